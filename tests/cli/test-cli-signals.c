/* test-cli-signals.c: stopping hjlever-cli in the middle, and watching through trouble
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "auth/hjl-token-store-secret.h"
#include "environment/hjl-environment.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "workspace/hjl-memory.h"

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

  answer = hjl_test_demo_control (server, "fault",
                                  "{\"side\":\"hackajob\",\"path\":\"/candidates*\",\"kind\":\"garbage\",\"count\":0}", NULL);
  g_assert_nonnull (answer);
  for (guint i = 0; i < 5 && !troubled; i++)
    {
      g_autoptr (JsonObject) cycle = read_cycle (stream);

      troubled = json_object_has_member (cycle, "error") ||
                 !json_object_get_null_member (json_object_get_object_member (cycle, "report"), "interrupted");
    }
  g_assert_true (troubled);

  cleared = hjl_test_demo_control (server, "clear-faults", NULL, NULL);
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
  tokens = hjl_finish_pointer (keyring, hjl_test_wait (&result), &error);
  if (tokens == NULL)
    g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);

  return tokens != NULL;
}

/* The keyring is one for all tests of this program. */
static void
forget_tokens (const char *environment,
               const char *account)
{
  g_autoptr (HjlTokenStore) keyring = hjl_token_store_secret_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_clear_async (keyring, environment, account, NULL, hjl_test_got_result, &result);
  hjl_finish (keyring, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* Until a request is held up by a fault. */
static void
wait_for_delay (HjlDemoServer *server)
{
  gint64 deadline = g_get_monotonic_time () + HJL_TEST_LIMIT * G_USEC_PER_SEC;
  gint64 waiting = 0;

  while (waiting == 0)
    {
      g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, FALSE);

      waiting = json_object_get_int_member (ledger, "waiting");
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (2000);
    }
}

/* The browser is done, and the service takes its time over the tokens: it ends at once, and nothing is kept. */
static void
test_stop_exchange (gconstpointer side)
{
  gboolean         of_lever = g_str_equal (side, "lever");
  const char      *who = of_lever ? "super-admin" : "master";
  const char      *secret = of_lever ? HJL_DEMO_CLIENT_SECRET : NULL;
  g_autofree char *file = cli_write_file ("secret.txt", of_lever ? secret : "");
  const char      *arguments[] = { "connect", side, "--oauth", "--no-browser", of_lever ? "--client-secret-file" : NULL, file, NULL };
  HjlDemoOptions   options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (GSubprocess) process = cli_start (arguments);
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *uri = cli_read_line (stream);
  const char      *fault = "{\"path\":\"*/oauth/token\",\"kind\":\"delay\",\"delay\":600000,\"count\":0}";
  g_autoptr (JsonObject) made = hjl_test_demo_control (server, "fault", fault, NULL);
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *location = hjl_demo_server_sign_in (server, uri, who, TRUE, &error);
  g_autofree char *line = g_strconcat (location, "\n", NULL);

  g_assert_no_error (error);
  g_assert_nonnull (made);
  forget_tokens ("demo", side);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), line, strlen (line), NULL, NULL, &error);
  g_assert_no_error (error);
  wait_for_delay (server);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_cmpint (cli_wait (process), ==, 1);
  g_assert_false (has_tokens ("demo", side));

  cleared = hjl_test_demo_control (server, "clear-faults", NULL, NULL);
  g_assert_nonnull (cleared);
  g_assert_cmpint (cli_sign_in (server, side, who, secret, TRUE, FALSE), ==, 0);
  g_assert_true (has_tokens ("demo", side));
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

/* Whatever limit a program has set itself, up to the one that its user may set. */
static void
lift_core_limit (pid_t pid)
{
  struct rlimit limit;

  g_assert_cmpint (prlimit (pid, RLIMIT_CORE, NULL, &limit), ==, 0);
  limit.rlim_cur = limit.rlim_max;
  g_assert_cmpint (prlimit (pid, RLIMIT_CORE, &limit, NULL), ==, 0);
}

static pid_t
pid_of (GSubprocess *process)
{
  return g_ascii_strtoll (g_subprocess_get_identifier (process), NULL, 10);
}

/* Waits for the end by @number. Returns: whether the system has kept a picture of the memory */
static gboolean
left_core (GSubprocess *process,
           int          number)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, number);

  return WCOREDUMP (g_subprocess_get_status (process));
}

static GSubprocess *
start_in (const char        *folder,
          const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);

  return process;
}

/* What is to be seen is that none is made, which says something only where one would be. */
static gboolean
makes_cores (void)
{
  static const char *const sleeper[] = { "sleep", "600", NULL };
  g_autofree char         *folder = g_dir_make_tmp (NULL, NULL);
  g_autoptr (GSubprocess) process = start_in (folder, sleeper);
  gboolean made;

  lift_core_limit (pid_of (process));
  g_subprocess_send_signal (process, SIGSEGV);
  made = left_core (process, SIGSEGV);
  hjl_test_remove_folder (folder);
  if (!made)
    g_test_skip ("Nobody's core files are kept on this system");

  return made;
}

