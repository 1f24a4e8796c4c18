/* hjl-candidate-facts.h: all that is known here of one candidate
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-foresee.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-timeline.h"
#include "model/hjl-plan.h"

/**
 * HjlCandidateFacts:
 * @facts: both sides, the link, the hold
 * @row: (nullable): as the list has it
 * @timeline: (element-type HjlActivity): newest first
 * @passed_over: (nullable): the hackajob stage that lost the latest conflict, while it may still be chosen
 * @passed_over_name: (nullable): its name
 * @passed_over_comes_to: what that choice comes to
 * @stages: (nullable) (element-type HjlStage): hackajob's, where this person is kept by hand
 * @way_back: what was asked about this person, whose record somebody then left archived, where that can be taken back;
 *   NONE where nothing was, or they are out of the running in hackajob, too
 * @way_back_comes_to: what that comes to
 * @mapped: their role has a mapping, whether it exports or not
 */
typedef struct
{
  HjlCase         *facts;
  HjlCandidateRow *row;
  GPtrArray       *timeline;
  char            *passed_over;
  char            *passed_over_name;
  HjlForeseen      passed_over_comes_to;
  GPtrArray       *stages;
  HjlHoldKind      way_back;
  HjlForeseen      way_back_comes_to;
  gboolean         mapped;
} HjlCandidateFacts;

/* A HjlLoadFunc. @data: a candidate's id. %HJL_ERROR_NOT_FOUND where there is none */
gpointer hjl_candidate_facts_load (HjlStore *store,
                                   gpointer  data,
                                   GError  **error);
void     hjl_candidate_facts_free (HjlCandidateFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCandidateFacts, hjl_candidate_facts_free)

/* What helps first where somebody waits for a person: what the hold asks (hjl_hold_asks()), as far as it can be done, or a
 * mapping of a role that has none. */
HjlAsks     hjl_candidate_facts_ask (const HjlCandidateFacts *self);
/* What an entry of the timeline is about, in a few words. */
const char *hjl_activity_get_title (const HjlActivity *activity);
const char *hjl_activity_get_icon (const HjlActivity *activity);
/* The same of an action of a plan. */
/* Returns: (transfer none): static */
const char *hjl_action_get_title (const HjlAction *action);
const char *hjl_action_kind_get_icon (HjlActionKind kind);
