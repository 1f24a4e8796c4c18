/* test-cli-hostile.c: files that are meant to do harm, or that do: said, left out, and the others come
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-files-rig.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../core/files/hjl-zip-help.h"
#include "hjl-test-utils.h"

#define GOOD "Ada Archer\nada.archer@example.org\n+44 20 7946 0155\n\nExperience\n2019-2024 Engineer at Example\n"
#define MANY 100000

typedef void (*MakeFunc) (CliFilesRig *rig,
                          const char  *folder);

/* @says: what is told of it; NULL where it is passed over without a word
 * @waits: rows that wait for a person as nobody can be read in them
 * @adds: people whom it is about */
typedef struct
{
  const char *name;
  MakeFunc    make;
  const char *says;
  guint       waits;
  guint       adds;
} Case;

/* Which case it is: the people of each are others. */
static guint turn;

static char *
dup_cv (const char *surname)
{
  const int letter = 'a' + (int) turn;

  return g_strdup_printf ("A%crin %s\na%crin.%s@example.org\n\nExperience\n2019-2024 Engineer at Example\n", letter, surname, letter, surname);
}

static void
put (CliFilesRig *rig,
     const char  *name,
     const void  *content,
     gssize       size)
{
  g_autofree char *dropped = g_strdup_printf ("dropped-%u", turn);
  g_autofree char *below = g_build_filename (dropped, name, NULL);

  g_free (cli_files_rig_put (rig, below, content, size));
}

static void
put_zip (CliFilesRig *rig,
         const char  *name,
         HjlZip      *zip)
{
  g_autoptr (GBytes) content = hjl_zip_end (zip);

  put (rig, name, g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content));
}

static void
link_to (const char *folder,
         const char *name,
         const char *target)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

/*
 * Archives
 */
static void
make_bomb (CliFilesRig *rig,
           const char  *folder)
{
  const gsize        size = 200 * 1000 * 1000;
  g_autofree guint8 *zeros = g_malloc0 (size);
  HjlZip            *zip = hjl_zip_new ();

  hjl_zip_add (zip, "CV.pdf", zeros, (gssize) size, HJL_ZIP_DEFLATED);
  put_zip (rig, "bomb.zip", zip);
}

static void
make_nested (CliFilesRig *rig,
             const char  *folder)
{
  g_autoptr (GBytes) content = NULL;
  HjlZip *inner = hjl_zip_new ();
  HjlZip *outer = hjl_zip_new ();

  hjl_zip_add (inner, "CV.txt", GOOD, -1, HJL_ZIP_DEFLATED);
  content = hjl_zip_end (inner);
  hjl_zip_add (outer, "inner.zip", g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content), HJL_ZIP_PLAIN);
  put_zip (rig, "outer.zip", outer);
}

static void
make_paths (CliFilesRig *rig,
            const char  *folder)
{
  HjlZip *zip = hjl_zip_new ();

  hjl_zip_add (zip, "../escaped.txt", GOOD, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "a/../../escaped.txt", GOOD, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "/tmp/escaped.txt", GOOD, -1, HJL_ZIP_PLAIN);
  hjl_zip_add (zip, "..\\escaped.txt", GOOD, -1, HJL_ZIP_PLAIN);
  put_zip (rig, "paths.zip", zip);
}

static void
make_zip_link (CliFilesRig *rig,
               const char  *folder)
{
  HjlZip *zip = hjl_zip_new ();

  hjl_zip_add (zip, "CV.txt", "/etc/hostname", -1, HJL_ZIP_LINK);
  put_zip (rig, "link.zip", zip);
}

static void
make_many_entries (CliFilesRig *rig,
                   const char  *folder)
{
  HjlZip *zip = hjl_zip_new ();

  for (guint i = 0; i < MANY; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "%u/", i);
      hjl_zip_add (zip, name, "", 0, HJL_ZIP_PLAIN);
    }
  put_zip (rig, "many.zip", zip);
}

