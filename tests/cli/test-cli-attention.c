/* test-cli-attention.c: what needs a person: broken mappings, refusals, duplicates, conflicts
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

#include "hjl-test-utils.h"

static HjlDemoServer *
start (guint candidates,
       guint others)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;

  options.candidates = candidates;
  options.plain = others == 0;
  options.others = others;
  server = cli_start_server (&options);
  cli_connect (server);
  cli_map_all ();

  return server;
}

static void
tell (HjlDemoServer *server,
      const char    *command,
      const char    *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = hjl_test_demo_control (server, command, arguments, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

static JsonArray *
list (JsonObject *object,
      const char *member)
{
  g_assert_true (json_object_has_member (object, member));

  return json_object_get_array_member (object, member);
}

static const char *
first_id (JsonObject *candidates)
{
  g_assert_cmpuint (json_array_get_length (list (candidates, "candidates")), >, 0);

  return json_object_get_string_member (json_array_get_object_element (list (candidates, "candidates"), 0), "id");
}

static gint64
exported (HjlDemoServer *server)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, FALSE);

  g_assert_cmpint (cli_int (ledger, "totals", "exported_twice"), ==, 0);

  return cli_int (ledger, "totals", "exported_once");
}

/* A closed posting exports nobody, says so, and catches up once it is open again. */
static void
test_broken_mapping (void)
{
  g_autoptr (HjlDemoServer) server = start (16, 0);
  g_autoptr (JsonObject) plan = NULL;
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) shown = NULL;
  g_autoptr (JsonObject) clone = NULL;
  g_autoptr (JsonObject) later = NULL;
  JsonObject *mapping;

  tell (server, "lever-posting", "{\"posting\":\"Data Engineer\",\"state\":\"closed\"}");
  plan = cli_json (3, "plan", NULL);
  g_assert_cmpint (json_object_get_int_member (plan, "broken"), >, 0);
  report = cli_json (3, "sync", NULL);
  g_assert_cmpint (cli_int (report, "report", "broken"), ==, json_object_get_int_member (plan, "broken"));
  g_assert_cmpint (exported (server), ==, 16 - cli_int (report, "report", "broken"));

  shown = cli_json (0, "map", "show", "Data Engineer", NULL);
  mapping = json_object_get_object_member (shown, "mapping");
  g_assert_true (json_object_get_boolean_member (mapping, "broken"));
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (list (mapping, "breaks"), 0), "kind"), ==, "posting-closed");
  clone = cli_json (2, "map", "clone", "QA Engineer", "Product Manager", "--replace", "--posting", "Data Engineer", NULL);
  g_assert_nonnull (strstr (cli_string (clone, "error", "message"), "closed"));

  tell (server, "lever-posting", "{\"posting\":\"Data Engineer\",\"state\":\"published\"}");
  later = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (later, "report", "exported"), ==, cli_int (report, "report", "broken"));
  g_assert_cmpint (exported (server), ==, 16);
}

/* A mapping that is broken is said, and is 3, before anybody waits for it; nothing is called in step beside it or
 * beside somebody whose role is not mapped, who is no reason for 3. */
