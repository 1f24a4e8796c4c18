/* hjl-board-layout.h: the slots and Lever's columns side by side, or the slots alone where there is little room
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#define HJL_TYPE_BOARD_LAYOUT (hjl_board_layout_get_type ())
/*
 * Lays out the widget's children, which are in this order: slots, Lever's stages, its archive reasons, the heads of the
 * slots and of Lever's columns, and the head of the slots where they stand alone.
 *
 * The page scrolls, and nothing in the board does by itself: the heads stay at the top of what is in view, and a column
 * that is shorter than its neighbours goes along.
 */
G_DECLARE_FINAL_TYPE (HjlBoardLayout, hjl_board_layout, HJL, BOARD_LAYOUT, GtkLayoutManager)

/* The page was scrolled: puts the children where they belong now. */
void     hjl_board_layout_follow (HjlBoardLayout *self,
                                  GtkWidget      *widget);
/* Whether the slots stand alone, as a list. */
gboolean hjl_board_layout_is_list (HjlBoardLayout *self);
/* Whether stages and archive reasons have a column each. */
gboolean hjl_board_layout_is_wide (HjlBoardLayout *self);
/* What of @widget's columns is in view, in its own coordinates: all of them where nothing scrolls it. */
void     hjl_board_layout_get_sight (HjlBoardLayout  *self,
                                     GtkWidget       *widget,
                                     graphene_rect_t *sight);
