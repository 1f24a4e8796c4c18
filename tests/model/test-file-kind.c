/* test-file-kind.c: what a file is by its bytes, what it is called then, and whether it is whole
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "model/hjl-file-kind.h"
#include "model/hjl-words.h"

static void
put_number (GByteArray *bytes,
            guint32     number,
            guint       n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (i < sizeof number ? number >> 8 * i : 0);

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
put_text (GByteArray *bytes,
          const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* A ZIP of stored parts. @parts: names, each with what is in it, up to NULL. */
static GBytes *
make_zip (const char *const *parts)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint n_parts = 0;
  guint start;

  for (; parts[2 * n_parts] != NULL; n_parts++)
    {
      const char *name = parts[2 * n_parts];
      const char *text = parts[2 * n_parts + 1];
      guint       place = bytes->len;

      put_text (bytes, "PK\003\004");
      put_number (bytes, 20, 2);
      put_number (bytes, 0, 12); /* flags, method, time, date, and a checksum that nobody compares */
      put_number (bytes, (guint32) strlen (text), 4);
      put_number (bytes, (guint32) strlen (text), 4);
      put_number (bytes, (guint32) strlen (name), 2);
      put_number (bytes, 0, 2);
      put_text (bytes, name);
      put_text (bytes, text);

      put_text (directory, "PK\001\002");
      put_number (directory, 20, 2);
      put_number (directory, 20, 2);
      put_number (directory, 0, 12);
      put_number (directory, (guint32) strlen (text), 4);
      put_number (directory, (guint32) strlen (text), 4);
      put_number (directory, (guint32) strlen (name), 2);
      put_number (directory, 0, 12);
      put_number (directory, place, 4);
      put_text (directory, name);
    }
  start = bytes->len;
  g_byte_array_append (bytes, directory->data, directory->len);
  put_text (bytes, "PK\005\006");
  put_number (bytes, 0, 4);
  put_number (bytes, n_parts, 2);
  put_number (bytes, n_parts, 2);
  put_number (bytes, directory->len, 4);
  put_number (bytes, start, 4);
  put_number (bytes, 0, 2);

  return g_byte_array_free_to_bytes (bytes);
}

static void
put_ole_entry (GByteArray *bytes,
               const char *name,
               guint8      type,
               guint32     right,
               guint32     child)
{
  guint start = bytes->len;

  for (guint i = 0; name[i] != '\0'; i++)
    put_number (bytes, (guint8) name[i], 2);
  g_byte_array_set_size (bytes, start + 64);
  memset (bytes->data + start + 2 * strlen (name), 0, 64 - 2 * strlen (name));
  put_number (bytes, name[0] != '\0' ? 2 * (guint32) strlen (name) + 2 : 0, 2);
  put_number (bytes, type, 1);
  put_number (bytes, 1, 1);
  put_number (bytes, 0xffffffff, 4);
  put_number (bytes, right, 4);
  put_number (bytes, child, 4);
  while (bytes->len < start + 128)
    put_number (bytes, 0, 1);
}

/* An old Office file: header, one sector of the table, one of the directory, one of content. @second: beside the
 * first stream; @inside: within a storage, as of something embedded */
static GBytes *
make_ole (const char *first,
          const char *second,
          const char *inside)
{
  GByteArray *bytes = g_byte_array_new ();

  put_text (bytes, "\320\317\021\340\241\261\032\341");
  while (bytes->len < 24)
    put_number (bytes, 0, 1);
  put_number (bytes, 0x3e, 2);
  put_number (bytes, 3, 2);
  put_number (bytes, 0xfffe, 2);
  put_number (bytes, 9, 2);
  put_number (bytes, 6, 2);
  while (bytes->len < 44)
    put_number (bytes, 0, 1);
  put_number (bytes, 1, 4); /* sectors of the table */
  put_number (bytes, 1, 4); /* the directory's first */
  while (bytes->len < 76)
    put_number (bytes, 0, 1);
  put_number (bytes, 0, 4);
  while (bytes->len < 512)
    put_number (bytes, 0xff, 1);
  put_number (bytes, 0xfffffffd, 4);
  put_number (bytes, 0xfffffffe, 4);
  put_number (bytes, 0xfffffffe, 4);
  while (bytes->len < 1024)
    put_number (bytes, 0xff, 1);
  put_ole_entry (bytes, "Root Entry", 5, 0xffffffff, 1);
  put_ole_entry (bytes, first, 2, second != NULL ? 2 : 0xffffffff, inside != NULL ? 3 : 0xffffffff);
  put_ole_entry (bytes, second != NULL ? second : "", 2, 0xffffffff, 0xffffffff);
  put_ole_entry (bytes, inside != NULL ? inside : "", 2, 0xffffffff, 0xffffffff);
  while (bytes->len < 2048)
    put_number (bytes, 'x', 1);

  return g_byte_array_free_to_bytes (bytes);
}

