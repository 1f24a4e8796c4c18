/* test-sync-undo.c: runs taken back, and what stays as somebody left it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "hjl-sync-child.h"
#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-runs.h"

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

/* Nothing that was taken back is done again. */
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

static char *
find_reason (HjlSyncRig *rig,
             const char *name)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  GPtrArray *reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);

  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);

      if (g_str_equal (reason->name, name))
        return g_strdup (reason->id);
    }
  g_assert_not_reached ();
}

static gint64
last_run (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) runs = hjl_store_list_runs (hjl_workspace_get_store (rig->workspace), 0, 1, NULL);

  g_assert_cmpuint (runs->len, ==, 1);

  return ((HjlRun *) g_ptr_array_index (runs, 0))->id;
}

static HjlUndo *
try_undo (HjlSyncRig *rig,
          gint64      run_id,
          const char *reason,
          gboolean    only_plan,
          GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *reason_id = reason != NULL ? find_reason (rig, reason) : NULL;

  if (only_plan)
    hjl_workspace_plan_undo_async (rig->workspace, run_id, reason_id, NULL, hjl_test_got_result, &result);
  else
    hjl_workspace_undo_async (rig->workspace, run_id, reason_id, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), error);
}

static HjlUndo *
undo_run (HjlSyncRig *rig,
          gint64      run_id,
          const char *reason)
{
  g_autoptr (GError) error = NULL;
  HjlUndo *undo = try_undo (rig, run_id, reason, FALSE, &error);

  g_assert_no_error (error);
  g_assert_no_error (undo->interrupted);
  hjl_sync_rig_assert_strict (rig);

  return undo;
}

static HjlCase *
load_case (HjlSyncRig *rig,
           const char *candidate)
{
  HjlCase *c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), candidate, NULL);

  g_assert_nonnull (c);

  return c;
}

static HjlHoldKind
get_hold (HjlSyncRig *rig,
          const char *candidate)
{
  g_autoptr (HjlCase) c = load_case (rig, candidate);

  return c->hold != NULL ? c->hold->kind : HJL_HOLD_NONE;
}

/* Commands before the run that is taken back, one a sync; the last is what that run follows. */
typedef struct
{
  const char *name;
  const char *steps[3][2];
  const char *after[2];  /* where the run left them: hackajob, Lever */
  const char *before[2]; /* where the undo puts them back */
} Kind;

static const Kind kinds[] = {
  { "export", { { NULL } }, { "Accepted", "Responded" }, { "Accepted", "Timing" } },
  { "move in Lever",
    { { "hackajob-move", ",'stage':'Screening call'" } },
    { "Screening call", "Recruiter screen" },
    { "Screening call", "Responded" } },
  { "archive in Lever",
    { { "hackajob-move", ",'stage':'Rejected'" } },
    { "Rejected", "Underqualified" },
    { "Rejected", "Responded" } },
  { "unarchive in Lever",
    { { "hackajob-move", ",'stage':'Rejected'" }, { "hackajob-move", ",'stage':'Accepted'" } },
    { "Accepted", "Responded" },
    { "Accepted", "Underqualified" } },
  { "unarchive and move in Lever",
    { { "hackajob-move", ",'stage':'Rejected'" }, { "hackajob-move", ",'stage':'Screening call'" } },
    { "Screening call", "Recruiter screen" },
    { "Screening call", "Underqualified" } },
  { "move in hackajob",
    { { "lever-move", ",'stage':'Recruiter screen'" } },
    { "Screening call", "Recruiter screen" },
    { "Accepted", "Recruiter screen" } },
  { "move in hackajob for an archive",
    { { "lever-archive", ",'reason':'Underqualified'" } },
    { "Rejected", "Underqualified" },
    { "Accepted", "Underqualified" } },
};

