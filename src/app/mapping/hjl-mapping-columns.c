/* hjl-mapping-columns.c: fills the board's columns with what exists, and keeps what is there already
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/mapping/hjl-mapping-board-private.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-slot.h"
#include "app/mapping/hjl-target-row.h"

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
add_heading (HjlMappingBoard *self,
             const char      *text,
             GtkWidget       *last)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 6);
  put_next (self->rows, label, last);

  return label;
}

static GtkWidget *
add_row (HjlMappingBoard *self,
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
      hjl_mapping_board_watch_row (self, row);
    }
  else
    hjl_target_row_set_target (HJL_TARGET_ROW (row), target, spoken);
  put_next (self->rows, row, last);

  return row;
}

static GtkWidget *
add_reasons (HjlMappingBoard *self,
             gboolean         hired,
             GtkWidget       *last)
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
        last = add_heading (self, hired ? _ ("Archive as Hired") : _ ("Archive as Rejected or Withdrawn"), last);
      first = FALSE;
      last = add_row (self, HJL_TARGET_REASON, hjl_archive_reason_get_id (reason), name,
                      hired ? g_strdup_printf (_ ("Archive as hired with reason %s"), name)
                            : g_strdup_printf (_ ("Archive as not hired with reason %s"), name),
                      last);
    }

  return last;
}

void
hjl_mapping_board_fill_slots (HjlMappingBoard *self)
{
  GPtrArray *stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_HACKAJOB);
  GtkWidget *last = NULL;

  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage  *stage = g_ptr_array_index (stages, i);
      GtkWidget *slot = hjl_mapping_board_get_slot (self, hjl_stage_get_id (stage));

      if (slot == NULL)
        {
          slot = hjl_slot_new (self->editor, stage);
          hjl_mapping_board_watch_slot (self, slot);
        }
      else
        hjl_slot_set_stage (HJL_SLOT (slot), stage);
      put_next (self->slots, slot, last);
      last = slot;
    }
  end_after (self->slots, last);
}

void
hjl_mapping_board_fill_rows (HjlMappingBoard *self)
{
  GPtrArray *stages = hjl_catalogue_get_stages (self->catalogue, HJL_SIDE_LEVER);
  GtkWidget *last = NULL;

  if (stages->len > 0)
    last = add_heading (self, _ ("Stages of the Pipeline"), last);
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage *stage = g_ptr_array_index (stages, i);

      last = add_row (self, HJL_TARGET_STAGE, hjl_stage_get_id (stage), hjl_stage_get_name (stage),
                      g_strdup_printf (_ ("Lever stage %s"), hjl_stage_get_name (stage)), last);
    }
  last = add_reasons (self, TRUE, last);
  last = add_reasons (self, FALSE, last);
  end_after (self->rows, last);
}
