/* hjl-workspace.c: an environment opened: accounts, mappings, candidates, sync; what app and cli build on
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-workspace-private.h"

#include "model/hjl-error.h"
#include "net/hjl-worker.h"

/* Views need not redraw more often than this. */
#define TELL_EVERY 100

G_DEFINE_FINAL_TYPE (HjlWorkspace, hjl_workspace, G_TYPE_OBJECT)

static gboolean
on_tell_cb (gpointer user_data)
{
  HjlWorkspace *self = user_data;
  HjlChanges    changes;
  guint         accounts;

  g_mutex_lock (&self->mutex);
  changes = self->changes;
  accounts = self->accounts;
  self->changes = 0;
  self->accounts = 0;
  g_clear_pointer (&self->tell, g_source_unref);
  g_mutex_unlock (&self->mutex);

  for (guint side = 0; side < 2; side++)
    if ((accounts & (1u << side)) != 0)
      g_signal_emit_by_name (self, "account-changed", side);
  if (changes != 0)
    g_signal_emit_by_name (self, "changed", (guint) changes);
  g_signal_emit_by_name (self, "progress");

  return G_SOURCE_REMOVE;
}

/* With the lock held. */
static void
tell_soon (HjlWorkspace *self)
{
  if (self->tell != NULL)
    return;

  /* It holds the workspace: an idle one may be let go of before it is told. */
  self->tell = g_timeout_source_new (TELL_EVERY);
  g_source_set_callback (self->tell, on_tell_cb, g_object_ref (self), g_object_unref);
  g_source_attach (self->tell, self->front);
}

void
hjl_workspace_tell_changed (HjlWorkspace *self,
                            HjlChanges    changes)
{
  g_mutex_lock (&self->mutex);
  self->changes |= changes;
  tell_soon (self);
  g_mutex_unlock (&self->mutex);
}

void
hjl_workspace_tell_progress (HjlWorkspace      *self,
                             const HjlProgress *progress,
                             const char        *waiting_for)
{
  g_mutex_lock (&self->mutex);
  self->progress = *progress;
  hjl_set_text (&self->waiting_for, waiting_for);
  tell_soon (self);
  g_mutex_unlock (&self->mutex);
}

void
hjl_workspace_tell_account (HjlWorkspace *self,
                            HjlSide       side)
{
  /* Who has connected a feed has chosen it. */
  hjl_workspace_tell_from (self);
  g_mutex_lock (&self->mutex);
  self->accounts |= 1u << side;
  tell_soon (self);
  g_mutex_unlock (&self->mutex);
}

/* In the thread. */
static void
on_tokens_asking_cb (HjlWorkspace *self)
{
  g_mutex_lock (&self->mutex);
  self->n_asking++;
  tell_soon (self);
  g_mutex_unlock (&self->mutex);
}

static void
on_tokens_answered_cb (HjlWorkspace *self)
{
  g_mutex_lock (&self->mutex);
  self->n_asking--;
  tell_soon (self);
  g_mutex_unlock (&self->mutex);
}

/* A job on its way to the thread. */
typedef struct
{
  HjlWorkspace *workspace;
  GTask        *task;
  HjlJobFunc    func;
} HjlErrand;

static gboolean
on_errand_cb (gpointer user_data)
{
  HjlErrand *errand = user_data;

  errand->func (errand->workspace, errand->task);
  g_free (errand);

  return G_SOURCE_REMOVE;
}

static gboolean
on_free_services_cb (gpointer user_data)
{
  hjl_workspace_free_services (user_data);

  return G_SOURCE_REMOVE;
}

static void
stop_thread (HjlWorkspace *self)
{
  if (self->worker == NULL)
    return;

  hjl_worker_invoke (self->worker, on_free_services_cb, self);
  g_clear_pointer (&self->worker, hjl_worker_free);
}

static gboolean
on_rested_cb (gpointer user_data)
{
  HjlWorkspace *self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->closing);

  stop_thread (self);
  hjl_clear_source (&self->tell);
  g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
rest_one_less (HjlWorkspace *self)
{
  if (--self->n_unrested == 0)
    hjl_worker_post (g_task_get_context (self->closing), on_rested_cb, self, NULL);
}

static void
did_rest (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  hjl_finish (HJL_ACCOUNT (object), result, NULL);
  rest_one_less (user_data);
}

/* In the thread. What is between an account and the server, or the keyring, would be lost with the thread. */
static gboolean
on_rest_cb (gpointer user_data)
{
  HjlWorkspace *self = user_data;

  self->n_unrested = 1;
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    if (self->sides[i].account != NULL)
      {
        self->n_unrested++;
        hjl_account_rest_async (self->sides[i].account, did_rest, self);
      }
  rest_one_less (self);

  return G_SOURCE_REMOVE;
}

