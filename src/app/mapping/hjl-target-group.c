/* hjl-target-group.c: the head of targets of one kind, which folds them away
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-target-group.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (HjlTargetGroup, hjl_target_group, GTK_TYPE_BUTTON)

static void
hjl_target_group_clicked (GtkButton *button)
{
  HjlTargetGroup *self = HJL_TARGET_GROUP (button);

  self->folded = !self->folded;
  gtk_image_set_from_icon_name (self->arrow, self->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, !self->folded, -1);
}

static void
hjl_target_group_finalize (GObject *object)
{
  g_free (HJL_TARGET_GROUP (object)->key);

  G_OBJECT_CLASS (hjl_target_group_parent_class)->finalize (object);
}

static void
hjl_target_group_class_init (HjlTargetGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hjl_target_group_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = hjl_target_group_clicked;
}

static GtkLabel *
make_label (GtkWidget  *box,
            const char *style)
{
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));

  return label;
}

static void
hjl_target_group_init (HjlTargetGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "target-group");
  self->arrow = g_object_new (GTK_TYPE_IMAGE,
                              "icon-name", "pan-down-symbolic",
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->arrow));
  self->title = make_label (box, "caption-heading");
  self->numbers = make_label (box, "caption");
  gtk_widget_set_hexpand (GTK_WIDGET (self->numbers), TRUE);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

GtkWidget *
hjl_target_group_new (const char *key,
                      const char *title)
{
  HjlTargetGroup *self;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (HJL_TYPE_TARGET_GROUP, NULL);
  self->key = g_strdup (key);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

void
hjl_target_group_set_numbers (HjlTargetGroup *self,
                              guint           n_used,
                              guint           n)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HJL_IS_TARGET_GROUP (self));

  /* Translators: of the stages, or archive reasons, of one kind */
  text = g_strdup_printf (_ ("%'u of %'u in use"), n_used, n);
  gtk_label_set_label (self->numbers, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
