/* hjl-mapping-board.c: hackajob's stages beside Lever's, and lines between what is mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-board.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-board-layout.h"
#include "app/mapping/hjl-mapping-lines.h"
#include "app/mapping/hjl-slot.h"
#include "app/mapping/hjl-target-group.h"
#include "app/mapping/hjl-target-row.h"
#include "app/widgets/hjl-typed.h"
#include "model/hjl-fold.h"

struct _HjlMappingBoard
{
  GtkWidget parent_instance;

  HjlMappingEditor *editor;    /* nullable */
  HjlCatalogue     *catalogue; /* nullable: what the columns were made from */
  GtkWidget        *held;      /* nullable: the row that was chosen, and waits for a slot */
  GStrv             filter;    /* nullable: words */
  GtkAdjustment    *scrolling; /* nullable: of the page; while the board is in one */

  /* Template widgets. */
  GtkLabel       *caption;
  GtkBox         *slots;
  GtkBox         *stages;
  GtkBox         *reasons;
  GtkStack       *lever_head;
  GtkSearchEntry *filter_entry;
  GtkWidget      *clear_place;
};

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
  HjlMapping *mapping = self->editor->mapping;
  GtkWidget  *child = gtk_widget_get_first_child (GTK_WIDGET (self->slots));

  while (child != NULL && hjl_mapping_get_target (mapping, HJL_SLOT (child)->stage->id) != NULL)
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
                                 HJL_TARGET_ROW (row)->target->name);
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
  hjl_slot_choose (slot, HJL_TARGET_ROW (row)->target);

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

