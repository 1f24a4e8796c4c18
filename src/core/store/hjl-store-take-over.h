/* hjl-store-take-over.h: somebody who came from files comes by the feed too
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/**
 * hjl_store_find_brought:
 * @candidate_id: somebody of the feed
 * @posting_id: the posting that their role is mapped to
 *
 * Who came from files and is the same person: for the same role, or exported to the same posting; whoever was exported
 * comes first.
 *
 * Returns: (transfer full) (nullable): the id; NULL without an error where there is none
 */
char    *hjl_store_find_brought (HjlStore          *self,
                                 const char        *candidate_id,
                                 const char        *posting_id,
                                 const char *const *emails,
                                 const char        *url,
                                 GError           **error);
/* The candidate @from, who came from files, is @to of the feed: link, files, history and what a person decided are
 * theirs from now on, and @from is nobody any more. Both sides are in step as they are; hackajob is to be told of the
 * export. @to must not be linked. */
gboolean hjl_store_take_over (HjlStore   *self,
                              const char *from,
                              const char *to,
                              GError    **error);
