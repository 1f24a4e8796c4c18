/* test-large-text.c: narrow windows hold every page, also with text half as large again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../core/sync/hjl-sync-rig.h"

#include "app/candidates/hjl-candidates-view.h"
#include "app/connection/hjl-connection-view.h"
#include "app/connection/hjl-key-window.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/preferences/hjl-app-settings.h"
#include "app/widgets/hjl-text-size.h"
#include "app/window/hjl-help-window.h"
#include "app/preferences/hjl-preferences-window.h"
#include "app/window/hjl-window.h"
#include "hjl-app-test.h"

/* Dots an inch, in 1024ths. */
#define USUAL_TEXT (96 * 1024)
#define LARGE_TEXT (144 * 1024)

static void
test_connection (gconstpointer text)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  GtkWidget *view;
  GtkWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", GPOINTER_TO_INT (text), NULL);
  view = g_object_new (HJL_TYPE_CONNECTION_VIEW, "workspace", rig->workspace, NULL);
  window = hjl_app_test_present (view);
  hjl_app_test_assert_narrow (view);
  gtk_window_destroy (window);
}

static void
test_not_connected (gconstpointer text)
{
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  GtkWidget       *view;
  GtkWindow       *window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", GPOINTER_TO_INT (text), NULL);
  view = g_object_new (HJL_TYPE_CONNECTION_VIEW, "workspace", workspace, NULL);
  window = hjl_app_test_present (view);
  hjl_test_wait_idle ();
  hjl_app_test_assert_narrow (view);
  gtk_window_destroy (window);
  hjl_test_wait_idle ();
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

/* List and details are side by side where there is room for both: as text grows, that takes more. */
static void
test_split (void)
{
  static const struct
  {
    int      text;
    int      width;
    gboolean split;
  } rows[] = {
    { USUAL_TEXT, 800, FALSE },
    { USUAL_TEXT, 900, TRUE },
    { 120 * 1024, 900, FALSE },
    { 120 * 1024, 1120, TRUE },
    { LARGE_TEXT, 1200, FALSE },
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  GtkWidget *view = g_object_new (HJL_TYPE_CANDIDATES_VIEW, "workspace", rig->workspace, NULL);
  GtkWindow *window = hjl_app_test_present (view);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean split;

      g_test_message ("Text of %d, %d wide", rows[i].text / 1024, rows[i].width);
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", rows[i].text, NULL);
      hjl_app_test_resize (window, rows[i].width, 600);
      hjl_test_wait_idle ();
      g_object_get (view, "split", &split, NULL);
      g_assert_cmpint (split, ==, rows[i].split);
    }
  gtk_window_destroy (window);
}

/* Also what does not show. Returns: (nullable) */
static GtkWidget *
find_any (GtkWidget *root,
          GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_any (child, type);

  return found;
}

static void
assert_follows (GtkWidget  *root,
                GType       type,
                const char *property)
{
  GtkWidget *widget = find_any (root, type);
  int        usual;
  int        large;

  g_test_message ("%s: %s of %s", G_OBJECT_TYPE_NAME (root), property, g_type_name (type));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_TEXT, NULL);
  g_object_get (widget, property, &usual, NULL);
  g_assert_cmpint (usual, >, 0);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_TEXT, NULL);
  g_object_get (widget, property, &large, NULL);
  g_assert_cmpint (large, ==, usual * 3 / 2);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_TEXT, NULL);
}

/* What is laid out in pixels is as wide as its text needs, whatever the size of that. */
static void
test_follows (void)
{
  GType types[] = { HJL_TYPE_CONNECTION_VIEW, HJL_TYPE_JOBS_VIEW, HJL_TYPE_CANDIDATES_VIEW };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GtkWidget) view = g_object_ref_sink (g_object_new (types[i], NULL));

      assert_follows (view, ADW_TYPE_CLAMP, "maximum-size");
    }
}

static int
get_icon_size (GtkWidget *icon)
{
  int size;

  gtk_widget_measure (icon, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size, NULL, NULL);

  return size;
}

/* As large as the pictures of them are where text has its usual size, and as the text where it is larger; a button's stay. */
static void
test_icons (void)
{
  GtkWidget *icons[] = { gtk_image_new_from_icon_name ("dialog-warning-symbolic"), gtk_image_new_from_icon_name ("dialog-warning-symbolic") };
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;
  int        text;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &text, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  hjl_text_size_style_icons (gdk_display_get_default ());
  gtk_button_set_child (GTK_BUTTON (button), icons[1]);
  gtk_box_append (GTK_BOX (box), icons[0]);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = hjl_app_test_present (list);
  g_assert_cmpint (get_icon_size (icons[0]), ==, 16);
  g_assert_cmpint (get_icon_size (icons[1]), ==, 16);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 144 * 1024, NULL);
  hjl_test_wait_idle ();
  g_assert_cmpint (get_icon_size (icons[0]), ==, 24);
  g_assert_cmpint (get_icon_size (icons[1]), ==, 16);
  gtk_window_destroy (window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", text, NULL);
}

static void
test_windows (gconstpointer text)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (TRUE);
  GtkWindow *windows[4];

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", GPOINTER_TO_INT (text), NULL);
  windows[0] = GTK_WINDOW (hjl_window_new (NULL));
  /* With all that the demo adds. */
  hjl_window_set_demo (HJL_WINDOW (windows[0]), TRUE);
  hjl_window_set_can_leave_demo (HJL_WINDOW (windows[0]), TRUE);
  hjl_window_offer_samples (HJL_WINDOW (windows[0]), g_get_tmp_dir ());
  windows[1] = GTK_WINDOW (hjl_preferences_window_new (NULL, settings, NULL));
  windows[2] = GTK_WINDOW (hjl_help_window_new (NULL));
  windows[3] = GTK_WINDOW (hjl_key_window_new (FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      gtk_window_set_default_size (windows[i], HJL_APP_TEST_NARROWEST, 600);
      gtk_window_present (windows[i]);
      hjl_test_wait_idle ();
      /* What a window adds is its shadow. */
      hjl_app_test_assert_narrow (gtk_widget_get_first_child (GTK_WIDGET (windows[i])));
      gtk_window_destroy (windows[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    int         text;
  } sizes[] = { { "usual", USUAL_TEXT }, { "large", LARGE_TEXT } };

  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/large-text/split", test_split);
  g_test_add_func ("/app/large-text/follows", test_follows);
  g_test_add_func ("/app/large-text/icons", test_icons);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gconstpointer    text = GINT_TO_POINTER (sizes[i].text);
      g_autofree char *connection = g_strconcat ("/app/large-text/connection/", sizes[i].name, NULL);
      g_autofree char *not_connected = g_strconcat ("/app/large-text/not-connected/", sizes[i].name, NULL);
      g_autofree char *windows = g_strconcat ("/app/large-text/windows/", sizes[i].name, NULL);

      g_test_add_data_func (connection, text, test_connection);
      g_test_add_data_func (not_connected, text, test_not_connected);
      g_test_add_data_func (windows, text, test_windows);
    }

  return g_test_run ();
}
