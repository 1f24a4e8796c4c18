/* hjl-test-account.c: an account on a scripted server, for two test programs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-account.h"

#include <string.h>

#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

static GString *log_text;

static void
on_log (const char    *domain,
        GLogLevelFlags level,
        const char    *message,
        gpointer       user_data)
{
  g_string_append_printf (log_text, "%s\n", message);
}

HjlTokens *
make_tokens (const char *number,
             int         life)
{
  HjlTokens *tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "");

  g_free (tokens->secret);
  tokens->secret = g_strconcat ("access-", number, "-" CANARY, NULL);
  tokens->refresh_token = g_strconcat ("refresh-", number, "-" CANARY, NULL);
  tokens->client_secret = g_strdup (CANARY);
  tokens->client_id = g_strdup ("client");
  tokens->obtained_at = hjl_time_now () - 3600 * 1000;
  tokens->expires_at = hjl_time_now () + life * G_GINT64_CONSTANT (1000);

  return tokens;
}

static void
on_ended_cb (HjlAccount *account,
             guint      *n_ended)
{
  (*n_ended)++;
}

HjlAccount *
make_account (Fixture *fixture)
{
  g_autoptr (HjlOauthConfig) config = hjl_oauth_config_new ();
  HjlAccount *account;

  config->token_uri = g_strconcat (hjl_mock_server_get_uri (fixture->server), "/oauth/token", NULL);
  account = hjl_account_new (HJL_TOKEN_STORE (fixture->store), "production", "lever", config, fixture->http, fixture->lock_path);
  g_signal_connect (account, "ended", G_CALLBACK (on_ended_cb), &fixture->n_ended);

  return account;
}

void
put_in_store (Fixture   *fixture,
              HjlTokens *tokens)
{
  g_clear_pointer (&fixture->store->tokens, hjl_tokens_free);
  fixture->store->tokens = tokens;
}

void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->server = hjl_mock_server_new ();
  fixture->http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = hjl_mock_server_get_uri (fixture->server),
    .backoff = 1,
    .max_tries = 2,
  });
  fixture->store = hjl_test_store_new (make_tokens ("1", 30));
  fixture->folder = hjl_test_make_folder ();
  fixture->lock_path = g_build_filename (fixture->folder, "below", "lever.lock", NULL);
  fixture->account = make_account (fixture);
  g_string_truncate (log_text, 0);
}

void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  hjl_mock_server_assert_done (fixture->server);
  g_assert_null (strstr (log_text->str, CANARY));
  if (count_refreshes (fixture) > 0)
    g_assert_nonnull (strstr (log_text->str, "/oauth/token"));

  hjl_test_assert_finalized (fixture->account);
  g_object_unref (fixture->http);
  g_assert_finalize_object (fixture->store);
  g_object_unref (fixture->server);
  hjl_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->lock_path);
}

void
answer (Fixture    *fixture,
        guint       status,
        const char *body)
{
  hjl_mock_server_answer (fixture->server, "POST", "/oauth/token", status, body);
}

guint
count_refreshes (Fixture *fixture)
{
  return hjl_mock_server_count (fixture->server, "POST", "/oauth/token");
}

char *
authorize (HjlAccount *account,
           const char *refused,
           GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_credentials_authorize_async (HJL_CREDENTIALS (account), refused, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (HJL_CREDENTIALS (account), hjl_test_wait (&result), error);
}

void
assert_gives (HjlAccount *account,
              const char *refused,
              const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strconcat ("Bearer access-", number, "-" CANARY, NULL);
  g_autofree char *header = authorize (account, refused, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (header, ==, expected);
}

void
assert_fails (HjlAccount *account,
              const char *refused,
              int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (authorize (account, refused, &error));
  g_assert_error (error, HJL_ERROR, code);
  g_assert_null (strstr (error->message, CANARY));
}

void
assert_stored (Fixture    *fixture,
               const char *number)
{
  g_autofree char *expected = g_strconcat ("refresh-", number, "-" CANARY, NULL);

  g_assert_cmpstr (fixture->store->tokens->refresh_token, ==, expected);
}

void
assert_sent (Fixture    *fixture,
             const char *number)
{
  g_autoptr (GHashTable) form = hjl_mock_request_dup_form (hjl_mock_server_get_last (fixture->server));
  g_autofree char *expected = g_strconcat ("refresh-", number, "-" CANARY, NULL);

  g_assert_cmpstr (g_hash_table_lookup (form, "refresh_token"), ==, expected);
}

void
test_account_init (int    *argc,
                   char ***argv)
{
  g_setenv ("HJLEVER_DEBUG", "http", TRUE);
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);

  g_test_init (argc, argv, NULL);
  log_text = g_string_new (NULL);
  g_log_set_default_handler (on_log, NULL);
}

int
test_account_run (void)
{
  int status = g_test_run ();

  g_string_free (log_text, TRUE);

  return status;
}
