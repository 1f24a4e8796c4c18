/* hjl-workspace-files.c: people from files: what comes in, and what is accepted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/hjl-store-drafts.h"
#include "workspace/hjl-workspace-private.h"

static void
set_intake (HjlWorkspace *self,
            int           more,
            guint         n_found,
            guint         n_read,
            guint         n_rows)
{
  g_mutex_lock (&self->mutex);
  self->n_intakes += more;
  self->intake[0] = n_found;
  self->intake[1] = n_read;
  self->intake[2] = n_rows;
  g_mutex_unlock (&self->mutex);
  hjl_workspace_tell_changed (self, HJL_CHANGES_REVIEW);
}

gboolean
hjl_workspace_get_intake (HjlWorkspace *self,
                          guint        *n_found,
                          guint        *n_read,
                          guint        *n_rows)
{
  gboolean running;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), FALSE);

  g_mutex_lock (&self->mutex);
  running = self->n_intakes > 0;
  *n_found = self->intake[0];
  *n_read = self->intake[1];
  *n_rows = self->intake[2];
  g_mutex_unlock (&self->mutex);

  return running;
}

char *
hjl_workspace_dup_file_path (HjlWorkspace *self,
                             const char   *spool_name)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (spool_name != NULL, NULL);

  folder = hjl_workspace_dup_spool (self);

  return g_build_filename (folder, spool_name, NULL);
}

void
hjl_workspace_begin_intake (HjlWorkspace *self)
{
  set_intake (self, 1, 0, 0, 0);
}

void
hjl_workspace_tell_intake (guint    n_found,
                           guint    n_read,
                           guint    n_rows,
                           gpointer user_data)
{
  set_intake (user_data, 0, n_found, n_read, n_rows);
}

void
hjl_workspace_end_intake (HjlWorkspace *self)
{
  set_intake (self, -1, 0, 0, 0);
  hjl_workspace_tidy_files (self);
}

static void
did_add (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask           *task = user_data;
  HjlWorkspace    *self = g_task_get_source_object (task);
  GError          *error = NULL;
  HjlIntakeReport *report = hjl_finish_pointer (NULL, result, &error);

  hjl_workspace_end_intake (self);
  hjl_workspace_end_pointer (task, report, (GDestroyNotify) hjl_intake_report_free, error);
}

static void
add_files (HjlWorkspace *self,
           GTask        *task)
{
  HjlIntakeRequest *request = g_task_get_task_data (task);
  g_autofree char  *folder = hjl_workspace_dup_spool (self);
  GError           *error = NULL;

  if (!hjl_workspace_check_from_files (self, &error) ||
      (!request->plan && !hjl_workspace_choose_source (self, HJL_CANDIDATES_FROM_FILES, &error)))
    {
      hjl_workspace_end_pointer (task, NULL, NULL, error);
      return;
    }

  hjl_workspace_begin_intake (self);
  hjl_intake_async (self->store, folder, request, self->context->clock, hjl_workspace_tell_intake, self, g_task_get_cancellable (task), did_add, task);
}

void
hjl_workspace_add_files_async (HjlWorkspace           *self,
                               const HjlIntakeRequest *request,
                               GCancellable           *cancellable,
                               GAsyncReadyCallback     callback,
                               gpointer                user_data)
{
  HjlIntakeRequest *copy;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (request != NULL);

  copy = hjl_intake_request_new (request->role_id, (const char *const *) request->paths, request->table, request->plan);
  hjl_workspace_run (self, hjl_workspace_add_files_async, add_files, copy, (GDestroyNotify) hjl_intake_request_free, cancellable, callback, user_data);
}

typedef struct
{
  GPtrArray *ids; /* (element-type utf8) */
  gboolean   seen;
  guint      n_known;
  guint      n_left;
} Accept;

static void
free_accept (gpointer data)
{
  Accept *job = data;

  g_ptr_array_unref (job->ids);
  g_free (job);
}

static gboolean
confirm (HjlStore *store,
         Accept   *job,
         HjlTime   now,
         GError  **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_draft_free);

  for (guint i = 0; i < job->ids->len; i++)
    {
      HjlDraft *draft = hjl_store_load_draft (store, g_ptr_array_index (job->ids, i), error);

      if (draft == NULL)
        return FALSE;
      hjl_draft_confirm (draft);
      g_ptr_array_add (drafts, draft);
    }

  return hjl_store_save_drafts (store, drafts, now, error);
}

static void
accept_rows (HjlWorkspace *self,
             GTask        *task)
{
  Accept *job = g_task_get_task_data (task);
  HjlTime now = self->context->clock ();
  g_autoptr (GPtrArray) people = NULL;
  GError  *error = NULL;
  gboolean done;

  if (!hjl_workspace_check_from_files (self, &error) ||
      !hjl_workspace_choose_source (self, HJL_CANDIDATES_FROM_FILES, &error) || !hjl_store_begin (self->store, &error))
    {
      hjl_workspace_end_count (task, -1, error);
      return;
    }

  done = hjl_store_finish (self->store,
                           (!job->seen || confirm (self->store, job, now, &error)) &&
                             hjl_store_accept_drafts (self->store, job->ids, now, &people, &job->n_left, &error),
                           &error);
  hjl_workspace_tidy_files (self);
  hjl_workspace_tell_changed (self, HJL_CHANGES_REVIEW | HJL_CHANGES_CANDIDATES | HJL_CHANGES_CATALOGUE);
  /* Who was there before is not added now. */
  for (guint i = 0; done && i < people->len; i++)
    job->n_known += ((const HjlPerson *) g_ptr_array_index (people, i))->added_at == 0 ? 1 : 0;
  hjl_workspace_end_count (task, done ? (int) people->len : -1, error);
}

void
hjl_workspace_accept_async (HjlWorkspace       *self,
                            const char *const  *ids,
                            gboolean            seen,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Accept *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (ids != NULL);

  job = g_new0 (Accept, 1);
  job->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (job->ids, g_strdup (ids[i]));
  job->seen = seen;
  hjl_workspace_run (self, hjl_workspace_accept_async, accept_rows, job, free_accept, cancellable, callback, user_data);
}

int
hjl_workspace_accept_finish (HjlWorkspace *self,
                             GAsyncResult *result,
                             guint        *n_known,
                             guint        *n_left,
                             GError      **error)
{
  Accept *job = g_task_get_task_data (G_TASK (result));
  int     n;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  n = (int) g_task_propagate_int (G_TASK (result), error);
  if (n_known != NULL)
    *n_known = n >= 0 ? job->n_known : 0;
  if (n_left != NULL)
    *n_left = n >= 0 ? job->n_left : 0;

  return n;
}
