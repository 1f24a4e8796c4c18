/* test-pager.c: lists are read to their end, and never without end
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "net/hjl-json-loose.h"
#include "net/hjl-json.h"
#include "net/hjl-pager.h"

static HjlRequest *
make_request (gpointer user_data)
{
  HjlRequest *request = hjl_request_new ("GET", "rows", NULL);

  hjl_request_add_query_int (request, "limit", 100);
  return request;
}

static double
no_pause (void)
{
  return 0.0;
}

static HjlPager *
make_pager (HjlMockServer *server,
            HjlPagerStyle  style)
{
  g_autoptr (HjlHttp) http = hjl_http_new_with (&(HjlHttpOptions){
    .base_uri = hjl_mock_server_get_uri (server),
    .random = no_pause,
  });

  return hjl_pager_new (http, style, make_request, NULL, NULL);
}

static GPtrArray *
read_page (HjlPager *pager,
           GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_pager_next_async (pager, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (pager, hjl_test_wait (&result), error);
}

static gpointer
parse_id (JsonNode *row,
          GError  **error)
{
  JsonObject *object;

  if (!hjl_json_object (row, &object, error))
    return NULL;

  return g_strdup (hjl_json_loose_need_id (object, "id", error));
}

static GPtrArray *
read_all (HjlPager *pager,
          GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_pager_all_async (pager, parse_id, g_free, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (pager, hjl_test_wait (&result), error);
}

static char *
join (GPtrArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append (text, g_ptr_array_index (ids, i));

  return g_string_free (text, FALSE);
}

/* The token of Lever's looks encoded already; it is data, and is encoded like any other. */
static void
test_lever (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  HjlPager *pager = make_pager (server, HJL_PAGER_LEVER);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, "GET", "/rows", 200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"next\":\"%5B3%2C%22x%22%5D\",\"hasNext\":true}");
  hjl_mock_server_answer (server, "GET", "/rows", 200, "{\"data\":[],\"hasNext\":false}");

  first = read_page (pager, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 2);

  second = read_page (pager, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 0);

  g_assert_null (read_page (pager, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (hjl_mock_server_get_request (server, 0)->query, ==, "limit=100");
  g_assert_cmpstr (hjl_mock_server_get_request (server, 1)->query, ==, "limit=100&offset=%255B3%252C%2522x%2522%255D");
  hjl_mock_server_assert_done (server);

  hjl_test_assert_finalized (pager);
}

static void
test_all (void)
{
  static const struct
  {
    HjlPagerStyle style;
    const char   *pages[4];
    const char   *ids;
  } cases[] = {
    { HJL_PAGER_LEVER, { "{\"data\":[]}" }, "" },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":false,\"next\":\"left over\"}" }, "a" },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"next\":\"1\",\"hasNext\":true}", "{\"data\":[{\"id\":\"b\"}],\"next\":\"2\"}", "{\"data\":[{\"id\":\"c\"}],\"next\":null,\"hasNext\":null}" }, "abc" },
    /* Truth in other types; what is none leaves it to the token, where there is one. */
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":\"false\",\"next\":\"left over\"}" }, "a" },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":\"False\"}" }, "a" },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":0,\"next\":\"left over\"}" }, "a" },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":\"true\",\"next\":\"1\"}", "{\"data\":[{\"id\":\"b\"}],\"hasNext\":{},\"next\":\"2\"}", "{\"data\":[{\"id\":\"c\"}],\"hasNext\":0}" }, "abc" },
    { HJL_PAGER_FEED, { "{\"data\":[{\"id\":\"a\"}],\"next_cursor\":\"x\"}", "{\"data\":[],\"next_cursor\":\"y\"}", "{\"data\":[{\"id\":\"b\"}],\"next_cursor\":null}" }, "ab" },
    { HJL_PAGER_FEED, { "{\"data\":[{\"id\":\"a\"}],\"next_cursor\":\"\"}" }, "a" },
    { HJL_PAGER_FEED, { "{\"data\":[{\"id\":\"a\"}],\"next\":\"no matter\",\"hasNext\":true}" }, "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlPager) pager = make_pager (server, cases[i].style);
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *joined = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].pages) && cases[i].pages[k] != NULL; k++)
        hjl_mock_server_answer (server, "GET", "/rows", 200, cases[i].pages[k]);

      ids = read_all (pager, &error);
      g_assert_no_error (error);
      joined = join (ids);
      g_assert_cmpstr (joined, ==, cases[i].ids);
      hjl_mock_server_assert_done (server);
    }
}

