/* hjl-workspace-checks.c: asks each side whether all that is needed is there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/hjl-scripts.h"
#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "net/hjl-steps.h"
#include "workspace/hjl-workspace-private.h"

void
hjl_workspace_check_side_async (HjlWorkspace       *self,
                                HjlSide             side,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  if (side == HJL_SIDE_LEVER)
    hjl_account_checks_lever_async (self->sides[side].account,
                                    self->lever,
                                    self->context->settings,
                                    cancellable,
                                    callback,
                                    user_data);
  else
    {
      /* Also while candidates come from files: somebody is about to connect a feed. */
      g_autoptr (HjlSource) feed = hjl_workspace_make_source (self, HJL_CANDIDATES_FROM_FEED);

      hjl_account_checks_hackajob_async (self->sides[side].account, feed, cancellable, callback, user_data);
    }
}

typedef struct
{
  HjlWorkspace *self;
  GTask        *task;
  HjlSide       side;
  guint         connection; /* which one is checked */
  GPtrArray    *checks;
} Errand;

/* Takes @error, and @errand. */
static void
end (Errand *errand,
     GError *error)
{
  hjl_workspace_end_pointer (errand->task,
                             error == NULL ? g_steal_pointer (&errand->checks) : NULL,
                             (GDestroyNotify) g_ptr_array_unref,
                             error);
  g_clear_pointer (&errand->checks, g_ptr_array_unref);
  g_free (errand);
}

static void check_next (Errand *errand);

/* Checks of one side are at their end. */
static void
go_on (Errand *errand)
{
  if (errand->side == HJL_SIDE_HACKAJOB)
    {
      errand->side = HJL_SIDE_LEVER;
      check_next (errand);
      return;
    }

  end (errand, NULL);
}

static void
did_check_side (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  Errand *errand = user_data;
  GError *error = NULL;
  g_autoptr (HjlCheckOutcome) outcome = hjl_account_checks_finish (result, &error);

  if (outcome == NULL ||
      (errand->self->connections[errand->side] == errand->connection &&
       !hjl_workspace_remember (errand->self, errand->side, outcome, &error)))
    {
      end (errand, error);
      return;
    }

  g_ptr_array_extend_and_steal (errand->checks, g_ptr_array_ref (outcome->checks));
  go_on (errand);
}

/* @error: why it cannot be asked: another account, or no address to ask at */
static HjlCheck *
new_unasked (HjlSide       side,
             const GError *error)
{
  g_autofree char *advice = hjl_words_keep_error (error);

  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED))
    return hjl_check_new ("hackajob-connected", HJL_CHECK_FAIL, TRUE, HJL_WORDS ("check-hackajob-connected"), advice);

  return hjl_check_new (side == HJL_SIDE_LEVER ? "lever-account" : "hackajob-account",
                        HJL_CHECK_FAIL,
                        TRUE,
                        side == HJL_SIDE_LEVER ? HJL_WORDS ("check-lever-account")
                                               : HJL_WORDS ("check-hackajob-account"),
                        advice);
}

/* Whether an account is connected whose address nobody named: earlier versions had made one up. */
static gboolean
is_feed_missing (HjlWorkspace *self,
                 HjlSide       side)
{
  g_autofree char *way = hjl_workspace_dup_fact (self->store, side, "way");

  return side == HJL_SIDE_HACKAJOB && self->feed == NULL && way != NULL;
}

/* It is told, and asked nothing more. */
static gboolean
remember_unasked (HjlWorkspace *self,
                  HjlSide       side,
                  HjlCheck     *check,
                  GError      **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  g_autofree char *text = NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, self->context->clock ());
  gboolean         stored;

  g_ptr_array_add (checks, hjl_check_copy (check));
  text = hjl_checks_to_text (checks);
  stored = hjl_store_begin (self->store, error) &&
           hjl_store_finish (self->store,
                             hjl_workspace_set_fact (self, side, "attention", check->kept_advice, error) &&
                               hjl_workspace_set_fact (self, side, "checks", text, error) &&
                               hjl_workspace_set_fact (self, side, "checked-at", now, error),
                             error);
  hjl_workspace_tell_account (self, side);

  return stored;
}

static void
did_confirm_side (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Errand   *errand = user_data;
  HjlCheck *check;
  GError   *error = NULL;

  if (!hjl_sync_finish (result, &error) &&
      (g_error_matches (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT) || is_feed_missing (errand->self, errand->side)))
    {
      check = new_unasked (errand->side, error);
      g_ptr_array_add (errand->checks, check);
      g_clear_error (&error);
      if (remember_unasked (errand->self, errand->side, check, &error))
        {
          go_on (errand);
          return;
        }
      end (errand, error);
      return;
    }
  if (error != NULL && (hjl_error_is_passing (error) || error->domain != HJL_ERROR))
    {
      end (errand, error);
      return;
    }

  g_clear_error (&error);
  hjl_workspace_check_side_async (errand->self, errand->side, g_task_get_cancellable (errand->task), did_check_side, errand);
}

static void
check_next (Errand *errand)
{
  errand->connection = errand->self->connections[errand->side];
  hjl_workspace_confirm_side_async (errand->self,
                                    errand->side,
                                    g_task_get_cancellable (errand->task),
                                    did_confirm_side,
                                    errand);
}

static void
check (HjlWorkspace *self,
       GTask        *task)
{
  Errand *errand = g_new0 (Errand, 1);
  GError *error = NULL;

  errand->self = self;
  errand->task = task;
  /* With files hackajob has no account to be checked. */
  if (!hjl_workspace_use_source (self, &error))
    g_clear_error (&error);
  errand->side = self->from == HJL_CANDIDATES_FROM_FEED ? HJL_SIDE_HACKAJOB : HJL_SIDE_LEVER;
  errand->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  check_next (errand);
}

