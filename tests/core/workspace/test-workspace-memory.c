/* test-workspace-memory.c: what an environment remembers from one start of the program to the next
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"

static HjlSyncRig *
make_rig (guint live_roles)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;

  options.plain = TRUE;
  options.candidates = 2;
  options.live_roles = live_roles;
  options.rate = 0;

  return hjl_sync_rig_new (&options);
}

static void
sync_once (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_no_error (report->interrupted);
}

static GPtrArray *
take_new_roles (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *ids;

  hjl_workspace_take_new_roles_async (rig->workspace, NULL, hjl_test_got_result, &result);
  ids = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return ids;
}

static void
assert_asks (HjlSyncRig *rig,
             guint       n)
{
  g_autoptr (GPtrArray) ids = take_new_roles (rig);

  g_assert_cmpuint (ids->len, ==, n);
}

/* Those of the first list are none. One that became live while the program was closed is; and the answer of one start
 * holds for all. */
static void
test_new_roles (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (3);
  g_autoptr (JsonObject) opened = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GHashTable) mappings = NULL;

  assert_asks (rig, 0); /* nothing was read yet */
  sync_once (rig);
  assert_asks (rig, 0);
  hjl_sync_rig_reopen (rig);
  sync_once (rig);
  assert_asks (rig, 0);

  opened = hjl_sync_rig_control (rig, "open-role", "{'title': 'Baker'}");
  hjl_sync_rig_reopen (rig);
  sync_once (rig);
  ids = take_new_roles (rig);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, json_object_get_string_member (opened, "id"));
  hjl_sync_rig_reopen (rig);
  sync_once (rig);
  assert_asks (rig, 0);
}

static GPtrArray *
check (HjlSyncRig *rig,
       GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &result);

  return hjl_workspace_check_finish (rig->workspace, hjl_test_wait (&result), error);
}

/* Returns: the last checks of both sides, as they are remembered, in words */
static char *
describe_checks (HjlSyncRig *rig)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (HjlAccountInfo) account = hjl_workspace_dup_account (rig->workspace, side);
      g_autoptr (GPtrArray) checks = hjl_workspace_load_checks (rig->workspace, side);

      g_string_append_printf (text, "%d %s %" G_GINT64_FORMAT "\n", account->state, account->attention, account->checked_at);
      for (guint i = 0; checks != NULL && i < checks->len; i++)
        {
          const HjlCheck *c = g_ptr_array_index (checks, i);

          g_string_append_printf (text, "%s %s %d %s %s\n", c->code, hjl_check_result_to_string (c->result), c->needed, c->title, c->advice);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the checks found stands there after a restart, in the same words, also while nobody answers. */
static void
test_checks (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (1);
  g_autoptr (JsonObject) refused = hjl_sync_rig_control (rig, "master-account", "{'on': false}");
  g_autoptr (JsonObject) broken = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) unreachable = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *offline = NULL;

  hjl_sync_rig_set_ahead (2);
  found = check (rig, &error);
  g_assert_no_error (error);
  before = describe_checks (rig);
  g_assert_nonnull (strstr (before, "Ask your hackajob Customer Success Manager for the Master Account permission"));
  g_assert_nonnull (strstr (before, "hackajob-master-account fail 1"));
  g_assert_nonnull (strstr (before, "lever-endpoint-opportunities pass 1"));
  g_assert_null (strstr (before, " 0\n"));

  hjl_sync_rig_reopen (rig);
  after = describe_checks (rig);
  g_assert_cmpstr (after, ==, before);

  broken = hjl_sync_rig_control (rig, "fault", "{'side': 'hackajob', 'kind': 'cut-before', 'count': 0}");
  unreachable = check (rig, &error);
  g_assert_null (unreachable);
  g_assert_nonnull (error);
  offline = describe_checks (rig);
  g_assert_cmpstr (offline, ==, before);
}

/* Nothing is remembered of an account that is not connected. */
static void
test_checks_forgotten (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (1);
  g_autoptr (GPtrArray) kept = hjl_workspace_load_checks (rig->workspace, HJL_SIDE_LEVER);
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (kept);
  hjl_workspace_disconnect_async (rig->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  gone = hjl_workspace_load_checks (rig->workspace, HJL_SIDE_LEVER);
  g_assert_null (gone);
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_cmpint (account->checked_at, ==, 0);
}

static guint
count_unchecked (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) ids = hjl_test_list_unchecked (hjl_workspace_get_store (rig->workspace));

  return ids->len;
}

