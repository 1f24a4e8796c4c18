/* hjl-plan-item.h: one line of the preview: what a sync would do, for whom, and why
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/hjl-catalogue.h"
#include "model/hjl-plan.h"
#include "store/hjl-store.h"

G_BEGIN_DECLS

#define HJL_TYPE_PLAN_ITEM (hjl_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (HjlPlanItem, hjl_plan_item, HJL, PLAN_ITEM, GObject)

HjlActionKind hjl_plan_item_get_kind (HjlPlanItem *self);
/* (nullable) */
const char   *hjl_plan_item_get_role_title (HjlPlanItem *self);
const char   *hjl_plan_item_get_reason (HjlPlanItem *self);
/* Asks @store once, when somebody looks: a plan may be long. @store: (nullable) */
const char   *hjl_plan_item_get_name (HjlPlanItem *self,
                                      HjlStore    *store);

/* Returns: (transfer full): a #GListStore of what a person wants to see: every write, and who will wait
 * for a decision; not what is only noted down here. @catalogue: (nullable) */
GListModel *hjl_plan_items_new (HjlPlan      *plan,
                                HjlCatalogue *catalogue);
/* Returns: (transfer full): "12 changes: 5 exports, …; 3 wait for a mapping." in sentences */
char       *hjl_plan_describe (HjlPlan *plan);

G_END_DECLS
