/* test-http.c: what HjlHttp sends, and what it makes of each answer
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
#include "net/hjl-http.h"

static HjlHttp *
make_http (HjlMockServer  *server,
           HjlCredentials *credentials)
{
  g_autofree char *base = g_strconcat (hjl_mock_server_get_uri (server), "/v1/", NULL);

  return hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = base,
    .credentials = (HjlCredentials *) credentials,
    .random = hjl_http_help_no_pause,
  });
}

static JsonNode *
send_for_json (HjlHttp    *http,
               HjlRequest *request,
               GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_http_json_async (http, request, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (http, hjl_test_wait (&result), error);
}

static void
test_finalize (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  HjlHttp     *http = make_http (server, NULL);
  HjlRequest  *request = hjl_request_new ("GET", "users", NULL);
  HjlResponse *response;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, "GET", "/v1/users", 200, "{\"data\":[]}");
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);
  hjl_mock_server_assert_done (server);

  g_assert_finalize_object (response);
  hjl_test_assert_finalized (http);
  g_assert_finalize_object (request);
}

static void
test_headers (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlCredentials) basic = hjl_fixed_credentials_new_basic ("Aladdin");
  g_autoptr (HjlHttp) http = make_http (server, basic);
  g_autoptr (HjlRequest) request = hjl_request_new ("PATCH", "candidates", "a/b c", NULL);
  g_autoptr (HjlRequest) anonymous = hjl_request_new ("GET", "token", NULL);
  g_autoptr (JsonNode) body = hjl_test_parse_json ("{'stage_id':'s1','reason':null}");
  g_autoptr (JsonNode) seen = NULL;
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (HjlResponse) second = NULL;
  g_autoptr (GError) error = NULL;
  HjlMockRequest *got;

  hjl_mock_server_answer (server, NULL, NULL, 200, "{}");
  hjl_mock_server_answer (server, NULL, NULL, 200, "{}");

  hjl_request_add_query (request, "tag", "a&b");
  hjl_request_add_query (request, "tag", "zwölf");
  hjl_request_add_query (request, "missing", NULL);
  hjl_request_add_query_int (request, "limit", 100);
  hjl_request_add_query (request, "offset", "%5B3%2C1491435120000%5D");
  hjl_request_add_header (request, "If-Match", "\"7\"");
  hjl_request_set_json (request, body);
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);

  got = hjl_mock_server_get_request (server, 0);
  g_assert_cmpstr (got->method, ==, "PATCH");
  g_assert_cmpstr (got->path, ==, "/v1/candidates/a%2Fb%20c");
  g_assert_cmpstr (got->query, ==, "tag=a%26b&tag=zw%C3%B6lf&limit=100&offset=%255B3%252C1491435120000%255D");
  g_assert_cmpstr (hjl_mock_request_get_header (got, "If-Match"), ==, "\"7\"");
  g_assert_cmpstr (hjl_mock_request_get_header (got, "Content-Type"), ==, "application/json");
  g_assert_cmpstr (hjl_mock_request_get_header (got, "User-Agent"), ==, "HjLever/" PACKAGE_VERSION);
  g_assert_cmpstr (hjl_mock_request_get_header (got, "Authorization"), ==, "Basic QWxhZGRpbjo=");
  seen = hjl_mock_request_dup_json (got);
  g_assert_true (json_node_equal (seen, body));

  hjl_request_set_anonymous (anonymous, TRUE);
  second = hjl_http_help_send (http, anonymous, &error);
  g_assert_no_error (error);
  g_assert_null (hjl_mock_request_get_header (hjl_mock_server_get_last (server), "Authorization"));
  hjl_mock_server_assert_done (server);
}

static void
test_form (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = make_http (server, NULL);
  g_autofree char *uri = g_strconcat (hjl_mock_server_get_uri (server), "/oauth/token?x=1#part", NULL);
  g_autoptr (HjlRequest) request = hjl_request_new_for_uri ("POST", uri);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GHashTable) form = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, "POST", "/oauth/token", 200, "{}");
  hjl_request_add_query (request, "y", "2");
  hjl_request_add_field (request, "grant_type", "refresh_token");
  hjl_request_add_field (request, "refresh_token", "a+b/c=& d");
  hjl_request_add_field (request, "absent", NULL);
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);

  form = hjl_mock_request_dup_form (hjl_mock_server_get_last (server));
  g_assert_cmpuint (g_hash_table_size (form), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (form, "refresh_token"), ==, "a+b/c=& d");
  g_assert_cmpstr (hjl_mock_server_get_last (server)->query, ==, "x=1&y=2");
}

static void
test_addresses (void)
{
  static const char *const refused[] = {
    "http://example.com/",
    "http://127.0.0.1.example.com/",
    "http://localhost.example.com/",
    "http://user@example.com/",
    "http://128.0.0.1/",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "http:///nothing",
    "nothing at all",
    "https://",
    "",
  };
  g_autoptr (HjlHttp) http = hjl_http_new ("http://127.0.0.1:9", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (HjlRequest) request = hjl_request_new_for_uri ("GET", refused[i]);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      response = hjl_http_help_send (http, request, &error);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_UNSENDABLE);
      g_assert_null (response);
    }
}

/* What would name another thing than was meant is not sent at all. */
static void
test_unsendable (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = make_http (server, NULL);
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (requests, hjl_request_new ("GET", "opportunities", "", NULL));
  g_ptr_array_add (requests, hjl_request_new ("GET", "opportunities", "..", NULL));
  g_ptr_array_add (requests, hjl_request_new ("GET", ".", NULL));
  g_ptr_array_add (requests, hjl_request_new ("GET", "a", NULL));
  hjl_request_add_header (g_ptr_array_index (requests, 3), "If-Match", "1\r\nX: y");

  for (guint i = 0; i < requests->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlResponse) response = hjl_http_help_send (http, g_ptr_array_index (requests, i), &error);

      g_assert_error (error, HJL_ERROR, HJL_ERROR_UNSENDABLE);
      g_assert_null (response);
    }

  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 0);
}

