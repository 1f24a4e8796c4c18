/* hjl-mapping-board.c: hackajob's stages beside Lever's, and lines between what is mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-mapping-board-private.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-board-layout.h"
#include "app/mapping/hjl-drag-item.h"
#include "app/mapping/hjl-drag-scroll.h"
#include "app/mapping/hjl-mapping-lines.h"
#include "app/mapping/hjl-slot-dnd.h"
#include "app/mapping/hjl-target-row.h"

G_DEFINE_FINAL_TYPE (HjlMappingBoard, hjl_mapping_board, GTK_TYPE_WIDGET)

static void
on_slot_moved_cb (HjlMappingBoard *self,
                  const char      *stage_id)
{
  GtkWidget *slot = hjl_mapping_board_get_slot (self, stage_id);

  if (slot != NULL)
    gtk_widget_grab_focus (slot);
}

/* The first blank slot is the most likely next one. */
static void
focus_some_slot (HjlMappingBoard *self)
{
  HjlMapping *mapping = hjl_mapping_editor_get_mapping (self->editor);
  GtkWidget  *child = gtk_widget_get_first_child (GTK_WIDGET (self->slots));

  while (child != NULL && hjl_mapping_get_target (mapping, hjl_slot_get_stage_id (HJL_SLOT (child))) != NULL)
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL)
    child = gtk_widget_get_first_child (GTK_WIDGET (self->slots));
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

static void
hold (HjlMappingBoard *self,
      GtkWidget       *row)
{
  g_autofree char *caption = NULL;

  if (self->held != NULL)
    gtk_widget_remove_css_class (self->held, "held");
  self->held = row;
  if (row != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "holding");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "holding");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.put-back", row != NULL);
  if (row != NULL)
    {
      gtk_widget_add_css_class (row, "held");
      caption = g_strdup_printf (_ ("Now choose the slot for “%s”, or press Escape."),
                                 hjl_target_row_get_target (HJL_TARGET_ROW (row))->name);
    }
  gtk_label_set_label (self->left_caption, caption != NULL ? caption : _ ("Drag a Lever stage onto each. Leave blank if none applies."));
}

/* The way without dragging: choose a row, then a slot. */
static void
on_row_chosen_cb (HjlMappingBoard *self,
                  GtkWidget       *row)
{
  hold (self, row != self->held ? row : NULL);
  if (self->held != NULL)
    focus_some_slot (self);
}

static gboolean
on_slot_asked_cb (HjlMappingBoard *self,
                  HjlSlot         *slot)
{
  GtkWidget *row = self->held;

  if (row == NULL)
    return FALSE;

  hold (self, NULL);
  hjl_slot_choose (slot, hjl_target_row_get_target (HJL_TARGET_ROW (row)));

  return TRUE;
}

static void
put_back (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  hold (HJL_MAPPING_BOARD (widget), NULL);
}

/* The line of what is pointed at, or has the focus, is stronger. */
static void
watch_pointer (HjlMappingBoard *self,
               GtkWidget       *widget)
{
  g_signal_connect_object (widget, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

void
hjl_mapping_board_watch_row (HjlMappingBoard *self,
                             GtkWidget       *row)
{
  watch_pointer (self, row);
  g_signal_connect_object (row, "chosen", G_CALLBACK (on_row_chosen_cb), self, G_CONNECT_SWAPPED);
}

void
hjl_mapping_board_watch_slot (HjlMappingBoard *self,
                              GtkWidget       *slot)
{
  watch_pointer (self, slot);
  g_signal_connect_object (slot, "moved", G_CALLBACK (on_slot_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slot, "asked", G_CALLBACK (on_slot_asked_cb), self, G_CONNECT_SWAPPED);
}

/* What still exists keeps its widget, and with it the focus, an open chooser and what is being dragged. */
static void
fill (HjlMappingBoard *self)
{
  const HjlTarget *held = self->held != NULL ? hjl_target_row_get_target (HJL_TARGET_ROW (self->held)) : NULL;

  g_set_object (&self->catalogue, hjl_mapping_editor_get_catalogue (self->editor));
  if (held == NULL || !hjl_target_exists (held, self->catalogue))
    hold (self, NULL);
  hjl_mapping_board_fill_slots (self);
  hjl_mapping_board_fill_rows (self);
  /* Nobody tells of the end of a drag whose widget is gone. */
  hjl_drag_item_light_up (GTK_WIDGET (self), FALSE);
}

static void
on_editor_changed_cb (HjlMappingBoard *self)
{
  if (self->catalogue != hjl_mapping_editor_get_catalogue (self->editor))
    fill (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hjl_mapping_board_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  HjlMappingBoard *self = HJL_MAPPING_BOARD (widget);
  g_autoptr (GArray) lines = hjl_mapping_board_list_lines (self);

  GTK_WIDGET_CLASS (hjl_mapping_board_parent_class)->snapshot (widget, snapshot);
  hjl_mapping_lines_snapshot (lines, widget, snapshot);
}

static void
hjl_mapping_board_dispose (GObject *object)
{
  HjlMappingBoard *self = HJL_MAPPING_BOARD (object);
  GtkWidget       *child;

  self->held = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_MAPPING_BOARD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->editor);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (hjl_mapping_board_parent_class)->dispose (object);
}

static void
hjl_mapping_board_class_init (HjlMappingBoardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_mapping_board_dispose;
  widget_class->snapshot = hjl_mapping_board_snapshot;

  gtk_widget_class_install_action (widget_class, "board.put-back", NULL, put_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "board.put-back", NULL);

  gtk_widget_class_set_css_name (widget_class, "mappingboard");
  gtk_widget_class_set_layout_manager_type (widget_class, HJL_TYPE_BOARD_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-mapping-board.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, left_caption);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, right);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, left_scroller);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, right_scroller);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, slots);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, rows);
}

