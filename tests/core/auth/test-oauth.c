/* test-oauth.c: what is sent to the two endpoints, and what is made of their answers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "auth/hjl-oauth.h"
#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

#define CANARY "canary-2c9a"
#define STATE "the-state"

static HjlOauthConfig *
make_config (const char *token_uri)
{
  HjlOauthConfig *config = hjl_oauth_config_new ();
  const guint16   ports[] = { 53682, 53683, 0 };

  config->authorize_uri = g_strdup ("https://auth.example/authorize");
  config->token_uri = g_strdup (token_uri);
  config->audience = g_strdup ("https://api.example/v1/");
  config->client_id = g_strdup ("client 1");
  config->client_secret = g_strdup ("hush&hush");
  config->scopes = g_strdup ("offline_access opportunities:write:admin");
  config->ports = g_memdup2 (ports, sizeof ports);

  return config;
}

static void
test_config (void)
{
  g_autoptr (HjlOauthConfig) config = make_config ("https://auth.example/token");
  g_autoptr (HjlOauthConfig) copy = NULL;
  g_autoptr (HjlOauthConfig) empty = hjl_oauth_config_new ();
  g_autoptr (HjlOauthConfig) empty_copy = hjl_oauth_config_copy (empty);

  config->issuer = g_strdup ("https://issuer.example/");
  copy = hjl_oauth_config_copy (config);
  g_assert_cmpstr (copy->authorize_uri, ==, config->authorize_uri);
  g_assert_cmpstr (copy->token_uri, ==, config->token_uri);
  g_assert_cmpstr (copy->issuer, ==, config->issuer);
  g_assert_cmpstr (copy->audience, ==, config->audience);
  g_assert_cmpstr (copy->client_id, ==, config->client_id);
  g_assert_cmpstr (copy->client_secret, ==, config->client_secret);
  g_assert_cmpstr (copy->scopes, ==, config->scopes);
  g_assert_cmpmem (copy->ports, 3 * sizeof (guint16), config->ports, 3 * sizeof (guint16));
  g_assert_null (empty_copy->ports);
}

static void
test_authorize_uri (void)
{
  g_autoptr (HjlOauthConfig) config = make_config ("https://auth.example/token");
  g_autofree char *uri = NULL;
  g_autofree char *more = NULL;
  g_autofree char *public = NULL;

  uri = hjl_oauth_build_authorize_uri (config, "http://127.0.0.1:53682/callback", "s-t", "c_c");
  g_assert_cmpstr (uri, ==,
                   "https://auth.example/authorize?response_type=code&client_id=client%201"
                   "&redirect_uri=http%3A%2F%2F127.0.0.1%3A53682%2Fcallback"
                   "&audience=https%3A%2F%2Fapi.example%2Fv1%2F"
                   "&scope=offline_access%20opportunities%3Awrite%3Aadmin"
                   "&state=s-t&code_challenge=c_c&code_challenge_method=S256");
  g_assert_null (strstr (uri, "hush"));

  g_free (config->authorize_uri);
  config->authorize_uri = g_strdup ("https://auth.example/authorize?tenant=a");
  more = hjl_oauth_build_authorize_uri (config, "http://127.0.0.1:1/callback", "s", "c");
  g_assert_true (g_str_has_prefix (more, "https://auth.example/authorize?tenant=a&response_type=code&"));

  g_clear_pointer (&config->audience, g_free);
  g_clear_pointer (&config->scopes, g_free);
  public = hjl_oauth_build_authorize_uri (config, "http://127.0.0.1:1/callback", "s", "c");
  g_assert_null (strstr (public, "audience"));
  g_assert_null (strstr (public, "scope"));
}

static void
test_redirect (void)
{
  static const struct
  {
    const char *query;
    const char *code;  /* what comes of it, or */
    int         error; /* how it ends */
    gboolean    ours;
  } cases[] = {
    { "code=c1&state=" STATE, "c1", 0, TRUE },
    { "state=" STATE "&code=c%2F1%2B%3D", "c/1+=", 0, TRUE },
    { "state=" STATE "&code=a+b", "a b", 0, TRUE },
    { "state=" STATE "&code=c1&iss=https%3A%2F%2Fauth.example", "c1", 0, TRUE },
    { "state=" STATE "&code=c1&iss=https%3A%2F%2Fauth.example%2F", "c1", 0, TRUE },
    { "state=" STATE "&code=c1&iss=", "c1", 0, TRUE },
    { "state=" STATE "&code=c1&unknown=x&session_state=y", "c1", 0, TRUE },
    { "state=" STATE "&code=c1&error=", "c1", 0, TRUE },

    { "", NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "code=c1", NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "code=c1&state=", NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "code=c1&state=the-statf", NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "code=c1&state=the-state2", NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "code=c1&state=THE-STATE", NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "code=c1&state=" STATE "&state=" STATE, NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "code=c1&state=x&state=" STATE, NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "error=access_denied", NULL, HJL_ERROR_SIGN_IN, FALSE },
    { "error=access_denied&state=x", NULL, HJL_ERROR_SIGN_IN, FALSE },

    { "state=" STATE, NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=c1&code=c2", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=c1&iss=https%3A%2F%2Fauth.example&iss=https%3A%2F%2Fauth.example", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=c%ZZ", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=c1&iss=https%3A%2F%2Fevil.example", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=c1&iss=http%3A%2F%2Fauth.example", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=c1&iss=https%3A%2F%2Fauth.example%2F%2F", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&code=c1&iss=https%3A%2F%2Fauth.example.evil", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&error=access_denied&iss=https%3A%2F%2Fevil.example", NULL, HJL_ERROR_SIGN_IN, TRUE },
    { "state=" STATE "&error=access_denied&error_description=user_did_not_authorize_the_request", NULL, HJL_ERROR_SIGN_IN_REFUSED, TRUE },
    { "state=" STATE "&error=access_denied&code=c1", NULL, HJL_ERROR_SIGN_IN_REFUSED, TRUE },
    { "state=" STATE "&error=server_error", NULL, HJL_ERROR_SIGN_IN, TRUE },
  };
  g_autoptr (HjlOauthConfig) config = make_config ("https://auth.example/token");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = NULL;

      g_test_message ("%s", cases[i].query);
      g_assert_cmpint (hjl_oauth_has_state (cases[i].query, STATE), ==, cases[i].ours);
      code = hjl_oauth_read_redirect (config, cases[i].query, STATE, &error);
      g_assert_cmpstr (code, ==, cases[i].code);

      if (cases[i].code == NULL)
        g_assert_error (error, HJL_ERROR, cases[i].error);
      else
        g_assert_no_error (error);
    }
}

