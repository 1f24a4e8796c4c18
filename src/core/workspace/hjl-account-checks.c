/* hjl-account-checks.c: runs the checks of both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-account-checks.h"
#include "lever/hjl-lever-permissions.h"
#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "model/hjl-words.h"
#include "net/hjl-steps.h"

/* Where Lever's tokens say who signed in (lever/README.md, OAuth). */
#define CLAIM_USER_ID "https://oauth.lever.co/userId"

typedef struct
{
  HjlAccount      *account;
  HjlSource       *source;
  HjlLeverClient  *lever;
  HjlSettings     *settings;
  HjlCheckOutcome *outcome;
  gsize            next_probe;
  gboolean         connected_known;
} HjlCheckRun;

void
hjl_check_outcome_free (HjlCheckOutcome *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->account, hjl_source_account_free);
  g_clear_pointer (&self->tokens, hjl_tokens_free);
  g_clear_object (&self->user);
  g_free (self);
}

const HjlCheck *
hjl_checks_find_failed (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const HjlCheck *check = g_ptr_array_index (checks, i);

      if (check->needed && check->result == HJL_CHECK_FAIL)
        return check;
    }

  return NULL;
}

static void
free_run (gpointer data)
{
  HjlCheckRun *run = data;

  g_clear_object (&run->account);
  g_clear_object (&run->source);
  g_clear_object (&run->lever);
  g_clear_pointer (&run->settings, hjl_settings_free);
  g_clear_pointer (&run->outcome, hjl_check_outcome_free);
  g_free (run);
}

static void
add_check (HjlCheckRun   *run,
           const char    *code,
           HjlCheckResult result,
           gboolean       needed,
           const char    *title,
           const char    *advice)
{
  g_ptr_array_add (run->outcome->checks,
                   hjl_check_new (code, result, needed, title, result == HJL_CHECK_PASS ? NULL : advice));
}

/* Whether the error is the service's own word about the account. Everything else is the way there, a page of
 * somebody on it or trouble of the moment, and says nothing: it is asked again. */
static gboolean
is_answer (const GError *error)
{
  return g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST) ||
         g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
}

/* What was typed in is mistyped more often than it has ended. (transfer full): kept words */
static char *
keep_refused (HjlCheckRun  *run,
              const GError *error)
{
  if (!g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED))
    return hjl_words_keep_error (error);

  switch (run->outcome->tokens->kind)
    {
    case HJL_TOKENS_API_KEY:
      return g_strdup (HJL_WORDS ("check-api-key-refused"));

    case HJL_TOKENS_BEARER:
      return g_strdup (HJL_WORDS ("check-token-refused"));

    case HJL_TOKENS_OAUTH:
    default:
      return g_strdup (run->lever != NULL ? HJL_WORDS ("check-lever-sign-in-refused")
                                          : HJL_WORDS ("check-hackajob-sign-in-refused"));
    }
}

static void
got_hackajob (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask           *task = user_data;
  HjlCheckRun     *run = g_task_get_task_data (task);
  GError          *error = NULL;
  g_autofree char *words = NULL;

  run->outcome->account = hjl_finish_pointer (HJL_SOURCE (object), result, &error);
  if (run->outcome->account == NULL && !is_answer (error))
    {
      hjl_steps_fail (task, error);
      return;
    }
  if (run->outcome->account == NULL)
    {
      words = keep_refused (run, error);
      add_check (run, "hackajob-connected", HJL_CHECK_FAIL, TRUE, HJL_WORDS ("check-hackajob-connected"), words);
      g_clear_error (&error);
      hjl_steps_next (task);
      return;
    }

  add_check (run, "hackajob-connected", HJL_CHECK_PASS, TRUE, HJL_WORDS ("check-hackajob-connected"), NULL);
  add_check (run,
             "hackajob-master-account",
             run->outcome->account->master_account ? HJL_CHECK_PASS : HJL_CHECK_FAIL,
             TRUE,
             HJL_WORDS ("check-master-account"),
             HJL_WORDS ("check-ask-master-account"));
  add_check (run,
             "hackajob-lever-enabled",
             run->outcome->account->lever_enabled ? HJL_CHECK_PASS : HJL_CHECK_FAIL,
             TRUE,
             HJL_WORDS ("check-lever-enabled"),
             HJL_WORDS ("check-ask-lever-enabled"));
  hjl_steps_next (task);
}

