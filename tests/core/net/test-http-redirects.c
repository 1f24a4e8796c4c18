/* test-http-redirects.c: where HjlHttp follows, and what it takes along
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-http-help.h"
#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "hjl-fixed-credentials.h"
#include "net/hjl-http-rules.h"
#include "net/hjl-http.h"

static HjlHttp *
make_http (HjlMockServer *server)
{
  g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_bearer ("canary");

  return hjl_http_new (hjl_mock_server_get_uri (server), credentials, NULL);
}

static void
add_redirect (HjlMockServer *server,
              const char    *path,
              guint          status,
              const char    *base,
              const char    *target)
{
  g_autofree char *location = g_strconcat (base, target, NULL);

  hjl_mock_answer_add_header (hjl_mock_server_answer (server, NULL, path, status, NULL), "Location", location);
}

/* Within one origin all is kept; a GET follows every kind, relative addresses too. */
static void
test_same_origin (void)
{
  static const guint codes[] = { 301, 302, 303, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "a", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      add_redirect (server, "/a", codes[i], "", "/b/c?x=%2F");
      add_redirect (server, "/b/c", codes[i], "", "d");
      hjl_mock_server_answer (server, "GET", "/b/d", 200, "{}");
      response = hjl_http_help_send (http, request, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
      hjl_mock_server_assert_done (server);
      g_assert_cmpstr (hjl_mock_server_get_request (server, 1)->query, ==, "x=%2F");
      g_assert_cmpstr (hjl_mock_request_get_header (hjl_mock_server_get_last (server), "Authorization"), ==, "Bearer canary");
    }
}

/* To another host, and to another port of the same one: the token stays behind, on the way back too. */
static void
test_other_origin (void)
{
  static const char *const addresses[] = { "127.0.0.2", "127.0.0.1" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlMockServer) other = hjl_mock_server_new_on (addresses[i]);
      g_autoptr (HjlHttp) http = make_http (server);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "cv", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      add_redirect (server, "/cv", 302, hjl_mock_server_get_uri (other), "/file");
      add_redirect (other, "/file", 302, hjl_mock_server_get_uri (server), "/back");
      hjl_mock_server_answer (server, "GET", "/back", 200, "the file");
      response = hjl_http_help_send (http, request, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);

      g_assert_nonnull (hjl_mock_request_get_header (hjl_mock_server_get_request (server, 0), "Authorization"));
      g_assert_null (hjl_mock_request_get_header (hjl_mock_server_get_request (other, 0), "Authorization"));
      g_assert_null (hjl_mock_request_get_header (hjl_mock_server_get_request (server, 1), "Authorization"));
    }
}

/* Another server's 401 neither asks the credentials again nor ends the connection. */
static void
test_other_sign_in (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlMockServer) other = hjl_mock_server_new_on ("127.0.0.2");
  g_autoptr (HjlHttp) http = make_http (server);
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "cv", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  add_redirect (server, "/cv", 302, hjl_mock_server_get_uri (other), "/file");
  hjl_mock_server_answer (other, NULL, NULL, 401, NULL);
  response = hjl_http_help_send (http, request, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_FORBIDDEN);
  g_assert_null (response);
  g_assert_cmpuint (hjl_mock_server_count (other, NULL, NULL), ==, 1);
}

