/* test-workspace-feed.c: hackajob's feed has the address that a person gave, and none else
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

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *taken; /* nullable: it is refused */
  } rows[] = {
    { "https://feed.example.com/partner/v1", "https://feed.example.com/partner/v1" },
    { "  https://feed.example.com/v1/ \n", "https://feed.example.com/v1" },
    { "https://feed.example.com", "https://feed.example.com" },
    { "https://feed.example.com///", "https://feed.example.com" },
    { "HTTPS://Feed.example.com:8443/v1", "https://Feed.example.com:8443/v1" },
    { "feed.example.com/v1", "https://feed.example.com/v1" },
    { "“https://feed.example.com/v1”", "https://feed.example.com/v1" },
    { "<https://feed.example.com/v1>", "https://feed.example.com/v1" },
    { "\xef\xbb\xbfhttps://feed.example.com/v1", "https://feed.example.com/v1" },
    { "https://[2001:db8::1]:8443/v1", "https://[2001:db8::1]:8443/v1" },
    { "https://bücher.example/v1", "https://xn--bcher-kva.example/v1" },
    { "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1" },
    { "http://[::1]:8080/v1/", "http://[::1]:8080/v1" },
    { "http://localhost:8080", "http://localhost:8080" },
    { "http://feed.example.com/v1", NULL },
    { "http://127.0.0.1.example.com/v1", NULL },
    { "http://10.0.0.1/v1", NULL },
    { "ftp://127.0.0.1/v1", NULL },
    { "file:///etc/passwd", NULL },
    { "https://me:secret@feed.example.com/v1", NULL },
    { "https://me@feed.example.com/v1", NULL },
    { "https://feed.example.com/v1?key=1", NULL },
    { "https://feed.example.com/v1#top", NULL },
    { "https://feed.example.com:99999/v1", NULL },
    { "https:///v1", NULL },
    { "https://", NULL },
    { "https://feed example.com/v1", NULL },
    { "javascript://alert", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlFeedAddress) feed = hjl_feed_address_new (rows[i].typed, NULL, "", &error);

      g_test_message ("%s: %s", rows[i].typed, error != NULL ? error->message : feed->api);
      if (rows[i].taken != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (feed->api, ==, rows[i].taken);
          g_assert_null (feed->authorize_uri);
          g_assert_null (feed->token_uri);
        }
      else
        {
          g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
          g_assert_true (g_str_has_prefix (error->message, "Feed address: "));
          g_assert_null (strstr (error->message, "secret"));
        }
    }
}

/* A sign-in is whole, or there is none; nothing at all is said with whom to ask. */
static void
test_typed_sign_in (void)
{
  static const struct
  {
    const char *api;
    const char *authorize;
    const char *token;
    int         code;
    const char *words;
  } rows[] = {
    { "https://a.example", "https://b.example/authorize", NULL, HJL_ERROR_INPUT, "enter both" },
    { "https://a.example", "", "https://b.example/token/", HJL_ERROR_INPUT, "enter both" },
    { "https://a.example", "http://b.example/authorize", "https://b.example/token", HJL_ERROR_INPUT, "Sign-in address: " },
    { "https://a.example", "https://b.example/authorize", "https://b.example/token?x", HJL_ERROR_INPUT, "Token address: " },
    { "", "https://b.example/authorize", "https://b.example/token", HJL_ERROR_NOT_CONNECTED, "feed address" },
    { NULL, NULL, NULL, HJL_ERROR_NOT_CONNECTED, "feed address" },
    { " \t", NULL, NULL, HJL_ERROR_NOT_CONNECTED, "feed address" },
  };
  g_autoptr (GError) none = NULL;
  g_autoptr (HjlFeedAddress) whole = hjl_feed_address_new ("https://a.example/", "https://b.example/authorize/", "https://b.example/token", &none);

  g_assert_no_error (none);
  /* Only the feed's own address is a base to which something is appended. */
  g_assert_cmpstr (whole->authorize_uri, ==, "https://b.example/authorize/");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hjl_feed_address_new (rows[i].api, rows[i].authorize, rows[i].token, &error));
      g_assert_error (error, HJL_ERROR, rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].words));
    }
}

