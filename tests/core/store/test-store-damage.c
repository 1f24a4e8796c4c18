/* test-store-damage.c: data files damaged by chance: nothing is replaced without a word, and a copy brings all back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What chance chooses follows from the seed and the number of the round. build-aux/soak store is the long form.
 */

#include "hjl-store-help.h"

#include "hjl-soak.h"
#include "hjl-test-utils.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"
#include "store/hjl-store-todo.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-recover.h"
#include "store/hjl-store-runs.h"

#define PAGE 4096
/* Who is in the data file, and who is in its log only, each by a transaction of its own. */
#define OLD 150
#define NEW 40
#define DAY (HjlTime) 86400000
/* Files a round. */
#define FILES 25
#define LOG "-wal"

typedef enum
{
  DAMAGE_BYTES, /* some are others */
  DAMAGE_HEADER,
  DAMAGE_CUT,
  DAMAGE_ZEROS, /* pages */
  DAMAGE_NOISE,
  DAMAGE_SWAPPED,
  DAMAGE_LONGER,
  DAMAGE_EMPTY,
  DAMAGE_OTHER_TYPE,
  DAMAGE_FOLDER,
  DAMAGE_PIPE,
  DAMAGE_LOOP,
  DAMAGE_LINK, /* to what is not there */
  /* of the log, from here on */
  DAMAGE_LOG_BYTES,
  DAMAGE_LOG_CUT,
  DAMAGE_LOG_NOISE,
  DAMAGE_LOG_OTHER,
  N_DAMAGES
} Damage;

static const char *const names[N_DAMAGES] = { "bytes", "header", "cut", "zeros", "noise", "swapped", "longer", "empty", "another type", "folder",
                                              "pipe", "loop", "link", "log: bytes", "log: cut", "log: noise", "log: another's" };

typedef struct
{
  HjlSoak soak;
  GBytes *file;
  GBytes *log;
  GBytes *copy;
  char   *folder;
  char   *path;
  guint   damages[N_DAMAGES];
  guint   found[N_DAMAGES]; /* of which somebody was told */
} Lab;

static void
put (const char *path,
     const char *ending,
     GBytes     *bytes)
{
  g_autofree char *whole = g_strconcat (path, ending, NULL);
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (whole, data, (gssize) size, &error);
  g_assert_no_error (error);
}

static GBytes *
take (const char *path,
      const char *ending)
{
  g_autofree char *whole = g_strconcat (path, ending, NULL);
  char            *data;
  gsize            size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (whole, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* Rows of every kind, as an earlier program left them; then people, the last of whom are in the log only. */
static void
make_whole (Lab *self)
{
  Fixture fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, NULL);
  fixture_open_kept (&fixture, "version-13.sql");
  for (guint i = 0; i < OLD; i++)
    {
      g_autofree char *id = g_strdup_printf ("old-%03u", i);

      add_candidate (fixture.store, id);
      g_assert_true (hjl_store_set_candidate_name (fixture.store, id, "Ada Example", NULL, &error));
      if (i % 3 == 0)
        add_hold (fixture.store, id, HJL_HOLD_SEVERAL);
      if (i % 5 == 0)
        add_link (fixture.store, id, id);
    }
  g_assert_true (hjl_store_copy_daily (fixture.store, DAY, &error));
  g_assert_no_error (error);
  hjl_store_rest (fixture.store);
  for (guint i = 0; i < NEW; i++)
    {
      g_autofree char *id = g_strdup_printf ("new-%03u", i);

      add_candidate (fixture.store, id);
    }
  self->file = take (fixture.path, "");
  self->log = take (fixture.path, LOG);
  self->copy = take (fixture.path, ".copy-1970-01-02");
  g_assert_cmpuint (g_bytes_get_size (self->log), >, 0);
  fixture_tear_down (&fixture, NULL);
}

static guint
choose (Lab  *self,
        gsize n)
{
  return (guint) g_rand_int_range (self->soak.random, 0, (gint32) MAX (n, 1));
}

static void
fill (Lab  *self,
      char *bytes,
      gsize size)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) choose (self, 256);
}

