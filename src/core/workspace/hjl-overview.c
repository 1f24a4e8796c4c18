/* hjl-overview.c: what there is to map and the mappings, read together
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workspace/hjl-overview.h"

#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"

gpointer
hjl_overview_load (HjlStore *store,
                   gpointer  data,
                   GError  **error)
{
  g_autoptr (HjlOverview) self = g_new0 (HjlOverview, 1);

  self->catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, error);
  self->mappings = self->catalogue != NULL ? hjl_store_load_mappings (store, error) : NULL;

  return self->mappings != NULL ? g_steal_pointer (&self) : NULL;
}

void
hjl_overview_free (HjlOverview *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->mappings, g_hash_table_unref);
  g_free (self);
}
