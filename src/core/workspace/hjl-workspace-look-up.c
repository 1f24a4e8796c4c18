/* hjl-workspace-look-up.c: what will happen with people who are not exported yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/hjl-look-up.h"
#include "workspace/hjl-workspace-private.h"

/* What a look-up goes by. (transfer full) */
static HjlPerson *
copy_person (const HjlPerson *person)
{
  HjlPerson *copy = hjl_person_new (person->role_id);

  copy->id = g_strdup (person->id);
  copy->stage_id = g_strdup (person->stage_id);
  copy->profile->name = g_strdup (person->profile->name);
  copy->profile->url = g_strdup (person->profile->url);
  g_strfreev (copy->profile->emails);
  copy->profile->emails = g_strdupv (person->profile->emails);
  for (guint i = 0; i < person->files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (person->files, i);
      HjlPersonFile       *same = hjl_person_file_new (file->spool_name, file->purpose, file->name);

      same->digest = g_strdup (file->digest);
      g_ptr_array_add (copy->files, same);
    }

  return copy;
}

static void
got_findings (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GError    *error = NULL;
  GPtrArray *findings = hjl_finish_pointer (NULL, result, &error);

  hjl_workspace_end_pointer (user_data, findings, (GDestroyNotify) g_ptr_array_unref, error);
}

static void
did_confirm (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask        *task = user_data;
  HjlWorkspace *self = g_task_get_source_object (task);
  GError       *error = NULL;

  if (hjl_sync_finish (result, &error))
    hjl_look_up_async (self->context, g_task_get_task_data (task), g_task_get_cancellable (task), got_findings, task);
  else
    hjl_workspace_end_pointer (task, NULL, NULL, error);
}

static void
look_up (HjlWorkspace *self,
         GTask        *task)
{
  hjl_workspace_confirm_side_async (self, HJL_SIDE_LEVER, g_task_get_cancellable (task), did_confirm, task);
}

void
hjl_workspace_look_up_async (HjlWorkspace       *self,
                             GPtrArray          *people,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GPtrArray *copies;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (people != NULL);

  copies = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_person_free);
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (copies, copy_person (people->pdata[i]));
  hjl_workspace_run (self, hjl_workspace_look_up_async, look_up, copies, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}
