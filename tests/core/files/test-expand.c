/* test-expand.c: what is in the files, folders and archives that a person drops, hostile ones too
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/hjl-expand.h"
#include "hjl-test-utils.h"
#include "hjl-zip-help.h"

#define PDF "%PDF-1.4\nnothing\n%%EOF\n"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = hjl_test_make_folder ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  hjl_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static char *
put (Fixture    *fixture,
     const char *name,
     const char *content)
{
  char            *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static char *
put_zip (Fixture    *fixture,
         const char *name,
         HjlZip     *zip)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GBytes) made = hjl_zip_end (zip);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (made, NULL), g_bytes_get_size (made), NULL));

  return path;
}

/* Returns: `folder|title` of each, then `- title: reason` of what was left out, a line each */
static char *
expand (const char *first,
        ...)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (HjlExpander) expander = NULL;
  GString     *lines = g_string_new (NULL);
  GPtrArray   *refusals;
  HjlExpanded *expanded;
  va_list      more;

  va_start (more, first);
  for (const char *path = first; path != NULL; path = va_arg (more, const char *))
    g_ptr_array_add (paths, (char *) path);
  va_end (more);
  g_ptr_array_add (paths, NULL);

  expander = hjl_expander_new ((const char *const *) paths->pdata);
  while ((expanded = hjl_expander_next (expander, NULL)) != NULL)
    {
      g_assert_cmpint (lseek (expanded->fd, 0, SEEK_END), ==, expanded->size);
      g_string_append_printf (lines, "%s|%s\n", expanded->folder, expanded->title);
      hjl_expanded_free (expanded);
    }
  refusals = hjl_expander_get_refusals (expander);
  for (guint i = 0; i < refusals->len; i++)
    {
      HjlRefusal *refusal = g_ptr_array_index (refusals, i);

      g_string_append_printf (lines, "- %s: %s\n", refusal->title, refusal->reason);
    }

  return g_string_free (lines, FALSE);
}

static void
assert_has (const char *lines,
            const char *line)
{
  if (strstr (lines, line) == NULL)
    g_error ("“%s” is not in:\n%s", line, lines);
}

static void
test_files (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *one = put (fixture, "Resume 04.2026", PDF);
  g_autofree char *two = put (fixture, "J. R. Ewing.v2.final.pdf", PDF);
  g_autofree char *empty = put (fixture, "empty.pdf", "");
  g_autofree char *loading = put (fixture, "cv.pdf.crdownload", "%PDF-");
  g_autofree char *link = g_build_filename (fixture->folder, "link.pdf", NULL);
  g_autofree char *huge = g_build_filename (fixture->folder, "huge.pdf", NULL);
  g_autofree char *lines = NULL;
  int              fd = open (huge, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (4) * 1024 * 1024 * 1024), ==, 0);
  close (fd);
  g_assert_cmpint (symlink (one, link), ==, 0);
  lines = expand (one, two, empty, loading, link, huge, "/nowhere/at all.pdf", "/dev/null", NULL);
  g_assert_true (g_str_has_prefix (lines, "|Resume 04.2026\n|J. R. Ewing.v2.final.pdf\n|link.pdf\n- "));
  assert_has (lines, "- empty.pdf: It is empty.");
  assert_has (lines, "- cv.pdf.crdownload: Its download has not ended.");
  assert_has (lines, "- huge.pdf: It is larger than 30 MB");
  assert_has (lines, "- at all.pdf: “at all.pdf” is not there any more.");
  assert_has (lines, "- null: “null” is no file.");
}

