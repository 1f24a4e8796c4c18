/* test-http-limits.c: answers that are too large, uploads that are large, both slow and compressed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-http-help.h"
#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

static void
test_too_large (void)
{
  static const struct
  {
    gsize        size;
    gsize        limit;
    HjlMockFault fault;
    gboolean     fine;
  } cases[] = {
    { 100000, 100000, HJL_MOCK_FAULT_NONE, TRUE },
    { 100001, 100000, HJL_MOCK_FAULT_NONE, FALSE },
    { 8000000, 100000, HJL_MOCK_FAULT_NONE, FALSE },
    /* Announced to be too large: not waited for. */
    { 200000, 100000, HJL_MOCK_FAULT_HANG_BODY, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 3);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "cv", NULL);
      g_autoptr (HjlRequest) next = hjl_request_new ("GET", "next", NULL);
      g_autoptr (GBytes) body = hjl_http_help_make_bytes (cases[i].size);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (HjlResponse) after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) next_error = NULL;
      gconstpointer bytes;
      gsize         size;

      hjl_mock_answer_set_fault (hjl_mock_answer_set_body (hjl_mock_server_answer (server, NULL, "/cv", 200, NULL), "application/pdf", body),
                                 cases[i].fault);
      hjl_mock_server_answer (server, NULL, "/next", 200, "{\"next\":1}");
      hjl_request_set_max_bytes (request, cases[i].limit);
      response = hjl_http_help_send (http, request, &error);

      if (cases[i].fine)
        {
          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (response->body, body));
        }
      else
        {
          g_assert_error (error, HJL_ERROR, HJL_ERROR_TOO_LARGE);
          g_assert_cmpuint (hjl_mock_server_count (server, NULL, "/cv"), ==, 1);
        }

      /* What was not read of the first answer is not taken for the second. */
      after = hjl_http_help_send (http, next, &next_error);
      g_assert_no_error (next_error);
      bytes = g_bytes_get_data (after->body, &size);
      g_assert_cmpmem (bytes, size, "{\"next\":1}", 10);
    }
}

static GBytes *
compress (GBytes *plain)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (plain);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (target, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

/* The limit counts what comes out of the decompressor: a small answer can be a huge one. */
static void
test_compressed (void)
{
  static const struct
  {
    gsize size;
    int   code;
  } cases[] = { { 50000, -1 }, { 50000000, HJL_ERROR_TOO_LARGE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
      g_autoptr (GBytes) plain = g_bytes_new_take (g_malloc0 (cases[i].size), cases[i].size);
      g_autoptr (GBytes) body = compress (plain);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_add_header (hjl_mock_answer_set_body (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), "application/json", body),
                                  "Content-Encoding", "gzip");
      hjl_request_set_max_bytes (request, 100000);
      response = hjl_http_help_send (http, request, &error);

      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (response->body, plain));
        }
      else
        {
          g_assert_error (error, HJL_ERROR, cases[i].code);
        }
    }
}

/* A wrong checksum at its end; and a body that is not compressed at all, which is taken as it is. */
static void
test_bad_compression (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 2);
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (GBytes) plain = hjl_http_help_make_bytes (300000);
  g_autoptr (GBytes) good = compress (plain);
  g_autoptr (GByteArray) bad = g_bytes_unref_to_array (g_bytes_ref (good));
  g_autoptr (GBytes) body = NULL;
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (HjlResponse) unpacked = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_error = NULL;

  bad->data[bad->len - 7] ^= 0x55;
  body = g_bytes_new (bad->data, bad->len);
  hjl_mock_answer_add_header (hjl_mock_answer_set_body (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), NULL, body),
                              "Content-Encoding", "gzip");
  response = hjl_http_help_send (http, request, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
  g_assert_null (response);

  hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, NULL, 200, "{\"plain\":1}"),
                              "Content-Encoding", "gzip");
  unpacked = hjl_http_help_send (http, request, &no_error);
  g_assert_no_error (no_error);
  g_assert_cmpuint (g_bytes_get_size (unpacked->body), ==, 11);
}

/* Slow, but never silent: longer in all than the limit without a byte. */
static void
test_slow_answer (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  const guint idle = 3000; /* more than a busy machine keeps a process waiting */
  g_autoptr (HjlHttp) http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = hjl_mock_server_get_uri (server),
    .max_tries = 1,
    .idle_timeout = idle,
  });
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (GBytes) body = hjl_http_help_make_bytes (1000);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();

  hjl_mock_answer_set_delay (hjl_mock_answer_set_fault (hjl_mock_answer_set_body (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), NULL, body),
                                                        HJL_MOCK_FAULT_DRIBBLE),
                             idle / 6);
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (response->body, body));
  g_assert_cmpint (g_get_monotonic_time () - started, >, idle * 1000);
}

/* A server that stops reading is noticed while the body is sent. */
static void
test_stalled_upload (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new_hasty (hjl_mock_server_get_uri (server), 3);
  g_autoptr (HjlRequest) request = hjl_http_help_make_upload ("POST", 20 * 1024 * 1024);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_fault (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), HJL_MOCK_FAULT_STALL_UPLOAD);
  response = hjl_http_help_send (http, request, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 1);
}