/* Returns: the run that is to be taken back; @candidate: (out) (transfer full): whom it was about */
static gint64
make_run (HjlSyncRig *rig,
          const Kind *kind,
          char      **candidate)
{
  sync_once (rig);
  *candidate = hjl_sync_rig_pick_exported (rig, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kind->steps) && kind->steps[i][0] != NULL; i++)
    {
      run (rig, kind->steps[i][0], *candidate, kind->steps[i][1]);
      sync_once (rig);
    }
  assert_places (rig, *candidate, kind->after[0], kind->after[1]);

  return last_run (rig);
}

static void
test_kind (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlUndo) plan = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (HjlUndo) nothing = NULL;
  g_autoptr (HjlUndo) again = NULL;
  g_autofree char *candidate = NULL;
  g_autoptr (GError) error = NULL;
  gboolean exported = kind->steps[0][0] == NULL;
  guint    n = exported ? 2 : 1;
  gint64   id = make_run (rig, kind, &candidate);
  int      exports = hjl_sync_rig_total (rig, "exported_once");

  /* The look changes nothing. */
  plan = try_undo (rig, id, "Timing", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hjl_plan_count_people (plan->plan, FALSE), ==, n);
  g_assert_cmpuint (plan->left->len, ==, 0);
  g_assert_nonnull (((HjlAction *) g_ptr_array_index (plan->plan->actions, 0))->name);
  g_assert_cmpint (plan->undo_run_id, ==, 0);
  assert_places (rig, candidate, kind->after[0], kind->after[1]);
  g_assert_cmpint (last_run (rig), ==, id);

  undo = undo_run (rig, id, "Timing");
  g_assert_cmpuint (hjl_plan_count_people (undo->plan, FALSE), ==, n);
  g_assert_cmpuint (undo->left->len + undo->failed->len, ==, 0);
  g_assert_cmpuint (undo->n_created, ==, exported ? 2 : 0);
  g_assert_cmpint (undo->undo_run_id, ==, last_run (rig));
  assert_places (rig, candidate, kind->before[0], kind->before[1]);
  g_assert_cmpint (get_hold (rig, candidate), ==, exported ? HJL_HOLD_UNDONE : HJL_HOLD_NONE);
  assert_quiet (rig);
  assert_places (rig, candidate, kind->before[0], kind->before[1]);
  g_assert_cmpint (get_hold (rig, candidate), ==, exported ? HJL_HOLD_UNDONE : HJL_HOLD_NONE);

  /* Once is enough. */
  nothing = undo_run (rig, id, "Timing");
  g_assert_cmpuint (nothing->plan->actions->len + nothing->left->len + nothing->failed->len, ==, 0);
  g_assert_cmpuint (nothing->n_back, ==, n);
  g_assert_cmpint (nothing->undo_run_id, ==, 0);

  /* And back again. */
  again = undo_run (rig, undo->undo_run_id, NULL);
  g_assert_cmpuint (hjl_plan_count_people (again->plan, FALSE), ==, n);
  g_assert_cmpuint (again->left->len + again->failed->len, ==, 0);
  assert_places (rig, candidate, kind->after[0], kind->after[1]);
  g_assert_cmpint (get_hold (rig, candidate), ==, HJL_HOLD_NONE);
  assert_quiet (rig);
  assert_places (rig, candidate, kind->after[0], kind->after[1]);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, exports);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* What came between: whoever it was is left, and why is said. */
typedef struct
{
  const char *name;
  const char *command;
  const char *rest;
  const char *why;
  gboolean    erases; /* once a sync has seen it */
} Touch;

static const Touch touches[] = {
  { "moved in Lever", "lever-move", ",'stage':'Reference checks'", "Changed in Lever since: at “Reference checks”" },
  { "archived in Lever", "lever-archive", ",'reason':'Location'", "Changed in Lever since: archived as “Location”" },
  /* The reason that the undo would have chosen, too. */
  { "archived alike", "lever-archive", ",'reason':'Timing'", "Changed in Lever since: archived as “Timing”" },
  { "moved in hackajob", "hackajob-move", ",'stage':'Final interview'", "Changed in" },
  { "deleted in Lever", "lever-delete", "", "Deleted in Lever", TRUE },
  { "deleted in hackajob", "hackajob-status", ",'status':'deleted'", "Erased", TRUE },
};

