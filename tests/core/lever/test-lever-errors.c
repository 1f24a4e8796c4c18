/* test-lever-errors.c: everything that goes wrong, for every call
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lever-wire.h"

#include "model/hjl-error.h"

/* Each call: how it starts, and whether its result is there. */
typedef void (*StartFunc) (HjlLeverClient     *client,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
typedef gboolean (*FinishFunc) (HjlLeverClient *client,
                                GAsyncResult   *result,
                                GError        **error);

static const char *const texts[] = { "x", NULL };

#define FINISH(name, Type)                                                       \
  static gboolean finish_##name (HjlLeverClient *c, GAsyncResult *r, GError **e) \
  {                                                                              \
    g_autoptr (Type) given = hjl_lever_client_finish (c, r, e);                  \
    return given != NULL;                                                        \
  }
#define START_AS(as, name, ...)                                                                  \
  static void start_##as (HjlLeverClient *c, GCancellable *s, GAsyncReadyCallback f, gpointer d) \
  {                                                                                              \
    hjl_lever_client_##name##_async (c, __VA_ARGS__, s, f, d);                                   \
  }
#define START(name, ...) START_AS (name, name, __VA_ARGS__)

FINISH (list, GPtrArray)
FINISH (user, HjlUser)
FINISH (posting, HjlPosting)
FINISH (opportunity, HjlOpportunity)
START_AS (list_users, list, HJL_LIST_USERS)
START_AS (list_stages, list, HJL_LIST_STAGES)
START_AS (list_reasons, list, HJL_LIST_REASONS)
START_AS (list_sources, list, HJL_LIST_SOURCES)
START_AS (list_tags, list, HJL_LIST_TAGS)
START (list_postings, 5)
START_AS (list_deleted_postings, list_deleted, "postings", 1, 2)
START (list_deleted, "opportunities", 1, 2)
START_AS (get_user, get, HJL_LEVER_USER, "x")
START_AS (get_posting, get, HJL_LEVER_POSTING, "x")
START_AS (get_opportunity, get, HJL_LEVER_OPPORTUNITY, "x")
START (set_stage, "x", "s", NULL)
START (set_archived, "x", "r", NULL)
START_AS (add_sources, add_texts, "x", HJL_LEVER_SOURCES, texts, NULL)
START_AS (add_tags, add_texts, "x", HJL_LEVER_TAGS, texts, NULL)
START_AS (add_links, add_texts, "x", HJL_LEVER_LINKS, texts, NULL)
START (probe, "users", FALSE)

static void
start_list_opportunities (HjlLeverClient     *client,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  const HjlOpportunityFilter filter = { .posting_id = "p" };

  hjl_lever_client_list_opportunities_async (client, &filter, cancellable, callback, user_data);
}

static void
start_create (HjlLeverClient     *client,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  const HjlNewOpportunity opportunity = { .posting_id = "p", .perform_as = "u" };

  hjl_lever_client_create_async (client, &opportunity, cancellable, callback, user_data);
}

static void
start_upload (HjlLeverClient     *client,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (HjlFile) file = hjl_file_new ("cv.pdf", "application/pdf", content);

  hjl_lever_client_upload_file_async (client, "x", file, "u", cancellable, callback, user_data);
}

static void
start_list_files (HjlLeverClient     *client,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  hjl_lever_client_list_files_async (client, "x", cancellable, callback, user_data);
}

static gboolean
finish_list_opportunities (HjlLeverClient *client,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_autoptr (GPtrArray) rows = hjl_lever_client_list_opportunities_finish (client, result, error);

  return rows != NULL;
}

static gboolean
finish_list_files (HjlLeverClient *client,
                   GAsyncResult   *result,
                   GError        **error)
{
  g_autoptr (GPtrArray) names = hjl_lever_client_list_files_finish (client, result, NULL, error);

  return names != NULL;
}

typedef enum
{
  READ,
  UPDATE, /* the same twice as once */
  WRITE,  /* never twice */
} Kind;

#define ROWS "{\"data\":[],\"hasNext\":false}"
/* It shows what set-stage and set-archived ask for. */
#define ROW "{\"data\":{\"id\":\"x\",\"stage\":\"s\",\"archived\":{\"reason\":\"r\"}}}"

typedef struct
{
  const char *name;
  Kind        kind;
  StartFunc   start;
  FinishFunc  finish;
  const char *good;
  gboolean    any_json; /* the call does not look into its answer */
} LeverCall;

static const LeverCall calls[] = {
  { "list-users", READ, start_list_users, finish_list, ROWS },
  { "list-postings", READ, start_list_postings, finish_list, ROWS },
  { "list-deleted-postings", READ, start_list_deleted_postings, finish_list, ROWS },
  { "list-stages", READ, start_list_stages, finish_list, ROWS },
  { "list-reasons", READ, start_list_reasons, finish_list, ROWS },
  { "list-sources", READ, start_list_sources, finish_list, ROWS },
  { "list-tags", READ, start_list_tags, finish_list, ROWS },
  { "list-opportunities", READ, start_list_opportunities, finish_list_opportunities, ROWS },
  { "list-deleted", READ, start_list_deleted, finish_list, ROWS },
  { "list-files", READ, start_list_files, finish_list_files, ROWS },
  { "get-user", READ, start_get_user, finish_user, ROW },
  { "get-posting", READ, start_get_posting, finish_posting, ROW },
  { "get-opportunity", READ, start_get_opportunity, finish_opportunity, ROW },
  { "probe", READ, start_probe, hjl_lever_client_probe_finish, ROWS, TRUE },
  { "set-stage", UPDATE, start_set_stage, finish_opportunity, ROW },
  { "set-archived", UPDATE, start_set_archived, finish_opportunity, ROW },
  { "add-sources", UPDATE, start_add_sources, finish_opportunity, ROW },
  { "add-tags", UPDATE, start_add_tags, finish_opportunity, ROW },
  { "add-links", UPDATE, start_add_links, finish_opportunity, ROW },
  { "create", WRITE, start_create, finish_opportunity, ROW },
  { "upload-file", WRITE, start_upload, hjl_lever_client_upload_file_finish, ROW },
};

#define N_TRIES 3 /* lever-wire.c */

/* What the server does, for ever, and what the call makes of it. */
static const struct
{
  const char  *name;
  guint        status;
  const char  *body;
  HjlMockFault fault;
  HjlError     error;       /* of a read or an update */
  guint        tries;       /* of a read or an update */
  HjlError     write_error; /* of a write */
  guint        write_tries;
  gboolean     json; /* it is JSON at least */
} failures[] = {
  { "400", 400, "{\"code\":\"BadRequestError\",\"message\":\"No.\"}", 0,
    HJL_ERROR_INVALID_REQUEST, 1, HJL_ERROR_INVALID_REQUEST, 1 },
  { "401", 401, "{\"code\":\"UnauthorizedError\",\"message\":\"The request requires authentication.\"}", 0,
    HJL_ERROR_AUTH_EXPIRED, 1, HJL_ERROR_AUTH_EXPIRED, 1 },
  { "403", 403, "{\"code\":\"Forbidden\",\"message\":\"No.\"}", 0,
    HJL_ERROR_FORBIDDEN, 1, HJL_ERROR_FORBIDDEN, 1 },
  { "404", 404, "{\"code\":\"ResourceNotFound\",\"message\":\"No.\"}", 0,
    HJL_ERROR_NOT_FOUND, 1, HJL_ERROR_NOT_FOUND, 1 },
  { "request-timeout", 400, "{\"code\":\"RequestTimeout\",\"message\":\"File took too long to upload.\"}", 0,
    HJL_ERROR_INVALID_REQUEST, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "429", 429, "", 0, HJL_ERROR_RATE_LIMITED, N_TRIES, HJL_ERROR_RATE_LIMITED, N_TRIES },
  { "500", 500, "", 0, HJL_ERROR_SERVER, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "503", 503, "{\"code\":\"ServiceUnavailable\",\"message\":\"Maintenance.\"}", 0,
    HJL_ERROR_SERVER, N_TRIES, HJL_ERROR_UNCERTAIN, 1 },
  { "no-json", 200, "<html>Welcome to the hotel</html>", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "page-of-401", 401, "<html>Sign in to the hotel's network</html>", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "page-of-404", 404, "<html>Not here</html>", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_UNCERTAIN, 1 },
  /* In JSON, and not in Lever's words: nothing is known of the record, but what was to be made was not. */
  { "message-of-400", 400, "{\"message\":\"name is too long\"}", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_INVALID_REQUEST, 1 },
  { "number-of-422", 422, "{\"code\":422,\"message\":\"No.\"}", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_INVALID_REQUEST, 1 },
  { "message-of-404", 404, "{\"message\":\"no Route matched\"}", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "message-of-401", 401, "{\"message\":\"Unauthorized\"}", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "text-of-400", 400, "Bad request", 0,
    HJL_ERROR_GATEWAY, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "empty", 200, "", 0, HJL_ERROR_GATEWAY, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "half-json", 200, "{\"data\":{\"id\":", 0, HJL_ERROR_BAD_RESPONSE, 1, HJL_ERROR_UNCERTAIN, 1 },
  { "wrong-type", 200, "{\"data\":\"text\"}", 0,
    HJL_ERROR_BAD_RESPONSE, 1, HJL_ERROR_UNCERTAIN, 1, TRUE },
  { "no-data", 200, "{\"message\":\"ok\"}", 0,
    HJL_ERROR_BAD_RESPONSE, 1, HJL_ERROR_UNCERTAIN, 1, TRUE },
  { "closed", 200, "{}", HJL_MOCK_FAULT_CLOSE, HJL_ERROR_NETWORK, N_TRIES, HJL_ERROR_UNCERTAIN, 1 },
  { "no-http", 200, "{}", HJL_MOCK_FAULT_GARBAGE, HJL_ERROR_NETWORK, N_TRIES, HJL_ERROR_UNCERTAIN, 1 },
  { "cut", 200, ROW, HJL_MOCK_FAULT_CUT_BODY, HJL_ERROR_NETWORK, N_TRIES, HJL_ERROR_UNCERTAIN, 1 },
};

static gboolean
run (LeverWire       *wire,
     const LeverCall *call,
     GCancellable    *cancellable,
     GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  call->start (wire->client, cancellable, hjl_test_got_result, &result);
  return call->finish (wire->client, hjl_test_wait (&result), error);
}

static void
test_failures (LeverWire    *wire,
               gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);

  hjl_mock_answer_set_times (
    hjl_mock_answer_set_fault (
      hjl_mock_server_answer (wire->server, NULL, NULL, failures[index].status, failures[index].body),
      failures[index].fault),
    0);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GError) error = NULL;
      const gboolean write = calls[i].kind == WRITE;
      const guint    before = hjl_mock_server_count (wire->server, NULL, NULL);
      const gboolean good = failures[index].json && calls[i].any_json;
      /* An update that was answered with nothing is looked for in the record, once. */
      const gboolean looks = calls[i].kind == UPDATE && g_str_equal (failures[index].name, "empty");
      const int      expected = write || looks ? (int) failures[index].write_error : (int) failures[index].error;
      guint          tries;

      g_test_message ("%s", calls[i].name);
      g_assert_cmpint (run (wire, &calls[i], NULL, &error), ==, good);
      tries = hjl_mock_server_count (wire->server, NULL, NULL) - before;

      if (good)
        {
          g_assert_no_error (error);
          continue;
        }

      g_assert_error (error, HJL_ERROR, expected);
      g_assert_cmpuint (tries, ==, write ? failures[index].write_tries : failures[index].tries + looks);
    }
}

