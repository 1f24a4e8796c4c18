/* hjl-mock-server.c: a scripted HTTP server on a loopback address, in a thread of its own
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-mock-server.h"
#include "hjl-mock-server-private.h"

struct _HjlMockServer
{
  GObject parent_instance;

  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;
  char         *uri;
  guint         port;

  GMutex      mutex; /* guards what follows */
  GPtrArray  *answers;
  GPtrArray  *requests;
  GHashTable *connections; /* the client's port to its number */
  guint       unexpected;

  /* Only the server's thread touches these. */
  SoupServer *server;
  GPtrArray  *open_streams;
};

G_DEFINE_FINAL_TYPE (HjlMockServer, hjl_mock_server, G_TYPE_OBJECT)

static void
request_free (HjlMockRequest *request)
{
  g_free (request->method);
  g_free (request->path);
  g_free (request->query);
  soup_message_headers_unref (request->headers);
  g_bytes_unref (request->body);
  g_free (request);
}

static gboolean
fits (const char *method,
      const char *path,
      const char *request_method,
      const char *request_path)
{
  g_autofree char *unescaped = g_uri_unescape_string (request_path, NULL);
  const char      *plain = unescaped != NULL ? unescaped : request_path;

  if (method != NULL && !g_str_equal (method, request_method))
    return FALSE;
  if (path == NULL)
    return TRUE;
  if (g_str_has_suffix (path, "*"))
    return strncmp (path, plain, strlen (path) - 1) == 0;

  return g_str_equal (path, plain);
}

/* Returns: (transfer full) (nullable): a copy of the first answer that fits; with @take it is used up */
static HjlMockAnswer *
find_answer (HjlMockServer *self,
             const char    *method,
             const char    *path,
             gboolean       take)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < self->answers->len; i++)
    {
      HjlMockAnswer *answer = g_ptr_array_index (self->answers, i);

      if ((answer->times == 0 && !answer->for_ever) || !fits (answer->method, answer->path, method, path))
        continue;

      if (take && !answer->for_ever)
        answer->times--;

      return hjl_mock_answer_copy (answer);
    }

  return NULL;
}

static HjlMockRequest *
record (HjlMockServer     *self,
        SoupServerMessage *message)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  HjlMockRequest *request = g_new0 (HjlMockRequest, 1);
  GUri           *uri = soup_server_message_get_uri (message);
  GSocketAddress *client = soup_server_message_get_remote_address (message);
  gpointer        port = GUINT_TO_POINTER (g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (client)));

  if (!g_hash_table_contains (self->connections, port))
    g_hash_table_insert (self->connections, port,
                         GUINT_TO_POINTER (g_hash_table_size (self->connections) + 1));

  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strdup (g_uri_get_path (uri));
  request->query = g_strdup (g_uri_get_query (uri));
  request->headers = soup_message_headers_ref (soup_server_message_get_request_headers (message));
  request->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  request->connection = GPOINTER_TO_UINT (g_hash_table_lookup (self->connections, port));
  request->time = g_get_monotonic_time ();

  g_ptr_array_add (self->requests, request);
  return request;
}

typedef struct
{
  GIOStream *stream;
  GBytes    *bytes;
  gsize      sent;
  gsize      step;
  gsize      end;
} Dribble;

static void
dribble_free (Dribble *dribble)
{
  g_object_unref (dribble->stream);
  g_bytes_unref (dribble->bytes);
  g_free (dribble);
}

