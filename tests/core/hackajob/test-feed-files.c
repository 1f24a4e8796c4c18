/* test-feed-files.c: CVs and profile documents: untouched, named, and not too large
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-feed-calls.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define MB (1000 * 1000)

static const struct
{
  const char *content_type; /* nullable */
  const char *disposition;  /* nullable */
  const char *content;
  const char *name;
} files[] = {
  { "application/pdf", "attachment; filename=\"Marchbanks CV (2026).pdf\"", "%PDF-1.4", "Marchbanks CV (2026).pdf" },
  { DOCX, "attachment; filename=\"cv.docx\"; filename*=UTF-8''Lebenslauf%20%C3%9C.docx", "PK", "Lebenslauf Ü.docx" },
  { "application/pdf", "attachment; filename=\"../../etc/passwd\"", "%PDF-1.4", "passwd" },
  { "text/plain", "inline; filename=\"notes\"", "words", "notes" },
  /* An ending is for whoever uploads it, by its bytes (test-file-kind.c). */
  { "application/pdf", NULL, "x", "cv" },
  { "Application/PDF; name=x", "attachment", "x", "cv" },
  { NULL, NULL, "%PDF-1.7 ...", "cv" },
  { "application/pdf", NULL, "", "cv" },
};

static HjlDocument *
get_cv (HjlMockServer *server,
        GError       **error)
{
  g_autoptr (HjlSource) source = hjl_feed_calls_make_source (server, 1, HJL_FEED_CALLS_PATIENT);
  g_autoptr (GAsyncResult) result = NULL;

  hjl_source_get_document_async (source, "c-1", HJL_PURPOSE_CV, FALSE, NULL, hjl_test_got_result, &result);
  return hjl_finish_pointer (source, hjl_test_wait (&result), error);
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (GBytes) content = g_bytes_new_static (files[i].content, strlen (files[i].content));
      g_autoptr (HjlDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      HjlMockAnswer *answer = hjl_mock_server_answer (server, "GET", "/v1/candidates/c-1/cv", 200, NULL);

      g_test_message ("%s", files[i].name);
      hjl_mock_answer_set_body (answer, files[i].content_type, content);
      if (files[i].disposition != NULL)
        hjl_mock_answer_add_header (answer, "Content-Disposition", files[i].disposition);
      document = get_cv (server, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (document->name, ==, files[i].name);
      g_assert_true (g_bytes_equal (document->content, content));
    }
}

static void
test_sizes (void)
{
  static const struct
  {
    gsize    size;
    gboolean fits;
  } sizes[] = {
    { 30 * MB, TRUE },
    { 30 * MB + 1, FALSE },
    { 31 * MB, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
      g_autoptr (GBytes) content = g_bytes_new_take (g_malloc0 (sizes[i].size), sizes[i].size);
      g_autoptr (HjlDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      hjl_mock_answer_set_body (hjl_mock_server_answer (server, "GET", "/v1/candidates/c-1/cv", 200, NULL),
                                "application/pdf", content);
      document = get_cv (server, &error);

      if (sizes[i].fits)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (g_bytes_get_size (document->content), ==, sizes[i].size);
        }
      else
        {
          g_assert_error (error, HJL_ERROR, HJL_ERROR_TOO_LARGE);
          g_assert_null (document);
        }
    }
}

static void
test_profile_document (void)
{
  g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
  g_autoptr (HjlSource) source = hjl_feed_calls_make_source (server, 1, HJL_FEED_CALLS_PATIENT);
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.5", 8);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mock_answer_set_body (hjl_mock_server_answer (server, "GET", "/v1/candidates/c-1/profile.pdf", 200, NULL),
                            "application/pdf", content);
  hjl_source_get_document_async (source, "c-1", HJL_PURPOSE_PROFILE, FALSE, NULL, hjl_test_got_result, &result);
  document = hjl_finish_pointer (source, hjl_test_wait (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->name, ==, "hackajob-profile");
  g_assert_cmpstr (document->content_type, ==, "application/pdf");
  g_assert_true (g_bytes_equal (document->content, content));
}

static void
ask (HjlSource *source,
     HjlPurpose purpose,
     gboolean   by_hand,
     int        code) /* below 0: it is given */
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  hjl_source_get_document_async (source, "c-1", purpose, by_hand, NULL, hjl_test_got_result, &result);
  document = hjl_finish_pointer (source, hjl_test_wait (&result), &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, HJL_ERROR, code);
}

/* What a sync has found out about a silent server is no answer for somebody who opens a file, and what they meet is none for a
 * sync. */
static void
test_by_hand (void)
{
  static const struct
  {
    HjlPurpose  purpose;
    const char *path;
  } kinds[] = {
    { HJL_PURPOSE_CV, "/v1/candidates/c-1/cv" },
    { HJL_PURPOSE_PROFILE, "/v1/candidates/c-1/profile.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint by_hand_first = 0; by_hand_first < 2; by_hand_first++)
      {
        g_autoptr (HjlMockServer) server = hjl_mock_server_new ();
        g_autoptr (HjlSource) source = hjl_feed_calls_make_source (server, 1, HJL_FEED_CALLS_HASTY);
        g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.5", 8);

        g_test_message ("%s, %s", kinds[i].path, by_hand_first ? "by hand first" : "a sync first");
        hjl_mock_answer_set_fault (hjl_mock_answer_set_times (hjl_mock_server_answer (server, "GET", kinds[i].path, 200, NULL), 2), HJL_MOCK_FAULT_HANG);
        hjl_mock_answer_set_body (hjl_mock_answer_set_times (hjl_mock_server_answer (server, "GET", kinds[i].path, 200, NULL), 0), "application/pdf", content);

        for (guint n = 0; n < 2; n++)
          ask (source, kinds[i].purpose, by_hand_first, HJL_ERROR_TIMED_OUT);
        if (!by_hand_first)
          ask (source, kinds[i].purpose, FALSE, HJL_ERROR_TIMED_OUT);
        g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 2);
        ask (source, kinds[i].purpose, !by_hand_first, -1);
        g_assert_cmpuint (hjl_mock_server_count (server, NULL, NULL), ==, 3);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-files/names", test_names);
  g_test_add_func ("/feed-files/sizes", test_sizes);
  g_test_add_func ("/feed-files/profile-document", test_profile_document);
  g_test_add_func ("/feed-files/by-hand", test_by_hand);

  return g_test_run ();
}