static void
disconnect_side (HjlWorkspace *workspace,
                 HjlSide       side)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_disconnect_async (workspace, side, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* @feed: (nullable): nothing is typed */
static GPtrArray *
connect_hackajob (HjlWorkspace         *workspace,
                  const HjlFeedAddress *feed,
                  const char           *token,
                  GError              **error)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (HJL_TOKENS_BEARER, token);
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_set_feed (workspace, feed);
  hjl_workspace_connect_async (workspace, HJL_SIDE_HACKAJOB, tokens, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (workspace, hjl_test_wait_long (&result), error);
}

static void
assert_kept (HjlSyncRig           *rig,
             const HjlFeedAddress *expected)
{
  g_autoptr (HjlFeedAddress) kept = hjl_workspace_dup_feed (rig->workspace);

  g_assert_true (hjl_feed_address_equal (kept, expected));
}

static void
reset_ledger (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) reset = hjl_sync_rig_control (rig, "reset-ledger", NULL);

  g_assert_nonnull (reset);
}

/* Nothing is sent anywhere before it is known where; what was typed is there after a restart and a disconnect. */
static void
test_story (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlFeedAddress) feed = hjl_sync_rig_dup_feed (rig);
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (HjlSignIn) sign_in = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  disconnect_side (rig->workspace, HJL_SIDE_HACKAJOB);
  hjl_sync_rig_forget_feed (rig);
  g_assert_true (hjl_workspace_asks_for_feed (rig->workspace));
  assert_kept (rig, NULL);
  reset_ledger (rig);
  g_assert_null (connect_hackajob (rig->workspace, NULL, HJL_DEMO_HACKAJOB_TOKEN, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  words = hjl_error_describe (error);
  g_assert_nonnull (strstr (words, "Customer Success Manager"));
  g_clear_error (&error);
  g_assert_null (hjl_workspace_new_sign_in (rig->workspace, HJL_SIDE_HACKAJOB, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  g_clear_error (&error);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), ==, 0);

  checks = connect_hackajob (rig->workspace, feed, HJL_DEMO_HACKAJOB_TOKEN, &error);
  g_assert_no_error (error);
  g_assert_null (hjl_checks_find_failed (checks));
  assert_kept (rig, feed);
  sign_in = hjl_workspace_new_sign_in (rig->workspace, HJL_SIDE_HACKAJOB, NULL, NULL, &error);
  g_assert_no_error (error);

  hjl_sync_rig_reopen (rig);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 3);

  disconnect_side (rig->workspace, HJL_SIDE_HACKAJOB);
  assert_kept (rig, feed);
  again = connect_hackajob (rig->workspace, NULL, HJL_DEMO_HACKAJOB_TOKEN, &error);
  g_assert_no_error (error);
  g_assert_null (hjl_checks_find_failed (again));
  hjl_sync_rig_assert_strict (rig);
}

/* A feed without a sign-in is one, too. */
static void
test_token_only (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlFeedAddress) whole = hjl_sync_rig_dup_feed (rig);
  g_autoptr (HjlFeedAddress) feed = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_forget_feed (rig);
  feed = hjl_feed_address_new (whole->api, NULL, NULL, &error);
  g_assert_no_error (error);
  checks = connect_hackajob (rig->workspace, feed, HJL_DEMO_HACKAJOB_TOKEN, &error);
  g_assert_no_error (error);
  g_assert_null (hjl_checks_find_failed (checks));
  g_assert_null (hjl_workspace_new_sign_in (rig->workspace, HJL_SIDE_HACKAJOB, NULL, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "token"));
}

/* Connected by an earlier version, which had made up an address: it says what is missing, asks nobody, and keeps
 * mappings and links. */
