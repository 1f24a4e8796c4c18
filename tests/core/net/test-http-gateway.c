/* test-http-gateway.c: answers that are not the service's own, and the time that the service tells
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "hjl-http-help.h"
#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "hackajob/hjl-feed-source.h"
#include "lever/hjl-lever-client.h"
#include "model/hjl-error.h"
#include "net/hjl-http-private.h"

static HjlError
judge (guint       status,
       const char *body,
       const char *method)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
  g_autoptr (HjlRequest) request = hjl_request_new (method, "x", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, NULL, NULL, status, body);
  hjl_http_json_async (http, request, NULL, hjl_test_got_result, &result);
  json = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
  g_assert_null (json);
  g_assert_true (error->domain == HJL_ERROR);

  return (HjlError) error->code;
}

/* A page, a text, nothing, JSON of somebody else's: no word of the service's, whatever the status is. */
static void
test_foreign (void)
{
  static const guint       statuses[] = { 200, 201, 304, 400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 412, 418, 422, 451, 499 };
  static const char *const bodies[] = {
    NULL,
    "",
    "  \n",
    "Forbidden",
    "<!DOCTYPE html><title>Sign in to the hotel's network</title>",
    "<?xml version='1.0'?><Error><Code>NoSuchKey</Code></Error>",
    "no healthy upstream",
    "null",
    "\"text\"",
    "404",
  };
  static const char *const objects[] = { "{}", "[]", "{\"message\":\"no Route matched\"}", "{\"code\":404}", "{\"error\":{}}", "{\"error\":true}", "{\"code\":" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (bodies); j++)
        {
          gboolean is_json = statuses[i] < 300 && j >= 7;

          g_test_message ("%u %s", statuses[i], bodies[j]);
          if (is_json)
            continue;
          g_assert_cmpint (judge (statuses[i], bodies[j], "GET"), ==, HJL_ERROR_GATEWAY);
          g_assert_cmpint (judge (statuses[i], bodies[j], "POST"), ==, HJL_ERROR_UNCERTAIN);
        }

      for (guint j = 0; statuses[i] >= 400 && j < G_N_ELEMENTS (objects); j++)
        {
          g_test_message ("%u %s", statuses[i], objects[j]);
          g_assert_cmpint (judge (statuses[i], objects[j], "GET"), ==, HJL_ERROR_GATEWAY);
        }
    }
}

/* What passes is waited for, whoever says so; who sends too much sends less. */
static void
test_passing (void)
{
  g_assert_cmpint (judge (429, "<html>", "GET"), ==, HJL_ERROR_RATE_LIMITED);
  g_assert_cmpint (judge (502, "<html>", "GET"), ==, HJL_ERROR_SERVER);
  g_assert_cmpint (judge (503, NULL, "GET"), ==, HJL_ERROR_SERVER);
  g_assert_cmpint (judge (408, "<html>", "GET"), ==, HJL_ERROR_TIMED_OUT);
  g_assert_cmpint (judge (413, "<html>", "POST"), ==, HJL_ERROR_TOO_LARGE);
  g_assert_cmpint (judge (511, "<html>", "GET"), ==, HJL_ERROR_GATEWAY);
  /* A proxy's own sign-in, even where it answers as a service would. */
  g_assert_cmpint (judge (407, "{\"code\":\"Forbidden\",\"message\":\"m\"}", "GET"), ==, HJL_ERROR_GATEWAY);
}

/* What the answer says of whoever wrote it. */
static void
test_proxy (void)
{
  static const struct
  {
    const char *header;
    const char *value;
    const char *body;
    HjlError    code;
    const char *words; /* nullable */
  } answers[] = {
    { "Server", "squid/5.7", "<html>ERR_CONNECT_FAIL</html>", HJL_ERROR_GATEWAY, "or a proxy" },
    { "Via", "1.1 gate.example (Zscaler/6.2)", "", HJL_ERROR_GATEWAY, "or a proxy" },
    { "X-Squid-Error", "ERR_DNS_FAIL 0", "<html>", HJL_ERROR_GATEWAY, "or a proxy" },
    { "Via", "1.1 abc.cloudfront.net (CloudFront)", "<html>502</html>", HJL_ERROR_SERVER, "It may come from a proxy" },
    { "Server", "nginx", "<html>502</html>", HJL_ERROR_SERVER, "It may come from a proxy" },
    { "Via", "1.1 squid", "{\"code\":\"Down\",\"message\":\"Back soon.\"}", HJL_ERROR_SERVER, "Back soon." },
    { "Server", "lever-data-api", "", HJL_ERROR_SERVER, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;

      hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, NULL, 502, answers[i].body), answers[i].header, answers[i].value);
      response = hjl_http_help_send (http, request, &error);
      g_assert_no_error (error);
      g_assert_false (hjl_response_check (response, &error));
      words = hjl_error_describe (error);
      g_test_message ("%s: %s: %s", answers[i].header, answers[i].value, words);
      g_assert_error (error, HJL_ERROR, (int) answers[i].code);
      if (answers[i].words != NULL)
        g_assert_nonnull (strstr (words, answers[i].words));
      else
        g_assert_null (strstr (words, "proxy"));
    }
}

