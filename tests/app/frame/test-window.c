/* test-window.c: the window's pages, actions and width
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/candidates/hjl-candidates-view.h"
#include "app/connection/hjl-connection-view.h"
#include "app/hjl-window.h"
#include "app/jobs/hjl-jobs-view.h"
#include "hjl-app-test.h"

static void
test_finalizes (void)
{
  HjlWindow *window = hjl_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  hjl_test_settle ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_settle ();
  g_assert_null (window);
}

static void
test_pages (void)
{
  HjlWindow *window = hjl_window_new (NULL);
  GtkWidget *root = GTK_WIDGET (window);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (hjl_app_test_find (root, HJL_TYPE_CONNECTION_VIEW, NULL));

  gtk_widget_activate_action (root, "win.show-page", "s", "jobs");
  g_assert_true (gtk_widget_get_child_visible (hjl_app_test_find (root, HJL_TYPE_JOBS_VIEW, NULL)));
  gtk_widget_activate_action (root, "win.show-candidates", "s", "");
  g_assert_true (gtk_widget_get_child_visible (hjl_app_test_find (root, HJL_TYPE_CANDIDATES_VIEW, NULL)));

  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_narrow (gpointer window)
{
  return hjl_window_get_narrow (window);
}

static void
test_narrow (void)
{
  HjlWindow *window = hjl_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_present (GTK_WINDOW (window));
  hjl_test_run_until_true (is_narrow, window);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/window/finalizes", test_finalizes);
  g_test_add_func ("/app/window/pages", test_pages);
  g_test_add_func ("/app/window/narrow", test_narrow);

  return g_test_run ();
}
