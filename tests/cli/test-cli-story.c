/* test-cli-story.c: connecting, mapping, planning and syncing from the command line, beside the ledger
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <string.h>

static guint
count (JsonObject *object,
       const char *member)
{
  return json_array_get_length (json_object_get_array_member (object, member));
}

static JsonObject *
first (JsonObject *object,
       const char *member)
{
  g_assert_cmpuint (count (object, member), >, 0);

  return json_array_get_object_element (json_object_get_array_member (object, member), 0);
}

static void
test_sign_in (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (JsonObject) checked = NULL;
  g_autoptr (JsonObject) disconnected = NULL;
  g_autoptr (JsonObject) unchecked = NULL;

  g_assert_cmpint (cli_sign_in (server, "hackajob", "master", NULL, FALSE, FALSE), ==, 1);
  g_assert_cmpint (cli_sign_in (server, "hackajob", "master", NULL, TRUE, FALSE), ==, 0);
  /* A wrong address that is pasted is refused, and the right one still counts. */
  g_assert_cmpint (cli_sign_in (server, "lever", "super-admin", HJL_DEMO_CLIENT_SECRET, TRUE, TRUE), ==, 0);

  checked = cli_json (0, "check", NULL);
  g_assert_cmpuint (count (checked, "accounts"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (first (checked, "accounts"), "way"), ==, "oauth");

  /* Connected, and not enough. */
  g_assert_cmpint (cli_sign_in (server, "lever", "admin", HJL_DEMO_CLIENT_SECRET, TRUE, FALSE), ==, 3);
  g_assert_cmpint (cli_sign_in (server, "hackajob", "no-master", NULL, TRUE, FALSE), ==, 3);

  disconnected = cli_json (0, "disconnect", NULL);
  g_assert_cmpstr (json_object_get_string_member (first (disconnected, "accounts"), "state"), ==, "not-connected");
  unchecked = cli_json (4, "check", NULL);
  g_assert_cmpuint (count (unchecked, "checks"), >, 0);
}

/* Nobody can come back, and nobody can paste: there is nothing to wait five minutes for. */
static void
test_ports_taken (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (GSocketListener) taken = g_socket_listener_new ();
  g_autofree char *secret = cli_write_file ("secret.txt", HJL_DEMO_CLIENT_SECRET);
  gint64           start = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (options.redirect_ports); i++)
    {
      g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", options.redirect_ports[i]);
      g_autoptr (GError) error = NULL;

      g_socket_listener_add_address (taken, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, NULL, &error);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CliRun) done = cli_run (i == 0 ? NULL : "http://127.0.0.1:1/elsewhere?code=x\n", "--profile=demo", "connect", "lever", "--client-secret-file", secret, "--no-browser", NULL);

      g_assert_cmpint (done->status, ==, 1);
      g_assert_nonnull (strstr (done->err, "These ports of this computer are all taken"));
      if (i == 1)
        g_assert_nonnull (strstr (done->err, "you can paste another address"));
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
  /* And one that is pasted counts. */
  g_assert_cmpint (cli_sign_in (server, "lever", "super-admin", HJL_DEMO_CLIENT_SECRET, TRUE, TRUE), ==, 0);
}

static void
test_lists (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (JsonObject) roles = NULL;
  g_autoptr (JsonObject) postings = NULL;
  g_autoptr (JsonObject) stages = NULL;
  g_autoptr (JsonObject) reasons = NULL;
  g_autoptr (JsonObject) users = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) remembered = NULL;
  g_autoptr (CliRun) offline = NULL;

  cli_connect (server);
  roles = cli_json (0, "roles", NULL);
  postings = cli_json (0, "postings", NULL);
  stages = cli_json (0, "stages", NULL);
  reasons = cli_json (0, "reasons", NULL);
  users = cli_json (0, "users", NULL);
  g_assert_cmpuint (count (roles, "roles"), >=, options.live_roles);
  g_assert_cmpstr (json_object_get_string_member (first (roles, "roles"), "mapping"), ==, "none");
  g_assert_true (json_object_get_boolean_member (first (roles, "roles"), "new"));
  /* The confidential one, too: this key was made with access to such (lever/README.md, Conventions). */
  g_assert_cmpuint (count (postings, "postings"), ==, options.postings);
  g_assert_cmpuint (count (stages, "hackajob"), >, 2);
  g_assert_cmpuint (count (stages, "lever"), ==, 11);
  g_assert_cmpuint (count (reasons, "reasons"), ==, 12);
  g_assert_cmpuint (count (users, "users"), >, 1);

  /* Where nobody answers, what was read before serves, and this is said. */
  hjl_demo_server_stop (server);
  offline = cli_run (NULL, "--profile=demo", "roles", NULL);
  g_assert_cmpint (offline->status, ==, 0);
  g_assert_nonnull (strstr (offline->err, "last read"));
  again = cli_json (0, "roles", NULL);
  g_assert_cmpuint (count (again, "roles"), ==, count (roles, "roles"));
  remembered = cli_json (0, "check", "--offline", NULL);
  g_assert_cmpstr (json_object_get_string_member (first (remembered, "accounts"), "state"), ==, "connected");
  g_assert_nonnull (json_object_get_string_member (first (remembered, "accounts"), "checked_at"));
  g_assert_cmpstr (json_object_get_string_member (first (remembered, "checks"), "result"), ==, "pass");
}

