/* hjl-finder.h: looks for a person in Lever by all of their e-mail addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lever/hjl-lever-client.h"

/**
 * hjl_finder_find_async:
 * @lever: asked
 * @posting_id: (nullable): the posting that matters; %NULL where which is whose posting is told by other ways
 * @emails: (array zero-terminated=1): distinct addresses
 *
 * One request an address where Lever has nobody with it, or tells the postings of those it has; else two
 * more, by Lever's own filters of the posting, unless it is %NULL.
 *
 * Gives a GPtrArray (element-type HjlOpportunity): active and archived records of everybody who has
 *   one of the addresses, each once; `posting_id` is set in those of the posting at least, and rows that show no address
 *   have the one that was asked for, unless others show that Lever answered something else
 */
void hjl_finder_find_async (HjlLeverClient     *lever,
                            const char         *posting_id,
                            const char *const  *emails,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
