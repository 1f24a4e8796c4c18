/* test-lever-paging.c: lists of many pages, windows of deletions, the order of the stages
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lever-wire.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define N_ROWS 1004
#define PAGE 100

/* The recorded list (lever/README.md, Reading opportunities): of 1,004 rows 964 have no updatedAt, 954 no e-mail and 12 no
 * name. The token is escaped already, as Lever's is. */
static void
answer_page (HjlMockRequest *request,
             HjlMockAnswer  *answer,
             gpointer        user_data)
{
  g_autofree char *offset = hjl_mock_request_dup_query (request, "offset");
  g_autoptr (GString) page = g_string_new ("{\"data\":[");
  const char *digits = offset != NULL ? strstr (offset, "%22") : NULL;
  guint       start = digits != NULL ? (guint) g_ascii_strtoull (digits + 3, NULL, 10) : 0;
  guint       end = MIN (start + PAGE, N_ROWS);

  g_assert_true (offset == NULL || digits != NULL);

  for (guint i = start; i < end; i++)
    {
      g_string_append_printf (page, "%s{\"id\":\"row-%u\",", i > start ? "," : "", i);
      g_string_append_printf (page, "\"name\":\"%s\",", i < 12 ? "" : "Example");
      g_string_append_printf (page, "\"emails\":[%s],", i < 954 ? "" : "\"x@example.com\"");
      g_string_append_printf (page, "\"updatedAt\":%s}", i < 964 ? "null" : "1782974048515");
    }

  g_string_append (page, "],");
  if (end < N_ROWS)
    g_string_append_printf (page, "\"next\":\"%%5B3%%2C1491435120000%%2C%%22%u%%22%%5D\",", end);
  g_string_append_printf (page, "\"hasNext\":%s}", end < N_ROWS ? "true" : "false");

  hjl_mock_answer_set_body (answer, "application/json", g_string_free_to_bytes (g_steal_pointer (&page)));
}

static void
test_many_pages (LeverWire    *wire,
                 gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const HjlOpportunityFilter filter = { NULL };
  guint                      no_name = 0, no_email = 0, no_update = 0;

  hjl_mock_server_handle (wire->server, "GET", "/v1/opportunities", answer_page, NULL);
  hjl_lever_client_list_opportunities_async (wire->client, &filter, NULL, hjl_test_got_result, &result);
  rows = hjl_lever_client_list_opportunities_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, N_ROWS);
  for (guint i = 0; i < rows->len; i++)
    {
      HjlOpportunity *row = g_ptr_array_index (rows, i);

      no_name += row->name == NULL;
      no_email += row->emails == NULL;
      no_update += row->updated_at == 0;
    }
  g_assert_cmpuint (no_name, ==, 12);
  g_assert_cmpuint (no_email, ==, 954);
  g_assert_cmpuint (no_update, ==, 964);

  g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL), ==, 11);
  lever_wire_assert_sent (wire, 1,
                          "GET /v1/opportunities?limit=100&offset=%255B3%252C1491435120000%252C%2522100%2522%255D");
}

