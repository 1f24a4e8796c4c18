/* test-spool.c: private copies of files: whole or not at all, whatever happens to them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files/hjl-spool.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

#define LARGE 200000

/* What the spool asks the system for, with a count in front of it: at zero the process is killed, or the disk is full. */
static int      left = G_MAXINT;
static gboolean kill_there;
static char    *grows; /* (nullable): a file that gets a byte more at each write of the copy */

static gboolean
is_over (void)
{
  if (left == G_MAXINT || --left > 0)
    return FALSE;
  if (kill_there)
    raise (SIGKILL);
  errno = ENOSPC;

  return TRUE;
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      size)
{
  static ssize_t (*real) (int, const void *, size_t);

  if (real == NULL)
    real = dlsym (RTLD_NEXT, "write");
  if (size > 8 && is_over ())
    return -1;
  if (grows != NULL && size > 8)
    {
      int more = open (grows, O_WRONLY | O_APPEND | O_CLOEXEC);

      g_assert_cmpint (real (more, "x", 1), ==, 1);
      close (more);
    }

  return real (fd, bytes, size);
}

int
fsync (int fd)
{
  static int (*real) (int);

  if (real == NULL)
    real = dlsym (RTLD_NEXT, "fsync");

  return is_over () ? -1 : real (fd);
}

int
renameat (int         old_dir,
          const char *old_name,
          int         new_dir,
          const char *new_name)
{
  static int (*real) (int, const char *, int, const char *);

  if (real == NULL)
    real = dlsym (RTLD_NEXT, "renameat");

  return is_over () ? -1 : real (old_dir, old_name, new_dir, new_name);
}

typedef struct
{
  char *folder; /* of the test */
  char *spool;
  char *file; /* a CV */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *content = g_malloc (LARGE);

  fixture->folder = hjl_test_make_folder ();
  fixture->spool = g_build_filename (fixture->folder, "data", HJL_SPOOL_FOLDER, NULL);
  fixture->file = g_build_filename (fixture->folder, "cv.pdf", NULL);
  memset (content, 'a', LARGE);
  g_assert_true (g_file_set_contents (fixture->file, content, LARGE, NULL));
  left = G_MAXINT;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  left = G_MAXINT;
  hjl_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->spool);
  g_free (fixture->file);
}

static HjlSpooled *
add (HjlSpool   *spool,
     const char *path,
     GError    **error)
{
  int         fd = hjl_spool_open_source (path, error);
  HjlSpooled *spooled;

  if (fd < 0)
    return NULL;
  spooled = hjl_spool_add (spool, fd, "cv.pdf", NULL, error);
  close (fd);

  return spooled;
}

/* Returns: how many files there are but for the lock; each has to be whole, where @whole */
static guint
count (Fixture *fixture,
       gboolean whole)
{
  g_autoptr (GDir) names = g_dir_open (fixture->spool, 0, NULL);
  const char *name;
  guint       n = 0;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->spool, name, NULL);
      struct stat      info;

      if (g_str_equal (name, ".lock"))
        continue;
      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 07777, ==, 0600);
      if (whole && !g_str_has_prefix (name, ".part-"))
        g_assert_cmpint (info.st_size, ==, LARGE);
      n++;
    }

  return n;
}

static GHashTable *
keep (gpointer user_data,
      GError **error)
{
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (user_data != NULL)
    g_hash_table_add (kept, g_strdup (user_data));

  return kept;
}

static guint
sweep (Fixture *fixture,
       char    *kept)
{
  g_autoptr (GError) error = NULL;
  guint n;

  hjl_spool_sweep (fixture->spool, keep, kept, &n, &error);
  g_assert_no_error (error);

  return n;
}

static void
test_in_and_out (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSpool) spool = hjl_spool_open (fixture->spool, &error);
  g_autoptr (HjlSpooled) one = NULL;
  g_autoptr (HjlSpooled) other = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) none = NULL;
  struct stat info;

  g_assert_no_error (error);
  g_assert_cmpint (stat (fixture->spool, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0700);
  one = add (spool, fixture->file, &error);
  other = add (spool, fixture->file, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_spool_flush (spool, &error));
  g_assert_cmpint (one->size, ==, LARGE);
  g_assert_cmpstr (one->digest, ==, other->digest);
  g_assert_cmpstr (one->name, !=, other->name);
  g_assert_cmpuint (count (fixture, TRUE), ==, 2);

  /* The original is what it was. */
  g_assert_cmpint (stat (fixture->file, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, LARGE);

  content = hjl_spool_load (spool, one->name, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (content), ==, LARGE);

  g_assert_true (hjl_spool_remove (spool, one->name, &error));
  g_assert_true (hjl_spool_remove (spool, one->name, &error));
  none = hjl_spool_load (spool, one->name, &error);
  g_assert_null (none);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (fixture, TRUE), ==, 1);
}

