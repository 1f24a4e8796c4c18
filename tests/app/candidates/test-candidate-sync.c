/* test-candidate-sync.c: Sync Now in a candidate's details is about this one, and says what came of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-candidate.h"
#include "app/candidates/hjl-candidate-details.h"
#include "app/sync/hjl-syncer.h"
#include "hjl-app-test.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-cases.h"

#define CANDIDATES 4

typedef struct
{
  HjlSyncRig *sync;
  HjlSyncer  *syncer;
  GPtrArray  *cases; /* (element-type HjlCase) */
  GtkWidget  *overlay;
  GtkWidget  *view;
  GtkWindow  *window;
  const char *expected;
} Rig;

static const char *
get_id (Rig  *rig,
        guint n)
{
  return ((HjlCase *) g_ptr_array_index (rig->cases, n))->candidate->id;
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  rig->sync = data != NULL ? hjl_sync_rig_new_unmapped (CANDIDATES) : hjl_sync_rig_new_waiting (CANDIDATES);
  rig->cases = hjl_store_load_cases (hjl_workspace_get_store (rig->sync->workspace), TRUE, NULL, 10, NULL);
  rig->syncer = hjl_syncer_new (rig->sync->workspace);

  rig->view = g_object_new (HJL_TYPE_CANDIDATE_DETAILS, NULL);
  hjl_candidate_details_set_workspace (HJL_CANDIDATE_DETAILS (rig->view), rig->sync->workspace,
                                       hjl_workspace_get_loader (rig->sync->workspace));
  g_signal_connect_object (rig->sync->workspace, "changed", G_CALLBACK (hjl_candidate_details_refresh), rig->view, G_CONNECT_SWAPPED);
  rig->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (rig->overlay), rig->view);
  rig->window = hjl_app_test_present (rig->overlay);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
close_window (Rig *rig)
{
  if (rig->window == NULL)
    return;

  g_object_add_weak_pointer (G_OBJECT (rig->view), (gpointer *) &rig->view);
  gtk_window_destroy (g_steal_pointer (&rig->window));
  hjl_test_run_until_true (is_gone, &rig->view);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  close_window (rig);
  hjl_test_assert_finalized (g_steal_pointer (&rig->syncer));
  g_ptr_array_unref (rig->cases);
  hjl_sync_rig_free (rig->sync);
}

static gboolean
says_expected (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_shows (rig->overlay, rig->expected);
}

static gboolean
says_no_more (gpointer user_data)
{
  return !says_expected (user_data);
}

static void
wait_for (Rig        *rig,
          const char *expected)
{
  rig->expected = expected;
  hjl_test_run_until_true (says_expected, rig);
}

static void
wait_without (Rig        *rig,
              const char *expected)
{
  rig->expected = expected;
  hjl_test_run_until_true (says_no_more, rig);
}

static gboolean
has_button (gpointer user_data)
{
  Rig *rig = user_data;

  return hjl_app_test_find (rig->overlay, GTK_TYPE_BUTTON, rig->expected) != NULL;
}

static void
click (Rig        *rig,
       const char *label)
{
  rig->expected = label;
  hjl_test_run_until_true (has_button, rig);
  g_signal_emit_by_name (hjl_app_test_find (rig->overlay, GTK_TYPE_BUTTON, label), "clicked");
}

static void
show (Rig  *rig,
      guint n)
{
  hjl_candidate_details_show (HJL_CANDIDATE_DETAILS (rig->view), get_id (rig, n));
  wait_for (rig, "Timeline");
}

static void
set_paused (Rig     *rig,
            gboolean paused)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_set_paused_async (rig->sync->workspace, paused, hjl_test_got_result, &result);
  hjl_finish (rig->sync->workspace, hjl_test_wait (&result), NULL);
}

static gboolean
is_applying (gpointer user_data)
{
  HjlProgress progress = hjl_workspace_get_progress (user_data);

  return progress.phase == HJL_PHASE_APPLYING && progress.total > 0;
}