static void
spoil_bytes (Lab  *self,
             char *bytes,
             gsize from,
             gsize to)
{
  guint n = 1 + choose (self, choose (self, 4) == 0 ? 200 : 5);

  for (guint i = 0; i < n; i++)
    bytes[from + choose (self, to - from)] ^= (char) (1 + choose (self, 255));
}

/* In the place of the data file. */
static void
put_other (Lab   *self,
           Damage damage)
{
  static const char *const starts[] = { "%PDF-1.7\n", "PK\003\004", "\x89PNG\r\n\x1a\n", "Dear diary", "SQLite format 3", "<!DOCTYPE html>" };
  g_autofree char         *inside = g_build_filename (self->path, "something", NULL);
  g_autoptr (GBytes) bytes = NULL;

  switch ((int) damage)
    {
    case DAMAGE_EMPTY:
      bytes = g_bytes_new (NULL, 0);
      put (self->path, "", bytes);
      break;
    case DAMAGE_OTHER_TYPE:
      bytes = g_string_free_to_bytes (g_string_append_len (g_string_new (starts[choose (self, G_N_ELEMENTS (starts))]),
                                                           g_bytes_get_data (self->log, NULL), choose (self, 2 * PAGE)));
      put (self->path, "", bytes);
      break;
    case DAMAGE_FOLDER:
      g_assert_no_errno (g_mkdir (self->path, 0700));
      bytes = g_bytes_new ("x", 1);
      put (inside, "", bytes);
      break;
    case DAMAGE_PIPE:
      g_assert_no_errno (mkfifo (self->path, 0600));
      break;
    case DAMAGE_LOOP:
      g_assert_no_errno (symlink (self->path, self->path));
      break;
    case DAMAGE_LINK:
      g_assert_no_errno (symlink ("/nowhere/hjlever.db", self->path));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
put_damaged (Lab   *self,
             Damage damage)
{
  gboolean         of_log = damage >= DAMAGE_LOG_BYTES;
  gsize            size;
  gconstpointer    whole = g_bytes_get_data (of_log ? self->log : self->file, &size);
  g_autofree char *bytes = g_malloc (size + PAGE);
  gsize            from = choose (self, size / PAGE) * PAGE;
  gsize            other = choose (self, size / PAGE) * PAGE;
  gsize            n_pages = 1 + choose (self, 4);
  g_autoptr (GBytes) made = NULL;

  memcpy (bytes, whole, size);
  switch ((int) damage)
    {
    case DAMAGE_BYTES:
    case DAMAGE_LOG_BYTES:
      spoil_bytes (self, bytes, 0, size);
      break;
    case DAMAGE_HEADER:
      spoil_bytes (self, bytes, 0, 100);
      break;
    case DAMAGE_CUT:
    case DAMAGE_LOG_CUT:
      size = choose (self, size);
      break;
    case DAMAGE_ZEROS:
      memset (bytes + from, 0, MIN (size - from, n_pages * PAGE));
      break;
    case DAMAGE_NOISE:
    case DAMAGE_LOG_NOISE:
      fill (self, bytes + from, MIN (size - from, PAGE));
      break;
    case DAMAGE_SWAPPED:
      memcpy (bytes + from, (const char *) whole + other, PAGE);
      memcpy (bytes + other, (const char *) whole + from, PAGE);
      break;
    case DAMAGE_LONGER:
      fill (self, bytes + size, PAGE);
      size += 1 + choose (self, PAGE);
      break;
    case DAMAGE_LOG_OTHER:
      memcpy (bytes, "Dear diary", 10);
      break;
    default:
      g_assert_not_reached ();
    }
  made = g_bytes_new (bytes, size);
  put (self->path, of_log ? LOG : "", made);
}

/* Whatever is said is of the data file, by its name, and says what to do. Returns: whether there was something */
static gboolean
hear (Lab     *self,
      GError **error)
{
  g_autofree char *words = NULL;

  if (*error == NULL)
    return FALSE;
  words = hjl_error_describe (*error);
  g_test_message ("  %s", words);
  g_assert_true (g_error_matches (*error, HJL_ERROR, HJL_ERROR_STORE) || g_error_matches (*error, HJL_ERROR, HJL_ERROR_STORE_LOST));
  if (g_error_matches (*error, HJL_ERROR, HJL_ERROR_STORE_LOST))
    g_assert_nonnull (strstr (words, "hjlever-cli restore"));
  g_clear_error (error);

  return TRUE;
}

static void
drop_array (GPtrArray *array)
{
  g_clear_pointer (&array, g_ptr_array_unref);
}

/* All that a window would show. Returns: how many people were seen; -1 where somebody was told of trouble */
static int
read_all (Lab      *self,
          HjlStore *store)
{
  HjlCandidateQuery all = { .states = (1u << HJL_N_STATES) - 1 };
  HjlCandidateQuery search = { .search = "ada", .sort = HJL_SORT_NAME };
  g_autoptr (GError) error = NULL;
  gboolean    trouble = FALSE;
  GPtrArray  *rows;
  GHashTable *counts;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  int n = -1;

  rows = hjl_store_list_candidates (store, &all, 0, G_MAXINT, &error);
  n = rows != NULL ? (int) rows->len : -1;
  drop_array (rows);
  trouble |= hear (self, &error);
  drop_array (hjl_store_list_candidates (store, &search, 0, G_MAXINT, &error));
  trouble |= hear (self, &error);
  drop_array (hjl_store_load_cases (store, TRUE, NULL, G_MAXINT, &error));
  trouble |= hear (self, &error);
  drop_array (hjl_store_list_activity (store, NULL, 1000, &error));
  trouble |= hear (self, &error);
  drop_array (hjl_store_list_runs (store, 0, 1000, &error));
  trouble |= hear (self, &error);
  drop_array (hjl_store_list_changes (store, 0, &error));
  trouble |= hear (self, &error);
  drop_array (hjl_store_list_open_writes (store, &error));
  trouble |= hear (self, &error);
  drop_array (hjl_store_list_drafts (store, NULL, &error));
  trouble |= hear (self, &error);
  drop_array (hjl_store_list_todos (store, &error));
  trouble |= hear (self, &error);
  counts = hjl_store_load_mappings (store, &error);
  g_clear_pointer (&counts, g_hash_table_unref);
  trouble |= hear (self, &error);
  counts = hjl_store_load_role_counts (store, &error);
  g_clear_pointer (&counts, g_hash_table_unref);
  trouble |= hear (self, &error);
  catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, &error);
  trouble |= hear (self, &error);

  return trouble ? -1 : n;
}

/* A sync would write these. Returns: whether somebody was told of trouble */
static gboolean
write_some (Lab      *self,
            HjlStore *store)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);
  g_autoptr (GError) error = NULL;
  gboolean trouble = FALSE;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf (i % 2 == 0 ? "old-%03u" : "later-%03u", i);

      g_ptr_array_add (page, make_candidate (id, 9000));
    }
  hjl_store_take_candidates (store, page, &error);
  trouble |= hear (self, &error);
  hjl_store_set_int (store, "day", 1, &error);
  trouble |= hear (self, &error);
  hjl_store_erase (store, "old-007", &error);
  trouble |= hear (self, &error);
  hjl_store_copy_daily (store, 2 * DAY, &error);
  trouble |= hear (self, &error);

  return trouble;
}

