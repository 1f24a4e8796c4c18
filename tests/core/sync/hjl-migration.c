/* hjl-migration.c: data that an earlier program left, and what is in them now
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-migration.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static char *
dup_path (const char *folder,
          const char *end)
{
  g_autofree char *name = g_strconcat ("hjlever.db", end, NULL);

  return g_build_filename (folder, name, NULL);
}

void
hjl_migration_put (const char *folder,
                   const char *name)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char         *dump = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char         *file = dup_path (folder, "");
  g_autofree char         *script = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = dup_path (folder, ends[i]);

      g_unlink (path);
    }
  g_file_get_contents (dump, &script, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (file, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* A line a row, in an order that does not follow from how they were written. */
static void
add_rows (sqlite3    *db,
          GString    *text,
          const char *query)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, query, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      GString *line = g_string_new (NULL);

      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (line, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) lines->pdata[i]);
}

char *
hjl_migration_dump (const char *folder)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = dup_path (folder, "");
  sqlite3         *db;
  sqlite3_stmt    *tables;
  sqlite3_stmt    *check;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &check, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (check), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (check, 0), ==, "ok");
  g_assert_cmpint (sqlite3_finalize (check), ==, SQLITE_OK);

  add_rows (db, text, "PRAGMA user_version");
  add_rows (db, text, "SELECT type, name, sql FROM sqlite_schema");
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1, &tables, NULL), ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char      *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *query = g_strdup_printf ("SELECT * FROM \"%s\"", name);

      g_string_append_printf (text, "%s:\n", name);
      add_rows (db, text, query);
    }
  g_assert_cmpint (sqlite3_finalize (tables), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