static void
test_mappings (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autofree char *file = cli_write_file ("mappings.json", "");
  g_autoptr (JsonObject) made = NULL;
  g_autoptr (JsonObject) changed = NULL;
  g_autoptr (JsonObject) shown = NULL;
  g_autoptr (JsonObject) cloned = NULL;
  g_autoptr (JsonObject) exported = NULL;
  g_autoptr (JsonObject) removed = NULL;
  g_autoptr (JsonObject) imported = NULL;
  g_autoptr (JsonObject) all = NULL;
  g_autoptr (JsonObject) ambiguous = NULL;
  g_autoptr (JsonObject) unknown = NULL;
  g_autoptr (JsonObject) incomplete = NULL;
  g_autoptr (CliRun) asked = NULL;
  g_autoptr (CliRun) silent = NULL;
  g_autoptr (JsonObject) twice = NULL;
  JsonObject *mapping;

  cli_connect (server);
  incomplete = cli_json (2, "map", "set", "Data Engineer", NULL);
  g_assert_cmpstr (cli_string (incomplete, "error", "code"), ==, "usage");
  unknown = cli_json (2, "map", "set", "Nobody’s role", "--posting", "Data Engineer", NULL);
  g_assert_cmpstr (cli_string (unknown, "error", "code"), ==, "usage");
  ambiguous = cli_json (2, "map", "set", "Data Engineer", "--posting", "S", NULL);
  g_assert_nonnull (strstr (cli_string (ambiguous, "error", "message"), "\n"));

  made = cli_json (0, "map", "set", "data engineer", "--posting", "Data Engineer", "--direction", "to-hackajob",
                   "--landing", "New applicant", "--stage", "Screening call=Recruiter screen", "--archive", "Hired=Hired", NULL);
  mapping = json_object_get_object_member (made, "mapping");
  g_assert_cmpstr (json_object_get_string_member (mapping, "direction"), ==, "to-hackajob");
  g_assert_cmpuint (count (mapping, "stages"), ==, 2);
  g_assert_false (json_object_get_boolean_member (mapping, "broken"));

  /* Only what is named changes. */
  changed = cli_json (0, "map", "set", "Data Engineer", "--direction=both", "--stage", "Screening call=", NULL);
  mapping = json_object_get_object_member (changed, "mapping");
  g_assert_cmpstr (json_object_get_string_member (mapping, "direction"), ==, "both");
  g_assert_cmpstr (cli_string (mapping, "landing_stage", "name"), ==, "New applicant");
  g_assert_cmpuint (count (mapping, "stages"), ==, 1);
  g_assert_cmpstr (cli_string (first (mapping, "stages"), "archive_reason", "name"), ==, "Hired");
  shown = cli_json (0, "map", "show", "Data Engineer", NULL);
  g_assert_cmpstr (cli_string (json_object_get_object_member (shown, "mapping"), "role", "name"), ==, "Data Engineer");

  cloned = cli_json (0, "map", "clone", "Data Engineer", "QA Engineer", "Product Manager", "--suggest", NULL);
  g_assert_cmpuint (count (cloned, "clones"), ==, 2);
  twice = cli_json (2, "map", "clone", "Data Engineer", "QA Engineer", "--suggest", NULL);
  g_assert_nonnull (strstr (cli_string (twice, "error", "message"), "--replace"));

  /* Without either option it asks, role by role; an empty answer is the best match. */
  asked = cli_run ("Product Manager\n\n", "--profile=demo", "map", "clone", "Data Engineer", "Product Manager", "QA Engineer", "--replace", NULL);
  g_assert_cmpint (asked->status, ==, 0);
  g_assert_nonnull (strstr (asked->err, "QA Engineer"));
  silent = cli_run ("", "--profile=demo", "map", "clone", "Data Engineer", "QA Engineer", "--replace", NULL);
  g_assert_cmpint (silent->status, ==, 2);
  g_assert_nonnull (strstr (silent->err, "--suggest"));

  exported = cli_json (0, "map", "export", file, NULL);
  g_assert_cmpint (json_object_get_int_member (exported, "exported"), ==, 3);
  removed = cli_json (0, "map", "remove", "QA Engineer", NULL);
  g_assert_true (json_object_has_member (removed, "removed"));
  imported = cli_json (0, "map", "import", file, NULL);
  g_assert_cmpuint (count (imported, "imported"), ==, 3);
  g_assert_cmpuint (count (imported, "problems"), ==, 0);
  all = cli_json (0, "map", "show", NULL);
  g_assert_cmpuint (count (all, "mappings"), ==, 3);
}

