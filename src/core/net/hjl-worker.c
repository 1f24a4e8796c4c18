/* hjl-worker.c: a thread with a main context of its own, in which everything slow happens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-worker.h"

void
hjl_worker_post (GMainContext  *context,
                 GSourceFunc    func,
                 gpointer       data,
                 GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_return_if_fail (func != NULL);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}

void
hjl_clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
dispatch_timer (GSource    *source,
                GSourceFunc callback,
                gpointer    user_data)
{
  return callback (user_data);
}

GSource *
hjl_timer_new (void)
{
  static GSourceFuncs funcs = { .dispatch = dispatch_timer };

  return g_source_new (&funcs, sizeof (GSource));
}

struct _HjlWorker
{
  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;
};

static gpointer
run (gpointer data)
{
  HjlWorker *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
quit (gpointer data)
{
  HjlWorker *self = data;

  g_main_loop_quit (self->loop);

  return G_SOURCE_REMOVE;
}

HjlWorker *
hjl_worker_new (const char *name)
{
  HjlWorker *self = g_new0 (HjlWorker, 1);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new (name, run, self);

  return self;
}

void
hjl_worker_invoke (HjlWorker  *self,
                   GSourceFunc func,
                   gpointer    data)
{
  g_return_if_fail (self != NULL);

  hjl_worker_post (self->context, func, data, NULL);
}

static gboolean
on_let_go_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

void
hjl_worker_let_go (GTask *task)
{
  g_return_if_fail (G_IS_TASK (task));

  hjl_worker_post (g_task_get_context (task), on_let_go_cb, task, g_object_unref);
}

void
hjl_worker_free (HjlWorker *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (!g_main_context_is_owner (self->context));

  hjl_worker_invoke (self, quit, self);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self);
}
