/* hjl-board-layout.c: the slots and Lever's columns side by side, or the slots alone where there is little room
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-board-layout.h"

/* Below these there is no room for the columns side by side. The gap is where the lines are. */
#define BOARD_WIDTH 560
#define WIDE_WIDTH 760
#define GAP 64
#define WIDE_GAP 36
/* Between what stands one below the other. */
#define SPACING 6
/* Of the width without gaps: a slot has two names, a stage of Lever's has one. */
#define SLOTS_SHARE 0.5
#define WIDE_SLOTS_SHARE 0.42

typedef enum
{
  SLOTS,
  STAGES,
  REASONS,
  SLOTS_HEAD,
  LEVER_HEAD,
  LIST_HEAD,
  N_PLACES
} Place;

typedef enum
{
  MODE_LIST,
  MODE_TWO,
  MODE_THREE,
} Mode;

struct _HjlBoardLayout
{
  GtkLayoutManager parent_instance;

  Mode mode;
  int  head_height;
  int  head_y;
};

G_DEFINE_FINAL_TYPE (HjlBoardLayout, hjl_board_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
get_places (GtkWidget *widget,
            GtkWidget *places[N_PLACES])
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < N_PLACES; i++)
    {
      places[i] = child;
      child = gtk_widget_get_next_sibling (child);
    }
}

static int
get_size (GtkWidget     *widget,
          GtkOrientation orientation,
          int            for_size,
          gboolean       natural)
{
  int minimum;
  int wanted;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &wanted, NULL, NULL);

  return natural ? wanted : minimum;
}

static int
get_height (GtkWidget *widget,
            int        width)
{
  return get_size (widget, GTK_ORIENTATION_VERTICAL, width, TRUE);
}

