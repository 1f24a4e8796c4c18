/* test-cli-signals.c: stopping hjlever-cli in the middle, and watching through trouble
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli-driver.h"

#include <signal.h>
#include <string.h>

#include "auth/hjl-token-store-secret.h"
#include "environment/hjl-environment.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

/* Until the stand-ins, which are in another thread, have seen some. */
static void
wait_for_exports (HjlDemoServer *server)
{
  gint64 deadline = g_get_monotonic_time () + HJL_TEST_LIMIT * G_USEC_PER_SEC;
  gint64 exported = 0;

  while (exported < 3)
    {
      g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, FALSE);

      exported = cli_int (ledger, "totals", "exported");
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (2000);
    }
}

/* Stopped by a signal in the middle of an export, and run again: nobody is lost, nobody is twice. */
static void
test_stop (gconstpointer data)
{
  static const char *const arguments[] = { "sync", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (JsonObject) ledger = NULL;
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) last = NULL;

  options.plain = TRUE;
  options.others = 0;
  options.rate = 8;
  options.burst = 4;
  server = cli_start_server (&options);
  cli_connect (server);
  cli_map_all ();

  process = cli_start (arguments);
  wait_for_exports (server);
  g_subprocess_send_signal (process, GPOINTER_TO_INT (data));
  g_assert_cmpint (cli_wait (process), ==, 1);

  ledger = hjl_demo_server_ledger (server, FALSE);
  g_assert_cmpint (cli_int (ledger, "totals", "exported"), <, cli_int (ledger, "totals", "accepted"));

  report = cli_json (0, "sync", NULL);
  last = hjl_demo_server_ledger (server, FALSE);
  g_assert_cmpint (cli_int (report, "report", "attention"), ==, 0);
  g_assert_cmpint (cli_int (last, "totals", "exported_once"), ==, cli_int (last, "totals", "accepted"));
  g_assert_cmpint (cli_int (last, "totals", "complete"), ==, cli_int (last, "totals", "accepted"));
}

/* A second one waits for the first, says for whom, and does nothing twice. */
static void
test_two (void)
{
  static const char *const arguments[] = { "sync", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (CliRun) second = NULL;
  g_autoptr (JsonObject) ledger = NULL;

  options.plain = TRUE;
  options.others = 0;
  options.candidates = 20;
  options.rate = 8;
  options.burst = 4;
  server = cli_start_server (&options);
  cli_connect (server);
  cli_map_all ();

  process = cli_start (arguments);
  wait_for_exports (server);
  second = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_assert_cmpint (second->status, ==, 0);
  g_assert_nonnull (strstr (second->err, "Waiting for hjlever-cli"));
  g_assert_cmpint (cli_wait (process), ==, 0);

  ledger = hjl_demo_server_ledger (server, FALSE);
  g_assert_cmpint (cli_int (ledger, "totals", "exported_once"), ==, cli_int (ledger, "totals", "accepted"));
}

static JsonObject *
read_cycle (GDataInputStream *stream)
{
  g_autofree char *line = cli_read_line (stream);
  g_autoptr (JsonNode) node = json_from_string (line, NULL);

  g_test_message ("%s", line);
  g_assert_nonnull (node);

  return json_node_dup_object (node);
}

/* A service that fails for a while does not end the watch; a signal does, and that is its good end. */
static void
test_watch (void)
{
  static const char *const arguments[] = { "--json", "sync", "--watch", "1", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) stream = NULL;
  g_autoptr (JsonObject) answer = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (JsonObject) first = NULL;
  gboolean troubled = FALSE;
  gboolean recovered = FALSE;

  options.candidates = 4;
  options.plain = TRUE;
  options.others = 0;
  server = cli_start_server (&options);
  cli_connect (server);
  cli_map_all ();

  process = cli_start (arguments);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  first = read_cycle (stream);
  g_assert_cmpint (cli_int (first, "report", "exported"), ==, 4);

  answer = hjl_demo_server_control_text (server, "fault",
                                         "{\"side\":\"hackajob\",\"path\":\"/candidates*\",\"kind\":\"garbage\",\"count\":0}", NULL);
  g_assert_nonnull (answer);
  for (guint i = 0; i < 5 && !troubled; i++)
    {
      g_autoptr (JsonObject) cycle = read_cycle (stream);

      troubled = json_object_has_member (cycle, "error") ||
                 !json_object_get_null_member (json_object_get_object_member (cycle, "report"), "interrupted");
    }
  g_assert_true (troubled);

  cleared = hjl_demo_server_control_text (server, "clear-faults", NULL, NULL);
  g_assert_nonnull (cleared);
  for (guint i = 0; i < 5 && !recovered; i++)
    {
      g_autoptr (JsonObject) cycle = read_cycle (stream);

      recovered = json_object_has_member (cycle, "report") &&
                  json_object_get_null_member (json_object_get_object_member (cycle, "report"), "interrupted");
    }
  g_assert_true (recovered);

  g_subprocess_send_signal (process, SIGTERM);
  g_assert_cmpint (cli_wait (process), ==, 0);
}

/* A sign-in that nobody finishes. */
static void
test_stop_sign_in (void)
{
  static const char *const arguments[] = { "connect", "hackajob", "--no-browser", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (GSubprocess) process = cli_start (arguments);
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *uri = cli_read_line (stream);

  g_assert_true (g_str_has_prefix (uri, "http://127.0.0.1:"));
  g_subprocess_send_signal (process, SIGINT);
  g_assert_cmpint (cli_wait (process), ==, 1);
}

static gboolean
has_tokens (const char *environment,
            const char *account)
{
  g_autoptr (HjlTokenStore) keyring = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_load_async (keyring, environment, account, NULL, hjl_test_got_result, &result);
  tokens = hjl_token_store_load_finish (keyring, hjl_test_wait (&result), &error);
  if (tokens == NULL)
    g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);

  return tokens != NULL;
}

/* Returns: (transfer full) (nullable): the name of the folder of a demo that runs */
static char *
find_demo (void)
{
  g_autoptr (GDir) folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "hjlever-demo-"))
      return g_strdup (name);
  return NULL;
}