static void
test_nobody_waits (void)
{
  g_autoptr (HjlDemoServer) server = start (4, 0);
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (JsonObject) quiet = NULL;
  g_autoptr (JsonObject) plan = NULL;
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) removed = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (CliRun) in_step = NULL;
  g_autoptr (CliRun) broken = NULL;
  g_autoptr (CliRun) line = NULL;
  g_autoptr (CliRun) unmapped = NULL;

  all = cli_json (0, "sync", NULL);
  quiet = cli_json (0, "plan", NULL);
  g_assert_cmpint (json_object_get_int_member (quiet, "broken_mappings"), ==, 0);
  in_step = cli_run (NULL, "--profile=demo", "plan", NULL);
  g_assert_nonnull (strstr (in_step->out, "Everything is up to date"));

  tell (server, "lever-posting", "{\"posting\":\"Data Engineer\",\"state\":\"closed\"}");
  plan = cli_json (3, "plan", NULL);
  g_assert_cmpint (json_object_get_int_member (plan, "broken"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (plan, "broken_mappings"), ==, 1);
  report = cli_json (3, "sync", NULL);
  g_assert_cmpint (cli_int (report, "report", "broken_mappings"), ==, 1);
  broken = cli_run (NULL, "--profile=demo", "plan", NULL);
  g_assert_cmpint (broken->status, ==, 3);
  g_assert_null (strstr (broken->out, "up to date"));
  line = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_assert_cmpint (line->status, ==, 3);
  g_assert_nonnull (strstr (line->out, "1 mapping is broken"));
  tell (server, "lever-posting", "{\"posting\":\"Data Engineer\",\"state\":\"published\"}");

  removed = cli_json (0, "map", "remove", "Data Engineer", NULL);
  added = cli_json (0, "roles", NULL);
  for (guint i = 0; i < json_array_get_length (list (added, "roles")); i++)
    {
      JsonObject      *role = json_array_get_object_element (list (added, "roles"), i);
      g_autofree char *arguments = g_strdup_printf ("{\"count\":1,\"role\":\"%s\"}", json_object_get_string_member (role, "id"));

      if (g_str_equal (json_object_get_string_member (role, "title"), "Data Engineer"))
        tell (server, "add-candidates", arguments);
    }
  unmapped = cli_run (NULL, "--profile=demo", "plan", NULL);
  g_test_message ("%s", unmapped->out);
  g_assert_cmpint (unmapped->status, ==, 0);
  g_assert_null (strstr (unmapped->out, "up to date"));
  g_assert_nonnull (strstr (unmapped->out, "not mapped: 1"));
}

/* What did not carry over is listed. */
static void
test_clone_drops (void)
{
  g_autoptr (HjlDemoServer) server = start (1, 0);
  g_autoptr (JsonObject) made = NULL;
  g_autoptr (JsonObject) cloned = NULL;
  JsonObject *clone;

  made = cli_json (0, "map", "set", "QA Engineer", "--stage", "Screening call=Recruiter screen", NULL);
  g_assert_true (json_object_has_member (made, "mapping"));
  tell (server, "lever-delete-stage", "{\"stage\":\"Recruiter screen\"}");
  cloned = cli_json (3, "map", "clone", "QA Engineer", "Product Manager", "--replace", "--suggest", NULL);
  clone = json_array_get_object_element (list (cloned, "clones"), 0);
  g_assert_cmpuint (json_array_get_length (list (clone, "dropped")), >, 0);
  g_assert_false (json_object_get_boolean_member (json_object_get_object_member (clone, "mapping"), "broken"));
}

/* Any archive reason of a group is the same hackajob stage; one of them is used in Lever. */
static void
test_also (void)
{
  g_autoptr (HjlDemoServer) server = start (1, 0);
  g_autoptr (JsonObject) synced = cli_json (0, "sync", NULL);
  g_autoptr (JsonObject) candidates = cli_json (0, "candidates", NULL);
  g_autoptr (JsonObject) made = NULL;
  g_autoptr (JsonObject) followed = NULL;
  g_autoptr (JsonObject) quiet = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  g_autoptr (CliRun) shown = NULL;
  g_autoptr (CliRun) refused = NULL;
  g_autoptr (CliRun) senseless = NULL;
  g_autofree char *arguments = g_strdup_printf ("{\"candidate\":\"%s\",\"reason\":\"Location\"}", first_id (candidates));
  JsonObject      *first = json_array_get_object_element (list (candidates, "candidates"), 0);
  const char      *role = json_object_get_string_member (json_object_get_object_member (first, "role"), "id");

  made = cli_json (0, "map", "set", role, "--archive", "Rejected=Underqualified", "--also", "Rejected=Timing", "--also", "Rejected=Location", NULL);
  g_assert_true (json_object_has_member (made, "mapping"));
  shown = cli_run (NULL, "--profile=demo", "map", "show", role, NULL);
  g_assert_nonnull (strstr (shown->out, "archived: Underqualified"));
  g_assert_nonnull (strstr (shown->out, "also: Timing"));
  g_assert_nonnull (strstr (shown->out, "also: Location"));

  tell (server, "lever-archive", arguments);
  followed = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (followed, "report", "moved_in_hackajob"), ==, 1);
  g_assert_cmpint (cli_int (followed, "report", "attention"), ==, 0);
  quiet = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (quiet, "report", "moved_in_hackajob"), ==, 0);
  g_assert_cmpint (cli_int (quiet, "report", "archived_in_lever"), ==, 0);

  refused = cli_run (NULL, "--profile=demo", "map", "set", role, "--also", "Screening call=Timing", NULL);
  g_assert_cmpint (refused->status, ==, 2);
  senseless = cli_run (NULL, "--profile=demo", "map", "set", role, "--also", "Rejected=Hired", NULL);
  g_assert_cmpint (senseless->status, ==, 2);
  cleared = cli_json (0, "map", "set", role, "--also", "Rejected=", NULL);
  for (guint i = 0; i < json_array_get_length (list (json_object_get_object_member (cleared, "mapping"), "stages")); i++)
    g_assert_cmpuint (json_array_get_length (list (json_array_get_object_element (list (json_object_get_object_member (cleared, "mapping"), "stages"), i), "also")), ==, 0);
}

