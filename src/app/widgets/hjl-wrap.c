/* hjl-wrap.c: buttons whose labels may take several lines
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-wrap.h"

void
hjl_wrap_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (root))))
    {
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (root)));

      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    hjl_wrap_buttons (child);
}

static gboolean
turn (GBinding     *binding,
      const GValue *narrow,
      GValue       *orientation,
      gpointer      user_data)
{
  g_value_set_enum (orientation, g_value_get_boolean (narrow) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);

  return TRUE;
}

void
hjl_wrap_when_narrow (GtkBox  *box,
                      GObject *view)
{
  g_return_if_fail (GTK_IS_BOX (box));

  g_object_bind_property_full (view, "narrow", box, "orientation", G_BINDING_SYNC_CREATE, turn, NULL, NULL, NULL);
  g_object_bind_property (view, "narrow", box, "homogeneous", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
on_root_changed_cb (GtkWidget     *box,
                    GParamSpec    *property,
                    GBindingGroup *narrow)
{
  GtkRoot *root = gtk_widget_get_root (box);

  if (root != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (root), "narrow") == NULL)
    root = NULL;
  g_binding_group_set_source (narrow, root);
}

void
hjl_wrap_with_window (GtkWidget *box)
{
  GBindingGroup *narrow;

  g_return_if_fail (GTK_IS_BOX (box));

  narrow = g_binding_group_new ();
  g_binding_group_bind_full (narrow, "narrow", box, "orientation", G_BINDING_SYNC_CREATE, turn, NULL, NULL, NULL);
  g_object_set_data_full (G_OBJECT (box), "hjl-wrap", narrow, g_object_unref);
  g_signal_connect (box, "notify::root", G_CALLBACK (on_root_changed_cb), narrow);
}
