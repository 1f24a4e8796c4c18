/* hjl-session.c: the part of a workspace that lives in its thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "hackajob/hjl-feed-source.h"
#include "workspace/hjl-session.h"
#include "model/hjl-error.h"
#include "model/hjl-time.h"

#define KEY_SOURCE "settings/source"
#define KEY_ORIGIN "settings/origin"
#define KEY_TAGS "settings/tags"
#define KEY_KEEP_DAYS "settings/keep-days"
#define KEY_ACTIVITY_DAYS "settings/activity-days"

/* The pace stays a shade inside the environment's numbers: requests that leave exactly as often as a strict
 * bucket fills arrive a little out of step because of the way between, and some of them too early. A
 * 429 costs more than this does, for it halves the pace. */
#define RATE_SHARE 0.985
#define BURST_SPARE 2

void
hjl_job_free (HjlJob *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self->other);
  g_clear_pointer (&self->tokens, hjl_tokens_free);
  g_clear_pointer (&self->feed, hjl_feed_address_free);
  g_clear_pointer (&self->settings, hjl_settings_free);
  g_clear_object (&self->mapping);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_free (self);
}

const char *
hjl_session_side_name (HjlSide side)
{
  return side == HJL_SIDE_LEVER ? "lever" : "hackajob";
}

char *
hjl_session_account_key (HjlSide     side,
                         const char *fact)
{
  return g_strdup_printf ("account/%s/%s", hjl_session_side_name (side), fact);
}

HjlSession *
hjl_session_new (HjlWorkspace           *workspace,
                 const HjlSessionEvents *events,
                 HjlEnvironment         *environment,
                 HjlTokenStore          *tokens)
{
  HjlSession *self = g_new0 (HjlSession, 1);

  self->workspace = workspace;
  self->events = events;
  self->environment = g_object_ref (environment);
  self->tokens = g_object_ref (tokens);
  self->sync_tasks = g_ptr_array_new ();
  self->sync_queue = g_ptr_array_new ();
  self->lock = -1;

  return self;
}

void
hjl_session_free (HjlSession *self)
{
  g_return_if_fail (self != NULL);

  /* What the accounts have begun goes on by itself, and holds them (hjl-account.c). */
  if (self->engine != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->engine, self);
      g_signal_handlers_disconnect_by_data (self->sides[HJL_SIDE_LEVER].pace, self);
      for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
        g_signal_handlers_disconnect_by_data (self->sides[i].account, self);
    }
  g_clear_pointer (&self->rest, hjl_memory_free);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->context, hjl_sync_context_unref);
  g_clear_object (&self->source);
  g_clear_object (&self->lever);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      g_clear_object (&self->sides[i].http);
      g_clear_object (&self->sides[i].account);
      g_clear_object (&self->sides[i].pace);
    }
  g_clear_object (&self->token_http);
  g_clear_pointer (&self->feed, hjl_feed_address_free);
  g_clear_object (&self->store);
  g_clear_object (&self->environment);
  g_clear_object (&self->tokens);
  g_clear_object (&self->sync_cancellable);
  g_ptr_array_unref (self->sync_tasks);
  g_ptr_array_unref (self->sync_queue);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->program);
  g_free (self->data_dir);
  g_main_context_unref (self->front);
  g_free (self);
}

static void
on_progress_cb (HjlSession *self)
{
  HjlProgress progress = hjl_engine_get_progress (self->engine);

  progress.waiting_for_rate = hjl_pace_get_waiting (self->sides[HJL_SIDE_LEVER].pace) &&
                              progress.phase != HJL_PHASE_IDLE;
  self->events->progressed (self->workspace, &progress, NULL);
  if (progress.phase == HJL_PHASE_APPLYING)
    self->events->changed (self->workspace, HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY);
}

/* Only `invalid_grant` ends a connection (lever/README.md, OAuth); the account says so. */
static void
on_account_ended_cb (HjlAccount *account,
                     HjlSession *self)
{
  HjlSide          side = account == self->sides[HJL_SIDE_LEVER].account ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB;
  g_autofree char *key = hjl_session_account_key (side, "attention");
  g_autoptr (GError) error = NULL;

  if (!hjl_store_set_value (self->store,
                            key,
                            side == HJL_SIDE_LEVER ? _ ("The sign-in to Lever has ended. Connect again.")
                                                   : _ ("The sign-in to hackajob has ended. Connect again."),
                            &error))
    g_message ("An account's state could not be written: %s", error->message);
  self->events->account_changed (self->workspace, side);
}

