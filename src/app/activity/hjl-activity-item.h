/* hjl-activity-item.h: a line of Activity: a sync that wrote something, or one thing that happened
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-run.h"
#include "store/hjl-store-timeline.h"

#define HJL_TYPE_ACTIVITY_ITEM (hjl_activity_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlActivityItem, hjl_activity_item, HJL, ACTIVITY_ITEM, GObject)

/* Read by others, written by itself. */
struct _HjlActivityItem
{
  GObject parent_instance;

  HjlRun      *run;      /* nullable: the sync that this line is */
  HjlActivity *activity; /* nullable: what happened in one */
  HjlChange   *change;   /* nullable */
};

/* Stands above what happened in it. @run: (transfer full) */
HjlActivityItem *hjl_activity_item_new_run (HjlRun *run);
/* @activity: (transfer full); @change: (transfer full) (nullable): the write that it tells of */
HjlActivityItem *hjl_activity_item_new (HjlActivity *activity,
                                        HjlChange   *change);

/* What it says, and below it more quietly. Returns: (transfer full) */
char    *hjl_activity_item_describe (HjlActivityItem *self);
char    *hjl_activity_item_describe_about (HjlActivityItem *self,
                                           HjlTime          now);
/* Whether the sync can be asked to be undone: it wrote something, and no later one took it back. */
gboolean hjl_activity_item_can_undo (HjlActivityItem *self);
/* All that is known of it, to be read and copied: names, then values, in turn; nothing is translated twice.
 * Returns: (transfer full) */
GStrv    hjl_activity_item_list_details (HjlActivityItem *self);
