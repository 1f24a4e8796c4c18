/* hjl-brake-group.h: from where on a sync asks before it changes many people at once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_BRAKE_GROUP (hjl_brake_group_get_type ())
G_DECLARE_FINAL_TYPE (HjlBrakeGroup, hjl_brake_group, HJL, BRAKE_GROUP, AdwPreferencesGroup)

/* @workspace: (nullable): opened; the bounds belong to the environment, so without one nothing can be chosen */
void hjl_brake_group_set_workspace (HjlBrakeGroup *self,
                                    HjlWorkspace  *workspace);