/* Whoever opens the program for one cycle at a time comes to looking for files as whoever leaves it open: in every second one. */
static void
test_files_turn (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (5);
  guint n;

  sync_once (rig);
  n = count_unchecked (rig);
  g_assert_cmpuint (n, >=, 2);

  for (guint i = 0; i < 2 * n; i++)
    {
      g_autoptr (HjlSyncReport) report = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (count_unchecked (rig), ==, n - i / 2);
      hjl_sync_rig_reopen (rig);
      report = hjl_sync_rig_try_sync (rig, FALSE, &error);
      g_assert_no_error (error);
      g_assert_no_error (report->interrupted);
    }
  g_assert_cmpuint (count_unchecked (rig), ==, 0);
}

static void
keep (HjlSyncRig *rig,
      guint       days,
      guint       activity_days)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  settings->keep_days = days;
  settings->activity_days = activity_days;
  hjl_workspace_save_settings_async (rig->workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
assert_erases (HjlSyncRig *rig,
               int         day,
               guint       n)
{
  g_autoptr (HjlSyncReport) report = NULL;

  /* An hour more than a day from the 29th to the 30th: it is looked once a day, by clocks that tell whole seconds. */
  hjl_sync_rig_set_ahead (day * 24 + (day < 30 ? 1 : 2));
  report = hjl_sync_rig_sync (rig);
  g_assert_no_error (report->interrupted);
  g_assert_cmpuint (report->erased, ==, n);
}

static HjlCandidateRow *
load_row (HjlSyncRig *rig,
          guint       n,
          const char *candidate_id)
{
  HjlCandidateQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (hjl_workspace_get_store (rig->workspace), &query, 0, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < rows->len; i++)
    {
      HjlCandidateRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->candidate_id, candidate_id))
        return g_ptr_array_steal_index (rows, i);
    }
  g_assert_not_reached ();
}

static char *
dup_newest_activity (HjlSyncRig *rig,
                     const char *candidate_id)
{
  g_autoptr (GPtrArray) list = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), candidate_id, 1, NULL);

  return list->len > 0 ? g_strdup (((HjlActivity *) g_ptr_array_index (list, 0))->text) : NULL;
}

static guint
count_activity (HjlSyncRig *rig)
{
  g_autoptr (GPtrArray) list = hjl_store_list_activity (hjl_workspace_get_store (rig->workspace), NULL, 1000, NULL);

  return list->len;
}

