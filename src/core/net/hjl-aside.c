/* hjl-aside.c: what may hang runs in a thread of its own, and is waited for only so long
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-aside.h"

#include "model/hjl-error.h"
#include "net/hjl-worker.h"

/* Milliseconds without anything that came: a slow disk that spins up is no disk that hangs. */
#define PATIENCE 60000

/* What the thread has. It is freed by whoever is last. */
typedef struct
{
  gatomicrefcount ref_count;
  HjlAsideFunc    func;
  gpointer        data;
  GDestroyNotify  destroy;
  GMutex          mutex; /* of what follows */
  GCond           cond;
  GSource        *timer; /* nullable: nobody waits, or without a main loop */
  gboolean        gets_on;
  gboolean        past; /* whoever waits is to look as if the patience had passed */
  gboolean        ended;
} Work;

typedef struct
{
  Work         *work;
  GCancellable *stop;
  GSource      *cancelled; /* nullable */
  gboolean      late;
} Waiting;

/* Of a thread that runs a function: its Work. */
static GPrivate current;

static Work *
work_new (HjlAsideFunc   func,
          gpointer       data,
          GDestroyNotify destroy)
{
  Work *work = g_new0 (Work, 1);

  g_atomic_ref_count_init (&work->ref_count);
  work->func = func;
  work->data = data;
  work->destroy = destroy;
  g_mutex_init (&work->mutex);
  g_cond_init (&work->cond);

  return work;
}

static Work *
work_ref (Work *work)
{
  g_atomic_ref_count_inc (&work->ref_count);

  return work;
}

static void
work_unref (gpointer data)
{
  Work *work = data;

  if (!g_atomic_ref_count_dec (&work->ref_count))
    return;

  work->destroy (work->data);
  g_mutex_clear (&work->mutex);
  g_cond_clear (&work->cond);
  g_free (work);
}

/* Nobody waits any more. */
static void
clear_timer (Work *work)
{
  g_mutex_lock (&work->mutex);
  hjl_clear_source (&work->timer);
  g_cond_broadcast (&work->cond);
  g_mutex_unlock (&work->mutex);
}

static void
call (Work         *work,
      GCancellable *cancellable)
{
  g_private_set (&current, work);
  work->func (work->data, cancellable);
  g_private_set (&current, NULL);
}

void
hjl_aside_get_on (void)
{
  Work *work = g_private_get (&current);

  if (work == NULL)
    return;

  g_mutex_lock (&work->mutex);
  work->gets_on = TRUE;
  g_mutex_unlock (&work->mutex);
}

void
hjl_aside_end_patience (void)
{
  Work *work = g_private_get (&current);

  if (work == NULL)
    return;

  g_mutex_lock (&work->mutex);
  work->past = TRUE;
  if (work->timer != NULL)
    g_source_set_ready_time (work->timer, 0);
  g_cond_broadcast (&work->cond);
  while (work->past && work->timer != NULL)
    g_cond_wait (&work->cond, &work->mutex);
  g_mutex_unlock (&work->mutex);
}

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  clear_timer (waiting->work);
  hjl_clear_source (&waiting->cancelled);
  g_object_unref (waiting->stop);
  work_unref (waiting->work);
  g_free (waiting);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  Work *work = data;

  call (work, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
did_run (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Waiting *waiting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean ended = g_task_propagate_boolean (G_TASK (result), &error);

  clear_timer (waiting->work);
  hjl_clear_source (&waiting->cancelled);
  if (ended)
    g_task_return_boolean (task, TRUE);
  else if (waiting->late)
    g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_TIMED_OUT, "Nothing came in %u seconds", PATIENCE / 1000);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
begin_patience (GSource *timer)
{
  g_source_set_ready_time (timer, g_get_monotonic_time () + PATIENCE * G_TIME_SPAN_MILLISECOND);
}

static gboolean
on_late_cb (gpointer user_data)
{
  Waiting *waiting = user_data;
  Work    *work = waiting->work;
  gboolean gets_on;

  g_mutex_lock (&work->mutex);
  gets_on = work->gets_on;
  work->gets_on = FALSE;
  if (gets_on)
    begin_patience (work->timer);
  work->past = FALSE;
  g_cond_broadcast (&work->cond);
  g_mutex_unlock (&work->mutex);
  if (gets_on)
    return G_SOURCE_CONTINUE;

  waiting->late = TRUE;
  g_cancellable_cancel (waiting->stop);

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  g_cancellable_cancel (((Waiting *) user_data)->stop);

  return G_SOURCE_REMOVE;
}

void
hjl_aside_async (HjlAsideFunc        func,
                 gpointer            data,
                 GDestroyNotify      destroy,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  GTask   *task;
  Waiting *waiting;
  g_autoptr (GTask) running = NULL;

  g_return_if_fail (func != NULL && destroy != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  waiting = g_new0 (Waiting, 1);
  g_task_set_source_tag (task, hjl_aside_async);
  /* What has ended has ended, also where it was cancelled at the same moment. */
  g_task_set_check_cancellable (task, FALSE);
  waiting->work = work_new (func, data, destroy);
  waiting->stop = g_cancellable_new ();
  g_task_set_task_data (task, waiting, free_waiting);

  /* The thread does not have it yet. */
  waiting->work->timer = hjl_timer_new ();
  begin_patience (waiting->work->timer);
  g_source_set_callback (waiting->work->timer, on_late_cb, waiting, NULL);
  g_source_attach (waiting->work->timer, g_main_context_get_thread_default ());
  if (cancellable != NULL)
    {
      waiting->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiting->cancelled, G_SOURCE_FUNC (on_cancelled_cb), waiting, NULL);
      g_source_attach (waiting->cancelled, g_main_context_get_thread_default ());
    }

  running = g_task_new (NULL, waiting->stop, did_run, task);
  g_task_set_source_tag (running, run);
  /* The thread may outlast everybody. */
  g_task_set_name (running, "standing: aside");
  g_task_set_task_data (running, work_ref (waiting->work), work_unref);
  g_task_set_return_on_cancel (running, TRUE);
  g_task_run_in_thread (running, run);
}

gpointer
hjl_aside_finish (GAsyncResult *result,
                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return ((Waiting *) g_task_get_task_data (G_TASK (result)))->work->data;
}

static gpointer
run_alone (gpointer data)
{
  Work *work = data;

  call (work, NULL);
  g_mutex_lock (&work->mutex);
  work->ended = TRUE;
  g_cond_signal (&work->cond);
  g_mutex_unlock (&work->mutex);
  work_unref (work);

  return NULL;
}

gboolean
hjl_aside_try (HjlAsideFunc   func,
               gpointer       data,
               GDestroyNotify destroy,
               guint          milliseconds,
               void (*take) (gpointer data, gpointer user_data),
               gpointer user_data)
{
  Work    *work = work_new (func, data, destroy);
  gint64   until = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  gboolean ended = TRUE;

  g_thread_unref (g_thread_new ("hjl-aside", run_alone, work_ref (work)));
  g_mutex_lock (&work->mutex);
  while (!work->ended && !work->past && ended)
    ended = g_cond_wait_until (&work->cond, &work->mutex, until);
  ended = work->ended;
  g_mutex_unlock (&work->mutex);
  if (ended)
    take (work->data, user_data);
  work_unref (work);

  return ended;
}