static void
make_damaged (CliFilesRig *rig,
              const char  *folder)
{
  HjlZip *zip = hjl_zip_new ();

  hjl_zip_add (zip, "CV.txt", GOOD, -1, HJL_ZIP_DEFLATED | HJL_ZIP_DAMAGED);
  put_zip (rig, "damaged.zip", zip);
}

/*
 * The disk
 */
static void
make_many_files (CliFilesRig *rig,
                 const char  *folder)
{
  g_autofree char *many = g_build_filename (folder, "many", NULL);
  int              dir;

  g_assert_cmpint (g_mkdir (many, 0700), ==, 0);
  dir = open (many, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (guint i = 0; i < MANY; i++)
    {
      char name[16];
      int  fd;

      g_snprintf (name, sizeof name, "%u", i);
      fd = openat (dir, name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
      g_assert_cmpint (fd, >=, 0);
      close (fd);
    }
  close (dir);
}

static void
make_link_out (CliFilesRig *rig,
               const char  *folder)
{
  g_autofree char *outside = cli_files_rig_put (rig, "outside.txt", "Eve Outside\neve.outside@example.org\n", -1);

  link_to (folder, "CV.txt", outside);
}

static void
make_link_to_device (CliFilesRig *rig,
                     const char  *folder)
{
  link_to (folder, "CV.pdf", "/dev/zero");
}

static void
make_dangling (CliFilesRig *rig,
               const char  *folder)
{
  link_to (folder, "CV.pdf", "/no/such/file");
}

static void
make_loop (CliFilesRig *rig,
           const char  *folder)
{
  link_to (folder, "again", folder);
  link_to (folder, "self", "self");
}

static void
make_fifo (CliFilesRig *rig,
           const char  *folder)
{
  g_autofree char *path = g_build_filename (folder, "CV.pdf", NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_deep (CliFilesRig *rig,
           const char  *folder)
{
  put (rig, "1/2/3/4/5/6/7/8/9/10/CV.txt", "Eve Deep\neve.deep@example.org\n", -1);
}

static void
make_sparse (CliFilesRig *rig,
             const char  *folder)
{
  g_autofree char *path = g_build_filename (folder, "CV.pdf", NULL);
  int              fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (write (fd, "%PDF-1.7\n", 9), ==, 9);
  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (4) << 30), ==, 0);
  close (fd);
}

static void
make_empty (CliFilesRig *rig,
            const char  *folder)
{
  put (rig, "CV.pdf", "", 0);
}

static void
make_unfinished (CliFilesRig *rig,
                 const char  *folder)
{
  put (rig, "CV.pdf.part", "%PDF-1.7\n", -1);
}

static void
make_unreadable (CliFilesRig *rig,
                 const char  *folder)
{
  g_autofree char *path = g_build_filename (folder, "CV.txt", NULL);

  put (rig, "CV.txt", GOOD, -1);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
}

/*
 * Documents
 */
/* Pages that are their own children. */
static void
make_pdf_tree (CliFilesRig *rig,
               const char  *folder)
{
  put (rig, "CV.pdf",
       "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
       "2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R]/Count 1000000000>>endobj\n"
       "trailer<</Root 1 0 R/Size 3>>\n%%EOF\n",
       -1);
}

/* A drawing that draws itself, ten times. */
static void
make_pdf_form (CliFilesRig *rig,
               const char  *folder)
{
  put (rig, "CV.pdf",
       "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
       "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
       "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>>>endobj\n"
       "4 0 obj<</Length 6>>stream\n/A Do \nendstream endobj\n"
       "5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>/Length 60>>stream\n"
       "/B Do /B Do /B Do /B Do /B Do /B Do /B Do /B Do /B Do /B Do \nendstream endobj\n"
       "6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R/B 6 0 R>>>>/Length 60>>stream\n"
       "/A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do \nendstream endobj\n"
       "trailer<</Root 1 0 R/Size 7>>\n%%EOF\n",
       -1);
}

/* A cross-reference that comes before itself. */
static void
make_pdf_xref (CliFilesRig *rig,
               const char  *folder)
{
  put (rig, "CV.pdf", "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF\n", -1);
}

static void
make_docx_entities (CliFilesRig *rig,
                    const char  *folder)
{
  HjlZip *zip = hjl_zip_new ();

  hjl_zip_add (zip, "[Content_Types].xml",
               "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\""
               " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
               -1, HJL_ZIP_DEFLATED);
  hjl_zip_add (zip, "word/document.xml",
               "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
               "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
               "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h SYSTEM \"file:///etc/passwd\">]>"
               "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&g;&h;</w:t></w:r></w:p>"
               "</w:body></w:document>",
               -1, HJL_ZIP_DEFLATED);
  put_zip (rig, "CV.docx", zip);
}

/*
 * Names: each is the CV of somebody
 */
static void
put_named (CliFilesRig *rig,
           const char  *name)
{
  g_autofree char *cv = dup_cv ("Baker");

  put (rig, name, cv, -1);
}

static void
make_markup (CliFilesRig *rig,
             const char  *folder)
{
  put_named (rig, "<b>&amp;<script>alert(1)<\\b>\"'%s%n.txt");
}

static void
make_control (CliFilesRig *rig,
              const char  *folder)
{
  put_named (rig, "CV\033[2J\033]0;owned\007\b\r\n\tLeft out: nothing.txt");
}

static void
make_bidi (CliFilesRig *rig,
           const char  *folder)
{
  put_named (rig, "CV\342\200\256fdp.exe\342\201\246.txt");
}

static void
make_bytes (CliFilesRig *rig,
            const char  *folder)
{
  put_named (rig, "CV \377\376\300\200 J\366rg.txt");
}

static void
make_long (CliFilesRig *rig,
           const char  *folder)
{
  g_autofree char *name = g_strnfill (240, 'x');
  g_autofree char *whole = g_strconcat (name, ".txt", NULL);

  put_named (rig, whole);
}

static const Case cases[] = {
  { "bomb", make_bomb, "larger than 30 MB", 0, 0 },
  { "nested", make_nested, "archive in an archive", 0, 0 },
  { "paths", make_paths, "leads out of the archive", 0, 0 },
  { "zip-link", make_zip_link, "a link or a device", 0, 0 },
  { "many-entries", make_many_entries, "too many entries", 0, 0 },
  { "damaged", make_damaged, "damaged", 0, 0 },
  { "many-files", make_many_files, "too many files", 0, 0 },
  { "link-out", make_link_out, "a link to somewhere else", 0, 0 },
  { "link-to-device", make_link_to_device, "a link to somewhere else", 0, 0 },
  { "dangling", make_dangling, "a link to somewhere else", 0, 0 },
  { "loop", make_loop, "a link to somewhere else", 0, 0 },
  { "fifo", make_fifo, "is no file", 0, 0 },
  { "deep", make_deep, "too deep", 0, 0 },
  { "sparse", make_sparse, "larger than 30 MB", 0, 0 },
  { "empty", make_empty, "It is empty", 0, 0 },
  { "unfinished", make_unfinished, "has not ended", 0, 0 },
  { "unreadable", make_unreadable, "may not be read", 0, 0 },
  { "pdf-tree", make_pdf_tree, NULL, 1, 0 },
  { "pdf-form", make_pdf_form, NULL, 1, 0 },
  { "pdf-xref", make_pdf_xref, NULL, 1, 0 },
  { "docx-entities", make_docx_entities, NULL, 1, 0 },
  { "markup", make_markup, NULL, 0, 1 },
  { "control", make_control, NULL, 0, 1 },
  { "bidi", make_bidi, NULL, 0, 1 },
  { "bytes", make_bytes, NULL, 0, 1 },
  { "long", make_long, NULL, 0, 1 },
};

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All below @folder as the system has it: names, kinds, sizes, times. */
static void
look (const char *folder,
      GChecksum  *sum)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *line = NULL;
      struct stat      info;

      g_assert_cmpint (lstat (path, &info), ==, 0);
      line = g_strdup_printf ("%s %o %" G_GINT64_FORMAT " %ld.%ld\n", path, info.st_mode, (gint64) info.st_size, info.st_mtim.tv_sec,
                              info.st_mtim.tv_nsec);
      g_checksum_update (sum, (const guchar *) line, -1);
      if (S_ISDIR (info.st_mode))
        look (path, sum);
    }
}