/* The task of closing holds the workspace. */
static void
end_closing (HjlWorkspace *self)
{
  self->resting = TRUE;
  g_clear_object (&self->loader);
  g_clear_object (&self->view);
  if (self->worker != NULL)
    hjl_worker_invoke (self->worker, on_rest_cb, self);
  else
    on_rested_cb (self);
}

static void
on_task_completed_cb (GTask        *task,
                      GParamSpec   *pspec,
                      HjlWorkspace *self)
{
  GCancellable *own = g_task_get_cancellable (task);
  GCancellable *outer = g_object_get_data (G_OBJECT (own), "outer");

  if (outer != NULL)
    g_signal_handlers_disconnect_by_data (outer, own);
  g_ptr_array_remove_fast (self->running, own);
  if (self->closing != NULL && !self->resting && self->running->len == 0)
    end_closing (self);
}

GTask *
hjl_workspace_new_task (HjlWorkspace       *self,
                        gpointer            tag,
                        gpointer            job,
                        GDestroyNotify      free_job,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GCancellable *own = g_cancellable_new ();
  GTask        *task = g_task_new (self, own, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, free_job);
  /* The handler goes when the task is over, in the thread in which a caller cancels: `own` may go in the
   * other one, while the caller cancels. */
  if (cancellable != NULL)
    {
      g_object_set_data_full (G_OBJECT (own), "outer", g_object_ref (cancellable), g_object_unref);
      g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), own);
      if (g_cancellable_is_cancelled (cancellable))
        g_cancellable_cancel (own);
    }
  if (self->closing != NULL)
    g_cancellable_cancel (own);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_task_completed_cb), self, 0);
  g_ptr_array_add (self->running, own);

  return task;
}

void
hjl_workspace_send (HjlWorkspace *self,
                    GTask        *task,
                    HjlJobFunc    func)
{
  HjlErrand *errand;

  if (self->worker == NULL || self->resting)
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_FAILED, "The workspace is closed");
      g_object_unref (task);
      return;
    }

  errand = g_new0 (HjlErrand, 1);
  errand->workspace = self;
  errand->task = task;
  errand->func = func;
  hjl_worker_invoke (self->worker, on_errand_cb, errand);
}

void
hjl_workspace_run (HjlWorkspace       *self,
                   gpointer            tag,
                   HjlJobFunc          func,
                   gpointer            job,
                   GDestroyNotify      free_job,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  hjl_workspace_send (self, hjl_workspace_new_task (self, tag, job, free_job, cancellable, callback, user_data), func);
}

void
hjl_workspace_end_task (GTask   *task,
                        gboolean done,
                        GError  *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  hjl_worker_let_go (task);
}

void
hjl_workspace_end_count (GTask  *task,
                         int     n,
                         GError *error)
{
  if (n >= 0)
    g_task_return_int (task, n);
  else
    g_task_return_error (task, error);
  hjl_worker_let_go (task);
}

void
hjl_workspace_end_pointer (GTask         *task,
                           gpointer       result,
                           GDestroyNotify free_result,
                           GError        *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, error);
  hjl_worker_let_go (task);
}

static void
hjl_workspace_dispose (GObject *object)
{
  HjlWorkspace *self = HJL_WORKSPACE (object);

  /* Tasks hold the workspace, so none is under way here; nor is there anything to tell. */
  stop_thread (self);
  g_clear_object (&self->loader);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (hjl_workspace_parent_class)->dispose (object);
}

static void
hjl_workspace_finalize (GObject *object)
{
  HjlWorkspace *self = HJL_WORKSPACE (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->tokens);
  g_free (self->program);
  g_free (self->data_dir);
  g_free (self->waiting_for);
  g_clear_pointer (&self->typed, hjl_feed_address_free);
  g_clear_pointer (&self->front, g_main_context_unref);
  g_ptr_array_unref (self->running);
  g_ptr_array_unref (self->sync_tasks);
  g_ptr_array_unref (self->sync_queue);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (hjl_workspace_parent_class)->finalize (object);
}

