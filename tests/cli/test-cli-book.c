/* test-cli-book.c: what is kept by hand, from the command line: roles, stages, where somebody stands; and what waits for a mapping or a
 * person's word where candidates come from files, at the stand-in for Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-files-rig.h"

#include <string.h>

/* More than go to one posting by themselves in a run. */
#define MANY 26
#define FEW 3

/* @n people of a table, who are sure. */
static void
add_people (const char *role,
            guint       n)
{
  g_autoptr (GString) table = g_string_new ("Name,Email\n");
  g_autoptr (CliRun) run = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (table, "%cda Archer,%cda.archer@example.org\n", 'A' + i, 'a' + i);
  run = cli_run (table->str, "--profile=demo", "add", role, "--csv", "-", "--yes", NULL);
  g_assert_cmpint (run->status, ==, 0);
}

/* (transfer full): of those that can be exported to, one that @role has not */
static char *
dup_other_posting (const char *role)
{
  g_autoptr (JsonObject) roles = cli_json (0, "roles", NULL);
  g_autoptr (JsonObject) postings = cli_json (0, "postings", "--open", NULL);
  JsonArray  *list = json_object_get_array_member (roles, "roles");
  const char *own = NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (list, i), "id"), role))
      own = cli_string (json_array_get_object_element (list, i), "posting", "id");
  list = json_object_get_array_member (postings, "postings");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *id = json_object_get_string_member (json_array_get_object_element (list, i), "id");

      if (g_strcmp0 (id, own) != 0)
        return g_strdup (id);
    }
  g_assert_not_reached ();
}

/* (transfer full) (nullable): the row of a role in what `roles` says */
static JsonObject *
find_role (const char *id)
{
  g_autoptr (JsonObject) roles = cli_json (0, "roles", NULL);
  JsonArray *list = json_object_get_array_member (roles, "roles");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *role = json_array_get_object_element (list, i);

      if (g_str_equal (json_object_get_string_member (role, "id"), id))
        return json_object_ref (role);
    }

  return NULL;
}

/* (transfer full): its id */
static char *
add_role (const char *title,
          const char *posting)
{
  g_autoptr (JsonObject) added = posting != NULL ? cli_json (0, "roles", "add", title, "--posting", posting, NULL)
                                                 : cli_json (0, "roles", "add", title, NULL);
  JsonArray  *list = json_object_get_array_member (added, "added");
  JsonObject *role;

  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  role = json_array_get_object_element (list, 0);
  g_assert_cmpstr (json_object_get_string_member (role, "title"), ==, title);
  g_assert_cmpint (json_object_get_boolean_member (role, "mapped"), ==, posting != NULL);

  return g_strdup (json_object_get_string_member (role, "id"));
}

static void
assert_role (const char *id,
             const char *title,
             const char *status,
             const char *mapping)
{
  g_autoptr (JsonObject) role = find_role (id);

  g_assert_nonnull (role);
  g_assert_cmpstr (json_object_get_string_member (role, "title"), ==, title);
  g_assert_cmpstr (json_object_get_string_member (role, "status"), ==, status);
  g_assert_cmpstr (json_object_get_string_member (role, "mapping"), ==, mapping);
}

static void
assert_sync (int         status,
             gint64      exported,
             const char *waits,
             gint64      n)
{
  g_autoptr (JsonObject) report = cli_json (status, "sync", NULL);

  g_assert_cmpint (cli_int (report, "report", "exported"), ==, exported);
  g_assert_cmpint (cli_int (report, "report", waits), ==, n);
}

