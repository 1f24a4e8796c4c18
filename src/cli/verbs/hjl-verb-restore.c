/* hjl-verb-restore.c: the verb restore: data that are missing or damaged
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"

static HjlExit
show_copies (HjlCli *cli)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Day"), _ ("Size"), _ ("State"), NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_list_copies_async (cli->workspace, cli->cancellable, hjl_cli_got_result, &result);
  copies = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  if (copies == NULL)
    return hjl_cli_fail (cli, error);

  hjl_json_open_list (builder, "copies");
  for (guint i = 0; i < copies->len; i++)
    {
      const HjlStoreCopy *copy = g_ptr_array_index (copies, i);
      g_autofree char    *size = g_format_size (copy->size);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "day", copy->day);
      hjl_json_int (builder, "size", (gint64) copy->size);
      hjl_json_boolean (builder, "whole", copy->whole);
      hjl_json_close (builder);
      hjl_table_add (table, copy->day, size, copy->whole ? _ ("whole") : _ ("damaged"));
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("There are no daily copies."));
}

static HjlExit
tell_restored (HjlCli     *cli,
               const char *day)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_string (builder, "restored", day);
      hjl_json_boolean (builder, "begun_anew", day == NULL);
      hjl_json_print (builder, TRUE);
    }
  else if (day != NULL)
    hjl_print (_ ("The copy of %s is in place. The next sync reads what happened since, and looks in Lever for whoever was exported since."), day);
  else
    hjl_print (_ ("An empty data file was begun. Mappings have to be made anew; whoever is in Lever already is looked for there before anybody is exported."));

  return HJL_EXIT_DONE;
}

HjlExit
hjl_verb_restore (HjlCli *cli,
                  GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;
  gboolean         newest = FALSE;
  gboolean         anew = FALSE;
  GOptionEntry     entries[] = {
        { "newest", 0, 0, G_OPTION_ARG_NONE, &newest, N_ ("Use the newest copy that can be read"), NULL },
        { "begin-anew", 0, 0, G_OPTION_ARG_NONE, &anew, N_ ("Use no copy: begin with nothing"), NULL },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("[DAY]"), 0, 1))
    return HJL_EXIT_USAGE;
  if ((arguments[1] != NULL) + newest + anew > 1)
    return hjl_cli_refuse (cli, _ ("Use one of a day, --newest and --begin-anew"));
  if (!hjl_cli_choose_profile (cli))
    return cli->status;
  if (arguments[1] == NULL && !newest && !anew)
    return show_copies (cli);

  hjl_workspace_restore_async (cli->workspace, arguments[1], anew, cli->cancellable, hjl_cli_got_result, &result);
  if (hjl_workspace_restore_finish (cli->workspace, hjl_cli_wait (&result), &day, &error))
    return tell_restored (cli, day);
  if (g_error_matches (error, HJL_ERROR, HJL_ERROR_INPUT) || g_error_matches (error, HJL_ERROR, HJL_ERROR_NOT_FOUND))
    return hjl_cli_refuse (cli, "%s", error->message);

  return hjl_cli_fail (cli, error);
}
