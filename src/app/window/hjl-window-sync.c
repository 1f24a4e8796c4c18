/* hjl-window-sync.c: what the window says and does about the environment and its sync
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/activity/hjl-activity-window.h"
#include "app/sync/hjl-preview-window.h"
#include "app/window/hjl-window-private.h"
#include "app/widgets/hjl-launch.h"
#include "app/sync/hjl-syncer-words.h"
#include "app/sync/hjl-undo-dialog.h"
#include "app/widgets/hjl-window-over.h"
#include "store/hjl-store-runs.h"
#include "model/hjl-error.h"
#include "store/hjl-store-new-roles.h"

static void
sync_now (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  if (self->syncer == NULL)
    return;

  hjl_syncer_sync (self->syncer, TRUE);
  if (self->mapping_view != NULL)
    hjl_mapping_view_refresh (self->mapping_view);
}

static void
check (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  hjl_window_show_page (self, "connection");
  hjl_connection_view_check (hjl_window_get_connection_view (self));
}

/* The message is in the clipboard too: many write their mail in a browser. */
static void
contact (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlWindow       *self = HJL_WINDOW (widget);
  g_autofree char *address = self->settings != NULL ? g_settings_get_string (self->settings, "contact-address") : g_strdup ("");
  g_autofree char *details = hjl_connection_view_dup_details (hjl_window_get_connection_view (self));
  g_autofree char *body = g_strdup_printf (_ ("Hello,\n\nWe’re connecting hackajob with Lever and need your help. "
                                              "These are the details of our connection:\n\n%s\n"),
                                           details);
  g_autofree char *to = g_uri_escape_string (address, "@", TRUE);
  g_autofree char *subject = g_uri_escape_string (_ ("Our Lever integration"), NULL, TRUE);
  g_autofree char *escaped = g_uri_escape_string (body, NULL, TRUE);
  g_autofree char *uri = g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, escaped);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), body);
  hjl_launch (widget, uri, _ ("No email app opened. The message was copied to the clipboard."));
}

static void
on_agreed_cb (HjlWindow *self)
{
  hjl_window_count_again (self);
  if (self->syncer != NULL)
    hjl_syncer_sync (self->syncer, TRUE);
}

