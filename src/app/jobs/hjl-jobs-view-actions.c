/* hjl-jobs-view-actions.c: hackajob's menu of a role, and one mapping for several roles
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-jobs-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/jobs/hjl-import-window.h"
#include "app/mapping/hjl-consent-dialog.h"
#include "app/mapping/hjl-map-all-window.h"
#include "app/widgets/hjl-launch.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-dialogs.h"

static void
did_restore (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlMapping) mapping = user_data;
  HjlJobsView *self = g_object_get_data (G_OBJECT (mapping), "hjl-view");

  if (!hjl_toast_finish (GTK_WIDGET (self), source, result))
    return;

  if (hjl_mapping_get_paused (mapping))
    hjl_toast_show (GTK_WIDGET (self), _ ("Mapping restored, paused"));
  else
    hjl_toast_show (GTK_WIDGET (self), _ ("Mapping restored"));
}

/* Nobody was asked about those whom it would write for by now, or it is not known who they are: then it comes back paused,
 * and switching it on names them. */
static void
did_plan_restore (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HjlMapping) mapping = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);

  if (plan == NULL)
    g_debug ("Whom a restored mapping would write for: %s", error->message);
  if (plan == NULL || hjl_plan_count_people (plan, TRUE) > 0)
    hjl_mapping_set_paused (mapping, TRUE);
  hjl_workspace_save_mapping_async (HJL_WORKSPACE (source), mapping, NULL, did_restore, mapping);
  (void) g_steal_pointer (&mapping);
}

/* A removed mapping knows where it was. */
static void
restore (gpointer object)
{
  HjlJobsView *self = g_object_get_data (object, "hjl-view");
  HjlMapping  *mapping;

  if (self->workspace == NULL)
    return;

  mapping = hjl_mapping_copy (HJL_MAPPING (object));
  g_object_set_data_full (G_OBJECT (mapping), "hjl-view", g_object_ref (self), g_object_unref);
  if (hjl_mapping_get_paused (mapping))
    hjl_workspace_save_mapping_async (self->workspace, mapping, NULL, did_restore, mapping);
  else
    hjl_workspace_plan_mapping_async (self->workspace, mapping, NULL, did_plan_restore, mapping);
}

/* Returns: (transfer full) (nullable): the role's mapping as it is shown, which knows its view */
static HjlMapping *
copy_mapping (HjlJobsView *self,
              GVariant    *role_id)
{
  GHashTable *mappings = self->list->mappings;
  HjlMapping *mapping = mappings != NULL ? g_hash_table_lookup (mappings, g_variant_get_string (role_id, NULL)) : NULL;

  if (self->workspace == NULL || mapping == NULL)
    return NULL;

  mapping = hjl_mapping_copy (mapping);
  g_object_set_data_full (G_OBJECT (mapping), "hjl-view", g_object_ref (self), g_object_unref);

  return mapping;
}

static void
did_remove (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlMapping) mapping = user_data;
  g_autoptr (HjlJobsView) self = g_object_ref (g_object_get_data (G_OBJECT (mapping), "hjl-view"));
  g_autofree char *title = NULL;

  /* The view keeps removed mappings from now on, and so outlives them. */
  g_object_set_data (G_OBJECT (mapping), "hjl-view", self);
  if (!hjl_toast_finish (GTK_WIDGET (self), source, result))
    return;

  title = g_strdup_printf (_ ("Removed the mapping of “%s”"), hjl_mapping_get_role_title (mapping));
  hjl_toast_offer (GTK_WIDGET (self), title, _ ("Undo"), restore, G_OBJECT (mapping));
  if (self->removed != NULL)
    g_ptr_array_add (self->removed, g_steal_pointer (&mapping));
}

static void
remove_mapping (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  HjlMapping  *mapping = copy_mapping (self, parameter);

  if (mapping == NULL)
    return;

  hjl_workspace_remove_mapping_async (self->workspace, hjl_mapping_get_role_id (mapping), NULL, did_remove, mapping);
}

static void
did_switch (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlMapping) mapping = user_data;
  HjlJobsView     *self = g_object_get_data (G_OBJECT (mapping), "hjl-view");
  const char      *title = hjl_mapping_get_role_title (mapping);
  g_autofree char *text = NULL;

  if (!hjl_toast_finish (GTK_WIDGET (self), source, result))
    return;

  if (hjl_mapping_get_paused (mapping))
    text = g_strdup_printf (_ ("Paused “%s”. Candidates aren’t exported or moved."), title);
  else
    text = g_strdup_printf (_ ("Switched on “%s”. It takes effect at the next sync."), title);
  hjl_toast_show (GTK_WIDGET (self), text);
}

/* @mapping: (transfer full): with its view. @seen: (nullable) */
static void
send_switch (HjlMapping *mapping,
             HjlPlan    *seen)
{
  HjlJobsView *self = g_object_get_data (G_OBJECT (mapping), "hjl-view");

  /* What is shown may be of a minute ago: only the switch is sent. */
  hjl_workspace_switch_mapping_async (self->workspace, hjl_mapping_get_role_id (mapping), hjl_mapping_get_paused (mapping),
                                      seen, NULL, did_switch, mapping);
}

static void
on_consent_answered_cb (HjlMapping *mapping,
                        const char *response,
                        GtkWidget  *dialog)
{
  if (g_str_equal (response, HJL_CONSENT_WRITE))
    send_switch (g_object_ref (mapping), g_object_get_data (G_OBJECT (dialog), "hjl-seen"));
}

