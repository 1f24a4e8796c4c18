/* hjl-review-editor.h: one row of the review, to be looked at and mended
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/review/hjl-review-edit.h"
#include "app/review/hjl-review-item.h"

#define HJL_TYPE_REVIEW_EDITOR (hjl_review_editor_get_type ())
G_DECLARE_FINAL_TYPE (HjlReviewEditor, hjl_review_editor, HJL, REVIEW_EDITOR, AdwBin)

/* Signal `edit (HjlReviewEdit *)`: a person changes something; who hears it takes it. */

/* @roles: (element-type HjlRole), @stages: (element-type HjlStage): what can be chosen */
void hjl_review_editor_set_lists (HjlReviewEditor *self,
                                  GPtrArray       *roles,
                                  GPtrArray       *stages);
/* @item: (nullable) */
void hjl_review_editor_show (HjlReviewEditor *self,
                             HjlReviewItem   *item);
/* What is being typed is kept. */
void hjl_review_editor_commit (HjlReviewEditor *self);
