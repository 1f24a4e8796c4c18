/* test-lever-lists.c: what the reading calls send, and what they make of the answers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lever-wire.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"
#include "sync/hjl-finder.h"

static void
test_users (LeverWire    *wire,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = NULL;

  lever_wire_answer_file (wire, "GET", "/v1/users", 200, "users.json");
  hjl_lever_client_list_async (wire->client, HJL_LIST_USERS, NULL, hjl_test_got_result, &result);
  users = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, 4);
  g_assert_cmpstr (((HjlUser *) g_ptr_array_index (users, 0))->name, ==, "Sam Superadmin");
  lever_wire_assert_sent (wire, 0, "GET /v1/users?limit=100&includeDeactivated=true");
}

/* No filter by state: `state=published` would hide unlisted postings. With a time nothing else but
 * confidentiality is allowed (lever/README.md, Postings). */
static void
test_postings (LeverWire    *wire,
               gconstpointer data)
{
  static const struct
  {
    gboolean    confidential;
    HjlTime     since;
    const char *line;
  } calls[] = {
    { FALSE, 0, "GET /v1/postings?limit=100" },
    { TRUE, 0, "GET /v1/postings?limit=100&confidentiality=all" },
    { FALSE, 1782972961725, "GET /v1/postings?limit=100&updated_at_start=1782972961725" },
    { TRUE, 1782972961725, "GET /v1/postings?limit=100&updated_at_start=1782972961725&confidentiality=all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) postings = NULL;

      lever_wire_answer_file (wire, "GET", "/v1/postings", 200, "postings.json");
      hjl_lever_client_set_confidential (wire->client, calls[i].confidential);
      hjl_lever_client_list_postings_async (wire->client, calls[i].since, NULL, hjl_test_got_result, &result);
      postings = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (postings->len, ==, 3);
      lever_wire_assert_sent (wire, i, calls[i].line);
    }
}

static void
test_reasons (LeverWire    *wire,
              gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reasons = NULL;

  lever_wire_answer_file (wire, "GET", "/v1/archive_reasons", 200, "archive_reasons.json");
  hjl_lever_client_list_async (wire->client, HJL_LIST_REASONS, NULL, hjl_test_got_result, &result);
  reasons = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reasons->len, ==, 4);
  lever_wire_assert_sent (wire, 0, "GET /v1/archive_reasons?limit=100");
}

