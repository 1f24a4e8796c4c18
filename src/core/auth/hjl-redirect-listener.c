/* hjl-redirect-listener.c: waits on loopback for the browser to come back (RFC 8252 7.3)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-redirect-listener.h"

#include <glib/gi18n-lib.h>

#include "auth/hjl-loopback.h"
#include "auth/hjl-redirect-page.h"
#include "model/hjl-error.h"
#include "net/hjl-worker.h"

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

  HjlLoopback *server; /* while it listens */
  char        *uri;

  /* The one answer, which accepts or refuses. */
  char    *query; /* NULL: there is none yet */
  GError  *refusal;
  gboolean delivered; /* its page was sent, or nobody came for it */
  GSource *delivery;

  GTask   *wait;
  GSource *cancelled;
};

G_DEFINE_FINAL_TYPE (HjlRedirectListener, hjl_redirect_listener, G_TYPE_OBJECT)

static void
close_ports (HjlRedirectListener *self)
{
  hjl_clear_source (&self->delivery);

  if (self->server != NULL)
    hjl_loopback_close (self->server);
  g_clear_object (&self->server);
}

/* The answer is known and its page is delivered: tells who waits, if somebody does already. The port stays
 * open: browsers fetch a page ahead, and people load it again. */
static void
finish (HjlRedirectListener *self)
{
  g_autoptr (GTask) task = NULL;

  self->delivered = TRUE;
  hjl_clear_source (&self->delivery);

  if (self->wait == NULL)
    return;

  task = g_steal_pointer (&self->wait);
  hjl_clear_source (&self->cancelled);

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
  hjl_clear_source (&self->delivery);
  if (self->delivered)
    return;

  self->delivery = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->delivery, on_delivered_cb, self, NULL);
  g_source_attach (self->delivery, g_main_context_get_thread_default ());
}

/* The page of the answer is written, or the browser has gone. */
static void
on_page_sent_cb (gpointer user_data)
{
  finish_later (user_data, 0);
}

/* A page of another site could lead its own name to 127.0.0.1 (DNS rebinding); it cannot change the
 * Host that the browser sends then. */
static gboolean
is_own_host (HjlRedirectListener *self,
             const char          *host)
{
  const char *const names[] = { "127.0.0.1", "[::1]", "localhost" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = g_strdup_printf ("%s:%u", names[i], hjl_loopback_get_port (self->server));

      if (g_ascii_strcasecmp (host, own) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The page of the one answer. */
static HjlRedirectPage
get_outcome (HjlRedirectListener *self)
{
  return self->refusal != NULL ? HJL_REDIRECT_PAGE_REFUSED : HJL_REDIRECT_PAGE_ACCEPTED;
}

static HjlRedirectPage
judge_query (HjlRedirectListener *self,
             const char          *query)
{
  g_autoptr (GError) refusal = NULL;

  /* Fetched ahead, loaded again, gone back to: the first time decided. */
  if (g_strcmp0 (query, self->query) == 0)
    return get_outcome (self);
  if (self->query != NULL)
    return HJL_REDIRECT_PAGE_OVER;

  if (!self->judge (query, self->judge_data, &refusal) && refusal == NULL)
    return HJL_REDIRECT_PAGE_NOT_OURS;

  self->query = g_strdup (query);
  self->refusal = g_steal_pointer (&refusal);
  finish_later (self, PAGE_LIMIT);

  return get_outcome (self);
}

/* Outcomes are pages only once they are true. */
static HjlRedirectPage
find_page (HjlRedirectListener *self,
           const char          *path)
{
  for (HjlRedirectPage page = 0; page < HJL_N_REDIRECT_PAGES; page++)
    {
      gboolean is_outcome = page == HJL_REDIRECT_PAGE_ACCEPTED || page == HJL_REDIRECT_PAGE_REFUSED;

      if (g_strcmp0 (hjl_redirect_page_get_path (page), path) == 0 &&
          (!is_outcome || (self->query != NULL && page == get_outcome (self))))
        return page;
    }

  return HJL_REDIRECT_PAGE_NOTHING;
}

static GBytes *
answer (const HjlLoopbackRequest *request,
        gboolean                 *tell,
        gpointer                  user_data)
{
  HjlRedirectListener *self = user_data;
  gboolean             is_get = g_strcmp0 (request->method, "GET") == 0;
  gboolean             is_redirect;
  HjlRedirectPage      page;

  if (request->method == NULL || request->host == NULL)
    return hjl_redirect_page_build (HJL_REDIRECT_PAGE_NO_REQUEST, TRUE);
  if (!is_own_host (self, request->host))
    return hjl_redirect_page_build (HJL_REDIRECT_PAGE_WRONG_HOST, is_get);

  is_redirect = g_str_equal (request->path, self->path);
  if (!is_get)
    return hjl_redirect_page_build (is_redirect || find_page (self, request->path) != HJL_REDIRECT_PAGE_NOTHING ? HJL_REDIRECT_PAGE_NOT_GET : HJL_REDIRECT_PAGE_NOTHING,
                                    !g_str_equal (request->method, "HEAD"));
  if (is_redirect)
    return hjl_redirect_page_build_lead (judge_query (self, request->query));

  page = find_page (self, request->path);
  *tell = self->query != NULL && page == get_outcome (self);

  return hjl_redirect_page_build (page, TRUE);
}

/* Listens on one port of both families, or on none. */
static gboolean
listen_on (HjlRedirectListener *self,
           guint16              port)
{
  g_autoptr (HjlLoopback) server = hjl_loopback_new (answer, on_page_sent_cb, self);
  g_autoptr (GError) error = NULL;

  if (!hjl_loopback_listen (server, port, &error))
    {
      g_debug ("Port %u of this computer: %s", port, error->message);
      return FALSE;
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
  hjl_clear_source (&self->cancelled);

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

  self->uri = g_strdup_printf ("http://127.0.0.1:%u%s", hjl_loopback_get_port (self->server), self->path);

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

void
hjl_redirect_listener_stop (HjlRedirectListener *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HJL_IS_REDIRECT_LISTENER (self));

  close_ports (self);
  hjl_clear_source (&self->cancelled);

  task = g_steal_pointer (&self->wait);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The wait was stopped");
}
