/* test-sign-in.c: a whole sign-in: address, browser or paste, tokens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "auth/hjl-pkce.h"
#include "auth/hjl-sign-in.h"
#include "hjl-mock-server.h"
#include "hjl-test-browser.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

#define TOKENS "{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"token_type\":\"Bearer\",\"expires_in\":3600}"

typedef struct
{
  HjlMockServer  *server;
  HjlHttp        *http;
  HjlOauthConfig *config;
  HjlSignIn      *sign_in;
  GAsyncResult   *result;
  guint16         port;
  char           *state;
} Fixture;

static char *
dup_parameter (const char *address,
               const char *name)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *query = strchr (address, '?');

  g_assert_nonnull (query);
  parameters = g_uri_parse_params (query + 1, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  g_assert_nonnull (parameters);

  return g_strdup (g_hash_table_lookup (parameters, name));
}

static void
make_sign_in (Fixture *fixture,
              gint64   time_limit)
{
  g_clear_object (&fixture->sign_in);
  fixture->sign_in = hjl_sign_in_new (fixture->config, fixture->http, time_limit);
}

static void
start (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *redirect = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);
  g_autofree char *sent = NULL;

  g_assert_true (hjl_sign_in_start (fixture->sign_in, &error));
  g_assert_no_error (error);
  fixture->state = dup_parameter (hjl_sign_in_get_uri (fixture->sign_in), "state");
  sent = dup_parameter (hjl_sign_in_get_uri (fixture->sign_in), "redirect_uri");
  g_assert_cmpstr (sent, ==, redirect);
}

static void
run (Fixture      *fixture,
     GCancellable *cancellable)
{
  hjl_sign_in_run_async (fixture->sign_in, cancellable, hjl_test_got_result, &fixture->result);
}

static HjlTokens *
finish_run (Fixture *fixture,
            GError **error)
{
  return hjl_finish_pointer (fixture->sign_in, hjl_test_wait (&fixture->result), error);
}

/* Nobody listens any more. */
static void
assert_closed (Fixture *fixture)
{
  g_autoptr (GSocket) socket = hjl_test_take_port ("127.0.0.1", fixture->port);

  g_assert_nonnull (socket);
}

static void
assert_signed_in (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlTokens) tokens = finish_run (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tokens->secret, ==, "a1");
  g_assert_cmpstr (tokens->refresh_token, ==, "r1");
  g_assert_cmpstr (tokens->client_id, ==, "client");
}

static void
assert_failed (Fixture *fixture,
               int      code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (finish_run (fixture, &error));
  g_assert_error (error, HJL_ERROR, code);
}

static guint
browse (Fixture    *fixture,
        const char *format,
        const char *state)
{
  g_auto (GStrv) parts = g_strsplit (format, "STATE", 2);
  g_autofree char *path = g_strjoinv (state, parts);
  g_autofree char *answer = hjl_test_browser_get (fixture->port, path);

  return hjl_test_browser_get_status (answer);
}

static gboolean
paste (Fixture    *fixture,
       const char *format,
       GError    **error)
{
  g_autofree char *port = g_strdup_printf ("%u", fixture->port);
  g_auto (GStrv) by_state = g_strsplit (format, "STATE", 2);
  g_autofree char *with_state = g_strjoinv (fixture->state, by_state);
  g_auto (GStrv) by_port = g_strsplit (with_state, "PORT", 2);
  g_autofree char *address = g_strjoinv (port, by_port);

  return hjl_sign_in_paste (fixture->sign_in, address, error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  guint16 ports[] = { hjl_test_find_free_port (), 0 };

  fixture->server = hjl_mock_server_new ();
  fixture->http = hjl_http_new_with (&(HjlHttpOptions){ .base_uri = hjl_mock_server_get_uri (fixture->server), .backoff = 1 });
  fixture->port = ports[0];
  fixture->config = hjl_oauth_config_new ();
  fixture->config->authorize_uri = g_strdup ("https://auth.example/authorize");
  fixture->config->token_uri = g_strconcat (hjl_mock_server_get_uri (fixture->server), "/oauth/token", NULL);
  fixture->config->client_id = g_strdup ("client");
  fixture->config->scopes = g_strdup ("ats");
  fixture->config->ports = g_memdup2 (ports, sizeof ports);
  make_sign_in (fixture, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  hjl_mock_server_assert_done (fixture->server);
  g_clear_object (&fixture->result);
  hjl_test_assert_finalized (fixture->sign_in);
  assert_closed (fixture);
  hjl_oauth_config_free (fixture->config);
  g_free (fixture->state);
  g_object_unref (fixture->http);
  g_object_unref (fixture->server);
}

static void
test_new (Fixture      *fixture,
          gconstpointer user_data)
{
  gint64 left = hjl_sign_in_get_deadline (fixture->sign_in) - g_get_monotonic_time ();

  g_assert_null (hjl_sign_in_get_uri (fixture->sign_in));
  g_assert_cmpint (left, <=, 300 * G_USEC_PER_SEC);
  g_assert_cmpint (left, >, 290 * G_USEC_PER_SEC);
}

static void
test_browser (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autofree char *challenge = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GHashTable) form = NULL;

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, TOKENS);
  start (fixture);
  run (fixture, NULL);
  g_assert_cmpuint (browse (fixture, "/callback?code=c%2F1&state=STATE&iss=https%3A%2F%2Fauth.example%2F", fixture->state), ==, 200);
  assert_signed_in (fixture);

  form = hjl_mock_request_dup_form (hjl_mock_server_get_last (fixture->server));
  g_assert_cmpstr (g_hash_table_lookup (form, "code"), ==, "c/1");
  g_assert_true (g_str_has_suffix (g_hash_table_lookup (form, "redirect_uri"), "/callback"));

  /* The verifier that is sent is the one whose challenge the browser took along. */
  challenge = dup_parameter (hjl_sign_in_get_uri (fixture->sign_in), "code_challenge");
  expected = hjl_pkce_challenge (g_hash_table_lookup (form, "code_verifier"));
  g_assert_cmpstr (challenge, ==, expected);
  g_assert_cmpstr (g_hash_table_lookup (form, "code_verifier"), !=, fixture->state);
}

