/* test-sync-names.c: those who wait have names, and nobody is asked for twice
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

/* Calls that a cycle makes to hackajob where nobody has to be asked for by name (hjl-reader.h). */
#define QUIET_CALLS 2

static guint
count_names (HjlSyncRig *rig,
             guint      *n_unnamed)
{
  HjlStore         *store = hjl_workspace_get_store (rig->workspace);
  HjlCandidateQuery query = { .states = 1 << HJL_STATE_WAITING };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (store, &query, 0, 1000, &error);
  guint n_named = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      HjlCandidateRow *row = g_ptr_array_index (rows, i);

      n_named += row->name != NULL;
    }
  *n_unnamed = rows->len - n_named;

  return n_named;
}

static void
sync_again (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (JsonObject) answer = hjl_sync_rig_control (rig, "reset-ledger", NULL);
  g_autoptr (GError) error = NULL;

  report = hjl_sync_rig_try_sync (rig, FALSE, &error);
  g_assert_no_error (error);
  g_assert_no_error (report->interrupted);
}

/* Nobody is mapped, and a recruiter sees who waits. */
static void
test_waiting (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  guint n_unnamed;

  sync_again (rig);
  g_assert_cmpuint (count_names (rig, &n_unnamed), >, 10);
  g_assert_cmpuint (n_unnamed, ==, 0);
  hjl_sync_rig_assert_strict (rig);

  sync_again (rig);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), <=, QUIET_CALLS);
}

/* A great many wait: each cycle asks for some of them. */
static void
test_some_at_a_time (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  guint before;
  guint after;
  guint n_unnamed;

  options.candidates = 130;
  options.plain = TRUE;
  options.rate = 0;
  rig = hjl_sync_rig_new (&options);
  sync_again (rig);
  before = count_names (rig, &n_unnamed);
  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (n_unnamed, >, 0);
  sync_again (rig);
  after = count_names (rig, &n_unnamed);
  g_assert_cmpuint (after, >, before);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), <=, QUIET_CALLS + after - before);

  sync_again (rig);
  count_names (rig, &n_unnamed);
  g_assert_cmpuint (n_unnamed, ==, 0);
}

/* What hackajob fails at ends no run: it is asked for another time, or not at all. */
static void
test_faults (void)
{
  static const struct
  {
    const char *fault;
    gboolean    again; /* whether anybody is asked for in the next cycle */
  } rows[] = {
    { "'kind': 'status', 'status': 503", TRUE },
    { "'kind': 'status', 'status': 404", FALSE },
    /* Of each of them, and of nobody else. */
    { "'kind': 'status', 'status': 403", FALSE },
    /* A page, not hackajob's own word: somebody on the way. */
    { "'kind': 'garbage'", TRUE },
    { "'kind': 'wrong-types'", FALSE },
    { "'kind': 'cut-before'", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
      g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "fault", "{'side': 'hackajob', 'path': '*/candidates/?*', 'count': 0, %s}", rows[i].fault);
      g_autoptr (JsonObject) cleared = NULL;
      guint n_unnamed;

      g_test_message ("%s", rows[i].fault);
      sync_again (rig);
      g_assert_cmpuint (count_names (rig, &n_unnamed), ==, 0);
      g_assert_cmpuint (n_unnamed, >, 0);

      cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
      sync_again (rig);
      g_assert_true ((count_names (rig, &n_unnamed) > 0) == rows[i].again);

      /* At the latest the next start of the program asks for everybody. */
      hjl_sync_rig_reopen (rig);
      sync_again (rig);
      count_names (rig, &n_unnamed);
      g_assert_cmpuint (n_unnamed, ==, 0);
    }
}

/* Somebody comes to a stage that has had another name, or another meaning, for less than six hours: what it is now counts;
 * also where hackajob could not say so at once. */
static void
test_stage_of_now (gconstpointer down)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (JsonObject) renamed = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (GError) error = NULL;
  HjlStage *stage;

  sync_again (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  renamed = hjl_sync_rig_control (rig, "hackajob-rename-stage", "{'stage':'First interview','name':'Phone call'}");
  moved = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'Phone call'}", candidate);
  g_assert_true (renamed != NULL && moved != NULL);
  hjl_sync_rig_set_ahead (1);
  if (GPOINTER_TO_INT (down))
    {
      g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'GET','path':'/stages','kind':'status','status':503,'count':0}");
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, FALSE, &error);
      g_autoptr (JsonObject) cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);

      g_assert_true (error != NULL || report->interrupted != NULL);
      g_clear_error (&error);
    }
  sync_again (rig);
  c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, &error);
  g_assert_no_error (error);
  catalogue = hjl_store_load_lists (hjl_workspace_get_store (rig->workspace), HJL_LIST_ROLE_STAGES, &error);
  g_assert_no_error (error);
  stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, c->candidate->stage_id);
  g_assert_cmpstr (stage->name, ==, "Phone call");
  hjl_sync_rig_set_ahead (0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync/names/stage-of-now/up", GINT_TO_POINTER (FALSE), test_stage_of_now);
  g_test_add_data_func ("/sync/names/stage-of-now/down", GINT_TO_POINTER (TRUE), test_stage_of_now);
  g_test_add_func ("/sync/names/waiting", test_waiting);
  g_test_add_func ("/sync/names/some-at-a-time", test_some_at_a_time);
  g_test_add_func ("/sync/names/faults", test_faults);

  return g_test_run ();
}
