/* hjl-verb-postings.c: the verb postings: Lever's jobs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

static void
add_posting (JsonBuilder *builder,
             HjlPosting  *posting)
{
  hjl_json_open (builder, NULL);
  hjl_json_string (builder, "id", posting->id);
  hjl_json_string (builder, "title", posting->title);
  hjl_json_string (builder, "state", posting->state == HJL_POSTING_STATE_UNKNOWN ? posting->state_text : hjl_posting_state_to_string (posting->state));
  hjl_json_boolean (builder, "open", hjl_posting_is_open (posting));
  hjl_json_string (builder, "location", posting->location);
  hjl_json_string (builder, "team", posting->team);
  hjl_json_string (builder, "department", posting->department);
  hjl_json_string (builder, "commitment", posting->commitment);
  hjl_json_string (builder, "workplace", posting->workplace);
  hjl_json_string (builder, "owner", posting->owner);
  hjl_json_string (builder, "hiring_manager", posting->hiring_manager);
  hjl_json_string (builder, "url", posting->url);
  hjl_json_boolean (builder, "confidential", posting->confidential);
  hjl_json_time (builder, "updated_at", posting->updated_at);
  hjl_json_close (builder);
}

HjlExit
hjl_verb_postings (HjlCli *cli,
                   GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (HjlTable) table = NULL;
  gboolean     only_open = FALSE;
  GPtrArray   *postings;
  GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_NONE, &only_open, N_ ("Only those that candidates can be exported to"), NULL },
    { NULL },
  };

  if (!hjl_cli_start (cli, &arguments, entries, NULL, 0, 0) ||
      (catalogue = hjl_cli_load_catalogue (cli, HJL_LIST_POSTINGS)) == NULL)
    return cli->status;

  builder = hjl_json_begin ();
  table = hjl_table_new (_ ("Posting"), _ ("State"), _ ("Location"), _ ("Team"), _ ("Id"), NULL);
  hjl_json_open_list (builder, "postings");
  postings = hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS);
  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = g_ptr_array_index (postings, i);

      if (only_open && !hjl_posting_is_open (posting))
        continue;
      add_posting (builder, posting);
      hjl_table_add (table,
                     posting->title,
                     posting->state == HJL_POSTING_STATE_UNKNOWN ? posting->state_text : hjl_posting_state_to_label (posting->state),
                     posting->location, posting->team, posting->id);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("There are no postings."));
}
