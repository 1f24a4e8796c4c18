/* hjl-spool.c: private copies of the files that a recruiter dropped, until Lever has them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-spool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/hjl-error.h"

/* What is not whole yet has a name that no file of the spool has. */
#define PART ".part-"
#define LOCK ".lock"
#define CHUNK 65536

struct _HjlSpool
{
  char *folder;
  int   dir;
  int   lock; /* held shared as long as it is open */
};

void
hjl_spooled_free (HjlSpooled *self)
{
  g_free (self->name);
  g_free (self->digest);
  g_free (self);
}

static gboolean
fail_disk (const char *path,
           int         code,
           GError    **error)
{
  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, HJL_ERROR, HJL_ERROR_STORE,
                 _ ("There is no room left on the disk for a copy in “%s”. Make room, and add the files again."), path);
  else
    g_set_error (error, HJL_ERROR, HJL_ERROR_STORE,
                 _ ("“%s” could not be written: %s. Check the folder and the free disk space, and try again."),
                 path, g_strerror (code));

  return FALSE;
}

static gboolean
is_name (const char *name)
{
  return *name != '\0' && strspn (name, "0123456789abcdef-") == strlen (name);
}

/* Returns: a descriptor of the folder; -1 with errno */
static int
open_folder (const char *folder)
{
  return open (folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int
open_lock (int dir)
{
  int fd = openat (dir, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd >= 0)
    (void) fchmod (fd, 0600);

  return fd;
}

HjlSpool *
hjl_spool_open (const char *folder,
                GError    **error)
{
  g_autoptr (HjlSpool) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_new0 (HjlSpool, 1);
  self->folder = g_strdup (folder);
  self->lock = -1;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    self->dir = -1;
  else
    self->dir = open_folder (folder);
  /* Whatever the umask left over, or somebody set: nobody else reads it. */
  if (self->dir < 0 || fchmod (self->dir, 0700) != 0 || (self->lock = open_lock (self->dir)) < 0 || flock (self->lock, LOCK_SH) != 0)
    {
      fail_disk (folder, errno, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
hjl_spool_close (HjlSpool *self)
{
  if (self->lock >= 0)
    close (self->lock);
  if (self->dir >= 0)
    close (self->dir);
  g_free (self->folder);
  g_free (self);
}

/*
 * In
 */
int
hjl_spool_open_source (const char *path,
                       GError    **error)
{
  g_autofree char *title = g_filename_display_basename (path);
  int              fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int              code = errno;
  struct stat      info;

  if (fd < 0 && (code == ENOENT || code == ENOTDIR))
    g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("“%s” is not there any more."), title);
  else if (fd < 0 && (code == EACCES || code == EPERM))
    g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("“%s” may not be read. Change its permissions, and add it again."), title);
  else if (fd < 0 && code == ENXIO)
    g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("“%s” is no file."), title);
  else if (fd < 0)
    g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("“%s” cannot be opened: %s."), title, g_strerror (code));
  else if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT, S_ISDIR (info.st_mode) ? _ ("“%s” is a folder.") : _ ("“%s” is no file."), title);
      close (fd);
      fd = -1;
    }

  return fd;
}

static gboolean
write_all (int           fd,
           const guint8 *bytes,
           gsize         size)
{
  while (size > 0)
    {
      gssize n = write (fd, bytes, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          bytes += n;
          size -= n;
        }
    }

  return TRUE;
}

