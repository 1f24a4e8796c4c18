/* hjl-application.c: the program: its options, its environment, its one window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/application/hjl-application-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "app/preferences/hjl-app-settings.h"
#include "app/widgets/hjl-text-size.h"
#include "app/window/hjl-lost-data.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-text-drops.h"
#include "auth/hjl-token-store-secret.h"
#include "hjl-app-resources.h"
#include "workspace/hjl-memory.h"
#include "model/hjl-error.h"

static const int ending_signals[] = { SIGINT, SIGTERM, SIGHUP };

G_DEFINE_FINAL_TYPE (HjlApplication, hjl_application, ADW_TYPE_APPLICATION)

/* Whether the desktop is to tell, as nobody looks at the window. */
static gboolean
is_away (HjlApplication *self)
{
  return g_settings_get_boolean (self->settings, "notifications") &&
         !(self->window != NULL && gtk_window_is_active (GTK_WINDOW (self->window)));
}

/* What shows that it goes on without a window, and how to stop it. Where the desktop has a list of such programs, it is
 * in that, too. */
static void
tell_background (HjlApplication *self)
{
  g_autoptr (GNotification) notification = NULL;

  if (!g_settings_get_boolean (self->settings, "notifications"))
    return;

  notification = g_notification_new (_ ("HjLever keeps syncing in the background"));
  g_notification_set_body (notification, _ ("Candidates are exported and stages kept up to date while the window is closed."));
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_LOW);
  g_notification_add_button (notification, _ ("Stop Syncing"), "app.quit");
  g_application_send_notification (G_APPLICATION (self), "background", notification);
}

static void
stay (HjlApplication *self)
{
  if (!self->in_background)
    g_application_hold (G_APPLICATION (self));
  self->in_background = TRUE;
}

static void
leave_background (HjlApplication *self)
{
  g_application_withdraw_notification (G_APPLICATION (self), "background");
  if (self->in_background)
    g_application_release (G_APPLICATION (self));
  self->in_background = FALSE;
}

static void
on_background_setting_cb (HjlApplication *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "run-in-background");

  hjl_background_set_wanted (self->background, wanted);
  /* Switched off elsewhere. */
  if (!wanted && self->in_background && self->window == NULL)
    hjl_application_quit (self);
}

static void
on_background_denied_cb (HjlApplication *self)
{
  g_settings_set_boolean (self->own_settings != NULL ? self->own_settings : self->settings, "run-in-background", FALSE);
  if (self->window != NULL)
    hjl_window_add_toast (self->window, _ ("The desktop doesn’t let HjLever run in the background. Allow it in the desktop’s settings first."),
                          NULL, NULL);
}

static void
on_syncer_synced_cb (HjlApplication *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  /* Translators: the time of day, as 14:38. */
  g_autofree char *text = g_strdup_printf (_ ("Synced %s"), time);

  if (self->background != NULL && self->in_background)
    hjl_background_set_status (self->background, text);
}

static void
on_new_roles_found_cb (HjlApplication *self,
                       GPtrArray      *role_ids)
{
  if (self->window != NULL)
    hjl_window_offer_mapping (self->window, role_ids);
  hjl_notifier_tell_new_roles (self->notifier, role_ids);
}

/* Where nobody would hear of it, a new role waits. */
static void
update_heard (HjlApplication *self)
{
  if (self->notifier != NULL)
    hjl_notifier_set_away (self->notifier, is_away (self));
  if (self->new_roles != NULL)
    hjl_new_roles_set_heard (self->new_roles,
                             self->window != NULL || g_settings_get_boolean (self->settings, "notifications"));
}

static void
sync_first (HjlApplication *self)
{
  if (self->syncer != NULL)
    hjl_syncer_begin (self->syncer);
}

/* Perhaps nobody has seen anything yet. */
static void
go_on_without_window (HjlApplication *self)
{
  if (self->syncer == NULL)
    return;

  tell_background (self);
  sync_first (self);
}

