/* hjl-pipeline-chart.c: how many candidates of a role are where, on both sides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-pipeline-chart.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-colors.h"
#include "app/widgets/hjl-text-size.h"

/* In pixels, of text of the usual size. Two columns where there is room, else one under the other. */
#define COLUMN_WIDTH 280
#define COLUMN_GAP 24
#define LINE_GAP 6

/* Of a column: what the names take, and at most the number behind a bar. */
#define NAME_SHARE 0.42f
#define NUMBER_WIDTH 56

typedef struct
{
  char *id; /* nullable: what is elsewhere */
  char *name;
  guint n;
} HjlBar;

struct _HjlPipelineChart
{
  GtkWidget parent_instance;

  GArray  *sides[2]; /* of HjlBar, by HjlSide */
  gboolean takes;    /* people on stages of hackajob */
  int      over;     /* that of these which would take what is dragged; -1: none */
};

G_DEFINE_FINAL_TYPE (HjlPipelineChart, hjl_pipeline_chart, GTK_TYPE_WIDGET)

static void
clear_bar (gpointer bar)
{
  g_free (((HjlBar *) bar)->id);
  g_free (((HjlBar *) bar)->name);
}

static const char *
get_side_name (HjlSide side)
{
  return side == HJL_SIDE_HACKAJOB ? "hackajob" : "Lever";
}

static int
get_line_height (HjlPipelineChart *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Xy");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height + LINE_GAP;
}

static int
get_side_height (HjlPipelineChart *self,
                 HjlSide           side,
                 int               line)
{
  return (int) (self->sides[side]->len + 1) * line;
}

static gboolean
is_wide (HjlPipelineChart *self,
         int               width)
{
  return width < 0 || hjl_text_size_fits (GTK_WIDGET (self), width, 2 * COLUMN_WIDTH + COLUMN_GAP);
}

static GtkSizeRequestMode
hjl_pipeline_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hjl_pipeline_chart_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  HjlPipelineChart *self = HJL_PIPELINE_CHART (widget);
  int               line = get_line_height (self);
  int               hackajob = get_side_height (self, HJL_SIDE_HACKAJOB, line);
  int               lever = get_side_height (self, HJL_SIDE_LEVER, line);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = COLUMN_WIDTH / 2;
      *natural = hjl_text_size_scale (widget, 2 * COLUMN_WIDTH + COLUMN_GAP);
      return;
    }

  *minimum = *natural = is_wide (self, for_size) ? MAX (hackajob, lever) : hackajob + lever + line / 2;
}

static void
draw_text (HjlPipelineChart *self,
           GtkSnapshot      *snapshot,
           const char       *text,
           float             x,
           float             y,
           float             width,
           PangoWeight       weight,
           gboolean          at_end)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA  colour = hjl_colors_get (GTK_WIDGET (self), NULL);

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl != at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_bar (HjlPipelineChart *self,
          GtkSnapshot      *snapshot,
          HjlSide           side,
          float             x,
          float             y,
          float             width,
          float             height)
{
  GskRoundedRect rounded;
  /* In high contrast too, the bars have the names' own colour or the accent's. */
  GdkRGBA        colour = hjl_colors_get (GTK_WIDGET (self), side == HJL_SIDE_HACKAJOB ? NULL : "accent_color");

  if (side == HJL_SIDE_HACKAJOB)
    colour.alpha *= 0.55f;
  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (x, y, width, height), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, y, width, height));
  gtk_snapshot_pop (snapshot);
}

/* Behind the stage that would take what is dragged. */
static void
draw_over (HjlPipelineChart *self,
           GtkSnapshot      *snapshot,
           float             x,
           float             y,
           float             width,
           float             height)
{
  GskRoundedRect rounded;
  GdkRGBA        colour = hjl_colors_get (GTK_WIDGET (self), "accent_color");

  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (x, y, width, height), 6);
  gtk_snapshot_append_border (snapshot, &rounded, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ colour, colour, colour, colour });
}

/* Where something of @width goes that stands @offset from the start of a column, in either direction. */
static float
place (HjlPipelineChart *self,
       float             column_x,
       float             column_width,
       float             offset,
       float             width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return column_x + column_width - offset - width;

  return column_x + offset;
}

