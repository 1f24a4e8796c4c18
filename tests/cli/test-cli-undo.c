/* test-cli-undo.c: the verbs runs and undo, as a recruiter and as a program use them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

static HjlDemoServer *
start (guint candidates)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;
  g_autoptr (JsonObject) report = NULL;

  options.candidates = candidates;
  options.live_roles = 1;
  options.plain = TRUE;
  server = cli_start_server (&options);
  cli_connect (server);
  report = cli_json (0, "sync", NULL);

  return server;
}

static void
tell (HjlDemoServer *server,
      const char    *command,
      const char    *format,
      const char    *candidate)
{
  g_autofree char *arguments = g_strdup_printf ("{\"candidate\":\"%s\"%s}", candidate, format);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = NULL;

  g_strdelimit (arguments, "'", '"');
  answer = hjl_test_demo_control (server, command, arguments, &error);
  g_assert_no_error (error);
}

static JsonArray *
list (JsonObject *object,
      const char *member)
{
  return json_object_get_array_member (object, member);
}

static guint
count (JsonObject *object,
       const char *member)
{
  return json_array_get_length (list (object, member));
}

static JsonObject *
element (JsonObject *object,
         const char *member,
         guint       n)
{
  return json_array_get_object_element (list (object, member), n);
}

static guint
count_archived (HjlDemoServer *server)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, TRUE);
  JsonArray *candidates = list (ledger, "candidates");
  guint      n = 0;

  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonArray *made = list (json_array_get_object_element (candidates, i), "opportunities");

      for (guint k = 0; k < json_array_get_length (made); k++)
        n += !json_object_get_null_member (json_array_get_object_element (made, k), "archived");
    }

  return n;
}

static void
test_story (void)
{
  g_autoptr (HjlDemoServer) server = start (3);
  g_autoptr (JsonObject) none = cli_json (0, "runs", NULL);
  g_autoptr (CliRun) nothing = cli_run (NULL, "--profile=demo", "undo", "--plan", NULL);
  g_autoptr (CliRun) unknown = cli_run (NULL, "--profile=demo", "runs", "7", NULL);
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) runs = NULL;
  g_autoptr (JsonObject) one = NULL;
  g_autoptr (JsonObject) plan = NULL;
  g_autoptr (CliRun) look = NULL;
  g_autoptr (CliRun) unsaid = NULL;
  g_autoptr (JsonObject) undone = NULL;
  g_autoptr (JsonObject) quiet = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) people = NULL;
  JsonObject *action;
  JsonObject *change;
  const char *name;

  g_assert_cmpuint (count (none, "runs"), ==, 0);
  /* What is not here is nothing that went in Lever. */
  g_assert_cmpint (nothing->status, ==, 1);
  g_assert_cmpstr (nothing->err, ==, "hjlever-cli: No run has written anything that can be taken back.\n");
  g_assert_cmpint (unknown->status, ==, 1);
  g_assert_cmpstr (unknown->err, ==, "hjlever-cli: There is no run 7.\n");

  cli_map_all ();
  report = cli_json (0, "sync", NULL);
  runs = cli_json (0, "runs", NULL);
  g_assert_cmpuint (count (runs, "runs"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (element (runs, "runs", 0), "cause"), ==, "by-hand");
  g_assert_cmpint (cli_int (element (runs, "runs", 0), "numbers", "export"), ==, 3);
  g_assert_cmpint (cli_int (element (runs, "runs", 0), "numbers", "people"), ==, 3);
  g_assert_true (json_object_get_null_member (element (runs, "runs", 0), "undone_by"));

  one = cli_json (0, "runs", "1", NULL);
  g_assert_cmpuint (count (one, "changes"), ==, 6);
  change = element (one, "changes", 0);
  g_assert_cmpstr (json_object_get_string_member (change, "kind"), ==, "export");
  g_assert_cmpstr (cli_string (change, "after", "posting"), !=, NULL);
  g_assert_nonnull (json_object_get_string_member (change, "opportunity"));
  g_assert_nonnull (cli_string (change, "acting_user", "id"));

  /* First what it would do, with names. */
  plan = cli_json (0, "undo", "--plan", "--reason", "Timing", NULL);
  g_assert_cmpuint (count (plan, "actions"), ==, 3);
  g_assert_false (json_object_get_boolean_member (plan, "done"));
  action = element (plan, "actions", 0);
  name = json_object_get_string_member (action, "name");
  g_assert_cmpstr (json_object_get_string_member (action, "kind"), ==, "archive-in-lever");
  look = cli_run (NULL, "--profile=demo", "undo", NULL);
  g_assert_cmpint (look->status, ==, 2);
  g_assert_nonnull (strstr (look->out, name));
  g_assert_nonnull (strstr (look->err, "--reason"));
  unsaid = cli_run (NULL, "--profile=demo", "undo", "--yes", NULL);
  g_assert_cmpint (unsaid->status, !=, 0);
  g_assert_nonnull (strstr (unsaid->err, "archive reason"));
  g_assert_cmpuint (count_archived (server), ==, 0);

  undone = cli_json (0, "undo", "1", "--yes", "--reason", "timing", NULL);
  g_assert_true (json_object_get_boolean_member (undone, "done"));
  g_assert_cmpint (json_object_get_int_member (undone, "people"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (undone, "marks_kept"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (undone, "undo_run"), ==, 2);
  g_assert_cmpuint (count_archived (server), ==, 3);

  /* Who was taken back waits for a word. */
  quiet = cli_json (3, "sync", NULL);
  g_assert_cmpuint (count_archived (server), ==, 3);
  people = cli_json (0, "candidates", "--state", "attention", NULL);
  g_assert_cmpuint (count (people, "candidates"), ==, 3);
  g_assert_cmpstr (cli_string (element (people, "candidates", 0), "attention", "kind"), ==, "undone");

  /* A stage alone takes nobody back. */
  {
    JsonObject *who = element (people, "candidates", 0);
    const char *id = json_object_get_string_member (who, "id");
    g_autoptr (JsonObject) refused = cli_json (2, "prefer", id, cli_string (who, "hackajob_stage", "id"), NULL);
    g_autofree char *command = g_strdup_printf ("resolve %s again", id);

    g_assert_nonnull (strstr (cli_string (refused, "error", "message"), command));
  }

  after = cli_json (0, "runs", NULL);
  g_assert_cmpuint (count (after, "runs"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (element (after, "runs", 0), "cause"), ==, "undo");
  g_assert_cmpint (json_object_get_int_member (element (after, "runs", 0), "undoes"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (element (after, "runs", 1), "undone_by"), ==, 2);

  /* The last run is the undo by now. */
  again = cli_json (0, "undo", "--yes", NULL);
  g_assert_cmpint (cli_int (again, "run", "id"), ==, 2);
  g_assert_cmpuint (count_archived (server), ==, 0);
}

static void
test_left (void)
{
  g_autoptr (HjlDemoServer) server = start (2);
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) one = NULL;
  g_autoptr (JsonObject) undone = NULL;
  g_autoptr (CliRun) words = NULL;
  const char *id;

  cli_map_all ();
  report = cli_json (0, "sync", NULL);
  one = cli_json (0, "runs", "1", NULL);
  id = json_object_get_string_member (element (one, "changes", 0), "candidate");
  tell (server, "lever-move", ",'stage':'Reference checks'", id);

  words = cli_run (NULL, "--profile=demo", "undo", "--plan", "--reason", "Timing", NULL);
  g_assert_cmpint (words->status, ==, 0);
  g_assert_nonnull (strstr (words->out, "Reference checks"));
  undone = cli_json (3, "undo", "--yes", "--reason", "Timing", NULL);
  g_assert_cmpuint (count (undone, "actions"), ==, 1);
  g_assert_cmpuint (count (undone, "left"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (element (undone, "left", 0), "candidate"), ==, id);
  g_assert_nonnull (strstr (json_object_get_string_member (element (undone, "left", 0), "reason"), "Reference checks"));
  g_assert_cmpuint (count_archived (server), ==, 1);
}

/* What happened, as a person reads it and as a file that others keep. */
static void
test_activity (void)
{
  g_autoptr (HjlDemoServer) server = start (2);
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (JsonObject) of_run = NULL;
  g_autoptr (JsonObject) changed = NULL;
  g_autoptr (JsonObject) none = NULL;
  g_autoptr (JsonObject) by_hand = NULL;
  g_autoptr (JsonObject) automatic = NULL;
  g_autoptr (JsonObject) lines = NULL;
  g_autoptr (CliRun) wrong = NULL;
  g_autofree char *csv_path = cli_write_file ("activity.csv", "");
  g_autofree char *lines_path = cli_write_file ("activity.jsonl", "");
  g_autoptr (JsonObject) csv = NULL;
  g_autoptr (JsonObject) disconnected = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;

  cli_map_all ();
  report = cli_json (0, "sync", NULL);
  all = cli_json (0, "activity", NULL);
  of_run = cli_json (0, "activity", "--run", "1", NULL);
  changed = cli_json (0, "activity", "--kind", "changed", NULL);
  none = cli_json (0, "activity", "--search", "nobody says this", NULL);
  by_hand = cli_json (0, "activity", "--cause", "by-hand", NULL);
  automatic = cli_json (0, "activity", "--cause", "automatic", NULL);
  g_assert_cmpuint (count (of_run, "activity"), >=, 4);
  g_assert_cmpuint (count (of_run, "activity"), <, count (all, "activity"));
  /* Two connections and a mapping. */
  g_assert_cmpuint (count (changed, "activity"), >=, 3);
  g_assert_cmpuint (count (none, "activity"), ==, 0);
  g_assert_cmpuint (count (by_hand, "activity"), >=, 4);
  g_assert_cmpuint (count (by_hand, "activity"), <, count (all, "activity"));
  g_assert_cmpuint (count (automatic, "activity"), ==, 0);

  lines = cli_json (0, "activity", "--export", lines_path, NULL);
  csv = cli_json (0, "activity", "--run", "1", "--export", csv_path, NULL);
  g_assert_cmpstr (json_object_get_string_member (csv, "exported"), ==, csv_path);
  g_assert_true (g_file_get_contents (lines_path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (csv_path, &table, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"cause\":\"by-hand\""));
  g_assert_nonnull (strstr (text, "Lever was connected"));
  g_assert_nonnull (strstr (text, "hackajob was connected. Account: Robin Talmadge at Employer Example Ltd."));
  g_assert_nonnull (strstr (text, "\"lever_stage_after_name\":\"Responded\""));
  g_assert_nonnull (strstr (table, ",by-hand,done,export,done,"));
  g_assert_null (strstr (table, "connected"));

  /* Whoever was connected is not known any more once they are not. */
  disconnected = cli_json (0, "disconnect", "hackajob", NULL);
  after = cli_json (0, "activity", "--export", lines_path, NULL);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (lines_path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "hackajob was connected."));
  g_assert_nonnull (strstr (text, "hackajob was disconnected. Mappings are kept. Account: Employer Example Ltd."));
  g_assert_null (strstr (text, "Talmadge"));

  wrong = cli_run (NULL, "--profile=demo", "activity", "--export", "/nowhere/activity.pdf", NULL);
  g_assert_cmpint (wrong->status, ==, 2);
}

static void
test_usage (void)
{
  static const struct
  {
    const char *arguments[5];
    int         status;
  } wrong[] = {
    { { "undo", "first" }, 2 },
    { { "undo", "0" }, 2 },
    { { "undo", "-1" }, 2 },
    { { "undo", "1", "2" }, 2 },
    { { "undo", "--plan", "--yes" }, 2 },
    { { "undo", "7", "--yes" }, 1 },
    { { "undo", "--reason", "No Such Reason" }, 2 },
    { { "runs", "1x" }, 2 },
    { { "runs", "7" }, 1 },
    { { "runs", "--limit", "0" }, 2 },
    { { "activity", "--kind", "odd" }, 2 },
    { { "activity", "--cause", "odd" }, 2 },
    { { "activity", "--since", "yesterday" }, 2 },
    { { "activity", "--limit", "0" }, 2 },
    { { "activity", "--export", "/nowhere/activity.csv" }, 1 },
  };
  g_autoptr (HjlDemoServer) server = start (1);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *const *a = wrong[i].arguments;
      g_autoptr (CliRun) run = cli_run (NULL, "--profile=demo", a[0], a[1], a[2], a[3], NULL);

      if (run->status != wrong[i].status)
        g_error ("%s %s %s: %d, %s", a[0], a[1], a[2] != NULL ? a[2] : "", run->status, run->err);
      g_assert_cmpstr (run->err, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/undo/story", test_story);
  g_test_add_func ("/cli/undo/left", test_left);
  g_test_add_func ("/cli/undo/activity", test_activity);
  g_test_add_func ("/cli/undo/usage", test_usage);

  return g_test_run ();
}
