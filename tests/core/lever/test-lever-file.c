/* test-lever-file.c: which files Lever takes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-utils.h"
#include "lever/hjl-lever-file.h"
#include "model/hjl-words.h"

/* What a file is, is tested in test-file-kind.c. Names and types count for nothing. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *name;
    const char *content_type;
    const char *content;
    const char *why; /* a part of it; NULL where Lever takes it */
  } files[] = {
    { "cv.pdf", "application/pdf", "%PDF-1.4", NULL },
    { "cv.odt", "application/octet-stream", "%PDF-1.4", NULL },
    { NULL, NULL, "%PDF-1.4", NULL },
    { "cv", NULL, "\211PNG\r\n\032\n...", NULL },
    { "cv.jpeg", "image/jpeg", "\377\330\377\340...", NULL },
    { "cv", NULL, "Ada Example\nEngineer", NULL },
    { "cv.pdf", "application/pdf", "{\\rtf1 Ada}", "Rich Text" },
    { "cv.pdf", "application/pdf", "<!DOCTYPE html><html>Sign in</html>", "web page" },
    { "cv.pdf", "application/pdf", "{\"error\":{\"code\":\"gone\"}}", "JSON" },
    { "cv.docx", "application/pdf", "PK\003\004 nothing that is known", "archive" },
    { "cv.pdf", "application/pdf", "\001\002\003", "not a document" },
    { "cv.pdf", "application/pdf", " \n ", "empty" },
    { "cv.gif", "image/gif", "GIF89a...", "picture" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (files[i].content, strlen (files[i].content));
      g_autoptr (HjlFile) file = hjl_file_new (files[i].name, files[i].content_type, content);
      g_autofree char *kept = hjl_lever_refuses_file (file);
      g_autofree char *why = hjl_words_show (kept);

      g_test_message ("%s, %s: %s", files[i].name, files[i].content_type, why);
      if (files[i].why == NULL)
        g_assert_null (why);
      else
        g_assert_nonnull (strstr (why, files[i].why));
    }
}

static void
test_readable (void)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (HjlFile) named = hjl_file_new_readable ("Resume 04.2026", "cv", content);
  g_autoptr (HjlFile) unnamed = hjl_file_new_readable (NULL, "cv", content);

  g_assert_cmpstr (named->name, ==, "Resume 04.2026.pdf");
  g_assert_cmpstr (named->content_type, ==, "application/pdf");
  g_assert_true (named->content == content);
  g_assert_cmpstr (unnamed->name, ==, "cv.pdf");
}

static void
test_sizes (void)
{
  static const struct
  {
    gsize    size;
    gboolean taken;
  } sizes[] = {
    { 0, FALSE },
    { 1, TRUE },
    { HJL_LEVER_MAX_FILE, TRUE },
    { HJL_LEVER_MAX_FILE + 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *bytes = g_malloc0 (sizes[i].size + 1);
      g_autoptr (GBytes) content = g_bytes_new_take (memset (bytes, 'x', sizes[i].size), sizes[i].size);
      g_autoptr (HjlFile) file = hjl_file_new ("Ada Example.pdf", "application/pdf", content);
      g_autofree char *kept = hjl_lever_refuses_file (file);
      g_autofree char *why = hjl_words_show (kept);

      g_assert_cmpint (why == NULL, ==, sizes[i].taken);
      /* Names of files are often names of people, and the sentence is kept. */
      g_assert_true (why == NULL || strstr (why, "Ada") == NULL);
    }
}

static void
test_content_is_lent (void)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (HjlFile) file = hjl_file_new ("cv.pdf", NULL, content);

  g_assert_true (file->content == content);
  g_assert_cmpstr (file->name, ==, "cv.pdf");
  g_assert_null (file->content_type);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lever/file/kinds", test_kinds);
  g_test_add_func ("/lever/file/readable", test_readable);
  g_test_add_func ("/lever/file/sizes", test_sizes);
  g_test_add_func ("/lever/file/content-is-lent", test_content_is_lent);

  return g_test_run ();
}
