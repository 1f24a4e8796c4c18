/* hjl-exchange.c: one message sent once, and its answer read to the end, within limits
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net/hjl-exchange.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "net/hjl-response-private.h"
#include "net/hjl-worker.h"

#define CHUNK (64 * 1024)
#define MAX_INFORMATIONAL 20

typedef struct
{
  SoupMessage      *message;
  HjlExchangeLimits limits;

  /* libsoup gets a cancellable of our own, so that a limit can end the call as a person can. */
  GCancellable *inner;
  GCancellable *outer;
  gulong        outer_handler;
  GSource      *watchdog;

  GInputStream *stream;
  GByteArray   *body;
  guint8       *chunk;

  gint64               deadline; /* monotonic, microseconds; 0 before the first byte */
  guint                n_informational;
  GTlsCertificateFlags certificate; /* what is wrong with it */

  gboolean connecting;
  gboolean reached;
  gboolean late;
  gboolean outdated; /* an encryption that is none any more */
  gboolean again;
  gboolean silent;
} Exchange;

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  g_cancellable_disconnect (exchange->outer, exchange->outer_handler);
  g_source_destroy (exchange->watchdog);
  g_source_unref (exchange->watchdog);
  g_clear_object (&exchange->stream);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->inner);
  g_clear_object (&exchange->outer);
  g_byte_array_unref (exchange->body);
  g_free (exchange->chunk);
  g_free (exchange);
}

static gboolean
on_watchdog_barked (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->late = TRUE;
  g_source_set_ready_time (exchange->watchdog, -1);
  g_cancellable_cancel (exchange->inner);

  return G_SOURCE_CONTINUE;
}

static void
set_watchdog (Exchange *exchange,
              guint     milliseconds)
{
  gint64 barks = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  /* Progress moves the watchdog, and never beyond the limit of the whole. */
  if (exchange->deadline != 0)
    barks = MIN (barks, exchange->deadline);
  if (!exchange->late)
    g_source_set_ready_time (exchange->watchdog, barks);
}

static void
on_network_event_cb (SoupMessage       *message,
                     GSocketClientEvent event,
                     GIOStream         *connection,
                     gpointer           user_data)
{
  Exchange *exchange = user_data;

  /* One limit for the whole way to a connection, over all addresses of a name. Before this event the
   * message waits for a free connection, which the limits of the others bound. */
  if (!exchange->connecting)
    {
      exchange->connecting = TRUE;
      set_watchdog (exchange, exchange->limits.connect_timeout);
    }
}

/* libsoup's last word before it writes the first byte. */
static void
on_starting_cb (SoupMessage *message,
                gpointer     user_data)
{
  Exchange           *exchange = user_data;
  GTlsProtocolVersion version = soup_message_get_tls_protocol_version (message);

  exchange->connecting = FALSE;
  /* RFC 8996. The TLS library still takes it, for whoever asks. */
  if (version != G_TLS_PROTOCOL_VERSION_UNKNOWN && version < G_TLS_PROTOCOL_VERSION_TLS_1_2)
    {
      exchange->outdated = TRUE;
      g_cancellable_cancel (exchange->inner);
      return;
    }

  exchange->reached = TRUE;
  exchange->deadline = g_get_monotonic_time () + (gint64) exchange->limits.whole_timeout * 1000;
  set_watchdog (exchange, exchange->limits.idle_timeout);
}

static void
on_progressed_cb (Exchange *exchange)
{
  set_watchdog (exchange, exchange->limits.idle_timeout);
}

/* “Continue” and its like come once or twice. A server that sends nothing else never answers. */
static void
on_informed_cb (Exchange *exchange)
{
  if (++exchange->n_informational <= MAX_INFORMATIONAL)
    on_progressed_cb (exchange);
  else
    on_watchdog_barked (exchange);
}

