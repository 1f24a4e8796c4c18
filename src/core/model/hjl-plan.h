/* hjl-plan.h: what a sync would do: the preview, and what the applier runs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-hold.h"
#include "model/hjl-mapping.h"
#include "model/hjl-types.h"

typedef enum
{
  HJL_ACTION_EXPORT,
  HJL_ACTION_MOVE_IN_LEVER,
  HJL_ACTION_ARCHIVE_IN_LEVER,
  HJL_ACTION_UNARCHIVE_IN_LEVER,
  HJL_ACTION_MOVE_IN_HACKAJOB,
  HJL_ACTION_MARK_EXPORTED,
  HJL_ACTION_ERASE,           /* local personal data */
  HJL_ACTION_SETTLE,          /* local: both sides are in step (again), or are left as they are */
  HJL_ACTION_NEEDS_ATTENTION, /* local: hold the candidate and say why */
  HJL_ACTION_RELEASE,         /* local: what it was held for is over: take the hold away */
} HjlActionKind;

/* `export`, `move-in-lever`, … */
const char *hjl_action_kind_to_string (HjlActionKind kind);
/* Whether it writes to Lever or hackajob. */
gboolean    hjl_action_kind_is_remote (HjlActionKind kind);

/**
 * HjlAction:
 * @kind: what to do
 * @candidate_id: for whom
 * @name: (nullable): who that is, where it is known: for those who look at a plan; personal data
 * @role_id: (nullable): the role
 * @opportunity_id: (nullable): NULL for an export and what follows it in the same plan
 * @posting_id: (nullable): of an export; what a NEEDS_ATTENTION asks about
 * @perform_as: (nullable): for writes to Lever a user's id: posting's owner if active, else its hiring
 *   manager if active, else the acting user (src/README.md, The way of the data); only an export needs one (lever/README.md, Conventions)
 * @target: (nullable): for EXPORT the Lever stage to land in (NULL leaves it to Lever), for the other
 *   writes to Lever where it goes, for MOVE_IN_HACKAJOB and SETTLE what Lever has now
 * @stage_id: (nullable): the hackajob stage to move to, and in every other action the one that becomes
 *   the base
 * @version: (nullable): of the candidate when it was planned, for `If-Match`
 * @hold: what a NEEDS_ATTENTION holds with, and what a RELEASE lets go of
 * @detail: (nullable): the hold's detail
 * @noted: a SETTLE that goes to the timeline with its reason
 * @conflict: both sides had changed; Lever won
 * @asked: a person decided it about this candidate: chose a stage or a record
 * @passed_over: (nullable): in a conflict the hackajob stage that lost, which the person may still choose
 * @by_hand: what is done on hackajob, a person does: a MOVE_IN_HACKAJOB is listed for them
 * @undoes: of an undo: the write of the journal that it takes back (hjl-undo.h); else 0
 * @reason: why, as it is kept (hjl-words.h)
 *
 * What becomes of the link when an action was done:
 *
 * EXPORT, MOVE_IN_LEVER, ARCHIVE_IN_LEVER, UNARCHIVE_IN_LEVER: `base_stage_id` becomes @stage_id, also
 * where that is NULL; `base_target` becomes what Lever's answer says, also where that is not what was
 * asked for. An action that is only the first of two carries the stage of the old base (after an
 * export: none), so that the other is planned again should it fail.
 *
 * MOVE_IN_HACKAJOB: `base_stage_id` becomes the stage in hackajob's answer, `base_target` @target.
 *
 * SETTLE: `base_stage_id` becomes @stage_id and `base_target` @target, each only where it is not NULL,
 * and `wanted_stage_id` becomes NULL: a person's choice is MOVE_IN_HACKAJOB, the write to Lever, and
 * then a SETTLE that ends the choice; one that broke off is taken up by the next plan.
 *
 * ERASE: `erased`, where there is a link; name and url of the candidate become NULL; a hold goes.
 * MARK_EXPORTED: `marked`. NEEDS_ATTENTION: the hold becomes @hold with @detail. RELEASE: the hold goes,
 * where it still is one of @hold.
 */
struct _HjlAction
{
  HjlActionKind kind;
  char         *candidate_id;
  char         *name;
  char         *role_id;
  char         *opportunity_id;
  char         *posting_id;
  char         *perform_as;
  HjlTarget    *target;
  char         *stage_id;
  char         *version;
  HjlHoldKind   hold;
  char         *detail;
  gboolean      noted;
  gboolean      conflict;
  gboolean      asked;
  char         *passed_over;
  gboolean      by_hand;
  gint64        undoes;
  char         *reason;
};

HjlAction *hjl_action_new (HjlActionKind kind,
                           const char   *candidate_id);
void       hjl_action_free (HjlAction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlAction, hjl_action_free)

/**
 * HjlPlan:
 * @actions: (element-type HjlAction): those of one candidate stand together, in the order in which
 *   they must be done; where one fails the rest of that candidate waits for the next plan
 * @n_unmapped: candidates who wait because their role has no mapping: to be exported, or to follow
 * @paused: (element-type HjlAction): what mappings that are paused would write, were they on
 * @n_broken: candidates who wait to be exported, or moved, because their role's mapping is broken
 * @n_closed: candidates who wait because their role is closed, where that is kept by hand
 * @n_paused: candidates who wait for a mapping to be switched on
 * @n_out_of_reach: candidates who wait because they come from files and the feed is used, or the other way round
 * @n_uncertain: candidates of whom a change is read back before anything else
 * @n_broken_mappings: mappings of live roles that are broken, also where nobody waits; of a plan for everybody
 * @n_held: candidates who already wait for a person (HJL_STATES_ATTENTION), and still do after the plan
 * @whole: (element-type HjlMapping gboolean): private to the planner: which mappings are not broken
 *
 * A plan belongs to one state of the mappings and the catalogue; make another when they change.
 */
struct _HjlPlan
{
  GPtrArray  *actions;
  GPtrArray  *paused;
  guint       n_unmapped;
  guint       n_broken;
  guint       n_closed;
  guint       n_paused;
  guint       n_out_of_reach;
  guint       n_uncertain;
  guint       n_broken_mappings;
  guint       n_held;
  GHashTable *whole;
};

HjlPlan *hjl_plan_new (void);
void     hjl_plan_free (HjlPlan *self);
guint    hjl_plan_count (HjlPlan      *self,
                         HjlActionKind kind);
/* Number of moves that are listed for a person to make on hackajob, among those that hjl_plan_count_remote() counts. */
guint    hjl_plan_count_listed (HjlPlan *self);
/* Number of actions that write to Lever or hackajob. */
guint    hjl_plan_count_remote (HjlPlan *self);
/* People, of whom all actions stand together. @writes: only those about whom Lever or hackajob is told more than that
 * they were exported. */
guint    hjl_plan_count_people (HjlPlan *self,
                                gboolean writes);
gboolean hjl_plan_writes_to_lever (HjlPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPlan, hjl_plan_free)
