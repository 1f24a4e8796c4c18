/* hjl-workspace-restore.c: a daily copy in the place of a data file that is missing or damaged
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "net/hjl-lock.h"
#include "workspace/hjl-workspace-private.h"
#include "model/hjl-error.h"
#include "store/hjl-store-recover.h"

/* Milliseconds: whoever works with the file has it open. */
#define LOCK_LIMIT 1000

static void
list_copies (HjlWorkspace *self,
             GTask        *task)
{
  g_autofree char *path = g_build_filename (self->data_dir, HJL_WORKSPACE_DATABASE, NULL);

  hjl_workspace_end_pointer (task, hjl_store_list_copies (path), (GDestroyNotify) g_ptr_array_unref, NULL);
}

void
hjl_workspace_list_copies_async (HjlWorkspace       *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_list_copies_async, list_copies, NULL, NULL, cancellable, callback, user_data);
}

typedef struct
{
  char    *day; /* nullable: the newest */
  gboolean anew;
} RestoreJob;

static void
restore_job_free (RestoreJob *job)
{
  g_free (job->day);
  g_free (job);
}

/* Only what cannot be used gives way: what is whole is newer than any copy. */
static gboolean
is_lost (const char *path,
         GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &trouble);

  if (store != NULL && hjl_store_check_whole (store, NULL))
    return hjl_error_fail (error, HJL_ERROR_INPUT, _ ("The data file “%s” is whole, and newer than any copy. Nothing was changed."), path);
  if (store != NULL || g_error_matches (trouble, HJL_ERROR, HJL_ERROR_STORE_LOST))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static void
did_lock (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask           *task = user_data;
  HjlWorkspace    *self = g_task_get_source_object (task);
  RestoreJob      *job = g_task_get_task_data (task);
  g_autofree char *path = g_build_filename (self->data_dir, HJL_WORKSPACE_DATABASE, NULL);
  g_autofree char *day = NULL;
  GError          *error = NULL;
  int              lock = hjl_lock_acquire_finish (result, &error);
  gboolean         done;

  if (lock < 0)
    {
      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_BUSY))
        {
          hjl_set_text (&error->message, _ ("Another HjLever is using this profile"));
        }
      hjl_workspace_end_pointer (task, NULL, NULL, error);
      return;
    }

  done = is_lost (path, &error);
  if (done && job->anew)
    done = hjl_store_begin_anew (path, &error);
  else if (done)
    done = (day = hjl_store_take_copy (path, job->day, &error)) != NULL;
  close (lock);

  /* Begun anew it has no day. */
  hjl_workspace_end_pointer (task, done ? g_strdup (day != NULL ? day : "") : NULL, g_free, error);
}

static void
restore (HjlWorkspace *self,
         GTask        *task)
{
  g_autofree char *lock_path = g_build_filename (self->data_dir, HJL_WORKSPACE_LOCK, NULL);

  hjl_lock_acquire_async (lock_path, LOCK_LIMIT, did_lock, task);
}

void
hjl_workspace_restore_async (HjlWorkspace       *self,
                             const char         *day,
                             gboolean            anew,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  RestoreJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (self->view == NULL);

  job = g_new0 (RestoreJob, 1);
  job->day = g_strdup (day);
  job->anew = anew;
  hjl_workspace_run (self,
                     hjl_workspace_restore_async,
                     restore,
                     job,
                     (GDestroyNotify) restore_job_free,
                     cancellable,
                     callback,
                     user_data);
}

gboolean
hjl_workspace_restore_finish (HjlWorkspace *self,
                              GAsyncResult *result,
                              char        **day,
                              GError      **error)
{
  g_autofree char *taken = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  taken = g_task_propagate_pointer (G_TASK (result), error);
  if (taken == NULL)
    return FALSE;
  if (day != NULL)
    *day = *taken != '\0' ? g_steal_pointer (&taken) : NULL;

  return TRUE;
}