static void
test_retry (void)
{
  g_autoptr (HjlDemoServer) server = start (5, 0);
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) failed = NULL;
  g_autoptr (JsonObject) quiet = NULL;
  g_autoptr (JsonObject) one = NULL;
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (JsonObject) last = NULL;

  tell (server, "fault", "{\"side\":\"lever\",\"method\":\"POST\",\"path\":\"/opportunities\",\"kind\":\"status\",\"status\":400,\"count\":0}");
  report = cli_json (3, "sync", NULL);
  g_assert_cmpint (cli_int (report, "report", "failed"), ==, 5);
  g_assert_cmpint (exported (server), ==, 0);
  failed = cli_json (0, "candidates", "--state", "failed", NULL);
  g_assert_cmpint (json_object_get_int_member (failed, "total"), ==, 5);

  /* The same again will not help, so it is not tried until somebody says so. */
  tell (server, "clear-faults", NULL);
  quiet = cli_json (3, "sync", NULL);
  g_assert_cmpint (cli_int (quiet, "report", "exported"), ==, 0);
  one = cli_json (0, "retry", first_id (failed), NULL);
  g_assert_cmpint (json_object_get_int_member (one, "retried"), ==, 1);
  second = cli_json (3, "sync", NULL);
  g_assert_cmpint (cli_int (second, "report", "exported"), ==, 1);
  all = cli_json (0, "retry", "--all", NULL);
  g_assert_cmpint (json_object_get_int_member (all, "retried"), ==, 4);
  last = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (last, "report", "exported"), ==, 4);
  g_assert_cmpint (exported (server), ==, 5);
}

/* A second desktop knows nothing of what the first one did: it finds everybody in Lever already, links
 * them or asks, and makes nobody a second time. */
static void
test_second_desktop (void)
{
  g_autoptr (HjlDemoServer) server = start (6, 0);
  g_autoptr (JsonObject) first = cli_json (0, "sync", NULL);
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "hjlever", NULL);
  g_autoptr (CliRun) second = NULL;
  g_autoptr (JsonObject) waiting = NULL;
  g_autoptr (CliRun) last = NULL;

  g_assert_cmpint (cli_int (first, "report", "exported"), ==, 6);
  hjl_test_remove_folder (data);
  cli_connect (server);
  cli_map_all ();
  second = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_test_message ("%s%s", second->out, second->err);
  g_assert_cmpint (exported (server), ==, 6);

  waiting = cli_json (0, "candidates", "--state", "attention", NULL);
  for (guint i = 0; i < json_array_get_length (list (waiting, "candidates")); i++)
    {
      JsonObject *candidate = json_array_get_object_element (list (waiting, "candidates"), i);
      JsonArray  *choices = list (json_object_get_object_member (candidate, "attention"), "choices");
      const char *id = json_object_get_string_member (candidate, "id");
      g_autoptr (JsonObject) refused = cli_json (2, "resolve", id, "no-such-record", NULL);
      g_autoptr (JsonObject) shown = cli_json (0, "resolve", id, NULL);
      g_autoptr (JsonObject) done = NULL;
      JsonObject *record = json_array_get_object_element (list (shown, "records"), 0);

      g_assert_cmpuint (json_array_get_length (choices), ==, 1);
      g_assert_nonnull (strstr (cli_string (refused, "error", "message"), json_array_get_string_element (choices, 0)));
      g_assert_cmpstr (json_object_get_string_member (record, "id"), ==, json_array_get_string_element (choices, 0));
      g_assert_nonnull (json_object_get_string_member (record, "name"));
      g_assert_nonnull (json_object_get_string_member (record, "stage"));
      g_assert_nonnull (json_object_get_string_member (record, "url"));
      g_assert_false (json_object_get_boolean_member (record, "gone"));
      done = cli_json (0, "resolve", id, json_array_get_string_element (choices, 0), NULL);
      g_assert_cmpstr (json_object_get_string_member (done, "resolved"), ==, id);
    }

  last = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_test_message ("%s%s", last->out, last->err);
  g_assert_cmpint (last->status, ==, 0);
  g_assert_cmpint (exported (server), ==, 6);
}

