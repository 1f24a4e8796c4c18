/* hjl-verb-settings.c: the verb settings: who acts, how candidates are marked, what is kept here
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#define FOREVER "forever"

/* 0 is forever. (transfer full) */
static char *
describe_days (guint days)
{
  return days > 0 ? g_strdup_printf (ngettext ("%'u day", "%'u days", days), days) : g_strdup (_ ("forever"));
}

/* @text: (nullable): leaves @days as they are */
static gboolean
read_days (HjlCli     *cli,
           const char *text,
           guint      *days)
{
  guint64 number = 0;

  if (text == NULL)
    return TRUE;

  if (!g_str_equal (text, FOREVER) &&
      !g_ascii_string_to_unsigned (text, 10, 1, HJL_SETTINGS_MOST_DAYS, &number, NULL))
    return hjl_cli_refuse (cli, _ ("“%s” is neither a number of days from 1 to %'d nor “forever”"), text, HJL_SETTINGS_MOST_DAYS) == HJL_EXIT_DONE;
  *days = (guint) number;

  return TRUE;
}

/* @text: (nullable): leaves @number as it is */
static gboolean
read_number (HjlCli     *cli,
             const char *text,
             guint       most,
             guint      *number)
{
  guint64 read = 0;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, most, &read, NULL))
    return hjl_cli_refuse (cli, _ ("“%s” is no number from 0 to %'u"), text, most) == HJL_EXIT_DONE;
  *number = (guint) read;

  return TRUE;
}

static void
show (HjlCli            *cli,
      const HjlSettings *settings,
      HjlCatalogue      *catalogue)
{
  HjlUser    *user = settings->acting_user_id != NULL && catalogue != NULL ? hjl_catalogue_get_user (catalogue, settings->acting_user_id) : NULL;
  const char *name = user != NULL ? user->name : NULL;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_open (builder, "settings");
      hjl_json_thing (builder, "acting_user", settings->acting_user_id, name);
      hjl_json_string (builder, "source", settings->source);
      hjl_json_string (builder, "origin", settings->origin);
      hjl_json_strings (builder, "tags", (const char *const *) settings->tags);
      hjl_json_number (builder, "keep_days", settings->keep_days);
      hjl_json_number (builder, "keep_activity_days", settings->activity_days);
      hjl_json_int (builder, "most_people", settings->most_people);
      hjl_json_int (builder, "most_percent", settings->most_share);
      hjl_json_int (builder, "most_exports", settings->most_exports);
      hjl_json_int (builder, "erases_next", hjl_workspace_count_closed (cli->workspace, settings->keep_days));
      hjl_json_close (builder);
      hjl_json_print (builder, TRUE);
    }
  else
    {
      g_autoptr (HjlTable) table = hjl_table_new (_ ("Setting"), _ ("Value"), NULL);
      g_autofree char *tags = settings->tags != NULL ? g_strjoinv (", ", settings->tags) : g_strdup ("");
      g_autofree char *keep = describe_days (settings->keep_days);
      g_autofree char *activity = describe_days (settings->activity_days);
      g_autofree char *people = NULL;
      g_autofree char *exports = NULL;
      guint            n = hjl_workspace_count_closed (cli->workspace, settings->keep_days);

      hjl_table_add (table, _ ("Fallback owner"), name != NULL ? name : settings->acting_user_id != NULL ? settings->acting_user_id
                                                                                                         : _ ("none"));
      hjl_table_add (table, _ ("Source"), settings->source);
      hjl_table_add (table, _ ("Origin"), settings->origin);
      hjl_table_add (table, _ ("Tags"), *tags != '\0' ? tags : _ ("none"));
      hjl_table_add (table, _ ("Keep closed candidates for"), keep);
      hjl_table_add (table, _ ("Keep the timeline for"), activity);
      people = g_strdup_printf (ngettext ("more than %'u person and %'u percent", "more than %'u people and %'u percent", settings->most_people),
                                settings->most_people, settings->most_share);
      exports = g_strdup_printf (ngettext ("more than %'u person", "more than %'u people", settings->most_exports), settings->most_exports);
      hjl_table_add (table, _ ("Ask before changing at once"), people);
      hjl_table_add (table, _ ("Ask before exporting to one posting at once"), exports);
      hjl_table_print (table, NULL);
      if (n > 0)
        hjl_print (ngettext ("The next sync erases the data of %'u person from this computer",
                             "The next sync erases the data of %'u people from this computer", n),
                   n);
    }
}

