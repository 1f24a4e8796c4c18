/* hjl-target-row.h: a Lever stage or an archive reason that can be dragged onto slots
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/hjl-mapping.h"

#define HJL_TYPE_TARGET_ROW (hjl_target_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlTargetRow, hjl_target_row, HJL, TARGET_ROW, GtkWidget)

/* Others only read it. */
struct _HjlTargetRow
{
  GtkWidget parent_instance;

  HjlTarget *target;
  GtkWidget *box;
  GtkLabel  *name;
  GtkLabel  *use;
};

/* The signal `chosen` tells of a click or a tap: the way without dragging.
 * @label: what a screen reader hears */
GtkWidget *hjl_target_row_new (const HjlTarget *target,
                               const char      *label);
/* The same stage or reason under a new name. */
void       hjl_target_row_set_target (HjlTargetRow    *self,
                                      const HjlTarget *target,
                                      const char      *label);
/* @uses: (nullable): the hackajob stages that stand for it; %NULL where it is unused */
void       hjl_target_row_set_uses (HjlTargetRow *self,
                                    const char   *uses);
