/* hjl-planner.h: decides what to do; a pure function
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-plan.h"
#include "model/hjl-snapshot.h"

/**
 * hjl_planner_plan:
 * @plan: gets the decision on one candidate, behind those on others
 * @c: the candidate, with what is known of them on both sides
 * @snapshot: what there is beside the candidates: lists, settings, postings
 * @mappings: (element-type utf8 HjlMapping): by role id
 *
 * No I/O, no clock, no randomness: the same input gives the same plan, and each candidate is decided on by itself. The
 * rules are src/README.md, The way of the data:
 *
 * Not linked: status accepted, a whole mapping and no blocking hold → EXPORT to the mapping's target
 * for the present hackajob stage if that is a Lever stage, else to the landing stage; followed by
 * ARCHIVE_IN_LEVER where the present stage stands for an archive reason (a part of the export, so in
 * every direction), and by MARK_EXPORTED. No mapping → counted as unmapped; broken → counted as broken.
 * Nobody to perform the export as → NEEDS_ATTENTION (NO_ACTING_USER).
 *
 * A mapping that is paused exports and moves nobody, as if it were missing; what it would write, were it on, is in
 * the plan's `paused`. A question about an archived record stays open meanwhile. An entry that makes no sense (hjl-sense.h) and that no person has said is meant is never
 * followed: it breaks the mapping for exports, and a move in hackajob to its stage waits (counted as broken).
 *
 * Deleted on hackajob, or deleted or anonymized in Lever → ERASE, once; afterwards nothing ever again.
 *
 * Holds: a blocking one with a decision no longer blocks (which record to adopt, or a new one, is the
 * applier's to carry out: it gets the EXPORT all the same). UNCERTAIN blocks everything, an ERASE too,
 * until the read-back: that needs what is to be erased.
 *
 * Linked: first MARK_EXPORTED where hackajob has no mark yet, and takes any. Then, once something of the opportunity
 * was read, a three-way merge of the hackajob stage and Lever's stage-or-reason against the link's base:
 *
 * - neither changed → nothing, also after the mapping was edited: a mapping is for moves to come.
 * - both sides agree by the mapping, also by a reason that only counts beside the entry's own → SETTLE.
 * - only Lever changed → MOVE_IN_HACKAJOB where the direction is BOTH or TO_HACKAJOB, the way back has
 *   a stage, and the candidate is still accepted (else 409, hackajob/README.md); else SETTLE.
 * - only hackajob changed → Lever follows where the direction is BOTH and the stage has an entry
 *   (UNARCHIVE first where it is archived and goes to a stage); else SETTLE. A target that no longer
 *   exists → NEEDS_ATTENTION (STAGE_GONE), and the base stays, so that it catches up once mended.
 * - both changed → as if only Lever had; in direction BOTH this is a conflict, with what hackajob had in
 *   passed_over. A hackajob stage that is left blank has nothing to lose where nothing is written.
 * - a person chose (wanted_stage_id) → both sides go there, whatever the direction, then SETTLE. Where the stage is left blank, whoever is
 *   to take part is taken out of Lever's archive, and stays in Lever's stage.
 *
 * - the record is in another posting than the mapping names (the candidate changed roles, somebody moved
 *   the record, or the mapping was edited), and nobody has decided to keep it there → NEEDS_ATTENTION
 *   (OTHER_POSTING), and no stage follows the other until then.
 * - archived in Lever for a reason that no entry of the mapping has → never unarchived by a move in
 *   hackajob; NEEDS_ATTENTION (ARCHIVED) where hackajob still counts the person in, until a person has
 *   said to leave it (kept_reason_id) or to take it out (wanted_stage_id), or the mapping has the reason: then hackajob
 *   follows, as if it had been mapped from the beginning. Nothing is settled until then. A move in hackajob to a stage that
 *   stands for a reason is an answer too: Lever follows, as if it had been settled. What is left archived by a
 *   person's word stays so in any case, until Lever takes it out.
 *
 * SETTLE takes what both sides have as the base. So what was not sent because of the direction or a
 * blank is settled at once and not kept for later: a role that goes from EXPORT_ONLY or TO_HACKAJOB to
 * BOTH starts from where everybody stands, and only later moves follow. Only two things are kept: a
 * missing mapping settles nothing, and neither does a target that is gone; both catch up once mended.
 * A closed posting, or a break elsewhere in the mapping, stops exports, not the moves of those who are
 * linked.
 *
 * After every action of a plan was applied, the plan of the same candidates has no actions.
 */
void hjl_planner_plan (HjlPlan     *plan,
                       HjlCase     *c,
                       HjlSnapshot *snapshot,
                       GHashTable  *mappings);

/**
 * hjl_planner_pick_actor:
 * @posting_id: (nullable): the posting that is written to
 * @acting_user_id: (nullable): the user chosen in Connection
 *
 * Who Lever is told does it (`perform_as`): the posting's owner if active, else its hiring manager if
 * active, else the acting user if active (src/README.md, The way of the data). Where the users were never read they are taken
 * to be active.
 *
 * Returns: (transfer none) (nullable): a user's id, owned by the catalogue or the argument
 */
const char *hjl_planner_pick_actor (HjlCatalogue *catalogue,
                                    const char   *posting_id,
                                    const char   *acting_user_id);