static gboolean
is_same (const struct stat *a,
         const struct stat *b)
{
  return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Copies, and finds out whether what was copied is what is there. */
static gboolean
pour (HjlSpool     *self,
      int           from,
      int           into,
      const char   *title,
      GChecksum    *sum,
      gint64       *size,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  struct stat        before, after;

  *size = 0;
  if (fstat (from, &before) != 0 || !S_ISREG (before.st_mode))
    return hjl_error_fail (error, HJL_ERROR_INPUT, _ ("“%s” is no file."), title);
  for (;;)
    {
      gssize n;

      if (before.st_size > HJL_SPOOL_MAX_FILE || *size > HJL_SPOOL_MAX_FILE)
        return hjl_error_fail (error, HJL_ERROR_INPUT, _ ("“%s” is larger than 30 MB, which is the most that Lever takes."), title);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = pread (from, chunk, CHUNK, *size);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return hjl_error_fail (error, HJL_ERROR_INPUT, _ ("“%s” could not be read to its end: %s."), title, g_strerror (errno));
      if (n == 0)
        break;
      if (!write_all (into, chunk, n))
        return fail_disk (self->folder, errno, error);
      g_checksum_update (sum, chunk, n);
      *size += n;
    }
  if (fstat (from, &after) != 0 || !is_same (&before, &after) || after.st_size != *size)
    return hjl_error_fail (error, HJL_ERROR_INPUT, _ ("“%s” is still being written. Add it again once it is whole."), title);

  return fsync (into) == 0 || fail_disk (self->folder, errno, error);
}

HjlSpooled *
hjl_spool_add (HjlSpool     *self,
               int           fd,
               const char   *title,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *part = g_strconcat (PART, name, NULL);
  HjlSpooled      *spooled;
  gint64           size;
  gboolean         done;
  int              into;

  g_return_val_if_fail (self != NULL && fd >= 0 && title != NULL, NULL);

  into = openat (self->dir, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (into < 0)
    {
      fail_disk (self->folder, errno, error);
      return NULL;
    }

  done = fchmod (into, 0600) == 0 || fail_disk (self->folder, errno, error);
  done = done && pour (self, fd, into, title, sum, &size, cancellable, error);
  /* Some file systems tell only now that there was no room. */
  if (close (into) != 0 && done)
    done = fail_disk (self->folder, errno, error);
  if (done && renameat (self->dir, part, self->dir, name) != 0)
    done = fail_disk (self->folder, errno, error);
  if (!done)
    {
      (void) unlinkat (self->dir, part, 0);
      return NULL;
    }

  spooled = g_new0 (HjlSpooled, 1);
  spooled->name = g_steal_pointer (&name);
  spooled->digest = g_strdup (g_checksum_get_string (sum));
  spooled->size = size;

  return spooled;
}

gboolean
hjl_spool_flush (HjlSpool *self,
                 GError  **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return fsync (self->dir) == 0 || fail_disk (self->folder, errno, error);
}

/*
 * Out
 */
int
hjl_spool_open_file (HjlSpool   *self,
                     const char *name,
                     GError    **error)
{
  int         fd = -1;
  struct stat info;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  if (is_name (name))
    fd = openat (self->dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  else
    errno = ENOENT;
  if (fd >= 0 && (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode)))
    {
      close (fd);
      fd = -1;
      errno = ENOENT;
    }
  if (fd < 0 && errno == ENOENT)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_NOT_FOUND, _ ("The copy of this file is gone from this computer. Add the file again."));
  else if (fd < 0)
    g_set_error (error, HJL_ERROR, HJL_ERROR_STORE, _ ("“%s” could not be read: %s. Check the folder and the disk, and try again."), self->folder, g_strerror (errno));

  return fd;
}

GBytes *
hjl_spool_load (HjlSpool   *self,
                const char *name,
                GError    **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int                fd = hjl_spool_open_file (self, name, error);
  gssize             n;

  if (fd < 0)
    return NULL;
  while ((n = read (fd, chunk, CHUNK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        break;
      g_byte_array_append (content, chunk, n);
    }
  if (n < 0)
    g_set_error (error, HJL_ERROR, HJL_ERROR_STORE, _ ("“%s” could not be read: %s. Check the folder and the disk, and try again."), self->folder, g_strerror (errno));
  close (fd);

  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

static gboolean
remove_at (int         dir,
           const char *folder,
           const char *name,
           GError    **error)
{
  return unlinkat (dir, name, 0) == 0 || errno == ENOENT || fail_disk (folder, errno, error);
}

gboolean
hjl_spool_remove (HjlSpool   *self,
                  const char *name,
                  GError    **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return !is_name (name) || remove_at (self->dir, self->folder, name, error);
}

/*
 * Left-overs
 */
static gboolean
sweep (int         dir,
       const char *folder,
       GHashTable *kept,
       guint      *n_removed,
       GError    **error)
{
  int            again = dup (dir);
  DIR           *names = again >= 0 ? fdopendir (again) : NULL;
  struct dirent *entry;
  gboolean       done = names != NULL || fail_disk (folder, errno, error);

  while (done && (entry = readdir (names)) != NULL)
    {
      gboolean part = g_str_has_prefix (entry->d_name, PART);

      /* Nothing that is not ours. */
      if (!part && (!is_name (entry->d_name) || g_hash_table_contains (kept, entry->d_name)))
        continue;
      done = remove_at (dir, folder, entry->d_name, error);
      if (done && n_removed != NULL)
        ++*n_removed;
    }
  if (names != NULL)
    closedir (names);
  else if (again >= 0)
    close (again);

  return done;
}

gboolean
hjl_spool_sweep (const char      *folder,
                 HjlSpoolKeptFunc load_kept,
                 gpointer         user_data,
                 guint           *n_removed,
                 GError         **error)
{
  g_autoptr (GHashTable) kept = NULL;
  int      dir, lock;
  gboolean done = TRUE;

  g_return_val_if_fail (folder != NULL && load_kept != NULL, FALSE);

  if (n_removed != NULL)
    *n_removed = 0;
  dir = open_folder (folder);
  if (dir < 0)
    return errno == ENOENT || fail_disk (folder, errno, error);
  lock = open_lock (dir);
  if (lock < 0)
    done = fail_disk (folder, errno, error);
  /* Else somebody is copying just now, and the next start sweeps. */
  else if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    {
      kept = load_kept (user_data, error);
      done = kept != NULL && sweep (dir, folder, kept, n_removed, error);
    }
  if (lock >= 0)
    close (lock);
  close (dir);

  return done;
}
