/* hjl-source-picture.c: how the source will look on a Lever profile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/connection/hjl-source-picture.h"

struct _HjlSourcePicture
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkLabel  *source_label;
  GtkLabel  *origin_label;
  GtkLabel  *tags_label;
  GtkWidget *tags_title;
};

G_DEFINE_FINAL_TYPE (HjlSourcePicture, hjl_source_picture, ADW_TYPE_BIN)

static void
hjl_source_picture_class_init (HjlSourcePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-source-picture.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlSourcePicture, source_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSourcePicture, origin_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSourcePicture, tags_label);
  gtk_widget_class_bind_template_child (widget_class, HjlSourcePicture, tags_title);
}

static void
hjl_source_picture_init (HjlSourcePicture *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hjl_source_picture_show (HjlSourcePicture  *self,
                         const char        *source,
                         const char        *origin,
                         const char *const *tags)
{
  gboolean         any = tags != NULL && tags[0] != NULL;
  g_autofree char *joined = any ? g_strjoinv ("   ", (char **) tags) : g_strdup ("");

  g_return_if_fail (HJL_IS_SOURCE_PICTURE (self));

  gtk_label_set_text (self->source_label, source);
  gtk_label_set_text (self->origin_label, origin);
  gtk_label_set_text (self->tags_label, joined);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_label), any);
  gtk_widget_set_visible (self->tags_title, any);
}
