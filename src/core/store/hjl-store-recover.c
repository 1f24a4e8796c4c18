/* hjl-store-recover.c: a data file that is missing or damaged: its daily copies, or a new beginning
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/hjl-store-recover.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/hjl-time.h"
#include "store/hjl-store-private.h"

void
hjl_store_copy_free (HjlStoreCopy *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->day);
  g_free (self->path);
  g_free (self);
}

/* Read only, so that nothing comes beside it, and through to the end. One of an earlier version is as good. */
static gboolean
is_whole (const char *path)
{
  g_autoptr (HjlStore) copy = hjl_store_new (path, 0);

  return sqlite3_open_v2 (path, &copy->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
         hjl_store_schema_check (copy, NULL) &&
         hjl_store_check_whole (copy, NULL);
}

GPtrArray *
hjl_store_list_copies (const char *path)
{
  g_autoptr (GPtrArray) paths = NULL;
  GPtrArray *copies;

  g_return_val_if_fail (path != NULL, NULL);

  paths = hjl_store_list_beside (path, HJL_STORE_COPY);
  copies = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_store_copy_free);
  for (guint i = paths->len; i > 0; i--)
    {
      const char   *found = g_ptr_array_index (paths, i - 1);
      HjlStoreCopy *copy = g_new0 (HjlStoreCopy, 1);
      GStatBuf      status;

      copy->path = g_strdup (found);
      copy->day = g_strdup (found + strlen (path) + strlen (HJL_STORE_COPY));
      copy->size = g_stat (found, &status) == 0 ? (guint64) status.st_size : 0;
      copy->whole = is_whole (found);
      g_ptr_array_add (copies, copy);
    }

  return copies;
}

/* The log and the shared memory go with it: SQLite would read an old log into the new file. */
static gboolean
put_aside (const char *path,
           GError    **error)
{
  static const char *const endings[] = { "-wal", "-shm", "" };
  g_autofree char         *stamp = hjl_time_to_string (hjl_time_now ());

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (path, HJL_STORE_ASIDE, stamp, endings[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK) && g_rename (from, to) != 0)
        return hjl_store_fail_file (from, error);
    }

  return TRUE;
}

static const HjlStoreCopy *
find_copy (GPtrArray  *copies,
           const char *day)
{
  for (guint i = 0; i < copies->len; i++)
    {
      const HjlStoreCopy *copy = g_ptr_array_index (copies, i);

      if (copy->whole && (day == NULL || g_str_equal (copy->day, day)))
        return copy;
    }

  return NULL;
}

char *
hjl_store_take_copy (const char *path,
                     const char *day,
                     GError    **error)
{
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char    *made = NULL;
  g_autofree char    *mark = NULL;
  const HjlStoreCopy *copy;

  g_return_val_if_fail (path != NULL, NULL);

  copies = hjl_store_list_copies (path);
  copy = find_copy (copies, day);
  if (copy == NULL)
    return hjl_error_fail_null (error, HJL_ERROR_NOT_FOUND,
                                day != NULL ? _ ("There is no daily copy of that day that can be read")
                                            : _ ("There is no daily copy that can be read"));

  /* Whole under another name first, and only then what is there makes room. */
  made = hjl_store_copy_file (copy->path, path, error);
  if (made == NULL)
    return NULL;
  if (!is_whole (made))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_STORE,
                   _ ("The copy “%s” could not be read to its end. Check the disk, and try again."), copy->path);
      (void) g_unlink (made);
      return NULL;
    }
  if (!put_aside (path, error))
    {
      (void) g_unlink (made);
      return NULL;
    }
  if (g_rename (made, path) != 0)
    {
      hjl_store_fail_file (path, error);
      (void) g_unlink (made);
      return NULL;
    }
  mark = g_strconcat (path, HJL_STORE_DAMAGED, NULL);
  (void) g_unlink (mark);

  return hjl_store_sync_folder (path, error) ? g_strdup (copy->day) : NULL;
}

gboolean
hjl_store_begin_anew (const char *path,
                      GError    **error)
{
  g_autoptr (HjlStore) fresh = NULL;
  g_autofree char *mark = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  mark = g_strconcat (path, HJL_STORE_DAMAGED, NULL);
  fresh = hjl_store_new (path, 0);
  if (!put_aside (path, error))
    return FALSE;
  (void) g_unlink (mark);

  return hjl_store_make_file (fresh, error);
}
