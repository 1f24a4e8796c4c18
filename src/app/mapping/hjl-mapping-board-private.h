/* hjl-mapping-board-private.h: the board's struct, for its two files
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-board.h"

G_BEGIN_DECLS

struct _HjlMappingBoard
{
  GtkWidget parent_instance;

  HjlMappingEditor *editor;    /* nullable */
  HjlCatalogue     *catalogue; /* nullable: what the columns were made from */
  GtkWidget        *held;      /* nullable: the row that was chosen, and waits for a slot */

  /* Template widgets. */
  GtkLabel          *left_caption;
  GtkWidget         *right;
  GtkScrolledWindow *left_scroller;
  GtkScrolledWindow *right_scroller;
  GtkBox            *slots;
  GtkBox            *rows;
};

/* Follows a new row or slot. */
void hjl_mapping_board_watch_row (HjlMappingBoard *self,
                                  GtkWidget       *row);
void hjl_mapping_board_watch_slot (HjlMappingBoard *self,
                                   GtkWidget       *slot);

/* hjl-mapping-columns.c: from the catalogue. */
void hjl_mapping_board_fill_slots (HjlMappingBoard *self);
void hjl_mapping_board_fill_rows (HjlMappingBoard *self);

G_END_DECLS
