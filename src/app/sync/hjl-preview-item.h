/* hjl-preview-item.h: one line of the preview: what a sync would do, for whom, and why
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/hjl-catalogue.h"
#include "model/hjl-plan.h"
#include "store/hjl-store.h"

#define HJL_TYPE_PREVIEW_ITEM (hjl_preview_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlPreviewItem, hjl_preview_item, HJL, PREVIEW_ITEM, GObject)

/* Read by others, written by itself. */
struct _HjlPreviewItem
{
  GObject parent_instance;

  HjlActionKind kind;
  const char   *title; /* static: what would be done */
  char         *candidate_id;
  char         *role_title; /* nullable */
  char         *reason;
  char         *name; /* nullable: nobody asked yet */
};

/* Returns: (transfer full): a #GListStore of what a person wants to see: every write, and who will wait
 * for a decision; not what is only noted down here. @store: (nullable): for names, and titles of roles; in a loader's thread */
GListModel *hjl_preview_items_new (HjlPlan  *plan,
                                   HjlStore *store);
/* Returns: (transfer full): "12 changes: 5 exports, …; 3 wait for a mapping." in sentences */
char       *hjl_plan_describe (HjlPlan *plan);
