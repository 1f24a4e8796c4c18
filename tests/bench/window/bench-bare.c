/* bench-bare.c: hjlever-bench-bare: an empty libadwaita window, or one with a plain list, to measure against
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "hjl-bench-scroll.h"
#include "hjl-first-frame.h"
#include "hjl-loop-watch.h"

/* As the window's: the frames are as large. */
#define WIDTH 1000
#define HEIGHT 700
#define MANY 100000

static GApplication *application;
static gboolean      has_list;
static GtkWidget    *list_view;

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_widget_set_size_request (label, -1, 48);
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (list_item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static GtkWidget *
make_list (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList      *strings = gtk_string_list_new (NULL);
  GtkWidget          *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < MANY; i++)
    gtk_string_list_take (strings, g_strdup_printf ("Line %u", i));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  list_view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings))), factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list_view);
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static void
on_activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (has_list)
    gtk_box_append (GTK_BOX (box), make_list ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Bare");
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
}

static void
did_scroll (gpointer user_data)
{
  hjl_loop_watch_tell ("bare-scroll");
  g_application_quit (application);
}

static void
scroll (gpointer user_data)
{
  hjl_loop_watch_begin ();
  hjl_bench_scroll (GTK_SCROLLABLE (list_view), HJL_BENCH_MANY_FRAMES, did_scroll, NULL);
}

static void
tell_memory (gpointer user_data)
{
  hjl_first_frame_tell_memory ("start");
  g_application_quit (application);
}

static void
paint_header (gpointer window)
{
  hjl_first_frame_paint_header (window);
  g_timeout_add_once (HJL_BENCH_PAINT, tell_memory, NULL);
}

static void
on_first_frame (GtkWindow *window)
{
  if (has_list)
    {
      hjl_loop_watch_install (window);
      g_timeout_add_once (HJL_BENCH_REST, scroll, NULL);
    }
  else
    g_timeout_add_once (HJL_BENCH_REST, paint_header, window);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) app = adw_application_new ("org.example.HjLever.Bare", G_APPLICATION_NON_UNIQUE);

  has_list = argc > 1 && g_str_equal (argv[1], "scroll");
  application = G_APPLICATION (app);
  g_signal_connect (app, "activate", G_CALLBACK (on_activate_cb), NULL);
  hjl_first_frame_watch (GTK_APPLICATION (app), on_first_frame);

  return g_application_run (application, 1, argv);
}