static void
hjl_workspace_class_init (HjlWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_workspace_dispose;
  object_class->finalize = hjl_workspace_finalize;

  g_signal_new ("changed",
                G_TYPE_FROM_CLASS (klass),
                G_SIGNAL_RUN_LAST,
                0,
                NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("progress",
                G_TYPE_FROM_CLASS (klass),
                G_SIGNAL_RUN_LAST,
                0,
                NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("account-changed",
                G_TYPE_FROM_CLASS (klass),
                G_SIGNAL_RUN_LAST,
                0,
                NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hjl_workspace_init (HjlWorkspace *self)
{
  g_mutex_init (&self->mutex);
  self->running = g_ptr_array_new_with_free_func (g_object_unref);
  self->sync_tasks = g_ptr_array_new ();
  self->sync_queue = g_ptr_array_new ();
  self->lock = -1;
}

HjlWorkspace *
hjl_workspace_new (HjlEnvironment            *environment,
                   HjlTokenStore             *tokens,
                   const char                *program,
                   const HjlWorkspaceOptions *options)
{
  HjlWorkspace *self;

  g_return_val_if_fail (HJL_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (HJL_IS_TOKEN_STORE (tokens), NULL);
  g_return_val_if_fail (program != NULL, NULL);

  self = g_object_new (HJL_TYPE_WORKSPACE, NULL);
  self->environment = g_object_ref (environment);
  self->tokens = g_object_ref (tokens);
  self->program = g_strdup (program);
  if (options != NULL)
    self->options = *options;
  if (self->options.data_dir != NULL)
    self->data_dir = g_strdup (self->options.data_dir);
  else
    self->data_dir = hjl_environment_dup_data_dir (environment);
  self->options.data_dir = NULL;
  self->front = g_main_context_ref_thread_default ();
  self->worker = hjl_worker_new ("hjl-workspace");
  /* Who made the store may keep it for longer. */
  g_signal_connect_object (tokens, "asking", G_CALLBACK (on_tokens_asking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tokens, "answered", G_CALLBACK (on_tokens_answered_cb), self, G_CONNECT_SWAPPED);

  return self;
}

HjlEnvironment *
hjl_workspace_get_environment (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return self->environment;
}

HjlStore *
hjl_workspace_get_store (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return self->view;
}

HjlLoader *
hjl_workspace_get_loader (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  if (self->loader == NULL && self->view != NULL)
    {
      g_autofree char *path = g_build_filename (self->data_dir, HJL_WORKSPACE_DATABASE, NULL);

      self->loader = hjl_loader_new (path);
    }

  return self->loader;
}

HjlLoader *
hjl_workspace_new_loader (HjlEnvironment *environment)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (HJL_IS_ENVIRONMENT (environment), NULL);

  folder = hjl_environment_dup_data_dir (environment);
  path = g_build_filename (folder, HJL_WORKSPACE_DATABASE, NULL);

  return hjl_loader_new (path);
}

static void
open_store (HjlWorkspace *self,
            GTask        *task)
{
  g_autofree char *path = g_build_filename (self->data_dir, HJL_WORKSPACE_DATABASE, NULL);
  GError          *error = NULL;

  if (self->store == NULL)
    {
      self->store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
      if (self->store != NULL)
        {
          hjl_workspace_make_services (self);
          hjl_workspace_tell_from (self);
          hjl_workspace_sweep_files (self);
        }
    }
  hjl_workspace_end_task (task, self->store != NULL, error);
}

void
hjl_workspace_open_async (HjlWorkspace       *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_open_async, open_store, NULL, NULL, cancellable, callback, user_data);
}

gboolean
hjl_workspace_open_finish (HjlWorkspace *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_autofree char *path = NULL;

  if (!hjl_finish (self, result, error))
    return FALSE;

  path = g_build_filename (self->data_dir, HJL_WORKSPACE_DATABASE, NULL);
  g_clear_object (&self->view);
  self->view = hjl_store_open (path, HJL_STORE_READ_ONLY, error);

  return self->view != NULL;
}

void
hjl_workspace_close_async (HjlWorkspace       *self,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (self->closing == NULL);

  self->closing = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->closing, hjl_workspace_close_async);
  if (self->running->len == 0)
    {
      end_closing (self);
      return;
    }

  /* Each leaves the list when its callback has run, which is never in here. */
  for (guint i = 0; i < self->running->len; i++)
    g_cancellable_cancel (g_ptr_array_index (self->running, i));
}

HjlProgress
hjl_workspace_get_progress (HjlWorkspace *self)
{
  HjlProgress progress = { 0 };

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), progress);

  g_mutex_lock (&self->mutex);
  progress = self->progress;
  g_mutex_unlock (&self->mutex);

  return progress;
}

char *
hjl_workspace_dup_waiting_for (HjlWorkspace *self)
{
  char *waiting_for;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  g_mutex_lock (&self->mutex);
  waiting_for = g_strdup (self->waiting_for);
  g_mutex_unlock (&self->mutex);

  return waiting_for;
}

gboolean
hjl_workspace_is_keyring_asking (HjlWorkspace *self)
{
  gboolean asking;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), FALSE);

  g_mutex_lock (&self->mutex);
  asking = self->n_asking > 0;
  g_mutex_unlock (&self->mutex);

  return asking;
}
