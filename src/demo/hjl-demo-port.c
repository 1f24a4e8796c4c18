/* hjl-demo-port.c: the listening sockets, and a request's way to its answer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hjl-demo-port.h"

#include "demo/control/hjl-demo-control.h"
#include "demo/hackajob/hjl-demo-feed.h"
#include "demo/lever/hjl-demo-lever.h"
#include "demo/sign-in/hjl-demo-sign-in.h"

typedef struct
{
  const char *side;
  const char *base;
  guint       server; /* which of the servers has it */
} Service;

static const Service services[HJL_DEMO_N_SERVICES] = {
  [HJL_DEMO_LEVER] = { "lever", "/lever/v1", 0 },
  [HJL_DEMO_LEVER_AUTH] = { "lever-auth", "/lever-auth", 1 },
  [HJL_DEMO_HACKAJOB] = { "hackajob", "/hackajob/v1", 2 },
  [HJL_DEMO_HACKAJOB_AUTH] = { "hackajob-auth", "/hackajob-auth", 2 },
  [HJL_DEMO_CONTROL] = { "control", "/control", 3 },
};

#define N_SERVERS 4

struct _HjlDemoPorts
{
  HjlDemoWorld *world;
  SoupServer   *servers[N_SERVERS];
};

void
hjl_demo_ports_answer (HjlDemoCall *call)
{
  if (strcmp (call->side, "lever") == 0)
    hjl_demo_lever_handle (call);
  else if (strcmp (call->side, "hackajob") == 0)
    hjl_demo_feed_handle (call);
  else if (strcmp (call->side, "lever-auth") == 0)
    hjl_demo_sign_in_handle (call, call->world->lever_auth);
  else if (strcmp (call->side, "hackajob-auth") == 0)
    hjl_demo_sign_in_handle (call, call->world->hackajob_auth);
  else
    hjl_demo_control_handle (call);
}

static void
on_request_cb (SoupServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           user_data)
{
  HjlDemoPorts *self = user_data;
  g_autoptr (HjlDemoCall) call = NULL;
  const char *whole = g_uri_get_path (soup_server_message_get_uri (message));

  for (guint i = 0; i < HJL_DEMO_N_SERVICES && call == NULL; i++)
    if (self->servers[services[i].server] == server && g_str_has_prefix (whole, services[i].base) &&
        strchr ("/", whole[strlen (services[i].base)]) != NULL)
      call = hjl_demo_call_new (self->world, services[i].side, services[i].base, message);

  if (call == NULL)
    {
      for (guint i = 0; i < HJL_DEMO_N_SERVICES; i++)
        if (self->servers[services[i].server] == server)
          {
            hjl_demo_ledger_violation (&self->world->ledger, services[i].side,
                                       soup_server_message_get_method (message), whole,
                                       "Nothing is below this address.");
            break;
          }
      soup_server_message_set_status (message, 404, NULL);
      return;
    }

  if (self->world->meddled != NULL && strcmp (call->side, "control") != 0 &&
      self->world->options.meddler->take (self->world->meddled, call))
    {
      call = NULL;
      return;
    }
  hjl_demo_ports_answer (call);
  hjl_demo_call_send (call);
}

/* The next request has come, or the client has gone. */
static gboolean
idle_ended (GSocket     *socket,
            GIOCondition condition,
            gpointer     user_data)
{
  if (!g_socket_is_closed (socket) && g_socket_get_available_bytes (socket) <= 0)
    g_socket_close (socket, NULL);
  return G_SOURCE_REMOVE;
}

/* libsoup 3.2 does not see that a client closed a connection between two requests, and keeps its
 * descriptor until the server ends. (Fixed in 3.3, where the connection is closed here or there.)
 * A client that half-closes while it waits for its answer gets it: only what is idle is watched. */
static void
on_request_finished_cb (SoupServer        *server,
                        SoupServerMessage *message,
                        gpointer           user_data)
{
  GSocket *socket = soup_server_message_get_socket (message);
  g_autoptr (GSource) source = NULL;

  if (socket == NULL || g_socket_is_closed (socket))
    return;
  /* Before libsoup's own: what it reads would no longer be there to be seen. */
  source = g_socket_create_source (socket, G_IO_IN, NULL);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, G_SOURCE_FUNC (idle_ended), NULL, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static gboolean
listen_on (HjlDemoPorts *self,
           guint         index,
           guint16       port,
           GError      **error)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);

  /* raw-paths: an id may have an encoded slash in it. */
  self->servers[index] = soup_server_new ("server-header", "hjlever-demo", "raw-paths", TRUE, NULL);
  soup_server_add_handler (self->servers[index], NULL, on_request_cb, self, NULL);
  g_signal_connect (self->servers[index], "request-finished", G_CALLBACK (on_request_finished_cb), NULL);
  return soup_server_listen (self->servers[index], address, 0, error);
}

char *
hjl_demo_ports_dup_uri (HjlDemoPorts  *self,
                        HjlDemoService service)
{
  GSList *uris = soup_server_get_uris (self->servers[services[service].server]);
  char   *uri = g_strdup_printf ("http://127.0.0.1:%d%s", g_uri_get_port (uris->data), services[service].base);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return uri;
}

HjlDemoPorts *
hjl_demo_ports_open (HjlDemoWorld *world,
                     GError      **error)
{
  HjlDemoPorts         *self = g_new0 (HjlDemoPorts, 1);
  const HjlDemoOptions *options = &world->options;
  const guint16         ports[N_SERVERS] = {
            options->lever_port,
            options->lever_auth_port,
            options->hackajob_port,
            options->control_port,
  };
  g_autofree char *lever_auth = NULL;
  g_autofree char *hackajob_auth = NULL;
  g_autofree char *audience = NULL;

  self->world = world;
  for (guint i = 0; i < N_SERVERS; i++)
    if (!listen_on (self, i, ports[i], error))
      {
        hjl_demo_ports_close (self);
        return NULL;
      }

  if (options->meddler != NULL)
    world->meddled = options->meddler->start ();
  world->lever_uri = hjl_demo_ports_dup_uri (self, HJL_DEMO_LEVER);
  lever_auth = hjl_demo_ports_dup_uri (self, HJL_DEMO_LEVER_AUTH);
  hackajob_auth = hjl_demo_ports_dup_uri (self, HJL_DEMO_HACKAJOB_AUTH);
  *strrchr (lever_auth, '/') = '\0';
  *strrchr (hackajob_auth, '/') = '\0';
  audience = g_strconcat (world->lever_uri, "/", NULL);
  hjl_demo_auth_set_origin (world->lever_auth, lever_auth, audience);
  hjl_demo_auth_set_origin (world->hackajob_auth, hackajob_auth, NULL);
  return self;
}

void
hjl_demo_ports_close (HjlDemoPorts *self)
{
  if (self->world->meddled != NULL)
    self->world->options.meddler->stop (g_steal_pointer (&self->world->meddled));
  for (guint i = 0; i < N_SERVERS; i++)
    if (self->servers[i] != NULL)
      {
        soup_server_disconnect (self->servers[i]);
        g_object_unref (self->servers[i]);
      }
  g_free (self);
}
