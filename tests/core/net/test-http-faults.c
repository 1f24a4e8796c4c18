/* test-http-faults.c: connections that break, hang or never come about
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-http-help.h"
#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

/* A free port, on which nobody listens once this is over. */
static char *
make_dead_uri (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();

  return g_strdup (hjl_mock_server_get_uri (server));
}

static void
test_refused (void)
{
  static const char *const methods[] = { "GET", "POST" };
  g_autofree char         *uri = make_dead_uri ();

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (HjlHttp) http = hjl_http_help_new (uri, 3);
      g_autoptr (HjlRequest) request = hjl_request_new (methods[i], "x", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlResponse) response = hjl_http_help_send (http, request, &error);

      g_assert_error (error, HJL_ERROR, HJL_ERROR_NETWORK);
      g_assert_null (response);
      g_assert_true (hjl_error_is_passing (error));
    }
}

static const struct
{
  HjlMockFault fault;
  guint        status;
  int          get;   /* the error of a GET; -1: none */
  guint        tries; /* of the GET, out of three */
  int          post;
} faults[] = {
  { HJL_MOCK_FAULT_CLOSE_EARLY, 200, HJL_ERROR_NETWORK, 3, HJL_ERROR_UNCERTAIN },
  { HJL_MOCK_FAULT_CLOSE, 200, HJL_ERROR_NETWORK, 3, HJL_ERROR_UNCERTAIN },
  { HJL_MOCK_FAULT_CUT_HEADERS, 200, HJL_ERROR_NETWORK, 3, HJL_ERROR_UNCERTAIN },
  { HJL_MOCK_FAULT_CUT_BODY, 200, HJL_ERROR_NETWORK, 3, HJL_ERROR_UNCERTAIN },
  { HJL_MOCK_FAULT_GARBAGE, 200, HJL_ERROR_NETWORK, 3, HJL_ERROR_UNCERTAIN },
  { HJL_MOCK_FAULT_HANG, 200, HJL_ERROR_TIMED_OUT, 3, HJL_ERROR_UNCERTAIN },
  { HJL_MOCK_FAULT_HANG_BODY, 200, HJL_ERROR_TIMED_OUT, 3, HJL_ERROR_UNCERTAIN },
  { HJL_MOCK_FAULT_SILENT_CLOSE, 200, -1, 1, -1 },
  /* What is refused is refused, also where the server's words are cut short. */
  { HJL_MOCK_FAULT_CUT_BODY, 404, -1, 1, -1 },
  { HJL_MOCK_FAULT_HANG_BODY, 422, -1, 1, -1 },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults) * 2; i++)
    {
      gboolean is_post = i % 2 == 1;
      int      code = is_post ? faults[i / 2].post : faults[i / 2].get;
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      gboolean is_silent = faults[i / 2].fault == HJL_MOCK_FAULT_HANG || faults[i / 2].fault == HJL_MOCK_FAULT_HANG_BODY;
      g_autoptr (HjlHttp) http = (is_silent ? hjl_http_help_new_hasty : hjl_http_help_new) (hjl_mock_server_get_uri (server), 3);
      g_autoptr (HjlRequest) request = NULL;
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      request = is_post ? hjl_http_help_make_upload ("POST", 1000) : hjl_request_new ("GET", "x", NULL);
      hjl_mock_answer_set_fault (hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, faults[i / 2].status, "{\"data\":[1,2,3]}"), 0),
                                 faults[i / 2].fault);
      g_test_message ("fault %d, %s", faults[i / 2].fault, is_post ? "POST" : "GET");
      response = hjl_http_help_send (http, request, &error);

      if (code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (response->status, ==, faults[i / 2].status);
        }
      else
        {
          g_assert_error (error, HJL_ERROR, code);
          g_assert_null (response);
        }

      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, is_post ? 1 : faults[i / 2].tries);
    }
}

/* A GET goes out again after a fault, and nothing of the first answer is left. */
static void
test_recovery (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 5);
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  gconstpointer bytes;
  gsize         size;

  hjl_mock_answer_set_fault (hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":\"first\"}"), HJL_MOCK_FAULT_CUT_BODY);
  hjl_mock_answer_set_fault (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), HJL_MOCK_FAULT_CLOSE);
  hjl_mock_server_answer (server, NULL, NULL, 503, NULL);
  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":\"last\"}");

  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
  bytes = g_bytes_get_data (response->body, &size);
  g_assert_cmpmem (bytes, size, "{\"data\":\"last\"}", 15);
  hjl_mock_server_assert_done (server);
}

