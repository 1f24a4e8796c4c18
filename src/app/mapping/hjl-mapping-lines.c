/* hjl-mapping-lines.c: where the lines between slots and Lever's stages are, and how they look
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-mapping-lines.h"

#include <math.h>

#define DOT 3.5

/* Returns: whether the end is in sight */
static gboolean
place_end (graphene_point_t      *end,
           const graphene_rect_t *bounds,
           const graphene_rect_t *sight,
           gboolean               on_right_edge)
{
  float y = bounds->origin.y + bounds->size.height / 2;
  float top = sight->origin.y;
  float bottom = sight->origin.y + sight->size.height;

  graphene_point_init (end, bounds->origin.x + (on_right_edge ? bounds->size.width : 0), CLAMP (y, top, bottom));

  return y >= top && y <= bottom;
}

gboolean
hjl_mapping_lines_place (HjlMappingLine *line,
                         GtkWidget      *board,
                         GtkWidget      *from,
                         GtkWidget      *from_scroller,
                         GtkWidget      *to,
                         GtkWidget      *to_scroller)
{
  graphene_rect_t start;
  graphene_rect_t start_sight;
  graphene_rect_t end;
  graphene_rect_t end_sight;
  gboolean        rightwards;
  gboolean        start_seen;
  gboolean        end_seen;

  if (!gtk_widget_compute_bounds (from, board, &start) || !gtk_widget_compute_bounds (to, board, &end) ||
      !gtk_widget_compute_bounds (from_scroller, board, &start_sight) ||
      !gtk_widget_compute_bounds (to_scroller, board, &end_sight))
    return FALSE;

  rightwards = start.origin.x < end.origin.x;
  start_seen = place_end (&line->start, &start, &start_sight, rightwards);
  end_seen = place_end (&line->end, &end, &end_sight, !rightwards);
  line->whole = start_seen && end_seen;
  line->strong = FALSE;

  return start_seen || end_seen;
}

static void
draw_line (cairo_t              *cr,
           const HjlMappingLine *line)
{
  double reach = (line->end.x - line->start.x) / 2;

  cairo_set_line_width (cr, line->strong ? 3 : 2);
  cairo_move_to (cr, line->start.x, line->start.y);
  cairo_curve_to (cr, line->start.x + reach, line->start.y, line->end.x - reach, line->end.y, line->end.x, line->end.y);
  cairo_stroke (cr);

  if (line->whole)
    {
      cairo_arc (cr, line->start.x, line->start.y, DOT, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_arc (cr, line->end.x, line->end.y, DOT, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/* A path of GSK's own needs GTK 4.14; until then a cairo node of the snapshot has the curves. */
void
hjl_mapping_lines_snapshot (GArray      *lines,
                            GtkWidget   *board,
                            GtkSnapshot *snapshot)
{
  graphene_rect_t bounds;
  cairo_t        *cr;
  GdkRGBA         color;

  if (lines->len == 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (board), &color);
  graphene_rect_init (&bounds, 0, 0, gtk_widget_get_width (board), gtk_widget_get_height (board));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < lines->len; i++)
    {
      HjlMappingLine *line = &g_array_index (lines, HjlMappingLine, i);
      GdkRGBA         shade = color;

      shade.alpha *= line->strong ? 1.0 : line->whole ? 0.65
                                                      : 0.25;
      gdk_cairo_set_source_rgba (cr, &shade);
      draw_line (cr, line);
    }
  cairo_destroy (cr);
}
