/* test-feed-source.c: what the partner feed is asked, and what becomes of its answers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "hjl-feed-calls.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

typedef struct
{
  HjlMockServer *server;
  HjlSource     *source;
  GAsyncResult  *result;
  GError        *error;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->server = hjl_mock_server_new ();
  fixture->source = hjl_feed_calls_make_source (fixture->server, 3, HJL_FEED_CALLS_PATIENT);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->result);
  hjl_test_assert_finalized (fixture->source);
  hjl_mock_server_assert_done (fixture->server);
  g_clear_object (&fixture->server);
}

/* The result of the call that was just started with the two macros' arguments. */
#define CALLBACK hjl_test_got_result, &fixture->result

static GAsyncResult *
wait_for (Fixture *fixture)
{
  return hjl_test_wait (&fixture->result);
}

static HjlMockAnswer *
answer_fixture (Fixture    *fixture,
                const char *path,
                const char *file)
{
  g_autoptr (GBytes) body = hjl_test_load_fixture (file);

  return hjl_mock_answer_set_body (hjl_mock_server_answer (fixture->server, "GET", path, 200, NULL),
                                   "application/json; charset=utf-8", body);
}

static void
assert_query (Fixture    *fixture,
              const char *name,
              const char *value)
{
  g_autofree char *sent = hjl_mock_request_dup_query (hjl_mock_server_get_last (fixture->server), name);

  g_assert_cmpstr (sent, ==, value);
}

static void
test_features (Fixture      *fixture,
               gconstpointer data)
{
  g_assert_cmpuint (hjl_source_get_features (fixture->source), ==,
                    HJL_SOURCE_CAN_WRITE_STAGES | HJL_SOURCE_CAN_MARK_EXPORTED | HJL_SOURCE_HAS_PROFILE_DOCUMENT |
                      HJL_SOURCE_TELLS_PROFILE | HJL_SOURCE_CV_MAY_COME);
}

static void
test_account (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HjlSourceAccount) account = NULL;
  HjlMockRequest *request;

  answer_fixture (fixture, "/v1/me", "hackajob/me.json");
  hjl_source_get_account_async (fixture->source, NULL, CALLBACK);
  account = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (account->user_id, ==, "u-17");
  g_assert_true (account->master_account);
  request = hjl_mock_server_get_last (fixture->server);
  g_assert_cmpstr (hjl_mock_request_get_header (request, "Authorization"), ==, "Bearer sesame");
}

static void
test_stages (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const ids[] = { "st-requested", "st-test", "st-offer", "st-rejected" };
  g_autoptr (GPtrArray) stages = NULL;

  answer_fixture (fixture, "/v1/stages", "hackajob/stages-1.json");
  answer_fixture (fixture, "/v1/stages", "hackajob/stages-2.json");
  hjl_source_list_stages_async (fixture->source, NULL, CALLBACK);
  stages = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_no_error (fixture->error);
  assert_query (fixture, "cursor", "two&2=");
  g_assert_cmpuint (stages->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (((HjlStage *) g_ptr_array_index (stages, i))->id, ==, ids[i]);
}

static void
test_roles (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HjlSourcePage) page = NULL;
  g_autoptr (HjlSourcePage) last = NULL;

  answer_fixture (fixture, "/v1/roles", "hackajob/roles.json");
  hjl_source_page_roles_async (fixture->source, NULL, NULL, CALLBACK);
  page = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (hjl_mock_server_get_last (fixture->server)->query, ==, "status=live&limit=200");
  g_assert_cmpuint (page->rows->len, ==, 2);
  g_assert_cmpstr (((HjlRole *) g_ptr_array_index (page->rows, 1))->id, ==, "r/5 ü");
  g_assert_cmpstr (page->cursor, ==, "cursor-2");

  g_clear_object (&fixture->result);
  hjl_mock_server_answer (fixture->server, "GET", "/v1/roles", 200, "{\"data\":[],\"next_cursor\":\"\"}");
  hjl_source_page_roles_async (fixture->source, page->cursor, NULL, CALLBACK);
  last = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_no_error (fixture->error);
  assert_query (fixture, "cursor", "cursor-2");
  assert_query (fixture, "status", "live");
  g_assert_cmpuint (last->rows->len, ==, 0);
  g_assert_null (last->cursor);
}