static void
test_touched (gconstpointer data)
{
  const Kind *kind = data;

  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    for (guint synced = 0; synced < 2; synced++)
      {
        g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
        g_autoptr (HjlUndo) plan = NULL;
        g_autoptr (HjlUndo) undo = NULL;
        g_autofree char *candidate = NULL;
        g_autoptr (GError) error = NULL;
        gint64   id = make_run (rig, kind, &candidate);
        guint    writes;
        gboolean found = FALSE;

        g_test_message ("%s, then %s%s", kind->name, touches[i].name, synced ? ", and a sync" : "");
        run (rig, touches[i].command, candidate, touches[i].rest);
        if (synced)
          sync_once (rig);

        plan = try_undo (rig, id, "Timing", TRUE, &error);
        g_assert_no_error (error);
        undo = undo_run (rig, id, "Timing");
        g_assert_cmpuint (undo->failed->len, ==, 0);
        g_assert_cmpuint (plan->left->len, ==, undo->left->len);
        for (guint k = 0; k < undo->left->len; k++)
          {
            HjlUndoLeft     *left = g_ptr_array_index (undo->left, k);
            g_autofree char *why = hjl_words_show (left->reason);

            if (!g_str_equal (left->candidate_id, candidate))
              continue;
            found = TRUE;
            /* What a sync follows is a change on the other side, too. */
            if (strstr (why, touches[i].why) == NULL && !(synced && strstr (why, "Changed in") != NULL) &&
                !(touches[i].erases && strstr (why, "Erased") != NULL))
              g_error ("Left because of “%s”", why);
          }
        g_assert_true (found);
        for (guint k = 0; k < undo->plan->actions->len; k++)
          g_assert_cmpstr (((HjlAction *) g_ptr_array_index (undo->plan->actions, k))->candidate_id, !=, candidate);
        writes = undo->plan->actions->len;
        g_assert_cmpuint (writes, ==, kind->steps[0][0] == NULL ? 1 : 0);
      }
}

/* Somebody acts between the look and the write. */
static void
test_meanwhile (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (JsonObject) fault = NULL;
  g_autofree char *candidate = NULL;
  gint64           id = make_run (rig, &kinds[1], &candidate);

  /* The list of what changed does not show it: records without a time of change are in none (lever/README.md). */
  run (rig, "lever-move", candidate, ",'stage':'Reference checks'");
  run (rig, "lever-age", candidate, "");
  undo = undo_run (rig, id, NULL);
  g_assert_cmpuint (undo->plan->actions->len, ==, 0);
  g_assert_cmpuint (undo->left->len + undo->failed->len, ==, 1);
  assert_places (rig, candidate, "Screening call", "Reference checks");
}