static void
test_not_a_name (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const names[] = { "", ".", "..", "../data.db", "/etc/passwd", ".lock", "a/b", "a\nb" };
  g_autoptr (HjlSpool) spool = hjl_spool_open (fixture->spool, NULL);
  g_autofree char *outside = g_build_filename (fixture->folder, "data", "data.db", NULL);

  g_assert_true (g_file_set_contents (outside, "x", 1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (hjl_spool_open_file (spool, names[i], &error), ==, -1);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
      g_assert_true (hjl_spool_remove (spool, names[i], NULL));
    }
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
}

/* Each is refused in words, and nothing is left. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HjlSpool) spool = hjl_spool_open (fixture->spool, NULL);
  g_autofree char  *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autofree char  *huge = g_build_filename (fixture->folder, "huge", NULL);
  g_autofree char  *gone = g_build_filename (fixture->folder, "gone", NULL);
  g_autofree char  *shut = g_build_filename (fixture->folder, "shut", NULL);
  const char *const paths[] = { fifo, huge, gone, shut, fixture->folder, "/dev/null", "/dev/zero" };
  const char *const words[] = { "is no file", "larger than 30 MB", "not there any more", "may not be read", "is a folder", "is no file", "is no file" };
  int               fd;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  fd = open (huge, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (4) * 1024 * 1024 * 1024), ==, 0);
  close (fd);
  g_assert_true (g_file_set_contents (shut, "x", 1, NULL));
  g_assert_cmpint (g_chmod (shut, 0), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSpooled) spooled = NULL;

      if (paths[i] == shut && geteuid () == 0)
        continue;
      spooled = add (spool, paths[i], &error);
      g_assert_null (spooled);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
      if (strstr (error->message, words[i]) == NULL)
        g_error ("%s: %s", paths[i], error->message);
      g_assert_cmpuint (count (fixture, TRUE), ==, 0);
    }
}

static void
test_growing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HjlSpool) spool = hjl_spool_open (fixture->spool, NULL);
  g_autoptr (HjlSpooled) spooled = NULL;
  g_autoptr (GError) error = NULL;

  grows = fixture->file;
  spooled = add (spool, fixture->file, &error);
  grows = NULL;
  g_assert_null (spooled);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "still being written"));
  g_assert_cmpuint (count (fixture, TRUE), ==, 0);
}

static void
test_no_folder (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char  *link = g_build_filename (fixture->folder, "link", NULL);
  const char *const paths[] = { link, fixture->file };

  g_assert_cmpint (symlink (fixture->folder, link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSpool) spool = hjl_spool_open (paths[i], &error);

      g_assert_null (spool);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
    }
}

/* The disk is full at each write, and at what follows the writes. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HjlSpool) spool = hjl_spool_open (fixture->spool, NULL);
  gboolean done = FALSE;

  kill_there = FALSE;
  for (int n = 1; !done; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSpooled) spooled = NULL;

      g_assert_cmpint (n, <, 50);
      left = n;
      spooled = add (spool, fixture->file, &error);
      done = left > 0;
      left = G_MAXINT;
      g_assert_cmpint (done, ==, spooled != NULL);
      if (!done)
        {
          g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
          g_assert_nonnull (strstr (error->message, "no room left"));
        }
      g_assert_cmpuint (count (fixture, TRUE), ==, done ? 1 : 0);
    }
}

/* Killed at each step: what has its name is whole, the rest goes at the next start. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  gboolean done = FALSE;
  guint    killed = 0;

  for (int n = 1; !done; n++)
    {
      pid_t child = fork ();
      int   status;

      g_assert_cmpint (n, <, 50);
      if (child == 0)
        {
          HjlSpool   *spool = hjl_spool_open (fixture->spool, NULL);
          HjlSpooled *spooled;

          kill_there = TRUE;
          left = n;
          spooled = add (spool, fixture->file, NULL);
          _exit (spooled != NULL && hjl_spool_flush (spool, NULL) ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      done = WIFEXITED (status);
      if (done)
        g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      else
        killed++;
      g_assert_cmpuint (count (fixture, TRUE), <=, 1);
      sweep (fixture, NULL);
      g_assert_cmpuint (count (fixture, TRUE), ==, 0);
    }
  g_assert_cmpuint (killed, >=, 5);
}

static void
test_sweep (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HjlSpool) spool = hjl_spool_open (fixture->spool, NULL);
  g_autoptr (HjlSpooled) one = add (spool, fixture->file, NULL);
  g_autoptr (HjlSpooled) other = add (spool, fixture->file, NULL);
  g_autofree char *strange = g_build_filename (fixture->spool, "notes.txt", NULL);
  g_autofree char *part = g_build_filename (fixture->spool, ".part-1234", NULL);

  g_assert_true (g_file_set_contents (part, "x", 1, NULL));
  g_assert_cmpint (g_chmod (part, 0600), ==, 0);

  /* Somebody is still adding. */
  g_assert_cmpuint (sweep (fixture, NULL), ==, 0);
  g_assert_cmpuint (count (fixture, FALSE), ==, 3);
  g_clear_pointer (&spool, hjl_spool_close);

  g_assert_true (g_file_set_contents (strange, "x", 1, NULL));
  g_assert_cmpuint (sweep (fixture, one->name), ==, 2);
  g_assert_true (g_file_test (strange, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (strange), ==, 0);
  g_assert_cmpuint (count (fixture, TRUE), ==, 1);
  g_assert_cmpuint (sweep (fixture, NULL), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/spool/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("in-and-out", test_in_and_out);
  ADD ("not-a-name", test_not_a_name);
  ADD ("refused", test_refused);
  ADD ("growing", test_growing);
  ADD ("no-folder", test_no_folder);
  ADD ("full-disk", test_full_disk);
  ADD ("killed", test_killed);
  ADD ("sweep", test_sweep);
#undef ADD

  return g_test_run ();
}
