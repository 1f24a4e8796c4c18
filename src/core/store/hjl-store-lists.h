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
/* Whether hackajob's list has the role as live; what cannot be read is not. */
gboolean      hjl_store_is_role_live (HjlStore   *self,
                                      const char *id);
