/* hjl-workspace-default.c: the account's default, which new mappings start from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-workspace-default.h"

#include "model/hjl-words.h"
#include "store/hjl-store-default.h"
#include "workspace/hjl-workspace-private.h"

HjlMapping *
hjl_workspace_dup_default (HjlWorkspace *self)
{
  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  return self->view != NULL ? hjl_store_load_default (self->view) : NULL;
}

static void
save_default (HjlWorkspace *self,
              GTask        *task)
{
  GError  *error = NULL;
  gboolean stored = hjl_store_save_default (self->store, g_task_get_task_data (task), &error);

  if (stored)
    hjl_workspace_tell_changed (self, HJL_CHANGES_MAPPINGS);
  hjl_workspace_end_task (task, stored, error);
}

void
hjl_workspace_save_default_async (HjlWorkspace       *self,
                                  HjlMapping         *mapping,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (mapping == NULL || HJL_IS_MAPPING (mapping));

  hjl_workspace_run (self,
                     hjl_workspace_save_default_async,
                     save_default,
                     mapping != NULL ? hjl_mapping_copy (mapping) : NULL,
                     mapping != NULL ? g_object_unref : NULL,
                     cancellable,
                     callback,
                     user_data);
}

GStrv
hjl_workspace_list_differences (HjlMapping *standard,
                                HjlMapping *mapping)
{
  g_autoptr (HjlMapping) whole = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (standard == NULL || HJL_IS_MAPPING (standard), NULL);
  g_return_val_if_fail (HJL_IS_MAPPING (mapping), NULL);

  if (standard == NULL)
    return NULL;

  /* Each role has a posting of its own, and is switched on by itself. */
  whole = hjl_mapping_copy (standard);
  hjl_mapping_set_posting (whole, hjl_mapping_get_posting_id (mapping), NULL);
  hjl_mapping_set_paused (whole, hjl_mapping_get_paused (mapping));
  kept = hjl_mapping_keep_change (whole, mapping);
  text = kept != NULL ? hjl_words_show (kept) : NULL;

  return text != NULL ? g_strsplit (text, "\n", -1) : NULL;
}
