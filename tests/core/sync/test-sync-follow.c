/* test-sync-follow.c: moves, deletions and broken mappings through the real wire
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-timeline.h"

static void
run (HjlSyncRig *rig,
     const char *command,
     const char *candidate,
     const char *rest)
{
  g_autoptr (JsonObject) answer = hjl_sync_rig_control (rig, command, "{'candidate':'%s'%s}", candidate, rest);

  g_assert_nonnull (answer);
}

static void
sync_once (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  hjl_sync_rig_assert_strict (rig);
}

/* By their names; @lever: a stage's or an archive reason's. */
static void
assert_places (HjlSyncRig *rig,
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

/* Nothing comes back of what was written. */
static void
assert_quiet (HjlSyncRig *rig)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

      g_assert_cmpuint (report->exported + report->moved_in_lever + report->archived_in_lever, ==, 0);
      g_assert_cmpuint (report->unarchived_in_lever + report->moved_in_hackajob + report->marked, ==, 0);
      g_assert_cmpuint (report->conflicts + report->erased, ==, 0);
    }
}

/* hackajob refuses a stage that is gone (422): its stages are read again, nobody is held, and it is said. */
static void
test_role_stage_gone (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (JsonObject) gone = NULL;
  g_autoptr (GPtrArray) activity = NULL;
  gboolean told = FALSE;

  run (rig, "lever-move", candidate, ",'stage':'Recruiter screen'");
  gone = hjl_sync_rig_control (rig, "hackajob-delete-stage", "{'stage':'Screening call'}");
  g_assert_nonnull (gone);
  report = hjl_sync_rig_sync (rig);
  g_assert_null (report->interrupted);
  g_assert_cmpuint (report->failed + report->attention, ==, 0);

  activity = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), NULL, 20, NULL);
  for (guint i = 0; i < activity->len; i++)
    {
      HjlActivity *line = g_ptr_array_index (activity, i);

      told |= line->kind == HJL_ACTIVITY_ATTENTION && strstr (line->text, "Screening call") != NULL;
    }
  g_assert_true (told);
  assert_quiet (rig);
}

static void
test_moves (void)
{
  static const struct
  {
    const char *command;
    const char *rest;
    const char *hackajob;
    const char *lever;
  } steps[] = {
    { "lever-move", ",'stage':'Recruiter screen'", "Screening call", "Recruiter screen" },
    { "hackajob-move", ",'stage':'First interview'", "First interview", "On-site interview" },
    /* No entry leads back from there: hackajob stays. */
    { "lever-move", ",'stage':'Reference checks'", "First interview", "Reference checks" },
    { "hackajob-move", ",'stage':'Offer'", "Offer", "Offer" },
    { "lever-archive", ",'reason':'Underqualified'", "Rejected", "Underqualified" },
    { "lever-unarchive", "", "Offer", "Offer" },
    { "hackajob-move", ",'stage':'Rejected'", "Rejected", "Underqualified" },
    /* Unarchived and moved in one go. */
    { "hackajob-move", ",'stage':'Screening call'", "Screening call", "Recruiter screen" },
    { "hackajob-move", ",'stage':'Hired'", "Hired", "Hired" },
    { "lever-archive", ",'reason':'Underqualified'", "Rejected", "Underqualified" },
    { "hackajob-move", ",'stage':'Accepted'", "Accepted", "Responded" },
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      run (rig, steps[i].command, candidate, steps[i].rest);
      sync_once (rig);
      g_test_message ("%s%s", steps[i].command, steps[i].rest);
      assert_places (rig, candidate, steps[i].hackajob, steps[i].lever);
      assert_quiet (rig);
    }
}

static void
test_conflict (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GPtrArray) activity = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlActivity *conflict = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  run (rig, "hackajob-move", candidate, ",'stage':'Offer'");
  run (rig, "lever-move", candidate, ",'stage':'Recruiter screen'");
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->conflicts, ==, 1);
  assert_places (rig, candidate, "Screening call", "Recruiter screen");

  activity = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), candidate, 20, NULL);
  for (guint i = 0; i < activity->len; i++)
    {
      HjlActivity *one = g_ptr_array_index (activity, i);

      if (one->kind == HJL_ACTIVITY_CONFLICT)
        conflict = one;
    }
  g_assert_nonnull (conflict);
  g_assert_nonnull (conflict->passed_over);

  /* The recruiter prefers what lost. */
  hjl_workspace_prefer_async (rig->workspace, candidate, conflict->passed_over, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  sync_once (rig);
  assert_places (rig, candidate, "Offer", "Offer");
  assert_quiet (rig);
}

