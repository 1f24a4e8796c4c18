/* hjl-session-accounts.c: connecting, disconnecting and checking, in the workspace's thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "net/hjl-lock.h"
#include "workspace/hjl-account-checks.h"
#include "workspace/hjl-session.h"
#include "workspace/hjl-session-facts.h"
#include "model/hjl-error.h"
#include "sync/hjl-reader.h"

/* One task of the jobs below, with the session beside the job. */
static void
check_side (HjlSession         *self,
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
    hjl_account_checks_hackajob_async (self->sides[side].account, self->source, cancellable, callback, user_data);
}

typedef struct
{
  HjlSession     *self;
  GTask          *task;
  HjlSide         side;
  guint           connection; /* which one is checked */
  GPtrArray      *checks;
  HjlTokens      *before;    /* nullable: of the connection that is to be replaced */
  HjlFeedAddress *feed;      /* nullable: its address of the feed, where the new one has another */
  char           *way;       /* nullable: how it was connected, likewise */
  gboolean        moved;     /* whether that is so */
  char           *attention; /* nullable: what was the matter with it */
  GError         *error;
} HjlErrandCheck;

static void
free_errand (HjlErrandCheck *errand)
{
  g_clear_pointer (&errand->checks, g_ptr_array_unref);
  g_clear_error (&errand->error);
  g_clear_pointer (&errand->before, hjl_tokens_free);
  g_clear_pointer (&errand->feed, hjl_feed_address_free);
  g_free (errand->way);
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

/* Keyring and database cannot change as one. Tokens must never go to the address of others, wherever it is
 * interrupted: so between the two changes nothing is connected. */
static gboolean
move_feed (HjlErrandCheck       *errand,
           const HjlFeedAddress *feed,
           const char           *way,
           GError              **error)
{
  HjlSession *self = errand->self;
  gboolean    stored;

  stored = hjl_store_begin (self->store, error) &&
           hjl_feed_address_save (feed, self->store, error) &&
           hjl_session_set_fact (self, errand->side, "way", way, error) &&
           hjl_store_commit (self->store, error);
  if (!stored)
    hjl_store_rollback (self->store);
  hjl_session_use_feed (self);

  return stored;
}

static void
put_feed_back (HjlErrandCheck *errand)
{
  g_autoptr (GError) error = NULL;

  if (errand->moved && !move_feed (errand, errand->feed, errand->way, &error))
    g_message ("The feed's earlier address could not be put back: %s", error->message);
}

static void
did_put_back (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (hjl_account_save_finish (HJL_ACCOUNT (object), result, &error))
    put_feed_back (errand);
  else
    g_message ("An earlier connection could not be put back: %s", error->message);
  g_clear_error (&error);
  /* That the new tokens were refused is not the earlier connection's matter. */
  if (!hjl_session_set_fact (errand->self, errand->side, "attention", errand->attention, &error))
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
  if (!hjl_session_forget_account (errand->self, errand->side, &error))
    g_message ("An account's state could not be written: %s", error->message);
  g_clear_pointer (&errand->way, g_free);
  put_feed_back (errand);
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

  outcome = hjl_account_checks_finish (result, &errand->error);
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
  if (!hjl_session_remember (errand->self, errand->side, outcome, &errand->error))
    {
      take_back (errand);
      return;
    }

  if (!hjl_reader_forget_cursors (errand->self->store, errand->side, &errand->error))
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
      put_feed_back (errand);
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
  if (job->feed != NULL && !hjl_feed_address_equal (job->feed, errand->self->feed))
    {
      errand->feed = hjl_feed_address_copy (errand->self->feed);
      errand->way = hjl_session_dup_fact (errand->self, job->side, "way");
      errand->moved = move_feed (errand, job->feed, NULL, &errand->error);
      if (!errand->moved)
        {
          g_task_return_error (errand->task, g_steal_pointer (&errand->error));
          free_errand (errand);
          return;
        }
    }
  hjl_account_save_async (errand->self->sides[job->side].account,
                          job->tokens,
                          g_task_get_cancellable (errand->task),
                          did_save_tokens,
                          errand);
}

static void
take_new_tokens (HjlErrandCheck *errand)
{
  errand->self->connections[errand->side]++;
  hjl_account_load_async (errand->self->sides[errand->side].account,
                          g_task_get_cancellable (errand->task),
                          got_tokens_before,
                          errand);
}

static void did_confirm (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data);

/* The data of the account before are put aside, and whoever connects now is who the data belong to. */
static void
got_lock (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  HjlSession     *self = errand->self;
  HjlJob         *job = g_task_get_task_data (errand->task);
  GError         *error = NULL;
  int             fd = hjl_lock_acquire_finish (result, &error);
  gboolean        done;

  done = fd >= 0 && hjl_store_start_over (self->store, self->context->clock (), &error) &&
         hjl_session_forget_identity (self, errand->side, &error) &&
         (errand->side == HJL_SIDE_HACKAJOB || hjl_session_set_acting_user (self, NULL, &error));
  if (fd >= 0)
    close (fd);
  if (!done)
    {
      g_task_return_error (errand->task, error);
      free_errand (errand);
      return;
    }

  self->context->fresh_at = 0;
  hjl_sync_context_note (self->context,
                         HJL_ACTIVITY_CHANGED,
                         NULL,
                         NULL,
                         NULL,
                         errand->side == HJL_SIDE_LEVER
                           ? _ ("Started over with another Lever account. The previous account’s data was set "
                                "aside in a file.")
                           : _ ("Started over with another hackajob company. The previous company’s data was set "
                                "aside in a file."));
  self->events->changed (self->workspace, HJL_CHANGES_CATALOGUE | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY);
  hjl_session_confirm_tokens_async (self,
                                    errand->side,
                                    job->tokens,
                                    job->feed,
                                    TRUE,
                                    g_task_get_cancellable (errand->task),
                                    did_confirm,
                                    errand);
}

static void
start_over (HjlErrandCheck *errand)
{
  g_autofree char *path = g_build_filename (errand->self->data_dir, "sync.lock", NULL);

  /* Not in the middle of a sync, of this process or another. */
  hjl_lock_acquire_async (path, 0, got_lock, errand);
}

static void
did_confirm (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  HjlJob         *job = g_task_get_task_data (errand->task);
  g_autoptr (GError) error = NULL;

  if (hjl_session_confirm_finish (result, &error))
    {
      take_new_tokens (errand);
    }
  else if (job->flag && g_error_matches (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT))
    {
      start_over (errand);
    }
  else if (hjl_error_is_passing (error) || g_error_matches (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT) ||
           error->domain != HJL_ERROR)
    {
      g_task_return_error (errand->task, g_steal_pointer (&error));
      free_errand (errand);
    }
  else
    {
      /* What the service has against these tokens is what the checks are for: they say it item by item. */
      take_new_tokens (errand);
    }
}

/* Nothing of new tokens is kept, and nothing is read with them, before it is known that they are of the account
 * that the data belong to. */
void
hjl_session_connect (HjlSession *self,
                     GTask      *task)
{
  HjlJob         *job = g_task_get_task_data (task);
  HjlErrandCheck *errand = g_new0 (HjlErrandCheck, 1);

  if (!hjl_tokens_is_secret (job->tokens->secret))
    {
      g_task_return_new_error (task,
                               HJL_ERROR,
                               HJL_ERROR_INPUT,
                               "%s",
                               job->side == HJL_SIDE_LEVER ? _ ("This isn’t an API key: it contains characters "
                                                                "that no key has. Copy the whole key again.")
                                                           : _ ("This isn’t a token: it contains characters that "
                                                                "no token has. Copy the whole token again."));
      g_object_unref (task);
      g_free (errand);
      return;
    }

  hjl_session_use_feed (self);
  if (job->side == HJL_SIDE_HACKAJOB && job->feed == NULL && self->feed == NULL)
    {
      g_task_return_error (task, hjl_feed_address_new_missing ());
      g_object_unref (task);
      g_free (errand);
      return;
    }

  errand->self = self;
  errand->task = task;
  errand->side = job->side;
  hjl_session_confirm_tokens_async (self, job->side, job->tokens, job->feed, FALSE, g_task_get_cancellable (task), did_confirm, errand);
}

static void
did_clear_tokens (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  GError         *error = NULL;

  if (hjl_account_clear_finish (HJL_ACCOUNT (object), result, &error) &&
      (errand->side == HJL_SIDE_HACKAJOB || !hjl_session_acts_as_signed_in (errand->self) ||
       hjl_session_set_acting_user (errand->self, NULL, &error)) &&
      hjl_session_forget_account (errand->self, errand->side, &error))
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

static void check_next (HjlErrandCheck *errand);

/* Checks of one side are at their end. */
static void
go_on (HjlErrandCheck *errand)
{
  if (errand->side == HJL_SIDE_HACKAJOB)
    {
      errand->side = HJL_SIDE_LEVER;
      check_next (errand);
      return;
    }

  g_task_return_pointer (errand->task, g_steal_pointer (&errand->checks), (GDestroyNotify) g_ptr_array_unref);
  free_errand (errand);
}

static void
did_check_side (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  g_autoptr (HjlCheckOutcome) outcome = NULL;
  GError *error = NULL;

  outcome = hjl_account_checks_finish (result, &error);
  if (outcome == NULL ||
      (errand->self->connections[errand->side] == errand->connection &&
       !hjl_session_remember (errand->self, errand->side, outcome, &error)))
    {
      g_task_return_error (errand->task, error);
      free_errand (errand);
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
  g_autofree char *advice = hjl_error_describe (error);

  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_CONNECTED))
    return hjl_check_new ("hackajob-connected", HJL_CHECK_FAIL, TRUE, _ ("Connected to hackajob"), advice);

  return hjl_check_new (side == HJL_SIDE_LEVER ? "lever-account" : "hackajob-account",
                        HJL_CHECK_FAIL,
                        TRUE,
                        side == HJL_SIDE_LEVER ? _ ("Lever’s account is the one that the data here belong to")
                                               : _ ("hackajob’s company is the one that the data here belong to"),
                        advice);
}

/* Whether an account is connected whose address nobody named: earlier versions had made one up. */
static gboolean
is_feed_missing (HjlSession *self,
                 HjlSide     side)
{
  g_autofree char *way = hjl_session_dup_fact (self, side, "way");

  return side == HJL_SIDE_HACKAJOB && self->feed == NULL && way != NULL;
}

/* It is told, and asked nothing more. */
static gboolean
remember_unasked (HjlSession *self,
                  HjlSide     side,
                  HjlCheck   *check,
                  GError    **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  g_autofree char *text = NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, self->context->clock ());
  gboolean         stored;

  g_ptr_array_add (checks, hjl_check_copy (check));
  text = hjl_checks_to_text (checks);
  stored = hjl_store_begin (self->store, error) &&
           hjl_session_set_fact (self, side, "attention", check->advice, error) &&
           hjl_session_set_fact (self, side, "checks", text, error) &&
           hjl_session_set_fact (self, side, "checked-at", now, error) &&
           hjl_store_commit (self->store, error);
  if (!stored)
    hjl_store_rollback (self->store);
  self->events->account_changed (self->workspace, side);

  return stored;
}

