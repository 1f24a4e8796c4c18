/* test-connection.c: the connection view without a network: words, rows, refusals
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"

#include "app/connection/hjl-account-words.h"
#include "app/connection/hjl-check-rows.h"
#include "app/connection/hjl-connection-view.h"
#include "connection-page.h"
#include "hjl-app-test.h"
#include "document/hjl-scripts.h"
#include "model/hjl-words.h"
#include "sync/hjl-sync-context.h"

#define OTHER_KEY "another-lever-api-key"

/* The fonts of one family alone, whatever else this computer has; read before anything is drawn. */
static void
use_few_fonts (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf ("<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
                                           "<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>%s/cache</cachedir></fontconfig>",
                                           folder);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
}

static void
test_finalizes (void)
{
  hjl_app_test_finalizes (HJL_TYPE_CONNECTION_VIEW);
}

static void
test_words (void)
{
  static const struct
  {
    HjlAccountState state;
    const char     *user;
    const char     *role;
    const char     *company;
    const char     *attention;
    gboolean        waiting;
    const char     *expected;
  } rows[] = {
    { HJL_ACCOUNT_NOT_CONNECTED, NULL, NULL, NULL, NULL, FALSE, "Not connected" },
    { HJL_ACCOUNT_NOT_CONNECTED, NULL, NULL, NULL, NULL, TRUE, "Waiting for the browser" },
    { HJL_ACCOUNT_CHECKING, NULL, NULL, NULL, NULL, FALSE, "Checking" },
    { HJL_ACCOUNT_CONNECTED, "Ada", "super admin", "Acme", NULL, FALSE, "Connected as Ada (Super Admin) at Acme" },
    { HJL_ACCOUNT_CONNECTED, "Ada", "super admin", NULL, NULL, FALSE, "Connected as Ada (Super Admin)" },
    { HJL_ACCOUNT_CONNECTED, NULL, NULL, "Acme", NULL, FALSE, "Connected at Acme" },
    { HJL_ACCOUNT_ATTENTION, NULL, NULL, NULL, "Why.", FALSE, "Needs attention: Why." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HjlAccountInfo   info = { .state = rows[i].state,
                                .way = HJL_TOKENS_OAUTH,
                                .user_name = (char *) rows[i].user,
                                .user_role = (char *) rows[i].role,
                                .company_name = (char *) rows[i].company,
                                .attention = (char *) rows[i].attention };
      g_autofree char *text = hjl_account_words_describe (&info, rows[i].waiting, FALSE);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_details (void)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  g_autofree char *details = NULL;

  g_ptr_array_add (checks, hjl_check_new ("lever-super-admin", HJL_CHECK_FAIL, TRUE, "Ada is a Super Admin", "Ask Ada."));
  details = hjl_check_rows_dup_details (checks);
  g_assert_nonnull (strstr (details, "lever-super-admin: fail"));
  g_assert_null (strstr (details, "Ada"));
}

/* What did not pass says what is, not what should be, and which of several it is. */
static void
test_check_words (void)
{
  static const struct
  {
    const char *code;
    const char *kept;  /* the title */
    const char *which; /* nullable: the name that is said */
  } checks[] = {
    { "hackajob-connected", "It is so", NULL },
    { "hackajob-master-account", "It is so", NULL },
    { "hackajob-lever-enabled", "It is so", NULL },
    { "hackajob-fonts", "It is so", NULL },
    { "hackajob-account", HJL_WORDS ("check-hackajob-account"), NULL },
    { "lever-account", HJL_WORDS ("check-lever-account"), NULL },
    { "lever-connected", "It is so", NULL },
    { "lever-super-admin", "It is so", NULL },
    { "lever-scope-postings", "It is so", "“postings”" },
    { "lever-scope-opportunities", "\036['check-granted', 'opportunities:write:admin']", "“opportunities:write:admin”" },
    { "lever-scope-postings", "\036['check-granted', 'postings:read:admin']", "“postings:read:admin”" },
    { "lever-endpoint-postings", "It is so", "“postings”" },
    { "lever-endpoint-postings", "\036['check-answers', 'postings']", "“postings”" },
    { "lever-acting-user", "It is so", NULL },
    { "lever-source", "\036['check-source', 'hackajob 50 %']", "“hackajob 50 %”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (HjlCheck) fail = hjl_check_new (checks[i].code, HJL_CHECK_FAIL, TRUE, checks[i].kept, NULL);
      g_autoptr (HjlCheck) unknown = hjl_check_new (checks[i].code, HJL_CHECK_UNKNOWN, TRUE, checks[i].kept, NULL);
      g_autoptr (HjlCheck) pass = hjl_check_new (checks[i].code, HJL_CHECK_PASS, TRUE, checks[i].kept, NULL);
      g_autofree char *failed = hjl_check_describe (fail);
      g_autofree char *open = hjl_check_describe (unknown);
      g_autofree char *passed = hjl_check_describe (pass);

      g_test_message ("%s · %s", failed, open);
      g_assert_cmpstr (failed, !=, fail->title);
      g_assert_true (checks[i].which == NULL || strstr (failed, checks[i].which) != NULL);
      g_assert_true (checks[i].which == NULL || strstr (open, checks[i].which) != NULL);
      g_assert_true (checks[i].which == NULL || !g_str_equal (open, unknown->title));
      g_assert_true (strstr (failed, "n’t") != NULL || strstr (failed, "lacks") != NULL);
      g_assert_cmpstr (passed, ==, pass->title);
    }

  /* What nobody has chosen is not what is not known. */
  for (guint set = 0; set < 2; set++)
    {
      g_autoptr (HjlCheck) check = hjl_check_new ("lever-acting-user", HJL_CHECK_UNKNOWN, FALSE, HJL_WORDS ("check-acting-user"),
                                                  set ? HJL_WORDS ("check-users-hidden") : HJL_WORDS ("check-choose-acting-user"));
      g_autofree char *text = hjl_check_describe (check);

      g_assert_cmpstr (text, ==, set ? "It isn’t known whether the fallback owner is active in Lever." : "No fallback owner is set.");
    }
}

static void
test_not_connected (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  GtkWidget       *view = g_object_new (HJL_TYPE_CONNECTION_VIEW, "workspace", workspace, NULL);
  GtkWindow       *window = hjl_app_test_present (view);
  g_autofree char *details = hjl_connection_view_dup_details (HJL_CONNECTION_VIEW (view));

  g_assert_true (hjl_app_test_shows (view, "Connect hackajob and Lever"));
  g_assert_true (hjl_app_test_shows (view, "The Master Account permission in hackajob"));
  g_assert_true (hjl_app_test_shows (view, "“Admin” is not enough."));
  g_assert_nonnull (strstr (details, "Lever: not connected"));

  gtk_window_destroy (window);
  hjl_test_wait_idle ();
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

/* In the rows, with what to do, and not in the account's state again. */
static void
assert_says_once (GtkWidget  *card,
                  const char *text)
{
  g_assert_nonnull (hjl_app_test_find (card, ADW_TYPE_ACTION_ROW, text));
  g_assert_nonnull (hjl_app_test_find (card, GTK_TYPE_LABEL, "Needs attention"));
}

/* What was found last time is there at once, says from when it is while nobody answers, and is made anew
 * when somebody does; nobody is told of it by a message. What is missing comes before the mapping of roles. */
static void
test_remembered (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (JsonObject) refused = hjl_sync_rig_control (rig, "master-account", "{'on': false}");
  g_autoptr (JsonObject) granted = NULL;
  g_autoptr (JsonObject) broken = NULL;
  g_autoptr (JsonObject) mended = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  ConnectionPage page;
  GtkWidget     *card;

  hjl_workspace_check_async (rig->workspace, NULL, hjl_test_got_result, &result);
  checks = hjl_workspace_check_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  hjl_sync_rig_reopen (rig);

  broken = hjl_sync_rig_control (rig, "fault", "{'side': 'hackajob', 'kind': 'cut-before', 'count': 0}");
  granted = hjl_sync_rig_control (rig, "master-account", "{'on': true}");
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_HACKAJOB);
  assert_says_once (card, "Your hackajob user lacks the Master Account permission.");
  g_assert_true (hjl_app_test_shows (connection_page_find_card (&page, HJL_SIDE_LEVER), "Connected"));
  connection_page_see (card, "It couldn’t be checked just now. Last checked on ");
  assert_says_once (card, "Your hackajob user lacks the Master Account permission.");
  g_assert_null (hjl_app_test_find (page.root, g_type_from_name ("AdwToastWidget"), NULL));
  g_assert_false (hjl_app_test_shows (page.root, "Map Your Roles"));

  mended = hjl_sync_rig_control (rig, "clear-faults", NULL);
  hjl_connection_view_check_missed (HJL_CONNECTION_VIEW (page.view));
  connection_page_see (card, "Connected as ");
  connection_page_see (card, "Checked on ");
  g_assert_null (hjl_app_test_find (page.root, g_type_from_name ("AdwToastWidget"), NULL));
  connection_page_see (page.root, "Map Your Roles");

  /* It goes once all are mapped, and comes back with the next role that is not. */
  hjl_connection_view_set_n_roles (HJL_CONNECTION_VIEW (page.view), 0, 8);
  g_assert_false (hjl_app_test_shows (page.root, "Map Your Roles"));
  hjl_connection_view_set_n_roles (HJL_CONNECTION_VIEW (page.view), 1, 8);
  g_assert_true (hjl_app_test_shows (page.root, "Map Your Roles"));

  connection_page_close (&page);
}

static void
answer_dialog (const char *heading,
               const char *response)
{
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, heading);
  adw_message_dialog_response (hjl_app_test_find_question (), response);
  /* As a button does after its response. */
  gtk_window_destroy (GTK_WINDOW (hjl_app_test_find_question ()));
}

static void
connect_other_key (GtkWidget *card)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (hjl_app_test_find (card, ADW_TYPE_COMBO_ROW, NULL)), 0);
  gtk_editable_set_text (GTK_EDITABLE (hjl_app_test_find (card, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL)), OTHER_KEY);
  connection_page_press (card, "Connect Lever");
}

