/* hjl-loopback.c: the smallest server there is: the head of one request each connection, no body
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/hjl-loopback.h"

#include <string.h>

#define MAX_HEAD (16 * 1024)
#define MAX_CALLERS 64
/* How long one may take to say what one wants and to hear the answer, in seconds. */
#define TIME_LIMIT 10
/* Of a body so much is read and thrown away, that whoever sends it hears the answer before the connection ends. */
#define MAX_REST (64 * 1024)
#define BACKLOG 128

struct _HjlLoopback
{
  GObject parent_instance;

  HjlLoopbackFunc     answer;
  HjlLoopbackSentFunc sent;
  gpointer            user_data;

  GSocketListener *listener; /* while it listens */
  GCancellable    *cancellable;
  guint16          port;
  GQueue           callers; /* (element-type Caller): the oldest first */
};

G_DEFINE_FINAL_TYPE (HjlLoopback, hjl_loopback, G_TYPE_OBJECT)

/* One connection. Each operation that is under way holds it. */
typedef struct
{
  HjlLoopback       *server; /* NULL: it was let go of */
  GSocketConnection *connection;
  GCancellable      *cancellable;
  GSource           *limit;

  char     buffer[4096];
  GString *head;
  GBytes  *answer;
  gboolean tell;
  gsize    n_rest;
} Caller;

static void
clear_caller (Caller *caller)
{
  g_object_unref (caller->connection);
  g_object_unref (caller->cancellable);
  g_string_free (caller->head, TRUE);
  g_clear_pointer (&caller->answer, g_bytes_unref);
}

static void
unref_caller (Caller *caller)
{
  g_rc_box_release_full (caller, (GDestroyNotify) clear_caller);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Caller, unref_caller)

/* Whoever wanted to know hears that nobody waits for this answer any more. */
static void
tell_sent (Caller *caller)
{
  HjlLoopback *server = caller->server;

  if (caller->tell && server != NULL)
    {
      caller->tell = FALSE;
      server->sent (server->user_data);
    }
}

static void
drop (Caller *caller)
{
  g_autoptr (HjlLoopback) server = caller->server != NULL ? g_object_ref (caller->server) : NULL;

  if (server == NULL)
    return;

  tell_sent (caller);
  /* Who was told may have closed everything. */
  if (caller->server == NULL)
    return;

  caller->server = NULL;
  g_queue_remove (&server->callers, caller);
  g_source_destroy (caller->limit);
  g_source_unref (caller->limit);
  g_cancellable_cancel (caller->cancellable);
  g_io_stream_close (G_IO_STREAM (caller->connection), NULL, NULL);
  unref_caller (caller);
}

static gboolean
on_limit_reached_cb (gpointer user_data)
{
  drop (user_data);

  return G_SOURCE_REMOVE;
}

static void
read_more (Caller             *caller,
           GAsyncReadyCallback got)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (caller->connection)),
                             caller->buffer, sizeof caller->buffer, G_PRIORITY_DEFAULT, caller->cancellable,
                             got, g_rc_box_acquire (caller));
}

/* A connection that is closed with bytes in it unread may end before its answer is read. */
static void
got_rest (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Caller) caller = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (caller->server == NULL)
    return;

  caller->n_rest += MAX (n, 0);
  if (n > 0 && caller->n_rest < MAX_REST)
    read_more (caller, got_rest);
  else
    drop (caller);
}

static void
did_write (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Caller) caller = user_data;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  if (caller->server == NULL)
    return;

  g_socket_shutdown (g_socket_connection_get_socket (caller->connection), FALSE, TRUE, NULL);
  tell_sent (caller);
  if (caller->server != NULL)
    read_more (caller, got_rest);
}

static void
answer (Caller                   *caller,
        const HjlLoopbackRequest *request)
{
  HjlLoopback *self = caller->server;

  caller->answer = self->answer (request, &caller->tell, self->user_data);
  if (caller->server == NULL)
    return;

  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (caller->connection)),
                                   g_bytes_get_data (caller->answer, NULL), g_bytes_get_size (caller->answer),
                                   G_PRIORITY_DEFAULT, caller->cancellable, did_write, g_rc_box_acquire (caller));
}

/* Returns: (nullable): the end of the last line before the empty one */
static const char *
find_end (const char *head)
{
  const char *end = strchr (head, '\n');

  while (end != NULL && end[1] != '\n' && !(end[1] == '\r' && end[2] == '\n'))
    end = strchr (end + 1, '\n');

  return end;
}

static void
got_bytes (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Caller) caller = user_data;
  gssize      n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  const char *head, *end;

  if (caller->server == NULL)
    return;
  if (n <= 0)
    {
      drop (caller);
      return;
    }

  g_string_append_len (caller->head, caller->buffer, n);
  /* RFC 9112 2.2: empty lines before a request mean nothing. */
  head = caller->head->str + strspn (caller->head->str, "\r\n");
  end = find_end (head);

  if (end != NULL)
    {
      g_autoptr (HjlLoopbackHead) said = NULL;

      g_string_truncate (caller->head, end + 1 - caller->head->str);
      said = hjl_loopback_head_parse (head);
      answer (caller, &said->request);
    }
  else if (caller->head->len >= MAX_HEAD || strlen (caller->head->str) != caller->head->len ||
           (*head != '\0' && !g_ascii_isalpha (*head)))
    answer (caller, &(HjlLoopbackRequest){ 0 });
  else
    read_more (caller, got_bytes);
}