/* Whoever changes something between the reading and the write is not run over. */
static void
test_changed_meanwhile (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) cleared = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  run (rig, "lever-move", candidate, ",'stage':'Recruiter screen'");
  /* The write is refused once, as if the version had changed; what is read then is what counts. */
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','method':'PATCH','kind':'status','status':412}");
  {
    g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  }
  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  run (rig, "hackajob-touch", candidate, "");
  {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    hjl_workspace_retry_async (rig->workspace, NULL, NULL, hjl_test_got_result, &result);
    hjl_finish_count (rig->workspace, hjl_test_wait (&result), &error);
    g_assert_no_error (error);
  }
  sync_once (rig);
  assert_places (rig, candidate, "Screening call", "Recruiter screen");
  assert_quiet (rig);
}

/* A stage deleted in Lever breaks the mappings that use it; nobody is lost meanwhile. */
static void
test_stage_deleted (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autofree char *candidate = NULL;
  g_autoptr (JsonObject) deleted = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) broken = NULL;
  g_autoptr (HjlSyncReport) still = NULL;
  g_autoptr (HjlSyncReport) mended = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  deleted = hjl_sync_rig_control (rig, "lever-delete-stage", "{'stage':'lead-responded'}");
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
  broken = hjl_sync_rig_sync (rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 3);
  g_assert_cmpuint (broken->broken, ==, 2);
  g_assert_cmpuint (broken->attention, ==, 0);
  still = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (still->exported, ==, 0);

  hjl_sync_rig_map_all (rig);
  mended = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (mended->exported, ==, 2);
  g_assert_cmpuint (mended->broken, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 5);
  assert_quiet (rig);
}

static char *
posting_of (HjlSyncRig *rig,
            const char *candidate)
{
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (rig, candidate);
  JsonArray *records = json_object_get_array_member (entry, "opportunities");

  return g_strdup (json_object_get_string_member (json_array_get_object_element (records, 0), "posting"));
}

/* A posting that is closed or deleted exports nobody, until the role is mapped to another. */
static void
test_posting_gone (gconstpointer command)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;
  g_autofree char *posting = NULL;
  g_autoptr (JsonObject) gone = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) broken = NULL;
  g_autoptr (HjlSyncReport) mended = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  posting = posting_of (rig, candidate);
  gone = hjl_sync_rig_control (rig, command, "{'posting':'%s','state':'closed'}", posting);
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
  hjl_sync_rig_set_ahead (1);
  broken = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (broken->broken, ==, 2);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 2);

  hjl_sync_rig_map_all (rig);
  mended = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (mended->exported, ==, 2);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 4);
  assert_quiet (rig);
}

/* Gone on either side: what is here is erased, and the person never exported again. */
static void
test_gone (gconstpointer command)
{
  gboolean of_lever = g_str_has_prefix (command, "lever");
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlCase) c = NULL;
  int before;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  run (rig, command, candidate, of_lever ? "" : ",'status':'deleted'");
  before = hjl_sync_rig_total (rig, "exported");
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->erased, ==, 1);
  c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, NULL);
  g_assert_nonnull (c->link);
  g_assert_true (c->link->erased);
  g_assert_null (c->candidate->name);
  g_assert_null (c->candidate->url);

  if (of_lever)
    run (rig, "hackajob-touch", candidate, "");
  assert_quiet (rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, before);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

static void
test_withdrawn (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  run (rig, "hackajob-status", candidate, ",'status':'withdrawn'");
  sync_once (rig);
  assert_places (rig, candidate, "Withdrawn", "Withdrew");
  /* Who has withdrawn is not moved on hackajob any more. */
  run (rig, "lever-unarchive", candidate, "");
  sync_once (rig);
  assert_quiet (rig);
}

/* Rows without `updatedAt` are in no list of changes; the daily pass finds them, and so it does whom a
 * recruiter took the source off. */
static void
test_full_pass (gconstpointer command)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autofree char *candidate = NULL;

  sync_once (rig);
  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  run (rig, "lever-move", candidate, ",'stage':'Recruiter screen'");
  run (rig, command, candidate, "");
  sync_once (rig);
  assert_places (rig, candidate, "Accepted", "Recruiter screen");

  hjl_sync_rig_set_ahead (25);
  sync_once (rig);
  assert_places (rig, candidate, "Screening call", "Recruiter screen");
  assert_quiet (rig);
}

static guint
count_told (HjlSyncRig *rig,
            const char *text)
{
  g_autoptr (GPtrArray) list = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), NULL, 1000, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += strstr (((HjlActivity *) g_ptr_array_index (list, i))->text, text) != NULL;

  return n;
}

