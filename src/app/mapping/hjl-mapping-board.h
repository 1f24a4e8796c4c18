/* hjl-mapping-board.h: hackajob's stages beside Lever's, and lines between what is mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJL_TYPE_MAPPING_BOARD (hjl_mapping_board_get_type ())
G_DECLARE_FINAL_TYPE (HjlMappingBoard, hjl_mapping_board, HJL, MAPPING_BOARD, GtkWidget)

/* Property `editor`: (nullable). Below a width the columns stack, and no lines are drawn. */
GtkWidget *hjl_mapping_board_new (void);
void       hjl_mapping_board_set_editor (HjlMappingBoard  *self,
                                         HjlMappingEditor *editor);
/* Returns: (nullable) (transfer none): the slot of a hackajob stage */
GtkWidget *hjl_mapping_board_get_slot (HjlMappingBoard *self,
                                       const char      *stage_id);
/* Returns: (nullable) (transfer none): the row of a Lever stage or archive reason */
GtkWidget *hjl_mapping_board_get_row (HjlMappingBoard *self,
                                      const HjlTarget *target);

/* One line, in the board's coordinates. */
typedef struct
{
  graphene_point_t start;
  graphene_point_t end;
  gboolean         whole; /* neither end is scrolled out of sight */
  gboolean         strong;
} HjlMappingLine;

/* Returns: (transfer full) (element-type HjlMappingLine): as they are drawn now */
GArray *hjl_mapping_board_list_lines (HjlMappingBoard *self);

G_END_DECLS
