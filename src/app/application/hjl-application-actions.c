/* hjl-application-actions.c: what the program does when it is asked to: by a menu, a key, a notification, the desktop
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/application/hjl-application-private.h"

#include <string.h>

#include "app/preferences/hjl-preferences-window.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-dialogs.h"
#include "app/window/hjl-help-window.h"
#include "app/window/hjl-recent-roles.h"

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

static gboolean
is_of_type (GtkWidget *window,
            gpointer   type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (window, GPOINTER_TO_SIZE (type));
}

static void
show_preferences (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  HjlApplication *self = user_data;
  GtkWidget      *window = hjl_window_find (is_of_type, GSIZE_TO_POINTER (HJL_TYPE_PREFERENCES_WINDOW));

  if (window == NULL)
    window = GTK_WIDGET (hjl_preferences_window_new (GTK_WINDOW (self->window), self->settings, self->syncer != NULL ? self->workspace : NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_help (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  HjlApplication *self = user_data;
  GtkWidget      *window = hjl_window_find (is_of_type, GSIZE_TO_POINTER (HJL_TYPE_HELP_WINDOW));

  if (window == NULL)
    window = GTK_WIDGET (hjl_help_window_new (GTK_WINDOW (self->window)));
  gtk_window_present (GTK_WINDOW (window));
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

/* Accounts, mappings and candidates all belong to the environment, so everything is opened anew. */
static void
switch_now (gpointer object)
{
  HjlApplication *self = object;
  g_autoptr (HjlWanted) next = g_steal_pointer (&self->next);

  if (self->closing || self->window == NULL || next == NULL)
    return;

  g_clear_pointer (&self->environment_id, g_free);
  if (self->next_is_chosen)
    g_settings_set_string (self->settings, "profile", next->profile_id);
  else
    self->environment_id = g_strdup (next->profile_id);
  hjl_wanted_push (&self->wanted, g_steal_pointer (&next), TRUE);
  self->reopening = TRUE;
  gtk_window_destroy (GTK_WINDOW (self->window));
}

/* @wanted: (transfer full) */
static void
leave_for (HjlApplication *self,
           HjlWanted      *wanted)
{
  /* Whoever has not answered yet whether to leave is asked once more; whoever stays wants none of it any more. */
  if (self->next != NULL &&
      (!hjl_window_is_leaving (self->window, switch_now) || !g_str_equal (self->next->profile_id, wanted->profile_id)))
    g_clear_pointer (&self->next, hjl_wanted_free);
  self->next = hjl_wanted_join (self->next, wanted);
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
  leave_for (self, hjl_wanted_new (g_variant_get_string (parameter, NULL), NULL, NULL, NULL));
}

static void
enter_demo_now (gpointer object)
{
  hjl_application_switch_demo (object, TRUE);
}

static void
enter_demo (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  HjlApplication *self = user_data;

  if (self->window != NULL)
    hjl_window_leave (self->window, enter_demo_now, G_OBJECT (self));
}

/* Nothing of the demo is worth a question. */
static void
leave_demo (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  hjl_application_switch_demo (user_data, FALSE);
}

void
hjl_application_open_profile (HjlApplication *self,
                              HjlWanted      *wanted)
{
  HjlEnvironment *present = self->workspace != NULL ? hjl_workspace_get_environment (self->workspace) : NULL;

  /* Nothing is open yet, or it comes back with the other one; or it is that which is open. */
  if (wanted->profile_id == NULL || self->closing || (self->window == NULL && self->workspace == NULL) ||
      (present != NULL && g_str_equal (hjl_environment_get_id (present), wanted->profile_id)))
    {
      hjl_application_want (self, wanted);
      return;
    }
  /* Nothing of one's own comes into the demo, of which nothing is worth a question. */
  if (self->own_settings != NULL)
    {
      hjl_wanted_push (&self->wanted, wanted, TRUE);
      hjl_application_switch_demo (self, FALSE);
      return;
    }

  /* What runs in the background, too, has a window to be asked in. */
  g_application_activate (G_APPLICATION (self));
  self->next_is_chosen = FALSE;
  leave_for (self, wanted);
}

/* From the desktop's menu. */
static void
add_candidates (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autofree char *id = hjl_application_dup_profile_id (user_data);
  g_autoptr (GListStore) none = g_list_store_new (G_TYPE_FILE);

  hjl_application_open_profile (user_data, hjl_wanted_new (id, none, NULL, NULL));
}

/* The program was started once more, with --profile. */
static void
open_named_profile (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  hjl_application_open_profile (user_data, hjl_wanted_new (g_variant_get_string (parameter, NULL), NULL, NULL, NULL));
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
  hjl_application_open_profile (user_data, hjl_wanted_new (id, files, NULL, NULL));
}

/* @place: of the window, in that profile */
static void
show_place (HjlApplication *self,
            const char     *id,
            const char     *place,
            const char     *detail)
{
  g_autoptr (HjlEnvironment) environment = NULL;
  gboolean is_open = !self->closing && self->workspace != NULL &&
                     g_str_equal (hjl_environment_get_id (hjl_workspace_get_environment (self->workspace)), id);

  environment = is_open ? NULL : hjl_environment_load (id, NULL);
  if (is_open)
    hjl_application_want (self, hjl_wanted_new (NULL, NULL, place, detail));
  else if (environment != NULL)
    hjl_application_open_profile (self, hjl_wanted_new (id, NULL, place, detail));
  /* One that is gone by now has no place to lead to. */
  else
    g_application_activate (G_APPLICATION (self));
}

/* Where a notification leads: in the profile that it was about. */
static void
show (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  const char *id;
  const char *place;
  const char *detail;

  g_variant_get (parameter, "(&s&s&s)", &id, &place, &detail);
  show_place (user_data, id, place, detail);
}

/* From the desktop's menu, whose words stand in a file: the name ends with which one. */
static void
show_recent_role (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  HjlApplication  *self = user_data;
  const char      *name = g_action_get_name (G_ACTION (action));
  guint            place = g_ascii_digit_value (name[strlen (name) - 1]) - 1;
  g_autofree char *id = NULL;
  g_autofree char *role_id = NULL;

  if (hjl_recent_roles_get (self->own_settings != NULL ? self->own_settings : self->settings, place, &id, &role_id))
    show_place (self, id, "mapping", role_id);
  else
    g_application_activate (G_APPLICATION (self));
}

static const GActionEntry actions[] = {
  { "about", show_about },
  { "add-candidates", add_candidates },
  { "add-to-profile", add_to_profile, "(sas)" },
  { "enter-demo", enter_demo },
  { "help", show_help },
  { "leave-demo", leave_demo },
  { "open-profile", open_named_profile, "s" },
  { "preferences", show_preferences },
  { "quit", quit },
  { "recent-role-1", show_recent_role },
  { "recent-role-2", show_recent_role },
  { "recent-role-3", show_recent_role },
  { "shortcuts", show_shortcuts },
  { "show", show, "(sss)" },
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
hjl_application_update_demo_actions (HjlApplication *self)
{
  GActionMap *map = G_ACTION_MAP (self);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "enter-demo")), !self->demo);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "leave-demo")), self->own_settings != NULL);
  if (self->window != NULL)
    hjl_window_set_can_leave_demo (self->window, self->own_settings != NULL);
}

void
hjl_application_add_actions (HjlApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char *[]){ shortcuts[i].keys, NULL });
}
