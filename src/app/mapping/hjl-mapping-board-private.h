/* hjl-mapping-board-private.h: the board's struct, for its two files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-board.h"

#include "app/mapping/hjl-target-row.h"

G_BEGIN_DECLS

struct _HjlMappingBoard
{
  GtkWidget parent_instance;

  HjlMappingEditor *editor;    /* nullable */
  HjlCatalogue     *catalogue; /* nullable: what the columns were made from */
  GtkWidget        *held;      /* nullable: the row that was chosen, and waits for a slot */
  GStrv             filter;    /* nullable: words */
  GtkAdjustment    *scrolling; /* nullable: of the page; while the board is in one */

  /* Template widgets. */
  GtkLabel       *caption;
  GtkBox         *slots;
  GtkBox         *stages;
  GtkBox         *reasons;
  GtkStack       *lever_head;
  GtkSearchEntry *filter_entry;
  GtkWidget      *clear_place;
};

/* Follows a new row or slot, or the head of a group. */
void hjl_mapping_board_watch_row (HjlMappingBoard *self,
                                  GtkWidget       *row);
void hjl_mapping_board_watch_slot (HjlMappingBoard *self,
                                   GtkWidget       *slot);
void hjl_mapping_board_watch_group (HjlMappingBoard *self,
                                    GtkWidget       *group);

/* hjl-mapping-board-columns.c: from the catalogue. */
void       hjl_mapping_board_fill_slots (HjlMappingBoard *self);
void       hjl_mapping_board_fill_rows (HjlMappingBoard *self);
/* Which rows show, and which of them are in use: after a change of the filter, of a group or of the mapping. */
void       hjl_mapping_board_update_rows (HjlMappingBoard *self);
/* Returns: (nullable) (transfer none): the head of the group that @row is in */
GtkWidget *hjl_mapping_board_get_group (GtkWidget *row);

G_END_DECLS
