/* hjl-mapping-lines.h: where the lines between slots and Lever's stages are, and how they look
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* One line, in the board's coordinates. */
typedef struct
{
  graphene_point_t start;
  graphene_point_t end;
  gboolean         whole;  /* both ends are in view */
  gboolean         strong; /* of what is pointed at, or has the focus */
  gboolean         passes; /* between two rows of the column that is nearer: */
  float            pass_start;
  float            pass_end;
  float            pass_y;
} HjlMappingLine;

/**
 * hjl_mapping_lines_place:
 * @from: what it begins at
 * @to: what it ends at, and @to_there: whether that is what is meant, or only stands for it
 * @passed: (nullable): the column that stands between them: the line goes through a gap between its rows
 * @sight: what is in view, in the coordinates of @board
 *
 * From the middle of @from's edge to the middle of @to's edge that face each other. An end that is out of view stays at
 * the edge of what is in view.
 *
 * Returns: FALSE where nothing has a place yet, or neither end is in view
 */
gboolean hjl_mapping_lines_place (HjlMappingLine        *line,
                                  GtkWidget             *board,
                                  GtkWidget             *from,
                                  GtkWidget             *to,
                                  gboolean               to_there,
                                  GtkWidget             *passed,
                                  const graphene_rect_t *sight);
/* @lines: (element-type HjlMappingLine). In the text colour of @board, and nowhere but in @sight. */
void     hjl_mapping_lines_snapshot (GArray                *lines,
                                     GtkWidget             *board,
                                     const graphene_rect_t *sight,
                                     GtkSnapshot           *snapshot);
