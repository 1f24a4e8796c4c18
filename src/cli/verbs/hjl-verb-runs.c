/* hjl-verb-runs.c: the verb runs: what syncs have written, newest first, and who and what in one of them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "model/hjl-error.h"
#include "store/hjl-store-runs.h"

static const char *
name_user (HjlCatalogue *catalogue,
           const char   *id)
{
  HjlUser *user = id != NULL ? hjl_catalogue_get_user (catalogue, id) : NULL;

  return user != NULL ? user->name : NULL;
}

void
hjl_verb_add_run (JsonBuilder  *builder,
                  const char   *member,
                  const HjlRun *run,
                  HjlCatalogue *catalogue)
{
  HjlArchiveReason *reason = run->reason_id != NULL ? hjl_catalogue_get_reason (catalogue, run->reason_id) : NULL;

  hjl_json_open (builder, member);
  hjl_json_int (builder, "id", run->id);
  hjl_json_time (builder, "began_at", run->began_at);
  hjl_json_time (builder, "ended_at", run->ended_at);
  hjl_json_string (builder, "cause", hjl_run_cause_to_string (run->cause));
  hjl_json_number (builder, "undoes", run->undoes);
  hjl_json_number (builder, "undone_by", run->undone_by);
  hjl_json_thing (builder, "acting_user", run->user_id, name_user (catalogue, run->user_id));
  hjl_json_thing (builder, "archive_reason", run->reason_id, reason != NULL ? reason->name : NULL);
  hjl_json_open (builder, "numbers");
  for (guint i = 0; i < G_N_ELEMENTS (run->done); i++)
    if (hjl_action_kind_is_remote (i))
      hjl_json_int (builder, hjl_action_kind_to_string (i), run->done[i]);
  hjl_json_int (builder, "refused", run->n_failed);
  hjl_json_int (builder, "uncertain", run->n_open);
  hjl_json_int (builder, "people", run->n_people);
  hjl_json_close (builder);
  hjl_json_close (builder);
}

/* Where somebody was: an object, or null. @place: (nullable) */
static void
add_place (JsonBuilder    *builder,
           const char     *member,
           const HjlPlace *place)
{
  if (place == NULL)
    {
      hjl_json_null (builder, member);
      return;
    }

  hjl_json_open (builder, member);
  hjl_json_thing (builder, "hackajob_stage", place->stage_id, place->stage_name);
  hjl_json_thing (builder, "lever_stage", place->lever_stage_id, place->lever_stage_name);
  hjl_json_boolean (builder, "archived", place->archived);
  hjl_json_thing (builder, "archive_reason", place->reason_id, place->reason_name);
  hjl_json_string (builder, "posting", place->posting_id);
  hjl_json_close (builder);
}

/* Returns: (transfer full): the two stages in words, for people. @place: (nullable) */
static char *
show_place (const HjlPlace *place)
{
  const char      *here;
  g_autofree char *there = NULL;

  if (place == NULL)
    return NULL;

  here = hjl_place_get_stage (place);
  there = hjl_place_describe_in_lever (place);

  /* The stage in hackajob, then Lever's. */
  return g_strdup_printf ("%s | %s", here != NULL ? here : "–", there);
}