/* What was held back, by name: Go Ahead, or close it and nothing happens. */
static void
review (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  HjlWindow        *self = HJL_WINDOW (widget);
  HjlPreviewWindow *window;

  if (self->workspace == NULL)
    return;

  window = hjl_preview_window_new (GTK_WINDOW (self), self->workspace, TRUE);
  g_signal_connect_object (window, "sync", G_CALLBACK (on_agreed_cb), self, G_CONNECT_SWAPPED);
  /* What is listed, or that it is nothing any more, is what the notice says, too. */
  g_signal_connect_object (window, "turned", G_CALLBACK (hjl_window_count_again), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
undo_run (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  if (self->workspace != NULL)
    hjl_undo_dialog_open (GTK_WIDGET (self->toast_overlay), self->workspace, g_variant_get_int64 (parameter));
}

static void
on_open_candidate_cb (HjlWindow  *self,
                      const char *candidate_id)
{
  hjl_window_show_page (self, "candidates");
  hjl_candidates_view_show_candidate (hjl_window_get_candidates_view (self), candidate_id);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show_activity (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);
  GtkWidget *window;

  if (self->workspace == NULL)
    return;

  window = hjl_activity_window_find (self->workspace);
  if (window == NULL)
    {
      window = hjl_activity_window_new (self->workspace);
      hjl_window_stand_over (GTK_WINDOW (window), widget);
      g_signal_connect_object (window, "open-candidate", G_CALLBACK (on_open_candidate_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/* What came of a sync, until it is known which run takes it back. */
typedef struct
{
  HjlWindow *self;
  char      *text;
  gboolean   attention;
} Outcome;

/* Returns: the id of the newest run, 0 where there is none */
static gpointer
load_last_run (HjlStore *store,
               gpointer  data,
               GError  **error)
{
  g_autoptr (GPtrArray) runs = hjl_store_list_runs (store, 0, 1, error);
  gint64 *id;

  if (runs == NULL)
    return NULL;

  id = g_new0 (gint64, 1);
  if (runs->len > 0)
    *id = ((HjlRun *) g_ptr_array_index (runs, 0))->id;

  return id;
}

static void
tell_outcome (HjlWindow  *self,
              const char *text,
              gboolean    attention,
              gint64      run_id)
{
  if (run_id != 0)
    {
      g_autoptr (GVariant) id = g_variant_ref_sink (g_variant_new_int64 (run_id));
      g_autofree char *undo = g_action_print_detailed_name ("win.undo", id);

      hjl_window_add_toast (self, text, _ ("Undo"), undo);
    }
  else if (attention)
    {
      hjl_window_add_toast (self, text, _ ("Show"), "win.show-attention");
    }
  else
    {
      hjl_window_add_toast (self, text, NULL, NULL);
    }
}

static void
got_last_run (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Outcome *outcome = user_data;
  g_autoptr (HjlWindow) self = outcome->self;
  g_autofree char *text = outcome->text;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = hjl_finish_pointer (HJL_LOADER (source), result, &error);

  if (id == NULL)
    g_debug ("Which run it was: %s", error->message);
  /* Another environment, or no window any more. */
  if (self->workspace != NULL && hjl_workspace_get_loader (self->workspace) == HJL_LOADER (source))
    tell_outcome (self, text, outcome->attention, id != NULL ? *id : 0);
}

/* Where the run that has just ended wrote what can be taken back, that is offered. @text: (transfer full) */
static void
offer_undo (HjlWindow           *self,
            const HjlSyncReport *report,
            char                *text)
{
  g_autofree char *said = text;
  HjlLoader       *loader = self->workspace != NULL ? hjl_workspace_get_loader (self->workspace) : NULL;
  gboolean         wrote = report->exported + report->moved_in_lever + report->archived_in_lever + report->unarchived_in_lever +
                     report->moved_in_hackajob >
                   0;
  Outcome *outcome;

  if (loader == NULL || !wrote || report->new_attention > 0)
    {
      tell_outcome (self, said, report->attention > 0, 0);
      return;
    }

  outcome = g_new0 (Outcome, 1);
  outcome->self = g_object_ref (self);
  outcome->text = g_steal_pointer (&said);
  outcome->attention = report->attention > 0;
  hjl_loader_load_async (loader, load_last_run, NULL, NULL, g_free, NULL, got_last_run, outcome);
}

static void
on_syncer_finished_cb (HjlWindow           *self,
                       const HjlSyncReport *report,
                       gboolean             asked)
{
  guint done = report->exported + report->adopted + report->moved_in_lever + report->archived_in_lever +
               report->unarchived_in_lever + report->moved_in_hackajob + report->erased + report->failed;

  if (self->connection_view != NULL)
    hjl_connection_view_check_missed (self->connection_view);
  if (!asked && done == 0 && report->new_attention == 0)
    return;

  offer_undo (self, report, hjl_syncer_describe (report));
}

static void
on_syncer_running_changed_cb (HjlWindow *self)
{
  gboolean running;

  hjl_window_update_actions (self);
  if (self->syncer == NULL)
    return;

  g_object_get (self->syncer, "running", &running, NULL);
  /* Who is held back stands in a notice that stays, however the sync ended. */
  if (!running)
    hjl_window_count_again (self);
}

void
hjl_window_install_sync_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.sync-now", NULL, sync_now);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "win.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "win.contact", NULL, contact);
  gtk_widget_class_install_action (widget_class, "win.undo", "x", undo_run);
  gtk_widget_class_install_action (widget_class, "win.activity", NULL, show_activity);
}

void
hjl_window_update_actions (HjlWindow *self)
{
  gboolean running = FALSE;

  if (self->syncer != NULL)
    g_object_get (self->syncer, "running", &running, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync-now", self->syncer != NULL && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preview", self->syncer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.activity", self->syncer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check", self->syncer != NULL);
}

void
hjl_window_add_sync_bar (HjlWindow *self)
{
  self->sync_bar = g_object_new (HJL_TYPE_SYNC_BAR, NULL);
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->sync_bar), GTK_WIDGET (self->toast_overlay));
  hjl_sync_bar_set_syncer (self->sync_bar, self->syncer);
  hjl_sync_bar_set_counted (self->sync_bar, self->synced, self->n_today);
}

void
hjl_window_open (HjlWindow    *self,
                 HjlWorkspace *workspace,
                 HjlSyncer    *syncer)
{
  g_return_if_fail (HJL_IS_WINDOW (self));
  g_return_if_fail (HJL_IS_SYNCER (syncer));

  g_set_object (&self->syncer, syncer);
  g_signal_connect_object (syncer, "finished", G_CALLBACK (on_syncer_finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "notify::running", G_CALLBACK (on_syncer_running_changed_cb), self, G_CONNECT_SWAPPED);

  hjl_window_set_workspace (self, workspace);
  hjl_window_update_actions (self);
  hjl_window_open_wanted_mapping (self);
  hjl_window_take_wanted (self);
  if (!self->demo)
    {
      /* Perhaps there was trouble at first, which is over. */
      gtk_label_set_text (self->mark, _ ("Sandbox: this is Lever’s test environment, not your company’s own account"));
      gtk_widget_set_visible (self->mark_box, hjl_environment_is_sandbox (hjl_workspace_get_environment (workspace)));
    }
  hjl_window_await_seen (self);
}

typedef struct
{
  HjlWindow *self;
  char      *role_id;
} NewRole;

static gpointer
load_title (HjlStore *store,
            gpointer  data,
            GError  **error)
{
  char *title = hjl_store_dup_role_title (store, data);

  return title != NULL ? title : g_strdup (data);
}

static void
got_title (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree NewRole *role = user_data;
  g_autoptr (HjlWindow) self = role->self;
  g_autofree char *role_id = role->role_id;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (role_id));
  g_autofree char *action = g_action_print_detailed_name ("win.open-mapping", target);
  g_autofree char *text = NULL;

  /* Another environment, or no window any more. */
  if (self->workspace == NULL)
    return;

  /* Translators: short, as a toast in a narrow window shows some twenty letters; then a role's title. */
  text = g_strdup_printf (_ ("New role: %s"), title != NULL ? title : role_id);
  hjl_window_add_toast (self, text, _ ("Map"), action);
}

/* As hackajob does when a job is published. */
void
hjl_window_offer_mapping (HjlWindow *self,
                          GPtrArray *role_ids)
{
  HjlLoader       *loader;
  g_autofree char *text = NULL;

  g_return_if_fail (HJL_IS_WINDOW (self));
  g_return_if_fail (role_ids != NULL && role_ids->len > 0);

  loader = hjl_workspace_get_loader (self->workspace);
  if (role_ids->len == 1 && loader != NULL)
    {
      NewRole *role = g_new0 (NewRole, 1);

      role->self = g_object_ref (self);
      role->role_id = g_strdup (g_ptr_array_index (role_ids, 0));
      hjl_loader_load_async (loader, load_title, g_strdup (role->role_id), g_free, g_free, NULL, got_title, role);
      return;
    }

  text = g_strdup_printf (ngettext ("%'u new role to map", "%'u new roles to map", role_ids->len), role_ids->len);
  hjl_window_add_toast (self, text, _ ("Show"), "win.show-not-mapped");
}

void
hjl_window_show_trouble (HjlWindow    *self,
                         const GError *error)
{
  g_autofree char *text = hjl_error_describe (error);

  g_return_if_fail (HJL_IS_WINDOW (self));

  gtk_label_set_text (self->mark, text);
  gtk_widget_set_visible (self->mark_box, TRUE);
}

void
hjl_window_set_demo (HjlWindow *self,
                     gboolean   demo)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  self->demo = demo;
  if (!demo)
    return;

  gtk_label_set_text (self->mark, _ ("Demo: made-up people, and nothing leaves this computer"));
  gtk_widget_add_css_class (self->mark_box, "demo");
  gtk_widget_set_visible (self->mark_box, TRUE);
}

void
hjl_window_offer_samples (HjlWindow  *self,
                          const char *folder)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  g_free (self->samples);
  self->samples = g_strdup (folder);
  gtk_widget_set_visible (self->samples_box, folder != NULL);
}

void
hjl_window_bind_settings (HjlWindow *self,
                          GSettings *settings)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  g_set_object (&self->settings, settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

void
hjl_window_set_can_leave_demo (HjlWindow *self,
                               gboolean   can_leave)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  gtk_widget_set_visible (self->leave_button, can_leave);
}
