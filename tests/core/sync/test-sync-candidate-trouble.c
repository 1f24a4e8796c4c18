/* test-sync-candidate-trouble.c: a sync of one candidate that meets what is in the way, or nobody
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-candidate.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"

static void
test_offline (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (2);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) later = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'Offer'");
  hjl_sync_rig_set_fault (rig, "'kind':'cut-before','count':0");
  report = hjl_sync_rig_try_candidate (rig, candidate, &error);
  g_assert_no_error (error);
  g_assert_error (report->interrupted, HJL_ERROR, HJL_ERROR_NETWORK);
  g_assert_null (report->said);

  hjl_sync_rig_clear_faults (rig);
  later = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (later->moved_in_lever, ==, 1);
  hjl_sync_rig_assert_places (rig, candidate, "Offer", "Offer");
}

/* Lever's limit is waited for, as by everybody. */
static void
test_throttled (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_run (rig, "hackajob-move", candidate, ",'stage':'Offer'");
  hjl_sync_rig_set_fault (rig, "'side':'lever','method':'PUT','kind':'status','status':429");
  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (report->moved_in_lever, ==, 1);
  g_assert_cmpuint (report->failed, ==, 0);
  hjl_sync_rig_assert_places (rig, candidate, "Offer", "Offer");
}

static guint
count_open (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) open = hjl_store_list_open_writes (hjl_workspace_get_store (rig->workspace), NULL);

  return open->len;
}

/* What became of an export whose answer was lost is found out first, and only of this one. */
static void
test_uncertain (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_waiting (2);
  g_autofree char *candidate = hjl_sync_rig_pick (rig, 0);
  g_autoptr (HjlSyncReport) lost = NULL;
  g_autoptr (HjlSyncReport) found = NULL;
  g_autoptr (HjlSyncReport) others = NULL;
  g_autoptr (GError) error = NULL;
  guint exported = hjl_sync_rig_total (rig, "exported");

  /* Nor can it be read back for now: the looks before are those for both, by e-mail, in the posting and once more, and those after the
   * first one's answer was lost. */
  hjl_sync_rig_set_fault (rig, fault);
  hjl_sync_rig_set_fault (rig, "'side':'lever','method':'GET','path':'/opportunities','kind':'status','status':503,'count':0,'skip':11");
  lost = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_cmpuint (count_open (rig), ==, 2);
  hjl_sync_rig_clear_faults (rig);
  exported = hjl_sync_rig_total (rig, "exported") - exported;

  found = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (found->exported, ==, 1);
  g_assert_cmpuint (count_open (rig), ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, MAX (exported, 1));

  others = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (count_open (rig), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 2);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* Not found in Lever: told, and nothing is forgotten; deleted, as Lever says itself: erased here. Who is erased is
 * asked for nowhere. */
static void
test_gone (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (2);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) everybody = NULL;
  g_autoptr (HjlSyncReport) again = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_run (rig, "lever-delete", candidate, "");
  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (report->erased, ==, 0);
  g_assert_cmpuint (report->attention, ==, 1);
  g_assert_true (g_str_has_prefix (report->said, "Not found in Lever."));

  everybody = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (everybody->erased, ==, 1);
  c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, NULL);
  g_assert_true (c->link->erased);
  g_assert_null (c->candidate->name);

  hjl_sync_rig_reset_calls (rig);
  again = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpstr (again->said, ==, "Erased from this computer: nothing is synced any more.");
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob") + hjl_sync_rig_count_calls (rig, "lever"), ==, 0);
}

/* Who cannot be looked at is not said to be in step. */
static void
test_refused (gconstpointer fault)
{
  int code = g_str_has_prefix (fault, "'side':'lever'") ? HJL_ERROR_FORBIDDEN : HJL_ERROR_NOT_FOUND;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (1);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) later = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_set_fault (rig, fault);
  report = hjl_sync_rig_try_candidate (rig, candidate, &error);
  g_assert_null (report);
  g_assert_error (error, HJL_ERROR, code);
  g_test_message ("%s", error->message);

  hjl_sync_rig_clear_faults (rig);
  later = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpstr (later->said, ==, "Already up to date.");
}

static void
test_unknown (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_unmapped (1);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_reset_calls (rig);
  report = hjl_sync_rig_try_candidate (rig, "nobody", &error);
  g_assert_null (report);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), ==, 0);
}

