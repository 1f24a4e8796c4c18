/* hjl-help-window.c: the connection guide, step by step, without any network
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/hjl-help-window.h"

#include "app/widgets/hjl-wrap.h"

struct _HjlHelpWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (HjlHelpWindow, hjl_help_window, ADW_TYPE_WINDOW)

/* @parameter: a detailed action of the window that the help belongs to */
static void
go (GtkWidget  *widget,
    const char *action_name,
    GVariant   *parameter)
{
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (parent == NULL || !g_action_parse_detailed_name (g_variant_get_string (parameter, NULL), &name, &target, NULL))
    return;

  gtk_window_present (parent);
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, target);
}

static void
hjl_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HJL_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (hjl_help_window_parent_class)->dispose (object);
}

static void
hjl_help_window_class_init (HjlHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_help_window_dispose;

  gtk_widget_class_install_action (widget_class, "help.go", "s", go);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-help-window.ui");
}

static void
hjl_help_window_init (HjlHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_wrap_buttons (GTK_WIDGET (self));
}

HjlHelpWindow *
hjl_help_window_new (GtkWindow *parent)
{
  return g_object_new (HJL_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}