static void
test_import_problems (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autofree char *gone = cli_write_file ("gone.json", "{\"format\":\"hjlever-mappings\",\"version\":1,\"mappings\":["
                                                       "{\"role\":{\"name\":\"Data Engineer\"},\"posting\":{\"name\":\"No such posting\"}}]}");
  g_autofree char *broken = cli_write_file ("broken.json", "{\"format\":\"hjlever-mappings\",");
  g_autoptr (JsonObject) problems = NULL;
  g_autoptr (JsonObject) refused = NULL;
  g_autoptr (JsonObject) all = NULL;

  cli_connect (server);
  problems = cli_json (3, "map", "import", gone, NULL);
  g_assert_cmpuint (count (problems, "imported"), ==, 0);
  g_assert_cmpuint (count (problems, "problems"), ==, 1);
  refused = cli_json (1, "map", "import", broken, NULL);
  g_assert_cmpstr (cli_string (refused, "error", "code"), ==, "bad-file");
  all = cli_json (0, "map", "show", NULL);
  g_assert_cmpuint (count (all, "mappings"), ==, 0);
}

static void
test_settings (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = cli_start_server (&options);
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) users = NULL;
  g_autoptr (JsonObject) changed = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  JsonObject *settings;

  cli_connect (server);
  before = cli_json (0, "settings", NULL);
  g_assert_cmpstr (cli_string (before, "settings", "source"), ==, "hackajob");
  users = cli_json (0, "users", NULL);
  changed = cli_json (0, "settings", "--acting-user", json_object_get_string_member (first (users, "users"), "id"),
                      "--source", "hackajob UK", "--origin", "agency", "--tag", "a", "--tag", "b", "--keep", "90", NULL);
  g_assert_true (json_object_has_member (changed, "settings"));
  after = cli_json (0, "settings", NULL);
  settings = json_object_get_object_member (after, "settings");
  g_assert_cmpstr (cli_string (settings, "acting_user", "id"), ==, json_object_get_string_member (first (users, "users"), "id"));
  g_assert_cmpstr (json_object_get_string_member (settings, "source"), ==, "hackajob UK");
  g_assert_cmpstr (json_object_get_string_member (settings, "origin"), ==, "agency");
  g_assert_cmpuint (count (settings, "tags"), ==, 2);
  g_assert_true (json_object_get_null_member (json_object_get_object_member (before, "settings"), "keep_days"));
  g_assert_cmpint (json_object_get_int_member (settings, "keep_days"), ==, 90);
  g_assert_cmpint (json_object_get_int_member (settings, "keep_activity_days"), ==, 180);
  g_assert_cmpint (json_object_get_int_member (settings, "erases_next"), ==, 0);
  cleared = cli_json (0, "settings", "--no-tags", "--acting-user=", "--keep-activity=forever", NULL);
  settings = json_object_get_object_member (cleared, "settings");
  g_assert_cmpuint (count (settings, "tags"), ==, 0);
  g_assert_true (json_object_get_null_member (settings, "acting_user"));
  g_assert_true (json_object_get_null_member (settings, "keep_activity_days"));
  g_assert_cmpint (json_object_get_int_member (settings, "keep_days"), ==, 90);
}

