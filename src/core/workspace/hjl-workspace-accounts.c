/* hjl-workspace-accounts.c: connecting and disconnecting, and who is connected
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "net/hjl-lock.h"
#include "sync/hjl-reader.h"
#include "workspace/hjl-workspace-private.h"
#include "store/hjl-store-timeline.h"

void
hjl_account_info_free (HjlAccountInfo *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->user_id);
  g_free (self->user_name);
  g_free (self->user_role);
  g_free (self->company_name);
  g_free (self->attention);
  g_free (self);
}

gboolean
hjl_workspace_asks_for_feed (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), FALSE);

  return hjl_feed_address_is_asked_for (self->environment);
}

HjlFeedAddress *
hjl_workspace_dup_feed (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return self->view != NULL ? hjl_feed_address_load (self->environment, self->view) : NULL;
}

void
hjl_workspace_set_feed (HjlWorkspace         *self,
                        const HjlFeedAddress *feed)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  g_clear_pointer (&self->typed, hjl_feed_address_free);
  if (hjl_feed_address_is_asked_for (self->environment))
    self->typed = hjl_feed_address_copy (feed);
}

/* Earlier versions had made an address up, and have connected to it: what was connected so needs one. */
static void
add_missing_feed (HjlWorkspace   *self,
                  HjlAccountInfo *info)
{
  g_autoptr (HjlFeedAddress) feed = hjl_workspace_dup_feed (self);
  g_autoptr (GError) error = NULL;

  if (feed != NULL)
    return;

  error = hjl_feed_address_new_missing ();
  g_free (info->attention);
  info->attention = hjl_error_describe (error);
}

HjlAccountInfo *
hjl_workspace_dup_account (HjlWorkspace *self,
                           HjlSide       side)
{
  HjlAccountInfo  *info;
  g_autofree char *way = NULL;
  g_autofree char *attention = NULL;
  g_autofree char *checked_at = NULL;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  info = g_new0 (HjlAccountInfo, 1);
  info->state = HJL_ACCOUNT_NOT_CONNECTED;
  if (self->view == NULL)
    return info;

  way = hjl_workspace_dup_fact (self->view, side, "way");
  if (way != NULL)
    {
      info->way = (HjlTokensKind) g_ascii_strtoll (way, NULL, 10);
      info->user_id = hjl_workspace_dup_fact (self->view, side, "user-id");
      info->user_name = hjl_workspace_dup_fact (self->view, side, "user-name");
      info->user_role = hjl_workspace_dup_fact (self->view, side, "user-role");
      info->company_name = hjl_workspace_dup_fact (self->view, side, "company-name");
      attention = hjl_workspace_dup_fact (self->view, side, "attention");
      info->attention = hjl_words_show (attention);
      if (side == HJL_SIDE_HACKAJOB)
        add_missing_feed (self, info);
      checked_at = hjl_workspace_dup_fact (self->view, side, "checked-at");
      info->checked_at = checked_at != NULL ? g_ascii_strtoll (checked_at, NULL, 10) : 0;
      info->state = info->attention != NULL ? HJL_ACCOUNT_ATTENTION : HJL_ACCOUNT_CONNECTED;
    }
  /* Files need no account: there is nothing that lacks. */
  if (side == HJL_SIDE_HACKAJOB && hjl_workspace_get_candidates_from (self, NULL) == HJL_CANDIDATES_FROM_FILES)
    {
      g_clear_pointer (&info->attention, g_free);
      info->state = HJL_ACCOUNT_CONNECTED;
    }
  if (self->checking[side])
    info->state = HJL_ACCOUNT_CHECKING;

  return info;
}

gboolean
hjl_workspace_is_connected (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), FALSE);

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (HjlAccountInfo) info = hjl_workspace_dup_account (self, side);

      if (info->state != HJL_ACCOUNT_CONNECTED && info->state != HJL_ACCOUNT_ATTENTION)
        return FALSE;
    }

  return TRUE;
}

static HjlOauthConfig *
dup_hackajob_oauth (HjlWorkspace *self,
                    GError      **error)
{
  g_autoptr (HjlFeedAddress) feed = self->typed != NULL ? hjl_feed_address_copy (self->typed) : hjl_workspace_dup_feed (self);

  if (feed == NULL)
    {
      g_propagate_error (error, hjl_feed_address_new_missing ());
      return NULL;
    }
  if (feed->authorize_uri == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_INPUT,
                                _ ("Signing in to hackajob needs the feed’s sign-in address and token address. If hackajob gave "
                                   "you none, connect with the token that you were given."));

  return hjl_feed_address_dup_oauth (feed, self->environment);
}