/* A role is renamed, closed, which exports nobody, and reopened, which catches up. */
static void
test_roles (CliFilesRig  *self,
            gconstpointer data)
{
  g_autofree char *wizard = add_role ("Data Wizard", NULL);
  g_autoptr (JsonObject) renamed = cli_json (0, "roles", "rename", "Data Wizard", "Data Sorcerer", NULL);
  g_autoptr (JsonObject) closed = NULL;
  g_autoptr (JsonObject) plan = NULL;
  g_autoptr (JsonObject) reopened = NULL;
  g_autoptr (JsonObject) removed = NULL;
  g_autoptr (JsonObject) gone = NULL;
  g_autoptr (JsonObject) before = find_role (self->role);
  const char *title = json_object_get_string_member (before, "title");

  g_assert_cmpstr (json_object_get_string_member (renamed, "renamed"), ==, wizard);
  assert_role (wizard, "Data Sorcerer", "live", "none");

  add_people (self->role, 1);
  closed = cli_json (0, "roles", "close", self->role, NULL);
  g_assert_cmpstr (json_object_get_string_member (closed, "closed"), ==, self->role);
  assert_role (self->role, title, "closed", "whole");
  plan = cli_json (0, "plan", "--offline", NULL);
  g_assert_cmpint (json_object_get_int_member (plan, "closed"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (plan, "writes"), ==, 0);
  assert_sync (0, 0, "closed", 1);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 0);
  reopened = cli_json (0, "roles", "reopen", self->role, NULL);
  g_assert_cmpstr (json_object_get_string_member (reopened, "reopened"), ==, self->role);
  assert_role (self->role, title, "live", "whole");
  assert_sync (0, 1, "closed", 0);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 1);

  removed = cli_json (0, "roles", "remove", "Data Sorcerer", NULL);
  g_assert_cmpstr (json_object_get_string_member (removed, "removed"), ==, wizard);
  gone = find_role (wizard);
  g_assert_null (gone);
}

/* (transfer full): hackajob's stages with their kinds, in order */
static char *
dup_stages (void)
{
  g_autoptr (JsonObject) stages = cli_json (0, "stages", "hackajob", NULL);
  JsonArray *list = json_object_get_array_member (stages, "hackajob");
  GString   *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *stage = json_array_get_object_element (list, i);

      g_string_append_printf (text, "%s%s (%s)", i > 0 ? "|" : "", json_object_get_string_member (stage, "name"),
                              json_object_get_string_member (stage, "kind"));
    }

  return g_string_free (text, FALSE);
}

static void
assert_stages (const char *prefix,
               const char *without)
{
  g_autofree char *stages = dup_stages ();

  g_test_message ("%s", stages);
  g_assert_true (g_str_has_prefix (stages, prefix));
  g_assert_null (strstr (stages, without));
}

/* One is added in its place and of its kind, called something else, moved and taken away; both ways of saying whose they are. */
static void
test_stages (CliFilesRig  *self,
             gconstpointer data)
{
  g_autofree char *before = dup_stages ();
  g_autoptr (JsonObject) added = cli_json (0, "stages", "--hackajob", "add", "Trial day", "--kind", "offer", "--place", "1", NULL);
  g_autoptr (JsonObject) renamed = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (JsonObject) removed = NULL;
  g_autofree char *after = NULL;
  g_autofree char *wanted = NULL;
  const char      *first = strchr (before, '|');

  g_assert_cmpstr (json_object_get_string_member (added, "added"), ==, "Trial day");
  wanted = g_strconcat ("Trial day (offer)|", before, NULL);
  assert_stages (wanted, "Trial week");
  renamed = cli_json (0, "stages", "--hackajob", "rename", "Trial day", "Trial week", NULL);
  g_assert_true (json_object_has_member (renamed, "changed"));
  assert_stages ("Trial week (offer)|", "Trial day");
  moved = cli_json (0, "stages", "hackajob", "move", "Trial week", "--place", "2", NULL);
  g_assert_true (json_object_has_member (moved, "changed"));
  g_free (wanted);
  wanted = g_strdup_printf ("%.*s|Trial week (offer)%s", (int) (first - before), before, first);
  assert_stages (wanted, "Trial day");
  removed = cli_json (0, "stages", "--hackajob", "remove", "Trial week", NULL);
  g_assert_true (json_object_has_member (removed, "removed"));
  after = dup_stages ();
  g_assert_cmpstr (after, ==, before);
}