static void
on_outer_cancelled_cb (GCancellable *outer,
                       gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/* Gives back the connection, or ends it where the body was not read to its end. */
static void
close_stream (Exchange *exchange)
{
  if (exchange->stream != NULL)
    g_input_stream_close_async (exchange->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_clear_object (&exchange->stream);
}

/* A proxy that opens no way to the service answers in its place, before there is any encryption: nothing was sent. */
static gboolean
is_of_proxy (SoupMessage *message)
{
  return g_str_equal (g_uri_get_scheme (soup_message_get_uri (message)), "https") &&
         soup_message_get_tls_peer_certificate (message) == NULL;
}

static void
return_response (GTask  *task,
                 GBytes *body)
{
  Exchange    *exchange = g_task_get_task_data (task);
  HjlResponse *response = hjl_response_new (soup_message_get_status (exchange->message),
                                            soup_message_get_response_headers (exchange->message),
                                            body);

  close_stream (exchange);
  if (is_of_proxy (exchange->message))
    hjl_response_set_of_proxy (response);
  g_task_return_pointer (task, response, g_object_unref);
}

static gboolean
on_certificate_cb (SoupMessage         *message,
                   GTlsCertificate     *certificate,
                   GTlsCertificateFlags flags,
                   gpointer             user_data)
{
  Exchange *exchange = user_data;

  exchange->certificate = flags;

  return FALSE;
}

/* Returns: (transfer full): each thing that is wrong with the certificate, a sentence each */
static char *
describe_certificate (GTlsCertificateFlags flags)
{
  static const struct
  {
    GTlsCertificateFlags flag;
    const char          *words;
  } faults[] = {
    /* Translators: “it” is a server's certificate, here and in the next ones. */
    { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("It belongs to another address.") },
    { G_TLS_CERTIFICATE_EXPIRED, N_ ("It has expired.") },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("It is not valid yet.") },
    { G_TLS_CERTIFICATE_REVOKED, N_ ("It was revoked.") },
    { G_TLS_CERTIFICATE_INSECURE, N_ ("Its signature is too weak.") },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("It isn’t signed by an authority that this computer trusts.") },
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (flags & faults[i].flag)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", _ (faults[i].words));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* What libsoup, GIO and the TLS library say becomes what a recruiter can act on. Their messages name
 * hosts and ports, never headers or bodies. */
static GError *
translate (Exchange     *exchange,
           const GError *error)
{
  if (exchange->late)
    {
      gboolean endless = exchange->n_informational > MAX_INFORMATIONAL ||
                         (exchange->deadline != 0 && g_get_monotonic_time () >= exchange->deadline);

      /* What did not end in minutes will not end the next time. */
      exchange->again = !endless;
      exchange->silent = !endless;
      if (endless)
        return g_error_new_literal (HJL_ERROR, HJL_ERROR_TIMED_OUT, "The answer did not come to an end");

      return exchange->connecting
               ? g_error_new (HJL_ERROR, HJL_ERROR_NETWORK,
                              "No connection within %u seconds", exchange->limits.connect_timeout / 1000)
               : g_error_new (HJL_ERROR, HJL_ERROR_TIMED_OUT,
                              "No byte for %u seconds", exchange->limits.idle_timeout / 1000);
    }

  if (exchange->outdated)
    return g_error_new_literal (HJL_ERROR, HJL_ERROR_GATEWAY, _ ("Its encryption is too old, so nothing was sent."));

  /* A certificate that is not trusted today will not be trusted in a second. */
  if (error->domain == G_TLS_ERROR && error->code == G_TLS_ERROR_BAD_CERTIFICATE)
    {
      g_autofree char *words = describe_certificate (exchange->certificate);

      return g_error_new_literal (HJL_ERROR, HJL_ERROR_CERTIFICATE, *words != '\0' ? words : error->message);
    }

  if (error->domain == G_CONVERT_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return g_error_new (HJL_ERROR, HJL_ERROR_BAD_RESPONSE,
                        "The answer cannot be read: %s", error->message);

  /* Headers that cannot be read are here too: that is how libsoup sees a connection cut in them. */
  exchange->again = TRUE;
  /* What speaks there is not the service: plain HTTP, or nothing that both know. A cut has other codes. */
  if (!exchange->reached && error->domain == G_TLS_ERROR && error->code != G_TLS_ERROR_EOF)
    return g_error_new (HJL_ERROR, HJL_ERROR_GATEWAY, _ ("No secure connection could be made, so nothing was sent: %s"), error->message);

  return g_error_new (HJL_ERROR, HJL_ERROR_NETWORK, "The connection failed: %s", error->message);
}

static void
return_failure (GTask        *task,
                const GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);
  guint     status = soup_message_get_status (exchange->message);

  if (g_task_return_error_if_cancelled (task))
    {
      close_stream (exchange);
      return;
    }

  /* The headers of a refusal are there: only its words are missing. */
  if (exchange->stream != NULL && status >= 400 && status < 500)
    {
      g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

      return_response (task, nothing);
      return;
    }

  close_stream (exchange);
  g_task_return_error (task, translate (exchange, error));
}

static void
return_too_large (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_cancellable_cancel (exchange->inner);
  close_stream (exchange);
  g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_TOO_LARGE,
                           "The answer is larger than %" G_GSIZE_FORMAT " bytes", exchange->limits.max_bytes);
}

/* Whether the server closed the connection. */
static gboolean
is_closed (GInputStream *raw)
{
  guint8 byte;

  return G_IS_POLLABLE_INPUT_STREAM (raw) &&
         g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (raw)) &&
         g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (raw), &byte, 1, NULL, NULL) == 0;
}