static HjlExit
show_run (HjlCli       *cli,
          HjlCatalogue *catalogue,
          gint64        id)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Candidate"), _ ("Action"), _ ("Before"), _ ("After"), _ ("Record"), NULL);
  g_autoptr (HjlRun) run = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  HjlStore        *store = hjl_workspace_get_store (cli->workspace);

  run = hjl_store_load_run (store, id, &error);
  if (run == NULL && error == NULL)
    g_set_error (&error, HJL_ERROR, HJL_ERROR_INPUT, _ ("There is no run %s."), number);
  changes = run != NULL ? hjl_store_list_changes (store, id, &error) : NULL;
  if (changes == NULL)
    return hjl_cli_fail (cli, error);

  hjl_verb_add_run (builder, "run", run, catalogue);
  hjl_json_open_list (builder, "changes");
  for (guint i = 0; i < changes->len; i++)
    {
      const HjlChange *change = g_ptr_array_index (changes, i);
      g_autofree char *before = show_place (change->before);
      g_autofree char *after = show_place (change->after);

      hjl_json_open (builder, NULL);
      hjl_json_int (builder, "id", change->id);
      hjl_json_time (builder, "at", change->at);
      hjl_json_string (builder, "kind", hjl_action_kind_to_string (change->kind));
      hjl_json_string (builder, "state", change->state);
      hjl_json_string (builder, "candidate", change->candidate_id);
      hjl_json_string (builder, "name", change->name);
      hjl_json_string (builder, "role", change->role_id);
      hjl_json_string (builder, "opportunity", change->opportunity_id);
      hjl_json_string (builder, "contact", change->contact_id);
      hjl_json_thing (builder, "acting_user", change->actor_id, name_user (catalogue, change->actor_id));
      add_place (builder, "before", change->before);
      add_place (builder, "after", change->after);
      hjl_json_close (builder);
      hjl_table_add (table, change->name != NULL ? change->name : change->candidate_id, hjl_action_kind_to_string (change->kind), before,
                     after != NULL ? after : change->state, change->opportunity_id);
    }
  hjl_json_close_list (builder);

  if (cli->json)
    {
      hjl_json_print (builder, TRUE);
    }
  else
    {
      g_autofree char *cause = hjl_run_describe_cause (run);
      g_autofree char *what = hjl_run_describe (run);
      g_autofree char *at = hjl_show_time (run->began_at);

      hjl_print ("%s · %s · %s", at, cause, what);
      hjl_table_print (table, NULL);
    }

  return HJL_EXIT_DONE;
}

static HjlExit
list_runs (HjlCli       *cli,
           HjlCatalogue *catalogue,
           gint64        before,
           guint         limit)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Run"), _ ("When"), _ ("Cause"), _ ("What"), _ ("Undone"), NULL);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;

  runs = hjl_store_list_runs (hjl_workspace_get_store (cli->workspace), before, limit, &error);
  if (runs == NULL)
    return hjl_cli_fail (cli, error);

  hjl_json_open_list (builder, "runs");
  for (guint i = 0; i < runs->len; i++)
    {
      const HjlRun    *run = g_ptr_array_index (runs, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, run->id);
      g_autofree char *at = hjl_show_time (run->began_at);
      g_autofree char *cause = hjl_run_describe_cause (run);
      g_autofree char *what = hjl_run_describe (run);
      g_autofree char *undone = run->undone_by != 0 ? g_strdup_printf (_ ("by run %" PRId64), run->undone_by) : NULL;

      hjl_verb_add_run (builder, NULL, run, catalogue);
      hjl_table_add (table, id, at, cause, what, undone);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("Nothing has been written to Lever or hackajob yet."));
}

HjlExit
hjl_verb_runs (HjlCli *cli,
               GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  gint64       before = 0;
  gint64       id = 0;
  int          limit = 50;
  GOptionEntry options[] = {
    { "before", 0, 0, G_OPTION_ARG_INT64, &before, N_ ("Only runs older than this one"), N_ ("RUN") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most this many (50)"), N_ ("NUMBER") },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, options, _ ("[RUN]"), 0, 1))
    return HJL_EXIT_USAGE;
  if (limit < 1)
    return hjl_cli_refuse (cli, _ ("The limit must be at least 1"));
  if (arguments[1] != NULL && !g_ascii_string_to_signed (arguments[1], 10, 1, G_MAXINT64, &id, NULL))
    return hjl_cli_refuse (cli, _ ("“%s” isn’t the number of a run; “runs” lists them"), arguments[1]);
  if (!hjl_cli_open (cli))
    return cli->status;
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);

  return id != 0 ? show_run (cli, catalogue, id) : list_runs (cli, catalogue, before, (guint) limit);
}