HjlSignIn *
hjl_workspace_new_sign_in (HjlWorkspace *self,
                           HjlSide       side,
                           const char   *client_id,
                           const char   *client_secret,
                           GError      **error)
{
  g_autoptr (HjlOauthConfig) config = NULL;
  g_autoptr (HjlHttp) http = NULL;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  config = side == HJL_SIDE_LEVER ? hjl_oauth_config_copy (hjl_environment_get_side (self->environment, side)->oauth)
                                  : dup_hackajob_oauth (self, error);
  if (config == NULL)
    return NULL;

  if (client_id != NULL)
    {
      g_free (config->client_id);
      config->client_id = hjl_tokens_clean_secret (client_id);
    }
  g_free (config->client_secret);
  config->client_secret = client_secret != NULL ? hjl_tokens_clean_secret (client_secret) : NULL;

  if (config->client_id == NULL || *config->client_id == '\0')
    return hjl_error_fail_null (error, HJL_ERROR_INPUT,
                                side == HJL_SIDE_LEVER
                                  ? _ ("Signing in to Lever needs the client ID of your company’s own OAuth app.")
                                  : _ ("Signing in to hackajob needs a client ID, which your Customer Success Manager has."));

  /* Lever has no public clients as far as anybody knows (lever/README.md, OAuth): without a secret the whole way through the browser
   * would be for nothing. */
  if (side == HJL_SIDE_LEVER && (config->client_secret == NULL || *config->client_secret == '\0'))
    return hjl_error_fail_null (error, HJL_ERROR_INPUT,
                                _ ("Signing in to Lever needs the client secret of your company’s own OAuth app."));

  http = hjl_http_new (config->token_uri, NULL, NULL);

  return hjl_sign_in_new (config, http, 0);
}

static void
set_checking (HjlWorkspace *self,
              HjlSide       side,
              gboolean      checking)
{
  self->checking[side] = checking;
  g_signal_emit_by_name (self, "account-changed", (guint) side);
}

/* What a connection is made with. */
typedef struct
{
  HjlSide         side;
  HjlTokens      *tokens;
  HjlFeedAddress *feed; /* nullable: of @tokens, where a person typed it */
  gboolean        start_over;
} ConnectJob;

static void
connect_job_free (ConnectJob *job)
{
  hjl_tokens_free (job->tokens);
  g_clear_pointer (&job->feed, hjl_feed_address_free);
  g_free (job);
}

typedef struct
{
  HjlWorkspace   *self;
  GTask          *task;
  HjlSide         side;
  GPtrArray      *checks;
  HjlTokens      *before;    /* nullable: of the connection that is to be replaced */
  HjlFeedAddress *feed;      /* nullable: its address of the feed, where the new one has another */
  char           *way;       /* nullable: how it was connected, likewise */
  gboolean        moved;     /* whether that is so */
  char           *attention; /* nullable: what was the matter with it */
  GError         *error;
} Errand;

/* Takes @errand, and @error; without one, the checks are what it came to. */
static void
end (Errand *errand,
     GError *error)
{
  hjl_workspace_end_pointer (errand->task,
                             error == NULL ? g_steal_pointer (&errand->checks) : NULL,
                             (GDestroyNotify) g_ptr_array_unref,
                             error);
  g_clear_pointer (&errand->checks, g_ptr_array_unref);
  g_clear_error (&errand->error);
  g_clear_pointer (&errand->before, hjl_tokens_free);
  g_clear_pointer (&errand->feed, hjl_feed_address_free);
  g_free (errand->way);
  g_free (errand->attention);
  g_free (errand);
}

/* Ends a connection that came to nothing. Takes @errand. */
static void
end_refused (Errand *errand)
{
  hjl_workspace_tell_account (errand->self, errand->side);
  end (errand, g_steal_pointer (&errand->error));
}

/* Keyring and database cannot change as one. Tokens must never go to the address of others, wherever it is
 * interrupted: so between the two changes nothing is connected. */
