/* hjl-store-opportunities.h: takes in what Lever says of the opportunities that were exported
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/**
 * hjl_store_take_opportunities:
 * @opportunities: (element-type HjlOpportunity): those that belong to a link are taken, the rest are
 *   somebody else's
 * @seen_at: when they were read
 *
 * Keeps stage, archive state, update time, flags; no personal data (lever/README.md, Updating an opportunity). A changed one has
 * its candidate looked at again. Returns: the number of changed rows, or -1
 */
int      hjl_store_take_opportunities (HjlStore  *self,
                                       GPtrArray *opportunities,
                                       HjlTime    seen_at,
                                       GError   **error);
/* Lever gave this record when it was asked for by its id: it is not deleted, whatever a list said before. As
 * hjl_store_take_opportunities() */
gboolean hjl_store_take_found (HjlStore       *self,
                               HjlOpportunity *opportunity,
                               HjlTime         seen_at,
                               GError        **error);
gboolean hjl_store_take_deleted (HjlStore  *self,
                                 GPtrArray *opportunity_ids,
                                 GError   **error);
