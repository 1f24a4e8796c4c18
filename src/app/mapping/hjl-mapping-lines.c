/* hjl-mapping-lines.c: where the lines between slots and Lever's stages are, and how they look
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-mapping-lines.h"

#include "app/widgets/hjl-colors.h"

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

/* The gap between two rows of @column that is nearest to @y. */
static float
find_gap (GtkWidget *board,
          GtkWidget *column,
          float      y)
{
  float      best = y;
  float      distance = G_MAXFLOAT;
  float      last = -1; /* where the row before ends */
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (column); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;
      float           gap;

      if (!gtk_widget_get_visible (child) || !gtk_widget_compute_bounds (child, board, &bounds))
        continue;

      gap = last < 0 ? bounds.origin.y - 2 : (last + bounds.origin.y) / 2;
      last = bounds.origin.y + bounds.size.height;
      if (ABS (gap - y) < distance)
        {
          distance = ABS (gap - y);
          best = gap;
        }
    }
  /* Below the last one all is free. */
  if (last >= 0 && y > last)
    return y;
  if (last >= 0 && ABS (last + 2 - y) < distance)
    best = last + 2;

  return best;
}

gboolean
hjl_mapping_lines_place (HjlMappingLine        *line,
                         GtkWidget             *board,
                         GtkWidget             *from,
                         GtkWidget             *to,
                         gboolean               to_there,
                         GtkWidget             *passed,
                         const graphene_rect_t *sight)
{
  graphene_rect_t start;
  graphene_rect_t end;
  graphene_rect_t between;
  gboolean        rightwards;
  gboolean        start_seen;
  gboolean        end_seen;

  if (!gtk_widget_compute_bounds (from, board, &start) || !gtk_widget_compute_bounds (to, board, &end))
    return FALSE;

  rightwards = start.origin.x < end.origin.x;
  start_seen = place_end (&line->start, &start, sight, rightwards);
  end_seen = place_end (&line->end, &end, sight, !rightwards);
  line->whole = start_seen && end_seen && to_there;
  line->strong = FALSE;
  line->passes = passed != NULL && gtk_widget_compute_bounds (passed, board, &between);
  if (line->passes)
    {
      line->pass_start = between.origin.x + (rightwards ? 0 : between.size.width);
      line->pass_end = between.origin.x + (rightwards ? between.size.width : 0);
      line->pass_y = find_gap (board, passed, line->start.y);
    }

  return start_seen || end_seen;
}

static void
curve_to (cairo_t *cr,
          double   from_x,
          double   from_y,
          double   to_x,
          double   to_y)
{
  double reach = (to_x - from_x) / 2;

  cairo_curve_to (cr, from_x + reach, from_y, to_x - reach, to_y, to_x, to_y);
}

static void
draw_line (cairo_t              *cr,
           const HjlMappingLine *line)
{
  cairo_set_line_width (cr, line->strong ? 3 : 2);
  cairo_move_to (cr, line->start.x, line->start.y);
  if (line->passes)
    {
      curve_to (cr, line->start.x, line->start.y, line->pass_start, line->pass_y);
      cairo_line_to (cr, line->pass_end, line->pass_y);
      curve_to (cr, line->pass_end, line->pass_y, line->end.x, line->end.y);
    }
  else
    {
      curve_to (cr, line->start.x, line->start.y, line->end.x, line->end.y);
    }
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
hjl_mapping_lines_snapshot (GArray                *lines,
                            GtkWidget             *board,
                            const graphene_rect_t *sight,
                            GtkSnapshot           *snapshot)
{
  cairo_t *cr;
  GdkRGBA  color = hjl_colors_get (board, NULL);

  if (lines->len == 0 || sight->size.height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, sight);
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
