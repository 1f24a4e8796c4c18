/* test-account-refresh.c: an account: when it refreshes, for whom, and what it never loses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "hjl-test-account.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

static void
test_due (Fixture      *fixture,
          gconstpointer user_data)
{
  answer (fixture, 200, ANSWER ("2"));
  assert_gives (fixture->account, NULL, "2");
  assert_sent (fixture, "1");
  assert_stored (fixture, "2");
  assert_gives (fixture->account, NULL, "2");
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
  g_assert_cmpuint (fixture->store->n_saves, ==, 1);
  g_assert_cmpstr (fixture->store->tokens->client_secret, ==, CANARY);

  /* After a restart. */
  hjl_test_assert_finalized (fixture->account);
  fixture->account = make_account (fixture);
  assert_gives (fixture->account, NULL, "2");
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer user_data)
{
  const char *first = "Bearer access-1-" CANARY;

  put_in_store (fixture, make_tokens ("1", 900));
  assert_gives (fixture->account, NULL, "1");
  answer (fixture, 200, ANSWER ("2"));
  assert_gives (fixture->account, first, "2");
  /* A slower caller comes with the old one. */
  assert_gives (fixture->account, first, "2");
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

/* A server or a clock gone wrong: one refresh a call, no loop. */
static void
test_due_at_once (Fixture      *fixture,
                  gconstpointer user_data)
{
  HjlTokens *tokens = make_tokens ("1", 30);

  tokens->expires_at = 1;
  put_in_store (fixture, tokens);
  answer (fixture, 200, "{\"access_token\":\"access-1-" CANARY "\",\"expires_in\":3600}");
  assert_gives (fixture->account, "Bearer access-1-" CANARY, "1");
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

#define N_CALLERS 10

static void
start_callers (HjlAccount   *account,
               GAsyncResult *results[N_CALLERS])
{
  for (guint i = 0; i < N_CALLERS; i++)
    hjl_credentials_authorize_async (HJL_CREDENTIALS (account), NULL, NULL, hjl_test_got_result, &results[i]);
}

static void
finish_callers (HjlAccount   *account,
                GAsyncResult *results[N_CALLERS],
                const char   *expected,
                int           code)
{
  for (guint i = 0; i < N_CALLERS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *header = NULL;

      header = hjl_finish_pointer (HJL_CREDENTIALS (account), hjl_test_wait (&results[i]), &error);
      g_assert_cmpstr (header, ==, expected);
      if (expected == NULL)
        g_assert_error (error, HJL_ERROR, code);
      g_clear_object (&results[i]);
    }
}

static void
test_single_flight (Fixture      *fixture,
                    gconstpointer user_data)
{
  GAsyncResult *results[N_CALLERS] = { NULL };

  answer (fixture, 200, ANSWER ("2"));
  start_callers (fixture->account, results);
  finish_callers (fixture->account, results, "Bearer access-2-" CANARY, 0);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static void
test_two_accounts (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autoptr (HjlAccount) other = make_account (fixture);
  GAsyncResult *results[N_CALLERS] = { NULL };
  GAsyncResult *others[N_CALLERS] = { NULL };

  hjl_mock_answer_set_delay (hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, ANSWER ("2")), 100);
  start_callers (fixture->account, results);
  start_callers (other, others);
  finish_callers (other, others, "Bearer access-2-" CANARY, 0);
  finish_callers (fixture->account, results, "Bearer access-2-" CANARY, 0);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

static gboolean
has_asked (gpointer fixture)
{
  return count_refreshes (fixture) > 0;
}

/* The caller has gone, and the thread is about to go: what the server has given for the old tokens is kept. */
static void
test_rest (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GAsyncResult) rested = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) given_up = NULL;

  hjl_mock_answer_set_delay (hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, ANSWER ("2")), 300);
  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), NULL, cancellable, hjl_test_got_result, &result);
  hjl_test_run_until_true (has_asked, fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (hjl_finish_pointer (HJL_CREDENTIALS (fixture->account), hjl_test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  hjl_account_load_async (fixture->account, NULL, hjl_test_got_result, &waiting);

  hjl_account_rest_async (fixture->account, hjl_test_got_result, &rested);
  g_assert_null (hjl_finish_pointer (fixture->account, hjl_test_wait (&waiting), &given_up));
  g_assert_error (given_up, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  hjl_finish (fixture->account, hjl_test_wait (&rested), NULL);
  assert_stored (fixture, "2");
}

/* A server that does not answer keeps the thread for a while only, and the account's lock not longer. */
static void
test_rest_limit (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_autoptr (HjlAccount) other = make_account (fixture);
  g_autoptr (HjlTokens) tokens = make_tokens ("3", 900);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) rested = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_delay (hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, ANSWER ("2")), 15000);
  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), NULL, NULL, hjl_test_got_result, &result);
  hjl_test_run_until_true (has_asked, fixture);
  hjl_account_rest_async (fixture->account, hjl_test_got_result, &rested);
  hjl_finish (fixture->account, hjl_test_wait (&rested), NULL);
  g_assert_null (result);

  hjl_account_save_async (other, tokens, NULL, hjl_test_got_result, &saved);
  g_assert_true (hjl_finish (other, hjl_test_wait (&saved), &error));
  g_assert_no_error (error);
  g_assert_null (result);
  hjl_test_wait (&result);
}

