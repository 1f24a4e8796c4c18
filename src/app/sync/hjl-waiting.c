/* hjl-waiting.c: what waits for a person, read together
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/sync/hjl-waiting.h"

#include "store/hjl-store-book.h"
#include "store/hjl-store-query.h"
#include "workspace/hjl-overview.h"
#include "workspace/hjl-workspace.h"

static gboolean
load_roles (HjlWaiting *self,
            HjlStore   *store,
            GError    **error)
{
  g_autoptr (HjlOverview) overview = hjl_overview_load (store, NULL, error);
  GPtrArray *roles;

  if (overview == NULL)
    return FALSE;

  roles = hjl_catalogue_get_roles (overview->catalogue);
  for (guint i = 0; i < roles->len; i++)
    {
      const char *id = hjl_role_get_id (g_ptr_array_index (roles, i));
      HjlMapping *mapping = g_hash_table_lookup (overview->mappings, id);

      if (hjl_role_get_status (g_ptr_array_index (roles, i)) != HJL_ROLE_STATUS_LIVE)
        continue;
      if (mapping == NULL)
        g_ptr_array_add (self->not_mapped, g_strdup (id));
      else if (hjl_mapping_is_broken (mapping, overview->catalogue))
        g_ptr_array_add (self->broken, g_strdup (id));
    }

  return TRUE;
}

static gboolean
take_count (int    count,
            guint *n)
{
  *n = MAX (count, 0);

  return count >= 0;
}

gpointer
hjl_waiting_load (HjlStore *store,
                  gpointer  data,
                  GError  **error)
{
  HjlCandidateQuery query = { .states = HJL_STATES_ATTENTION };
  g_autoptr (HjlWaiting) self = g_new0 (HjlWaiting, 1);

  self->not_mapped = g_ptr_array_new_with_free_func (g_free);
  self->broken = g_ptr_array_new_with_free_func (g_free);
  if (!take_count (hjl_store_count_candidates (store, &query, error), &self->attention))
    return NULL;
  if (GPOINTER_TO_UINT (data) == HJL_CANDIDATES_FROM_FILES && !take_count (hjl_store_count_todos (store, error), &self->todos))
    return NULL;

  return load_roles (self, store, error) ? g_steal_pointer (&self) : NULL;
}

void
hjl_waiting_free (HjlWaiting *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->not_mapped);
  g_ptr_array_unref (self->broken);
  g_free (self);
}
