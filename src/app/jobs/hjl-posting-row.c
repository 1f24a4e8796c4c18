/* hjl-posting-row.c: a posting that can be ticked
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/jobs/hjl-posting-row.h"

#include "app/widgets/hjl-inscriptions.h"

struct _HjlPostingRow
{
  AdwBin parent_instance;

  HjlChoice *choice;  /* nullable */
  gboolean   showing; /* nobody has clicked */

  /* Template widgets. */
  GtkCheckButton *check_button;
  GtkInscription *title;
  GtkInscription *about;
};

G_DEFINE_FINAL_TYPE (HjlPostingRow, hjl_posting_row, ADW_TYPE_BIN)

static void
on_toggled_cb (HjlPostingRow *self)
{
  if (!self->showing && self->choice != NULL)
    g_signal_emit_by_name (self, "toggled", self->choice->id, gtk_check_button_get_active (self->check_button));
}

static void
hjl_posting_row_dispose (GObject *object)
{
  HjlPostingRow *self = HJL_POSTING_ROW (object);

  g_clear_object (&self->choice);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_POSTING_ROW);

  G_OBJECT_CLASS (hjl_posting_row_parent_class)->dispose (object);
}

static void
hjl_posting_row_class_init (HjlPostingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_posting_row_dispose;

  g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-posting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlPostingRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, HjlPostingRow, title);
  gtk_widget_class_bind_template_child (widget_class, HjlPostingRow, about);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hjl_posting_row_init (HjlPostingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_inscriptions_align (GTK_WIDGET (self));
}

static void
describe (HjlPostingRow *self,
          const char    *title,
          const char    *about)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = g_strjoin (", ", title, about, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
hjl_posting_row_show (HjlPostingRow *self,
                      HjlChoice     *choice,
                      gboolean       ticked)
{
  g_autofree char *about = NULL;

  g_return_if_fail (HJL_IS_POSTING_ROW (self));

  g_set_object (&self->choice, choice);
  if (choice == NULL)
    return;

  g_object_get (choice, "subtitle", &about, NULL);
  gtk_inscription_set_text (self->title, choice->title);
  gtk_inscription_set_text (self->about, about);
  hjl_posting_row_set_ticked (self, ticked);
  describe (self, choice->title, about);
}

const char *
hjl_posting_row_get_id (HjlPostingRow *self)
{
  g_return_val_if_fail (HJL_IS_POSTING_ROW (self), NULL);

  return self->choice != NULL ? self->choice->id : NULL;
}

void
hjl_posting_row_set_ticked (HjlPostingRow *self,
                            gboolean       ticked)
{
  g_return_if_fail (HJL_IS_POSTING_ROW (self));

  self->showing = TRUE;
  gtk_check_button_set_active (self->check_button, ticked);
  self->showing = FALSE;
}
