/* hjl-fault-proxy.c: what stands between the program and a service, and breaks answers and connections by chance
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fault-proxy.h"

#include <string.h>
#include <sys/socket.h>

/* What has no end has one here, for whoever reads all of it. */
#define ENDLESS (96 * 1024 * 1024)
#define UNPACKED (64 * 1024 * 1024)
#define MAX_THREADS 32
/* Seconds, for one side to read or to write. */
#define PATIENCE 30
#define ELSEWHERE "/elsewhere"

struct _HjlFaultProxy
{
  GMutex          lock;
  GCond           idle;
  guint           n_running;
  GSocketService *service;
  GBytes         *bomb;
  guint16         port;
  guint16         upstream;
  gboolean        leaked;
  HjlFault        always;
  guint           percent;
  guint32         seed;
  GHashTable     *made; /* (element-type utf8 uint): requests, and how often */
  guint           counts[HJL_FAULT_N];
};

typedef struct
{
  char    *head; /* with the empty line */
  GString *body;
} Message;

static const char *const names[] = {
  "none", "reset at once", "reset during", "reset after", "closed after", "cut head", "cut body", "length too long", "length too short",
  "length twice", "type HTML", "portal", "garbage", "endless head", "endless body", "bomb", "late", "trickle", "redirect loop",
  "redirect to another host", "408", "429", "500", "502", "503", "504", "500 after", "502 after", "504 after", "silent"
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == HJL_FAULT_N);

const char *
hjl_fault_to_string (HjlFault fault)
{
  return names[fault];
}

static void
message_clear (Message *self)
{
  g_free (self->head);
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
}

static GBytes *
pack_zeros (void)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (packed, converter);
  g_autofree char *zeros = g_malloc0 (1024 * 1024);

  for (guint i = 0; i < UNPACKED / (1024 * 1024); i++)
    g_assert_true (g_output_stream_write_all (stream, zeros, 1024 * 1024, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
}

/* What follows from the request, whoever else is asking meanwhile. */
static HjlFault
choose (HjlFaultProxy *self,
        const char    *head)
{
  g_autofree char *line = g_strndup (head, strcspn (head, "\r"));
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GRand) random = NULL;
  guint    n = GPOINTER_TO_UINT (g_hash_table_lookup (self->made, line)) + 1;
  HjlFault fault = HJL_FAULT_NONE;

  if (self->always != HJL_FAULT_NONE)
    {
      self->counts[self->always]++;
      return self->always;
    }
  if (self->percent == 0)
    return HJL_FAULT_NONE;
  random = g_rand_new_with_seed_array ((const guint32[]){ self->seed, g_str_hash (line), n }, 3);
  g_hash_table_insert (self->made, g_steal_pointer (&line), GUINT_TO_POINTER (n));
  if (g_rand_int_range (random, 0, 100) < (gint32) self->percent)
    fault = g_rand_int_range (random, HJL_FAULT_NONE + 1, HJL_FAULT_SILENT);
  /* What comes in place of a CV is not known from one that is like that: the person goes without, and it follows as a file. Where a
   * head ends early libsoup takes what there is of it, and nothing follows. */
  if ((strstr (head, "/cv ") != NULL || strstr (head, "/profile.pdf ") != NULL) &&
      (fault == HJL_FAULT_CUT_HEAD || fault == HJL_FAULT_PORTAL || fault == HJL_FAULT_TYPE_HTML || fault == HJL_FAULT_ENDLESS_BODY || fault == HJL_FAULT_BOMB))
    fault = HJL_FAULT_RESET_AFTER;
  /* They take long, and there are many of the others. */
  if ((fault == HJL_FAULT_LATE || fault == HJL_FAULT_ENDLESS_BODY || fault == HJL_FAULT_BOMB) && g_rand_int_range (random, 0, 4) > 0)
    fault = HJL_FAULT_RESET_AFTER;
  self->counts[fault]++;

  return fault;
}

/*
 * Reading
 */
static gsize
get_length (const char *head)
{
  g_autofree char *low = g_ascii_strdown (head, -1);
  const char      *found = strstr (low, "\r\ncontent-length:");

  return found != NULL ? (gsize) g_ascii_strtoull (found + strlen ("\r\ncontent-length:"), NULL, 10) : 0;
}

