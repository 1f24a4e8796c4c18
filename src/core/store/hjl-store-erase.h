/* hjl-store-erase.h: lets go of one person's data, everywhere, and knows whose has been kept long enough
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Local personal data of one person, everywhere in the database, its log and its copies: name, url,
 * texts of activity and journal. Ids stay. Marks the link erased, the candidate too: its status is
 * DELETED from then on, and what hackajob says of it later is not taken. The file is written anew, which
 * takes a second with 100,000 candidates: erase many in one transaction, whose commit does it once. */
gboolean   hjl_store_erase (HjlStore   *self,
                            const char *candidate_id,
                            GError    **error);
/* Who is done with, and has not changed since @before (hjl-settings.h says what that means).
 * Returns: how many, or -1 */
int        hjl_store_count_closed (HjlStore *self,
                                   HjlTime   before,
                                   GError  **error);
/* (transfer full) (element-type utf8) of candidate ids */
GPtrArray *hjl_store_list_closed (HjlStore *self,
                                  HjlTime   before,
                                  GError  **error);
