/* hjl-mapping-board.c: hackajob's stages beside Lever's, and lines between what is mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-board-private.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-board-layout.h"
#include "app/mapping/hjl-mapping-lines.h"
#include "app/mapping/hjl-slot-dnd.h"
#include "app/widgets/hjl-typed.h"
#include "model/hjl-fold.h"

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
  gtk_label_set_label (self->caption, caption != NULL ? caption : _ ("Click one to choose, or drag onto it. Leave blank if none applies."));
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

void
hjl_mapping_board_watch_group (HjlMappingBoard *self,
                               GtkWidget       *group)
{
  g_signal_connect_object (group, "notify::folded", G_CALLBACK (hjl_mapping_board_update_rows), self, G_CONNECT_SWAPPED);
}

static HjlBoardLayout *
get_layout (HjlMappingBoard *self)
{
  return HJL_BOARD_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
}

/* While something is dragged, the slots show that they take it, and what it was dragged out of has a place to be cleared. */
static void
show_drag (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlMappingBoard *self = HJL_MAPPING_BOARD (widget);
  gboolean         dragging;
  gboolean         out_of_slot;

  g_variant_get (parameter, "(bb)", &dragging, &out_of_slot);
  if (dragging)
    gtk_widget_add_css_class (widget, "dragging");
  else
    gtk_widget_remove_css_class (widget, "dragging");
  gtk_stack_set_visible_child_name (self->lever_head, dragging && out_of_slot ? "clear" : "filter");
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
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-drag", "(bb)", FALSE, FALSE);
}

static void
on_editor_changed_cb (HjlMappingBoard *self)
{
  if (self->catalogue != hjl_mapping_editor_get_catalogue (self->editor))
    fill (self);
  hjl_mapping_board_update_rows (self);
}

static void
on_filter_changed_cb (HjlMappingBoard *self)
{
  hjl_mapping_board_filter (self, gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));
}

/* What is in view has another place in the board. */
static void
on_scrolled_cb (HjlMappingBoard *self)
{
  hjl_board_layout_follow (get_layout (self), GTK_WIDGET (self));
}

static void
follow_scrolling (HjlMappingBoard *self)
{
  GtkWidget     *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scrolling = scroller != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;

  if (self->scrolling == scrolling)
    return;

  if (self->scrolling != NULL)
    g_signal_handlers_disconnect_by_data (self->scrolling, self);
  g_set_object (&self->scrolling, scrolling);
  if (scrolling == NULL)
    return;

  g_signal_connect_object (scrolling, "value-changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scrolling, "changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
hjl_mapping_board_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hjl_mapping_board_parent_class)->root (widget);

  follow_scrolling (HJL_MAPPING_BOARD (widget));
}

static void
hjl_mapping_board_unroot (GtkWidget *widget)
{
  HjlMappingBoard *self = HJL_MAPPING_BOARD (widget);

  if (self->scrolling != NULL)
    g_signal_handlers_disconnect_by_data (self->scrolling, self);
  g_clear_object (&self->scrolling);

  GTK_WIDGET_CLASS (hjl_mapping_board_parent_class)->unroot (widget);
}

/* Columns whose end goes along stand below the heads, which are drawn over them. */
static void
hjl_mapping_board_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  HjlMappingBoard *self = HJL_MAPPING_BOARD (widget);
  g_autoptr (GArray) lines = hjl_mapping_board_list_lines (self);
  graphene_rect_t sight;

  GTK_WIDGET_CLASS (hjl_mapping_board_parent_class)->snapshot (widget, snapshot);
  hjl_board_layout_get_sight (get_layout (self), widget, &sight);
  hjl_mapping_lines_snapshot (lines, widget, &sight, snapshot);
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
  g_clear_object (&self->scrolling);
  g_clear_pointer (&self->filter, g_strfreev);

  G_OBJECT_CLASS (hjl_mapping_board_parent_class)->dispose (object);
}

static void
hjl_mapping_board_class_init (HjlMappingBoardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_mapping_board_dispose;
  widget_class->root = hjl_mapping_board_root;
  widget_class->unroot = hjl_mapping_board_unroot;
  widget_class->snapshot = hjl_mapping_board_snapshot;

  gtk_widget_class_install_action (widget_class, "board.put-back", NULL, put_back);
  gtk_widget_class_install_action (widget_class, "board.show-drag", "(bb)", show_drag);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "board.put-back", NULL);

  gtk_widget_class_set_css_name (widget_class, "mappingboard");
  gtk_widget_class_set_layout_manager_type (widget_class, HJL_TYPE_BOARD_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-mapping-board.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, caption);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, slots);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, stages);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, reasons);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, lever_head);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, clear_place);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hjl_typed_stop_search);
}