static void
test_broken (void)
{
  static const struct
  {
    HjlPagerStyle style;
    const char   *pages[3];
  } cases[] = {
    { HJL_PAGER_LEVER, { "[]" } },
    { HJL_PAGER_LEVER, { "{}" } },
    { HJL_PAGER_LEVER, { "{\"data\":null}" } },
    { HJL_PAGER_LEVER, { "{\"data\":{}}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[],\"next\":[5]}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[],\"hasNext\":\"yes\"}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[],\"hasNext\":true}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":\"perhaps\"}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":[]}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[{\"id\":\"a\"}],\"hasNext\":{}}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[],\"next\":true}" } },
    { HJL_PAGER_LEVER, { "{\"data\":\"none\"}" } },
    { HJL_PAGER_LEVER, { "{\"data\":0}" } },
    { HJL_PAGER_FEED, { "{\"data\":null}" } },
    { HJL_PAGER_FEED, { "{\"data\":{}}" } },
    { HJL_PAGER_FEED, { "{\"next_cursor\":null}" } },
    { HJL_PAGER_FEED, { "{\"data\":[],\"next_cursor\":{}}" } },
    { HJL_PAGER_FEED, { "{\"data\":[],\"next_cursor\":false}" } },
    { HJL_PAGER_LEVER, { "{\"data\":[],\"next\":\"a\",\"hasNext\":true}", "{\"data\":[],\"next\":\"a\",\"hasNext\":true}" } },
    { HJL_PAGER_FEED, { "{\"data\":[],\"next_cursor\":\"a\"}", "{\"data\":[],\"next_cursor\":\"b\"}", "{\"data\":[],\"next_cursor\":\"a\"}" } },
    { HJL_PAGER_FEED, { "{\"data\":[],\"next_cursor\":[]}" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlPager) pager = make_pager (server, cases[i].style);
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].pages) && cases[i].pages[k] != NULL; k++)
        hjl_mock_server_answer (server, "GET", "/rows", 200, cases[i].pages[k]);

      ids = read_all (pager, &error);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
      g_assert_null (ids);
      hjl_mock_server_assert_done (server);
    }
}

/* One row that cannot be read costs neither its page nor the list, and is there beside the good ones. */
static void
test_unread (void)
{
  static const char *const rows[] = { "1", "null", "\"x\"", "[]", "{}", "{\"id\":[7]}" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlPager) pager = make_pager (server, i % 2 == 0 ? HJL_PAGER_LEVER : HJL_PAGER_FEED);
      g_autofree char *body = g_strdup_printf ("{\"data\":[{\"id\":\"a\"},%s,{\"id\":\"b\"}]}", rows[i]);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GError) error = NULL;
      const HjlUnread *unread;

      g_test_message ("%s", rows[i]);
      hjl_mock_server_answer (server, "GET", "/rows", 200, body);
      hjl_pager_all_async (pager, parse_id, g_free, NULL, hjl_test_got_result, &result);
      ids = hjl_finish_pointer (pager, hjl_test_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, 2);
      g_assert_cmpstr (g_ptr_array_index (ids, 1), ==, "b");
      g_assert_nonnull (hjl_unread_of (result));
      g_assert_cmpuint (hjl_unread_of (result)->len, ==, 1);
      unread = g_ptr_array_index (hjl_unread_of (result), 0);
      g_assert_null (unread->id);
      g_assert_nonnull (unread->problem);
      hjl_mock_server_assert_done (server);
    }
}

/* A token that the server no longer takes: once more from the start, and only once. */
static void
test_old_cursor (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPager) pager = make_pager (server, HJL_PAGER_LEVER);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;

  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"c\"}],\"next\":\"old\",\"hasNext\":true}");
  hjl_mock_server_answer (server, NULL, NULL, 400, "{\"code\":\"BadRequest\",\"message\":\"Invalid offset token\"}");
  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"a\"}],\"next\":\"old\",\"hasNext\":true}");
  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"b\"}],\"hasNext\":false}");
  ids = read_all (pager, &error);
  g_assert_no_error (error);
  joined = join (ids);
  g_assert_cmpstr (joined, ==, "ab");
  g_assert_cmpstr (hjl_mock_server_get_request (server, 1)->query, ==, "limit=100&offset=old");
  g_assert_cmpstr (hjl_mock_server_get_request (server, 2)->query, ==, "limit=100");
}