static void
test_invalid_grant (Fixture      *fixture,
                    gconstpointer user_data)
{
  GAsyncResult *results[N_CALLERS] = { NULL };

  answer (fixture, 403, "{\"error\":\"invalid_grant\",\"error_description\":\"Unknown or invalid refresh token. " CANARY "\"}");
  start_callers (fixture->account, results);
  finish_callers (fixture->account, results, NULL, HJL_ERROR_AUTH_EXPIRED);
  g_assert_cmpuint (fixture->n_ended, ==, 1);

  /* From then on without asking the server again. */
  assert_fails (fixture->account, NULL, HJL_ERROR_AUTH_EXPIRED);
  assert_fails (fixture->account, NULL, HJL_ERROR_AUTH_EXPIRED);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);

  /* Until somebody connects again, also in another process. */
  put_in_store (fixture, make_tokens ("3", 900));
  assert_gives (fixture->account, NULL, "3");
}

/* The server rotates, and its answer gets lost on the way. */
static void
lose (Fixture     *fixture,
      HjlMockFault fault,
      guint        times)
{
  HjlMockAnswer *lost = hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, ANSWER ("2"));

  hjl_mock_answer_set_times (hjl_mock_answer_set_fault (lost, fault), times);
}

static void
assert_ended (HjlAccount *account,
              gboolean    lost)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_null (authorize (account, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
  words = hjl_error_describe (error);
  g_assert_true (g_str_has_prefix (words, "Lever no longer accepts this connection. Connect Lever again."));
  g_assert_cmpint (strstr (words, "got lost on the way") != NULL, ==, lost);
}

/* The old one is sent again at once: a server that gives time for it gives seconds. */
static void
test_lost_answer (Fixture      *fixture,
                  gconstpointer user_data)
{
  const HjlMockFault faults[] = { HJL_MOCK_FAULT_CLOSE, HJL_MOCK_FAULT_CUT_BODY };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      put_in_store (fixture, make_tokens ("1", 30));
      hjl_test_assert_finalized (fixture->account);
      fixture->account = make_account (fixture);
      lose (fixture, faults[i], 1);
      answer (fixture, 200, ANSWER ("3"));
      assert_gives (fixture->account, NULL, "3");
      assert_sent (fixture, "1");
      assert_stored (fixture, "3");
      g_assert_cmpuint (count_refreshes (fixture), ==, 2 * (i + 1));
    }
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

/* It cannot be saved: whoever hears so hears why, in another process too, and what is kept is not thrown away. */
static void
test_lost_for_good (Fixture      *fixture,
                    gconstpointer user_data)
{
  const char *refusal = "{\"error\":\"invalid_grant\"}";
  g_autoptr (HjlAccount) other = make_account (fixture);
  g_autoptr (HjlAccount) late = make_account (fixture);

  lose (fixture, HJL_MOCK_FAULT_CLOSE, 2);
  assert_fails (fixture->account, NULL, HJL_ERROR_NETWORK);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  answer (fixture, 403, refusal);
  assert_ended (other, TRUE);
  answer (fixture, 403, refusal);
  assert_ended (fixture->account, TRUE);
  assert_stored (fixture, "1");

  /* At once. */
  put_in_store (fixture, make_tokens ("4", 30));
  lose (fixture, HJL_MOCK_FAULT_CLOSE, 1);
  answer (fixture, 403, refusal);
  assert_ended (fixture->account, TRUE);
  assert_stored (fixture, "4");

  /* The next sign-in has nothing to do with it, nor has what was refused for another reason or never sent. */
  put_in_store (fixture, make_tokens ("5", 30));
  answer (fixture, 401, "{\"error\":\"access_denied\"}");
  assert_fails (late, NULL, HJL_ERROR_SIGN_IN);
  answer (fixture, 403, refusal);
  assert_ended (late, FALSE);
}

/* A server that does not rotate gives the same refresh token for good: one day it is taken back, and nothing was lost. */
static void
test_not_rotated (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (HjlAccount) later = make_account (fixture);

  answer (fixture, 200, "{\"access_token\":\"access-2-" CANARY "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
  assert_gives (fixture->account, NULL, "2");
  put_in_store (fixture, make_tokens ("1", 30));
  answer (fixture, 403, "{\"error\":\"invalid_grant\"}");
  assert_ended (later, FALSE);
}

static void
test_passing_errors (Fixture      *fixture,
                     gconstpointer user_data)
{
  GAsyncResult *results[N_CALLERS] = { NULL };

  hjl_mock_answer_set_times (hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 500, "{\"error\":\"invalid_grant\"}"), 2);
  start_callers (fixture->account, results);
  finish_callers (fixture->account, results, NULL, HJL_ERROR_NETWORK);
  g_assert_cmpuint (count_refreshes (fixture), ==, 2);

  lose (fixture, HJL_MOCK_FAULT_CLOSE, 2);
  assert_fails (fixture->account, NULL, HJL_ERROR_NETWORK);
  answer (fixture, 200, "{\"access_token\":\"\"}");
  assert_fails (fixture->account, NULL, HJL_ERROR_BAD_RESPONSE);
  answer (fixture, 401, "{\"error\":\"access_denied\"}");
  assert_fails (fixture->account, NULL, HJL_ERROR_SIGN_IN);
  g_assert_cmpuint (count_refreshes (fixture), ==, 6);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  assert_stored (fixture, "1");

  answer (fixture, 200, ANSWER ("2"));
  assert_gives (fixture->account, NULL, "2");
  assert_sent (fixture, "1");
}

/* The rotation succeeded, and the keyring does not take the result: nothing goes out before it does,
 * and the only valid refresh token is not lost. */
static void
test_failing_save (Fixture      *fixture,
                   gconstpointer user_data)
{
  GAsyncResult *results[N_CALLERS] = { NULL };

  fixture->store->n_failing_saves = 2;
  answer (fixture, 200, ANSWER ("2"));
  start_callers (fixture->account, results);
  finish_callers (fixture->account, results, NULL, HJL_ERROR_KEYRING_LOCKED);
  assert_fails (fixture->account, NULL, HJL_ERROR_KEYRING_LOCKED);
  assert_stored (fixture, "1");
  g_assert_cmpuint (fixture->n_ended, ==, 0);

  assert_gives (fixture->account, NULL, "2");
  assert_stored (fixture, "2");
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
}

/* Somebody else connected meanwhile: what the keyring has counts. */
static void
test_unsaved_is_passed (Fixture      *fixture,
                        gconstpointer user_data)
{
  fixture->store->n_failing_saves = 1;
  answer (fixture, 200, ANSWER ("2"));
  assert_fails (fixture->account, NULL, HJL_ERROR_KEYRING_LOCKED);
  put_in_store (fixture, make_tokens ("5", 900));
  assert_gives (fixture->account, NULL, "5");
  assert_stored (fixture, "5");

  /* Or disconnected. */
  fixture->store->n_failing_saves = 1;
  answer (fixture, 200, ANSWER ("6"));
  assert_fails (fixture->account, "Bearer access-5-" CANARY, HJL_ERROR_KEYRING_LOCKED);
  put_in_store (fixture, NULL);
  assert_fails (fixture->account, NULL, HJL_ERROR_NOT_CONNECTED);
  g_assert_null (fixture->store->tokens);
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
  return count_refreshes (user_data) == 1;
}

static gboolean
is_saved (gpointer user_data)
{
  return ((Fixture *) user_data)->store->n_saves == 1;
}

/* A caller who goes does not take the answer of the refresh along. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) error = NULL;
  guint tick;

  hjl_mock_answer_set_delay (hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", 200, ANSWER ("2")), 200);
  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), NULL, cancellable, hjl_test_got_result, &first);
  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), NULL, cancellable, hjl_test_got_result, &second);
  tick = g_timeout_add (5, on_tick_cb, NULL);
  hjl_test_run_until_true (is_asked, fixture);
  g_source_remove (tick);
  g_cancellable_cancel (cancellable);

  g_assert_null (hjl_finish_pointer (HJL_CREDENTIALS (fixture->account), hjl_test_wait (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (hjl_finish_pointer (HJL_CREDENTIALS (fixture->account), hjl_test_wait (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (fixture->store->n_saves, ==, 0);

  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), NULL, cancellable, hjl_test_got_result, &third);
  g_assert_null (hjl_finish_pointer (HJL_CREDENTIALS (fixture->account), hjl_test_wait (&third), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  hjl_test_run_until_true (is_saved, fixture);
  assert_stored (fixture, "2");
  assert_gives (fixture->account, NULL, "2");
}

/* A GET with the account's token. Returns: what is made of the answer; 0: it was a yes */
static int
get (Fixture *fixture,
     HjlHttp *http)
{
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_http_send_async (http, request, NULL, hjl_test_got_result, &result);
  response = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return hjl_response_check (response, &error) ? 0 : error->code;
}

static HjlHttp *
make_signed_http (Fixture *fixture)
{
  return hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = hjl_mock_server_get_uri (fixture->server),
    .credentials = (HjlCredentials *) fixture->account,
  });
}

