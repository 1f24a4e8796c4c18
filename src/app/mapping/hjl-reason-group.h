/* hjl-reason-group.h: a popover that says which archive reasons a hackajob stage stands for, and which of them is used
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/mapping/hjl-mapping-editor.h"

#define HJL_TYPE_REASON_GROUP (hjl_reason_group_get_type ())
G_DECLARE_FINAL_TYPE (HjlReasonGroup, hjl_reason_group, HJL, REASON_GROUP, GtkPopover)

/* Each reason that makes sense there: a check, whether it counts, and a button to use it on the way to Lever. */
GtkWidget *hjl_reason_group_new (HjlMappingEditor *editor,
                                 HjlStage         *stage);
