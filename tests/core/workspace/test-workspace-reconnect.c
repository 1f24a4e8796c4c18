/* test-workspace-reconnect.c: a connection that comes to nothing leaves the one before it alone
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"
#include "hjl-test-utils.h"

static GPtrArray *
connect_lever (HjlSyncRig *rig,
               const char *key)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_API_KEY, key);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *checks;

  hjl_workspace_connect_async (rig->workspace, HJL_SIDE_LEVER, tokens, NULL, hjl_test_got_result, &result);
  checks = hjl_workspace_connect_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return checks;
}

static gboolean
is_connected (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      HjlCheck *check = g_ptr_array_index (checks, i);

      if (g_str_equal (check->code, "lever-connected"))
        return check->result == HJL_CHECK_PASS;
    }
  g_assert_not_reached ();
}

static void
test_wrong_key (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GPtrArray) refused = connect_lever (rig, "a key that nobody made");
  g_autoptr (HjlAccountInfo) account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_autoptr (HjlSyncReport) report = NULL;

  g_assert_false (is_connected (refused));
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_CONNECTED);

  /* The key before is in use again, also after another start. */
  report = hjl_sync_rig_sync (rig);
  g_assert_nonnull (report);
  hjl_sync_rig_reopen (rig);
  g_clear_pointer (&report, hjl_sync_report_free);
  report = hjl_sync_rig_sync (rig);
  g_assert_nonnull (report);
}

static void
test_nothing_before (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_disconnect_async (rig->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  hjl_workspace_disconnect_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  refused = connect_lever (rig, "a key that nobody made");
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_false (is_connected (refused));
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_NOT_CONNECTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/reconnect/wrong-key", test_wrong_key);
  g_test_add_func ("/workspace/reconnect/nothing-before", test_nothing_before);

  return g_test_run ();
}
