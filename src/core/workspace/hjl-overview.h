/* hjl-overview.h: what there is to map and the mappings, read together
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "store/hjl-store.h"

/**
 * HjlOverview:
 * @mappings: (element-type utf8 HjlMapping): by their role's id
 */
typedef struct
{
  HjlCatalogue *catalogue;
  GHashTable   *mappings;
} HjlOverview;

/* A HjlLoadFunc. @data: not used. Returns: (transfer full): hjl_overview_free() it */
gpointer hjl_overview_load (HjlStore *store,
                            gpointer  data,
                            GError  **error);
void     hjl_overview_free (HjlOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlOverview, hjl_overview_free)