static void
draw_side (HjlPipelineChart *self,
           GtkSnapshot      *snapshot,
           HjlSide           side,
           guint             most,
           float             x,
           float             y,
           float             width,
           float             line)
{
  GArray *bars = self->sides[side];
  float   name_width = width * NAME_SHARE;
  float   number_width = hjl_text_size_scale (GTK_WIDGET (self), NUMBER_WIDTH);
  float   most_width = MAX (width - name_width - LINE_GAP - number_width, 4);

  draw_text (self, snapshot, get_side_name (side), x, y, width, PANGO_WEIGHT_BOLD, FALSE);
  for (guint i = 0; i < bars->len; i++)
    {
      const HjlBar    *bar = &g_array_index (bars, HjlBar, i);
      g_autofree char *number = g_strdup_printf ("%'u", bar->n);
      float            bar_width = MAX (most_width * bar->n / most, 2);
      float            offset = name_width + LINE_GAP;

      y += line;
      if (side == HJL_SIDE_HACKAJOB && (int) i == self->over)
        draw_over (self, snapshot, x, y - LINE_GAP / 2.0f, width, line);
      draw_text (self, snapshot, bar->name, place (self, x, width, 0, name_width), y, name_width, PANGO_WEIGHT_NORMAL, FALSE);
      draw_bar (self, snapshot, side, place (self, x, width, offset, bar_width), y + 2, bar_width, line - LINE_GAP - 4);
      draw_text (self, snapshot, number, place (self, x, width, offset + bar_width + LINE_GAP, number_width - LINE_GAP), y, number_width - LINE_GAP, PANGO_WEIGHT_NORMAL, FALSE);
    }
}

static void
hjl_pipeline_chart_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  HjlPipelineChart *self = HJL_PIPELINE_CHART (widget);
  int               width = gtk_widget_get_width (widget);
  int               line = get_line_height (self);
  guint             most = 1;
  float             column = (float) (width - COLUMN_GAP) / 2;

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    for (guint i = 0; i < self->sides[side]->len; i++)
      most = MAX (most, g_array_index (self->sides[side], HjlBar, i).n);

  if (is_wide (self, width))
    {
      draw_side (self, snapshot, HJL_SIDE_HACKAJOB, most, place (self, 0, width, 0, column), 0, column, line);
      draw_side (self, snapshot, HJL_SIDE_LEVER, most, place (self, 0, width, column + COLUMN_GAP, column), 0, column, line);
      return;
    }

  draw_side (self, snapshot, HJL_SIDE_HACKAJOB, most, 0, 0, width, line);
  draw_side (self, snapshot, HJL_SIDE_LEVER, most, 0, get_side_height (self, HJL_SIDE_HACKAJOB, line) + line / 2, width, line);
}

/* Returns: the stage of hackajob there, or -1 */
static int
find_stage (HjlPipelineChart *self,
            double            x,
            double            y)
{
  int   width = gtk_widget_get_width (GTK_WIDGET (self));
  float column = is_wide (self, width) ? (float) (width - COLUMN_GAP) / 2 : (float) width;
  float left = place (self, 0, width, 0, column);

  int i = (int) ((y + LINE_GAP / 2.0) / get_line_height (self)) - 1;

  if (x < left || x >= left + column || i < 0 || i >= (int) self->sides[HJL_SIDE_HACKAJOB]->len)
    return -1;

  return g_array_index (self->sides[HJL_SIDE_HACKAJOB], HjlBar, i).id != NULL ? i : -1;
}

static void
set_over (HjlPipelineChart *self,
          int               over)
{
  if (self->over == over)
    return;

  self->over = over;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkDragAction
on_people_moved_cb (HjlPipelineChart *self,
                    double            x,
                    double            y)
{
  set_over (self, self->takes ? find_stage (self, x, y) : -1);

  return self->over >= 0 ? GDK_ACTION_MOVE : 0;
}

static void
on_people_left_cb (HjlPipelineChart *self)
{
  set_over (self, -1);
}

static gboolean
on_people_dropped_cb (HjlPipelineChart *self,
                      const GValue     *value,
                      double            x,
                      double            y)
{
  const char *const *ids = g_value_get_boxed (value);
  int                stage = self->takes ? find_stage (self, x, y) : -1;

  set_over (self, -1);
  if (stage < 0 || ids == NULL)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "candidates.move", "(s^as)",
                              g_array_index (self->sides[HJL_SIDE_HACKAJOB], HjlBar, stage).id, ids);

  return TRUE;
}

