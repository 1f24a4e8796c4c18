/* hjl-app-test.c: what tests of widgets share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-app-test.h"

#include <stdio.h>

#include "auth/hjl-token-store-memory.h"
#include "demo/world/hjl-demo-front.h"
#include "hjl-app-resources.h"
#include "hjl-test-tasks.h"

static const char environment_text[] =
  "[Profile]\nName=Test\n"
  "[Lever]\nApi=http://127.0.0.1:9/v1\nAuthorize=http://127.0.0.1:9/authorize\nToken=http://127.0.0.1:9/token\n"
  "[Hackajob]\nApi=http://127.0.0.1:9/v1\nAuthorize=http://127.0.0.1:9/authorize\nToken=http://127.0.0.1:9/token\n";

/* The heading of a message dialog is two labels, and libadwaita 1.7 asks the one that does not wrap for its height where it
 * takes the other, which GTK warns of. Every other warning ends the test. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n,
           gpointer         user_data)
{
  for (gsize i = 0; i < n; i++)
    {
      gpointer label = NULL;

      if (g_str_equal (fields[i].key, "MESSAGE") && sscanf (fields[i].value, "Trying to measure GtkLabel %p for width of", &label) == 1 &&
          !gtk_label_get_wrap (label) && gtk_widget_get_ancestor (label, ADW_TYPE_MESSAGE_DIALOG) != NULL)
        return G_LOG_WRITER_HANDLED;
    }

  return g_log_writer_default (level, fields, n, user_data);
}

void
hjl_app_test_init (int    *argc,
                   char ***argv)
{
  g_autoptr (GtkCssProvider) style = NULL;

  /* private-display gives the folders: GLib's own isolation would hide the icons and their loaders. */
  g_test_init (argc, argv, NULL);
  hjl_test_tasks_skip_end ();
  g_log_set_writer_func (write_log, NULL, NULL);
  adw_init ();
  hjl_demo_front_set (g_main_context_default ());
  g_resources_register (hjl_app_get_resource ());
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/org/example/HjLever/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

GtkWindow *
hjl_app_test_present (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 900, 700);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  hjl_test_wait_idle ();

  return window;
}

static void
on_after_paint_cb (gboolean *done)
{
  *done = TRUE;
}

void
hjl_app_test_draw (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean       done = FALSE;
  gulong         id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &done);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  hjl_test_run_until (&done);
  g_signal_handler_disconnect (clock, id);
}

/* A window that the manager does not shadow counts its border as its own. */
#define BORDER 40
/* Microseconds between one asking and the next. */
#define ASK_AGAIN (G_USEC_PER_SEC / 4)

typedef struct
{
  GtkWindow *window;
  int        width;
  int        height;
  gint64     ask_at;
} Size;