/* A 401 in nobody's words may mean that the token has ended: another one is asked for, once, and not at each call. */
static void
test_wordless (Fixture      *fixture,
               gconstpointer body)
{
  g_autoptr (HjlHttp) http = make_signed_http (fixture);

  put_in_store (fixture, make_tokens ("1", 900));
  hjl_mock_server_answer (fixture->server, "GET", "/x", 401, body);
  answer (fixture, 200, ANSWER ("2"));
  hjl_mock_server_answer (fixture->server, "GET", "/x", 200, "{\"data\":[]}");
  g_assert_cmpint (get (fixture, http), ==, 0);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
  assert_stored (fixture, "2");

  hjl_mock_answer_set_times (hjl_mock_server_answer (fixture->server, "GET", "/x", 401, body), 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get (fixture, http), ==, HJL_ERROR_GATEWAY);
  g_assert_cmpuint (count_refreshes (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

/* No other token is to be had: the answer still says nothing of the account. */
static void
test_wordless_refused (Fixture      *fixture,
                       gconstpointer body)
{
  g_autoptr (HjlHttp) http = make_signed_http (fixture);
  HjlTokens *tokens = make_tokens ("1", 900);

  g_clear_pointer (&tokens->refresh_token, g_free);
  put_in_store (fixture, tokens);
  hjl_mock_server_answer (fixture->server, "GET", "/x", 401, body);
  g_assert_cmpint (get (fixture, http), ==, HJL_ERROR_GATEWAY);
  g_assert_cmpuint (count_refreshes (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

/* What was refused to one in nobody's words the others may still use. */
static void
test_refused_to_one (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *header = NULL;
  g_autofree char *again = NULL;
  HjlTokens       *tokens = make_tokens ("1", 900);

  g_clear_pointer (&tokens->refresh_token, g_free);
  put_in_store (fixture, tokens);
  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), "Bearer access-1-" CANARY, NULL, hjl_test_got_result, &first);
  hjl_credentials_authorize_async (HJL_CREDENTIALS (fixture->account), NULL, NULL, hjl_test_got_result, &second);
  again = hjl_finish_pointer (HJL_CREDENTIALS (fixture->account), hjl_test_wait (&first), &error);
  g_assert_null (again);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
  g_clear_error (&error);
  header = hjl_finish_pointer (HJL_CREDENTIALS (fixture->account), hjl_test_wait (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (header, ==, "Bearer access-1-" CANARY);
}

int
main (int    argc,
      char **argv)
{
  test_account_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/auth/account/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rest", test_rest);
  ADD ("rest-limit", test_rest_limit);
  ADD ("due", test_due);
  ADD ("refused", test_refused);
  ADD ("due-at-once", test_due_at_once);
  ADD ("refused-to-one", test_refused_to_one);
  ADD ("single-flight", test_single_flight);
  ADD ("two-accounts", test_two_accounts);
  ADD ("invalid-grant", test_invalid_grant);
  ADD ("lost-answer", test_lost_answer);
  ADD ("lost-for-good", test_lost_for_good);
  ADD ("not-rotated", test_not_rotated);
  ADD ("passing-errors", test_passing_errors);
  ADD ("failing-save", test_failing_save);
  ADD ("unsaved-is-passed", test_unsaved_is_passed);
  ADD ("cancel", test_cancel);
#define ADD_WORDLESS(name, body)                                                                \
  g_test_add ("/auth/account/wordless/" name, Fixture, body, set_up, test_wordless, tear_down); \
  g_test_add ("/auth/account/wordless-refused/" name, Fixture, body, set_up, test_wordless_refused, tear_down)
  ADD_WORDLESS ("empty", "");
  ADD_WORDLESS ("message", "{\"message\":\"Unauthorized\"}");
  ADD_WORDLESS ("number", "{\"code\":401,\"message\":\"Unauthorized\"}");

  return test_account_run ();
}
