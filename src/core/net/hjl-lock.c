/* hjl-lock.c: a lock file between processes, waited for without blocking
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "net/hjl-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "model/hjl-error.h"

/* Milliseconds between two looks. */
#define INTERVAL 50

typedef struct
{
  int    fd;
  gint64 deadline;
} Attempt;

static void
attempt_free (Attempt *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

static void
return_errno (GTask *task,
              int    number)
{
  g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_STORE,
                           _ ("HjLever could not make sure that no other HjLever works with the same data: %s. Make sure that you may "
                              "write to the folder of the data, and that there is room on the disk, then try again."),
                           g_strerror (number));
}

/* Returns: FALSE while somebody else has it */
static gboolean
try_lock (GTask *task)
{
  Attempt     *attempt = g_task_get_task_data (task);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int          fd;

  /* A lock of the open file, not of the process: two accounts in one process exclude each other, too,
   * and closing another descriptor of the file does not give it back. */
  if (fcntl (attempt->fd, F_OFD_SETLK, &lock) == 0)
    {
      fd = attempt->fd;
      attempt->fd = -1;
      g_task_return_int (task, fd);
      return TRUE;
    }

  if (errno != EAGAIN && errno != EACCES && errno != EINTR)
    {
      return_errno (task, errno);
      return TRUE;
    }

  if (g_get_monotonic_time () >= attempt->deadline)
    {
      g_task_return_new_error (task, HJL_ERROR, HJL_ERROR_BUSY,
                               "Another HjLever has been renewing this sign-in for too long");
      return TRUE;
    }

  return FALSE;
}

static gboolean
on_interval_passed_cb (gpointer user_data)
{
  return try_lock (user_data) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
hjl_lock_acquire_async (const char         *path,
                        guint               limit,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GSource) source = NULL;
  g_autofree char *folder = NULL;
  Attempt         *attempt;

  g_return_if_fail (path != NULL);

  attempt = g_new0 (Attempt, 1);
  attempt->deadline = g_get_monotonic_time () + (gint64) limit * 1000;

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, hjl_lock_acquire_async);
  g_task_set_task_data (task, attempt, (GDestroyNotify) attempt_free);

  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  attempt->fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (attempt->fd < 0)
    {
      return_errno (task, errno);
      return;
    }

  if (try_lock (task))
    return;

  source = g_timeout_source_new (INTERVAL);
  g_task_attach_source (task, source, on_interval_passed_cb);
}

int
hjl_lock_acquire_finish (GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
