/* hjl-application.c: the program: its options, its environment, its one window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/hjl-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "app/preferences/hjl-app-settings.h"
#include "app/hjl-demo-mode.h"
#include "app/window/hjl-dialogs.h"
#include "app/window/hjl-help-window.h"
#include "app/window/hjl-lost-data.h"
#include "app/window/hjl-new-roles.h"
#include "app/preferences/hjl-preferences-window.h"
#include "app/sync/hjl-syncer.h"
#include "app/window/hjl-window.h"
#include "app/widgets/hjl-text-drops.h"
#include "auth/hjl-token-store-secret.h"
#include "hjl-app-resources.h"
#include "workspace/hjl-memory.h"
#include "model/hjl-error.h"

static const int ending_signals[] = { SIGINT, SIGTERM, SIGHUP };

struct _HjlApplication
{
  AdwApplication parent_instance;

  char         *environment_id;  /* nullable: as the settings say */
  char         *next_profile_id; /* nullable: what to switch to */
  gboolean      next_is_chosen;  /* and what opens from then on, as the settings say */
  gboolean      demo;
  guint         signal_ids[G_N_ELEMENTS (ending_signals)];
  GSettings    *settings;
  HjlDemoMode  *demo_mode;   /* nullable */
  HjlWorkspace *workspace;   /* nullable: until it is opened, and once it is closed */
  HjlSyncer    *syncer;      /* nullable: as the workspace */
  HjlNewRoles  *new_roles;   /* nullable: as the workspace */
  HjlWindow    *window;      /* borrowed; nullable */
  GtkWindow    *preferences; /* weak; nullable: while it is open */
  GtkWindow    *help;        /* weak; nullable: while it is open */
  guint         held_back;   /* how many the last sync held back */
  gboolean      in_background;
  gboolean      quitting;  /* a person asked for more than closing the window */
  gboolean      reopening; /* with another environment */
  gboolean      closing;
  gboolean      failed; /* the workspace could not be opened */
};

G_DEFINE_FINAL_TYPE (HjlApplication, hjl_application, ADW_TYPE_APPLICATION)

/* Whether the desktop is to tell, as nobody looks at the window. */
static gboolean
is_away (HjlApplication *self)
{
  return g_settings_get_boolean (self->settings, "notifications") &&
         !(self->window != NULL && gtk_window_is_active (GTK_WINDOW (self->window)));
}

/* Told once for as long as they are the same number. Counts only, as below. */
static void
tell_held_back (HjlApplication *self,
                guint           n)
{
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;
  gboolean         news = n > 0 && n != self->held_back;

  self->held_back = n;
  if (n == 0)
    g_application_withdraw_notification (G_APPLICATION (self), "held-back");
  if (!news || !is_away (self))
    return;

  title = g_strdup_printf (ngettext ("%u candidate is held back until you go ahead", "%u candidates are held back until you go ahead", n), n);
  notification = g_notification_new (title);
  g_notification_set_body (notification, _ ("So many would change at once that nothing was changed for them. Open HjLever to review it."));
  g_notification_set_default_action (notification, "app.review");
  g_application_send_notification (G_APPLICATION (self), "held-back", notification);
}

/* Counts only: a notification may be read by anybody who sees the screen. */
static void
on_syncer_finished_cb (HjlApplication      *self,
                       const HjlSyncReport *report,
                       gboolean             asked)
{
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;

  tell_held_back (self, report->held_back);
  if (report->new_attention == 0 || !is_away (self))
    return;

  title = g_strdup_printf (ngettext ("%u candidate needs attention", "%u candidates need attention", report->new_attention),
                           report->new_attention);
  notification = g_notification_new (title);
  g_notification_set_body (notification, _ ("Open HjLever to see who needs attention and what to do."));
  g_notification_set_default_action (notification, "app.show-attention");
  g_application_send_notification (G_APPLICATION (self), "attention", notification);
}