/* One of everybody, which waits until it is let go on. */
static void
begin_whole (Rig           *rig,
             GAsyncResult **result)
{
  set_paused (rig, TRUE);
  hjl_workspace_sync_async (rig->sync->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, result);
  hjl_test_run_until_true (is_applying, rig->sync->workspace);
}

static void
end_whole (Rig           *rig,
           GAsyncResult **result,
           guint          exported)
{
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  set_paused (rig, FALSE);
  report = hjl_finish_pointer (rig->sync->workspace, hjl_test_wait (result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->exported, ==, exported);
}

static void
test_one (Rig          *rig,
          gconstpointer data)
{
  gint64 last_sync = -1;

  show (rig, 1);
  wait_for (rig, "Waiting");
  g_assert_null (hjl_app_test_find (rig->overlay, GTK_TYPE_BUTTON, "_Cancel"));
  click (rig, "_Sync Now");
  wait_for (rig, "Marked as exported in hackajob.");
  wait_for (rig, "Exported");
  wait_without (rig, "Waiting");
  g_assert_null (hjl_app_test_find (rig->overlay, GTK_TYPE_BUTTON, "_Cancel"));
  g_assert_cmpint (hjl_sync_rig_total (rig->sync, "exported"), ==, 1);

  /* Everybody was not synced, and nothing says so. */
  g_object_get (rig->syncer, "last-sync", &last_sync, NULL);
  g_assert_cmpint (last_sync, ==, 0);

  click (rig, "_Sync Now");
  wait_for (rig, "Already up to date.");
}

/* What was said holds no longer once something else happened, and is about nobody else. */
static void
test_outdated (Rig          *rig,
               gconstpointer data)
{
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig->sync);
  g_autoptr (HjlSyncReport) second = NULL;

  show (rig, 0);
  click (rig, "_Sync Now");
  wait_for (rig, "Already up to date.");
  hjl_sync_rig_run (rig->sync, "hackajob-move", get_id (rig, 0), ",'stage':'Offer'");
  second = hjl_sync_rig_sync (rig->sync);
  wait_without (rig, "Already up to date.");

  click (rig, "_Sync Now");
  wait_for (rig, "Already up to date.");
  show (rig, 1);
  wait_without (rig, "Already up to date.");
}

static void
test_not_mapped (Rig          *rig,
                 gconstpointer data)
{
  show (rig, 0);
  click (rig, "_Sync Now");
  wait_for (rig, "Nothing is exported for “");
  wait_for (rig, "it is not mapped.");
}

static void
test_during_whole (Rig          *rig,
                   gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  begin_whole (rig, &result);
  show (rig, 2);
  click (rig, "_Sync Now");
  wait_for (rig, "A full sync is running and includes this candidate");
  end_whole (rig, &result, CANDIDATES);
  wait_for (rig, "Already up to date.");
}

static gboolean
has_synced (gpointer user_data)
{
  Rig     *rig = user_data;
  gboolean running = TRUE;
  gint64   last_sync = 0;

  g_object_get (rig->syncer, "running", &running, "last-sync", &last_sync, NULL);

  return !running && last_sync > 0;
}

