/* hjl-review-item.h: a row of the review as it is shown: the draft, and what will happen with it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-draft.h"
#include "model/hjl-finding.h"

#define HJL_TYPE_REVIEW_ITEM (hjl_review_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlReviewItem, hjl_review_item, HJL, REVIEW_ITEM, GObject)

/* Read by others, written by itself. */
struct _HjlReviewItem
{
  GObject parent_instance;

  HjlDraft   *draft;
  HjlFinding *finding; /* nullable: nobody has looked yet */
  gboolean    looking; /* Lever is being asked about them */
  char       *role;    /* nullable */
  char       *stage;   /* nullable */
};

/* Signal `changed`: it looks different. @draft: (transfer full): saved, so that it has an id */
HjlReviewItem *hjl_review_item_new (HjlDraft *draft);
/* @draft: (transfer full): the same row, as it is now. What was found in Lever goes where it may be another person. */
void           hjl_review_item_take_draft (HjlReviewItem *self,
                                           HjlDraft      *draft);
/* (nullable): titles of its role and stage */
void           hjl_review_item_name (HjlReviewItem *self,
                                     const char    *role,
                                     const char    *stage);
/* @finding: (transfer full) */
void           hjl_review_item_take_finding (HjlReviewItem *self,
                                             HjlFinding    *finding);
/* Whether Lever would be told of no user who adds them, where it was asked about them. */
void           hjl_review_item_set_ownerless (HjlReviewItem *self,
                                              gboolean       ownerless);
/* Lever is being asked, or is not any more. */
void           hjl_review_item_set_looking (HjlReviewItem *self,
                                            gboolean       looking);
/* Whether it says enough to be looked up: a role, and a name. */
gboolean       hjl_review_item_can_be_looked_up (HjlReviewItem *self);
/* Whether Lever was asked and could not answer. */
gboolean       hjl_review_item_is_unknown (HjlReviewItem *self);
/* Whether it can be added as it is. */
gboolean       hjl_review_item_is_ready (HjlReviewItem *self);
/* Whether it would move somebody who was added before, and no person has agreed to that. */
gboolean       hjl_review_item_asks_move (HjlReviewItem *self);
/* Whether a person has to look at it. */
gboolean       hjl_review_item_asks (HjlReviewItem *self);
/* What will happen, or what is missing for it. (transfer full) */
char          *hjl_review_item_describe (HjlReviewItem *self);
/* What was found in Lever, or how far that is. (transfer full) */
char          *hjl_review_item_describe_finding (HjlReviewItem *self);
/* The values of a field in one line. (transfer full) */
char          *hjl_review_item_dup_field (HjlReviewItem *self,
                                          HjlCvField     field);

/**
 * HjlReviewFile:
 * @row_id: of the draft that it belongs to
 * @spool_name: which of its files
 *
 * What is dragged within the review: a copy of a few words, which no other program takes.
 */
typedef struct
{
  char *row_id;
  char *spool_name;
} HjlReviewFile;

#define HJL_TYPE_REVIEW_FILE (hjl_review_file_get_type ())
GType          hjl_review_file_get_type (void);
HjlReviewFile *hjl_review_file_new (const char *row_id,
                                    const char *spool_name);
void           hjl_review_file_free (HjlReviewFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlReviewFile, hjl_review_file_free)
