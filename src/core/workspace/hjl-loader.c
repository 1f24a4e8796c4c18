/* hjl-loader.c: reads the database in a thread, so that no question stalls the window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-loader.h"

#include "workspace/hjl-memory.h"
#include "net/hjl-worker.h"

struct _HjlLoader
{
  GObject parent_instance;

  char      *path;
  HjlWorker *worker;
  HjlStore  *store; /* the thread's while it runs */
  HjlMemory *rest;  /* as the store */
};

G_DEFINE_FINAL_TYPE (HjlLoader, hjl_loader, G_TYPE_OBJECT)

typedef struct
{
  HjlLoadFunc    func;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} HjlQuestion;

static void
question_free (HjlQuestion *question)
{
  if (question->free_data != NULL)
    question->free_data (question->data);
  g_free (question);
}

static gboolean
on_question_cb (gpointer user_data)
{
  GTask       *task = user_data;
  HjlLoader   *self = g_task_get_source_object (task);
  HjlQuestion *question = g_task_get_task_data (task);
  gpointer     answer = NULL;
  GError      *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    {
      hjl_worker_let_go (task);
      return G_SOURCE_REMOVE;
    }

  if (self->store == NULL)
    self->store = hjl_store_open (self->path, HJL_STORE_READ_ONLY, &error);
  if (self->rest == NULL && self->store != NULL)
    self->rest = hjl_memory_new (self->store);
  if (self->store != NULL)
    answer = question->func (self->store, question->data, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, question->free_result);
  else
    g_task_return_error (task, error);
  if (self->rest != NULL)
    hjl_memory_later (self->rest);
  hjl_worker_let_go (task);

  return G_SOURCE_REMOVE;
}

static void
hjl_loader_finalize (GObject *object)
{
  HjlLoader *self = HJL_LOADER (object);

  hjl_worker_free (self->worker);
  g_clear_pointer (&self->rest, hjl_memory_free);
  g_clear_object (&self->store);
  g_free (self->path);

  G_OBJECT_CLASS (hjl_loader_parent_class)->finalize (object);
}

static void
hjl_loader_class_init (HjlLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = hjl_loader_finalize;
}

static void
hjl_loader_init (HjlLoader *self)
{
  self->worker = hjl_worker_new ("hjl-loader");
}

HjlLoader *
hjl_loader_new (const char *path)
{
  HjlLoader *self = g_object_new (HJL_TYPE_LOADER, NULL);

  self->path = g_strdup (path);

  return self;
}

void
hjl_loader_load_async (HjlLoader          *self,
                       HjlLoadFunc         func,
                       gpointer            data,
                       GDestroyNotify      free_data,
                       GDestroyNotify      free_result,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  HjlQuestion *question;
  GTask       *task;

  g_return_if_fail (HJL_IS_LOADER (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_loader_load_async);
  question = g_new0 (HjlQuestion, 1);
  question->func = func;
  question->data = data;
  question->free_data = free_data;
  question->free_result = free_result;
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  hjl_worker_invoke (self->worker, on_question_cb, task);
}