/* Whoever syncs by hand only has nothing to go on in the background. */
static gboolean
wants_background (HjlApplication *self)
{
  return g_settings_get_boolean (self->settings, "run-in-background") && g_settings_get_boolean (self->settings, "sync-automatically");
}

static void open_workspace (HjlApplication *self);

static void
on_data_restored_cb (gpointer object)
{
  HjlApplication *self = object;

  if (self->workspace != NULL && !self->closing)
    open_workspace (self);
}

/* Nobody sees a window that would say why. */
static void
tell_not_open (HjlApplication *self)
{
  g_autoptr (GNotification) notification = g_notification_new (_ ("HjLever can’t sync"));

  g_notification_set_body (notification, _ ("Open it to see why."));
  g_application_send_notification (G_APPLICATION (self), "not-open", notification);
}

static void
got_workspace (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->failed = !hjl_workspace_open_finish (HJL_WORKSPACE (source), result, &error);
  if (self->failed)
    {
      if (self->window == NULL && !self->closing)
        tell_not_open (self);
      if (self->window != NULL)
        hjl_window_show_trouble (self->window, error);
      if (self->window != NULL && !self->closing && g_error_matches (error, HJL_ERROR, HJL_ERROR_STORE_LOST))
        hjl_lost_data_offer (self->window, self->workspace, on_data_restored_cb, G_OBJECT (self));
      return;
    }
  if (self->closing)
    return;

  g_application_withdraw_notification (G_APPLICATION (self), "not-open");
  self->syncer = hjl_syncer_new (self->workspace);
  self->notifier = hjl_notifier_new (G_APPLICATION (self), self->workspace, self->syncer);
  /* Until the workspace closes. */
  hjl_workspace_watch_async (self->workspace, NULL, NULL, NULL);
  g_signal_connect_object (self->syncer, "finished", G_CALLBACK (on_syncer_synced_cb), self, G_CONNECT_SWAPPED);
  if (self->power == NULL)
    self->power = hjl_power_new (NULL);
  g_object_bind_property (self->power, "asleep", self->syncer, "asleep", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->power, "reason", self->syncer, "sparing", G_BINDING_SYNC_CREATE);
  g_settings_bind (self->settings, "sync-interval", self->syncer, "interval", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "sync-automatically", self->syncer, "automatic", G_SETTINGS_BIND_GET);
  self->new_roles = hjl_new_roles_new (self->workspace);
  g_signal_connect_object (self->new_roles, "found", G_CALLBACK (on_new_roles_found_cb), self, G_CONNECT_SWAPPED);
  update_heard (self);
  if (self->window == NULL)
    {
      go_on_without_window (self);
      return;
    }

  g_signal_connect_object (self->window, "seen", G_CALLBACK (sync_first), self, G_CONNECT_SWAPPED);
  hjl_window_open (self->window, self->workspace, self->syncer);
}

static void
open_workspace (HjlApplication *self)
{
  self->failed = FALSE;
  hjl_workspace_open_async (self->workspace, NULL, got_workspace, g_object_ref (self));
}

static gboolean
open_profile (HjlApplication *self,
              GError        **error)
{
  if (self->demo)
    {
      self->demo_mode = hjl_demo_mode_new (error);
      if (self->demo_mode == NULL)
        return FALSE;

      self->workspace = hjl_workspace_new (self->demo_mode->environment,
                                           self->demo_mode->tokens,
                                           "HjLever",
                                           &(HjlWorkspaceOptions){ .data_dir = self->demo_mode->folder });
      if (self->window != NULL)
        hjl_window_offer_samples (self->window, self->demo_mode->samples);
    }
  else
    {
      g_autofree char *chosen = g_settings_get_string (self->settings, "profile");
      g_autoptr (HjlTokenStore) tokens = hjl_token_store_secret_new ();
      g_autoptr (HjlEnvironment) environment = NULL;

      environment = hjl_environment_load (self->environment_id != NULL ? self->environment_id : chosen, error);
      if (environment == NULL)
        return FALSE;
      self->workspace = hjl_workspace_new (environment, tokens, "HjLever", NULL);
    }

  open_workspace (self);

  return TRUE;
}

