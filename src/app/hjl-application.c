/* hjl-application.c: the program: its options, its profile, its one window
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/hjl-application.h"

#include <glib/gi18n-lib.h>

#include "app/hjl-app-settings.h"
#include "app/hjl-demo-mode.h"
#include "app/hjl-window.h"
#include "app/widgets/hjl-toast.h"
#include "auth/hjl-token-store-memory.h"
#include "auth/hjl-token-store-secret.h"
#include "hjl-app-resources.h"

struct _HjlApplication
{
  AdwApplication parent_instance;

  char         *profile_id; /* nullable: as the settings say */
  gboolean      demo;
  GSettings    *settings;
  HjlDemoMode  *demo_mode; /* nullable */
  HjlWorkspace *workspace; /* nullable: until it is opened, and once it is closed */
  HjlWindow    *window;    /* borrowed; nullable */
  gboolean      closing;
};

G_DEFINE_FINAL_TYPE (HjlApplication, hjl_application, ADW_TYPE_APPLICATION)

static void
got_workspace (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->window == NULL)
    return;

  if (hjl_workspace_open_finish (HJL_WORKSPACE (source), result, &error))
    hjl_window_set_workspace (self->window, HJL_WORKSPACE (source));
  else
    hjl_toast_show_error (GTK_WIDGET (self->window), error);
}

static gboolean
open_profile (HjlApplication *self,
              GError        **error)
{
  g_autoptr (HjlProfile) profile = NULL;
  g_autoptr (HjlTokenStore) tokens = hjl_token_store_secret_new ();

  if (self->demo)
    {
      self->demo_mode = hjl_demo_mode_new (error);
      if (self->demo_mode == NULL)
        return FALSE;

      self->workspace = g_object_new (HJL_TYPE_WORKSPACE,
                                      "profile", hjl_demo_mode_get_profile (self->demo_mode),
                                      "tokens", tokens,
                                      "program", "HjLever",
                                      "data-dir", hjl_demo_mode_get_data_dir (self->demo_mode),
                                      NULL);
    }
  else
    {
      g_autofree char *chosen = g_settings_get_string (self->settings, "profile");

      profile = hjl_profile_load (self->profile_id != NULL ? self->profile_id : chosen, error);
      if (profile == NULL)
        return FALSE;
      self->workspace = hjl_workspace_new (profile, tokens, "HjLever");
    }

  hjl_workspace_open_async (self->workspace, NULL, got_workspace, g_object_ref (self));

  return TRUE;
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
  g_application_release (G_APPLICATION (self));
}

static void
close_workspace (HjlApplication *self)
{
  if (self->closing || self->workspace == NULL)
    return;

  self->closing = TRUE;
  /* The process stays until nothing is half written. */
  g_application_hold (G_APPLICATION (self));
  hjl_workspace_close_async (self->workspace, did_close, g_object_ref (self));
}

static void
on_window_destroyed_cb (HjlApplication *self)
{
  self->window = NULL;
  close_workspace (self);
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  HjlApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static const GActionEntry actions[] = {
  { "quit", quit },
};

static void
hjl_application_startup (GApplication *application)
{
  HjlApplication *self = HJL_APPLICATION (application);

  G_APPLICATION_CLASS (hjl_application_parent_class)->startup (application);

  self->settings = hjl_app_settings_new (self->demo);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", (const char *[]){ "<Control>q", NULL });
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
hjl_application_activate (GApplication *application)
{
  HjlApplication *self = HJL_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (self->window == NULL && !self->closing)
    {
      self->window = hjl_window_new (self);
      g_signal_connect_object (self->window, "destroy", G_CALLBACK (on_window_destroyed_cb), self, G_CONNECT_SWAPPED);
      if (!open_profile (self, &error))
        hjl_toast_show_error (GTK_WIDGET (self->window), error);
    }

  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
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

  g_variant_dict_lookup (options, "profile", "s", &self->profile_id);
  self->demo = g_variant_dict_contains (options, "demo");
  if (self->demo && self->profile_id != NULL)
    {
      g_printerr ("%s\n", _ ("Say either --demo or --profile."));
      return 2;
    }
  /* The demo stands beside the real program, never in its place. */
  if (self->demo)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
hjl_application_finalize (GObject *object)
{
  HjlApplication *self = HJL_APPLICATION (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->demo_mode);
  g_clear_object (&self->settings);
  g_free (self->profile_id);

  G_OBJECT_CLASS (hjl_application_parent_class)->finalize (object);
}

static void
hjl_application_class_init (HjlApplicationClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = hjl_application_finalize;
  application_class->startup = hjl_application_startup;
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

GSettings *
hjl_application_get_settings (HjlApplication *self)
{
  g_return_val_if_fail (HJL_IS_APPLICATION (self), NULL);

  return self->settings;
}

HjlWorkspace *
hjl_application_get_workspace (HjlApplication *self)
{
  g_return_val_if_fail (HJL_IS_APPLICATION (self), NULL);

  return self->workspace;
}

gboolean
hjl_application_is_demo (HjlApplication *self)
{
  g_return_val_if_fail (HJL_IS_APPLICATION (self), FALSE);

  return self->demo;
}
