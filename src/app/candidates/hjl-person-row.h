/* hjl-person-row.h: one line of the list of candidates
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/candidates/hjl-candidate-item.h"

#define HJL_TYPE_PERSON_ROW (hjl_person_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlPersonRow, hjl_person_row, HJL, PERSON_ROW, AdwBin)

/* The stages stand below the name instead of beside it while @view is `narrow`. */
void              hjl_person_row_follow (HjlPersonRow *self,
                                         GObject      *view);
/* @item: (nullable) */
void              hjl_person_row_set_item (HjlPersonRow     *self,
                                           HjlCandidateItem *item);
/* (transfer none) (nullable) */
HjlCandidateItem *hjl_person_row_get_item (HjlPersonRow *self);
/* How long ago it is, which changes by itself. */
void              hjl_person_row_tell_time (HjlPersonRow *self,
                                            HjlTime       now);
