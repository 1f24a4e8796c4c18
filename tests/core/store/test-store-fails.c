/* test-store-fails.c: where the database fails at any of its statements, or a transaction was rolled back already
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include "hjl-store-calls.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-private.h"
#include "store/hjl-store-runs.h"

/* The outer transaction is open yet, and nothing of it is left: an inner one has rolled it back… */
static void
fail_inside (HjlStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_begin (store, &error));
  g_assert_no_error (error);
  hjl_store_rollback (store);
}

/* …or SQLite has, as it does where the disk is full. */
static void
fail_below (HjlStore *store)
{
  g_assert_cmpint (sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
}

/* How often anything was written, by whatever statement. */
static int
count_writes (HjlStore *store)
{
  return sqlite3_total_changes (store->db);
}

/* All that the tables hold, as one text. Returns: (transfer full) */
static char *
dump (HjlStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *tables;

  g_assert_cmpint (sqlite3_prepare_v2 (store->db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1, &tables, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", (const char *) sqlite3_column_text (tables, 0));
      sqlite3_stmt    *rows;

      g_assert_cmpint (sqlite3_prepare_v2 (store->db, sql, -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count (rows); i++)
          g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (rows, i));
      g_assert_cmpint (sqlite3_finalize (rows), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_finalize (tables), ==, SQLITE_OK);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Chances to fail that are left until it does; 0: never (again). */
static guint chances;

/* SQLite asks once more where a statement is over, and what that wrote is kept; and a rollback fails for nothing but this. */
static int
on_chance_cb (void *db)
{
  gboolean runs = FALSE;

  for (sqlite3_stmt *statement = sqlite3_next_stmt (db, NULL); statement != NULL; statement = sqlite3_next_stmt (db, statement))
    runs |= sqlite3_stmt_busy (statement) && !g_str_equal (sqlite3_sql (statement), "ROLLBACK");

  return runs && chances > 0 && --chances == 0;
}

/* Each call fails at the places where SQLite may stop, first at each, then further apart, once: it says so, nothing of it is left, and the database goes on.
 * Returns: how often */
static guint
interrupt (Fixture            *self,
           const HjlStoreCall *call)
{
  g_autofree char *before = dump (self->store);
  guint            n = 0;

  for (guint at = 1;; at += 1 + at / 10)
    {
      g_autoptr (HjlRun) run = self->store->run != NULL ? hjl_run_copy (self->store->run) : NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done;
      gboolean failed;

      chances = at;
      done = call->call (self->store, &error);
      failed = chances == 0;
      chances = 0;
      g_assert_cmpuint (self->store->depth, ==, 0);
      g_assert_cmpuint (self->store->read_depth, ==, 0);
      g_assert_true (sqlite3_get_autocommit (self->store->db));
      if (!failed)
        {
          g_assert_no_error (error);
          return n;
        }
      after = dump (self->store);
      if (done || !g_str_equal (after, before))
        g_test_message ("%s, %u: %s", call->name, at, error != NULL ? error->message : "done");
      g_assert_false (done);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
      g_assert_cmpstr (after, ==, before);
      if (run != NULL)
        hjl_store_begin_run (self->store, run);
      n++;
    }
}

static void
test_interrupted (Fixture      *self,
                  gconstpointer data)
{
  guint n = 0;

  for (const HjlStoreCall *call = data; call->name != NULL; call++)
    {
      guint more;

      if (call->goes_on)
        continue;
      if (call == data || data == hjl_store_writes)
        {
          hjl_store_rollback (self->store);
          g_assert_finalize_object (g_steal_pointer (&self->store));
          hjl_test_remove_folder (self->folder);
          fixture_reopen (self);
          hjl_store_fill_for_calls (self->store);
          sqlite3_progress_handler (self->store->db, 1, on_chance_cb, self->store->db);
        }
      more = interrupt (self, call);
      g_assert_cmpuint (more, >, 0);
      n += more;
    }
  g_test_message ("%u failures, one at a time", n);
}

static void
test_doomed (Fixture      *self,
             gconstpointer data)
{
  void (*const fails[]) (HjlStore * store) = { fail_inside, fail_below };

  hjl_store_fill_for_calls (self->store);
  for (guint i = 0; hjl_store_writes[i / 2].name != NULL; i++)
    {
      const HjlStoreCall *call = &hjl_store_writes[i / 2];
      g_autoptr (HjlRun) run = hjl_run_copy (self->store->run);
      g_autoptr (GError) error = NULL;
      int before;

      g_test_message ("%s, %u", call->name, i % 2);
      g_assert_true (hjl_store_begin (self->store, &error));
      g_assert_true (hjl_store_run (self->store, "UPDATE link SET n_files = n_files + 1", &error));
      g_assert_no_error (error);
      fails[i % 2](self->store);
      before = count_writes (self->store);

      g_assert_false (call->call (self->store, &error));
      g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
      g_assert_nonnull (strstr (error->message, "none of it was"));
      g_clear_error (&error);
      g_assert_cmpint (count_writes (self->store), ==, before);
      g_assert_true (sqlite3_get_autocommit (self->store->db));
      hjl_store_rollback (self->store);

      /* Each of them has something to do. */
      hjl_store_begin_run (self->store, run);
      g_assert_true (hjl_store_begin (self->store, &error));
      before = count_writes (self->store);
      g_assert_true (call->call (self->store, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count_writes (self->store), >, before);
      hjl_store_rollback (self->store);
      hjl_store_begin_run (self->store, run);
    }
  g_assert_cmpint (ask_number (self->store, "SELECT max (n_files) FROM link"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/fails/doomed", test_doomed);
  g_test_add ("/store/fails/writes", Fixture, hjl_store_writes, fixture_set_up, test_interrupted, fixture_tear_down);
  g_test_add ("/store/fails/reads", Fixture, hjl_store_reads, fixture_set_up, test_interrupted, fixture_tear_down);

  return g_test_run ();
}
