/* hjl-waiting.c: what waits for a person, and what is done, in numbers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sync/hjl-waiting.h"

#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-runs.h"
#include "sync/hjl-brake.h"
#include "workspace/hjl-overview.h"
#include "workspace/hjl-workspace.h"

void
hjl_waiting_free (HjlWaiting *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->not_mapped, g_ptr_array_unref);
  g_clear_pointer (&self->broken, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_roles (HjlWaiting *self,
            HjlStore   *store,
            GError    **error)
{
  g_autoptr (HjlOverview) overview = hjl_overview_load (store, NULL, error);
  GPtrArray *roles;

  if (overview == NULL)
    return FALSE;

  self->not_mapped = g_ptr_array_new_with_free_func (g_free);
  self->broken = g_ptr_array_new_with_free_func (g_free);
  self->n_mapped = g_hash_table_size (overview->mappings);
  roles = hjl_catalogue_get_list (overview->catalogue, HJL_LIST_ROLES);
  for (guint i = 0; i < roles->len; i++)
    {
      const char *id = ((HjlRole *) g_ptr_array_index (roles, i))->id;
      HjlMapping *mapping = g_hash_table_lookup (overview->mappings, id);

      if (((HjlRole *) g_ptr_array_index (roles, i))->status != HJL_ROLE_STATUS_LIVE)
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

static HjlTime
get_midnight (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                          g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix (midnight != NULL ? midnight : now) * 1000;
}

HjlWaiting *
hjl_waiting_load (HjlStore         *store,
                  HjlCandidatesFrom from,
                  gboolean          roles,
                  GError          **error)
{
  HjlCandidateQuery query = { .states = HJL_STATES_ATTENTION };
  g_autoptr (HjlWaiting) self = g_new0 (HjlWaiting, 1);

  g_return_val_if_fail (HJL_IS_STORE (store), NULL);

  if (!take_count (hjl_store_count_candidates (store, &query, error), &self->attention) ||
      !take_count (hjl_store_count_written (store, get_midnight (), error), &self->today))
    return NULL;

  hjl_brake_count_asking (store, &self->held, &self->not_erased);
  self->clock_off = hjl_brake_is_clock_off (store);
  self->synced = hjl_workspace_get_synced (store) / 1000;

  /* A feed moves people by itself. */
  if (from == HJL_CANDIDATES_FROM_FILES &&
      (!take_count (hjl_store_count_todos (store, error), &self->todos) ||
       !take_count (hjl_store_count_drafts (store, error), &self->drafts)))
    return NULL;

  return !roles || load_roles (self, store, error) ? g_steal_pointer (&self) : NULL;
}
