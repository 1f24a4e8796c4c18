/* test-workspace-identity.c: a connection of another account than the one that the data belong to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"
#include "demo/hjl-demo-options.h"
#include "workspace/hjl-account-checks.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-mapping.h"

#define OTHER_KEY "another-lever-api-key"

static HjlDemoServer *
start_other (const char *key)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  HjlDemoServer *server;
  g_autoptr (GError) error = NULL;

  options.seed = 7;
  options.rate = 0;
  options.api_key = (char *) key;
  server = hjl_test_demo_new (&options);
  hjl_demo_server_start (server, &error);
  g_assert_no_error (error);

  return server;
}

static GPtrArray *
connect_side (HjlSyncRig *rig,
              HjlSide     side,
              const char *key,
              gboolean    start_over,
              GError    **error)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (side == HJL_SIDE_LEVER ? HJL_TOKENS_API_KEY : HJL_TOKENS_BEARER,
                                                 side == HJL_SIDE_LEVER ? key : HJL_DEMO_HACKAJOB_TOKEN);
  g_autoptr (GAsyncResult) result = NULL;

  if (start_over)
    hjl_workspace_start_over_async (rig->workspace, side, tokens, NULL, hjl_test_got_result, &result);
  else
    hjl_workspace_connect_async (rig->workspace, side, tokens, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&result), error);
}

static guint
count_mappings (HjlSyncRig *rig)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (hjl_workspace_get_store (rig->workspace), &error);

  g_assert_no_error (error);

  return g_hash_table_size (mappings);
}

/* What the other account was asked for or told, beside the lists that tell whose it is. */
static void
assert_untouched (HjlDemoServer *server)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (server, TRUE);
  JsonObject *totals = json_object_get_object_member (ledger, "totals");

  g_assert_cmpint (json_object_get_int_member (totals, "exported"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (totals, "marked"), ==, 0);
}

/* The tokens are the same text, and belong to somebody else: at every door the answer is no. */
static void
test_other_account (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (HjlDemoServer) other = start_other (OTHER_KEY);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (GError) error = NULL;
  guint n_mappings = count_mappings (rig);

  g_assert_cmpuint (n_mappings, ==, 1);
  hjl_sync_rig_move (rig, other);
  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (HjlAccountInfo) account = NULL;
      g_autofree char *words = NULL;

      g_assert_null (connect_side (rig, side, OTHER_KEY, FALSE, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT);
      words = hjl_error_describe (error);
      g_assert_nonnull (strstr (words, side == HJL_SIDE_LEVER ? "Lever" : "hackajob"));
      g_assert_nonnull (strstr (words, "new environment"));
      g_assert_nonnull (strstr (words, "start over"));
      g_clear_error (&error);

      /* The connection before is as it was. */
      account = hjl_workspace_dup_account (rig->workspace, side);
      g_assert_cmpint (account->state, ==, HJL_ACCOUNT_CONNECTED);
    }

  g_assert_cmpuint (count_mappings (rig), ==, n_mappings);
  assert_untouched (other);
  hjl_demo_server_stop (other);
}

/* A keyring whose tokens were replaced: the first sync after it, the lists and the checks say so. */
static void
test_tokens_replaced (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (HjlDemoServer) other = start_other (OTHER_KEY);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (HjlTokens) replaced = hjl_tokens_new (HJL_TOKENS_API_KEY, OTHER_KEY);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (GError) error = NULL;
  const HjlCheck *failed = NULL;

  hjl_sync_rig_move (rig, other);
  hjl_token_store_save_async (rig->tokens, "test", "lever", replaced, NULL, hjl_test_got_result, &saved);
  g_assert_true (hjl_finish (rig->tokens, hjl_test_wait (&saved), &error));

  g_assert_null (hjl_sync_rig_try_sync (rig, TRUE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT);
  g_clear_error (&error);
  hjl_workspace_refresh_async (rig->workspace, HJL_LIST_ALL, NULL, hjl_test_got_result, &listed);
  g_assert_null (hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&listed), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT);
  g_clear_error (&error);

  hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &checked);
  checks = hjl_workspace_check_finish (rig->workspace, hjl_test_wait_long (&checked), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < checks->len; i++)
    {
      const HjlCheck *check = g_ptr_array_index (checks, i);

      if (g_str_equal (check->code, "lever-account"))
        failed = check;
    }
  g_assert_nonnull (failed);
  g_assert_cmpint (failed->result, ==, HJL_CHECK_FAIL);
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_ATTENTION);
  g_assert_cmpuint (count_mappings (rig), ==, 1);
  assert_untouched (other);
  hjl_demo_server_stop (other);
}