static void
assert_kind (GBytes     *content,
             HjlFileKind kind)
{
  g_assert_cmpint (hjl_file_kind_of (content), ==, kind);
}

static void
test_bytes (void)
{
#define FILE_OF(bytes, kind)        \
  {                                 \
    bytes, sizeof (bytes) - 1, kind \
  }
  static const struct
  {
    const char *bytes;
    gsize       size;
    HjlFileKind kind;
  } files[] = {
    FILE_OF ("", HJL_FILE_KIND_EMPTY),
    FILE_OF (" \r\n\t", HJL_FILE_KIND_EMPTY),
    FILE_OF ("%PDF-1.7\n...", HJL_FILE_KIND_PDF),
    FILE_OF ("\357\273\277%PDF-1.7", HJL_FILE_KIND_PDF),
    FILE_OF ("X-Mailer: y\r\n\r\n%PDF-1.4\0\1", HJL_FILE_KIND_PDF),
    FILE_OF ("\211PNG\r\n\032\n", HJL_FILE_KIND_PNG),
    FILE_OF ("\377\330\377\341", HJL_FILE_KIND_JPEG),
    FILE_OF ("GIF89a", HJL_FILE_KIND_PICTURE),
    FILE_OF ("RIFF\0\0\0\0WEBPVP8 ", HJL_FILE_KIND_PICTURE),
    FILE_OF ("\0\0\0\030ftypheic", HJL_FILE_KIND_PICTURE),
    FILE_OF ("II*\0", HJL_FILE_KIND_PICTURE),
    FILE_OF ("MM\0*", HJL_FILE_KIND_PICTURE),
    FILE_OF ("Rar!\032\007\001", HJL_FILE_KIND_ARCHIVE),
    FILE_OF ("\037\213\010", HJL_FILE_KIND_ARCHIVE),
    FILE_OF ("PK\003\004", HJL_FILE_KIND_ARCHIVE),
    FILE_OF ("{\\rtf1\\ansi Ada}", HJL_FILE_KIND_RTF),
    FILE_OF ("MM Media, Ada Example", HJL_FILE_KIND_TEXT),
    FILE_OF ("Ada Example\r\nEngineer\f", HJL_FILE_KIND_TEXT),
    FILE_OF ("Ren\351e Example", HJL_FILE_KIND_TEXT),
    FILE_OF ("\377\376A\0d\0a\0", HJL_FILE_KIND_TEXT),
    FILE_OF ("{Engineer} with braces", HJL_FILE_KIND_TEXT),
    FILE_OF ("[Ada Example]", HJL_FILE_KIND_TEXT),
    FILE_OF ("<Ada Example> engineer", HJL_FILE_KIND_TEXT),
    FILE_OF ("<!doctype html>\n<title>Sign in", HJL_FILE_KIND_PAGE),
    FILE_OF ("\357\273\277 \n<!-- x --><HTML><body>%PDF-", HJL_FILE_KIND_PAGE),
    FILE_OF ("<?xml version=\"1.0\"?><html xmlns=\"x\">", HJL_FILE_KIND_PAGE),
    FILE_OF ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", HJL_FILE_KIND_DATA),
    FILE_OF ("{\"error\":{\"code\":\"not_found\"}}\n", HJL_FILE_KIND_DATA),
    FILE_OF ("{}", HJL_FILE_KIND_DATA),
    FILE_OF ("Return-Path: <a@a.example>\r\nReceived: from b\r\n\tby c\r\nSubject: CV\r\n\r\nHello", HJL_FILE_KIND_MAIL),
    FILE_OF ("From: Ada <a@a.example>\nTo: b@b.example\nMIME-Version: 1.0\n\nHello", HJL_FILE_KIND_MAIL),
    FILE_OF ("From a@a.example Mon Mar  2 09:30:00 2026\nmessage-id: <1@a.example>\nSubject: CV\n\nHello", HJL_FILE_KIND_MAIL),
    FILE_OF ("Subject: CV\nContent-Type: text/plain", HJL_FILE_KIND_MAIL),
    FILE_OF ("From: Ada Example\nTo: Acme\nSubject: My CV\nDate: 2 March\n\nDear all", HJL_FILE_KIND_TEXT),
    FILE_OF ("From the desk of Ada\nReceived: a prize", HJL_FILE_KIND_TEXT),
    FILE_OF ("Ada Example\nMIME-Version: 1.0 was my thesis", HJL_FILE_KIND_TEXT),
    FILE_OF ("Name: Ada\nEmail: a@a.example\n\nReceived: a prize", HJL_FILE_KIND_TEXT),
    FILE_OF ("%!PS-Adobe-3.0\nshowpage\n%%EOF\n", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoK", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("UEsDBBQAAAAIAA==", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("0M8R4KGxGuEAAAAA", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("-----BEGIN PGP MESSAGE-----\n\nhQ\n", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", HJL_FILE_KIND_PICTURE),
    FILE_OF ("Begin: 2020, end: 2024", HJL_FILE_KIND_TEXT),
    FILE_OF ("[{\"a\": 1}]", HJL_FILE_KIND_DATA),
    FILE_OF ("\0\1\2\3", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("MZ\220\0\3", HJL_FILE_KIND_UNKNOWN),
    FILE_OF ("\320\317\021\340\241\261\032\341 cut", HJL_FILE_KIND_DOC),
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (files[i].bytes, files[i].size);

      g_test_message ("%u", i);
      assert_kind (content, files[i].kind);

      /* Letters of two bytes are read as well as those of one. */
      if ((files[i].kind == HJL_FILE_KIND_TEXT || files[i].kind == HJL_FILE_KIND_PAGE || files[i].kind == HJL_FILE_KIND_DATA ||
           files[i].kind == HJL_FILE_KIND_MAIL) &&
          g_utf8_validate (files[i].bytes, (gssize) files[i].size, NULL))
        {
          static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };

          for (guint k = 0; k < G_N_ELEMENTS (encodings); k++)
            {
              g_autofree char *marked = g_strconcat ("\357\273\277", files[i].bytes, NULL);
              gsize            size;
              char            *wide = g_convert (marked, -1, encodings[k], "UTF-8", NULL, &size, NULL);
              g_autoptr (GBytes) recoded = g_bytes_new_take (wide, size);

              g_test_message ("%u, %s", i, encodings[k]);
              assert_kind (recoded, files[i].kind);
            }
        }
    }
}

