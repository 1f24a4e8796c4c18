/* hjl-board-layout.c: two columns side by side, or one above the other where there is little room
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-board-layout.h"

/* Below this the columns do not fit side by side; the gap is where the lines are. */
#define STACK_WIDTH 560
#define GAP 72
#define STACKED_GAP 24
/* Side by side, each column scrolls by itself from this height on. */
#define HIGH_HEIGHT 480

struct _HjlBoardLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (HjlBoardLayout, hjl_board_layout, GTK_TYPE_LAYOUT_MANAGER)

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

/* GTK 4.8's scrolled window asks for the height without telling the width, so that text which wraps
 * would be cut off: its content is asked instead. */
static int
get_whole_height (GtkWidget *column,
                  int        width)
{
  GtkWidget *scroller = gtk_widget_get_last_child (column);
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

  return get_size (column, GTK_ORIENTATION_VERTICAL, width, TRUE) - get_size (scroller, GTK_ORIENTATION_VERTICAL, width, TRUE) +
         get_size (gtk_viewport_get_child (GTK_VIEWPORT (viewport)), GTK_ORIENTATION_VERTICAL, width, TRUE);
}

static int
get_column_width (int width)
{
  return MAX ((width - GAP) / 2, 0);
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
  GtkWidget *left = gtk_widget_get_first_child (widget);
  GtkWidget *right = gtk_widget_get_next_sibling (left);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (get_size (left, orientation, -1, FALSE), get_size (right, orientation, -1, FALSE));
      *natural = get_size (left, orientation, -1, TRUE) + get_size (right, orientation, -1, TRUE) + GAP;
      *natural = MAX (*natural, *minimum);
    }
  else if (for_size >= 0 && hjl_board_layout_is_stacked (for_size))
    {
      *minimum = get_whole_height (left, for_size) + STACKED_GAP + get_whole_height (right, for_size);
      *natural = *minimum;
    }
  else
    {
      int column = for_size >= 0 ? get_column_width (for_size) : -1;

      *natural = MAX (get_whole_height (left, column), get_whole_height (right, column));
      *minimum = MAX (get_size (left, orientation, column, FALSE), get_size (right, orientation, column, FALSE));
      *minimum = MAX (*minimum, MIN (*natural, HIGH_HEIGHT));
      *natural = MAX (*natural, *minimum);
    }
}

static void
hjl_board_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  GtkWidget *left = gtk_widget_get_first_child (widget);
  GtkWidget *right = gtk_widget_get_next_sibling (left);
  gboolean   mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int        column = get_column_width (width);
  int        first;

  if (hjl_board_layout_is_stacked (width))
    {
      first = get_whole_height (left, width);
      gtk_widget_size_allocate (left, &(GtkAllocation){ 0, 0, width, first }, -1);
      gtk_widget_size_allocate (right, &(GtkAllocation){ 0, first + STACKED_GAP, width, get_whole_height (right, width) }, -1);
    }
  else
    {
      gtk_widget_size_allocate (left, &(GtkAllocation){ mirrored ? width - column : 0, 0, column, height }, -1);
      gtk_widget_size_allocate (right, &(GtkAllocation){ mirrored ? 0 : width - column, 0, column, height }, -1);
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

gboolean
hjl_board_layout_is_stacked (int width)
{
  return width < STACK_WIDTH;
}
