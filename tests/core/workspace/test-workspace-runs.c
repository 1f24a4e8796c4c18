/* test-workspace-runs.c: syncs that wait, pause, are cancelled, or end because the window closes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-journal.h"

/* What closing and cancelling may take (src/README.md, Errors), and a little for a machine under load. */
#define AT_ONCE (1500 * G_GINT64_CONSTANT (1000))

static void
set_fault (HjlSyncRig *rig,
           const char *fault)
{
  g_autoptr (JsonObject) set = hjl_sync_rig_control (rig, "fault", "{%s}", fault);
}

static gboolean
is_nothing_waiting (gpointer user_data)
{
  HjlSyncRig *rig = user_data;
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);

  return json_object_get_int_member (ledger, "waiting") == 0;
}

/* Also those of before: what Lever carries out after both looks for it, which are minutes apart for whoever is no test, would
 * be made a second time (sync-lost). */
static void
clear_faults (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);

  hjl_test_run_until_true (is_nothing_waiting, rig);
}

static void
assert_complete (HjlSyncRig *rig,
                 int         n)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) quiet = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (quiet->exported + quiet->attention, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, n);
  hjl_sync_rig_assert_strict (rig);
}

static gboolean
is_applying (gpointer user_data)
{
  HjlSyncRig *rig = user_data;
  HjlProgress progress = hjl_workspace_get_progress (rig->workspace);

  return progress.phase == HJL_PHASE_APPLYING && progress.total > 0;
}

typedef struct
{
  HjlSyncRig    *rig;
  GAsyncResult **result;
} Run;

/* Whether a write of an export is on its way, its intent in the journal; or everything is over already, as
 * may be where this process has to wait for its turn. */
static gboolean
is_sending (gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GPtrArray) open = hjl_store_list_open_writes (hjl_workspace_get_store (run->rig->workspace), NULL);

  return *run->result != NULL || (open != NULL && open->len > 0);
}

static void
wait_until_sending (HjlSyncRig    *rig,
                    GAsyncResult **result)
{
  Run run = { rig, result };

  hjl_test_run_until_true (is_sending, &run);
}

/* Closed in the middle of exports, whose answers come soon, late, or never. */
static void
test_close (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun;

  set_fault (rig, fault);
  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &result);
  wait_until_sending (rig, &result);
  begun = g_get_monotonic_time ();
  hjl_workspace_close_async (rig->workspace, hjl_test_got_result, &closed);
  hjl_finish (rig->workspace, hjl_test_wait (&closed), &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, AT_ONCE);
  g_assert_nonnull (result);
  report = hjl_finish_pointer (rig->workspace, result, &error);
  /* A run that was quicker, or whose connections were cut, had nothing left to be cancelled. */
  if (report == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_clear_object (&closed);
  hjl_sync_rig_reopen (rig);

  clear_faults (rig);
  assert_complete (rig, 6);
}

static void
test_cancel (gconstpointer fault)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun;

  set_fault (rig, fault);
  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, cancellable, hjl_test_got_result, &result);
  wait_until_sending (rig, &result);
  begun = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  report = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, AT_ONCE);
  /* Nobody listens any more, whoever still holds the result. */
  g_assert_false (g_signal_has_handler_pending (cancellable, g_signal_lookup ("cancelled", G_TYPE_CANCELLABLE), 0, TRUE));

  clear_faults (rig);
  assert_complete (rig, 6);
}

static void
set_paused (HjlSyncRig *rig,
            gboolean    paused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_paused_async (rig->workspace, paused, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
test_pause (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (HjlSyncReport) none = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  /* A paused run can be cancelled… */
  set_paused (rig, TRUE);
  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, cancellable, hjl_test_got_result, &first);
  hjl_test_run_until_true (is_applying, rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);
  g_cancellable_cancel (cancellable);
  none = hjl_finish_pointer (rig->workspace, hjl_test_wait (&first), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* …and goes on when it may. */
  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &second);
  hjl_test_run_until_true (is_applying, rig);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);
  set_paused (rig, FALSE);
  report = hjl_finish_pointer (rig->workspace, hjl_test_wait (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->exported, ==, 6);
  assert_complete (rig, 6);
}

/* The same while it is still read who is in the posting already. */
static void
test_pause_early (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (HjlSyncReport) none = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  set_fault (rig, "'side':'lever','method':'GET','path':'/opportunities','kind':'delay','delay':200,'count':0");
  set_paused (rig, TRUE);
  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, cancellable, hjl_test_got_result, &first);
  hjl_test_run_until_true (is_applying, rig);
  g_cancellable_cancel (cancellable);
  none = hjl_finish_pointer (rig->workspace, hjl_test_wait (&first), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &second);
  hjl_test_run_until_true (is_applying, rig);
  set_paused (rig, FALSE);
  report = hjl_finish_pointer (rig->workspace, hjl_test_wait (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->exported, ==, 6);
  clear_faults (rig);
  assert_complete (rig, 6);
}

/* A sync asked for while one runs joins it. */
static void
test_join (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (HjlSyncReport) one = NULL;
  g_autoptr (HjlSyncReport) other = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &first);
  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &second);
  one = hjl_finish_pointer (rig->workspace, hjl_test_wait (&first), &error);
  g_assert_no_error (error);
  other = hjl_finish_pointer (rig->workspace, hjl_test_wait (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->exported, ==, 6);
  g_assert_cmpuint (other->exported, ==, 6);
  assert_complete (rig, 6);
}

