/* hjl-workspace.c: an environment opened: accounts, mappings, candidates, sync; what app and cli build on
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "workspace/hjl-workspace-private.h"

#include "model/hjl-error.h"

/* Views need not redraw more often than this. */
#define TELL_EVERY 100

G_DEFINE_FINAL_TYPE (HjlWorkspace, hjl_workspace, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENVIRONMENT,
  PROP_TOKENS,
  PROP_PROGRAM,
  PROP_DATA_DIR,
  PROP_SETTLE_TIME,
  PROP_WORKERS,
  PROP_BACKOFF,
  PROP_IDLE_TIMEOUT,
  PROP_CLOCK,
  N_PROPS
};

enum
{
  CHANGED,
  PROGRESS,
  ACCOUNT_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static gboolean
on_tell_cb (gpointer user_data)
{
  HjlWorkspace *self = user_data;
  HjlChanges    changes;
  guint         accounts;

  g_mutex_lock (&self->lock);
  changes = self->changes;
  accounts = self->accounts;
  self->changes = 0;
  self->accounts = 0;
  g_clear_pointer (&self->tell, g_source_unref);
  g_mutex_unlock (&self->lock);

  for (guint side = 0; side < 2; side++)
    {
      if ((accounts & (1u << side)) != 0)
        g_signal_emit (self, signals[ACCOUNT_CHANGED], 0, side);
    }
  if (changes != 0)
    g_signal_emit (self, signals[CHANGED], 0, (guint) changes);
  g_signal_emit (self, signals[PROGRESS], 0);

  return G_SOURCE_REMOVE;
}

/* With the lock held. */
static void
tell_soon (HjlWorkspace *self)
{
  if (self->tell != NULL)
    return;

  /* It holds the workspace, whose last reference may otherwise go in the thread while this is told. */
  self->tell = g_timeout_source_new (TELL_EVERY);
  g_source_set_callback (self->tell, on_tell_cb, g_object_ref (self), g_object_unref);
  g_source_attach (self->tell, self->context);
}

static void
session_changed (HjlWorkspace *self,
                 HjlChanges    changes)
{
  g_mutex_lock (&self->lock);
  self->changes |= changes;
  tell_soon (self);
  g_mutex_unlock (&self->lock);
}

static void
session_progressed (HjlWorkspace      *self,
                    const HjlProgress *progress,
                    const char        *waiting_for)
{
  g_mutex_lock (&self->lock);
  self->progress = *progress;
  g_free (self->waiting_for);
  self->waiting_for = g_strdup (waiting_for);
  tell_soon (self);
  g_mutex_unlock (&self->lock);
}

static void
session_account_changed (HjlWorkspace *self,
                         HjlSide       side)
{
  g_mutex_lock (&self->lock);
  self->accounts |= 1u << side;
  tell_soon (self);
  g_mutex_unlock (&self->lock);
}

static const HjlSessionEvents events = {
  session_changed,
  session_progressed,
  session_account_changed,
};

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

  errand->func (errand->workspace->session, errand->task);
  g_free (errand);

  return G_SOURCE_REMOVE;
}

static gboolean
on_free_session_cb (gpointer user_data)
{
  HjlWorkspace *self = user_data;

  g_clear_pointer (&self->session, hjl_session_free);

  return G_SOURCE_REMOVE;
}

static void
stop_thread (HjlWorkspace *self)
{
  if (self->worker == NULL)
    return;

  /* A task may be the last to let go of the workspace, in the thread in which it was returned. */
  if (hjl_worker_is_here (self->worker))
    on_free_session_cb (self);
  else
    hjl_worker_invoke (self->worker, on_free_session_cb, self);
  g_clear_pointer (&self->worker, hjl_worker_free);
}

static void
end_closing (HjlWorkspace *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->closing);

  g_clear_object (&self->loader);
  g_clear_object (&self->store);
  stop_thread (self);
  if (self->tell != NULL)
    g_source_destroy (self->tell);
  g_clear_pointer (&self->tell, g_source_unref);
  g_task_return_boolean (task, TRUE);
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
  if (self->closing != NULL && self->running->len == 0)
    end_closing (self);
}

