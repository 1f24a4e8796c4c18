/* test-workspace.c: connecting, refusing, previewing, waiting, closing: a workspace against the stand-ins
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "model/hjl-error.h"
#include "sync/hjl-reader-private.h"
#include "workspace/hjl-account-checks.h"

static GPtrArray *
connect_with (HjlSyncRig      *rig,
              HjlSide          side,
              const HjlTokens *tokens,
              GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_connect_async (rig->workspace, side, tokens, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), error);
}

/* Through the sign-in page, with the address pasted. */
static GPtrArray *
sign_in (HjlSyncRig *rig,
         const char *who)
{
  g_autoptr (HjlSignIn) flow = NULL;
  g_autoptr (HjlTokens) tokens = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  GPtrArray       *checks;

  flow = hjl_workspace_new_sign_in (rig->workspace, HJL_SIDE_LEVER, HJL_DEMO_CLIENT_ID, HJL_DEMO_CLIENT_SECRET, &error);
  g_assert_no_error (error);
  if (!hjl_sign_in_start (flow, &error))
    g_assert_error (error, HJL_ERROR, HJL_ERROR_PORTS_TAKEN);
  g_clear_error (&error);
  hjl_sign_in_run_async (flow, NULL, hjl_test_got_result, &result);
  address = hjl_demo_server_sign_in (rig->server, hjl_sign_in_get_uri (flow), who, TRUE, &error);
  g_assert_no_error (error);
  hjl_sign_in_paste (flow, address, &error);
  g_assert_no_error (error);
  tokens = hjl_finish_pointer (flow, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  checks = connect_with (rig, HJL_SIDE_LEVER, tokens, &error);
  g_assert_no_error (error);

  return checks;
}

/* The way through the browser would be for nothing. */
static void
test_no_client_secret (void)
{
  static const char *const secrets[] = { NULL, "" };
  HjlSyncRig              *rig = hjl_sync_rig_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSignIn) flow = hjl_workspace_new_sign_in (rig->workspace, HJL_SIDE_LEVER, HJL_DEMO_CLIENT_ID, secrets[i], &error);

      g_assert_null (flow);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, "client secret"));
    }
  hjl_sync_rig_free (rig);
}

static void
assert_check (GPtrArray     *checks,
              const char    *code,
              HjlCheckResult result)
{
  for (guint i = 0; i < checks->len; i++)
    {
      HjlCheck *check = g_ptr_array_index (checks, i);

      if (!g_str_equal (check->code, code))
        continue;
      g_assert_cmpstr (hjl_check_result_to_string (check->result), ==, hjl_check_result_to_string (result));
      g_assert_true (result == HJL_CHECK_PASS || check->advice != NULL);
      return;
    }
  g_error ("There is no check “%s”", code);
}

static void
assert_refuses (HjlSyncRig *rig,
                HjlError    code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_autofree char *words = NULL;

  g_assert_null (report);
  g_assert_error (error, HJL_ERROR, (gint) code);
  words = hjl_error_describe (error);
  g_test_message ("%s", words);
  /* The sentence says that the connection is not accepted, and nothing after it says so again. */
  g_assert_true (code != HJL_ERROR_AUTH_EXPIRED || strstr (words, "doesn’t accept") == NULL);
  /* Whose account lacks something is said. */
  g_assert_true (code != HJL_ERROR_FORBIDDEN || g_str_has_prefix (error->message, "Lever: ") || g_str_has_prefix (error->message, "hackajob: "));
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);
}

static void
assert_state (HjlSyncRig     *rig,
              HjlSide         side,
              HjlAccountState state)
{
  g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (rig->workspace, side);

  g_assert_cmpint (info->state, ==, state);
  g_assert_true ((state == HJL_ACCOUNT_ATTENTION) == (info->attention != NULL));
}