static guint
count_mappings (HjlWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (workspace, &error);

  g_assert_no_error (error);

  return g_hash_table_size (mappings);
}

static gboolean
has_no_mapping (gpointer user_data)
{
  return count_mappings (user_data) == 0;
}

/* Another account than before: a person is asked, may keep the connection there is, or start over. */
static void
test_other_account (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (2);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (HjlDemoServer) other = NULL;
  g_autoptr (GError) error = NULL;
  ConnectionPage page;
  GtkWidget     *card;

  options.seed = 7;
  options.rate = 0;
  options.api_key = (char *) OTHER_KEY;
  other = hjl_test_demo_new (&options);
  g_assert_true (hjl_demo_server_start (other, &error));
  hjl_sync_rig_move (rig, other);
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_LEVER);
  connection_page_see (card, "Needs attention");

  connection_page_press (card, "Connect Again");
  g_assert_nonnull (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Keep the Current Connection"));
  connection_page_press (card, "Keep the Current Connection");
  g_assert_null (hjl_app_test_find (card, GTK_TYPE_BUTTON, "Keep the Current Connection"));

  connection_page_press (card, "Connect Again");
  connect_other_key (card);
  answer_dialog ("Another Lever Account", "cancel");
  g_assert_true (hjl_app_test_shows (card, "This is another Lever account than the one"));
  g_assert_cmpuint (count_mappings (rig->workspace), ==, 1);

  connect_other_key (card);
  answer_dialog ("Another Lever Account", "confirm");
  hjl_test_run_until_true (has_no_mapping, rig->workspace);
  connection_page_see (card, "Connected with an API key");
  connection_page_close (&page);
  hjl_demo_server_stop (other);
}