/* Records to choose from are somebody's names: nobody asks another account for them. */
static void
test_records (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (HjlDemoServer) other = start_other (OTHER_KEY);
  g_autoptr (HjlTokens) replaced = hjl_tokens_new (HJL_TOKENS_API_KEY, OTHER_KEY);
  g_autoptr (HjlSyncReport) listed = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (hjl_workspace_get_store (rig->workspace), TRUE, NULL, 10, NULL);
  g_autofree char *candidate = g_strdup (((HjlCase *) g_ptr_array_index (cases, 0))->candidate->id);
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer       mapping;

  hjl_sync_rig_map_all (rig);
  mappings = hjl_workspace_load_mappings (rig->workspace, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &mapping));
  added = hjl_sync_rig_control (rig, "lever-add", "{'candidate':'%s','posting':'%s'}", candidate, hjl_mapping_get_posting_id (mapping));
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->attention, ==, 1);
  hjl_workspace_load_records_async (rig->workspace, candidate, NULL, hjl_test_got_result, &loaded);
  records = hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&loaded), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  g_clear_object (&loaded);

  hjl_sync_rig_move (rig, other);
  hjl_token_store_save_async (rig->tokens, "test", "lever", replaced, NULL, hjl_test_got_result, &saved);
  g_assert_true (hjl_finish (rig->tokens, hjl_test_wait (&saved), &error));
  hjl_workspace_load_records_async (rig->workspace, candidate, NULL, hjl_test_got_result, &refused);
  g_assert_null (hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&refused), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT);
  hjl_demo_server_stop (other);
}

/* Put aside whole, and begun anew; the file beside has what was there. */
static void
test_start_over (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (6);
  g_autoptr (HjlDemoServer) other = start_other (OTHER_KEY);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  guint       n_aside = 0;
  const char *name;

  g_assert_cmpuint (report->exported, ==, 6);
  hjl_sync_rig_move (rig, other);
  checks = connect_side (rig, HJL_SIDE_HACKAJOB, OTHER_KEY, TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (checks);
  again = connect_side (rig, HJL_SIDE_LEVER, OTHER_KEY, TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_null (hjl_checks_find_failed (again));
  g_assert_cmpuint (count_mappings (rig), ==, 0);

  dir = g_dir_open (rig->folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".aside-") != NULL)
      {
        g_autofree char *path = g_build_filename (rig->folder, name, NULL);
        g_autoptr (HjlStore) aside = hjl_store_open (path, HJL_STORE_READ_ONLY, &error);
        g_autoptr (GHashTable) mappings = NULL;

        g_assert_no_error (error);
        mappings = hjl_store_load_mappings (aside, &error);
        g_assert_no_error (error);
        n_aside += g_hash_table_size (mappings);
      }
  g_assert_cmpuint (n_aside, ==, 1);

  g_clear_pointer (&report, hjl_sync_report_free);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 0);
  g_assert_cmpuint (report->erased, ==, 0);
  hjl_demo_server_stop (other);
}

/* Starting over is asked for, and is not needed: nothing is put aside. */
static void
test_same_account (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  checks = connect_side (rig, HJL_SIDE_LEVER, HJL_DEMO_API_KEY, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_mappings (rig), ==, 1);
}

/* Data of an earlier version have no identity: the first connection gives it, if it fits them. */
static void
test_earlier_version (void)
{
  static const char *const keys[] = { "identity/lever", "identity/lever-token", "identity/hackajob", "identity/hackajob-token" };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlDemoServer) other = start_other (HJL_DEMO_API_KEY);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autofree char *identity = NULL;
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        g_assert_true (hjl_store_set_value (store, keys[i], NULL, NULL));
      g_clear_object (&store);

      if (round == 0)
        {
          g_clear_pointer (&report, hjl_sync_report_free);
          report = hjl_sync_rig_sync (rig);
          identity = hjl_store_get_value (hjl_workspace_get_store (rig->workspace), "identity/lever");
          g_assert_nonnull (identity);
        }
    }

  hjl_sync_rig_move (rig, other);
  g_assert_null (hjl_sync_rig_try_sync (rig, TRUE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT);
  hjl_demo_server_stop (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/identity/other-account", test_other_account);
  g_test_add_func ("/workspace/identity/tokens-replaced", test_tokens_replaced);
  g_test_add_func ("/workspace/identity/records", test_records);
  g_test_add_func ("/workspace/identity/start-over", test_start_over);
  g_test_add_func ("/workspace/identity/same-account", test_same_account);
  g_test_add_func ("/workspace/identity/earlier-version", test_earlier_version);

  return g_test_run ();
}