static void
add_caller (HjlLoopback       *self,
            GSocketConnection *connection)
{
  Caller *caller;

  if (g_queue_get_length (&self->callers) >= MAX_CALLERS)
    drop (g_queue_peek_head (&self->callers));
  /* Who was told of that may have closed everything. */
  if (self->listener == NULL)
    return;

  caller = g_rc_box_new0 (Caller);
  caller->server = self;
  caller->connection = g_object_ref (connection);
  caller->cancellable = g_cancellable_new ();
  caller->head = g_string_new (NULL);
  caller->limit = g_timeout_source_new_seconds (TIME_LIMIT);
  g_source_set_callback (caller->limit, on_limit_reached_cb, caller, NULL);
  g_source_attach (caller->limit, g_main_context_get_thread_default ());
  g_queue_push_tail (&self->callers, caller);
  read_more (caller, got_bytes);
}

static void accept_next (HjlLoopback *self);

static void
got_connection (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HjlLoopback) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_listener_accept_finish (G_SOCKET_LISTENER (source), result, NULL, &error);

  if (self->listener == NULL)
    return;

  if (connection != NULL)
    {
      add_caller (self, connection);
    }
  else
    {
      g_debug ("Somebody could not be listened to: %s", error->message);
      /* Where descriptors have run out, that is one. */
      if (!g_queue_is_empty (&self->callers))
        drop (g_queue_peek_head (&self->callers));
    }
  if (self->listener != NULL)
    accept_next (self);
}

static void
accept_next (HjlLoopback *self)
{
  g_socket_listener_accept_async (self->listener, self->cancellable, got_connection, g_object_ref (self));
}

static void
hjl_loopback_dispose (GObject *object)
{
  hjl_loopback_close (HJL_LOOPBACK (object));

  G_OBJECT_CLASS (hjl_loopback_parent_class)->dispose (object);
}

static void
hjl_loopback_class_init (HjlLoopbackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_loopback_dispose;
}

static void
hjl_loopback_init (HjlLoopback *self)
{
  g_queue_init (&self->callers);
}

HjlLoopback *
hjl_loopback_new (HjlLoopbackFunc     answer_func,
                  HjlLoopbackSentFunc sent,
                  gpointer            user_data)
{
  HjlLoopback *self = g_object_new (HJL_TYPE_LOOPBACK, NULL);

  self->answer = answer_func;
  self->sent = sent;
  self->user_data = user_data;

  return self;
}

/* Returns: the port that it became; 0 with @error */
static guint16
add_address (GSocketListener *listener,
             const char      *address,
             guint16          port,
             GError         **error)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (address, port);
  g_autoptr (GSocketAddress) effective = NULL;

  if (!g_socket_listener_add_address (listener, wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                      NULL, &effective, error))
    return 0;

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
}

gboolean
hjl_loopback_listen (HjlLoopback *self,
                     guint16      port,
                     GError     **error)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) ipv6_error = NULL;
  guint16 found;

  g_return_val_if_fail (HJL_IS_LOOPBACK (self), FALSE);
  g_return_val_if_fail (self->listener == NULL, FALSE);

  g_socket_listener_set_backlog (listener, BACKLOG);
  found = add_address (listener, "127.0.0.1", port, error);
  if (found == 0)
    return FALSE;

  if (add_address (listener, "::1", found, &ipv6_error) == 0)
    {
      g_debug ("Port %u of [::1]: %s", found, ipv6_error->message);
      if (g_error_matches (ipv6_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        {
          g_socket_listener_close (listener);
          g_propagate_error (error, g_steal_pointer (&ipv6_error));
          return FALSE;
        }
    }

  self->port = found;
  self->listener = g_steal_pointer (&listener);
  self->cancellable = g_cancellable_new ();
  accept_next (self);

  return TRUE;
}

guint16
hjl_loopback_get_port (HjlLoopback *self)
{
  g_return_val_if_fail (HJL_IS_LOOPBACK (self), 0);

  return self->port;
}

void
hjl_loopback_close (HjlLoopback *self)
{
  g_return_if_fail (HJL_IS_LOOPBACK (self));

  if (self->listener != NULL)
    {
      g_autoptr (GSocketListener) listener = g_steal_pointer (&self->listener);

      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      g_socket_listener_close (listener);
    }

  for (GList *l = self->callers.head; l != NULL; l = l->next)
    ((Caller *) l->data)->tell = FALSE;
  while (!g_queue_is_empty (&self->callers))
    drop (g_queue_peek_head (&self->callers));
}
