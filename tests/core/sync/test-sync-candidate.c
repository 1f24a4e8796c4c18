/* test-sync-candidate.c: one candidate is brought in step while everybody else waits
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-candidate.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-opportunities.h"

/* The whole one after it finds everybody whom it passed over. */
static void
test_export (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_waiting (4);
  g_autofree char *candidate = hjl_sync_rig_pick (rig, 2);
  g_autofree char *before = hjl_sync_rig_dup_cursors (rig);
  g_autofree char *after = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (JsonObject) entry = NULL;
  g_autoptr (HjlSyncReport) others = NULL;

  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (report->exported, ==, 1);
  g_assert_cmpuint (report->marked, ==, 1);
  g_assert_true (g_str_has_prefix (report->said, "Exported to “"));
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, 1);
  entry = hjl_sync_rig_entry (rig, candidate);
  g_assert_true (json_object_get_boolean_member (entry, "complete"));
  after = hjl_sync_rig_dup_cursors (rig);
  g_assert_cmpstr (after, ==, before);

  others = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (others->exported, ==, 3);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, 4);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

/* What changed for others before it, on either side, is found by the next whole sync: its cursors would
 * be past that, had they been moved by what was read of this one. */
static void
test_moves (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (3);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autofree char *of_hackajob = hjl_sync_rig_pick_exported (rig, 1);
  g_autofree char *of_lever = hjl_sync_rig_pick_exported (rig, 2);
  g_autofree char *before = hjl_sync_rig_dup_cursors (rig);
  g_autofree char *after = NULL;
  g_autoptr (HjlSyncReport) out = NULL;
  g_autoptr (HjlSyncReport) back = NULL;
  g_autoptr (HjlSyncReport) archived = NULL;
  g_autoptr (HjlSyncReport) others = NULL;

  hjl_sync_rig_run (rig, "hackajob-move", of_hackajob, ",'stage':'First interview'");
  hjl_sync_rig_run (rig, "lever-move", of_lever, ",'stage':'Recruiter screen'");

  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'First interview'");
  out = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (out->moved_in_lever, ==, 1);
  g_assert_cmpstr (out->said, ==, "Moved to “On-site interview” in Lever.");
  hjl_sync_rig_assert_places (rig, candidate, "First interview", "On-site interview");

  hjl_sync_rig_run (rig, "lever-move", candidate, ",'stage':'Offer'");
  back = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (back->moved_in_hackajob, ==, 1);
  g_assert_cmpstr (back->said, ==, "Moved to “Offer” in hackajob.");
  hjl_sync_rig_assert_places (rig, candidate, "Offer", "Offer");

  hjl_sync_rig_run (rig, "lever-archive", candidate, ",'reason':'Underqualified'");
  archived = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (archived->moved_in_hackajob, ==, 1);
  hjl_sync_rig_assert_places (rig, candidate, "Rejected", "Underqualified");

  hjl_sync_rig_assert_places (rig, of_hackajob, "First interview", "Responded");
  hjl_sync_rig_assert_places (rig, of_lever, "Accepted", "Recruiter screen");
  after = hjl_sync_rig_dup_cursors (rig);
  g_assert_cmpstr (after, ==, before);

  others = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (others->moved_in_lever, ==, 1);
  g_assert_cmpuint (others->moved_in_hackajob, ==, 1);
  hjl_sync_rig_assert_places (rig, of_hackajob, "First interview", "On-site interview");
  hjl_sync_rig_assert_places (rig, of_lever, "Screening call", "Recruiter screen");
  hjl_sync_rig_assert_places (rig, candidate, "Rejected", "Underqualified");
}

static void
test_conflict (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'Offer'");
  hjl_sync_rig_run (rig, "lever-move", candidate, ",'stage':'Recruiter screen'");
  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (report->conflicts, ==, 1);
  g_assert_true (g_str_has_prefix (report->said, "Both sides changed: "));
  hjl_sync_rig_assert_places (rig, candidate, "Screening call", "Recruiter screen");
}

