/* test-lever-updates.c: moves, archives, sources, tags, links and files on the wire
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lever-wire.h"

#include "model/hjl-error.h"

static HjlOpportunity *
finish (LeverWire     *wire,
        GAsyncResult **result,
        GError       **error)
{
  HjlOpportunity *row = hjl_lever_client_finish (wire->client, hjl_test_wait (result), error);

  g_clear_object (result);
  return row;
}

static void
test_stage (LeverWire    *wire,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlOpportunity) row = NULL;

  lever_wire_answer_file (wire, "PUT", "/v1/opportunities/o/stage", 200, "opportunity-updated.json");
  hjl_lever_client_set_stage_async (wire->client, "o", "offer", "user 1", NULL, hjl_test_got_result, &result);
  row = finish (wire, &result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (row->stage_id, ==, "offer");
  /* The answer's personal fields are blank, which says nothing of the person (lever/README.md, Updating an opportunity). */
  g_assert_null (row->name);
  g_assert_null (row->emails);
  g_assert_null (row->links);
  g_assert_cmpstr (row->sources[0], ==, "hackajob");
  lever_wire_assert_sent (wire, 0, "PUT /v1/opportunities/o/stage?perform_as=user%201");
  lever_wire_assert_json (wire, 0, "{'stage':'offer'}");
}

static void
test_archived (LeverWire    *wire,
               gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlOpportunity) archived = NULL;
  g_autoptr (HjlOpportunity) running = NULL;

  lever_wire_answer_file (wire, "PUT", "/v1/opportunities/o/archived", 200, "opportunity.json");
  hjl_lever_client_set_archived_async (wire->client, "o", "c9730000-0000-4000-8000-000000000002", "u", NULL, hjl_test_got_result, &result);
  archived = finish (wire, &result, &error);
  g_assert_no_error (error);
  g_assert_true (archived->archived);

  lever_wire_answer_file (wire, "PUT", "/v1/opportunities/o/archived", 200, "opportunity-updated.json");
  hjl_lever_client_set_archived_async (wire->client, "o", NULL, NULL, NULL, hjl_test_got_result, &result);
  running = finish (wire, &result, &error);
  g_assert_no_error (error);
  g_assert_false (running->archived);

  lever_wire_assert_sent (wire, 0, "PUT /v1/opportunities/o/archived?perform_as=u");
  lever_wire_assert_json (wire, 0, "{'reason':'c9730000-0000-4000-8000-000000000002','cleanInterviews':false}");
  lever_wire_assert_sent (wire, 1, "PUT /v1/opportunities/o/archived");
  lever_wire_assert_json (wire, 1, "{'reason':null}");
}

/* Unarchived, and the answer says otherwise, or does not say. */
static void
test_still_archived (LeverWire    *wire,
                     gconstpointer data)
{
  static const char *const answers[] = {
    "{\"data\":{\"id\":\"o\",\"stage\":\"offer\",\"archived\":{\"reason\":\"r\",\"archivedAt\":1}}}",
    "{\"data\":{\"id\":\"o\",\"stage\":\"offer\"}}",
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlOpportunity) row = NULL;

      hjl_mock_server_answer (wire->server, "PUT", "/v1/opportunities/o/archived", 200, answers[i / 2]);
      hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/o", 200,
                              i % 2 == 0 ? answers[0] : "{\"data\":{\"id\":\"o\",\"stage\":\"offer\",\"archived\":null}}");
      hjl_lever_client_set_archived_async (wire->client, "o", NULL, NULL, NULL, hjl_test_got_result, &result);
      row = finish (wire, &result, &error);
      if (i % 2 == 0)
        g_assert_error (error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
      else
        g_assert_no_error (error);
      hjl_mock_server_assert_done (wire->server);
    }
}

/* A yes without a record, as a 204 or as a 200, or with one that does not show the change: the record itself tells
 * whether it was done. */
static void
test_empty (LeverWire    *wire,
            gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *body;
    const char *stage_id; /* nullable: it is archived */
    guint       read;     /* the status with which the record is read */
    const char *record;
    gboolean    done;
  } cases[] = {
    { 204, "", "offer", 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\"}}", TRUE },
    { 200, "", "offer", 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\"}}", TRUE },
    { 202, " \n", "offer", 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\"}}", TRUE },
    { 204, "", NULL, 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\",\"archived\":{\"reason\":\"r\",\"archivedAt\":1}}}", TRUE },
    { 204, "", "offer", 200, "{\"data\":{\"id\":\"o\",\"stage\":\"lead-new\"}}", FALSE },
    { 204, "", NULL, 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\",\"archived\":null}}", FALSE },
    { 204, "", "offer", 404, "{\"code\":\"ResourceNotFound\",\"message\":\"No.\"}", FALSE },
    { 204, "", "offer", 200, "{\"data\":null}", FALSE },
    { 200, "{\"data\":{\"id\":\"o\",\"stage\":\"lead-new\"}}", "offer", 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\"}}", TRUE },
    { 200, "{\"data\":{\"id\":\"o\",\"stage\":\"lead-new\"}}", "offer", 200, "{\"data\":{\"id\":\"o\",\"stage\":\"lead-new\"}}", FALSE },
    { 200, "{\"data\":{\"id\":\"o\"}}", "offer", 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\"}}", TRUE },
    { 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\",\"archived\":null}}", NULL, 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\",\"archived\":null}}", FALSE },
    { 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\",\"archived\":{\"reason\":\"other\"}}}", NULL, 200, "{\"data\":{\"id\":\"o\",\"archived\":{\"reason\":\"r\"}}}", TRUE },
    { 200, "{\"data\":{\"id\":\"o\",\"stage\":\"offer\"}}", NULL, 200, "{\"data\":{\"id\":\"o\",\"archived\":{\"reason\":\"r\"}}}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlOpportunity) row = NULL;

      hjl_mock_server_answer (wire->server, "PUT", cases[i].stage_id != NULL ? "/v1/opportunities/o/stage" : "/v1/opportunities/o/archived",
                              cases[i].status, cases[i].body);
      hjl_mock_server_answer (wire->server, "GET", "/v1/opportunities/o", cases[i].read, cases[i].record);
      if (cases[i].stage_id != NULL)
        hjl_lever_client_set_stage_async (wire->client, "o", cases[i].stage_id, NULL, NULL, hjl_test_got_result, &result);
      else
        hjl_lever_client_set_archived_async (wire->client, "o", "r", NULL, NULL, hjl_test_got_result, &result);
      row = finish (wire, &result, &error);
      g_test_message ("%u, then %u %s: %s", cases[i].status, cases[i].read, cases[i].record, error != NULL ? error->message : "done");
      if (cases[i].done)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (row->id, ==, "o");
        }
      else
        {
          g_assert_error (error, HJL_ERROR, HJL_ERROR_UNCERTAIN);
        }
      hjl_mock_server_assert_done (wire->server);
    }
}

