/* hjl-plan-preview.h: lists every write that a sync would make, with reasons, and writes nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "hjl-workspace.h"

G_BEGIN_DECLS

#define HJL_TYPE_PLAN_PREVIEW (hjl_plan_preview_get_type ())
G_DECLARE_FINAL_TYPE (HjlPlanPreview, hjl_plan_preview, HJL, PLAN_PREVIEW, AdwWindow)

/* Begins to plan at once; closing the window cancels it. Property `page` (read-only): `planning`, `list`,
 * `nothing` or `failed`. Signal `sync`: the person wants it done. @parent: (nullable) */
HjlPlanPreview *hjl_plan_preview_new (GtkWindow    *parent,
                                      HjlWorkspace *workspace);
/* For what was planned elsewhere. @plan: not kept */
void            hjl_plan_preview_show_plan (HjlPlanPreview *self,
                                            HjlPlan        *plan);

G_END_DECLS
