/* test-workspace-candidate.c: syncs of one candidate beside those of everybody, and beside another process
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-timeline.h"

#define CANDIDATES 6

/* All of them wait, and are known; one is under way at once. */
typedef struct
{
  HjlSyncRig   *rig;
  HjlWorkspace *workspace;
  GPtrArray    *cases; /* (element-type HjlCase): as a plan has them */
} Rig;

static void
set_up (Rig          *self,
        gconstpointer data)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncReport) read = NULL;

  options.plain = TRUE;
  options.candidates = CANDIDATES;
  options.live_roles = 1;
  options.rate = 0;
  self->rig = hjl_sync_rig_new (&options);
  read = hjl_sync_rig_sync (self->rig);
  hjl_sync_rig_map_all (self->rig);
  self->workspace = hjl_sync_rig_open_second (self->rig, "a first test", 300, 1);
  self->cases = hjl_store_load_cases (hjl_workspace_get_store (self->workspace), TRUE, NULL, 100, NULL);
  g_assert_cmpuint (self->cases->len, ==, CANDIDATES);
}

/* However it went, everybody is there once in the end. */
static void
tear_down (Rig          *self,
           gconstpointer data)
{
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_test_workspace_close (self->workspace);
  report = hjl_sync_rig_sync (self->rig);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "complete"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported_once"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "marked"), ==, CANDIDATES);
  hjl_sync_rig_assert_strict (self->rig);
  g_ptr_array_unref (self->cases);
  hjl_sync_rig_free (self->rig);
}

static const char *
get_id (Rig  *self,
        guint n)
{
  return ((HjlCase *) g_ptr_array_index (self->cases, n))->candidate->id;
}

static void
set_paused (HjlWorkspace *workspace,
            gboolean      paused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_paused_async (workspace, paused, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static gboolean
is_applying (gpointer user_data)
{
  HjlProgress progress = hjl_workspace_get_progress (user_data);

  return progress.phase == HJL_PHASE_APPLYING && progress.total > 0;
}

static gboolean
is_waiting (gpointer user_data)
{
  g_autofree char *waiting_for = hjl_workspace_dup_waiting_for (user_data);

  return waiting_for != NULL;
}

static HjlSyncReport *
finish (HjlWorkspace  *workspace,
        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  HjlSyncReport *report = hjl_finish_pointer (workspace, hjl_test_wait (result), &error);

  g_assert_no_error (error);
  g_assert_no_error (report->interrupted);

  return report;
}

static void
assert_cancelled (HjlWorkspace  *workspace,
                  GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = hjl_finish_pointer (workspace, hjl_test_wait (result), &error);

  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Who was the first to have something done for them. (transfer full) */
static char *
dup_first (Rig *self)
{
  g_autoptr (GPtrArray) activity = hjl_store_list_activity (hjl_workspace_get_store (self->workspace), NULL, 1000, NULL);

  for (guint i = activity->len; i > 0; i--)
    {
      HjlActivity *entry = g_ptr_array_index (activity, i - 1);

      if (entry->kind == HJL_ACTIVITY_DONE)
        return g_strdup (entry->candidate_id);
    }

  return NULL;
}

/* One of everybody runs: they come to the front of it, and are looked at anew right after it. */
static void
test_during_whole (Rig          *self,
                   gconstpointer data)
{
  const char *id = get_id (self, CANDIDATES - 1);
  g_autoptr (GAsyncResult) of_all = NULL;
  g_autoptr (GAsyncResult) of_one = NULL;
  g_autoptr (HjlSyncReport) all = NULL;
  g_autoptr (HjlSyncReport) one = NULL;
  g_autofree char *first = NULL;

  set_paused (self->workspace, TRUE);
  hjl_workspace_sync_async (self->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &of_all);
  hjl_test_run_until_true (is_applying, self->workspace);
  g_assert_false (hjl_workspace_get_progress (self->workspace).of_one);
  hjl_workspace_sync_candidate_async (self->workspace, id, NULL, hjl_test_got_result, &of_one);
  set_paused (self->workspace, FALSE);

  all = finish (self->workspace, &of_all);
  g_assert_cmpuint (all->exported, ==, CANDIDATES);
  g_assert_false (all->of_one);
  one = finish (self->workspace, &of_one);
  g_assert_true (one->of_one);
  g_assert_cmpuint (one->exported, ==, 0);
  g_assert_cmpstr (one->said, ==, "Already up to date.");
  first = dup_first (self);
  g_assert_cmpstr (first, ==, id);
}

/* It had read them before what changed then: nothing is left for the next one. */
static void
test_changed_since (Rig          *self,
                    gconstpointer data)
{
  const char *id = get_id (self, 2);
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (GAsyncResult) of_all = NULL;
  g_autoptr (GAsyncResult) of_one = NULL;
  g_autoptr (HjlSyncReport) before = NULL;
  g_autoptr (HjlSyncReport) all = NULL;
  g_autoptr (HjlSyncReport) one = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autofree char *place = NULL;

  hjl_workspace_sync_candidate_async (self->workspace, id, NULL, hjl_test_got_result, &exported);
  before = finish (self->workspace, &exported);
  g_assert_cmpuint (before->exported, ==, 1);

  set_paused (self->workspace, TRUE);
  hjl_workspace_sync_async (self->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &of_all);
  hjl_test_run_until_true (is_applying, self->workspace);
  moved = hjl_sync_rig_control (self->rig, "hackajob-move", "{'candidate':'%s','stage':'Offer'}", id);
  hjl_workspace_sync_candidate_async (self->workspace, id, NULL, hjl_test_got_result, &of_one);
  set_paused (self->workspace, FALSE);

  all = finish (self->workspace, &of_all);
  g_assert_cmpuint (all->exported, ==, CANDIDATES - 1);
  g_assert_cmpuint (all->moved_in_lever, ==, 0);
  one = finish (self->workspace, &of_one);
  g_assert_cmpuint (one->moved_in_lever, ==, 1);
  place = hjl_sync_rig_lever_place (self->rig, id);
  g_assert_cmpstr (place, ==, "offer");
}

/* Syncs of one are done in turn, before that of everybody that was asked for first; the same one joins. */
static void
test_order (Rig          *self,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) of_first = NULL;
  g_autoptr (GAsyncResult) of_all = NULL;
  g_autoptr (GAsyncResult) of_second = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (HjlSyncReport) all = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) joined = NULL;

  set_paused (self->workspace, TRUE);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 5), NULL, hjl_test_got_result, &of_first);
  hjl_test_run_until_true (is_applying, self->workspace);
  g_assert_true (hjl_workspace_get_progress (self->workspace).of_one);
  g_assert_cmpuint (hjl_workspace_get_progress (self->workspace).total, ==, 1);
  hjl_workspace_sync_async (self->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &of_all);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 4), NULL, hjl_test_got_result, &of_second);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 5), NULL, hjl_test_got_result, &again);
  set_paused (self->workspace, FALSE);

  first = finish (self->workspace, &of_first);
  joined = finish (self->workspace, &again);
  second = finish (self->workspace, &of_second);
  all = finish (self->workspace, &of_all);
  g_assert_cmpuint (first->exported, ==, 1);
  g_assert_cmpuint (joined->exported, ==, 1);
  g_assert_cmpuint (second->exported, ==, 1);
  g_assert_cmpuint (all->exported, ==, CANDIDATES - 2);
}

