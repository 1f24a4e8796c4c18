/* hjl-names.c: names of controls for assistive technologies, where the toolkit's own are wrong
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-names.h"

#define KEY_ALWAYS "hjl-names-always"

/* Without a name of its own a button is called by what is in it, which is what a person reads. */
void
hjl_names_mend (GtkWidget *root)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    hjl_names_mend (child);
}

void
hjl_names_mend_always (GtkWidget *root)
{
  g_object_set_data (G_OBJECT (root), KEY_ALWAYS, root);
}

static gboolean
is_mended_always (GtkWidget *widget)
{
  while (widget != NULL && g_object_get_data (G_OBJECT (widget), KEY_ALWAYS) == NULL)
    widget = gtk_widget_get_parent (widget);

  return widget != NULL;
}

/* An item is called by its label, which is only there to look at; so is that of its keys, and the item's class is not public. */
static gboolean
on_realized_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *item = gtk_widget_get_parent (widget);

  if (GTK_IS_BUTTON (widget) && is_mended_always (widget))
    hjl_names_mend (widget);
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_widget_get_css_name (widget), "label") &&
      item != NULL && g_str_equal (G_OBJECT_TYPE_NAME (item), "GtkModelButton") &&
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_PRESENTATION)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (widget)), -1);
    }

  return TRUE;
}

void
hjl_names_mend_toolkit (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;

  g_type_class_unref (g_type_class_ref (GTK_TYPE_LABEL));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realized_cb, NULL, NULL);
  g_once_init_leave (&once, 1);
}
