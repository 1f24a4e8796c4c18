/* test-workspace-consent.c: what a mapping would write is said by name before it is saved, and is switched alone
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-timeline.h"

#define PEOPLE 5

/* The one mapping that there is. (transfer full) */
static HjlMapping *
load_mapping (HjlSyncRig *rig)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  GHashTableIter iter;
  gpointer       mapping;

  g_assert_cmpuint (g_hash_table_size (mappings), ==, 1);
  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &mapping));

  return hjl_mapping_copy (mapping);
}

static HjlPlan *
plan (HjlSyncRig *rig,
      HjlMapping *mapping)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlPlan *planned;

  hjl_workspace_plan_mapping_async (rig->workspace, mapping, NULL, hjl_test_got_result, &result);
  planned = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return planned;
}

static void
switch_mapping (HjlSyncRig *rig,
                const char *role_id,
                gboolean    paused,
                HjlPlan    *seen,
                int         code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_switch_mapping_async (rig->workspace, role_id, paused, seen, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, HJL_ERROR, code);
}

static void
save (HjlSyncRig *rig,
      HjlMapping *mapping,
      HjlPlan    *seen)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_save_seen_mapping_async (rig->workspace, mapping, seen, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* Everybody who waits is in it by name, paused or not, with the posting and the stage; and nothing is written. */
static void
test_plan (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (PEOPLE);
  g_autoptr (HjlMapping) mapping = load_mapping (rig);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlPlan) off = NULL;
  g_autoptr (HjlPlan) on = NULL;
  g_autoptr (HjlPlan) after = NULL;

  hjl_mapping_set_paused (mapping, TRUE);
  save (rig, mapping, NULL);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 0);
  g_assert_cmpuint (report->paused, ==, PEOPLE);

  off = plan (rig, mapping);
  hjl_mapping_set_paused (mapping, FALSE);
  on = plan (rig, mapping);
  g_assert_cmpuint (hjl_plan_count (off, HJL_ACTION_EXPORT), ==, PEOPLE);
  g_assert_cmpuint (hjl_plan_count (on, HJL_ACTION_EXPORT), ==, PEOPLE);
  g_assert_cmpuint (off->paused->len, ==, 0);
  for (guint i = 0; i < on->actions->len; i++)
    {
      HjlAction *action = g_ptr_array_index (on->actions, i);

      g_assert_true (hjl_action_kind_is_remote (action->kind));
      g_assert_nonnull (action->name);
      if (action->kind == HJL_ACTION_EXPORT)
        g_assert_cmpstr (action->posting_id, ==, hjl_mapping_get_posting_id (mapping));
    }
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);

  switch_mapping (rig, hjl_mapping_get_role_id (mapping), FALSE, on, -1);
  g_clear_pointer (&report, hjl_sync_report_free);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, PEOPLE);
  after = plan (rig, mapping);
  g_assert_cmpuint (after->actions->len, ==, 0);
}

/* Whoever switches has an old mapping before them: what was saved meanwhile stays. */
/* What the timeline says of the last change. */
static void
assert_told (HjlSyncRig *rig,
             const char *text)
{
  HjlActivityQuery query = { .kind = "changed", .limit = 1 };
  g_autoptr (GPtrArray) entries = hjl_store_find_activity (hjl_workspace_get_store (rig->workspace), &query, NULL);

  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((HjlActivity *) entries->pdata[0])->text, ==, text);
}

static void
test_switch (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (PEOPLE);
  g_autoptr (HjlMapping) changed = load_mapping (rig);
  g_autoptr (HjlMapping) paused = NULL;
  g_autoptr (HjlMapping) on = NULL;

  hjl_mapping_set_direction (changed, HJL_DIRECTION_EXPORT_ONLY);
  save (rig, changed, NULL);
  assert_told (rig, "The mapping was saved.\nSync stages: both ways → export only");
  switch_mapping (rig, hjl_mapping_get_role_id (changed), TRUE, NULL, -1);
  paused = load_mapping (rig);
  g_assert_true (hjl_mapping_get_paused (paused));
  hjl_mapping_set_paused (paused, FALSE);
  g_assert_true (hjl_mapping_equal (paused, changed));

  switch_mapping (rig, hjl_mapping_get_role_id (changed), FALSE, NULL, -1);
  on = load_mapping (rig);
  g_assert_true (hjl_mapping_equal (on, changed));
  switch_mapping (rig, "nobody", TRUE, NULL, HJL_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace-consent/plan", test_plan);
  g_test_add_func ("/workspace-consent/switch", test_switch);

  return g_test_run ();
}
