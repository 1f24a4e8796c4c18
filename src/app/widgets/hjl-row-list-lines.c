/* hjl-row-list-lines.c: which line shows what, and where
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-row-list-private.h"

#include <math.h>

/* How far from where it may be an item is looked for. */
#define NEAR 128

double
hjl_row_list_get_value (HjlRowList *self)
{
  return self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

static double
get_page (HjlRowList *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self));
}

static void
on_value_changed_cb (HjlRowList *self)
{
  hjl_row_list_update_lines (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
hjl_row_list_set_value (HjlRowList *self,
                        double      value)
{
  double page = get_page (self);
  double upper = MAX ((double) hjl_row_list_get_n_items (self) * self->line_height, page);

  if (self->vadjustment == NULL)
    return;

  /* The lines follow by themselves, once. */
  g_signal_handlers_block_by_func (self->vadjustment, on_value_changed_cb, self);
  gtk_adjustment_configure (self->vadjustment, CLAMP (value, 0, upper - page), 0, upper,
                            self->line_height, page * 0.9, page);
  g_signal_handlers_unblock_by_func (self->vadjustment, on_value_changed_cb, self);
}

HjlRowLine *
hjl_row_list_find_line (HjlRowList *self,
                        guint       position)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);

      if (line->position == position)
        return line;
    }

  return NULL;
}

HjlRowLine *
hjl_row_list_pick_line (HjlRowList *self,
                        double      y)
{
  double place = self->line_height > 0 ? (y + hjl_row_list_get_value (self)) / self->line_height : -1;

  return place >= 0 && place < hjl_row_list_get_n_items (self) ? hjl_row_list_find_line (self, place) : NULL;
}

/* Really, and not only where the focus would be if it came back. */
static gboolean
has_focus (HjlRowList *self,
           HjlRowLine *line)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (line) || gtk_widget_is_ancestor (focus, GTK_WIDGET (line)));
}

static void
bind (HjlRowList *self,
      HjlRowLine *line,
      guint       position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  line->position = position;
  hjl_row_line_set_selected (line, gtk_selection_model_is_selected (self->model, position));
  gtk_widget_set_child_visible (GTK_WIDGET (line), TRUE);
  if (line->item != item)
    {
      g_set_object (&line->item, item);
      hjl_row_list_bind_row (self, line->row, item);
    }
}

static void
unbind (HjlRowList *self,
        HjlRowLine *line)
{
  line->position = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_child_visible (GTK_WIDGET (line), FALSE);
  if (line->item != NULL)
    {
      g_set_object (&line->item, NULL);
      hjl_row_list_bind_row (self, line->row, NULL);
    }
}

static HjlRowLine *
add_line (HjlRowList *self)
{
  GtkWidget *row = g_object_new (self->row_type, NULL);
  GtkWidget *line = hjl_row_line_new (row);

  gtk_widget_set_parent (line, GTK_WIDGET (self));
  g_ptr_array_add (self->lines, line);
  hjl_row_list_setup_row (self, row);

  return HJL_ROW_LINE (line);
}

/* A line that shows nothing of use: best the one that shows the item already. */
static HjlRowLine *
find_spare (HjlRowList *self,
            guint       position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  HjlRowLine *spare = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);

      if (line->position != GTK_INVALID_LIST_POSITION)
        continue;
      if (line->item == item)
        return line;
      if (spare == NULL)
        spare = line;
    }

  return spare;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  guint left = (*(HjlRowLine *const *) a)->position;
  guint right = (*(HjlRowLine *const *) b)->position;

  return (left > right) - (left < right);
}

/* The Tab key and a screen reader go from child to child. */
static void
put_in_order (HjlRowList *self)
{
  GtkWidget *before = NULL;

  g_ptr_array_sort (self->lines, compare_positions);
  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);

      if (gtk_widget_get_prev_sibling (line) != before)
        gtk_widget_insert_after (line, GTK_WIDGET (self), before);
      before = line;
    }
}

