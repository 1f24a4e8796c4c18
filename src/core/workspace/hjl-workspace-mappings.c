/* hjl-workspace-mappings.c: what there is to map, and the mappings
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-new-roles.h"
#include "store/hjl-store-timeline.h"
#include "workspace/hjl-workspace-private.h"

static gboolean
need_store (HjlWorkspace *self,
            GError      **error)
{
  if (self->view != NULL)
    return TRUE;

  return hjl_error_fail (error, HJL_ERROR_STORE, _ ("The data on this computer is not open. Close HjLever and open it again."));
}

HjlCatalogue *
hjl_workspace_load_catalogue (HjlWorkspace *self,
                              GError      **error)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return need_store (self, error) ? hjl_store_load_lists (self->view, HJL_LIST_ALL, error) : NULL;
}

GHashTable *
hjl_workspace_load_mappings (HjlWorkspace *self,
                             GError      **error)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return need_store (self, error) ? hjl_store_load_mappings (self->view, error) : NULL;
}

#define CHANGES (HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES | HJL_CHANGES_ACTIVITY)

char *
hjl_workspace_tell_mapping (const char *words,
                            HjlMapping *before,
                            HjlMapping *after)
{
  g_autofree char *changes = hjl_mapping_keep_change (before, after);
  const char      *lines[] = { words, changes, NULL };

  return changes != NULL ? hjl_words_keep_lines (lines) : g_strdup (words);
}

HjlMapping *
hjl_workspace_load_before (HjlWorkspace *self,
                           const char   *role_id)
{
  HjlMapping *mapping;
  g_autoptr (GError) error = NULL;

  /* What cannot be read is not said; saving goes on, and tells what is wrong. */
  if (!hjl_store_load_mapping (self->store, role_id, &mapping, &error))
    g_debug ("The mapping before: %s", error->message);

  return mapping;
}

static void
end (HjlWorkspace *self,
     GTask        *task,
     const char   *role_id,
     gboolean      stored,
     const char   *words,
     GError       *error)
{
  if (stored)
    {
      hjl_sync_context_note (self->context, HJL_ACTIVITY_CHANGED, NULL, role_id, NULL, words);
      hjl_workspace_tell_changed (self, CHANGES);
    }
  hjl_workspace_end_task (task, stored, error);
}

static void
save_mapping (HjlWorkspace *self,
              GTask        *task)
{
  HjlMapping *mapping = g_task_get_task_data (task);
  g_autoptr (HjlMapping) before = hjl_workspace_load_before (self, hjl_mapping_get_role_id (mapping));
  GError          *error = NULL;
  gboolean         stored = hjl_store_save_mapping (self->store, mapping, self->context->clock (), &error);
  g_autofree char *words = hjl_workspace_tell_mapping (HJL_WORDS ("mapping-saved"), before, mapping);

  end (self, task, hjl_mapping_get_role_id (mapping), stored, words, error);
}

void
hjl_workspace_save_mapping_async (HjlWorkspace       *self,
                                  HjlMapping         *mapping,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (HJL_IS_MAPPING (mapping));

  /* The caller may go on editing. */
  hjl_workspace_run (self,
                     hjl_workspace_save_mapping_async,
                     save_mapping,
                     hjl_mapping_copy (mapping),
                     g_object_unref,
                     cancellable,
                     callback,
                     user_data);
}

static void
remove_mapping (HjlWorkspace *self,
                GTask        *task)
{
  const char *role_id = g_task_get_task_data (task);
  g_autoptr (HjlMapping) before = hjl_workspace_load_before (self, role_id);
  GError          *error = NULL;
  gboolean         stored = hjl_store_remove_mapping (self->store, role_id, &error);
  g_autofree char *words = hjl_workspace_tell_mapping (HJL_WORDS ("mapping-removed"), before, NULL);

  end (self, task, role_id, stored, words, error);
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

  hjl_workspace_run (self, hjl_workspace_remove_mapping_async, remove_mapping, g_strdup (role_id), g_free, cancellable, callback, user_data);
}

static void
take_new_roles (HjlWorkspace *self,
                GTask        *task)
{
  GError    *error = NULL;
  GPtrArray *ids = hjl_store_take_new_roles (self->store, &error);

  hjl_workspace_end_pointer (task, ids, (GDestroyNotify) g_ptr_array_unref, error);
  /* It comes after each sync, and goes through all roles. */
  hjl_memory_later (self->rest);
}

void
hjl_workspace_take_new_roles_async (HjlWorkspace       *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));

  hjl_workspace_run (self, hjl_workspace_take_new_roles_async, take_new_roles, NULL, NULL, cancellable, callback, user_data);
}