static const struct
{
  guint       status;
  const char *body;
  int         code; /* -1: fine */
  const char *message;
  guint       tries; /* of a GET */
} statuses[] = {
  { 200, "{}", -1, NULL, 1 },
  { 201, "{}", -1, NULL, 1 },
  { 304, NULL, HJL_ERROR_GATEWAY, "304", 1 },
  { 400, "{\"code\":\"BadRequest\",\"message\":\"no\"}", HJL_ERROR_INVALID_REQUEST, "400 BadRequest: no", 1 },
  { 401, "{\"code\":\"UnauthorizedError\"}", HJL_ERROR_AUTH_EXPIRED, "401 UnauthorizedError", 1 },
  { 403, "{\"error\":{\"code\":\"master_account_required\",\"message\":\"m\"}}", HJL_ERROR_FORBIDDEN, "403 master_account_required: m", 1 },
  { 404, "{\"code\":\"ResourceNotFound\"}", HJL_ERROR_NOT_FOUND, "404 ResourceNotFound", 1 },
  { 405, "<html>", HJL_ERROR_GATEWAY, "405", 1 },
  { 408, NULL, HJL_ERROR_TIMED_OUT, "408", 1 },
  { 409, "{\"code\":\"Conflict\"}", HJL_ERROR_CONFLICT, "409 Conflict", 1 },
  { 410, "{\"error\":{\"code\":\"gone\"}}", HJL_ERROR_NOT_FOUND, "410 gone", 1 },
  { 412, "{\"error\":{\"code\":\"changed\"}}", HJL_ERROR_CONFLICT, "412 changed", 1 },
  { 413, NULL, HJL_ERROR_TOO_LARGE, "413", 1 },
  { 418, "{\"error\":\"teapot\"}", HJL_ERROR_INVALID_REQUEST, "418 teapot", 1 },
  { 422, "{\"error\":\"A sentence.\"}", HJL_ERROR_INVALID_REQUEST, "422: A sentence.", 1 },
  { 429, NULL, HJL_ERROR_RATE_LIMITED, "429", 5 },
  { 500, "{\"error\":\"server_error\",\"error_description\":\"d\"}", HJL_ERROR_SERVER, "500 server_error: d", 1 },
  { 501, NULL, HJL_ERROR_SERVER, "501", 1 },
  { 502, "<html>bad gateway", HJL_ERROR_SERVER, "502: The answer was a web page. It may come from a proxy between this computer and the service.", 5 },
  { 503, "[]", HJL_ERROR_SERVER, "503", 5 },
  { 504, "{\"code\":7,\"message\":{}}", HJL_ERROR_SERVER, "504", 5 },
};