static void
on_new_roles_found_cb (HjlApplication *self,
                       GPtrArray      *role_ids)
{
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;

  if (self->window != NULL)
    hjl_window_offer_mapping (self->window, role_ids);
  if (!is_away (self))
    return;

  title = g_strdup_printf (ngettext ("%u new live role isn’t mapped", "%u new live roles aren’t mapped", role_ids->len),
                           role_ids->len);
  notification = g_notification_new (title);
  g_notification_set_body (notification, _ ("Candidates aren’t exported until their role is mapped."));
  if (role_ids->len == 1)
    g_notification_set_default_action_and_target (notification, "app.open-mapping", "s", role_ids->pdata[0]);
  else
    g_notification_set_default_action (notification, "app.show-jobs");
  g_application_send_notification (G_APPLICATION (self), "new-roles", notification);
}

/* Where nobody would hear of it, a new role waits. */
static void
update_heard (HjlApplication *self)
{
  if (self->new_roles != NULL)
    hjl_new_roles_set_heard (self->new_roles,
                             self->window != NULL || g_settings_get_boolean (self->settings, "notifications"));
}

static void
sync_first (HjlApplication *self)
{
  if (self->syncer != NULL)
    hjl_syncer_sync (self->syncer, FALSE);
}

static void open_workspace (HjlApplication *self);

static void
on_data_restored_cb (gpointer object)
{
  HjlApplication *self = object;

  if (self->workspace != NULL && !self->closing)
    open_workspace (self);
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
      if (self->window != NULL)
        hjl_window_show_trouble (self->window, error);
      if (self->window != NULL && !self->closing && g_error_matches (error, HJL_ERROR, HJL_ERROR_STORE_LOST))
        hjl_lost_data_offer (self->window, self->workspace, on_data_restored_cb, G_OBJECT (self));
      return;
    }
  if (self->closing)
    return;

  self->syncer = hjl_syncer_new (self->workspace);
  g_signal_connect_object (self->syncer, "finished", G_CALLBACK (on_syncer_finished_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "sync-interval", self->syncer, "interval", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "sync-automatically", self->syncer, "automatic", G_SETTINGS_BIND_GET);
  self->new_roles = hjl_new_roles_new (self->workspace);
  g_signal_connect_object (self->new_roles, "found", G_CALLBACK (on_new_roles_found_cb), self, G_CONNECT_SWAPPED);
  update_heard (self);
  if (self->window == NULL)
    {
      sync_first (self);
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

      self->workspace = hjl_workspace_new (hjl_demo_mode_get_environment (self->demo_mode),
                                           hjl_demo_mode_get_tokens (self->demo_mode),
                                           "HjLever",
                                           &(HjlWorkspaceOptions){ .data_dir = hjl_demo_mode_get_data_dir (self->demo_mode) });
      if (self->window != NULL)
        hjl_window_offer_samples (self->window, hjl_demo_mode_get_samples (self->demo_mode));
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

  if (!hjl_demo_mode_forget_finish (HJL_DEMO_MODE (source), result, &error))
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

  if (!hjl_workspace_close_finish (HJL_WORKSPACE (source), result, &error))
    g_warning ("Closing: %s", error->message);

  g_clear_object (&self->workspace);
  self->closing = FALSE;
  if (self->demo_mode != NULL)
    {
      g_application_hold (G_APPLICATION (self));
      hjl_demo_mode_forget_async (self->demo_mode, did_forget, g_object_ref (self));
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
  g_clear_object (&self->syncer);
  g_clear_object (&self->new_roles);
  /* The process stays until nothing is half written. */
  g_application_hold (G_APPLICATION (self));
  hjl_workspace_close_async (self->workspace, did_close, g_object_ref (self));
}

static void
on_window_destroyed_cb (HjlApplication *self)
{
  self->window = NULL;
  /* The demo ends with its window: nobody would know where its data went. */
  if (g_settings_get_boolean (self->settings, "run-in-background") && !self->demo && !self->quitting && !self->reopening)
    {
      if (!self->in_background)
        g_application_hold (G_APPLICATION (self));
      self->in_background = TRUE;
      update_heard (self);
      /* Perhaps nobody has seen anything yet. */
      sync_first (self);
      return;
    }
  close_workspace (self);
}

static void
stop_hearing (HjlApplication *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
}

static void
quit_now (gpointer object)
{
  HjlApplication *self = object;

  self->quitting = TRUE;
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  else
    close_workspace (self);
  if (self->in_background)
    g_application_release (G_APPLICATION (self));
  self->in_background = FALSE;
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  HjlApplication *self = user_data;

  if (self->window != NULL)
    hjl_window_leave (self->window, quit_now, G_OBJECT (self));
  else
    quit_now (self);
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  HjlApplication *self = user_data;

  hjl_dialogs_show_about (GTK_WINDOW (self->window));
}

static void
show_shortcuts (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  HjlApplication *self = user_data;

  hjl_dialogs_show_shortcuts (GTK_WINDOW (self->window));
}

static void
show_preferences (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  HjlApplication *self = user_data;

  if (self->preferences == NULL)
    g_set_weak_pointer (&self->preferences,
                        GTK_WINDOW (hjl_preferences_window_new (GTK_WINDOW (self->window),
                                                                self->settings,
                                                                self->syncer != NULL ? self->workspace : NULL)));
  gtk_window_present (self->preferences);
}

static void
show_help (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  HjlApplication *self = user_data;

  if (self->help == NULL)
    g_set_weak_pointer (&self->help, GTK_WINDOW (hjl_help_window_new (GTK_WINDOW (self->window))));
  gtk_window_present (self->help);
}

static void
show_attention (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  HjlApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-attention", NULL);
}

static void
review (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  HjlApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.review", NULL);
}

static void
show_jobs (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  HjlApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-not-mapped", NULL);
}

static void
open_mapping (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  HjlApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self->window), "win.open-mapping", parameter);
}