static void
did_confirm_side (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  HjlErrandCheck *errand = user_data;
  HjlCheck       *check;
  GError         *error = NULL;

  if (!hjl_session_confirm_finish (result, &error) &&
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
      g_task_return_error (errand->task, error);
      free_errand (errand);
      return;
    }
  if (error != NULL && (hjl_error_is_passing (error) || error->domain != HJL_ERROR))
    {
      g_task_return_error (errand->task, error);
      free_errand (errand);
      return;
    }

  g_clear_error (&error);
  check_side (errand->self, errand->side, g_task_get_cancellable (errand->task), did_check_side, errand);
}

static void
check_next (HjlErrandCheck *errand)
{
  errand->connection = errand->self->connections[errand->side];
  hjl_session_confirm_side_async (errand->self,
                                  errand->side,
                                  g_task_get_cancellable (errand->task),
                                  did_confirm_side,
                                  errand);
}

void
hjl_session_check (HjlSession *self,
                   GTask      *task)
{
  HjlErrandCheck *errand = g_new0 (HjlErrandCheck, 1);

  errand->self = self;
  errand->task = task;
  errand->side = HJL_SIDE_HACKAJOB;
  errand->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);
  check_next (errand);
}

typedef struct
{
  HjlSession *self;
  HjlSide     side;
  guint       connection;
} Readiness;

