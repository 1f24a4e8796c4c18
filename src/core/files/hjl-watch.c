/* hjl-watch.c: which files of a folder have come to rest, and are not on their way any more
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-watch.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/hjl-expand.h"
#include "files/hjl-spool.h"
#include "net/hjl-aside.h"

#define CHUNK 65536

/* How a file was when it was seen for the first time so. */
typedef struct
{
  gint64 size;
  gint64 changed;
  gint64 since;
  guint  look;
} Seen;

struct _HjlWatch
{
  GHashTable *folders; /* (element-type filename GHashTable): of each, by path, a Seen */
  guint       look;
  gboolean    barred;
};

static void
free_rested (gpointer data)
{
  HjlRested *rested = data;

  g_free (rested->path);
  g_free (rested);
}

static gint64
get_changed (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
}

char *
hjl_rested_dup_place (const HjlRested *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->path, -1);
}

char *
hjl_rested_dup_content (const HjlRested *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (CHUNK);
  struct stat        info;
  gssize             n = -1;
  int                fd;

  g_return_val_if_fail (self != NULL, NULL);

  /* No document, but an archive, which takes long to read through: it is known by where, how large and of when it is. */
  if (self->size > HJL_SPOOL_MAX_FILE)
    {
      g_autofree char *known = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, self->path, self->size, self->changed);

      return g_compute_checksum_for_string (G_CHECKSUM_SHA256, known, -1);
    }

  fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
  if (fd < 0)
    return NULL;

  while (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == self->size && get_changed (&info) == self->changed &&
         ((n = read (fd, chunk, CHUNK)) > 0 || (n < 0 && errno == EINTR)))
    if (n > 0)
      {
        g_checksum_update (checksum, chunk, n);
        hjl_aside_get_on ();
      }
  close (fd);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

HjlWatch *
hjl_watch_new (void)
{
  HjlWatch *self = g_new0 (HjlWatch, 1);

  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  return self;
}

void
hjl_watch_free (HjlWatch *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->folders);
  g_free (self);
}

/* Whether a program still writes beside it what is to become this file: `Ada.pdf.part` beside `Ada.pdf`. */
static gboolean
is_awaited (GPtrArray  *unfinished,
            const char *name)
{
  for (guint i = 0; i < unfinished->len; i++)
    {
      const char *other = g_ptr_array_index (unfinished, i);

      if (g_str_has_prefix (other, name) && other[strlen (name)] == '.')
        return TRUE;
    }

  return FALSE;
}

static void
take_file (HjlWatch    *self,
           GHashTable  *seen,
           const char  *path,
           struct stat *info,
           gint64       now,
           GPtrArray   *rested)
{
  Seen *before = g_hash_table_lookup (seen, path);

  if (before == NULL || before->size != info->st_size || before->changed != get_changed (info))
    {
      before = g_new0 (Seen, 1);
      before->size = info->st_size;
      before->changed = get_changed (info);
      before->since = now;
      g_hash_table_insert (seen, g_strdup (path), before);
    }
  before->look = self->look;
  if (now - before->since >= HJL_WATCH_REST && before->size > 0)
    {
      HjlRested *one = g_new0 (HjlRested, 1);

      one->path = g_strdup (path);
      one->size = before->size;
      one->changed = before->changed;
      g_ptr_array_add (rested, one);
    }
}

static gboolean
look_into (HjlWatch   *self,
           GHashTable *seen,
           const char *folder,
           guint       depth,
           gint64      now,
           GPtrArray  *rested,
           GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unfinished = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (hjl_expander_is_unfinished (name))
        g_ptr_array_add (unfinished, g_strdup (name));
      else if (!hjl_expander_is_litter (name))
        g_ptr_array_add (names, g_strdup (name));
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      struct stat      info;

      hjl_aside_get_on ();
      if (lstat (path, &info) != 0)
        continue;
      /* One of several folders that may not be read hinders none of the others. */
      if (S_ISDIR (info.st_mode) && depth + 1 < HJL_EXPAND_MAX_DEPTH)
        {
          g_autoptr (GError) local = NULL;

          if (!look_into (self, seen, path, depth + 1, now, rested, &local))
            self->barred |= g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES);
        }
      else if (S_ISREG (info.st_mode) && !is_awaited (unfinished, g_ptr_array_index (names, i)))
        take_file (self, seen, path, &info, now, rested);
    }

  return TRUE;
}

static gboolean
is_old (gpointer key,
        gpointer value,
        gpointer user_data)
{
  return ((Seen *) value)->look != ((HjlWatch *) user_data)->look;
}

static int
compare_rested (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(HjlRested *const *) a)->path, (*(HjlRested *const *) b)->path);
}

GPtrArray *
hjl_watch_look (HjlWatch   *self,
                const char *folder,
                gint64      now,
                GError    **error)
{
  g_autoptr (GPtrArray) rested = g_ptr_array_new_with_free_func (free_rested);
  GHashTable *seen;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  seen = g_hash_table_lookup (self->folders, folder);
  if (seen == NULL)
    {
      seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->folders, g_strdup (folder), seen);
    }

  self->look++;
  self->barred = FALSE;
  if (!look_into (self, seen, folder, 0, now, rested, error))
    {
      g_hash_table_remove (self->folders, folder);
      return NULL;
    }
  g_hash_table_foreach_remove (seen, is_old, self);
  g_ptr_array_sort (rested, compare_rested);

  return g_steal_pointer (&rested);
}

gboolean
hjl_watch_is_barred (HjlWatch *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->barred;
}