static void
test_candidates (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HjlSourcePage) page = NULL;
  HjlCandidate *second;

  answer_fixture (fixture, "/v1/candidates", "hackajob/candidates.json");
  hjl_source_page_candidates_async (fixture->source, 1772443800125, "a/b+c=", NULL, CALLBACK);
  page = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_no_error (fixture->error);
  assert_query (fixture, "updated_since", "2026-03-02T09:30:00.125Z");
  assert_query (fixture, "limit", "200");
  assert_query (fixture, "cursor", "a/b+c=");
  g_assert_cmpuint (page->rows->len, ==, 3);
  second = g_ptr_array_index (page->rows, 1);
  g_assert_cmpstr (second->version, ==, "123456789012345678901234567890");
  g_assert_cmpstr (page->cursor, ==, "cursor-2");
}

static void
test_all_candidates (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (HjlSourcePage) page = NULL;

  hjl_mock_server_answer (fixture->server, "GET", "/v1/candidates", 200, "\xef\xbb\xbf{\"data\":[]}");
  hjl_source_page_candidates_async (fixture->source, 0, NULL, NULL, CALLBACK);
  page = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (hjl_mock_server_get_last (fixture->server)->query, ==, "limit=200");
  g_assert_null (page->cursor);
}

/* A cursor that is taken no more: the list starts again, once. */
static void
test_stale_cursor (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (HjlSourcePage) page = NULL;

  hjl_mock_server_answer (fixture->server, "GET", "/v1/candidates", 400, "{\"error\":{\"code\":\"bad_cursor\"}}");
  answer_fixture (fixture, "/v1/candidates", "hackajob/candidates.json");
  hjl_source_page_candidates_async (fixture->source, 1000, "stale", NULL, CALLBACK);
  page = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_no_error (fixture->error);
  assert_query (fixture, "cursor", NULL);
  assert_query (fixture, "updated_since", "1970-01-01T00:00:01.000Z");
  g_assert_cmpuint (page->rows->len, ==, 3);

  g_clear_pointer (&page, hjl_source_page_free);
  g_clear_object (&fixture->result);
  hjl_mock_answer_set_times (hjl_mock_server_answer (fixture->server, "GET", "/v1/candidates", 400, "{\"error\":{\"code\":\"invalid_cursor\"}}"), 2);
  hjl_source_page_candidates_async (fixture->source, 1000, "stale", NULL, CALLBACK);
  page = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);
  g_assert_error (fixture->error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST);
  g_assert_null (page);
}

static void
test_same_cursor (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HjlSourcePage) page = NULL;

  answer_fixture (fixture, "/v1/candidates", "hackajob/candidates.json");
  hjl_source_page_candidates_async (fixture->source, 0, "cursor-2", NULL, CALLBACK);
  page = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_error (fixture->error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
  g_assert_nonnull (strstr (fixture->error->message, "next_cursor"));
  g_assert_null (page);
}

static void
test_candidate (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HjlCandidate) candidate = NULL;
  g_autoptr (HjlCandidateProfile) profile = NULL;

  answer_fixture (fixture, "/v1/candidates/c 1/ü", "hackajob/candidate-accepted.json");
  hjl_source_get_candidate_async (fixture->source, "c 1/ü", NULL, CALLBACK);
  candidate = hjl_source_get_candidate_finish (fixture->source, wait_for (fixture), &profile, &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (hjl_mock_server_get_last (fixture->server)->path, ==, "/v1/candidates/c%201%2F%C3%BC");
  g_assert_cmpstr (candidate->name, ==, "Ottilie Marchbanks");
  g_assert_cmpstr (candidate->version, ==, "18446744073709551616");
  g_assert_cmpstr (profile->headline, ==, "Backend engineer, payments");
}

