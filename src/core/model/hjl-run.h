/* hjl-run.h: a run that wrote something, and what each of its writes changed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "model/hjl-types.h"

typedef enum
{
  HJL_RUN_AUTOMATIC, /* by the clock */
  HJL_RUN_BY_HAND,   /* a person asked */
  HJL_RUN_IMPORT,    /* follows what a person brought in */
  HJL_RUN_UNDO,      /* takes back another run */
} HjlRunCause;

/* `automatic`, `by-hand`, … */
const char *hjl_run_cause_to_string (HjlRunCause cause);
/* Returns: BY_HAND for a word that is not known */
HjlRunCause hjl_run_cause_from_string (const char *text);

/**
 * HjlPlace:
 * @stage_id: (nullable): the stage in hackajob
 * @stage_name: (nullable): what it was called then
 * @lever_stage_id: (nullable): the stage in Lever, also of a record that is archived; %NULL where there is no record
 * @lever_stage_name: (nullable): likewise
 * @archived: whether the record is archived
 * @reason_id: (nullable): why
 * @reason_name: (nullable): likewise
 * @posting_id: (nullable): the record's posting
 *
 * Where somebody is, on both sides, at one moment. Ids and names of stages: nothing personal.
 */
typedef struct
{
  char    *stage_id;
  char    *stage_name;
  char    *lever_stage_id;
  char    *lever_stage_name;
  gboolean archived;
  char    *reason_id;
  char    *reason_name;
  char    *posting_id;
} HjlPlace;

void        hjl_place_free (HjlPlace *self);
/* Lever's side, as a write would name it: an archive reason where it is archived, else a stage.
 * Returns: (transfer full) (nullable): %NULL where there is no record */
HjlTarget  *hjl_place_dup_target (const HjlPlace *self);
/* The name of the stage in hackajob, or its id. (transfer none) (nullable) */
const char *hjl_place_get_stage (const HjlPlace *self);
/* Where that is in words: "Offer", "Archived: Underqualified", "Not in Lever". (transfer full) */
char       *hjl_place_describe_in_lever (const HjlPlace *self);
/* Whether the record is at the same stage, and archived for the same reason or not. */
gboolean    hjl_place_same_in_lever (const HjlPlace *self,
                                     const HjlPlace *other);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPlace, hjl_place_free)

/**
 * HjlChange:
 * @id: of the write in the journal
 * @run_id: of the run that it belongs to; 0 for one of before there were runs
 * @candidate_id: whose
 * @name: (nullable): who that is, where it is still known here: personal data
 * @role_id: (nullable): for which role
 * @kind: what was written
 * @state: how it ended: a word of the journal (`done`, `refused`, `not-sent`; `intent` and `uncertain` have no end)
 * @opportunity_id: (nullable): Lever's record
 * @contact_id: (nullable): Lever's person
 * @posting_id: (nullable): of an export
 * @actor_id: (nullable): the Lever user whom it was written as
 * @actor_name: (nullable): what that user is called
 * @undoes: the write that this one takes back, or 0
 * @at: when it ended, or began where it has not
 * @before: (nullable): where the person was; %NULL where it was not kept
 * @after: (nullable): where they were then; %NULL likewise, and for what was not done
 *
 * One write of a run.
 */
typedef struct
{
  gint64        id;
  gint64        run_id;
  char         *candidate_id;
  char         *name;
  char         *role_id;
  HjlActionKind kind;
  char         *state;
  char         *opportunity_id;
  char         *contact_id;
  char         *posting_id;
  char         *actor_id;
  char         *actor_name;
  gint64        undoes;
  HjlTime       at;
  HjlPlace     *before;
  HjlPlace     *after;
} HjlChange;

void     hjl_change_free (HjlChange *self);
gboolean hjl_change_is_done (const HjlChange *self);
/* What it changed, on the side that was written to: "Recruiter screen → Offer".
 * Returns: (transfer full) (nullable): %NULL where nobody was moved, or it was not kept */
char    *hjl_change_describe_places (const HjlChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlChange, hjl_change_free)

/**
 * HjlRun:
 * @id: above 0 once it wrote something
 * @cause: why it ran
 * @undoes: of an undo: the run that it takes back
 * @undone_by: the latest run that takes this one back, or 0
 * @by_hand: what it did on hackajob was listed for a person to do
 * @user_id: (nullable): the Lever user who was chosen to act
 * @reason_id: (nullable): of an undo: the archive reason for records that are taken back
 * @began_at: when
 * @ended_at: when; 0 while it runs, and where it was broken off
 * @done: how many writes of each kind were made
 * @n_failed: writes that a service refused
 * @n_open: writes without an outcome so far
 * @n_people: how many people it wrote for
 */
typedef struct
{
  gint64      id;
  HjlRunCause cause;
  gint64      undoes;
  gint64      undone_by;
  gboolean    by_hand;
  char       *user_id;
  char       *reason_id;
  HjlTime     began_at;
  HjlTime     ended_at;
  guint       done[HJL_ACTION_RELEASE + 1];
  guint       n_failed;
  guint       n_open;
  guint       n_people;
} HjlRun;

HjlRun *hjl_run_new (HjlRunCause cause,
                     HjlTime     now);
HjlRun *hjl_run_copy (const HjlRun *self);
void    hjl_run_free (HjlRun *self);
/* Writes that were made, of all kinds. */
guint   hjl_run_count_done (const HjlRun *self);
/* Returns: (transfer full): why it ran, in words: "Automatic", "Undo of run 12" */
char   *hjl_run_describe_cause (const HjlRun *self);
/* Returns: (transfer full): what it wrote, in words and numbers: "5 exported, 1 archived" */
char   *hjl_run_describe (const HjlRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlRun, hjl_run_free)
