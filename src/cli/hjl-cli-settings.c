/* hjl-cli-settings.c: the verb settings: who acts, and how candidates are marked in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli/hjl-cli-verbs.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-output.h"

static void
show (HjlCli            *cli,
      const HjlSettings *settings,
      HjlCatalogue      *catalogue)
{
  HjlUser    *user = settings->acting_user_id != NULL && catalogue != NULL ? hjl_catalogue_get_user (catalogue, settings->acting_user_id) : NULL;
  const char *name = user != NULL ? hjl_user_get_name (user) : NULL;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_open (builder, "settings");
      hjl_json_thing (builder, "acting_user", settings->acting_user_id, name);
      hjl_json_string (builder, "source", settings->source);
      hjl_json_string (builder, "origin", settings->origin);
      hjl_json_strings (builder, "tags", (const char *const *) settings->tags);
      hjl_json_close (builder);
      hjl_json_print (builder, TRUE);
    }
  else
    {
      g_autoptr (HjlTable) table = hjl_table_new (_ ("Setting"), _ ("Value"), NULL);
      g_autofree char *tags = settings->tags != NULL ? g_strjoinv (", ", settings->tags) : g_strdup ("");

      hjl_table_add (table, _ ("Acting user"), name != NULL ? name : settings->acting_user_id != NULL ? settings->acting_user_id
                                                                                                      : _ ("none"));
      hjl_table_add (table, _ ("Source"), settings->source);
      hjl_table_add (table, _ ("Origin"), settings->origin);
      hjl_table_add (table, _ ("Tags"), *tags != '\0' ? tags : _ ("none"));
      hjl_table_print (table, NULL);
    }
}

static HjlExit
save (HjlCli            *cli,
      const HjlSettings *settings)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!hjl_settings_origin_valid (settings->origin))
    return hjl_cli_refuse (cli, _ ("The origin must be agency, applied, internal, referred, sourced or university"));
  if (settings->source == NULL || *settings->source == '\0')
    return hjl_cli_refuse (cli, _ ("The source must not be empty"));

  hjl_workspace_save_settings_async (cli->workspace, settings, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_workspace_save_settings_finish (cli->workspace, hjl_cli_wait (&result), &error))
    return hjl_cli_fail (cli, error);

  return HJL_EXIT_DONE;
}

/* @text: (nullable): an id or a name; empty for nobody. Needs Lever's users. */
static HjlExit
choose_user (HjlCli        *cli,
             const char    *text,
             HjlSettings   *settings,
             HjlCatalogue **catalogue)
{
  g_autofree char *id = NULL;
  HjlExit          status = HJL_EXIT_DONE;

  if (text == NULL)
    return HJL_EXIT_DONE;

  if (*text != '\0')
    {
      *catalogue = hjl_cli_load_catalogue (cli, HJL_LIST_USERS, &status);
      id = *catalogue != NULL ? hjl_cli_resolve (cli, *catalogue, HJL_LIST_USERS, text, &status) : NULL;
      if (id == NULL)
        return status;
      if (!hjl_user_get_active (hjl_catalogue_get_user (*catalogue, id)))
        return hjl_cli_refuse (cli, _ ("“%s” is no longer active in Lever"), text);
    }
  g_free (settings->acting_user_id);
  settings->acting_user_id = g_steal_pointer (&id);

  return HJL_EXIT_DONE;
}

HjlExit
hjl_cli_settings (HjlCli *cli,
                  GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlSettings) settings = NULL;
  g_autofree char *acting_user = NULL;
  g_autofree char *source = NULL;
  g_autofree char *origin = NULL;
  g_auto (GStrv) tags = NULL;
  gboolean     no_tags = FALSE;
  HjlExit      status;
  GOptionEntry entries[] = {
    { "acting-user", 0, 0, G_OPTION_ARG_STRING, &acting_user, N_ ("Who acts where a posting has nobody; empty for nobody"), N_ ("USER") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_ ("The source label of exported candidates"), N_ ("TEXT") },
    { "origin", 0, 0, G_OPTION_ARG_STRING, &origin, N_ ("agency, applied, internal, referred, sourced or university"), N_ ("ORIGIN") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &tags, N_ ("A tag for exported candidates; may be given several times"), N_ ("TEXT") },
    { "no-tags", 0, 0, G_OPTION_ARG_NONE, &no_tags, N_ ("No tags"), NULL },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, NULL, 0, 0))
    return HJL_EXIT_USAGE;
  if (tags != NULL && no_tags)
    return hjl_cli_refuse (cli, _ ("Say --tag or --no-tags, not both"));
  if ((status = hjl_cli_open (cli)) != HJL_EXIT_DONE)
    return status;

  settings = hjl_workspace_dup_settings (cli->workspace);
  if ((status = choose_user (cli, acting_user, settings, &catalogue)) != HJL_EXIT_DONE)
    return status;
  if (source != NULL)
    {
      g_free (settings->source);
      settings->source = g_strdup (g_strstrip (source));
    }
  if (origin != NULL)
    {
      g_free (settings->origin);
      settings->origin = g_strdup (origin);
    }
  if (tags != NULL || no_tags)
    {
      g_strfreev (settings->tags);
      settings->tags = tags != NULL ? g_strdupv (tags) : g_new0 (char *, 1);
    }

  if (acting_user != NULL || source != NULL || origin != NULL || tags != NULL || no_tags)
    status = save (cli, settings);
  if (status != HJL_EXIT_DONE)
    return status;

  if (catalogue == NULL)
    catalogue = hjl_workspace_load_catalogue (cli->workspace, NULL);
  show (cli, settings, catalogue);

  return HJL_EXIT_DONE;
}
