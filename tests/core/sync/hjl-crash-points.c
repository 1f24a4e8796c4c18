/* hjl-crash-points.c: each call that leaves something on the disk or on the wire, as a point at which a child may die
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program's own functions come before those of its libraries, for the libraries too: what SQLite, GLib and libsoup
 * call goes through these.
 */

/* Both names of each function are defined here. */
#undef _FILE_OFFSET_BITS

#include "config.h"

#include "hjl-crash-points.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* What is sent in pieces is sent in no more than these. */
#define MAX_PIECES 64

static const char *const kinds[] = { "write", "sync", "name", "send", "receive", "change", "any" };
static const char *const moments[] = { "before", "halfway", "after" };

static gint          armed;
static HjlCrashPoint point;
static gint          counts[HJL_CRASH_N_KINDS];
/* From where an answer is waited for, with which this process dies; else -1. */
static gint          last_answer = -1;

/* As they are declared where the sizes of files have 32 bits. */
ssize_t pwrite64 (int         fd,
                  const void *bytes,
                  size_t      size,
                  off64_t     offset);
int     ftruncate64 (int     fd,
                     off64_t size);

const char *
hjl_crash_kind_to_string (HjlCrashKind kind)
{
  return kinds[kind];
}

char *
hjl_crash_point_describe (const HjlCrashPoint *self)
{
  return g_strdup_printf ("%s %u %s", kinds[self->kind], self->n, moments[self->moment]);
}

gboolean
hjl_crash_point_parse (HjlCrashPoint *self,
                       const char    *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gboolean has_kind = FALSE;
  gboolean has_moment = FALSE;

  if (g_strv_length (words) != 3)
    return FALSE;
  for (guint i = 0; i < HJL_CRASH_N_KINDS; i++)
    if (g_str_equal (words[0], kinds[i]))
      {
        self->kind = i;
        has_kind = TRUE;
      }
  for (guint i = 0; i < HJL_CRASH_N_MOMENTS; i++)
    if (g_str_equal (words[2], moments[i]))
      {
        self->moment = i;
        has_moment = TRUE;
      }
  self->n = (guint) g_ascii_strtoull (words[1], NULL, 10);

  return has_kind && has_moment;
}

void
hjl_crash_points_arm (const HjlCrashPoint *at)
{
  point = *at;
  g_atomic_int_set (&armed, TRUE);
}

guint
hjl_crash_points_count (HjlCrashKind kind)
{
  return (guint) g_atomic_int_get (&counts[kind]);
}

static void
die (void)
{
  syscall (SYS_kill, getpid (), SIGKILL);
}

/* Returns: whether the call that begins is the one, which is then in @moment. */
static gboolean
reach (HjlCrashKind    kind,
       HjlCrashMoment *moment)
{
  guint of_kind;
  guint of_any;

  if (!g_atomic_int_get (&armed))
    return FALSE;
  of_kind = (guint) g_atomic_int_add (&counts[kind], 1) + 1;
  of_any = (guint) g_atomic_int_add (&counts[HJL_CRASH_ANY], 1) + 1;
  if (point.n == 0 || (point.kind == HJL_CRASH_ANY ? of_any : point.kind == kind ? of_kind
                                                                                 : 0) != point.n)
    return FALSE;
  if (point.moment == HJL_CRASH_BEFORE)
    die ();
  *moment = point.moment;

  return TRUE;
}

static gboolean
is_file (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && S_ISREG (info.st_mode);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      size)
{
  HjlCrashMoment moment;
  ssize_t        n;

  /* What wakes a thread leaves nothing. */
  if (!g_atomic_int_get (&armed) || !is_file (fd) || !reach (HJL_CRASH_WRITE, &moment))
    return syscall (SYS_write, fd, bytes, size);
  n = syscall (SYS_write, fd, bytes, moment == HJL_CRASH_HALFWAY ? size / 2 : size);
  die ();

  return n;
}

static ssize_t
write_at (int         fd,
          const void *bytes,
          size_t      size,
          gint64      offset)
{
  HjlCrashMoment moment;
  ssize_t        n;

  if (!reach (HJL_CRASH_WRITE, &moment))
    return syscall (SYS_pwrite64, fd, bytes, size, offset);
  n = syscall (SYS_pwrite64, fd, bytes, moment == HJL_CRASH_HALFWAY ? size / 2 : size, offset);
  die ();

  return n;
}

ssize_t
pwrite (int         fd,
        const void *bytes,
        size_t      size,
        off_t       offset)
{
  return write_at (fd, bytes, size, offset);
}

ssize_t
pwrite64 (int         fd,
          const void *bytes,
          size_t      size,
          off64_t     offset)
{
  return write_at (fd, bytes, size, offset);
}

/* A call without halves. */
#define CALL(kind, ...)                          \
  HjlCrashMoment moment;                         \
  gboolean       dies = reach ((kind), &moment); \
  long           code = syscall (__VA_ARGS__);   \
                                                 \
  if (dies)                                      \
    die ();                                      \
                                                 \
  return (int) code

