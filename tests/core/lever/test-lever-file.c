/* test-lever-file.c: which files Lever takes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hjl-test-utils.h"
#include "lever/hjl-lever-file.h"

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

static void
test_kinds (void)
{
  static const struct
  {
    const char *name;
    const char *content_type;
    gboolean    taken;
  } files[] = {
    { "cv.pdf", "application/pdf", TRUE },
    { "cv.PDF", NULL, TRUE },
    { "cv.docx", WORD, TRUE },
    { "cv.doc", "application/msword", TRUE },
    { "cv.txt", "text/plain", TRUE },
    { "cv.jpg", "image/jpeg", TRUE },
    { "cv.png", "image/png", TRUE },
    { "cv.js", "text/javascript", TRUE },
    { "Lebenslauf Übersicht.final.pdf", "application/octet-stream", TRUE },
    { ".pdf", NULL, TRUE },
    /* The name's ending counts, whatever the type says. */
    { "cv.jpeg", "image/jpeg", FALSE },
    { "cv.odt", "application/pdf", FALSE },
    { "cv.rtf", NULL, FALSE },
    { "cv.pdf.exe", "application/pdf", FALSE },
    { "cv.pages", NULL, FALSE },
    /* No ending: the type counts. */
    { "cv", "application/pdf", TRUE },
    { "cv", "Application/PDF; charset=binary", TRUE },
    { "cv", WORD, TRUE },
    { "cv.", "text/plain", TRUE },
    { "Dr. Q Example", "application/pdf", TRUE },
    { NULL, "image/png", TRUE },
    { "cv", "application/rtf", FALSE },
    { "cv", NULL, FALSE },
    { NULL, NULL, FALSE },
  };
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (HjlFile) file = hjl_file_new (files[i].name, files[i].content_type, content);
      g_autofree char *why = hjl_lever_refuses_file (file);

      g_test_message ("%s, %s", files[i].name, files[i].content_type);
      g_assert_cmpint (why == NULL, ==, files[i].taken);
    }
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
      g_autoptr (GBytes) content = g_bytes_new_take (g_malloc0 (sizes[i].size), sizes[i].size);
      g_autoptr (HjlFile) file = hjl_file_new ("Ada Example.pdf", "application/pdf", content);
      g_autofree char *why = hjl_lever_refuses_file (file);

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
  g_test_add_func ("/lever/file/sizes", test_sizes);
  g_test_add_func ("/lever/file/content-is-lent", test_content_is_lent);

  return g_test_run ();
}
