/* hjl-sign-in.c: one sign-in in the browser, from the address to the tokens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-sign-in.h"

#include <glib/gi18n-lib.h>

#include "auth/hjl-pkce.h"
#include "auth/hjl-redirect-listener.h"
#include "model/hjl-error.h"
#include "net/hjl-worker.h"

#define PATH "/callback"
/* Milliseconds: long enough for a second factor, short enough for a forgotten page. */
#define TIME_LIMIT (5 * 60 * 1000)

struct _HjlSignIn
{
  GObject parent_instance;

  HjlOauthConfig *config;
  HjlHttp        *http;
  gint64          deadline;

  HjlRedirectListener *listener; /* NULL where all ports are taken */
  char                *redirect_uri;
  char                *state;
  char                *verifier;
  char                *uri;

  /* The answer: one of the two. */
  char   *code;
  GError *refusal;

  GTask   *run; /* while it waits for the answer */
  GSource *limit;
  GSource *cancelled;
  GSource *closing; /* after an answer from the browser */
};

G_DEFINE_FINAL_TYPE (HjlSignIn, hjl_sign_in, G_TYPE_OBJECT)

/* Returns: milliseconds until it gives up */
static guint
get_left (HjlSignIn *self)
{
  gint64 left = (self->deadline - g_get_monotonic_time ()) / 1000;

  return CLAMP (left, 0, G_MAXINT);
}

/* Returns: (transfer full) (nullable): the run, for the one who ends the wait */
static GTask *
end_wait (HjlSignIn *self)
{
  hjl_clear_source (&self->limit);
  hjl_clear_source (&self->cancelled);

  return g_steal_pointer (&self->run);
}

static void
got_tokens (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HjlTokens *tokens = hjl_finish_pointer (NULL, result, &error);

  if (tokens == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, tokens, (GDestroyNotify) hjl_tokens_free);
}

/* There is an answer: goes on where somebody waits for it. */
static void
use_answer (HjlSignIn *self)
{
  g_autoptr (GTask) task = end_wait (self);

  if (task == NULL)
    return;

  if (self->refusal != NULL)
    g_task_return_error (task, g_error_copy (self->refusal));
  else
    hjl_oauth_exchange_async (self->config, self->http, self->code, self->redirect_uri, self->verifier,
                              g_task_get_cancellable (task), got_tokens, g_object_ref (task));
}

static gboolean
on_closing_cb (gpointer user_data)
{
  HjlSignIn *self = user_data;

  hjl_clear_source (&self->closing);
  hjl_redirect_listener_stop (self->listener);

  return G_SOURCE_REMOVE;
}

/* The browser may come again for its page, as long as it might have come for the first time. */
static void
close_later (HjlSignIn *self)
{
  self->closing = g_timeout_source_new (get_left (self));
  g_source_set_callback (self->closing, on_closing_cb, self, NULL);
  g_source_attach (self->closing, g_main_context_get_thread_default ());
}

static void
got_redirect (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HjlSignIn) self = user_data;
  g_autofree char *query = NULL;

  /* What the judge kept is the answer. Without one the wait was ended from here. */
  query = hjl_finish_pointer (HJL_REDIRECT_LISTENER (source), result, NULL);

  if (self->code == NULL && self->refusal == NULL)
    return;

  if (self->closing == NULL)
    close_later (self);
  use_answer (self);
}

static gboolean
judge (const char *query,
       gpointer    user_data,
       GError    **error)
{
  HjlSignIn *self = user_data;

  /* The first answer counts, wherever it came from. */
  if (self->code != NULL || self->refusal != NULL || !hjl_oauth_has_state (query, self->state))
    return FALSE;

  self->code = hjl_oauth_read_redirect (self->config, query, self->state, &self->refusal);

  if (self->code == NULL)
    g_propagate_error (error, g_error_copy (self->refusal));

  return self->code != NULL;
}

static gboolean
on_limit_reached_cb (gpointer user_data)
{
  g_autoptr (HjlSignIn) self = g_object_ref (g_task_get_source_object (user_data));
  g_autoptr (GTask) task = end_wait (self);

  if (self->listener != NULL)
    hjl_redirect_listener_stop (self->listener);

  g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_SIGN_IN, "%s",
                           _ ("Nobody signed in within the time limit. Start again."));

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  g_autoptr (HjlSignIn) self = g_object_ref (g_task_get_source_object (user_data));
  g_autoptr (GTask) task = end_wait (self);

  if (self->listener != NULL)
    hjl_redirect_listener_stop (self->listener);

  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/* RFC 3986 6.2.2: scheme and host regardless of case, the rest to the letter. */
static gboolean
is_redirect_address (HjlSignIn *self,
                     GUri      *address)
{
  g_autoptr (GUri) own = g_uri_parse (self->redirect_uri, G_URI_FLAGS_ENCODED, NULL);

  return g_ascii_strcasecmp (g_uri_get_scheme (own), g_uri_get_scheme (address)) == 0 &&
         g_uri_get_host (address) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (own), g_uri_get_host (address)) == 0 &&
         g_uri_get_port (own) == g_uri_get_port (address) &&
         g_str_equal (g_uri_get_path (own), g_uri_get_path (address)) &&
         g_uri_get_userinfo (address) == NULL;
}

static void
hjl_sign_in_dispose (GObject *object)
{
  HjlSignIn *self = HJL_SIGN_IN (object);

  hjl_clear_source (&self->closing);
  if (self->listener != NULL)
    hjl_redirect_listener_stop (self->listener);
  g_clear_object (&self->listener);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (hjl_sign_in_parent_class)->dispose (object);
}