/* Accounts, mappings and candidates all belong to the environment, so everything is opened anew. */
static void
switch_now (gpointer object)
{
  HjlApplication  *self = object;
  g_autofree char *id = g_steal_pointer (&self->next_profile_id);

  if (self->closing || self->window == NULL)
    return;

  g_clear_pointer (&self->environment_id, g_free);
  if (self->next_is_chosen)
    g_settings_set_string (self->settings, "profile", id);
  else
    self->environment_id = g_steal_pointer (&id);
  self->reopening = TRUE;
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
leave_for (HjlApplication *self,
           const char     *id)
{
  g_free (self->next_profile_id);
  self->next_profile_id = g_strdup (id);
  hjl_window_leave (self->window, switch_now, G_OBJECT (self));
}

static void
switch_profile (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  HjlApplication *self = user_data;

  if (self->demo || self->closing || self->window == NULL)
    return;

  self->next_is_chosen = TRUE;
  leave_for (self, g_variant_get_string (parameter, NULL));
}

/* The program was started once more, with --profile. */
static void
open_named_profile (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HjlApplication *self = user_data;
  const char     *id = g_variant_get_string (parameter, NULL);
  const char     *present = self->workspace != NULL ? hjl_environment_get_id (hjl_workspace_get_environment (self->workspace)) : NULL;

  /* It comes back with the other one. */
  if (self->closing)
    {
      g_free (self->environment_id);
      self->environment_id = g_strdup (id);
      self->reopening = TRUE;
      return;
    }

  /* What runs in the background, too, has a window to be asked in. */
  g_application_activate (G_APPLICATION (self));
  if (self->window == NULL || g_strcmp0 (present, id) == 0)
    return;

  self->next_is_chosen = FALSE;
  leave_for (self, id);
}

static const GActionEntry actions[] = {
  { "about", show_about },
  { "help", show_help },
  { "open-mapping", open_mapping, "s" },
  { "open-profile", open_named_profile, "s" },
  { "preferences", show_preferences },
  { "quit", quit },
  { "shortcuts", show_shortcuts },
  { "show-attention", show_attention },
  { "review", review },
  { "show-jobs", show_jobs },
  { "switch-profile", switch_profile, "s" },
};

static const struct
{
  const char *action;
  const char *keys;
} shortcuts[] = {
  { "app.help", "F1" },
  { "app.preferences", "<Control>comma" },
  { "app.quit", "<Control>q" },
  { "app.shortcuts", "<Control>question" },
  { "window.close", "<Control>w" },
  { "win.preview", "<Control>p" },
  { "win.activity", "<Control>h" },
  { "win.close-mapping", "<Alt>Left" },
  { "win.show-page::candidates", "<Alt>3" },
  { "win.show-page::connection", "<Alt>1" },
  { "win.show-page::jobs", "<Alt>2" },
  { "win.sync-now", "<Control>r" },
};

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
  quit_now (self);

  return G_SOURCE_CONTINUE;
}

