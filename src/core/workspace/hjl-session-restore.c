/* hjl-session-restore.c: a daily copy in the place of a data file that is missing or damaged
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "net/hjl-lock.h"
#include "workspace/hjl-session.h"
#include "model/hjl-error.h"
#include "store/hjl-store-recover.h"

/* Milliseconds: whoever works with the file has it open. */
#define LOCK_LIMIT 1000

typedef struct
{
  HjlSession *self;
  GTask      *task;
} Errand;

void
hjl_session_list_copies (HjlSession *self,
                         GTask      *task)
{
  g_autofree char *path = g_build_filename (self->data_dir, HJL_SESSION_DATABASE, NULL);

  g_task_return_pointer (task, hjl_store_list_copies (path), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/* Only what cannot be used gives way: what is whole is newer than any copy. */
static gboolean
is_lost (const char *path,
         GError    **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &trouble);

  if (store != NULL && hjl_store_check_whole (store, NULL))
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT,
                   _ ("The data file “%s” is whole, and newer than any copy. Nothing was changed."), path);
      return FALSE;
    }
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
  g_autofree Errand *errand = user_data;
  g_autoptr (GTask) task = errand->task;
  HjlJob          *job = g_task_get_task_data (task);
  g_autofree char *path = g_build_filename (errand->self->data_dir, HJL_SESSION_DATABASE, NULL);
  g_autofree char *day = NULL;
  GError          *error = NULL;
  int              lock = hjl_lock_acquire_finish (result, &error);
  gboolean         done;

  if (lock < 0)
    {
      if (g_error_matches (error, HJL_ERROR, HJL_ERROR_BUSY))
        {
          g_free (error->message);
          error->message = g_strdup (_ ("Another HjLever is using this profile"));
        }
      g_task_return_error (task, error);
      return;
    }

  done = is_lost (path, &error);
  if (done && job->flag)
    done = hjl_store_begin_anew (path, &error);
  else if (done)
    done = (day = hjl_store_take_copy (path, job->text, &error)) != NULL;
  close (lock);

  if (done)
    g_task_return_pointer (task, g_steal_pointer (&day), g_free);
  else
    g_task_return_error (task, error);
}

void
hjl_session_restore (HjlSession *self,
                     GTask      *task)
{
  g_autofree char *lock_path = g_build_filename (self->data_dir, HJL_SESSION_LOCK, NULL);
  Errand          *errand = g_new0 (Errand, 1);

  errand->self = self;
  errand->task = task;
  hjl_lock_acquire_async (lock_path, LOCK_LIMIT, did_lock, errand);
}