static guint
count_entries (const char *role)
{
  g_autoptr (JsonObject) shown = cli_json (0, "map", "show", role, NULL);

  return json_array_get_length (json_object_get_array_member (json_object_get_object_member (shown, "mapping"), "stages"));
}

/* What is mapped is never lost silently: neither with a stage nor with a role; what would go is said, and goes by a word only. */
static void
test_never_lost (CliFilesRig  *self,
                 gconstpointer data)
{
  g_autofree char *posting = dup_other_posting (self->role);
  g_autofree char *role = add_role ("Data Wizard", posting);
  guint            n = count_entries (self->role);
  g_autoptr (JsonObject) renamed = NULL;
  g_autoptr (JsonObject) stage_kept = NULL;
  g_autoptr (JsonObject) stage_gone = NULL;
  g_autoptr (JsonObject) role_kept = NULL;
  g_autoptr (JsonObject) role_gone = NULL;
  g_autoptr (JsonObject) gone = NULL;

  /* Called something else, it is mapped as before. */
  renamed = cli_json (0, "stages", "--hackajob", "rename", "Offer", "Offer made", NULL);
  g_assert_cmpuint (count_entries (self->role), ==, n);

  stage_kept = cli_json (2, "stages", "--hackajob", "remove", "Offer made", NULL);
  g_assert_nonnull (strstr (cli_string (stage_kept, "error", "message"), "is mapped in"));
  g_assert_nonnull (strstr (cli_string (stage_kept, "error", "message"), "--yes"));
  g_assert_cmpuint (count_entries (self->role), ==, n);
  stage_gone = cli_json (0, "stages", "--hackajob", "remove", "Offer made", "--yes", NULL);
  g_assert_cmpuint (count_entries (self->role), ==, n - 1);

  role_kept = cli_json (2, "roles", "remove", role, NULL);
  g_assert_nonnull (strstr (cli_string (role_kept, "error", "message"), "its mapping would go with it"));
  assert_role (role, "Data Wizard", "live", "whole");
  role_gone = cli_json (0, "roles", "remove", role, "--yes", NULL);
  gone = find_role (role);
  g_assert_null (gone);
}

/* The stage of the only record that was made of somebody whom the feed knows nothing of. (transfer full): its id in Lever */
static char *
dup_lever_stage (CliFilesRig *self)
{
  g_autoptr (JsonObject) ledger = hjl_test_demo_control (self->server, "ledger", NULL, NULL);
  JsonArray *strangers = json_object_get_array_member (ledger, "strangers");

  g_assert_cmpuint (json_array_get_length (strangers), ==, 1);

  return g_strdup (json_object_get_string_member (json_array_get_object_element (strangers, 0), "stage"));
}

/* The recruiter says where somebody stands on hackajob, and Lever follows; nothing is to be done on hackajob for it. */
static void
test_move (CliFilesRig  *self,
           gconstpointer data)
{
  g_autoptr (JsonObject) candidates = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (JsonObject) synced = NULL;
  g_autoptr (JsonObject) todo = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char      *id = NULL;

  add_people (self->role, 1);
  assert_sync (0, 1, "held_back", 0);
  before = dup_lever_stage (self);
  g_assert_cmpstr (before, !=, "offer");
  candidates = cli_json (0, "candidates", NULL);
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (candidates, "candidates")); i++)
    {
      JsonObject *candidate = json_array_get_object_element (json_object_get_array_member (candidates, "candidates"), i);

      if (g_strcmp0 (json_object_get_string_member (candidate, "name"), "Ada Archer") == 0)
        id = json_object_get_string_member (candidate, "id");
    }
  g_assert_nonnull (id);

  moved = cli_json (0, "move", id, "Offer", NULL);
  g_assert_cmpstr (json_object_get_string_member (moved, "moved"), ==, id);
  synced = cli_json (0, "sync", NULL);
  g_assert_cmpint (cli_int (synced, "report", "moved_in_lever"), ==, 1);
  after = dup_lever_stage (self);
  g_assert_cmpstr (after, ==, "offer");
  todo = cli_json (0, "todo", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (todo, "todo")), ==, 0);
}

