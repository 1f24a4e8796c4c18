/* test-account-processes.c: several processes, one real keyring, one refresh
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs in tests/support/private-bus. Called with the address of a token endpoint and a lock file it is
 * one of the processes.
 */

#include "config.h"

#include "auth/hjl-account.h"
#include "auth/hjl-token-store-secret.h"
#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-time.h"

#define N_PROCESSES 4

static const char *program;

static int
run_process (const char *token_uri,
             const char *lock_path)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (HjlOauthConfig) config = hjl_oauth_config_new ();
  g_autoptr (HjlHttp) http = hjl_http_new (token_uri, NULL, NULL);
  g_autoptr (HjlAccount) account = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *header = NULL;

  config->token_uri = g_strdup (token_uri);
  account = hjl_account_new (store, "production", "lever", config, http, lock_path);
  hjl_credentials_authorize_async (HJL_CREDENTIALS (account), NULL, NULL, hjl_test_got_result, &result);
  header = hjl_finish_pointer (HJL_CREDENTIALS (account), hjl_test_wait (&result), &error);

  g_print ("%s", header != NULL ? header : error->message);

  return header != NULL ? 0 : 1;
}

static void
save_due_tokens (void)
{
  g_autoptr (HjlTokenStore) store = hjl_token_store_secret_new ();
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_OAUTH, "access-1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tokens->refresh_token = g_strdup ("refresh-1");
  tokens->client_id = g_strdup ("client");
  tokens->obtained_at = hjl_time_now () - 3600 * 1000;
  tokens->expires_at = hjl_time_now ();

  hjl_token_store_save_async (store, "production", "lever", tokens, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (store, hjl_test_wait (&result), &error));
  g_assert_no_error (error);
}

static void
test_one_refresh (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autofree char *folder = hjl_test_make_folder ();
  g_autofree char *lock_path = g_build_filename (folder, "lever.lock", NULL);
  g_autofree char *token_uri = g_strconcat (hjl_mock_server_get_uri (server), "/token", NULL);
  GSubprocess     *processes[N_PROCESSES];

  save_due_tokens ();

  /* A second request would find no answer. */
  hjl_mock_answer_set_delay (hjl_mock_server_answer (server, "POST", "/token", 200,
                                                     "{\"access_token\":\"access-2\",\"refresh_token\":\"refresh-2\",\"expires_in\":3600}"),
                             200);

  for (guint i = 0; i < N_PROCESSES; i++)
    {
      g_autoptr (GError) error = NULL;

      processes[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, token_uri, lock_path, NULL);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < N_PROCESSES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *header = NULL;

      g_assert_true (g_subprocess_communicate_utf8 (processes[i], NULL, NULL, &header, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (header, ==, "Bearer access-2");
      g_assert_true (g_subprocess_get_successful (processes[i]));
      g_object_unref (processes[i]);
    }

  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 1);
  hjl_mock_server_assert_done (server);
  hjl_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  program = argv[0];

  if (argc == 3 && g_str_has_prefix (argv[1], "http:"))
    return run_process (argv[1], argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/auth/account-processes/one-refresh", test_one_refresh);

  return g_test_run ();
}