static void
hjl_pipeline_chart_finalize (GObject *object)
{
  HjlPipelineChart *self = HJL_PIPELINE_CHART (object);

  g_array_unref (self->sides[HJL_SIDE_HACKAJOB]);
  g_array_unref (self->sides[HJL_SIDE_LEVER]);

  G_OBJECT_CLASS (hjl_pipeline_chart_parent_class)->finalize (object);
}

static void
hjl_pipeline_chart_class_init (HjlPipelineChartClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = hjl_pipeline_chart_finalize;
  widget_class->get_request_mode = hjl_pipeline_chart_get_request_mode;
  widget_class->measure = hjl_pipeline_chart_measure;
  widget_class->snapshot = hjl_pipeline_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "pipelinechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hjl_pipeline_chart_init (HjlPipelineChart *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRV, GDK_ACTION_MOVE);

  self->over = -1;
  g_signal_connect_object (target, "enter", G_CALLBACK (on_people_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_people_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_people_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_people_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      self->sides[side] = g_array_new (FALSE, TRUE, sizeof (HjlBar));
      g_array_set_clear_func (self->sides[side], clear_bar);
    }
}

static void
add_bar (GArray     *bars,
         GHashTable *counts,
         const char *id,
         const char *name,
         gboolean    empty)
{
  HjlBar bar = { NULL, NULL, GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) };

  if (bar.n == 0 && !empty)
    return;

  bar.id = g_strdup (id);
  bar.name = g_strdup (name);
  g_array_append_val (bars, bar);
  g_hash_table_remove (counts, id);
}

static void
set_side (HjlPipelineChart *self,
          HjlCatalogue     *catalogue,
          HjlSide           side,
          GHashTable       *counts)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray     *stages = hjl_catalogue_get_stages (catalogue, side);
  GPtrArray     *reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);
  HjlBar         others = { 0 };
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_array_set_size (self->sides[side], 0);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (left, key, value);

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      add_bar (self->sides[side], left, stage->id, stage->name, side == HJL_SIDE_HACKAJOB && self->takes);
    }
  for (guint i = 0; side == HJL_SIDE_LEVER && i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char  *name = g_strdup_printf (_ ("Archived: %s"), reason->name);

      add_bar (self->sides[side], left, reason->id, name, FALSE);
    }

  /* Nobody is left out, wherever they are. */
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    others.n += GPOINTER_TO_UINT (value);
  if (others.n > 0)
    {
      others.name = g_strdup (_ ("Elsewhere"));
      g_array_append_val (self->sides[side], others);
    }
}

static char *
describe (HjlPipelineChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_string_append_printf (text, "%s%s: ", text->len > 0 ? ". " : "", get_side_name (side));
      if (self->sides[side]->len == 0)
        g_string_append (text, _ ("no candidates"));
      for (guint i = 0; i < self->sides[side]->len; i++)
        {
          const HjlBar *bar = &g_array_index (self->sides[side], HjlBar, i);

          g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", bar->name, bar->n);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
hjl_pipeline_chart_set_pipeline (HjlPipelineChart *self,
                                 HjlCatalogue     *catalogue,
                                 const char       *role_title,
                                 gboolean          takes,
                                 GHashTable       *hackajob,
                                 GHashTable       *lever)
{
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (HJL_IS_PIPELINE_CHART (self));
  g_return_if_fail (HJL_IS_CATALOGUE (catalogue));
  g_return_if_fail (hackajob != NULL && lever != NULL);

  self->takes = takes;
  self->over = -1;
  set_side (self, catalogue, HJL_SIDE_HACKAJOB, hackajob);
  set_side (self, catalogue, HJL_SIDE_LEVER, lever);
  description = describe (self);
  label = role_title != NULL ? g_strdup_printf (_ ("Pipeline of %s"), role_title) : g_strdup (_ ("Pipeline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
hjl_pipeline_chart_is_empty (HjlPipelineChart *self)
{
  g_return_val_if_fail (HJL_IS_PIPELINE_CHART (self), TRUE);

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    for (guint i = 0; i < self->sides[side]->len; i++)
      if (g_array_index (self->sides[side], HjlBar, i).n > 0)
        return FALSE;

  return TRUE;
}