typedef struct
{
  HjlWorkspace *self;
  HjlSide       side;
  guint         connection;
} Readiness;

static void make_side_ready (GTask *task);

/* A failure of the connection itself is what the error says by itself, and needs what helps alone; of anything else, a
 * permission that lacks. */
static GError *
new_failure (HjlSide    side,
             GPtrArray *checks)
{
  const HjlCheck  *failed = hjl_checks_find_failed (checks);
  gboolean         refused = g_str_has_suffix (failed->code, "-connected");
  g_autofree char *words = refused ? g_strdup (failed->advice) : hjl_check_describe_failure (failed);

  return g_error_new (HJL_ERROR,
                      refused ? HJL_ERROR_AUTH_EXPIRED : HJL_ERROR_FORBIDDEN,
                      "%s: %s",
                      side == HJL_SIDE_LEVER ? "Lever" : "hackajob",
                      words != NULL ? words : "");
}

static void
did_check_again (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask     *task = user_data;
  Readiness *readiness = g_task_get_task_data (task);
  GError    *error = NULL;
  g_autoptr (HjlCheckOutcome) outcome = hjl_account_checks_finish (result, &error);

  if (outcome == NULL ||
      (readiness->self->connections[readiness->side] == readiness->connection &&
       !hjl_workspace_remember (readiness->self, readiness->side, outcome, &error)))
    {
      hjl_steps_fail (task, error);
    }
  else if (hjl_checks_find_failed (outcome->checks) != NULL)
    {
      hjl_steps_fail (task, new_failure (readiness->side, outcome->checks));
    }
  else
    {
      readiness->side++;
      make_side_ready (task);
    }
}

/* What was the matter may have been mended, or was never the account's (a page of a gateway, kept as if it were
 * by an earlier version): it is asked again. */
static void
make_side_ready (GTask *task)
{
  Readiness       *readiness = g_task_get_task_data (task);
  g_autofree char *attention = NULL;

  if (readiness->side > HJL_SIDE_LEVER)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  attention = hjl_workspace_dup_fact (readiness->self->store, readiness->side, "attention");
  if (attention == NULL)
    {
      readiness->side++;
      make_side_ready (task);
      return;
    }

  readiness->connection = readiness->self->connections[readiness->side];
  hjl_workspace_check_side_async (readiness->self, readiness->side, g_task_get_cancellable (task), did_check_again, task);
}

static void
did_confirm_both (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (hjl_sync_finish (result, &error))
    {
      make_side_ready (task);
      return;
    }

  hjl_steps_fail (task, error);
}

void
hjl_workspace_make_ready_async (HjlWorkspace       *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask     *task = g_task_new (NULL, cancellable, callback, user_data);
  Readiness *readiness = g_new0 (Readiness, 1);
  GError    *error = NULL;

  g_task_set_source_tag (task, hjl_workspace_make_ready_async);
  g_task_set_task_data (task, readiness, g_free);
  readiness->self = self;
  if (!hjl_workspace_use_source (self, &error))
    {
      hjl_steps_fail (task, error);
      return;
    }
  readiness->side = self->from == HJL_CANDIDATES_FROM_FEED ? HJL_SIDE_HACKAJOB : HJL_SIDE_LEVER;

  for (HjlSide side = readiness->side; side <= HJL_SIDE_LEVER; side++)
    {
      g_autofree char *way = hjl_workspace_dup_fact (self->store, side, "way");

      if (way == NULL)
        {
          g_task_return_new_error (task,
                                   HJL_ERROR,
                                   HJL_ERROR_NOT_CONNECTED,
                                   "%s is not connected",
                                   side == HJL_SIDE_LEVER ? "Lever" : "hackajob");
          g_object_unref (task);
          return;
        }
    }

  hjl_workspace_confirm_async (self, cancellable, did_confirm_both, task);
}

void
hjl_workspace_check_async (HjlWorkspace       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_check_async, check, NULL, NULL, cancellable, callback, user_data);
}

/* Only where an export has met it, and only while it is so: fonts may have been installed since. This is the
 * context in which all text is drawn. */
static void
add_fonts_check (HjlWorkspace *self,
                 GPtrArray    *checks)
{
  g_autofree char *text = self->view != NULL ? hjl_store_get_value (self->view, HJL_KEY_MISSING_FONTS) : NULL;
  HjlScripts       missing = hjl_scripts_find_missing (hjl_scripts_from_text (text));
  g_autofree char *advice = missing != 0 ? hjl_scripts_keep_missing (missing) : NULL;

  if (advice != NULL)
    g_ptr_array_add (checks, hjl_check_new ("hackajob-fonts", HJL_CHECK_FAIL, FALSE, HJL_WORDS ("check-fonts"), advice));
}

GPtrArray *
hjl_workspace_check_finish (HjlWorkspace *self,
                            GAsyncResult *result,
                            GError      **error)
{
  GPtrArray *checks;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  checks = g_task_propagate_pointer (G_TASK (result), error);
  if (checks != NULL)
    add_fonts_check (self, checks);

  return checks;
}

GPtrArray *
hjl_workspace_load_checks (HjlWorkspace *self,
                           HjlSide       side)
{
  g_autofree char *text = NULL;
  GPtrArray       *checks;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  text = self->view != NULL ? hjl_workspace_dup_fact (self->view, side, "checks") : NULL;

  checks = text != NULL ? hjl_checks_from_text (text) : NULL;
  if (checks != NULL && side == HJL_SIDE_HACKAJOB)
    add_fonts_check (self, checks);

  return checks;
}
