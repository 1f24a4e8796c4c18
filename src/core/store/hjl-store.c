/* hjl-store.c: the SQLite database of an environment: opening, transactions, small values
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/hjl-store-private.h"

G_DEFINE_FINAL_TYPE (HjlStore, hjl_store, G_TYPE_OBJECT)

/* What is found in the middle of the work is not found at each opening, so a mark asks for a closer look. */
static void
mark_damaged (HjlStore *self)
{
  g_autofree char *mark = g_strconcat (self->path, HJL_STORE_DAMAGED, NULL);
  g_autoptr (GError) error = NULL;

  self->damaged = TRUE;
  if (!self->in_memory && self->opened && !g_file_set_contents (mark, "", 0, &error))
    g_message ("The damage could not be noted: %s", error->message);
}

gboolean
hjl_store_fail (HjlStore *self,
                int       code,
                GError  **error)
{
  const char      *words = sqlite3_errstr (code);
  int              number = 0;
  g_autofree char *trouble = NULL;

  if (self->db != NULL && sqlite3_extended_errcode (self->db) == code)
    {
      words = sqlite3_errmsg (self->db);
      number = sqlite3_system_errno (self->db);
    }
  trouble = hjl_store_describe_trouble (code, number, self->path, words);
  g_set_error_literal (error, HJL_ERROR, HJL_ERROR_STORE, trouble);

  if (hjl_store_is_damage (code))
    mark_damaged (self);

  return FALSE;
}

/* Of a transaction that failed in an inner part, whose error had its own words. */
static void
set_doomed (GError **error)
{
  g_set_error_literal (error, HJL_ERROR, HJL_ERROR_STORE,
                       _ ("A part of what was to be saved could not be, so none of it was. Try again; if it happens again, report it."));
}

static void
statement_failed (gpointer owner,
                  int      code,
                  GError **error)
{
  if (code == SQLITE_ABORT_ROLLBACK)
    set_doomed (error);
  else
    hjl_store_fail (owner, code, error);
}

HjlStatement *
hjl_store_prepare (HjlStore   *self,
                   const char *sql)
{
  HjlStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL || !hjl_statement_is_prepared (statement))
    {
      statement = hjl_statement_new (self->db, sql, statement_failed, self);
      g_hash_table_replace (self->statements, g_strdup (sql), statement);
    }

  hjl_statement_begin (statement);
  /* What belongs to a transaction that is rolled back (by an inner one, or by SQLite on a full disk) would be kept by itself. */
  if (self->depth > 0 && sqlite3_get_autocommit (self->db))
    hjl_statement_refuse_write (statement, SQLITE_ABORT_ROLLBACK);

  return statement;
}

gboolean
hjl_store_run (HjlStore   *self,
               const char *sql,
               GError    **error)
{
  return hjl_statement_run (hjl_store_prepare (self, sql), error);
}

static HjlStatement *
prepare_with (HjlStore   *self,
              const char *sql,
              const char *types,
              va_list     values)
{
  HjlStatement *statement = hjl_store_prepare (self, sql);

  for (; *types != '\0'; types++)
    switch (*types)
      {
      case 's':
        hjl_statement_bind_text (statement, va_arg (values, const char *));
        break;

      case 'i':
        hjl_statement_bind_int (statement, va_arg (values, int));
        break;

      case 'u':
        hjl_statement_bind_int (statement, va_arg (values, guint));
        break;

      case 'x':
        hjl_statement_bind_int (statement, va_arg (values, gint64));
        break;

      case 'd':
        hjl_statement_bind_double (statement, va_arg (values, double));
        break;

      default:
        g_assert_not_reached ();
      }

  return statement;
}

HjlStatement *
hjl_store_prepare_with (HjlStore   *self,
                        const char *sql,
                        const char *types,
                        ...)
{
  HjlStatement *statement;
  va_list       values;

  va_start (values, types);
  statement = prepare_with (self, sql, types, values);
  va_end (values);

  return statement;
}

gboolean
hjl_store_run_with (HjlStore   *self,
                    GError    **error,
                    const char *sql,
                    const char *types,
                    ...)
{
  HjlStatement *statement;
  va_list       values;

  va_start (values, types);
  statement = prepare_with (self, sql, types, values);
  va_end (values);

  return hjl_statement_run (statement, error);
}