static void
test_old_cursor_twice (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPager) pager = make_pager (server, HJL_PAGER_FEED);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"a\"}],\"next_cursor\":\"1\"}");
  hjl_mock_server_answer (server, NULL, NULL, 400, "{\"error\":{\"code\":\"invalid_cursor\"}}");
  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"a\"}],\"next_cursor\":\"2\"}");
  hjl_mock_server_answer (server, NULL, NULL, 400, "{\"error\":{\"code\":\"invalid_cursor\"}}");
  ids = read_all (pager, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST);
  g_assert_null (ids);
  hjl_mock_server_assert_done (server);
}

/* What a list had given before it began anew is not given twice by the call that reads it whole. */
static void
test_restart (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPager) pager = make_pager (server, HJL_PAGER_FEED);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;

  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"a\"}],\"next_cursor\":\"1\"}");
  hjl_mock_server_answer (server, NULL, NULL, 400, "{\"error\":{\"code\":\"invalid_cursor\"}}");
  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"a\"}],\"next_cursor\":\"1\"}");
  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{\"id\":\"b\"}]}");
  ids = read_all (pager, &error);
  g_assert_no_error (error);
  joined = join (ids);
  g_assert_cmpstr (joined, ==, "ab");
}

/* A 400 to the first page is about the request itself. A failed page can be asked for again. */
static void
test_errors (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPager) pager = make_pager (server, HJL_PAGER_LEVER);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, NULL, NULL, 400, "{\"error\":{\"code\":\"invalid_cursor\"}}");
  none = read_page (pager, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST);
  g_assert_null (none);
  g_clear_error (&error);

  hjl_mock_server_answer (server, NULL, NULL, 200, "{\"data\":[{}]}");
  rows = read_page (pager, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPager) pager = make_pager (server, HJL_PAGER_LEVER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_fault (hjl_mock_server_answer (server, NULL, NULL, 200, NULL), HJL_MOCK_FAULT_HANG);
  hjl_pager_all_async (pager, parse_id, g_free, cancellable, hjl_test_got_result, &result);
  g_cancellable_cancel (cancellable);
  ids = hjl_finish_pointer (pager, hjl_test_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (ids);
}

typedef enum
{
  SAME_ROWS, /* new tokens, and always the same row */
  NO_ROWS,   /* new tokens, and no row */
  CYCLE,     /* three tokens in turn, new rows */
} Pattern;

static void
answer_for_ever (HjlMockRequest *request,
                 HjlMockAnswer  *answer,
                 gpointer        user_data)
{
  static guint     n;
  Pattern          pattern = GPOINTER_TO_UINT (user_data);
  g_autofree char *rows = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GBytes) bytes = NULL;

  n++;
  rows = pattern == NO_ROWS ? g_strdup ("") : g_strdup_printf ("{\"id\":\"%u\"}", pattern == CYCLE ? n : 0);
  body = g_strdup_printf ("{\"data\":[%s],\"next\":\"%u\",\"hasNext\":true}", rows, pattern == CYCLE ? n % 3 : n);
  bytes = g_bytes_new (body, strlen (body));
  hjl_mock_answer_set_body (answer, "application/json", bytes);
}

/* Lists that never end, in every pattern. */
static void
test_no_end (gconstpointer data)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlPager) pager = make_pager (server, HJL_PAGER_LEVER);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_handle (server, NULL, NULL, answer_for_ever, (gpointer) data);
  ids = read_all (pager, &error);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
  g_assert_nonnull (strstr (error->message, "list"));
  g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), <=, 25);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/pager/lever", test_lever);
  g_test_add_func ("/net/pager/all", test_all);
  g_test_add_func ("/net/pager/broken", test_broken);
  g_test_add_func ("/net/pager/unread", test_unread);
  g_test_add_func ("/net/pager/old-cursor", test_old_cursor);
  g_test_add_func ("/net/pager/old-cursor-twice", test_old_cursor_twice);
  g_test_add_func ("/net/pager/restart", test_restart);
  g_test_add_func ("/net/pager/errors", test_errors);
  g_test_add_func ("/net/pager/cancel", test_cancel);

  g_test_add_data_func ("/net/pager/no-end/same-rows", GUINT_TO_POINTER (SAME_ROWS), test_no_end);
  g_test_add_data_func ("/net/pager/no-end/no-rows", GUINT_TO_POINTER (NO_ROWS), test_no_end);
  g_test_add_data_func ("/net/pager/no-end/cycle", GUINT_TO_POINTER (CYCLE), test_no_end);

  return g_test_run ();
}