/* Lever lists by the source, so whoever renames it takes everybody out of the list of changes. */
static void
test_source_renamed (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autofree char *candidate = NULL;
  g_autofree char *other = NULL;
  g_autoptr (JsonObject) renamed = NULL;
  g_autoptr (JsonObject) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  sync_once (rig);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  other = hjl_sync_rig_pick_exported (rig, 1);
  renamed = hjl_sync_rig_control (rig, "lever-source", "{'source':'hackajob','name':'hackajob (marketplace)'}");
  run (rig, "lever-move", candidate, ",'stage':'Recruiter screen'");

  /* Postings and reasons have their turn before. */
  hjl_sync_rig_set_ahead (2);
  sync_once (rig);
  sync_once (rig);
  first = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_no_error (first->interrupted);
  assert_places (rig, candidate, "Screening call", "Recruiter screen");
  g_assert_cmpuint (count_told (rig, "The source “hackajob” no longer exists in Lever"), ==, 1);

  /* Within the hour after: not told again, and nobody is taken for gone. */
  second = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->erased, ==, 0);
  g_assert_cmpuint (count_told (rig, "no longer exists in Lever"), ==, 1);

  /* An hour later everybody is looked at, though no list shows them. */
  run (rig, "lever-move", other, ",'stage':'Recruiter screen'");
  hjl_sync_rig_set_ahead (4);
  sync_once (rig);
  assert_places (rig, other, "Screening call", "Recruiter screen");
  g_assert_cmpuint (count_told (rig, "no longer exists in Lever"), ==, 1);

  back = hjl_sync_rig_control (rig, "lever-source", "{'source':'hackajob (marketplace)','name':'hackajob'}");
  hjl_sync_rig_set_ahead (6);
  sync_once (rig);
  assert_quiet (rig);
}

/* Lever writes the source otherwise than the settings do, and lets no other one be made; and writes it otherwise again. */
static void
test_source_spelt (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (JsonObject) spelt = hjl_sync_rig_control (rig, "lever-source", "{'source':'Xing','name':'Hackajob'}");
  g_autoptr (JsonObject) locked = hjl_sync_rig_control (rig, "lever-lock-sources", "{'on':true}");
  g_autoptr (JsonObject) lost = hjl_sync_rig_control (rig, "fault", "{'side':'lever','method':'POST','path':'/opportunities','kind':'cut-after'}");
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (JsonObject) renamed = NULL;
  g_autofree char *candidate = NULL;
  g_autofree char *other = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->attention + first->failed + first->uncertain, ==, 0);
  sync_once (rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 2);
  candidate = hjl_sync_rig_pick_exported (rig, 0);
  other = hjl_sync_rig_pick_exported (rig, 1);
  run (rig, "lever-move", candidate, ",'stage':'Recruiter screen'");
  sync_once (rig);
  assert_places (rig, candidate, "Screening call", "Recruiter screen");

  renamed = hjl_sync_rig_control (rig, "lever-source", "{'source':'Hackajob','name':'HackaJob'}");
  run (rig, "lever-move", other, ",'stage':'Recruiter screen'");
  /* One list is read a sync: that of the sources has its turn. */
  hjl_sync_rig_set_ahead (2);
  for (guint i = 0; i < 9; i++)
    sync_once (rig);
  assert_places (rig, other, "Screening call", "Recruiter screen");
  g_assert_cmpuint (count_told (rig, "no longer exists in Lever"), ==, 0);
  run (rig, "lever-move", candidate, ",'stage':'On-site interview'");
  sync_once (rig);
  assert_places (rig, candidate, "First interview", "On-site interview");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/follow/moves", test_moves);
  g_test_add_func ("/sync/follow/role-stage-gone", test_role_stage_gone);
  g_test_add_func ("/sync/follow/source-renamed", test_source_renamed);
  g_test_add_func ("/sync/follow/source-spelt", test_source_spelt);
  g_test_add_func ("/sync/follow/conflict", test_conflict);
  g_test_add_func ("/sync/follow/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/sync/follow/stage-deleted", test_stage_deleted);
  g_test_add_data_func ("/sync/follow/posting-closed", "lever-posting", test_posting_gone);
  g_test_add_data_func ("/sync/follow/posting-deleted", "lever-delete-posting", test_posting_gone);
  g_test_add_data_func ("/sync/follow/deleted-in-lever", "lever-delete", test_gone);
  g_test_add_data_func ("/sync/follow/anonymised-in-lever", "lever-anonymise", test_gone);
  g_test_add_data_func ("/sync/follow/deleted-on-hackajob", "hackajob-status", test_gone);
  g_test_add_func ("/sync/follow/withdrawn", test_withdrawn);
  g_test_add_data_func ("/sync/follow/old-row", "lever-age", test_full_pass);
  g_test_add_data_func ("/sync/follow/source-removed", "lever-clear-sources", test_full_pass);

  return g_test_run ();
}
