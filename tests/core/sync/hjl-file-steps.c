/* hjl-file-steps.c: what is done in the spool, as steps at which a child may die (-Wl,--wrap)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hjl-sync-child.h"

int     __real_fchmod (int    fd,
                       mode_t mode);
ssize_t __real_write (int         fd,
                      const void *bytes,
                      size_t      size);
int     __real_fsync (int fd);
int     __real_renameat (int         from_dir,
                         const char *from,
                         int         to_dir,
                         const char *to);
int     __real_unlinkat (int         dir,
                         const char *name,
                         int         flags);
int     __wrap_fchmod (int    fd,
                       mode_t mode);
ssize_t __wrap_write (int         fd,
                      const void *bytes,
                      size_t      size);
int     __wrap_fsync (int fd);
int     __wrap_renameat (int         from_dir,
                         const char *from,
                         int         to_dir,
                         const char *to);
int     __wrap_unlinkat (int         dir,
                         const char *name,
                         int         flags);

/* A copy that was made, and is empty. */
int
__wrap_fchmod (int    fd,
               mode_t mode)
{
  struct stat info;
  gboolean    file = fstat (fd, &info) == 0 && S_ISREG (info.st_mode);
  int         code;

  if (file)
    hjl_sync_child_reach ("copy", FALSE);
  code = __real_fchmod (fd, mode);
  if (file)
    hjl_sync_child_reach ("copy", TRUE);

  return code;
}

/* Half of what is written is there, then all. */
ssize_t
__wrap_write (int         fd,
              const void *bytes,
              size_t      size)
{
  struct stat info;
  ssize_t     n;

  if (size < 2 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return __real_write (fd, bytes, size);

  n = __real_write (fd, bytes, size / 2);
  hjl_sync_child_reach ("write", FALSE);
  if (n == (ssize_t) (size / 2))
    n += __real_write (fd, (const char *) bytes + n, size - n);
  hjl_sync_child_reach ("write", TRUE);

  return n;
}

int
__wrap_fsync (int fd)
{
  int code;

  hjl_sync_child_reach ("fsync", FALSE);
  code = __real_fsync (fd);
  hjl_sync_child_reach ("fsync", TRUE);

  return code;
}

int
__wrap_renameat (int         from_dir,
                 const char *from,
                 int         to_dir,
                 const char *to)
{
  int code;

  hjl_sync_child_reach ("rename", FALSE);
  code = __real_renameat (from_dir, from, to_dir, to);
  hjl_sync_child_reach ("rename", TRUE);

  return code;
}

int
__wrap_unlinkat (int         dir,
                 const char *name,
                 int         flags)
{
  int code;

  hjl_sync_child_reach ("remove", FALSE);
  code = __real_unlinkat (dir, name, flags);
  hjl_sync_child_reach ("remove", TRUE);

  return code;
}
