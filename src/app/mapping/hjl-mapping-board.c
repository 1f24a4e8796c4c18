/* hjl-mapping-board.c: hackajob's stages beside Lever's, and lines between what is mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-mapping-board.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-mapping-lines.h"
#include "app/mapping/hjl-slot-dnd.h"
#include "app/mapping/hjl-target-row.h"

/* Below this the columns do not fit side by side; the gap is where the lines are. */
#define STACK_WIDTH 560
#define GAP 72
#define STACKED_GAP 24
/* Side by side, each column scrolls by itself from this height on. */
#define LOW_HEIGHT 240
#define HIGH_HEIGHT 480

struct _HjlMappingBoard
{
  GtkWidget parent_instance;

  HjlMappingEditor *editor;    /* nullable */
  HjlCatalogue     *catalogue; /* nullable: what the columns were made from */

  /* Template widgets. */
  GtkWidget         *left;
  GtkWidget         *right;
  GtkScrolledWindow *left_scroller;
  GtkScrolledWindow *right_scroller;
  GtkBox            *slots;
  GtkBox            *rows;
};

G_DEFINE_FINAL_TYPE (HjlMappingBoard, hjl_mapping_board, GTK_TYPE_WIDGET)

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
on_slot_moved_cb (HjlMappingBoard *self,
                  const char      *stage_id)
{
  GtkWidget *slot = hjl_mapping_board_get_slot (self, stage_id);

  if (slot != NULL)
    gtk_widget_grab_focus (slot);
}

/* The line of what is pointed at, or has the focus, is stronger. */
static void
watch_pointer (HjlMappingBoard *self,
               GtkWidget       *widget)
{
  g_signal_connect_object (widget, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
add_heading (HjlMappingBoard *self,
             const char      *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (self->rows, label);
}

static void
add_row (HjlMappingBoard *self,
         HjlTargetKind    kind,
         const char      *id,
         const char      *name,
         char            *label)
{
  g_autoptr (HjlTarget) target = hjl_target_new (kind, id, name);
  g_autofree char *spoken = label;
  GtkWidget       *row = hjl_target_row_new (target, spoken);

  watch_pointer (self, row);
  gtk_box_append (self->rows, row);
}

static void
add_reasons (HjlMappingBoard *self,
             gboolean         hired)
{
  GPtrArray *reasons = hjl_catalogue_get_reasons (self->catalogue);
  gboolean   first = TRUE;

  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);
      const char       *name = hjl_archive_reason_get_name (reason);

      if (!hjl_archive_reason_get_active (reason) || hjl_archive_reason_get_hired (reason) != hired)
        continue;
      if (first)
        add_heading (self, hired ? _ ("Archive as Hired") : _ ("Archive as Rejected or Withdrawn"));
      first = FALSE;
      add_row (self, HJL_TARGET_REASON, hjl_archive_reason_get_id (reason), name,
               hired ? g_strdup_printf (_ ("Archive as hired with reason %s"), name)
                     : g_strdup_printf (_ ("Archive as not hired with reason %s"), name));
    }
}

static void
fill (HjlMappingBoard *self)
{
  GPtrArray *stages;

  empty_box (self->slots);
  empty_box (self->rows);
  g_clear_object (&self->catalogue);
  if (self->editor == NULL)
    return;

  self->catalogue = g_object_ref (hjl_mapping_editor_get_catalogue (self->editor));
  stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_HACKAJOB);
  for (guint i = 0; i < stages->len; i++)
    {
      GtkWidget *slot = hjl_slot_new (self->editor, g_ptr_array_index (stages, i));

      watch_pointer (self, slot);
      g_signal_connect_object (slot, "moved", G_CALLBACK (on_slot_moved_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->slots, slot);
    }

  stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_LEVER);
  if (stages->len > 0)
    add_heading (self, _ ("Stages of the Pipeline"));
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      add_row (self, HJL_TARGET_STAGE, hjl_stage_get_id (stage), hjl_stage_get_name (stage),
               g_strdup_printf (_ ("Lever stage %s"), hjl_stage_get_name (stage)));
    }
  add_reasons (self, TRUE);
  add_reasons (self, FALSE);
}

static void
on_editor_changed_cb (HjlMappingBoard *self)
{
  if (self->catalogue != hjl_mapping_editor_get_catalogue (self->editor))
    fill (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
get_height (GtkWidget *widget,
            int        width,
            gboolean   natural)
{
  int minimum;
  int wanted;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &wanted, NULL, NULL);

  return natural ? wanted : minimum;
}

static int
get_column_width (int width)
{
  return MAX ((width - GAP) / 2, 0);
}

static void
hjl_mapping_board_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  HjlMappingBoard *self = HJL_MAPPING_BOARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int left_minimum;
      int right_minimum;
      int left;
      int right;

      gtk_widget_measure (self->left, orientation, -1, &left_minimum, &left, NULL, NULL);
      gtk_widget_measure (self->right, orientation, -1, &right_minimum, &right, NULL, NULL);
      *minimum = MAX (left_minimum, right_minimum);
      *natural = MAX (left + right + GAP, *minimum);
    }
  else if (for_size >= 0 && for_size < STACK_WIDTH)
    {
      *minimum = get_height (self->left, for_size, TRUE) + STACKED_GAP + get_height (self->right, for_size, TRUE);
      *natural = *minimum;
    }
  else
    {
      int column = for_size >= 0 ? get_column_width (for_size) : -1;

      *natural = MAX (get_height (self->left, column, TRUE), get_height (self->right, column, TRUE));
      *minimum = MAX (get_height (self->left, column, FALSE), get_height (self->right, column, FALSE));
      *minimum = MAX (*minimum, MIN (*natural, HIGH_HEIGHT));
      *natural = MAX (*natural, *minimum);
    }
}

static void
hjl_mapping_board_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  HjlMappingBoard *self = HJL_MAPPING_BOARD (widget);
  gboolean         mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int              column = get_column_width (width);

  if (width < STACK_WIDTH)
    {
      int left = get_height (self->left, width, TRUE);
      int right = get_height (self->right, width, TRUE);

      gtk_widget_size_allocate (self->left, &(GtkAllocation){ 0, 0, width, left }, -1);
      gtk_widget_size_allocate (self->right, &(GtkAllocation){ 0, left + STACKED_GAP, width, right }, -1);
    }
  else
    {
      gtk_widget_size_allocate (self->left, &(GtkAllocation){ mirrored ? width - column : 0, 0, column, height }, -1);
      gtk_widget_size_allocate (self->right, &(GtkAllocation){ mirrored ? 0 : width - column, 0, column, height }, -1);
    }
}

static GtkSizeRequestMode
hjl_mapping_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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

  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_MAPPING_BOARD);
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
  widget_class->measure = hjl_mapping_board_measure;
  widget_class->size_allocate = hjl_mapping_board_size_allocate;
  widget_class->get_request_mode = hjl_mapping_board_get_request_mode;
  widget_class->snapshot = hjl_mapping_board_snapshot;

  gtk_widget_class_set_css_name (widget_class, "mappingboard");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-mapping-board.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlMappingBoard, left);
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

  if (self->editor == NULL || gtk_widget_get_width (GTK_WIDGET (self)) < STACK_WIDTH)
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
