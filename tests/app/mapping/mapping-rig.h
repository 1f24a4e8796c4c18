/* mapping-rig.h: the board of a mapping in a window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-board.h"

G_BEGIN_DECLS

/* For g_test_add(): role-1 of mapping-world.h as mapping_world_map() has it. */
typedef struct
{
  HjlMappingEditor *editor;
  HjlMappingBoard  *board;
  GtkWindow        *window;
} MappingRig;

/* @left_out: (nullable): as of mapping_world_new() */
void        mapping_rig_set_up (MappingRig   *rig,
                                gconstpointer left_out);
/* Fails where something still holds the board or the editor. */
void        mapping_rig_tear_down (MappingRig   *rig,
                                   gconstpointer left_out);
/* (nullable): the Lever id that a hackajob stage is mapped to */
const char *mapping_rig_get_target_id (MappingRig *rig,
                                       const char *stage_id);
GtkWidget  *mapping_rig_get_slot (MappingRig *rig,
                                  const char *stage_id);
/* (nullable): what Lever's column has for a stage or a reason */
GtkWidget  *mapping_rig_get_row (MappingRig   *rig,
                                 HjlTargetKind kind,
                                 const char   *id);

G_END_DECLS
