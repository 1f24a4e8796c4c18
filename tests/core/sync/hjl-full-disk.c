/* hjl-full-disk.c: a disk that is full after so many writes of SQLite, for any user and without a mount
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-full-disk.h"

#include <sqlite3.h>

/* SQLite's own layer of files, with ours in front: https://sqlite.org/vfs.html. What a layer opens begins with its
 * table of functions; the next layer's file follows. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file below[];
} DiskFile;

static sqlite3_vfs        disk;
static sqlite3_vfs       *below;
static sqlite3_io_methods methods;

static int has_limit;
static int room;
static int refused;

static sqlite3_file *
below_of (sqlite3_file *file)
{
  return ((DiskFile *) file)->below;
}

static int
disk_write (sqlite3_file *file,
            const void   *data,
            int           size,
            sqlite3_int64 offset)
{
  if (g_atomic_int_get (&has_limit) && g_atomic_int_add (&room, -1) <= 0)
    {
      g_atomic_int_set (&refused, TRUE);
      return SQLITE_FULL;
    }

  return below_of (file)->pMethods->xWrite (below_of (file), data, size, offset);
}

static int
disk_close (sqlite3_file *file)
{
  return below_of (file)->pMethods->xClose (below_of (file));
}

static int
disk_read (sqlite3_file *file,
           void         *data,
           int           size,
           sqlite3_int64 offset)
{
  return below_of (file)->pMethods->xRead (below_of (file), data, size, offset);
}

static int
disk_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  return below_of (file)->pMethods->xTruncate (below_of (file), size);
}

static int
disk_sync (sqlite3_file *file,
           int           flags)
{
  return below_of (file)->pMethods->xSync (below_of (file), flags);
}

static int
disk_file_size (sqlite3_file  *file,
                sqlite3_int64 *size)
{
  return below_of (file)->pMethods->xFileSize (below_of (file), size);
}

static int
disk_lock (sqlite3_file *file,
           int           level)
{
  return below_of (file)->pMethods->xLock (below_of (file), level);
}

static int
disk_unlock (sqlite3_file *file,
             int           level)
{
  return below_of (file)->pMethods->xUnlock (below_of (file), level);
}

static int
disk_check_reserved_lock (sqlite3_file *file,
                          int          *result)
{
  return below_of (file)->pMethods->xCheckReservedLock (below_of (file), result);
}

static int
disk_file_control (sqlite3_file *file,
                   int           what,
                   void         *argument)
{
  return below_of (file)->pMethods->xFileControl (below_of (file), what, argument);
}

static int
disk_sector_size (sqlite3_file *file)
{
  return below_of (file)->pMethods->xSectorSize (below_of (file));
}

static int
disk_characteristics (sqlite3_file *file)
{
  return below_of (file)->pMethods->xDeviceCharacteristics (below_of (file));
}

static int
disk_shm_map (sqlite3_file   *file,
              int             page,
              int             size,
              int             extend,
              void volatile **memory)
{
  return below_of (file)->pMethods->xShmMap (below_of (file), page, size, extend, memory);
}

static int
disk_shm_lock (sqlite3_file *file,
               int           offset,
               int           count,
               int           flags)
{
  return below_of (file)->pMethods->xShmLock (below_of (file), offset, count, flags);
}

static void
disk_shm_barrier (sqlite3_file *file)
{
  below_of (file)->pMethods->xShmBarrier (below_of (file));
}

static int
disk_shm_unmap (sqlite3_file *file,
                int           delete_it)
{
  return below_of (file)->pMethods->xShmUnmap (below_of (file), delete_it);
}

static int
disk_open (sqlite3_vfs  *vfs,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  int code = below->xOpen (below, name, below_of (file), flags, out_flags);

  file->pMethods = below_of (file)->pMethods != NULL ? &methods : NULL;

  return code;
}

void
hjl_full_disk_install (void)
{
  /* Without memory maps (version 3), which the program does not ask for. */
  methods = (sqlite3_io_methods){
    .iVersion = 2,
    .xClose = disk_close,
    .xRead = disk_read,
    .xWrite = disk_write,
    .xTruncate = disk_truncate,
    .xSync = disk_sync,
    .xFileSize = disk_file_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_check_reserved_lock,
    .xFileControl = disk_file_control,
    .xSectorSize = disk_sector_size,
    .xDeviceCharacteristics = disk_characteristics,
    .xShmMap = disk_shm_map,
    .xShmLock = disk_shm_lock,
    .xShmBarrier = disk_shm_barrier,
    .xShmUnmap = disk_shm_unmap,
  };
  below = sqlite3_vfs_find (NULL);
  disk = *below;
  disk.zName = "full-disk";
  disk.szOsFile = (int) sizeof (DiskFile) + below->szOsFile;
  disk.xOpen = disk_open;
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}

void
hjl_full_disk_fill_after (int writes)
{
  g_atomic_int_set (&refused, FALSE);
  g_atomic_int_set (&room, writes);
  g_atomic_int_set (&has_limit, TRUE);
}

gboolean
hjl_full_disk_make_room (void)
{
  g_atomic_int_set (&has_limit, FALSE);

  return g_atomic_int_get (&refused);
}
