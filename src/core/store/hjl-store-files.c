/* hjl-store-files.c: the files of the database: who may read them, daily copies, and scrubbing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/hjl-time.h"
#include "store/hjl-store-private.h"
#include "model/hjl-fold.h"

#define COPIES_KEPT 3
#define SCRUB_KEY "scrub-wanted"

gboolean
hjl_store_fail_file (const char *path,
                     GError    **error)
{
  int code = errno;

  return hjl_error_fail (error, HJL_ERROR_STORE, _ ("“%s” could not be written: %s. Check the folder and the free disk space, and try again."),
                         path, g_strerror (code));
}

/* Only folders that are made here get their mode set: a folder of somebody else's is theirs. */
gboolean
hjl_store_make_folder (const char *path,
                       GError    **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;

  parent = g_path_get_dirname (path);
  if (!hjl_store_make_folder (parent, error))
    return FALSE;

  /* chmod: whatever the umask leaves over, it is what was meant. */
  if (g_mkdir (path, 0700) == 0)
    return g_chmod (path, 0700) == 0 || hjl_store_fail_file (path, error);

  return (errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR)) || hjl_store_fail_file (path, error);
}

/*
 * A file with mode 0600 from its first moment, whatever the umask. SQLite gives its log and its shared
 * memory the mode of the database. An existing database is never opened and closed here: closing any
 * descriptor of a file drops all locks that this process has on it (fcntl(2)).
 */
static gboolean
make_private_file (const char *path,
                   GError    **error)
{
  int      fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  gboolean ok;

  if (fd < 0)
    return hjl_store_fail_file (path, error);

  ok = fchmod (fd, 0600) == 0 || hjl_store_fail_file (path, error);
  close (fd);

  return ok;
}

static gboolean
sync_path (const char *path,
           GError    **error)
{
  int      fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok;

  if (fd < 0)
    return hjl_store_fail_file (path, error);

  ok = fsync (fd) == 0 || hjl_store_fail_file (path, error);
  close (fd);

  return ok;
}

static gboolean
build_schema (const char *path,
              HjlStore   *parent,
              GError    **error)
{
  g_autoptr (HjlStore) self = hjl_store_new (path, parent->max_pages);
  int code = sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE, NULL);

  if (code != SQLITE_OK)
    return hjl_store_fail (self, code, error);

  return hjl_store_schema_update (self, G_MAXUINT, error);
}

/* An empty file under the database's name is never ours, so that a file that lost its content is not
 * taken for a fresh start, which would export everybody again. */
gboolean
hjl_store_make_file (HjlStore *self,
                     GError  **error)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *path = g_strdup_printf ("%s.new-%s", self->path, random);
  gboolean         ok;

  ok = make_private_file (path, error) &&
       build_schema (path, self, error) &&
       sync_path (path, error);

  /* link() does not replace what another process made meanwhile; where there are no links, nobody but
   * the owner writes either. */
  if (ok && link (path, self->path) != 0 && errno != EEXIST && g_rename (path, self->path) != 0)
    ok = hjl_store_fail_file (self->path, error);

  (void) g_unlink (path);

  return ok && hjl_store_sync_folder (self->path, error);
}

gboolean
hjl_store_protect_files (HjlStore *self,
                         GError  **error)
{
  const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      if (g_chmod (path, 0600) != 0 && errno != ENOENT)
        return hjl_store_fail_file (path, error);
    }

  return TRUE;
}

/* The names of copies sort by their day, those of files put aside by their time. */
GPtrArray *
hjl_store_list_beside (const char *path,
                       const char *what)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *start = g_strconcat (name, what, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, start))
      g_ptr_array_add (found, g_build_filename (folder, entry, NULL));

  g_ptr_array_sort (found, hjl_compare_texts);

  return g_steal_pointer (&found);
}

gboolean
hjl_store_sync_folder (const char *path,
                       GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, error);
}