static void
test_issuer (void)
{
  static const struct
  {
    const char *authorize;
    const char *issuer; /* of the environment */
    const char *iss;
    gboolean    good;
  } cases[] = {
    { "https://auth.example/authorize", NULL, "https%3A%2F%2Fauth.example", TRUE },
    { "https://auth.example:443/authorize", NULL, "https%3A%2F%2Fauth.example", TRUE },
    { "https://auth.example:8443/authorize", NULL, "https%3A%2F%2Fauth.example%3A8443%2F", TRUE },
    { "https://auth.example:8443/authorize", NULL, "https%3A%2F%2Fauth.example", FALSE },
    { "http://127.0.0.1:9/a?b=c", NULL, "http%3A%2F%2F127.0.0.1%3A9", TRUE },
    { "http://[::1]:9/a", NULL, "http%3A%2F%2F%5B%3A%3A1%5D%3A9", TRUE },
    { "https://auth.example/authorize", "https://issuer.example/realm/", "https%3A%2F%2Fissuer.example%2Frealm", TRUE },
    { "https://auth.example/authorize", "https://issuer.example/realm", "https%3A%2F%2Fissuer.example%2Frealm%2F", TRUE },
    { "https://auth.example/authorize", "https://issuer.example/realm", "https%3A%2F%2Fauth.example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlOauthConfig) config = hjl_oauth_config_new ();
      g_autofree char *query = g_strconcat ("code=c&state=s&iss=", cases[i].iss, NULL);
      g_autofree char *code = NULL;
      g_autoptr (GError) error = NULL;

      config->authorize_uri = g_strdup (cases[i].authorize);
      config->issuer = g_strdup (cases[i].issuer);
      code = hjl_oauth_read_redirect (config, query, "s", &error);
      g_test_message ("%s", query);
      g_assert_cmpstr (code, ==, cases[i].good ? "c" : NULL);
    }
}

/* Every code has words of its own, and none repeats what the server says beside it. */
static void
test_error_words (void)
{
  const char *const codes[] = {
    "access_denied",
    "unauthorized_client",
    "invalid_scope",
    "server_error",
    "temporarily_unavailable",
    "consent_required",
    "login_required",
    "interaction_required",
    "account_selection_required",
    "invalid_request",
    "unsupported_response_type",
    "invalid_target",
    "some_new_code",
    CANARY "%20mail@person.example",
  };
  g_autoptr (HjlOauthConfig) config = make_config ("https://auth.example/token");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      int              expected = i == 0 ? HJL_ERROR_SIGN_IN_REFUSED : HJL_ERROR_SIGN_IN;
      g_autofree char *query = g_strconcat ("state=" STATE "&error=", codes[i], "&error_description=" CANARY, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (hjl_oauth_read_redirect (config, query, STATE, &error));
      g_assert_error (error, HJL_ERROR, expected);
      g_assert_null (strstr (error->message, CANARY));
      g_assert_cmpint (strstr (error->message, "some_new_code") != NULL, ==, g_str_equal (codes[i], "some_new_code"));
      g_assert_true (g_hash_table_add (seen, g_strdup (error->message)));
    }
}

typedef struct
{
  HjlMockServer  *server;
  HjlHttp        *http;
  HjlOauthConfig *config;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autofree char *token_uri = NULL;

  fixture->server = hjl_mock_server_new ();
  fixture->http = hjl_http_new_with (&(HjlHttpOptions){ .base_uri = hjl_mock_server_get_uri (fixture->server), .backoff = 1 });
  token_uri = g_strconcat (hjl_mock_server_get_uri (fixture->server), "/oauth/token", NULL);
  fixture->config = make_config (token_uri);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  hjl_mock_server_assert_done (fixture->server);
  hjl_oauth_config_free (fixture->config);
  g_object_unref (fixture->http);
  g_object_unref (fixture->server);
}

static HjlTokens *
exchange (Fixture *fixture,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_oauth_exchange_async (fixture->config, fixture->http, "the/code", "http://127.0.0.1:53682/callback",
                            "the-verifier", NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (NULL, hjl_test_wait (&result), error);
}

static HjlTokens *
refresh (Fixture         *fixture,
         const HjlTokens *tokens,
         GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_oauth_refresh_async (fixture->config, fixture->http, tokens, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (NULL, hjl_test_wait (&result), error);
}

static HjlTokens *
make_tokens (void)
{
  HjlTokens *tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "old-access");

  tokens->refresh_token = g_strdup (CANARY "+old/refresh");
  tokens->scope = g_strdup ("old scope");

  return tokens;
}

static void
assert_fields (Fixture    *fixture,
               const char *first,
               ...)
{
  HjlMockRequest *request = hjl_mock_server_get_last (fixture->server);
  g_autoptr (GHashTable) form = hjl_mock_request_dup_form (request);
  guint   n_fields = 0;
  va_list args;

  g_assert_cmpstr (hjl_mock_request_get_header (request, "Content-Type"), ==, "application/x-www-form-urlencoded");
  g_assert_null (hjl_mock_request_get_header (request, "Authorization"));

  va_start (args, first);
  for (const char *name = first; name != NULL; name = va_arg (args, const char *))
    {
      g_assert_cmpstr (g_hash_table_lookup (form, name), ==, va_arg (args, const char *));
      n_fields++;
    }
  va_end (args);

  g_assert_cmpuint (g_hash_table_size (form), ==, n_fields);
}

static void
test_exchange (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  HjlTime before = hjl_time_now ();

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200,
                          "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"token_type\":\"Bearer\","
                          "\"scope\":\"opportunities:write:admin\",\"expires_in\":3600,\"id_token\":7}");
  tokens = exchange (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tokens->kind, ==, HJL_TOKENS_OAUTH);
  g_assert_cmpstr (tokens->secret, ==, "a1");
  g_assert_cmpstr (tokens->refresh_token, ==, "r1");
  g_assert_cmpstr (tokens->scope, ==, "opportunities:write:admin");
  g_assert_cmpstr (tokens->client_id, ==, "client 1");
  g_assert_cmpstr (tokens->client_secret, ==, "hush&hush");
  g_assert_cmpint (tokens->obtained_at, >=, before);
  g_assert_cmpint (tokens->obtained_at, <=, hjl_time_now ());
  g_assert_cmpint (tokens->expires_at, ==, tokens->obtained_at + 3600000);

  assert_fields (fixture,
                 "grant_type", "authorization_code",
                 "client_id", "client 1",
                 "client_secret", "hush&hush",
                 "code", "the/code",
                 "redirect_uri", "http://127.0.0.1:53682/callback",
                 "code_verifier", "the-verifier",
                 NULL);
}

/* A public client, and an answer with the least that RFC 6749 5.1 asks for, written in odd ways. */
static void
test_exchange_public (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (HjlTokens) endless = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->config->client_secret, g_free);

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200,
                          "{\"access_token\":\"a1\",\"token_type\":\"bEARER\",\"expires_in\":\"60\",\"scope\":null,\"refresh_token\":\"\"}");
  tokens = exchange (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (tokens->refresh_token);
  g_assert_null (tokens->client_secret);
  g_assert_cmpstr (tokens->scope, ==, "offline_access opportunities:write:admin");
  g_assert_cmpint (tokens->expires_at, ==, tokens->obtained_at + 60000);
  assert_fields (fixture,
                 "grant_type", "authorization_code",
                 "client_id", "client 1",
                 "code", "the/code",
                 "redirect_uri", "http://127.0.0.1:53682/callback",
                 "code_verifier", "the-verifier",
                 NULL);

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, "{\"access_token\":\"a1\"}");
  endless = exchange (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (endless->expires_at, ==, 0);
}