/* @whole: to the end of the stream; else as much as the head says */
static gboolean
read_message (GInputStream *stream,
              gboolean      whole,
              Message      *message)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  char   chunk[16384];
  gssize n = 1;
  char  *end = NULL;

  while ((end = strstr (bytes->str, "\r\n\r\n")) == NULL && (n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, NULL)) > 0)
    g_string_append_len (bytes, chunk, n);
  if (end == NULL)
    return FALSE;
  message->head = g_strndup (bytes->str, end + 4 - bytes->str);
  message->body = g_string_new_len (end + 4, bytes->len - (end + 4 - bytes->str));
  while ((whole || message->body->len < get_length (message->head)) && (n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, NULL)) > 0)
    g_string_append_len (message->body, chunk, n);

  return n >= 0;
}

/* Takes the lines of a head that begin with @name out of it. */
static void
drop_line (char      **head,
           const char *name)
{
  g_auto (GStrv) lines = g_strsplit (*head, "\r\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, strlen (name)) != 0)
      g_string_append_printf (kept, "%s%s", i > 0 ? "\r\n" : "", lines[i]);
  g_free (*head);
  *head = g_string_free (g_steal_pointer (&kept), FALSE);
}

static void
add_line (char      **head,
          const char *line)
{
  char *added = g_strdup_printf ("%.*s%s\r\n\r\n", (int) (strlen (*head) - 2), *head, line);

  g_free (*head);
  *head = added;
}

/*
 * Writing
 */
static gboolean
write_bytes (GOutputStream *stream,
             const void    *bytes,
             gsize          size)
{
  return g_output_stream_write_all (stream, bytes, size, NULL, NULL, NULL);
}

static void
write_text (GOutputStream *stream,
            const char    *text)
{
  write_bytes (stream, text, strlen (text));
}

static void
reset (GSocketConnection *connection)
{
  const struct linger now = { 1, 0 };

  setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static void
write_endless (GOutputStream *stream,
               const char    *head,
               const char    *piece)
{
  g_autoptr (GString) chunk = g_string_new (NULL);

  while (chunk->len < 65536)
    g_string_append (chunk, piece);
  write_text (stream, head);
  for (gsize n = 0; n < ENDLESS && write_bytes (stream, chunk->str, chunk->len); n += chunk->len)
    ;
}

static void
write_status (GOutputStream *stream,
              guint          status)
{
  static const char page[] = "<html><body>Not now</body></html>";
  g_autofree char  *text = g_strdup_printf ("HTTP/1.1 %u Trouble\r\nContent-Type: text/html\r\nContent-Length: %zu\r\n"
                                             "Connection: close\r\n\r\n%s",
                                            status, strlen (page), page);

  write_text (stream, text);
}

/* Carried out by the service. Returns: FALSE where it did not answer */
static gboolean
pass_on (HjlFaultProxy *self,
         Message       *request,
         gboolean       half,
         Message       *answer)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) service = g_socket_client_connect_to_host (client, "127.0.0.1", self->upstream, NULL, NULL);
  GOutputStream *stream;

  if (service == NULL)
    return FALSE;
  stream = g_io_stream_get_output_stream (G_IO_STREAM (service));
  drop_line (&request->head, "Connection:");
  add_line (&request->head, "Connection: close");
  if (half)
    {
      write_bytes (stream, request->head, request->body->len > 0 ? strlen (request->head) : strlen (request->head) / 2);
      write_bytes (stream, request->body->str, request->body->len / 2);
      return FALSE;
    }

  return write_bytes (stream, request->head, strlen (request->head)) &&
         write_bytes (stream, request->body->str, request->body->len) &&
         read_message (g_io_stream_get_input_stream (G_IO_STREAM (service)), TRUE, answer);
}

static void
write_answer (GOutputStream *stream,
              Message       *answer)
{
  if (write_bytes (stream, answer->head, strlen (answer->head)))
    write_bytes (stream, answer->body->str, answer->body->len);
}

/* @difference: of what the head says to what comes */
static void
write_other_length (GOutputStream *stream,
                    Message       *answer,
                    gssize         difference,
                    gboolean       twice)
{
  g_autofree char *line = g_strdup_printf ("Content-Length: %zd", MAX ((gssize) answer->body->len + difference, 0));

  if (!twice)
    drop_line (&answer->head, "Content-Length:");
  add_line (&answer->head, line);
  write_answer (stream, answer);
}

/* Until whoever asked does not wait for an answer any more. */
static void
wait_for_end (GSocketConnection *connection)
{
  char byte;

  while (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &byte, 1, NULL, NULL) > 0)
    ;
}

static gboolean
is_silent (HjlFaultProxy *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->always == HJL_FAULT_SILENT;
}

