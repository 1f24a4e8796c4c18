/* hjl-verb-stages-edit.c: the verb stages hackajob add, rename, move and remove
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-book.h"
#include "store/hjl-store-book.h"

typedef struct
{
  const char *verb;
  const char *id;    /* nullable */
  const char *name;  /* nullable */
  const char *kind;  /* nullable */
  int         place; /* from 1; 0: at the end, or where it is */
} Edit;

static HjlStage *
make_stage (HjlStage   *from,
            const char *name,
            const char *kind)
{
  return hjl_stage_new (&(HjlStage){
    .side = HJL_SIDE_HACKAJOB,
    .id = from != NULL ? from->id : "",
    .name = name != NULL ? name : from->name,
    .kind = kind != NULL || from == NULL ? hjl_stage_kind_from_string (kind) : from->kind,
  });
}

static gboolean
change (HjlStore *store,
        HjlTime   now,
        gpointer  data,
        GError  **error)
{
  Edit *edit = data;
  g_autoptr (GPtrArray) stages = hjl_store_list_book_stages (store, error);
  g_autoptr (HjlStage) made = NULL;
  guint at;

  if (stages == NULL)
    return FALSE;

  for (at = 0; at < stages->len; at++)
    if (g_strcmp0 (((HjlStage *) g_ptr_array_index (stages, at))->id, edit->id) == 0)
      break;
  if (!g_str_equal (edit->verb, "remove"))
    made = make_stage (at < stages->len ? g_ptr_array_index (stages, at) : NULL, edit->name, edit->kind);
  if (at < stages->len)
    g_ptr_array_remove_index (stages, at);
  if (edit->place > 0)
    at = edit->place - 1;
  if (made != NULL)
    g_ptr_array_insert (stages, MIN (at, stages->len), g_steal_pointer (&made));

  return hjl_store_set_book_stages (store, stages, error);
}

static gboolean
may_remove (HjlCli     *cli,
            const char *id,
            gboolean    yes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *question = NULL;
  guint            n_mappings;
  guint            n_people;

  if (!hjl_store_count_stage_uses (hjl_workspace_get_store (cli->workspace), id, &n_mappings, &n_people, &error))
    return hjl_cli_fail (cli, error) == HJL_EXIT_DONE;
  if (n_mappings == 0)
    return TRUE;

  question = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "This stage is mapped in %'u role, where its entry would go.",
                                           "This stage is mapped in %'u roles, where its entries would go.",
                                           n_mappings),
                              n_mappings);

  return hjl_cli_agree (cli, yes, question);
}

HjlExit
hjl_verb_stages_change (HjlCli *cli,
                        GStrv   arguments)
{
  const char *verb = strchr (arguments[0], ' ') + 1;
  gboolean    adds = g_str_equal (verb, "add");
  gboolean    removes = g_str_equal (verb, "remove");
  gboolean    renames = g_str_equal (verb, "rename");
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *kind = NULL;
  gboolean         yes = FALSE;
  int              place = 0;
  Edit             edit = { .verb = verb };
  GOptionEntry     entries[] = {
        { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("accepted, in_process, offer, hired, rejected or withdrawn"), N_ ("KIND") },
        { "place", 0, 0, G_OPTION_ARG_INT, &place, N_ ("The place in the list, from 1"), N_ ("N") },
        { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Also where it is mapped"), NULL },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, renames ? _ ("STAGE NAME") : adds ? _ ("NAME")
                                                                                  : _ ("STAGE"),
                      renames ? 2 : 1, renames ? 2 : 1))
    return HJL_EXIT_USAGE;
  if (kind != NULL && g_strcmp0 (hjl_stage_kind_to_string (hjl_stage_kind_from_string (kind)), kind) != 0)
    return hjl_cli_refuse (cli, _ ("There is no kind of stage “%s”"), kind);
  if (place < 0 || (g_str_equal (verb, "move") && place == 0))
    return hjl_cli_refuse (cli, _ ("Say where with --place N, from 1"));
  if (!hjl_cli_open (cli))
    return cli->status;
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if (!adds && (id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLE_STAGES, arguments[1])) == NULL)
    return cli->status;
  if (removes && !may_remove (cli, id, yes))
    return cli->status;

  edit.id = id;
  edit.name = adds ? arguments[1] : renames ? arguments[2]
                                            : NULL;
  edit.kind = kind;
  edit.place = place;
  if (!hjl_cli_edit_book (cli, change, &edit))
    return cli->status;

  return hjl_cli_tell_done (cli, removes ? "removed" : adds ? "added"
                                                            : "changed",
                            id != NULL ? id : arguments[1],
                            _ ("hackajob’s stages were changed."));
}