/* "Admin" is not enough: told before anything is written, with the reason. */
static void
test_plain_admin (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_map_all (rig);
  checks = sign_in (rig, "admin");
  assert_check (checks, "lever-super-admin", HJL_CHECK_FAIL);
  assert_state (rig, HJL_SIDE_LEVER, HJL_ACCOUNT_ATTENTION);
  assert_refuses (rig, HJL_ERROR_FORBIDDEN);

  again = sign_in (rig, "super-admin");
  assert_check (again, "lever-super-admin", HJL_CHECK_PASS);
  assert_state (rig, HJL_SIDE_LEVER, HJL_ACCOUNT_CONNECTED);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);
  hjl_sync_rig_assert_strict (rig);
}

static void
set_acting_user (HjlSyncRig *rig,
                 const char *user_id)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_free (settings->acting_user_id);
  settings->acting_user_id = g_strdup (user_id);
  hjl_workspace_save_settings_async (rig->workspace, settings, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));
}

static char *
dup_acting_user (HjlSyncRig *rig)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);

  return g_strdup (settings->acting_user_id);
}

/* Whoever signed in acts, but nobody whom the checks refuse, and not after somebody else has signed in. */
static void
test_acting_user (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (HjlAccountInfo) admin = NULL;
  g_autoptr (HjlAccountInfo) super_admin = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *after = NULL;

  set_acting_user (rig, NULL);
  checks = sign_in (rig, "admin");
  refused = dup_acting_user (rig);
  g_assert_null (refused);

  /* As earlier versions left it. */
  admin = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  set_acting_user (rig, admin->user_id);
  again = sign_in (rig, "super-admin");
  super_admin = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_LEVER);
  g_assert_cmpstr (super_admin->user_id, !=, admin->user_id);
  chosen = dup_acting_user (rig);
  g_assert_cmpstr (chosen, ==, super_admin->user_id);

  hjl_workspace_disconnect_async (rig->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));
  after = dup_acting_user (rig);
  g_assert_null (after);
}

static void
test_no_master_account (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (HjlTokens) weak = hjl_tokens_new (HJL_TOKENS_BEARER, HJL_DEMO_HACKAJOB_WEAK_TOKEN);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_map_all (rig);
  checks = connect_with (rig, HJL_SIDE_HACKAJOB, weak, &error);
  g_assert_no_error (error);
  assert_check (checks, "hackajob-master-account", HJL_CHECK_FAIL);
  assert_state (rig, HJL_SIDE_HACKAJOB, HJL_ACCOUNT_ATTENTION);
  assert_refuses (rig, HJL_ERROR_FORBIDDEN);
}

