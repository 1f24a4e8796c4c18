/* test-sync-bar.c: what the bar of a sync says and offers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"
#include "app/sync/hjl-sync-bar.h"

#include <string.h>

#include "app/window/hjl-window.h"
#include "hjl-app-test.h"
#include "hjl-test-utils.h"

static GtkWidget *
find_bar (HjlWindow *window)
{
  return hjl_app_test_find (GTK_WIDGET (window), HJL_TYPE_SYNC_BAR, NULL);
}

static gboolean
has_bar (gpointer window)
{
  return find_bar (window) != NULL;
}

static gboolean
has_trouble (gpointer syncer)
{
  g_autoptr (GError) trouble = NULL;

  g_object_get (syncer, "trouble", &trouble, NULL);

  return trouble != NULL;
}

/* What is mended in Connection leads there; all else is tried again. */
static const struct
{
  int         status;
  const char *button;
  const char *other;
} buttons[] = {
  { 403, "Connection", "Try Again" },
  { 400, "Try Again", "Connection" },
  { 500, "Try Again", "Connection" },
};

static void
test_trouble_button (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncer) syncer = hjl_syncer_new (rig->workspace);
  g_autoptr (JsonObject) fault = NULL;
  HjlWindow *window = hjl_window_new (NULL);

  g_object_set (syncer, "automatic", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  hjl_window_open (window, rig->workspace, syncer);
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','kind':'status','status':%d,'count':0}", buttons[n].status);
  hjl_syncer_sync (syncer, TRUE);
  hjl_test_run_until_true (has_trouble, syncer);
  hjl_test_run_until_true (has_bar, window);
  g_assert_nonnull (hjl_app_test_find (find_bar (window), GTK_TYPE_BUTTON, buttons[n].button));
  g_assert_null (hjl_app_test_find (find_bar (window), GTK_TYPE_BUTTON, buttons[n].other));
  gtk_window_destroy (GTK_WINDOW (window));
  hjl_test_wait_idle ();
}

/* (nullable): the progress, once it is laid out. @lines: (out): how many it takes; @uncut: (out): whether all of them are seen */
static const char *
get_progress (GtkWidget *bar,
              int       *lines,
              gboolean  *uncut)
{
  GtkWidget *label = hjl_app_test_find (bar, GTK_TYPE_INSCRIPTION, NULL);
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (label == NULL || gtk_widget_get_width (label) == 0 || !gtk_widget_get_mapped (label))
    return NULL;

  layout = gtk_widget_create_pango_layout (label, gtk_inscription_get_text (GTK_INSCRIPTION (label)));
  pango_layout_set_width (layout, gtk_widget_get_width (label) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *lines = pango_layout_get_line_count (layout);
  *uncut = height <= gtk_widget_get_height (label);

  return gtk_inscription_get_text (GTK_INSCRIPTION (label));
}

static gboolean
shows_all_progress (gpointer bar)
{
  int         lines;
  gboolean    uncut;
  const char *text = get_progress (bar, &lines, &uncut);

  return text != NULL && strstr (text, "people done") != NULL && lines > 1 && uncut;
}

/* Where it has room for one line it has one. */
static gboolean
shows_pause_in (GtkWidget *bar,
                gboolean   one_line)
{
  int         lines;
  gboolean    uncut;
  const char *text = get_progress (bar, &lines, &uncut);
  GtkWidget  *label = hjl_app_test_find (bar, GTK_TYPE_INSCRIPTION, NULL);

  return text != NULL && strstr (text, "Paused at") != NULL && (lines == 1) == one_line && uncut &&
         (guint) lines == gtk_inscription_get_min_lines (GTK_INSCRIPTION (label));
}

static gboolean
shows_pause_wide (gpointer bar)
{
  return shows_pause_in (bar, TRUE);
}

static gboolean
shows_pause_narrow (gpointer bar)
{
  return shows_pause_in (bar, FALSE);
}

/* All of the progress is read, however narrow the bar is, and also where the window changes under a text that stays. */
static void
test_progress (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (HjlSyncer) syncer = NULL;
  HjlWindow *window = hjl_window_new (NULL);
  int        text;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &text, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  options.candidates = 400;
  options.plain = TRUE;
  options.rate = 20;
  options.burst = 4;
  rig = hjl_sync_rig_new (&options);
  hjl_sync_rig_map_all (rig);
  syncer = hjl_syncer_new (rig->workspace);
  g_object_set (syncer, "automatic", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  hjl_window_open (window, rig->workspace, syncer);
  hjl_test_run_until_true (has_bar, window);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  hjl_syncer_sync (syncer, TRUE);
  hjl_test_run_until_true (shows_all_progress, find_bar (window));

  hjl_syncer_set_paused (syncer, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  hjl_test_run_until_true (shows_pause_wide, find_bar (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 4 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  hjl_test_run_until_true (shows_pause_narrow, find_bar (window));

  hjl_syncer_cancel (syncer);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", text, NULL);
  hjl_test_wait_idle ();
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/sync-bar/trouble-button/%d", buttons[i].status);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_trouble_button);
    }
  g_test_add_func ("/app/sync-bar/progress", test_progress);

  return g_test_run ();
}
