/* hjl-activity-row.c: how a line of Activity looks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/activity/hjl-activity-row.h"

#include "app/widgets/hjl-inscriptions.h"
#include "model/hjl-time.h"
#include "store/hjl-store-timeline.h"

struct _HjlActivityRow
{
  AdwBin parent_instance;

  HjlActivityItem *item; /* nullable */

  /* Template widgets. */
  GtkImage       *icon;
  GtkInscription *what;
  GtkInscription *about;
  GtkWidget      *undo_button;
  GtkWidget      *details_button;
};

G_DEFINE_FINAL_TYPE (HjlActivityRow, hjl_activity_row, ADW_TYPE_BIN)

static const char *const icons[] = {
  [HJL_ACTIVITY_DONE] = "object-select-symbolic",
  [HJL_ACTIVITY_CONFLICT] = "view-refresh-symbolic",
  [HJL_ACTIVITY_ATTENTION] = "dialog-warning-symbolic",
  [HJL_ACTIVITY_FAILED] = "dialog-error-symbolic",
  [HJL_ACTIVITY_ERASED] = "user-trash-symbolic",
  [HJL_ACTIVITY_CHANGED] = "document-edit-symbolic",
};

static void
on_details_clicked_cb (HjlActivityRow *self)
{
  if (self->item != NULL)
    g_signal_emit_by_name (self, "details", self->item);
}

/* What has several lines is told in one. (transfer full) */
static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv (" · ", lines);
}

static void
hjl_activity_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HJL_TYPE_ACTIVITY_ROW);
  g_clear_object (&HJL_ACTIVITY_ROW (object)->item);

  G_OBJECT_CLASS (hjl_activity_row_parent_class)->dispose (object);
}

static void
hjl_activity_row_class_init (HjlActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_activity_row_dispose;

  g_signal_new ("details", HJL_TYPE_ACTIVITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, HJL_TYPE_ACTIVITY_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlActivityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityRow, what);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityRow, about);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityRow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, HjlActivityRow, details_button);
  gtk_widget_class_bind_template_callback (widget_class, on_details_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hjl_activity_row_init (HjlActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_inscriptions_align (GTK_WIDGET (self));
}

/* A line of a narrow list has some 25 letters, which is not even whom it is about. */
void
hjl_activity_row_turn (HjlRowList     *list,
                       HjlActivityRow *self,
                       gboolean        narrow)
{
  gtk_inscription_set_min_lines (self->what, narrow ? 2 : 1);
  gtk_inscription_set_nat_lines (self->what, narrow ? 2 : 1);
}

void
hjl_activity_row_set_item (HjlActivityRow  *self,
                           HjlActivityItem *item)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const HjlRun    *run;
  g_autofree char *what = NULL;
  g_autofree char *one_line = NULL;
  g_autofree char *about = NULL;
  g_autofree char *label = NULL;
  g_autofree char *exact = NULL;
  g_autoptr (GDateTime) at = NULL;

  g_return_if_fail (HJL_IS_ACTIVITY_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  run = item->run;
  what = hjl_activity_item_describe (item);
  one_line = join_lines (what);
  about = hjl_activity_item_describe_about (item, hjl_time_now ());
  at = g_date_time_new_from_unix_local ((run != NULL ? run->began_at : item->activity->at) / 1000);
  exact = at != NULL ? g_date_time_format (at, "%c") : NULL;
  label = g_strdup_printf ("%s, %s", one_line, about);

  gtk_inscription_set_text (self->what, one_line);
  gtk_inscription_set_text (self->about, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), exact);
  gtk_image_set_from_icon_name (self->icon, run != NULL ? "emblem-synchronizing-symbolic" : icons[item->activity->kind]);
  /* What happened in a sync stands a little to the side of it. */
  gtk_widget_set_margin_start (GTK_WIDGET (self->icon), run == NULL && item->activity->run_id != 0 ? 18 : 0);
  if (run != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->what), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->what), "heading");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->details_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what, -1);
  gtk_widget_set_visible (self->undo_button, hjl_activity_item_can_undo (item));
  if (run != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo_button), "x", run->id);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what, -1);
    }
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
