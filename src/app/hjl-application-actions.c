/* hjl-application-actions.c: what the program does when it is asked to: by a menu, a key, a notification, the desktop
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/hjl-application-private.h"

#include "app/preferences/hjl-preferences-window.h"
#include "app/window/hjl-dialogs.h"
#include "app/window/hjl-help-window.h"

static void
quit_now (gpointer object)
{
  hjl_application_quit (object);
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
sync_now (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  HjlApplication *self = user_data;

  /* Opening it syncs as well, where nothing is open yet. */
  g_application_activate (G_APPLICATION (self));
  if (self->syncer != NULL)
    hjl_syncer_sync (self->syncer, TRUE);
}

static void
add_candidates (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  HjlApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window != NULL)
    hjl_window_add_candidates (self->window, NULL);
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

  g_set_object (&self->wanted_files, self->next_files);
  g_clear_pointer (&self->environment_id, g_free);
  if (self->next_is_chosen)
    g_settings_set_string (self->settings, "profile", id);
  else
    self->environment_id = g_steal_pointer (&id);
  self->reopening = TRUE;
  gtk_window_destroy (GTK_WINDOW (self->window));
}

/* @files: (nullable): what to add there */
static void
leave_for (HjlApplication *self,
           const char     *id,
           GListStore     *files)
{
  g_free (self->next_profile_id);
  self->next_profile_id = g_strdup (id);
  g_set_object (&self->next_files, files);
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
  leave_for (self, g_variant_get_string (parameter, NULL), NULL);
}

/* @files: (nullable) */
static void
open_profile_with (HjlApplication *self,
                   const char     *id,
                   GListStore     *files)
{
  const char *present = self->workspace != NULL ? hjl_environment_get_id (hjl_workspace_get_environment (self->workspace)) : NULL;

  /* It comes back with the other one. */
  if (self->closing)
    {
      g_free (self->environment_id);
      self->environment_id = g_strdup (id);
      g_set_object (&self->wanted_files, files);
      self->reopening = TRUE;
      return;
    }

  /* What runs in the background, too, has a window to be asked in. */
  g_application_activate (G_APPLICATION (self));
  if (self->window == NULL)
    return;

  if (g_strcmp0 (present, id) == 0)
    {
      if (files != NULL)
        hjl_window_add_candidates (self->window, G_LIST_MODEL (files));
      return;
    }

  self->next_is_chosen = FALSE;
  leave_for (self, id, files);
}

/* The program was started once more, with --profile. */
static void
open_named_profile (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  open_profile_with (user_data, g_variant_get_string (parameter, NULL), NULL);
}

/* And with files, which belong to that profile only. */
static void
add_to_profile (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GVariantIter) uris = NULL;
  const char *id;
  const char *uri;

  g_variant_get (parameter, "(&sas)", &id, &uris);
  while (g_variant_iter_next (uris, "&s", &uri))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      g_list_store_append (files, file);
    }
  open_profile_with (user_data, id, files);
}

static const GActionEntry actions[] = {
  { "about", show_about },
  { "add-candidates", add_candidates },
  { "add-to-profile", add_to_profile, "(sas)" },
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
  { "sync-now", sync_now },
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

void
hjl_application_add_actions (HjlApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char *[]){ shortcuts[i].keys, NULL });
}
