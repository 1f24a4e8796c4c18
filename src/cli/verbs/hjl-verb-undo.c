/* hjl-verb-undo.c: the verb undo: takes a run back, after showing what that does
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-report.h"
#include "model/hjl-error.h"
#include "model/hjl-words.h"
#include "store/hjl-store-runs.h"

static void
add_left (JsonBuilder *builder,
          const char  *member,
          GPtrArray   *left)
{
  hjl_json_open_list (builder, member);
  for (guint i = 0; i < left->len; i++)
    {
      const HjlUndoLeft *each = g_ptr_array_index (left, i);
      g_autofree char   *reason = hjl_words_show (each->reason);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "candidate", each->candidate_id);
      hjl_json_string (builder, "name", each->name);
      hjl_json_string (builder, "role", each->role_id);
      hjl_json_string (builder, "opportunity", each->opportunity_id);
      hjl_json_string (builder, "reason", reason);
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);
}

static void
print_json (HjlUndo      *undo,
            gboolean      done,
            HjlCatalogue *catalogue)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  hjl_verb_add_run (builder, "run", undo->run, catalogue);
  hjl_json_boolean (builder, "done", done);
  if (undo->undo_run_id != 0)
    hjl_json_int (builder, "undo_run", undo->undo_run_id);
  else
    hjl_json_null (builder, "undo_run");
  hjl_json_thing (builder, "archive_reason", undo->reason != NULL ? undo->reason->id : NULL,
                  undo->reason != NULL ? undo->reason->name : NULL);
  hjl_json_open_list (builder, "actions");
  for (guint i = 0; i < undo->plan->actions->len; i++)
    hjl_cli_add_action (builder, g_ptr_array_index (undo->plan->actions, i), catalogue);
  hjl_json_close_list (builder);
  add_left (builder, "left", undo->left);
  add_left (builder, "failed", undo->failed);
  hjl_json_int (builder, "people", hjl_plan_count_people (undo->plan, FALSE));
  hjl_json_int (builder, "created", undo->n_created);
  hjl_json_int (builder, "marks_kept", undo->n_marks);
  hjl_json_int (builder, "already_back", undo->n_back);
  if (undo->interrupted != NULL)
    {
      g_autofree char *message = hjl_error_describe (undo->interrupted);

      hjl_json_string (builder, "interrupted", message);
    }
  else
    {
      hjl_json_null (builder, "interrupted");
    }
  hjl_json_print (builder, TRUE);
}

static void
print_left (const char *title,
            GPtrArray  *left)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Candidate"), _ ("Why"), NULL);

  if (left->len == 0)
    return;

  for (guint i = 0; i < left->len; i++)
    {
      const HjlUndoLeft *each = g_ptr_array_index (left, i);
      g_autofree char   *reason = hjl_words_show (each->reason);

      hjl_table_add (table, each->name != NULL ? each->name : each->candidate_id, reason);
    }
  hjl_print ("\n%s", title);
  hjl_table_print (table, NULL);
}

static void
print_table (HjlUndo      *undo,
             gboolean      done,
             HjlCatalogue *catalogue)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Action"), _ ("Candidate"), _ ("Role"), _ ("Why"), NULL);
  g_autofree char *cause = hjl_run_describe_cause (undo->run);
  g_autofree char *what = hjl_run_describe (undo->run);
  g_autofree char *at = hjl_show_time (undo->run->began_at);

  hjl_print (_ ("Run %" PRId64 " · %s · %s · %s"), undo->run->id, at, cause, what);
  for (guint i = 0; i < undo->plan->actions->len; i++)
    hjl_cli_add_action_row (table, g_ptr_array_index (undo->plan->actions, i), catalogue);
  hjl_table_print (table, done ? _ ("Nothing was taken back.") : _ ("There is nothing to take back."));
  print_left (_ ("Left as they are:"), undo->left);
  print_left (_ ("Not done:"), undo->failed);
  if (undo->n_back > 0)
    hjl_print (_ ("Already as before the run: %'u"), undo->n_back);
  if (undo->n_created > 0)
    hjl_print ("%s", _ ("Lever has no way to delete a record, so those that the run created are archived, and are exported again "
                        "only if you say so."));
  if (undo->n_marks > 0)
    hjl_print (_ ("hackajob goes on to show as exported: %'u"), undo->n_marks);
}

static HjlExit
show (HjlCli  *cli,
      HjlUndo *undo,
      gboolean done)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);

  if (cli->json)
    print_json (undo, done, catalogue);
  else
    print_table (undo, done, catalogue);
  if (!cli->json && done)
    hjl_print (_ ("Taken back for: %'u"), hjl_plan_count_people (undo->plan, FALSE));
  if (!cli->json && undo->interrupted != NULL)
    {
      g_autofree char *message = hjl_error_describe (undo->interrupted);

      hjl_print (_ ("Not finished: %s The next sync goes on with it."), message);
    }

  if (!done)
    return HJL_EXIT_DONE;
  if (undo->interrupted != NULL)
    return HJL_EXIT_FAILED;

  return undo->left->len > 0 || undo->failed->len > 0 ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}

/* The last one that wrote something; one that was broken off is gone on with. @reason_id: (inout) */
static gint64
pick_run (HjlCli  *cli,
          char   **reason_id,
          GError **error)
{
  HjlStore *store = hjl_workspace_get_store (cli->workspace);
  g_autoptr (GError) failure = NULL;
  g_autoptr (HjlRun) open = hjl_store_find_open_undo (store, &failure);
  g_autoptr (GPtrArray) runs = NULL;

  if (open != NULL)
    {
      hjl_cli_note (cli, _ ("The undo of run %" PRId64 " was broken off; it goes on."), open->undoes);
      if (*reason_id == NULL)
        *reason_id = g_strdup (open->reason_id);
      return open->undoes;
    }

  runs = failure == NULL ? hjl_store_list_runs (store, 0, 50, &failure) : NULL;
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HjlRun *run = g_ptr_array_index (runs, i);

      if (hjl_run_count_done (run) > run->done[HJL_ACTION_MARK_EXPORTED] || run->n_open > 0)
        return run->id;
    }

  if (failure == NULL)
    failure = g_error_new_literal (HJL_ERROR, HJL_ERROR_INPUT, _ ("No run has written anything that can be taken back."));
  g_propagate_error (error, g_steal_pointer (&failure));

  return 0;
}

