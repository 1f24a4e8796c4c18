/* hjl-first-frame.c: when a window's first frame is seen, and what its process then needs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-first-frame.h"

#include <adwaita.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static HjlFirstFrameFunc on_first_frame;
static gboolean          drawn;
static gulong            painted_id;

/* A frame clock ticks without anything being drawn, too. */
static gboolean
on_surface_render_cb (GSignalInvocationHint *hint,
                      guint                  n_values,
                      const GValue          *values,
                      gpointer               user_data)
{
  drawn = TRUE;

  return FALSE;
}

static void
on_paint_cb (GdkFrameClock *clock,
             GtkWindow     *window)
{
  gint64 now;

  if (!drawn || !gdk_surface_get_mapped (gtk_native_get_surface (GTK_NATIVE (window))))
    return;

  g_clear_signal_handler (&painted_id, clock);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  now = g_get_monotonic_time ();
  g_print ("first-frame %" G_GINT64_FORMAT " %.0f\n", now, hjl_first_frame_get_busy ());
  fflush (stdout);
  on_first_frame (window);
}

static void
on_window_realized_cb (GtkWindow *window)
{
  painted_id = g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "paint",
                                       G_CALLBACK (on_paint_cb), window);
}

static void
on_window_added_cb (GtkApplication *application,
                    GtkWindow      *window)
{
  g_signal_handlers_disconnect_by_func (application, on_window_added_cb, NULL);
  g_signal_connect (window, "realize", G_CALLBACK (on_window_realized_cb), NULL);
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, on_surface_render_cb, NULL, NULL);
}

void
hjl_first_frame_watch (GtkApplication   *application,
                       HjlFirstFrameFunc func)
{
  on_first_frame = func;
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), NULL);
}

double
hjl_first_frame_get_busy (void)
{
  struct timespec running;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &running);

  return running.tv_sec * 1e6 + running.tv_nsec / 1e3;
}

static double
get_kib (const char *rollup,
         const char *name)
{
  const char *line = strstr (rollup, name);

  return line != NULL ? g_ascii_strtod (line + strlen (name), NULL) : 0;
}

static GtkWidget *
find_header (GtkWidget *root)
{
  GtkWidget *found = ADW_IS_HEADER_BAR (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_header (child);

  return found;
}

void
hjl_first_frame_paint_header (GtkWindow *window)
{
  GtkWidget *header = find_header (GTK_WIDGET (window));

  g_assert_nonnull (header);
  gtk_widget_set_opacity (header, 0.99);
}

void
hjl_first_frame_tell_memory (const char *name)
{
  g_autofree char *rollup = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL));
  g_print ("memory %s %.0f %.0f\n", name, get_kib (rollup, "\nRss:"), get_kib (rollup, "\nAnonymous:"));
  fflush (stdout);
}
