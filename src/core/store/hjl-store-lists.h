/* hjl-store-lists.h: the store's copy of what exists on both sides, and the mappings
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Puts lists in. @whole: the list is all there is; what it lacks becomes gone (postings) or is removed
 * (stages, reasons, users, sources, tags), and hjl_catalogue_get_known() has it from then on. */
gboolean      hjl_store_put_roles (HjlStore  *self,
                                   GPtrArray *roles,
                                   HjlTime    seen_at,
                                   GError   **error);
/* A scan of all live roles that began at @start is at its end: roles not seen in it are no longer live
 * (status UNKNOWN if it was live), and roles are known. */
gboolean      hjl_store_end_role_scan (HjlStore *self,
                                       HjlTime   start,
                                       GError  **error);
gboolean      hjl_store_put_postings (HjlStore  *self,
                                      GPtrArray *postings,
                                      gboolean   whole,
                                      GError   **error);
gboolean      hjl_store_put_gone_postings (HjlStore  *self,
                                           GPtrArray *posting_ids,
                                           GError   **error);
gboolean      hjl_store_put_stages (HjlStore  *self,
                                    HjlSide    side,
                                    GPtrArray *stages,
                                    GError   **error);
gboolean      hjl_store_put_reasons (HjlStore  *self,
                                     GPtrArray *reasons,
                                     GError   **error);
gboolean      hjl_store_put_users (HjlStore  *self,
                                   GPtrArray *users,
                                   GError   **error);
gboolean      hjl_store_put_sources (HjlStore  *self,
                                     GPtrArray *texts,
                                     GError   **error);
gboolean      hjl_store_put_tags (HjlStore  *self,
                                  GPtrArray *texts,
                                  GError   **error);
/* Returns: (transfer full): only these lists; roles newest first; hackajob's stages and Lever's come together */
HjlCatalogue *hjl_store_load_lists (HjlStore *self,
                                    HjlLists  lists,
                                    GError  **error);
/* What hjl_catalogue_get_known() would say. */
HjlLists      hjl_store_get_known (HjlStore *self);
/* When the oldest of @lists was last read as a whole, by this computer's clock; 0 where that is not known. */
HjlTime       hjl_store_get_read_at (HjlStore *self,
                                     HjlLists  lists);
/* (transfer full) (element-type utf8 HjlMapping): by role id */
GHashTable   *hjl_store_load_mappings (HjlStore *self,
                                       GError  **error);
/* Calls @func for each mapping, by role id, of which one at a time is in memory. It may keep a reference, and
 * must not write to the store. */
typedef void (*HjlMappingFunc) (HjlMapping *mapping,
                                gpointer    user_data);
gboolean   hjl_store_foreach_mapping (HjlStore      *self,
                                      HjlMappingFunc func,
                                      gpointer       user_data,
                                      GError       **error);
/* @mapping: (out) (transfer full) (nullable): the role's, %NULL where it has none */
gboolean   hjl_store_load_mapping (HjlStore    *self,
                                   const char  *role_id,
                                   HjlMapping **mapping,
                                   GError     **error);
/* Saves, and has every candidate of the role looked at again. */
gboolean   hjl_store_save_mapping (HjlStore   *self,
                                   HjlMapping *mapping,
                                   HjlTime     now,
                                   GError    **error);
/* Only switches, and has every candidate of the role looked at again; what else the mapping says stays as it is.
 * %HJL_ERROR_NOT_FOUND where the role has none. */
gboolean   hjl_store_switch_mapping (HjlStore   *self,
                                     const char *role_id,
                                     gboolean    paused,
                                     GError    **error);
gboolean   hjl_store_remove_mapping (HjlStore   *self,
                                     const char *role_id,
                                     GError    **error);
/* Live roles without a mapping that nobody was asked about, newest first; none before all roles were read
 * once. (transfer full) (element-type utf8) */
GPtrArray *hjl_store_list_new_roles (HjlStore *self,
                                     GError  **error);
/* The same, and nobody is asked about them again. The roles of the first list are none: whoever connects knows of them,
 * and they wait in Jobs. Returns: (transfer full) (element-type utf8) */
GPtrArray *hjl_store_take_new_roles (HjlStore *self,
                                     GError  **error);
/* Nobody is asked again about any role that is live now. */
gboolean   hjl_store_set_roles_asked (HjlStore *self,
                                      GError  **error);
/* Whether hackajob's list has the role as live; what cannot be read is not. */
gboolean   hjl_store_is_role_live (HjlStore   *self,
                                   const char *id);

/* (transfer full) (nullable) */
char    *hjl_store_dup_role_title (HjlStore   *self,
                                   const char *role_id);
/* Has every candidate of the role looked at again (its mapping mended or broke). */
gboolean hjl_store_touch_role (HjlStore   *self,
                               const char *role_id,
                               GError    **error);
