/* hjl-scroll.c: something new is brought to where it is seen
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-scroll.h"

/* What was shown in a frame has its size in the next, or later where the computer is busy; what comes after it may push it out
 * of sight again. Frames that it must have been in sight, and that it is waited for. */
#define IN_SIGHT 3
#define MOST 60

typedef struct
{
  guint in_sight;
  guint frames;
} Wait;

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Wait           *wait = user_data;
  GtkWidget      *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment;
  graphene_rect_t bounds;
  double          before;

  if (scrolled == NULL || wait->frames++ >= MOST)
    return G_SOURCE_REMOVE;

  /* The first frame still has the places of before. */
  if (wait->frames == 1 || gtk_widget_get_height (widget) == 0 || !gtk_widget_compute_bounds (widget, scrolled, &bounds))
    return G_SOURCE_CONTINUE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  before = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y + before, bounds.origin.y + bounds.size.height + before);
  wait->in_sight = gtk_adjustment_get_value (adjustment) == before ? wait->in_sight + 1 : 0;

  return wait->in_sight < IN_SIGHT;
}

void
hjl_scroll_to (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, on_tick_cb, g_new0 (Wait, 1), g_free);
}