/* libsoup before 3.6 takes an end of the connection between two chunks, where the last and empty one is missing, for
 * the end of the body. It asks the connection once more then, though, and not after the last chunk: one that is
 * closed on this side too tells the two apart. */
static gboolean
lacks_last_chunk (Exchange *exchange)
{
  GInputStream *raw = exchange->stream;
  GInputStream *buffer = NULL;
  GInputStream *body = NULL;
  guint8        byte;

  while (G_IS_FILTER_INPUT_STREAM (raw))
    {
      body = buffer;
      buffer = raw;
      raw = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (raw));
    }

  /* One that goes on, for the next request, came to the last chunk. */
  if (body == NULL ||
      (!soup_message_headers_header_contains (soup_message_get_response_headers (exchange->message), "Connection", "close") &&
       !is_closed (raw)))
    return FALSE;

  g_input_stream_close (raw, NULL, NULL);

  return g_input_stream_read (body, &byte, 1, NULL, NULL) != 0;
}

/* Whether the body that came to its end is shorter than what was announced. */
static gboolean
is_cut (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  gboolean            encoded = soup_message_headers_get_one (headers, "Content-Encoding") != NULL;

  /* These announce the length of a body that they do not have. */
  if (g_str_equal (soup_message_get_method (exchange->message), "HEAD") ||
      soup_message_get_status (exchange->message) == SOUP_STATUS_NO_CONTENT ||
      soup_message_get_status (exchange->message) == SOUP_STATUS_NOT_MODIFIED ||
      soup_message_get_http_version (exchange->message) > SOUP_HTTP_1_1)
    return FALSE;

  switch (soup_message_headers_get_encoding (headers))
    {
    case SOUP_ENCODING_CONTENT_LENGTH:
      return !encoded && (goffset) exchange->body->len < soup_message_headers_get_content_length (headers);

    case SOUP_ENCODING_CHUNKED:
      return lacks_last_chunk (exchange);

    case SOUP_ENCODING_UNRECOGNIZED:
    case SOUP_ENCODING_NONE:
    case SOUP_ENCODING_EOF:
    case SOUP_ENCODING_BYTERANGES:
    default:
      return FALSE;
    }
}

static void read_chunk (GTask *task);

