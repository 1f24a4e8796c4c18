/* hjl-activity-row.h: how a line of Activity looks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/activity/hjl-activity-item.h"
#include "app/widgets/hjl-row-list.h"

#define HJL_TYPE_ACTIVITY_ROW (hjl_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlActivityRow, hjl_activity_row, HJL, ACTIVITY_ROW, AdwBin)

/* For `turn-row` of a #HjlRowList. */
void hjl_activity_row_turn (HjlRowList     *list,
                            HjlActivityRow *self,
                            gboolean        narrow);
/* Signal: `details (HjlActivityItem)`: all of it is to be shown. @item: (nullable) */
void hjl_activity_row_set_item (HjlActivityRow  *self,
                                HjlActivityItem *item);
