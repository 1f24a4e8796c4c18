/* hjl-foresee.h: what a person's choice of a stage comes to, told before it is carried out
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-hold.h"
#include "model/hjl-snapshot.h"
#include "model/hjl-types.h"

/* What a person's choice of a stage (wanted_stage_id) comes to. */
typedef enum
{
  HJL_FORESEEN_WAITS,      /* nothing that could be promised: it is applied when there is something to apply it to, or hackajob alone follows */
  HJL_FORESEEN_MOVES,      /* both sides go there */
  HJL_FORESEEN_UNARCHIVES, /* the record in Lever, and nothing else is known */
  HJL_FORESEEN_UNARCHIVES_AND_MOVES,
  HJL_FORESEEN_UNARCHIVES_AND_FOLLOWS, /* the record in Lever, where it stays; hackajob goes there */
  HJL_FORESEEN_IS_PAUSED,              /* nothing before the mapping is switched on */
} HjlForeseen;

/**
 * hjl_foresee_choice:
 * @c: the candidate; as it was in the end
 * @stage_id: the hackajob stage that is chosen
 *
 * As both sides are known now, which is what the next sync's plan says.
 */
HjlForeseen hjl_foresee_choice (HjlCase     *c,
                                HjlSnapshot *snapshot,
                                GHashTable  *mappings,
                                const char  *stage_id);
/* A sentence or two for whoever has chosen, translated. */
const char *hjl_foreseen_describe (HjlForeseen self);

/**
 * hjl_foresee_way_back:
 *
 * What was asked about a record that a person then left archived, where that can be taken back: by the choice of the stage where the
 * candidate is (hjl_foresee_choice()), or by another export of what was undone. Only somebody who takes part comes into the running
 * again. A mapping that is paused counts as one that is on. NONE: nothing.
 */
HjlHoldKind hjl_foresee_way_back (HjlCase     *c,
                                  HjlSnapshot *snapshot,
                                  GHashTable  *mappings);
