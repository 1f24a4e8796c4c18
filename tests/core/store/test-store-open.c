/* test-store-open.c: opening, files, values, transactions, and what can go wrong with a database
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"

#include "hjl-test-utils.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "store/hjl-store-private.h"
#include "store/hjl-store-runs.h"
#include "sync/hjl-take-answer.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-journal.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-new-roles.h"

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));

  return status.st_mode & 0777;
}

static void
test_files (gconstpointer data)
{
  g_autofree char *folder = hjl_test_make_folder ();
  mode_t           old = umask (GPOINTER_TO_UINT (data));
  g_autofree char *first = g_build_filename (folder, "a", NULL);
  g_autofree char *second = g_build_filename (first, "b", NULL);
  g_autofree char *path = g_build_filename (second, "store.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autofree char *copy = g_strconcat (path, ".copy-1970-01-02", NULL);
  g_autoptr (GError) error = NULL;
  HjlStore *store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (hjl_store_set_value (store, "key", "text", &error));
  g_assert_true (hjl_store_copy_daily (store, 86400000, &error));
  g_assert_no_error (error);
  umask (old);

  g_assert_cmpuint (get_mode (first), ==, 0700);
  g_assert_cmpuint (get_mode (second), ==, 0700);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (log), ==, 0600);
  g_assert_cmpuint (get_mode (shared), ==, 0600);
  g_assert_cmpuint (get_mode (copy), ==, 0600);

  /* A mode that somebody loosened is put right at the next opening. */
  g_assert_finalize_object (store);
  g_assert_no_errno (g_chmod (path, 0644));
  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_store_set_value (store, "key", "other", &error));
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (log), ==, 0600);
  g_assert_cmpuint (get_mode (shared), ==, 0600);

  g_assert_finalize_object (store);
  hjl_test_remove_folder (folder);
}