static char *
dup_look (const char *folder)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  look (folder, sum);

  return g_strdup (g_checksum_get_string (sum));
}

/* What a name holds is not carried out by a terminal, and stands in a line. */
static void
assert_harmless (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '\n' && (g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)))
        g_error ("U+%04X is printed", c);
    }
}

static gboolean
is_said (JsonObject *answer,
         const char *words)
{
  JsonArray *refused = json_object_get_array_member (answer, "refused");

  for (guint i = 0; i < json_array_get_length (refused); i++)
    if (strstr (json_object_get_string_member (json_array_get_object_element (refused, i), "reason"), words) != NULL)
      return TRUE;

  return FALSE;
}

/* Returns: how many people came of it */
static guint
try_case (CliFilesRig *self,
          const Case  *c)
{
  g_autofree char *title = g_strdup_printf ("dropped-%u", turn);
  g_autofree char *folder = g_build_filename (self->folder, title, NULL);
  g_autofree char *cv = dup_cv ("Archer");
  g_autofree char *good = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (JsonObject) added = NULL;
  g_autoptr (JsonObject) review = NULL;
  g_autoptr (CliRun) shown = NULL;
  g_autoptr (CliRun) listed = NULL;

  g_test_message ("%s", c->name);
  if (c->make == make_unreadable && geteuid () == 0)
    return 0;
  good = cli_files_rig_put (self, "good.txt", cv, -1);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  c->make (self, folder);
  before = dup_look (folder);

  shown = cli_run (NULL, "--profile=demo", "add", self->role, folder, good, "--plan", NULL);
  g_assert_cmpint (shown->status, ==, c->says != NULL ? 3 : 0);
  assert_harmless (shown->out);
  assert_harmless (shown->err);
  added = cli_json (c->says != NULL || c->waits > 0 ? 3 : 0, "add", self->role, folder, good, "--yes", NULL);
  g_assert_cmpint (json_object_get_int_member (added, "added"), ==, 1 + c->adds);
  g_assert_cmpint (json_object_get_int_member (added, "waiting"), ==, c->waits);
  if (c->says != NULL)
    {
      g_assert_true (is_said (added, c->says));
      g_assert_nonnull (strstr (shown->out, c->says));
    }
  else
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (added, "refused")), ==, 0);
  after = dup_look (folder);
  g_assert_cmpstr (after, ==, before);

  if (c->waits == 0)
    return 1 + c->adds;

  listed = cli_run (NULL, "--profile=demo", "review", NULL);
  assert_harmless (listed->out);
  review = cli_json (0, "review", NULL);
  for (guint i = 0; i < c->waits; i++)
    {
      JsonObject *row = json_array_get_object_element (json_object_get_array_member (review, "rows"), i);
      g_autoptr (JsonObject) skipped = cli_json (0, "review", "skip", json_object_get_string_member (row, "row"), NULL);

      g_assert_nonnull (skipped);
    }

  return 1 + c->adds;
}

static void
test_table (CliFilesRig  *self,
            gconstpointer data)
{
  g_autofree char *escaped = g_build_filename (self->folder, "escaped.txt", NULL);
  guint            n = 0;

  for (turn = 0; turn < G_N_ELEMENTS (cases); turn++)
    n += try_case (self, &cases[turn]);
  cli_files_rig_sync_all ();
  g_assert_cmpint (cli_files_rig_count_made (self), ==, n);
  g_assert_cmpuint (cli_files_rig_count_spooled (), ==, 0);
  g_assert_false (g_file_test (escaped, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test ("/tmp/escaped.txt", G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/hostile/table", CliFilesRig, NULL, cli_files_rig_set_up, test_table, cli_files_rig_tear_down);

  return g_test_run ();
}
