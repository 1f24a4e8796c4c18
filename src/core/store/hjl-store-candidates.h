/* hjl-store-candidates.h: takes in what hackajob says of candidates, and who is to be looked at
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/**
 * hjl_store_take_candidates:
 * @candidates: (element-type HjlCandidate)
 *
 * A row that differs in status, stage, role, version or time is taken and marked to be looked at. An
 * older row (updated_at before the stored one) is not taken. A name and url that are there stay, also
 * where the status is DELETED: erasing is a step of the plan, as so many at once may be a fault.
 *
 * Returns: the number of rows that were new or changed, or -1
 */
int        hjl_store_take_candidates (HjlStore  *self,
                                      GPtrArray *candidates,
                                      GError   **error);
/* These were looked at and need nothing. (element-type utf8) */
gboolean   hjl_store_set_settled (HjlStore  *self,
                                  GPtrArray *candidate_ids,
                                  GError   **error);
/* Looked at again at the next plan. */
gboolean   hjl_store_touch_everybody (HjlStore *self,
                                      GError  **error);
gboolean   hjl_store_touch_candidate (HjlStore   *self,
                                      const char *candidate_id,
                                      GError    **error);
/* Name and url of the person, once the environment was read. */
gboolean   hjl_store_set_candidate_name (HjlStore   *self,
                                         const char *candidate_id,
                                         const char *name,
                                         const char *url,
                                         GError    **error);
/* Who waits and has no name here, the last to accept first. (transfer full) (element-type utf8) */
GPtrArray *hjl_store_list_unnamed (HjlStore *self,
                                   guint     limit,
                                   GError  **error);