static void
test_zips (void)
{
  static const struct
  {
    const char *const parts[9];
    HjlFileKind       kind;
  } zips[] = {
    { { "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>", NULL }, HJL_FILE_KIND_DOCX },
    /* The order of the parts is the writer's. */
    { { "word/document.xml", "<w/>", "docProps/app.xml", "", "[Content_Types].xml", "<Types/>", NULL }, HJL_FILE_KIND_DOCX },
    { { "[Content_Types].xml", "<Types/>", "word/vbaProject.bin", "x", "word/document.xml", "<w/>", NULL }, HJL_FILE_KIND_DOCM },
    { { "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<x/>", NULL }, HJL_FILE_KIND_SPREADSHEET },
    { { "[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "<p/>", NULL }, HJL_FILE_KIND_SLIDES },
    { { "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>", NULL }, HJL_FILE_KIND_ODT },
    { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", NULL }, HJL_FILE_KIND_SPREADSHEET },
    { { "mimetype", "application/epub+zip", NULL }, HJL_FILE_KIND_EBOOK },
    { { "Index/Document.iwa", "x", "Metadata/Properties.plist", "y", NULL }, HJL_FILE_KIND_PAGES },
    { { "cv.pdf", "%PDF-1.4", "letter.docx", "PK", NULL }, HJL_FILE_KIND_ARCHIVE },
    /* What is named inside of a part is no part. */
    { { "cv.txt", "PK\001\002 word/document.xml", NULL }, HJL_FILE_KIND_ARCHIVE },
    { { NULL }, HJL_FILE_KIND_ARCHIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zips); i++)
    {
      g_autoptr (GBytes) zip = make_zip (zips[i].parts);

      g_test_message ("%u", i);
      assert_kind (zip, zips[i].kind);
      g_assert_true (zips[i].parts[0] == NULL || hjl_file_kind_is_whole (zips[i].kind, zip));
      /* Wherever it is cut, it is seen, and nothing is read that is not there. */
      for (gsize length = 5; length + 22 < g_bytes_get_size (zip); length++)
        {
          g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (zip, NULL), length);

          hjl_file_kind_of (cut);
          g_assert_false (hjl_file_kind_is_whole (zips[i].kind, cut));
        }
    }
}

/* A Word document that lost its directory on the way is still one. */
static void
test_cut_docx (void)
{
  static const char *const parts[] = { "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document>…", NULL };
  g_autoptr (GBytes) zip = make_zip (parts);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (zip, 0, 110);

  assert_kind (cut, HJL_FILE_KIND_DOCX);
  g_assert_false (hjl_file_kind_is_whole (HJL_FILE_KIND_DOCX, cut));
}

static void
test_old_office (void)
{
  static const struct
  {
    const char *first, *second, *inside;
    HjlFileKind kind;
  } files[] = {
    { "WordDocument", "1Table", NULL, HJL_FILE_KIND_DOC },
    { "1Table", "WordDocument", NULL, HJL_FILE_KIND_DOC },
    { "Workbook", NULL, NULL, HJL_FILE_KIND_SPREADSHEET },
    { "Book", NULL, NULL, HJL_FILE_KIND_SPREADSHEET },
    { "PowerPoint Document", NULL, NULL, HJL_FILE_KIND_SLIDES },
    { "__properties_version1.0", NULL, NULL, HJL_FILE_KIND_MAIL },
    { "EncryptionInfo", "EncryptedPackage", NULL, HJL_FILE_KIND_LOCKED },
    { "MBD0001", "Workbook", "WordDocument", HJL_FILE_KIND_SPREADSHEET },
    { "Contents", NULL, "WordDocument", HJL_FILE_KIND_OFFICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) file = make_ole (files[i].first, files[i].second, files[i].inside);

      g_test_message ("%s", files[i].first);
      assert_kind (file, files[i].kind);
      g_assert_true (hjl_file_kind_is_whole (files[i].kind, file));
      for (gsize length = 8; length + 512 < g_bytes_get_size (file); length += 7)
        {
          g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (file, NULL), length);

          hjl_file_kind_of (cut);
          g_assert_false (hjl_file_kind_is_whole (files[i].kind, cut));
        }
    }
}

/* Directories that lead in circles, beyond the end, or nowhere. */
static void
test_hostile (void)
{
  g_autoptr (GBytes) ole = make_ole ("A", "B", NULL);
  static const char *const parts[] = { "word/document.xml", "<w/>", NULL };
  g_autoptr (GBytes) zip = make_zip (parts);
  GBytes *const files[] = { ole, zip };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);

  for (guint i = 0; i < 20000; i++)
    {
      gsize         size;
      const guint8 *data = g_bytes_get_data (files[i % 2], &size);
      guint8       *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      HjlFileKind kind;

      for (guint n = 0; n < 4; n++)
        {
          gsize place = (gsize) g_rand_int_range (rand, 8, (gint32) size);

          copy[place] = g_rand_boolean (rand) ? 0xff : (guint8) g_rand_int (rand);
        }
      changed = g_bytes_new_take (copy, size);
      kind = hjl_file_kind_of (changed);
      g_assert_cmpint (kind, <, HJL_N_FILE_KINDS);
      hjl_file_kind_is_whole (kind, changed);
    }
}

