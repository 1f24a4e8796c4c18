/* hjl-review-picture.h: the first page of a CV beside its row
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/review/hjl-review-item.h"
#include "workspace/hjl-workspace.h"

#define HJL_TYPE_REVIEW_PICTURE (hjl_review_picture_get_type ())
G_DECLARE_FINAL_TYPE (HjlReviewPicture, hjl_review_picture, HJL, REVIEW_PICTURE, AdwBin)

void hjl_review_picture_set_workspace (HjlReviewPicture *self,
                                       HjlWorkspace     *workspace);
/* @item: (nullable). The CV, else the profile, else the first file of it; drawn once it has stayed for a moment. */
void hjl_review_picture_show (HjlReviewPicture *self,
                              HjlReviewItem    *item);
