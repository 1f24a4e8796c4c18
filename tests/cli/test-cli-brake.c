/* test-cli-brake.c: sync stops before it changes many people whom nobody has looked at, and says who they are
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

#include "hjl-test-utils.h"

#define MANY 26

static HjlDemoServer *
start (guint candidates)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;

  options.candidates = candidates;
  options.live_roles = 1;
  options.plain = TRUE;
  server = cli_start_server (&options);
  cli_connect (server);

  return server;
}

static void
tell (HjlDemoServer *server,
      const char    *command,
      const char    *format,
      ...) G_GNUC_PRINTF (3, 4);

static void
tell (HjlDemoServer *server,
      const char    *command,
      const char    *format,
      ...)
{
  g_autofree char *arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = NULL;
  va_list values;

  va_start (values, format);
  arguments = g_strdup_vprintf (format, values);
  va_end (values);
  g_strdelimit (arguments, "'", '"');
  answer = hjl_test_demo_control (server, command, arguments, &error);
  g_assert_no_error (error);
}

static void
assert_sync (int         status,
             int         exported,
             int         held,
             const char *option)
{
  g_autoptr (JsonObject) report = cli_json (status, "sync", option, NULL);
  JsonArray *list = json_object_get_array_member (json_object_get_object_member (report, "report"), "held");
  guint      n = 0;

  g_assert_cmpint (cli_int (report, "report", "exported"), ==, exported);
  g_assert_cmpint (cli_int (report, "report", "held_back"), ==, held);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *action = json_array_get_object_element (list, i);

      g_assert_nonnull (json_object_get_string_member (action, "name"));
      n++;
    }
  g_assert_cmpint ((int) n, ==, held);
}

/* The mapping was made when few were known: the next sync finds many, names them, and takes a yes. */
static void
test_yes (void)
{
  g_autoptr (HjlDemoServer) server = start (1);
  g_autoptr (CliRun) words = NULL;

  cli_map_all ();
  assert_sync (0, 1, 0, NULL);
  tell (server, "add-candidates", "{'count':%d}", MANY);
  assert_sync (3, 0, MANY, NULL);
  assert_sync (3, 0, MANY, NULL);
  words = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_assert_cmpint (words->status, ==, 3);
  g_assert_nonnull (strstr (words->out, "Nothing was changed for these 26 people"));
  g_assert_nonnull (strstr (words->out, "sync --yes"));
  assert_sync (0, MANY, 0, "--yes");
  assert_sync (0, 0, 0, NULL);
}

/* A plan was looked at, and so was what map set said. */
static void
test_looked (gconstpointer data)
{
  const char *how = data;
  gboolean    planned = g_str_equal (how, "plan");
  g_autoptr (HjlDemoServer) server = start (planned ? 1 : MANY);
  g_autoptr (JsonObject) shown = NULL;

  cli_map_all ();
  if (planned)
    {
      assert_sync (0, 1, 0, NULL);
      tell (server, "add-candidates", "{'count':%d}", MANY);
      assert_sync (3, 0, MANY, NULL);
      shown = cli_json (0, "plan", NULL);
    }
  assert_sync (0, MANY, 0, NULL);
}

/* A watch goes on for the others, and does not take what was only shown for a yes. */
static void
test_watch (void)
{
  g_autoptr (HjlDemoServer) server = start (MANY);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (JsonObject) shown = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (JsonObject) candidates = NULL;
  const char *arguments[] = { "--profile=demo", "sync", "--watch", "1", NULL };
  const char *id;

  cli_map_all ();
  assert_sync (0, MANY, 0, "--yes");
  candidates = cli_json (0, "candidates", NULL);
  for (guint i = 0; i < 11; i++)
    {
      id = json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (candidates, "candidates"), i), "id");
      tell (server, "lever-move", "{'candidate':'%s','stage':'Recruiter screen'}", id);
    }
  shown = cli_json (0, "plan", NULL);
  process = cli_start (arguments);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  first = cli_read_line (lines);
  g_assert_nonnull (strstr (first, "Waiting until you have looked (--yes): 11"));
  g_assert_null (strstr (first, "Moved in hackajob"));
  tell (server, "add-candidates", "{'count':1}");
  second = cli_read_line (lines);
  while (strstr (second, "Exported to Lever: 1") == NULL)
    {
      g_free (second);
      second = cli_read_line (lines);
    }
  g_assert_nonnull (strstr (second, "Waiting until you have looked (--yes): 11"));
  g_subprocess_send_signal (process, SIGTERM);
  g_assert_cmpint (cli_wait (process), ==, 0);

  moved = cli_json (0, "sync", "--yes", NULL);
  g_assert_cmpint (cli_int (moved, "report", "moved_in_hackajob"), ==, 11);
}

/* The bounds are a setting; what is no number is refused. */
static void
test_bounds (void)
{
  static const char *const wrong[] = { "", "-1", "ten", "1.5", "10001", "99999999999999999999" };
  g_autoptr (HjlDemoServer) server = start (MANY);
  g_autoptr (JsonObject) before = cli_json (0, "settings", NULL);
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (CliRun) most = NULL;

  g_assert_cmpint (cli_int (before, "settings", "most_people"), ==, 10);
  g_assert_cmpint (cli_int (before, "settings", "most_percent"), ==, 20);
  g_assert_cmpint (cli_int (before, "settings", "most_exports"), ==, 25);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (CliRun) run = cli_run (NULL, "--profile=demo", "settings", "--most-exports", wrong[i], NULL);

      g_assert_cmpint (run->status, ==, 2);
    }
  most = cli_run (NULL, "--profile=demo", "settings", "--most-percent", "101", NULL);
  g_assert_cmpint (most->status, ==, 2);
  after = cli_json (0, "settings", "--most-people", "3", "--most-percent", "0", "--most-exports", "26", NULL);
  g_assert_cmpint (cli_int (after, "settings", "most_people"), ==, 3);
  g_assert_cmpint (cli_int (after, "settings", "most_percent"), ==, 0);
  g_assert_cmpint (cli_int (after, "settings", "most_exports"), ==, 26);

  cli_map_all ();
  assert_sync (0, MANY, 0, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/brake/yes", test_yes);
  g_test_add_data_func ("/cli/brake/looked/plan", "plan", test_looked);
  g_test_add_data_func ("/cli/brake/looked/map-set", "map-set", test_looked);
  g_test_add_func ("/cli/brake/watch", test_watch);
  g_test_add_func ("/cli/brake/bounds", test_bounds);

  return g_test_run ();
}