static HjlHttp *
make_http (HjlSession *self,
           const char *base_uri,
           HjlAccount *account,
           HjlPace    *pace)
{
  return g_object_new (HJL_TYPE_HTTP,
                       "base-uri", base_uri,
                       "credentials", account,
                       "pace", pace,
                       "backoff", self->backoff,
                       "idle-timeout", self->idle_timeout,
                       NULL);
}

/* Without an address of the feed nothing can be sent: the jobs refuse before (hjl_session_confirm_async()). */
HjlHttp *
hjl_session_make_http (HjlSession           *self,
                       HjlSide               side,
                       const HjlFeedAddress *feed,
                       HjlAccount           *account)
{
  const char *api = hjl_environment_get_lever_api (self->environment);

  if (feed == NULL)
    feed = self->feed;
  if (side == HJL_SIDE_HACKAJOB)
    api = feed != NULL ? feed->api : "";

  return make_http (self, api, account, self->sides[side].pace);
}

HjlAccount *
hjl_session_make_account (HjlSession           *self,
                          HjlSide               side,
                          const HjlFeedAddress *feed,
                          HjlTokenStore        *store,
                          const char           *lock_path)
{
  g_autoptr (HjlOauthConfig) config = NULL;

  if (side == HJL_SIDE_LEVER)
    config = hjl_oauth_config_copy (hjl_environment_get_oauth (self->environment, side));
  else
    config = hjl_feed_address_dup_oauth (feed != NULL ? feed : self->feed, self->environment);

  return hjl_account_new (store,
                          hjl_environment_get_id (self->environment),
                          hjl_session_side_name (side),
                          config,
                          self->token_http,
                          lock_path);
}

void
hjl_session_use_feed (HjlSession *self)
{
  g_autoptr (HjlFeedAddress) feed = hjl_feed_address_load (self->environment, self->store);
  g_autoptr (HjlOauthConfig) config = NULL;

  if (hjl_feed_address_equal (feed, self->feed))
    return;

  g_clear_pointer (&self->feed, hjl_feed_address_free);
  self->feed = g_steal_pointer (&feed);
  config = hjl_feed_address_dup_oauth (self->feed, self->environment);
  hjl_account_set_config (self->sides[HJL_SIDE_HACKAJOB].account, config);
  hjl_http_set_base_uri (self->sides[HJL_SIDE_HACKAJOB].http, self->feed != NULL ? self->feed->api : "");
}

static void
make_side (HjlSession *self,
           HjlSide     side)
{
  HjlSessionSide  *s = &self->sides[side];
  g_autofree char *file = g_strdup_printf ("%s.lock", hjl_session_side_name (side));
  g_autofree char *lock_path = g_build_filename (self->data_dir, file, NULL);

  s->pace = hjl_pace_new (hjl_environment_get_rate (self->environment, side) * RATE_SHARE,
                          MAX (hjl_environment_get_burst (self->environment, side) - BURST_SPARE, 1));
  s->account = hjl_session_make_account (self, side, NULL, self->tokens, lock_path);
  g_signal_connect (s->account, "ended", G_CALLBACK (on_account_ended_cb), self);
  s->http = hjl_session_make_http (self, side, NULL, s->account);
}

void
hjl_session_read_settings (HjlStore    *store,
                           HjlSettings *settings)
{
  g_autofree char *source = hjl_store_get_value (store, KEY_SOURCE);
  g_autofree char *origin = hjl_store_get_value (store, KEY_ORIGIN);
  g_autofree char *tags = hjl_store_get_value (store, KEY_TAGS);

  settings->keep_days = (guint) hjl_store_get_int (store, KEY_KEEP_DAYS, settings->keep_days);
  settings->activity_days = (guint) hjl_store_get_int (store, KEY_ACTIVITY_DAYS, settings->activity_days);
  g_free (settings->acting_user_id);
  settings->acting_user_id = hjl_store_get_value (store, HJL_KEY_ACTING_USER);
  if (source != NULL)
    {
      g_free (settings->source);
      settings->source = g_steal_pointer (&source);
    }
  if (origin != NULL)
    {
      g_free (settings->origin);
      settings->origin = g_steal_pointer (&origin);
    }
  if (tags != NULL)
    {
      g_strfreev (settings->tags);
      settings->tags = *tags != '\0' ? g_strsplit (tags, "\n", -1) : NULL;
    }
}