static gboolean
is_same (const char *path,
         GBytes     *before)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  return g_file_get_contents (path, &bytes, &size, NULL) && size == g_bytes_get_size (before) &&
         memcmp (bytes, g_bytes_get_data (before, NULL), size) == 0;
}

/* Opened, read, written to. Returns: whether somebody was told of damage */
static gboolean
use (Lab   *self,
     Damage damage)
{
  gboolean is_file = damage < DAMAGE_FOLDER || damage >= DAMAGE_LOG_BYTES;
  g_autoptr (GBytes) before = is_file ? take (self->path, "") : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = NULL;
  HjlStore *reader;
  GStatBuf  was, is;
  int       n;
  gboolean  told;

  g_assert_no_errno (g_lstat (self->path, &was));
  reader = hjl_store_open (self->path, HJL_STORE_READ_ONLY, &error);
  hear (self, &error);
  if (reader != NULL)
    read_all (self, reader);
  g_clear_object (&reader);

  store = hjl_store_open (self->path, HJL_STORE_READ_WRITE, &error);
  told = hear (self, &error);
  g_assert_cmpint (store == NULL, ==, told);
  g_assert_no_errno (g_lstat (self->path, &is));
  g_assert_cmpuint (was.st_ino, ==, is.st_ino);
  g_assert_cmpuint (was.st_mode & S_IFMT, ==, is.st_mode & S_IFMT);
  if (store == NULL)
    {
      g_assert_true (!is_file || is_same (self->path, before));
      return TRUE;
    }

  n = read_all (self, store);
  /* A log that ends early is one that was cut by a crash: what is before it counts, and that is whole. */
  if (damage >= DAMAGE_LOG_BYTES)
    {
      g_assert_cmpint (n, >=, OLD);
      g_assert_true (hjl_store_check_whole (store, &error));
    }
  /* Nobody is nowhere where nobody is told of anything. */
  told = write_some (self, store) || n < 0;
  g_assert_true (told || n >= OLD);

  return told;
}