static void
test_sync (void)
{
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;
  g_autoptr (JsonObject) plan = NULL;
  g_autoptr (JsonObject) untouched = NULL;
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (JsonObject) quiet = NULL;
  g_autoptr (JsonObject) ledger = NULL;
  g_autoptr (JsonObject) candidates = NULL;
  g_autoptr (JsonObject) one = NULL;
  g_autoptr (JsonObject) activity = NULL;
  g_autoptr (JsonObject) erased = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autofree char *id = NULL;

  options.plain = TRUE;
  options.others = 0;
  server = cli_start_server (&options);
  cli_connect (server);
  cli_map_all ();

  plan = cli_json (0, "plan", NULL);
  untouched = hjl_demo_server_ledger (server, FALSE);
  g_assert_cmpint (cli_int (untouched, "totals", "exported"), ==, 0);
  g_assert_cmpint (cli_int (plan, "counts", "export"), >, 0);

  report = cli_json (0, "sync", NULL);
  ledger = hjl_demo_server_ledger (server, FALSE);
  g_assert_cmpint (cli_int (report, "report", "exported"), ==, cli_int (plan, "counts", "export"));
  g_assert_cmpint (cli_int (report, "report", "exported"), ==, cli_int (ledger, "totals", "exported_once"));
  g_assert_cmpint (cli_int (ledger, "totals", "complete"), ==, cli_int (ledger, "totals", "exported"));
  g_assert_cmpint (cli_int (report, "report", "marked"), ==, cli_int (ledger, "totals", "marked"));
  g_assert_cmpint (json_object_get_int_member (ledger, "violation_count"), ==, 0);

  quiet = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (quiet, "report", "exported"), ==, 0);

  candidates = cli_json (0, "candidates", "--state", "exported", "--limit", "5", NULL);
  g_assert_cmpint (json_object_get_int_member (candidates, "total"), ==, cli_int (report, "report", "exported"));
  g_assert_cmpuint (count (candidates, "candidates"), ==, 5);
  id = g_strdup (json_object_get_string_member (first (candidates, "candidates"), "id"));
  one = cli_json (0, "candidates", id, NULL);
  g_assert_cmpstr (cli_string (one, "candidate", "state"), ==, "exported");
  g_assert_cmpuint (count (one, "activity"), >, 0);
  activity = cli_json (0, "activity", "--candidate", id, NULL);
  g_assert_cmpuint (count (activity, "activity"), ==, count (one, "activity"));

  erased = cli_json (0, "erase", id, NULL);
  g_assert_cmpstr (json_object_get_string_member (erased, "erased"), ==, id);
  after = cli_json (0, "candidates", id, NULL);
  g_assert_cmpstr (cli_string (after, "candidate", "state"), ==, "erased");
  g_assert_true (json_object_get_null_member (json_object_get_object_member (after, "candidate"), "name"));
}

/* What a person reads: every verb prints its table, and names do not steer the terminal. */
static void
test_text (void)
{
  static const struct
  {
    const char *words[4];
    const char *shows;
  } verbs[] = {
    { { "check", NULL }, "Super Admin" },
    { { "roles", NULL }, "Data Engineer" },
    { { "postings", "--open", NULL }, "Data Engineer" },
    { { "stages", "lever", NULL }, "New applicant" },
    { { "reasons", NULL }, "Hired" },
    { { "users", NULL }, "super admin" },
    { { "settings", NULL }, "sourced" },
    { { "map", "suggest", NULL }, "Recruiter screen" },
    { { "map", "show", NULL }, "→" },
    { { "plan", NULL }, "export" },
    { { "sync", NULL }, "Exported to Lever" },
    { { "plan", NULL }, "nothing to do" },
    { { "candidates", "--limit", "2", NULL }, "2 of" },
    { { "activity", NULL }, "When" },
    { { "retry", "--all", NULL }, "0 candidates" },
    { { "map", "export", "-", NULL }, "hjlever-mappings" },
    { { "profiles", "show", "demo", NULL }, "RedirectPorts" },
    { { "disconnect", NULL }, "not connected" },
  };
  HjlDemoOptions options = cli_quick_options ();
  g_autoptr (HjlDemoServer) server = NULL;

  options.plain = TRUE;
  options.others = 0;
  options.candidates = 10;
  server = cli_start_server (&options);
  cli_connect (server);
  cli_map_all ();
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char *const *words = verbs[i].words;
      g_autoptr (CliRun) done = cli_run (NULL, "--profile=demo", words[0], words[1], words[1] != NULL ? words[2] : NULL, NULL);

      g_test_message ("%s: %s%s", words[0], done->out, done->err);
      g_assert_cmpint (done->status, ==, 0);
      g_assert_nonnull (strstr (done->out, verbs[i].shows));
      g_assert_null (strchr (done->out, '\033'));
      g_assert_null (strchr (done->err, '\033'));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/story/sign-in", test_sign_in);
  g_test_add_func ("/cli/story/ports-taken", test_ports_taken);
  g_test_add_func ("/cli/story/lists", test_lists);
  g_test_add_func ("/cli/story/mappings", test_mappings);
  g_test_add_func ("/cli/story/import-problems", test_import_problems);
  g_test_add_func ("/cli/story/settings", test_settings);
  g_test_add_func ("/cli/story/sync", test_sync);
  g_test_add_func ("/cli/story/text", test_text);

  return g_test_run ();
}