static void
test_ends (void)
{
  static const struct
  {
    const char *bytes;
    gboolean    whole;
  } files[] = {
    { "%PDF-1.4\n...\n%%EOF", TRUE },
    { "%PDF-1.4\n...\n%%EOF\r\n\r\n<!-- a proxy was here -->", TRUE },
    { "%PDF-1.4\n1 0 obj\n...", FALSE },
    { "%PDF-1.4\n1 0 obj\n...%%EO", FALSE },
    { "%PDF-1.4\n1 0 obj", FALSE },
    /* What calls itself a PDF and was never one: a placeholder goes as it is. */
    { "%PDF-1.4 the CV of Ada Example", TRUE },
    { "\211PNG\r\n\032\n...IEND\256B`\202", TRUE },
    { "\211PNG\r\n\032\n...IDAT", FALSE },
    { "\377\330\377\340...\377\331", TRUE },
    { "\377\330\377\340...", FALSE },
    { "Ada Example, engin", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (files[i].bytes, strlen (files[i].bytes));

      g_test_message ("%u", i);
      g_assert_cmpint (hjl_file_kind_is_whole (hjl_file_kind_of (content), content), ==, files[i].whole);
    }

  /* The same, filled up to whole blocks. */
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize   size = strlen (files[i].bytes);
      guint8 *padded = g_malloc0 (size + 65536);
      g_autoptr (GBytes) content = NULL;

      memcpy (padded, files[i].bytes, size);
      content = g_bytes_new_take (padded, size + 65536);
      g_test_message ("%u, filled up", i);
      if (hjl_file_kind_of (content) != HJL_FILE_KIND_UNKNOWN)
        g_assert_cmpint (hjl_file_kind_is_whole (hjl_file_kind_of (content), content), ==, files[i].whole);
    }
}

