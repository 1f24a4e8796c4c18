/* hjl-scroll.c: something new is brought to where it is seen
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-scroll.h"

/* What was shown in a frame has its size in the next. */
#define FRAMES 2

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  int            *left = user_data;
  GtkWidget      *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment;
  graphene_rect_t bounds;

  if ((*left)-- > 0)
    return G_SOURCE_CONTINUE;

  if (scrolled != NULL && gtk_widget_compute_bounds (widget, scrolled, &bounds))
    {
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
      bounds.origin.y += gtk_adjustment_get_value (adjustment);
      gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
    }

  return G_SOURCE_REMOVE;
}

void
hjl_scroll_to (GtkWidget *widget)
{
  int *left = g_new (int, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  *left = FRAMES;
  gtk_widget_add_tick_callback (widget, on_tick_cb, left, g_free);
}
