/* hjl-account.c: one account of an environment: signs requests, refreshes, remembers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-account.h"

#include "auth/hjl-account-private.h"
#include "model/hjl-error.h"
#include "net/hjl-worker.h"

/* Milliseconds, of hjl_account_rest_async(). */
#define LONGEST_REST 10000

typedef enum
{
  JOB_AUTHORIZE,
  JOB_LOAD,
  JOB_SAVE,
  JOB_CLEAR,
} JobKind;

/* What one caller asked for. */
typedef struct _HjlJob
{
  JobKind     kind;
  HjlAccount *account; /* kept alive until the job is done, caller or not */
  GTask      *task;    /* NULL once the caller has gone */
  GSource    *cancelled;
  char       *refused; /* AUTHORIZE */
  HjlTokens  *tokens;  /* SAVE */
} Job;

static void credentials_iface_init (HjlCredentialsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HjlAccount, hjl_account, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HJL_TYPE_CREDENTIALS, credentials_iface_init))

/* Gives the caller the result: @error, or what the job was for. */
static void
job_return (Job          *job,
            const GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->task);
  HjlAccount *self = job->account;

  hjl_clear_source (&job->cancelled);

  if (task == NULL)
    return;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (job->kind == JOB_AUTHORIZE)
    g_task_return_pointer (task, hjl_tokens_to_header (self->tokens), g_free);
  else if (job->kind == JOB_LOAD)
    g_task_return_pointer (task, hjl_tokens_copy (self->tokens), (GDestroyNotify) hjl_tokens_free);
  else
    g_task_return_boolean (task, TRUE);
}

static void
job_free (Job *job)
{
  g_assert (job->task == NULL);

  g_clear_pointer (&job->refused, g_free);
  g_clear_pointer (&job->tokens, hjl_tokens_free);
  g_clear_object (&job->account);
  g_free (job);
}

static void pump (HjlAccount *self);

static void
end_rest (HjlAccount *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->resting);

  hjl_clear_source (&self->rest_limit);
  g_task_return_boolean (task, TRUE);
}

/* The current job is done; the next one is started. */
static void
job_done (Job          *job,
          const GError *error)
{
  g_autoptr (HjlAccount) self = g_object_ref (job->account);

  hjl_account_unlock (self);
  self->current = NULL;

  job_return (job, error);
  job_free (job);

  pump (self);
}

/* Whoever asked meanwhile waited for this very answer: it is an error for them, too. Those who ask again
 * from within their callbacks come behind, and are not counted. @loads: also those who only read the keyring; @refused:
 * (nullable): only those to whom this value was refused as well */
static void
fail_waiting (HjlAccount   *self,
              gboolean      loads,
              const char   *refused,
              const GError *error)
{
  for (guint n = g_queue_get_length (&self->jobs); n > 0 && !g_queue_is_empty (&self->jobs); n--)
    {
      Job *job = g_queue_pop_head (&self->jobs);

      if ((job->kind == JOB_AUTHORIZE && (refused == NULL || g_strcmp0 (job->refused, refused) == 0)) ||
          (loads && job->kind == JOB_LOAD))
        {
          job_return (job, error);
          job_free (job);
        }
      else
        {
          g_queue_push_tail (&self->jobs, job);
        }
    }
}

/* A person who did not unlock the keyring is not asked again for each call that waits. */
static void
fail_locked_out (HjlAccount   *self,
                 const GError *error)
{
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_LOCKED) ||
      g_error_matches (error, HJL_ERROR, HJL_ERROR_KEYRING_WAITING))
    fail_waiting (self, TRUE, NULL, error);
}

static void
got_tokens (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Job        *job = user_data;
  HjlAccount *self = job->account;
  g_autoptr (GError) error = NULL;
  HjlTokens *tokens = hjl_finish_pointer (HJL_TOKEN_STORE (source), result, &error);

  if (tokens != NULL)
    hjl_account_take_tokens (self, tokens);
  else
    fail_locked_out (self, error);

  job_done (job, error);
}

static void
did_renew (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Job        *job = user_data;
  HjlAccount *self = HJL_ACCOUNT (source);
  g_autoptr (GError) error = NULL;

  if (!hjl_account_renew_finish (self, result, &error))
    {
      /* As long as nothing has ended, a refusal is about the one to whom it was said: nobody's words may be all there is. */
      gboolean of_one = !self->ended && g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);

      fail_waiting (self, FALSE, of_one ? job->refused : NULL, error);
      fail_locked_out (self, error);
    }

  job_done (job, error);
}

