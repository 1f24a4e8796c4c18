/* hjl-bench-scroll.c: scrolls a list from its start to its end, a step a frame
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-bench-scroll.h"

typedef struct
{
  guint           frame;
  guint           n_frames;
  GSourceOnceFunc func;
  gpointer        user_data;
} Scroll;

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Scroll        *scroll = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  double         end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (scroll->frame > scroll->n_frames)
    {
      scroll->func (scroll->user_data);
      return G_SOURCE_REMOVE;
    }
  /* The end is only guessed by the list before it is there. */
  gtk_adjustment_set_value (adjustment, end * scroll->frame / scroll->n_frames);
  scroll->frame++;

  return G_SOURCE_CONTINUE;
}

void
hjl_bench_scroll (GtkScrollable  *scrollable,
                  guint           n_frames,
                  GSourceOnceFunc func,
                  gpointer        user_data)
{
  Scroll *scroll = g_new0 (Scroll, 1);

  scroll->n_frames = n_frames;
  scroll->func = func;
  scroll->user_data = user_data;
  gtk_widget_add_tick_callback (GTK_WIDGET (scrollable), on_tick_cb, scroll, g_free);
}
