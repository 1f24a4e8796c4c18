/* hjl-store-new-roles.h: which live roles nobody was asked about yet
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

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
/* (transfer full) (nullable) */
char      *hjl_store_dup_role_title (HjlStore   *self,
                                     const char *role_id);
