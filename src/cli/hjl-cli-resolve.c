/* hjl-cli-resolve.c: the verb resolve: decides which record in Lever a candidate is
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

/* Whom there is to choose from. */
static HjlExit
show_records (HjlCli  *cli,
              HjlCase *c)
{
  const char *candidate_id = c->candidate->id;
  const char *word = c->hold != NULL ? hjl_hold_kind_get_word (c->hold->kind) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Record"), _ ("Name"), _ ("Stage"), _ ("Posting"), _ ("Made"), NULL);
  g_autoptr (GError) error = NULL;

  hjl_workspace_load_records_async (cli->workspace, candidate_id, cli->cancellable, hjl_cli_got_result, &result);
  records = hjl_workspace_load_records_finish (cli->workspace, hjl_cli_wait (&result), &error);
  if (records == NULL)
    return hjl_cli_fail (cli, error);

  hjl_json_string (builder, "name", c->candidate->name);
  hjl_json_string (builder, "word", word);
  hjl_json_open_list (builder, "records");
  for (guint i = 0; i < records->len; i++)
    {
      const HjlRecord *record = g_ptr_array_index (records, i);
      g_autofree char *made = hjl_show_time (record->created_at);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "id", record->id);
      hjl_json_string (builder, "name", record->name);
      hjl_json_string (builder, "stage", record->stage_name);
      hjl_json_string (builder, "posting", record->posting_title);
      hjl_json_string (builder, "url", record->url);
      hjl_json_boolean (builder, "archived", record->archived);
      hjl_json_boolean (builder, "gone", record->gone);
      hjl_json_time (builder, "created_at", record->created_at);
      hjl_json_close (builder);
      hjl_table_add (table, record->id, record->name, record->gone ? _ ("deleted") : record->stage_name, record->posting_title, made);
    }
  hjl_json_close_list (builder);

  if (cli->json)
    hjl_json_print (builder, TRUE);
  else
    {
      if (records->len > 0 && c->candidate->name != NULL)
        hjl_print (_ ("In hackajob: %s"), c->candidate->name);
      hjl_table_print (table, _ ("There are no records to choose from."));
    }

  return HJL_EXIT_DONE;
}

HjlExit
hjl_cli_resolve_hold (HjlCli *cli,
                      GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  HjlExit     status;
  const char *decision;

  if (!hjl_cli_parse (cli, &arguments, NULL, _ ("ID [OPPORTUNITY|new|unarchive]"), 1, 2))
    return HJL_EXIT_USAGE;
  if ((status = hjl_cli_open (cli)) != HJL_EXIT_DONE)
    return status;
  if ((c = hjl_cli_load_case (cli, arguments[1], &status)) == NULL)
    return status;

  decision = arguments[2];
  if (decision == NULL)
    return show_records (cli, c);
  if (c->hold == NULL || c->hold->kind == HJL_HOLD_NONE)
    return hjl_cli_refuse (cli, _ ("There is nothing to decide for “%s”"), arguments[1]);
  if (!g_str_equal (decision, hjl_hold_kind_get_word (c->hold->kind)) && c->hold->choices != NULL && *c->hold->choices != NULL &&
      !g_strv_contains ((const char *const *) c->hold->choices, decision))
    {
      g_autofree char *choices = g_strjoinv ("\n  ", c->hold->choices);

      return hjl_cli_refuse (cli, _ ("“%s” isn’t one of the choices:\n  %s\n  %s"), decision, choices,
                             hjl_hold_kind_get_word (c->hold->kind));
    }

  hjl_workspace_resolve_async (cli->workspace, arguments[1], decision, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_workspace_resolve_finish (cli->workspace, hjl_cli_wait (&result), &error))
    return hjl_cli_fail (cli, error);

  return hjl_cli_tell_done (cli, "resolved", arguments[1], _ ("Decision saved. It will be applied at the next sync."));
}