/* A proxy that opens no way, with this status. */
static gboolean
on_connect_cb (GThreadedSocketService *service,
               GSocketConnection      *connection,
               GObject                *source,
               gpointer                status)
{
  GOutputStream   *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>", (const char *) status);
  char             head[4096];

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), head, sizeof head, NULL, NULL);
  g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  return TRUE;
}

/* Nothing was sent, so nothing is uncertain, and nothing of it is the service's. */
static void
test_no_way (gconstpointer status)
{
  static const char *const methods[] = { "GET", "POST" };
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (4);
  guint16          port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *proxy = g_strdup_printf ("http://127.0.0.1:%u", port);

  g_signal_connect (service, "run", G_CALLBACK (on_connect_cb), (gpointer) status);
  g_socket_service_start (service);
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (HjlHttp) http = hjl_http_help_new ("https://service.example/v1", 2);
      g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (proxy, NULL);
      g_autoptr (HjlRequest) request = hjl_request_new (methods[i], "x", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;

      soup_session_set_proxy_resolver (http->session, resolver);
      response = hjl_http_help_send (http, request, &error);
      g_assert_null (response);
      hjl_error_name_service (&error, "Lever");
      words = hjl_error_describe (error);
      g_test_message ("%s, %s: %s", (const char *) status, methods[i], words);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_GATEWAY);
      g_assert_true (g_str_has_prefix (words, "Something between this computer and Lever answered in its place"));
    }
  g_socket_service_stop (service);
}

/* The service's own words are believed. */
static void
test_own (void)
{
  static const char *const own[] = {
    "{\"code\":\"Forbidden\",\"message\":\"m\"}",
    "\xef\xbb\xbf{\"error\":{\"code\":\"forbidden\",\"message\":\"m\"}}",
    "{\"error\":\"access_denied\"}",
    "{\"ok\":false,\"error\":\"You may not.\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_assert_cmpint (judge (403, own[i], "GET"), ==, HJL_ERROR_FORBIDDEN);
      g_assert_cmpint (judge (404, own[i], "POST"), ==, HJL_ERROR_NOT_FOUND);
      g_assert_cmpint (judge (401, own[i], "GET"), ==, HJL_ERROR_AUTH_EXPIRED);
    }
}

static void
test_words (void)
{
  g_autoptr (GError) error = g_error_new_literal (HJL_ERROR, HJL_ERROR_GATEWAY, "403");
  g_autofree char *words = hjl_error_describe (error);

  g_assert_true (hjl_error_is_passing (error));
  g_assert_cmpstr (hjl_error_get_nick (HJL_ERROR_GATEWAY), ==, "gateway");
  g_assert_nonnull (strstr (words, "sign-in page"));
  g_assert_nonnull (strstr (words, "403"));
}

/* What another server says after a redirect says nothing of what was asked for. */
static void
test_redirected (void)
{
  static const struct
  {
    gboolean away;
    HjlError code;
  } cases[] = {
    { FALSE, HJL_ERROR_NOT_FOUND },
    { TRUE, HJL_ERROR_GATEWAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlMockServer) other = hjl_mock_server_new_on ("127.0.0.2");
      g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;
      HjlMockServer   *last = cases[i].away ? other : server;
      g_autofree char *location = g_strconcat (hjl_mock_server_get_uri (last), "/y", NULL);

      hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, "/x", 302, NULL), "Location", location);
      hjl_mock_server_answer (last, NULL, "/y", 404, "{\"code\":\"ResourceNotFound\",\"message\":\"m\"}");
      response = hjl_http_help_send (http, request, &error);
      g_assert_no_error (error);
      g_assert_false (hjl_response_check (response, &error));
      g_assert_error (error, HJL_ERROR, (int) cases[i].code);
    }
}

static void
get_page_with_date (HjlMockServer *server,
                    HjlHttp       *http,
                    guint          status,
                    const char    *type,
                    const char    *body,
                    const char    *date)
{
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  HjlMockAnswer *answer = hjl_mock_server_answer (server, NULL, NULL, status, body);

  hjl_mock_answer_add_header (answer, "Content-Type", type);
  hjl_mock_answer_add_header (answer, "Date", date);
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
}