static void
hjl_sign_in_finalize (GObject *object)
{
  HjlSignIn *self = HJL_SIGN_IN (object);

  g_clear_pointer (&self->config, hjl_oauth_config_free);
  g_clear_pointer (&self->redirect_uri, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->verifier, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (hjl_sign_in_parent_class)->finalize (object);
}

static void
hjl_sign_in_class_init (HjlSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_sign_in_dispose;
  object_class->finalize = hjl_sign_in_finalize;
}

static void
hjl_sign_in_init (HjlSignIn *self)
{
}

HjlSignIn *
hjl_sign_in_new (const HjlOauthConfig *config,
                 HjlHttp              *http,
                 gint64                time_limit)
{
  HjlSignIn *self;

  g_return_val_if_fail (config != NULL && config->ports != NULL, NULL);
  g_return_val_if_fail (HJL_IS_HTTP (http), NULL);
  g_return_val_if_fail (time_limit >= 0, NULL);

  self = g_object_new (HJL_TYPE_SIGN_IN, NULL);
  self->config = hjl_oauth_config_copy (config);
  self->http = g_object_ref (http);
  self->state = hjl_pkce_new_secret ();
  self->verifier = hjl_pkce_new_secret ();
  self->deadline = g_get_monotonic_time () + (time_limit == 0 ? TIME_LIMIT : time_limit) * 1000;

  return self;
}

gboolean
hjl_sign_in_start (HjlSignIn *self,
                   GError   **error)
{
  g_autoptr (HjlRedirectListener) listener = NULL;
  g_autofree char *challenge = NULL;

  g_return_val_if_fail (HJL_IS_SIGN_IN (self), FALSE);
  g_return_val_if_fail (self->uri == NULL, FALSE);

  listener = hjl_redirect_listener_new (self->config->ports, PATH, judge, self);

  if (hjl_redirect_listener_start (listener, error))
    {
      self->redirect_uri = g_strdup (hjl_redirect_listener_get_uri (listener));
      self->listener = g_steal_pointer (&listener);
    }
  else
    {
      /* The browser will find another program there, or nobody; the address it ends at is good. */
      self->redirect_uri = g_strdup_printf ("http://127.0.0.1:%u" PATH, self->config->ports[0]);
    }

  challenge = hjl_pkce_challenge (self->verifier);
  self->uri = hjl_oauth_build_authorize_uri (self->config, self->redirect_uri, self->state, challenge);

  return self->listener != NULL;
}

const char *
hjl_sign_in_get_uri (HjlSignIn *self)
{
  g_return_val_if_fail (HJL_IS_SIGN_IN (self), NULL);

  return self->uri;
}

gint64
hjl_sign_in_get_deadline (HjlSignIn *self)
{
  g_return_val_if_fail (HJL_IS_SIGN_IN (self), 0);

  return self->deadline;
}

gboolean
hjl_sign_in_paste (HjlSignIn  *self,
                   const char *address,
                   GError    **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *with_scheme = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) refusal = NULL;
  const char *query;

  g_return_val_if_fail (HJL_IS_SIGN_IN (self), FALSE);
  g_return_val_if_fail (self->uri != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if (self->code != NULL || self->refusal != NULL)
    return hjl_error_fail (error, HJL_ERROR_SIGN_IN, _ ("This sign-in has its answer already."));

  trimmed = g_strstrip (g_strdup (address));
  with_scheme = g_ascii_isdigit (*trimmed) ? g_strconcat ("http://", trimmed, NULL) : g_strdup (trimmed);
  uri = g_uri_parse (with_scheme, G_URI_FLAGS_ENCODED, NULL);

  if (uri == NULL || !is_redirect_address (self, uri))
    return hjl_error_fail (error, HJL_ERROR_SIGN_IN, _ ("This is not the address at which the sign-in ends. Copy the whole address from the browser; it starts with %s."),
                           self->redirect_uri);

  query = g_uri_get_query (uri);
  self->code = hjl_oauth_read_redirect (self->config, query != NULL ? query : "", self->state, &refusal);

  if (g_error_matches (refusal, HJL_ERROR, HJL_ERROR_SIGN_IN_REFUSED))
    self->refusal = g_steal_pointer (&refusal);

  if (refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  if (self->listener != NULL)
    hjl_redirect_listener_stop (self->listener);
  use_answer (self);

  return TRUE;
}

char *
hjl_sign_in_describe_paste (HjlSignIn    *self,
                            const GError *error)
{
  g_return_val_if_fail (HJL_IS_SIGN_IN (self), NULL);
  g_return_val_if_fail (error != NULL, NULL);

  if (self->code != NULL || self->refusal != NULL)
    return g_strdup (error->message);

  /* Translators: the first is a whole sentence: what is wrong with the address. */
  return g_strdup_printf (_ ("%s HjLever still waits: you can paste another address."), error->message);
}

void
hjl_sign_in_run_async (HjlSignIn          *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HJL_IS_SIGN_IN (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (self->uri != NULL && self->run == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_sign_in_run_async);

  if (cancellable != NULL)
    {
      self->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, self->cancelled, G_SOURCE_FUNC (on_cancelled_cb));
    }

  self->limit = g_timeout_source_new (get_left (self));
  g_task_attach_source (task, self->limit, on_limit_reached_cb);

  self->run = g_steal_pointer (&task);

  /* Where the answer came before the run: from the listener it is told below, once the page is sent. */
  if (self->listener != NULL)
    hjl_redirect_listener_wait_async (self->listener, NULL, got_redirect, g_object_ref (self));
  else if (self->code != NULL || self->refusal != NULL)
    use_answer (self);
}