/* Sources and tags have no ids (lever/README.md, Sources and tags). */
static void
test_texts (LeverWire    *wire,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) sources_result = NULL;
  g_autoptr (GAsyncResult) tags_result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  lever_wire_answer_file (wire, "GET", "/v1/sources", 200, "sources.json");
  hjl_lever_client_list_async (wire->client, HJL_LIST_SOURCES, NULL, hjl_test_got_result, &sources_result);
  sources = hjl_lever_client_finish (wire->client, hjl_test_wait (&sources_result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (sources, 1), ==, "LinkedIn");
  g_assert_cmpstr (g_ptr_array_index (sources, 2), ==, "hackajob");

  hjl_mock_server_answer (wire->server, "GET", "/v1/tags", 200,
                          "{\"data\":[{\"text\":\"R&D\",\"count\":1}]}");
  hjl_lever_client_list_async (wire->client, HJL_LIST_TAGS, NULL, hjl_test_got_result, &tags_result);
  tags = hjl_lever_client_finish (wire->client, hjl_test_wait (&tags_result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tags->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (tags, 0), ==, "R&D");

  lever_wire_assert_sent (wire, 0, "GET /v1/sources?limit=100");
  lever_wire_assert_sent (wire, 1, "GET /v1/tags?limit=100");
}

static void
test_filters (LeverWire    *wire,
              gconstpointer data)
{
  static const struct
  {
    HjlOpportunityFilter filter;
    gboolean             confidential;
    const char          *line;
  } calls[] = {
    { { NULL }, FALSE, "GET /v1/opportunities?limit=100" },
    { { .email = "" }, TRUE, "GET /v1/opportunities?limit=100&confidentiality=all" },
    { { .posting_id = "p 1", .source = "hackajob & co", .email = "ada+cv@example.com", .created_at_start = 5, .created_at_end = 6, .expand_applications = TRUE },
      FALSE,
      "GET /v1/opportunities?limit=100&posting_id=p%201&source=hackajob%20%26%20co"
      "&email=ada%2Bcv%40example.com&created_at_start=5&created_at_end=6&expand=applications" },
    { { .archived_posting_id = "p", .contact_id = "c", .updated_at_start = 1782972961725 },
      TRUE,
      "GET /v1/opportunities?limit=100&archived_posting_id=p&contact_id=c"
      "&updated_at_start=1782972961725&confidentiality=all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities", 200, "{\"data\":[],\"hasNext\":false}");
      hjl_lever_client_set_confidential (wire->client, calls[i].confidential);
      hjl_lever_client_list_opportunities_async (wire->client, &calls[i].filter, NULL,
                                                 hjl_test_got_result, &result);
      rows = hjl_lever_client_list_opportunities_finish (wire->client, hjl_test_wait (&result), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, 0);
      lever_wire_assert_sent (wire, i, calls[i].line);
    }
}

static void
test_get_opportunity (LeverWire    *wire,
                      gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlOpportunity) row = NULL;

  lever_wire_answer_file (wire, "GET", NULL, 200, "opportunity-expanded.json");
  hjl_lever_client_get_async (wire->client, HJL_LEVER_OPPORTUNITY, "an id/with ?", NULL, hjl_test_got_result, &result);
  row = hjl_lever_client_finish (wire->client, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (row->posting_id, ==, "75ff0000-0000-4000-8000-000000000001");
  lever_wire_assert_sent (wire, 0, "GET /v1/opportunities/an%20id%2Fwith%20%3F?expand=applications");
}

static void
test_get_others (LeverWire    *wire,
                 gconstpointer data)
{
  g_autoptr (GAsyncResult) user_result = NULL;
  g_autoptr (GAsyncResult) posting_result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlUser) user = NULL;
  g_autoptr (HjlPosting) posting = NULL;

  hjl_mock_server_answer (wire->server, "GET", "/v1/users/u", 200,
                          "{\"data\":{\"id\":\"u\",\"name\":\"Kim\",\"accessRole\":\"admin\"}}");
  hjl_lever_client_get_async (wire->client, HJL_LEVER_USER, "u", NULL, hjl_test_got_result, &user_result);
  user = hjl_lever_client_finish (wire->client, hjl_test_wait (&user_result), &error);
  g_assert_no_error (error);
  g_assert_false (hjl_user_is_super_admin (user));

  hjl_mock_server_answer (wire->server, "GET", "/v1/postings/p", 200,
                          "{\"data\":{\"id\":\"p\",\"text\":\"Job\",\"state\":\"closed\"}}");
  hjl_lever_client_get_async (wire->client, HJL_LEVER_POSTING, "p", NULL, hjl_test_got_result, &posting_result);
  posting = hjl_lever_client_finish (wire->client, hjl_test_wait (&posting_result), &error);
  g_assert_no_error (error);
  g_assert_false (hjl_posting_is_open (posting));

  lever_wire_assert_sent (wire, 0, "GET /v1/users/u");
  lever_wire_assert_sent (wire, 1, "GET /v1/postings/p");
}