/* The words of the other end: nothing is asked of Lever that it would refuse. */
static void
test_reasons (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlUndo) look = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *candidate = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = make_run (rig, &kinds[0], &candidate);

  /* To look at what would be archived takes no reason. */
  look = try_undo (rig, id, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (look->n_created, ==, 2);

  g_assert_null (try_undo (rig, id, NULL, FALSE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (try_undo (rig, id, "Hired", FALSE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (try_undo (rig, id + 100, "Timing", FALSE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  hjl_workspace_undo_async (rig->workspace, id, "no-such-reason", NULL, hjl_test_got_result, &result);
  g_assert_null (hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  assert_places (rig, candidate, "Accepted", "Responded");
  g_assert_cmpint (last_run (rig), ==, id);

  /* The reason of the mapping itself is as good: nobody is rejected in hackajob for it. */
  undo = undo_run (rig, id, "Underqualified");
  assert_places (rig, candidate, "Accepted", "Underqualified");
  assert_quiet (rig);
  assert_places (rig, candidate, "Accepted", "Underqualified");
  run (rig, "hackajob-move", candidate, ",'stage':'Screening call'");
  assert_quiet (rig);
  assert_places (rig, candidate, "Screening call", "Underqualified");
}

static void
resolve (HjlSyncRig *rig,
         const char *candidate,
         const char *decision)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_resolve_async (rig->workspace, candidate, decision, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* An export that was taken back: left so, taken up again here, or in Lever. */
static void
test_word (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlUndo) undo = NULL;
  g_autofree char *left = NULL;
  g_autofree char *again = NULL;
  g_autofree char *there = NULL;
  g_autoptr (HjlCase) c = NULL;
  gint64 id = make_run (rig, &kinds[0], &left);

  again = hjl_sync_rig_pick_exported (rig, 1);
  there = hjl_sync_rig_pick_exported (rig, 2);
  undo = undo_run (rig, id, "Timing");
  c = load_case (rig, left);
  g_assert_true (hjl_hold_may_decide (c->hold, c->link->opportunity_id));
  resolve (rig, left, c->link->opportunity_id);
  assert_quiet (rig);
  g_assert_cmpint (get_hold (rig, left), ==, HJL_HOLD_UNDONE);

  run (rig, "hackajob-move", left, ",'stage':'Screening call'");
  run (rig, "hackajob-move", again, ",'stage':'Screening call'");
  resolve (rig, again, "again");
  run (rig, "lever-unarchive", there, "");
  sync_once (rig);
  assert_places (rig, left, "Screening call", "Timing");
  assert_places (rig, again, "Screening call", "Recruiter screen");
  assert_places (rig, there, "Accepted", "Responded");
  g_assert_cmpint (get_hold (rig, again), ==, HJL_HOLD_NONE);
  g_assert_cmpint (get_hold (rig, there), ==, HJL_HOLD_NONE);
  assert_quiet (rig);

  /* Whoever is taken up again is followed as before. */
  run (rig, "lever-move", again, ",'stage':'On-site interview'");
  run (rig, "hackajob-move", there, ",'stage':'Rejected'");
  sync_once (rig);
  assert_places (rig, again, "First interview", "On-site interview");
  assert_places (rig, there, "Rejected", "Underqualified");
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* Lever fails in the middle: some are done, the rest is told, and the next sync goes on. */
static void
test_broken_off (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (12);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) clear = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (HjlRun) open = NULL;
  g_autofree char *candidate = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = make_run (rig, &kinds[0], &candidate);
  guint  n_held = 0;

  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','kind':'status','method':'PUT','path':'*/archived','status':503,'skip':4,'count':1000}");
  g_assert_nonnull (fault);
  undo = try_undo (rig, id, "Timing", FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undo->interrupted);
  g_assert_cmpuint (hjl_plan_count_people (undo->plan, FALSE) + undo->failed->len, ==, 12);
  g_assert_cmpuint (undo->failed->len, >, 0);

  clear = hjl_sync_rig_control (rig, "clear-faults", NULL);
  open = hjl_store_find_open_undo (hjl_workspace_get_store (rig->workspace), NULL);
  g_assert_nonnull (open);
  g_assert_cmpint (open->undoes, ==, id);
  sync_once (rig);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *each = hjl_sync_rig_pick_exported (rig, i);

      assert_places (rig, each, "Accepted", "Timing");
      n_held += get_hold (rig, each) == HJL_HOLD_UNDONE;
    }
  g_assert_cmpuint (n_held, ==, 12);
  g_clear_pointer (&open, hjl_run_free);
  open = hjl_store_find_open_undo (hjl_workspace_get_store (rig->workspace), NULL);
  g_assert_null (open);
  assert_quiet (rig);
}

/* What was to be undone is not known any more: the undo that was broken off ends, and why is kept as a code. */
static void
test_run_lost (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (12);
  HjlStore        *store = hjl_workspace_get_store (rig->workspace);
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) clear = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (HjlRun) open = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *candidate = NULL;
  g_autoptr (GError) error = NULL;
  gint64   id = make_run (rig, &kinds[0], &candidate);
  sqlite3 *db;
  guint    n = 0;

  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','kind':'status','method':'PUT','path':'*/archived','status':503,'skip':4,'count':1000}");
  undo = try_undo (rig, id, "Timing", FALSE, &error);
  clear = hjl_sync_rig_control (rig, "clear-faults", NULL);
  open = hjl_store_find_open_undo (store, NULL);
  g_assert_nonnull (open);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE run SET undoes = 4711 WHERE undoes <> 0", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  sync_once (rig);
  g_clear_pointer (&open, hjl_run_free);
  open = hjl_store_find_open_undo (store, NULL);
  g_assert_null (open);
  list = hjl_store_list_activity (store, NULL, 100, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      HjlActivity *activity = g_ptr_array_index (list, i);

      if (strstr (activity->text, "There is no run 4711.") == NULL)
        continue;
      n++;
      g_assert_nonnull (strstr (activity->kept, "no-such-run"));
      g_assert_null (strstr (activity->kept, "There is"));
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Lever refuses one: the others are taken back, and it is said whose is not, and why. */
static void
test_refused (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (4);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (JsonObject) clear = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (HjlUndo) rest = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autofree char *candidate = NULL;
  gint64           id = make_run (rig, &kinds[0], &candidate);
  HjlUndoLeft     *failed;

  c = load_case (rig, candidate);
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','kind':'status','path':'*%s/archived','status':403,'count':1000}",
                                c->link->opportunity_id);
  undo = undo_run (rig, id, "Timing");
  g_assert_cmpuint (hjl_plan_count_people (undo->plan, FALSE), ==, 3);
  g_assert_cmpuint (undo->failed->len, ==, 1);
  failed = g_ptr_array_index (undo->failed, 0);
  g_assert_cmpstr (failed->candidate_id, ==, candidate);
  g_assert_cmpuint (strlen (failed->reason), >, 10);
  assert_places (rig, candidate, "Accepted", "Responded");

  /* Once Lever takes it, the same undo does the rest. */
  clear = hjl_sync_rig_control (rig, "clear-faults", NULL);
  rest = undo_run (rig, id, "Timing");
  g_assert_cmpuint (hjl_plan_count_people (rest->plan, FALSE), ==, 1);
  g_assert_cmpuint (rest->n_back, ==, 3);
  assert_places (rig, candidate, "Accepted", "Timing");
}

/* The mapping was wrong: taken up again, whoever was undone goes where the role is mapped to by now. */
static void
test_other_posting (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (HjlCase) before = NULL;
  g_autoptr (HjlCase) after = NULL;
  g_autoptr (HjlCase) other = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autofree char *candidate = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;
  gint64      id = make_run (rig, &kinds[0], &candidate);
  HjlMapping *mapping;
  GPtrArray  *postings;

  left = hjl_sync_rig_pick_exported (rig, 1);
  undo = undo_run (rig, id, "Timing");
  before = load_case (rig, candidate);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  mapping = g_hash_table_lookup (mappings, before->candidate->role_id);
  postings = hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS);
  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = g_ptr_array_index (postings, i);

      if (posting->state == HJL_POSTING_STATE_PUBLISHED &&
          g_strcmp0 (posting->id, before->link->posting_id) != 0)
        {
          hjl_mapping_set_posting (mapping, posting->id, posting->title);
          break;
        }
    }
  hjl_workspace_save_mapping_async (rig->workspace, mapping, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));
  assert_quiet (rig);

  resolve (rig, candidate, "again");
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 1);
  after = load_case (rig, candidate);
  g_assert_cmpstr (after->link->opportunity_id, !=, before->link->opportunity_id);
  g_assert_cmpstr (after->link->posting_id, ==, hjl_mapping_get_posting_id (mapping));
  other = load_case (rig, left);
  g_assert_cmpint (other->hold->kind, ==, HJL_HOLD_UNDONE);
  assert_quiet (rig);
}

static guint
count_archived (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) changes = hjl_store_list_changes (hjl_workspace_get_store (rig->workspace), 0, NULL);
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      HjlChange *change = g_ptr_array_index (changes, i);

      n += change->undoes != 0 && hjl_change_is_done (change) && change->kind == HJL_ACTION_ARCHIVE_IN_LEVER;
    }

  return n;
}