static void
watch_row (HjlMappingBoard *self,
           GtkWidget       *row)
{
  watch_pointer (self, row);
  g_signal_connect_object (row, "chosen", G_CALLBACK (on_row_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
watch_slot (HjlMappingBoard *self,
            GtkWidget       *slot)
{
  watch_pointer (self, slot);
  g_signal_connect_object (slot, "moved", G_CALLBACK (on_slot_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slot, "asked", G_CALLBACK (on_slot_asked_cb), self, G_CONNECT_SWAPPED);
}

static void update_rows (HjlMappingBoard *self);

static void
watch_group (HjlMappingBoard *self,
             GtkWidget       *group)
{
  g_signal_connect_object (group, "clicked", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
}

/* Puts @child, which may be there already, after what was put last. */
static void
put_next (GtkBox    *box,
          GtkWidget *child,
          GtkWidget *last)
{
  if (gtk_widget_get_parent (child) == NULL)
    gtk_box_append (box, child);
  gtk_box_reorder_child_after (box, child, last);
}

/* Takes away what was there before and was not put again. */
static void
end_after (GtkBox    *box,
           GtkWidget *last)
{
  GtkWidget *child;

  while ((child = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
add_group (HjlMappingBoard *self,
           GtkBox          *box,
           const char      *key,
           const char      *title,
           GtkWidget       *last)
{
  GtkWidget *group;

  for (group = gtk_widget_get_first_child (GTK_WIDGET (box)); group != NULL; group = gtk_widget_get_next_sibling (group))
    {
      if (HJL_IS_TARGET_GROUP (group) && g_str_equal (HJL_TARGET_GROUP (group)->key, key))
        break;
    }
  if (group == NULL)
    {
      group = hjl_target_group_new (key, title);
      watch_group (self, group);
    }
  put_next (box, group, last);

  return group;
}

static GtkWidget *
add_row (HjlMappingBoard *self,
         GtkBox          *box,
         HjlTargetKind    kind,
         const char      *id,
         const char      *name,
         char            *label,
         GtkWidget       *last)
{
  g_autoptr (HjlTarget) target = hjl_target_new (kind, id, name);
  g_autofree char *spoken = label;
  GtkWidget       *row = hjl_mapping_board_get_row (self, target);

  if (row == NULL)
    {
      row = hjl_target_row_new (target, spoken);
      watch_row (self, row);
    }
  else
    hjl_target_row_set_target (HJL_TARGET_ROW (row), target, spoken);
  put_next (box, row, last);

  return row;
}

static GtkWidget *
add_reasons (HjlMappingBoard *self,
             gboolean         hired,
             GtkWidget       *last)
{
  GPtrArray *reasons = hjl_catalogue_get_list (self->catalogue, HJL_LIST_REASONS);
  gboolean   first = TRUE;

  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);
      const char       *name = reason->name;

      if (!reason->active || reason->hired != hired)
        continue;
      if (first)
        last = add_group (self, self->reasons, hired ? "hired" : "others",
                          hired ? _ ("Archive as Hired") : _ ("Other Archive Reasons"), last);
      first = FALSE;
      last = add_row (self, self->reasons, HJL_TARGET_REASON, reason->id, name,
                      hired ? g_strdup_printf (_ ("Archive as hired with reason %s"), name)
                            : g_strdup_printf (_ ("Archive as not hired with reason %s"), name),
                      last);
    }

  return last;
}

/* The part of Lever's pipeline that a stage is in (lever/README.md, Stages), as Lever's own window has them. */
static const char *
get_part (HjlStage    *stage,
          const char **title)
{
  static const struct
  {
    const char *word;
    const char *key;
    const char *title;
  } parts[] = {
    { "lead", "leads", N_ ("Leads") },
    { "applicant", "applicants", N_ ("Applicants") },
    { "screen", "interviews", N_ ("Interviews") },
    { "onsite", "interviews", N_ ("Interviews") },
    { "offer", "offer", N_ ("Offer") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_strcmp0 (stage->pipeline, parts[i].word) == 0)
        {
          *title = _ (parts[i].title);
          return parts[i].key;
        }
    }
  *title = _ ("Stages of the Pipeline");

  return "stages";
}

static void
fill_slots (HjlMappingBoard *self)
{
  GPtrArray *stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_HACKAJOB);
  GtkWidget *last = NULL;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage  *stage = g_ptr_array_index (stages, i);
      GtkWidget *slot = hjl_mapping_board_get_slot (self, stage->id);

      if (slot == NULL)
        {
          slot = hjl_slot_new (self->editor, stage);
          watch_slot (self, slot);
        }
      else
        hjl_slot_set_stage (HJL_SLOT (slot), stage);
      put_next (self->slots, slot, last);
      last = slot;
    }
  end_after (self->slots, last);
}

static void
fill_rows (HjlMappingBoard *self)
{
  GPtrArray  *stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_LEVER);
  GtkWidget  *last = NULL;
  const char *part = NULL;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage   *stage = g_ptr_array_index (stages, i);
      const char *title;
      const char *own = get_part (stage, &title);

      if (g_strcmp0 (own, part) != 0)
        last = add_group (self, self->stages, own, title, last);
      part = own;
      last = add_row (self, self->stages, HJL_TARGET_STAGE, stage->id, stage->name,
                      g_strdup_printf (_ ("Lever stage %s"), stage->name), last);
    }
  end_after (self->stages, last);

  last = add_reasons (self, TRUE, NULL);
  last = add_reasons (self, FALSE, last);
  end_after (self->reasons, last);
}

/* Returns: (transfer full) (nullable): the names of the hackajob stages that stand for @target */
static char *
list_uses (HjlMappingBoard *self,
           const HjlTarget *target)
{
  HjlMapping *mapping = self->editor->mapping;
  GPtrArray  *stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_HACKAJOB);
  GString    *names = NULL;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage  *stage = g_ptr_array_index (stages, i);
      GPtrArray *also = hjl_mapping_get_also (mapping, stage->id);
      gboolean   used = hjl_target_equal (target, hjl_mapping_get_target (mapping, stage->id));

      for (guint k = 0; also != NULL && k < also->len; k++)
        used |= hjl_target_equal (target, also->pdata[k]);
      if (!used)
        continue;
      if (names == NULL)
        names = g_string_new (stage->name);
      else
        g_string_append_printf (names, ", %s", stage->name);
    }

  return names != NULL ? g_string_free (names, FALSE) : NULL;
}