static void
did_forget (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_DEMO_MODE (source), result, &error))
    g_debug ("The demo's tokens: %s", error->message);
  g_application_release (G_APPLICATION (self));
}

static void
did_close (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HjlApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    g_warning ("Closing: %s", error->message);

  g_clear_object (&self->workspace);
  self->closing = FALSE;
  if (self->demo_mode != NULL)
    {
      /* The call keeps it until it is forgotten: another may begin meanwhile. */
      g_autoptr (HjlDemoMode) over = g_steal_pointer (&self->demo_mode);

      g_application_hold (G_APPLICATION (self));
      hjl_demo_mode_forget_async (over, did_forget, g_object_ref (self));
    }
  if (self->reopening)
    {
      self->reopening = FALSE;
      g_application_activate (G_APPLICATION (self));
    }
  g_application_release (G_APPLICATION (self));
}

static void
close_workspace (HjlApplication *self)
{
  if (self->closing)
    return;
  /* There was nothing but a window that said why. */
  if (self->workspace == NULL)
    {
      gboolean reopening = self->reopening;

      self->reopening = FALSE;
      if (reopening)
        g_application_activate (G_APPLICATION (self));
      return;
    }

  self->closing = TRUE;
  g_clear_object (&self->notifier);
  g_clear_object (&self->syncer);
  g_clear_object (&self->new_roles);
  /* The process stays until nothing is half written. */
  g_application_hold (G_APPLICATION (self));
  hjl_workspace_close_async (self->workspace, did_close, g_object_ref (self));
}

/* What the demo's settings say of the background is nobody's wish. */
static void
connect_settings (HjlApplication *self)
{
  g_signal_connect_object (self->settings, "changed::notifications", G_CALLBACK (update_heard), self, G_CONNECT_SWAPPED);
  if (self->demo)
    return;

  g_signal_connect_object (self->settings, "changed::run-in-background", G_CALLBACK (on_background_setting_cb), self, G_CONNECT_SWAPPED);
  on_background_setting_cb (self);
}

/* What is chosen in the demo ends with it. */
static void
use_settings_of (HjlApplication *self,
                 gboolean        demo)
{
  g_signal_handlers_disconnect_by_data (self->settings, self);
  if (demo)
    {
      self->own_settings = g_steal_pointer (&self->settings);
      self->settings = hjl_app_settings_new (TRUE);
    }
  else
    {
      g_clear_object (&self->settings);
      self->settings = g_steal_pointer (&self->own_settings);
    }
  self->demo = demo;
  connect_settings (self);
}

/* Whoever still does something for the window keeps its object, which is of no use any more: "destroy" is when they end. */
static void
hjl_application_window_removed (GtkApplication *application,
                                GtkWindow      *window)
{
  HjlApplication *self = HJL_APPLICATION (application);
  gboolean        ends = self->quitting || self->reopening;
  /* The demo ends with its window: nobody would know where its data went. */
  gboolean        leaves_demo = !ends && self->own_settings != NULL;

  GTK_APPLICATION_CLASS (hjl_application_parent_class)->window_removed (application, window);
  if (self->window == NULL || window != GTK_WINDOW (self->window))
    return;

  if (leaves_demo)
    use_settings_of (self, FALSE);
  self->window = NULL;
  self->quitting = FALSE;
  update_heard (self);
  if (!ends && (!g_queue_is_empty (&self->wanted) || (leaves_demo && wants_background (self))))
    {
      self->reopening = TRUE;
      self->hidden = g_queue_is_empty (&self->wanted);
    }
  else if (!ends && !leaves_demo && !self->demo && wants_background (self))
    {
      stay (self);
      update_heard (self);
      go_on_without_window (self);
      return;
    }
  if (!self->reopening)
    leave_background (self);
  close_workspace (self);
}

