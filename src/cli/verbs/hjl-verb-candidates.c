/* hjl-verb-candidates.c: the verb candidates: lists them, or tells all about one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"
#include "model/hjl-person.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"
#include "store/hjl-store-timeline.h"

/* Rows are read a page at a time, so that a hundred thousand need no more memory than a hundred. */
#define PAGE 200

/* Entries of the timeline that are told of one candidate. */
#define MAX_ENTRIES 500

static void
add_row (JsonBuilder           *builder,
         const HjlCandidateRow *row)
{
  hjl_json_open (builder, NULL);
  hjl_json_string (builder, "id", row->candidate_id);
  hjl_json_string (builder, "name", row->name);
  hjl_json_thing (builder, "role", row->role_id, row->role_title);
  hjl_json_thing (builder, "hackajob_stage", row->stage_id, row->stage_name);
  hjl_json_string (builder, "lever_stage", row->lever_stage_name);
  hjl_json_boolean (builder, "archived", row->archived);
  hjl_json_string (builder, "opportunity", row->opportunity_id);
  hjl_json_string (builder, "opportunity_url", row->opportunity_url);
  hjl_json_string (builder, "url", row->url);
  hjl_json_string (builder, "state", hjl_state_to_string (row->state));
  hjl_cli_add_hold (builder, row->hold, NULL);
  hjl_json_time (builder, "changed_at", row->changed_at);
  hjl_json_close (builder);
}

/* Returns: (transfer full) (nullable) */
static char *
dup_lever_stage (const HjlCandidateRow *row)
{
  if (row->lever_stage_name == NULL)
    return row->in_gone_stage ? g_strdup (_ ("a stage that is no longer in Lever")) : NULL;

  return row->archived ? g_strdup_printf (_ ("archived: %s"), row->lever_stage_name) : g_strdup (row->lever_stage_name);
}

static void
print_row (HjlTable              *table,
           const HjlCandidateRow *row)
{
  g_autofree char *lever = dup_lever_stage (row);

  hjl_table_add (table, row->name, row->role_title, row->stage_name, lever, hjl_state_to_string (row->state), row->candidate_id);
}

static HjlExit
list (HjlCli                  *cli,
      const HjlCandidateQuery *query,
      guint                    limit)
{
  HjlStore *store = hjl_workspace_get_store (cli->workspace);
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Name"), _ ("Role"), _ ("hackajob"), "Lever", _ ("State"), _ ("Id"), NULL);
  g_autoptr (GError) error = NULL;
  int   total = hjl_store_count_candidates (store, query, &error);
  guint shown = 0;

  if (total < 0)
    return hjl_cli_fail (cli, error);

  hjl_json_open_list (builder, "candidates");
  while (shown < limit && shown < (guint) total)
    {
      g_autoptr (GPtrArray) rows = hjl_store_list_candidates (store, query, shown, MIN (PAGE, limit - shown), &error);

      if (rows == NULL)
        return hjl_cli_fail (cli, error);
      for (guint i = 0; i < rows->len; i++)
        {
          add_row (builder, g_ptr_array_index (rows, i));
          print_row (table, g_ptr_array_index (rows, i));
        }
      shown += rows->len;
      if (rows->len == 0)
        break;
    }
  hjl_json_close_list (builder);
  hjl_json_int (builder, "total", total);

  if (cli->json)
    hjl_json_print (builder, TRUE);
  else
    {
      hjl_table_print (table, _ ("No such candidates here. “hjlever-cli sync” reads them."));
      if ((guint) total > shown)
        hjl_print (_ ("%'u of %'d are shown; --limit shows more"), shown, total);
    }

  return HJL_EXIT_DONE;
}

static gboolean
is_marked (HjlCli  *cli,
           HjlCase *c)
{
  g_autoptr (HjlPerson) person = hjl_store_load_person (hjl_workspace_get_store (cli->workspace), c->candidate->id, NULL);

  return c->link != NULL && c->link->marked && (person == NULL || person->adopted);
}

static void
show_json (HjlCase         *c,
           gboolean         marked,
           HjlCandidateRow *row,
           GPtrArray       *timeline)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  hjl_json_open (builder, "candidate");
  hjl_json_string (builder, "id", c->candidate->id);
  hjl_json_string (builder, "name", c->candidate->name);
  hjl_json_string (builder, "status", hjl_candidate_status_to_string (c->candidate->status));
  hjl_json_string (builder, "state", row != NULL ? hjl_state_to_string (row->state) : hjl_state_to_string (HJL_STATE_NONE));
  hjl_json_thing (builder, "role", c->candidate->role_id, row != NULL ? row->role_title : NULL);
  hjl_json_thing (builder, "hackajob_stage", c->candidate->stage_id, row != NULL ? row->stage_name : NULL);
  hjl_json_string (builder, "lever_stage", row != NULL ? row->lever_stage_name : NULL);
  hjl_json_boolean (builder, "archived", row != NULL && row->archived);
  hjl_json_time (builder, "accepted_at", c->candidate->accepted_at);
  hjl_json_string (builder, "url", c->candidate->url);
  hjl_json_string (builder, "opportunity", c->link != NULL ? c->link->opportunity_id : NULL);
  hjl_json_string (builder, "opportunity_url", hjl_case_get_opportunity_url (c));
  hjl_json_time (builder, "exported_at", c->link != NULL ? c->link->exported_at : 0);
  hjl_json_boolean (builder, "marked", marked);
  hjl_json_boolean (builder, "files_checked", c->link != NULL && c->link->files_checked);
  hjl_cli_add_hold (builder, c->hold, c->link);
  hjl_json_close (builder);
  hjl_json_open_list (builder, "activity");
  for (guint i = 0; i < timeline->len; i++)
    hjl_cli_add_activity (builder, g_ptr_array_index (timeline, i));
  hjl_json_close_list (builder);
  hjl_json_print (builder, TRUE);
}

