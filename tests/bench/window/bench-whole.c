/* bench-whole.c: hjlever-bench-window: HjLever's own window, measured while it starts, syncs or scrolls, and the review
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "app/application/hjl-application.h"
#include "app/review/hjl-review-window.h"
#include "app/window/hjl-window-private.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-bench-scroll.h"
#include "hjl-first-frame.h"
#include "hjl-loop-watch.h"

/* What is watched, in turn. */
typedef enum
{
  STARTING,
  SYNCING_CANDIDATES,
  TURNING,
  SYNCING_JOBS,
} Part;

static HjlWindow  *main_window;
static const char *mode;
static Part        part;
static guint       wait_id;

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
}

static gboolean
is_syncing (void)
{
  gboolean running = TRUE;

  if (main_window->syncer != NULL)
    g_object_get (main_window->syncer, "running", &running, NULL);

  return running;
}

static GtkWidget *
find_list (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (HJL_IS_ROW_LIST (root) && hjl_row_list_get_model (HJL_ROW_LIST (root)) != NULL &&
      g_list_model_get_n_items (G_LIST_MODEL (hjl_row_list_get_model (HJL_ROW_LIST (root)))) > 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/*
 * The start
 */
static void
tell_pages_memory (gpointer user_data)
{
  hjl_first_frame_tell_memory ("pages");
  quit ();
}

static void
show_candidates_too (gpointer user_data)
{
  hjl_window_show_page (main_window, "candidates");
  g_timeout_add_once (HJL_BENCH_REST, tell_pages_memory, NULL);
}

static void
show_jobs_too (gpointer user_data)
{
  hjl_first_frame_tell_memory ("start");
  hjl_window_show_page (main_window, "jobs");
  g_timeout_add_once (HJL_BENCH_REST / 2, show_candidates_too, NULL);
}

static void
paint_header (gpointer user_data)
{
  hjl_first_frame_paint_header (GTK_WINDOW (main_window));
  g_timeout_add_once (HJL_BENCH_PAINT, show_jobs_too, NULL);
}

/* Prints `content` and as `first-frame` does, once the first view is drawn with its environment open. */
static void
on_paint_cb (GdkFrameClock *clock)
{
  gint64 now;

  if (main_window->workspace == NULL || main_window->connection_view == NULL ||
      gtk_widget_get_width (GTK_WIDGET (main_window->connection_view)) == 0)
    return;

  g_signal_handlers_disconnect_by_func (clock, on_paint_cb, NULL);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (main_window)));
  now = g_get_monotonic_time ();
  g_print ("content %" G_GINT64_FORMAT " %.0f\n", now, hjl_first_frame_get_busy ());
  fflush (stdout);
}

/*
 * The sync
 */
static void
end_sync (gpointer user_data)
{
  hjl_loop_watch_tell ("sync-jobs");
  quit ();
}

static void
watch_jobs (gpointer user_data)
{
  hjl_loop_watch_tell ("turn-to-jobs");
  part = SYNCING_JOBS;
}

/* Half of the people while one list is looked at, half with the other. */
static void
on_progress_cb (HjlWorkspace *workspace)
{
  HjlProgress progress = hjl_workspace_get_progress (workspace);

  if (part == SYNCING_CANDIDATES && progress.phase == HJL_PHASE_APPLYING && progress.done * 2 >= progress.total)
    {
      hjl_loop_watch_tell ("sync-candidates");
      part = TURNING;
      hjl_window_show_page (main_window, "jobs");
      g_timeout_add_once (HJL_BENCH_REST, watch_jobs, NULL);
    }
}

static void
on_finished_cb (HjlSyncer           *syncer,
                const HjlSyncReport *report)
{
  g_print ("synced %u\n", report->moved_in_lever + report->moved_in_hackajob);
  g_timeout_add_once (HJL_BENCH_REST / 2, end_sync, NULL);
}

static void
on_failed_cb (HjlSyncer    *syncer,
              const GError *error)
{
  g_printerr ("The sync failed: %s\n", error->message);
  exit (1);
}

static void
watch_candidates (gpointer user_data)
{
  hjl_loop_watch_begin ();
  part = SYNCING_CANDIDATES;
}

