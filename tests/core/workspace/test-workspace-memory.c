/* test-workspace-memory.c: what a profile remembers from one start of the program to the next
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "model/hjl-error.h"

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
  ids = hjl_workspace_take_new_roles_finish (rig->workspace, hjl_test_wait (&result), &error);
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

/* Also one that became live while the program was closed; and the answer of one start holds for all. */
static void
test_new_roles (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (3);
  g_autoptr (JsonObject) opened = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GHashTable) mappings = NULL;

  assert_asks (rig, 0); /* nothing was read yet */
  sync_once (rig);
  assert_asks (rig, 3);
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
  hjl_workspace_disconnect_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  gone = hjl_workspace_load_checks (rig->workspace, HJL_SIDE_LEVER);
  g_assert_null (gone);
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_cmpint (account->checked_at, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/memory/new-roles", test_new_roles);
  g_test_add_func ("/workspace/memory/checks", test_checks);
  g_test_add_func ("/workspace/memory/checks-forgotten", test_checks_forgotten);

  return g_test_run ();
}
