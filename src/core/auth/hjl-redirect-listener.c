/* hjl-redirect-listener.c: waits on loopback for the browser to come back (RFC 8252 7.3)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "auth/hjl-redirect-listener.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "auth/hjl-redirect-page.h"
#include "model/hjl-error.h"

/* How often a free port of 127.0.0.1 is tried on [::1] too, where any port will do. */
#define ANY_PORT_TRIES 16
/* How long the page may take to the browser, in milliseconds, before it is not waited for any more. */
#define PAGE_LIMIT 2000

struct _HjlRedirectListener
{
  GObject parent_instance;

  guint16        *ports;
  char           *path;
  HjlRedirectFunc judge;
  gpointer        judge_data;

  SoupServer *server; /* while it listens */
  guint16     port;
  char       *uri;

  /* The one answer. The message is only compared with, never looked into. */
  SoupServerMessage *answered;
  char              *query;
  GError            *refusal;
  gboolean           delivered;
  GSource           *delivery;

  GTask   *wait;
  GSource *cancelled;
};

G_DEFINE_FINAL_TYPE (HjlRedirectListener, hjl_redirect_listener, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
close_ports (HjlRedirectListener *self)
{
  clear_source (&self->delivery);

  if (self->server != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->server, self);
      soup_server_remove_handler (self->server, NULL);
      soup_server_disconnect (self->server);
      g_clear_object (&self->server);
    }
}

/* The answer is known and its page is delivered: tells who waits, if somebody does already. */
static void
finish (HjlRedirectListener *self)
{
  g_autoptr (GTask) task = NULL;

  self->delivered = TRUE;
  close_ports (self);

  if (self->wait == NULL)
    return;

  task = g_steal_pointer (&self->wait);
  clear_source (&self->cancelled);

  if (self->refusal != NULL)
    g_task_return_error (task, g_error_copy (self->refusal));
  else
    g_task_return_pointer (task, g_strdup (self->query), g_free);
}

static gboolean
on_delivered_cb (gpointer user_data)
{
  g_autoptr (HjlRedirectListener) self = g_object_ref (user_data);

  finish (self);

  return G_SOURCE_REMOVE;
}

static void
finish_later (HjlRedirectListener *self,
              guint                milliseconds)
{
  clear_source (&self->delivery);
  self->delivery = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->delivery, on_delivered_cb, self, NULL);
  g_source_attach (self->delivery, g_main_context_get_thread_default ());
}

/* The page is written, or the browser has gone. The connection is closed by the server itself, right
 * after this: only then may the server be let go of. */
static void
on_request_ended_cb (SoupServer          *server,
                     SoupServerMessage   *message,
                     HjlRedirectListener *self)
{
  if (message == self->answered)
    finish_later (self, 0);
}

/* A page of another site could lead its own name to 127.0.0.1 (DNS rebinding); it cannot change the
 * Host that the browser sends then. */
static gboolean
is_own_host (HjlRedirectListener *self,
             SoupServerMessage   *message)
{
  const char *const   names[] = { "127.0.0.1", "[::1]", "localhost" };
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char         *host = soup_message_headers_get_list (headers, "Host");

  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = g_strdup_printf ("%s:%u", names[i], self->port);

      if (g_ascii_strcasecmp (host, own) == 0)
        return TRUE;
    }

  return FALSE;
}

static HjlRedirectPage
judge_request (HjlRedirectListener *self,
               SoupServerMessage   *message)
{
  GUri       *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  g_autoptr (GError) refusal = NULL;

  if (!is_own_host (self, message))
    return HJL_REDIRECT_PAGE_WRONG_HOST;
  if (!g_str_equal (g_uri_get_path (uri), self->path))
    return HJL_REDIRECT_PAGE_NOTHING;
  if (!g_str_equal (soup_server_message_get_method (message), "GET"))
    return HJL_REDIRECT_PAGE_NOT_GET;
  /* Somebody was accepted or refused already, and the ports are about to close. */
  if (self->answered != NULL)
    return HJL_REDIRECT_PAGE_NOT_OURS;

  query = query != NULL ? query : "";

  if (self->judge (query, self->judge_data, &refusal))
    {
      self->answered = message;
      self->query = g_strdup (query);
      return HJL_REDIRECT_PAGE_ACCEPTED;
    }

  if (refusal != NULL)
    {
      self->answered = message;
      self->refusal = g_steal_pointer (&refusal);
      return HJL_REDIRECT_PAGE_REFUSED;
    }

  return HJL_REDIRECT_PAGE_NOT_OURS;
}

static void
on_request_cb (SoupServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           user_data)
{
  HjlRedirectListener *self = user_data;
  gboolean             was_answered = self->answered != NULL;

  hjl_redirect_page_answer (message, judge_request (self, message));

  if (self->answered != NULL && !was_answered)
    finish_later (self, PAGE_LIMIT);
}

