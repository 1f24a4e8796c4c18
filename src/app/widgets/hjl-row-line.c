/* hjl-row-line.c: a line of a list of rows: what is focused, selected and heard
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-row-line.h"

G_DEFINE_FINAL_TYPE (HjlRowLine, hjl_row_line, GTK_TYPE_WIDGET)

/* First the line itself, then the controls in it. Up and down belong to the list. */
static gboolean
hjl_row_line_focus (GtkWidget       *widget,
                    GtkDirectionType direction)
{
  HjlRowLine *self = HJL_ROW_LINE (widget);
  gboolean    is_inside = gtk_widget_get_focus_child (widget) != NULL;

  switch (direction)
    {
    case GTK_DIR_TAB_FORWARD:
      if (!is_inside && !gtk_widget_is_focus (widget))
        return gtk_widget_grab_focus (widget);
      return gtk_widget_child_focus (self->row, direction);

    case GTK_DIR_TAB_BACKWARD:
      if (gtk_widget_is_focus (widget))
        return FALSE;
      return (is_inside && gtk_widget_child_focus (self->row, direction)) || gtk_widget_grab_focus (widget);

    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      return gtk_widget_child_focus (self->row, direction) || (is_inside && gtk_widget_grab_focus (widget));

    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
    default:
      return FALSE;
    }
}

static void
hjl_row_line_dispose (GObject *object)
{
  HjlRowLine *self = HJL_ROW_LINE (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (hjl_row_line_parent_class)->dispose (object);
}

static void
hjl_row_line_class_init (HjlRowLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_row_line_dispose;
  widget_class->focus = hjl_row_line_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
hjl_row_line_init (HjlRowLine *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hjl_row_line_new (GtkWidget *row)
{
  HjlRowLine *self = g_object_new (HJL_TYPE_ROW_LINE, NULL);

  self->row = row;
  gtk_widget_set_parent (row, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
hjl_row_line_set_selected (HjlRowLine *self,
                           gboolean    selected)
{
  gboolean before = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) != 0;

  if (before == selected)
    return;

  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
