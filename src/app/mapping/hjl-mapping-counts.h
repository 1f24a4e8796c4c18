/* hjl-mapping-counts.h: what a sync would do with the mapping as it is being edited
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/mapping/hjl-mapping-editor.h"
#include "workspace/hjl-workspace.h"

#define HJL_TYPE_MAPPING_COUNTS (hjl_mapping_counts_get_type ())
G_DECLARE_FINAL_TYPE (HjlMappingCounts, hjl_mapping_counts, HJL, MAPPING_COUNTS, AdwBin)

/* A button with one sentence, which opens the role's candidates. Asks the planner a moment after the
 * last change; an older question is given up. */
void hjl_mapping_counts_follow (HjlMappingCounts *self,
                                HjlWorkspace     *workspace,
                                HjlMappingEditor *editor);
/* The saved mappings, or the candidates, have changed. */
void hjl_mapping_counts_refresh (HjlMappingCounts *self);

/* Returns: (transfer full): "12 candidates will be exported, 3 will move, 1 needs attention" */
char *hjl_mapping_counts_describe (HjlPlan    *plan,
                                   const char *role_id);
