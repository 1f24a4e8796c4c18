/* hjl-loop-watch.c: how long the main loop is away from waiting, and what of it is painting
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-loop-watch.h"

#include <stdio.h>
#include <time.h>

/* Milliseconds: shorter turns are not kept. */
#define LEAST 1.0
/* Such turns are told of by themselves. */
#define LONG 16.0

/* In milliseconds. */
typedef struct
{
  double total;
  double painting; /* from the end of the layout to the end of the frame */
  double running;  /* on a processor */
} Turn;

/* A poll function has no user data. */
static GArray   *turns;
static GPollFunc poll_before;
static gint64    turn_began;
static double    ran_before;
static gint64    paint_began;
static double    painting;

/* Of this thread, in milliseconds. */
static double
get_running (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
watch_poll (GPollFD *fds,
            guint    n_fds,
            int      timeout)
{
  double total = (g_get_monotonic_time () - turn_began) / 1e3;
  int    n;

  if (turn_began > 0 && total >= LEAST)
    {
      Turn turn = { total, painting, get_running () - ran_before };

      g_array_append_val (turns, turn);
      /* perf record -k CLOCK_MONOTONIC tells what was done then. */
      if (total >= LONG)
        g_debug ("A turn of %.1f ms, %.1f of them running, %.1f painting, from %.6f s",
                 total, turn.running, painting, turn_began / 1e6);
    }
  n = poll_before (fds, n_fds, timeout);
  painting = 0;
  ran_before = get_running ();
  turn_began = g_get_monotonic_time ();

  return n;
}

static void
on_layout_cb (GdkFrameClock *clock)
{
  paint_began = g_get_monotonic_time ();
}

static void
on_after_paint_cb (GdkFrameClock *clock)
{
  if (paint_began > 0)
    painting += (g_get_monotonic_time () - paint_began) / 1e3;
  paint_began = 0;
}

void
hjl_loop_watch_add (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  g_signal_connect_after (clock, "layout", G_CALLBACK (on_layout_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint_cb), NULL);
}

void
hjl_loop_watch_install (GtkWindow *window)
{
  g_assert_null (turns);
  turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  hjl_loop_watch_add (window);
  poll_before = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watch_poll);
}

void
hjl_loop_watch_begin (void)
{
  g_array_set_size (turns, 0);
  /* Not the turn in which this was called. */
  turn_began = 0;
}

static int
compare_totals (gconstpointer a,
                gconstpointer b)
{
  const Turn *left = a;
  const Turn *right = b;

  return (left->total > right->total) - (left->total < right->total);
}

void
hjl_loop_watch_tell (const char *name)
{
  double longest = 0;
  double percentile = 0;
  double not_painting = 0;
  double running = 0;

  g_array_sort (turns, compare_totals);
  for (guint i = 0; i < turns->len; i++)
    {
      Turn turn = g_array_index (turns, Turn, i);

      if (i <= (turns->len - 1) * 0.99)
        percentile = turn.total;
      not_painting = MAX (not_painting, turn.total - turn.painting);
      running = MAX (running, turn.running);
      longest = turn.total;
    }
  g_print ("turns %s %u %.2f %.2f %.2f %.2f\n", name, turns->len, longest, percentile, not_painting, running);
  fflush (stdout);
  hjl_loop_watch_begin ();
}
