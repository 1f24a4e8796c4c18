/* hjl-store-watch.c: folders that are watched for roles, and what was taken from there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-watch.h"

#include "store/hjl-store-book.h"
#include "store/hjl-store-private.h"

/* A value of the database: what digests of files are keyed with */
#define KEY "watch/key"

void
hjl_watched_folder_free (HjlWatchedFolder *self)
{
  if (self == NULL)
    return;

  g_free (self->role_id);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

gboolean
hjl_store_set_watched_folder (HjlStore   *self,
                              const char *role_id,
                              const char *path,
                              HjlTime     now,
                              GError    **error)
{
  g_autofree char *escaped = path != NULL ? g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/") : NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);
  g_return_val_if_fail (path == NULL || g_path_is_absolute (path), FALSE);

  if (path == NULL)
    return hjl_store_run_with (self, error, "DELETE FROM watched_folder WHERE role_id = ?", "s", role_id);

  if (!hjl_store_check_book_role (self, role_id, error))
    return FALSE;

  return hjl_store_run_with (self, error, "INSERT OR REPLACE INTO watched_folder (role_id, path, since) VALUES (?, ?, ?)",
                             "ssx", role_id, escaped, now);
}

GPtrArray *
hjl_store_list_watched_folders (HjlStore *self,
                                GError  **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_watched_folder_free);
  HjlStatement *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);

  statement = hjl_store_prepare (self,
                                 "SELECT w.role_id, r.title, r.status = 'live', w.path FROM watched_folder AS w"
                                 " JOIN book_role AS r ON r.id = w.role_id ORDER BY r.title, w.role_id");
  while (hjl_statement_next (statement))
    {
      HjlWatchedFolder *folder = g_new0 (HjlWatchedFolder, 1);
      const char       *path;

      hjl_statement_load (statement, "ssbt", &folder->role_id, &folder->title, &folder->live, &path);
      folder->path = g_uri_unescape_string (path, NULL);
      if (folder->path != NULL)
        g_ptr_array_add (folders, folder);
      else
        hjl_watched_folder_free (folder);
    }

  return hjl_statement_end (statement, error) ? g_steal_pointer (&folders) : NULL;
}

char *
hjl_store_dup_watched_folder (HjlStore   *self,
                              const char *role_id)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), NULL);
  g_return_val_if_fail (role_id != NULL, NULL);

  path = hjl_statement_take_text (hjl_store_prepare_with (self, "SELECT path FROM watched_folder WHERE role_id = ?", "s", role_id), NULL);

  return g_uri_unescape_string (path, NULL);
}

/* A digest tells whoever has the same file that somebody's was here, also after that person was erased: with a key of this
 * database it tells nothing beside it. Returns: (transfer full): "" for ""; NULL with @error */
static char *
dup_keyed (HjlStore   *self,
           const char *digest,
           GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *key = hjl_statement_take_text (hjl_store_prepare_with (self, "SELECT text FROM value WHERE key = ?", "s", KEY), &failure);

  /* In the place of one that only could not be read there is no other: whatever was taken would be taken again. */
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (key == NULL)
    {
      g_autofree char *one = g_uuid_string_random ();
      g_autofree char *two = g_uuid_string_random ();

      key = g_strconcat (one, two, NULL);
      if (!hjl_store_set_value (self, KEY, key, error))
        return NULL;
    }

  return *digest != '\0' ? g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), digest, -1) : g_strdup ("");
}

static gboolean
set_taken (HjlStore   *self,
           const char *role_id,
           const char *place,
           gint64      size,
           gint64      changed,
           const char *content,
           GError    **error)
{
  g_autofree char *keyed_place = dup_keyed (self, place, error);
  g_autofree char *keyed_content = keyed_place != NULL ? dup_keyed (self, content, error) : NULL;

  if (keyed_content == NULL)
    return FALSE;

  return hjl_store_run_with (self, error,
                             "INSERT OR REPLACE INTO watched_file (role_id, place, size, changed, content)"
                             " VALUES (?, ?, ?, ?, ?)",
                             "ssxxs", role_id, keyed_place, size, changed, keyed_content);
}

gboolean
hjl_store_is_file_taken (HjlStore          *self,
                         const char        *role_id,
                         const HjlSeenFile *file,
                         gboolean          *taken,
                         GError           **error)
{
  g_autofree char *keyed = NULL;
  HjlStatement    *statement;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  keyed = dup_keyed (self, file->content != NULL ? file->content : file->place, error);
  if (keyed == NULL)
    return FALSE;

  if (file->content != NULL)
    statement = hjl_store_prepare_with (self, "SELECT 1 FROM watched_file WHERE role_id = ? AND content = ? AND place <> ''",
                                        "ss", role_id, keyed);
  else
    statement = hjl_store_prepare_with (self, "SELECT 1 FROM watched_file WHERE role_id = ? AND place = ? AND size = ? AND changed = ?",
                                        "ssxx", role_id, keyed, file->size, file->changed);

  return hjl_statement_take_found (statement, taken, error);
}

gboolean
hjl_store_set_file_taken (HjlStore          *self,
                          const char        *role_id,
                          const HjlSeenFile *file,
                          GError           **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  return set_taken (self, role_id, file->place, file->size, file->changed, file->content != NULL ? file->content : "", error);
}

gboolean
hjl_store_had_content (HjlStore   *self,
                       const char *role_id,
                       const char *content,
                       gboolean   *had,
                       GError    **error)
{
  g_autofree char *keyed = NULL;

  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);
  g_return_val_if_fail (content != NULL, FALSE);

  keyed = dup_keyed (self, content, error);
  if (keyed == NULL)
    return FALSE;

  return hjl_statement_take_found (hjl_store_prepare_with (self, "SELECT 1 FROM watched_file WHERE role_id = ? AND place = '' AND content = ?",
                                                           "ss", role_id, keyed),
                                   had, error);
}

gboolean
hjl_store_set_had_content (HjlStore   *self,
                           const char *role_id,
                           const char *content,
                           GError    **error)
{
  g_return_val_if_fail (HJL_IS_STORE (self), FALSE);
  g_return_val_if_fail (role_id != NULL, FALSE);
  g_return_val_if_fail (content != NULL, FALSE);

  return set_taken (self, role_id, "", 0, 0, content, error);
}
