/* hjl-workspace-settings.c: how candidates are marked and how long data are kept, with the data
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "workspace/hjl-workspace-private.h"

#include "model/hjl-error.h"

#define KEY_SOURCE "settings/source"
#define KEY_ORIGIN "settings/origin"
#define KEY_TAGS "settings/tags"
#define KEY_KEEP_DAYS "settings/keep-days"
#define KEY_ACTIVITY_DAYS "settings/activity-days"
#define KEY_MOST_PEOPLE "settings/most-people"
#define KEY_MOST_SHARE "settings/most-share"
#define KEY_MOST_EXPORTS "settings/most-exports"

void
hjl_workspace_read_settings (HjlStore    *store,
                             HjlSettings *settings)
{
  g_autofree char *source = hjl_store_get_value (store, KEY_SOURCE);
  g_autofree char *origin = hjl_store_get_value (store, KEY_ORIGIN);
  g_autofree char *tags = hjl_store_get_value (store, KEY_TAGS);

  settings->keep_days = (guint) hjl_store_get_int (store, KEY_KEEP_DAYS, settings->keep_days);
  settings->activity_days = (guint) hjl_store_get_int (store, KEY_ACTIVITY_DAYS, settings->activity_days);
  settings->most_people = (guint) hjl_store_get_int (store, KEY_MOST_PEOPLE, settings->most_people);
  settings->most_share = (guint) hjl_store_get_int (store, KEY_MOST_SHARE, settings->most_share);
  settings->most_exports = (guint) hjl_store_get_int (store, KEY_MOST_EXPORTS, settings->most_exports);
  g_free (settings->acting_user_id);
  settings->acting_user_id = hjl_store_get_value (store, HJL_KEY_ACTING_USER);
  if (source != NULL)
    {
      g_free (settings->source);
      settings->source = g_steal_pointer (&source);
    }
  if (origin != NULL)
    {
      g_free (settings->origin);
      settings->origin = g_steal_pointer (&origin);
    }
  if (tags != NULL)
    {
      g_strfreev (settings->tags);
      settings->tags = *tags != '\0' ? g_strsplit (tags, "\n", -1) : NULL;
    }
}

HjlSettings *
hjl_workspace_dup_settings (HjlWorkspace *self)
{
  HjlSettings *settings;

  g_return_val_if_fail (HJL_IS_WORKSPACE (self), NULL);

  settings = hjl_settings_new ();
  if (self->view != NULL)
    hjl_workspace_read_settings (self->view, settings);

  return settings;
}

static void
save_settings (HjlWorkspace *self,
               GTask        *task)
{
  HjlSettings     *settings = g_task_get_task_data (task);
  g_autofree char *tags = settings->tags != NULL ? g_strjoinv ("\n", settings->tags) : g_strdup ("");
  g_autofree char *source = g_strstrip (g_strdup (settings->source != NULL ? settings->source : ""));
  GError          *error = NULL;
  gboolean         stored = FALSE;

  if (!hjl_settings_origin_valid (settings->origin))
    error = g_error_new (HJL_ERROR,
                         HJL_ERROR_INPUT,
                         _ ("“%s” isn’t one of Lever’s origins: agency, applied, internal, referred, sourced, "
                            "university."),
                         settings->origin != NULL ? settings->origin : "");
  else if (*source == '\0')
    error = g_error_new_literal (HJL_ERROR,
                                 HJL_ERROR_INPUT,
                                 _ ("The source cannot be empty: it is how exported candidates are found in Lever."));
  else if (settings->keep_days > HJL_SETTINGS_MOST_DAYS || settings->activity_days > HJL_SETTINGS_MOST_DAYS)
    error = g_error_new (HJL_ERROR,
                         HJL_ERROR_INPUT,
                         _ ("Data can be kept for up to %'d days, or forever."),
                         HJL_SETTINGS_MOST_DAYS);
  else if (settings->most_people > HJL_SETTINGS_MOST_PEOPLE || settings->most_exports > HJL_SETTINGS_MOST_PEOPLE ||
           settings->most_share > 100)
    error = g_error_new (HJL_ERROR,
                         HJL_ERROR_INPUT,
                         _ ("A sync can be stopped at up to %'d people, and at up to 100 percent."),
                         HJL_SETTINGS_MOST_PEOPLE);
  else
    stored = hjl_store_begin (self->store, &error) &&
             hjl_store_finish (self->store,
                               hjl_store_set_value (self->store, HJL_KEY_ACTING_USER, settings->acting_user_id, &error) &&
                                 hjl_store_set_value (self->store, KEY_SOURCE, source, &error) &&
                                 hjl_store_set_value (self->store, KEY_ORIGIN, settings->origin, &error) &&
                                 hjl_store_set_value (self->store, KEY_TAGS, tags, &error) &&
                                 hjl_store_set_int (self->store, KEY_KEEP_DAYS, settings->keep_days, &error) &&
                                 hjl_store_set_int (self->store, KEY_ACTIVITY_DAYS, settings->activity_days, &error) &&
                                 hjl_store_set_int (self->store, KEY_MOST_PEOPLE, settings->most_people, &error) &&
                                 hjl_store_set_int (self->store, KEY_MOST_SHARE, settings->most_share, &error) &&
                                 hjl_store_set_int (self->store, KEY_MOST_EXPORTS, settings->most_exports, &error) &&
                                 (settings->keep_days == self->context->settings->keep_days ||
                                  hjl_workspace_forget_retention (self, &error)),
                               &error);

  if (stored)
    {
      gboolean acts = g_strcmp0 (self->context->settings->acting_user_id, settings->acting_user_id) != 0;

      hjl_workspace_read_settings (self->store, self->context->settings);
      /* Whoever waited for somebody to act may go on. */
      stored = hjl_workspace_release_actor_holds (self, &error);
      if (acts)
        hjl_workspace_tell_changed (self, HJL_CHANGES_CATALOGUE | HJL_CHANGES_CANDIDATES);
    }

  hjl_workspace_end_task (task, stored, error);
}

void
hjl_workspace_save_settings_async (HjlWorkspace       *self,
                                   const HjlSettings  *settings,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_return_if_fail (HJL_IS_WORKSPACE (self));
  g_return_if_fail (settings != NULL);

  hjl_workspace_run (self,
                     hjl_workspace_save_settings_async,
                     save_settings,
                     hjl_settings_copy (settings),
                     (GDestroyNotify) hjl_settings_free,
                     cancellable,
                     callback,
                     user_data);
}
