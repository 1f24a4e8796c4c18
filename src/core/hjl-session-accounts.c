/* hjl-session-accounts.c: connecting, disconnecting and checking, in the workspace's thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "hjl-checker.h"
#include "hjl-session.h"
#include "model/hjl-error.h"

/* What is remembered of an account; tokens are in the keyring only. */
static const char *const facts[] = {
  "way",
  "user-id",
  "user-name",
  "user-role",
  "company-name",
  "attention",
  "scope",
  "checks",
  "checked-at",
};

static gboolean
set_fact (HjlSession *self,
          HjlSide     side,
          const char *fact,
          const char *value,
          GError    **error)
{
  g_autofree char *key = hjl_session_account_key (side, fact);

  return hjl_store_set_value (self->store, key, value, error);
}

static gboolean
forget (HjlSession *self,
        HjlSide     side,
        GError    **error)
{
  gboolean stored = hjl_store_begin (self->store, error);

  for (guint i = 0; stored && i < G_N_ELEMENTS (facts); i++)
    stored = set_fact (self, side, facts[i], NULL, error);
  stored = stored && hjl_store_commit (self->store, error);
  if (!stored)
    hjl_store_rollback (self->store);

  return stored;
}

static char *
describe_failure (GPtrArray *checks)
{
  const HjlCheck *failed = hjl_checks_find_failed (checks);

  if (failed == NULL)
    return NULL;

  return hjl_check_describe_failure (failed);
}

static gboolean
remember_hackajob (HjlSession      *self,
                   HjlCheckOutcome *outcome,
                   GError         **error)
{
  HjlSourceAccount *account = outcome->account;

  return account == NULL ||
         (set_fact (self, HJL_SIDE_HACKAJOB, "user-id", account->user_id, error) &&
          set_fact (self, HJL_SIDE_HACKAJOB, "user-name", account->user_name, error) &&
          set_fact (self, HJL_SIDE_HACKAJOB, "company-name", account->company_name, error) &&
          set_fact (self,
                    HJL_SIDE_HACKAJOB,
                    "user-role",
                    account->master_account ? _ ("Master Account") : NULL,
                    error));
}

static gboolean
remember_lever (HjlSession      *self,
                HjlCheckOutcome *outcome,
                GError         **error)
{
  HjlUser *user = outcome->user;

  /* Whoever signed in acts, until another user is chosen. */
  if (user != NULL && self->context->settings->acting_user_id == NULL && hjl_user_get_active (user))
    {
      if (!hjl_store_set_value (self->store, HJL_KEY_ACTING_USER, hjl_user_get_id (user), error))
        return FALSE;
      self->context->settings->acting_user_id = g_strdup (hjl_user_get_id (user));
    }

  return set_fact (self, HJL_SIDE_LEVER, "scope", outcome->tokens != NULL ? outcome->tokens->scope : NULL, error) &&
         (user == NULL ||
          (set_fact (self, HJL_SIDE_LEVER, "user-id", hjl_user_get_id (user), error) &&
           set_fact (self, HJL_SIDE_LEVER, "user-name", hjl_user_get_name (user), error) &&
           set_fact (self, HJL_SIDE_LEVER, "user-role", hjl_user_get_access_role (user), error)));
}

/* Writes down what the checks of one side found. A needed check that failed keeps the sync from
 * running until it passes. */
static gboolean
remember (HjlSession      *self,
          HjlSide          side,
          HjlCheckOutcome *outcome,
          GError         **error)
{
  g_autofree char *failure = describe_failure (outcome->checks);
  g_autofree char *checks = hjl_checks_to_text (outcome->checks);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, self->context->clock ());
  g_autofree char *way = NULL;
  gboolean         stored;

  if (outcome->tokens != NULL)
    way = g_strdup_printf ("%d", outcome->tokens->kind);

  stored = hjl_store_begin (self->store, error) &&
           set_fact (self, side, "way", way, error) &&
           set_fact (self, side, "attention", way != NULL ? failure : NULL, error) &&
           set_fact (self, side, "checks", way != NULL ? checks : NULL, error) &&
           set_fact (self, side, "checked-at", way != NULL ? now : NULL, error) &&
           (side == HJL_SIDE_LEVER ? remember_lever (self, outcome, error)
                                   : remember_hackajob (self, outcome, error)) &&
           hjl_store_commit (self->store, error);
  if (!stored)
    {
      hjl_store_rollback (self->store);
      return FALSE;
    }

  if (side == HJL_SIDE_LEVER)
    hjl_session_use_scope (self);
  self->events->account_changed (self->workspace, side);

  return TRUE;
}