static void
set_direction (HjlSyncRig  *rig,
               HjlDirection direction)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  GHashTableIter iter;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mapping_set_direction (mapping, direction);
      hjl_workspace_save_mapping_async (rig->workspace, mapping, NULL, hjl_test_got_result, &result);
      hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
      g_assert_no_error (error);
    }
}

/* Why both sides stay is said, and not that they are in step. */
static void
test_direction (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlSyncReport) out = NULL;
  g_autoptr (HjlSyncReport) back = NULL;

  set_direction (rig, HJL_DIRECTION_TO_HACKAJOB);
  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'First interview'");
  out = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpstr (out->said, ==, "The role’s mapping doesn’t sync changes in this direction, so both stay where "
                                  "they are.");
  hjl_sync_rig_assert_places (rig, candidate, "First interview", "Responded");

  hjl_sync_rig_run (rig, "lever-move", candidate, ",'stage':'Offer'");
  back = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (back->moved_in_hackajob, ==, 1);
  hjl_sync_rig_assert_places (rig, candidate, "Offer", "Offer");
}

/* One question to each side, and no more. */
static void
test_in_step (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (2);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_reset_calls (rig);
  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpstr (report->said, ==, "Already up to date.");
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), ==, 1);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "lever"), ==, 1);
}

/* Files that nobody has looked for in Lever yet are a part of being in step. */
static void
test_files (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (4);
  HjlStore *store = hjl_workspace_get_store (rig->workspace);
  g_autoptr (GPtrArray) before = hjl_test_list_unchecked (store);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (HjlLink) link = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  const char *candidate;

  g_assert_cmpuint (before->len, ==, 2);
  candidate = g_ptr_array_index (before, 1);
  report = hjl_sync_rig_sync_candidate (rig, candidate);
  link = hjl_store_load_link (store, candidate, NULL);
  g_assert_true (link->files_checked);
  after = hjl_test_list_unchecked (store);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_not_mapped (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_unmapped (2);
  g_autofree char *candidate = hjl_sync_rig_pick (rig, 0);
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (rig, candidate);
  HjlRole         *role = hjl_catalogue_get_role (catalogue, json_object_get_string_member (entry, "role"));
  g_autofree char *wanted = g_strdup_printf ("Nothing is exported for “%s”: it is not mapped.", role->title);
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_reset_calls (rig);
  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpstr (report->said, ==, wanted);
  g_assert_cmpuint (report->unmapped, ==, 1);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), ==, 1);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "lever"), ==, 0);
}

/* A posting that was opened again is looked at by whoever asks for one whom it keeps waiting. */
static void
test_broken (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_waiting (2);
  g_autofree char *candidate = hjl_sync_rig_pick (rig, 0);
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_autoptr (JsonObject) entry = hjl_sync_rig_entry (rig, candidate);
  HjlMapping *mapping = g_hash_table_lookup (mappings, json_object_get_string_member (entry, "role"));
  g_autoptr (JsonObject) closed = NULL;
  g_autoptr (JsonObject) opened = NULL;
  g_autoptr (HjlSyncReport) broken = NULL;
  g_autoptr (HjlSyncReport) mended = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  closed = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','state':'closed'}", hjl_mapping_get_posting_id (mapping));
  before = hjl_sync_rig_dup_cursors (rig);
  broken = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (broken->broken, ==, 1);
  g_assert_nonnull (g_strstr_len (broken->said, -1, "its mapping is broken"));
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);

  opened = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','state':'published'}", hjl_mapping_get_posting_id (mapping));
  mended = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (mended->exported, ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 1);
  after = hjl_sync_rig_dup_cursors (rig);
  g_assert_cmpstr (after, ==, before);
}

/* Two roles, each with its posting. What was read of the one says nothing of the other, which was closed
 * when nobody looked. */