static void
test_probe (LeverWire    *wire,
            gconstpointer data)
{
  static const struct
  {
    const char *segment;
    const char *line;
  } probes[] = {
    { "postings", "GET /v1/postings?limit=1" },
    { "opportunities", "GET /v1/opportunities?limit=1" },
    { "disposition_stages", "GET /v1/disposition_stages" },
    { "webhooks", "GET /v1/webhooks" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_server_answer (wire->server, "GET", NULL, 200, "{\"data\":[],\"hasNext\":false}");
      hjl_lever_client_probe_async (wire->client, probes[i].segment, FALSE, NULL, hjl_test_got_result, &result);
      g_assert_true (hjl_lever_client_probe_finish (wire->client, hjl_test_wait (&result), &error));
      g_assert_no_error (error);
      lever_wire_assert_sent (wire, i, probes[i].line);
    }
}

static void
test_files (LeverWire    *wire,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = NULL;
  gboolean complete = FALSE;

  lever_wire_answer_file (wire, "GET", "/v1/opportunities/o/files", 200, "files.json");
  lever_wire_answer_file (wire, "GET", "/v1/opportunities/o/resumes", 200, "resumes.json");
  hjl_lever_client_list_files_async (wire->client, "o", NULL, hjl_test_got_result, &result);
  names = hjl_lever_client_list_files_finish (wire->client, hjl_test_wait (&result), &complete, &error);

  g_assert_no_error (error);
  g_assert_true (complete);
  g_assert_cmpuint (names->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "hackajob-profile.pdf");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "Zeugnis Übersetzung.docx");
  g_assert_cmpstr (g_ptr_array_index (names, 2), ==, "hackajob-profile.pdf");
  g_assert_cmpstr (g_ptr_array_index (names, 3), ==, "CV Example.PDF");
  lever_wire_assert_sent (wire, 0, "GET /v1/opportunities/o/files?limit=100");
  lever_wire_assert_sent (wire, 1, "GET /v1/opportunities/o/resumes?limit=100");
}

/* What both lists show is one file, so that it does not stand for another that is missing. */
static void
test_files_in_both (LeverWire    *wire,
                    gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = NULL;

  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/o/files", 200,
                          "{\"data\":[{\"id\":\"1\",\"name\":\"cv.pdf\"},{\"id\":\"2\",\"name\":\"other.pdf\"}],\"hasNext\":false}");
  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/o/resumes", 200,
                          "{\"data\":[{\"id\":\"3\",\"file\":{\"name\":\"cv.pdf\"}},{\"id\":\"4\",\"file\":{\"name\":\"old.pdf\"}}],\"hasNext\":false}");
  hjl_lever_client_list_files_async (wire->client, "o", NULL, hjl_test_got_result, &result);
  names = hjl_lever_client_list_files_finish (wire->client, hjl_test_wait (&result), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "cv.pdf");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "other.pdf");
  g_assert_cmpstr (g_ptr_array_index (names, 2), ==, "old.pdf");
}

/* Resumes are another scope (lever/README.md, OAuth), so they may not be for us to read, and who is in Lever's place may not have
 * them at all. Whether it is the record that is gone, the record tells. */
static void
test_files_without_resumes (LeverWire    *wire,
                            gconstpointer data)
{
  static const struct
  {
    guint status;
    guint of_record;
    int   code; /* -1: the files can be read */
    guint n_requests;
  } answers[] = {
    { 403, 200, -1, 2 },
    { 404, 200, -1, 3 },
    { 400, 200, -1, 3 },
    { 405, 200, -1, 3 },
    { 410, 200, -1, 3 },
    { 422, 200, -1, 3 },
    { 501, 200, -1, 3 },
    { 404, 404, HJL_ERROR_NOT_FOUND, 3 },
    { 405, 404, HJL_ERROR_NOT_FOUND, 3 },
    { 404, 403, HJL_ERROR_FORBIDDEN, 3 },
    { 401, 200, HJL_ERROR_AUTH_EXPIRED, 2 },
    { 409, 200, HJL_ERROR_CONFLICT, 2 },
    { 505, 200, HJL_ERROR_SERVER, 2 },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) names = NULL;
      gboolean complete = TRUE;

      lever_wire_answer_file (wire, "GET", "/v1/opportunities/o/files", 200, "files.json");
      hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/o/resumes", answers[i].status,
                              "{\"code\":\"Whatever\",\"message\":\"No.\"}");
      if (answers[i].n_requests == 3 && answers[i].of_record == 200)
        lever_wire_answer_file (wire, "GET", "/v1/opportunities/o", 200, "opportunity-expanded.json");
      else if (answers[i].n_requests == 3)
        hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/o", answers[i].of_record, "{\"code\":\"Whatever\",\"message\":\"No.\"}");
      hjl_lever_client_list_files_async (wire->client, "o", NULL, hjl_test_got_result, &result);
      names = hjl_lever_client_list_files_finish (wire->client, hjl_test_wait (&result), &complete, &error);

      if (answers[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (names->len, ==, 3);
          g_assert_false (complete);
        }
      else
        {
          g_assert_error (error, HJL_ERROR, answers[i].code);
          g_assert_null (names);
        }
      n += answers[i].n_requests;
      g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL), ==, n);
    }
}

