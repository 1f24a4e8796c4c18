/* hjl-store-mapping.h: the mappings of the roles
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* (transfer full) (element-type utf8 HjlMapping): by role id */
GHashTable *hjl_store_load_mappings (HjlStore *self,
                                     GError  **error);

/* Calls @func for each mapping, by role id, of which one at a time is in memory. It may keep a reference, and
 * must not write to the store. */
typedef void (*HjlMappingFunc) (HjlMapping *mapping,
                                gpointer    user_data);

gboolean hjl_store_foreach_mapping (HjlStore      *self,
                                    HjlMappingFunc func,
                                    gpointer       user_data,
                                    GError       **error);
/* @mapping: (out) (transfer full) (nullable): the role's, %NULL where it has none */
gboolean hjl_store_load_mapping (HjlStore    *self,
                                 const char  *role_id,
                                 HjlMapping **mapping,
                                 GError     **error);
/* Saves, and has every candidate of the role looked at again. */
gboolean hjl_store_save_mapping (HjlStore   *self,
                                 HjlMapping *mapping,
                                 HjlTime     now,
                                 GError    **error);
/* Only switches, and has every candidate of the role looked at again; what else the mapping says stays as it is.
 * %HJL_ERROR_NOT_FOUND where the role has none. */
gboolean hjl_store_switch_mapping (HjlStore   *self,
                                   const char *role_id,
                                   gboolean    paused,
                                   GError    **error);
gboolean hjl_store_remove_mapping (HjlStore   *self,
                                   const char *role_id,
                                   GError    **error);
/* Has every candidate of the role looked at again (its mapping mended or broke). */
gboolean hjl_store_touch_role (HjlStore   *self,
                               const char *role_id,
                               GError    **error);