/* One task of the jobs below, with the session beside the job. */
static void
check_side (HjlSession         *self,
            HjlSide             side,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  if (side == HJL_SIDE_LEVER)
    hjl_checker_lever_async (self->sides[side].account,
                             self->lever,
                             self->context->settings,
                             cancellable,
                             callback,
                             user_data);
  else
    hjl_checker_hackajob_async (self->sides[side].account, self->source, cancellable, callback, user_data);
}

typedef struct
{
  HjlSession *self;
  GTask      *task;
  HjlSide     side;
  guint       connection; /* which one is checked */
  GPtrArray  *checks;
  HjlTokens  *before;    /* nullable: of the connection that is to be replaced */
  char       *attention; /* nullable: what was the matter with it */
  GError     *error;
} HjlErrandCheck;

static void
free_errand (HjlErrandCheck *errand)
{
  g_clear_pointer (&errand->checks, g_ptr_array_unref);
  g_clear_error (&errand->error);
  g_clear_pointer (&errand->before, hjl_tokens_free);
  g_free (errand->attention);
  g_object_unref (errand->task);
  g_free (errand);
}

/* Ends a connection that came to nothing. Takes @errand. */
static void
end_refused (HjlErrandCheck *errand)
{
  errand->self->events->account_changed (errand->self->workspace, errand->side);
  if (errand->error != NULL)
    g_task_return_error (errand->task, g_steal_pointer (&errand->error));
  else
    g_task_return_pointer (errand->task, g_steal_pointer (&errand->checks), (GDestroyNotify) g_ptr_array_unref);
  free_errand (errand);
}

static void
did_put_back (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_account_save_finish (HJL_ACCOUNT (object), result, &error))
    g_message ("An earlier connection could not be put back: %s", error->message);
  g_clear_error (&error);
  /* That the new tokens were refused is not the earlier connection's matter. */
  if (!set_fact (errand->self, errand->side, "attention", errand->attention, &error))
    g_message ("An account's state could not be written: %s", error->message);
  end_refused (errand);
}

static void
did_take_back (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_account_clear_finish (HJL_ACCOUNT (object), result, &error))
    {
      g_message ("Tokens of a connection that failed stay in the keyring: %s", error->message);
      g_clear_error (&error);
    }
  if (!forget (errand->self, errand->side, &error))
    g_message ("An account's state could not be written: %s", error->message);
  end_refused (errand);
}

/* Nothing is kept of a connection that came to nothing, and the one before it goes on. Takes @errand. */
static void
take_back (HjlErrandCheck *errand)
{
  HjlAccount *account = errand->self->sides[errand->side].account;

  if (errand->before != NULL)
    hjl_account_save_async (account, errand->before, NULL, did_put_back, errand);
  else
    hjl_account_clear_async (account, NULL, did_take_back, errand);
}

/* Whether the service did not know the tokens at all; everything else can be mended later. */
static gboolean
is_refused (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      HjlCheck *check = g_ptr_array_index (checks, i);

      if (g_str_has_suffix (check->code, "-connected") && check->result == HJL_CHECK_FAIL)
        return TRUE;
    }

  return FALSE;
}

static void
did_check_connection (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  g_autoptr (HjlCheckOutcome) outcome = NULL;

  outcome = hjl_checker_finish (result, &errand->error);
  if (outcome == NULL)
    {
      take_back (errand);
      return;
    }
  if (is_refused (outcome->checks))
    {
      errand->checks = g_ptr_array_ref (outcome->checks);
      take_back (errand);
      return;
    }
  if (!remember (errand->self, errand->side, outcome, &errand->error))
    {
      take_back (errand);
      return;
    }

  hjl_sync_context_note (errand->self->context,
                         HJL_ACTIVITY_CHANGED,
                         NULL,
                         NULL,
                         NULL,
                         errand->side == HJL_SIDE_LEVER ? _ ("Lever was connected.") : _ ("hackajob was connected."));
  g_task_return_pointer (errand->task, g_ptr_array_ref (outcome->checks), (GDestroyNotify) g_ptr_array_unref);
  free_errand (errand);
}

