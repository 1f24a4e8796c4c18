/* test-lever-create.c: what makes an opportunity, on the wire: JSON, multipart, and what comes back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lever-wire.h"

#include "model/hjl-candidate-profile.h"
#include "model/hjl-error.h"

#define POSTING "75ff0000-0000-4000-8000-000000000001"
#define ACTOR "b5500000-0000-4000-8000-000000000002"

static const char *const emails[] = { "ada@example.com", "", "zoë@example.org", NULL };
static const char *const links[] = { "https://example.com/ada?a=1&b=2", NULL };
static const char *const tags[] = { "from hackajob", NULL };
static const char *const sources[] = { "hackajob", NULL };

static void
free_phone (gpointer data)
{
  HjlLabelled *phone = data;

  g_free (phone->label);
  g_free (phone->text);
  g_free (phone);
}

static GPtrArray *
make_phones (void)
{
  GPtrArray *phones = g_ptr_array_new_with_free_func (free_phone);

  g_ptr_array_add (phones, hjl_labelled_new ("Mobile", "(555) 555-0100"));
  g_ptr_array_add (phones, hjl_labelled_new (NULL, "+44 20 5550 0101"));
  g_ptr_array_add (phones, hjl_labelled_new ("satellite", "5555550102"));
  g_ptr_array_add (phones, hjl_labelled_new ("home", ""));

  return phones;
}

static HjlOpportunity *
create (LeverWire               *wire,
        const HjlNewOpportunity *opportunity,
        GError                 **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_lever_client_create_async (wire->client, opportunity, NULL, hjl_test_got_result, &result);
  return hjl_lever_client_finish (wire->client, hjl_test_wait (&result), error);
}

static void
test_json (LeverWire    *wire,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) phones = make_phones ();
  g_autoptr (HjlOpportunity) made = NULL;
  const HjlNewOpportunity opportunity = {
    .name = "Ada Zoë Example",
    .headline = "Engineer",
    .location = "San Francisco, CA",
    .emails = emails,
    .links = links,
    .tags = tags,
    .sources = sources,
    .phones = phones,
    .origin = "sourced",
    .stage_id = "lead-new",
    .posting_id = POSTING,
    .owner = ACTOR,
    .perform_as = ACTOR,
  };

  lever_wire_answer_file (wire, "POST", "/v1/opportunities", 201, "opportunity-created.json");
  made = create (wire, &opportunity, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (made->id, ==, "90bb0000-0000-4000-8000-000000000001");
  g_assert_cmpstr (made->contact_id, ==, "14190000-0000-4000-8000-000000000001");
  g_assert_cmpstr (made->stage_id, ==, "lead-new");
  g_assert_cmpstr (made->sources[0], ==, "hackajob");
  /* Lever adds the posting's own words as tags. */
  g_assert_cmpuint (g_strv_length (made->tags), ==, 6);

  lever_wire_assert_sent (wire, 0, "POST /v1/opportunities?perform_as=" ACTOR);
  lever_wire_assert_json (wire, 0,
                          "{'name':'Ada Zoë Example','headline':'Engineer','location':'San Francisco, CA',"
                          "'emails':['ada@example.com','zoë@example.org'],"
                          "'phones':[{'value':'(555) 555-0100','type':'mobile'},{'value':'+44 20 5550 0101'},"
                          "{'value':'5555550102','type':'other'}],"
                          "'links':['https://example.com/ada?a=1&b=2'],'tags':['from hackajob'],"
                          "'sources':['hackajob'],'origin':'sourced','stage':'lead-new',"
                          "'postings':['" POSTING "'],'owner':'" ACTOR "'}");
}

/* NULL and "" say nothing, so nothing is sent. */
static void
test_sparse (LeverWire    *wire,
             gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) phones = g_ptr_array_new ();
  g_autoptr (HjlOpportunity) made = NULL;
  const HjlNewOpportunity opportunity = {
    .name = "",
    .emails = nothing,
    .phones = phones,
    .stage_id = NULL,
    .posting_id = POSTING,
    .perform_as = "user/1",
  };

  hjl_mock_server_answer (wire->server, "POST", NULL, 201, "{\"data\":{\"id\":\"o\"}}");
  made = create (wire, &opportunity, &error);

  g_assert_no_error (error);
  lever_wire_assert_sent (wire, 0, "POST /v1/opportunities?perform_as=user%2F1");
  lever_wire_assert_json (wire, 0, "{'postings':['" POSTING "']}");
}

