/* hjl-mapping-lines.h: where the lines between slots and Lever's stages are, and how they look
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/mapping/hjl-mapping-board.h"

G_BEGIN_DECLS

/* From the middle of @from's edge to the middle of @to's edge that face each other, in the coordinates of
 * @board. An end that is scrolled out of its scroller stays at the scroller's rim. Returns: FALSE where
 * nothing has a place yet, or neither end is in sight */
gboolean hjl_mapping_lines_place (HjlMappingLine *line,
                                  GtkWidget      *board,
                                  GtkWidget      *from,
                                  GtkWidget      *from_scroller,
                                  GtkWidget      *to,
                                  GtkWidget      *to_scroller);
/* @lines: (element-type HjlMappingLine). In the text colour of @board. */
void     hjl_mapping_lines_snapshot (GArray      *lines,
                                     GtkWidget   *board,
                                     GtkSnapshot *snapshot);

G_END_DECLS