/* Who is done with goes after the days that were chosen, once; who still moves stays; nobody comes back. */
static void
test_retention (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (JsonObject) archived = NULL;
  g_autoptr (JsonObject) reopened = NULL;
  g_autoptr (HjlCandidateRow) gone = NULL;
  g_autoptr (HjlCandidateRow) moving = NULL;
  g_autofree char *done = NULL;
  g_autofree char *other = NULL;
  g_autofree char *text = NULL;

  options.plain = TRUE;
  options.candidates = 3;
  options.live_roles = 1;
  options.rate = 0;
  hjl_sync_rig_set_ahead (0);
  rig = hjl_sync_rig_new (&options);
  hjl_sync_rig_map_all (rig);
  sync_once (rig);
  done = hjl_sync_rig_pick_exported (rig, 0);
  other = hjl_sync_rig_pick_exported (rig, 1);
  archived = hjl_sync_rig_control (rig, "lever-archive", "{'candidate':'%s','reason':'Underqualified'}", done);
  sync_once (rig);

  /* Forever is what nobody has chosen otherwise. */
  assert_erases (rig, 400, 0);
  g_assert_cmpuint (hjl_workspace_count_closed (rig->workspace, 30), ==, 1);
  g_assert_cmpuint (hjl_workspace_count_closed (rig->workspace, 401), ==, 0);
  g_assert_cmpuint (hjl_workspace_count_closed (rig->workspace, 0), ==, 0);

  hjl_sync_rig_set_ahead (0);
  keep (rig, 30, 0);
  assert_erases (rig, 29, 0);
  hjl_sync_rig_reopen (rig);
  assert_erases (rig, 30, 1);
  gone = load_row (rig, 3, done);
  g_assert_cmpint (gone->state, ==, HJL_STATE_ERASED);
  g_assert_null (gone->name);
  moving = load_row (rig, 3, other);
  g_assert_cmpint (moving->state, ==, HJL_STATE_EXPORTED);
  g_assert_nonnull (moving->name);
  text = dup_newest_activity (rig, done);
  g_assert_nonnull (strstr (text, "unchanged for 30 days. Later changes of stage are not synced."));

  /* Taken up again in Lever: as was said, nothing follows, and nobody is exported a second time. */
  reopened = hjl_sync_rig_control (rig, "lever-unarchive", "{'candidate':'%s'}", done);
  assert_erases (rig, 32, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 3);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

static gboolean
save_draft (HjlStore *store,
            HjlTime   now,
            gpointer  drafts,
            GError  **error)
{
  return hjl_store_save_drafts (store, drafts, now, error);
}

/* A review that nobody goes on with is kept for as long, and goes with a word about how much it was. */
static void
test_review_retention (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (1);
  g_autoptr (HjlDraft) draft = hjl_draft_new ("role");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GAsyncResult) chosen = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  hjl_sync_rig_set_ahead (0);
  hjl_sync_rig_map_all (rig);
  sync_once (rig);
  hjl_workspace_set_candidates_from_async (rig->workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &chosen);
  hjl_finish (rig->workspace, hjl_test_wait (&chosen), &error);
  g_assert_no_error (error);
  g_ptr_array_add (drafts, draft);
  hjl_workspace_edit_book_async (rig->workspace, save_draft, drafts, NULL, NULL, hjl_test_got_result, &saved);
  hjl_finish (rig->workspace, hjl_test_wait (&saved), &error);
  g_assert_no_error (error);

  assert_erases (rig, 400, 0);
  g_assert_cmpint (hjl_store_count_drafts (hjl_workspace_get_store (rig->workspace), NULL), ==, 1);
  hjl_sync_rig_set_ahead (0);
  keep (rig, 30, 0);
  assert_erases (rig, 29, 0);
  g_assert_cmpint (hjl_store_count_drafts (hjl_workspace_get_store (rig->workspace), NULL), ==, 1);
  assert_erases (rig, 30, 0);
  g_assert_cmpint (hjl_store_count_drafts (hjl_workspace_get_store (rig->workspace), NULL), ==, 0);
  text = dup_newest_activity (rig, NULL);
  g_assert_nonnull (strstr (text, "1 row of an unfinished review was removed"));
}

/* A choice counts from the next sync on, not from tomorrow. */
static void
test_retention_at_once (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (1);
  g_autoptr (JsonObject) archived = NULL;
  g_autofree char *done = NULL;

  hjl_sync_rig_set_ahead (0);
  hjl_sync_rig_map_all (rig);
  sync_once (rig);
  done = hjl_sync_rig_pick_exported (rig, 0);
  archived = hjl_sync_rig_control (rig, "lever-archive", "{'candidate':'%s','reason':'Underqualified'}", done);
  sync_once (rig);
  keep (rig, 365, 0);
  assert_erases (rig, 40, 0);
  keep (rig, 30, 0);
  assert_erases (rig, 40, 1);
}

static void
test_activity_retention (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (1);
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  guint before;

  g_assert_cmpuint (settings->activity_days, ==, 180);
  hjl_sync_rig_set_ahead (0);
  sync_once (rig);
  before = count_activity (rig);
  g_assert_cmpuint (before, >, 0);
  assert_erases (rig, 179, 0);
  g_assert_cmpuint (count_activity (rig), >=, before);
  keep (rig, 0, 0);
  assert_erases (rig, 400, 0);
  g_assert_cmpuint (count_activity (rig), >=, before);
  keep (rig, 0, 10);
  assert_erases (rig, 401, 0);
  g_assert_cmpuint (count_activity (rig), <, before);
  hjl_sync_rig_set_ahead (0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/memory/new-roles", test_new_roles);
  g_test_add_func ("/workspace/memory/checks", test_checks);
  g_test_add_func ("/workspace/memory/files-turn", test_files_turn);
  g_test_add_func ("/workspace/memory/checks-forgotten", test_checks_forgotten);
  g_test_add_func ("/workspace/memory/retention", test_retention);
  g_test_add_func ("/workspace/memory/review-retention", test_review_retention);
  g_test_add_func ("/workspace/memory/retention-at-once", test_retention_at_once);
  g_test_add_func ("/workspace/memory/activity-retention", test_activity_retention);

  return g_test_run ();
}