static void
step_hackajob (GTask *task)
{
  HjlCheckRun *run = g_task_get_task_data (task);

  hjl_source_get_account_async (run->source, g_task_get_cancellable (task), got_hackajob, task);
}

static void
got_tokens (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask       *task = user_data;
  HjlCheckRun *run = g_task_get_task_data (task);
  GError      *error = NULL;

  run->outcome->tokens = hjl_finish_pointer (HJL_ACCOUNT (object), result, &error);
  if (run->outcome->tokens != NULL)
    {
      hjl_steps_next (task);
    }
  else if (g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED))
    {
      add_check (run,
                 run->lever != NULL ? "lever-connected" : "hackajob-connected",
                 HJL_CHECK_FAIL,
                 TRUE,
                 run->lever != NULL ? HJL_WORDS ("check-lever-connected") : HJL_WORDS ("check-hackajob-connected"),
                 run->lever != NULL ? HJL_WORDS ("check-connect-lever") : HJL_WORDS ("check-connect-hackajob"));
      g_clear_error (&error);
      hjl_steps_clear (task);
      hjl_steps_next (task);
    }
  else
    {
      hjl_steps_fail (task, error);
    }
}

static void
step_tokens (GTask *task)
{
  HjlCheckRun *run = g_task_get_task_data (task);

  hjl_account_load_async (run->account, g_task_get_cancellable (task), got_tokens, task);
}

static void
add_connected (HjlCheckRun   *run,
               HjlCheckResult result,
               const char    *advice)
{
  run->connected_known = TRUE;
  add_check (run, "lever-connected", result, TRUE, HJL_WORDS ("check-lever-connected"), advice);
}

static void
add_super_admin (HjlCheckRun   *run,
                 HjlCheckResult result,
                 const char    *advice)
{
  add_check (run,
             "lever-super-admin",
             result,
             TRUE,
             HJL_WORDS ("check-super-admin"),
             advice);
}

/* Nobody is asked anything more. Takes @error. */
static void
end_refused (GTask  *task,
             GError *error)
{
  HjlCheckRun     *run = g_task_get_task_data (task);
  g_autofree char *words = keep_refused (run, error);

  add_connected (run, HJL_CHECK_FAIL, words);
  g_error_free (error);
  hjl_steps_clear (task);
  hjl_steps_next (task);
}

static void
got_user (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask       *task = user_data;
  HjlCheckRun *run = g_task_get_task_data (task);
  GError      *error = NULL;

  run->outcome->user = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);
  if (run->outcome->user == NULL && g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED))
    {
      end_refused (task, error);
      return;
    }
  if (run->outcome->user == NULL && !is_answer (error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  add_connected (run, HJL_CHECK_PASS, NULL);
  if (run->outcome->user == NULL)
    add_super_admin (run,
                     HJL_CHECK_UNKNOWN,
                     HJL_WORDS ("check-who-signed-in"));
  else if (hjl_user_is_super_admin (run->outcome->user))
    add_super_admin (run, HJL_CHECK_PASS, NULL);
  else
    add_super_admin (run,
                     HJL_CHECK_FAIL,
                     HJL_WORDS ("check-ask-super-admin"));
  g_clear_error (&error);
  hjl_steps_next (task);
}

static void
step_user (GTask *task)
{
  HjlCheckRun     *run = g_task_get_task_data (task);
  g_autofree char *user_id = hjl_tokens_dup_claim (run->outcome->tokens, CLAIM_USER_ID);

  if (user_id != NULL)
    {
      hjl_lever_client_get_async (run->lever, HJL_LEVER_USER, user_id, g_task_get_cancellable (task), got_user, task);
      return;
    }

  add_super_admin (run,
                   HJL_CHECK_UNKNOWN,
                   run->outcome->tokens->kind == HJL_TOKENS_API_KEY
                     ? HJL_WORDS ("check-key-says-nobody")
                     : HJL_WORDS ("check-who-signed-in"));
  hjl_steps_next (task);
}

static void
step_scopes (GTask *task)
{
  HjlCheckRun *run = g_task_get_task_data (task);
  g_auto (GStrv) granted = NULL;

  /* An API key has no scopes; its endpoints are asked one by one below. */
  if (run->outcome->tokens->kind == HJL_TOKENS_OAUTH && run->outcome->tokens->scope != NULL)
    {
      gsize                     n;
      const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);

      granted = g_strsplit (run->outcome->tokens->scope, " ", -1);
      for (gsize i = 0; i < n; i++)
        {
          const char *scope = permissions[i].scope;
          g_auto (GStrv) parts = g_strsplit (scope, ":", 2);
          g_autofree char *code = g_strdup_printf ("lever-scope-%s", parts[0]);
          g_autofree char *title = hjl_words_keep ("check-granted", scope);
          gboolean         have = hjl_lever_permissions_have ((const char *const *) granted, scope);

          add_check (run,
                     code,
                     have ? HJL_CHECK_PASS : HJL_CHECK_FAIL,
                     permissions[i].needed,
                     title,
                     HJL_WORDS ("check-ask-scope"));
        }
    }

  hjl_steps_next (task);
}