/* The copy is whole, and what was there is put aside. */
static void
restore (Lab *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *day = hjl_store_take_copy (self->path, NULL, &error);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GPtrArray) aside = NULL;

  g_assert_no_error (error);
  aside = hjl_store_list_beside (self->path, HJL_STORE_ASIDE);
  g_assert_cmpuint (aside->len, >, 0);
  store = hjl_store_open (self->path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_all (self, store), >=, OLD);
  g_assert_false (write_some (self, store));
}

static void
do_one (Lab *self)
{
  Damage damage = choose (self, N_DAMAGES);

  g_test_message ("%s", names[damage]);
  /* Whatever hangs ends here. */
  alarm (HJL_TEST_LIMIT);
  self->folder = hjl_test_make_folder ();
  self->path = g_build_filename (self->folder, "store.db", NULL);
  put (self->path, ".copy-1970-01-02", self->copy);
  if (damage >= DAMAGE_EMPTY && damage < DAMAGE_LOG_BYTES)
    {
      put_other (self, damage);
    }
  else
    {
      put (self->path, "", self->file);
      if (damage >= DAMAGE_LOG_BYTES || choose (self, 2) == 0)
        put (self->path, LOG, self->log);
      put_damaged (self, damage);
    }

  self->damages[damage]++;
  if (use (self, damage))
    {
      self->found[damage]++;
      restore (self);
    }
  hjl_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
  alarm (0);
}

static void
test_damage (void)
{
  Lab   self = { 0 };
  guint n_damages = 0;
  guint n_found = 0;

  make_whole (&self);
  hjl_soak_init (&self.soak, 2);
  while (hjl_soak_next (&self.soak))
    for (guint i = 0; i < FILES; i++)
      do_one (&self);

  for (guint i = 0; i < N_DAMAGES; i++)
    {
      g_test_message ("damage %s: %u, told of %u", names[i], self.damages[i], self.found[i]);
      n_damages += self.damages[i];
      n_found += self.found[i];
    }
  g_test_message ("seed %u: %u damaged data files, told of %u; none was replaced without a word", self.soak.seed, n_damages, n_found);
  g_assert_cmpuint (n_found, >, 0);
  g_bytes_unref (self.file);
  g_bytes_unref (self.log);
  g_bytes_unref (self.copy);
}

/* @away: from here on as somebody who may not write there; root may everything */
static void
take_leave (const char *path,
            const char *folder,
            gboolean    away)
{
  uid_t nobody = 65534;

  if (away)
    {
      g_assert_no_errno (g_chmod (path, 0400));
      g_assert_no_errno (g_chmod (folder, 0500));
    }
  if (getuid () == 0 && away)
    {
      g_assert_no_errno (chown (path, nobody, (gid_t) -1));
      g_assert_no_errno (chown (folder, nobody, (gid_t) -1));
      g_assert_no_errno (seteuid (nobody));
    }
  else if (getuid () == 0)
    {
      g_assert_no_errno (seteuid (0));
      g_assert_no_errno (chown (path, 0, (gid_t) -1));
      g_assert_no_errno (chown (folder, 0, (gid_t) -1));
    }
  if (!away)
    {
      g_assert_no_errno (g_chmod (folder, 0700));
      g_assert_no_errno (g_chmod (path, 0600));
    }
}