/* The server closes a connection that it promised to keep. The next write must neither fail nor go
 * out twice, and the next read must not be counted as a failed try. */
static void
test_stale_connection (void)
{
  static const char *const methods[] = { "POST", "GET", "PATCH" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 2);
      g_autoptr (HjlRequest) first = hjl_request_new ("GET", "first", NULL);
      g_autoptr (HjlRequest) second = hjl_request_new (methods[i], "second", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (HjlResponse) last = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_set_fault (hjl_mock_server_answer (server, NULL, "/first", 200, "{}"), HJL_MOCK_FAULT_SILENT_CLOSE);
      hjl_mock_server_answer (server, NULL, "/second", 200, "{}");
      response = hjl_http_help_send (http, first, &error);
      g_assert_no_error (error);
      last = hjl_http_help_send (http, second, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, "/second"), ==, 1);
    }
}

/* No request depends on whether a kept connection still lives. */
static void
test_connections (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
  static const char *const methods[] = { "GET", "GET", "PUT", "POST", "GET", "POST" };

  hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 200, "{}"), 0);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (HjlRequest) request = hjl_request_new (methods[i], "x", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlResponse) response = hjl_http_help_send (http, request, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hjl_mock_server_get_last (server)->connection, ==, i + 1);
    }
}

typedef struct
{
  HjlMockServer *server;
  guint          wanted;
} Arrival;

static gboolean
has_arrived (gpointer user_data)
{
  Arrival *arrival = user_data;

  return hjl_mock_server_count (arrival->server, NULL, NULL) >= arrival->wanted;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_cancel (void)
{
  static const HjlMockFault hangs[] = {
    HJL_MOCK_FAULT_HANG,
    HJL_MOCK_FAULT_HANG_BODY,
    HJL_MOCK_FAULT_STALL_UPLOAD,
  };

  for (guint i = 0; i < G_N_ELEMENTS (hangs); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      HjlHttp *http = hjl_http_new (hjl_mock_server_get_uri (server), NULL, NULL);
      g_autoptr (HjlRequest) request = hjl_http_help_make_upload ("POST", 8 * 1024 * 1024);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;
      Arrival arrival = { server, 1 };
      guint   tick = g_timeout_add (5, on_tick, NULL);
      gint64  started;

      hjl_mock_answer_set_fault (hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[1,2,3]}"), hangs[i]);
      hjl_http_send_async (http, request, cancellable, hjl_test_got_result, &result);
      hjl_test_run_until_true (has_arrived, &arrival);

      started = g_get_monotonic_time ();
      g_cancellable_cancel (cancellable);
      response = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (response);
      g_assert_cmpint (g_get_monotonic_time () - started, <, G_USEC_PER_SEC);

      g_source_remove (tick);
      g_clear_object (&result);
      hjl_test_assert_finalized (http);
    }
}

static void
send_file (HjlHttp    *http,
           const char *path,
           gboolean    gives_way,
           gint        expect) /* below 0: it is answered */
{
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlResponse) response = NULL;

  hjl_request_set_gives_way (request, gives_way ? "cv" : NULL);
  response = hjl_http_help_send (http, request, &error);
  if (expect >= 0)
    g_assert_error (error, HJL_ERROR, expect);
  else
    g_assert_no_error (error);
  g_assert_cmpint (response != NULL, ==, expect < 0);
}

/* Two find out that a server is silent, wherever they were sent from; others that give way fail as they did, at once. */
static void
test_gives_way (void)
{
  g_autoptr (HjlMockServer) files = hjl_mock_server_new ();
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new_hasty (hjl_mock_server_get_uri (server), 1);
  g_autofree char *there = g_strconcat (hjl_mock_server_get_uri (files), "/cv", NULL);

  hjl_mock_answer_set_fault (hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, "/hang", 200, NULL), 0), HJL_MOCK_FAULT_HANG);
  hjl_mock_answer_set_fault (hjl_mock_answer_set_times (hjl_mock_server_answer (files, NULL, "/cv", 200, NULL), 5), HJL_MOCK_FAULT_HANG);
  hjl_mock_answer_set_times (hjl_mock_server_answer (files, NULL, "/cv", 200, "there"), 0);
  hjl_mock_answer_set_times (hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, "/elsewhere", 302, NULL), "Location", there), 0);
  hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, "/fine", 200, "there"), 0);

  for (guint i = 0; i < 5; i++)
    send_file (http, "elsewhere", TRUE, HJL_ERROR_TIMED_OUT);
  g_assert_cmpuint (hjl_mock_server_count (files, NULL, NULL), ==, 2);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 5);

  /* The server that leads there is another one; and what somebody needs is sent all the same. */
  send_file (http, "fine", TRUE, -1);
  send_file (http, "elsewhere", FALSE, HJL_ERROR_TIMED_OUT);
  g_assert_cmpuint (hjl_mock_server_count (files, NULL, NULL), ==, 3);

  hjl_http_begin_anew (http);
  send_file (http, "elsewhere", TRUE, HJL_ERROR_TIMED_OUT);
  send_file (http, "elsewhere", TRUE, HJL_ERROR_TIMED_OUT);
  send_file (http, "elsewhere", TRUE, HJL_ERROR_TIMED_OUT);
  g_assert_cmpuint (hjl_mock_server_count (files, NULL, NULL), ==, 5);
  hjl_http_begin_anew (http);
  send_file (http, "elsewhere", TRUE, -1);
  g_assert_cmpuint (hjl_mock_server_count (files, NULL, NULL), ==, 6);

  /* An answer between takes it back. */
  for (guint i = 0; i < 3; i++)
    {
      send_file (http, "hang", TRUE, HJL_ERROR_TIMED_OUT);
      send_file (http, "fine", TRUE, -1);
    }
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, "/hang"), ==, 3);
}