/* Killed at each step of its journal: the next undo, or the next sync, does the rest, and nothing twice. */
static void
test_crash (gconstpointer data)
{
  HjlChildDeath when = (HjlChildDeath) GPOINTER_TO_INT (data);

  for (guint by_sync = 0; by_sync < 2; by_sync++)
    {
      g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
      g_autofree char *candidate = NULL;
      g_autofree char *reason_id = NULL;
      g_autofree char *what = NULL;
      gint64           id = make_run (rig, &kinds[0], &candidate);
      guint            kills = 0;

      reason_id = find_reason (rig, "Timing");
      what = g_strdup_printf (HJL_CHILD_UNDOES "%" G_GINT64_FORMAT " %s", id, reason_id);
      for (;;)
        {
          guint    step = 1 + (kills * 5) % 3;
          /* Where nothing was begun so far, no sync goes on with it. */
          gboolean sync = by_sync && kills > 0 && kills % 2 == 1 && count_archived (rig) > 0;
          g_autoptr (GSubprocess) child = hjl_sync_child_start (rig, 1, when, step, sync ? NULL : what);

          if (!hjl_sync_child_wait (child) && !sync)
            break;
          g_assert_cmpuint (++kills, <, 100);
        }
      g_test_message ("%u kills", kills);
      g_assert_cmpuint (kills, >, 4);

      assert_quiet (rig);
      for (guint i = 0; i < 6; i++)
        {
          g_autofree char *each = hjl_sync_rig_pick_exported (rig, i);

          assert_places (rig, each, "Accepted", "Timing");
          g_assert_cmpint (get_hold (rig, each), ==, HJL_HOLD_UNDONE);
        }
      g_assert_cmpuint (count_archived (rig), ==, 6);
      g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 6);
      hjl_sync_rig_assert_strict (rig);
    }
}

