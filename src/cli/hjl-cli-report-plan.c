/* hjl-cli-report-plan.c: what plan shows, and what sync and map show of a plan
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-report.h"

#include <glib/gi18n-lib.h>

#include "model/hjl-words.h"

static const HjlActionKind kinds[] = {
  HJL_ACTION_EXPORT,
  HJL_ACTION_MOVE_IN_LEVER,
  HJL_ACTION_ARCHIVE_IN_LEVER,
  HJL_ACTION_UNARCHIVE_IN_LEVER,
  HJL_ACTION_MOVE_IN_HACKAJOB,
  HJL_ACTION_MARK_EXPORTED,
  HJL_ACTION_ERASE,
  HJL_ACTION_SETTLE,
  HJL_ACTION_NEEDS_ATTENTION,
};

static const char *
name_role (HjlCatalogue *catalogue,
           const char   *id)
{
  HjlRole *role = catalogue != NULL && id != NULL ? hjl_catalogue_get_role (catalogue, id) : NULL;

  return role != NULL ? role->title : NULL;
}

static const char *
name_stage (HjlCatalogue *catalogue,
            const char   *id)
{
  HjlStage *stage = catalogue != NULL && id != NULL ? hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, id) : NULL;

  return stage != NULL ? stage->name : NULL;
}

static const char *
name_posting (HjlCatalogue *catalogue,
              const char   *id)
{
  HjlPosting *posting = catalogue != NULL && id != NULL ? hjl_catalogue_get_posting (catalogue, id) : NULL;

  return posting != NULL ? posting->title : NULL;
}

void
hjl_cli_add_action (JsonBuilder     *builder,
                    const HjlAction *action,
                    HjlCatalogue    *catalogue)
{
  const HjlTarget *target = action->target;
  g_autofree char *reason = hjl_words_show (action->reason);

  hjl_json_open (builder, NULL);
  hjl_json_string (builder, "kind", hjl_action_kind_to_string (action->kind));
  hjl_json_boolean (builder, "writes", hjl_action_kind_is_remote (action->kind));
  hjl_json_string (builder, "candidate", action->candidate_id);
  hjl_json_string (builder, "name", action->name);
  hjl_json_thing (builder, "role", action->role_id, name_role (catalogue, action->role_id));
  hjl_json_string (builder, "opportunity", action->opportunity_id);
  hjl_json_thing (builder, "posting", action->posting_id, name_posting (catalogue, action->posting_id));
  hjl_json_string (builder, "perform_as", action->perform_as);
  hjl_json_thing (builder, "lever_stage", target != NULL && target->kind == HJL_TARGET_STAGE ? target->id : NULL, target != NULL ? target->name : NULL);
  hjl_json_thing (builder, "archive_reason", target != NULL && target->kind == HJL_TARGET_REASON ? target->id : NULL, target != NULL ? target->name : NULL);
  hjl_json_thing (builder, "hackajob_stage", action->stage_id, name_stage (catalogue, action->stage_id));
  hjl_json_boolean (builder, "conflict", action->conflict);
  hjl_json_thing (builder, "passed_over", action->passed_over, name_stage (catalogue, action->passed_over));
  hjl_json_string (builder, "reason", reason);
  hjl_json_close (builder);
}

void
hjl_cli_add_actions (JsonBuilder  *builder,
                     const char   *member,
                     GPtrArray    *actions,
                     HjlCatalogue *catalogue)
{
  hjl_json_open_list (builder, member);
  for (guint i = 0; i < actions->len; i++)
    hjl_cli_add_action (builder, g_ptr_array_index (actions, i), catalogue);
  hjl_json_close_list (builder);
}

static void
print_json (HjlPlan      *plan,
            HjlCatalogue *catalogue)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  hjl_cli_add_actions (builder, "actions", plan->actions, catalogue);
  hjl_cli_add_actions (builder, "paused_actions", plan->paused, catalogue);
  hjl_json_open (builder, "counts");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    hjl_json_int (builder, hjl_action_kind_to_string (kinds[i]), hjl_plan_count (plan, kinds[i]));
  hjl_json_close (builder);
  hjl_json_int (builder, "writes", hjl_plan_count_remote (plan));
  hjl_json_int (builder, "unmapped", plan->n_unmapped);
  hjl_json_int (builder, "closed", plan->n_closed);
  hjl_json_int (builder, "paused", plan->n_paused);
  hjl_json_int (builder, "out_of_reach", plan->n_out_of_reach);
  hjl_json_int (builder, "broken", plan->n_broken);
  hjl_json_int (builder, "broken_mappings", plan->n_broken_mappings);
  hjl_json_int (builder, "held", plan->n_held);
  hjl_json_print (builder, TRUE);
}

void
hjl_cli_add_action_row (HjlTable        *table,
                        const HjlAction *action,
                        HjlCatalogue    *catalogue)
{
  const char      *role = name_role (catalogue, action->role_id);
  gboolean         listed = action->by_hand && action->kind == HJL_ACTION_MOVE_IN_HACKAJOB;
  g_autofree char *reason = hjl_words_show (action->reason);

  hjl_table_add (table, listed ? "to-do" : hjl_action_kind_to_string (action->kind), action->name != NULL ? action->name : action->candidate_id,
                 role != NULL ? role : action->role_id, reason);
}

/* What a sync only notes down here is no change that a person waits for. */
void
hjl_cli_print_actions (GPtrArray    *actions,
                       HjlCatalogue *catalogue,
                       const char   *empty)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Action"), _ ("Candidate"), _ ("Role"), _ ("Why"), NULL);

  for (guint i = 0; i < actions->len; i++)
    {
      const HjlAction *action = g_ptr_array_index (actions, i);

      if (action->kind != HJL_ACTION_SETTLE)
        hjl_cli_add_action_row (table, action, catalogue);
    }
  hjl_table_print (table, empty);
}