/* Whoever finds the port, but not the state, can neither end the sign-in nor answer it. */
static void
test_intruder (Fixture      *fixture,
               gconstpointer user_data)
{
  const char *const intrusions[] = {
    "/callback?code=evil&state=0STATE",
    "/callback?code=evil&state=",
    "/callback?code=evil",
    "/callback?error=access_denied&state=0STATE",
    "/callback?error=access_denied",
    "/callback?code=evil&state=x&state=STATE",
    "/callback",
  };
  g_autoptr (GHashTable) form = NULL;

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, TOKENS);
  start (fixture);
  run (fixture, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (intrusions); i++)
    {
      g_assert_cmpuint (browse (fixture, intrusions[i], fixture->state), ==, 400);
      g_assert_null (fixture->result);
    }
  g_assert_cmpuint (browse (fixture, "/favicon.ico?STATE", fixture->state), ==, 404);
  g_assert_null (fixture->result);

  g_assert_cmpuint (browse (fixture, "/callback?code=good&state=STATE", fixture->state), ==, 200);
  assert_signed_in (fixture);
  form = hjl_mock_request_dup_form (hjl_mock_server_get_last (fixture->server));
  g_assert_cmpstr (g_hash_table_lookup (form, "code"), ==, "good");
  g_assert_cmpuint (hjl_mock_server_count (fixture->server, NULL, NULL), ==, 1);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer user_data)
{
  start (fixture);
  run (fixture, NULL);
  g_assert_cmpuint (browse (fixture, "/callback?error=access_denied&state=STATE&error_description=user_did_not_authorize_the_request", fixture->state), ==, 400);
  assert_failed (fixture, HJL_ERROR_SIGN_IN_REFUSED);
}

static void
test_wrong_issuer (Fixture      *fixture,
                   gconstpointer user_data)
{
  start (fixture);
  run (fixture, NULL);
  g_assert_cmpuint (browse (fixture, "/callback?code=c&state=STATE&iss=https%3A%2F%2Fevil.example", fixture->state), ==, 400);
  assert_failed (fixture, HJL_ERROR_SIGN_IN);
}

static void
test_token_refused (Fixture      *fixture,
                    gconstpointer user_data)
{
  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 401, "{\"error\":\"access_denied\"}");
  start (fixture);
  run (fixture, NULL);
  g_assert_cmpuint (browse (fixture, "/callback?code=c&state=STATE", fixture->state), ==, 200);
  assert_failed (fixture, HJL_ERROR_SIGN_IN);
}