static void
did_save_tokens (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  GError         *error = NULL;

  if (!hjl_account_save_finish (HJL_ACCOUNT (object), result, &error))
    {
      g_task_return_error (errand->task, error);
      free_errand (errand);
      return;
    }

  check_side (errand->self,
              errand->side,
              g_task_get_cancellable (errand->task),
              did_check_connection,
              errand);
}

static void
got_tokens_before (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  HjlErrandCheck  *errand = user_data;
  HjlJob          *job = g_task_get_task_data (errand->task);
  g_autofree char *key = hjl_session_account_key (job->side, "attention");
  g_autoptr (GError) error = NULL;

  /* Mostly there are none; what the keyring cannot give now could not be used anyway. */
  errand->before = hjl_account_load_finish (HJL_ACCOUNT (object), result, &error);
  errand->attention = hjl_store_get_value (errand->self->store, key);
  hjl_account_save_async (errand->self->sides[job->side].account,
                          job->tokens,
                          g_task_get_cancellable (errand->task),
                          did_save_tokens,
                          errand);
}

void
hjl_session_connect (HjlSession *self,
                     GTask      *task)
{
  HjlJob         *job = g_task_get_task_data (task);
  HjlErrandCheck *errand = g_new0 (HjlErrandCheck, 1);

  errand->self = self;
  errand->task = task;
  errand->side = job->side;
  self->connections[job->side]++;
  hjl_account_load_async (self->sides[job->side].account,
                          g_task_get_cancellable (task),
                          got_tokens_before,
                          errand);
}

static void
did_clear_tokens (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  GError         *error = NULL;

  if (hjl_account_clear_finish (HJL_ACCOUNT (object), result, &error) &&
      forget (errand->self, errand->side, &error))
    {
      hjl_session_use_scope (errand->self);
      hjl_sync_context_note (errand->self->context,
                             HJL_ACTIVITY_CHANGED,
                             NULL,
                             NULL,
                             NULL,
                             errand->side == HJL_SIDE_LEVER
                               ? _ ("Lever was disconnected. Mappings are kept.")
                               : _ ("hackajob was disconnected. Mappings are kept."));
      errand->self->events->account_changed (errand->self->workspace, errand->side);
      g_task_return_boolean (errand->task, TRUE);
    }
  else
    {
      g_task_return_error (errand->task, error);
    }
  free_errand (errand);
}

void
hjl_session_disconnect (HjlSession *self,
                        GTask      *task)
{
  HjlJob         *job = g_task_get_task_data (task);
  HjlErrandCheck *errand = g_new0 (HjlErrandCheck, 1);

  errand->self = self;
  errand->task = task;
  errand->side = job->side;
  self->connections[job->side]++;
  hjl_account_clear_async (self->sides[job->side].account,
                           g_task_get_cancellable (task),
                           did_clear_tokens,
                           errand);
}

static void
did_check_side (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  g_autoptr (HjlCheckOutcome) outcome = NULL;
  GError *error = NULL;

  outcome = hjl_checker_finish (result, &error);
  if (outcome == NULL ||
      (errand->self->connections[errand->side] == errand->connection &&
       !remember (errand->self, errand->side, outcome, &error)))
    {
      g_task_return_error (errand->task, error);
      free_errand (errand);
      return;
    }

  g_ptr_array_extend_and_steal (errand->checks, g_ptr_array_ref (outcome->checks));
  if (errand->side == HJL_SIDE_HACKAJOB)
    {
      errand->side = HJL_SIDE_LEVER;
      errand->connection = errand->self->connections[errand->side];
      check_side (errand->self, errand->side, g_task_get_cancellable (errand->task), did_check_side, errand);
      return;
    }

  g_task_return_pointer (errand->task, g_steal_pointer (&errand->checks), (GDestroyNotify) g_ptr_array_unref);
  free_errand (errand);
}

void
hjl_session_check (HjlSession *self,
                   GTask      *task)
{
  HjlErrandCheck *errand = g_new0 (HjlErrandCheck, 1);

  errand->self = self;
  errand->task = task;
  errand->side = HJL_SIDE_HACKAJOB;
  errand->connection = self->connections[errand->side];
  errand->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  check_side (self, errand->side, g_task_get_cancellable (task), did_check_side, errand);
}