static void
get_with_date (HjlMockServer *server,
               HjlHttp       *http,
               const char    *date,
               const char    *age)
{
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  HjlMockAnswer *answer = hjl_mock_server_answer (server, NULL, NULL, 404, "{\"code\":\"ResourceNotFound\"}");

  hjl_mock_answer_add_header (answer, "Date", date);
  if (age != NULL)
    hjl_mock_answer_add_header (answer, "Age", age);
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
}

/* The servers' clock, by all three ways to it, and nothing before the first answer. */
static void
test_server_time (void)
{
  const gint64  year_2040 = G_GINT64_CONSTANT (2209032000000);
  const HjlTime leeway = 60 * 1000;
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
  g_autoptr (HjlLeverClient) lever = hjl_lever_client_new (http);
  g_autoptr (HjlSource) source = hjl_feed_source_new (http);
  HjlTime now = 7;

  g_assert_false (hjl_http_get_server_time (http, &now));
  g_assert_cmpint (now, ==, 0);
  g_assert_false (hjl_lever_client_get_server_time (lever, &now));
  g_assert_false (hjl_source_get_server_time (source, &now));

  get_with_date (server, http, "Sun, 01 Jan 2040 12:00:00 GMT", NULL);
  g_assert_true (hjl_http_get_server_time (http, &now));
  g_assert_cmpint (now, >=, year_2040);
  g_assert_cmpint (now, <, year_2040 + leeway);
  g_assert_true (hjl_lever_client_get_server_time (lever, &now));
  g_assert_cmpint (now, >=, year_2040);
  g_assert_true (hjl_source_get_server_time (source, &now));
  g_assert_cmpint (now, >=, year_2040);

  /* A cache's answer is as old as it says; nonsense changes nothing. */
  get_with_date (server, http, "Sun, 01 Jan 2040 12:00:00 GMT", "7200");
  g_assert_true (hjl_http_get_server_time (http, &now));
  g_assert_cmpint (now, >=, year_2040 + 7200 * 1000);
  get_with_date (server, http, "whenever", NULL);
  g_assert_true (hjl_http_get_server_time (http, &now));
  g_assert_cmpint (now, >=, year_2040 + 7200 * 1000);
}

/* What a gateway answers has the gateway's clock, and a network's sign-in page is often of a box without any. */
static void
test_time_of_gateway (void)
{
  static const struct
  {
    guint       status;
    const char *type;
    const char *body;
  } pages[] = {
    { 200, "text/html", "<html>Sign in</html>" },
    { 401, "text/html", "<html>Sign in</html>" },
    { 403, "application/json", "{\"message\":\"Forbidden\"}" },
    { 404, "text/html", "<html>Not found</html>" },
    { 407, "text/html", "<html>Sign in</html>" },
    { 502, "text/html", "<html>Bad gateway</html>" },
    { 504, "text/plain", "" },
    { 511, "application/json", "{\"code\":\"SignIn\"}" },
  };
  const gint64 year_2040 = G_GINT64_CONSTANT (2209032000000);
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = hjl_http_help_new (hjl_mock_server_get_uri (server), 1);
  HjlTime now;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      get_page_with_date (server, http, pages[i].status, pages[i].type, pages[i].body, "Sat, 01 Jan 2000 00:00:00 GMT");
      g_test_message ("%u %s", pages[i].status, pages[i].body);
      g_assert_false (hjl_http_get_server_time (http, &now));
    }

  get_page_with_date (server, http, 200, "application/json", "{\"data\":[]}", "Sun, 01 Jan 2040 12:00:00 GMT");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      get_page_with_date (server, http, pages[i].status, pages[i].type, pages[i].body, "Sat, 01 Jan 2000 00:00:00 GMT");
      g_assert_true (hjl_http_get_server_time (http, &now));
      g_assert_cmpint (now, >=, year_2040);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/gateway/foreign", test_foreign);
  g_test_add_func ("/net/gateway/passing", test_passing);
  g_test_add_func ("/net/gateway/own", test_own);
  g_test_add_func ("/net/gateway/proxy", test_proxy);
  g_test_add_data_func ("/net/gateway/no-way/502", "502 Bad Gateway", test_no_way);
  g_test_add_data_func ("/net/gateway/no-way/503", "503 Service Unavailable", test_no_way);
  g_test_add_data_func ("/net/gateway/no-way/407", "407 Proxy Authentication Required", test_no_way);
  g_test_add_data_func ("/net/gateway/no-way/403", "403 Forbidden", test_no_way);
  g_test_add_func ("/net/gateway/words", test_words);
  g_test_add_func ("/net/gateway/redirected", test_redirected);
  g_test_add_func ("/net/gateway/server-time", test_server_time);
  g_test_add_func ("/net/gateway/time-of-gateway", test_time_of_gateway);

  return g_test_run ();
}
