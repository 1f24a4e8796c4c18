/* hjl-store-default.h: the account's default: what new mappings start from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-mapping.h"
#include "store/hjl-store.h"

/* The role id of what hjl_store_load_default() gives: it is no role's. */
#define HJL_STORE_DEFAULT_ROLE "account-default"

/* Returns: (transfer full) (nullable): a mapping without a posting; NULL where none is set */
HjlMapping *hjl_store_load_default (HjlStore *self);
/* How many stages of a mapping are not kept in it: a person's word that an entry is meant was given for one role. */
guint       hjl_store_count_left_out (HjlMapping *mapping);
/* Keeps stages, direction and landing stage. @mapping: (nullable): NULL removes the default */
gboolean    hjl_store_save_default (HjlStore   *self,
                                    HjlMapping *mapping,
                                    GError    **error);
