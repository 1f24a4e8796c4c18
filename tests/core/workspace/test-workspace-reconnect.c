/* test-workspace-reconnect.c: what is left of a connection after one that failed, and after its end
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"
#include "workspace/hjl-account-checks.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store.h"

static GPtrArray *
connect_side (HjlSyncRig   *rig,
              HjlSide       side,
              HjlTokensKind kind,
              const char   *secret)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (kind, secret);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *checks;

  hjl_workspace_connect_async (rig->workspace, side, tokens, NULL, hjl_test_got_result, &result);
  checks = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return checks;
}

static GPtrArray *
connect_lever (HjlSyncRig *rig,
               const char *key)
{
  return connect_side (rig, HJL_SIDE_LEVER, HJL_TOKENS_API_KEY, key);
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
disconnect_lever (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_disconnect_async (rig->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
test_nothing_before (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;

  disconnect_lever (rig);
  refused = connect_lever (rig, "a key that nobody made");
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_false (is_connected (refused));
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_NOT_CONNECTED);
}

static gboolean
on_look_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
has_fault_begun (gpointer user_data)
{
  g_autoptr (JsonObject) faults = hjl_sync_rig_control (user_data, "faults", NULL);

  return json_object_get_int_member (faults, "left") == 0;
}

/* The checks have one answer to come when the connection ends: what they say of it says nothing any more.
 * The answer has to be that of their last request: one before it would leave the next without a key. */
static void
test_checked_too_late (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (JsonObject) late = NULL;
  g_autoptr (GError) error = NULL;
  guint look;

  /* The first request for sources is that of the endpoints' check, the second looks for ours. */
  late = hjl_sync_rig_control (rig, "fault",
                               "{'side':'lever','path':'/sources','skip':1,'kind':'delay','delay':1000}");
  hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &checked);
  look = g_timeout_add (5, on_look_cb, NULL);
  hjl_test_run_until_true (has_fault_begun, rig);
  g_source_remove (look);

  disconnect_lever (rig);
  checks = hjl_workspace_check_finish (rig->workspace, hjl_test_wait (&checked), &error);
  g_assert_no_error (error);
  g_assert_true (is_connected (checks));
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_NOT_CONNECTED);
}

static void
assert_connected (HjlSyncRig *rig)
{
  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (HjlAccountInfo) account = hjl_workspace_dup_account (rig->workspace, side);

      g_assert_cmpint (account->state, ==, HJL_ACCOUNT_CONNECTED);
    }
}

/* What is no word of the service's says nothing of the account, whichever request it answers. */
static void
test_no_word_of_the_service (void)
{
  static const struct
  {
    const char *side;
    const char *path;
  } places[] = {
    { "hackajob", "/me" },
    { "lever", "/opportunities" },
    { "lever", "/postings" },
    { "lever", "/stages" },
    { "lever", "/users" },
    { "lever", "/sources" },
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (JsonObject) page = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GAsyncResult) again = NULL;
      g_autoptr (GPtrArray) checks = NULL;
      g_autoptr (GPtrArray) later = NULL;
      g_autoptr (GError) error = NULL;

      page = hjl_sync_rig_control (rig, "fault", "{'side':'%s','path':'%s','kind':'garbage'}", places[i].side, places[i].path);
      hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &result);
      checks = hjl_workspace_check_finish (rig->workspace, hjl_test_wait_long (&result), &error);
      g_assert_null (checks);
      g_assert_nonnull (error);
      g_clear_error (&error);
      assert_connected (rig);

      hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &again);
      later = hjl_workspace_check_finish (rig->workspace, hjl_test_wait_long (&again), &error);
      g_assert_no_error (error);
      g_assert_null (hjl_checks_find_failed (later));
    }
}

