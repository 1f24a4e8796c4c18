/* hjl-verb-todo.c: the verbs todo and move: hackajob’s stages where they are kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-book.h"
#include "cli/hjl-cli-person.h"
#include "store/hjl-store-todo.h"

static HjlExit
list (HjlCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) todos = hjl_store_list_todos (hjl_workspace_get_store (cli->workspace), &error);
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (HjlTable) table = NULL;

  if (todos == NULL)
    return hjl_cli_fail (cli, error);

  builder = hjl_json_begin ();
  table = hjl_table_new (_ ("To do in hackajob"), _ ("Role"), _ ("Since"), _ ("Id"), NULL);
  hjl_json_open_list (builder, "todo");
  for (guint i = 0; i < todos->len; i++)
    {
      const HjlTodo   *todo = g_ptr_array_index (todos, i);
      g_autofree char *since = hjl_show_time (todo->since);
      /* Translators: a person, and a stage on hackajob. */
      g_autofree char *what = g_strdup_printf (_ ("Move %s to %s"), todo->name != NULL ? todo->name : todo->candidate_id,
                                               todo->stage_name != NULL ? todo->stage_name : todo->stage_id);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "id", todo->candidate_id);
      hjl_json_string (builder, "name", todo->name);
      hjl_json_string (builder, "role", todo->role_title);
      hjl_json_thing (builder, "from", todo->from_id, todo->from_name);
      hjl_json_thing (builder, "to", todo->stage_id, todo->stage_name);
      hjl_json_string (builder, "url", todo->url);
      hjl_json_time (builder, "since", todo->since);
      hjl_json_close (builder);
      hjl_table_add (table, what, todo->role_title, since, todo->candidate_id);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("There is nothing to do in hackajob."));
}

typedef struct
{
  const char *id;
  const char *stage_id;
  gboolean    found;
} Edit;

static gboolean
end_todo (HjlStore *store,
          HjlTime   now,
          gpointer  data,
          GError  **error)
{
  Edit *edit = data;

  return hjl_store_end_todo (store, edit->id, &edit->found, error);
}

HjlExit
hjl_verb_todo (HjlCli *cli,
               GStrv   arguments)
{
  const char *what;
  gboolean    done;
  Edit        edit = { 0 };

  if (!hjl_cli_parse (cli, &arguments, NULL, _ ("[list | done ID | not-needed ID]"), 0, 2))
    return HJL_EXIT_USAGE;
  what = arguments[1] != NULL ? arguments[1] : "list";
  done = g_str_equal (what, "done");
  if (!done && !g_str_equal (what, "not-needed") && !g_str_equal (what, "list"))
    return hjl_cli_refuse (cli, _ ("Use “list”, “done ID” or “not-needed ID”"));
  if (g_str_equal (what, "list") != (arguments[1] == NULL || arguments[2] == NULL))
    return hjl_cli_refuse (cli, _ ("Name the candidate by the id that “todo” shows"));
  if (!hjl_cli_open (cli))
    return cli->status;
  if (g_str_equal (what, "list"))
    return list (cli);

  edit.id = arguments[2];
  if (!hjl_cli_edit_book (cli, end_todo, &edit))
    return cli->status;
  if (!edit.found)
    return hjl_cli_refuse (cli, _ ("Nothing is to be done for “%s”"), edit.id);

  return hjl_cli_tell_done (cli, done ? "done" : "not_needed", edit.id,
                            done ? _ ("Done. Both sides are up to date.") : _ ("Taken off the list. Both sides count as up to date."));
}

static gboolean
move (HjlStore *store,
      HjlTime   now,
      gpointer  data,
      GError  **error)
{
  Edit *edit = data;

  return hjl_store_set_person_stage (store, edit->id, edit->stage_id, now, error);
}

HjlExit
hjl_verb_move (HjlCli *cli,
               GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stage_id = NULL;
  Edit             edit = { 0 };

  if (!hjl_cli_start (cli, &arguments, NULL, _ ("ID STAGE"), 2, 2) ||
      (c = hjl_cli_load_case (cli, arguments[1])) == NULL)
    return cli->status;
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if ((stage_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLE_STAGES, arguments[2])) == NULL)
    return cli->status;

  edit.id = arguments[1];
  edit.stage_id = stage_id;
  if (!hjl_cli_edit_book (cli, move, &edit))
    return cli->status;

  return hjl_cli_tell_done (cli, "moved", arguments[1], _ ("Saved where the candidate stands in hackajob. The next sync lets Lever follow."));
}