static HjlExit
save (HjlCli            *cli,
      const HjlSettings *settings)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (!hjl_settings_origin_valid (settings->origin))
    return hjl_cli_refuse (cli, _ ("The origin must be agency, applied, internal, referred, sourced or university"));
  if (settings->source == NULL || *settings->source == '\0')
    return hjl_cli_refuse (cli, _ ("The source must not be empty"));

  hjl_workspace_save_settings_async (cli->workspace, settings, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_cli_finish (cli, &result))
    return cli->status;

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

  if (text == NULL)
    return HJL_EXIT_DONE;

  if (*text != '\0')
    {
      *catalogue = hjl_cli_load_catalogue (cli, HJL_LIST_USERS);
      id = *catalogue != NULL ? hjl_cli_resolve (cli, *catalogue, HJL_LIST_USERS, text) : NULL;
      if (id == NULL)
        return cli->status;
      if (!hjl_catalogue_get_user (*catalogue, id)->active)
        return hjl_cli_refuse (cli, _ ("“%s” is no longer active in Lever"), text);
    }
  g_free (settings->acting_user_id);
  settings->acting_user_id = g_steal_pointer (&id);

  return HJL_EXIT_DONE;
}

HjlExit
hjl_verb_settings (HjlCli *cli,
                   GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlSettings) settings = NULL;
  g_autofree char *acting_user = NULL;
  g_autofree char *source = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *keep = NULL;
  g_autofree char *keep_activity = NULL;
  g_autofree char *most_people = NULL;
  g_autofree char *most_percent = NULL;
  g_autofree char *most_exports = NULL;
  g_auto (GStrv) tags = NULL;
  gboolean     no_tags = FALSE;
  GOptionEntry entries[] = {
    { "acting-user", 0, 0, G_OPTION_ARG_STRING, &acting_user, N_ ("Fallback owner: acts where a posting has no "
                                                                  "active owner; empty for none"),
      N_ ("USER") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_ ("The source label of exported candidates"), N_ ("TEXT") },
    { "origin", 0, 0, G_OPTION_ARG_STRING, &origin, N_ ("agency, applied, internal, referred, sourced or university"), N_ ("ORIGIN") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &tags, N_ ("A tag for exported candidates; can be repeated"), N_ ("TEXT") },
    { "no-tags", 0, 0, G_OPTION_ARG_NONE, &no_tags, N_ ("No tags"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_STRING, &keep, N_ ("Erase closed candidates from this computer after this many "
                                                    "days, or never"),
      N_ ("DAYS|forever") },
    { "keep-activity", 0, 0, G_OPTION_ARG_STRING, &keep_activity, N_ ("How long the timeline is kept"), N_ ("DAYS|forever") },
    { "most-people", 0, 0, G_OPTION_ARG_STRING, &most_people, N_ ("Ask before a sync changes more people than this at "
                                                                  "once…"),
      N_ ("NUMBER") },
    { "most-percent", 0, 0, G_OPTION_ARG_STRING, &most_percent, N_ ("…and more than this part of their roles’ candidates"), N_ ("NUMBER") },
    { "most-exports", 0, 0, G_OPTION_ARG_STRING, &most_exports, N_ ("Ask before a sync exports more people than this "
                                                                    "to one posting"),
      N_ ("NUMBER") },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, NULL, 0, 0))
    return HJL_EXIT_USAGE;
  if (tags != NULL && no_tags)
    return hjl_cli_refuse (cli, _ ("Use --tag or --no-tags, not both"));
  if (!hjl_cli_open (cli))
    return cli->status;

  settings = hjl_workspace_dup_settings (cli->workspace);
  if (choose_user (cli, acting_user, settings, &catalogue) != HJL_EXIT_DONE)
    return cli->status;
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

  if (!read_days (cli, keep, &settings->keep_days) || !read_days (cli, keep_activity, &settings->activity_days))
    return HJL_EXIT_USAGE;
  if (!read_number (cli, most_people, HJL_SETTINGS_MOST_PEOPLE, &settings->most_people) ||
      !read_number (cli, most_percent, 100, &settings->most_share) ||
      !read_number (cli, most_exports, HJL_SETTINGS_MOST_PEOPLE, &settings->most_exports))
    return HJL_EXIT_USAGE;

  if ((most_people != NULL || most_percent != NULL || most_exports != NULL ||
       acting_user != NULL || source != NULL || origin != NULL || tags != NULL || no_tags || keep != NULL || keep_activity != NULL) &&
      save (cli, settings) != HJL_EXIT_DONE)
    return cli->status;

  if (catalogue == NULL)
    catalogue = hjl_workspace_load_catalogue (cli->workspace, NULL);
  show (cli, settings, catalogue);

  return HJL_EXIT_DONE;
}