static void
test_deleted (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HjlCandidate) candidate = NULL;
  g_autoptr (HjlCandidateProfile) profile = NULL;

  answer_fixture (fixture, "/v1/candidates/c-1", "hackajob/candidate-deleted.json");
  hjl_source_get_candidate_async (fixture->source, "c-1", NULL, CALLBACK);
  candidate = hjl_source_get_candidate_finish (fixture->source, wait_for (fixture), &profile, &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpint (candidate->status, ==, HJL_CANDIDATE_STATUS_DELETED);
  g_assert_null (candidate->name);
  g_assert_null (profile);
}

static void
test_set_stage (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const versions[] = { "v-7", "123456789012345678901234567890", "1.50", "W/7", "", "versión-ü1", "a b", "a\tb", "a\nb", "a\x7f", "a\xef\xbf\xbd", NULL };
  static const char       *answer = "{\"id\":\"c-1\",\"talent_id\":\"t\",\"role_id\":\"r\",\"stage_id\":\"st-offer\","
                                    "\"status\":\"accepted\",\"updated_at\":\"2026-03-02T09:30:00Z\",\"version\":8.10}";

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *quoted = i < G_N_ELEMENTS (versions) - 5 ? g_strdup_printf ("\"%s\"", versions[i]) : g_strdup ("*");
      g_autoptr (HjlCandidate) candidate = NULL;
      g_autoptr (JsonNode) body = NULL;
      HjlMockRequest *request;
      JsonObject     *object;

      hjl_mock_server_answer (fixture->server, "PATCH", "/v1/candidates/c-1", 200, answer);
      hjl_source_set_stage_async (fixture->source, "c-1", "st-offer", i == 0 ? NULL : "Moved in Lever", versions[i],
                                  NULL, CALLBACK);
      candidate = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);
      g_assert_no_error (fixture->error);
      g_clear_object (&fixture->result);

      g_assert_cmpstr (candidate->version, ==, "8.10");
      request = hjl_mock_server_get_last (fixture->server);
      g_assert_cmpstr (hjl_mock_request_get_header (request, "If-Match"), ==, quoted);
      body = hjl_mock_request_dup_json (request);
      object = json_node_get_object (body);
      g_assert_cmpuint (json_object_get_size (object), ==, i == 0 ? 1 : 2);
      g_assert_cmpstr (json_object_get_string_member (object, "stage_id"), ==, "st-offer");
      if (i > 0)
        g_assert_cmpstr (json_object_get_string_member (object, "reason"), ==, "Moved in Lever");
    }
}

/* The first one went through, its answer was lost: the second one is late, and the caller reads again. */
static void
test_set_stage_lost (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (HjlCandidate) candidate = NULL;

  hjl_mock_answer_set_fault (hjl_mock_server_answer (fixture->server, "PATCH", "/v1/candidates/c-1", 200, "{}"),
                             HJL_MOCK_FAULT_CUT_HEADERS);
  hjl_mock_server_answer (fixture->server, "PATCH", "/v1/candidates/c-1", 412, "{\"error\":{\"code\":\"version_changed\"}}");
  hjl_source_set_stage_async (fixture->source, "c-1", "st-offer", NULL, "7", NULL, CALLBACK);
  candidate = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);

  g_assert_error (fixture->error, HJL_ERROR, HJL_ERROR_CONFLICT);
  g_assert_null (candidate);
}

