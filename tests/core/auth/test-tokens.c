/* test-tokens.c: state and verifier, tokens as the keyring has them, the store in memory
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "auth/hjl-pkce.h"
#include "auth/hjl-token-store-memory.h"
#include "auth/hjl-tokens.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

#define CANARY "canary-6f1d"

static HjlTokens *
make_tokens (void)
{
  HjlTokens *tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "access \"1\"");

  tokens->refresh_token = g_strdup ("refresh/1");
  tokens->client_id = g_strdup ("client");
  tokens->client_secret = g_strdup ("hush");
  tokens->scope = g_strdup ("offline_access ats");
  tokens->obtained_at = G_GINT64_CONSTANT (1700000000123);
  tokens->expires_at = G_GINT64_CONSTANT (1700003600123);

  return tokens;
}

static void
assert_tokens_equal (const HjlTokens *a,
                     const HjlTokens *b)
{
  g_assert_nonnull (a);
  g_assert_nonnull (b);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->secret, ==, b->secret);
  g_assert_cmpstr (a->refresh_token, ==, b->refresh_token);
  g_assert_cmpstr (a->client_id, ==, b->client_id);
  g_assert_cmpstr (a->client_secret, ==, b->client_secret);
  g_assert_cmpstr (a->scope, ==, b->scope);
  g_assert_cmpint (a->obtained_at, ==, b->obtained_at);
  g_assert_cmpint (a->expires_at, ==, b->expires_at);
}

/* The example of RFC 7636 appendix B. */
static void
test_pkce_challenge (void)
{
  g_autofree char *challenge = hjl_pkce_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static void
test_pkce_secret (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      char *secret = hjl_pkce_new_secret ();

      /* 256 bits are 43 letters, which is also the least that RFC 7636 4.1 allows. */
      g_assert_cmpuint (strlen (secret), ==, 43);
      g_assert_cmpuint (strspn (secret, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==, 43);
      g_assert_true (g_hash_table_add (seen, secret));
    }
}

static void
test_pkce_equal (void)
{
  g_assert_true (hjl_pkce_equal ("", ""));
  g_assert_true (hjl_pkce_equal ("abc", "abc"));
  g_assert_false (hjl_pkce_equal ("abc", "abd"));
  g_assert_false (hjl_pkce_equal ("xbc", "abc"));
  g_assert_false (hjl_pkce_equal ("abc", "ab"));
  g_assert_false (hjl_pkce_equal ("", "a"));
  g_assert_false (hjl_pkce_equal (NULL, "abc"));
  g_assert_false (hjl_pkce_equal ("abc", NULL));
  g_assert_false (hjl_pkce_equal (NULL, NULL));
}

static void
test_tokens_json (void)
{
  g_autoptr (HjlTokens) tokens = make_tokens ();
  g_autoptr (HjlTokens) bare = hjl_tokens_new (HJL_TOKENS_API_KEY, "key");
  g_autoptr (HjlTokens) read = NULL;
  g_autoptr (HjlTokens) read_bare = NULL;
  g_autoptr (HjlTokens) copy = hjl_tokens_copy (tokens);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = hjl_tokens_to_json (tokens);
  g_autofree char *bare_json = hjl_tokens_to_json (bare);

  read = hjl_tokens_from_json (json, &error);
  g_assert_no_error (error);
  assert_tokens_equal (read, tokens);
  assert_tokens_equal (copy, tokens);

  read_bare = hjl_tokens_from_json (bare_json, &error);
  g_assert_no_error (error);
  assert_tokens_equal (read_bare, bare);
}

static void
test_tokens_broken_json (void)
{
  const char *const broken[] = {
    "",
    "null",
    "[]",
    CANARY,
    "{\"version\":1,\"kind\":\"oauth\",\"secret\":\"" CANARY "\"",
    "{\"version\":1,\"kind\":\"oauth\"}",
    "{\"version\":1,\"kind\":\"oauth\",\"secret\":\"\"}",
    "{\"version\":1,\"kind\":\"oauth\",\"secret\":17}",
    "{\"version\":1,\"kind\":\"" CANARY "\",\"secret\":\"" CANARY "\"}",
    "{\"version\":1,\"kind\":\"oauth\",\"secret\":\"" CANARY "\",\"refresh_token\":[]}",
    "{\"version\":1,\"kind\":\"oauth\",\"secret\":\"" CANARY "\",\"expires_at\":\"" CANARY "\"}",
    "{\"version\":2,\"kind\":\"oauth\",\"secret\":\"" CANARY "\"}",
    "{\"kind\":\"oauth\",\"secret\":\"" CANARY "\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlTokens) tokens = hjl_tokens_from_json (broken[i], &error);

      g_assert_null (tokens);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
      g_assert_null (strstr (error->message, CANARY));
    }
}

static void
test_tokens_header (void)
{
  g_autoptr (HjlTokens) key = hjl_tokens_new (HJL_TOKENS_API_KEY, "Aladdin");
  g_autoptr (HjlTokens) bearer = hjl_tokens_new (HJL_TOKENS_BEARER, "abc.def");
  g_autoptr (HjlTokens) oauth = hjl_tokens_new (HJL_TOKENS_OAUTH, "ghi");
  g_autofree char *key_header = hjl_tokens_to_header (key);
  g_autofree char *bearer_header = hjl_tokens_to_header (bearer);
  g_autofree char *oauth_header = hjl_tokens_to_header (oauth);

  g_assert_cmpstr (key_header, ==, "Basic QWxhZGRpbjo=");
  g_assert_cmpstr (bearer_header, ==, "Bearer abc.def");
  g_assert_cmpstr (oauth_header, ==, "Bearer ghi");
}

static void
test_tokens_due (void)
{
  static const struct
  {
    HjlTime  obtained;
    HjlTime  expires;
    HjlTime  now;
    gboolean due;
  } cases[] = {
    { 1000000, 0, G_MAXINT64, FALSE },    /* no end */
    { 1000000, 4600000, 1000000, FALSE }, /* an hour */
    { 1000000, 4600000, 4539999, FALSE }, /* a moment more than 60 s left */
    { 1000000, 4600000, 4540000, TRUE },  /* 60 s left */
    { 1000000, 4600000, 9999999, TRUE },  /* over */
    { 1000000, 1040000, 1029999, FALSE }, /* 40 s: a quarter is 10 s */
    { 1000000, 1040000, 1030000, TRUE },  /* the last quarter */
    { 1000000, 1040000, 1000000, FALSE }, /* a short one can be used at all */
    { 5000000, 4600000, 4590000, FALSE }, /* nonsense: the end itself counts */
    { 5000000, 4600000, 4600000, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "a");

      tokens->obtained_at = cases[i].obtained;
      tokens->expires_at = cases[i].expires;
      g_assert_cmpint (hjl_tokens_are_due (tokens, cases[i].now), ==, cases[i].due);
    }
}

static void
test_tokens_claim (void)
{
  const char *const no_jwt[] = {
    "opaque",
    "a.b",
    "a.b.c",
    "a.!!!!.c",
    "a..c",
    "a.W10.c",             /* [] */
    "a.eyJpZCI6NX0.c",     /* {"id":5} */
    "a.eyJpZCI6bnVsbH0.c", /* {"id":null} */
  };
  /* {"https://oauth.lever.co/userId":"u?>1","n":1} has a letter of the URL alphabet */
  const char      *payload = "eyJodHRwczovL29hdXRoLmxldmVyLmNvL3VzZXJJZCI6InU_PjEiLCJuIjoxfQ";
  g_autofree char *jwt = g_strconcat ("eyJhbGciOiJub25lIn0.", payload, ".c2ln", NULL);
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, jwt);
  g_autofree char *id = hjl_tokens_dup_claim (tokens, "https://oauth.lever.co/userId");

  g_assert_cmpstr (id, ==, "u?>1");
  g_assert_null (hjl_tokens_dup_claim (tokens, "missing"));
  g_assert_null (hjl_tokens_dup_claim (tokens, "n"));

  for (guint i = 0; i < G_N_ELEMENTS (no_jwt); i++)
    {
      g_autoptr (HjlTokens) other = hjl_tokens_new (HJL_TOKENS_OAUTH, no_jwt[i]);

      g_assert_null (hjl_tokens_dup_claim (other, "id"));
    }
}