static void
test_statuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server, NULL);
      g_autoptr (HjlRequest) request = hjl_request_new ("GET", "x", NULL);
      g_autoptr (HjlResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, statuses[i].status, statuses[i].body), 0);
      response = hjl_http_help_send (http, request, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, statuses[i].status);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, statuses[i].tries);

      g_assert_cmpint (hjl_response_check (response, &error), ==, statuses[i].code < 0);
      if (statuses[i].code >= 0)
        {
          g_assert_error (error, HJL_ERROR, statuses[i].code);
          g_assert_cmpstr (error->message, ==, statuses[i].message);
        }
    }
}

/* The same statuses for a write that must not be repeated. */
static void
test_statuses_of_post (void)
{
  static const guint uncertain[] = { 408, 500, 502, 503, 504, 507, 524 };

  for (guint i = 0; i < G_N_ELEMENTS (uncertain); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server, NULL);
      g_autoptr (HjlRequest) request = hjl_request_new ("POST", "opportunities", NULL);
      g_autoptr (JsonNode) json = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, uncertain[i], NULL), 0);
      json = send_for_json (http, request, &error);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
      g_assert_null (json);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 1);
      g_assert_cmpstr (hjl_mock_request_get_header (hjl_mock_server_get_last (server), "Content-Length"), ==, "0");
    }
}

/* What was refused was not done. */
static void
test_refusals_of_post (void)
{
  static const struct
  {
    guint status;
    int   code;
  } refusals[] = {
    { 400, HJL_ERROR_INVALID_REQUEST },
    { 401, HJL_ERROR_AUTH_EXPIRED },
    { 403, HJL_ERROR_FORBIDDEN },
    { 404, HJL_ERROR_NOT_FOUND },
    { 409, HJL_ERROR_CONFLICT },
    { 413, HJL_ERROR_TOO_LARGE },
    { 422, HJL_ERROR_INVALID_REQUEST },
    { 501, HJL_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server, NULL);
      g_autoptr (HjlRequest) request = hjl_request_new ("POST", "opportunities", NULL);
      g_autoptr (JsonNode) json = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, refusals[i].status, "{\"code\":\"No\"}"), 0);
      json = send_for_json (http, request, &error);
      g_assert_error (error, HJL_ERROR, refusals[i].code);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 1);
    }
}

/* A 429 says that nothing was done, so a POST goes out again; so it does where it is repeatable. */
static void
test_post_again (void)
{
  static const struct
  {
    guint    status;
    gboolean repeatable;
  } cases[] = { { 429, FALSE }, { 503, TRUE }, { 502, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server, NULL);
      g_autoptr (HjlRequest) request = hjl_request_new ("POST", "opportunities", NULL);
      g_autoptr (JsonNode) body = hjl_test_parse_json ("{'a':1}");
      g_autoptr (JsonNode) json = NULL;
      g_autoptr (JsonNode) seen = NULL;
      g_autoptr (GError) error = NULL;

      hjl_request_set_json (request, body);
      hjl_request_set_repeatable (request, cases[i].repeatable);
      hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, cases[i].status, NULL), 2);
      hjl_mock_server_answer (server, NULL, NULL, 201, "{\"data\":{}}");
      json = send_for_json (http, request, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 3);
      seen = hjl_mock_request_dup_json (hjl_mock_server_get_last (server));
      g_assert_true (json_node_equal (seen, body));
    }
}