/* What an export met and this computer still lacks is said with what to install. */
static void
test_fonts (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  HjlScripts       missing = hjl_scripts_find_missing (hjl_scripts_from_text ("cjk emoji"));
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autofree char *text = hjl_scripts_to_text (missing);
  g_autofree char *kept = hjl_scripts_keep_missing (missing);
  g_autofree char *advice = hjl_words_show (kept);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GError) error = NULL;
  ConnectionPage page;
  GtkWidget     *card;

  g_assert_cmpuint (missing, !=, 0);
  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_store_set_value (store, HJL_KEY_MISSING_FONTS, text, &error));
  g_clear_object (&store);
  connection_page_open (&page, rig->workspace);
  card = connection_page_find_card (&page, HJL_SIDE_HACKAJOB);
  connection_page_see (card, advice);
  g_assert_true (hjl_app_test_shows (card, "This computer lacks fonts for some profile documents."));
  g_assert_nonnull (strstr (advice, "nstall"));
  connection_page_close (&page);
}

static void
test_checked_words (void)
{
  g_autofree char *never = hjl_account_words_describe_checked (0, FALSE);
  g_autofree char *missed = hjl_account_words_describe_checked (0, TRUE);
  g_autofree char *then = hjl_account_words_describe_checked (G_GINT64_CONSTANT (1795000000000), FALSE);
  g_autofree char *old = hjl_account_words_describe_checked (G_GINT64_CONSTANT (1795000000000), TRUE);

  g_assert_cmpstr (never, ==, "Not checked yet");
  g_assert_cmpstr (missed, ==, "It couldn’t be checked just now.");
  g_assert_cmpstr (then, ==, "Checked on 11/18/26 11:06");
  g_assert_cmpstr (old, ==, "It couldn’t be checked just now. Last checked on 11/18/26 11:06.");
}

