/* test-demo-auth.c: the sign-in servers: the page, codes, PKCE, rotation and reuse
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-wire.h"

/* RFC 7636, appendix B. */
#define VERIFIER "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
#define CHALLENGE "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

static char *
lever_uri (DemoWire   *wire,
           const char *redirect,
           const char *audience)
{
  g_autofree char *given = audience != NULL ? g_strdup (audience)
                                            : g_strconcat (hjl_demo_server_get_lever_uri (wire->server), "/", NULL);
  g_autofree char *query = soup_form_encode (
    "client_id", HJL_DEMO_CLIENT_ID, "redirect_uri", redirect, "response_type", "code", "state", "a b&c",
    "audience", given, "scope", "offline_access users:read:admin opportunities:write:admin", NULL);

  return g_strdup_printf ("%s/authorize?%s", hjl_demo_server_get_lever_auth_uri (wire->server), query);
}

static char *
hackajob_uri (DemoWire   *wire,
              const char *challenge)
{
  g_autofree char *query = soup_form_encode (
    "client_id", HJL_DEMO_HACKAJOB_CLIENT_ID, "redirect_uri", "http://127.0.0.1:40123/anything", "response_type", "code",
    "state", "s", "scope", "ats", "code_challenge_method", "S256", "code_challenge", challenge, NULL);

  return g_strdup_printf ("%s/authorize?%s", hjl_demo_server_get_hackajob_auth_uri (wire->server), query);
}