/* A yes and nothing else: where they are now tells. */
static void
test_set_stage_empty (Fixture      *fixture,
                      gconstpointer data)
{
  static const struct
  {
    guint       status;
    guint       read;
    const char *stage_id;
    gboolean    done;
  } cases[] = { { 204, 200, "st-offer", TRUE }, { 200, 200, "st-offer", TRUE }, { 204, 200, "st-new", FALSE }, { 204, 404, "st-offer", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"id\":\"c-1\",\"talent_id\":\"t\",\"role_id\":\"r\",\"stage_id\":\"%s\",\"status\":"
                                               "\"accepted\",\"updated_at\":\"2026-03-02T09:30:00Z\",\"version\":8}",
                                               cases[i].stage_id);
      g_autoptr (HjlCandidate) candidate = NULL;

      hjl_mock_server_answer (fixture->server, "PATCH", "/v1/candidates/c-1", cases[i].status, "");
      hjl_mock_server_answer (fixture->server, "GET", "/v1/candidates/c-1", cases[i].read, body);
      hjl_source_set_stage_async (fixture->source, "c-1", "st-offer", NULL, "7", NULL, CALLBACK);
      candidate = hjl_finish_pointer (fixture->source, wait_for (fixture), &fixture->error);
      g_clear_object (&fixture->result);
      hjl_mock_server_assert_done (fixture->server);
      if (cases[i].done)
        {
          g_assert_no_error (fixture->error);
          g_assert_cmpstr (candidate->version, ==, "8");
        }
      else
        {
          g_assert_error (fixture->error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
          g_clear_error (&fixture->error);
        }
    }
}

static gboolean
mark (Fixture        *fixture,
      const char     *record_url,
      HjlExportMark **existing)
{
  g_autofree char *id = g_strdup ("opp-1");
  g_autofree char *url = g_strdup (record_url);
  HjlExportMark    sent = { id, url, 1772443800125 };

  hjl_source_mark_exported_async (fixture->source, "c-1", &sent, NULL, CALLBACK);
  return hjl_source_mark_exported_finish (fixture->source, wait_for (fixture), existing, &fixture->error);
}

static void
test_mark (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JsonNode) body = NULL;
  g_autoptr (JsonNode) expected = hjl_test_parse_json ("{'ats':'lever','record_id':'opp-1','record_url':'https://lever.example/opp-1',"
                                                       "'exported_at':'2026-03-02T09:30:00.125Z'}");
  g_autoptr (HjlExportMark) existing = NULL;
  HjlMockRequest *request;

  hjl_mock_server_answer (fixture->server, "PUT", "/v1/candidates/c-1/export", 201, NULL);
  g_assert_true (mark (fixture, "https://lever.example/opp-1", &existing));
  g_assert_no_error (fixture->error);
  g_assert_null (existing);

  request = hjl_mock_server_get_last (fixture->server);
  g_assert_cmpstr (hjl_mock_request_get_header (request, "If-None-Match"), ==, "*");
  body = hjl_mock_request_dup_json (request);
  g_assert_true (json_node_equal (body, expected));
}

static void
test_mark_lost (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HjlExportMark) existing = NULL;

  hjl_mock_answer_set_fault (hjl_mock_server_answer (fixture->server, "PUT", "/v1/candidates/c-1/export", 201, "{}"),
                             HJL_MOCK_FAULT_CUT_HEADERS);
  hjl_mock_server_answer (fixture->server, "PUT", "/v1/candidates/c-1/export", 412,
                          "{\"error\":{\"code\":\"already_exported\",\"message\":\"No.\"},\"ats\":\"lever\",\"record_id\":\"opp-1\"}");
  g_assert_true (mark (fixture, "https://lever.example/opp-1", &existing));
  g_assert_no_error (fixture->error);
  g_assert_null (existing);
  g_assert_cmpuint (hjl_mock_server_count (fixture->server, "PUT", NULL), ==, 2);
}