static void
got_chunk (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);
  gssize    size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (size < 0)
    {
      return_failure (task, error);
      return;
    }

  if (size == 0 && is_cut (exchange))
    {
      g_autoptr (GError) cut = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "The answer ended too early");

      return_failure (task, cut);
      return;
    }

  if (size == 0)
    {
      g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));

      exchange->body = g_byte_array_new ();
      return_response (task, body);
      return;
    }

  if ((gsize) size > exchange->limits.max_bytes - exchange->body->len)
    {
      return_too_large (task);
      return;
    }

  set_watchdog (exchange, exchange->limits.idle_timeout);
  g_byte_array_append (exchange->body, exchange->chunk, (guint) size);
  read_chunk (g_steal_pointer (&task));
}

static void
read_chunk (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_async (exchange->stream, exchange->chunk, CHUNK, G_PRIORITY_DEFAULT,
                             exchange->inner, got_chunk, task);
}

static void
got_headers (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange           *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (exchange->stream == NULL)
    {
      return_failure (task, error);
      return;
    }

  /* No need to read what is announced to be too much. A compressed answer is measured as it is read. */
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_one (headers, "Content-Encoding") == NULL &&
      (guint64) soup_message_headers_get_content_length (headers) > exchange->limits.max_bytes)
    {
      return_too_large (task);
      return;
    }

  exchange->chunk = g_malloc (CHUNK);
  read_chunk (g_steal_pointer (&task));
}

void
hjl_exchange_async (SoupSession             *session,
                    SoupMessage             *message,
                    const HjlExchangeLimits *limits,
                    GCancellable            *cancellable,
                    GAsyncReadyCallback      callback,
                    gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  Exchange *exchange;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_exchange_async);

  exchange = g_new0 (Exchange, 1);
  exchange->message = g_object_ref (message);
  exchange->limits = *limits;
  /* GByteArray counts with 32 bits. */
  exchange->limits.max_bytes = MIN (limits->max_bytes, G_MAXINT32);
  exchange->body = g_byte_array_new ();
  exchange->inner = g_cancellable_new ();
  exchange->watchdog = hjl_timer_new ();
  g_source_set_callback (exchange->watchdog, on_watchdog_barked, exchange, NULL);
  g_source_attach (exchange->watchdog, g_task_get_context (task));
  g_task_set_task_data (task, exchange, exchange_free);

  if (cancellable != NULL)
    {
      exchange->outer = g_object_ref (cancellable);
      exchange->outer_handler = g_cancellable_connect (cancellable, G_CALLBACK (on_outer_cancelled_cb),
                                                       g_object_ref (exchange->inner), g_object_unref);
    }

  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event_cb), exchange);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_certificate_cb), exchange);
  g_signal_connect (message, "starting", G_CALLBACK (on_starting_cb), exchange);
  g_signal_connect_swapped (message, "wrote-headers", G_CALLBACK (on_progressed_cb), exchange);
  g_signal_connect_swapped (message, "wrote-body-data", G_CALLBACK (on_progressed_cb), exchange);
  g_signal_connect_swapped (message, "got-informational", G_CALLBACK (on_informed_cb), exchange);
  g_signal_connect_swapped (message, "got-headers", G_CALLBACK (on_progressed_cb), exchange);

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, exchange->inner,
                           got_headers, g_steal_pointer (&task));
}

HjlResponse *
hjl_exchange_finish (GAsyncResult *result,
                     gboolean     *reached,
                     gboolean     *again,
                     gboolean     *silent,
                     GError      **error)
{
  Exchange *exchange;

  g_return_val_if_fail (g_async_result_is_tagged (result, hjl_exchange_async), NULL);

  exchange = g_task_get_task_data (G_TASK (result));
  *reached = exchange->reached;
  *again = exchange->again;
  *silent = exchange->silent;

  return g_task_propagate_pointer (G_TASK (result), error);
}
