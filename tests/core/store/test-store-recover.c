/* test-store-recover.c: a data file that is missing or damaged, and the size of its log
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include "hjl-test-utils.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/hjl-store-private.h"
#include "store/hjl-store-recover.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-erase.h"

#define DAY (HjlTime) 86400000
#define LOG_LIMIT (12 * 1024 * 1024)

static guint
count_beside (Fixture    *self,
              const char *what)
{
  g_autoptr (GPtrArray) found = hjl_store_list_beside (self->path, what);

  return found->len;
}

static void
spoil (const char *path,
       const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_copies (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  for (guint day = 1; day <= 2; day++)
    {
      g_assert_true (hjl_store_set_int (self->store, "day", day, &error));
      g_assert_true (hjl_store_copy_daily (self->store, day * DAY, &error));
    }
  g_assert_true (hjl_store_set_int (self->store, "day", 3, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

static void
assert_lost (Fixture    *self,
             const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_null (hjl_store_open (self->path, HJL_STORE_READ_WRITE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE_LOST);
  words = hjl_error_describe (error);
  g_assert_nonnull (strstr (words, word));
  g_assert_nonnull (strstr (words, "restore"));
}

static void
remove_file (const char *path,
             const char *ending)
{
  g_autofree char *whole = g_strconcat (path, ending, NULL);

  (void) g_unlink (whole);
}

/* A missing one is never begun anew by itself where anything of it is left. */
static void
test_missing (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *day = NULL;
  g_autofree char *none = NULL;

  make_copies (self);
  remove_file (self->path, "");
  /* An old log that nobody wrote back must not be read into what comes. */
  spoil (log, "left behind");

  assert_lost (self, "missing");
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));

  copies = hjl_store_list_copies (self->path);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpstr (((HjlStoreCopy *) copies->pdata[0])->day, ==, "1970-01-03");
  g_assert_cmpstr (((HjlStoreCopy *) copies->pdata[1])->day, ==, "1970-01-02");
  for (guint i = 0; i < copies->len; i++)
    {
      g_assert_true (((HjlStoreCopy *) copies->pdata[i])->whole);
      g_assert_cmpuint (((HjlStoreCopy *) copies->pdata[i])->size, >, 0);
    }

  none = hjl_store_take_copy (self->path, "1970-01-09", &error);
  g_assert_null (none);
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));

  day = hjl_store_take_copy (self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (day, ==, "1970-01-03");
  fixture_reopen (self);
  g_assert_cmpint (hjl_store_get_int (self->store, "day", 0), ==, 2);
  g_assert_cmpuint (count_beside (self, HJL_STORE_COPY), ==, 2);
  g_assert_cmpuint (count_beside (self, HJL_STORE_ASIDE), ==, 1);
}

