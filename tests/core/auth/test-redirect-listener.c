/* test-redirect-listener.c: what the loopback listener answers, and to whom
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "auth/hjl-redirect-listener.h"
#include "hjl-test-browser.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

static const guint16 any_port[] = { 0 };

typedef struct
{
  HjlRedirectListener *listener;
  GAsyncResult        *result;
  guint16              port;
  guint                n_judged;
} Fixture;

/* "good" is accepted, "bad" is refused, all else is not ours. */
static gboolean
judge (const char *query,
       gpointer    user_data,
       GError    **error)
{
  Fixture *fixture = user_data;

  fixture->n_judged++;

  if (g_str_equal (query, "bad"))
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_SIGN_IN_REFUSED, "bad");

  return g_str_equal (query, "good");
}

static guint16
find_port (const char *uri)
{
  return (guint16) g_ascii_strtoull (uri + strlen ("http://127.0.0.1:"), NULL, 10);
}

static void
assert_gone (guint16 port)
{
  g_autoptr (GSocket) socket = hjl_test_take_port ("127.0.0.1", port);

  g_assert_nonnull (socket);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->listener = hjl_redirect_listener_new (any_port, "/callback", judge, fixture);
  g_assert_true (hjl_redirect_listener_start (fixture->listener, &error));
  g_assert_no_error (error);
  fixture->port = find_port (hjl_redirect_listener_get_uri (fixture->listener));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_clear_object (&fixture->result);
  hjl_test_assert_finalized (fixture->listener);
  assert_gone (fixture->port);
}

static void
wait_for_redirect (Fixture *fixture)
{
  hjl_redirect_listener_wait_async (fixture->listener, NULL, hjl_test_got_result, &fixture->result);
}

static char *
finish_wait (Fixture *fixture,
             GError **error)
{
  return hjl_finish_pointer (fixture->listener, hjl_test_wait (&fixture->result), error);
}

static void
assert_accepts (Fixture *fixture)
{
  g_autofree char *answer = hjl_test_browser_get (fixture->port, "/callback?good");
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (hjl_test_browser_get_status (answer), ==, 200);
  g_assert_true (g_str_has_suffix (answer, "</html>\n"));
  query = finish_wait (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query, ==, "good");
}

static void
test_new (void)
{
  HjlRedirectListener *listener = hjl_redirect_listener_new (any_port, "/callback", judge, NULL);

  g_assert_null (hjl_redirect_listener_get_uri (listener));
  g_assert_finalize_object (listener);
}

static void
test_uri (Fixture      *fixture,
          gconstpointer user_data)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/callback", fixture->port);

  g_assert_cmpstr (hjl_redirect_listener_get_uri (fixture->listener), ==, uri);
}

/* Content Security Policy 3, 8.4: what is between the tags, to the byte. */
static void
assert_style_hash (const char *answer)
{
  const char *start = strstr (answer, "<style>") + strlen ("<style>");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;
  g_autofree char *source = NULL;
  guint8           digest[32];
  gsize            length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) start, strstr (start, "</style>") - start);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  source = g_strconcat ("style-src 'sha256-", encoded, "'", NULL);
  g_assert_nonnull (strstr (answer, source));
}

static void
test_page (Fixture      *fixture,
           gconstpointer user_data)
{
  const char *const headers[] = {
    "Cache-Control: no-store",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
    "Connection: close",
    "Content-Type: text/html; charset=utf-8",
  };
  g_autofree char *answer = NULL;
  g_autofree char *length = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;
  const char *body;

  wait_for_redirect (fixture);
  answer = hjl_test_browser_get (fixture->port, "/callback?good");
  g_assert_cmpuint (hjl_test_browser_get_status (answer), ==, 200);

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *line = g_strconcat ("\r\n", headers[i], "\r\n", NULL);

      g_assert_nonnull (strstr (answer, line));
    }

  /* The whole of it came, and nothing of it could run or load. */
  body = strstr (answer, "\r\n\r\n") + 4;
  length = g_strdup_printf ("\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n", strlen (body));
  g_assert_nonnull (strstr (answer, length));
  g_assert_null (strstr (body, "<script"));
  g_assert_null (strstr (body, "src="));
  g_assert_nonnull (strstr (body, "<link rel=\"icon\" href=\"data:image/svg+xml;base64,"));
  g_assert_nonnull (strstr (body, "<html lang=\"en\""));
  g_assert_nonnull (strstr (body, "<title>You are signed in – HjLever</title>"));
  g_assert_nonnull (strstr (answer, "\r\nContent-Security-Policy: default-src 'none'; style-src 'sha256-"));
  assert_style_hash (answer);

  query = finish_wait (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query, ==, "good");
}