static void
test_json (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  const struct
  {
    const char *type;
    const char *body;
    gboolean    fine;
  } cases[] = {
    { "application/json", "{\"data\":1}", TRUE },
    { "text/html", "{\"data\":1}", TRUE },
    { NULL, " [1, 2]\n", TRUE },
    { "application/json", "\xef\xbb\xbf{}", TRUE },
    { "application/json", "", FALSE },
    { "application/json", "   ", FALSE },
    { "application/json", "<html>Sign in to the network</html>", FALSE },
    { "application/json", "{\"data\":", FALSE },
    { "application/json", "{\"data\":\"\xff\xfe\"}", TRUE },
    { "application/json", "{} trailing", FALSE },
    { "application/json", deep, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlHttp) http = make_http (server, NULL);
      g_autoptr (HjlRequest) get = hjl_request_new ("GET", "x", NULL);
      g_autoptr (HjlRequest) post = hjl_request_new ("POST", "x", NULL);
      g_autoptr (GBytes) body = g_bytes_new (cases[i].body, strlen (cases[i].body));
      const gboolean is_foreign = cases[i].body[0] != '{' && cases[i].body[0] != '[';
      g_autoptr (JsonNode) got = NULL;
      g_autoptr (JsonNode) posted = NULL;
      g_autoptr (GError) get_error = NULL;
      g_autoptr (GError) post_error = NULL;

      hjl_mock_answer_set_body (hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), 2),
                                cases[i].type, body);
      got = send_for_json (http, get, &get_error);
      posted = send_for_json (http, post, &post_error);
      hjl_mock_server_assert_done (server);

      if (cases[i].fine)
        {
          g_assert_no_error (get_error);
          g_assert_nonnull (got);
          g_assert_no_error (post_error);
        }
      else
        {
          g_assert_error (get_error, HJL_ERROR, (int) (is_foreign ? HJL_ERROR_GATEWAY : HJL_ERROR_BAD_RESPONSE));
          g_assert_null (got);
          /* It was probably done. */
          g_assert_error (post_error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
        }
    }
}

static void
test_no_content (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = make_http (server, NULL);
  g_autoptr (HjlRequest) request = hjl_request_new ("DELETE", "notes", "n1", NULL);
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, "DELETE", "/v1/notes/n1", 204, NULL);
  response = hjl_http_help_send (http, request, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_response_check (response, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 0);
  g_assert_null (response->content_type);
}

/* Many at once, and more writes than there may be connections to one host. */
static void
test_many (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlHttp) http = make_http (server, NULL);
  GAsyncResult *results[40] = { NULL };

  hjl_mock_answer_set_delay (hjl_mock_answer_set_times (hjl_mock_server_answer (server, NULL, NULL, 200, "{}"), 0), 2);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (HjlRequest) request = hjl_request_new (i % 2 == 0 ? "GET" : "POST", "x", NULL);

      hjl_http_send_async (http, request, NULL, hjl_test_got_result, &results[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlResponse) response = hjl_finish_pointer (http, hjl_test_wait (&results[i]), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
      g_clear_object (&results[i]);
    }

  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, G_N_ELEMENTS (results));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/http/finalize", test_finalize);
  g_test_add_func ("/net/http/headers", test_headers);
  g_test_add_func ("/net/http/form", test_form);
  g_test_add_func ("/net/http/addresses", test_addresses);
  g_test_add_func ("/net/http/unsendable", test_unsendable);
  g_test_add_func ("/net/http/statuses", test_statuses);
  g_test_add_func ("/net/http/statuses-of-post", test_statuses_of_post);
  g_test_add_func ("/net/http/refusals-of-post", test_refusals_of_post);
  g_test_add_func ("/net/http/post-again", test_post_again);
  g_test_add_func ("/net/http/json", test_json);
  g_test_add_func ("/net/http/no-content", test_no_content);
  g_test_add_func ("/net/http/many", test_many);

  return g_test_run ();
}