static gboolean
move_feed (Errand               *errand,
           const HjlFeedAddress *feed,
           const char           *way,
           GError              **error)
{
  HjlWorkspace *self = errand->self;
  gboolean      stored;

  stored = hjl_store_begin (self->store, error) &&
           hjl_store_finish (self->store,
                             hjl_feed_address_save (feed, self->store, error) &&
                               hjl_workspace_set_fact (self, errand->side, "way", way, error),
                             error);
  hjl_workspace_use_feed (self);

  return stored;
}

static void
put_feed_back (Errand *errand)
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
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (hjl_finish (HJL_ACCOUNT (object), result, &error))
    put_feed_back (errand);
  else
    g_message ("An earlier connection could not be put back: %s", error->message);
  g_clear_error (&error);
  /* That the new tokens were refused is not the earlier connection's matter. */
  if (!hjl_workspace_set_fact (errand->self, errand->side, "attention", errand->attention, &error))
    g_message ("An account's state could not be written: %s", error->message);
  end_refused (errand);
}

/* The timeline says who was connected for as long as they are; the company is nobody's secret, and the data's own. */
static gboolean
forget_holder (HjlWorkspace *self,
               HjlSide       side,
               GError      **error)
{
  static const struct
  {
    const char *kept;
    const char *code;
  } entries[][2] = {
    [HJL_SIDE_HACKAJOB] = { { HJL_WORDS ("hackajob-connected"), "hackajob-connected" },
                            { HJL_WORDS ("hackajob-disconnected"), "hackajob-disconnected" } },
    [HJL_SIDE_LEVER] = { { HJL_WORDS ("lever-connected"), "lever-connected" },
                         { HJL_WORDS ("lever-disconnected"), "lever-disconnected" } },
  };

  for (guint i = 0; i < 2; i++)
    if (!hjl_store_shorten_activity (self->store, entries[side][i].kept, entries[side][i].code, error))
      return FALSE;

  return TRUE;
}

static void
did_take_back (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_ACCOUNT (object), result, &error))
    {
      g_message ("Tokens of a connection that failed stay in the keyring: %s", error->message);
      g_clear_error (&error);
    }
  if (!forget_holder (errand->self, errand->side, &error) ||
      !hjl_workspace_forget_account (errand->self, errand->side, &error))
    g_message ("An account's state could not be written: %s", error->message);
  g_clear_pointer (&errand->way, g_free);
  put_feed_back (errand);
  end_refused (errand);
}

/* Nothing is kept of a connection that came to nothing, and the one before it goes on. Takes @errand. */
static void
take_back (Errand *errand)
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

/* Whose account it is, as it is kept. (transfer full) (nullable) */
static char *
dup_whose (HjlWorkspace *self,
           HjlSide       side)
{
  g_autofree char *name = hjl_workspace_dup_fact (self->store, side, "user-name");
  g_autofree char *company = hjl_workspace_dup_fact (self->store, side, "company-name");

  if (name != NULL && company != NULL)
    return hjl_words_keep ("account-at", name, company);
  if (name != NULL || company != NULL)
    return hjl_words_keep ("account", name != NULL ? name : company);

  return NULL;
}

/* @whose: (nullable) */
static void
note_account (HjlWorkspace *self,
              const char   *what,
              const char   *whose)
{
  const char *const sentences[] = { what, whose, NULL };
  g_autofree char  *text = hjl_words_keep_all (sentences);

  hjl_sync_context_note (self->context, HJL_ACTIVITY_CHANGED, NULL, NULL, NULL, text);
}

static void
did_check_connection (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Errand          *errand = user_data;
  g_autofree char *whose = NULL;
  g_autoptr (HjlCheckOutcome) outcome = hjl_account_checks_finish (result, &errand->error);

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
  /* Whoever was connected before is not any more. */
  if (!forget_holder (errand->self, errand->side, &errand->error) ||
      !hjl_workspace_remember (errand->self, errand->side, outcome, &errand->error))
    {
      take_back (errand);
      return;
    }

  /* Whoever connects a feed takes candidates from it. */
  if (errand->side == HJL_SIDE_HACKAJOB && errand->self->from != HJL_CANDIDATES_FROM_FEED &&
      !hjl_workspace_choose_source (errand->self, HJL_CANDIDATES_FROM_FEED, &errand->error))
    {
      take_back (errand);
      return;
    }
  if (!hjl_reader_forget_cursors (errand->self->store, errand->side, &errand->error))
    {
      take_back (errand);
      return;
    }
  whose = dup_whose (errand->self, errand->side);
  note_account (errand->self,
                errand->side == HJL_SIDE_LEVER ? HJL_WORDS ("lever-connected") : HJL_WORDS ("hackajob-connected"),
                whose);
  errand->checks = g_ptr_array_ref (outcome->checks);
  end (errand, NULL);
}

