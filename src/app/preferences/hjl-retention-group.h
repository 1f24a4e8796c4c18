/* hjl-retention-group.h: how long data stays on this computer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_RETENTION_GROUP (hjl_retention_group_get_type ())
G_DECLARE_FINAL_TYPE (HjlRetentionGroup, hjl_retention_group, HJL, RETENTION_GROUP, AdwPreferencesGroup)

/* @workspace: (nullable): opened; it belongs to the environment, so without one nothing can be chosen */
void hjl_retention_group_set_workspace (HjlRetentionGroup *self,
                                        HjlWorkspace      *workspace);