static void
test_pager (LeverWire    *wire,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (HjlOpportunity) first = NULL;
  g_autoptr (HjlPager) pager = NULL;
  HjlOpportunityFilter filter = { .updated_at_start = 5, .expand_applications = TRUE };

  hjl_mock_server_handle (wire->server, "GET", "/v1/opportunities", answer_page, NULL);
  pager = hjl_lever_client_page_opportunities (wire->client, &filter);
  /* The filter is only borrowed. */
  filter.updated_at_start = 0;
  hjl_pager_next_async (pager, NULL, hjl_test_got_result, &result);
  rows = hjl_finish_pointer (pager, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 100);
  first = hjl_lever_parse_opportunity (g_ptr_array_index (rows, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->id, ==, "row-0");
  lever_wire_assert_sent (wire, 0,
                          "GET /v1/opportunities?limit=100&updated_at_start=5&expand=applications");
}

/* Somebody who moves while the pages are read comes twice (lever/README.md, Conventions). */
static void
test_rows_twice (LeverWire    *wire,
                 gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const HjlOpportunityFilter filter = { .posting_id = "p" };
  HjlOpportunity            *moved;

  hjl_mock_server_answer (wire->server, "GET", NULL, 200,
                          "{\"data\":[{\"id\":\"a\",\"stage\":\"lead-new\"},{\"id\":\"b\",\"stage\":\"lead-new\"}],"
                          "\"next\":\"n\",\"hasNext\":true}");
  hjl_mock_server_answer (wire->server, "GET", NULL, 200,
                          "{\"data\":[{\"id\":\"a\",\"stage\":\"offer\"},{\"id\":\"c\",\"stage\":\"offer\"}],"
                          "\"hasNext\":false}");
  hjl_lever_client_list_opportunities_async (wire->client, &filter, NULL, hjl_test_got_result, &result);
  rows = hjl_lever_client_list_opportunities_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  moved = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (moved->id, ==, "a");
  g_assert_cmpstr (moved->stage_id, ==, "offer");
}

static void
test_stale_token (LeverWire    *wire,
                  gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const HjlOpportunityFilter filter = { NULL };

  hjl_mock_server_answer (wire->server, "GET", NULL, 200, "{\"data\":[{\"id\":\"a\"}],\"next\":\"n\",\"hasNext\":true}");
  hjl_mock_server_answer (wire->server, "GET", NULL, 400,
                          "{\"code\":\"BadRequestError\",\"message\":\"Invalid offset token: n\"}");
  hjl_mock_server_answer (wire->server, "GET", NULL, 200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"hasNext\":false}");
  hjl_lever_client_list_opportunities_async (wire->client, &filter, NULL, hjl_test_got_result, &result);
  rows = hjl_lever_client_list_opportunities_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  lever_wire_assert_sent (wire, 2, "GET /v1/opportunities?limit=100");
}

/* Both ends are needed, at most 30 days apart (lever/README.md, Postings). */
static void
test_deleted_windows (LeverWire    *wire,
                      gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_auto (GStrv) lines = g_new0 (char *, 4);
  const HjlTime start = 1782972961725;

  for (guint i = 0; i < 3; i++)
    lines[i] = g_strdup_printf ("GET /v1/opportunities/deleted?limit=100"
                                "&deleted_at_start=%" G_GINT64_FORMAT "&deleted_at_end=%" G_GINT64_FORMAT,
                                start + i * 30 * DAY, MIN (start + (i + 1) * 30 * DAY, start + 61 * DAY));

  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/deleted", 200,
                          "{\"data\":[{\"id\":\"a\",\"deletedBy\":null,\"deletedAt\":1}],\"next\":\"n\",\"hasNext\":true}");
  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/deleted", 200,
                          "{\"data\":[{\"id\":\"b\",\"deletedAt\":2}],\"hasNext\":false}");
  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/deleted", 200,
                          "{\"data\":[{\"id\":\"b\",\"deletedAt\":2}],\"hasNext\":false}");
  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/deleted", 200,
                          "{\"data\":[{\"id\":\"c\"}],\"hasNext\":false}");
  hjl_lever_client_list_deleted_async (wire->client, "opportunities", start, start + 61 * DAY, NULL, hjl_test_got_result, &result);
  ids = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (ids, 1), ==, "b");
  g_assert_cmpstr (g_ptr_array_index (ids, 2), ==, "c");
  lever_wire_assert_sent (wire, 0, lines[0]);
  lever_wire_assert_sent (wire, 2, lines[1]);
  lever_wire_assert_sent (wire, 3, lines[2]);
}

static void
test_deleted_edges (LeverWire    *wire,
                    gconstpointer data)
{
  static const struct
  {
    HjlTime     start;
    HjlTime     end;
    const char *line; /* of the only call; NULL: there is none */
  } windows[] = {
    { 5, 5, NULL },
    { 9, 5, NULL },
    { 0, 5, "GET /v1/postings/deleted?limit=100&deleted_at_start=1&deleted_at_end=5" },
    { 1, 1 + 30 * DAY, "GET /v1/postings/deleted?limit=100&deleted_at_start=1&deleted_at_end=2592000001" },
  };
  guint n_sent = 0;

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) ids = NULL;

      if (windows[i].line != NULL)
        hjl_mock_server_answer (wire->server, "GET", "/v1/postings/deleted", 200, "{\"data\":[],\"hasNext\":false}");
      hjl_lever_client_list_deleted_async (wire->client, "postings", windows[i].start, windows[i].end,
                                           NULL, hjl_test_got_result, &result);
      ids = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, 0);
      if (windows[i].line != NULL)
        lever_wire_assert_sent (wire, n_sent++, windows[i].line);
    }

  g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL), ==, n_sent);
}

