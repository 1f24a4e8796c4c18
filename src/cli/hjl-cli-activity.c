/* hjl-cli-activity.c: the verb activity: what happened, newest first
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli/hjl-cli-verbs.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-output.h"
#include "cli/hjl-cli-person.h"

HjlExit
hjl_cli_activity (HjlCli *cli,
                  GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (HjlTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *candidate = NULL;
  g_autofree char *role = NULL;
  g_autofree char *role_id = NULL;
  gint64           before = 0;
  int              limit = 50;
  HjlExit          status;
  GOptionEntry     options[] = {
        { "candidate", 0, 0, G_OPTION_ARG_STRING, &candidate, N_ ("Only for this candidate"), N_ ("ID") },
        { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_ ("Only for this role"), N_ ("ROLE") },
        { "before", 0, 0, G_OPTION_ARG_INT64, &before, N_ ("Only entries older than this one"), N_ ("ENTRY") },
        { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most this many (50)"), N_ ("NUMBER") },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, options, NULL, 0, 0))
    return HJL_EXIT_USAGE;
  if (limit < 1)
    return hjl_cli_refuse (cli, _ ("The limit must be at least 1"));
  if ((status = hjl_cli_open (cli)) != HJL_EXIT_DONE)
    return status;

  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if (role != NULL && (role_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLES, role, &status)) == NULL)
    return status;
  entries = hjl_store_list_activity (hjl_workspace_get_store (cli->workspace), candidate, role_id, before, (guint) limit, &error);
  if (entries == NULL)
    return hjl_cli_fail (cli, error);

  builder = hjl_json_begin ();
  table = hjl_table_new (_ ("When"), _ ("Candidate"), _ ("What"), NULL);
  hjl_json_open_list (builder, "activity");
  for (guint i = 0; i < entries->len; i++)
    {
      const HjlActivity *activity = g_ptr_array_index (entries, i);
      g_autofree char   *at = hjl_show_time (activity->at);

      hjl_cli_add_activity (builder, activity);
      hjl_table_add (table, at, activity->candidate_id, activity->text);
    }
  hjl_json_close_list (builder);

  if (cli->json)
    hjl_json_print (builder, TRUE);
  else
    hjl_table_print (table, _ ("Nothing has happened yet."));

  return HJL_EXIT_DONE;
}