static void
show_table (HjlCase         *c,
            HjlCandidateRow *row,
            GPtrArray       *timeline)
{
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Candidate"), c->candidate->id, NULL);
  g_autoptr (HjlTable) entries = hjl_table_new (_ ("When"), _ ("What"), NULL);
  g_autofree char *accepted = hjl_show_time (c->candidate->accepted_at);
  g_autofree char *exported = c->link != NULL ? hjl_show_time (c->link->exported_at) : NULL;
  g_autofree char *lever = row != NULL ? dup_lever_stage (row) : NULL;

  hjl_table_add (table, _ ("Name"), c->candidate->name);
  hjl_table_add (table, _ ("State"), row != NULL ? hjl_state_to_string (row->state) : hjl_candidate_status_to_string (c->candidate->status));
  hjl_table_add (table, _ ("Role"), row != NULL ? row->role_title : c->candidate->role_id);
  hjl_table_add (table, _ ("Stage in hackajob"), row != NULL ? row->stage_name : c->candidate->stage_id);
  hjl_table_add (table, _ ("Stage in Lever"), lever);
  hjl_table_add (table, _ ("Accepted"), accepted);
  hjl_table_add (table, _ ("Exported"), exported);
  hjl_table_add (table, _ ("Page in hackajob"), c->candidate->url);
  hjl_table_add (table, _ ("Page in Lever"), hjl_case_get_opportunity_url (c));
  hjl_table_print (table, NULL);

  if (c->hold != NULL && c->hold->kind != HJL_HOLD_NONE)
    {
      g_autofree char *message = hjl_hold_describe (c->hold, c->link);
      const char      *word = hjl_hold_kind_get_ways (c->hold->kind)->word;

      hjl_print ("! %s", message);
      hjl_cli_show_decision (c->hold);
      for (guint i = 0; c->hold->choices != NULL && c->hold->choices[i] != NULL; i++)
        hjl_print ("  hjlever-cli resolve %s %s", c->candidate->id, c->hold->choices[i]);
      if (word != NULL && hjl_hold_may_decide (c->hold, word))
        hjl_print ("  hjlever-cli resolve %s %s", c->candidate->id, word);
    }

  for (guint i = 0; i < timeline->len; i++)
    {
      const HjlActivity *activity = g_ptr_array_index (timeline, i);
      g_autofree char   *at = hjl_show_time (activity->at);

      hjl_table_add (entries, at, activity->text);
    }
  hjl_table_print (entries, _ ("Nothing has happened yet."));
}

static HjlExit
show (HjlCli     *cli,
      const char *id)
{
  g_autoptr (HjlCase) c = hjl_cli_load_case (cli, id);
  g_autoptr (HjlCandidateRow) row = NULL;
  g_autoptr (GPtrArray) timeline = NULL;
  g_autoptr (GError) error = NULL;

  if (c == NULL)
    return cli->status;

  timeline = hjl_store_list_activity (hjl_workspace_get_store (cli->workspace), id, MAX_ENTRIES, &error);
  if (timeline == NULL)
    return hjl_cli_fail (cli, error);

  row = hjl_store_load_candidate_row (hjl_workspace_get_store (cli->workspace), c->candidate->id, &error);
  if (error != NULL)
    return hjl_cli_fail (cli, error);
  if (cli->json)
    show_json (c, is_marked (cli, c), row, timeline);
  else
    show_table (c, row, timeline);

  return HJL_EXIT_DONE;
}

/* Returns: whether every word is known; else after printing */
static gboolean
read_states (HjlCli *cli,
             GStrv   words,
             guint  *states)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      gboolean known = FALSE;
      HjlState state = hjl_state_from_string (words[i], &known);

      if (!known)
        {
          hjl_cli_refuse (cli, _ ("Unknown state “%s”; use waiting, in-progress, exported, attention, failed or "
                                  "erased"),
                          words[i]);
          return FALSE;
        }
      *states |= 1u << state;
    }

  return TRUE;
}

HjlExit
hjl_verb_candidates (HjlCli *cli,
                     GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autofree char *role = NULL;
  g_autofree char *search = NULL;
  g_autofree char *role_id = NULL;
  g_auto (GStrv) words = NULL;
  HjlCandidateQuery query = { .sort = HJL_SORT_CHANGED };
  int               limit = 100;
  GOptionEntry      entries[] = {
         { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_ ("Only those of this role"), N_ ("ROLE") },
         { "state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, N_ ("Only those in this state; can be repeated"), N_ ("STATE") },
         { "search", 0, 0, G_OPTION_ARG_STRING, &search, N_ ("Only those whose name or role has this text"), N_ ("TEXT") },
         { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most this many (100); 0 for all"), N_ ("NUMBER") },
         { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("[ID]"), 0, 1) || !read_states (cli, words, &query.states))
    return HJL_EXIT_USAGE;
  if (limit < 0)
    return hjl_cli_refuse (cli, _ ("The limit must not be negative"));
  if (!hjl_cli_open (cli))
    return cli->status;
  if (arguments[1] != NULL)
    return show (cli, arguments[1]);

  if (role != NULL)
    {
      g_autoptr (GError) error = NULL;

      catalogue = hjl_workspace_load_catalogue (cli->workspace, &error);
      if (catalogue == NULL)
        return hjl_cli_fail (cli, error);
      if ((role_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLES, role)) == NULL)
        return cli->status;
    }
  query.role_id = role_id;
  query.search = search;

  return list (cli, &query, limit == 0 ? G_MAXUINT : (guint) limit);
}