static gboolean
is_waiting (gpointer user_data)
{
  g_autofree char *waiting_for = hjl_workspace_dup_waiting_for (user_data);

  return waiting_for != NULL;
}

/* Two on one environment: the second waits and says for whom, can be cancelled, and has its turn. */
static void
test_second (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  HjlWorkspace *second = hjl_sync_rig_open_second (rig, "a second test", 300, 8);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) of_first = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) of_second = NULL;
  g_autoptr (HjlSyncReport) first_report = NULL;
  g_autoptr (HjlSyncReport) none = NULL;
  g_autoptr (HjlSyncReport) second_report = NULL;
  g_autofree char *waiting_for = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun;

  set_paused (rig, TRUE);
  hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &of_first);
  hjl_test_run_until_true (is_applying, rig);

  hjl_workspace_sync_async (second, HJL_SYNC_THOROUGH, cancellable, hjl_test_got_result, &cancelled);
  hjl_test_run_until_true (is_waiting, second);
  waiting_for = hjl_workspace_dup_waiting_for (second);
  g_assert_true (g_str_has_prefix (waiting_for, "a test"));
  begun = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  none = hjl_finish_pointer (second, hjl_test_wait (&cancelled), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, AT_ONCE);

  hjl_workspace_sync_async (second, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &of_second);
  hjl_test_run_until_true (is_waiting, second);
  set_paused (rig, FALSE);
  first_report = hjl_finish_pointer (rig->workspace, hjl_test_wait (&of_first), &error);
  g_assert_no_error (error);
  second_report = hjl_finish_pointer (second, hjl_test_wait (&of_second), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first_report->exported, ==, 6);
  g_assert_cmpuint (second_report->exported + second_report->adopted, ==, 0);
  g_assert_false (is_waiting (second));
  g_clear_object (&of_second);
  g_clear_object (&cancelled);
  hjl_test_workspace_close (second);
  assert_complete (rig, 6);
}

/* Closed while it looks whether an export happened: the pause between two looks is not waited for. */
static void
test_close_reading_back (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlWorkspace *patient;
  gint64        begun;

  set_fault (rig, "'side':'lever','method':'POST','path':'/opportunities','kind':'cut-before'");
  patient = hjl_sync_rig_open_second (rig, "a patient test", 60000, 8);
  hjl_workspace_sync_async (patient, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &result);
  wait_until_sending (rig, &result);
  begun = g_get_monotonic_time ();
  {
    g_autoptr (GAsyncResult) closed = NULL;

    hjl_workspace_close_async (patient, hjl_test_got_result, &closed);
    hjl_finish (patient, hjl_test_wait (&closed), &error);
    g_assert_no_error (error);
  }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, AT_ONCE);
  g_clear_object (&result);
  hjl_test_assert_finalized (patient);
  assert_complete (rig, 1);
}

/* Let go of without closing: the last reference may be a task's, in the workspace's own thread. */
static void
test_dropped (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);

  for (guint i = 0; i < 30; i++)
    {
      HjlWorkspace *second = hjl_sync_rig_open_second (rig, "a second test", 300, 8);

      g_assert_nonnull (hjl_workspace_get_store (second));
      g_object_unref (second);
    }
  assert_complete (rig, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/workspace/close/at-once", "'kind':'delay','count':0", test_close);
  g_test_add_data_func ("/workspace/close/soon", "'side':'lever','method':'POST','kind':'delay','delay':300,'count':0", test_close);
  g_test_add_data_func ("/workspace/close/late", "'side':'lever','method':'POST','kind':'delay','delay':1000,'count':0", test_close);
  g_test_add_data_func ("/workspace/close/never", "'side':'lever','method':'POST','kind':'cut-before','count':0", test_close);
  g_test_add_func ("/workspace/close/reading-back", test_close_reading_back);
  g_test_add_data_func ("/workspace/cancel/soon", "'side':'lever','method':'POST','kind':'delay','delay':300,'count':0", test_cancel);
  g_test_add_data_func ("/workspace/cancel/late", "'side':'lever','method':'POST','kind':'delay','delay':1000,'count':0", test_cancel);
  g_test_add_func ("/workspace/pause", test_pause);
  g_test_add_func ("/workspace/pause-early", test_pause_early);
  g_test_add_func ("/workspace/join", test_join);
  g_test_add_func ("/workspace/second", test_second);
  g_test_add_func ("/workspace/dropped", test_dropped);

  return g_test_run ();
}