/* How wide the slots are, and each of Lever's columns. Without room for what stands in them (large text) there are fewer. */
static Mode
share_width (GtkWidget *places[N_PLACES],
             int        width,
             int       *slots,
             int       *lever)
{
  int least_slots = get_size (places[SLOTS], GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  int least_lever = MAX (get_size (places[STAGES], GTK_ORIENTATION_HORIZONTAL, -1, FALSE),
                         get_size (places[REASONS], GTK_ORIENTATION_HORIZONTAL, -1, FALSE));

  *slots = (int) ((width - GAP - WIDE_GAP) * WIDE_SLOTS_SHARE);
  *lever = (width - GAP - WIDE_GAP - *slots) / 2;
  if (width >= WIDE_WIDTH && *slots >= least_slots && *lever >= least_lever)
    return MODE_THREE;

  *slots = (int) ((width - GAP) * SLOTS_SHARE);
  *lever = width - GAP - *slots;
  least_lever = MAX (least_lever, get_size (places[LEVER_HEAD], GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
  if (width >= BOARD_WIDTH && *slots >= least_slots && *lever >= least_lever)
    return MODE_TWO;

  *slots = width;
  *lever = 0;

  return MODE_LIST;
}

static int
get_reasons_top (GtkWidget *places[N_PLACES],
                 int        lever)
{
  return get_height (places[STAGES], lever) + SPACING;
}

/* With what is below them. @width: of all */
static int
get_head_height (GtkWidget *places[N_PLACES],
                 Mode       mode,
                 int        width,
                 int        slots)
{
  int height = mode == MODE_LIST ? get_height (places[LIST_HEAD], width)
                                 : MAX (get_height (places[SLOTS_HEAD], slots),
                                        get_height (places[LEVER_HEAD], width - slots - GAP));

  return height + SPACING;
}

static int
get_columns_height (GtkWidget *places[N_PLACES],
                    Mode       mode,
                    int        slots,
                    int        lever)
{
  int height = get_height (places[SLOTS], slots);

  if (mode == MODE_THREE)
    height = MAX (height, MAX (get_height (places[STAGES], lever), get_height (places[REASONS], lever)));
  else if (mode == MODE_TWO)
    height = MAX (height, get_reasons_top (places, lever) + get_height (places[REASONS], lever));

  return height;
}

static void
hjl_board_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  GtkWidget *places[N_PLACES];
  Mode       mode;
  int        slots;
  int        lever;

  get_places (widget, places);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (get_size (places[SLOTS], orientation, -1, FALSE), get_size (places[LIST_HEAD], orientation, -1, FALSE));
      *natural = GAP + WIDE_GAP;
      for (Place i = SLOTS; i <= REASONS; i++)
        *natural += get_size (places[i], orientation, -1, TRUE);
      *natural = MAX (*natural, *minimum);
      return;
    }

  mode = share_width (places, for_size >= 0 ? for_size : WIDE_WIDTH, &slots, &lever);
  *minimum = get_head_height (places, mode, for_size >= 0 ? for_size : WIDE_WIDTH, slots) +
             get_columns_height (places, mode, slots, lever);
  *natural = *minimum;
}

/* What is in view of @widget, from its own top, if something scrolls it. */
static gboolean
get_view (GtkWidget *widget,
          int       *top,
          int       *height)
{
  GtkWidget       *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment   *scrolling;
  graphene_point_t place;

  /* The viewport's own child may not have its new place yet. */
  if (viewport == NULL ||
      !gtk_widget_compute_point (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &GRAPHENE_POINT_INIT (0, 0), &place))
    return FALSE;

  scrolling = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  *top = (int) (gtk_adjustment_get_value (scrolling) - place.y);
  *height = (int) gtk_adjustment_get_page_size (scrolling);

  return *height > 0;
}

/* How far a column of this height goes along, in an area where @above of it are out of view and @view are in view. One
 * that is higher than the view goes on until its end is seen. */
static int
go_along (int height,
          int area,
          int above,
          int view)
{
  int slack = MAX (area - height, 0);

  return CLAMP (height <= view ? above : above - (height - view), 0, slack);
}

static void
place (GtkWidget *widget,
       GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (mirrored)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
hjl_board_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  HjlBoardLayout *self = HJL_BOARD_LAYOUT (manager);
  GtkWidget      *places[N_PLACES];
  int             heights[N_PLACES];
  int             slots;
  int             lever;
  int             area;
  int             above = 0;
  int             view = height;
  int             top;

  get_places (widget, places);
  self->mode = share_width (places, width, &slots, &lever);
  self->head_height = get_head_height (places, self->mode, width, slots);
  for (Place i = STAGES; i <= LEVER_HEAD; i++)
    gtk_widget_set_child_visible (places[i], self->mode != MODE_LIST);
  gtk_widget_set_child_visible (places[LIST_HEAD], self->mode == MODE_LIST);

  if (self->mode == MODE_LIST)
    {
      self->head_y = 0;
      place (widget, places[LIST_HEAD], 0, 0, width, self->head_height - SPACING);
      place (widget, places[SLOTS], 0, self->head_height, width, MAX (height - self->head_height, 0));
      return;
    }

  area = get_columns_height (places, self->mode, slots, lever);
  if (get_view (widget, &above, &view))
    view -= self->head_height;
  above = CLAMP (above, 0, area);
  self->head_y = above;
  top = self->head_height;
  heights[SLOTS] = get_height (places[SLOTS], slots);
  heights[STAGES] = get_height (places[STAGES], lever);
  heights[REASONS] = get_height (places[REASONS], lever);

  place (widget, places[SLOTS_HEAD], 0, self->head_y, slots, self->head_height);
  place (widget, places[LEVER_HEAD], slots + GAP, self->head_y, width - slots - GAP, self->head_height);
  place (widget, places[SLOTS], 0, top + go_along (heights[SLOTS], area, above, view), slots, heights[SLOTS]);
  if (self->mode == MODE_THREE)
    {
      place (widget, places[STAGES], slots + GAP, top + go_along (heights[STAGES], area, above, view), lever, heights[STAGES]);
      place (widget, places[REASONS], width - lever, top + go_along (heights[REASONS], area, above, view), lever, heights[REASONS]);
    }
  else
    {
      int below = get_reasons_top (places, lever);

      top += go_along (below + heights[REASONS], area, above, view);
      place (widget, places[STAGES], slots + GAP, top, lever, heights[STAGES]);
      place (widget, places[REASONS], slots + GAP, top + below, lever, heights[REASONS]);
    }
}

static GtkSizeRequestMode
hjl_board_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hjl_board_layout_class_init (HjlBoardLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = hjl_board_layout_measure;
  layout_class->allocate = hjl_board_layout_allocate;
  layout_class->get_request_mode = hjl_board_layout_get_request_mode;
}

static void
hjl_board_layout_init (HjlBoardLayout *self)
{
}

void
hjl_board_layout_follow (HjlBoardLayout *self,
                         GtkWidget      *widget)
{
  g_return_if_fail (HJL_IS_BOARD_LAYOUT (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* It has no place yet. */
  if (gtk_widget_get_width (widget) == 0)
    return;

  hjl_board_layout_allocate (GTK_LAYOUT_MANAGER (self), widget, gtk_widget_get_width (widget), gtk_widget_get_height (widget), -1);
  gtk_widget_queue_draw (widget);
}

gboolean
hjl_board_layout_is_list (HjlBoardLayout *self)
{
  g_return_val_if_fail (HJL_IS_BOARD_LAYOUT (self), FALSE);

  return self->mode == MODE_LIST;
}

gboolean
hjl_board_layout_is_wide (HjlBoardLayout *self)
{
  g_return_val_if_fail (HJL_IS_BOARD_LAYOUT (self), FALSE);

  return self->mode == MODE_THREE;
}

void
hjl_board_layout_get_sight (HjlBoardLayout  *self,
                            GtkWidget       *widget,
                            graphene_rect_t *sight)
{
  int above = 0;
  int view = gtk_widget_get_height (widget);
  int top;
  int bottom;

  g_return_if_fail (HJL_IS_BOARD_LAYOUT (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  get_view (widget, &above, &view);
  top = MAX (self->head_y + self->head_height, above);
  bottom = MIN (above + view, gtk_widget_get_height (widget));
  graphene_rect_init (sight, 0, top, gtk_widget_get_width (widget), MAX (bottom - top, 0));
}
