/* hjl-workspace-services.c: what sends, and the engine; made, used and freed in the workspace's thread
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <unistd.h>

#include "lever/hjl-lever-permissions.h"
#include "model/hjl-words.h"
#include "workspace/hjl-workspace-private.h"

/* The pace stays a shade inside the environment's numbers: requests that leave exactly as often as a strict
 * bucket fills arrive a little out of step because of the way between, and some of them too early. A
 * 429 costs more than this does, for it halves the pace. */
#define RATE_SHARE 0.985
#define BURST_SPARE 2
/* When the bucket will be full, milliseconds since 1970; a verb of the command line that follows another one at once
 * would find it full otherwise. A bucket that lacks less than this is as good as full. */
#define KEY_PACE "pace/lever"
#define LITTLE_LACK 0.5

/* What #HjlWorkspaceOptions leaves open; times in milliseconds. */
#define WORKERS 8

static void
keep_pace (HjlWorkspace *self)
{
  double lack = hjl_pace_get_lack (self->sides[HJL_SIDE_LEVER].pace);

  if (lack > LITTLE_LACK)
    hjl_store_set_hint (self->store, KEY_PACE, g_get_real_time () / 1000 + (gint64) (lack * 1000));
}

static void
take_up_pace (HjlWorkspace *self)
{
  double lack = (double) (hjl_store_get_int (self->store, KEY_PACE, 0) - g_get_real_time () / 1000) / 1000;

  if (lack > 0)
    hjl_pace_set_lack (self->sides[HJL_SIDE_LEVER].pace, lack);
}

void
hjl_workspace_free_services (HjlWorkspace *self)
{
  /* What the accounts have begun goes on by itself, and holds them (hjl-account.c); a workspace that closes has let
   * them come to rest before. */
  if (self->engine != NULL)
    {
      keep_pace (self);
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
  g_clear_object (&self->sync_cancellable);
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

static void
on_progress_cb (HjlWorkspace *self)
{
  HjlProgress progress = hjl_engine_get_progress (self->engine);

  progress.waiting_for_rate = hjl_pace_get_waiting (self->sides[HJL_SIDE_LEVER].pace) &&
                              progress.phase != HJL_PHASE_IDLE;
  hjl_workspace_tell_progress (self, &progress, NULL);
  if (progress.phase == HJL_PHASE_APPLYING)
    hjl_workspace_tell_changed (self, HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY);
}

/* Only `invalid_grant` ends a connection (lever/README.md, OAuth); the account says so. */
static void
on_account_ended_cb (HjlAccount   *account,
                     HjlWorkspace *self)
{
  HjlSide side = account == self->sides[HJL_SIDE_LEVER].account ? HJL_SIDE_LEVER : HJL_SIDE_HACKAJOB;
  g_autoptr (GError) error = NULL;

  if (!hjl_workspace_set_fact (self,
                               side,
                               "attention",
                               side == HJL_SIDE_LEVER ? HJL_WORDS ("lever-sign-in-ended")
                                                      : HJL_WORDS ("hackajob-sign-in-ended"),
                               &error))
    g_message ("An account's state could not be written: %s", error->message);
  hjl_workspace_tell_account (self, side);
}

static HjlHttp *
make_http (HjlWorkspace *self,
           const char   *base_uri,
           HjlAccount   *account,
           HjlPace      *pace)
{
  return hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = base_uri,
    .credentials = HJL_CREDENTIALS (account),
    .pace = pace,
    .backoff = self->options.backoff,
    .idle_timeout = self->options.idle_timeout,
  });
}

/* Without an address of the feed nothing can be sent: the jobs refuse before (hjl_workspace_confirm_async()). */
HjlHttp *
hjl_workspace_make_http (HjlWorkspace         *self,
                         HjlSide               side,
                         const HjlFeedAddress *feed,
                         HjlAccount           *account)
{
  const char *api = hjl_environment_get_side (self->environment, HJL_SIDE_LEVER)->api;

  if (feed == NULL)
    feed = self->feed;
  if (side == HJL_SIDE_HACKAJOB)
    api = feed != NULL ? feed->api : "";

  return make_http (self, api, account, self->sides[side].pace);
}

