/* hjl-demo-front.c: where the stand-ins draw, in a program that draws itself
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-front.h"

/* Something to draw, of a thread that waits for it. */
typedef struct
{
  void (*func) (gpointer data);
  gpointer data;
  gboolean done;
} Drawing;

static GMutex        mutex; /* for all that follows */
static GCond         cond;
static GMainContext *front;                   /* nullable */
static GThread      *front_thread;            /* not a reference: only compared */
static GQueue        drawings = G_QUEUE_INIT; /* (element-type Drawing): of those who wait */

void
hjl_demo_front_set (GMainContext *context)
{
  g_mutex_lock (&mutex);
  g_clear_pointer (&front, g_main_context_unref);
  front = context != NULL ? g_main_context_ref (context) : NULL;
  front_thread = g_thread_self ();
  g_mutex_unlock (&mutex);
}

/* With the mutex, which is let go meanwhile. Returns: whether there was something to draw */
static gboolean
draw_next (void)
{
  Drawing *drawing = g_queue_pop_head (&drawings);

  if (drawing == NULL)
    return FALSE;

  g_mutex_unlock (&mutex);
  drawing->func (drawing->data);
  g_mutex_lock (&mutex);
  drawing->done = TRUE;
  g_cond_broadcast (&cond);

  return TRUE;
}

/* What somebody drew who waited in front is not there any more. */
static gboolean
on_idle_cb (gpointer user_data)
{
  g_mutex_lock (&mutex);
  draw_next ();
  g_mutex_unlock (&mutex);

  return G_SOURCE_REMOVE;
}

void
hjl_demo_front_draw (void (*func) (gpointer data),
                     gpointer data)
{
  Drawing drawing = { func, data };
  g_autoptr (GSource) source = NULL;

  g_mutex_lock (&mutex);
  if (front == NULL || front_thread == g_thread_self ())
    {
      g_mutex_unlock (&mutex);
      func (data);
      return;
    }

  g_queue_push_tail (&drawings, &drawing);
  g_cond_broadcast (&cond);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_idle_cb, NULL, NULL);
  g_source_attach (source, front);
  while (!drawing.done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
}

void
hjl_demo_front_wait (const gboolean *done)
{
  g_mutex_lock (&mutex);
  while (!*done)
    {
      if (front != NULL && front_thread == g_thread_self () && draw_next ())
        continue;
      g_cond_wait (&cond, &mutex);
    }
  g_mutex_unlock (&mutex);
}

void
hjl_demo_front_end (gboolean *done)
{
  g_mutex_lock (&mutex);
  *done = TRUE;
  g_cond_broadcast (&cond);
  g_mutex_unlock (&mutex);
}