static void
hjl_mapping_board_init (HjlMappingBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.put-back", FALSE);
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
  hjl_drag_clear (GTK_WIDGET (self->stages), editor);
  hjl_drag_clear (GTK_WIDGET (self->reasons), editor);
  hjl_drag_clear (self->clear_place, editor);
  fill (self);
  hjl_mapping_board_update_rows (self);
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

static GtkWidget *
find_row (GtkBox          *column,
          const HjlTarget *target)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (column)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (HJL_IS_TARGET_ROW (child) && hjl_target_equal (hjl_target_row_get_target (HJL_TARGET_ROW (child)), target))
        break;
    }

  return child;
}

GtkWidget *
hjl_mapping_board_get_row (HjlMappingBoard *self,
                           const HjlTarget *target)
{
  g_return_val_if_fail (HJL_IS_MAPPING_BOARD (self), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  return find_row (target->kind == HJL_TARGET_REASON ? self->reasons : self->stages, target);
}

void
hjl_mapping_board_filter (HjlMappingBoard *self,
                          const char      *text)
{
  g_auto (GStrv) words = hjl_fold_words (text);

  g_return_if_fail (HJL_IS_MAPPING_BOARD (self));

  g_strfreev (self->filter);
  self->filter = *words != NULL ? g_steal_pointer (&words) : NULL;
  hjl_mapping_board_update_rows (self);
}

GtkWidget *
hjl_mapping_board_get_clear_place (HjlMappingBoard *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_BOARD (self), NULL);

  return self->clear_place;
}

static gboolean
is_pointed_at (GtkWidget *widget)
{
  return gtk_widget_has_focus (widget) || (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

/* To a target that is folded away the line ends at the head of its group, and to one that the filter leaves out at the edge
 * of the column. */
static void
add_line (HjlMappingBoard       *self,
          GArray                *lines,
          GtkWidget             *slot,
          const HjlTarget       *target,
          const graphene_rect_t *sight)
{
  GtkWidget     *row = hjl_mapping_board_get_row (self, target);
  GtkWidget     *column = target->kind == HJL_TARGET_REASON ? GTK_WIDGET (self->reasons) : GTK_WIDGET (self->stages);
  GtkWidget     *end = row;
  HjlMappingLine line;

  if (row == NULL)
    return;
  if (!gtk_widget_get_visible (row))
    end = hjl_mapping_board_get_group (row);
  if (end == NULL || !gtk_widget_get_visible (end))
    end = column;

  if (!hjl_mapping_lines_place (&line, GTK_WIDGET (self), hjl_slot_get_pill (HJL_SLOT (slot)), end, end == row,
                                target->kind == HJL_TARGET_REASON && hjl_board_layout_is_wide (get_layout (self))
                                  ? GTK_WIDGET (self->stages)
                                  : NULL,
                                sight))
    return;
  line.strong = is_pointed_at (slot) || is_pointed_at (row);
  g_array_append_val (lines, line);
}

GArray *
hjl_mapping_board_list_lines (HjlMappingBoard *self)
{
  GArray         *lines = g_array_new (FALSE, FALSE, sizeof (HjlMappingLine));
  GtkWidget      *child;
  graphene_rect_t sight;

  g_return_val_if_fail (HJL_IS_MAPPING_BOARD (self), lines);

  if (self->editor == NULL || hjl_board_layout_is_list (get_layout (self)))
    return lines;

  hjl_board_layout_get_sight (get_layout (self), GTK_WIDGET (self), &sight);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->slots)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HjlMapping      *mapping = hjl_mapping_editor_get_mapping (self->editor);
      const char      *stage_id = hjl_slot_get_stage_id (HJL_SLOT (child));
      const HjlTarget *target = hjl_mapping_get_target (mapping, stage_id);
      GPtrArray       *also = hjl_mapping_get_also (mapping, stage_id);

      if (target != NULL)
        add_line (self, lines, child, target, &sight);
      for (guint i = 0; also != NULL && i < also->len; i++)
        add_line (self, lines, child, also->pdata[i], &sight);
    }

  return lines;
}