typedef struct
{
  const char *name;
  const char *text; /* NULL: do not compare */
  const char *filename;
  const char *content_type;
} ExpectedPart;

static void
assert_parts (HjlMockRequest     *request,
              const ExpectedPart *expected,
              guint               n_expected)
{
  g_autoptr (SoupMultipart) multipart =
    soup_multipart_new_from_message (request->headers, request->body);

  g_assert_nonnull (multipart);
  g_assert_cmpint (soup_multipart_get_length (multipart), ==, (int) n_expected);

  for (guint i = 0; i < n_expected; i++)
    {
      g_autoptr (GHashTable) parameters = NULL;
      g_autofree char    *disposition = NULL;
      SoupMessageHeaders *headers;
      GBytes             *body;

      g_assert_true (soup_multipart_get_part (multipart, i, &headers, &body));
      g_assert_true (soup_message_headers_get_content_disposition (headers, &disposition, &parameters));
      g_assert_cmpstr (disposition, ==, "form-data");
      g_assert_cmpstr (g_hash_table_lookup (parameters, "name"), ==, expected[i].name);
      g_assert_cmpstr (g_hash_table_lookup (parameters, "filename"), ==, expected[i].filename);
      g_assert_cmpstr (soup_message_headers_get_one (headers, "Content-Type"), ==, expected[i].content_type);
      g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body),
                       expected[i].text, strlen (expected[i].text));
    }
}