/* Nobody says whether Lever's filter compares letter by letter, nor how it keeps what was sent with capitals. */
static void
test_spellings (LeverWire    *wire,
                gconstpointer data)
{
  static const char *const emails[] = { "Ada@Example.com", "bo@example.com", "ada@example.com", NULL };
  static const char *const lines[] = {
    "GET /v1/opportunities?limit=100&email=ada%40example.com&expand=applications",
    "GET /v1/opportunities?limit=100&email=Ada%40Example.com&expand=applications",
    "GET /v1/opportunities?limit=100&email=bo%40example.com&expand=applications",
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities", 200, "{\"data\":[],\"hasNext\":false}");
  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities", 200,
                          "{\"data\":[{\"id\":\"o\",\"stage\":\"offer\",\"emails\":[\"Ada@Example.com\"]}],\"hasNext\":false}");
  hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities", 200, "{\"data\":[],\"hasNext\":false}");
  hjl_finder_find_async (wire->client, NULL, emails, NULL, hjl_test_got_result, &result);
  found = hjl_finish_pointer (NULL, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    lever_wire_assert_sent (wire, i, lines[i]);
}

/* A row that shows no address was found by it all the same, unless others show that the address was not looked at. */
static void
test_found_by_email (LeverWire    *wire,
                     gconstpointer data)
{
  const char *const emails[] = { "ada@example.com", NULL };
  static const struct
  {
    const char *other;
    const char *taken;
  } answers[] = { { "Ada@Example.com", "ada@example.com" }, { "b@example.com", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;
      const char      *expected[] = { answers[i].taken, answers[i].taken, answers[i].other, NULL };
      g_autofree char *body = g_strdup_printf ("{\"data\":[{\"id\":\"null\",\"stage\":\"offer\",\"emails\":null},"
                                               "{\"id\":\"empty\",\"stage\":\"offer\",\"emails\":[]},"
                                               "{\"id\":\"other\",\"stage\":\"offer\",\"emails\":[\"%s\"]},"
                                               "{\"id\":\"gone\",\"stage\":\"offer\",\"emails\":[],\"isAnonymized\":true}]}",
                                               answers[i].other);

      hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities", 200, body);
      hjl_finder_find_async (wire->client, NULL, emails, NULL, hjl_test_got_result, &result);
      found = hjl_finish_pointer (NULL, hjl_test_wait (&result), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
      for (guint n = 0; n < found->len; n++)
        {
          HjlOpportunity *opportunity = g_ptr_array_index (found, n);

          g_assert_cmpstr (opportunity->emails != NULL ? opportunity->emails[0] : NULL, ==, expected[n]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  lever_wire_add ("/lever/lists/users", test_users);
  lever_wire_add ("/lever/lists/postings", test_postings);
  lever_wire_add ("/lever/lists/reasons", test_reasons);
  lever_wire_add ("/lever/lists/texts", test_texts);
  lever_wire_add ("/lever/lists/filters", test_filters);
  lever_wire_add ("/lever/lists/spellings", test_spellings);
  lever_wire_add ("/lever/lists/found-by-email", test_found_by_email);
  lever_wire_add ("/lever/lists/get-opportunity", test_get_opportunity);
  lever_wire_add ("/lever/lists/get-others", test_get_others);
  lever_wire_add ("/lever/lists/probe", test_probe);
  lever_wire_add ("/lever/lists/files", test_files);
  lever_wire_add ("/lever/lists/files-in-both", test_files_in_both);
  lever_wire_add ("/lever/lists/files-without-resumes", test_files_without_resumes);

  return g_test_run ();
}
