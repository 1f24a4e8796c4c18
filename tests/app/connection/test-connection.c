/* test-connection.c: the connection view without a network: words, rows, refusals
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/connection/hjl-account-words.h"
#include "app/connection/hjl-check-rows.h"
#include "app/connection/hjl-connection-view.h"
#include "hjl-app-test.h"

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

static void
test_not_connected (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  GtkWidget       *view = g_object_new (HJL_TYPE_CONNECTION_VIEW, "workspace", workspace, NULL);
  GtkWindow       *window = hjl_app_test_present (view);
  g_autofree char *details = hjl_connection_view_dup_details (HJL_CONNECTION_VIEW (view));

  g_assert_true (hjl_app_test_shows (view, "Connect hackajob and Lever"));
  g_assert_true (hjl_app_test_shows (view, "Your hackajob user has the Master Account permission"));
  g_assert_true (hjl_app_test_shows (view, "“Admin” is not enough."));
  g_assert_nonnull (strstr (details, "Lever: not connected"));

  gtk_window_destroy (window);
  hjl_test_settle ();
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/connection/finalizes", test_finalizes);
  g_test_add_func ("/app/connection/words", test_words);
  g_test_add_func ("/app/connection/details", test_details);
  g_test_add_func ("/app/connection/not-connected", test_not_connected);

  return g_test_run ();
}