/* A log alone is a file that was there too. */
static void
test_log_alone (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (g_steal_pointer (&self->store));
  remove_file (self->path, "");
  spoil (log, "left behind");
  assert_lost (self, "missing");

  g_assert_null (hjl_store_take_copy (self->path, NULL, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (hjl_store_begin_anew (self->path, &error));
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (hjl_store_get_int (self->store, "day", 0), ==, 0);

  /* Without either it is a first start. */
  g_assert_finalize_object (g_steal_pointer (&self->store));
  remove_file (self->path, "");
  fixture_reopen (self);
}

/* The newest that can be read is taken, whatever the others are; what was there is put aside, until
 * somebody's data go, of which it has its part. */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *newest = g_strconcat (self->path, ".copy-1970-01-03", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *day = NULL;

  add_candidate (self->store, "c1");
  g_assert_true (hjl_store_set_candidate_name (self->store, "c1", "Ada Example", NULL, &error));
  make_copies (self);
  spoil (self->path, "Dear diary");
  spoil (newest, "SQLite format 3");
  assert_lost (self, "damaged");

  copies = hjl_store_list_copies (self->path);
  g_assert_false (((HjlStoreCopy *) copies->pdata[0])->whole);
  g_assert_null (hjl_store_take_copy (self->path, "1970-01-03", &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  day = hjl_store_take_copy (self->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (day, ==, "1970-01-02");

  fixture_reopen (self);
  g_assert_cmpint (hjl_store_get_int (self->store, "day", 0), ==, 1);
  g_assert_cmpuint (count_beside (self, HJL_STORE_ASIDE), ==, 1);
  g_assert_true (hjl_store_erase (self->store, "c1", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_beside (self, HJL_STORE_ASIDE), ==, 0);
}

/* Damage deep inside is met in the middle of the work; from then on it is known. */
static void
test_found_later (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *mark = g_strconcat (self->path, HJL_STORE_DAMAGED, NULL);
  g_autofree char *content = NULL;
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;
  gsize  size;
  gint64 page;

  add_candidate (self->store, "c1");
  page = ask_number (self->store, "SELECT rootpage FROM sqlite_schema WHERE name = 'candidate'");
  make_copies (self);
  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  memset (content + (page - 1) * 4096, 0x55, 4096);
  g_assert_true (g_file_set_contents (self->path, content, size, NULL));

  fixture_reopen (self);
  g_assert_false (hjl_store_copy_daily (self->store, 9 * DAY, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);
  g_assert_finalize_object (g_steal_pointer (&self->store));
  assert_lost (self, "damaged");
  assert_lost (self, "damaged");

  day = hjl_store_take_copy (self->path, NULL, &error);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_true (hjl_store_check_whole (self->store, &error));

  /* A mark that nothing stands behind goes by itself. */
  g_assert_finalize_object (g_steal_pointer (&self->store));
  spoil (mark, "");
  fixture_reopen (self);
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
}

static goffset
measure_log (Fixture *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  GStatBuf         status;

  return g_stat (log, &status) == 0 ? status.st_size : 0;
}

/* Page after page comes in, as in the first sync of a large company, while a view reads now and then. */
static void
test_log_size (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HjlStore *reader = hjl_store_open (self->path, HJL_STORE_READ_ONLY, &error);
  goffset   largest = 0;

  g_assert_no_error (error);
  for (guint page = 0; page < 120; page++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);

      for (guint i = 0; i < 100; i++)
        {
          g_autofree char *id = g_uuid_string_random ();

          g_ptr_array_add (rows, make_candidate (id, page + 1));
        }
      g_assert_cmpint (hjl_store_take_candidates (self->store, rows, &error), ==, 100);
      g_assert_no_error (error);
      g_assert_cmpint (ask_number (reader, "SELECT count (*) FROM candidate"), ==, (page + 1) * 100);
      largest = MAX (largest, measure_log (self));
    }
  g_test_message ("the log was %" G_GOFFSET_FORMAT " bytes at most", largest);
  g_assert_cmpint (largest, >, 0);
  g_assert_cmpint (largest, <, LOG_LIMIT);

  hjl_store_rest (self->store);
  g_assert_cmpint (measure_log (self), ==, 0);

  /* What one large transaction took is given back. */
  g_assert_true (hjl_store_run (self->store, "UPDATE candidate SET version = version || randomblob (1500)", &error));
  g_assert_cmpint (measure_log (self), >, LOG_LIMIT);
  for (guint i = 0; i < 3; i++)
    g_assert_true (hjl_store_set_int (self->store, "a", i, &error));
  g_assert_cmpint (measure_log (self), <, LOG_LIMIT);
  g_assert_no_error (error);
  g_assert_finalize_object (reader);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/recover/missing", test_missing);
  fixture_add ("/store/recover/log-alone", test_log_alone);
  fixture_add ("/store/recover/damaged", test_damaged);
  fixture_add ("/store/recover/found-later", test_found_later);
  fixture_add ("/store/recover/log-size", test_log_size);

  return g_test_run ();
}