/* People wait for a role's mapping. Whoever saves it is told of them by name and number, and the next sync exports just these, however
 * many they are: they have been seen. */
static void
test_backfill (CliFilesRig  *self,
               gconstpointer data)
{
  guint            n = GPOINTER_TO_UINT (data);
  g_autofree char *posting = dup_other_posting (self->role);
  g_autofree char *role = add_role ("Data Wizard", NULL);
  g_autoptr (JsonObject) set = NULL;
  JsonArray *writes;

  add_people (role, n);
  assert_sync (0, 0, "unmapped", n);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 0);

  set = cli_json (0, "map", "set", role, "--posting", posting, NULL);
  writes = json_object_get_array_member (set, "writes");
  g_assert_cmpuint (json_array_get_length (writes), ==, n);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *write = json_array_get_object_element (writes, i);

      g_assert_cmpstr (json_object_get_string_member (write, "kind"), ==, "export");
      g_assert_true (g_str_has_suffix (json_object_get_string_member (write, "name"), " Archer"));
    }
  assert_sync (0, n, "held_back", 0);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, n);
}

/* The same of a mapping that is paused, and switched on: in words. */
static void
test_switched_on (CliFilesRig  *self,
                  gconstpointer data)
{
  g_autoptr (JsonObject) off = cli_json (0, "map", "off", self->role, NULL);
  g_autoptr (CliRun) on = NULL;

  add_people (self->role, FEW);
  assert_sync (0, 0, "paused", FEW);
  on = cli_run (NULL, "--profile=demo", "map", "on", self->role, NULL);
  g_assert_cmpint (on->status, ==, 0);
  g_assert_nonnull (strstr (on->out, "Ada Archer"));
  assert_sync (0, FEW, "held_back", 0);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, FEW);
}

/* More than happens by itself stops and asks, with files as with a feed; what is said yes to goes once. */
static void
test_brake (CliFilesRig  *self,
            gconstpointer data)
{
  g_autoptr (CliRun) words = NULL;
  g_autoptr (JsonObject) agreed = NULL;

  add_people (self->role, MANY);
  assert_sync (3, 0, "held_back", MANY);
  assert_sync (3, 0, "held_back", MANY);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, 0);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 0);
  words = cli_run (NULL, "--profile=demo", "sync", NULL);
  g_assert_nonnull (strstr (words->out, "Nothing was changed for these 26 people"));
  g_assert_nonnull (strstr (words->out, "Zda Archer"));

  agreed = cli_json (0, "sync", "--yes", NULL);
  g_assert_cmpint (cli_int (agreed, "report", "exported"), ==, MANY);
  g_assert_cmpint (cli_files_rig_count_made (self), ==, MANY);
  assert_sync (0, 0, "held_back", 0);
}

#define rig_add(path, data, function) g_test_add (path, CliFilesRig, data, cli_files_rig_set_up, function, cli_files_rig_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  rig_add ("/cli/book/roles", NULL, test_roles);
  rig_add ("/cli/book/stages", NULL, test_stages);
  rig_add ("/cli/book/never-lost", NULL, test_never_lost);
  rig_add ("/cli/book/move", NULL, test_move);
  rig_add ("/cli/book/backfill/few", GUINT_TO_POINTER (FEW), test_backfill);
  rig_add ("/cli/book/backfill/many", GUINT_TO_POINTER (MANY), test_backfill);
  rig_add ("/cli/book/switched-on", NULL, test_switched_on);
  rig_add ("/cli/book/brake", NULL, test_brake);

  return g_test_run ();
}
