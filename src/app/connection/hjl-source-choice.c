/* hjl-source-choice.c: how candidates come: as files, or by hackajob's partner feed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/connection/hjl-source-choice.h"

struct _HjlSourceChoice
{
  AdwBin parent_instance;

  gboolean showing; /* what is so is being shown: nobody has clicked */

  /* Template widgets. */
  GtkCheckButton *files_button;
  GtkCheckButton *feed_button;
};

G_DEFINE_FINAL_TYPE (HjlSourceChoice, hjl_source_choice, ADW_TYPE_BIN)

/* One of the two buttons tells of both. */
static void
on_files_toggled_cb (HjlSourceChoice *self)
{
  gboolean files = gtk_check_button_get_active (self->files_button);

  if (!self->showing)
    g_signal_emit_by_name (self, "chosen", (guint) (files ? HJL_CANDIDATES_FROM_FILES : HJL_CANDIDATES_FROM_FEED));
}

static void
hjl_source_choice_class_init (HjlSourceChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-source-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlSourceChoice, files_button);
  gtk_widget_class_bind_template_child (widget_class, HjlSourceChoice, feed_button);
  gtk_widget_class_bind_template_callback (widget_class, on_files_toggled_cb);
}

static void
hjl_source_choice_init (HjlSourceChoice *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
}

HjlSourceChoice *
hjl_source_choice_new (void)
{
  return g_object_new (HJL_TYPE_SOURCE_CHOICE, NULL);
}

void
hjl_source_choice_show (HjlSourceChoice  *self,
                        HjlCandidatesFrom from)
{
  g_return_if_fail (HJL_IS_SOURCE_CHOICE (self));

  self->showing = TRUE;
  gtk_check_button_set_active (from == HJL_CANDIDATES_FROM_FILES ? self->files_button : self->feed_button, TRUE);
  self->showing = FALSE;
}
