/* hjl-activity-details.c: all that is known of one line of Activity, to be read and copied
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/activity/hjl-activity-details.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-toast.h"

struct _HjlActivityDetails
{
  AdwWindow parent_instance;

  GStrv details; /* names, then values, in turn */

  /* Template widgets. */
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (HjlActivityDetails, hjl_activity_details, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);

  return label;
}

static void
fill (HjlActivityDetails *self)
{
  for (guint i = 0; self->details[i] != NULL; i += 2)
    {
      GtkWidget *name = make_label (self->details[i]);
      GtkWidget *value = make_label (self->details[i + 1]);

      gtk_widget_add_css_class (name, "dim-label");
      gtk_label_set_selectable (GTK_LABEL (value), TRUE);
      gtk_widget_set_hexpand (value, TRUE);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
      gtk_grid_attach (self->grid, name, 0, (int) i / 2, 1, 1);
      gtk_grid_attach (self->grid, value, 1, (int) i / 2, 1, 1);
    }
}

static void
copy (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlActivityDetails *self = HJL_ACTIVITY_DETAILS (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->details[i] != NULL; i += 2)
    g_string_append_printf (text, "%s: %s\n", self->details[i], self->details[i + 1]);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  hjl_toast_show (GTK_WIDGET (self->grid), _ ("Copied"));
}

static void
hjl_activity_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HJL_TYPE_ACTIVITY_DETAILS);

  G_OBJECT_CLASS (hjl_activity_details_parent_class)->dispose (object);
}

static void
hjl_activity_details_finalize (GObject *object)
{
  g_strfreev (HJL_ACTIVITY_DETAILS (object)->details);

  G_OBJECT_CLASS (hjl_activity_details_parent_class)->finalize (object);
}

static void
hjl_activity_details_class_init (HjlActivityDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_activity_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = hjl_activity_details_finalize;

  gtk_widget_class_install_action (widget_class, "details.copy", NULL, copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-activity-details.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlActivityDetails, grid);
}

static void
hjl_activity_details_init (HjlActivityDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
}

GtkWidget *
hjl_activity_details_new (HjlActivityItem *item)
{
  HjlActivityDetails *self;

  g_return_val_if_fail (HJL_IS_ACTIVITY_ITEM (item), NULL);

  self = g_object_new (HJL_TYPE_ACTIVITY_DETAILS, NULL);
  self->details = hjl_activity_item_list_details (item);
  fill (self);

  return GTK_WIDGET (self);
}