/* A key without one endpoint that is needed, and one without one that is not. */
static void
test_weak_key (void)
{
  static const struct
  {
    const char    *scopes;
    const char    *code;
    HjlCheckResult result;
    gboolean       works;
  } keys[] = {
    { "opportunities:write:admin postings:read:admin archive_reasons:read:admin users:read:admin sources:read:admin files:write:admin",
      "lever-endpoint-stages", HJL_CHECK_FAIL, FALSE },
    { "opportunities:write:admin postings:read:admin stages:read:admin archive_reasons:read:admin files:write:admin users:read:admin",
      "lever-endpoint-sources", HJL_CHECK_FAIL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
      g_autoptr (JsonObject) added = NULL;
      g_autoptr (HjlTokens) weak = hjl_tokens_new (HJL_TOKENS_API_KEY, "a-weak-key");
      g_autoptr (GPtrArray) checks = NULL;
      g_autoptr (GError) error = NULL;

      hjl_sync_rig_map_all (rig);
      added = hjl_sync_rig_control (rig, "add-key", "{'side':'lever','key':'a-weak-key','scopes':'%s','who':'super-admin'}", keys[i].scopes);
      checks = connect_with (rig, HJL_SIDE_LEVER, weak, &error);
      g_assert_no_error (error);
      assert_check (checks, keys[i].code, keys[i].result);
      if (keys[i].works)
        {
          g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

          g_assert_cmpuint (report->exported, ==, 1);
        }
      else
        {
          assert_refuses (rig, HJL_ERROR_FORBIDDEN);
        }
    }
}

/* A list that Lever does not give to the account, however it says so: nobody has chosen it, and could choose again. */
static void
test_lacks_list (void)
{
  static const struct
  {
    const char *list;
    const char *advice;
  } lists[] = {
    { "sources", "HjLever works without it." },
    { "users", "HjLever works without it." },
    { "archive_reasons", "can’t work without it" },
  };
  static const int statuses[] = { 400, 404, 405, 410 };

  for (guint i = 0; i < G_N_ELEMENTS (lists) * G_N_ELEMENTS (statuses); i++)
    {
      const char *list = lists[i / G_N_ELEMENTS (statuses)].list;
      g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
      g_autoptr (HjlTokens) key = hjl_tokens_new (HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);
      g_autofree char *code = g_strdup_printf ("lever-endpoint-%s", list);
      g_autoptr (JsonObject) fault = NULL;
      g_autoptr (GPtrArray) checks = NULL;
      g_autoptr (GError) error = NULL;
      const char *advice = NULL;

      fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/%s','kind':'status','status':%d,'count':0}", list,
                                    statuses[i % G_N_ELEMENTS (statuses)]);
      checks = connect_with (rig, HJL_SIDE_LEVER, key, &error);
      g_assert_no_error (error);
      assert_check (checks, code, HJL_CHECK_FAIL);
      for (guint k = 0; k < checks->len; k++)
        {
          HjlCheck *check = g_ptr_array_index (checks, k);

          if (g_str_equal (check->code, code))
            advice = check->advice;
        }
      g_test_message ("%s: %s", list, advice);
      g_assert_nonnull (strstr (advice, lists[i / G_N_ELEMENTS (statuses)].advice));
      g_assert_null (strstr (advice, "choose again"));
    }
}

/* A service that does not answer at all: nothing is kept of the new connection, and the one before it,
 * if there was one, goes on. */
static void
test_connect_fails (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (HjlTokens) key = hjl_tokens_new (HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);
  g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','kind':'cut-before','count':0}");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  checks = connect_with (rig, HJL_SIDE_LEVER, key, &error);
  g_assert_null (checks);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NETWORK);
  assert_state (rig, HJL_SIDE_LEVER, HJL_ACCOUNT_CONNECTED);
  g_clear_error (&error);

  hjl_workspace_disconnect_async (rig->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error));
  g_assert_no_error (error);
  checks = connect_with (rig, HJL_SIDE_LEVER, key, &error);
  g_assert_null (checks);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NETWORK);
  assert_state (rig, HJL_SIDE_LEVER, HJL_ACCOUNT_NOT_CONNECTED);
  assert_refuses (rig, HJL_ERROR_NOT_CONNECTED);
}

