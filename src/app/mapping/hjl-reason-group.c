/* hjl-reason-group.c: a popover that says which archive reasons a hackajob stage stands for, and which of them is used
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-reason-group.h"

#include <glib/gi18n-lib.h>

/* Higher lists scroll. */
#define MOST_HEIGHT 360

struct _HjlReasonGroup
{
  GtkPopover parent_instance;

  HjlMappingEditor *editor;
  HjlStage         *stage;
  GtkBox           *rows;
  gboolean          updating; /* the rows are being set from the editor */
};

G_DEFINE_FINAL_TYPE (HjlReasonGroup, hjl_reason_group, GTK_TYPE_POPOVER)

static const HjlTarget *
get_reason (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "hjl-reason");
}

static void
on_check_toggled_cb (HjlReasonGroup *self,
                     GtkCheckButton *check)
{
  if (self->updating)
    return;

  if (gtk_check_button_get_active (check))
    hjl_mapping_editor_add_reason (self->editor, self->stage->id, get_reason (GTK_WIDGET (check)));
  else
    hjl_mapping_editor_remove_reason (self->editor, self->stage->id, get_reason (GTK_WIDGET (check)));
}

static void
on_use_clicked_cb (HjlReasonGroup *self,
                   GtkWidget      *button)
{
  hjl_mapping_editor_use_reason (self->editor, self->stage->id, get_reason (button));
}

static void
tie (GtkWidget       *widget,
     const HjlTarget *reason)
{
  g_object_set_data_full (G_OBJECT (widget), "hjl-reason", hjl_target_copy (reason), (GDestroyNotify) hjl_target_free);
}

static void
add_row (HjlReasonGroup  *self,
         const HjlTarget *reason)
{
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *check = gtk_check_button_new_with_label (reason->name);
  GtkWidget       *use = gtk_button_new_with_label (_ ("Use"));
  g_autofree char *label = g_strdup_printf (_ ("Use “%s” in Lever"), reason->name);

  gtk_widget_set_hexpand (check, TRUE);
  tie (check, reason);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), check);

  gtk_widget_add_css_class (use, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (use), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  tie (use, reason);
  g_signal_connect_object (use, "clicked", G_CALLBACK (on_use_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), use);
  gtk_box_append (self->rows, row);
}

static void
update (HjlReasonGroup *self)
{
  const char      *stage_id = self->stage->id;
  const HjlTarget *used = hjl_mapping_get_target (self->editor->mapping, stage_id);
  GtkWidget       *row;

  self->updating = TRUE;
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget       *check = gtk_widget_get_first_child (row);
      GtkWidget       *use = gtk_widget_get_last_child (row);
      const HjlTarget *reason = get_reason (check);
      gboolean         is_used = used != NULL && hjl_target_equal (used, reason);
      gboolean         counts = hjl_mapping_editor_has_target (self->editor, stage_id, reason);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), counts);
      gtk_button_set_label (GTK_BUTTON (use), is_used ? _ ("Used in Lever") : _ ("Use"));
      gtk_widget_set_sensitive (use, counts && !is_used);
      gtk_widget_set_opacity (use, counts ? 1 : 0);
    }
  self->updating = FALSE;
}

/* What there is may have changed since. */
static void
fill (HjlReasonGroup *self)
{
  HjlCatalogue *catalogue = self->editor->catalogue;
  GPtrArray    *reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);
  GtkWidget    *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);
      g_autoptr (HjlTarget) target = hjl_target_new (HJL_TARGET_REASON, reason->id,
                                                     reason->name);

      /* What counts already can be taken out, whatever became of it. */
      if (hjl_mapping_editor_has_target (self->editor, self->stage->id, target) ||
          (reason->active &&
           hjl_mapping_editor_judge (self->editor, self->stage->id, target, NULL) == HJL_FIT_GOOD))
        add_row (self, target);
    }
  update (self);
}

static void
hjl_reason_group_dispose (GObject *object)
{
  HjlReasonGroup *self = HJL_REASON_GROUP (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->stage);

  G_OBJECT_CLASS (hjl_reason_group_parent_class)->dispose (object);
}

static void
hjl_reason_group_class_init (HjlReasonGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hjl_reason_group_dispose;
}

static void
hjl_reason_group_init (HjlReasonGroup *self)
{
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "max-width-chars", 36, NULL);

  gtk_widget_add_css_class (label, style);

  return label;
}

GtkWidget *
hjl_reason_group_new (HjlMappingEditor *editor,
                      HjlStage         *stage)
{
  HjlReasonGroup  *self;
  GtkWidget       *box;
  GtkWidget       *scroller;
  GtkWidget       *about;
  g_autofree char *title = NULL;

  g_return_val_if_fail (HJL_IS_MAPPING_EDITOR (editor), NULL);
  g_return_val_if_fail (HJL_IS_STAGE (stage), NULL);

  self = g_object_new (HJL_TYPE_REASON_GROUP, NULL);
  self->editor = g_object_ref (editor);
  self->stage = g_object_ref (stage);
  title = g_strdup_printf (_ ("Reasons that count as “%s”"), stage->name);
  about = make_label (_ ("Archiving in Lever for any of these moves the candidate here. One of them is used to archive in Lever when the candidate moves here."), "caption");
  gtk_widget_add_css_class (about, "dim-label");
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "hscrollbar-policy", GTK_POLICY_NEVER,
                           "propagate-natural-height", TRUE,
                           "max-content-height", MOST_HEIGHT,
                           "child", self->rows,
                           NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), about);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (self, "show", G_CALLBACK (fill), NULL);
  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