gboolean
hjl_store_run_script (HjlStore   *self,
                      const char *script,
                      GError    **error)
{
  int code = sqlite3_exec (self->db, script, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    hjl_store_fail (self, sqlite3_extended_errcode (self->db), error);

  return code == SQLITE_OK;
}

gboolean
hjl_store_begin (HjlStore *self,
                 GError  **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->read_depth == 0, FALSE);

  if (self->doomed)
    {
      set_doomed (error);
      return FALSE;
    }

  /* IMMEDIATE takes the write lock now: a transaction that starts by reading could find at its first
   * write that somebody else wrote, and no waiting would help it. */
  if (self->depth == 0 && !hjl_store_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->depth++;
  return TRUE;
}

static void
roll_back (HjlStore *self)
{
  g_autoptr (GError) error = NULL;

  /* SQLite may have done so already, on a full disk for one. */
  if (sqlite3_get_autocommit (self->db))
    return;

  if (!hjl_store_run (self, "ROLLBACK", &error))
    g_message ("Rolling back: %s", error->message);
}

gboolean
hjl_store_commit (HjlStore *self,
                  GError  **error)
{
  g_autoptr (GError) scrub_error = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth > 0, FALSE);

  self->depth--;

  if (self->depth > 0 && !self->doomed)
    return TRUE;

  if (self->doomed)
    {
      self->doomed = self->depth > 0;
      set_doomed (error);
      return FALSE;
    }

  if (!hjl_store_run (self, "COMMIT", error))
    {
      roll_back (self);
      hjl_store_forget_run (self);
      return FALSE;
    }
  self->run_new = FALSE;

  /* What was committed is committed; the wish stays noted and is granted later. */
  if (self->scrub_wanted && !hjl_store_scrub_if_wanted (self, &scrub_error))
    g_message ("Erased data is still in the log or in a copy: %s", scrub_error->message);

  return TRUE;
}

void
hjl_store_rollback (HjlStore *self)
{
  g_return_if_fail (HJL_IS_STORE (self));

  if (self->depth == 0)
    return;

  if (!self->doomed)
    roll_back (self);

  hjl_store_forget_run (self);
  self->scrub_wanted = FALSE;
  self->depth--;
  self->doomed = self->depth > 0;
}

void
hjl_store_release_memory (HjlStore *self)
{
  g_return_if_fail (HJL_IS_STORE (self));

  sqlite3_db_release_memory (self->db);
}

gboolean
hjl_store_finish (HjlStore *self,
                  gboolean  ok,
                  GError  **error)
{
  if (ok)
    return hjl_store_commit (self, error);

  hjl_store_rollback (self);
  return FALSE;
}

gboolean
hjl_store_begin_read (HjlStore *self,
                      GError  **error)
{
  if (self->depth == 0 && self->read_depth == 0 &&
      !hjl_store_run (self, "BEGIN DEFERRED", error))
    return FALSE;

  self->read_depth++;
  return TRUE;
}

void
hjl_store_end_read (HjlStore *self)
{
  g_return_if_fail (self->read_depth > 0);

  if (--self->read_depth == 0 && self->depth == 0)
    roll_back (self);
}

static gboolean
configure (HjlStore *self,
           GError  **error)
{
  g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %u", self->max_pages);

  /* temp_store: no personal data in files that nobody erases. The cache holds the inner pages of every
   * index of 100,000 candidates. Views need less. The log is written back from 4 MiB on, and what one
   * large transaction made of it is given back to the disk. */
  return hjl_store_run (self, "PRAGMA foreign_keys = ON", error) &&
         hjl_store_run (self, "PRAGMA secure_delete = ON", error) &&
         hjl_store_run (self, "PRAGMA synchronous = FULL", error) &&
         hjl_store_run (self, "PRAGMA temp_store = MEMORY", error) &&
         hjl_store_run (self, self->mode == HJL_STORE_READ_ONLY ? "PRAGMA cache_size = -8000" : "PRAGMA cache_size = -32000", error) &&
         hjl_store_run (self, "PRAGMA wal_autocheckpoint = 1000", error) &&
         hjl_store_run (self, "PRAGMA journal_size_limit = 4194304", error) &&
         (self->mode == HJL_STORE_READ_ONLY ||
          hjl_store_run (self, "PRAGMA journal_mode = WAL", error)) &&
         (self->max_pages == 0 || hjl_store_run (self, limit, error));
}

/* Looks at what is there before anything is written: a file that is damaged or newer stays as it is,
 * and what its log holds stays in its log. */