/* The next permission from @i on that a list can be asked for. Returns: (nullable) */
static const HjlLeverPermission *
find_probe (gsize *i)
{
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);

  while (*i < n && permissions[*i].probe == NULL)
    (*i)++;

  return *i < n ? &permissions[*i] : NULL;
}

static void probe_next (GTask *task);

static void
did_probe (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask                    *task = user_data;
  HjlCheckRun              *run = g_task_get_task_data (task);
  const HjlLeverPermission *permission = find_probe (&run->next_probe);
  gboolean                  needed = permission->needed;
  g_autofree char          *code = g_strdup_printf ("lever-endpoint-%s", permission->probe);
  g_autofree char          *title = hjl_words_keep ("check-answers", permission->probe);
  GError                   *error = NULL;

  if (hjl_lever_client_probe_finish (HJL_LEVER_CLIENT (object), result, &error))
    {
      /* A key that answers is a key that connects. */
      if (!run->connected_known)
        add_connected (run, HJL_CHECK_PASS, NULL);
      add_check (run, code, HJL_CHECK_PASS, needed, title, NULL);
    }
  else if (g_error_matches (error, HJL_ERROR, HJL_ERROR_FORBIDDEN))
    {
      add_check (run,
                 code,
                 HJL_CHECK_FAIL,
                 needed,
                 title,
                 run->outcome->tokens->kind == HJL_TOKENS_API_KEY
                   ? HJL_WORDS ("check-key-may-not")
                   : HJL_WORDS ("check-ask-scope"));
      g_clear_error (&error);
    }
  else if (g_error_matches (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED))
    {
      end_refused (task, error);
      return;
    }
  else if (is_answer (error))
    {
      /* A list is nothing that somebody has chosen and could choose again. */
      add_check (run, code, HJL_CHECK_FAIL, needed, title,
                 needed ? HJL_WORDS ("check-needs-list") : HJL_WORDS ("check-lacks-list"));
      g_clear_error (&error);
    }
  else
    {
      hjl_steps_fail (task, error);
      return;
    }

  run->next_probe++;
  probe_next (task);
}

static void
probe_next (GTask *task)
{
  HjlCheckRun              *run = g_task_get_task_data (task);
  const HjlLeverPermission *permission = find_probe (&run->next_probe);

  if (permission == NULL)
    hjl_steps_next (task);
  else
    hjl_lever_client_probe_async (run->lever,
                                  permission->probe,
                                  FALSE,
                                  g_task_get_cancellable (task),
                                  did_probe,
                                  task);
}

static void
did_probe_confidential (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  GTask       *task = user_data;
  HjlCheckRun *run = g_task_get_task_data (task);
  GError      *error = NULL;

  run->outcome->may_see_confidential = hjl_lever_client_probe_finish (HJL_LEVER_CLIENT (object), result, &error);
  if (error == NULL || is_answer (error))
    {
      g_clear_error (&error);
      hjl_steps_next (task);
    }
  else
    {
      hjl_steps_fail (task, error);
    }
}

/* A sign-in says in its scope whether it may see confidential data; a key says nothing, and is asked. */
static void
step_confidential (GTask *task)
{
  HjlCheckRun *run = g_task_get_task_data (task);

  if (run->outcome->tokens->kind == HJL_TOKENS_API_KEY)
    hjl_lever_client_probe_async (run->lever, "postings", TRUE, g_task_get_cancellable (task), did_probe_confidential, task);
  else
    hjl_steps_next (task);
}

static void
add_acting_user (HjlCheckRun   *run,
                 HjlCheckResult result,
                 const char    *advice)
{
  add_check (run,
             "lever-acting-user",
             result,
             FALSE,
             HJL_WORDS ("check-acting-user"),
             advice);
}

