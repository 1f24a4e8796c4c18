/* hjl-store-cases.h: what is known of a candidate on both sides, in one read
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Cases to look at, in the order of the candidate's acceptance then id, after @after (NULL: from the
 * start), at most @limit. @all: every candidate, not only those to be looked at.
 * (transfer full) (element-type HjlCase) */
GPtrArray *hjl_store_load_cases (HjlStore   *self,
                                 gboolean    all,
                                 const char *after,
                                 guint       limit,
                                 GError    **error);
/* All of a role, in the same order. (transfer full) (element-type HjlCase) */
GPtrArray *hjl_store_load_role_cases (HjlStore   *self,
                                      const char *role_id,
                                      GError    **error);
/* (transfer full) (nullable): NULL without an error where there is none */
HjlCase   *hjl_store_load_case (HjlStore   *self,
                                const char *candidate_id,
                                GError    **error);