void
hjl_session_open (HjlSession *self,
                  GTask      *task)
{
  g_autofree char *path = g_build_filename (self->data_dir, HJL_SESSION_DATABASE, NULL);
  GError          *error = NULL;

  if (self->store == NULL)
    {
      self->store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
      if (self->store == NULL)
        {
          g_task_return_error (task, error);
          g_object_unref (task);
          return;
        }

      self->rest = hjl_memory_new (self->store);
      self->token_http = make_http (self, hjl_environment_get_lever_api (self->environment), NULL, NULL);
      self->feed = hjl_feed_address_load (self->environment, self->store);
      make_side (self, HJL_SIDE_HACKAJOB);
      make_side (self, HJL_SIDE_LEVER);
      self->source = hjl_feed_source_new (self->sides[HJL_SIDE_HACKAJOB].http);
      self->lever = hjl_lever_client_new (self->sides[HJL_SIDE_LEVER].http);
      self->context = hjl_sync_context_new (self->store, self->source, self->lever);
      self->context->settle_time = self->settle_time;
      self->context->patience = hjl_environment_get_patience (self->environment);
      self->context->front = g_main_context_ref (self->front);
      if (self->clock != NULL)
        self->context->clock = self->clock;
      hjl_session_read_settings (self->store, self->context->settings);
      hjl_session_use_scope (self);
      self->engine = hjl_engine_new (self->context, self->workers);
      g_signal_connect_swapped (self->engine, "progress", G_CALLBACK (on_progress_cb), self);
      g_signal_connect_swapped (self->sides[HJL_SIDE_LEVER].pace, "notify::waiting", G_CALLBACK (on_progress_cb), self);
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* With the confidential grant every list asks for confidential rows too; without it, asking is an
 * error (lever/README.md, Conventions). */
void
hjl_session_use_scope (HjlSession *self)
{
  g_autofree char *key = hjl_session_account_key (HJL_SIDE_LEVER, "scope");
  g_autofree char *scope = hjl_store_get_value (self->store, key);
  g_auto (GStrv) scopes = g_strsplit (scope != NULL ? scope : "", " ", -1);

  self->context->may_see_confidential = g_strv_contains ((const char *const *) scopes, "confidential:access:admin");
  hjl_lever_client_set_confidential (self->lever, self->context->may_see_confidential);
}

void
hjl_session_save_settings (HjlSession *self,
                           GTask      *task)
{
  HjlJob          *job = g_task_get_task_data (task);
  HjlSettings     *settings = job->settings;
  g_autofree char *tags = settings->tags != NULL ? g_strjoinv ("\n", settings->tags) : g_strdup ("");
  g_autofree char *source = g_strstrip (g_strdup (settings->source != NULL ? settings->source : ""));
  GError          *error = NULL;
  gboolean         stored = FALSE;

  if (!hjl_settings_origin_valid (settings->origin))
    error = g_error_new (HJL_ERROR,
                         HJL_ERROR_INPUT,
                         _ ("“%s” isn’t one of Lever’s origins: agency, applied, internal, referred, sourced, "
                            "university."),
                         settings->origin != NULL ? settings->origin : "");
  else if (*source == '\0')
    error = g_error_new_literal (HJL_ERROR,
                                 HJL_ERROR_INPUT,
                                 _ ("The source cannot be empty: it is how exported candidates are found in Lever."));
  else if (settings->keep_days > HJL_SETTINGS_MOST_DAYS || settings->activity_days > HJL_SETTINGS_MOST_DAYS)
    error = g_error_new (HJL_ERROR,
                         HJL_ERROR_INPUT,
                         _ ("Data can be kept for up to %d days, or forever."),
                         HJL_SETTINGS_MOST_DAYS);
  else
    stored = hjl_store_begin (self->store, &error) &&
             hjl_store_set_value (self->store, HJL_KEY_ACTING_USER, settings->acting_user_id, &error) &&
             hjl_store_set_value (self->store, KEY_SOURCE, source, &error) &&
             hjl_store_set_value (self->store, KEY_ORIGIN, settings->origin, &error) &&
             hjl_store_set_value (self->store, KEY_TAGS, tags, &error) &&
             hjl_store_set_int (self->store, KEY_KEEP_DAYS, settings->keep_days, &error) &&
             hjl_store_set_int (self->store, KEY_ACTIVITY_DAYS, settings->activity_days, &error) &&
             (settings->keep_days == self->context->settings->keep_days ||
              hjl_session_forget_retention (self, &error)) &&
             hjl_store_commit (self->store, &error);

  if (stored)
    {
      hjl_session_read_settings (self->store, self->context->settings);
      /* Whoever waited for somebody to act may go on. */
      stored = hjl_session_release_actor_holds (self, &error);
    }
  else
    {
      hjl_store_rollback (self->store);
    }

  if (stored)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}
