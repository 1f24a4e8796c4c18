/* hjl-sync-candidate.c: what the tests of a sync of one candidate share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-candidate.h"

#include "hjl-test-utils.h"
#include "sync/hjl-reader-private.h"

/* Stand-ins with people whom the workspace has read, and whose role nobody has mapped. */
HjlSyncRig *
hjl_sync_rig_new_unmapped (guint candidates)
{
  HjlSyncRig *rig = hjl_sync_rig_new_plain (candidates);
  g_autoptr (HjlSyncReport) read = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (read->unmapped, ==, candidates);

  return rig;
}

/* All wait to be exported. */
HjlSyncRig *
hjl_sync_rig_new_waiting (guint candidates)
{
  HjlSyncRig *rig = hjl_sync_rig_new_unmapped (candidates);

  hjl_sync_rig_map_all (rig);

  return rig;
}

/* All are exported, and in step. */
HjlSyncRig *
hjl_sync_rig_new_in_step (guint candidates)
{
  HjlSyncRig *rig = hjl_sync_rig_new_waiting (candidates);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (report->exported, ==, candidates);

  return rig;
}

/* (transfer full) (nullable) */
HjlSyncReport *
hjl_sync_rig_try_candidate (HjlSyncRig *rig,
                            const char *candidate,
                            GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_sync_candidate_async (rig->workspace, candidate, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), error);
}

HjlSyncReport *
hjl_sync_rig_sync_candidate (HjlSyncRig *rig,
                             const char *candidate)
{
  g_autoptr (GError) error = NULL;
  HjlSyncReport *report = hjl_sync_rig_try_candidate (rig, candidate, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  g_assert_no_error (report->interrupted);
  g_assert_true (report->of_one);
  g_assert_nonnull (report->said);
  g_test_message ("said: %s", report->said);
  hjl_sync_rig_assert_strict (rig);

  return report;
}

/* Any candidate's id. (transfer full) */
char *
hjl_sync_rig_pick (HjlSyncRig *rig,
                   guint       n)
{
  g_autoptr (JsonObject) state = hjl_sync_rig_control (rig, "state", NULL);
  JsonArray *candidates = json_object_get_array_member (state, "candidates");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (candidates, n), "id"));
}

void
hjl_sync_rig_run (HjlSyncRig *rig,
                  const char *command,
                  const char *candidate,
                  const char *rest)
{
  g_autoptr (JsonObject) answer = hjl_sync_rig_control (rig, command, "{'candidate':'%s'%s}", candidate, rest);

  g_assert_nonnull (answer);
}

void
hjl_sync_rig_set_fault (HjlSyncRig *rig,
                        const char *fault)
{
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s}", fault);
}

void
hjl_sync_rig_clear_faults (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
}

void
hjl_sync_rig_reset_calls (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) reset = hjl_sync_rig_control (rig, "reset-ledger", NULL);
}

/* Where whole cycles go on from. (transfer full) */
char *
hjl_sync_rig_dup_cursors (HjlSyncRig *rig)
{
  static const char *const keys[] = {
    HJL_KEY_CANDIDATES, HJL_KEY_ROLES_PAGE, HJL_KEY_ROLES_START, HJL_KEY_ROLE_STAGES_AT, HJL_KEY_CHANGED,
    HJL_KEY_DELETED, HJL_KEY_SLOT, HJL_KEY_POSTINGS, HJL_KEY_FULL
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = hjl_store_get_value (hjl_workspace_get_store (rig->workspace), keys[i]);

      g_string_append_printf (text, "%s: %s\n", keys[i], value != NULL ? value : "none");
    }

  return g_string_free (text, FALSE);
}

/* By their names; @lever: a stage's or an archive reason's. */
void
hjl_sync_rig_assert_places (HjlSyncRig *rig,
                            const char *candidate,
                            const char *hackajob,
                            const char *lever)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (rig, candidate);
  g_autofree char  *there = hjl_sync_rig_lever_place (rig, candidate);
  HjlStage         *here = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, json_object_get_string_member (entry, "stage"));
  HjlStage         *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, there);
  HjlArchiveReason *reason = hjl_catalogue_get_reason (catalogue, there);

  g_assert_cmpstr (here->name, ==, hackajob);
  g_assert_cmpstr (stage != NULL ? stage->name : reason->name, ==, lever);
}
