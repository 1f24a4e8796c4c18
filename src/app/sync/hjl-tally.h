/* hjl-tally.h: what waits for a person, counted once for all who show it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "workspace/hjl-workspace.h"

/**
 * HjlWaiting:
 * @attention: candidates that need attention
 * @todos: people to be moved on hackajob by hand; a feed moves them by itself
 * @drafts: people from files to be looked at; likewise
 * @not_mapped: (element-type utf8): ids of live roles without a mapping
 * @broken: (element-type utf8): ids of live roles whose mapping is broken
 * @n_mapped: roles with a mapping, live or not
 * @held: who is held back until a person says yes
 * @not_erased: likewise
 * @clock_off: nobody can say yes to an erasure
 * @today: people for whom something was written since midnight
 * @synced: when everybody was synced last, by whichever process, in seconds; 0: never
 */
typedef struct
{
  guint      attention;
  guint      todos;
  guint      drafts;
  GPtrArray *not_mapped;
  GPtrArray *broken;
  guint      n_mapped;
  guint      held;
  guint      not_erased;
  gboolean   clock_off;
  guint      today;
  gint64     synced;
} HjlWaiting;

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