/* What would be written were the mappings on. */
static void
print_paused (HjlPlan      *plan,
              HjlCatalogue *catalogue)
{
  if (plan->paused->len == 0)
    return;

  hjl_print ("%s", _ ("Paused mappings would do this; “map on” switches one on:"));
  hjl_cli_print_actions (plan->paused, catalogue, NULL);
}

static void
print_table (HjlPlan      *plan,
             gboolean      by_hand,
             HjlCatalogue *catalogue)
{
  guint    listed = hjl_plan_count_listed (plan);
  gboolean waiting = plan->n_closed > 0 || plan->n_paused > 0 || plan->n_out_of_reach > 0 || plan->n_unmapped > 0 || plan->n_broken > 0 || plan->n_held > 0 ||
                     plan->n_uncertain > 0 || plan->n_broken_mappings > 0;

  hjl_cli_print_actions (plan->actions, catalogue, waiting ? _ ("There is nothing for a sync to do right now.") : _ ("Everything is up to date: there is "
                                                                                                                     "nothing to do."));

  print_paused (plan, catalogue);
  if (by_hand)
    hjl_print (_ ("Changes in Lever: %'u"), hjl_plan_count_remote (plan) - listed);
  else
    hjl_print (_ ("Changes in Lever and hackajob: %'u"), hjl_plan_count_remote (plan));
  if (listed > 0)
    hjl_print (_ ("To move in hackajob, by you: %'u"), listed);
  if (plan->n_paused > 0)
    hjl_print (_ ("Candidates whose role’s mapping is paused: %'u"), plan->n_paused);
  if (plan->n_closed > 0)
    hjl_print (_ ("Candidates whose role is closed (roles reopen): %'u"), plan->n_closed);
  if (plan->n_unmapped > 0)
    hjl_print (_ ("Candidates whose role is not mapped: %'u"), plan->n_unmapped);
  if (plan->n_out_of_reach > 0)
    hjl_print (_ ("Candidates of the source that isn’t used now (source): %'u"), plan->n_out_of_reach);
  if (plan->n_broken > 0)
    hjl_print (_ ("Candidates whose role’s mapping is broken: %'u"), plan->n_broken);
  if (plan->n_broken_mappings > 0)
    hjl_print (_ ("Broken mappings; “map show” says why: %'u"), plan->n_broken_mappings);
  if (plan->n_uncertain > 0)
    hjl_print (_ ("Candidates whose last change the next sync checks: %'u"), plan->n_uncertain);
  if (plan->n_held > 0)
    hjl_print (_ ("Candidates who need attention: %'u"), plan->n_held);
}

HjlExit
hjl_cli_show_plan (HjlCli  *cli,
                   HjlPlan *plan)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (cli->workspace, NULL);

  if (cli->json)
    print_json (plan, catalogue);
  else
    print_table (plan, hjl_workspace_get_candidates_from (cli->workspace, NULL) == HJL_CANDIDATES_FROM_FILES, catalogue);

  if (plan->n_broken_mappings > 0 || plan->n_held > 0 || plan->n_broken > 0 || hjl_plan_count (plan, HJL_ACTION_NEEDS_ATTENTION) > 0)
    return HJL_EXIT_ATTENTION;

  return HJL_EXIT_DONE;
}
