/* hjl-brake-group.c: from where on a sync asks before it changes many people at once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preferences/hjl-brake-group.h"

#include "model/hjl-error.h"

struct _HjlBrakeGroup
{
  AdwPreferencesGroup parent_instance;

  HjlWorkspace *workspace; /* nullable */
  gboolean      filling;

  /* Template widgets. */
  GtkSpinButton *people_button;
  GtkSpinButton *share_button;
  GtkSpinButton *exports_button;
  GtkLabel      *error_label;
};

G_DEFINE_FINAL_TYPE (HjlBrakeGroup, hjl_brake_group, ADW_TYPE_PREFERENCES_GROUP)

static void
fill (HjlBrakeGroup *self)
{
  g_autoptr (HjlSettings) settings = self->workspace != NULL ? hjl_workspace_dup_settings (self->workspace) : hjl_settings_new ();

  self->filling = TRUE;
  gtk_spin_button_set_value (self->people_button, settings->most_people);
  gtk_spin_button_set_value (self->share_button, settings->most_share);
  gtk_spin_button_set_value (self->exports_button, settings->most_exports);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->workspace != NULL);
}

static void
did_save (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlBrakeGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    text = hjl_error_describe (error);
  if (self->workspace != HJL_WORKSPACE (source))
    return;
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
  if (text != NULL)
    fill (self);
}

static void
on_changed_cb (HjlBrakeGroup *self)
{
  g_autoptr (HjlSettings) settings = NULL;

  if (self->filling || self->workspace == NULL)
    return;

  settings = hjl_workspace_dup_settings (self->workspace);
  settings->most_people = (guint) gtk_spin_button_get_value_as_int (self->people_button);
  settings->most_share = (guint) gtk_spin_button_get_value_as_int (self->share_button);
  settings->most_exports = (guint) gtk_spin_button_get_value_as_int (self->exports_button);
  hjl_workspace_save_settings_async (self->workspace, settings, NULL, did_save, g_object_ref (self));
}

static void
hjl_brake_group_dispose (GObject *object)
{
  HjlBrakeGroup *self = HJL_BRAKE_GROUP (object);

  self->filling = TRUE;
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_BRAKE_GROUP);

  G_OBJECT_CLASS (hjl_brake_group_parent_class)->dispose (object);
}

static void
hjl_brake_group_class_init (HjlBrakeGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_brake_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-brake-group.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlBrakeGroup, people_button);
  gtk_widget_class_bind_template_child (widget_class, HjlBrakeGroup, share_button);
  gtk_widget_class_bind_template_child (widget_class, HjlBrakeGroup, exports_button);
  gtk_widget_class_bind_template_child (widget_class, HjlBrakeGroup, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

/* The wheel turns the page that @button is on, and never, on its way, how much a sync may do unseen. */
static void
ignore_wheel (GtkSpinButton *button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (button));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
hjl_brake_group_init (HjlBrakeGroup *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ignore_wheel (self->people_button);
  ignore_wheel (self->share_button);
  ignore_wheel (self->exports_button);
  gtk_spin_button_set_range (self->people_button, 0, HJL_SETTINGS_MOST_PEOPLE);
  gtk_spin_button_set_range (self->share_button, 0, 100);
  gtk_spin_button_set_range (self->exports_button, 0, HJL_SETTINGS_MOST_PEOPLE);
  fill (self);
}

void
hjl_brake_group_set_workspace (HjlBrakeGroup *self,
                               HjlWorkspace  *workspace)
{
  g_return_if_fail (HJL_IS_BRAKE_GROUP (self));

  g_set_object (&self->workspace, workspace);
  fill (self);
}
