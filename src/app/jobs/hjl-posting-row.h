/* hjl-posting-row.h: a posting that can be ticked
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/mapping/hjl-choice.h"

#define HJL_TYPE_POSTING_ROW (hjl_posting_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlPostingRow, hjl_posting_row, HJL, POSTING_ROW, AdwBin)

/* Signal `toggled (id, ticked)`: by a person. */

/* @choice: (nullable): of a posting */
void        hjl_posting_row_show (HjlPostingRow *self,
                                  HjlChoice     *choice,
                                  gboolean       ticked);
/* (nullable) */
const char *hjl_posting_row_get_id (HjlPostingRow *self);
void        hjl_posting_row_set_ticked (HjlPostingRow *self,
                                        gboolean       ticked);
