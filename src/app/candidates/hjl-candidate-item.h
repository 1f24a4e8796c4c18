/* hjl-candidate-item.h: one place of the list of candidates, whose row may still be on its way
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#define HJL_TYPE_CANDIDATE_ITEM (hjl_candidate_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlCandidateItem, hjl_candidate_item, HJL, CANDIDATE_ITEM, GObject)

/* The place is written by the list. */
struct _HjlCandidateItem
{
  GObject parent_instance;

  HjlCandidateRow *row;   /* nullable: until it was read */
  guint            place; /* where the list has it; HJL_NO_PLACE once it is no longer in it */
};

#define HJL_NO_PLACE G_MAXUINT

/* Signal `changed`: there is a row now, or another one of the same candidate. */

HjlCandidateItem *hjl_candidate_item_new (void);
/* (nullable) */
const char       *hjl_candidate_item_get_id (HjlCandidateItem *self);
/* @row: (transfer full). Tells of it where it differs. */
void              hjl_candidate_item_take_row (HjlCandidateItem *self,
                                               HjlCandidateRow  *row);

/* Texts of a row for people. (transfer none) unless they say otherwise */
const char *hjl_candidate_row_get_title (const HjlCandidateRow *row);
/* The role's title. Roles that were never live while HjLever looked have none that is known. */
const char *hjl_candidate_row_get_role (const HjlCandidateRow *row);
/* (transfer full): "Onsite", "Archived: Hired", or "Not in Lever" */
char       *hjl_candidate_row_dup_lever_stage (const HjlCandidateRow *row);
/* (transfer full): the whole row in one sentence, for a screen reader */
char       *hjl_candidate_row_describe (const HjlCandidateRow *row);

/* The state in a word for people, the name of its symbolic icon, and its style class. */
const char *hjl_state_get_label (HjlState state);
const char *hjl_state_get_icon (HjlState state);
const char *hjl_state_get_style (HjlState state);

/* Returns: (transfer full): "10 minutes ago", "yesterday", a date; "" for 0 */
char *hjl_time_dup_relative (HjlTime time,
                             HjlTime now);
/* Returns: (transfer full): date and time in the person's own zone and way of writing */
char *hjl_time_dup_full (HjlTime time);