/* One part an element, with `[]`; a phone is JSON in its part (lever/README.md, Creating an opportunity). */
static void
test_multipart (LeverWire    *wire,
                gconstpointer data)
{
  static const ExpectedPart parts[] = {
    { "name", "Ada Example" },
    { "headline", "Engineer" },
    { "location", "Zürich" },
    { "emails[]", "ada@example.com" },
    { "emails[]", "zoë@example.org" },
    { "phones[]", "{\"value\":\"(555) 555-0100\",\"type\":\"mobile\"}" },
    { "phones[]", "{\"value\":\"+44 20 5550 0101\"}" },
    { "phones[]", "{\"value\":\"5555550102\",\"type\":\"other\"}" },
    { "links[]", "https://example.com/ada?a=1&b=2" },
    { "tags[]", "from hackajob" },
    { "sources[]", "hackajob" },
    { "origin", "sourced" },
    { "stage", "lead-new" },
    { "postings[]", POSTING },
    { "owner", ACTOR },
    { "resumeFile", "%PDF-1.7\r\n--not-a-boundary\r\n", "Lebenslauf Müller “final”.pdf", "application/pdf" },
    { "files[]", "profile", "hackajob-profile.pdf", "application/pdf" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) phones = make_phones ();
  g_autoptr (GBytes) cv = g_bytes_new_static (parts[15].text, strlen (parts[15].text));
  g_autoptr (GBytes) document = g_bytes_new_static ("profile", 7);
  g_autoptr (HjlFile) resume = hjl_file_new (parts[15].filename, "application/pdf", cv);
  g_autoptr (HjlFile) profile = hjl_file_new ("hackajob-profile.pdf", "application/pdf", document);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (HjlOpportunity) made = NULL;
  const HjlNewOpportunity opportunity = {
    .name = "Ada Example",
    .headline = "Engineer",
    .location = "Zürich",
    .emails = emails,
    .links = links,
    .tags = tags,
    .sources = sources,
    .phones = phones,
    .origin = "sourced",
    .stage_id = "lead-new",
    .posting_id = POSTING,
    .owner = ACTOR,
    .resume = resume,
    .files = files,
    .perform_as = ACTOR,
  };

  g_ptr_array_add (files, profile);
  lever_wire_answer_file (wire, "POST", "/v1/opportunities", 201, "opportunity-created.json");
  made = create (wire, &opportunity, &error);

  g_assert_no_error (error);
  lever_wire_assert_sent (wire, 0, "POST /v1/opportunities?perform_as=" ACTOR);
  assert_parts (hjl_mock_server_get_request (wire->server, 0), parts, G_N_ELEMENTS (parts));
}

static void
test_one_file (LeverWire    *wire,
               gconstpointer data)
{
  static const ExpectedPart with_resume[] = {
    { "postings[]", POSTING },
    { "resumeFile", "text", "履歴書.txt", "text/plain" },
  };
  static const ExpectedPart with_files[] = {
    { "postings[]", POSTING },
    { "files[]", "text", "履歴書.txt", "text/plain" },
    { "files[]", "text", "履歴書.txt", "text/plain" },
  };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_bytes_new_static ("text", 4);
  g_autoptr (HjlFile) file = hjl_file_new ("履歴書.txt", "text/plain", content);
  g_autoptr (HjlOpportunity) first = NULL;
  g_autoptr (HjlOpportunity) second = NULL;
  HjlNewOpportunity opportunity = { .posting_id = POSTING, .perform_as = ACTOR, .resume = file };

  hjl_mock_answer_set_times (hjl_mock_server_answer (wire->server, "POST", NULL, 201, "{\"data\":{\"id\":\"o\"}}"), 2);
  first = create (wire, &opportunity, &error);
  g_assert_no_error (error);
  assert_parts (hjl_mock_server_get_request (wire->server, 0), with_resume, G_N_ELEMENTS (with_resume));

  opportunity.resume = NULL;
  opportunity.files = files;
  g_ptr_array_add (files, file);
  g_ptr_array_add (files, file);
  second = create (wire, &opportunity, &error);
  g_assert_no_error (error);
  assert_parts (hjl_mock_server_get_request (wire->server, 1), with_files, G_N_ELEMENTS (with_files));
}

/* `deduped` is in no documentation and stands beside `data` (lever/README.md, Creating an opportunity): whatever it is. */
static void
test_deduped (LeverWire    *wire,
              gconstpointer data)
{
  static const char *const answers[] = {
    "{\"deduped\":true,\"data\":{\"id\":\"o\"}}",
    "{\"deduped\":false,\"data\":{\"id\":\"o\"}}",
    "{\"data\":{\"id\":\"o\"}}",
    "{\"deduped\":null,\"data\":{\"id\":\"o\"}}",
    "{\"deduped\":\"perhaps\",\"data\":{\"id\":\"o\"}}",
    "{\"data\":{\"id\":\"o\",\"deduped\":true}}",
  };
  const HjlNewOpportunity opportunity = { .posting_id = POSTING, .perform_as = ACTOR };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlOpportunity) made = NULL;

      hjl_mock_server_answer (wire->server, "POST", NULL, i % 2 ? 200 : 201, answers[i]);
      made = create (wire, &opportunity, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (made->id, ==, "o");
    }
}

/* Exactly one posting, and somebody to act as: anything else is not even sent. */
static void
test_incomplete (LeverWire    *wire,
                 gconstpointer data)
{
  const HjlNewOpportunity incomplete[] = {
    { .posting_id = POSTING },
    { .posting_id = POSTING, .perform_as = "" },
    { .perform_as = ACTOR },
    { .perform_as = ACTOR, .posting_id = "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (incomplete); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlOpportunity) made = create (wire, &incomplete[i], &error);

      g_assert_null (made);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_UNSENDABLE);
    }

  g_assert_cmpuint (hjl_mock_server_count (wire->server, NULL, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  lever_wire_add ("/lever/create/json", test_json);
  lever_wire_add ("/lever/create/sparse", test_sparse);
  lever_wire_add ("/lever/create/multipart", test_multipart);
  lever_wire_add ("/lever/create/one-file", test_one_file);
  lever_wire_add ("/lever/create/deduped", test_deduped);
  lever_wire_add ("/lever/create/incomplete", test_incomplete);

  return g_test_run ();
}