HjlAccount *
hjl_workspace_make_account (HjlWorkspace         *self,
                            HjlSide               side,
                            const HjlFeedAddress *feed,
                            HjlTokenStore        *store,
                            const char           *lock_path)
{
  g_autoptr (HjlOauthConfig) config = NULL;

  if (side == HJL_SIDE_LEVER)
    config = hjl_oauth_config_copy (hjl_environment_get_side (self->environment, side)->oauth);
  else
    config = hjl_feed_address_dup_oauth (feed != NULL ? feed : self->feed, self->environment);

  return hjl_account_new (store,
                          hjl_environment_get_id (self->environment),
                          hjl_side_to_string (side),
                          config,
                          self->token_http,
                          lock_path);
}

void
hjl_workspace_use_feed (HjlWorkspace *self)
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
make_side (HjlWorkspace *self,
           HjlSide       side)
{
  HjlWorkspaceSide *s = &self->sides[side];
  g_autofree char  *file = g_strdup_printf ("%s.lock", hjl_side_to_string (side));
  g_autofree char  *lock_path = g_build_filename (self->data_dir, file, NULL);

  s->pace = hjl_pace_new (hjl_environment_get_side (self->environment, side)->rate * RATE_SHARE,
                          MAX (hjl_environment_get_side (self->environment, side)->burst - BURST_SPARE, 1));
  s->account = hjl_workspace_make_account (self, side, NULL, self->tokens, lock_path);
  g_signal_connect (s->account, "ended", G_CALLBACK (on_account_ended_cb), self);
  s->http = hjl_workspace_make_http (self, side, NULL, s->account);
}

void
hjl_workspace_make_services (HjlWorkspace *self)
{
  self->rest = hjl_memory_new (self->store);
  self->token_http = make_http (self, hjl_environment_get_side (self->environment, HJL_SIDE_LEVER)->api, NULL, NULL);
  self->feed = hjl_feed_address_load (self->environment, self->store);
  make_side (self, HJL_SIDE_HACKAJOB);
  make_side (self, HJL_SIDE_LEVER);
  take_up_pace (self);
  self->from = hjl_workspace_read_from (self->environment, self->store, NULL);
  self->source = hjl_workspace_make_source (self, self->from);
  self->lever = hjl_lever_client_new (self->sides[HJL_SIDE_LEVER].http);
  self->context = hjl_sync_context_new (self->store, self->source, self->lever);
  if (self->options.read_back_pause > 0)
    self->context->read_back_pause = self->options.read_back_pause;
  self->context->patience = hjl_environment_get_patience (self->environment);
  self->context->front = g_main_context_ref (self->front);
  if (self->options.clock != NULL)
    self->context->clock = self->options.clock;
  hjl_workspace_read_settings (self->store, self->context->settings);
  hjl_workspace_use_scope (self);
  self->engine = hjl_engine_new (self->context, self->options.workers > 0 ? self->options.workers : WORKERS);
  g_signal_connect_swapped (self->engine, "progress", G_CALLBACK (on_progress_cb), self);
  g_signal_connect_swapped (self->sides[HJL_SIDE_LEVER].pace, "waiting-changed", G_CALLBACK (on_progress_cb), self);
}

/* With the confidential grant every list asks for confidential rows too; without it, asking is an
 * error (lever/README.md, Conventions). */
void
hjl_workspace_use_scope (HjlWorkspace *self)
{
  g_autofree char *scope = hjl_workspace_dup_fact (self->store, HJL_SIDE_LEVER, "scope");
  g_auto (GStrv) scopes = g_strsplit (scope != NULL ? scope : "", " ", -1);

  self->context->may_see_confidential = g_strv_contains ((const char *const *) scopes, HJL_LEVER_CONFIDENTIAL);
  hjl_lever_client_set_confidential (self->lever, self->context->may_see_confidential);
}