static void
hjl_application_startup (GApplication *application)
{
  HjlApplication *self = HJL_APPLICATION (application);

  hjl_memory_ask_for_little ();
  hjl_text_drops_refuse_files ();
  G_APPLICATION_CLASS (hjl_application_parent_class)->startup (application);

  self->settings = hjl_app_settings_new (self->demo);
  g_signal_connect_object (self->settings, "changed::notifications", G_CALLBACK (update_heard), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char *[]){ shortcuts[i].keys, NULL });
  gtk_window_set_default_icon_name (APPLICATION_ID);
  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    self->signal_ids[i] = g_unix_signal_add (ending_signals[i], on_signal_cb, self);
}

static void
hjl_application_activate (GApplication *application)
{
  HjlApplication *self = HJL_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (self->window == NULL && !self->closing)
    {
      self->window = hjl_window_new (self);
      hjl_window_bind_settings (self->window, self->settings);
      hjl_window_set_demo (self->window, self->demo);
      g_signal_connect_object (self->window, "destroy", G_CALLBACK (on_window_destroyed_cb), self, G_CONNECT_SWAPPED);
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

  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
}

/* Returns: -1 to go on, or the exit status */
static int
take_profile (HjlApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlEnvironment) environment = hjl_environment_load (self->environment_id, &error);

  /* One that is there and not valid is said in the window, where it can be corrected and opened again. */
  if (environment == NULL && g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  /* Without a session bus there is nobody else to know of. */
  if (!g_application_register (application, NULL, NULL) || !g_application_get_is_remote (application))
    return -1;

  g_printerr (_ ("HjLever is already running. It opens “%s” there once unsaved changes are dealt with.\n"), self->environment_id);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-profile", g_variant_new_string (self->environment_id));

  return 0;
}

static int
hjl_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  HjlApplication *self = HJL_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hjlever %s\n", PACKAGE_VERSION);
      return 0;
    }

  g_variant_dict_lookup (options, "profile", "s", &self->environment_id);
  self->demo = g_variant_dict_contains (options, "demo");
  if (self->demo && self->environment_id != NULL)
    {
      g_printerr ("%s\n", _ ("Use either --demo or --profile, not both."));
      return 2;
    }
  /* The demo stands beside the real program, never in its place. */
  if (self->demo)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return self->environment_id != NULL ? take_profile (self) : -1;
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

  g_clear_weak_pointer (&self->preferences);
  g_clear_weak_pointer (&self->help);
  g_clear_object (&self->new_roles);
  g_clear_object (&self->syncer);
  g_clear_object (&self->workspace);
  g_clear_object (&self->demo_mode);
  g_clear_object (&self->settings);
  g_free (self->environment_id);
  g_free (self->next_profile_id);

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
  application_class->handle_local_options = hjl_application_handle_local_options;
}

static void
hjl_application_init (HjlApplication *self)
{
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Try everything with made-up data; nothing leaves this computer"), NULL },
    { "profile", 'p', 0, G_OPTION_ARG_STRING, NULL, N_ ("Use this profile"), N_ ("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  /* Nothing else refers to the resources, and the linker leaves out of an archive what nobody needs. */
  g_resources_register (hjl_app_get_resource ());
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

HjlApplication *
hjl_application_new (void)
{
  return g_object_new (HJL_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_DEFAULT_FLAGS,
                       "resource-base-path", "/org/example/HjLever",
                       NULL);
}
