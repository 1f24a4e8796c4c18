/* test-cli-map.c: what map saves: entries that make no sense, what is switched on and off, and what it says of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-driver.h"

#include <sqlite3.h>
#include <string.h>

#include "hjl-test-utils.h"

#define PEOPLE 3

/* Stand-ins with so many roles, who is accepted known here, and mapped as suggested. */
static HjlDemoServer *
start_with (guint roles)
{
  HjlDemoOptions options = cli_quick_options ();
  HjlDemoServer *server;
  g_autoptr (JsonObject) report = NULL;

  options.candidates = PEOPLE;
  options.live_roles = roles;
  options.plain = TRUE;
  server = cli_start_server (&options);
  cli_connect (server);
  report = cli_json (0, "sync", NULL);
  cli_map_all ();

  return server;
}

static HjlDemoServer *
start (void)
{
  return start_with (1);
}

/* (transfer full) */
static char *
dup_role (void)
{
  g_autoptr (JsonObject) shown = cli_json (0, "map", "show", NULL);
  JsonArray *mappings = json_object_get_array_member (shown, "mappings");

  g_assert_cmpuint (json_array_get_length (mappings), ==, 1);

  return g_strdup (cli_string (json_array_get_object_element (mappings, 0), "role", "id"));
}

/* (transfer full) */
static JsonObject *
load_mapping (const char *role)
{
  g_autoptr (JsonObject) shown = cli_json (0, "map", "show", role, NULL);

  return json_object_ref (json_object_get_object_member (shown, "mapping"));
}

static guint
count_writes (JsonObject *object,
              const char *member,
              const char *kind)
{
  JsonArray *list = json_object_get_array_member (object, member);
  guint      n = 0;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *action = json_array_get_object_element (list, i);

      g_assert_true (json_object_get_boolean_member (action, "writes"));
      g_assert_nonnull (json_object_get_string_member (action, "name"));
      n += g_str_equal (json_object_get_string_member (action, "kind"), kind);
    }

  return n;
}

/* (nullable): the first stage of the kind on hackajob */
static char *
dup_stage (const char *kind)
{
  g_autoptr (JsonObject) stages = cli_json (0, "stages", "hackajob", NULL);
  JsonArray *list = json_object_get_array_member (stages, "hackajob");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *stage = json_array_get_object_element (list, i);

      if (g_str_equal (json_object_get_string_member (stage, "kind"), kind))
        return g_strdup (json_object_get_string_member (stage, "name"));
    }

  return NULL;
}

/* (transfer full): a reason for hires, or for others */
static char *
dup_reason (gboolean hired)
{
  g_autoptr (JsonObject) reasons = cli_json (0, "reasons", NULL);
  JsonArray *list = json_object_get_array_member (reasons, "reasons");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *reason = json_array_get_object_element (list, i);

      if (json_object_get_boolean_member (reason, "hired") == hired && json_object_get_boolean_member (reason, "active"))
        return g_strdup (json_object_get_string_member (reason, "name"));
    }
  g_assert_not_reached ();
}

typedef struct
{
  const char *name;
  const char *stage; /* a kind */
  const char *option;
  gboolean    hired;
  gboolean    fine;
} Entry;

static const Entry entries[] = {
  { "reason-requested", "requested", "--archive", FALSE, FALSE },
  { "reason-accepted", "accepted", "--archive", FALSE, FALSE },
  { "reason-in-process", "in_process", "--archive", FALSE, FALSE },
  { "reason-offer", "offer", "--archive", FALSE, FALSE },
  { "hired-in-process", "in_process", "--archive", TRUE, FALSE },
  { "hired-rejected", "rejected", "--archive", TRUE, FALSE },
  { "reason-hired", "hired", "--archive", FALSE, FALSE },
  { "stage-rejected", "rejected", "--stage", FALSE, FALSE },
  { "stage-withdrawn", "withdrawn", "--stage", FALSE, FALSE },
  { "reason-rejected", "rejected", "--archive", FALSE, TRUE },
  { "hired-hired", "hired", "--archive", TRUE, TRUE },
  { "stage-in-process", "in_process", "--stage", FALSE, TRUE },
};