static gboolean
has_size (gpointer user_data)
{
  Size  *size = user_data;
  int    width = gtk_widget_get_width (GTK_WIDGET (size->window));
  gint64 now = g_get_monotonic_time ();
  int    least;

  gtk_widget_measure (GTK_WIDGET (size->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (width >= size->width - BORDER && width <= MAX (size->width, least))
    return TRUE;

  if (now >= size->ask_at)
    {
      gtk_window_set_default_size (size->window, size->width, size->height);
      size->ask_at = now + ASK_AGAIN;
    }

  return FALSE;
}

void
hjl_app_test_resize (GtkWindow *window,
                     int        width,
                     int        height)
{
  Size size = { window, width, height, 0 };

  /* What stands side by side goes below each other in an idle moment, and the window can be narrower then. */
  do
    {
      hjl_test_run_until_true (has_size, &size);
      hjl_test_wait_idle ();
    }
  while (!has_size (&size));
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return gtk_widget_get_tooltip_text (widget);
}

GtkWidget *
hjl_app_test_find (GtkWidget  *root,
                   GType       type,
                   const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || g_strcmp0 (get_text (root), text) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = hjl_app_test_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* @left: counts down to it */
static GtkWidget *
find_tab (GtkWidget *root,
          guint     *left)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "AdwViewSwitcherButton") && (*left)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tab (child, left);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
hjl_app_test_find_tab (GtkWidget *window,
                       guint      number)
{
  return find_tab (window, &number);
}

gboolean
hjl_app_test_shows (GtkWidget  *root,
                    const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  if (GTK_IS_INSCRIPTION (root) && gtk_inscription_get_text (GTK_INSCRIPTION (root)) != NULL &&
      strstr (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (hjl_app_test_shows (child, text))
        return TRUE;
    }

  return FALSE;
}

static GtkWidget *
find_inscription (GtkWidget  *root,
                  const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (GTK_IS_INSCRIPTION (root) && gtk_inscription_get_text (GTK_INSCRIPTION (root)) != NULL &&
      strstr (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) != NULL)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_inscription (child, text);

  return found;
}

gboolean
hjl_app_test_has_room (GtkWidget  *root,
                       const char *wanted,
                       const char *text)
{
  GtkWidget *inscription = find_inscription (root, wanted);
  g_autoptr (PangoLayout) layout = NULL;
  int width;
  int height;

  g_assert_nonnull (inscription);
  layout = gtk_widget_create_pango_layout (inscription, text);
  pango_layout_set_width (layout, gtk_widget_get_width (inscription) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_pixel_size (layout, &width, &height);
  g_test_message ("“%s” takes %d×%d of %d×%d", text, width, height, gtk_widget_get_width (inscription), gtk_widget_get_height (inscription));

  return width <= gtk_widget_get_width (inscription) && height <= gtk_widget_get_height (inscription);
}

static int
get_least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* Says which widgets ask for that much. */
static void
tell_wide (GtkWidget  *widget,
           const char *path)
{
  g_autofree char *here = g_strdup_printf ("%s/%s", path, G_OBJECT_TYPE_NAME (widget));

  if (!gtk_widget_get_visible (widget) || get_least_width (widget) <= HJL_APP_TEST_NARROWEST)
    return;

  g_test_message ("%d %s", get_least_width (widget), here);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    tell_wide (child, here);
}

void
hjl_app_test_assert_narrow (GtkWidget *widget)
{
  if (get_least_width (widget) <= HJL_APP_TEST_NARROWEST)
    return;

  tell_wide (widget, G_OBJECT_TYPE_NAME (gtk_widget_get_root (widget)));
  g_test_fail ();
}

/* Whether the toolkit gives @widget less room than it asks for, and cuts its words off itself. */
static gboolean
may_end (GtkWidget     *widget,
         HjlAppTestRoom room)
{
  return (room != HJL_APP_TEST_ROOM && gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL) ||
         (room == HJL_APP_TEST_LARGE && gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER_BAR) != NULL);
}

/* (nullable): what is wrong with how @widget, which is in a button, shows */
static const char *
find_cut (GtkWidget     *widget,
          HjlAppTestRoom room)
{
  GtkWidget      *button = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
  PangoLayout    *layout = gtk_label_get_layout (GTK_LABEL (widget));
  graphene_rect_t bounds;
  int             width;
  int             height;

  if (pango_layout_is_ellipsized (layout))
    return may_end (widget, room) ? NULL : "an end";
  if (gtk_widget_compute_bounds (widget, button, &bounds) &&
      (bounds.origin.x < -0.5 || bounds.origin.x + bounds.size.width > gtk_widget_get_width (button) + 0.5))
    return "what is beside the button";

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (widget))
    return "a side";

  return height > gtk_widget_get_height (widget) ? "a line" : NULL;
}

static void
tell_cut (GtkWidget  *widget,
          const char *what,
          const char *text)
{
  g_test_message ("%s: %s is cut off in %s of %s, %d wide: “%s”", g_getenv ("LANGUAGE"), what, G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_root (widget)), gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (widget))),
                  text != NULL ? text : "");
  g_test_fail ();
}

/* Whether something of @widget is beside the window, which nobody can scroll to. */
static gboolean
sticks_out (GtkWidget *widget)
{
  GtkWidget      *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, root, &bounds) &&
         (bounds.origin.x < -0.5 || bounds.origin.x + bounds.size.width > gtk_widget_get_width (root) + 0.5);
}

void
hjl_app_test_assert_uncut (GtkWidget     *root,
                           HjlAppTestRoom room)
{
  if (!gtk_widget_get_mapped (root) || !gtk_widget_get_child_visible (root))
    return;

  if (GTK_IS_BUTTON (root) && sticks_out (root))
    tell_cut (root, "an edge", get_text (root));
  if (GTK_IS_LABEL (root) && gtk_widget_get_ancestor (root, GTK_TYPE_BUTTON) != NULL && find_cut (root, room) != NULL)
    tell_cut (root, find_cut (root, room), get_text (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    hjl_app_test_assert_uncut (child, room);
}

AdwMessageDialog *
hjl_app_test_find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

gboolean
hjl_app_test_is_asked (gpointer user_data)
{
  return hjl_app_test_find_question () != NULL;
}

void
hjl_app_test_answer (const char *response)
{
  AdwMessageDialog *question = hjl_app_test_find_question ();

  g_assert_nonnull (question);
  g_object_ref (question);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  g_object_unref (question);
}

void
hjl_app_test_finalizes (GType type)
{
  GtkWidget *widget = g_object_new (type, NULL);
  GtkWindow *window = hjl_app_test_present (widget);

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  gtk_window_destroy (window);
  hjl_test_wait_idle ();
  g_assert_null (widget);
}

HjlWorkspace *
hjl_app_test_open_workspace (const char *folder)
{
  g_autoptr (HjlTokenStore) tokens = hjl_token_store_memory_new ();

  return hjl_app_test_open_workspace_with (folder, tokens);
}

HjlWorkspace *
hjl_app_test_open_workspace_with (const char    *folder,
                                  HjlTokenStore *tokens)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_parse ("test", environment_text, "test.ini", &error);
  g_autoptr (GAsyncResult) result = NULL;
  HjlWorkspace *workspace;

  g_assert_no_error (error);
  workspace = hjl_workspace_new (environment, tokens, "test", &(HjlWorkspaceOptions){ .data_dir = folder });
  hjl_workspace_open_async (workspace, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_workspace_open_finish (workspace, hjl_test_wait (&result), &error));
  g_assert_no_error (error);

  return workspace;
}

void
hjl_app_test_close_workspace (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_close_async (workspace, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (workspace, hjl_test_wait (&result), &error));
  g_assert_no_error (error);
  g_object_unref (workspace);
}