/* Only an answer that says so makes a mark count. */
static void
test_mark_unsaid (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *body;
    gboolean    marked;
    guint       again; /* the status of a second answer, which a yes and nothing else asks for; 0 is none */
  } answers[] = {
    { 201, NULL, TRUE },
    { 201, "{}", TRUE },
    { 201, "{\"ats\":\"lever\",\"record_id\":\"opp-1\"}", TRUE },
    { 200, "{\"ats\":\"lever\",\"record_id\":\"opp-1\"}", TRUE },
    { 200, NULL, FALSE, 200 },
    { 200, NULL, TRUE, 412 },
    { 200, "{}", FALSE },
    { 200, "<html>Please sign in</html>", FALSE },
    { 201, "<html>Please sign in</html>", FALSE },
    { 201, "{\"error\":{\"code\":\"no\"}}", FALSE },
    { 201, "{\"ats\":\"lever\",\"record_id\":\"opp-2\"}", FALSE },
    { 204, NULL, FALSE, 204 },
    { 204, NULL, TRUE, 412 },
    { 204, NULL, TRUE, 201 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (HjlExportMark) existing = NULL;

      g_test_message ("%u %s", answers[i].status, answers[i].body);
      g_clear_error (&fixture->error);
      g_clear_object (&fixture->result);
      hjl_mock_server_answer (fixture->server, "PUT", "/v1/candidates/c-1/export", answers[i].status, answers[i].body);
      if (answers[i].again != 0)
        hjl_mock_server_answer (fixture->server, "PUT", "/v1/candidates/c-1/export", answers[i].again,
                                answers[i].again == 412 ? "{\"error\":{\"code\":\"exported\"},\"ats\":\"lever\",\"record_id\":\"opp-1\"}" : NULL);
      g_assert_cmpint (mark (fixture, "https://lever.example/opp-1", &existing), ==, answers[i].marked);
      g_assert_cmpint (fixture->error == NULL, ==, answers[i].marked);
      g_assert_cmpint (existing != NULL, ==, i == 10);
    }
}

static void
test_mark_taken (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HjlExportMark) existing = NULL;

  hjl_mock_server_answer (fixture->server, "PUT", "/v1/candidates/c-1/export", 412,
                          "{\"error\":{\"code\":\"already_exported\",\"message\":\"No.\"},\"ats\":\"lever\",\"record_id\":\"opp-2\","
                          "\"record_url\":\"https://lever.example/opp-2\",\"exported_at\":\"2026-03-02T09:29:00Z\"}");
  g_assert_false (mark (fixture, "https://lever.example/opp-1", &existing));
  g_assert_error (fixture->error, HJL_ERROR, HJL_ERROR_CONFLICT);
  g_assert_cmpstr (existing->record_id, ==, "opp-2");
  g_assert_cmpstr (existing->record_url, ==, "https://lever.example/opp-2");
  g_assert_cmpint (existing->exported_at, >, 0);
}

static void
test_mark_incomplete (Fixture      *fixture,
                      gconstpointer data)
{
  g_assert_false (mark (fixture, NULL, NULL));
  g_assert_error (fixture->error, HJL_ERROR, HJL_ERROR_UNSENDABLE);
  g_assert_cmpuint (hjl_mock_server_count (fixture->server, NULL, NULL), ==, 0);
}

typedef enum
{
  NO_END_SAME_TOKEN,
  NO_END_NEW_TOKENS, /* new tokens, and always the same row */
  NO_END_NO_ROWS,    /* new tokens, and no row */
  NO_END_CYCLE,      /* three tokens in turn, new rows */
  NO_END_BAD_ROWS,   /* new tokens, and a row that cannot be read */
} NoEnd;

static guint n_answered;

static void
answer_for_ever (HjlMockRequest *request,
                 HjlMockAnswer  *answer,
                 gpointer        user_data)
{
  const NoEnd      pattern = GPOINTER_TO_UINT (user_data);
  const guint      n = ++n_answered;
  const guint      token = pattern == NO_END_SAME_TOKEN ? 0 : (pattern == NO_END_CYCLE ? n % 3 : n);
  const guint      id = pattern == NO_END_NEW_TOKENS ? 0 : n;
  g_autofree char *row = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (pattern == NO_END_BAD_ROWS)
    row = g_strdup ("null");
  else if (pattern != NO_END_NO_ROWS)
    row = g_strdup_printf ("{\"id\":\"%u\",\"talent_id\":\"t\",\"role_id\":\"r\",\"stage_id\":\"s\",\"status\":\"accepted\"}", id);
  body = g_strdup_printf ("{\"data\":[%s],\"next_cursor\":\"%u\"}", row != NULL ? row : "", token);
  bytes = g_bytes_new (body, strlen (body));
  hjl_mock_answer_set_body (answer, "application/json", bytes);
}