static void
update_column (HjlMappingBoard *self,
               GtkBox          *box)
{
  HjlTargetGroup *group = NULL;
  GtkWidget      *child;
  guint           n = 0;
  guint           n_used = 0;
  guint           n_found = 0;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *uses = NULL;
      gboolean         found;

      if (HJL_IS_TARGET_GROUP (child))
        {
          group = HJL_TARGET_GROUP (child);
          n = n_used = n_found = 0;
        }
      else
        {
          const HjlTarget *target = HJL_TARGET_ROW (child)->target;
          g_autofree char *name = hjl_fold_for_search (target->name);

          uses = list_uses (self, target);
          hjl_target_row_set_uses (HJL_TARGET_ROW (child), uses);
          found = hjl_fold_has_words (name, (const char *const *) self->filter);
          /* What is looked for shows, folded away or not. */
          gtk_widget_set_visible (child, found && (self->filter != NULL || group == NULL || !group->folded));
          n++;
          n_used += uses != NULL;
          n_found += found;
        }
      if (group != NULL)
        {
          hjl_target_group_set_numbers (group, n_used, n);
          gtk_widget_set_visible (GTK_WIDGET (group), n_found > 0);
        }
    }
}

static void
update_rows (HjlMappingBoard *self)
{
  update_column (self, self->stages);
  update_column (self, self->reasons);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
get_group (GtkWidget *row)
{
  while (row != NULL && !HJL_IS_TARGET_GROUP (row))
    row = gtk_widget_get_prev_sibling (row);

  return row;
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
  const HjlTarget *held = self->held != NULL ? HJL_TARGET_ROW (self->held)->target : NULL;

  g_set_object (&self->catalogue, self->editor->catalogue);
  if (held == NULL || !hjl_target_exists (held, self->catalogue))
    hold (self, NULL);
  fill_slots (self);
  fill_rows (self);
  /* Nobody tells of the end of a drag whose widget is gone. */
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-drag", "(bb)", FALSE, FALSE);
}

static void
on_editor_changed_cb (HjlMappingBoard *self)
{
  if (self->catalogue != self->editor->catalogue)
    fill (self);
  update_rows (self);
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

void
hjl_mapping_board_set_editor (HjlMappingBoard  *self,
                              HjlMappingEditor *editor)
{
  g_return_if_fail (HJL_IS_MAPPING_BOARD (self));
  g_return_if_fail (self->editor == NULL);
  g_return_if_fail (HJL_IS_MAPPING_EDITOR (editor));

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_editor_changed_cb), self, G_CONNECT_SWAPPED);
  hjl_slot_add_clear (GTK_WIDGET (self->stages), editor);
  hjl_slot_add_clear (GTK_WIDGET (self->reasons), editor);
  hjl_slot_add_clear (self->clear_place, editor);
  fill (self);
  update_rows (self);
}

GtkWidget *
hjl_mapping_board_get_slot (HjlMappingBoard *self,
                            const char      *stage_id)
{
  GtkWidget *child;

  g_return_val_if_fail (HJL_IS_MAPPING_BOARD (self), NULL);

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->slots)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (g_strcmp0 (HJL_SLOT (child)->stage->id, stage_id) == 0)
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
      if (HJL_IS_TARGET_ROW (child) && hjl_target_equal (HJL_TARGET_ROW (child)->target, target))
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
  update_rows (self);
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
    end = get_group (row);
  if (end == NULL || !gtk_widget_get_visible (end))
    end = column;

  if (!hjl_mapping_lines_place (&line, GTK_WIDGET (self), HJL_SLOT (slot)->pill, end, end == row,
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
      HjlMapping      *mapping = self->editor->mapping;
      const char      *stage_id = HJL_SLOT (child)->stage->id;
      const HjlTarget *target = hjl_mapping_get_target (mapping, stage_id);
      GPtrArray       *also = hjl_mapping_get_also (mapping, stage_id);

      if (target != NULL)
        add_line (self, lines, child, target, &sight);
      for (guint i = 0; also != NULL && i < also->len; i++)
        add_line (self, lines, child, also->pdata[i], &sight);
    }

  return lines;
}