static gboolean
open_database (HjlStore *self,
               GError  **error)
{
  int flags = self->mode == HJL_STORE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int code = sqlite3_open_v2 (self->path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    return hjl_store_fail (self, code, error);

  sqlite3_extended_result_codes (self->db, TRUE);
  sqlite3_busy_timeout (self->db, HJL_STORE_BUSY_TIMEOUT);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, TRUE, NULL);

  if (!hjl_store_schema_check (self, error) ||
      !configure (self, error))
    return FALSE;

  if (self->mode == HJL_STORE_READ_ONLY)
    return TRUE;

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, FALSE, NULL);

  return hjl_store_protect_files (self, error) &&
         hjl_store_schema_update (self, G_MAXUINT, error) &&
         hjl_store_scrub_if_wanted (self, error);
}

/* A file that was there before is never begun anew without a word: everybody would be exported again, and a
 * log that stayed behind would be read into the new file. */
static gboolean
make_first (HjlStore *self,
            GError  **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  GStatBuf status;

  if (!hjl_store_make_folder (folder, error))
    return FALSE;
  /* A link to what is not there is to what may come back. */
  if (g_file_test (self->path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  copies = hjl_store_list_beside (self->path, HJL_STORE_COPY);
  if (copies->len == 0 && (g_stat (log, &status) != 0 || status.st_size == 0))
    return hjl_store_make_file (self, error);

  return hjl_error_fail (error, HJL_ERROR_STORE_LOST, _ ("The data file “%s” is missing. Nothing was begun in its place. Open HjLever, or run "
                                                         "“hjlever-cli restore”, to restore one of its daily copies: they are in the folder “%s” and "
                                                         "their names begin with “%s.copy-”."),
                         self->path, folder, name);
}

/* What is no file is none of ours, and a pipe would be waited for. */
static gboolean
look_at_kind (HjlStore *self,
              GError  **error)
{
  GStatBuf status;

  if (g_stat (self->path, &status) != 0 || S_ISREG (status.st_mode))
    return TRUE;

  return hjl_store_fail (self, SQLITE_NOTADB, error);
}

static gboolean
look_at_mark (HjlStore *self,
              GError  **error)
{
  g_autofree char *mark = g_strconcat (self->path, HJL_STORE_DAMAGED, NULL);

  if (!g_file_test (mark, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!hjl_store_check_whole (self, error))
    return FALSE;

  (void) g_unlink (mark);
  return TRUE;
}

static void
hjl_store_finalize (GObject *object)
{
  HjlStore *self = HJL_STORE (object);

  if (self->depth > 0)
    g_message ("A transaction was open when the store was closed; it is rolled back");

  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->db);
  g_clear_pointer (&self->run, hjl_run_free);
  g_free (self->path);

  G_OBJECT_CLASS (hjl_store_parent_class)->finalize (object);
}

static void
hjl_store_class_init (HjlStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_store_finalize;
}

static void
hjl_store_init (HjlStore *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) hjl_statement_free);
}

HjlStore *
hjl_store_new (const char *path,
               guint       max_pages)
{
  HjlStore *self = g_object_new (HJL_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->max_pages = max_pages;

  return self;
}

gboolean
hjl_store_open_up (HjlStore *self,
                   GError  **error)
{
  if (self->mode == HJL_STORE_READ_WRITE && !make_first (self, error))
    return FALSE;

  self->opened = look_at_kind (self, error) && open_database (self, error) &&
                 (self->mode == HJL_STORE_READ_ONLY || look_at_mark (self, error));
  /* What its log holds stays there, too. */
  if (!self->opened && self->db != NULL)
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, TRUE, NULL);
  if (!self->opened && self->damaged && error != NULL)
    (*error)->code = HJL_ERROR_STORE_LOST;

  return self->opened;
}

HjlStore *
hjl_store_open (const char  *path,
                HjlStoreMode mode,
                GError     **error)
{
  g_autoptr (HjlStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = hjl_store_new (path, 0);
  self->mode = mode;

  return hjl_store_open_up (self, error) ? g_steal_pointer (&self) : NULL;
}

HjlStore *
hjl_store_open_copy (HjlStore *self,
                     GError  **error)
{
  g_autoptr (HjlStore) copy = NULL;
  sqlite3_backup *backup;
  int             code;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  copy = hjl_store_new (self->path, 0);
  copy->in_memory = TRUE;
  code = sqlite3_open_v2 (":memory:", &copy->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_extended_result_codes (copy->db, TRUE);
      backup = sqlite3_backup_init (copy->db, "main", self->db, "main");
      if (backup != NULL)
        {
          sqlite3_backup_step (backup, -1);
          sqlite3_backup_finish (backup);
        }
      code = sqlite3_extended_errcode (copy->db);
    }
  if (code != SQLITE_OK)
    {
      hjl_store_fail (copy, code, error);
      return NULL;
    }

  return g_steal_pointer (&copy);
}
