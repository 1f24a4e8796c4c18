/* test-window.c: the window's pages, actions and width
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/activity/hjl-activity-window.h"
#include "app/candidates/hjl-candidates-view.h"
#include "app/connection/hjl-connection-view.h"
#include "app/window/hjl-window.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/widgets/hjl-window-over.h"
#include "auth/hjl-token-store-memory.h"
#include "hjl-app-test.h"

static void
test_finalizes (void)
{
  HjlWindow *window = hjl_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  hjl_test_wait_idle ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
  g_assert_null (window);
}

static gboolean
is_filled (gpointer window)
{
  return hjl_app_test_find (window, HJL_TYPE_CONNECTION_VIEW, NULL) != NULL;
}

/* The window is there before its views are: the one that is looked at is made after the first frame, the
 * others when somebody turns to them. */
static void
test_filled (void)
{
  HjlWindow    *window = hjl_window_new (NULL);
  GtkWidget    *root = GTK_WIDGET (window);
  AdwViewStack *stack;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (is_filled (window));
  stack = ADW_VIEW_STACK (hjl_app_test_find (root, ADW_TYPE_VIEW_STACK, NULL));
  hjl_test_run_until_true (is_filled, window);
  g_assert_null (hjl_app_test_find (root, HJL_TYPE_JOBS_VIEW, NULL));
  g_assert_null (hjl_app_test_find (root, HJL_TYPE_CANDIDATES_VIEW, NULL));

  /* By the switcher, not by an action. */
  adw_view_stack_set_visible_child_name (stack, "jobs");
  g_assert_nonnull (hjl_app_test_find (root, HJL_TYPE_JOBS_VIEW, NULL));
  adw_view_stack_set_visible_child_name (stack, "candidates");
  g_assert_nonnull (hjl_app_test_find (root, HJL_TYPE_CANDIDATES_VIEW, NULL));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pages (void)
{
  HjlWindow *window = hjl_window_new (NULL);
  GtkWidget *root = GTK_WIDGET (window);

  gtk_window_present (GTK_WINDOW (window));
  hjl_test_run_until_true (is_filled, window);

  gtk_widget_activate_action (root, "win.show-page", "s", "jobs");
  g_assert_true (gtk_widget_get_child_visible (hjl_app_test_find (root, HJL_TYPE_JOBS_VIEW, NULL)));
  gtk_widget_activate_action (root, "win.show-candidates", "s", "");
  g_assert_true (gtk_widget_get_child_visible (hjl_app_test_find (root, HJL_TYPE_CANDIDATES_VIEW, NULL)));

  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_narrow (gpointer window)
{
  gboolean narrow;

  g_object_get (window, "narrow", &narrow, NULL);

  return narrow;
}

static void
test_narrow (void)
{
  static const struct
  {
    const char *name;
    const char *title;
  } pages[] = {
    { "jobs", "Jobs" },
    { "candidates", "Candidates" },
    { "connection", "Connection" },
  };
  HjlWindow *window = hjl_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_present (GTK_WINDOW (window));
  hjl_test_run_until_true (is_narrow, window);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);

  /* The header says where one is. */
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *title = hjl_app_test_find (GTK_WIDGET (window), ADW_TYPE_WINDOW_TITLE, NULL);

      hjl_window_show_page (window, pages[i].name);
      g_assert_cmpstr (adw_window_title_get_title (ADW_WINDOW_TITLE (title)), ==, pages[i].title);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_seen_cb (HjlWindow *window,
            guint     *n_seen)
{
  ++*n_seen;
}

static gboolean
is_seen (gpointer n_seen)
{
  return *(guint *) n_seen > 0;
}

/* What nobody waits for begins once, when the view stands there with its environment: also where the window
 * is never drawn. */
static void
test_seen (gconstpointer data)
{
  gboolean         presented = GPOINTER_TO_INT (data);
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (workspace);
  HjlWindow *window = hjl_window_new (NULL);
  guint      n_seen = 0;

  g_signal_connect (window, "seen", G_CALLBACK (on_seen_cb), &n_seen);
  if (presented)
    gtk_window_present (GTK_WINDOW (window));
  hjl_window_open (window, workspace, syncer);
  g_assert_cmpuint (n_seen, ==, 0);
  hjl_test_run_until_true (is_seen, &n_seen);
  if (presented)
    g_assert_true (hjl_app_test_shows (GTK_WIDGET (window), "Connect hackajob and Lever"));
  hjl_test_wait_idle ();
  g_assert_cmpuint (n_seen, ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&syncer);
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

static guint
count_activity_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += HJL_IS_ACTIVITY_WINDOW (window) ? 1 : 0;
    }

  return n;
}

/* Asked for again, it is the one that is open; a closed one is followed by another. */
static void
test_activity (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (workspace);
  HjlWindow *window = hjl_window_new (NULL);

  hjl_window_open (window, workspace, syncer);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.activity", NULL);
      hjl_test_wait_idle ();
      g_assert_cmpuint (count_activity_windows (), ==, 1);
    }
  gtk_window_close (GTK_WINDOW (hjl_activity_window_find (workspace)));
  hjl_test_wait_idle ();
  g_assert_cmpuint (count_activity_windows (), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.activity", NULL);
  g_assert_cmpuint (count_activity_windows (), ==, 1);

  gtk_window_destroy (GTK_WINDOW (hjl_activity_window_find (workspace)));
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&syncer);
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

/* What a window waits for may hold it for longer than the window below it lives. */
static void
test_over (void)
{
  GtkWidget *below = gtk_window_new ();
  GtkWidget *content = gtk_label_new ("Below");
  GtkWidget *above = g_object_ref (gtk_window_new ());

  gtk_window_set_child (GTK_WINDOW (below), content);
  gtk_window_present (GTK_WINDOW (below));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (above), TRUE);
  hjl_window_stand_over (GTK_WINDOW (above), content);
  gtk_window_present (GTK_WINDOW (above));
  hjl_test_wait_idle ();
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (above)) == GTK_WINDOW (below));

  g_object_add_weak_pointer (G_OBJECT (below), (gpointer *) &below);
  gtk_window_destroy (GTK_WINDOW (above));
  gtk_window_destroy (GTK_WINDOW (below));
  hjl_test_wait_idle ();
  g_assert_null (below);
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (above)));
  g_object_unref (above);
}