/* A 429 is known not to have been done, so even a write is sent again. */
static void
test_slow_down (LeverWire    *wire,
                gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GError) error = NULL;
      const guint    before = hjl_mock_server_count (wire->server, NULL, NULL);
      HjlMockAnswer *answer;

      g_test_message ("%s", calls[i].name);
      hjl_mock_server_answer (wire->server, NULL, NULL, 429, "");
      answer = hjl_mock_server_answer (wire->server, NULL, NULL, 200, calls[i].good);
      /* Two calls of the table read two lists. */
      if (g_str_equal (calls[i].name, "list-stages") || g_str_equal (calls[i].name, "list-files"))
        hjl_mock_answer_set_times (answer, 2);

      g_assert_true (run (wire, &calls[i], NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL) - before, >=, 2);
    }
}

static void
test_cancelled (LeverWire    *wire,
                gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", calls[i].name);
      g_cancellable_cancel (cancellable);
      g_assert_false (run (wire, &calls[i], cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* An answer over the limit comes after the write. */
static void
test_huge_answer (LeverWire    *wire,
                  gconstpointer data)
{
  const gsize size = 33 * 1024 * 1024;
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (size), size);

  hjl_mock_answer_set_times (
    hjl_mock_answer_set_body (hjl_mock_server_answer (wire->server, NULL, NULL, 200, NULL), "application/json", body),
    0);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GError) error = NULL;
      const guint before = hjl_mock_server_count (wire->server, NULL, NULL);
      const int   expected = calls[i].kind == WRITE ? HJL_ERROR_UNCERTAIN : HJL_ERROR_TOO_LARGE;

      if (g_str_has_prefix (calls[i].name, "list-"))
        continue;

      g_test_message ("%s", calls[i].name);
      g_assert_false (run (wire, &calls[i], NULL, &error));
      g_assert_error (error, HJL_ERROR, expected);
      g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL) - before, ==, 1);
    }
}

/* An id that would make another address of it: no request at all. */
static void
test_empty_id (LeverWire    *wire,
               gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlOpportunity) row = NULL;

  hjl_lever_client_get_async (wire->client, HJL_LEVER_OPPORTUNITY, "", NULL, hjl_test_got_result, &result);
  row = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_null (row);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_UNSENDABLE);
  g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/lever/errors/", failures[i].name, NULL);

      g_test_add (path, LeverWire, GUINT_TO_POINTER (i), lever_wire_set_up, test_failures, lever_wire_tear_down);
    }

  lever_wire_add ("/lever/errors/slow-down", test_slow_down);
  lever_wire_add ("/lever/errors/cancelled", test_cancelled);
  lever_wire_add ("/lever/errors/huge-answer", test_huge_answer);
  lever_wire_add ("/lever/errors/empty-id", test_empty_id);

  return g_test_run ();
}