/* As long as no line was measured, one is all that can be said to be in sight. */
static void
get_range (HjlRowList *self,
           guint      *start,
           guint      *end)
{
  guint  n = hjl_row_list_get_n_items (self);
  double value = hjl_row_list_get_value (self);

  *start = 0;
  *end = MIN (n, 1);
  if (self->line_height == 0)
    return;

  *start = MIN (n, value / self->line_height);
  *end = MIN (n, ceil ((value + get_page (self)) / self->line_height));
}

/* Lines out of sight are free, but for the one with the focus. */
static void
free_lines (HjlRowList *self,
            guint       start,
            guint       end)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);
      guint       position = line->position;

      if ((position < start || position >= end) && !has_focus (self, line))
        line->position = GTK_INVALID_LIST_POSITION;
    }
}

void
hjl_row_list_update_lines (HjlRowList *self)
{
  guint start, end;

  hjl_row_list_catch_up (self);
  self->is_stale = FALSE;
  get_range (self, &start, &end);
  free_lines (self, start, end);
  for (guint position = start; position < end; position++)
    {
      HjlRowLine *line = hjl_row_list_find_line (self, position);

      if (line == NULL)
        line = find_spare (self, position);
      bind (self, line != NULL ? line : add_line (self), position);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);

      if (line->position == GTK_INVALID_LIST_POSITION)
        unbind (self, line);
    }
  put_in_order (self);

  if (self->focus_lost)
    {
      self->focus_lost = FALSE;
      hjl_row_list_focus_in_sight (self);
    }
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  HjlRowList *self = HJL_ROW_LIST (widget);

  self->tick_id = 0;
  if (self->is_stale)
    hjl_row_list_update_lines (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (HjlRowList *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  /* Rows ask for their size when their text changes, which is best before sizes are given out. */
  if (self->tick_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static int
measure_lines (HjlRowList *self,
               int         width)
{
  int height = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);
      int        natural;

      if (!gtk_widget_get_child_visible (line))
        continue;
      gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height > 0 ? height : self->line_height;
}

/* Taller lines, as with larger text, begin with the same one. */
static double
get_value_after_resize (HjlRowList *self,
                        int         height_before)
{
  double value = hjl_row_list_get_value (self);
  double top = height_before > 0 ? floor (value / height_before) : 0;

  if (height_before == 0 || height_before == self->line_height)
    return value;

  return top * self->line_height + MIN (value - top * height_before, self->line_height - 1);
}

void
hjl_row_list_allocate_lines (HjlRowList *self,
                             int         width)
{
  int    before = self->line_height;
  double value;

  if (self->is_stale && before == 0)
    hjl_row_list_update_lines (self);
  self->line_height = measure_lines (self, width);
  hjl_row_list_set_value (self, get_value_after_resize (self, before));
  hjl_row_list_update_lines (self);
  /* Nothing may be given its place that was not measured; who came last is not taller. */
  measure_lines (self, width);

  value = hjl_row_list_get_value (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);
      int         y = (int) line->position * self->line_height - (int) value;

      if (gtk_widget_get_child_visible (GTK_WIDGET (line)))
        gtk_widget_size_allocate (GTK_WIDGET (line), &(GtkAllocation){ 0, y, width, self->line_height }, -1);
    }
}

static gboolean
is_at (HjlRowList *self,
       gpointer    item,
       guint       position)
{
  g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return other == item;
}

/* Returns: where @item is now, if it is near @place; %GTK_INVALID_LIST_POSITION: it is not */
static guint
find_near (HjlRowList *self,
           gpointer    item,
           gint64      place,
           guint       start,
           guint       end)
{
  gint64 last = MIN (place + NEAR, (gint64) end);

  if (place >= start && place < end && is_at (self, item, place))
    return place;

  for (gint64 i = MAX (place - NEAR, (gint64) start); i < last; i++)
    if (is_at (self, item, i))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* What was told of as gone may have come again: a sorted list tells a move so, and a selection model makes
 * one change of what happened and of what it marks now. Looked for by its distance from the start of what
 * changed and from its end, and not everywhere: who is asked for is read. */
static guint
find_item (HjlRowList *self,
           gpointer    item,
           guint       place,
           guint       position,
           guint       removed,
           guint       added)
{
  guint found = find_near (self, item, place, position, position + added);

  if (found == GTK_INVALID_LIST_POSITION && removed != added)
    found = find_near (self, item, (gint64) place - removed + added, position, position + added);

  return found;
}

/* Where what stood at @place is now, or what stands there instead. */
static guint
follow (HjlRowList *self,
        guint       place,
        HjlRowLine *line,
        guint       position,
        guint       removed,
        guint       added)
{
  guint found = GTK_INVALID_LIST_POSITION;

  if (place < position)
    return place;
  if (place >= position + removed)
    return place - removed + added;

  if (line != NULL)
    found = find_item (self, line->item, place, position, removed, added);

  return found != GTK_INVALID_LIST_POSITION ? found : place;
}

/* The positions of the lines, of the top and of the focus are those of the model again. */
static void
shift (HjlRowList *self,
       guint       position,
       guint       removed,
       guint       added)
{
  guint       n = hjl_row_list_get_n_items (self);
  double      value = hjl_row_list_get_value (self);
  guint       top = self->line_height > 0 ? value / self->line_height : 0;
  HjlRowLine *first = hjl_row_list_find_line (self, top);

  /* At the very top one looks at the start of the list, not at whoever happens to be there. */
  if (value > 0)
    value += ((double) follow (self, top, first, position, removed, added) - top) * self->line_height;

  for (guint i = 0; i < self->lines->len; i++)
    {
      HjlRowLine *line = g_ptr_array_index (self->lines, i);
      guint       place = line->position;

      if (place == GTK_INVALID_LIST_POSITION || place < position)
        continue;
      if (place >= position + removed)
        place = place - removed + added;
      else if (has_focus (self, line))
        place = find_item (self, line->item, place, position, removed, added);
      else
        place = GTK_INVALID_LIST_POSITION;
      line->position = place;
      if (has_focus (self, line))
        {
          self->focus_lost = place == GTK_INVALID_LIST_POSITION;
          self->focus_position = self->focus_lost ? self->focus_position : place;
        }
    }
  self->focus_position = MIN (self->focus_position, MAX (n, 1) - 1);
  self->n_known = n;

  hjl_row_list_set_value (self, value);
}

/* Whether the line with the focus shows what the model has at its place. */
static gboolean
is_focus_right (HjlRowList *self)
{
  HjlRowLine *line = hjl_row_list_find_line (self, self->focus_position);

  return line == NULL || line->item == NULL || !has_focus (self, line) ||
         is_at (self, line->item, self->focus_position);
}

void
hjl_row_list_catch_up (HjlRowList *self)
{
  guint n = hjl_row_list_get_n_items (self);

  if (self->n_known != n || !is_focus_right (self))
    shift (self, 0, self->n_known, n);
}

void
hjl_row_list_take_change (HjlRowList *self,
                          guint       position,
                          guint       removed,
                          guint       added)
{
  guint n = hjl_row_list_get_n_items (self);

  /* Otherwise the lines knew of it already, or there is more to come: each is looked for by its item. */
  if ((guint64) self->n_known + added == (guint64) n + removed)
    shift (self, position, removed, added);
  else
    shift (self, 0, self->n_known, n);

  /* Of what is not seen yet one must know how large it is. */
  if (self->lines->len == 0)
    hjl_row_list_update_lines (self);
  queue_update (self);
}

void
hjl_row_list_forget_lines (HjlRowList *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    unbind (self, g_ptr_array_index (self->lines, i));
}

void
hjl_row_list_set_vadjustment (HjlRowList    *self,
                              GtkAdjustment *adjustment)
{
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, on_value_changed_cb, self);
  g_set_object (&self->vadjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_value_changed_cb), self, G_CONNECT_SWAPPED);
  queue_update (self);
}
