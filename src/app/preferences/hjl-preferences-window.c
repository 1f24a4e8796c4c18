/* hjl-preferences-window.c: how often to sync, what to tell, and what to keep
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preferences/hjl-preferences-window.h"

#include "app/preferences/hjl-brake-group.h"
#include "app/preferences/hjl-retention-group.h"

struct _HjlPreferencesWindow
{
  AdwWindow parent_instance;

  /* Template widgets. */
  GtkWidget   *automatic_switch;
  AdwComboRow *interval_row;
  GtkWidget   *background_switch;
  GtkWidget   *notifications_switch;
  GtkWidget   *search_switch;
  GtkWidget   *contact_row;

  HjlBrakeGroup     *brake_group;
  HjlRetentionGroup *retention_group;
};

G_DEFINE_FINAL_TYPE (HjlPreferencesWindow, hjl_preferences_window, ADW_TYPE_WINDOW)

/* In the order of the rows. */
static const guint intervals[] = { 60, 300, 900, 3600 };

/* An interval of a person's own, set elsewhere, shows as the next longer one. */
static gboolean
interval_to_row (GValue   *value,
                 GVariant *variant,
                 gpointer  user_data)
{
  guint row = 0;

  while (row + 1 < G_N_ELEMENTS (intervals) && intervals[row] < g_variant_get_uint32 (variant))
    row++;
  g_value_set_uint (value, row);

  return TRUE;
}

static GVariant *
row_to_interval (const GValue       *value,
                 const GVariantType *type,
                 gpointer            user_data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (intervals) ? g_variant_new_uint32 (intervals[row]) : NULL;
}

static void
hjl_preferences_window_class_init (HjlPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HJL_TYPE_BRAKE_GROUP);
  g_type_ensure (HJL_TYPE_RETENTION_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, automatic_switch);
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, interval_row);
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, background_switch);
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, notifications_switch);
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, search_switch);
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, contact_row);
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, retention_group);
  gtk_widget_class_bind_template_child (widget_class, HjlPreferencesWindow, brake_group);
}

static void
hjl_preferences_window_init (HjlPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

HjlPreferencesWindow *
hjl_preferences_window_new (GtkWindow    *parent,
                            GSettings    *settings,
                            HjlWorkspace *workspace)
{
  HjlPreferencesWindow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (HJL_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  g_settings_bind (settings, "sync-automatically", self->automatic_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "sync-interval", self->interval_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                interval_to_row, row_to_interval, NULL, NULL);
  g_settings_bind (settings, "run-in-background", self->background_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notifications", self->notifications_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "desktop-search", self->search_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "contact-address", self->contact_row, "text", G_SETTINGS_BIND_DEFAULT);
  hjl_brake_group_set_workspace (self->brake_group, workspace);
  hjl_retention_group_set_workspace (self->retention_group, workspace);

  return self;
}