static HjlUndo *
run_undo (HjlCli     *cli,
          gint64      id,
          const char *reason_id,
          gboolean    look,
          GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  HjlUndo *undo;

  if (look)
    hjl_workspace_plan_undo_async (cli->workspace, id, reason_id, cli->cancellable, hjl_cli_got_result, &result);
  else
    hjl_workspace_undo_async (cli->workspace, id, reason_id, cli->cancellable, hjl_cli_got_result, &result);
  undo = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), error);
  hjl_cli_progress (cli, NULL);

  return undo;
}

HjlExit
hjl_verb_undo (HjlCli *cli,
               GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlUndo) look = NULL;
  g_autoptr (HjlUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *reason_id = NULL;
  gboolean         only_plan = FALSE;
  gboolean         yes = FALSE;
  gint64           id = 0;
  GOptionEntry     options[] = {
        { "plan", 0, 0, G_OPTION_ARG_NONE, &only_plan, N_ ("Only show what would be taken back; changes nothing"), NULL },
        { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Archive reason for records that the run created"), N_ ("REASON") },
        { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Take it back"), NULL },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, options, _ ("[RUN]"), 0, 1))
    return HJL_EXIT_USAGE;
  if (only_plan && yes)
    return hjl_cli_refuse (cli, _ ("Use --plan or --yes, not both"));
  if (arguments[1] != NULL && !g_ascii_string_to_signed (arguments[1], 10, 1, G_MAXINT64, &id, NULL))
    return hjl_cli_refuse (cli, _ ("“%s” isn’t the number of a run; “runs” lists them"), arguments[1]);
  if (!hjl_cli_open (cli))
    return cli->status;
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if (reason != NULL && (reason_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_REASONS, reason)) == NULL)
    return cli->status;
  if (id == 0 && (id = pick_run (cli, &reason_id, &error)) == 0)
    return hjl_cli_fail (cli, error);

  if (!yes)
    {
      look = run_undo (cli, id, reason_id, TRUE, &error);
      if (look == NULL)
        return hjl_cli_fail (cli, error);
      if (only_plan || look->plan->actions->len == 0)
        return show (cli, look, FALSE);
      if (!cli->json)
        show (cli, look, FALSE);
      if (look->n_created > 0 && reason_id == NULL)
        return hjl_cli_refuse (cli, _ ("This is what undoing run %" PRId64 " would do. To do it, add --yes and --reason with "
                                       "an archive reason; “reasons” lists them"),
                               id);

      return hjl_cli_refuse (cli, _ ("This is what undoing run %" PRId64 " would do. Add --yes to do so"), id);
    }

  undo = run_undo (cli, id, reason_id, FALSE, &error);
  if (undo == NULL)
    return hjl_cli_fail (cli, error);

  return show (cli, undo, TRUE);
}