/* Read as the reader does: a page, then the one that it names. */
static void
read_to_the_end (HjlSource *source,
                 gboolean   roles,
                 GError   **error)
{
  g_autofree char *cursor = NULL;
  gboolean         more = TRUE;

  while (more)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HjlSourcePage) role_page = NULL;
      g_autoptr (HjlSourcePage) page = NULL;

      if (roles)
        {
          hjl_source_page_roles_async (source, cursor, NULL, hjl_test_got_result, &result);
          role_page = hjl_finish_pointer (source, hjl_test_wait (&result), error);
        }
      else
        {
          hjl_source_page_candidates_async (source, 0, cursor, NULL, hjl_test_got_result, &result);
          page = hjl_finish_pointer (source, hjl_test_wait (&result), error);
        }
      g_free (cursor);
      if (roles)
        cursor = role_page != NULL ? g_strdup (role_page->cursor) : NULL;
      else
        cursor = page != NULL ? g_strdup (page->cursor) : NULL;
      more = cursor != NULL;
    }
}

/* Lists that never end are an error after a bound, whatever the pattern is. */
static void
test_no_end (gconstpointer data)
{
  for (guint roles = 0; roles < 2; roles++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlSource) source = hjl_feed_calls_make_source (server, 3, HJL_FEED_CALLS_PATIENT);
      g_autoptr (GError) error = NULL;

      n_answered = 0;
      hjl_mock_server_handle (server, NULL, NULL, answer_for_ever, (gpointer) data);
      read_to_the_end (source, roles != 0, &error);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE);
      g_assert_cmpuint (n_answered, <=, 25);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture      *fixture,
                  gconstpointer data);
  } tests[] = {
    { "/feed-source/features", test_features },
    { "/feed-source/account", test_account },
    { "/feed-source/stages", test_stages },
    { "/feed-source/roles", test_roles },
    { "/feed-source/candidates", test_candidates },
    { "/feed-source/candidates/all", test_all_candidates },
    { "/feed-source/candidates/stale-cursor", test_stale_cursor },
    { "/feed-source/candidates/same-cursor", test_same_cursor },
    { "/feed-source/candidate", test_candidate },
    { "/feed-source/candidate/deleted", test_deleted },
    { "/feed-source/set-stage", test_set_stage },
    { "/feed-source/set-stage/lost", test_set_stage_lost },
    { "/feed-source/set-stage/empty", test_set_stage_empty },
    { "/feed-source/mark", test_mark },
    { "/feed-source/mark/lost", test_mark_lost },
    { "/feed-source/mark/unsaid", test_mark_unsaid },
    { "/feed-source/mark/taken", test_mark_taken },
    { "/feed-source/mark/incomplete", test_mark_incomplete },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  g_test_add_data_func ("/feed-source/no-end/same-token", GUINT_TO_POINTER (NO_END_SAME_TOKEN), test_no_end);
  g_test_add_data_func ("/feed-source/no-end/same-rows", GUINT_TO_POINTER (NO_END_NEW_TOKENS), test_no_end);
  g_test_add_data_func ("/feed-source/no-end/no-rows", GUINT_TO_POINTER (NO_END_NO_ROWS), test_no_end);
  g_test_add_data_func ("/feed-source/no-end/cycle", GUINT_TO_POINTER (NO_END_CYCLE), test_no_end);
  g_test_add_data_func ("/feed-source/no-end/bad-rows", GUINT_TO_POINTER (NO_END_BAD_ROWS), test_no_end);

  return g_test_run ();
}