static void
test_fresh (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (HjlSyncReport) read = NULL;
  g_autoptr (HjlSyncReport) turn = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) whole = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (JsonObject) closed = NULL;
  HjlMapping   *other = NULL;
  HjlCandidate *first;
  guint         n_others = 0;

  options.plain = TRUE;
  options.candidates = 8;
  options.live_roles = 2;
  options.rate = 0;
  rig = hjl_sync_rig_new (&options);
  read = hjl_sync_rig_sync (rig);
  /* The turn of changed postings is past. */
  turn = hjl_sync_rig_sync (rig);
  hjl_sync_rig_map_all (rig);
  cases = hjl_store_load_cases (hjl_workspace_get_store (rig->workspace), TRUE, NULL, 10, NULL);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  first = ((HjlCase *) g_ptr_array_index (cases, 0))->candidate;
  for (guint i = 0; i < cases->len; i++)
    {
      HjlCandidate *candidate = ((HjlCase *) g_ptr_array_index (cases, i))->candidate;

      if (g_strcmp0 (candidate->role_id, first->role_id) == 0)
        continue;
      other = g_hash_table_lookup (mappings, candidate->role_id);
      n_others++;
    }
  g_assert_nonnull (other);

  hjl_sync_rig_set_ahead (1);
  report = hjl_sync_rig_sync_candidate (rig, first->id);
  g_assert_cmpuint (report->exported, ==, 1);
  closed = hjl_sync_rig_control (rig, "lever-posting", "{'posting':'%s','state':'closed'}", hjl_mapping_get_posting_id (other));
  whole = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (whole->broken, ==, n_others);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 8 - n_others);
}

static guint
take_new_roles (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) roles = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_take_new_roles_async (rig->workspace, NULL, hjl_test_got_result, &result);
  roles = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return roles->len;
}

/* A role that opened meanwhile is the next whole sync's to find, and is asked about then. */
static void
test_new_role (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (JsonObject) opened = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) whole = NULL;

  take_new_roles (rig);
  opened = hjl_sync_rig_control (rig, "open-role", "{'title':'Night Porter'}");
  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (take_new_roles (rig), ==, 0);
  whole = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (take_new_roles (rig), ==, 1);
}

/* Whoever has moved is where the stage means now; where hackajob cannot say so at once, the next whole sync asks. */
static void
test_stage_of_now (gconstpointer down)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (JsonObject) renamed = hjl_sync_rig_control (rig, "hackajob-rename-stage", "{'stage':'First interview','name':'Phone call'}");

  g_assert_nonnull (renamed);
  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'Phone call'");
  hjl_sync_rig_set_ahead (1);
  if (GPOINTER_TO_INT (down))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSyncReport) failed = NULL;
      g_autoptr (HjlSyncReport) whole = NULL;

      hjl_sync_rig_set_fault (rig, "'side':'hackajob','method':'GET','path':'/stages','kind':'status','status':503,'count':0");
      failed = hjl_sync_rig_try_candidate (rig, candidate, &error);
      g_assert_true (error != NULL || failed->interrupted != NULL);
      hjl_sync_rig_clear_faults (rig);
      whole = hjl_sync_rig_sync (rig);
    }
  else
    {
      g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync_candidate (rig, candidate);
    }
  hjl_sync_rig_assert_places (rig, candidate, "Phone call", "On-site interview");
}

static HjlCase *
load_case (HjlSyncRig *rig,
           const char *candidate)
{
  g_autoptr (GError) error = NULL;
  HjlCase *c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, &error);

  g_assert_no_error (error);
  g_assert_nonnull (c);

  return c;
}

static void
sync_to_hold (HjlSyncRig *rig,
              const char *candidate,
              HjlHoldKind kind)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (HjlCase) c = load_case (rig, candidate);

  g_assert_cmpint (c->hold != NULL ? c->hold->kind : HJL_HOLD_NONE, ==, kind);
}