static void
did_save_tokens (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Errand *errand = user_data;
  GError *error = NULL;

  if (!hjl_finish (HJL_ACCOUNT (object), result, &error))
    {
      put_feed_back (errand);
      end (errand, error);
      return;
    }

  hjl_workspace_check_side_async (errand->self,
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
  Errand     *errand = user_data;
  ConnectJob *job = g_task_get_task_data (errand->task);
  g_autoptr (GError) error = NULL;

  /* Mostly there are none; what the keyring cannot give now could not be used anyway. */
  errand->before = hjl_finish_pointer (HJL_ACCOUNT (object), result, &error);
  errand->attention = hjl_workspace_dup_fact (errand->self->store, job->side, "attention");
  if (job->feed != NULL && !hjl_feed_address_equal (job->feed, errand->self->feed))
    {
      errand->feed = hjl_feed_address_copy (errand->self->feed);
      errand->way = hjl_workspace_dup_fact (errand->self->store, job->side, "way");
      errand->moved = move_feed (errand, job->feed, NULL, &errand->error);
      if (!errand->moved)
        {
          end (errand, g_steal_pointer (&errand->error));
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
take_new_tokens (Errand *errand)
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
  Errand       *errand = user_data;
  HjlWorkspace *self = errand->self;
  ConnectJob   *job = g_task_get_task_data (errand->task);
  GError       *error = NULL;
  int           fd = hjl_lock_acquire_finish (result, &error);
  gboolean      done;

  done = fd >= 0 && hjl_store_start_over (self->store, self->context->clock (), &error) &&
         hjl_workspace_forget_identity (self, errand->side, &error) &&
         (errand->side == HJL_SIDE_HACKAJOB || hjl_workspace_set_acting_user (self, NULL, &error));
  if (fd >= 0)
    close (fd);
  if (!done)
    {
      end (errand, error);
      return;
    }

  self->context->fresh_at = 0;
  hjl_sync_context_note (self->context,
                         HJL_ACTIVITY_CHANGED,
                         NULL,
                         NULL,
                         NULL,
                         errand->side == HJL_SIDE_LEVER
                           ? HJL_WORDS ("lever-started-over")
                           : HJL_WORDS ("hackajob-started-over"));
  hjl_workspace_tell_changed (self, HJL_CHANGES_CATALOGUE | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY);
  hjl_workspace_confirm_tokens_async (self,
                                      errand->side,
                                      job->tokens,
                                      job->feed,
                                      TRUE,
                                      g_task_get_cancellable (errand->task),
                                      did_confirm,
                                      errand);
}

static void
start_over (Errand *errand)
{
  g_autofree char *path = g_build_filename (errand->self->data_dir, HJL_WORKSPACE_LOCK, NULL);

  /* Not in the middle of a sync, of this process or another. */
  hjl_lock_acquire_async (path, 0, got_lock, errand);
}

static void
did_confirm (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Errand     *errand = user_data;
  ConnectJob *job = g_task_get_task_data (errand->task);
  g_autoptr (GError) error = NULL;

  if (hjl_sync_finish (result, &error))
    {
      take_new_tokens (errand);
    }
  else if (job->start_over && g_error_matches (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT))
    {
      start_over (errand);
    }
  else if (hjl_error_is_passing (error) || g_error_matches (error, HJL_ERROR, HJL_ERROR_OTHER_ACCOUNT) ||
           error->domain != HJL_ERROR)
    {
      end (errand, g_steal_pointer (&error));
    }
  else
    {
      /* What the service has against these tokens is what the checks are for: they say it item by item. */
      take_new_tokens (errand);
    }
}

static GError *
new_refusal (HjlWorkspace     *self,
             const ConnectJob *job)
{
  if (!hjl_tokens_is_secret (job->tokens->secret))
    return g_error_new_literal (HJL_ERROR,
                                HJL_ERROR_INPUT,
                                job->side == HJL_SIDE_LEVER ? _ ("This isn’t an API key: it contains characters "
                                                                 "that no key has. Copy the whole key again.")
                                                            : _ ("This isn’t a token: it contains characters that "
                                                                 "no token has. Copy the whole token again."));
  if (job->side == HJL_SIDE_HACKAJOB && job->feed == NULL && self->feed == NULL)
    return hjl_feed_address_new_missing ();

  return NULL;
}

/* Nothing of new tokens is kept, and nothing is read with them, before it is known that they are of the account
 * that the data belong to. */
static void
connect_account (HjlWorkspace *self,
                 GTask        *task)
{
  ConnectJob *job = g_task_get_task_data (task);
  Errand     *errand = g_new0 (Errand, 1);
  GError     *error;

  errand->self = self;
  errand->task = task;
  errand->side = job->side;
  hjl_workspace_use_feed (self);
  error = new_refusal (self, job);
  if (error != NULL)
    end (errand, error);
  else
    hjl_workspace_confirm_tokens_async (self,
                                        job->side,
                                        job->tokens,
                                        job->feed,
                                        FALSE,
                                        g_task_get_cancellable (task),
                                        did_confirm,
                                        errand);
}

static void
did_clear_tokens (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GTask           *task = user_data;
  HjlWorkspace    *self = g_task_get_source_object (task);
  HjlSide          side = GPOINTER_TO_UINT (g_task_get_task_data (task));
  g_autofree char *company = hjl_workspace_dup_fact (self->store, side, "company-name");
  g_autofree char *whose = company != NULL ? hjl_words_keep ("account", company) : NULL;
  GError          *error = NULL;
  gboolean         done;

  done = hjl_finish (HJL_ACCOUNT (object), result, &error) &&
         (side == HJL_SIDE_HACKAJOB || !hjl_workspace_acts_as_signed_in (self) ||
          hjl_workspace_set_acting_user (self, NULL, &error)) &&
         forget_holder (self, side, &error) && hjl_workspace_forget_account (self, side, &error);
  if (done)
    {
      hjl_workspace_use_scope (self);
      note_account (self,
                    side == HJL_SIDE_LEVER ? HJL_WORDS ("lever-disconnected") : HJL_WORDS ("hackajob-disconnected"),
                    whose);
      hjl_workspace_tell_account (self, side);
    }
  hjl_workspace_end_task (task, done, error);
}

static void
disconnect (HjlWorkspace *self,
            GTask        *task)
{
  HjlSide side = GPOINTER_TO_UINT (g_task_get_task_data (task));

  self->connections[side]++;
  hjl_account_clear_async (self->sides[side].account, g_task_get_cancellable (task), did_clear_tokens, task);
}

static void
on_connect_completed_cb (GTask        *task,
                         GParamSpec   *pspec,
                         HjlWorkspace *self)
{
  ConnectJob *job = g_task_get_task_data (task);

  set_checking (self, job->side, FALSE);
}

static void
connect_side (HjlWorkspace       *self,
              HjlSide             side,
              const HjlTokens    *tokens,
              gboolean            start_over,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  ConnectJob *job = g_new0 (ConnectJob, 1);
  GTask      *task;

  job->side = side;
  job->tokens = hjl_tokens_copy (tokens);
  if (tokens->kind != HJL_TOKENS_OAUTH)
    {
      g_free (job->tokens->secret);
      job->tokens->secret = hjl_tokens_clean_secret (tokens->secret);
    }
  if (side == HJL_SIDE_HACKAJOB)
    job->feed = hjl_feed_address_copy (self->typed);
  job->start_over = start_over;

  task = hjl_workspace_new_task (self, hjl_workspace_connect_async, job, (GDestroyNotify) connect_job_free, cancellable, callback, user_data);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_connect_completed_cb), self, 0);
  set_checking (self, side, TRUE);
  hjl_workspace_send (self, task, connect_account);
}

void
hjl_workspace_connect_async (HjlWorkspace       *self,
                             HjlSide             side,
                             const HjlTokens    *tokens,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (tokens != NULL);

  connect_side (self, side, tokens, FALSE, cancellable, callback, user_data);
}

void
hjl_workspace_start_over_async (HjlWorkspace       *self,
                                HjlSide             side,
                                const HjlTokens    *tokens,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (tokens != NULL);

  connect_side (self, side, tokens, TRUE, cancellable, callback, user_data);
}

void
hjl_workspace_disconnect_async (HjlWorkspace       *self,
                                HjlSide             side,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_disconnect_async, disconnect, GUINT_TO_POINTER (side), NULL, cancellable, callback, user_data);
}
