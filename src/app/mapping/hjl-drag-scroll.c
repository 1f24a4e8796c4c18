/* hjl-drag-scroll.c: scrolls while something is dragged near an edge
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-drag-scroll.h"

/* How near, in pixels, and how fast at the very edge, in pixels a second. */
#define NEAR 48.0
#define FAST 600.0

typedef struct
{
  GtkWidget *spared; /* nullable: below the scroller, and away before it */
  double     speed;
  gint64     time; /* of the last frame; 0 before the first */
  gboolean   ticking;
} Scroll;

static Scroll *
get_scroll (GtkEventController *controller)
{
  return g_object_get_data (G_OBJECT (controller), "hjl-scroll");
}

static gboolean
tick (GtkWidget     *widget,
      GdkFrameClock *clock,
      gpointer       user_data)
{
  Scroll        *self = get_scroll (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  gint64         now = gdk_frame_clock_get_frame_time (clock);

  self->ticking = self->speed != 0;
  if (self->time != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            self->speed * (double) (now - self->time) / G_USEC_PER_SEC);
  self->time = now;

  return self->ticking ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_spared (Scroll    *self,
           GtkWidget *widget,
           double     x,
           double     y)
{
  graphene_point_t place;

  return self->spared != NULL && gtk_widget_get_mapped (self->spared) &&
         gtk_widget_compute_point (widget, self->spared, &GRAPHENE_POINT_INIT ((float) x, (float) y), &place) &&
         gtk_widget_contains (self->spared, place.x, place.y);
}

static void
on_motion_moved_cb (GtkEventController *controller,
                    double              x,
                    double              y)
{
  Scroll    *self = get_scroll (controller);
  GtkWidget *widget = gtk_event_controller_get_widget (controller);
  double     height = gtk_widget_get_height (widget);
  double     near = MIN (NEAR, height / 4);

  self->speed = 0;
  if (is_spared (self, widget, x, y))
    return;
  if (near > 0 && y < near)
    self->speed = -FAST * (near - MAX (y, 0)) / near;
  else if (near > 0 && y > height - near)
    self->speed = FAST * (near - MAX (height - y, 0)) / near;

  if (self->speed == 0 || self->ticking)
    return;

  self->ticking = TRUE;
  self->time = 0;
  gtk_widget_add_tick_callback (widget, tick, g_object_ref (controller), g_object_unref);
}

static void
on_motion_left_cb (GtkEventController *controller)
{
  get_scroll (controller)->speed = 0;
}

void
hjl_drag_scroll_add (GtkScrolledWindow *scroller,
                     GtkWidget         *spared)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));
  g_return_if_fail (spared == NULL || GTK_IS_WIDGET (spared));

  controller = gtk_drop_controller_motion_new ();
  g_object_set_data_full (G_OBJECT (controller), "hjl-scroll", g_new0 (Scroll, 1), g_free);
  get_scroll (controller)->spared = spared;
  g_signal_connect (controller, "enter", G_CALLBACK (on_motion_moved_cb), NULL);
  g_signal_connect (controller, "motion", G_CALLBACK (on_motion_moved_cb), NULL);
  g_signal_connect (controller, "leave", G_CALLBACK (on_motion_left_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