/* Entries that somebody insisted on. */
static guint
count_forced (JsonObject *mapping)
{
  JsonArray *stages = json_object_get_array_member (mapping, "stages");
  guint      n = 0;

  for (guint i = 0; i < json_array_get_length (stages); i++)
    n += json_object_get_boolean_member_with_default (json_array_get_object_element (stages, i), "forced", FALSE);

  return n;
}

/* What makes no sense is refused, and the mapping stays as it was; --force takes it, and says that a person did. */
static void
test_sense (void)
{
  g_autoptr (HjlDemoServer) server = start ();
  g_autofree char *role = dup_role ();
  guint            n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const Entry     *entry = &entries[i];
      g_autofree char *stage = dup_stage (entry->stage);
      g_autofree char *reason = dup_reason (entry->hired);
      g_autofree char *text = NULL;
      g_autoptr (JsonObject) before = load_mapping (role);
      g_autoptr (JsonObject) after = NULL;
      g_autoptr (CliRun) run = NULL;
      g_autoptr (CliRun) forced = NULL;
      g_autoptr (JsonObject) kept = NULL;
      g_autofree char *clear = NULL;
      g_autoptr (CliRun) cleared = NULL;

      g_test_message ("%s", entry->name);
      if (stage == NULL)
        continue;
      n++;
      text = g_strdup_printf ("%s=%s", stage, g_str_equal (entry->option, "--stage") ? "Recruiter screen" : reason);
      run = cli_run (NULL, "--profile=demo", "map", "set", role, entry->option, text, NULL);
      g_assert_cmpint (run->status, ==, entry->fine ? 0 : 2);
      if (entry->fine)
        continue;
      g_assert_nonnull (strstr (run->err, "--force"));
      after = load_mapping (role);
      g_assert_true (json_node_equal (json_object_get_member (before, "stages"), json_object_get_member (after, "stages")));

      forced = cli_run (NULL, "--profile=demo", "map", "set", role, entry->option, text, "--force", NULL);
      g_assert_cmpint (forced->status, ==, 0);
      kept = load_mapping (role);
      g_assert_cmpuint (count_forced (kept), ==, 1);
      clear = g_strdup_printf ("%s=", stage);
      cleared = cli_run (NULL, "--profile=demo", "map", "set", role, "--stage", clear, NULL);
      g_assert_cmpint (cleared->status, ==, 0);
    }
  g_assert_cmpuint (n, >=, 8);
}

/* A file with an entry that makes no sense: listed as a problem, that mapping left out; with --force imported. */
static void
test_import (void)
{
  g_autoptr (HjlDemoServer) server = start ();
  g_autofree char *role = dup_role ();
  g_autofree char *stage = dup_stage ("in_process");
  g_autofree char *reason = dup_reason (FALSE);
  g_autofree char *entry = g_strdup_printf ("%s=%s", stage, reason);
  g_autoptr (JsonObject) forced = cli_json (0, "map", "set", role, "--archive", entry, "--force", NULL);
  g_autoptr (CliRun) exported = cli_run (NULL, "--profile=demo", "map", "export", "-", NULL);
  g_autofree char *text = g_strdup (exported->out);
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) removed = cli_json (0, "map", "remove", role, NULL);
  g_autoptr (JsonObject) refused = NULL;
  g_autoptr (JsonObject) none = NULL;
  g_autoptr (JsonObject) taken = NULL;
  JsonArray *problems;

  g_assert_cmpint (exported->status, ==, 0);
  path = cli_write_file ("mappings.json", text);
  refused = cli_json (3, "map", "import", path, NULL);
  problems = json_object_get_array_member (refused, "problems");
  g_assert_cmpuint (json_array_get_length (problems), ==, 1);
  g_assert_nonnull (strstr (json_array_get_string_element (problems, 0), stage));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (refused, "imported")), ==, 0);
  none = cli_json (0, "map", "show", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (none, "mappings")), ==, 0);

  taken = cli_json (0, "map", "import", path, "--force", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (taken, "imported")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (taken, "writes")), ==, 1);
}

static void
run_sql (const char *sql)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "hjlever", "demo", "hjlever.db", NULL);
  sqlite3         *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* One of several cannot be saved: it is there whole or as it was, and which are saved is said. */