static void
did_plan_switch (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HjlMapping) mapping = user_data;
  HjlJobsView *self = g_object_get_data (G_OBJECT (mapping), "hjl-view");
  GtkRoot     *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPlan) plan = hjl_finish_pointer (HJL_WORKSPACE (source), result, &error);
  GtkWidget *dialog;

  if (plan == NULL)
    {
      hjl_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (hjl_plan_count_people (plan, TRUE) == 0)
    {
      send_switch (g_steal_pointer (&mapping), NULL);
      return;
    }
  /* Nobody is there any more who could be asked. */
  if (root == NULL)
    return;

  dialog = hjl_consent_dialog_new_for_one (GTK_WINDOW (root), mapping, plan, FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "hjl-seen", g_steal_pointer (&plan), (GDestroyNotify) hjl_plan_free);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_consent_answered_cb), g_steal_pointer (&mapping),
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_SWAPPED);
  hjl_dialogs_present (dialog);
}

/* Whoever switches one on sees first for whom it writes. */
static void
switch_mapping (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  HjlMapping  *mapping = copy_mapping (self, parameter);

  if (mapping == NULL)
    return;

  hjl_mapping_set_paused (mapping, g_str_equal (action_name, "jobs.pause"));
  if (hjl_mapping_get_paused (mapping))
    send_switch (mapping, NULL);
  else
    hjl_workspace_plan_mapping_async (self->workspace, mapping, NULL, did_plan_switch, mapping);
}

static void
on_import_imported_cb (HjlJobsView *self,
                       guint        n,
                       const char  *role_id)
{
  g_autofree char *title = NULL;

  gtk_toggle_button_set_active (self->select_button, FALSE);
  title = g_strdup_printf (ngettext ("Imported the mapping for %'u role", "Imported the mapping for %'u roles", n), n);
  hjl_toast_show (GTK_WIDGET (self), title);
  if (n == 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-mapping", "s", role_id);
}

static void
open_import (HjlJobsView *self,
             GPtrArray   *role_ids,
             gboolean     applies)
{
  GtkWidget *window;

  if (self->workspace == NULL || role_ids->len == 0 || self->list->catalogue == NULL)
    return;

  window = hjl_import_window_new (self->workspace, self->list->catalogue,
                                  self->list->mappings, role_ids, applies);
  hjl_window_stand_over (GTK_WINDOW (window), GTK_WIDGET (self));
  g_signal_connect_object (window, "imported", G_CALLBACK (on_import_imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  g_autoptr (GPtrArray) role_ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (role_ids, g_variant_dup_string (parameter, NULL));
  open_import (HJL_JOBS_VIEW (widget), role_ids, FALSE);
}

static void
on_mapped_cb (HjlJobsView *self,
              guint        n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Mapped %'u role", "Mapped %'u roles", n), n);

  hjl_toast_show (GTK_WIDGET (self), title);
}

static void
map_all (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  GtkWidget   *window;

  if (self->workspace == NULL || self->list->catalogue == NULL)
    return;

  window = hjl_map_all_window_new (self->workspace, self->list->catalogue,
                                   self->list->mappings);
  hjl_window_stand_over (GTK_WINDOW (window), widget);
  g_signal_connect_object (window, "mapped", G_CALLBACK (on_mapped_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
apply (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  g_autoptr (GPtrArray) selected = hjl_role_list_list_selected (self->list);
  g_autoptr (GPtrArray) role_ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < selected->len; i++)
    g_ptr_array_add (role_ids, g_strdup (HJL_ROLE_ITEM (selected->pdata[i])->facts->role->id));
  open_import (self, role_ids, TRUE);
}

static void
select_all (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  hjl_role_list_select_all (HJL_JOBS_VIEW (widget)->list, TRUE);
}

static void
show_filtered (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->filter_dropdown, g_str_equal (action_name, "jobs.show-broken") ? HJL_ROLE_FILTER_ATTENTION
                                                                                                   : HJL_ROLE_FILTER_NOT_MAPPED);
  gtk_widget_activate_action (widget, "win.show-page", "s", "jobs");
}

static void
show_all (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->filter_dropdown, HJL_ROLE_FILTER_ALL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
search (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HJL_JOBS_VIEW (widget)->search_entry));
}

static void
launch (HjlJobsView *self,
        const char  *uri)
{
  if (hjl_launch_is_page (uri))
    hjl_launch (GTK_WIDGET (self), uri, _ ("No browser could be opened"));
}

static void
open_side (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);
  HjlRoleItem *item = hjl_role_list_find (self->list, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    launch (self, g_str_equal (action_name, "jobs.open-lever") ? item->facts->posting_url
                                                               : item->facts->role->url);
}

void
hjl_jobs_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "jobs.import", "s", import);
  gtk_widget_class_install_action (widget_class, "jobs.remove", "s", remove_mapping);
  gtk_widget_class_install_action (widget_class, "jobs.pause", "s", switch_mapping);
  gtk_widget_class_install_action (widget_class, "jobs.switch-on", "s", switch_mapping);
  gtk_widget_class_install_action (widget_class, "jobs.open-hackajob", "s", open_side);
  gtk_widget_class_install_action (widget_class, "jobs.open-lever", "s", open_side);
  gtk_widget_class_install_action (widget_class, "jobs.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "jobs.map-all", NULL, map_all);
  gtk_widget_class_install_action (widget_class, "jobs.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "jobs.show-not-mapped", NULL, show_filtered);
  gtk_widget_class_install_action (widget_class, "jobs.show-broken", NULL, show_filtered);
  gtk_widget_class_install_action (widget_class, "jobs.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "jobs.search", NULL, search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "jobs.search", NULL);
}
