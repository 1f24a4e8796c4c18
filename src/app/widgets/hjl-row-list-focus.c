/* hjl-row-list-focus.c: keys and pointer: who has the focus, is selected, is opened
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-row-list-private.h"

/* What a key moves the focus by. */
typedef enum
{
  HJL_STEP_LINE,
  HJL_STEP_PAGE,
  HJL_STEP_END,
} HjlStep;

/* And what that does to the selection. */
typedef enum
{
  HJL_MOVE_ALONE,
  HJL_MOVE_SELECT,
  HJL_MOVE_EXTEND,
} HjlMove;

void
hjl_row_list_show (HjlRowList *self,
                   guint       position)
{
  double page = gtk_widget_get_height (GTK_WIDGET (self));
  double value, start;

  g_return_if_fail (HJL_IS_ROW_LIST (self));

  hjl_row_list_catch_up (self);

  if (position >= hjl_row_list_get_n_items (self))
    return;

  value = hjl_row_list_get_value (self);
  start = (double) position * self->line_height;
  if (start < value || start + self->line_height > value + page)
    {
      hjl_row_list_set_value (self, start < value ? start : start + self->line_height - page);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  hjl_row_list_update_lines (self);
}

static gboolean
focus_position (HjlRowList *self,
                guint       position)
{
  HjlRowLine *line;

  if (position >= hjl_row_list_get_n_items (self))
    return FALSE;

  hjl_row_list_show (self, position);
  line = hjl_row_list_find_line (self, position);

  return line != NULL && gtk_widget_grab_focus (GTK_WIDGET (line));
}

gboolean
hjl_row_list_focus_in_sight (HjlRowList *self)
{
  HjlRowLine *line;

  hjl_row_list_catch_up (self);
  if (self->is_stale)
    hjl_row_list_update_lines (self);
  line = hjl_row_list_find_line (self, self->focus_position);
  if (line == NULL)
    line = hjl_row_list_pick_line (self, self->line_height - 1);

  return focus_position (self, line != NULL ? line->position : 0);
}

/* Where the focus is, and not where it was told to be. */
static guint
get_focus_position (HjlRowList *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint      position;

  hjl_row_list_catch_up (self);
  position = child != NULL ? HJL_ROW_LINE (child)->position : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION ? position : self->focus_position;
}

static guint
get_n_in_page (HjlRowList *self)
{
  return self->line_height > 0 ? MAX (gtk_widget_get_height (GTK_WIDGET (self)) / self->line_height, 1) : 1;
}

/* @alone: none but that. A range begins there from now on. */
static void
select_item (HjlRowList *self,
             guint       position,
             gboolean    alone)
{
  gtk_selection_model_select_item (self->model, position, alone);
  g_clear_object (&self->anchor);
  self->anchor = g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

/* Where a range began, if that is still selected; else @otherwise. */
static guint
find_anchor (HjlRowList *self,
             guint       otherwise)
{
  guint n = self->anchor != NULL ? hjl_row_list_get_n_items (self) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (item == self->anchor)
        return gtk_selection_model_is_selected (self->model, i) ? i : otherwise;
    }

  return otherwise;
}

/* All from @anchor to @position, where the model lets more than one be selected. */
static void
select_range (HjlRowList *self,
              guint       anchor,
              guint       position)
{
  if (!gtk_selection_model_select_range (self->model, MIN (anchor, position), MAX (anchor, position) - MIN (anchor, position) + 1, TRUE))
    {
      select_item (self, position, TRUE);
      return;
    }

  g_clear_object (&self->anchor);
  self->anchor = g_list_model_get_item (G_LIST_MODEL (self->model), anchor);
}

static gboolean
move (GtkWidget *widget,
      GVariant  *args,
      gpointer   user_data)
{
  HjlRowList *self = HJL_ROW_LIST (widget);
  gint64      n = hjl_row_list_get_n_items (self);
  gint64      place = get_focus_position (self);
  guint       anchor;
  gboolean    forward;
  int         step, then;

  g_variant_get (args, "(ibi)", &step, &forward, &then);
  if (n == 0)
    return FALSE;

  if (step == HJL_STEP_END)
    place = forward ? n - 1 : 0;
  else
    place += (forward ? 1 : -1) * (step == HJL_STEP_PAGE ? (gint64) get_n_in_page (self) : 1);
  if (step == HJL_STEP_LINE && (place < 0 || place >= n))
    return gtk_widget_keynav_failed (widget, forward ? GTK_DIR_DOWN : GTK_DIR_UP);

  place = CLAMP (place, 0, n - 1);
  anchor = then == HJL_MOVE_EXTEND ? find_anchor (self, get_focus_position (self)) : place;
  focus_position (self, place);
  if (then == HJL_MOVE_EXTEND)
    select_range (self, anchor, place);
  else if (then == HJL_MOVE_SELECT)
    select_item (self, place, TRUE);

  return TRUE;
}

static void
toggle_selected (HjlRowList *self,
                 guint       position)
{
  if (gtk_selection_model_is_selected (self->model, position))
    gtk_selection_model_unselect_item (self->model, position);
  else
    select_item (self, position, FALSE);
}

static gboolean
activate (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  HjlRowList *self = HJL_ROW_LIST (widget);

  hjl_row_list_activate (self, get_focus_position (self));

  return TRUE;
}

/* Where nothing can be selected, the space bar opens, as it presses buttons. */
static gboolean
select_or_activate (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  HjlRowList *self = HJL_ROW_LIST (widget);
  guint       position = get_focus_position (self);
  gboolean    toggles = FALSE;

  g_variant_get (args, "(b)", &toggles);
  if (GTK_IS_NO_SELECTION (self->model))
    hjl_row_list_activate (self, position);
  else if (toggles)
    toggle_selected (self, position);
  else
    select_item (self, position, TRUE);

  return TRUE;
}

static gboolean
select_all (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  return gtk_selection_model_select_all (HJL_ROW_LIST (widget)->model);
}

static gboolean
ask_for_menu (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  HjlRowList *self = HJL_ROW_LIST (widget);
  HjlRowLine *line = hjl_row_list_find_line (self, get_focus_position (self));

  if (line != NULL)
    hjl_row_list_ask_for_menu (self, line);

  return line != NULL;
}

static void
add_move (GtkWidgetClass *widget_class,
          guint           key,
          guint           keypad_key,
          HjlStep         step,
          gboolean        forward)
{
  const guint keys[] = { key, keypad_key };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, move, "(ibi)", step, forward, HJL_MOVE_SELECT);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, move, "(ibi)", step, forward, HJL_MOVE_ALONE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, move, "(ibi)", step, forward, HJL_MOVE_EXTEND);
    }
}