static gboolean
on_dribble_due (gpointer user_data)
{
  Dribble      *dribble = user_data;
  const guint8 *data = g_bytes_get_data (dribble->bytes, NULL);
  gsize         part = MIN (dribble->step, dribble->end - dribble->sent);

  /* A client that has gone is none of the server's business. */
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (dribble->stream),
                                  data + dribble->sent, part, NULL, NULL, NULL))
    return G_SOURCE_REMOVE;

  dribble->sent += part;
  if (dribble->sent < dribble->end)
    return G_SOURCE_CONTINUE;
  if (dribble->end < g_bytes_get_size (dribble->bytes))
    g_io_stream_close (dribble->stream, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
send_raw (HjlMockServer     *self,
          SoupServerMessage *message,
          HjlMockAnswer     *answer)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  gsize          head;
  g_autoptr (GBytes) bytes = hjl_mock_answer_serialize (answer, &head);
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean    keep = FALSE;

  switch (answer->fault)
    {
    case HJL_MOCK_FAULT_CUT_HEADERS:
      g_output_stream_write_all (output, data, head / 2, NULL, NULL, NULL);
      break;

    case HJL_MOCK_FAULT_HANG_BODY:
      keep = TRUE;
      g_output_stream_write_all (output, data, head + (size - head) / 2, NULL, NULL, NULL);
      break;

    case HJL_MOCK_FAULT_CUT_BODY:
      g_output_stream_write_all (output, data, head + (size - head) / 2, NULL, NULL, NULL);
      break;

    case HJL_MOCK_FAULT_GARBAGE:
      g_output_stream_write_all (output, "\x16\x03\x01 this is no HTTP\r\n\r\n", 23, NULL, NULL, NULL);
      break;

    case HJL_MOCK_FAULT_SILENT_CLOSE:
      g_output_stream_write_all (output, data, size, NULL, NULL, NULL);
      break;

    case HJL_MOCK_FAULT_DRIBBLE:
    case HJL_MOCK_FAULT_DRIBBLE_CUT:
      {
        g_autoptr (GSource) source = g_timeout_source_new (MAX (answer->delay, 1));
        Dribble *dribble = g_new0 (Dribble, 1);

        keep = TRUE;
        g_output_stream_write_all (output, data, head, NULL, NULL, NULL);
        dribble->stream = g_object_ref (stream);
        dribble->bytes = g_bytes_ref (bytes);
        dribble->sent = head;
        dribble->step = MAX ((size - head + 9) / 10, 1);
        dribble->end = answer->fault == HJL_MOCK_FAULT_DRIBBLE ? size : head + (size - head) / 2;
        g_source_set_callback (source, on_dribble_due, dribble, (GDestroyNotify) dribble_free);
        g_source_attach (source, self->context);
        break;
      }

    case HJL_MOCK_FAULT_HANG:
    case HJL_MOCK_FAULT_STALL_UPLOAD:
      keep = TRUE;
      break;

    case HJL_MOCK_FAULT_CLOSE:
    case HJL_MOCK_FAULT_CLOSE_EARLY:
    case HJL_MOCK_FAULT_NONE:
    default:
      break;
    }

  if (keep)
    g_ptr_array_add (self->open_streams, g_steal_pointer (&stream));
  else
    g_io_stream_close (stream, NULL, NULL);
}

static void
send_answer (HjlMockServer     *self,
             SoupServerMessage *message,
             HjlMockAnswer     *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (answer->fault != HJL_MOCK_FAULT_NONE)
    {
      send_raw (self, message, answer);
      return;
    }

  for (guint i = 0; i + 1 < answer->headers->len; i += 2)
    {
      /* libsoup has told the true time already. */
      if (g_ascii_strcasecmp (answer->headers->pdata[i], "Date") == 0)
        soup_message_headers_remove (headers, "Date");
      soup_message_headers_append (headers, answer->headers->pdata[i], answer->headers->pdata[i + 1]);
    }

  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->content_type != NULL)
    soup_message_headers_replace (headers, "Content-Type", answer->content_type);
  if (g_bytes_get_size (answer->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer->body);
}

typedef struct
{
  HjlMockServer     *server; /* borrowed: the thread ends before the server does */
  SoupServerMessage *message;
  HjlMockAnswer     *answer;
} Delayed;

static void
delayed_free (Delayed *delayed)
{
  g_object_unref (delayed->message);
  hjl_mock_answer_free (delayed->answer);
  g_free (delayed);
}