/* Faults of an answer to what was carried out. */
static void
spoil (HjlFault           fault,
       GSocketConnection *connection,
       GOutputStream     *stream,
       Message           *answer)
{
  /* That the last byte of a file is missing nobody can tell, where the head says so too. */
  if ((fault == HJL_FAULT_LENGTH_TOO_SHORT || fault == HJL_FAULT_LENGTH_TWICE) && strstr (answer->head, "application/json") == NULL)
    fault = HJL_FAULT_CUT_BODY;
  switch ((int) fault)
    {
    case HJL_FAULT_RESET_AFTER:
      reset (connection);
      break;
    case HJL_FAULT_CLOSED_AFTER:
      break;
    case HJL_FAULT_CUT_HEAD:
      write_bytes (stream, answer->head, strlen (answer->head) / 2);
      break;
    case HJL_FAULT_CUT_BODY:
      write_text (stream, answer->head);
      write_bytes (stream, answer->body->str, answer->body->len > 0 ? answer->body->len - 1 : 0);
      reset (connection);
      break;
    case HJL_FAULT_LENGTH_TOO_LONG:
      write_other_length (stream, answer, 7, FALSE);
      break;
    case HJL_FAULT_LENGTH_TOO_SHORT:
      write_other_length (stream, answer, -1, FALSE);
      break;
    case HJL_FAULT_LENGTH_TWICE:
      write_other_length (stream, answer, -1, TRUE);
      break;
    case HJL_FAULT_TYPE_HTML:
      drop_line (&answer->head, "Content-Type:");
      add_line (&answer->head, "Content-Type: text/html");
      write_answer (stream, answer);
      break;
    case HJL_FAULT_LATE:
      wait_for_end (connection);
      write_answer (stream, answer);
      break;
    case HJL_FAULT_TRICKLE:
      for (gsize i = 0; i < 20 && i < strlen (answer->head); i++)
        {
          write_bytes (stream, answer->head + i, 1);
          g_usleep (2000);
        }
      if (strlen (answer->head) > 20)
        write_text (stream, answer->head + 20);
      write_bytes (stream, answer->body->str, answer->body->len);
      break;
    case HJL_FAULT_500_AFTER:
      write_status (stream, 500);
      break;
    case HJL_FAULT_502_AFTER:
      write_status (stream, 502);
      break;
    case HJL_FAULT_504_AFTER:
      write_status (stream, 504);
      break;
    default:
      write_answer (stream, answer);
      break;
    }
}

static void
redirect (HjlFaultProxy *self,
          GOutputStream *stream,
          const char    *head,
          gboolean       elsewhere)
{
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  g_autofree char *here = g_strdup_printf ("http://127.0.0.1:%u%s", self->port, words[1]);
  g_autofree char *there = g_strdup_printf ("http://localhost:%u" ELSEWHERE, self->port);
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                                           elsewhere ? there : here);

  write_text (stream, text);
}

