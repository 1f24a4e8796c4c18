/* hjl-e2e-files.c: another program's window, from which files are dragged: FILE…
 * HJL_E2E_COPIED is what has been copied there.
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#define TITLE "Files to drag"

static char **paths;

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               gpointer       user_data)
{
  GSList             *files = NULL;
  GdkFileList        *list;
  GdkContentProvider *provider;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  list = gdk_file_list_new_from_list (files);
  provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  g_slist_free_full (files, g_object_unref);

  return provider;
}

static void
on_activate_cb (GtkApplication *application)
{
  GtkWidget     *window = gtk_application_window_new (application);
  GtkWidget     *label = gtk_label_new (TITLE);
  GtkDragSource *source = gtk_drag_source_new ();

  /* As a file manager: the other side takes a copy. */
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_cb), NULL);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_size_request (label, 150, 80);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_title (GTK_WINDOW (window), TITLE);
  gtk_window_present (GTK_WINDOW (window));
  if (g_getenv ("HJL_E2E_COPIED") != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (window), g_getenv ("HJL_E2E_COPIED"));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = gtk_application_new ("org.example.HjLever.Files", G_APPLICATION_NON_UNIQUE);

  paths = argv + 1;
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