/* One of everybody that is asked for meanwhile waits for it, and says so. */
static void
test_before_whole (Rig          *rig,
                   gconstpointer data)
{
  g_autofree char *text = NULL;

  set_paused (rig, TRUE);
  show (rig, 2);
  click (rig, "_Sync Now");
  wait_for (rig, "Syncing one candidate");
  hjl_syncer_sync (rig->syncer, TRUE);
  g_object_get (rig->syncer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Syncing one candidate");

  set_paused (rig, FALSE);
  wait_for (rig, "Marked as exported in hackajob.");
  hjl_test_run_until_true (has_synced, rig);
  g_assert_cmpint (hjl_sync_rig_total (rig->sync, "exported_once"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (rig->sync, "exported_twice"), ==, 0);
}

/* Not the other one with it. */
static void
test_cancel (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  begin_whole (rig, &result);
  show (rig, 2);
  click (rig, "_Sync Now");
  wait_for (rig, "A full sync is running");
  click (rig, "_Cancel");
  wait_without (rig, "A full sync is running");
  g_assert_null (hjl_app_test_find (rig->overlay, GTK_TYPE_BUTTON, "_Cancel"));
  end_whole (rig, &result, CANDIDATES);
}

/* Somebody else is shown when it ends: then it is said of whom. */
static void
test_other_shown (Rig          *rig,
                  gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autofree char *wanted = NULL;

  begin_whole (rig, &result);
  show (rig, 2);
  c = hjl_store_load_case (hjl_workspace_get_store (rig->sync->workspace), get_id (rig, 2), NULL);
  wanted = g_strdup_printf ("%s: Already up to date.", c->candidate->name);
  wait_for (rig, c->candidate->name);
  click (rig, "_Sync Now");
  wait_for (rig, "A full sync is running");
  show (rig, 0);
  wait_without (rig, "A full sync is running");
  g_assert_null (hjl_app_test_find (rig->overlay, GTK_TYPE_BUTTON, "_Cancel"));
  end_whole (rig, &result, CANDIDATES);
  wait_for (rig, wanted);
}

static void
test_offline (Rig          *rig,
              gconstpointer data)
{
  show (rig, 0);
  hjl_sync_rig_set_fault (rig->sync, "'kind':'cut-before','count':0");
  click (rig, "_Sync Now");
  wait_for (rig, "hackajob could not be reached.");
  hjl_sync_rig_clear_faults (rig->sync);
  click (rig, "_Sync Now");
  wait_for (rig, "Marked as exported in hackajob.");
}

/* What has to be mended first is said with where. */
static void
test_not_connected (Rig          *rig,
                    gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_disconnect_async (rig->sync->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->sync->workspace, hjl_test_wait (&result), NULL));
  show (rig, 0);
  click (rig, "_Sync Now");
  wait_for (rig, "Lever is not connected. Connect it first.");
  rig->expected = "Connection";
  hjl_test_run_until_true (has_button, rig);
}

/* What a decision offers is a sync of whom it was about, whoever is shown by then. */
static void
test_offer (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (JsonObject) entry = NULL;

  hjl_sync_rig_set_fault (rig->sync, "'side':'lever','method':'POST','path':'/opportunities','kind':'status','status':400,'count':0");
  show (rig, 3);
  click (rig, "_Sync Now");
  wait_for (rig, "A change for this candidate was refused.");
  hjl_sync_rig_clear_faults (rig->sync);
  click (rig, "_Retry");
  wait_for (rig, "The next sync will try again.");
  show (rig, 0);
  click (rig, "Sync Now");
  wait_for (rig, "Marked as exported in hackajob.");
  g_assert_cmpint (hjl_sync_rig_total (rig->sync, "exported"), ==, 1);
  entry = hjl_sync_rig_entry (rig->sync, get_id (rig, 3));
  g_assert_cmpint (json_object_get_int_member (entry, "created"), ==, 1);
}

/* Closed while it waits its turn: it goes, and the other goes on. */
static void
test_closed (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  begin_whole (rig, &result);
  show (rig, 2);
  click (rig, "_Sync Now");
  wait_for (rig, "A full sync is running");
  close_window (rig);
  end_whole (rig, &result, CANDIDATES);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, data, function) g_test_add ("/app/candidate-sync/" name, Rig, data, rig_set_up, function, rig_tear_down)
  add_test ("one", NULL, test_one);
  add_test ("outdated", NULL, test_outdated);
  add_test ("not-mapped", "unmapped", test_not_mapped);
  add_test ("during-whole", NULL, test_during_whole);
  add_test ("before-whole", NULL, test_before_whole);
  add_test ("cancel", NULL, test_cancel);
  add_test ("other-shown", NULL, test_other_shown);
  add_test ("offline", NULL, test_offline);
  add_test ("not-connected", NULL, test_not_connected);
  add_test ("offer", NULL, test_offer);
  add_test ("closed", NULL, test_closed);

  return g_test_run ();
}
