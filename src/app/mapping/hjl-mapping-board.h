/* hjl-mapping-board.h: hackajob's stages beside Lever's, and lines between what is mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-editor.h"

#include <gtk/gtk.h>

#define HJL_TYPE_MAPPING_BOARD (hjl_mapping_board_get_type ())
G_DECLARE_FINAL_TYPE (HjlMappingBoard, hjl_mapping_board, HJL, MAPPING_BOARD, GtkWidget)

/* In little room the slots stand alone, as a list, and no lines are drawn. It stands in the page's scroller, and has none of
 * its own. */
void       hjl_mapping_board_set_editor (HjlMappingBoard  *self,
                                         HjlMappingEditor *editor);
/* Returns: (nullable) (transfer none): the slot of a hackajob stage */
GtkWidget *hjl_mapping_board_get_slot (HjlMappingBoard *self,
                                       const char      *stage_id);
/* Returns: (nullable) (transfer none): the row of a Lever stage or archive reason */
GtkWidget *hjl_mapping_board_get_row (HjlMappingBoard *self,
                                      const HjlTarget *target);

/* Shows the targets whose name has @text in it, and nothing else of Lever's. @text: (nullable) */
void       hjl_mapping_board_filter (HjlMappingBoard *self,
                                     const char      *text);
/* Where what is dragged out of a slot may be let go of, so that the slot is blank: there while something is. */
GtkWidget *hjl_mapping_board_get_clear_place (HjlMappingBoard *self);

/* Returns: (transfer full) (element-type HjlMappingLine): as they are drawn now */
GArray *hjl_mapping_board_list_lines (HjlMappingBoard *self);