GTask *
hjl_workspace_new_task (HjlWorkspace       *self,
                        gpointer            tag,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GCancellable *own = g_cancellable_new ();
  GTask        *task = g_task_new (self, own, callback, user_data);

  g_task_set_source_tag (task, tag);
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
hjl_workspace_run (HjlWorkspace *self,
                   GTask        *task,
                   HjlJob       *job,
                   HjlJobFunc    func)
{
  HjlErrand *errand;

  g_task_set_task_data (task, job, (GDestroyNotify) hjl_job_free);
  if (self->worker == NULL)
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

static void
hjl_workspace_constructed (GObject *object)
{
  HjlWorkspace *self = HJL_WORKSPACE (object);

  G_OBJECT_CLASS (hjl_workspace_parent_class)->constructed (object);

  if (self->data_dir == NULL)
    self->data_dir = hjl_environment_dup_data_dir (self->environment);
  self->context = g_main_context_ref_thread_default ();
  self->session = hjl_session_new (self, &events, self->environment, self->tokens);
  self->session->program = g_strdup (self->program);
  self->session->data_dir = g_strdup (self->data_dir);
  self->session->settle_time = self->settle_time;
  self->session->workers = self->workers;
  self->session->backoff = self->backoff;
  self->session->idle_timeout = self->idle_timeout;
  self->session->clock = self->clock;
  self->session->front = g_main_context_ref (self->context);
  self->worker = hjl_worker_new ("hjl-workspace");
}

static void
hjl_workspace_dispose (GObject *object)
{
  HjlWorkspace *self = HJL_WORKSPACE (object);

  /* Tasks hold the workspace, so none is under way here; nor is there anything to tell. */
  stop_thread (self);
  g_clear_object (&self->loader);
  g_clear_object (&self->store);

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
  g_clear_pointer (&self->feed, hjl_feed_address_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_ptr_array_unref (self->running);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (hjl_workspace_parent_class)->finalize (object);
}

static void
hjl_workspace_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HjlWorkspace *self = HJL_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_ENVIRONMENT:
      g_value_set_object (value, self->environment);
      break;

    case PROP_TOKENS:
      g_value_set_object (value, self->tokens);
      break;

    case PROP_PROGRAM:
      g_value_set_string (value, self->program);
      break;

    case PROP_DATA_DIR:
      g_value_set_string (value, self->data_dir);
      break;

    case PROP_SETTLE_TIME:
      g_value_set_uint (value, self->settle_time);
      break;

    case PROP_WORKERS:
      g_value_set_uint (value, self->workers);
      break;

    case PROP_BACKOFF:
      g_value_set_uint (value, self->backoff);
      break;

    case PROP_IDLE_TIMEOUT:
      g_value_set_uint (value, self->idle_timeout);
      break;

    case PROP_CLOCK:
      g_value_set_pointer (value, self->clock);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_workspace_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HjlWorkspace *self = HJL_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_ENVIRONMENT:
      self->environment = g_value_dup_object (value);
      break;

    case PROP_TOKENS:
      self->tokens = g_value_dup_object (value);
      break;

    case PROP_PROGRAM:
      self->program = g_value_dup_string (value);
      break;

    case PROP_DATA_DIR:
      self->data_dir = g_value_dup_string (value);
      break;

    case PROP_SETTLE_TIME:
      self->settle_time = g_value_get_uint (value);
      break;

    case PROP_WORKERS:
      self->workers = g_value_get_uint (value);
      break;

    case PROP_BACKOFF:
      self->backoff = g_value_get_uint (value);
      break;

    case PROP_IDLE_TIMEOUT:
      self->idle_timeout = g_value_get_uint (value);
      break;

    case PROP_CLOCK:
      self->clock = g_value_get_pointer (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hjl_workspace_class_init (HjlWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hjl_workspace_constructed;
  object_class->dispose = hjl_workspace_dispose;
  object_class->finalize = hjl_workspace_finalize;
  object_class->get_property = hjl_workspace_get_property;
  object_class->set_property = hjl_workspace_set_property;

  properties[PROP_ENVIRONMENT] = g_param_spec_object ("profile", NULL, NULL, HJL_TYPE_ENVIRONMENT, flags);
  properties[PROP_TOKENS] = g_param_spec_object ("tokens", NULL, NULL, HJL_TYPE_TOKEN_STORE, flags);
  properties[PROP_PROGRAM] = g_param_spec_string ("program", NULL, NULL, "HjLever", flags);
  properties[PROP_DATA_DIR] = g_param_spec_string ("data-dir", NULL, NULL, NULL, flags);
  properties[PROP_SETTLE_TIME] = g_param_spec_uint ("settle-time", NULL, NULL, 0, G_MAXUINT, 3000, flags);
  properties[PROP_WORKERS] = g_param_spec_uint ("workers", NULL, NULL, 1, 64, 8, flags);
  properties[PROP_BACKOFF] = g_param_spec_uint ("backoff", NULL, NULL, 1, 60000, 500, flags);
  properties[PROP_IDLE_TIMEOUT] = g_param_spec_uint ("idle-timeout", NULL, NULL, 1, 600000, 30000, flags);
  properties[PROP_CLOCK] = g_param_spec_pointer ("clock", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PROGRESS] = g_signal_new ("progress",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[ACCOUNT_CHANGED] = g_signal_new ("account-changed",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hjl_workspace_init (HjlWorkspace *self)
{
  g_mutex_init (&self->lock);
  self->running = g_ptr_array_new_with_free_func (g_object_unref);
}

HjlWorkspace *
hjl_workspace_new (HjlEnvironment *environment,
                   HjlTokenStore  *tokens,
                   const char     *program)
{
  return g_object_new (HJL_TYPE_WORKSPACE,
                       "profile", environment,
                       "tokens", tokens,
                       "program", program,
                       NULL);
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

  return self->store;
}

HjlLoader *
hjl_workspace_get_loader (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  if (self->loader == NULL && self->store != NULL)
    {
      g_autofree char *path = g_build_filename (self->data_dir, HJL_SESSION_DATABASE, NULL);

      self->loader = hjl_loader_new (path);
    }

  return self->loader;
}

void
hjl_workspace_open_async (HjlWorkspace       *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_open_async, cancellable, callback, user_data);
  hjl_workspace_run (self, task, g_new0 (HjlJob, 1), hjl_session_open);
}

gboolean
hjl_workspace_open_finish (HjlWorkspace *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  path = g_build_filename (self->data_dir, HJL_SESSION_DATABASE, NULL);
  g_clear_object (&self->store);
  self->store = hjl_store_open (path, HJL_STORE_READ_ONLY, error);

  return self->store != NULL;
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

gboolean
hjl_workspace_close_finish (HjlWorkspace *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

HjlProgress
hjl_workspace_get_progress (HjlWorkspace *self)
{
  HjlProgress progress = { 0 };

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), progress);

  g_mutex_lock (&self->lock);
  progress = self->progress;
  g_mutex_unlock (&self->lock);

  return progress;
}

char *
hjl_workspace_dup_waiting_for (HjlWorkspace *self)
{
  char *waiting_for;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  g_mutex_lock (&self->lock);
  waiting_for = g_strdup (self->waiting_for);
  g_mutex_unlock (&self->lock);

  return waiting_for;
}
