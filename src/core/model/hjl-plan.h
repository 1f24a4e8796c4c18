/* hjl-plan.h: what a sync would do: the preview, and what the applier runs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-hold.h"
#include "model/hjl-mapping.h"
#include "model/hjl-types.h"

G_BEGIN_DECLS

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
} HjlActionKind;

/* `export`, `move-in-lever`, … */
const char *hjl_action_kind_to_string (HjlActionKind kind);
/* Whether it writes to Lever or hackajob. */
gboolean    hjl_action_kind_is_remote (HjlActionKind kind);

/**
 * HjlAction:
 * @kind: what to do
 * @candidate_id: for whom
 * @role_id: (nullable): the role
 * @opportunity_id: (nullable): NULL for an export and what follows it in the same plan
 * @posting_id: (nullable): of an export
 * @perform_as: (nullable): a user's id: posting's owner if active, else its hiring manager if active,
 *   else the acting user (design.md 3)
 * @target: (nullable): the Lever stage to land in or move to, the reason to archive with, or for
 *   SETTLE what Lever has now
 * @stage_id: (nullable): hackajob stage: to move to, or for Lever's actions and SETTLE the one that
 *   becomes the base
 * @version: (nullable): for `If-Match`
 * @hold: what a NEEDS_ATTENTION holds with
 * @conflict: both sides had changed; Lever won
 * @passed_over: (nullable): in a conflict the hackajob stage that lost, which the person may still choose
 * @reason: a translated sentence: why
 */
struct _HjlAction
{
  HjlActionKind kind;
  char         *candidate_id;
  char         *role_id;
  char         *opportunity_id;
  char         *posting_id;
  char         *perform_as;
  HjlTarget    *target;
  char         *stage_id;
  char         *version;
  HjlHoldKind   hold;
  gboolean      conflict;
  char         *passed_over;
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
 * @n_unmapped: candidates who wait because their role has no mapping
 * @n_broken: candidates who wait because their role's mapping is broken
 * @n_held: candidates who already wait for a person (HjlHold), and blocks
 */
struct _HjlPlan
{
  GPtrArray *actions;
  guint      n_unmapped;
  guint      n_broken;
  guint      n_held;
};

HjlPlan *hjl_plan_new (void);
void     hjl_plan_free (HjlPlan *self);
guint    hjl_plan_count (HjlPlan      *self,
                         HjlActionKind kind);
/* Number of actions that write to Lever or hackajob. */
guint    hjl_plan_count_remote (HjlPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPlan, hjl_plan_free)

G_END_DECLS