static void
test_limit (Fixture      *fixture,
            gconstpointer user_data)
{
  make_sign_in (fixture, 50);
  start (fixture);
  run (fixture, NULL);
  assert_failed (fixture, HJL_ERROR_SIGN_IN);
  g_assert_cmpint (g_get_monotonic_time (), >=, hjl_sign_in_get_deadline (fixture->sign_in) - 1000);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  start (fixture);
  run (fixture, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish_run (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The server's thread does not wake the main context: this looks from time to time. */
static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_asked (gpointer user_data)
{
  return hjl_mock_server_count (user_data, "POST", "/oauth/token") == 1;
}

static void
test_cancel_exchange (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint tick;

  hjl_mock_answer_set_fault (hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, TOKENS), HJL_MOCK_FAULT_HANG);
  start (fixture);
  run (fixture, cancellable);
  g_assert_true (paste (fixture, "http://127.0.0.1:PORT/callback?code=c&state=STATE", &error));
  tick = g_timeout_add (5, on_tick_cb, NULL);
  hjl_test_run_until_true (is_asked, fixture->server);
  g_source_remove (tick);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish_run (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_paste (Fixture      *fixture,
            gconstpointer user_data)
{
  const char *const refused[] = {
    "",
    "c",
    "STATE",
    "https://auth.example/authorize?state=STATE&code=c",
    "https://127.0.0.1:PORT/callback?code=c&state=STATE",
    "http://127.0.0.1:1/callback?code=c&state=STATE",
    "http://127.0.0.1/callback?code=c&state=STATE",
    "http://localhost:PORT/callback?code=c&state=STATE",
    "http://127.0.0.1:PORT/?code=c&state=STATE",
    "http://127.0.0.1:PORT/callback/?code=c&state=STATE",
    "http://127.0.0.1:PORT/Callback?code=c&state=STATE",
    "http://someone@127.0.0.1:PORT/callback?code=c&state=STATE",
    "http://127.0.0.1:PORT/callback",
    "http://127.0.0.1:PORT/callback#code=c&state=STATE",
    "http://127.0.0.1:PORT/callback?code=c&state=0STATE",
    "http://127.0.0.1:PORT/callback?code=c",
    "http://127.0.0.1:PORT/callback?state=STATE",
    "http://127.0.0.1:PORT/callback?code=c&code=d&state=STATE",
    "http://127.0.0.1:PORT/callback?code=c&state=STATE&iss=https%3A%2F%2Fevil.example",
    "http://127.0.0.1:PORT/callback?error=server_error&state=STATE",
  };
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, TOKENS);
  start (fixture);
  run (fixture, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (paste (fixture, refused[i], &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_SIGN_IN);
      g_clear_error (&error);
      g_assert_null (fixture->result);
    }

  g_assert_true (paste (fixture, " \n\thttp://127.0.0.1:PORT/callback?code=c&state=STATE#_=_ \r\n", &error));
  g_assert_no_error (error);

  /* One answer only. */
  g_assert_false (paste (fixture, "http://127.0.0.1:PORT/callback?code=d&state=STATE", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_SIGN_IN);
  assert_signed_in (fixture);
  g_assert_cmpuint (hjl_mock_server_count (fixture->server, NULL, NULL), ==, 1);
}

static void
test_paste_first (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, TOKENS);
  start (fixture);
  g_assert_true (paste (fixture, "HTTP://127.0.0.1:PORT/callback?code=c&state=STATE", &error));
  g_assert_no_error (error);
  run (fixture, NULL);
  assert_signed_in (fixture);
}

static void
test_paste_refusal (Fixture      *fixture,
                    gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  start (fixture);
  run (fixture, NULL);
  g_assert_true (paste (fixture, "http://127.0.0.1:PORT/callback?error=access_denied&state=STATE", &error));
  g_assert_no_error (error);
  assert_failed (fixture, HJL_ERROR_SIGN_IN_REFUSED);
}

static void
test_ports_taken (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (GSocket) taken = hjl_test_take_port ("127.0.0.1", fixture->port);
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, TOKENS);
  g_assert_false (hjl_sign_in_start (fixture->sign_in, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_PORTS_TAKEN);
  g_clear_error (&error);

  fixture->state = dup_parameter (hjl_sign_in_get_uri (fixture->sign_in), "state");
  run (fixture, NULL);
  g_assert_true (paste (fixture, "http://127.0.0.1:PORT/callback?code=c&state=STATE", &error));
  g_assert_no_error (error);
  g_clear_object (&taken);
  assert_signed_in (fixture);
}

static void
test_ports_taken_limit (Fixture      *fixture,
                        gconstpointer user_data)
{
  g_autoptr (GSocket) taken = hjl_test_take_port ("127.0.0.1", fixture->port);
  g_autoptr (GError) error = NULL;

  make_sign_in (fixture, 50);
  g_assert_false (hjl_sign_in_start (fixture->sign_in, NULL));
  run (fixture, NULL);
  g_assert_null (finish_run (fixture, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_SIGN_IN);
}

static void
test_fresh (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (HjlSignIn) other = hjl_sign_in_new (fixture->config, fixture->http, 0);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  start (fixture);
  g_assert_false (hjl_sign_in_start (other, NULL));
  one = dup_parameter (hjl_sign_in_get_uri (fixture->sign_in), "code_challenge");
  two = dup_parameter (hjl_sign_in_get_uri (other), "code_challenge");
  g_assert_cmpstr (one, !=, two);
  g_clear_pointer (&one, g_free);
  one = dup_parameter (hjl_sign_in_get_uri (other), "state");
  g_assert_cmpstr (one, !=, fixture->state);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/auth/sign-in/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("browser", test_browser);
  ADD ("intruder", test_intruder);
  ADD ("refused", test_refused);
  ADD ("wrong-issuer", test_wrong_issuer);
  ADD ("token-refused", test_token_refused);
  ADD ("limit", test_limit);
  ADD ("cancel", test_cancel);
  ADD ("cancel-exchange", test_cancel_exchange);
  ADD ("paste", test_paste);
  ADD ("paste-first", test_paste_first);
  ADD ("paste-refusal", test_paste_refusal);
  ADD ("ports-taken", test_ports_taken);
  ADD ("ports-taken-limit", test_ports_taken_limit);
  ADD ("fresh", test_fresh);

  return g_test_run ();
}
