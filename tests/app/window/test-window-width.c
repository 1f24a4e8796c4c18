/* test-window-width.c: how narrow the window gets, whatever was looked at before
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-details.h"
#include "app/candidates/hjl-candidates-view.h"
#include "app/window/hjl-window.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "mapping-world.h"
#include "tests/core/store/hjl-store-help.h"
#include "tests/core/sync/hjl-sync-rig.h"

#define WIDE 1000

static gboolean
lists_one (gpointer window)
{
  return hjl_app_test_find (window, GTK_TYPE_LABEL, "1 candidate") != NULL;
}

static gboolean
shows_details (gpointer window)
{
  return hjl_app_test_find (window, HJL_TYPE_CANDIDATE_DETAILS, NULL) != NULL;
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) <= HJL_APP_TEST_NARROWEST && gtk_widget_get_width (window) > 0;
}

/* The Candidates as they are when there is room, then another page: that one alone says how narrow the window gets.
 * @data: whom the details are of, or "" */
static void
test_hidden (gconstpointer data)
{
  static const char *const pages[] = { "connection", "jobs" };
  const char              *candidate_id = data;
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) mapping = mapping_world_map (catalogue);
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  g_autofree char *path = g_build_filename (folder, "hjlever.db", NULL);
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, NULL);
  HjlWindow *window = hjl_window_new (NULL);

  mapping_world_store (catalogue, mapping, folder);
  g_assert_cmpint (take_candidate (store, make_candidate ("ada", 1000)), ==, 1);
  hjl_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  hjl_app_test_resize (GTK_WINDOW (window), WIDE, 700);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-candidates", "s", "");
  hjl_test_run_until_true (lists_one, window);
  if (*candidate_id != '\0')
    {
      GtkWidget *view = hjl_app_test_find (GTK_WIDGET (window), HJL_TYPE_CANDIDATES_VIEW, NULL);

      hjl_candidates_view_show_candidate (HJL_CANDIDATES_VIEW (view), candidate_id);
      hjl_test_run_until_true (shows_details, window);
    }
  hjl_app_test_draw (GTK_WIDGET (window));
  hjl_test_wait_idle ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      hjl_window_show_page (window, pages[i]);
      hjl_test_wait_idle ();
      /* What a window adds is its shadow. */
      hjl_app_test_assert_narrow (gtk_widget_get_first_child (GTK_WIDGET (window)));
    }

  /* It was made narrow meanwhile, and is as narrow where they are looked at again. */
  hjl_app_test_resize (GTK_WINDOW (window), HJL_APP_TEST_NARROWEST, 700);
  hjl_window_show_page (window, "candidates");
  hjl_app_test_draw (GTK_WIDGET (window));
  hjl_test_wait_idle ();
  hjl_app_test_assert_narrow (gtk_widget_get_first_child (GTK_WIDGET (window)));
  g_assert_true (is_narrow (window));

  /* Made narrow while they are looked at, in one step as a window is that is tiled. */
  hjl_app_test_resize (GTK_WINDOW (window), WIDE, 700);
  hjl_app_test_draw (GTK_WIDGET (window));
  hjl_test_wait_idle ();
  if (*candidate_id != '\0')
    g_assert_true (shows_details (window));
  hjl_app_test_assert_narrow (gtk_widget_get_first_child (GTK_WIDGET (window)));
  hjl_app_test_resize (GTK_WINDOW (window), HJL_APP_TEST_NARROWEST, 700);
  hjl_test_run_until_true (is_narrow, window);

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

static gboolean
says_offline (gpointer window)
{
  return hjl_app_test_shows (window, "can’t be reached. Nothing is lost.");
}

/* How many labels that are shown below @root say @text, also within a sentence. */
static guint
count_said (GtkWidget  *root,
            const char *text)
{
  guint n = GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL ? 1 : 0;

  if (!gtk_widget_get_mapped (root))
    return 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_said (child, text);

  return n;
}

/* Likewise while nobody can be reached, with what each page says of it; first wide, then narrow. */
static void
test_offline (void)
{
  static const int         widths[] = { WIDE, HJL_APP_TEST_NARROWEST };
  static const char *const pages[] = { "connection", "jobs", "candidates" };
  HjlSyncRig              *rig = hjl_sync_rig_new (NULL);
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (rig->workspace);
  g_autoptr (JsonObject) fault = NULL;
  HjlWindow *window = hjl_window_new (NULL);

  hjl_window_open (window, rig->workspace, syncer);
  gtk_window_present (GTK_WINDOW (window));
  hjl_app_test_resize (GTK_WINDOW (window), WIDE, 700);
  g_object_set (syncer, "interval", 3600u, "automatic", TRUE, NULL);
  hjl_test_tasks_wait_idle ();
  fault = hjl_sync_rig_control (rig, "fault", "{'kind':'cut-before','count':0}");
  hjl_syncer_sync (syncer, TRUE);
  hjl_test_run_until_true (says_offline, window);
  hjl_test_tasks_wait_idle ();
  /* What is the matter, and when it is tried again, is said once. */
  g_assert_cmpuint (count_said (GTK_WIDGET (window), "rying again at"), ==, 1);
  g_assert_cmpuint (count_said (GTK_WIDGET (window), "ffline"), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
      {
        hjl_app_test_resize (GTK_WINDOW (window), widths[i], 700);
        hjl_window_show_page (window, pages[page]);
        hjl_app_test_draw (GTK_WIDGET (window));
        hjl_test_wait_idle ();
        g_test_message ("%s at %d", pages[page], widths[i]);
        hjl_app_test_assert_narrow (gtk_widget_get_first_child (GTK_WIDGET (window)));
      }

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
  hjl_test_assert_finalized (g_steal_pointer (&syncer));
  hjl_sync_rig_free (rig);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_data_func ("/app/window-width/hidden-list", "", test_hidden);
  g_test_add_data_func ("/app/window-width/hidden-details", "ada", test_hidden);
  g_test_add_func ("/app/window-width/offline", test_offline);

  return g_test_run ();
}
