/* hjl-verb-resolve.c: the verb resolve: decides which record in Lever a candidate is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"

/* What a person may say, and what comes of it. */
static void
show_ways (HjlCase           *c,
           const HjlHoldWays *ways)
{
  g_autofree char *message = hjl_hold_describe (c->hold, c->link);

  hjl_print ("\n%s", message);
  hjl_cli_show_decision (c->hold);
  hjl_print ("\n  hjlever-cli resolve %s RECORD\n    %s", c->candidate->id, _ (ways->chosen));
  if (ways->word != NULL)
    hjl_print ("  hjlever-cli resolve %s %s\n    %s", c->candidate->id, ways->word, _ (ways->effect));
}

/* Whom there is to choose from. */
static HjlExit
show_records (HjlCli  *cli,
              HjlCase *c)
{
  const char        *candidate_id = c->candidate->id;
  gboolean           asks = c->hold != NULL && c->hold->choices != NULL && *c->hold->choices != NULL;
  const HjlHoldWays *ways = asks ? hjl_hold_kind_get_ways (c->hold->kind) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Record"), _ ("Name"), _ ("Stage"), _ ("Posting"), _ ("Made"), NULL);
  g_autoptr (GError) error = NULL;

  hjl_workspace_load_records_async (cli->workspace, candidate_id, cli->cancellable, hjl_cli_got_result, &result);
  records = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), &error);
  if (records == NULL)
    return hjl_cli_fail (cli, error);

  hjl_json_string (builder, "name", c->candidate->name);
  hjl_cli_add_hold (builder, c->hold, c->link);
  hjl_json_string (builder, "word", ways != NULL ? ways->word : NULL);
  hjl_json_open_list (builder, "records");
  for (guint i = 0; i < records->len; i++)
    {
      const HjlRecord *record = g_ptr_array_index (records, i);
      g_autofree char *made = hjl_show_time (record->created_at);
      g_autofree char *archived = record->archived && record->stage_name != NULL ? g_strdup_printf (_ ("Archived: %s"), record->stage_name) : NULL;
      const char      *stage = archived != NULL ? archived : record->stage_name;

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
      hjl_table_add (table, record->id, record->name, record->gone ? _ ("deleted") : stage, record->posting_title, made);
    }
  hjl_json_close_list (builder);

  if (cli->json)
    {
      hjl_json_print (builder, TRUE);
      return HJL_EXIT_DONE;
    }

  if (ways != NULL && c->candidate->name != NULL)
    hjl_print (_ ("In hackajob: %s"), c->candidate->name);
  hjl_table_print (table, _ ("There are no records to choose from."));
  if (ways != NULL)
    show_ways (c, ways);

  return HJL_EXIT_DONE;
}

HjlExit
hjl_verb_resolve (HjlCli *cli,
                  GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCase) c = NULL;
  const char *decision;

  if (!hjl_cli_start (cli, &arguments, NULL, _ ("ID [OPPORTUNITY|new|unarchive|again]"), 1, 2) ||
      (c = hjl_cli_load_case (cli, arguments[1])) == NULL)
    return cli->status;

  decision = arguments[2];
  if (decision == NULL)
    return show_records (cli, c);
  if (c->hold == NULL || c->hold->choices == NULL || *c->hold->choices == NULL)
    return hjl_cli_refuse (cli, _ ("There is nothing to decide for “%s”"), arguments[1]);
  if (!hjl_hold_may_decide (c->hold, decision))
    {
      const char      *word = hjl_hold_kind_get_ways (c->hold->kind)->word;
      g_autofree char *choices = g_strjoinv ("\n  ", c->hold->choices);

      return hjl_cli_refuse (cli, _ ("“%s” isn’t one of the choices:\n  %s%s%s"), decision, choices, word != NULL ? "\n  " : "",
                             word != NULL ? word : "");
    }

  hjl_workspace_resolve_async (cli->workspace, arguments[1], decision, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_cli_finish (cli, &result))
    return cli->status;

  return hjl_cli_tell_done (cli, "resolved", arguments[1], _ ("Decision saved. It will be applied at the next sync."));
}