static void
test_folders (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char         *top = g_build_filename (fixture->folder, "people", NULL);
  g_autofree char         *link = g_build_filename (fixture->folder, "people", "out", NULL);
  g_autofree char         *loop = g_build_filename (fixture->folder, "people", "loop", NULL);
  g_autofree char         *fifo = g_build_filename (fixture->folder, "people", "fifo", NULL);
  g_autofree char         *lines = NULL;
  static const char *const names[] = { "people/b.pdf", "people/Jane Doe/cv.pdf", "people/Jane Doe/letter.txt", "people/.DS_Store",
                                       "people/Thumbs.db", "people/Jane Doe/~$cv.docx", "people/a.pdf", "people/1/2/3/4/5/6/7/8/deep.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (put (fixture, names[i], PDF));
  g_assert_cmpint (symlink ("/etc", link), ==, 0);
  g_assert_cmpint (symlink (".", loop), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  lines = expand (top, NULL);
  assert_has (lines, "people|a.pdf\npeople|b.pdf\n");
  assert_has (lines, "people/Jane Doe|cv.pdf\npeople/Jane Doe|letter.txt\n");
  assert_has (lines, "- people/out: It is a link to somewhere else.\n");
  assert_has (lines, "- people/loop: It is a link to somewhere else.\n");
  assert_has (lines, "- people/fifo: “fifo” is no file.\n");
  assert_has (lines, "- people/1/2/3/4/5/6/7/8: It is too deep in other folders.");
  g_assert_null (strstr (lines, "deep.pdf"));
  g_assert_null (strstr (lines, "Thumbs"));
  g_assert_null (strstr (lines, "~$"));
}

static void
test_archive (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) inner = NULL;
  g_autofree char *path = NULL;
  g_autofree char *lines = NULL;
  HjlZip          *nested = hjl_zip_new ();
  HjlZip          *zip = hjl_zip_new ();

  hjl_zip_add (nested, "cv.pdf", PDF, -1, HJL_ZIP_PLAIN);
  inner = hjl_zip_end (nested);

  hjl_zip_add (zip, "Jane Doe/", "", 0, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "Jane Doe/Jane_Doe.CV.2026.pdf", PDF, -1, HJL_ZIP_DEFLATED);
  hjl_zip_add (zip, "top.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "J\xc3\xb6rg/cv.pdf", PDF, -1, HJL_ZIP_UTF8);
  hjl_zip_add (zip, "unsaid \xc5\x81ucja.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "M\x81ller.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "Jo\xc6o \x9drsted.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "\x9dukasz \xbdyciorys.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "\x90\xa5\xa7\xee\xac\xa5.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "windows\\Ann\\cv.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "__MACOSX/._top.pdf", "x", 1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "a/.DS_Store", "x", 1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "a/Icon\r", "", 0, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "a/.Ann Ames/cv.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "../../evil.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "a/../../evil2.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "/etc/evil3.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "C:\\evil4.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "..\\evil5.pdf", PDF, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "secret.pdf", PDF, -1, HJL_ZIP_ENCRYPTED);
  hjl_zip_add (zip, "link.pdf", "/etc/passwd", -1, HJL_ZIP_LINK);
  hjl_zip_add (zip, "inner.zip", g_bytes_get_data (inner, NULL), g_bytes_get_size (inner), HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "empty.pdf", "", 0, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "<b>bold&\nline\x1b[31m.pdf", PDF, -1, HJL_ZIP_PLAIN);
  path = put_zip (fixture, "download.zip", zip);

  lines = expand (path, NULL);
  assert_has (lines, "download.zip/Jane Doe|Jane_Doe.CV.2026.pdf\n");
  assert_has (lines, "download.zip|top.pdf\n");
  assert_has (lines, "download.zip/Jörg|cv.pdf\n");
  assert_has (lines, "download.zip|unsaid Łucja.pdf\n");
  assert_has (lines, "download.zip|Müller.pdf\n");
  /* As Windows writes them in Portugal, Denmark and Poland; and in Russia, which no letter tells. */
  assert_has (lines, "download.zip|João Ørsted.pdf\n");
  assert_has (lines, "download.zip|Łukasz Życiorys.pdf\n");
  assert_has (lines, "download.zip|ÉÑºε¼Ñ.pdf\n");
  assert_has (lines, "download.zip/windows/Ann|cv.pdf\n");
  assert_has (lines, "- download.zip/a/.Ann Ames: It is a hidden folder");
  assert_has (lines, "- download.zip/../../evil.pdf: Its path leads out of the archive.\n");
  assert_has (lines, "- download.zip/a/../../evil2.pdf: Its path leads out");
  assert_has (lines, "/etc/evil3.pdf: Its path leads out");
  assert_has (lines, "evil4.pdf: Its path leads out");
  assert_has (lines, "evil5.pdf: Its path leads out");
  assert_has (lines, "- download.zip/secret.pdf: It is protected by a password.");
  assert_has (lines, "- download.zip/link.pdf: It is no file but a link");
  assert_has (lines, "- download.zip/inner.zip: It is an archive in an archive.");
  assert_has (lines, "- download.zip/empty.pdf: It is empty.");
  assert_has (lines, "download.zip|<b>bold& line");
  g_assert_null (strchr (lines, '\033'));
  g_assert_null (strstr (lines, "MACOSX"));
  g_assert_null (strstr (lines, "Icon"));
  g_assert_false (g_file_test ("../../evil.pdf", G_FILE_TEST_EXISTS));
}

/* 40 MB of zeros in 40 KB, a hundred times; what comes after it is there. */
static void
test_bomb (Fixture      *fixture,
           gconstpointer data)
{
  const gsize        size = 40 * 1000 * 1000;
  g_autofree guint8 *zeros = g_malloc0 (size);
  g_autofree char   *path = NULL;
  g_autofree char   *lines = NULL;
  HjlZip            *zip = hjl_zip_new ();

  hjl_zip_add (zip, "bomb.pdf", zeros, size, HJL_ZIP_DEFLATED);
  hjl_zip_add (zip, "damaged.pdf", zeros, 100000, HJL_ZIP_DEFLATED | HJL_ZIP_DAMAGED);
  hjl_zip_add (zip, "good.pdf", PDF, -1, HJL_ZIP_DEFLATED);
  path = put_zip (fixture, "bomb.zip", zip);
  lines = expand (path, NULL);
  assert_has (lines, "- bomb.zip/bomb.pdf: It is larger than 30 MB");
  assert_has (lines, "- bomb.zip/damaged.pdf: It is damaged in the archive.");
  assert_has (lines, "bomb.zip|good.pdf\n");
}

static void
test_crowd (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *good = put (fixture, "after.pdf", PDF);
  HjlZip          *zip = hjl_zip_new ();
  gint64           start = g_get_monotonic_time ();

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("link-%u", i);

      hjl_zip_add (zip, name, "x", 1, i < 50000 ? HJL_ZIP_LINK : HJL_ZIP_PLAIN);
    }
  path = put_zip (fixture, "crowd.zip", zip);
  lines = expand (path, good, NULL);
  assert_has (lines, "- crowd.zip: The archive has too many entries");
  assert_has (lines, "|after.pdf\n");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_too_many (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HjlExpander) expander = NULL;
  g_autofree char *path = NULL;
  HjlZip          *zip = hjl_zip_new ();
  HjlExpanded     *expanded;
  HjlRefusal      *refusal;
  guint            n = 0;

  for (guint i = 0; i < HJL_EXPAND_MAX_FILES + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("cv-%u.pdf", i);

      hjl_zip_add (zip, name, PDF, -1, HJL_ZIP_PLAIN);
    }
  path = put_zip (fixture, "many.zip", zip);
  expander = hjl_expander_new ((const char *const[]){ path, NULL });
  for (; (expanded = hjl_expander_next (expander, NULL)) != NULL; n++)
    hjl_expanded_free (expanded);
  g_assert_cmpuint (n, ==, HJL_EXPAND_MAX_FILES);
  g_assert_cmpuint (hjl_expander_get_refusals (expander)->len, ==, 1);
  refusal = g_ptr_array_index (hjl_expander_get_refusals (expander), 0);
  assert_has (refusal->reason, "More than 10000 files");
}

/* Cut, and changed, anywhere: never a crash, never without a word. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "cut.zip", NULL);
  HjlZip          *zip = hjl_zip_new ();

  hjl_zip_add (zip, "one.pdf", PDF, -1, HJL_ZIP_DEFLATED);
  hjl_zip_add (zip, "two.pdf", PDF, -1, HJL_ZIP_PLAIN);
  whole = hjl_zip_end (zip);
  for (gsize size = 4; size < g_bytes_get_size (whole); size += 7)
    {
      g_autofree char *lines = NULL;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (whole, NULL), size, NULL));
      lines = expand (path, NULL);
      g_assert_cmpstr (lines, !=, "");
    }
  for (gsize at = 4; at < g_bytes_get_size (whole); at++)
    {
      g_autofree char   *lines = NULL;
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));

      bytes[at] ^= 0xff;
      g_assert_true (g_file_set_contents (path, (char *) bytes, g_bytes_get_size (whole), NULL));
      lines = expand (path, NULL);
      g_assert_cmpstr (lines, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/expand/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("files", test_files);
  ADD ("folders", test_folders);
  ADD ("archive", test_archive);
  ADD ("bomb", test_bomb);
  ADD ("crowd", test_crowd);
  ADD ("too-many", test_too_many);
  ADD ("damaged", test_damaged);
#undef ADD

  return g_test_run ();
}