static void
got_acting_user (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask       *task = user_data;
  HjlCheckRun *run = g_task_get_task_data (task);
  GError      *error = NULL;
  g_autoptr (HjlUser) user = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (user != NULL && user->active)
    add_acting_user (run, HJL_CHECK_PASS, NULL);
  else if (user != NULL || g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    add_acting_user (run, HJL_CHECK_FAIL, HJL_WORDS ("check-other-acting-user"));
  else if (is_answer (error))
    add_acting_user (run, HJL_CHECK_UNKNOWN, HJL_WORDS ("check-users-hidden"));
  else
    {
      hjl_steps_fail (task, error);
      return;
    }

  g_clear_error (&error);
  hjl_steps_next (task);
}

static void
step_acting_user (GTask *task)
{
  HjlCheckRun *run = g_task_get_task_data (task);
  const char  *user_id = run->settings->acting_user_id;

  if (user_id == NULL && run->outcome->user != NULL && hjl_user_is_super_admin (run->outcome->user))
    user_id = run->outcome->user->id;
  if (user_id != NULL)
    {
      hjl_lever_client_get_async (run->lever, HJL_LEVER_USER, user_id, g_task_get_cancellable (task), got_acting_user, task);
      return;
    }

  add_acting_user (run,
                   HJL_CHECK_UNKNOWN,
                   HJL_WORDS ("check-choose-acting-user"));
  hjl_steps_next (task);
}

static void
got_sources (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask           *task = user_data;
  HjlCheckRun     *run = g_task_get_task_data (task);
  const char      *source = run->settings->source;
  g_autofree char *title = hjl_words_keep ("check-source", source);
  GError          *error = NULL;
  g_autoptr (GPtrArray) sources = hjl_lever_client_finish (HJL_LEVER_CLIENT (object), result, &error);

  if (sources == NULL && !is_answer (error))
    {
      hjl_steps_fail (task, error);
      return;
    }

  if (sources != NULL && g_ptr_array_find_with_equal_func (sources, source, (GEqualFunc) hjl_fold_equal, NULL))
    add_check (run, "lever-source", HJL_CHECK_PASS, FALSE, title, NULL);
  else
    add_check (run,
               "lever-source",
               HJL_CHECK_UNKNOWN,
               FALSE,
               title,
               HJL_WORDS ("check-source-made"));
  g_clear_error (&error);
  hjl_steps_next (task);
}

static void
step_source (GTask *task)
{
  HjlCheckRun *run = g_task_get_task_data (task);

  hjl_lever_client_list_async (run->lever, HJL_LIST_SOURCES, g_task_get_cancellable (task), got_sources, task);
}

static GTask *
new_task (HjlAccount         *account,
          gpointer            tag,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask       *task = g_task_new (NULL, cancellable, callback, user_data);
  HjlCheckRun *run = g_new0 (HjlCheckRun, 1);

  g_task_set_source_tag (task, tag);
  run->account = g_object_ref (account);
  run->outcome = g_new0 (HjlCheckOutcome, 1);
  run->outcome->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  g_task_set_task_data (task, run, free_run);
  hjl_steps_append (task, step_tokens);

  return task;
}

void
hjl_account_checks_hackajob_async (HjlAccount         *account,
                                   HjlSource          *source,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask       *task = new_task (account, hjl_account_checks_hackajob_async, cancellable, callback, user_data);
  HjlCheckRun *run = g_task_get_task_data (task);

  run->source = g_object_ref (source);
  hjl_steps_append (task, step_hackajob);
  hjl_steps_next (task);
}

void
hjl_account_checks_lever_async (HjlAccount         *account,
                                HjlLeverClient     *lever,
                                const HjlSettings  *settings,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask       *task = new_task (account, hjl_account_checks_lever_async, cancellable, callback, user_data);
  HjlCheckRun *run = g_task_get_task_data (task);

  run->lever = g_object_ref (lever);
  run->settings = hjl_settings_copy (settings);
  hjl_steps_append (task, step_user);
  hjl_steps_append (task, step_scopes);
  hjl_steps_append (task, probe_next);
  hjl_steps_append (task, step_confidential);
  hjl_steps_append (task, step_acting_user);
  hjl_steps_append (task, step_source);
  hjl_steps_next (task);
}

HjlCheckOutcome *
hjl_account_checks_finish (GAsyncResult *result,
                           GError      **error)
{
  HjlCheckRun *run;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  run = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_steal_pointer (&run->outcome);
}