/* The usual start: nothing was read yet, and most probably nothing is due. */
static void
got_first_tokens (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Job        *job = user_data;
  HjlAccount *self = job->account;
  g_autoptr (GError) error = NULL;
  HjlTokens *tokens = hjl_finish_pointer (HJL_TOKEN_STORE (source), result, &error);

  if (tokens == NULL)
    {
      fail_locked_out (self, error);
      job_done (job, error);
      return;
    }

  hjl_account_take_tokens (self, tokens);

  if (hjl_account_is_usable (self, job->refused))
    job_done (job, NULL);
  else
    hjl_account_renew_async (self, job->refused, did_renew, job);
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Job        *job = user_data;
  HjlAccount *self = job->account;
  g_autoptr (GError) error = NULL;

  if (hjl_finish (HJL_TOKEN_STORE (source), result, &error))
    {
      g_clear_pointer (&self->unsaved, hjl_tokens_free);
      g_clear_pointer (&self->spent, g_free);
      hjl_account_take_tokens (self, g_steal_pointer (&job->tokens));
    }

  job_done (job, error);
}

static void
did_clear (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Job        *job = user_data;
  HjlAccount *self = job->account;
  g_autoptr (GError) error = NULL;

  if (hjl_finish (HJL_TOKEN_STORE (source), result, &error))
    {
      g_clear_pointer (&self->unsaved, hjl_tokens_free);
      g_clear_pointer (&self->spent, g_free);
      hjl_account_take_tokens (self, NULL);
    }

  job_done (job, error);
}

/* Nobody refreshes while the keyring changes: the refresh would bring the old tokens back. */
static void
did_lock (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlAccount *self = HJL_ACCOUNT (source);
  Job        *job = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (self, result, &error))
    job_done (job, error);
  else if (job->kind == JOB_SAVE)
    hjl_token_store_save_async (self->store, self->environment, self->name, job->tokens, NULL, did_save, job);
  else
    hjl_token_store_clear_async (self->store, self->environment, self->name, NULL, did_clear, job);
}

static void
start_authorize (HjlAccount *self,
                 Job        *job)
{
  if (hjl_account_is_usable (self, job->refused))
    job_done (job, NULL);
  else if (self->tokens == NULL && self->unsaved == NULL)
    hjl_token_store_load_async (self->store, self->environment, self->name, self->reading, got_first_tokens, job);
  else
    hjl_account_renew_async (self, job->refused, did_renew, job);
}

static void
start_load (HjlAccount *self,
            Job        *job)
{
  if (self->tokens != NULL)
    job_done (job, NULL);
  else
    hjl_token_store_load_async (self->store, self->environment, self->name, self->reading, got_tokens, job);
}

/* Starts what waits, as long as it is done at once. */
static void
pump (HjlAccount *self)
{
  g_autoptr (HjlAccount) kept = g_object_ref (self);

  if (self->pumping)
    return;

  self->pumping = TRUE;

  while (self->current == NULL && !g_queue_is_empty (&self->jobs))
    {
      Job *job = g_queue_pop_head (&self->jobs);

      self->current = job;

      if (job->kind == JOB_AUTHORIZE)
        start_authorize (self, job);
      else if (job->kind == JOB_LOAD)
        start_load (self, job);
      else
        hjl_account_lock_async (self, did_lock, job);
    }

  self->pumping = FALSE;

  if (self->resting != NULL && self->current == NULL)
    end_rest (self);
}

/* The caller has gone. What has been started goes on by itself. */
static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Job        *job = g_task_get_task_data (task);
  HjlAccount *self = job->account;
  g_autoptr (GError) error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  job_return (job, error);

  if (job != self->current)
    {
      g_queue_remove (&self->jobs, job);
      job_free (job);
    }

  return G_SOURCE_REMOVE;
}

/* @tokens: (transfer full) */
static void
push (HjlAccount         *self,
      JobKind             kind,
      const char         *refused,
      HjlTokens          *tokens,
      gpointer            tag,
      GCancellable       *cancellable,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job;

  g_task_set_source_tag (task, tag);
  if (g_task_return_error_if_cancelled (task))
    {
      g_clear_pointer (&tokens, hjl_tokens_free);
      return;
    }

  job = g_new0 (Job, 1);
  job->kind = kind;
  job->account = g_object_ref (self);
  job->task = g_object_ref (task);
  job->refused = g_strdup (refused);
  job->tokens = tokens;

  g_task_set_task_data (task, job, NULL);

  if (cancellable != NULL)
    {
      job->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, job->cancelled, G_SOURCE_FUNC (on_cancelled_cb));
    }

  g_queue_push_tail (&self->jobs, job);
  pump (self);
}