/* Who waits their turn can be cancelled, and nothing else ends with it. */
static void
test_cancel_waiting (Rig          *self,
                     gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) running = NULL;
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  set_paused (self->workspace, TRUE);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 0), NULL, hjl_test_got_result, &running);
  hjl_test_run_until_true (is_applying, self->workspace);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 1), cancellable, hjl_test_got_result, &waiting);
  g_cancellable_cancel (cancellable);
  assert_cancelled (self->workspace, &waiting);

  set_paused (self->workspace, FALSE);
  report = finish (self->workspace, &running);
  g_assert_cmpuint (report->exported, ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported"), ==, 1);
}

/* So can the one that runs, and the next has its turn. */
static void
test_cancel_running (Rig          *self,
                     gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) running = NULL;
  g_autoptr (GAsyncResult) next = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  set_paused (self->workspace, TRUE);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 0), cancellable, hjl_test_got_result, &running);
  hjl_test_run_until_true (is_applying, self->workspace);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 2), NULL, hjl_test_got_result, &next);
  g_cancellable_cancel (cancellable);
  assert_cancelled (self->workspace, &running);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported"), ==, 0);

  set_paused (self->workspace, FALSE);
  report = finish (self->workspace, &next);
  g_assert_cmpuint (report->exported, ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported"), ==, 1);
}