static void
test_added_texts (LeverWire    *wire,
                  gconstpointer data)
{
  static const char *const texts[] = { "hackajob", "R&D", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_times (lever_wire_answer_file (wire, "POST", NULL, 200, "opportunity-updated.json"), 3);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HjlOpportunity) row = NULL;

      if (i == 0)
        hjl_lever_client_add_texts_async (wire->client, "o", HJL_LEVER_SOURCES, texts, "u", NULL, hjl_test_got_result, &result);
      else if (i == 1)
        hjl_lever_client_add_texts_async (wire->client, "o", HJL_LEVER_TAGS, texts, "", NULL, hjl_test_got_result, &result);
      else
        hjl_lever_client_add_texts_async (wire->client, "o", HJL_LEVER_LINKS, texts, NULL, NULL, hjl_test_got_result, &result);

      row = finish (wire, &result, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (row->id, ==, "64080000-0000-4000-8000-000000000001");
    }

  lever_wire_assert_sent (wire, 0, "POST /v1/opportunities/o/addSources?perform_as=u");
  lever_wire_assert_json (wire, 0, "{'sources':['hackajob','R&D']}");
  lever_wire_assert_sent (wire, 1, "POST /v1/opportunities/o/addTags");
  lever_wire_assert_json (wire, 1, "{'tags':['hackajob','R&D']}");
  lever_wire_assert_sent (wire, 2, "POST /v1/opportunities/o/addLinks");
  lever_wire_assert_json (wire, 2, "{'links':['hackajob','R&D']}");
}

static void
test_upload (LeverWire    *wire,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("\0\1\2\xff", 4);
  g_autoptr (HjlFile) file = hjl_file_new ("Zeugnis Größe.docx", "application/msword", content);
  g_autoptr (SoupMultipart) multipart = NULL;
  g_autoptr (GHashTable) parameters = NULL;
  g_autofree char    *disposition = NULL;
  SoupMessageHeaders *headers;
  HjlMockRequest     *request;
  GBytes             *body;

  hjl_mock_server_answer (wire->server, "POST", "/v1/opportunities/o/files", 201,
                          "{\"data\":{\"id\":\"f\",\"name\":\"Zeugnis Größe.docx\",\"ext\":\".docx\",\"status\":null}}");
  hjl_lever_client_upload_file_async (wire->client, "o", file, "u", NULL, hjl_test_got_result, &result);

  g_assert_true (hjl_lever_client_upload_file_finish (wire->client, hjl_test_wait (&result), &error));
  g_assert_no_error (error);
  lever_wire_assert_sent (wire, 0, "POST /v1/opportunities/o/files?perform_as=u");

  request = hjl_mock_server_get_request (wire->server, 0);
  multipart = soup_multipart_new_from_message (request->headers, request->body);
  g_assert_nonnull (multipart);
  g_assert_cmpint (soup_multipart_get_length (multipart), ==, 1);
  g_assert_true (soup_multipart_get_part (multipart, 0, &headers, &body));
  g_assert_true (soup_message_headers_get_content_disposition (headers, &disposition, &parameters));
  g_assert_cmpstr (g_hash_table_lookup (parameters, "name"), ==, "file");
  g_assert_cmpstr (g_hash_table_lookup (parameters, "filename"), ==, "Zeugnis Größe.docx");
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Content-Type"), ==, "application/msword");
  g_assert_true (g_bytes_equal (body, content));
}

static void
test_upload_by_nobody (LeverWire    *wire,
                       gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (HjlFile) file = hjl_file_new ("cv.pdf", "application/pdf", content);

  hjl_lever_client_upload_file_async (wire->client, "o", file, NULL, NULL, hjl_test_got_result, &result);

  g_assert_false (hjl_lever_client_upload_file_finish (wire->client, hjl_test_wait (&result), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_UNSENDABLE);
  g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  lever_wire_add ("/lever/updates/stage", test_stage);
  lever_wire_add ("/lever/updates/archived", test_archived);
  lever_wire_add ("/lever/updates/still-archived", test_still_archived);
  lever_wire_add ("/lever/updates/empty", test_empty);
  lever_wire_add ("/lever/updates/added-texts", test_added_texts);
  lever_wire_add ("/lever/updates/upload", test_upload);
  lever_wire_add ("/lever/updates/upload-by-nobody", test_upload_by_nobody);

  return g_test_run ();
}