static gboolean
says_keyring (gpointer window)
{
  return hjl_app_test_shows (window, "The keyring is waiting for its password.");
}

static gboolean
says_no_keyring (gpointer window)
{
  return !says_keyring (window);
}

static void
set_true (gboolean *told)
{
  *told = TRUE;
}

/* As long as one call waits for the keyring, the window says for what. */
static void
test_keyring (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  g_autoptr (HjlTokenStore) tokens = hjl_token_store_memory_new ();
  HjlWorkspace *workspace = hjl_app_test_open_workspace_with (folder, tokens);
  HjlWindow    *window = hjl_window_new (NULL);
  gboolean      told = FALSE;

  hjl_window_set_workspace (window, workspace);
  g_signal_connect_swapped (workspace, "progress", G_CALLBACK (set_true), &told);
  gtk_window_present (GTK_WINDOW (window));
  hjl_test_wait_idle ();
  g_assert_false (says_keyring (window));
  g_signal_emit_by_name (tokens, "asking");
  g_signal_emit_by_name (tokens, "asking");
  hjl_test_run_until_true (says_keyring, window);
  told = FALSE;
  g_signal_emit_by_name (tokens, "answered");
  hjl_test_run_until (&told);
  g_assert_true (says_keyring (window));
  g_signal_emit_by_name (tokens, "answered");
  hjl_test_run_until_true (says_no_keyring, window);

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

static gboolean
says_no_mail (gpointer window)
{
  return hjl_app_test_shows (window, "No email app opened. The message was copied to the clipboard.");
}

/* The prepared message is in the clipboard in any case: whom we are, what was checked, and nothing of
 * anybody. */
static void
test_contact (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  HjlWindow       *window = hjl_window_new (NULL);
  GtkWidget       *root = GTK_WIDGET (window);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;

  hjl_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (root, "win.contact", NULL);
  hjl_test_run_until_true (says_no_mail, window);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (root), NULL, hjl_test_got_result, &result);
  text = gdk_clipboard_read_text_finish (gtk_widget_get_clipboard (root), hjl_test_wait (&result), NULL);
  g_assert_nonnull (strstr (text, "We’re connecting hackajob with Lever and need your help"));
  g_assert_nonnull (strstr (text, "HjLever " PACKAGE_VERSION));
  g_assert_nonnull (strstr (text, "hackajob: not connected"));
  g_assert_nonnull (strstr (text, "Lever: not connected"));

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/window/finalizes", test_finalizes);
  g_test_add_func ("/app/window/filled", test_filled);
  g_test_add_func ("/app/window/pages", test_pages);
  g_test_add_func ("/app/window/narrow", test_narrow);
  g_test_add_data_func ("/app/window/seen", GINT_TO_POINTER (TRUE), test_seen);
  g_test_add_data_func ("/app/window/seen-unseen", GINT_TO_POINTER (FALSE), test_seen);
  g_test_add_func ("/app/window/activity", test_activity);
  g_test_add_func ("/app/window/over", test_over);
  g_test_add_func ("/app/window/keyring", test_keyring);
  g_test_add_func ("/app/window/contact", test_contact);

  return g_test_run ();
}