/* Tokens are in memory, and a core file is read by whoever looks for the mistake. */
static void
test_no_core (gconstpointer data)
{
  static const char *const arguments[] = { "connect", "hackajob", "--no-browser", NULL };
  HjlDemoOptions           options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) stream = NULL;
  g_autofree char *uri = NULL;
  struct rlimit    before, limit;

  /* What it is given by whoever starts it counts for nothing. */
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &before), ==, 0);
  lift_core_limit (getpid ());
  process = cli_start (arguments);
  g_assert_cmpint (setrlimit (RLIMIT_CORE, &before), ==, 0);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  uri = cli_read_line (stream);
  g_assert_nonnull (uri);
  g_assert_cmpint (prlimit (pid_of (process), RLIMIT_CORE, NULL, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, <=, 1);

  if (!makes_cores ())
    return;
  lift_core_limit (pid_of (process));
  g_subprocess_send_signal (process, GPOINTER_TO_INT (data));
  g_assert_false (left_core (process, GPOINTER_TO_INT (data)));
}

/* More stack than there is. */
static int
use_up (volatile int deep)
{
  volatile char room[4096];

  room[0] = deep;
  return deep == 0 ? 0 : use_up (deep - 1) + room[0];
}

static gpointer
abort_thread (gpointer data)
{
  abort ();
}

/* As a program is that was just started: GLib takes it from its own subprocesses, of 2.78 and later. */
static void
keep_private_from_start (void)
{
  g_assert_cmpint (prctl (PR_SET_DUMPABLE, 1, 0, 0, 0), ==, 0);
  hjl_memory_keep_private ();
}

static void
fault_here (const char *how)
{
  keep_private_from_start ();
  lift_core_limit (getpid ());
  if (g_str_equal (how, "overflow"))
    use_up (G_MAXINT);
  else
    g_thread_join (g_thread_new ("abort", abort_thread, NULL));
}

/* Faults that leave little to work with, in a process of this program. */
static void
test_no_core_of (gconstpointer data)
{
  g_autofree char  *path = g_strconcat ("/cli/signals/no-core/", data, NULL);
  const char *const arguments[] = { "/proc/self/exe", "-p", path, "--GTestSubprocess", NULL };
  g_autofree char  *folder = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (g_test_subprocess ())
    {
      fault_here (data);
      return;
    }
  if (!makes_cores ())
    return;
  folder = g_dir_make_tmp (NULL, NULL);
  process = start_in (folder, arguments);
  g_assert_false (left_core (process, g_str_equal (data, "overflow") ? SIGSEGV : SIGABRT));
  hjl_test_remove_folder (folder);
}

/* While it runs the portals of the desktop find out who it is by what only a dumpable process shows to its own user. */
static void
test_can_be_looked_into (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  keep_private_from_start ();
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 1);
}

/* Started without them, the first files would be the standard streams. */
static void
test_closed_streams (void)
{
  int fd;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  close (STDIN_FILENO);
  close (STDOUT_FILENO);
  close (STDERR_FILENO);
  hjl_memory_keep_private ();
  fd = open ("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  _exit (fd > STDERR_FILENO ? 0 : 1);
}

int
main (int   argc,
      char *argv[])
{
  /* A shell's background job ignores these, and so does what it starts. */
  signal (SIGINT, SIG_DFL);
  signal (SIGQUIT, SIG_DFL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/cli/signals/interrupt", GINT_TO_POINTER (SIGINT), test_stop);
  g_test_add_data_func ("/cli/signals/terminate", GINT_TO_POINTER (SIGTERM), test_stop);
  g_test_add_data_func ("/cli/signals/interrupt-demo", GINT_TO_POINTER (SIGINT), test_stop_demo);
  g_test_add_data_func ("/cli/signals/terminate-demo", GINT_TO_POINTER (SIGTERM), test_stop_demo);
  g_test_add_data_func ("/cli/signals/no-core/fault", GINT_TO_POINTER (SIGSEGV), test_no_core);
  g_test_add_data_func ("/cli/signals/no-core/bus", GINT_TO_POINTER (SIGBUS), test_no_core);
  g_test_add_data_func ("/cli/signals/no-core/illegal", GINT_TO_POINTER (SIGILL), test_no_core);
  g_test_add_data_func ("/cli/signals/no-core/arithmetic", GINT_TO_POINTER (SIGFPE), test_no_core);
  g_test_add_data_func ("/cli/signals/no-core/trap", GINT_TO_POINTER (SIGTRAP), test_no_core);
  g_test_add_data_func ("/cli/signals/no-core/aborted", GINT_TO_POINTER (SIGABRT), test_no_core);
  g_test_add_data_func ("/cli/signals/no-core/quit", GINT_TO_POINTER (SIGQUIT), test_no_core);
  g_test_add_data_func ("/cli/signals/no-core/overflow", "overflow", test_no_core_of);
  g_test_add_data_func ("/cli/signals/no-core/thread", "thread", test_no_core_of);
  g_test_add_func ("/cli/signals/looked-into", test_can_be_looked_into);
  g_test_add_func ("/cli/signals/closed-streams", test_closed_streams);
  g_test_add_func ("/cli/signals/two", test_two);
  g_test_add_func ("/cli/signals/watch", test_watch);
  g_test_add_func ("/cli/signals/sign-in", test_stop_sign_in);

  g_test_add_data_func ("/cli/signals/exchange-lever", "lever", test_stop_exchange);
  g_test_add_data_func ("/cli/signals/exchange-hackajob", "hackajob", test_stop_exchange);

  return g_test_run ();
}