/* What is written: repeated whole within the origin, else not at all, and known not to be done. */
static void
test_write (void)
{
  static const struct
  {
    guint       status;
    const char *target; /* NULL: the other server */
    guint       final;  /* 0: an error */
    int         code;
    guint       arrived;
  } cases[] = {
    { 301, "/b", 201, -1, 1 },
    { 302, "/b", 201, -1, 1 },
    { 303, "/b", 0, HJL_ERROR_UNCERTAIN, 0 },
    { 307, "/b", 201, -1, 1 },
    { 308, "/b", 201, -1, 1 },
    { 301, NULL, 0, HJL_ERROR_GATEWAY, 0 },
    { 302, NULL, 0, HJL_ERROR_GATEWAY, 0 },
    { 307, NULL, 0, HJL_ERROR_GATEWAY, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlMockServer) other = hjl_mock_server_new_on ("127.0.0.2");
      g_autoptr (HjlHttp) http = make_http (server);
      g_autoptr (HjlRequest) request = hjl_request_new ("POST", "a", NULL);
      g_autoptr (JsonNode) body = hjl_test_parse_json ("{'a':1}");
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      hjl_request_set_json (request, body);
      add_redirect (server, "/a", cases[i].status, cases[i].target == NULL ? hjl_mock_server_get_uri (other) : "",
                    cases[i].target == NULL ? "/b" : cases[i].target);
      hjl_mock_server_answer (server, "POST", "/b", 201, "{}");
      response = hjl_http_help_send (http, request, &error);

      if (cases[i].final != 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (response->status, ==, cases[i].final);
        }
      else
        {
          g_assert_error (error, HJL_ERROR, cases[i].code);
        }

      g_assert_cmpuint (hjl_mock_server_count (server, NULL, "/b"), ==, cases[i].arrived);
      g_assert_cmpuint (hjl_mock_server_count (other, NULL, NULL), ==, 0);
      if (cases[i].arrived > 0)
        {
          g_autoptr (JsonNode) seen = hjl_mock_request_dup_json (hjl_mock_server_get_last (server));

          g_assert_true (json_node_equal (seen, body));
        }
    }
}

/* An account that moved: what comes later goes there at once, signed. */
static void
test_moved (void)
{
  static const char *const methods[] = { "GET", "POST", "PUT", "PATCH", "DELETE" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_bearer ("canary");
      g_autofree char *base = g_strconcat (hjl_mock_server_get_uri (server), "/v1", NULL);
      g_autoptr (HjlHttp) http = hjl_http_new (base, credentials, NULL);
      g_autoptr (HjlRequest) first = hjl_request_new (methods[i], "a", NULL);
      g_autoptr (HjlRequest) second = hjl_request_new (methods[i], "c", "d", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (HjlResponse) later = NULL;
      g_autoptr (GError) error = NULL;

      add_redirect (server, "/v1/a", 301, "", "/eu/v1/a?x=1");
      hjl_mock_server_answer (server, methods[i], "/eu/v1/a", 200, "{}");
      hjl_mock_server_answer (server, methods[i], "/eu/v1/c/d", 200, "{}");
      hjl_request_add_query (first, "x", "1");
      response = hjl_http_help_send (http, first, &error);
      g_assert_no_error (error);
      later = hjl_http_help_send (http, second, &error);
      g_assert_no_error (error);
      hjl_mock_server_assert_done (server);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 3);
      g_assert_cmpstr (hjl_mock_request_get_header (hjl_mock_server_get_last (server), "Authorization"), ==, "Bearer canary");
    }
}

static void
test_unsafe (void)
{
  static const char *const locations[] = {
    "http://example.com/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "http://[bad",
    "//example.com/x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "a", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      add_redirect (server, "/a", 302, "", locations[i]);
      response = hjl_http_help_send (http, request, &error);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_GATEWAY);
      g_assert_null (response);
    }
}

static void
test_endless (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = make_http (server);
  g_autoptr (HjlRequest) request = hjl_request_new ("GET", "a", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_add_header (hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 302, NULL), 0), "Location", "/a");
  response = hjl_http_help_send (http, request, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_GATEWAY);
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 6);
}