void
hjl_application_switch_demo (HjlApplication *self,
                             gboolean        demo)
{
  if (self->demo == demo || self->closing || self->window == NULL)
    return;

  use_settings_of (self, demo);
  self->reopening = TRUE;
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
stop_hearing (HjlApplication *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
}

void
hjl_application_quit (HjlApplication *self)
{
  /* Also where it only closes for another window to come. A window that is held closes later. */
  self->reopening = FALSE;
  self->quitting = self->window != NULL;
  hjl_application_rest_search (self);
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  else
    close_workspace (self);
  leave_background (self);
}

/* Whoever ends the program from outside is not asked anything, and leaves nothing half written, nor anything
 * of the demo. A second time it ends at once. */
static gboolean
on_signal_cb (gpointer user_data)
{
  HjlApplication *self = user_data;

  stop_hearing (self);
  if (self->window != NULL)
    {
      self->quitting = TRUE;
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
  hjl_application_quit (self);

  return G_SOURCE_CONTINUE;
}

static void
hjl_application_startup (GApplication *application)
{
  HjlApplication *self = HJL_APPLICATION (application);

  hjl_memory_ask_for_little ();
  hjl_text_drops_refuse_files ();
  hjl_names_mend_toolkit ();
  G_APPLICATION_CLASS (hjl_application_parent_class)->startup (application);
  hjl_text_size_style_icons (gdk_display_get_default ());

  self->settings = hjl_app_settings_new (self->demo);
  hjl_application_add_actions (self);
  if (!self->demo)
    {
      self->background = hjl_background_new (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS));
      g_signal_connect_object (self->background, "denied", G_CALLBACK (on_background_denied_cb), self, G_CONNECT_SWAPPED);
    }
  connect_settings (self);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    self->signal_ids[i] = g_unix_signal_add (ending_signals[i], on_signal_cb, self);
}

char *
hjl_application_dup_profile_id (HjlApplication *self)
{
  GSettings *settings = self->own_settings != NULL ? self->own_settings : self->settings;

  if (self->demo && self->own_settings == NULL)
    return NULL;

  return self->environment_id != NULL ? g_strdup (self->environment_id) : g_settings_get_string (settings, "profile");
}

/* What is wanted first says which profile opens. */
static void
choose_profile (HjlApplication *self)
{
  g_autofree char *id = hjl_application_dup_profile_id (self);
  HjlWanted       *first = g_queue_peek_head (&self->wanted);

  if (self->demo || first == NULL || first->profile_id == NULL || g_strcmp0 (first->profile_id, id) == 0)
    return;

  g_free (self->environment_id);
  self->environment_id = g_strdup (first->profile_id);
}

static void
do_wanted (HjlApplication *self)
{
  g_autofree char *id = self->demo ? NULL : hjl_application_dup_profile_id (self);
  g_autoptr (HjlWanted) wanted = hjl_wanted_take (&self->wanted, id);

  if (wanted == NULL)
    return;

  if (wanted->files != NULL)
    hjl_window_add_candidates (self->window, G_LIST_MODEL (wanted->files));
  if (wanted->place != NULL)
    hjl_window_show_place (self->window, wanted->place, wanted->detail);
}

/* After login, where somebody wants that; else it ends at once. */
static void
start_hidden (HjlApplication *self)
{
  g_autoptr (GError) error = NULL;

  self->hidden = FALSE;
  if (!wants_background (self))
    return;

  stay (self);
  if (self->workspace == NULL && !open_profile (self, &error))
    tell_not_open (self);
}

static void
hjl_application_activate (GApplication *application)
{
  HjlApplication *self = HJL_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  /* There is no window: it comes back once all is closed. */
  if (self->closing)
    {
      self->hidden = FALSE;
      self->reopening = TRUE;
      return;
    }
  if (self->hidden)
    {
      start_hidden (self);
      return;
    }

  g_application_withdraw_notification (application, "background");
  if (self->window == NULL)
    {
      if (self->workspace == NULL)
        choose_profile (self);
      self->window = hjl_window_new (GTK_APPLICATION (self));
      hjl_window_bind_settings (self->window, self->settings);
      hjl_window_set_demo (self->window, self->demo);
      g_signal_connect_object (self->window, "notify::is-active", G_CALLBACK (update_heard), self, G_CONNECT_SWAPPED);
      hjl_application_update_demo_actions (self);
      if (self->syncer != NULL)
        {
          hjl_window_open (self->window, self->workspace, self->syncer);
          update_heard (self);
        }
      else if (self->workspace == NULL && !open_profile (self, &error))
        hjl_window_show_trouble (self->window, error);
      else if (self->failed)
        open_workspace (self);
    }

  if (self->window == NULL)
    return;

  self->quitting = FALSE;
  gtk_window_present (GTK_WINDOW (self->window));
  do_wanted (self);
}

void
hjl_application_want (HjlApplication *self,
                      HjlWanted      *wanted)
{
  hjl_wanted_push (&self->wanted, wanted, FALSE);
  /* It does not come back with the demo, to which nothing that is wanted belongs. */
  if (self->closing && self->own_settings != NULL)
    use_settings_of (self, FALSE);
  g_application_activate (G_APPLICATION (self));
}

/* Files that were named on the command line, dropped on the icon, or opened with the program. */
static void
hjl_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  HjlApplication  *self = HJL_APPLICATION (application);
  g_autofree char *id = hjl_application_dup_profile_id (self);
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  g_list_store_splice (list, 0, 0, (gpointer *) files, n_files);
  hjl_application_open_profile (self, hjl_wanted_new (id, list, NULL, NULL));
}

