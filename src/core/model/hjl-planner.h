/* hjl-planner.h: decides what to do; a pure function
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-plan.h"
#include "model/hjl-snapshot.h"

G_BEGIN_DECLS

/**
 * hjl_planner_plan:
 * @snapshot: the candidates to decide on, and what exists
 * @mappings: (element-type utf8 HjlMapping): by role id
 * @now: the time, for what depends on it
 *
 * No I/O, no clock, no randomness: the same input gives the same plan, and the plan of many
 * candidates is the plans of each in a row. The rules are design.md 3:
 *
 * Not linked: status accepted, a whole mapping and no blocking hold → EXPORT to the mapping's target
 * for the present hackajob stage if that is a Lever stage, else to the landing stage; followed by
 * ARCHIVE_IN_LEVER where the present stage stands for an archive reason, and by MARK_EXPORTED.
 * Deleted on either side → ERASE, once. No mapping → counted as unmapped; broken → counted as broken.
 *
 * Linked: three-way merge of the hackajob stage and Lever's stage-or-reason against the link's base:
 * only Lever changed → MOVE_IN_HACKAJOB where the direction is BOTH or TO_HACKAJOB and the way back
 * has a stage; only hackajob changed → Lever follows where the direction is BOTH (UNARCHIVE first
 * where it is archived and goes to a stage); both changed → Lever wins (conflict, passed_over) unless
 * they already agree; where nothing is to be written but the base is old → SETTLE. A candidate who is
 * no longer accepted (409 on PATCH, hackajob-feed.md) is not moved in hackajob. A target that no
 * longer exists → NEEDS_ATTENTION (STAGE_GONE). A missing mapping automates nothing and settles
 * nothing: it catches up once mended. A closed posting stops exports, not the moves of those who are
 * linked.
 *
 * After every action of a plan was applied, the plan of the same candidates has no actions.
 *
 * Returns: (transfer full)
 */
HjlPlan *hjl_planner_plan (HjlSnapshot *snapshot,
                           GHashTable  *mappings,
                           HjlTime      now);

/* Appends the decision on one candidate. For callers who stream candidates through a plan. */
void hjl_planner_plan_case (HjlPlan     *plan,
                            HjlCase     *c,
                            HjlSnapshot *snapshot,
                            GHashTable  *mappings,
                            HjlTime      now);

G_END_DECLS