static gboolean
on_delay_over (gpointer user_data)
{
  Delayed *delayed = user_data;

  send_answer (delayed->server, delayed->message, delayed->answer);
  if (delayed->answer->fault == HJL_MOCK_FAULT_NONE)
    soup_server_message_unpause (delayed->message);

  return G_SOURCE_REMOVE;
}

/* Before the body is read: only for the faults that leave it unread. */
static void
on_headers_received_cb (SoupServer        *server,
                        SoupServerMessage *message,
                        const char        *path,
                        GHashTable        *query,
                        gpointer           user_data)
{
  HjlMockServer *self = user_data;
  const char    *method = soup_server_message_get_method (message);
  const char    *sent_path = g_uri_get_path (soup_server_message_get_uri (message));
  g_autoptr (HjlMockAnswer) answer = find_answer (self, method, sent_path, FALSE);
  g_autoptr (HjlMockAnswer) taken = NULL;

  if (answer == NULL ||
      (answer->fault != HJL_MOCK_FAULT_CLOSE_EARLY && answer->fault != HJL_MOCK_FAULT_STALL_UPLOAD))
    return;

  taken = find_answer (self, method, sent_path, TRUE);
  record (self, message);
  send_raw (self, message, taken);
}

static void
on_request_received_cb (SoupServer        *server,
                        SoupServerMessage *message,
                        const char        *path,
                        GHashTable        *query,
                        gpointer           user_data)
{
  HjlMockServer  *self = user_data;
  HjlMockRequest *request = record (self, message);
  g_autoptr (HjlMockAnswer) answer = find_answer (self, request->method, request->path, TRUE);

  if (answer == NULL)
    {
      g_mutex_lock (&self->mutex);
      self->unexpected++;
      g_mutex_unlock (&self->mutex);

      soup_server_message_set_status (message, SOUP_STATUS_NOT_IMPLEMENTED, NULL);
      return;
    }

  if (answer->func != NULL)
    answer->func (request, answer, answer->func_data);

  if (answer->delay > 0 && answer->fault != HJL_MOCK_FAULT_DRIBBLE && answer->fault != HJL_MOCK_FAULT_DRIBBLE_CUT)
    {
      g_autoptr (GSource) source = g_timeout_source_new (answer->delay);
      Delayed *delayed = g_new0 (Delayed, 1);

      soup_server_message_pause (message);
      delayed->server = self;
      delayed->message = g_object_ref (message);
      delayed->answer = g_steal_pointer (&answer);
      g_source_set_callback (source, on_delay_over, delayed, (GDestroyNotify) delayed_free);
      g_source_attach (source, self->context);
      return;
    }

  send_answer (self, message, answer);
}

static gpointer
run (gpointer user_data)
{
  HjlMockServer *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);

  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->open_streams, g_ptr_array_unref);
  while (g_main_context_iteration (self->context, FALSE))
    ;

  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
close_stream (gpointer data)
{
  g_autoptr (GIOStream) stream = data;

  g_io_stream_close (stream, NULL, NULL);
}

static void
hjl_mock_server_finalize (GObject *object)
{
  HjlMockServer *self = HJL_MOCK_SERVER (object);

  hjl_mock_server_stop (self);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->connections, g_hash_table_unref);
  g_clear_pointer (&self->uri, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (hjl_mock_server_parent_class)->finalize (object);
}

static void
hjl_mock_server_class_init (HjlMockServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_mock_server_finalize;
}

static void
hjl_mock_server_init (HjlMockServer *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_mock_answer_free);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->connections = g_hash_table_new (NULL, NULL);
  self->open_streams = g_ptr_array_new_with_free_func (close_stream);
}

