/* hjl-marking-group.h: who acts in Lever, and how candidates are marked there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_MARKING_GROUP (hjl_marking_group_get_type ())
G_DECLARE_FINAL_TYPE (HjlMarkingGroup, hjl_marking_group, HJL, MARKING_GROUP, AdwBin)

/* @workspace: (nullable) */
void hjl_marking_group_set_workspace (HjlMarkingGroup *self,
                                      HjlWorkspace    *workspace);
/* Lever's users were read anew. */
void hjl_marking_group_refresh (HjlMarkingGroup *self);