static void
test_names (void)
{
  static const struct
  {
    HjlFileKind kind;
    const char *name;
    const char *readable;
  } names[] = {
    { HJL_FILE_KIND_PDF, "cv.pdf", "cv.pdf" },
    { HJL_FILE_KIND_PDF, "cv.PDF", "cv.PDF" },
    { HJL_FILE_KIND_PDF, "cv", "cv.pdf" },
    { HJL_FILE_KIND_PDF, "CV v2.1", "CV v2.1.pdf" },
    { HJL_FILE_KIND_PDF, "Resume 04.2026", "Resume 04.2026.pdf" },
    { HJL_FILE_KIND_PDF, "resume.pdf.download", "resume.pdf" },
    { HJL_FILE_KIND_PDF, "resume.pdf (1)", "resume (1).pdf" },
    { HJL_FILE_KIND_PDF, "resume.pdf(12)", "resume (12).pdf" },
    { HJL_FILE_KIND_PDF, "resume (1).pdf", "resume (1).pdf" },
    { HJL_FILE_KIND_PDF, "Dr. Q Example", "Dr. Q Example.pdf" },
    { HJL_FILE_KIND_PDF, "cv.docx", "cv.pdf" },
    { HJL_FILE_KIND_PDF, "cv.pdf.exe", "cv.pdf.exe.pdf" },
    { HJL_FILE_KIND_PDF, "cv.", "cv.pdf" },
    { HJL_FILE_KIND_PDF, ".pdf", "cv.pdf" },
    { HJL_FILE_KIND_PDF, "", "cv.pdf" },
    { HJL_FILE_KIND_PDF, NULL, "cv.pdf" },
    { HJL_FILE_KIND_PDF, " \n ", "cv.pdf" },
    { HJL_FILE_KIND_PDF, "../../etc/passwd", "passwd.pdf" },
    { HJL_FILE_KIND_PDF, "C:\\CVs\\ada.pdf", "ada.pdf" },
    { HJL_FILE_KIND_PDF, "履歴書", "履歴書.pdf" },
    { HJL_FILE_KIND_PDF, "two\r\nlines.pdf", "two lines.pdf" },
    { HJL_FILE_KIND_PDF, "cv\342\200\256fdp.exe", "cvfdp.exe.pdf" },
    { HJL_FILE_KIND_PDF, "bad\377bytes.pdf", "bad\357\277\275bytes.pdf" },
    { HJL_FILE_KIND_DOCX, "a.b.c", "a.b.c.docx" },
    { HJL_FILE_KIND_DOCX, "cv.doc", "cv.docx" },
    { HJL_FILE_KIND_DOC, "cv.docx", "cv.doc" },
    { HJL_FILE_KIND_JPEG, "scan.jpeg", "scan.jpg" },
    { HJL_FILE_KIND_TEXT, "cv.js", "cv.js" },
    { HJL_FILE_KIND_TEXT, "cv.pdf", "cv.txt" },
    { HJL_FILE_KIND_UNKNOWN, "cv.pdf", "cv" },
  };
  g_autofree char *long_name = g_strnfill (150, 'x');
  g_autofree char *letters = g_strdup_printf ("%s%s履歴書履歴書履歴書履歴書履歴書履歴書履歴書履歴書", long_name, "x");
  g_autofree char *short_name = hjl_file_kind_dup_name (HJL_FILE_KIND_PDF, letters, "cv");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = hjl_file_kind_dup_name (names[i].kind, names[i].name, "cv");

      g_assert_cmpstr (name, ==, names[i].readable);
    }

  g_assert_cmpuint (strlen (short_name), <=, 200);
  g_assert_true (g_utf8_validate (short_name, -1, NULL));
  g_assert_true (g_str_has_suffix (short_name, ".pdf"));
}

/* Whatever is refused can be named. */
static void
test_titles (void)
{
  for (HjlFileKind kind = HJL_FILE_KIND_PDF; kind < HJL_N_FILE_KINDS; kind++)
    {
      g_autofree char *kept = hjl_file_kind_keep_title (kind);
      g_autofree char *title = hjl_words_show (kept);

      g_assert_cmpstr (title, !=, "?");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-kind/bytes", test_bytes);
  g_test_add_func ("/file-kind/zips", test_zips);
  g_test_add_func ("/file-kind/cut-docx", test_cut_docx);
  g_test_add_func ("/file-kind/old-office", test_old_office);
  g_test_add_func ("/file-kind/hostile", test_hostile);
  g_test_add_func ("/file-kind/ends", test_ends);
  g_test_add_func ("/file-kind/names", test_names);
  g_test_add_func ("/file-kind/titles", test_titles);

  return g_test_run ();
}