/* The tokens before them are spent: what only helps costs nobody the new ones. */
static void
test_exchange_tolerant (Fixture      *fixture,
                        gconstpointer user_data)
{
  static const struct
  {
    const char *members;
    gint64      life;
    const char *scope;
  } cases[] = {
    { "\"expires_in\":3599.5", 3599, NULL },
    { "\"expires_in\":\"3600.0\"", 3600, NULL },
    { "\"expires_in\":1e300", G_GINT64_CONSTANT (366) * 24 * 60 * 60, NULL },
    { "\"expires_in\":-1", 0, NULL },
    { "\"expires_in\":\"soon\"", 0, NULL },
    { "\"expires_in\":\"nan\"", 0, NULL },
    { "\"expires_in\":[]", 0, NULL },
    { "\"expires_in\":null", 0, NULL },
    { "\"scope\":[\"a\",\"b\",7]", 0, "a b" },
    { "\"scope\":[]", 0, NULL },
    { "\"scope\":7", 0, NULL },
    { "\"scope\":{}", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlTokens) tokens = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *body = g_strdup_printf ("{\"access_token\":\"a1\",\"refresh_token\":\"r2\",%s}", cases[i].members);

      g_test_message ("%s", cases[i].members);
      hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, body);
      tokens = exchange (fixture, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tokens->refresh_token, ==, "r2");
      g_assert_cmpint (tokens->expires_at, ==, cases[i].life == 0 ? 0 : tokens->obtained_at + cases[i].life * 1000);
      g_assert_cmpstr (tokens->scope, ==, cases[i].scope != NULL ? cases[i].scope : "offline_access opportunities:write:admin");
    }
}