/* A demo that is stopped leaves nothing, and takes nothing from an environment that somebody called demo. */
static void
test_stop_demo (gconstpointer data)
{
  static const char *const arguments[] = { "demo", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) stream = NULL;
  g_autoptr (HjlEnvironment) environment = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *run = NULL;
  g_autofree char *left = NULL;
  gboolean         syncing = FALSE;

  cli_connect (server);
  g_assert_true (has_tokens ("demo", "lever"));
  process = cli_start (arguments);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (!syncing)
    {
      g_autofree char *line = cli_read_line (stream);

      g_assert_nonnull (line);
      syncing = strstr (line, "The first sync") != NULL;
    }
  run = find_demo ();
  g_assert_nonnull (run);
  environment = hjl_environment_new_demo (run, "[Profile]\nName=demo\n", &error);
  g_assert_no_error (error);
  g_assert_true (has_tokens (hjl_environment_get_id (environment), "lever"));

  g_subprocess_send_signal (process, GPOINTER_TO_INT (data));
  g_assert_cmpint (cli_wait (process), ==, 1);
  left = find_demo ();
  g_assert_null (left);
  g_assert_false (has_tokens (hjl_environment_get_id (environment), "lever"));
  g_assert_false (has_tokens (hjl_environment_get_id (environment), "hackajob"));
  g_assert_true (has_tokens ("demo", "lever"));
  g_assert_true (has_tokens ("demo", "hackajob"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/cli/signals/interrupt", GINT_TO_POINTER (SIGINT), test_stop);
  g_test_add_data_func ("/cli/signals/terminate", GINT_TO_POINTER (SIGTERM), test_stop);
  g_test_add_data_func ("/cli/signals/interrupt-demo", GINT_TO_POINTER (SIGINT), test_stop_demo);
  g_test_add_data_func ("/cli/signals/terminate-demo", GINT_TO_POINTER (SIGTERM), test_stop_demo);
  g_test_add_func ("/cli/signals/two", test_two);
  g_test_add_func ("/cli/signals/watch", test_watch);
  g_test_add_func ("/cli/signals/sign-in", test_stop_sign_in);

  return g_test_run ();
}