static gboolean
wait_for_syncer (gpointer user_data)
{
  if (main_window->syncer == NULL)
    return G_SOURCE_CONTINUE;

  g_signal_connect (main_window->syncer, "finished", G_CALLBACK (on_finished_cb), NULL);
  g_signal_connect (main_window->syncer, "failed", G_CALLBACK (on_failed_cb), NULL);
  g_signal_connect (main_window->workspace, "progress", G_CALLBACK (on_progress_cb), NULL);
  hjl_window_show_page (main_window, "candidates");
  g_timeout_add_once (HJL_BENCH_REST, watch_candidates, NULL);

  return G_SOURCE_REMOVE;
}

/*
 * The lists, at rest
 */
static void
end_scrolling (gpointer user_data)
{
  hjl_loop_watch_tell ("scroll-jobs");
  quit ();
}

static void
scroll_jobs (gpointer user_data)
{
  GtkWidget *list = find_list (GTK_WIDGET (main_window));

  g_assert_nonnull (list);
  hjl_loop_watch_tell ("turn-to-jobs");
  hjl_bench_scroll (GTK_SCROLLABLE (list), HJL_BENCH_FEW_FRAMES, end_scrolling, NULL);
}

static void
turn_to_jobs (gpointer user_data)
{
  hjl_loop_watch_tell ("scroll-candidates");
  hjl_window_show_page (main_window, "jobs");
  g_timeout_add_once (HJL_BENCH_REST, scroll_jobs, NULL);
}

static void
scroll_candidates (gpointer user_data)
{
  GtkWidget *list = find_list (GTK_WIDGET (main_window));

  g_assert_nonnull (list);
  hjl_loop_watch_tell ("turn-to-candidates");
  hjl_bench_scroll (GTK_SCROLLABLE (list), HJL_BENCH_MANY_FRAMES, turn_to_jobs, NULL);
}

/*
 * The review
 */
static guint n_steps;

/* From row to row by the key, a step a frame, with what the row says beside the list. */
static gboolean
step_review (GtkWidget     *review,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  if (n_steps++ < HJL_BENCH_FEW_FRAMES)
    {
      gtk_widget_activate_action (review, "review.next", NULL);
      return G_SOURCE_CONTINUE;
    }

  hjl_loop_watch_tell ("review-walk");
  quit ();

  return G_SOURCE_REMOVE;
}

static void
walk_review (gpointer review)
{
  hjl_loop_watch_tell ("review-scroll");
  gtk_widget_add_tick_callback (review, step_review, NULL, NULL);
}

static void
scroll_review (gpointer review)
{
  GtkWidget *list = find_list (review);

  g_assert_nonnull (list);
  hjl_loop_watch_tell ("review-open");
  hjl_bench_scroll (GTK_SCROLLABLE (list), HJL_BENCH_FEW_FRAMES, walk_review, review);
}

static void
open_review (void)
{
  HjlReviewWindow *review;

  hjl_loop_watch_begin ();
  review = hjl_review_window_open (GTK_WIDGET (main_window), main_window->workspace);
  hjl_loop_watch_add (GTK_WINDOW (review));
  g_timeout_add_once (HJL_BENCH_REST, scroll_review, review);
}

static gboolean
wait_for_rest (gpointer user_data)
{
  if (is_syncing ())
    return G_SOURCE_CONTINUE;

  if (g_str_equal (mode, "review"))
    {
      open_review ();
      return G_SOURCE_REMOVE;
    }

  hjl_loop_watch_begin ();
  hjl_window_show_page (main_window, "candidates");
  g_timeout_add_once (HJL_BENCH_REST, scroll_candidates, NULL);

  return G_SOURCE_REMOVE;
}

static void
on_first_frame (GtkWindow *window)
{
  main_window = HJL_WINDOW (window);
  if (g_str_equal (mode, "start"))
    {
      g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "paint", G_CALLBACK (on_paint_cb), NULL);
      g_timeout_add_once (HJL_BENCH_REST, paint_header, NULL);
      return;
    }

  hjl_loop_watch_install (window);
  wait_id = g_timeout_add (100, g_str_equal (mode, "sync") ? wait_for_syncer : wait_for_rest, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (HjlApplication) application = NULL;

  if (argc < 2)
    {
      g_printerr ("bench-window start|sync|scroll|review [OPTION…]: the options are those of hjlever.\n");
      return 2;
    }

  mode = argv[1];
  application = hjl_application_new ();
  hjl_first_frame_watch (GTK_APPLICATION (application), on_first_frame);

  return g_application_run (G_APPLICATION (application), argc - 1, argv + 1);
}