static void
test_disconnect (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (HjlTokens) key = hjl_tokens_new (HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;
  g_autoptr (HjlSyncReport) refused = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  hjl_workspace_disconnect_async (rig->workspace, HJL_SIDE_LEVER, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  assert_state (rig, HJL_SIDE_LEVER, HJL_ACCOUNT_NOT_CONNECTED);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_assert_cmpuint (g_hash_table_size (mappings), >, 0);
  refused = hjl_sync_rig_try_sync (rig, TRUE, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  g_clear_error (&error);

  checks = connect_with (rig, HJL_SIDE_LEVER, key, &error);
  g_assert_no_error (error);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported + second->adopted, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, 2);
}

/* Every row of every table. The files themselves change when the log is written back, as it is after half a second of
 * rest. (transfer full) */
static char *
dup_content (HjlSyncRig *rig)
{
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (GString) content = g_string_new (NULL);
  sqlite3      *db;
  sqlite3_stmt *tables;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1, &tables, NULL), ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", sqlite3_column_text (tables, 0));
      sqlite3_stmt    *rows;

      g_string_append_printf (content, "%s\n", sql);
      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          for (int i = 0; i < sqlite3_column_count (rows); i++)
            g_string_append_printf (content, "%s|", (const char *) sqlite3_column_text (rows, i));
          g_string_append_c (content, '\n');
        }
      g_assert_cmpint (sqlite3_finalize (rows), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_finalize (tables), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return g_string_free (g_steal_pointer (&content), FALSE);
}

/* "Writes nothing anywhere": neither to the database nor to a service. */
static void
test_plan (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (5);
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (HjlSyncReport) first = NULL;
  g_autofree char *content = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  added = hjl_sync_rig_control (rig, "add-candidates", "{'count':3}");
  content = dup_content (rig);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HjlPlan) plan = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      hjl_workspace_plan_async (rig->workspace, TRUE, NULL, NULL, hjl_test_got_result, &result);
      plan = hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hjl_plan_count (plan, HJL_ACTION_EXPORT), ==, 3);
      after = dup_content (rig);
      g_assert_cmpstr (content, ==, after);
      g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 5);
      g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, 5);
    }
  hjl_sync_rig_assert_strict (rig);
}

static void
test_settings (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  static const struct
  {
    const char *source;
    const char *origin;
    gboolean    good;
  } rows[] = {
    { "hackajob", "sourced", TRUE },
    { " hackajob ", "agency", TRUE },
    { "  ", "sourced", FALSE },
    { "hackajob", "elsewhere", FALSE },
    { NULL, "sourced", FALSE },
    { "hackajob", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->workspace);
      g_autoptr (HjlSettings) kept = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_free (settings->source);
      settings->source = g_strdup (rows[i].source);
      g_free (settings->origin);
      settings->origin = g_strdup (rows[i].origin);
      hjl_workspace_save_settings_async (rig->workspace, settings, NULL, hjl_test_got_result, &result);
      g_assert_true (hjl_finish (rig->workspace, hjl_test_wait (&result), &error) == rows[i].good);
      if (!rows[i].good)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
      kept = hjl_workspace_dup_settings (rig->workspace);
      g_assert_cmpstr (kept->source, ==, "hackajob");
    }
}

/* A sign-in that was just made has not ended: what is said is that Lever does not take it, and what to do. */
static void
test_sign_in_refused (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (JsonObject) fault = hjl_sync_rig_control (rig, "fault", "{'side':'lever','path':'/users*','kind':'status','status':401,'count':0}");
  g_autoptr (GPtrArray) checks = sign_in (rig, "super-admin");
  const HjlCheck  *failed = hjl_checks_find_failed (checks);
  g_autofree char *words = NULL;

  g_assert_nonnull (failed);
  g_assert_cmpstr (failed->code, ==, "lever-connected");
  words = hjl_check_describe_failure (failed);
  g_test_message ("%s", words);
  g_assert_true (g_str_has_prefix (words, "Lever doesn’t accept this connection. Connect again: sign in"));
  g_assert_null (strstr (words, "ended"));
}

/* The end of a sign-in is the one thing that only connecting again mends, and it says so. */
static void
test_sign_in_ends (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (JsonObject) revoked = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_map_all (rig);
  checks = sign_in (rig, "super-admin");
  revoked = hjl_sync_rig_control (rig, "revoke-tokens", "{'side':'lever','what':'all'}");
  assert_refuses (rig, HJL_ERROR_AUTH_EXPIRED);
  assert_state (rig, HJL_SIDE_LEVER, HJL_ACCOUNT_ATTENTION);
  assert_refuses (rig, HJL_ERROR_AUTH_EXPIRED);

  again = sign_in (rig, "super-admin");
  assert_state (rig, HJL_SIDE_LEVER, HJL_ACCOUNT_CONNECTED);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);
}