/* An earlier version kept a page of a gateway as if Lever had said it: the next sync asks again. */
static void
test_kept_by_earlier_version (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_autoptr (HjlSyncReport) report = NULL;

  g_assert_no_error (error);
  g_assert_true (hjl_store_set_value (store, "account/lever/attention", "Lever answers for “stages”: something", &error));
  g_assert_true (hjl_store_set_value (store, "account/hackajob/attention", "Connected to hackajob: something", &error));
  g_clear_object (&store);

  report = hjl_sync_rig_sync (rig);
  g_assert_nonnull (report);
  assert_connected (rig);
}

/* A keyring that has nothing says nothing for good: with the tokens back in it all goes on. */
static void
test_keyring_has_nothing (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_load_async (rig->tokens, "test", "lever", NULL, hjl_test_got_result, &loaded);
  tokens = hjl_finish_pointer (rig->tokens, hjl_test_wait (&loaded), &error);
  g_assert_no_error (error);
  hjl_token_store_clear_async (rig->tokens, "test", "lever", NULL, hjl_test_got_result, &cleared);
  g_assert_true (hjl_finish (rig->tokens, hjl_test_wait (&cleared), &error));
  hjl_sync_rig_reopen (rig);

  hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &checked);
  checks = hjl_workspace_check_finish (rig->workspace, hjl_test_wait_long (&checked), &error);
  g_assert_no_error (error);
  g_assert_false (is_connected (checks));
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_ATTENTION);
  g_assert_null (hjl_sync_rig_try_sync (rig, TRUE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);

  hjl_token_store_save_async (rig->tokens, "test", "lever", tokens, NULL, hjl_test_got_result, &saved);
  g_assert_true (hjl_finish (rig->tokens, hjl_test_wait (&saved), NULL));
  report = hjl_sync_rig_sync (rig);
  g_assert_nonnull (report);
  assert_connected (rig);
}

static char *
dup_told (HjlSyncRig *rig)
{
  HjlActivityQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = hjl_store_find_activity (hjl_workspace_get_store (rig->workspace), &query, &error);
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (told, "%s\n", ((HjlActivity *) g_ptr_array_index (list, i))->text);

  return g_string_free (told, FALSE);
}

/* Where the keyring has lost a connection, one that comes to nothing ends it: nobody is said to hold it any more. */
static void
test_holder_goes (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (HjlAccountInfo) before = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (GPtrArray) checks = connect_side (rig, HJL_SIDE_HACKAJOB, HJL_TOKENS_BEARER, HJL_DEMO_HACKAJOB_TOKEN);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GAsyncResult) cleared = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = dup_told (rig);
  g_autofree char *told_after = NULL;

  before = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_HACKAJOB);
  g_assert_nonnull (before->user_name);
  g_assert_nonnull (strstr (told, before->user_name));
  hjl_token_store_clear_async (rig->tokens, "test", "hackajob", NULL, hjl_test_got_result, &cleared);
  g_assert_true (hjl_finish (rig->tokens, hjl_test_wait (&cleared), &error));
  hjl_sync_rig_reopen (rig);

  refused = connect_side (rig, HJL_SIDE_HACKAJOB, HJL_TOKENS_BEARER, "a token that nobody made");
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_HACKAJOB);
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_NOT_CONNECTED);
  told_after = dup_told (rig);
  g_assert_nonnull (strstr (told_after, "hackajob was connected."));
  g_assert_null (strstr (told_after, before->user_name));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/reconnect/wrong-key", test_wrong_key);
  g_test_add_func ("/workspace/reconnect/nothing-before", test_nothing_before);
  g_test_add_func ("/workspace/reconnect/checked-too-late", test_checked_too_late);

  g_test_add_func ("/workspace/reconnect/no-word-of-the-service", test_no_word_of_the_service);
  g_test_add_func ("/workspace/reconnect/kept-by-earlier-version", test_kept_by_earlier_version);
  g_test_add_func ("/workspace/reconnect/keyring-has-nothing", test_keyring_has_nothing);
  g_test_add_func ("/workspace/reconnect/holder-goes", test_holder_goes);

  return g_test_run ();
}