static void
test_store_memory (void)
{
  HjlTokenStore *store = hjl_token_store_memory_new ();
  g_autoptr (HjlTokens) tokens = make_tokens ();
  g_autoptr (HjlTokens) read = NULL;
  g_autoptr (GError) error = NULL;
  const char *const others[][2] = { { "sandbox", "lever" }, { "production", "hackajob" } };
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GAsyncResult) reloaded = NULL;

  hjl_token_store_save_async (store, "production", "lever", tokens, NULL, hjl_test_got_result, &saved);
  g_assert_true (hjl_finish (store, hjl_test_wait (&saved), &error));
  g_assert_no_error (error);

  hjl_token_store_load_async (store, "production", "lever", NULL, hjl_test_got_result, &loaded);
  read = hjl_finish_pointer (store, hjl_test_wait (&loaded), &error);
  g_assert_no_error (error);
  assert_tokens_equal (read, tokens);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      hjl_token_store_load_async (store, others[i][0], others[i][1], NULL, hjl_test_got_result, &result);
      g_assert_null (hjl_finish_pointer (store, hjl_test_wait (&result), &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
      g_clear_error (&error);
    }

  hjl_token_store_clear_async (store, "production", "lever", NULL, hjl_test_got_result, &cleared);
  g_assert_true (hjl_finish (store, hjl_test_wait (&cleared), &error));
  g_assert_no_error (error);

  hjl_token_store_load_async (store, "production", "lever", NULL, hjl_test_got_result, &reloaded);
  g_assert_null (hjl_finish_pointer (store, hjl_test_wait (&reloaded), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);

  g_clear_object (&saved);
  g_clear_object (&loaded);
  g_clear_object (&cleared);
  g_clear_object (&reloaded);
  hjl_test_assert_finalized (store);
}

/* As people paste it, and as editors and letters make it. */
static void
test_clean (void)
{
  static const struct
  {
    const char *given;
    const char *meant;
  } cases[] = {
    { "key", "key" },
    { "", "" },
    { " \t key \r\n", "key" },
    { "\xef\xbb\xbfkey", "key" },
    { "\xc2\xa0key\xc2\xa0", "key" },
    { "\xe2\x80\xafkey\xe3\x80\x80", "key" },
    { "\xe2\x80\x8bk\xe2\x80\x8b"
      "ey\xe2\x81\xa0",
      "key" },
    { "\"key\"", "key" },
    { "'key'", "key" },
    { "`key`", "key" },
    { "“key”", "key" },
    { "„key“", "key" },
    { "« key »", "key" },
    { "Bearer key", "key" },
    { "bearer\xc2\xa0key", "key" },
    { "Authorization: Bearer key", "key" },
    { "\"Authorization: Bearer key\"", "key" },
    { "\xef\xbb\xbf"
      "\"Bearer key\"\r\n",
      "key" },
    { "Basic a2V5Og==", "key" },
    { "basic key", "key" },
    { "bearerkey", "bearerkey" },
    { "Basics", "Basics" },
    { "Bearer", "Bearer" },
    { "a\"b", "a\"b" },
    { "two words", "two words" },
    { "one\nline", "one\nline" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = hjl_tokens_clean_secret (cases[i].given);

      g_assert_cmpstr (clean, ==, cases[i].meant);
    }
  g_assert_true (hjl_tokens_is_secret ("a.b-c_d~e+f/g=="));
  g_assert_false (hjl_tokens_is_secret (""));
  g_assert_false (hjl_tokens_is_secret ("two\nlines"));
  g_assert_false (hjl_tokens_is_secret ("schlüssel"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/auth/pkce/challenge", test_pkce_challenge);
  g_test_add_func ("/auth/pkce/secret", test_pkce_secret);
  g_test_add_func ("/auth/pkce/equal", test_pkce_equal);
  g_test_add_func ("/auth/tokens/json", test_tokens_json);
  g_test_add_func ("/auth/tokens/broken-json", test_tokens_broken_json);
  g_test_add_func ("/auth/tokens/header", test_tokens_header);
  g_test_add_func ("/auth/tokens/due", test_tokens_due);
  g_test_add_func ("/auth/tokens/claim", test_tokens_claim);
  g_test_add_func ("/auth/store-memory", test_store_memory);

  g_test_add_func ("/auth/tokens/clean", test_clean);

  return g_test_run ();
}
