/* test-multipart.c: names and bytes of a form arrive as they were
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-mock-server.h"
#include "hjl-test-utils.h"
#include "net/hjl-http.h"

static const char *const filenames[] = {
  "cv.pdf",
  "My CV (final).docx",
  "Lebenslauf Müller.pdf",
  "履歴書.pdf",
  "the \"best\" cv.pdf",
  "back\\slash.pdf",
  "half 50% = ; name=\"x\".pdf",
  "'quoted'.txt",
  "été\"\\.png",
};

static SoupMultipart *
read_form (HjlMockRequest *request)
{
  SoupMultipart *form = soup_multipart_new_from_message (request->headers, request->body);

  g_assert_nonnull (form);
  return form;
}

static char *
dup_name (SoupMessageHeaders *headers,
          const char         *parameter)
{
  g_autoptr (GHashTable) parameters = NULL;
  g_autofree char *disposition = NULL;

  g_assert_true (soup_message_headers_get_content_disposition (headers, &disposition, &parameters));
  g_assert_cmpstr (disposition, ==, "form-data");

  return g_strdup (g_hash_table_lookup (parameters, parameter));
}

static HjlMockRequest *
send_request (HjlMockServer *server,
              HjlRequest    *request)
{
  g_autoptr (HjlHttp) http = hjl_http_new (hjl_mock_server_get_uri (server), NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_server_answer (server, "POST", "/opportunities", 201, "{}");
  hjl_http_send_async (http, request, NULL, hjl_test_got_result, &result);
  response = hjl_finish_pointer (http, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 201);

  return hjl_mock_server_get_last (server);
}

static void
test_filenames (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (filenames); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (HjlRequest) request = hjl_request_new ("POST", "opportunities", NULL);
      g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.4\r\n--hjlever\r\n\0\xff end", 27);
      g_autoptr (SoupMultipart) form = NULL;
      SoupMessageHeaders *headers;
      GBytes             *body;
      g_autofree char    *name = NULL;
      g_autofree char    *filename = NULL;
      const char         *disposition;

      hjl_request_add_file (request, "resumeFile", filenames[i], "application/pdf", content);
      form = read_form (send_request (server, request));

      g_assert_cmpint (soup_multipart_get_length (form), ==, 1);
      g_assert_true (soup_multipart_get_part (form, 0, &headers, &body));
      name = dup_name (headers, "name");
      filename = dup_name (headers, "filename");
      g_assert_cmpstr (name, ==, "resumeFile");
      g_assert_cmpstr (filename, ==, filenames[i]);
      /* Once, and with nothing beside it (RFC 7578, 4.2). */
      disposition = soup_message_headers_get_one (headers, "Content-Disposition");
      g_assert_true (g_str_has_prefix (disposition, "form-data; name=\"resumeFile\"; filename=\""));
      g_assert_null (strstr (disposition, "filename*"));
      g_assert_true (g_str_has_suffix (disposition, "\""));
      g_assert_cmpstr (soup_message_headers_get_content_type (headers, NULL), ==, "application/pdf");
      g_assert_true (g_bytes_equal (body, content));
    }
}

/* Parts keep their order and their repeated names; text is UTF-8 and may have lines. */
static void
test_parts (void)
{
  static const char *const expected[][2] = {
    { "name", "Zoë \"Z\" Example" },
    { "emails[]", "zoe@example.com" },
    { "emails[]", "z@example.com" },
    { "headline", "" },
    { "notes", "one\r\ntwo\n--three" },
    { "files[]", "%PDF" },
  };
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlRequest) request = hjl_request_new ("POST", "opportunities", NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF", 4);
  g_autoptr (SoupMultipart) form = NULL;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (expected); i++)
    hjl_request_add_part (request, expected[i][0], expected[i][1]);
  hjl_request_add_part (request, "left out", NULL);
  hjl_request_add_file (request, "files[]", NULL, NULL, content);
  form = read_form (send_request (server, request));

  g_assert_cmpint (soup_multipart_get_length (form), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      SoupMessageHeaders *headers;
      GBytes             *body;
      g_autofree char    *name = NULL;
      g_autofree char    *filename = NULL;

      g_assert_true (soup_multipart_get_part (form, (int) i, &headers, &body));
      name = dup_name (headers, "name");
      filename = dup_name (headers, "filename");
      g_assert_cmpstr (name, ==, expected[i][0]);
      g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), expected[i][1], strlen (expected[i][1]));
      g_assert_cmpstr (filename, ==, i + 1 == G_N_ELEMENTS (expected) ? "file" : NULL);
    }
}

/* Neither a name nor a type can end its header and begin another. */
static void
test_injection (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlRequest) request = hjl_request_new ("POST", "opportunities", NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (SoupMultipart) form = NULL;
  SoupMessageHeaders *headers;
  GBytes             *body;

  hjl_request_add_file (request, "file", "cv.pdf\"\r\nX-Evil: 1\r\n\r\n", "text/plain\r\nX-Evil: 2", content);
  form = read_form (send_request (server, request));

  g_assert_cmpint (soup_multipart_get_length (form), ==, 1);
  g_assert_true (soup_multipart_get_part (form, 0, &headers, &body));
  g_assert_null (soup_message_headers_get_one (headers, "X-Evil"));
  g_assert_cmpstr (soup_message_headers_get_content_type (headers, NULL), ==, "application/octet-stream");
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "x", 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/multipart/filenames", test_filenames);
  g_test_add_func ("/net/multipart/parts", test_parts);
  g_test_add_func ("/net/multipart/injection", test_injection);

  return g_test_run ();
}