/* Both sides changed: Lever counts, an entry offers the other stage, and a person may take it. */
static void
test_prefer (void)
{
  g_autoptr (HjlDemoServer) server = start (3, 0);
  g_autoptr (JsonObject) first = cli_json (0, "sync", NULL);
  g_autoptr (JsonObject) candidates = cli_json (0, "candidates", NULL);
  const char      *id = first_id (candidates);
  g_autofree char *in_lever = g_strdup_printf ("{\"candidate\":\"%s\",\"stage\":\"Recruiter screen\"}", id);
  g_autofree char *in_hackajob = g_strdup_printf ("{\"candidate\":\"%s\",\"stage\":\"First interview\"}", id);
  g_autoptr (JsonObject) second = NULL;
  g_autoptr (JsonObject) activity = NULL;
  g_autoptr (JsonObject) preferred = NULL;
  g_autoptr (JsonObject) third = NULL;
  g_autoptr (JsonObject) after = NULL;
  const char *passed_over = NULL;

  g_assert_cmpint (cli_int (first, "report", "exported"), ==, 3);
  tell (server, "lever-move", in_lever);
  tell (server, "hackajob-move", in_hackajob);
  second = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (second, "report", "conflicts"), ==, 1);

  activity = cli_json (0, "activity", "--candidate", id, NULL);
  for (guint i = 0; i < json_array_get_length (list (activity, "activity")); i++)
    {
      JsonObject *entry = json_array_get_object_element (list (activity, "activity"), i);

      if (g_str_equal (json_object_get_string_member (entry, "kind"), "conflict"))
        passed_over = json_object_get_string_member (entry, "passed_over");
    }
  g_assert_nonnull (passed_over);
  preferred = cli_json (0, "prefer", id, passed_over, NULL);
  g_assert_cmpstr (json_object_get_string_member (preferred, "preferred"), ==, id);
  third = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (third, "report", "moved_in_hackajob"), ==, 1);
  g_assert_cmpint (cli_int (third, "report", "moved_in_lever"), ==, 1);
  after = cli_json (0, "candidates", id, NULL);
  g_assert_cmpstr (cli_string (json_object_get_object_member (after, "candidate"), "hackajob_stage", "id"), ==, passed_over);
}

/* Debug lines are no part of what a program reads: one document on standard output, the lines on standard error. */
static void
test_debug (void)
{
  static const char *const commands[] = { "check", "roles", "sync" };
  g_autoptr (HjlDemoServer) server = start (3, 0);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) done = cli_run_in ("G_MESSAGES_DEBUG", "all", "--profile=demo", "--json", commands[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = json_from_string (done->out, &error);

      g_test_message ("%s", commands[i]);
      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      g_assert_null (strstr (done->out, "DEBUG"));
      g_assert_nonnull (strstr (done->err, "DEBUG"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/attention/broken-mapping", test_broken_mapping);
  g_test_add_func ("/cli/attention/nobody-waits", test_nobody_waits);
  g_test_add_func ("/cli/attention/debug", test_debug);
  g_test_add_func ("/cli/attention/clone-drops", test_clone_drops);
  g_test_add_func ("/cli/attention/also", test_also);
  g_test_add_func ("/cli/attention/retry", test_retry);
  g_test_add_func ("/cli/attention/second-desktop", test_second_desktop);
  g_test_add_func ("/cli/attention/prefer", test_prefer);

  return g_test_run ();
}