static void
leave_archived (HjlSyncRig *rig,
                const char *candidate)
{
  g_autoptr (HjlCase) c = load_case (rig, candidate);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_resolve_async (rig->workspace, candidate, c->link->opportunity_id, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* What was left archived comes out of the archive in Lever, which ends that: archived for the same reason again, when hackajob
 * has let go too, it is asked about once hackajob counts the person in. */
static void
test_archived_again (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);

  hjl_sync_rig_run (rig, "lever-archive", candidate, ",'reason':'Position closed'");
  sync_to_hold (rig, candidate, HJL_HOLD_ARCHIVED);
  leave_archived (rig, candidate);
  sync_to_hold (rig, candidate, HJL_HOLD_NONE);
  hjl_sync_rig_run (rig, "lever-unarchive", candidate, "");
  sync_to_hold (rig, candidate, HJL_HOLD_NONE);

  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'Rejected'");
  hjl_sync_rig_run (rig, "lever-archive", candidate, ",'reason':'Position closed'");
  sync_to_hold (rig, candidate, HJL_HOLD_NONE);
  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'Screening call'");
  sync_to_hold (rig, candidate, HJL_HOLD_ARCHIVED);
}

/* Left archived when it is out of the archive already, which was read, and the question is still there. */
static void
test_archived_no_more (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlCase) asked = NULL;
  g_autoptr (HjlCase) left = NULL;
  g_autoptr (HjlOpportunity) record = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_run (rig, "lever-archive", candidate, ",'reason':'Position closed'");
  sync_to_hold (rig, candidate, HJL_HOLD_ARCHIVED);
  hjl_sync_rig_run (rig, "lever-unarchive", candidate, "");
  asked = load_case (rig, candidate);
  record = hjl_opportunity_new (asked->opportunity->id);
  record->stage_id = g_strdup (asked->opportunity->stage_id);
  record->posting_id = g_strdup (asked->opportunity->posting_id);
  g_ptr_array_add (taken, record);
  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  hjl_store_take_opportunities (store, taken, hjl_time_now (), &error);
  g_assert_no_error (error);

  leave_archived (rig, candidate);
  left = load_case (rig, candidate);
  g_assert_false (left->opportunity->archived);
  g_assert_null (left->link->kept_reason_id);
  g_assert_true (hjl_target_equal (left->link->base_target, asked->link->base_target));
  sync_to_hold (rig, candidate, HJL_HOLD_NONE);
}

/* The recruiter's own reason is asked about, and a rejection in hackajob is an answer to that. */
static void
test_archived_and_rejected (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);

  hjl_sync_rig_run (rig, "lever-archive", candidate, ",'reason':'Position closed'");
  sync_to_hold (rig, candidate, HJL_HOLD_ARCHIVED);
  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'Rejected'");
  sync_to_hold (rig, candidate, HJL_HOLD_NONE);
  hjl_sync_rig_assert_places (rig, candidate, "Rejected", "Underqualified");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/candidate/export", test_export);
  g_test_add_func ("/sync/candidate/moves", test_moves);
  g_test_add_func ("/sync/candidate/conflict", test_conflict);
  g_test_add_func ("/sync/candidate/direction", test_direction);
  g_test_add_func ("/sync/candidate/in-step", test_in_step);
  g_test_add_func ("/sync/candidate/files", test_files);
  g_test_add_func ("/sync/candidate/not-mapped", test_not_mapped);
  g_test_add_func ("/sync/candidate/broken", test_broken);
  g_test_add_func ("/sync/candidate/fresh", test_fresh);
  g_test_add_func ("/sync/candidate/new-role", test_new_role);
  g_test_add_data_func ("/sync/candidate/stage-of-now/up", GINT_TO_POINTER (FALSE), test_stage_of_now);
  g_test_add_data_func ("/sync/candidate/stage-of-now/down", GINT_TO_POINTER (TRUE), test_stage_of_now);
  g_test_add_func ("/sync/candidate/archived/again", test_archived_again);
  g_test_add_func ("/sync/candidate/archived/no-more", test_archived_no_more);
  g_test_add_func ("/sync/candidate/archived/and-rejected", test_archived_and_rejected);

  return g_test_run ();
}
