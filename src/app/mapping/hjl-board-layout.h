/* hjl-board-layout.h: two columns side by side, or one above the other where there is little room
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HJL_TYPE_BOARD_LAYOUT (hjl_board_layout_get_type ())
/* Lays out the widget's first two children. Each is a box whose last child is a scrolled window. */
G_DECLARE_FINAL_TYPE (HjlBoardLayout, hjl_board_layout, HJL, BOARD_LAYOUT, GtkLayoutManager)

/* Whether the columns of a board of this width stand one above the other. */
gboolean hjl_board_layout_is_stacked (int width);

G_END_DECLS