static void
hjl_mapping_board_init (HjlMappingBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.put-back", FALSE);
  hjl_drag_scroll_add (self->left_scroller);
  hjl_drag_scroll_add (self->right_scroller);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->left_scroller), "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->right_scroller), "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hjl_mapping_board_new (void)
{
  return g_object_new (HJL_TYPE_MAPPING_BOARD, NULL);
}

void
hjl_mapping_board_set_editor (HjlMappingBoard  *self,
                              HjlMappingEditor *editor)
{
  g_return_if_fail (HJL_IS_MAPPING_BOARD (self));
  g_return_if_fail (self->editor == NULL);
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (editor));

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_editor_changed_cb), self, G_CONNECT_SWAPPED);
  hjl_drag_clear (self->right, editor);
  fill (self);
}

GtkWidget *
hjl_mapping_board_get_slot (HjlMappingBoard *self,
                            const char      *stage_id)
{
  GtkWidget *child;

  g_return_val_if_fail (HJL_IS_MAPPING_BOARD (self), NULL);

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->slots)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (g_strcmp0 (hjl_slot_get_stage_id (HJL_SLOT (child)), stage_id) == 0)
        break;
    }

  return child;
}

GtkWidget *
hjl_mapping_board_get_row (HjlMappingBoard *self,
                           const HjlTarget *target)
{
  GtkWidget *child;

  g_return_val_if_fail (HJL_IS_MAPPING_BOARD (self), NULL);

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (HJL_IS_TARGET_ROW (child) && hjl_target_equal (hjl_target_row_get_target (HJL_TARGET_ROW (child)), target))
        break;
    }

  return child;
}

GArray *
hjl_mapping_board_list_lines (HjlMappingBoard *self)
{
  GArray    *lines = g_array_new (FALSE, FALSE, sizeof (HjlMappingLine));
  GtkWidget *child;

  g_return_val_if_fail (HJL_IS_MAPPING_BOARD (self), lines);

  if (self->editor == NULL || hjl_board_layout_is_stacked (gtk_widget_get_width (GTK_WIDGET (self))))
    return lines;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->slots)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HjlMapping      *mapping = hjl_mapping_editor_get_mapping (self->editor);
      const HjlTarget *target = hjl_mapping_get_target (mapping, hjl_slot_get_stage_id (HJL_SLOT (child)));
      GtkWidget       *row = target != NULL ? hjl_mapping_board_get_row (self, target) : NULL;
      HjlMappingLine   line;

      if (row == NULL ||
          !hjl_mapping_lines_place (&line, GTK_WIDGET (self), hjl_slot_get_pill (HJL_SLOT (child)),
                                    GTK_WIDGET (self->left_scroller), row, GTK_WIDGET (self->right_scroller)))
        continue;
      line.strong = gtk_widget_has_focus (child) || (gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_PRELIGHT) != 0 ||
                    (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_PRELIGHT) != 0;
      g_array_append_val (lines, line);
    }

  return lines;
}