/* A refused change is told, and stays told until it is tried again. */
static void
test_held (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_waiting (2);
  g_autofree char *candidate = hjl_sync_rig_pick (rig, 0);
  g_autoptr (HjlSyncReport) refused = NULL;
  g_autoptr (HjlSyncReport) still = NULL;
  g_autoptr (HjlSyncReport) done = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_set_fault (rig, "'side':'lever','method':'POST','path':'/opportunities','kind':'status','status':400,'count':0");
  refused = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (refused->failed, ==, 1);
  g_assert_cmpuint (refused->attention, ==, 1);
  g_assert_true (g_str_has_prefix (refused->said, "A change for this candidate was refused."));

  hjl_sync_rig_clear_faults (rig);
  still = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (still->exported, ==, 0);
  g_assert_true (g_str_has_prefix (still->said, "A change for this candidate was refused."));

  hjl_workspace_retry_async (rig->workspace, candidate, NULL, hjl_test_got_result, &result);
  g_assert_cmpint (hjl_finish_count (rig->workspace, hjl_test_wait (&result), &error), ==, 1);
  g_assert_no_error (error);
  done = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (done->exported, ==, 1);
  g_assert_cmpuint (done->attention, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 1);
}

static void
keep_for (HjlSyncRig *rig,
          guint       days)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  settings->keep_days = days;
  hjl_workspace_save_settings_async (rig->workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* Whether people have not changed for so long is known only after everybody was read: one of them was
 * taken out of the archive meanwhile. */
static void
test_retention (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_in_step (3);
  g_autofree char *candidate = hjl_sync_rig_pick_exported (rig, 0);
  g_autofree char *back = hjl_sync_rig_pick_exported (rig, 1);
  g_autofree char *done_with = hjl_sync_rig_pick_exported (rig, 2);
  g_autoptr (HjlSyncReport) archived = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlSyncReport) whole = NULL;
  g_autoptr (HjlLink) of_back = NULL;
  g_autoptr (HjlLink) of_done_with = NULL;

  hjl_sync_rig_run (rig, "hackajob-move", back, ",'stage':'Rejected'");
  hjl_sync_rig_run (rig, "hackajob-move", done_with, ",'stage':'Rejected'");
  archived = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (archived->archived_in_lever, ==, 2);
  keep_for (rig, 30);
  hjl_sync_rig_run (rig, "lever-unarchive", back, "");
  hjl_sync_rig_set_ahead (31 * 24);

  report = hjl_sync_rig_sync_candidate (rig, candidate);
  g_assert_cmpuint (report->erased, ==, 0);
  of_back = hjl_store_load_link (hjl_workspace_get_store (rig->workspace), back, NULL);
  g_assert_false (of_back->erased);

  whole = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (whole->erased, ==, 1);
  g_clear_pointer (&of_back, hjl_link_free);
  of_back = hjl_store_load_link (hjl_workspace_get_store (rig->workspace), back, NULL);
  of_done_with = hjl_store_load_link (hjl_workspace_get_store (rig->workspace), done_with, NULL);
  g_assert_false (of_back->erased);
  g_assert_true (of_done_with->erased);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/candidate-trouble/offline", test_offline);
  g_test_add_func ("/sync/candidate-trouble/throttled", test_throttled);
  g_test_add_data_func ("/sync/candidate-trouble/uncertain/happened",
                        "'side':'lever','method':'POST','path':'/opportunities','kind':'cut-after','count':0",
                        test_uncertain);
  g_test_add_data_func ("/sync/candidate-trouble/uncertain/not-happened",
                        "'side':'lever','method':'POST','path':'/opportunities','kind':'cut-before','count':0",
                        test_uncertain);
  g_test_add_func ("/sync/candidate-trouble/gone", test_gone);
  g_test_add_data_func ("/sync/candidate-trouble/refused/lever",
                        "'side':'lever','method':'GET','path':'/opportunities/*','kind':'status','status':403,'count':0",
                        test_refused);
  g_test_add_data_func ("/sync/candidate-trouble/refused/hackajob",
                        "'side':'hackajob','method':'GET','path':'/candidates/*','kind':'status','status':404,'count':0",
                        test_refused);
  g_test_add_func ("/sync/candidate-trouble/unknown", test_unknown);
  g_test_add_func ("/sync/candidate-trouble/held", test_held);
  g_test_add_func ("/sync/candidate-trouble/retention", test_retention);

  return g_test_run ();
}
