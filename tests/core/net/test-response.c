/* test-response.c: file names, error codes and words of an answer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hackajob/hjl-feed-json.h"
#include "model/hjl-error.h"
#include "net/hjl-redact.h"
#include "net/hjl-response-private.h"

static HjlResponse *
make_response (guint       status,
               const char *header,
               const char *value,
               const char *body)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  HjlResponse *response;

  if (value != NULL)
    soup_message_headers_append (headers, header, value);

  response = hjl_response_new (status, headers, bytes);
  soup_message_headers_unref (headers);

  return response;
}

static void
test_headers (void)
{
  HjlResponse *response = make_response (200, "content-TYPE", "Application/JSON ; charset=UTF-8", "{}");

  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpstr (response->content_type, ==, "application/json");
  g_assert_cmpstr (hjl_response_get_header (response, "Content-Type"), ==, "Application/JSON ; charset=UTF-8");
  g_assert_null (hjl_response_get_header (response, "Location"));
  g_assert_finalize_object (response);
}

static void
test_filenames (void)
{
  static const struct
  {
    const char *disposition;
    const char *filename;
  } cases[] = {
    { NULL, NULL },
    { "attachment", NULL },
    { "attachment; filename=cv.pdf", "cv.pdf" },
    { "attachment; filename=\"My CV.pdf\"", "My CV.pdf" },
    { "inline; filename=\"a\\\"b.pdf\"", "a\"b.pdf" },
    { "attachment; filename*=UTF-8''Lebenslauf%20M%C3%BCller.pdf", "Lebenslauf Müller.pdf" },
    { "attachment; filename*=utf-8'de'M%C3%BCller.pdf", "Müller.pdf" },
    { "attachment; filename=\"ascii.pdf\"; filename*=UTF-8''%E5%B1%A5.pdf", "履.pdf" },
    { "attachment; filename*=UTF-8''%E5%B1%A5.pdf; filename=\"ascii.pdf\"", "履.pdf" },
    { "attachment; filename=\"Müller.pdf\"", "Müller.pdf" },
    { "attachment; filename=\"M\xfcller.pdf\"", "Müller.pdf" },
    { "attachment; filename=\"../../etc/passwd\"", "passwd" },
    { "attachment; filename=\"C:\\\\Users\\\\ann\\\\cv.doc\"", "cv.doc" },
    { "attachment; filename=\"..\"", NULL },
    { "attachment; filename=\"a/\"", NULL },
    { "attachment; filename=\"\"", NULL },
    { "attachment; filename*=UTF-8''..%2F..%2Fx.pdf", "x.pdf" },
    { "attachment; filename*=UTF-8''..%5Cy.pdf", "y.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlResponse) response = make_response (200, "Content-Disposition", cases[i].disposition, "");
      g_autofree char *filename = hjl_response_dup_filename (response);

      g_test_message ("%u", i);
      g_assert_cmpstr (filename, ==, cases[i].filename);
    }
}

static void
test_error_codes (void)
{
  static const struct
  {
    const char *body;
    const char *code;
  } cases[] = {
    { "{\"code\":\"ResourceNotFound\",\"message\":\"x\"}", "ResourceNotFound" },
    { "{\"error\":{\"code\":\"master_account_required\",\"message\":\"x\"}}", "master_account_required" },
    { "{\"error\":\"invalid_grant\",\"error_description\":\"Unknown or invalid refresh token.\"}", "invalid_grant" },
    { "{\"ok\":false,\"error\":\"Posting not found here\"}", NULL },
    { "{\"code\":400}", NULL },
    { "[]", NULL },
    { "<html>", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlResponse) response = make_response (400, "", NULL, cases[i].body);
      g_autofree char *code = hjl_response_dup_error_code (response);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

/* What a server says can repeat what was sent to it. */
static void
test_redaction (void)
{
  static const struct
  {
    const char *said;
    const char *kept;
  } cases[] = {
    { "The stage does not exist.", "The stage does not exist." },
    { "Unknown user 0f8c1b2a-9d3e-4f50-8a61-72839405a6b7.", "Unknown user 0f8c1b2a-9d3e-4f50-8a61-72839405a6b7." },
    { "ann.example@example.com is taken", "… is taken" },
    { "taken: <ann@example.com>", "taken: <…>" },
    { "email=ann%40example.com is taken", "… is taken" },
    { "Bearer abc is not valid", "… is not valid" },
    { "token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln expired", "token … expired" },
    { "key 0123456789abcdef0123456789abcdef", "key …" },
    { "no route /v1/x?email=ann&code=1", "no route /v1/x…" },
    { "phone +44 7911 123456 is not valid", "phone … is not valid" },
    { "  two\nlines\t", "two lines" },
    { "\xff broken", "\xef\xbf\xbd broken" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = hjl_redact (cases[i].said);

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

static void
test_long_words (void)
{
  g_autofree char *said = g_strnfill (1000000, ' ');
  g_autofree char *body = NULL;
  g_autoptr (HjlResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i += 3)
    said[i] = 'w';
  body = g_strdup_printf ("{\"code\":\"No\",\"message\":\"%s\"}", said);
  response = make_response (422, "", NULL, body);

  g_assert_false (hjl_response_check (response, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INVALID_REQUEST);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <=, 208);
  g_assert_true (g_str_has_suffix (error->message, "…"));
}

/* An e-mail address in the code's place is no code. */
static void
test_canary (void)
{
  g_autoptr (HjlResponse) response = make_response (400, "", NULL,
                                                    "{\"code\":\"ann@example.com\",\"message\":\"Bearer canary-canary for ann@example.com\"}");
  g_autoptr (GError) error = NULL;

  g_assert_false (hjl_response_check (response, &error));
  g_assert_cmpstr (error->message, ==, "400 …: … for …");
}

/* Halves of surrogate pairs, which RFC 8259 8.2 allows and json-glib does not take. */
static void
test_surrogates (void)
{
  static const struct
  {
    const char *body;
    const char *text;
  } cases[] = {
    { "{\"a\":\"plain\"}", "plain" },
    { "{\"a\":\"\\ud83d\\ude00\"}", "\xf0\x9f\x98\x80" },
    { "{\"a\":\"x\\ud83d\"}", "x\xef\xbf\xbd" },
    { "{\"a\":\"\\ude00y\"}", "\xef\xbf\xbdy" },
    { "{\"a\":\"\\ud83dz\\ude00\"}", "\xef\xbf\xbdz\xef\xbf\xbd" },
    { "{\"a\":\"\\uD83D\\uD83D\\uDE00\"}", "\xef\xbf\xbd\xf0\x9f\x98\x80" },
    { "{\"a\":\"\\\\ud83d\"}", "\\ud83d" },
    { "\xef\xbb\xbf{\"a\":\"caf\xe9\"}", "caf\xef\xbf\xbd" },
    { "{\"a\":\"\xc3\"}", "\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HjlResponse) response = make_response (200, NULL, NULL, cases[i].body);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = hjl_response_dup_json (response, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "a"), ==, cases[i].text);
      g_assert_cmpint (hjl_response_was_mended (response), ==, strstr (cases[i].text, "\xef\xbf\xbd") != NULL);
    }
}

/* One page with both: half of a surrogate pair, and a version that no double holds. */
static void
test_version_beside_surrogate (void)
{
  g_autoptr (HjlResponse) response = make_response (200, NULL, NULL,
                                                    "{\"version\":12345678901234567890123,\"name\":\"x\\ud800\",\"last\":\"\xe9\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = hjl_feed_read_json (response, &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "version"), ==, "12345678901234567890123");
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "x\xef\xbf\xbd");
  g_assert_cmpstr (json_object_get_string_member (object, "last"), ==, "\xef\xbf\xbd");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/response/headers", test_headers);
  g_test_add_func ("/net/response/filenames", test_filenames);
  g_test_add_func ("/net/response/error-codes", test_error_codes);
  g_test_add_func ("/net/response/surrogates", test_surrogates);
  g_test_add_func ("/net/response/redaction", test_redaction);
  g_test_add_func ("/net/response/long-words", test_long_words);
  g_test_add_func ("/net/response/canary", test_canary);

  g_test_add_func ("/net/response/version-beside-surrogate", test_version_beside_surrogate);

  return g_test_run ();
}