/* Another process works on the environment: this one waits, and says for whom. */
static void
test_second (Rig          *self,
             gconstpointer data)
{
  HjlWorkspace *second = hjl_sync_rig_open_second (self->rig, "a second test", 300, 1);
  g_autoptr (GAsyncResult) of_all = NULL;
  g_autoptr (GAsyncResult) of_one = NULL;
  g_autoptr (HjlSyncReport) all = NULL;
  g_autoptr (HjlSyncReport) one = NULL;
  g_autofree char *waiting_for = NULL;

  set_paused (self->workspace, TRUE);
  hjl_workspace_sync_async (self->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &of_all);
  hjl_test_run_until_true (is_applying, self->workspace);
  hjl_workspace_sync_candidate_async (second, get_id (self, 3), NULL, hjl_test_got_result, &of_one);
  hjl_test_run_until_true (is_waiting, second);
  g_assert_true (hjl_workspace_get_progress (second).of_one);
  waiting_for = hjl_workspace_dup_waiting_for (second);
  g_assert_true (g_str_has_prefix (waiting_for, "a first test"));

  set_paused (self->workspace, FALSE);
  all = finish (self->workspace, &of_all);
  g_assert_cmpuint (all->exported, ==, CANDIDATES);
  one = finish (second, &of_one);
  g_assert_cmpstr (one->said, ==, "Already up to date.");
  g_clear_object (&of_one);
  hjl_test_workspace_close (second);
}

static gboolean
is_sending (gpointer user_data)
{
  g_autoptr (GPtrArray) open = hjl_store_list_open_writes (hjl_workspace_get_store (user_data), NULL);

  return open != NULL && open->len > 0;
}

/* Closed in the middle of the write, whose answer never comes, with others in the queue: no new one is begun,
 * and the one that was under way is found out about. */
static void
test_close (Rig          *self,
            gconstpointer data)
{
  g_autoptr (JsonObject) set = hjl_sync_rig_control (self->rig, "fault", "{'side':'lever','method':'POST','kind':'delay','delay':3600000,'count':0}");
  g_autoptr (JsonObject) cleared = NULL;
  HjlWorkspace *closing = hjl_sync_rig_open_second (self->rig, "a closing test", 300, 1);
  g_autoptr (GAsyncResult) of_one = NULL;
  g_autoptr (GAsyncResult) of_other = NULL;
  g_autoptr (GAsyncResult) of_all = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_workspace_sync_candidate_async (closing, get_id (self, 0), NULL, hjl_test_got_result, &of_one);
  hjl_workspace_sync_candidate_async (closing, get_id (self, 1), NULL, hjl_test_got_result, &of_other);
  hjl_workspace_sync_async (closing, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &of_all);
  hjl_test_run_until_true (is_sending, closing);
  {
    g_autoptr (GAsyncResult) closed = NULL;

    hjl_workspace_close_async (closing, hjl_test_got_result, &closed);
    g_assert_true (hjl_finish (closing, hjl_test_wait (&closed), NULL));
  }
  assert_cancelled (closing, &of_one);
  assert_cancelled (closing, &of_other);
  assert_cancelled (closing, &of_all);
  g_clear_object (&of_one);
  g_clear_object (&of_other);
  g_clear_object (&of_all);
  hjl_test_assert_finalized (closing);

  cleared = hjl_sync_rig_control (self->rig, "clear-faults", NULL);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 0), NULL, hjl_test_got_result, &again);
  report = finish (self->workspace, &again);
  g_test_message ("said: %s", report->said);
  g_assert_cmpuint (report->marked, ==, 1);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported"), ==, 1);
}

static void
test_not_connected (Rig          *self,
                    gconstpointer data)
{
  g_autoptr (GAsyncResult) disconnected = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) connected = NULL;
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (JsonObject) reset = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_disconnect_async (self->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &disconnected);
  g_assert_true (hjl_finish (self->workspace, hjl_test_wait (&disconnected), NULL));
  reset = hjl_sync_rig_control (self->rig, "reset-ledger", NULL);
  hjl_workspace_sync_candidate_async (self->workspace, get_id (self, 0), NULL, hjl_test_got_result, &result);
  report = hjl_finish_pointer (self->workspace, hjl_test_wait (&result), &error);
  g_assert_null (report);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  g_assert_cmpuint (hjl_sync_rig_count_calls (self->rig, "hackajob"), ==, 0);

  hjl_workspace_connect_async (self->workspace, HJL_SIDE_LEVER, tokens, NULL, hjl_test_got_result, &connected);
  checks = hjl_finish_pointer (self->workspace, hjl_test_wait (&connected), NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add_test(name, function) g_test_add ("/workspace/candidate/" name, Rig, NULL, set_up, function, tear_down)
  add_test ("during-whole", test_during_whole);
  add_test ("changed-since", test_changed_since);
  add_test ("order", test_order);
  add_test ("cancel-waiting", test_cancel_waiting);
  add_test ("cancel-running", test_cancel_running);
  add_test ("second", test_second);
  add_test ("close", test_close);
  add_test ("not-connected", test_not_connected);

  return g_test_run ();
}