static gboolean
pour (int from,
      int into)
{
  char   buffer[65536];
  gssize length;

  while ((length = read (from, buffer, sizeof buffer)) > 0)
    for (gssize done = 0, written; done < length; done += written)
      {
        written = write (into, buffer + done, length - done);
        if (written < 0)
          return FALSE;
      }

  return length == 0 && fsync (into) == 0;
}

char *
hjl_store_copy_file (const char *from,
                     const char *path,
                     GError    **error)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *made = g_strdup_printf ("%s.new-%s", path, random);
  int              source;
  int              target;
  gboolean         ok;

  if (!make_private_file (made, error))
    return NULL;

  source = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  target = g_open (made, O_WRONLY | O_CLOEXEC, 0);
  ok = (source >= 0 && target >= 0 && pour (source, target)) || hjl_store_fail_file (made, error);
  if (source >= 0)
    close (source);
  if (target >= 0)
    close (target);
  if (!ok)
    (void) g_unlink (made);

  return ok ? g_steal_pointer (&made) : NULL;
}

/* Written whole under another name first: a copy is there or is not. */
static gboolean
write_copy (HjlStore   *self,
            const char *path,
            GError    **error)
{
  g_autofree char *part = g_strconcat (self->path, ".part", NULL);
  gboolean         ok;

  (void) g_unlink (part);

  if (!make_private_file (part, error))
    return FALSE;

  ok = hjl_store_run_with (self, error, "VACUUM INTO ?", "s", part) && sync_path (part, error);

  if (ok && g_rename (part, path) != 0)
    ok = hjl_store_fail_file (path, error);

  if (!ok)
    (void) g_unlink (part);

  return ok;
}

/* A damaged database must not push good copies out. What is damaged in an index only the closer look sees, for which there is
 * time where nobody works with it yet: it was found to be damaged before, or it is a copy. */
gboolean
hjl_store_check_whole (HjlStore *self,
                       GError  **error)
{
  HjlStatement *statement;
  gboolean      whole;

  if (self->opened && self->damaged)
    return hjl_store_fail (self, SQLITE_CORRUPT, error);
  statement = hjl_store_prepare (self, self->opened ? "PRAGMA quick_check (1)" : "PRAGMA integrity_check (1)");
  whole = hjl_statement_next (statement) && g_strcmp0 (hjl_statement_get_text (statement), "ok") == 0;

  if (!hjl_statement_end (statement, error))
    return FALSE;

  if (!whole)
    hjl_store_fail (self, SQLITE_CORRUPT, error);

  return whole;
}

gboolean
hjl_store_copy_daily (HjlStore *self,
                      HjlTime   now,
                      GError  **error)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (!hjl_store_scrub_if_wanted (self, error))
    return FALSE;

  date = g_date_time_new_from_unix_utc (now / 1000);
  day = g_date_time_format (date, "%Y-%m-%d");
  path = g_strconcat (self->path, HJL_STORE_COPY, day, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!hjl_store_check_whole (self, error) || !write_copy (self, path, error))
    return FALSE;

  copies = hjl_store_list_beside (self->path, HJL_STORE_COPY);
  for (guint i = 0; i + COPIES_KEPT < copies->len; i++)
    if (g_unlink (g_ptr_array_index (copies, i)) != 0)
      return hjl_store_fail_file (g_ptr_array_index (copies, i), error);

  return TRUE;
}

/* What a person chose, and who is connected, is no data of the account. */
static gboolean
empty_tables (HjlStore *self,
              GError  **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  HjlStatement *statement;

  statement = hjl_store_prepare (self,
                                 "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                 " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> 'value'");
  while (hjl_statement_next (statement))
    g_ptr_array_add (tables, hjl_statement_dup_text (statement));
  if (!hjl_statement_end (statement, error))
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", (const char *) g_ptr_array_index (tables, i));

      if (!hjl_store_run_script (self, sql, error))
        return FALSE;
    }

  return hjl_store_run (self,
                        "DELETE FROM value WHERE key NOT LIKE 'settings/%' AND key NOT LIKE 'account/%'"
                        " AND key NOT LIKE 'identity/%'",
                        error);
}