/* Listens on one port of both families, or on none. */
static gboolean
listen_on (HjlRedirectListener *self,
           guint16              port)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  if (!soup_server_listen_local (server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    {
      g_debug ("Port %u of 127.0.0.1: %s", port, error->message);
      return FALSE;
    }

  uris = soup_server_get_uris (server);
  self->port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  /* Many machines have no IPv6 at all, which is fine: the redirect address says 127.0.0.1. But
   * another program on the very same port there could answer in our place. */
  if (!soup_server_listen_local (server, self->port, SOUP_SERVER_LISTEN_IPV6_ONLY, &error))
    {
      g_debug ("Port %u of [::1]: %s", self->port, error->message);

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        {
          soup_server_disconnect (server);
          return FALSE;
        }
    }

  self->server = g_steal_pointer (&server);
  return TRUE;
}

static gboolean
listen_on_any (HjlRedirectListener *self)
{
  for (guint i = 0; i < ANY_PORT_TRIES; i++)
    if (listen_on (self, 0))
      return TRUE;

  return FALSE;
}

static gboolean
listen_on_first (HjlRedirectListener *self)
{
  if (self->ports[0] == 0)
    return listen_on_any (self);

  for (guint i = 0; self->ports[i] != 0; i++)
    if (listen_on (self, self->ports[i]))
      return TRUE;

  return FALSE;
}

static char *
dup_port_names (HjlRedirectListener *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; self->ports[i] != 0; i++)
    g_string_append_printf (names, "%s%u", i == 0 ? "" : ", ", self->ports[i]);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
on_cancelled_cb (GCancellable *cancellable,
                 gpointer      user_data)
{
  g_autoptr (HjlRedirectListener) self = g_object_ref (user_data);

  hjl_redirect_listener_stop (self);

  return G_SOURCE_REMOVE;
}

static void
hjl_redirect_listener_dispose (GObject *object)
{
  HjlRedirectListener *self = HJL_REDIRECT_LISTENER (object);

  close_ports (self);
  clear_source (&self->cancelled);

  G_OBJECT_CLASS (hjl_redirect_listener_parent_class)->dispose (object);
}

static void
hjl_redirect_listener_finalize (GObject *object)
{
  HjlRedirectListener *self = HJL_REDIRECT_LISTENER (object);

  g_clear_pointer (&self->ports, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (hjl_redirect_listener_parent_class)->finalize (object);
}

static void
hjl_redirect_listener_class_init (HjlRedirectListenerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hjl_redirect_listener_dispose;
  object_class->finalize = hjl_redirect_listener_finalize;
}

static void
hjl_redirect_listener_init (HjlRedirectListener *self)
{
}

HjlRedirectListener *
hjl_redirect_listener_new (const guint16  *ports,
                           const char     *path,
                           HjlRedirectFunc judge,
                           gpointer        user_data)
{
  HjlRedirectListener *self;
  gsize                n_ports = 0;

  g_return_val_if_fail (ports != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path == '/', NULL);
  g_return_val_if_fail (judge != NULL, NULL);

  while (ports[n_ports] != 0)
    n_ports++;

  self = g_object_new (HJL_TYPE_REDIRECT_LISTENER, NULL);
  self->ports = g_memdup2 (ports, (n_ports + 1) * sizeof *ports);
  self->path = g_strdup (path);
  self->judge = judge;
  self->judge_data = user_data;

  return self;
}

gboolean
hjl_redirect_listener_start (HjlRedirectListener *self,
                             GError             **error)
{
  g_return_val_if_fail (HJL_IS_REDIRECT_LISTENER (self), FALSE);
  g_return_val_if_fail (self->uri == NULL, FALSE);

  if (!listen_on_first (self))
    {
      g_autofree char *names = dup_port_names (self);

      g_set_error (error, HJL_ERROR, HJL_ERROR_PORTS_TAKEN,
                   /* Translators: %s is a list of numbers: 53682, 53683, 53684 */
                   _ ("These ports of this computer are all taken: %s."), names);
      return FALSE;
    }

  self->uri = g_strdup_printf ("http://127.0.0.1:%u%s", self->port, self->path);
  soup_server_add_handler (self->server, NULL, on_request_cb, self, NULL);
  g_signal_connect (self->server, "request-finished", G_CALLBACK (on_request_ended_cb), self);
  g_signal_connect (self->server, "request-aborted", G_CALLBACK (on_request_ended_cb), self);

  return TRUE;
}

const char *
hjl_redirect_listener_get_uri (HjlRedirectListener *self)
{
  g_return_val_if_fail (HJL_IS_REDIRECT_LISTENER (self), NULL);

  return self->uri;
}

void
hjl_redirect_listener_wait_async (HjlRedirectListener *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HJL_IS_REDIRECT_LISTENER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (self->uri != NULL && self->wait == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_redirect_listener_wait_async);

  /* The task, too, looks at its cancellable when it returns; the answer must win then. */
  g_task_set_check_cancellable (task, FALSE);

  if (cancellable != NULL)
    {
      self->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
      g_source_attach (self->cancelled, g_main_context_get_thread_default ());
    }

  self->wait = g_steal_pointer (&task);

  if (self->delivered)
    finish (self);
  else if (self->server == NULL)
    hjl_redirect_listener_stop (self);
}

char *
hjl_redirect_listener_wait_finish (HjlRedirectListener *self,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hjl_redirect_listener_stop (HjlRedirectListener *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HJL_IS_REDIRECT_LISTENER (self));

  close_ports (self);
  clear_source (&self->cancelled);

  task = g_steal_pointer (&self->wait);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The wait was stopped");
}