/* A server that speaks, however slowly and however badly it ends, is not a silent one: the others may be better off. */
static void
test_gives_way_to_silence (void)
{
  static const struct
  {
    HjlMockFault fault;
    guint        whole_timeout;
    int          code;
  } rows[] = {
    { HJL_MOCK_FAULT_DRIBBLE_CUT, 60000, HJL_ERROR_NETWORK },
    { HJL_MOCK_FAULT_DRIBBLE, 3 * HJL_HTTP_HELP_IDLE_TIMEOUT / 2, HJL_ERROR_TIMED_OUT },
    { HJL_MOCK_FAULT_CUT_BODY, 60000, HJL_ERROR_NETWORK },
    { HJL_MOCK_FAULT_CLOSE, 60000, HJL_ERROR_NETWORK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = hjl_http_new_with (&(HjlHttpOptions){
        .base_uri = hjl_mock_server_get_uri (server),
        .idle_timeout = HJL_HTTP_HELP_IDLE_TIMEOUT,
        .whole_timeout = rows[i].whole_timeout,
        .max_tries = 1,
      });
      HjlMockAnswer *answer = hjl_mock_server_answer (server, NULL, "/slow", 200, "half of it, and the other half of it as well");

      g_test_message ("fault %d", rows[i].fault);
      hjl_mock_answer_set_fault (hjl_mock_answer_set_times (answer, 3), rows[i].fault);
      if (rows[i].fault == HJL_MOCK_FAULT_DRIBBLE_CUT || rows[i].fault == HJL_MOCK_FAULT_DRIBBLE)
        hjl_mock_answer_set_delay (answer, HJL_HTTP_HELP_IDLE_TIMEOUT / 4);
      hjl_mock_server_answer (server, NULL, "/slow", 200, "there");

      for (guint n = 0; n < 3; n++)
        send_file (http, "slow", TRUE, rows[i].code);
      send_file (http, "slow", TRUE, -1);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 4);
    }
}

/* Where files are is refused, and later silent: that it was refused twice is enough for a run. */
static void
test_gives_way_to_refusal (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new_hasty (hjl_mock_server_get_uri (server), 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_autofree char *there = NULL;

  g_assert_no_error (error);
  g_assert_true (g_socket_bind (socket, any, FALSE, &error));
  bound = g_socket_get_local_address (socket, &error);
  g_assert_no_error (error);
  there = g_strdup_printf ("http://127.0.0.1:%u/cv", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  hjl_mock_answer_set_times (hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, "/elsewhere", 302, NULL), "Location", there), 0);
  hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, "/fine", 200, "there"), 0);

  send_file (http, "elsewhere", TRUE, HJL_ERROR_NETWORK);
  send_file (http, "elsewhere", TRUE, HJL_ERROR_NETWORK);
  g_assert_true (g_socket_listen (socket, &error));
  send_file (http, "elsewhere", TRUE, HJL_ERROR_NETWORK);
  send_file (http, "fine", TRUE, -1);
  hjl_http_begin_anew (http);
  send_file (http, "elsewhere", TRUE, HJL_ERROR_TIMED_OUT);
}