static char *
list_stages (LeverWire *wire,
             GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  hjl_lever_client_list_async (wire->client, HJL_LIST_STAGES, NULL, hjl_test_got_result, &result);
  stages = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), error);

  if (stages == NULL)
    return NULL;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", stage->name);
      g_assert_cmpint (stage->side, ==, HJL_SIDE_LEVER);
    }

  return g_strdup (names->str);
}

#define AS_LISTED "New lead, Reached out, Responded, New applicant, Phone interview, On-site interview, " \
                  "Take-home task, Made yesterday, Offer"

static void
test_stages (LeverWire    *wire,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  lever_wire_answer_file (wire, "GET", "/v1/stages", 200, "stages.json");
  lever_wire_answer_file (wire, "GET", "/v1/disposition_stages", 200, "disposition_stages.json");
  names = list_stages (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (names, ==,
                   "New lead, Reached out, Responded, New applicant, Take-home task, Phone interview, "
                   "On-site interview, Offer, Made yesterday");
  lever_wire_assert_sent (wire, 0, "GET /v1/stages?limit=100");
  lever_wire_assert_sent (wire, 1, "GET /v1/disposition_stages");
}

/* The endpoint is in no documentation, so nothing depends on it. */
static void
test_stages_without_order (LeverWire    *wire,
                           gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *body;
  } answers[] = {
    { 403, "{\"code\":\"Forbidden\",\"message\":\"No.\"}" },
    { 404, "{\"code\":\"ResourceNotFound\",\"message\":\"No.\"}" },
    { 400, "" },
    { 500, "" },
    { 200, "<html>" },
    { 200, "[]" },
    { 200, "{\"data\":[]}" },
    { 200, "{\"data\":{\"stages\":[]}}" },
    { 200, "{\"data\":{\"stages\":[{\"id\":7}]}}" },
    { 200, "{\"data\":{\"stages\":[{\"id\":\"elsewhere\",\"pipeline\":\"lead\",\"rank\":1}]}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *names = NULL;

      lever_wire_answer_file (wire, "GET", "/v1/stages", 200, "stages.json");
      hjl_mock_server_answer (wire->server, "GET", "/v1/disposition_stages",
                              answers[i].status, answers[i].body);
      names = list_stages (wire, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (names, ==, AS_LISTED);
    }
}

static void
test_stages_without_sign_in (LeverWire    *wire,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  lever_wire_answer_file (wire, "GET", "/v1/stages", 200, "stages.json");
  hjl_mock_answer_set_times (hjl_mock_server_answer (wire->server, "GET", "/v1/disposition_stages", 401, "{\"code\":\"UnauthorizedError\"}"), 0);
  names = list_stages (wire, &error);

  g_assert_error (error, HJL_ERROR, HJL_ERROR_AUTH_EXPIRED);
  g_assert_null (names);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  lever_wire_add ("/lever/paging/many-pages", test_many_pages);
  lever_wire_add ("/lever/paging/pager", test_pager);
  lever_wire_add ("/lever/paging/rows-twice", test_rows_twice);
  lever_wire_add ("/lever/paging/stale-token", test_stale_token);
  lever_wire_add ("/lever/paging/deleted-windows", test_deleted_windows);
  lever_wire_add ("/lever/paging/deleted-edges", test_deleted_edges);
  lever_wire_add ("/lever/paging/stages", test_stages);
  lever_wire_add ("/lever/paging/stages-without-order", test_stages_without_order);
  lever_wire_add ("/lever/paging/stages-without-sign-in", test_stages_without_sign_in);

  return g_test_run ();
}