static void
test_large_upload (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
  g_autoptr (HjlRequest) request = hjl_http_help_make_upload ("POST", 30 * 1024 * 1024);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, NULL, NULL, 201, "{}");
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 201);
  g_assert_cmpuint (g_bytes_get_size (hjl_mock_server_get_last (server)->body), >, 30 * 1024 * 1024);
}

/* Never silent, and never at its end: the whole has a limit too. */
static void
test_endless_answer (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = hjl_mock_server_get_uri (server),
    .max_tries = 3,
    .random = hjl_http_help_no_pause,
    .whole_timeout = 500,
  });
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (GBytes) body = hjl_http_help_make_bytes (1000);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_delay (hjl_mock_answer_set_fault (hjl_mock_answer_set_body (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), NULL, body),
                                                        HJL_MOCK_FAULT_DRIBBLE),
                             200);
  response = hjl_http_help_send (http, request, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_TIMED_OUT);
  g_assert_cmpstr (error->message, ==, "The answer did not come to an end");
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 1);
}

/* An hour stays an hour, in words and in the wait. */
static void
test_long_pause (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 3);
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (HjlResponse) early = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, NULL, 429, "{}"), "Retry-After", "3600");
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
  g_assert_false (hjl_response_check (response, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_RATE_LIMITED);
  words = hjl_error_describe (error);
  g_assert_nonnull (strstr (words, "It continues at "));
  g_assert_null (strstr (words, "minute"));
  g_clear_error (&error);

  early = hjl_http_help_send (http, request, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_RATE_LIMITED);
  g_assert_nonnull (strstr (error->message, "It continues at "));
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 1);
}

/* So does a maintenance of an hour, which is asked for again before: only the words say it. */
static void
test_long_maintenance (void)
{
  static const char *const services[] = { NULL, "Lever" };

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 3);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;

      hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, NULL, 503, "{\"code\":\"Maintenance\",\"message\":\"x\"}"), "Retry-After", "3600");
      response = hjl_http_help_send (http, request, &error);
      g_assert_no_error (error);
      g_assert_false (hjl_response_check (response, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_SERVER);
      if (services[i] != NULL)
        hjl_error_name_service (&error, services[i]);
      words = hjl_error_describe (error);
      g_test_message ("%s", words);
      g_assert_nonnull (strstr (words, "It continues at "));
      g_assert_null (strstr (words, "minute"));
    }
}

/* A pause of years shows no date of another year: it is an hour. */
static void
test_absurd_pause (void)
{
  static const char *const values[] = { "31536000", "99999999999999999999999", "1e999", "Fri, 01 Jan 2100 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
                                        "Sat, 01 Jan 10000 00:00:00 GMT" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GDateTime) before = g_date_time_new_now_local ();
      g_autoptr (GDateTime) then = g_date_time_add_hours (before, 1);
      g_autoptr (GDateTime) later = g_date_time_add_minutes (then, 1);
      g_autofree char *early = g_date_time_format (then, "%H:%M");
      g_autofree char *late = g_date_time_format (later, "%H:%M");
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, NULL, 429, "{}"), "Retry-After", values[i]);
      response = hjl_http_help_send (http, request, &error);
      g_assert_no_error (error);
      g_assert_false (hjl_response_check (response, &error));
      g_test_message ("%s: %s", values[i], error->message);
      g_assert_true (g_str_has_prefix (error->message, "It continues at "));
      g_assert_true (g_str_has_suffix (error->message, early) || g_str_has_suffix (error->message, late));
      g_assert_null (strstr (error->message, "9999"));
      g_assert_null (strstr (error->message, "2100"));
    }
}

static int n_raw_requests;

/* What a server writes that libsoup's would not: @user_data, then the end of the connection. */
static gboolean
on_raw_connection_cb (GThreadedSocketService *service,
                      GSocketConnection      *connection,
                      GObject                *source,
                      gpointer                user_data)
{
  GInputStream  *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char           buffer[4096];
  GString       *seen = g_string_new (NULL);

  while (strstr (seen->str, "\r\n\r\n") == NULL)
    {
      gssize size = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);

      if (size <= 0)
        break;
      g_string_append_len (seen, buffer, size);
    }
  g_string_free (seen, TRUE);
  g_atomic_int_inc (&n_raw_requests);
  g_output_stream_write_all (output, user_data, strlen (user_data), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  return TRUE;
}

/* Returns: (transfer full) (nullable): what comes of an answer of these bytes */
static HjlResponse *
ask_raw (const char *answer,
         GError    **error)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (2);
  g_autoptr (GError) listen_error = NULL;
  guint16          port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &listen_error);
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autoptr (HjlHttp) http = hjl_http_help_new (base, 2);
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "cv", NULL);
  HjlResponse *response;

  g_assert_no_error (listen_error);
  g_atomic_int_set (&n_raw_requests, 0);
  g_signal_connect (service, "run", G_CALLBACK (on_raw_connection_cb), (gpointer) answer);
  response = hjl_http_help_send (http, request, error);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));

  return response;
}