int
fsync (int fd)
{
  CALL (HJL_CRASH_SYNC, SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  CALL (HJL_CRASH_SYNC, SYS_fdatasync, fd);
}

int
ftruncate (int   fd,
           off_t size)
{
  CALL (HJL_CRASH_NAME, SYS_ftruncate, fd, size);
}

int
ftruncate64 (int     fd,
             off64_t size)
{
  CALL (HJL_CRASH_NAME, SYS_ftruncate, fd, size);
}

int
rename (const char *from,
        const char *to)
{
  CALL (HJL_CRASH_NAME, SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
renameat (int         from_dir,
          const char *from,
          int         to_dir,
          const char *to)
{
  CALL (HJL_CRASH_NAME, SYS_renameat2, from_dir, from, to_dir, to, 0);
}

int
link (const char *from,
      const char *to)
{
  CALL (HJL_CRASH_NAME, SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink (const char *path)
{
  CALL (HJL_CRASH_NAME, SYS_unlinkat, AT_FDCWD, path, 0);
}

int
unlinkat (int         dir,
          const char *name,
          int         flags)
{
  CALL (HJL_CRASH_NAME, SYS_unlinkat, dir, name, flags);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  CALL (HJL_CRASH_NAME, SYS_mkdirat, AT_FDCWD, path, mode);
}

int
mkdirat (int         dir,
         const char *name,
         mode_t      mode)
{
  CALL (HJL_CRASH_NAME, SYS_mkdirat, dir, name, mode);
}

static gboolean
is_remote (int fd)
{
  struct sockaddr_storage address;
  socklen_t               size = sizeof address;

  return getpeername (fd, (struct sockaddr *) &address, &size) == 0 && address.ss_family == AF_INET;
}

/* The first half of the bytes of all pieces. */
static ssize_t
send_half (int                  fd,
           const struct msghdr *message,
           int                  flags)
{
  struct iovec  pieces[MAX_PIECES];
  struct msghdr half = *message;
  size_t        left = 0;
  size_t        n = 0;

  for (size_t i = 0; i < message->msg_iovlen; i++)
    left += message->msg_iov[i].iov_len;
  for (left /= 2; left > 0 && n < MIN (message->msg_iovlen, MAX_PIECES); n++)
    {
      pieces[n] = message->msg_iov[n];
      pieces[n].iov_len = MIN (pieces[n].iov_len, left);
      left -= pieces[n].iov_len;
    }
  half.msg_iov = pieces;
  half.msg_iovlen = n;

  return syscall (SYS_sendmsg, fd, &half, flags);
}

static gboolean
changes (const struct msghdr *message)
{
  static const char *const methods[] = { "POST ", "PUT ", "PATCH ", "DELETE " };
  const struct iovec      *first = message->msg_iov;

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (message->msg_iovlen > 0 && first->iov_len > strlen (methods[i]) && memcmp (first->iov_base, methods[i], strlen (methods[i])) == 0)
      return TRUE;

  return FALSE;
}

ssize_t
sendmsg (int                  fd,
         const struct msghdr *message,
         int                  flags)
{
  HjlCrashMoment moment = HJL_CRASH_BEFORE;
  gboolean       dies = FALSE;
  ssize_t        n;

  if (g_atomic_int_get (&armed) && is_remote (fd))
    {
      dies = changes (message) && reach (HJL_CRASH_CHANGE, &moment);
      if (dies && moment == HJL_CRASH_AFTER)
        {
          g_atomic_int_set (&last_answer, fd);
          dies = FALSE;
        }
      dies = dies || reach (HJL_CRASH_SEND, &moment);
    }
  n = dies && moment == HJL_CRASH_HALFWAY ? send_half (fd, message, flags) : syscall (SYS_sendmsg, fd, message, flags);
  if (dies)
    die ();

  return n;
}

ssize_t
send (int         fd,
      const void *bytes,
      size_t      size,
      int         flags)
{
  struct iovec  piece = { (void *) bytes, size };
  struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1 };

  return sendmsg (fd, &message, flags);
}

ssize_t
recv (int    fd,
      void  *bytes,
      size_t size,
      int    flags)
{
  HjlCrashMoment moment;
  gboolean       dies;
  ssize_t        n;

  if (!g_atomic_int_get (&armed) || !is_remote (fd))
    return syscall (SYS_recvfrom, fd, bytes, size, flags, NULL, NULL);
  n = syscall (SYS_recvfrom, fd, bytes, size, flags | MSG_PEEK, NULL, NULL);
  /* Where there is nothing yet, nothing comes. */
  if (n <= 0)
    return n;
  if (fd == g_atomic_int_get (&last_answer))
    die ();
  dies = reach (HJL_CRASH_RECEIVE, &moment);
  if (dies && moment == HJL_CRASH_HALFWAY && n > 1)
    {
      /* The program has the first half, and dies when it comes for the other. */
      g_atomic_int_set (&last_answer, fd);
      return syscall (SYS_recvfrom, fd, bytes, n / 2, flags, NULL, NULL);
    }
  n = syscall (SYS_recvfrom, fd, bytes, size, flags, NULL, NULL);
  if (dies)
    die ();

  return n;
}