static void
test_broken_answers (Fixture      *fixture,
                     gconstpointer user_data)
{
  static const struct
  {
    const char *body;
    const char *member;
    int         code;
  } cases[] = {
    { "", "", HJL_ERROR_GATEWAY },
    { "<html>" CANARY "</html>", "", HJL_ERROR_GATEWAY },
    { "[]", "", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"" CANARY "\"", "", HJL_ERROR_BAD_RESPONSE },
    { "{}", "access_token", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":null}", "access_token", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"\"}", "access_token", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":17}", "access_token", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"" CANARY " x\"}", "access_token", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"" CANARY "\\r\\nX: y\"}", "access_token", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"" CANARY "é\"}", "access_token", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"" CANARY "\",\"token_type\":\"mac\"}", "token_type", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"" CANARY "\",\"token_type\":1}", "token_type", HJL_ERROR_BAD_RESPONSE },
    { "{\"access_token\":\"" CANARY "\",\"refresh_token\":{}}", "refresh_token", HJL_ERROR_BAD_RESPONSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlTokens) tokens = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, cases[i].body);
      tokens = exchange (fixture, &error);
      g_assert_null (tokens);
      g_assert_error (error, HJL_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].member));
      g_assert_null (strstr (error->message, CANARY));
    }
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer user_data)
{
  static const struct
  {
    guint       status;
    const char *body;
    int         of_exchange;
    int         of_refresh;
    const char *words;
  } cases[] = {
    { 400, "{\"error\":\"invalid_grant\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_AUTH_EXPIRED, NULL },
    { 403, "{\"error\":\"invalid_grant\",\"error_description\":\"Unknown or invalid refresh token. " CANARY "\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_AUTH_EXPIRED, NULL },
    { 401, "{\"error\":\"access_denied\",\"error_description\":\"Unauthorized\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, "not an API key" },
    { 401, "{\"error\":\"invalid_client\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, "not an API key" },
    { 401, "", HJL_ERROR_GATEWAY, HJL_ERROR_GATEWAY, NULL },
    { 403, "{\"error\":\"access_denied\",\"error_description\":\"Unable to find a signing key that matches " CANARY "\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, "sandbox and production" },
    { 403, "{\"error\":\"access_denied\",\"error_description\":\"user is not allowed " CANARY "\"}", HJL_ERROR_SIGN_IN_REFUSED, HJL_ERROR_SIGN_IN_REFUSED, "Super Admin" },
    { 403, "{\"error\":\"access_denied\"}", HJL_ERROR_SIGN_IN_REFUSED, HJL_ERROR_SIGN_IN_REFUSED, "Super Admin" },
    { 403, "no", HJL_ERROR_GATEWAY, HJL_ERROR_GATEWAY, NULL },
    { 400, "{\"error\":\"invalid_request\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, "redirect address" },
    { 400, "{\"error\":\"invalid_scope\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, "scopes" },
    { 400, "{\"error\":\"unauthorized_client\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, "client ID" },
    { 400, "{\"error\":\"unsupported_grant_type\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, NULL },
    { 400, "{\"error\":\"something_new\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, "something_new" },
    { 400, "{\"error\":\"" CANARY "@person.example\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_SIGN_IN, NULL },
    { 404, "<html>" CANARY "</html>", HJL_ERROR_GATEWAY, HJL_ERROR_GATEWAY, NULL },
    { 407, "{\"error\":\"invalid_grant\"}", HJL_ERROR_GATEWAY, HJL_ERROR_GATEWAY, NULL },
    { 500, "{\"error\":\"invalid_grant\"}", HJL_ERROR_SIGN_IN, HJL_ERROR_UNCERTAIN, NULL },
    { 501, "{\"error\":\"invalid_grant\"}", HJL_ERROR_SERVER, HJL_ERROR_SERVER, NULL },
  };
  g_autoptr (HjlTokens) old = make_tokens ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) exchange_error = NULL;
      g_autoptr (GError) refresh_error = NULL;

      g_test_message ("%u %s", cases[i].status, cases[i].body);
      hjl_mock_answer_set_times (hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", cases[i].status, cases[i].body), 2);
      g_assert_null (exchange (fixture, &exchange_error));
      g_assert_error (exchange_error, HJL_ERROR, cases[i].of_exchange);
      g_assert_null (refresh (fixture, old, &refresh_error));
      g_assert_error (refresh_error, HJL_ERROR, cases[i].of_refresh);

      g_assert_null (strstr (exchange_error->message, CANARY));
      g_assert_null (strstr (refresh_error->message, CANARY));
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (exchange_error->message, cases[i].words));
    }
}

static void
test_refresh (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (HjlTokens) old = make_tokens ();
  g_autoptr (HjlTokens) kept = NULL;
  g_autoptr (HjlTokens) rotated = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, "{\"access_token\":\"a2\",\"token_type\":\"Bearer\",\"expires_in\":10}");
  kept = refresh (fixture, old, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept->secret, ==, "a2");
  g_assert_cmpstr (kept->refresh_token, ==, old->refresh_token);
  g_assert_cmpstr (kept->scope, ==, "old scope");
  g_assert_cmpstr (kept->client_id, ==, "client 1");
  assert_fields (fixture,
                 "grant_type", "refresh_token",
                 "client_id", "client 1",
                 "client_secret", "hush&hush",
                 "refresh_token", old->refresh_token,
                 NULL);

  /* Tokens that name their registration, a public one, are renewed with that. */
  old->client_id = g_strdup ("their-own");
  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, "{\"access_token\":\"a3\",\"refresh_token\":\"r3\",\"scope\":\"less\"}");
  rotated = refresh (fixture, old, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rotated->refresh_token, ==, "r3");
  g_assert_cmpstr (rotated->scope, ==, "less");
  assert_fields (fixture,
                 "grant_type", "refresh_token",
                 "client_id", "their-own",
                 "refresh_token", old->refresh_token,
                 NULL);
}

/* Nobody knows whether the code or the refresh token is spent now: never sent again by itself. */
static void
test_cut (Fixture      *fixture,
          gconstpointer user_data)
{
  const HjlMockFault faults[] = { HJL_MOCK_FAULT_CLOSE, HJL_MOCK_FAULT_CUT_BODY };
  g_autoptr (HjlTokens) old = make_tokens ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) exchange_error = NULL;
      g_autoptr (GError) refresh_error = NULL;
      guint          n_before = hjl_mock_server_count (fixture->server, "POST", "/oauth/token");
      HjlMockAnswer *answer = hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, "{\"access_token\":\"a\"}");

      hjl_mock_answer_set_times (hjl_mock_answer_set_fault (answer, faults[i]), 2);
      g_assert_null (exchange (fixture, &exchange_error));
      g_assert_error (exchange_error, HJL_ERROR, HJL_ERROR_SIGN_IN);
      g_assert_null (refresh (fixture, old, &refresh_error));
      g_assert_error (refresh_error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
      g_assert_cmpuint (hjl_mock_server_count (fixture->server, "POST", "/oauth/token") - n_before, ==, 2);
    }
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_oauth_exchange_async (fixture->config, fixture->http, "c", "http://127.0.0.1:1/callback", "v",
                            cancellable, hjl_test_got_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (hjl_finish_pointer (NULL, hjl_test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/auth/oauth/config", test_config);
  g_test_add_func ("/auth/oauth/authorize-uri", test_authorize_uri);
  g_test_add_func ("/auth/oauth/redirect", test_redirect);
  g_test_add_func ("/auth/oauth/issuer", test_issuer);
  g_test_add_func ("/auth/oauth/error-words", test_error_words);
  g_test_add ("/auth/oauth/exchange", Fixture, NULL, set_up, test_exchange, tear_down);
  g_test_add ("/auth/oauth/exchange-public", Fixture, NULL, set_up, test_exchange_public, tear_down);
  g_test_add ("/auth/oauth/exchange-tolerant", Fixture, NULL, set_up, test_exchange_tolerant, tear_down);
  g_test_add ("/auth/oauth/broken-answers", Fixture, NULL, set_up, test_broken_answers, tear_down);
  g_test_add ("/auth/oauth/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/auth/oauth/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/auth/oauth/cut", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add ("/auth/oauth/cancel", Fixture, NULL, set_up, test_cancel, tear_down);

  return g_test_run ();
}