/* Nothing may be written: it is said, nothing is changed, and it goes on once it may. */
static void
test_read_only (void)
{
  Lab              self = { 0 };
  g_autofree char *folder = hjl_test_make_folder ();
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autoptr (GError) error = NULL;
  HjlStore *store;

  self.path = g_build_filename (data, "store.db", NULL);
  store = hjl_store_open (self.path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  add_candidate (store, "c1");
  g_assert_finalize_object (store);
  g_assert_no_errno (g_chmod (folder, 0755));

  take_leave (self.path, data, TRUE);
  store = hjl_store_open (self.path, HJL_STORE_READ_WRITE, &error);
  g_assert_null (store);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_true (hear (&self, &error));
  take_leave (self.path, data, FALSE);

  store = hjl_store_open (self.path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_all (&self, store), ==, 1);
  g_assert_finalize_object (store);
  hjl_test_remove_folder (folder);
  g_free (self.path);
}

/* The folder is gone while it is open: that is said at the latest when the day's copy is due. */
static void
test_vanished (void)
{
  Lab              self = { 0 };
  g_autofree char *folder = hjl_test_make_folder ();
  g_autoptr (GError) error = NULL;
  HjlStore *store;

  self.path = g_build_filename (folder, "store.db", NULL);
  store = hjl_store_open (self.path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  add_candidate (store, "c1");
  hjl_test_remove_folder (folder);
  hjl_store_set_int (store, "day", 1, &error);
  hear (&self, &error);
  g_assert_false (hjl_store_copy_daily (store, DAY, &error));
  g_assert_true (hear (&self, &error));
  g_assert_finalize_object (store);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_free (self.path);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* "TABLE COLUMN" of each text that may not be missing. */
static int
add_column (void  *columns,
            int    n,
            char **values,
            char **titles)
{
  g_ptr_array_add (columns, g_strconcat (values[0], " ", values[1], NULL));

  return 0;
}

/* What is never missing is, as where pages of the file have changed places. */
static void
test_missing (void)
{
  Lab              self = { 0 };
  g_autofree char *folder = hjl_test_make_folder ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *db;

  make_whole (&self);
  self.path = g_build_filename (folder, "store.db", NULL);
  put (self.path, "", self.file);
  g_assert_cmpint (sqlite3_open (self.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "SELECT s.name, t.name FROM sqlite_schema s, pragma_table_info (s.name) t"
                                 " WHERE s.type = 'table' AND t.\"notnull\" AND t.pk = 0 AND t.type = 'TEXT'",
                                 add_column, columns, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_assert_cmpuint (columns->len, >, 0);

  for (guint i = 0; i < columns->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (columns->pdata[i], " ", 2);
      g_autofree char *allow = g_strdup_printf ("PRAGMA writable_schema = ON;"
                                                " UPDATE sqlite_schema SET sql = replace (sql, 'NOT NULL', '') WHERE name = '%s'",
                                                words[0]);
      g_autofree char *lose = g_strdup_printf ("PRAGMA ignore_check_constraints = ON; INSERT OR IGNORE INTO %s DEFAULT VALUES;"
                                               " UPDATE %s SET %s = NULL",
                                               words[0], words[0], words[1]);
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlStore) store = NULL;

      g_test_message ("%s", (const char *) columns->pdata[i]);
      put (self.path, "", self.file);
      run_sql (self.path, allow);
      run_sql (self.path, lose);
      store = hjl_store_open (self.path, HJL_STORE_READ_ONLY, &error);
      if (!hear (&self, &error))
        read_all (&self, store);
    }

  hjl_test_remove_folder (folder);
  g_free (self.path);
  g_bytes_unref (self.file);
  g_bytes_unref (self.log);
  g_bytes_unref (self.copy);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/damage/by-chance", test_damage);
  g_test_add_func ("/store/damage/read-only", test_read_only);
  g_test_add_func ("/store/damage/vanished", test_vanished);
  g_test_add_func ("/store/damage/missing", test_missing);

  return g_test_run ();
}