static void
test_earlier_version (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (3);
  g_autoptr (HjlFeedAddress) feed = hjl_sync_rig_dup_feed (rig);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) later = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (HjlAccountInfo) mended = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) connected = NULL;
  g_autoptr (GError) error = NULL;
  const HjlCheck *failed;

  hjl_sync_rig_forget_feed (rig);
  reset_ledger (rig);
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_HACKAJOB);
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_ATTENTION);
  g_assert_nonnull (strstr (account->attention, "address"));

  g_assert_null (hjl_sync_rig_try_sync (rig, TRUE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED);
  g_clear_error (&error);
  hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &checked);
  checks = hjl_workspace_check_finish (rig->workspace, hjl_test_wait_long (&checked), &error);
  g_assert_no_error (error);
  failed = hjl_checks_find_failed (checks);
  g_assert_nonnull (failed);
  g_assert_cmpstr (failed->code, ==, "hackajob-connected");
  g_assert_nonnull (strstr (failed->advice, "Customer Success Manager"));
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), ==, 0);

  mappings = hjl_workspace_load_mappings (rig->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (mappings), ==, 1);
  connected = connect_hackajob (rig->workspace, feed, HJL_DEMO_HACKAJOB_TOKEN, &error);
  g_assert_no_error (error);
  mended = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_HACKAJOB);
  g_assert_cmpint (mended->state, ==, HJL_ACCOUNT_CONNECTED);
  later = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (later->exported, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
}

/* Another address with tokens that it does not take, or with another company behind it: what was connected goes on
 * at its own. */
static void
test_other_address (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlFeedAddress) feed = hjl_sync_rig_dup_feed (rig);
  g_autoptr (HjlSyncRig) other = NULL;
  g_autoptr (HjlFeedAddress) elsewhere = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GPtrArray) connected = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (HjlAccountInfo) account = NULL;
  g_autoptr (GError) error = NULL;

  options.seed = 7;
  options.rate = 0;
  other = hjl_sync_rig_new (&options);
  elsewhere = hjl_sync_rig_dup_feed (other);
  hjl_sync_rig_forget_feed (rig);
  connected = connect_hackajob (rig->workspace, feed, HJL_DEMO_HACKAJOB_TOKEN, &error);
  g_assert_no_error (error);

  g_assert_null (connect_hackajob (rig->workspace, elsewhere, HJL_DEMO_HACKAJOB_TOKEN, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT);
  g_clear_error (&error);
  assert_kept (rig, feed);

  /* What is no token there is told by the checks, and nothing of it is kept. */
  refused = connect_hackajob (rig->workspace, elsewhere, "no-token-of-theirs", &error);
  g_assert_true (refused != NULL ? hjl_checks_find_failed (refused) != NULL : error != NULL);
  g_clear_error (&error);
  assert_kept (rig, feed);
  account = hjl_workspace_dup_account (rig->workspace, HJL_SIDE_HACKAJOB);
  g_assert_cmpint (account->state, ==, HJL_ACCOUNT_CONNECTED);

  reset_ledger (other);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);
  g_assert_cmpuint (hjl_sync_rig_count_calls (other, "hackajob"), ==, 0);
}

/* Another program connects it anew, at another address: the one that runs goes there, and asks whose it is. */
static void
test_second_program (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlFeedAddress) feed = hjl_sync_rig_dup_feed (rig);
  g_autoptr (HjlSyncRig) other = NULL;
  g_autoptr (HjlFeedAddress) elsewhere = NULL;
  g_autoptr (GPtrArray) connected = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (HjlStore) store = NULL;
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;

  options.seed = 7;
  options.rate = 0;
  other = hjl_sync_rig_new (&options);
  elsewhere = hjl_sync_rig_dup_feed (other);
  hjl_sync_rig_forget_feed (rig);
  connected = connect_hackajob (rig->workspace, feed, HJL_DEMO_HACKAJOB_TOKEN, &error);
  g_assert_no_error (error);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, 2);

  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_feed_address_save (elsewhere, store, &error));
  reset_ledger (rig);
  g_assert_null (hjl_sync_rig_try_sync (rig, TRUE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT);
  g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/feed/typed", test_typed);
  g_test_add_func ("/workspace/feed/typed-sign-in", test_typed_sign_in);
  g_test_add_func ("/workspace/feed/story", test_story);
  g_test_add_func ("/workspace/feed/token-only", test_token_only);
  g_test_add_func ("/workspace/feed/earlier-version", test_earlier_version);
  g_test_add_func ("/workspace/feed/other-address", test_other_address);
  g_test_add_func ("/workspace/feed/second-program", test_second_program);

  return g_test_run ();
}
