/* hjl-workspace-restore.c: a workspace whose data are missing or damaged
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "workspace/hjl-workspace-private.h"

void
hjl_workspace_list_copies_async (HjlWorkspace       *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_list_copies_async, cancellable, callback, user_data);
  hjl_workspace_run (self, task, g_new0 (HjlJob, 1), hjl_session_list_copies);
}

GPtrArray *
hjl_workspace_list_copies_finish (HjlWorkspace *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hjl_workspace_restore_async (HjlWorkspace       *self,
                             const char         *day,
                             gboolean            anew,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (self->store == NULL);

  task = hjl_workspace_new_task (self, hjl_workspace_restore_async, cancellable, callback, user_data);
  job = g_new0 (HjlJob, 1);
  job->text = g_strdup (day);
  job->flag = anew;
  hjl_workspace_run (self, task, job, hjl_session_restore);
}

gboolean
hjl_workspace_restore_finish (HjlWorkspace *self,
                              GAsyncResult *result,
                              char        **day,
                              GError      **error)
{
  GError          *trouble = NULL;
  g_autofree char *taken = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  taken = g_task_propagate_pointer (G_TASK (result), &trouble);
  if (trouble != NULL)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (day != NULL)
    *day = g_steal_pointer (&taken);

  return TRUE;
}
