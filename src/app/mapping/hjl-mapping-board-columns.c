/* hjl-mapping-board-columns.c: fills the board's columns with what exists, and keeps what is there already
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-board-private.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-slot.h"
#include "app/mapping/hjl-target-group.h"
#include "model/hjl-fold.h"

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
      if (HJL_IS_TARGET_GROUP (group) && g_str_equal (hjl_target_group_get_key (HJL_TARGET_GROUP (group)), key))
        break;
    }
  if (group == NULL)
    {
      group = hjl_target_group_new (key, title);
      hjl_mapping_board_watch_group (self, group);
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
      hjl_mapping_board_watch_row (self, row);
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

void
hjl_mapping_board_fill_slots (HjlMappingBoard *self)
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
  HjlMapping *mapping = hjl_mapping_editor_get_mapping (self->editor);
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
          const HjlTarget *target = hjl_target_row_get_target (HJL_TARGET_ROW (child));
          g_autofree char *name = hjl_fold_for_search (target->name);

          uses = list_uses (self, target);
          hjl_target_row_set_uses (HJL_TARGET_ROW (child), uses);
          found = hjl_fold_has_words (name, (const char *const *) self->filter);
          /* What is looked for shows, folded away or not. */
          gtk_widget_set_visible (child, found && (self->filter != NULL || group == NULL || !hjl_target_group_get_folded (group)));
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

void
hjl_mapping_board_update_rows (HjlMappingBoard *self)
{
  update_column (self, self->stages);
  update_column (self, self->reasons);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
hjl_mapping_board_get_group (GtkWidget *row)
{
  while (row != NULL && !HJL_IS_TARGET_GROUP (row))
    row = gtk_widget_get_prev_sibling (row);

  return row;
}