static void
hjl_account_authorize_async (HjlCredentials     *credentials,
                             const char         *refused,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  push (HJL_ACCOUNT (credentials), JOB_AUTHORIZE, refused, NULL, hjl_account_authorize_async, cancellable, callback, user_data);
}

static void
credentials_iface_init (HjlCredentialsInterface *iface)
{
  iface->authorize_async = hjl_account_authorize_async;
}

static void
hjl_account_dispose (GObject *object)
{
  HjlAccount *self = HJL_ACCOUNT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->http);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (hjl_account_parent_class)->dispose (object);
}

static void
hjl_account_finalize (GObject *object)
{
  HjlAccount *self = HJL_ACCOUNT (object);

  g_clear_pointer (&self->environment, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->config, hjl_oauth_config_free);
  g_clear_pointer (&self->lock_path, g_free);
  g_clear_pointer (&self->tokens, hjl_tokens_free);
  g_clear_pointer (&self->unsaved, hjl_tokens_free);
  g_clear_pointer (&self->spent, g_free);

  G_OBJECT_CLASS (hjl_account_parent_class)->finalize (object);
}

static void
hjl_account_class_init (HjlAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_account_dispose;
  object_class->finalize = hjl_account_finalize;

  /**
   * HjlAccount::ended:
   *
   * The server has ended the sign-in; only connecting again helps.
   */
  g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hjl_account_init (HjlAccount *self)
{
  g_queue_init (&self->jobs);
  self->lock_fd = -1;
  self->reading = g_cancellable_new ();
}

HjlAccount *
hjl_account_new (HjlTokenStore        *store,
                 const char           *environment,
                 const char           *name,
                 const HjlOauthConfig *config,
                 HjlHttp              *http,
                 const char           *lock_path)
{
  HjlAccount *self;

  g_return_val_if_fail (HJL_IS_TOKEN_STORE (store), NULL);
  g_return_val_if_fail (environment != NULL && name != NULL, NULL);
  g_return_val_if_fail (http == NULL || HJL_IS_HTTP (http), NULL);

  self = g_object_new (HJL_TYPE_ACCOUNT, NULL);
  self->store = g_object_ref (store);
  self->environment = g_strdup (environment);
  self->name = g_strdup (name);
  self->config = config != NULL ? hjl_oauth_config_copy (config) : NULL;
  self->http = http != NULL ? g_object_ref (http) : NULL;
  self->lock_path = g_strdup (lock_path);

  return self;
}

void
hjl_account_set_config (HjlAccount           *self,
                        const HjlOauthConfig *config)
{
  g_return_if_fail (HJL_IS_ACCOUNT (self));
  g_return_if_fail (config != NULL);

  g_clear_pointer (&self->config, hjl_oauth_config_free);
  self->config = hjl_oauth_config_copy (config);
}

void
hjl_account_save_async (HjlAccount         *self,
                        const HjlTokens    *tokens,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (HJL_IS_ACCOUNT (self));
  g_return_if_fail (tokens != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  push (self, JOB_SAVE, NULL, hjl_tokens_copy (tokens), hjl_account_save_async, cancellable, callback, user_data);
}

void
hjl_account_clear_async (HjlAccount         *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (HJL_IS_ACCOUNT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  push (self, JOB_CLEAR, NULL, NULL, hjl_account_clear_async, cancellable, callback, user_data);
}

void
hjl_account_load_async (HjlAccount         *self,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (HJL_IS_ACCOUNT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  push (self, JOB_LOAD, NULL, NULL, hjl_account_load_async, cancellable, callback, user_data);
}

static gboolean
on_rest_limit_cb (gpointer user_data)
{
  HjlAccount *self = g_task_get_source_object (user_data);

  /* The thread ends, and nobody would let go of it. */
  hjl_account_unlock (self);
  end_rest (self);

  return G_SOURCE_REMOVE;
}

void
hjl_account_rest_async (HjlAccount         *self,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (HJL_IS_ACCOUNT (self));
  g_return_if_fail (self->resting == NULL);

  self->resting = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->resting, hjl_account_rest_async);
  g_cancellable_cancel (self->reading);
  g_cancellable_set_error_if_cancelled (self->reading, &error);
  fail_waiting (self, TRUE, NULL, error);
  self->rest_limit = g_timeout_source_new (LONGEST_REST);
  g_task_attach_source (self->resting, self->rest_limit, on_rest_limit_cb);
  pump (self);
}