/* (transfer full) (nullable): one parameter of a redirect */
static char *
param (const char *location,
       const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (location, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr (GHashTable) form = soup_form_decode (g_uri_get_query (uri));

  return g_strdup (g_hash_table_lookup (form, name));
}

static char *
sign_in (DemoWire   *wire,
         const char *uri,
         const char *who,
         gboolean    accept)
{
  g_autoptr (GError) error = NULL;
  char *location = hjl_demo_server_sign_in (wire->server, uri, who, accept, &error);

  g_assert_no_error (error);
  return location;
}

static JsonObject *
post_token (DemoWire   *wire,
            gboolean    lever,
            const char *first,
            ...)
{
  g_autofree char *address = g_strconcat (lever ? hjl_demo_server_get_lever_auth_uri (wire->server)
                                                : hjl_demo_server_get_hackajob_auth_uri (wire->server),
                                          "/oauth/token", NULL);
  g_autoptr (SoupMessage) message = NULL;
  va_list args;

  va_start (args, first);
  message = soup_message_new_from_encoded_form ("POST", address, soup_form_encode_valist (first, args));
  va_end (args);
  return demo_wire_send (wire, message);
}

static JsonObject *
exchange (DemoWire   *wire,
          const char *location)
{
  g_autofree char *code = param (location, "code");

  return post_token (wire, TRUE, "grant_type", "authorization_code", "client_id", HJL_DEMO_CLIENT_ID,
                     "client_secret", HJL_DEMO_CLIENT_SECRET, "code", code, "redirect_uri",
                     "http://127.0.0.1:53683/callback", NULL);
}

static JsonObject *
refresh (DemoWire   *wire,
         const char *token)
{
  return post_token (wire, TRUE, "grant_type", "refresh_token", "client_id", HJL_DEMO_CLIENT_ID,
                     "client_secret", HJL_DEMO_CLIENT_SECRET, "refresh_token", token, NULL);
}

static guint
call_with (DemoWire   *wire,
           const char *access,
           const char *request)
{
  g_free (wire->lever_auth);
  wire->lever_auth = g_strconcat ("Bearer ", access, NULL);
  demo_wire_lever (wire, request, NULL);
  return wire->status;
}

static void
test_rotation (void)
{
  DemoWire         wire;
  JsonObject      *answer;
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;
  g_autofree char *state = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *access = NULL;

  demo_wire_open (&wire, NULL);
  uri = lever_uri (&wire, "http://127.0.0.1:53683/callback", NULL);
  location = sign_in (&wire, uri, "super-admin", TRUE);
  g_assert_true (g_str_has_prefix (location, "http://127.0.0.1:53683/callback?"));
  state = param (location, "state");
  g_assert_cmpstr (state, ==, "a b&c");

  answer = exchange (&wire, location);
  g_assert_cmpuint (wire.status, ==, 200);
  first = g_strdup (json_object_get_string_member (answer, "refresh_token"));
  answer = refresh (&wire, first);
  g_assert_cmpuint (wire.status, ==, 200);
  second = g_strdup (json_object_get_string_member (answer, "refresh_token"));
  access = g_strdup (json_object_get_string_member (answer, "access_token"));
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (call_with (&wire, access, "GET /users"), ==, 200);
  g_assert_cmpuint (call_with (&wire, access, "GET /postings"), ==, 403);

  /* The old one again: the whole family dies. */
  answer = refresh (&wire, first);
  g_assert_cmpuint (wire.status, ==, 403);
  g_assert_cmpstr (json_object_get_string_member (answer, "error"), ==, "invalid_grant");
  refresh (&wire, second);
  g_assert_cmpuint (wire.status, ==, 403);
  g_assert_cmpuint (call_with (&wire, access, "GET /users"), ==, 401);
  demo_wire_close (&wire);
}

static void
test_codes (void)
{
  DemoWire         wire;
  JsonObject      *answer;
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *error_text = NULL;
  g_autofree char *access = NULL;

  demo_wire_open (&wire, NULL);
  uri = lever_uri (&wire, "http://127.0.0.1:53683/callback", NULL);
  refusal = sign_in (&wire, uri, "super-admin", FALSE);
  error_text = param (refusal, "error");
  g_assert_cmpstr (error_text, ==, "access_denied");

  location = sign_in (&wire, uri, "super-admin", TRUE);
  post_token (&wire, TRUE, "grant_type", "refresh_token", "client_id", HJL_DEMO_CLIENT_ID, "refresh_token", "x", NULL);
  g_assert_cmpuint (wire.status, ==, 401);
  answer = exchange (&wire, location);
  access = g_strdup (json_object_get_string_member (answer, "access_token"));
  g_assert_cmpuint (call_with (&wire, access, "GET /users"), ==, 200);
  /* A code works once; the second time it takes back what it gave. */
  exchange (&wire, location);
  g_assert_cmpuint (wire.status, ==, 403);
  g_assert_cmpuint (call_with (&wire, access, "GET /users"), ==, 401);
  demo_wire_close (&wire);
}

static void
test_refusals (void)
{
  static const char *const redirects[] = {
    "http://127.0.0.1:53685/callback",
    "http://127.0.0.1:53683/callback/",
    "http://localhost:53683/callback",
    "http://127.0.0.1:53683/",
    "https://127.0.0.1:53683/callback",
  };
  DemoWire wire;

  demo_wire_open (&wire, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (redirects); i++)
    {
      g_autofree char *uri = lever_uri (&wire, redirects[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *location = hjl_demo_server_sign_in (wire.server, uri, "super-admin", TRUE, &error);

      g_assert_null (location);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
    }
  g_assert_cmpuint (demo_wire_violations (&wire), ==, G_N_ELEMENTS (redirects));
  demo_wire_close (&wire);
}

static void
test_people (void)
{
  DemoWire         wire;
  JsonObject      *answer;
  g_autofree char *uri = NULL;
  g_autofree char *location = NULL;
  g_autofree char *access = NULL;
  g_auto (GStrv) parts = NULL;

  demo_wire_open (&wire, NULL);
  uri = lever_uri (&wire, "http://127.0.0.1:53683/callback", NULL);
  location = sign_in (&wire, uri, "admin", TRUE);
  answer = exchange (&wire, location);
  access = g_strdup (json_object_get_string_member (answer, "access_token"));
  parts = g_strsplit (access, ".", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_cmpuint (call_with (&wire, access, "GET /users"), ==, 200);
  /* A plain Admin fails at the very end. */
  demo_wire_lever (&wire, "POST /opportunities?perform_as=x", "{}");
  g_assert_cmpuint (wire.status, ==, 403);

  demo_wire_control (&wire, "sign-in-options", "{\"admin_fails\":\"token\"}");
  g_free (location);
  location = sign_in (&wire, uri, "admin", TRUE);
  answer = exchange (&wire, location);
  g_assert_cmpuint (wire.status, ==, 403);
  g_assert_cmpstr (json_object_get_string_member (answer, "error"), ==, "access_denied");

  /* A malformed audience leaves offline_access alone. */
  g_free (uri);
  uri = lever_uri (&wire, "http://127.0.0.1:53683/callback", "https://api.lever.example/v1");
  g_free (location);
  location = sign_in (&wire, uri, "super-admin", TRUE);
  answer = exchange (&wire, location);
  g_assert_cmpstr (json_object_get_string_member (answer, "scope"), ==, "offline_access");
  g_free (access);
  access = g_strdup (json_object_get_string_member (answer, "access_token"));
  g_assert_cmpuint (call_with (&wire, access, "GET /users"), ==, 403);
  demo_wire_close (&wire);
}

static void
test_pkce (void)
{
  static const struct
  {
    const char *verifier;
    guint       status;
  } cases[] = {
    { "too-short", 403 },
    { "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 403 },
    { VERIFIER, 200 },
  };
  DemoWire         wire;
  JsonObject      *answer;
  g_autofree char *plain = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *error_text = NULL;

  demo_wire_open (&wire, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = hackajob_uri (&wire, CHALLENGE);
      g_autofree char *location = sign_in (&wire, uri, "no-master", TRUE);
      g_autofree char *code = param (location, "code");

      answer = post_token (&wire, FALSE, "grant_type", "authorization_code", "client_id", HJL_DEMO_HACKAJOB_CLIENT_ID,
                           "code", code, "redirect_uri", "http://127.0.0.1:40123/anything", "code_verifier",
                           cases[i].verifier, NULL);
      g_assert_cmpuint (wire.status, ==, cases[i].status);
    }
  g_assert_nonnull (json_object_get_string_member (answer, "refresh_token"));
  g_free (wire.hackajob_auth);
  wire.hackajob_auth = g_strconcat ("Bearer ", json_object_get_string_member (answer, "access_token"), NULL);
  demo_wire_hackajob (&wire, "GET /me", NULL, NULL);
  g_assert_cmpuint (wire.status, ==, 200);
  demo_wire_hackajob (&wire, "GET /stages", NULL, NULL);
  g_assert_cmpuint (wire.status, ==, 403);

  /* Without a challenge nobody gets as far as the page. */
  plain = hackajob_uri (&wire, "");
  refused = sign_in (&wire, plain, "master", TRUE);
  error_text = param (refused, "error");
  g_assert_cmpstr (error_text, ==, "invalid_request");
  demo_wire_close (&wire);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/auth/rotation", test_rotation);
  g_test_add_func ("/demo/auth/codes", test_codes);
  g_test_add_func ("/demo/auth/refusals", test_refusals);
  g_test_add_func ("/demo/auth/people", test_people);
  g_test_add_func ("/demo/auth/pkce", test_pkce);
  return g_test_run ();
}
