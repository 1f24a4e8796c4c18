/* test-store-earlier.c: what an earlier program kept is said as it was, and goes on
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include "hjl-test-utils.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/hjl-store-book.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-runs.h"
#include "store/hjl-store-watch.h"

/* Three people from files, whom hackajob was told of: of a run that is over that is no to-do. */
static void
test_version_13 (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_open_kept (self, "version-13.sql");

  runs = hjl_store_list_runs (self->store, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 2);
  second = hjl_run_describe (runs->pdata[0]);
  first = hjl_run_describe (runs->pdata[1]);
  g_assert_cmpstr (first, ==, "1 exported, 1 marked as exported");
  g_assert_cmpstr (second, ==, "3 exported, 3 marked as exported");
  g_assert_false (((HjlRun *) runs->pdata[0])->by_hand);

  folders = hjl_store_list_watched_folders (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (folders->len, ==, 0);
  g_assert_true (hjl_store_set_watched_folder (self->store, "role_000001d91e", "/somewhere", 1, &error));
  g_assert_no_error (error);
}

/* @expected: the last figures of their names */
static void
assert_files (GPtrArray  *names,
              const char *expected)
{
  g_autoptr (GString) figures = g_string_new (NULL);

  g_assert_nonnull (names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (figures, "%s%c", i > 0 ? " " : "", ((char *) names->pdata[i])[strlen (names->pdata[i]) - 1]);
  g_assert_cmpstr (figures->str, ==, expected);
}

/* A file in each state: what is asked for by an index that was not there finds them all the same. */
static void
test_version_15 (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open_kept (self, "version-15.sql");

  before = hjl_store_list_spent_files (self->store, &error);
  assert_files (before, "3 4");
  g_assert_true (hjl_store_confirm_files (self->store, &error));
  g_assert_no_error (error);
  after = hjl_store_list_spent_files (self->store, &error);
  assert_files (after, "1 3 4");
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM link WHERE awaits_cv = 1 AND files_checked = 0"
                                            " AND candidate_id = (SELECT person_id FROM book_file WHERE name = 'Bea Baker - references.txt')"),
                   ==, 1);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM link WHERE awaits_cv = 1"), ==, 1);

  deleted = hjl_store_list_told_deleted (self->store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted->len, ==, 1);
  g_assert_cmpstr (deleted->pdata[0], ==, "3041f5c2-9623-4158-8e44-ecf6c11b757b");
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The names of the tables, or with @table of their columns' types. Returns: (transfer full) */
static GStrv
list_texts (sqlite3    *db,
            const char *table)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *sql = table == NULL ? g_strdup ("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")
                                       : g_strdup_printf ("SELECT type FROM pragma_table_info ('%s')", table);
  sqlite3_stmt    *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_strv_builder_add (texts, (const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);

  return g_strv_builder_end (texts);
}

/* A row in each table, whose texts fit each other and what may be in a mapping. Returns: (transfer full): the tables */
static GStrv
fill_tables (sqlite3 *db)
{
  GStrv tables = list_texts (db, NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_auto (GStrv) types = list_texts (db, tables[i]);
      g_autoptr (GString) sql = g_string_new (NULL);

      g_string_printf (sql, "INSERT OR IGNORE INTO \"%s\" VALUES (", tables[i]);
      for (guint j = 0; types[j] != NULL; j++)
        g_string_append_printf (sql, "%s%s", j > 0 ? ", " : "", g_str_equal (types[j], "TEXT") ? "'stage'" : "1");
      g_string_append (sql, ")");
      run_sql (db, sql->str);
    }

  return tables;
}

/* Data of each version there was, with a row in each of its tables. */
static void
test_each_version (Fixture      *self,
                   gconstpointer data)
{
  gint64 newest = ask_number (self->store, "PRAGMA user_version");

  g_assert_finalize_object (g_steal_pointer (&self->store));
  for (guint version = 1; version < newest; version++)
    {
      HjlStore *earlier = hjl_store_new (self->path, 0);
      g_auto (GStrv) tables = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("version %u", version);
      (void) g_unlink (self->path);
      g_assert_cmpint (sqlite3_open (self->path, &earlier->db), ==, SQLITE_OK);
      g_assert_true (hjl_store_schema_update (earlier, version, &error));
      g_assert_no_error (error);
      tables = fill_tables (earlier->db);
      g_assert_finalize_object (earlier);

      fixture_reopen (self);
      g_assert_cmpint (ask_number (self->store, "PRAGMA user_version"), ==, newest);
      g_assert_true (hjl_store_check_whole (self->store, &error));
      g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
      for (guint i = 0; tables[i] != NULL; i++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", tables[i]);

          g_assert_cmpint (ask_number (self->store, sql), >, 0);
        }
      g_assert_finalize_object (g_steal_pointer (&self->store));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/earlier/version-13", test_version_13);
  fixture_add ("/store/earlier/version-15", test_version_15);
  fixture_add ("/store/earlier/each-version", test_each_version);

  return g_test_run ();
}