/* A body that ends too early is none, wherever it was cut. */
static void
test_cut (void)
{
  static const char *const answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\nwor",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n6\r\n world\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n6\r\nwor",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlResponse) response = ask_raw (answers[i], &error);

      g_test_message ("%s", answers[i]);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_NETWORK);
      g_assert_cmpint (g_atomic_int_get (&n_raw_requests), ==, 2);
    }
}

/* The sender says how long it is, and so it is whole, whatever becomes of the connection after it. */
static void
test_whole (void)
{
  static const char *const answers[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello",
    "HTTP/1.0 200 OK\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nhe\r\n3;a=b\r\nllo\r\n000\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\nX-Last: a\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlResponse) response = ask_raw (answers[i], &error);

      g_test_message ("%s", answers[i]);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (response->body, NULL),
                       g_bytes_get_size (response->body),
                       "hello",
                       5);
      g_assert_cmpint (g_atomic_int_get (&n_raw_requests), ==, 1);
    }
}

typedef struct
{
  const char *interim;
  int         times; /* below 0: for as long as somebody listens */
} Interim;

static gboolean
on_interim_connection_cb (GThreadedSocketService *service,
                          GSocketConnection      *connection,
                          GObject                *source,
                          gpointer                user_data)
{
  const Interim    *answer = user_data;
  GInputStream     *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream    *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  static const char last[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  char              buffer[4096];
  gboolean          listens = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL) > 0;

  g_atomic_int_inc (&n_raw_requests);
  for (int i = 0; listens && i != answer->times; i++)
    listens = g_output_stream_write_all (output, answer->interim, strlen (answer->interim), NULL, NULL, NULL);
  if (listens)
    g_output_stream_write_all (output, last, sizeof last - 1, NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  return TRUE;
}

/* RFC 9110 15.2: any number of interim answers may come before the answer. Some do, and it is taken; without an end
 * they are no answer, whatever the limits of time. */
static void
test_interim (void)
{
  static const struct
  {
    Interim     answer;
    const char *method;
    int         code; /* below 0: none */
  } cases[] = {
    { { "HTTP/1.1 100 Continue\r\n\r\n", 1 }, "GET", -1 },
    { { "HTTP/1.1 102 Processing\r\n\r\n", 12 }, "POST", -1 },
    { { "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", 3 }, "GET", -1 },
    { { "HTTP/1.1 100 Continue\r\n\r\n", -1 }, "GET", HJL_ERROR_TIMED_OUT },
    { { "HTTP/1.1 100 Continue\r\n\r\n", -1 }, "POST", HJL_ERROR_UNCERTAIN },
    { { "HTTP/1.1 102 Processing\r\n\r\n", -1 }, "GET", HJL_ERROR_TIMED_OUT },
    { { "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", -1 }, "PUT", HJL_ERROR_TIMED_OUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSocketService) service = g_threaded_socket_service_new (2);
      g_autoptr (GError) error = NULL;
      guint16          port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
      g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u", port);
      g_autoptr (HjlHttp) http = hjl_http_help_new (base, 3);
      g_autoptr (HjlRequest) request = hjl_request_new (cases[i].method, "x", NULL);
      g_autoptr (HjlResponse) response = NULL;

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      g_atomic_int_set (&n_raw_requests, 0);
      g_signal_connect (service, "run", G_CALLBACK (on_interim_connection_cb), (gpointer) &cases[i].answer);
      response = hjl_http_help_send (http, request, &error);
      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (response->status, ==, 200);
        }
      else
        {
          g_assert_error (error, HJL_ERROR, cases[i].code);
          g_assert_nonnull (strstr (error->message, "The answer did not come to an end"));
        }
      /* What did not end once is not asked for again. */
      g_assert_cmpint (g_atomic_int_get (&n_raw_requests), ==, 1);
      g_socket_service_stop (service);
      g_socket_listener_close (G_SOCKET_LISTENER (service));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/limits/too-large", test_too_large);
  g_test_add_func ("/net/limits/compressed", test_compressed);
  g_test_add_func ("/net/limits/bad-compression", test_bad_compression);
  g_test_add_func ("/net/limits/slow-answer", test_slow_answer);
  g_test_add_func ("/net/limits/stalled-upload", test_stalled_upload);
  g_test_add_func ("/net/limits/interim", test_interim);
  g_test_add_func ("/net/limits/large-upload", test_large_upload);

  g_test_add_func ("/net/limits/endless-answer", test_endless_answer);
  g_test_add_func ("/net/limits/long-pause", test_long_pause);
  g_test_add_func ("/net/limits/long-maintenance", test_long_maintenance);
  g_test_add_func ("/net/limits/absurd-pause", test_absurd_pause);
  g_test_add_func ("/net/limits/cut", test_cut);
  g_test_add_func ("/net/limits/whole", test_whole);

  return g_test_run ();
}