static gboolean
hjl_application_dbus_register (GApplication    *application,
                               GDBusConnection *connection,
                               const char      *path,
                               GError         **error)
{
  return G_APPLICATION_CLASS (hjl_application_parent_class)->dbus_register (application, connection, path, error) &&
         hjl_application_export_search (HJL_APPLICATION (application), connection, path, error);
}

static void
hjl_application_dbus_unregister (GApplication    *application,
                                 GDBusConnection *connection,
                                 const char      *path)
{
  hjl_application_stop_search (HJL_APPLICATION (application), connection);

  G_APPLICATION_CLASS (hjl_application_parent_class)->dbus_unregister (application, connection, path);
}

static void
hjl_application_shutdown (GApplication *application)
{
  stop_hearing (HJL_APPLICATION (application));

  G_APPLICATION_CLASS (hjl_application_parent_class)->shutdown (application);
}

static void
hjl_application_finalize (GObject *object)
{
  HjlApplication *self = HJL_APPLICATION (object);

  g_clear_object (&self->new_roles);
  g_clear_object (&self->notifier);
  g_clear_object (&self->syncer);
  g_clear_object (&self->workspace);
  g_clear_object (&self->demo_mode);
  g_clear_object (&self->background);
  g_clear_object (&self->power);
  g_clear_object (&self->settings);
  g_clear_object (&self->own_settings);
  g_free (self->environment_id);
  g_clear_pointer (&self->next, hjl_wanted_free);
  g_queue_clear_full (&self->wanted, (GDestroyNotify) hjl_wanted_free);

  G_OBJECT_CLASS (hjl_application_parent_class)->finalize (object);
}

static void
hjl_application_class_init (HjlApplicationClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = hjl_application_finalize;
  application_class->startup = hjl_application_startup;
  application_class->shutdown = hjl_application_shutdown;
  application_class->activate = hjl_application_activate;
  application_class->open = hjl_application_open;
  application_class->dbus_register = hjl_application_dbus_register;
  application_class->dbus_unregister = hjl_application_dbus_unregister;
  application_class->handle_local_options = hjl_application_take_options;
  GTK_APPLICATION_CLASS (klass)->window_removed = hjl_application_window_removed;
}

static void
hjl_application_init (HjlApplication *self)
{
  /* Nothing else refers to the resources, and the linker leaves out of an archive what nobody needs. */
  g_resources_register (hjl_app_get_resource ());
  hjl_application_add_options (self);
}

HjlApplication *
hjl_application_new (void)
{
  return g_object_new (HJL_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/example/HjLever",
                       NULL);
}