static void
test_not_ours (Fixture      *fixture,
               gconstpointer user_data)
{
  static const struct
  {
    const char *request; /* %u is the port */
    guint       status;
    gboolean    judged;
  } cases[] = {
    { "GET /callback?other HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 303, TRUE },
    { "GET /callback HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 303, TRUE },
    { "GET /callback? HTTP/1.1\r\nHost: localhost:%u\r\n\r\n", 303, TRUE },
    { "GET /callback?<script> HTTP/1.1\r\nHost: [::1]:%u\r\n\r\n", 303, TRUE },
    { "GET /callback?other HTTP/1.1\r\nHost: LocalHost:%u\r\n\r\n", 303, TRUE },
    { "GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET / HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET /?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET /callback/?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET /callback/more?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET /Callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET /callback?good HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Port: %u\r\n\r\n", 403, FALSE },
    { "GET /callback?good HTTP/1.1\r\nHost: 127.0.0.1:81\r\nX-Port: %u\r\n\r\n", 403, FALSE },
    { "GET /callback?good HTTP/1.1\r\nHost: rebound.example:%u\r\n\r\n", 403, FALSE },
    { "GET /callback?good HTTP/1.1\r\nHost: 127.0.0.1.example:%u\r\n\r\n", 403, FALSE },
    { "GET /callback?good HTTP/1.1\r\nHost: other.example\r\nHost: 127.0.0.1:%u\r\n\r\n", 400, FALSE },
    { "GET /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u, other.example\r\n\r\n", 403, FALSE },
    { "GET http://other.example/callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 403, FALSE },
    { "GET /callback?good HTTP/1.1\r\nX-Port: %u\r\n\r\n", 400, FALSE },
    { "GET /callback?good HTTP/1.0\r\nX-Port: %u\r\n\r\n", 400, FALSE },
    { "GET /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n .example\r\n\r\n", 400, FALSE },
    { "GET /callback?good HTTP/2.0\r\nHost: 127.0.0.1:%u\r\n\r\n", 400, FALSE },
    { "GET /callback?good\r\nHost: 127.0.0.1:%u\r\n\r\n", 400, FALSE },
    { "GET  /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 400, FALSE },
    { "GET /callback?go\303\266d HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 400, FALSE },
    { "GET /callback?go\001od HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 400, FALSE },
    { "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n%u", 400, FALSE },
    { "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "OPTIONS /callback HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 405, FALSE },
    { "OPTIONS * HTTP/1.1\r\nHost: other.example:%u\r\n\r\n", 403, FALSE },
    { "CONNECT 127.0.0.1:443 HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "TRACE /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 405, FALSE },
    { "get /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 405, FALSE },
    { "GET /signed-in HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET /refused HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 404, FALSE },
    { "GET /other-sign-in HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 400, FALSE },
    { "POST /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: 104857600\r\nExpect: 100-continue\r\n\r\n", 405, FALSE },
    { "POST /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n", 405, FALSE },
    { "POST /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: 0\r\n\r\n", 405, FALSE },
    { "POST /callback HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: 4\r\n\r\ngood", 405, FALSE },
    { "HEAD /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", 405, FALSE },
    { "PUT /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: 0\r\n\r\n", 405, FALSE },
  };

  wait_for_redirect (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].request, "%u", 2);
      g_autofree char *port = g_strdup_printf ("%u", fixture->port);
      g_autofree char *request = g_strconcat (parts[0], port, parts[1], NULL);
      g_autofree char *answer = NULL;
      guint            n_before = fixture->n_judged;

      g_test_message ("Case %u", i);
      answer = hjl_test_browser_finish (hjl_test_browser_start ("127.0.0.1", fixture->port, request));
      g_assert_cmpuint (hjl_test_browser_get_status (answer), ==, cases[i].status);
      g_assert_nonnull (strstr (answer, "\r\nCache-Control: no-store\r\n"));
      g_assert_nonnull (strstr (answer, "\r\nConnection: close\r\n"));
      g_assert_null (strstr (answer, "<script"));
      g_assert_cmpuint (fixture->n_judged - n_before, ==, cases[i].judged ? 1 : 0);
      g_assert_null (fixture->result);
    }

  assert_accepts (fixture);
}

/* Bytes that are no request at all, and connections that say nothing. */
static void
test_stray (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) silent = NULL;
  g_autoptr (GSocketConnection) half = NULL;
  g_autofree char *garbage = NULL;
  g_autoptr (GError) error = NULL;
  const char *start = "GET /callback?good HT";

  wait_for_redirect (fixture);

  silent = g_socket_client_connect_to_host (client, "127.0.0.1", fixture->port, NULL, &error);
  g_assert_no_error (error);
  half = g_socket_client_connect_to_host (client, "127.0.0.1", fixture->port, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (half)),
                                            start, strlen (start), NULL, NULL, &error));

  garbage = hjl_test_browser_finish (hjl_test_browser_start ("127.0.0.1", fixture->port, "\x16\x03\x01 hello\r\n\r\n"));
  g_assert_cmpuint (hjl_test_browser_get_status (garbage), !=, 200);
  g_assert_cmpuint (fixture->n_judged, ==, 0);
  g_assert_null (fixture->result);

  assert_accepts (fixture);
  g_assert_cmpuint (fixture->n_judged, ==, 1);
}

/* What the address says is gone from it: nobody reads it over somebody's shoulder, or from the history. */
static void
test_address (Fixture      *fixture,
              gconstpointer user_data)
{
  static const struct
  {
    const char *query;
    const char *path;
    const char *title;
    guint       status;
  } cases[] = {
    { "other", "/other-sign-in", "This page does not belong to the present sign-in", 400 },
    { "", "/other-sign-in", "This page does not belong to the present sign-in", 400 },
    { "good", "/signed-in", "You are signed in", 200 },
    { "good", "/signed-in", "You are signed in", 200 },
    { "bad", "/over", "This sign-in has its answer already", 400 },
    { "other", "/over", "This sign-in has its answer already", 400 },
    { "good", "/signed-in", "You are signed in", 200 },
  };

  wait_for_redirect (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = g_strconcat ("/callback?", cases[i].query, NULL);
      g_autofree char *lead = hjl_test_browser_get_once (fixture->port, address);
      g_autofree char *location = hjl_test_browser_dup_location (lead);
      g_autofree char *page = NULL;
      g_autofree char *title = g_strdup_printf ("<title>%s – HjLever</title>", cases[i].title);

      g_test_message ("Case %u", i);
      g_assert_cmpuint (hjl_test_browser_get_status (lead), ==, 303);
      g_assert_cmpstr (location, ==, cases[i].path);
      page = hjl_test_browser_get_once (fixture->port, location);
      g_assert_cmpuint (hjl_test_browser_get_status (page), ==, cases[i].status);
      g_assert_nonnull (strstr (page, title));
      g_assert_null (strstr (lead, "good"));
      g_assert_null (strstr (page, "good"));
    }
  g_assert_cmpuint (fixture->n_judged, ==, 3);
}

/* Fetched ahead, loaded again: the first time decides, and the page stays, also after the sign-in is done. */
static void
test_again (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autofree char *request = g_strdup_printf ("GET /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nSec-Purpose: prefetch\r\n\r\n", fixture->port);
  HjlTestBrowser  *one, *two;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;

  wait_for_redirect (fixture);
  one = hjl_test_browser_start ("127.0.0.1", fixture->port, request);
  two = hjl_test_browser_start ("127.0.0.1", fixture->port, request);
  first = hjl_test_browser_finish (one);
  second = hjl_test_browser_finish (two);
  g_assert_cmpuint (hjl_test_browser_get_status (first), ==, 303);
  g_assert_cmpstr (first, ==, second);

  query = finish_wait (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query, ==, "good");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *page = hjl_test_browser_get (fixture->port, i == 0 ? "/signed-in" : "/callback?good");

      g_assert_cmpuint (hjl_test_browser_get_status (page), ==, 200);
    }
  g_assert_cmpuint (fixture->n_judged, ==, 1);
}

static GSocketConnection *
call (Fixture    *fixture,
      const char *bytes,
      gsize       length)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection = g_socket_client_connect_to_host (client, "127.0.0.1", fixture->port, NULL, &error);

  g_assert_no_error (error);
  /* Who was hung up on meanwhile has said what it could. */
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes, length, NULL, NULL, NULL);

  return connection;
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Hundreds who say nothing, or half of it, or do not listen, and stay: the right one is served beside them. */
static void
test_hostile (Fixture      *fixture,
              gconstpointer user_data)
{
  static const char *const says[] = { "", "G", "GET /callback?good HTTP/1.1\r\nHost: 127.0.0.1", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                                      "POST /callback HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n", "\r\n\r\n\r\n" };
  g_autoptr (GPtrArray) callers = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before;

  wait_for_redirect (fixture);
  n_before = count_descriptors ();
  for (guint i = 0; i < 300; i++)
    {
      const char *bytes = says[i % G_N_ELEMENTS (says)];

      g_ptr_array_add (callers, call (fixture, bytes, strlen (bytes)));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  /* Ours, which are all open, and a bounded number of the listener's. */
  g_assert_cmpuint (count_descriptors (), <, n_before + callers->len + 100);
  assert_accepts (fixture);
}

/* A head without end and a body of 100 MiB: nothing of it is kept, and neither are those who send it. */
static void
test_large (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autofree char *head = g_strdup_printf ("POST /callback?good HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: 104857600\r\n\r\n", fixture->port);
  g_autoptr (GString) body = g_string_new (head);
  g_autoptr (GString) endless = g_string_new ("GET /callback?good HTTP/1.1\r\nX: ");
  HjlTestBrowser  *browser;
  g_autofree char *refused = NULL;
  g_autofree char *too_long = NULL;

  for (guint i = 0; i < 4 * 1024 * 1024 / 16; i++)
    {
      g_string_append (body, "0123456789abcdef");
      g_string_append (endless, "0123456789abcdef");
    }

  wait_for_redirect (fixture);
  browser = hjl_test_browser_start ("127.0.0.1", fixture->port, body->str);
  refused = hjl_test_browser_finish (browser);
  g_assert_true (hjl_test_browser_get_status (refused) == 405 || hjl_test_browser_get_status (refused) == 0);
  too_long = hjl_test_browser_finish (hjl_test_browser_start ("127.0.0.1", fixture->port, endless->str));
  g_assert_true (hjl_test_browser_get_status (too_long) == 400 || hjl_test_browser_get_status (too_long) == 0);
  g_assert_cmpuint (fixture->n_judged, ==, 0);
  assert_accepts (fixture);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  wait_for_redirect (fixture);
  answer = hjl_test_browser_get (fixture->port, "/callback?bad");
  g_assert_cmpuint (hjl_test_browser_get_status (answer), ==, 400);
  g_assert_true (g_str_has_suffix (answer, "</html>\n"));
  g_assert_null (finish_wait (fixture, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_SIGN_IN_REFUSED);
}

/* The browser may be faster than whoever waits for it. */
static void
test_answer_before_wait (Fixture      *fixture,
                         gconstpointer user_data)
{
  g_autofree char *answer = hjl_test_browser_get (fixture->port, "/callback?good");
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (hjl_test_browser_get_status (answer), ==, 200);
  wait_for_redirect (fixture);
  query = finish_wait (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query, ==, "good");
}

static void
test_ipv6 (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autofree char *request = g_strdup_printf ("GET /callback?good HTTP/1.1\r\nHost: [::1]:%u\r\n\r\n", fixture->port);
  g_autoptr (GSocket) probe = hjl_test_take_port ("::1", 0);
  g_autofree char *answer = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GError) error = NULL;

  wait_for_redirect (fixture);
  answer = hjl_test_browser_finish (hjl_test_browser_start ("::1", fixture->port, request));

  /* A machine without IPv6 has nobody there; one that has it gets its answer. */
  g_assert_cmpuint (hjl_test_browser_get_status (answer), ==, probe != NULL ? 303 : 0);

  if (probe == NULL)
    {
      assert_accepts (fixture);
      return;
    }

  query = finish_wait (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query, ==, "good");
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  hjl_redirect_listener_wait_async (fixture->listener, cancellable, hjl_test_got_result, &fixture->result);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish_wait (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_gone (fixture->port);
}

static void
test_stop (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  wait_for_redirect (fixture);
  hjl_redirect_listener_stop (fixture->listener);
  g_assert_null (finish_wait (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_gone (fixture->port);
}

static void
assert_starts_on (const guint16 *ports,
                  guint16        expected)
{
  g_autoptr (HjlRedirectListener) listener = hjl_redirect_listener_new (ports, "/callback", judge, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_redirect_listener_start (listener, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (find_port (hjl_redirect_listener_get_uri (listener)), ==, expected);
}

static void
test_ports (void)
{
  guint16 ports[] = { hjl_test_find_free_port (), 0, 0 };
  g_autoptr (GSocket) taken = NULL;
  g_autoptr (GSocket) taken_ipv6 = NULL;
  g_autoptr (GSocket) all = NULL;
  g_autoptr (HjlRedirectListener) listener = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (GError) error = NULL;

  do
    ports[1] = hjl_test_find_free_port ();
  while (ports[1] == ports[0]);

  assert_starts_on (ports, ports[0]);
  assert_starts_on (ports, ports[0]);

  taken = hjl_test_take_port ("127.0.0.1", ports[0]);
  g_assert_nonnull (taken);
  assert_starts_on (ports, ports[1]);

  /* On [::1] another program could answer in our place. */
  g_clear_object (&taken);
  taken_ipv6 = hjl_test_take_port ("::1", ports[0]);
  assert_starts_on (ports, taken_ipv6 != NULL ? ports[1] : ports[0]);
  g_clear_object (&taken_ipv6);

  taken = hjl_test_take_port ("127.0.0.1", ports[0]);
  all = hjl_test_take_port ("127.0.0.1", ports[1]);
  listener = hjl_redirect_listener_new (ports, "/callback", judge, NULL);
  g_assert_false (hjl_redirect_listener_start (listener, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_PORTS_TAKEN);
  one = g_strdup_printf ("%u", ports[0]);
  two = g_strdup_printf ("%u", ports[1]);
  g_assert_nonnull (strstr (error->message, one));
  g_assert_nonnull (strstr (error->message, two));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/auth/listener/new", test_new);
  g_test_add_func ("/auth/listener/ports", test_ports);
  g_test_add ("/auth/listener/uri", Fixture, NULL, set_up, test_uri, tear_down);
  g_test_add ("/auth/listener/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/auth/listener/not-ours", Fixture, NULL, set_up, test_not_ours, tear_down);
  g_test_add ("/auth/listener/stray", Fixture, NULL, set_up, test_stray, tear_down);
  g_test_add ("/auth/listener/address", Fixture, NULL, set_up, test_address, tear_down);
  g_test_add ("/auth/listener/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/auth/listener/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/auth/listener/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/auth/listener/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/auth/listener/answer-before-wait", Fixture, NULL, set_up, test_answer_before_wait, tear_down);
  g_test_add ("/auth/listener/ipv6", Fixture, NULL, set_up, test_ipv6, tear_down);
  g_test_add ("/auth/listener/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/auth/listener/stop", Fixture, NULL, set_up, test_stop, tear_down);

  return g_test_run ();
}
