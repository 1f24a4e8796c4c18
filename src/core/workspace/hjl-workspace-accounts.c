/* hjl-workspace-accounts.c: the workspace's accounts, checks and settings
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "workspace/hjl-workspace-private.h"

#include "model/hjl-error.h"
#include "model/hjl-time.h"
#include "store/hjl-store-query.h"
#include "document/hjl-scripts.h"

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

static char *
dup_fact (HjlWorkspace *self,
          HjlSide       side,
          const char   *fact)
{
  g_autofree char *key = hjl_session_account_key (side, fact);

  return hjl_store_get_value (self->store, key);
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

  return self->store != NULL ? hjl_feed_address_load (self->environment, self->store) : NULL;
}

void
hjl_workspace_set_feed (HjlWorkspace         *self,
                        const HjlFeedAddress *feed)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  g_clear_pointer (&self->feed, hjl_feed_address_free);
  if (hjl_feed_address_is_asked_for (self->environment))
    self->feed = hjl_feed_address_copy (feed);
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
  g_autofree char *checked_at = NULL;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  info = g_new0 (HjlAccountInfo, 1);
  info->state = HJL_ACCOUNT_NOT_CONNECTED;
  if (self->store == NULL)
    return info;

  way = dup_fact (self, side, "way");
  if (way != NULL)
    {
      info->way = (HjlTokensKind) g_ascii_strtoll (way, NULL, 10);
      info->user_id = dup_fact (self, side, "user-id");
      info->user_name = dup_fact (self, side, "user-name");
      info->user_role = dup_fact (self, side, "user-role");
      info->company_name = dup_fact (self, side, "company-name");
      info->attention = dup_fact (self, side, "attention");
      if (side == HJL_SIDE_HACKAJOB)
        add_missing_feed (self, info);
      checked_at = dup_fact (self, side, "checked-at");
      info->checked_at = checked_at != NULL ? g_ascii_strtoll (checked_at, NULL, 10) : 0;
      info->state = info->attention != NULL ? HJL_ACCOUNT_ATTENTION : HJL_ACCOUNT_CONNECTED;
    }
  if (self->checking[side])
    info->state = HJL_ACCOUNT_CHECKING;

  return info;
}

static HjlOauthConfig *
dup_hackajob_oauth (HjlWorkspace *self,
                    GError      **error)
{
  g_autoptr (HjlFeedAddress) feed = self->feed != NULL ? hjl_feed_address_copy (self->feed) : hjl_workspace_dup_feed (self);

  if (feed == NULL)
    {
      g_propagate_error (error, hjl_feed_address_new_missing ());
      return NULL;
    }
  if (feed->authorize_uri == NULL)
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT,
                           _ ("Signing in to hackajob needs the feed’s sign-in address and token address. If hackajob gave "
                              "you none, connect with the token that you were given."));
      return NULL;
    }

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

  config = side == HJL_SIDE_LEVER ? hjl_oauth_config_copy (hjl_environment_get_oauth (self->environment, side))
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
    {
      g_set_error_literal (error,
                           HJL_ERROR,
                           HJL_ERROR_INPUT,
                           side == HJL_SIDE_LEVER
                             ? _ ("Signing in to Lever needs the client id of your company’s own registration.")
                             : _ ("Signing in to hackajob needs a client id, which your Customer Success Manager has."));
      return NULL;
    }

  /* Lever has no public clients as far as anybody knows (lever/README.md, OAuth): without a secret the whole way through the browser
   * would be for nothing. */
  if (side == HJL_SIDE_LEVER && (config->client_secret == NULL || *config->client_secret == '\0'))
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT,
                           _ ("Signing in to Lever needs the client secret of your company’s own registration."));
      return NULL;
    }

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

static void
on_connect_completed_cb (GTask        *task,
                         GParamSpec   *pspec,
                         HjlWorkspace *self)
{
  HjlJob *job = g_task_get_task_data (task);

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
  GTask  *task;
  HjlJob *job;

  task = hjl_workspace_new_task (self, hjl_workspace_connect_async, cancellable, callback, user_data);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_connect_completed_cb), self, 0);
  job = g_new0 (HjlJob, 1);
  job->side = side;
  job->tokens = hjl_tokens_copy (tokens);
  if (tokens->kind != HJL_TOKENS_OAUTH)
    {
      g_free (job->tokens->secret);
      job->tokens->secret = hjl_tokens_clean_secret (tokens->secret);
    }
  if (side == HJL_SIDE_HACKAJOB)
    job->feed = hjl_feed_address_copy (self->feed);
  job->flag = start_over;
  set_checking (self, side, TRUE);
  hjl_workspace_run (self, task, job, hjl_session_connect);
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

GPtrArray *
hjl_workspace_connect_finish (HjlWorkspace *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hjl_workspace_disconnect_async (HjlWorkspace       *self,
                                HjlSide             side,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_disconnect_async, cancellable, callback, user_data);
  job = g_new0 (HjlJob, 1);
  job->side = side;
  hjl_workspace_run (self, task, job, hjl_session_disconnect);
}

gboolean
hjl_workspace_disconnect_finish (HjlWorkspace *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
hjl_workspace_check_async (HjlWorkspace       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_check_async, cancellable, callback, user_data);
  hjl_workspace_run (self, task, g_new0 (HjlJob, 1), hjl_session_check);
}

/* Only where an export has met it, and only while it is so: fonts may have been installed since. This is the
 * context in which all text is drawn. */
static void
add_fonts_check (HjlWorkspace *self,
                 GPtrArray    *checks)
{
  g_autofree char *text = self->store != NULL ? hjl_store_get_value (self->store, HJL_KEY_MISSING_FONTS) : NULL;
  HjlScripts       missing = hjl_scripts_find_missing (hjl_scripts_from_text (text));
  g_autofree char *advice = missing != 0 ? hjl_scripts_describe_missing (missing) : NULL;

  if (advice != NULL)
    g_ptr_array_add (checks, hjl_check_new ("hackajob-fonts", HJL_CHECK_FAIL, FALSE, _ ("This computer has fonts for all profile documents"), advice));
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

  text = self->store != NULL ? dup_fact (self, side, "checks") : NULL;

  checks = text != NULL ? hjl_checks_from_text (text) : NULL;
  if (checks != NULL && side == HJL_SIDE_HACKAJOB)
    add_fonts_check (self, checks);

  return checks;
}

HjlSettings *
hjl_workspace_dup_settings (HjlWorkspace *self)
{
  HjlSettings *settings;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  settings = hjl_settings_new ();
  if (self->store != NULL)
    hjl_session_read_settings (self->store, settings);

  return settings;
}

guint
hjl_workspace_count_closed (HjlWorkspace *self,
                            guint         keep_days)
{
  HjlTime now;
  int     n = 0;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), 0);

  now = self->clock != NULL ? self->clock () : hjl_time_now ();
  if (keep_days > 0 && self->store != NULL)
    n = hjl_store_count_closed (self->store, now - keep_days * HJL_SESSION_DAY, NULL);

  return (guint) MAX (n, 0);
}

void
hjl_workspace_save_settings_async (HjlWorkspace       *self,
                                   const HjlSettings  *settings,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (settings != NULL);

  task = hjl_workspace_new_task (self, hjl_workspace_save_settings_async, cancellable, callback, user_data);
  job = g_new0 (HjlJob, 1);
  job->settings = hjl_settings_copy (settings);
  hjl_workspace_run (self, task, job, hjl_session_save_settings);
}

gboolean
hjl_workspace_save_settings_finish (HjlWorkspace *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
