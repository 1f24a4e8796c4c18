/* hjl-workspace-sync.c: the workspace's lists, mappings, plan, sync and single candidates
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "workspace/hjl-workspace-private.h"

#include "model/hjl-error.h"
#include "store/hjl-store-lists.h"

static gboolean
propagate_boolean (HjlWorkspace *self,
                   GAsyncResult *result,
                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A job with a text or two. */
static void
run_with_text (HjlWorkspace       *self,
               gpointer            tag,
               const char         *text,
               const char         *other,
               HjlJobFunc          func,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  GTask  *task = hjl_workspace_new_task (self, tag, cancellable, callback, user_data);
  HjlJob *job = g_new0 (HjlJob, 1);

  job->text = g_strdup (text);
  job->other = g_strdup (other);
  hjl_workspace_run (self, task, job, func);
}

void
hjl_workspace_refresh_async (HjlWorkspace       *self,
                             HjlLists            lists,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_refresh_async, cancellable, callback, user_data);
  job = g_new0 (HjlJob, 1);
  job->lists = lists;
  hjl_workspace_run (self, task, job, hjl_session_refresh);
}

HjlCatalogue *
hjl_workspace_refresh_finish (HjlWorkspace *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
need_store (HjlWorkspace *self,
            GError      **error)
{
  if (self->store != NULL)
    return TRUE;

  g_set_error_literal (error, HJL_ERROR, HJL_ERROR_STORE, "The workspace is not open");

  return FALSE;
}

HjlCatalogue *
hjl_workspace_load_catalogue (HjlWorkspace *self,
                              GError      **error)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return need_store (self, error) ? hjl_store_load_catalogue (self->store, error) : NULL;
}

GHashTable *
hjl_workspace_load_mappings (HjlWorkspace *self,
                             GError      **error)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return need_store (self, error) ? hjl_store_load_mappings (self->store, error) : NULL;
}

void
hjl_workspace_save_mapping_async (HjlWorkspace       *self,
                                  HjlMapping         *mapping,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (HJL_IS_MAPPING (mapping));

  task = hjl_workspace_new_task (self, hjl_workspace_save_mapping_async, cancellable, callback, user_data);
  job = g_new0 (HjlJob, 1);
  /* The caller may go on editing. */
  job->mapping = hjl_mapping_copy (mapping);
  hjl_workspace_run (self, task, job, hjl_session_save_mapping);
}

gboolean
hjl_workspace_save_mapping_finish (HjlWorkspace *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return propagate_boolean (self, result, error);
}

void
hjl_workspace_remove_mapping_async (HjlWorkspace       *self,
                                    const char         *role_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (role_id != NULL);

  run_with_text (self,
                 hjl_workspace_remove_mapping_async,
                 role_id,
                 NULL,
                 hjl_session_remove_mapping,
                 cancellable,
                 callback,
                 user_data);
}

gboolean
hjl_workspace_remove_mapping_finish (HjlWorkspace *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  return propagate_boolean (self, result, error);
}

static GHashTable *
copy_mappings (GHashTable *mappings)
{
  GHashTable    *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), hjl_mapping_copy (value));

  return copy;
}

void
hjl_workspace_take_new_roles_async (HjlWorkspace       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_take_new_roles_async, cancellable, callback, user_data);
  hjl_workspace_run (self, task, g_new0 (HjlJob, 1), hjl_session_take_new_roles);
}

GPtrArray *
hjl_workspace_take_new_roles_finish (HjlWorkspace *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hjl_workspace_plan_async (HjlWorkspace       *self,
                          gboolean            read,
                          GHashTable         *mappings,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_plan_async, cancellable, callback, user_data);
  job = g_new0 (HjlJob, 1);
  job->flag = read;
  job->mappings = mappings != NULL ? copy_mappings (mappings) : NULL;
  hjl_workspace_run (self, task, job, hjl_session_plan);
}

HjlPlan *
hjl_workspace_plan_finish (HjlWorkspace *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hjl_workspace_sync_async (HjlWorkspace       *self,
                          gboolean            thorough,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_sync_async, cancellable, callback, user_data);
  job = g_new0 (HjlJob, 1);
  job->flag = thorough;
  hjl_workspace_run (self, task, job, hjl_session_sync);
}

void
hjl_workspace_sync_candidate_async (HjlWorkspace       *self,
                                    const char         *candidate_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);

  run_with_text (self, hjl_workspace_sync_candidate_async, candidate_id, NULL, hjl_session_sync, cancellable, callback, user_data);
}

HjlSyncReport *
hjl_workspace_sync_finish (HjlWorkspace *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hjl_workspace_set_paused_async (HjlWorkspace       *self,
                                gboolean            paused,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask  *task;
  HjlJob *job;

  g_return_if_fail (HJL_IS_WORKSPACE (self));

  task = hjl_workspace_new_task (self, hjl_workspace_set_paused_async, NULL, callback, user_data);
  job = g_new0 (HjlJob, 1);
  job->flag = paused;
  hjl_workspace_run (self, task, job, hjl_session_pause);
}

gboolean
hjl_workspace_set_paused_finish (HjlWorkspace *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return propagate_boolean (self, result, error);
}

void
hjl_workspace_retry_async (HjlWorkspace       *self,
                           const char         *candidate_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  run_with_text (self, hjl_workspace_retry_async, candidate_id, NULL, hjl_session_retry, cancellable, callback, user_data);
}

int
hjl_workspace_retry_finish (HjlWorkspace *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

void
hjl_workspace_allow_erasing_async (HjlWorkspace       *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  run_with_text (self, hjl_workspace_allow_erasing_async, NULL, NULL, hjl_session_allow_erasing, cancellable, callback, user_data);
}

int
hjl_workspace_allow_erasing_finish (HjlWorkspace *self,
                                    GAsyncResult *result,
                                    GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

void
hjl_workspace_load_records_async (HjlWorkspace       *self,
                                  const char         *candidate_id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);

  run_with_text (self, hjl_workspace_load_records_async, candidate_id, NULL, hjl_session_load_records, cancellable, callback, user_data);
}

GPtrArray *
hjl_workspace_load_records_finish (HjlWorkspace *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
hjl_workspace_resolve_async (HjlWorkspace       *self,
                             const char         *candidate_id,
                             const char         *decision,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL && decision != NULL);

  run_with_text (self, hjl_workspace_resolve_async, candidate_id, decision, hjl_session_resolve, cancellable, callback, user_data);
}

gboolean
hjl_workspace_resolve_finish (HjlWorkspace *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return propagate_boolean (self, result, error);
}

void
hjl_workspace_prefer_async (HjlWorkspace       *self,
                            const char         *candidate_id,
                            const char         *stage_id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL && stage_id != NULL);

  run_with_text (self, hjl_workspace_prefer_async, candidate_id, stage_id, hjl_session_prefer, cancellable, callback, user_data);
}

gboolean
hjl_workspace_prefer_finish (HjlWorkspace *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return propagate_boolean (self, result, error);
}

void
hjl_workspace_erase_async (HjlWorkspace       *self,
                           const char         *candidate_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (candidate_id != NULL);

  run_with_text (self, hjl_workspace_erase_async, candidate_id, NULL, hjl_session_erase, cancellable, callback, user_data);
}

gboolean
hjl_workspace_erase_finish (HjlWorkspace *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return propagate_boolean (self, result, error);
}
