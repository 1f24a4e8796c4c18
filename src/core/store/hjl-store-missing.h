/* hjl-store-missing.h: records that Lever did not find, which is not the same as deleted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/**
 * hjl_store_take_missing:
 * @now: Lever's time of the answer, 0 where it is not known
 *
 * Lever answered 404, with its own error body, when it was asked for this record. That is no deletion: the
 * link is missing (%HJL_HOLD_MISSING) until the record is read again. A second look a day or more after the
 * first, by a connection that is known to be the same account's, counts as one (src/README.md, The way of the data, Deletion).
 */
gboolean   hjl_store_take_missing (HjlStore   *self,
                                   const char *opportunity_id,
                                   HjlTime     now,
                                   GError    **error);
/* Missing ones that were last asked for at @before or earlier, the longest ago first.
 * (transfer full) (element-type utf8) of opportunity ids, at most @limit */
GPtrArray *hjl_store_list_missing (HjlStore *self,
                                   HjlTime   before,
                                   guint     limit,
                                   GError  **error);