static void
test_settings (Fixture      *self,
               gconstpointer data)
{
  HjlStatement *statement = hjl_store_prepare (self->store, "PRAGMA journal_mode");

  g_assert_true (hjl_statement_next (statement));
  g_assert_cmpstr (hjl_statement_get_text (statement), ==, "wal");
  g_assert_true (hjl_statement_end (statement, NULL));

  g_assert_cmpint (ask_number (self->store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (ask_number (self->store, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (ask_number (self->store, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (ask_number (self->store, "PRAGMA user_version"), ==, 16);
}

static void
test_values (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *none = hjl_store_get_value (self->store, "key");
  g_autofree char *removed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (none);
  g_assert_cmpint (hjl_store_get_int (self->store, "key", 7), ==, 7);

  g_assert_true (hjl_store_set_value (self->store, "key", "Robert'); DROP TABLE value;--", &error));
  text = hjl_store_get_value (self->store, "key");
  g_assert_cmpstr (text, ==, "Robert'); DROP TABLE value;--");
  g_assert_cmpint (hjl_store_get_int (self->store, "key", 7), ==, 7);

  g_assert_true (hjl_store_set_int (self->store, "key", G_MININT64, &error));
  fixture_reopen (self);
  g_assert_cmpint (hjl_store_get_int (self->store, "key", 7), ==, G_MININT64);

  g_assert_true (hjl_store_set_value (self->store, "key", NULL, &error));
  removed = hjl_store_get_value (self->store, "key");
  g_assert_null (removed);
  g_assert_no_error (error);
}

static void
test_transactions (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The outermost one decides. */
  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_true (hjl_store_set_int (self->store, "a", 1, &error));
  g_assert_true (hjl_store_commit (self->store, &error));
  hjl_store_rollback (self->store);
  g_assert_cmpint (hjl_store_get_int (self->store, "a", 0), ==, 0);

  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_true (hjl_store_set_int (self->store, "a", 1, &error));
  g_assert_true (hjl_store_commit (self->store, &error));
  g_assert_cmpint (hjl_store_get_int (self->store, "a", 0), ==, 1);
  g_assert_no_error (error);

  /* A failed inner one rolls back all, and nothing more is written before the outer one ends. */
  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_true (hjl_store_set_int (self->store, "a", 2, &error));
  g_assert_true (hjl_store_begin (self->store, &error));
  hjl_store_rollback (self->store);
  g_assert_false (hjl_store_set_int (self->store, "a", 3, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);
  g_assert_false (hjl_store_commit (self->store, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);
  g_assert_cmpint (hjl_store_get_int (self->store, "a", 0), ==, 1);

  /* Where nothing is open there is nothing to roll back. */
  hjl_store_rollback (self->store);
  g_assert_true (hjl_store_set_int (self->store, "a", 4, &error));
  g_assert_cmpint (hjl_store_get_int (self->store, "a", 0), ==, 4);
}

/* What fails inside ends nothing but itself. */
static void
test_inner_failure (Fixture      *self,
                    gconstpointer data)
{
  HjlSyncContext context = { .store = self->store };
  g_autoptr (HjlLink) link = hjl_link_new ("c1", "o1");
  HjlAnswer answer = { .link = link };
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_true (hjl_store_set_int (self->store, "a", 1, &error));
  g_assert_true (hjl_store_begin (self->store, &error));
  hjl_store_rollback (self->store);

  g_assert_false (hjl_take_answer (&context, &answer, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);

  /* The outer one is open yet: nothing is written beside it. */
  g_assert_false (hjl_store_set_int (self->store, "a", 2, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);
  g_assert_false (hjl_store_commit (self->store, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_cmpint (hjl_store_get_int (self->store, "a", 0), ==, 0);
}

static gboolean
fail_at_hold (HjlStore *store,
              GError  **error)
{
  g_autoptr (HjlHold) hold = hjl_hold_new ("nobody", HJL_HOLD_REFUSED);

  return hjl_store_set_hold (store, hold, error);
}

static gboolean
fail_at_link (HjlStore *store,
              GError  **error)
{
  g_autoptr (HjlLink) link = hjl_link_new ("c2", "o1");

  return hjl_store_save_link (store, link, error);
}

static gboolean
fail_at_write (HjlStore *store,
               GError  **error)
{
  return hjl_store_end_write (store, 4711, HJL_WRITE_DONE, 1, error);
}

/* Every path that fails leaves nothing behind and a connection that works. */
static void
test_failures (Fixture      *self,
               gconstpointer data)
{
  static const struct
  {
    gboolean (*fail) (HjlStore *store, GError **error);
    HjlError code;
  } failures[] = {
    { fail_at_hold, HJL_ERROR_STORE },
    { fail_at_link, HJL_ERROR_STORE },
    { fail_at_write, HJL_ERROR_NOT_FOUND },
  };

  add_candidate (self->store, "c1");
  add_candidate (self->store, "c2");
  add_link (self->store, "c1", "o1");

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) outer = NULL;

      g_assert_false (failures[i].fail (self->store, &error));
      g_assert_error (error, HJL_ERROR, (int) failures[i].code);
      /* What is refused for its content is no matter of the disk. */
      if (failures[i].code == HJL_ERROR_STORE)
        {
          g_autofree char *told = hjl_error_describe (error);

          g_assert_nonnull (strstr (told, "HjLever itself"));
          g_assert_nonnull (strstr (told, "constraint failed"));
          g_assert_null (strstr (told, "disk"));
        }
      g_assert_true (sqlite3_get_autocommit (self->store->db));

      g_assert_true (hjl_store_begin (self->store, &outer));
      g_assert_true (hjl_store_set_int (self->store, "a", i + 1, &outer));
      g_assert_false (failures[i].fail (self->store, NULL));
      g_assert_false (hjl_store_commit (self->store, &outer));
      g_assert_error (outer, HJL_ERROR, HJL_ERROR_STORE);
      g_assert_true (sqlite3_get_autocommit (self->store->db));
      g_assert_cmpint (hjl_store_get_int (self->store, "a", 0), ==, 0);

      g_assert_true (hjl_store_set_int (self->store, "b", i, NULL));
    }
}

static void
test_migrations (Fixture      *self,
                 gconstpointer data)
{
  static const char *const steps[] = {
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE never (is_run)",
    "CREATE TABLE second (number); INSERT INTO second VALUES (2)",
    "CREATE TABLE third (number); INSERT INTO nowhere VALUES (3)",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            size_before;
  gsize            size_after;
  HjlStore        *store;

  g_assert_false (hjl_store_schema_migrate (self->store, steps, G_N_ELEMENTS (steps), &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_clear_error (&error);

  /* The next step is there, the one after it has left nothing, the first were not run again. */
  g_assert_cmpint (ask_number (self->store, "PRAGMA user_version"), ==, 17);
  g_assert_cmpint (ask_number (self->store, "SELECT number FROM second"), ==, 2);
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM sqlite_schema"
                                            " WHERE name IN ('never', 'third')"),
                   ==, 0);

  /* Such a database is newer than this program. */
  g_assert_finalize_object (g_steal_pointer (&self->store));
  g_assert_true (g_file_get_contents (self->path, &before, &size_before, NULL));
  for (guint mode = HJL_STORE_READ_WRITE; mode <= HJL_STORE_READ_ONLY; mode++)
    {
      store = hjl_store_open (self->path, mode, &error);
      g_assert_null (store);
      g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
      g_assert_nonnull (strstr (error->message, "newer"));
      g_clear_error (&error);
    }
  g_assert_true (g_file_get_contents (self->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

/* What was kept by an earlier program is there in this one, with the tables that it lacked. */
static void
test_earlier (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) writes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_set_value (self->store, "kept", "since version 1", &error));
  g_assert_true (hjl_store_run_script (self->store,
                                       "INSERT INTO role VALUES ('r', 'Data  Science', 'live', NULL, NULL, NULL, NULL, 0, 0, NULL, 0, 0, 0, 'old', 0);"
                                       "INSERT INTO candidate (id, role_id, status, accepted_at, updated_at, name, name_fold, role_fold)"
                                       " VALUES ('c', 'r', 'accepted', 1, 1, 'Zoë　Ａda', 'old', 'old');"
                                       "DROP TABLE asked_role; DROP INDEX candidate_unnamed; DROP TABLE missing; DROP INDEX candidate_talent;"
                                       "ALTER TABLE link DROP COLUMN kept_posting_id; ALTER TABLE link DROP COLUMN kept_reason_id;"
                                       "ALTER TABLE journal DROP COLUMN sent; ALTER TABLE journal DROP COLUMN sent_at;"
                                       "ALTER TABLE journal DROP COLUMN looked_at; ALTER TABLE link DROP COLUMN missed_at;"
                                       "ALTER TABLE link DROP COLUMN awaits_cv; ALTER TABLE link DROP COLUMN looked_at;"
                                       "INSERT INTO candidate (id, role_id, status, accepted_at, updated_at) VALUES ('d', 'out', 'accepted', 1, 1);"
                                       "INSERT INTO link (candidate_id, opportunity_id, exported_at, marked, n_files, files_checked, erased)"
                                       " VALUES ('d', 'o', 1, 1, 2, 1, 0);"
                                       "INSERT INTO mapping (role_id, direction, saved_at) VALUES ('r', 'both', 1), ('out', 'both', 1);"
                                       "ALTER TABLE mapping DROP COLUMN paused; ALTER TABLE mapping_entry DROP COLUMN forced;"
                                       "ALTER TABLE hold DROP COLUMN posting_id; ALTER TABLE hold DROP COLUMN marked;"
                                       "DROP TABLE book_role; DROP TABLE book_stage; DROP TABLE book_person; DROP TABLE person_key;"
                                       "DROP TABLE book_file; DROP TABLE todo; DROP TABLE draft_file; DROP TABLE draft_key; DROP TABLE draft;"
                                       "INSERT INTO journal (candidate_id, kind, state, open, archive_follows, started_at, ended_at)"
                                       " VALUES ('d', 'export', 'done', 0, 0, 1, 2), ('d', 'move-in-lever', 'uncertain', 1, 0, 3, 0);"
                                       "INSERT INTO activity (at, kind, text) VALUES (1, 'done', 'Exported.');"
                                       "DROP INDEX journal_run; DROP INDEX activity_run; DROP TABLE place; DROP TABLE run;"
                                       "ALTER TABLE journal DROP COLUMN run_id; ALTER TABLE journal DROP COLUMN actor_id;"
                                       "ALTER TABLE journal DROP COLUMN undoes; ALTER TABLE activity DROP COLUMN run_id;"
                                       "ALTER TABLE activity DROP COLUMN write_id; DROP TABLE choice; DROP TABLE mapping_reason; DROP TABLE watched_folder; DROP TABLE watched_file;"
                                       "DROP INDEX opportunity_deleted; PRAGMA user_version = 1;",
                                       &error));
  fixture_reopen (self);

  kept = hjl_store_get_value (self->store, "kept");
  g_assert_cmpstr (kept, ==, "since version 1");
  g_assert_cmpint (ask_number (self->store, "PRAGMA user_version"), ==, 16);
  g_assert_true (hjl_store_set_roles_asked (self->store, &error));
  g_assert_no_error (error);

  /* What was written before there were runs is of none; what is open is looked for all the same. */
  runs = hjl_store_list_runs (self->store, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 0);
  changes = hjl_store_list_changes (self->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_null (((HjlChange *) g_ptr_array_index (changes, 0))->before);
  g_assert_cmpstr (((HjlChange *) g_ptr_array_index (changes, 0))->role_id, ==, "out");
  writes = hjl_store_list_open_writes (self->store, &error);
  g_assert_cmpuint (writes->len, ==, 1);

  /* What was mapped goes on. */
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM mapping WHERE paused = 0"), ==, 2);

  /* They are found by what a search is folded to now. */
  g_assert_cmpint (ask_number (self->store,
                               "SELECT count (*) FROM candidate WHERE name_fold = 'zoe ada' AND role_fold = 'data science'"),
                   ==, 1);
}

/* How a file is spoiled: what is kept of it, and where something is written over it. */
typedef struct
{
  const char *name;
  double      kept;
  gssize      kept_bytes;
  const char *start;
} Damage;

static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  static const Damage damages[] = {
    { "empty", 0, 0, NULL },
    { "a few bytes", 0, 16, NULL },
    { "the header", 0, 100, NULL },
    { "one page", 0, 4096, NULL },
    { "half", 0.5, -1, NULL },
    { "half a page is missing", 1, -2048, NULL },
    { "not a database", 1, -1, "Dear diary, today I was not a database." },
    { "no signature", 1, -1, "SQLite format 2" },
  };
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *whole = NULL;
  gsize            size;

  add_candidate (self->store, "c1");
  g_assert_finalize_object (g_steal_pointer (&self->store));
  g_assert_true (g_file_get_contents (self->path, &whole, &size, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      const Damage    *damage = &damages[i];
      g_autofree char *spoilt = g_memdup2 (whole, size);
      gssize           kept = damage->kept > 0 ? (gssize) (size * damage->kept) : damage->kept_bytes;

      if (damage->kept_bytes < -1)
        kept += damage->kept_bytes;
      if (damage->start != NULL)
        memcpy (spoilt, damage->start, strlen (damage->start));

      for (guint mode = HJL_STORE_READ_WRITE; mode <= HJL_STORE_READ_ONLY; mode++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *after = NULL;
          gsize            size_after;

          g_assert_true (g_file_set_contents (self->path, spoilt, kept, NULL));
          g_test_message ("%s", damage->name);
          g_assert_null (hjl_store_open (self->path, mode, &error));
          g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE_LOST);
          g_assert_nonnull (strstr (error->message, "store.db.copy-"));
          g_assert_nonnull (strstr (error->message, folder));
          g_assert_true (g_file_get_contents (self->path, &after, &size_after, NULL));
          g_assert_cmpmem (spoilt, kept, after, size_after);
        }
    }
}

static void
test_strangers_database (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE books (title); PRAGMA user_version = 1", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  g_assert_null (hjl_store_open (path, HJL_STORE_READ_WRITE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE_LOST);
}

static void
test_missing (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none.db", NULL);
  g_autofree char *below_file = g_build_filename (self->path, "store.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (hjl_store_open (path, HJL_STORE_READ_ONLY, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "could not be opened"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_null (hjl_store_open (below_file, HJL_STORE_READ_WRITE, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
}

static void
test_two_connections (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HjlStore *reader = hjl_store_open (self->path, HJL_STORE_READ_ONLY, &error);
  HjlStore *writer;

  g_assert_no_error (error);

  /* The reader sees what is committed, also while the writer writes. */
  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_true (hjl_store_set_int (self->store, "a", 1, &error));
  g_assert_cmpint (hjl_store_get_int (reader, "a", 0), ==, 0);
  g_assert_true (hjl_store_commit (self->store, &error));
  g_assert_cmpint (hjl_store_get_int (reader, "a", 0), ==, 1);

  /* Several reads in a row see one moment. */
  g_assert_true (hjl_store_begin_read (reader, &error));
  g_assert_cmpint (hjl_store_get_int (reader, "a", 0), ==, 1);
  g_assert_true (hjl_store_set_int (self->store, "a", 2, &error));
  g_assert_cmpint (hjl_store_get_int (reader, "a", 0), ==, 1);
  hjl_store_end_read (reader);
  g_assert_cmpint (hjl_store_get_int (reader, "a", 0), ==, 2);
  g_assert_no_error (error);

  g_assert_false (hjl_store_set_int (reader, "a", 3, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "can be read, but not changed"));
  g_clear_error (&error);

  /* A second writer waits, and then says that somebody else is at it. */
  writer = hjl_store_open (self->path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  sqlite3_busy_timeout (writer->db, 1);
  g_assert_true (hjl_store_begin (self->store, &error));
  g_assert_false (hjl_store_set_int (writer, "a", 4, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "Another program"));
  g_clear_error (&error);
  hjl_store_rollback (self->store);
  g_assert_true (hjl_store_set_int (writer, "a", 5, &error));
  g_assert_cmpint (hjl_store_get_int (self->store, "a", 0), ==, 5);
  g_assert_no_error (error);

  g_assert_finalize_object (writer);
  g_assert_finalize_object (reader);
}

static void
test_full (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_finalize_object (g_steal_pointer (&self->store));
  self->store = hjl_store_new (self->path, 60);
  g_assert_true (hjl_store_open_up (self->store, &error));
  g_assert_no_error (error);

  while (error == NULL)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);

      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *id = g_strdup_printf ("candidate-%u", n + i);

          g_ptr_array_add (page, make_candidate (id, 1));
        }

      if (hjl_store_take_candidates (self->store, page, &error) == 20)
        n += 20;
    }

  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "no room"));
  g_clear_error (&error);

  /* The page that did not fit is not there at all; reading and small writes go on. */
  g_assert_cmpuint (n, >, 0);
  g_assert_true (sqlite3_get_autocommit (self->store->db));
  g_assert_cmpint (ask_number (self->store, "SELECT count (*) FROM candidate"), ==, n);
  g_assert_cmpint (ask_number (self->store, "SELECT sum (n) FROM role_count"), ==, n);
  g_assert_true (hjl_store_set_int (self->store, "a", 1, &error));
  g_assert_no_error (error);

  fixture_reopen (self);
  g_assert_cmpint (take_candidate (self->store, make_candidate ("one-more", 1)), ==, 1);
}

static guint
count_copies (Fixture *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".copy-") != NULL;

  return n;
}

static void
test_copies (Fixture      *self,
             gconstpointer data)
{
  const HjlTime    day = 86400000;
  g_autofree char *first = g_strconcat (self->path, ".copy-1970-01-02", NULL);
  g_autofree char *last = g_strconcat (self->path, ".copy-1970-01-06", NULL);
  g_autoptr (GError) error = NULL;
  HjlStore *copy;

  for (HjlTime now = day; now <= 5 * day; now += day)
    {
      g_assert_true (hjl_store_set_int (self->store, "day", now, &error));
      g_assert_true (hjl_store_copy_daily (self->store, now, &error));
      g_assert_true (hjl_store_set_int (self->store, "day", now + 1, &error));
      g_assert_true (hjl_store_copy_daily (self->store, now + 1, &error));
      g_assert_no_error (error);
    }

  g_assert_cmpuint (count_copies (self), ==, 3);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));

  /* A copy is a store. */
  copy = hjl_store_open (last, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hjl_store_get_int (copy, "day", 0), ==, 5 * day);
  g_assert_finalize_object (copy);
}

/* What is damaged inside is found before it pushes good copies out. */
static void
test_copies_stay (Fixture      *self,
                  gconstpointer data)
{
  const HjlTime    day = 86400000;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize  size;
  gint64 page;

  add_candidate (self->store, "c1");
  page = ask_number (self->store, "SELECT rootpage FROM sqlite_schema WHERE name = 'candidate'");
  g_assert_true (hjl_store_copy_daily (self->store, day, &error));
  g_assert_finalize_object (g_steal_pointer (&self->store));

  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  memset (content + (page - 1) * 4096, 0x55, 4096);
  g_assert_true (g_file_set_contents (self->path, content, size, NULL));

  fixture_reopen (self);
  g_assert_false (hjl_store_copy_daily (self->store, 2 * day, &error));
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "damaged"));
  g_assert_cmpuint (count_copies (self), ==, 1);
}

/* A row that is whole counts as whole, in whatever table: SQLite's own look finds damage where there is none, if the columns
 * of a key do not come first. */
static void
test_rows_are_whole (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) inserts = g_ptr_array_new_with_free_func (g_free);
  HjlStatement *statement;
  g_autoptr (GError) error = NULL;

  statement = hjl_store_prepare (self->store,
                                 "SELECT printf ('INSERT OR REPLACE INTO \"%w\" (%s) VALUES (%s)', t.name,"
                                 " group_concat ('\"' || c.name || '\"'),"
                                 " group_concat (iif (c.type = 'TEXT', '''x''', '7')))"
                                 " FROM sqlite_schema AS t, pragma_table_info (t.name) AS c"
                                 " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name");
  while (hjl_statement_next (statement))
    g_ptr_array_add (inserts, hjl_statement_dup_text (statement));
  g_assert_true (hjl_statement_end (statement, &error));
  g_assert_cmpuint (inserts->len, >=, 25);

  g_assert_true (hjl_store_run (self->store, "PRAGMA foreign_keys = OFF", &error));
  g_assert_true (hjl_store_run (self->store, "PRAGMA ignore_check_constraints = ON", &error));
  for (guint i = 0; i < inserts->len; i++)
    {
      (void) hjl_store_run (self->store, inserts->pdata[i], &error);
      g_assert_no_error (error);
    }

  statement = hjl_store_prepare (self->store, "PRAGMA quick_check");
  while (hjl_statement_next (statement))
    {
      const char *complaint = hjl_statement_get_text (statement);

      /* The values stand for any. */
      if (!g_str_has_prefix (complaint, "CHECK constraint failed"))
        g_assert_cmpstr (complaint, ==, "ok");
    }
  g_assert_true (hjl_statement_end (statement, &error));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/store/files/umask-022", GUINT_TO_POINTER (022), test_files);
  g_test_add_data_func ("/store/files/umask-000", GUINT_TO_POINTER (0), test_files);
  g_test_add_data_func ("/store/files/umask-277", GUINT_TO_POINTER (0277), test_files);
  fixture_add ("/store/settings", test_settings);
  fixture_add ("/store/values", test_values);
  fixture_add ("/store/transactions", test_transactions);
  fixture_add ("/store/inner-failure", test_inner_failure);
  fixture_add ("/store/failures", test_failures);
  fixture_add ("/store/migrations", test_migrations);
  fixture_add ("/store/earlier", test_earlier);
  fixture_add ("/store/damaged", test_damaged);
  fixture_add ("/store/strangers-database", test_strangers_database);
  fixture_add ("/store/missing", test_missing);
  fixture_add ("/store/two-connections", test_two_connections);
  fixture_add ("/store/full", test_full);
  fixture_add ("/store/rows-are-whole", test_rows_are_whole);
  fixture_add ("/store/copies", test_copies);
  fixture_add ("/store/copies-stay", test_copies_stay);

  return g_test_run ();
}
