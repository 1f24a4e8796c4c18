/* hjl-tally.h: what waits for a person, counted once for all who show it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/sync/hjl-waiting.h"
#include "workspace/hjl-workspace.h"

#define HJL_TYPE_TALLY (hjl_tally_get_type ())
G_DECLARE_FINAL_TYPE (HjlTally, hjl_tally, HJL, TALLY, GObject)

/* Counts in the loader's thread, soon after something has changed. Signal `counted`, with a #HjlWaiting. */

/* Returns: (transfer full): that of @workspace, which all share as long as one of them keeps it */
HjlTally         *hjl_tally_get (HjlWorkspace *workspace);
/* Returns: (transfer none) (nullable): the latest numbers, until there are others; %NULL before the first */
const HjlWaiting *hjl_tally_get_waiting (HjlTally *self);
/* Now, or once more after what is being counted. */
void              hjl_tally_count (HjlTally *self);
/* How long after a change; 0 for tests. */
void              hjl_tally_set_count_after (HjlTally *self,
                                             guint     milliseconds);