static void
test_import_broken_off (void)
{
  g_autoptr (HjlDemoServer) server = start_with (2);
  g_autoptr (CliRun) exported = NULL;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (CliRun) first = NULL;
  g_autoptr (JsonObject) mapped = cli_json (0, "map", "show", NULL);
  g_autoptr (JsonObject) after = NULL;
  g_autofree char *path = NULL;
  g_autofree char *last = NULL;
  g_autofree char *trigger = NULL;
  JsonArray       *mappings = json_object_get_array_member (mapped, "mappings");
  guint            n = json_array_get_length (mappings);

  g_assert_cmpuint (n, >=, 2);
  exported = cli_run (NULL, "--profile=demo", "map", "export", "-", NULL);
  path = cli_write_file ("mappings.json", exported->out);
  last = g_strdup (cli_string (json_array_get_object_element (mappings, n - 1), "role", "id"));

  /* In the middle of its entries. */
  trigger = g_strdup_printf ("CREATE TRIGGER fails BEFORE INSERT ON mapping_entry WHEN new.role_id = '%s'"
                             " AND (SELECT count (*) FROM mapping_entry WHERE role_id = new.role_id) = 1"
                             " BEGIN SELECT RAISE (FAIL, 'No.'); END",
                             last);
  run_sql (trigger);
  run = cli_run (NULL, "--profile=demo", "map", "import", path, NULL);
  g_test_message ("%s", run->err);
  g_assert_cmpint (run->status, !=, 0);
  g_assert_nonnull (strstr (run->err, "saved before that: "));
  g_assert_nonnull (strstr (run->err, cli_string (json_array_get_object_element (mappings, 0), "role", "name")));
  after = cli_json (0, "map", "show", NULL);
  g_assert_true (json_node_equal (json_object_get_member (mapped, "mappings"), json_object_get_member (after, "mappings")));

  run_sql ("DROP TRIGGER fails");
  first = cli_run (NULL, "--profile=demo", "map", "import", path, NULL);
  g_assert_cmpint (first->status, ==, 0);
}

static void
assert_sync (int exported,
             int paused)
{
  g_autoptr (JsonObject) report = cli_json (0, "sync", NULL);

  g_assert_cmpint (cli_int (report, "report", "exported"), ==, exported);
  g_assert_cmpint (cli_int (report, "report", "paused"), ==, paused);
}

/* Off nobody is exported; on everybody is, and was named before. */
static void
test_switch (void)
{
  g_autoptr (HjlDemoServer) server = start ();
  g_autofree char *role = dup_role ();
  g_autoptr (JsonObject) before = load_mapping (role);
  g_autoptr (JsonObject) off = cli_json (0, "map", "off", role, NULL);
  g_autoptr (JsonObject) paused = load_mapping (role);
  g_autoptr (JsonObject) roles = NULL;
  g_autoptr (CliRun) words = NULL;
  g_autoptr (JsonObject) on = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (CliRun) unknown = NULL;

  g_assert_true (json_object_get_boolean_member (paused, "paused"));
  g_assert_cmpuint (count_writes (off, "writes", "export"), ==, PEOPLE);
  assert_sync (0, PEOPLE);
  roles = cli_json (0, "roles", NULL);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (roles, "roles"), 0), "mapping"),
                   ==,
                   "paused");
  words = cli_run (NULL, "--profile=demo", "map", "off", role, NULL);
  g_assert_cmpint (words->status, ==, 0);
  g_assert_nonnull (strstr (words->out, "Switched on it would do this:"));

  on = cli_json (0, "map", "on", role, NULL);
  g_assert_cmpuint (count_writes (on, "writes", "export"), ==, PEOPLE);
  after = load_mapping (role);
  g_assert_true (json_object_equal (before, after));
  assert_sync (PEOPLE, 0);

  unknown = cli_run (NULL, "--profile=demo", "map", "off", "nobody", NULL);
  g_assert_cmpint (unknown->status, ==, 2);
}