static gboolean
has_line (const char *text,
          const char *line)
{
  g_autofree char *marked = g_strdup_printf ("\n  %s\n", line);

  return strstr (text, marked) != NULL;
}

/* Whoever ticks what the page lists gets a key with which everything works: each call that a whole story
 * made is among them. */
static void
test_endpoints (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (HjlSyncReport) exported = NULL;
  g_autoptr (HjlSyncReport) followed = NULL;
  g_autoptr (HjlSyncReport) full = NULL;
  g_autoptr (JsonObject) moved = NULL;
  g_autoptr (JsonObject) ledger = NULL;
  g_autoptr (GList) calls = NULL;
  g_autofree char *text = hjl_account_words_dup_key_message ();
  g_autofree char *somebody = NULL;

  options.plain = TRUE;
  options.candidates = 4;
  options.live_roles = 1;
  options.rate = 0;
  rig = hjl_sync_rig_new (&options);
  hjl_sync_rig_map_all (rig);
  exported = hjl_sync_rig_sync (rig);
  somebody = hjl_sync_rig_pick_exported (rig, 0);
  moved = hjl_sync_rig_control (rig, "hackajob-status", "{'candidate':'%s','status':'withdrawn'}", somebody);
  followed = hjl_sync_rig_sync (rig);
  hjl_sync_rig_set_ahead (25);
  full = hjl_sync_rig_sync (rig);
  hjl_sync_rig_set_ahead (0);

  ledger = hjl_demo_server_ledger (rig->server, FALSE);
  calls = json_object_get_members (json_object_get_object_member (json_object_get_object_member (ledger, "calls"), "lever"));
  g_assert_cmpuint (g_list_length (calls), >, 10);
  for (GList *call = calls; call != NULL; call = call->next)
    {
      if (!has_line (text, call->data))
        g_error ("The page does not list %s", (const char *) call->data);
    }
  g_assert_null (strstr (text, "PUT /contacts"));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = hjl_test_make_folder ();
  int              status;

  use_few_fonts (folder);
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/connection/finalizes", test_finalizes);
  g_test_add_func ("/app/connection/words", test_words);
  g_test_add_func ("/app/connection/details", test_details);
  g_test_add_func ("/app/connection/check-words", test_check_words);
  g_test_add_func ("/app/connection/not-connected", test_not_connected);
  g_test_add_func ("/app/connection/remembered", test_remembered);
  g_test_add_func ("/app/connection/other-account", test_other_account);
  g_test_add_func ("/app/connection/fonts", test_fonts);
  g_test_add_func ("/app/connection/checked-words", test_checked_words);
  g_test_add_func ("/app/connection/endpoints", test_endpoints);

  status = g_test_run ();
  hjl_test_remove_folder (folder);

  return status;
}