/* Those who are erased stay so; their ids are kept, and nothing is written for them. */
static void
test_erased (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autofree char *candidate = NULL;
  g_autoptr (GError) error = NULL;
  gint64       id = make_run (rig, &kinds[0], &candidate);
  HjlUndoLeft *left;

  hjl_workspace_erase_async (rig->workspace, candidate, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));
  undo = undo_run (rig, id, "Timing");
  g_assert_cmpuint (hjl_plan_count_people (undo->plan, FALSE), ==, 1);
  g_assert_cmpuint (undo->left->len, ==, 1);
  left = g_ptr_array_index (undo->left, 0);
  g_assert_cmpstr (left->candidate_id, ==, candidate);
  g_assert_null (left->name);
  assert_places (rig, candidate, "Accepted", "Responded");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (hjl_sync_child_run (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/undo/kind/%s", kinds[i].name);
      g_autofree char *touched = g_strdup_printf ("/sync/undo/touched/%s", kinds[i].name);

      g_strdelimit (path, " ", '-');
      g_strdelimit (touched, " ", '-');
      g_test_add_data_func (path, &kinds[i], test_kind);
      g_test_add_data_func (touched, &kinds[i], test_touched);
    }
  g_test_add_func ("/sync/undo/meanwhile", test_meanwhile);
  g_test_add_func ("/sync/undo/reasons", test_reasons);
  g_test_add_func ("/sync/undo/word", test_word);
  g_test_add_func ("/sync/undo/broken-off", test_broken_off);
  g_test_add_func ("/sync/undo/run-lost", test_run_lost);
  g_test_add_func ("/sync/undo/refused", test_refused);
  g_test_add_func ("/sync/undo/other-posting", test_other_posting);
  g_test_add_data_func ("/sync/undo/crash-before", GINT_TO_POINTER (HJL_CHILD_DIES_BEFORE), test_crash);
  g_test_add_data_func ("/sync/undo/crash-after", GINT_TO_POINTER (HJL_CHILD_DIES_AFTER), test_crash);
  g_test_add_func ("/sync/undo/erased", test_erased);

  return g_test_run ();
}