static void make_side_ready (GTask *task);

/* A failure of the connection itself is an ended sign-in; of anything else, a permission that lacks. */
static GError *
new_failure (HjlSide    side,
             GPtrArray *checks)
{
  const HjlCheck  *failed = hjl_checks_find_failed (checks);
  g_autofree char *words = hjl_check_describe_failure (failed);

  if (g_str_has_suffix (failed->code, "-connected"))
    return g_error_new (HJL_ERROR, HJL_ERROR_AUTH_EXPIRED, "%s: %s", side == HJL_SIDE_LEVER ? "Lever" : "hackajob", words);

  return g_error_new_literal (HJL_ERROR, HJL_ERROR_FORBIDDEN, words);
}

static void
did_check_again (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask     *task = user_data;
  Readiness *readiness = g_task_get_task_data (task);
  g_autoptr (HjlCheckOutcome) outcome = NULL;
  GError *error = NULL;

  outcome = hjl_account_checks_finish (result, &error);
  if (outcome == NULL ||
      (readiness->self->connections[readiness->side] == readiness->connection &&
       !hjl_session_remember (readiness->self, readiness->side, outcome, &error)))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (hjl_checks_find_failed (outcome->checks) != NULL)
    {
      g_task_return_error (task, new_failure (readiness->side, outcome->checks));
      g_object_unref (task);
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

  attention = hjl_session_dup_fact (readiness->self, readiness->side, "attention");
  if (attention == NULL)
    {
      readiness->side++;
      make_side_ready (task);
      return;
    }

  readiness->connection = readiness->self->connections[readiness->side];
  check_side (readiness->self, readiness->side, g_task_get_cancellable (task), did_check_again, task);
}

static void
did_confirm_both (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (hjl_session_confirm_finish (result, &error))
    {
      make_side_ready (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

void
hjl_session_make_ready_async (HjlSession         *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask     *task = g_task_new (NULL, cancellable, callback, user_data);
  Readiness *readiness = g_new0 (Readiness, 1);

  g_task_set_source_tag (task, hjl_session_make_ready_async);
  g_task_set_task_data (task, readiness, g_free);
  readiness->self = self;
  readiness->side = HJL_SIDE_HACKAJOB;

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autofree char *way = hjl_session_dup_fact (self, side, "way");

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

  hjl_session_confirm_async (self, cancellable, did_confirm_both, task);
}

gboolean
hjl_session_make_ready_finish (GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