static gboolean
hjl_row_list_focus (GtkWidget       *widget,
                    GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL)
    return gtk_widget_child_focus (child, direction);

  return hjl_row_list_focus_in_sight (HJL_ROW_LIST (widget));
}

static gboolean
hjl_row_list_grab_focus (GtkWidget *widget)
{
  return hjl_row_list_focus_in_sight (HJL_ROW_LIST (widget));
}

static void
hjl_row_list_set_focus_child (GtkWidget *widget,
                              GtkWidget *child)
{
  HjlRowList *self = HJL_ROW_LIST (widget);
  guint       position = child != NULL ? HJL_ROW_LINE (child)->position : GTK_INVALID_LIST_POSITION;

  GTK_WIDGET_CLASS (g_type_class_peek_parent (G_OBJECT_GET_CLASS (self)))->set_focus_child (widget, child);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->focus_position = position;
  hjl_row_list_show (self, position);
}

void
hjl_row_list_class_init_focus (GtkWidgetClass *widget_class)
{
  widget_class->focus = hjl_row_list_focus;
  widget_class->grab_focus = hjl_row_list_grab_focus;
  widget_class->set_focus_child = hjl_row_list_set_focus_child;

  add_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, HJL_STEP_LINE, FALSE);
  add_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, HJL_STEP_LINE, TRUE);
  add_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, HJL_STEP_PAGE, FALSE);
  add_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, HJL_STEP_PAGE, TRUE);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, HJL_STEP_END, FALSE);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, HJL_STEP_END, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Enter, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, select_or_activate, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, select_or_activate, "(b)", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, select_all, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, ask_for_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, ask_for_menu, NULL);
}

static void
release (HjlRowList *self)
{
  if (self->pressed != NULL)
    gtk_widget_unset_state_flags (GTK_WIDGET (self->pressed), GTK_STATE_FLAG_ACTIVE);
  self->pressed = NULL;
}

static void
on_pressed_cb (HjlRowList      *self,
               int              n_press,
               double           x,
               double           y,
               GtkGestureClick *click)
{
  guint       button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  HjlRowLine *line = hjl_row_list_pick_line (self, y);

  release (self);
  if (line == NULL || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  if (button == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_grab_focus (GTK_WIDGET (line));
      hjl_row_list_ask_for_menu (self, line);
      return;
    }

  self->pressed = line;
  gtk_widget_set_state_flags (GTK_WIDGET (line), GTK_STATE_FLAG_ACTIVE, FALSE);
  if (n_press == 2 && !self->single_click_activate)
    hjl_row_list_activate (self, line->position);
}

static void
on_released_cb (HjlRowList      *self,
                int              n_press,
                double           x,
                double           y,
                GtkGestureClick *click)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  HjlRowLine     *line = self->pressed;
  guint           position, before;

  release (self);
  if (line == NULL || line != hjl_row_list_pick_line (self, y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  before = get_focus_position (self);
  gtk_widget_grab_focus (GTK_WIDGET (line));
  position = line->position;
  if (state & GDK_CONTROL_MASK)
    toggle_selected (self, position);
  else if (state & GDK_SHIFT_MASK)
    select_range (self, find_anchor (self, before), position);
  else
    select_item (self, position, TRUE);
  if (n_press == 1 && self->single_click_activate)
    hjl_row_list_activate (self, position);
}

void
hjl_row_list_init_pointer (HjlRowList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released_cb), self);
  g_signal_connect_swapped (click, "cancel", G_CALLBACK (release), self);
  g_signal_connect_swapped (click, "stopped", G_CALLBACK (release), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