static HjlMockServer *
start (const char      *address,
       GTlsCertificate *certificate)
{
  HjlMockServer *self = g_object_new (HJL_TYPE_MOCK_SERVER, NULL);
  g_autoptr (GSocketAddress) socket_address = g_inet_socket_address_new_from_string (address, 0);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_assert_nonnull (socket_address);

  /* The server's sources belong to the context that is the default here; the thread then runs it. */
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("raw-paths", TRUE, "tls-certificate", certificate, NULL);
  soup_server_add_early_handler (self->server, NULL, on_headers_received_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, on_request_received_cb, self, NULL);
  soup_server_listen (self->server, socket_address,
                      certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0, &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (self->context);

  uris = soup_server_get_uris (self->server);
  self->port = (guint) g_uri_get_port (uris->data);
  self->uri = g_strdup_printf ("%s://%s%s%s:%u", certificate != NULL ? "https" : "http",
                               strchr (address, ':') != NULL ? "[" : "", address,
                               strchr (address, ':') != NULL ? "]" : "", self->port);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  self->thread = g_thread_new ("mock-server", run, self);
  return self;
}

HjlMockServer *
hjl_mock_server_new (void)
{
  return start ("127.0.0.1", NULL);
}

HjlMockServer *
hjl_mock_server_new_on (const char *address)
{
  return start (address, NULL);
}

HjlMockServer *
hjl_mock_server_new_tls (const char *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", fixture, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return start ("127.0.0.1", certificate);
}

static gboolean
on_stop_asked (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
hjl_mock_server_stop (HjlMockServer *self)
{
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (HJL_IS_MOCK_SERVER (self));

  if (self->thread == NULL)
    return;

  /* Through the context, so that it also works before the loop has begun to run. */
  source = g_idle_source_new ();
  g_source_set_callback (source, on_stop_asked, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (g_steal_pointer (&self->thread));
}

const char *
hjl_mock_server_get_uri (HjlMockServer *self)
{
  g_return_val_if_fail (HJL_IS_MOCK_SERVER (self), NULL);

  return self->uri;
}

static HjlMockAnswer *
add_answer (HjlMockServer *self,
            HjlMockAnswer *answer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_ptr_array_add (self->answers, answer);
  return answer;
}

HjlMockAnswer *
hjl_mock_server_answer (HjlMockServer *self,
                        const char    *method,
                        const char    *path,
                        guint          status,
                        const char    *body)
{
  HjlMockAnswer *answer = hjl_mock_answer_new (method, path);

  answer->status = status;

  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      hjl_mock_answer_set_body (answer,
                                *body == '{' || *body == '[' ? "application/json" : "text/plain; charset=utf-8",
                                bytes);
    }

  return add_answer (self, answer);
}

void
hjl_mock_server_handle (HjlMockServer *self,
                        const char    *method,
                        const char    *path,
                        HjlMockFunc    func,
                        gpointer       user_data)
{
  HjlMockAnswer *answer = hjl_mock_answer_new (method, path);

  answer->func = func;
  answer->func_data = user_data;
  hjl_mock_answer_set_times (answer, 0);
  add_answer (self, answer);
}

guint
hjl_mock_server_count (HjlMockServer *self,
                       const char    *method,
                       const char    *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint count = 0;

  for (guint i = 0; i < self->requests->len; i++)
    {
      HjlMockRequest *request = g_ptr_array_index (self->requests, i);

      if (fits (method, path, request->method, request->path))
        count++;
    }

  return count;
}

HjlMockRequest *
hjl_mock_server_get_request (HjlMockServer *self,
                             guint          index)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_assert_cmpuint (index, <, self->requests->len);
  return g_ptr_array_index (self->requests, index);
}

HjlMockRequest *
hjl_mock_server_get_last (HjlMockServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_assert_cmpuint (self->requests->len, >, 0);
  return g_ptr_array_index (self->requests, self->requests->len - 1);
}

void
hjl_mock_server_assert_done (HjlMockServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_assert_cmpuint (self->unexpected, ==, 0);
  for (guint i = 0; i < self->answers->len; i++)
    {
      HjlMockAnswer *answer = g_ptr_array_index (self->answers, i);

      g_assert_cmpuint (answer->times, ==, 0);
    }
}