/* map set switches on, also what was paused, unless it is told not to; and names whom it exports. */
static void
test_set (void)
{
  g_autoptr (HjlDemoServer) server = start ();
  g_autofree char *role = dup_role ();
  g_autoptr (JsonObject) paused = cli_json (0, "map", "set", role, "--paused", NULL);
  g_autoptr (CliRun) words = NULL;
  g_autoptr (JsonObject) on = NULL;

  g_assert_true (json_object_get_boolean_member (json_object_get_object_member (paused, "mapping"), "paused"));
  g_assert_cmpuint (count_writes (paused, "writes", "export"), ==, PEOPLE);
  assert_sync (0, PEOPLE);
  on = cli_json (0, "map", "set", role, "--direction", "export-only", NULL);
  g_assert_false (json_object_get_boolean_member (json_object_get_object_member (on, "mapping"), "paused"));
  g_assert_cmpuint (count_writes (on, "writes", "export"), ==, PEOPLE);
  words = cli_run (NULL, "--profile=demo", "map", "set", role, NULL);
  g_assert_cmpint (words->status, ==, 0);
  g_assert_nonnull (strstr (words->out, "The next sync does this:"));
  assert_sync (PEOPLE, 0);
}

/* Set once, a new mapping starts from it, and where one is not as it, that is shown. */
static void
test_default (void)
{
  g_autoptr (HjlDemoServer) server = start ();
  g_autofree char *role = dup_role ();
  g_autofree char *stage = dup_stage ("accepted");
  g_autofree char *blank = g_strconcat (stage, "=", NULL);
  g_autoptr (JsonObject) before = load_mapping (role);
  g_autoptr (JsonObject) none = cli_json (0, "map", "default", NULL);
  g_autoptr (JsonObject) set = cli_json (0, "map", "default", role, NULL);
  g_autoptr (JsonObject) same = cli_json (0, "map", "show", role, NULL);
  g_autoptr (JsonObject) changed = cli_json (0, "map", "set", role, "--stage", blank, NULL);
  g_autoptr (JsonObject) removed = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (CliRun) words = NULL;
  g_autoptr (CliRun) both = NULL;
  g_autoptr (JsonObject) gone = NULL;
  JsonObject *standard;

  g_assert_true (json_object_get_null_member (none, "default"));
  standard = json_object_get_object_member (set, "default");
  g_assert_true (json_object_get_null_member (standard, "posting"));
  g_assert_false (json_object_get_boolean_member (standard, "broken"));
  g_assert_true (json_node_equal (json_object_get_member (standard, "stages"), json_object_get_member (before, "stages")));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (same, "differences")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (changed, "differences")), ==, 1);
  words = cli_run (NULL, "--profile=demo", "map", "show", role, NULL);
  g_assert_nonnull (strstr (words->out, "Different from the account default"));

  removed = cli_json (0, "map", "remove", role, NULL);
  again = cli_json (0, "map", "set", role, "--posting", cli_string (before, "posting", "id"), NULL);
  g_assert_true (json_node_equal (json_object_get_member (json_object_get_object_member (again, "mapping"), "stages"),
                                  json_object_get_member (before, "stages")));

  both = cli_run (NULL, "--profile=demo", "map", "default", role, "--remove", NULL);
  g_assert_cmpint (both->status, ==, 2);
  /* What makes no sense and is meant for one role is not taken over, and that is said. */
  g_assert_cmpint (json_object_get_int_member (set, "left_out"), ==, 0);
  {
    g_autofree char *process = dup_stage ("in_process");
    g_autofree char *reason = dup_reason (FALSE);
    g_autofree char *entry = g_strdup_printf ("%s=%s", process, reason);
    g_autoptr (JsonObject) forced = cli_json (0, "map", "set", role, "--archive", entry, "--force", NULL);
    g_autoptr (CliRun) said = cli_run (NULL, "--profile=demo", "map", "default", role, NULL);
    g_autoptr (JsonObject) told = cli_json (0, "map", "default", role, NULL);

    g_assert_nonnull (strstr (said->err, "except for 1 stage set with --force"));
    g_assert_cmpint (json_object_get_int_member (told, "left_out"), ==, 1);
  }

  gone = cli_json (0, "map", "default", "--remove", NULL);
  g_assert_true (json_object_get_null_member (gone, "default"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/map/sense", test_sense);
  g_test_add_func ("/cli/map/import", test_import);
  g_test_add_func ("/cli/map/import-broken-off", test_import_broken_off);
  g_test_add_func ("/cli/map/switch", test_switch);
  g_test_add_func ("/cli/map/set", test_set);
  g_test_add_func ("/cli/map/default", test_default);

  return g_test_run ();
}