/* Returns: whether the service is left out */
static gboolean
answer_alone (HjlFaultProxy     *self,
              HjlFault           fault,
              GSocketConnection *connection,
              GOutputStream     *stream,
              Message           *request)
{
  static const char page[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 46\r\nConnection: close\r\n\r\n"
                             "<html><body>Sign in to the Wi-Fi</body></html>";
  Message           none = { 0 };

  switch ((int) fault)
    {
    case HJL_FAULT_RESET_AT_ONCE:
      reset (connection);
      return TRUE;
    case HJL_FAULT_RESET_DURING:
      pass_on (self, request, TRUE, &none);
      reset (connection);
      return TRUE;
    case HJL_FAULT_PORTAL:
      write_text (stream, page);
      return TRUE;
    case HJL_FAULT_SILENT:
      while (is_silent (self))
        g_usleep (10000);
      reset (connection);
      return TRUE;
    case HJL_FAULT_GARBAGE:
      write_text (stream, "\x16\x03\x01\x02\x7f\x01 no HTTP \xff\xfe\r\n\r\n");
      return TRUE;
    case HJL_FAULT_ENDLESS_HEAD:
      write_endless (stream, "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n");
      return TRUE;
    case HJL_FAULT_ENDLESS_BODY:
      write_endless (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":[", "{},");
      return TRUE;
    case HJL_FAULT_BOMB:
      write_text (stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
      write_bytes (stream, g_bytes_get_data (self->bomb, NULL), g_bytes_get_size (self->bomb));
      return TRUE;
    case HJL_FAULT_REDIRECT_LOOP:
    case HJL_FAULT_REDIRECT_OTHER:
      redirect (self, stream, request->head, fault == HJL_FAULT_REDIRECT_OTHER);
      return TRUE;
    case HJL_FAULT_408:
    case HJL_FAULT_429:
    case HJL_FAULT_500:
    case HJL_FAULT_502:
    case HJL_FAULT_503:
    case HJL_FAULT_504:
      write_status (stream, (guint) g_ascii_strtoull (names[fault], NULL, 10));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_elsewhere (HjlFaultProxy *self,
              const char    *head)
{
  g_autofree char *low = NULL;
  g_auto (GStrv) words = g_strsplit (head, " ", 3);

  if (g_strv_length (words) < 2 || !g_str_equal (words[1], ELSEWHERE))
    return FALSE;
  low = g_ascii_strdown (head, -1);
  if (strstr (low, "\r\nauthorization:") != NULL)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

      self->leaked = TRUE;
    }

  return TRUE;
}

/* In a thread of its own; one request a connection. */
static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        HjlFaultProxy          *self)
{
  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  Message        request = { 0 };
  Message        answer = { 0 };

  /* Whoever ends the proxy may be whom it waits for. */
  g_socket_set_timeout (g_socket_connection_get_socket (connection), PATIENCE);
  if (read_message (g_io_stream_get_input_stream (G_IO_STREAM (connection)), FALSE, &request))
    {
      gboolean elsewhere = is_elsewhere (self, request.head);
      HjlFault fault = elsewhere ? HJL_FAULT_NONE : choose (self, request.head);

      if (elsewhere)
        write_status (stream, 503);
      else if (answer_alone (self, fault, connection, stream, &request))
        ;
      else if (pass_on (self, &request, FALSE, &answer))
        spoil (fault, connection, stream, &answer);
      else
        reset (connection);
    }
  message_clear (&request);
  message_clear (&answer);
  /* Now, and not when whoever started this thread comes to it. */
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  g_mutex_lock (&self->lock);
  self->n_running--;
  g_cond_broadcast (&self->idle);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

/* Before the thread is there: nobody ends the proxy in between. */
static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             HjlFaultProxy     *self)
{
  g_mutex_lock (&self->lock);
  self->n_running++;
  g_mutex_unlock (&self->lock);

  return FALSE;
}

static void
open_door (HjlFaultProxy *self)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", self->port);
  g_autoptr (GSocketAddress) chosen = NULL;
  g_autoptr (GError) error = NULL;

  self->service = g_threaded_socket_service_new (MAX_THREADS);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &chosen, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (chosen));
}

static void
close_door (HjlFaultProxy *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_mutex_lock (&self->lock);
  while (self->n_running > 0)
    g_cond_wait (&self->idle, &self->lock);
  g_mutex_unlock (&self->lock);
  g_clear_object (&self->service);
}

HjlFaultProxy *
hjl_fault_proxy_new (guint16 port)
{
  HjlFaultProxy *self = g_new0 (HjlFaultProxy, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->idle);
  self->upstream = port;
  self->bomb = pack_zeros ();
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  open_door (self);

  return self;
}

void
hjl_fault_proxy_free (HjlFaultProxy *self)
{
  hjl_fault_proxy_set_always (self, HJL_FAULT_NONE);
  if (self->service != NULL)
    close_door (self);
  g_bytes_unref (self->bomb);
  g_hash_table_unref (self->made);
  g_cond_clear (&self->idle);
  g_mutex_clear (&self->lock);
  g_free (self);
}

char *
hjl_fault_proxy_put_between (const char     *environment,
                             const char     *uri,
                             HjlFaultProxy **proxy)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_nonnull (parsed);
  *proxy = hjl_fault_proxy_new ((guint16) g_uri_get_port (parsed));
  before = g_strdup_printf ("=http://127.0.0.1:%d/", g_uri_get_port (parsed));
  after = g_strdup_printf ("=http://127.0.0.1:%u/", (*proxy)->port);
  parts = g_strsplit (environment, before, -1);
  g_assert_cmpuint (g_strv_length (parts), >, 1);

  return g_strjoinv (after, parts);
}

void
hjl_fault_proxy_set_faults (HjlFaultProxy *self,
                            guint          percent,
                            guint32        seed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->percent = percent;
  self->seed = seed;
}

void
hjl_fault_proxy_set_always (HjlFaultProxy *self,
                            HjlFault       fault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->always = fault;
}

void
hjl_fault_proxy_set_shut (HjlFaultProxy *self,
                          gboolean       shut)
{
  if (shut && self->service != NULL)
    close_door (self);
  else if (!shut && self->service == NULL)
    open_door (self);
}

guint
hjl_fault_proxy_count (HjlFaultProxy *self,
                       HjlFault       fault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->counts[fault];
}

gboolean
hjl_fault_proxy_has_leaked (HjlFaultProxy *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->leaked;
}
