/* hjl-verb-activity.c: the verb activity: what happened, newest first; or into a file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"
#include "model/hjl-error.h"
#include "model/hjl-run.h"
#include "workspace/hjl-activity-export.h"
#include "store/hjl-store-timeline.h"

/* What was asked for; texts are its own. */
typedef struct
{
  char   *candidate;
  char   *role;
  char   *role_id;
  char   *kind;
  char   *cause;
  char   *search;
  char   *since;
  char   *file;
  gint64  run;
  gint64  before;
  gint64  limit;
  HjlTime since_time;
} Asked;

static void
clear_asked (Asked *asked)
{
  g_free (asked->candidate);
  g_free (asked->role);
  g_free (asked->role_id);
  g_free (asked->kind);
  g_free (asked->cause);
  g_free (asked->search);
  g_free (asked->since);
  g_free (asked->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, clear_asked)

static gboolean
is_kind (const char *text)
{
  for (guint i = 0; i <= HJL_ACTIVITY_CHANGED; i++)
    if (g_str_equal (text, hjl_activity_kind_to_string (i)))
      return TRUE;

  return FALSE;
}

static gboolean
is_cause (const char *text)
{
  return g_str_equal (text, hjl_run_cause_to_string (hjl_run_cause_from_string (text)));
}

/* A day begins where the person is. */
static gboolean
parse_since (const char *text,
             HjlTime    *time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *midnight = g_strdup_printf ("%sT00:00:00", text);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (strchr (text, 'T') != NULL ? text : midnight, zone);

  if (moment == NULL)
    return FALSE;
  *time = g_date_time_to_unix (moment) * 1000;

  return TRUE;
}

static HjlActivityQuery
make_query (const Asked *asked)
{
  return (HjlActivityQuery){
    .candidate_id = asked->candidate,
    .role_id = asked->role_id,
    .run_id = asked->run,
    .kind = asked->kind,
    .cause = asked->cause,
    .search = asked->search,
    .since = asked->since_time,
    .before = asked->before,
    .limit = (guint) asked->limit,
  };
}

/* Only its owner may read it: it has names of people. */
static HjlExit export(HjlCli       *cli,
                      HjlCatalogue *catalogue,
                      const Asked  *asked)
{
  HjlActivityQuery  query = make_query (asked);
  HjlActivityFormat format;
  g_autofree char  *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) file_error = NULL;

  if (!hjl_activity_format_from_name (asked->file, &format))
    return hjl_cli_refuse (cli, _ ("Name the file “….csv” for a table or “….jsonl” for lines of JSON"));
  text = hjl_activity_export (hjl_workspace_get_store (cli->workspace), catalogue, &query, format, &error);
  if (text == NULL)
    return hjl_cli_fail (cli, error);
  if (!g_file_set_contents_full (asked->file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &file_error))
    {
      error = g_error_new (HJL_ERROR, HJL_ERROR_INPUT, _ ("The file could not be written: %s"), file_error->message);
      return hjl_cli_fail (cli, error);
    }

  return hjl_cli_tell_done (cli, "exported", asked->file, _ ("The activity was written to the file. It has names of people: keep it safe."));
}

static HjlExit
show (HjlCli      *cli,
      const Asked *asked)
{
  HjlActivityQuery query = make_query (asked);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  g_autoptr (HjlTable) table = hjl_table_new (_ ("When"), _ ("Run"), _ ("Candidate"), _ ("What"), NULL);
  g_autoptr (GError) error = NULL;

  entries = hjl_store_find_activity (hjl_workspace_get_store (cli->workspace), &query, &error);
  if (entries == NULL)
    return hjl_cli_fail (cli, error);

  hjl_json_open_list (builder, "activity");
  for (guint i = 0; i < entries->len; i++)
    {
      const HjlActivity *activity = g_ptr_array_index (entries, i);
      g_autofree char   *at = hjl_show_time (activity->at);
      g_autofree char   *run = activity->run_id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, activity->run_id) : NULL;

      hjl_cli_add_activity (builder, activity);
      hjl_table_add (table, at, run, activity->name != NULL ? activity->name : activity->candidate_id, activity->text);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("Nothing has happened yet."));
}

HjlExit
hjl_verb_activity (HjlCli *cli,
                   GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Asked) asked = { .limit = -1 };
  GOptionEntry options[] = {
    { "candidate", 0, 0, G_OPTION_ARG_STRING, &asked.candidate, N_ ("Only for this candidate"), N_ ("ID") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &asked.role, N_ ("Only for this role"), N_ ("ROLE") },
    { "run", 0, 0, G_OPTION_ARG_INT64, &asked.run, N_ ("Only in this run"), N_ ("RUN") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &asked.kind,
      N_ ("Only of this kind: done, conflict, attention, failed, erased or changed"), N_ ("KIND") },
    { "cause", 0, 0, G_OPTION_ARG_STRING, &asked.cause,
      N_ ("Only in runs with this cause: automatic, by-hand, import or undo"), N_ ("CAUSE") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &asked.search, N_ ("Only where this is said, or is a candidate’s or role’s name"),
      N_ ("TEXT") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &asked.since, N_ ("Only from this day on (2026-11-29)"), N_ ("DAY") },
    { "before", 0, 0, G_OPTION_ARG_INT64, &asked.before, N_ ("Only entries older than this one"), N_ ("ENTRY") },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &asked.limit, N_ ("At most this many (50; a file gets all)"), N_ ("NUMBER") },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &asked.file, N_ ("Write it to a file, as .csv or .jsonl"), N_ ("FILE") },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, options, NULL, 0, 0))
    return HJL_EXIT_USAGE;
  if (asked.limit != -1 && (asked.limit < 1 || asked.limit > G_MAXINT))
    return hjl_cli_refuse (cli, _ ("The limit must be at least 1"));
  if (asked.kind != NULL && !is_kind (asked.kind))
    return hjl_cli_refuse (cli, _ ("“%s” isn’t a kind: done, conflict, attention, failed, erased or changed"), asked.kind);
  if (asked.cause != NULL && !is_cause (asked.cause))
    return hjl_cli_refuse (cli, _ ("“%s” isn’t a cause: automatic, by-hand, import or undo"), asked.cause);
  if (asked.since != NULL && !parse_since (asked.since, &asked.since_time))
    return hjl_cli_refuse (cli, _ ("“%s” isn’t a day: write it as 2026-11-29"), asked.since);
  if (asked.limit == -1)
    asked.limit = asked.file != NULL ? 0 : 50;
  if (!hjl_cli_open (cli))
    return cli->status;

  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if (asked.role != NULL && (asked.role_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLES, asked.role)) == NULL)
    return cli->status;

  return asked.file != NULL ? export(cli, catalogue, &asked) : show (cli, &asked);
}
