/* hjl-test-browser.c: a browser in a few lines: sends bytes to loopback, reads what comes back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-browser.h"

#include <string.h>

#include "hjl-test-utils.h"

struct _HjlTestBrowser
{
  GThread *thread;
  char    *address;
  guint16  port;
  char    *bytes;
  char    *answer;
  int      done;
};

static char *
talk (HjlTestBrowser *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (self->address, self->port);
  g_autoptr (GString) answer = g_string_new (NULL);
  GIOStream *stream;

  g_socket_client_set_timeout (client, HJL_TEST_LIMIT);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  if (connection == NULL)
    return NULL;

  stream = G_IO_STREAM (connection);
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), self->bytes, strlen (self->bytes), NULL, NULL, NULL);

  for (;;)
    {
      char   buffer[4096];
      gssize got = g_input_stream_read (g_io_stream_get_input_stream (stream), buffer, sizeof buffer, NULL, NULL);

      if (got <= 0)
        break;
      g_string_append_len (answer, buffer, got);
    }

  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static gpointer
run (gpointer user_data)
{
  HjlTestBrowser *self = user_data;

  self->answer = talk (self);
  g_atomic_int_set (&self->done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

static gboolean
is_done (gpointer user_data)
{
  return g_atomic_int_get (&((HjlTestBrowser *) user_data)->done);
}

HjlTestBrowser *
hjl_test_browser_start (const char *address,
                        guint16     port,
                        const char *bytes)
{
  HjlTestBrowser *self = g_new0 (HjlTestBrowser, 1);

  self->address = g_strdup (address);
  self->port = port;
  self->bytes = g_strdup (bytes);
  self->thread = g_thread_new ("browser", run, self);

  return self;
}

char *
hjl_test_browser_finish (HjlTestBrowser *self)
{
  char *answer;

  hjl_test_run_until_true (is_done, self);
  g_thread_join (self->thread);

  answer = g_steal_pointer (&self->answer);
  g_free (self->address);
  g_free (self->bytes);
  g_free (self);

  return answer;
}

char *
hjl_test_browser_get_once (guint16     port,
                           const char *path_and_query)
{
  g_autofree char *bytes = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", path_and_query, port);

  return hjl_test_browser_finish (hjl_test_browser_start ("127.0.0.1", port, bytes));
}

char *
hjl_test_browser_dup_location (const char *answer)
{
  static const char name[] = "\r\nLocation: ";
  const char       *start = answer != NULL ? strstr (answer, name) : NULL;

  if (start == NULL)
    return NULL;
  start += strlen (name);

  return g_strndup (start, strcspn (start, "\r\n"));
}

char *
hjl_test_browser_get (guint16     port,
                      const char *path_and_query)
{
  g_autofree char *answer = hjl_test_browser_get_once (port, path_and_query);
  g_autofree char *location = hjl_test_browser_dup_location (answer);

  return location != NULL ? hjl_test_browser_get_once (port, location) : g_steal_pointer (&answer);
}

guint
hjl_test_browser_get_status (const char *answer)
{
  if (answer == NULL || !g_str_has_prefix (answer, "HTTP/1.1 "))
    return 0;

  return (guint) g_ascii_strtoull (answer + strlen ("HTTP/1.1 "), NULL, 10);
}

GSocket *
hjl_test_take_port (const char *address,
                    guint16     port)
{
  g_autoptr (GSocketAddress) socket_address = g_inet_socket_address_new_from_string (address, port);
  g_autoptr (GSocket) socket = NULL;

  socket = g_socket_new (g_socket_address_get_family (socket_address), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_nonnull (socket);

  if (!g_socket_bind (socket, socket_address, TRUE, NULL) || !g_socket_listen (socket, NULL))
    return NULL;

  return g_steal_pointer (&socket);
}

guint16
hjl_test_find_free_port (void)
{
  /* Below what the kernel gives out by itself, so that no other program gets it meanwhile. */
  for (guint i = 0; i < 1000; i++)
    {
      guint16 port = g_random_int_range (20000, 30000);
      g_autoptr (GSocket) four = hjl_test_take_port ("127.0.0.1", port);

      if (four != NULL)
        return port;
    }

  g_error ("No port is free");
}