/* While it waits: for its turn, for the pause before the next try, for a connection. */
static void
test_cancel_waiting (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPace) pace = hjl_pace_new (0.001, 1);
  g_autoptr (HjlHttp) paced = hjl_http_new (hjl_mock_server_get_uri (server), NULL, pace);
  g_autoptr (HjlHttp) http = hjl_http_new (hjl_mock_server_get_uri (server), NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[14] = { NULL };
  Arrival       arrival = { server, 1 };
  guint         tick = g_timeout_add (5, on_tick, NULL);

  hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, "/later", 503, NULL), "Retry-After", "100");
  hjl_mock_answer_set_fault (hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, "/hang", 200, NULL), 0), HJL_MOCK_FAULT_HANG);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", i == 0 ? "later" : "hang", NULL);

      hjl_http_send_async (i == 1 || i == 2 ? paced : http, request, cancellable, hjl_test_got_result, &results[i]);
    }

  /* One that pauses, one of the paced ones, and the eight connections of the rest. */
  arrival.wanted = 9;
  hjl_test_run_until_true (has_arrived, &arrival);
  g_cancellable_cancel (cancellable);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlResponse) response = NULL;
      HjlHttp *used = i == 1 || i == 2 ? paced : http;

      response = hjl_finish_pointer (used, hjl_test_wait (&results[i]), &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (response);
      g_clear_object (&results[i]);
    }

  g_source_remove (tick);
}

static void
test_cancelled_before (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_new (hjl_mock_server_get_uri (server), NULL, NULL);
  g_autoptr (HjlRequest) request = hjl_request_new ("POST", "x", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  hjl_http_send_async (http, request, cancellable, hjl_test_got_result, &result);
  response = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 0);
}

/* A listener that never accepts, with its queue full: the connection is never made. */
static void
test_connect_timeout (void)
{
  g_autoptr (GSocket) listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GPtrArray) fillers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *uri = NULL;
  g_autoptr (HjlHttp) http = NULL;
  g_autoptr (HjlRequest) request = hjl_request_new ("POST", "x", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_set_listen_backlog (listener, 0);
  g_assert_true (g_socket_bind (listener, any, FALSE, &error));
  g_assert_true (g_socket_listen (listener, &error));
  address = g_socket_get_local_address (listener, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 4; i++)
    {
      GSocket *filler = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (filler, FALSE);
      g_socket_connect (filler, address, NULL, NULL);
      g_ptr_array_add (fillers, filler);
    }

  uri = g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = uri,
    .connect_timeout = 200,
    .max_tries = 2,
    .random = hjl_http_help_no_pause,
  });
  response = hjl_http_help_send (http, request, &error);
  /* Nothing was sent, so it is certain that a POST was not done. */
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NETWORK);
  g_assert_null (response);
}

/* A certificate that nobody vouches for: nothing is sent, and nothing is tried again. */
static void
test_untrusted (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new_tls ("net/self-signed.pem");
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 3);
  g_autoptr (HjlRequest) request = hjl_request_new ("POST", "x", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (hjl_mock_server_get_uri (server), "https://"));
  hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 200, "{}"), 0);
  hjl_http_help_n_pauses = 0;
  response = hjl_http_help_send (http, request, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_CERTIFICATE);
  g_assert_null (response);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 0);
  g_assert_cmpuint (hjl_http_help_n_pauses, ==, 0);
}

/* Any loopback address will do, and no proxy that the environment may name is asked. */
static void
test_loopback (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new_on ("127.5.6.7");
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("http_proxy", "http://127.0.0.1:9", TRUE);
  hjl_mock_server_answer (server, NULL, NULL, 200, "{}");
  response = hjl_http_help_send (http, request, &error);
  g_unsetenv ("http_proxy");
  g_assert_no_error (error);
  hjl_mock_server_assert_done (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/http/refused", test_refused);
  g_test_add_func ("/net/http/faults", test_faults);
  g_test_add_func ("/net/http/recovery", test_recovery);
  g_test_add_func ("/net/http/stale-connection", test_stale_connection);
  g_test_add_func ("/net/http/connections", test_connections);
  g_test_add_func ("/net/http/cancel", test_cancel);
  g_test_add_func ("/net/http/gives-way", test_gives_way);
  g_test_add_func ("/net/http/gives-way/to-silence", test_gives_way_to_silence);
  g_test_add_func ("/net/http/gives-way/to-refusal", test_gives_way_to_refusal);
  g_test_add_func ("/net/http/cancel-waiting", test_cancel_waiting);
  g_test_add_func ("/net/http/cancelled-before", test_cancelled_before);
  g_test_add_func ("/net/http/connect-timeout", test_connect_timeout);

  g_test_add_func ("/net/http/untrusted", test_untrusted);
  g_test_add_func ("/net/http/loopback", test_loopback);

  return g_test_run ();
}
