/* hjl-review-row.h: a line of the review's table
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/review/hjl-review-item.h"
#include "app/widgets/hjl-row-list.h"

#define HJL_TYPE_REVIEW_ROW (hjl_review_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlReviewRow, hjl_review_row, HJL, REVIEW_ROW, AdwBin)

/* For `turn-row` of a #HjlRowList: what stands beside each other stands one below the other. */
void           hjl_review_row_turn (HjlRowList   *list,
                                    HjlReviewRow *self,
                                    gboolean      narrow);
/* @item: (nullable) */
void           hjl_review_row_set_item (HjlReviewRow  *self,
                                        HjlReviewItem *item);
/* (transfer none) (nullable) */
HjlReviewItem *hjl_review_row_get_item (HjlReviewRow *self);
/* Types in the row: name, e-mail or phone. Enter keeps it, Tab leads to the next, Escape leaves it as it was. */
void           hjl_review_row_edit (HjlReviewRow *self,
                                    HjlCvField    field);

/* What is offered for the row stands at it, or at its role and stage. */
void hjl_review_row_open_menu (HjlReviewRow *self,
                               GMenuModel   *menu,
                               gboolean      at_role);

/* Ends what is being typed in a cell, as Enter does; nothing where nobody types. */
void hjl_review_row_keep_typed (HjlReviewRow *self);