/* The rules for hosts that no test can reach. */
static void
test_rules (void)
{
  static const struct
  {
    const char *from;
    const char *method;
    guint       status;
    const char *location;
    const char *target; /* NULL: not followed; "!": refused */
    gboolean    signed_on;
  } cases[] = {
    { "https://api.lever.co/v1/a", "GET", 302, "https://api.eu.lever.co/v1/a", "https://api.eu.lever.co/v1/a", TRUE },
    { "https://api.lever.co/v1/a", "POST", 307, "https://api.eu.lever.co/v1/a", "https://api.eu.lever.co/v1/a", TRUE },
    { "https://API.lever.co/v1/a", "GET", 302, "https://api.LEVER.co:443/b", "https://api.LEVER.co/b", TRUE },
    { "https://api.lever.co/v1/a", "GET", 302, "https://lever.co.example.com/", "https://lever.co.example.com/", FALSE },
    { "https://api.lever.co/v1/a", "GET", 302, "https://notlever.co/", "https://notlever.co/", FALSE },
    { "https://api.lever.co/v1/a", "GET", 302, "https://files.example.com/cv.pdf?sig=1", "https://files.example.com/cv.pdf?sig=1", FALSE },
    { "https://api.lever.co/v1/a", "POST", 307, "https://files.example.com/", "!", FALSE },
    { "https://api.lever.co/v1/a", "POST", 308, "https://api.lever.co:8443/", "https://api.lever.co:8443/", TRUE },
    { "https://api.lever.co/v1/a", "GET", 302, "http://api.lever.co/v1/a", "!", FALSE },
    { "https://api.lever.co/v1/a", "GET", 302, "http://127.0.0.1/", "!", FALSE },
    { "https://feed.example.com/a", "GET", 302, "https://feed.example.com:444/a", "https://feed.example.com:444/a", FALSE },
    { "https://feed.example.com/a", "PUT", 301, "/b", "https://feed.example.com/b", TRUE },
    { "https://feed.example.com/a", "PUT", 303, "/b", NULL, FALSE },
    { "https://api.lever.co/v1/a", "POST", 301, "https://api.eu.lever.co/v1/a", "https://api.eu.lever.co/v1/a", TRUE },
    { "https://api.lever.co/v1/a", "POST", 302, "https://lever.co.example.com/v1/a", "!", FALSE },
    { "https://feed.example.com/a", "GET", 304, "/b", NULL, FALSE },
    { "https://feed.example.com/a", "GET", 302, NULL, NULL, FALSE },
    { "https://feed.example.com/a", "GET", 300, "/b", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) from = g_uri_parse (cases[i].from, G_URI_FLAGS_NONE, NULL);
      g_autoptr (GUri) target = NULL;
      g_autoptr (GError) error = NULL;
      gboolean fine = hjl_http_rules_redirect (from, cases[i].method, cases[i].status, cases[i].location, &target, &error);

      if (g_strcmp0 (cases[i].target, "!") == 0)
        {
          g_assert_false (fine);
          g_assert_error (error, HJL_ERROR, HJL_ERROR_GATEWAY);
          continue;
        }

      g_assert_no_error (error);
      g_assert_true (fine);
      if (cases[i].target == NULL)
        {
          g_assert_null (target);
        }
      else
        {
          g_autofree char *text = g_uri_to_string (target);

          g_assert_cmpstr (text, ==, cases[i].target);
          g_assert_cmpint (hjl_http_rules_keep_sign (from, target), ==, cases[i].signed_on);
        }
    }
}

static void
test_loopback (void)
{
  static const struct
  {
    const char *uri;
    gboolean    fine;
  } cases[] = {
    { "http://127.0.0.1:1/", TRUE },
    { "http://127.9.8.7/", TRUE },
    { "http://[::1]:1/", TRUE },
    { "http://localhost/", TRUE },
    { "http://LOCALHOST/", TRUE },
    { "https://example.com/", TRUE },
    { "http://example.com/", FALSE },
    { "http://10.0.0.1/", FALSE },
    { "http://0.0.0.0/", FALSE },
    { "http://[::2]/", FALSE },
    { "http://localhost.example.com/", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (cases[i].uri, G_URI_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (hjl_http_rules_allow (uri, &error), ==, cases[i].fine);
      if (!cases[i].fine)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_UNSENDABLE);
    }
}

static void
test_label (void)
{
  static const struct
  {
    const char *uri;
    const char *label;
  } cases[] = {
    { "https://api.lever.co/v1/opportunities?email=ann%40example.com", "/v1/opportunities" },
    { "https://api.lever.co", "/" },
    { "https://files.example.com/Ann-Example-CV.pdf?sig=1", "https://files.example.com/..." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (cases[i].uri, G_URI_FLAGS_NONE, NULL);
      g_autofree char *label = hjl_http_rules_dup_label (uri, "https://api.lever.co/v1");

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/redirects/same-origin", test_same_origin);
  g_test_add_func ("/net/redirects/other-origin", test_other_origin);
  g_test_add_func ("/net/redirects/other-sign-in", test_other_sign_in);
  g_test_add_func ("/net/redirects/write", test_write);
  g_test_add_func ("/net/redirects/moved", test_moved);
  g_test_add_func ("/net/redirects/unsafe", test_unsafe);
  g_test_add_func ("/net/redirects/endless", test_endless);
  g_test_add_func ("/net/redirects/rules", test_rules);
  g_test_add_func ("/net/redirects/loopback", test_loopback);
  g_test_add_func ("/net/redirects/label", test_label);

  return g_test_run ();
}