static gboolean
is_asked (gpointer user_data)
{
  HjlSyncRig *rig = user_data;
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);

  return json_object_get_int_member (ledger, "waiting") > 0;
}

/* A program that ends while a sign-in is renewed: the server spends the old token, and what it gives for that is kept. */
static void
test_closes_while_renewed (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (2);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (JsonObject) revoked = NULL;
  g_autoptr (JsonObject) slow = NULL;
  g_autoptr (HjlSyncReport) report = NULL;

  hjl_sync_rig_map_all (rig);
  checks = sign_in (rig, "super-admin");
  revoked = hjl_sync_rig_control (rig, "revoke-tokens", "{'side':'lever','what':'access'}");
  slow = hjl_sync_rig_control (rig, "fault", "{'side':'lever-auth','method':'POST','kind':'delay','delay':700}");
  {
    g_autoptr (GAsyncResult) begun = NULL;
    g_autoptr (GAsyncResult) closed = NULL;
    g_autoptr (HjlSyncReport) stopped = NULL;
    g_autoptr (GError) error = NULL;

    hjl_workspace_sync_async (rig->workspace, HJL_SYNC_THOROUGH, NULL, hjl_test_got_result, &begun);
    hjl_test_run_until_true (is_asked, rig);
    hjl_workspace_close_async (rig->workspace, hjl_test_got_result, &closed);
    stopped = hjl_finish_pointer (rig->workspace, hjl_test_wait (&begun), &error);
    g_clear_error (&error);
    hjl_finish (rig->workspace, hjl_test_wait (&closed), &error);
    g_assert_no_error (error);
  }

  hjl_sync_rig_reopen (rig);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);
}

/* Verbs of the command line that follow one another at once are one account to Lever. */
static void
test_pace_goes_on (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (JsonObject) ledger = NULL;

  options.plain = TRUE;
  options.candidates = 1;
  rig = hjl_sync_rig_new (&options);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (HjlCatalogue) catalogue = NULL;

      hjl_sync_rig_reopen (rig);
      catalogue = hjl_test_workspace_refresh (rig->workspace);
    }

  ledger = hjl_demo_server_ledger (rig->server, FALSE);
  g_assert_cmpint (json_object_get_int_member (ledger, "throttled"), ==, 0);
}

/* The postings are the first that this process asks Lever for: what time it is there only their answer says. */
static void
test_postings_first (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_reopen (rig);
  hjl_workspace_refresh_async (rig->workspace, HJL_LIST_POSTINGS, NULL, hjl_test_got_result, &result);
  catalogue = hjl_finish_pointer (rig->workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (hjl_store_get_int (hjl_workspace_get_store (rig->workspace), HJL_KEY_POSTINGS, 0), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/no-client-secret", test_no_client_secret);
  g_test_add_func ("/workspace/plain-admin", test_plain_admin);
  g_test_add_func ("/workspace/acting-user", test_acting_user);
  g_test_add_func ("/workspace/no-master-account", test_no_master_account);
  g_test_add_func ("/workspace/weak-key", test_weak_key);
  g_test_add_func ("/workspace/lacks-list", test_lacks_list);
  g_test_add_func ("/workspace/connect-fails", test_connect_fails);
  g_test_add_func ("/workspace/disconnect", test_disconnect);
  g_test_add_func ("/workspace/plan", test_plan);
  g_test_add_func ("/workspace/settings", test_settings);
  g_test_add_func ("/workspace/sign-in-ends", test_sign_in_ends);
  g_test_add_func ("/workspace/sign-in-refused", test_sign_in_refused);
  g_test_add_func ("/workspace/pace-goes-on", test_pace_goes_on);
  g_test_add_func ("/workspace/postings-first", test_postings_first);
  g_test_add_func ("/workspace/closes-while-renewed", test_closes_while_renewed);

  return g_test_run ();
}