gboolean
hjl_store_start_over (HjlStore *self,
                      HjlTime   now,
                      GError  **error)
{
  g_autofree char *stamp = hjl_time_to_string (now);
  g_autofree char *path = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  path = g_strconcat (self->path, HJL_STORE_ASIDE, stamp, NULL);
  if (!hjl_store_check_whole (self, error) || !write_copy (self, path, error) || !hjl_store_begin (self, error))
    return FALSE;

  return hjl_store_finish (self,
                           hjl_store_run (self, "PRAGMA defer_foreign_keys = ON", error) && empty_tables (self, error),
                           error);
}

gboolean
hjl_store_want_scrub (HjlStore *self,
                      GError  **error)
{
  self->scrub_wanted = TRUE;

  return hjl_store_set_int (self, SCRUB_KEY, 1, error);
}

/* The newest copy keeps its day and gets today's content; the others go, and what was put aside of ours, which was no folder. */
static gboolean
renew_copies (HjlStore *self,
              GError  **error)
{
  g_autoptr (GPtrArray) copies = hjl_store_list_beside (self->path, HJL_STORE_COPY);
  g_autoptr (GPtrArray) aside = hjl_store_list_beside (self->path, HJL_STORE_ASIDE);

  /* With what is damaged nobody gets back what the copies have. */
  if (copies->len + aside->len > 0 && !hjl_store_check_whole (self, error))
    return FALSE;

  for (guint i = 0; i < aside->len; i++)
    {
      const char *path = g_ptr_array_index (aside, i);

      if (g_unlink (path) != 0 && errno != EISDIR)
        return hjl_store_fail_file (path, error);
    }

  for (guint i = 0; i + 1 < copies->len; i++)
    {
      const char *path = g_ptr_array_index (copies, i);

      if (g_unlink (path) != 0)
        return hjl_store_fail_file (path, error);
    }

  return copies->len == 0 ||
         write_copy (self, g_ptr_array_index (copies, copies->len - 1), error);
}

/* Returns: whether the log is empty now; a reader in the middle of its read can hinder that */
static gboolean
empty_log (HjlStore *self,
           GError  **error)
{
  HjlStatement *statement = hjl_store_prepare (self, "PRAGMA wal_checkpoint (TRUNCATE)");
  gboolean      hindered = hjl_statement_next (statement) && hjl_statement_get_boolean (statement);

  if (!hjl_statement_end (statement, error))
    return FALSE;

  if (hindered)
    hjl_store_fail (self, SQLITE_BUSY, error);

  return !hindered;
}

void
hjl_store_rest (HjlStore *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (HJL_IS_STORE (self));

  if (self->mode == HJL_STORE_READ_ONLY || self->in_memory || self->depth > 0 || self->read_depth > 0)
    return;

  sqlite3_busy_timeout (self->db, 0);
  if (!hjl_store_run (self, "PRAGMA wal_checkpoint (TRUNCATE)", &error))
    g_debug ("The log stays as it is: %s", error->message);
  sqlite3_busy_timeout (self->db, HJL_STORE_BUSY_TIMEOUT);
}

/*
 * secure_delete overwrites what is deleted, but what moved to another page when pages were balanced can
 * stay behind in the gaps of the old one (the test of a crowd finds it there); VACUUM writes every page
 * anew. The log has earlier pages, and the copies are of earlier days.
 */
gboolean
hjl_store_scrub_if_wanted (HjlStore *self,
                           GError  **error)
{
  if (self->in_memory || self->depth > 0 || hjl_store_get_int (self, SCRUB_KEY, 0) == 0)
    return TRUE;

  self->scrub_wanted = FALSE;

  return hjl_store_run (self, "VACUUM", error) &&
         empty_log (self, error) &&
         renew_copies (self, error) &&
         hjl_store_set_value (self, SCRUB_KEY, NULL, error);
}
