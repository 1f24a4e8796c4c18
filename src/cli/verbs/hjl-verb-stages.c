/* hjl-verb-stages.c: the verb stages: hackajob's stages and Lever's
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

static void
add_side (JsonBuilder  *builder,
          HjlTable     *table,
          HjlCatalogue *catalogue,
          HjlSide       side)
{
  GPtrArray *stages = hjl_catalogue_get_stages (catalogue, side);

  hjl_json_open_list (builder, hjl_side_to_string (side));
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStage   *stage = g_ptr_array_index (stages, i);
      const char *kind = side == HJL_SIDE_LEVER ? stage->pipeline : hjl_stage_kind_to_string (stage->kind);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "id", stage->id);
      hjl_json_string (builder, "name", stage->name);
      hjl_json_string (builder, side == HJL_SIDE_LEVER ? "pipeline" : "kind", kind);
      hjl_json_close (builder);
      hjl_table_add (table, side == HJL_SIDE_LEVER ? "Lever" : "hackajob", stage->name, kind, stage->id);
    }
  hjl_json_close_list (builder);
}

HjlExit
hjl_verb_stages (HjlCli *cli,
                 GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (HjlTable) table = NULL;
  static const char *const edits[] = { "add", "rename", "move", "remove" };
  HjlLists                 lists = 0;

  /* `stages --hackajob add …`; the word alone does as well. */
  if (arguments[1] != NULL && (g_str_equal (arguments[1], "--hackajob") || g_str_equal (arguments[1], "hackajob")))
    for (guint i = 0; arguments[2] != NULL && i < G_N_ELEMENTS (edits); i++)
      if (g_str_equal (arguments[2], edits[i]))
        {
          g_free (arguments[2]);
          arguments[2] = g_strconcat ("stages ", edits[i], NULL);
          return hjl_verb_stages_change (cli, arguments + 2);
        }

  if (!hjl_cli_parse (cli, &arguments, NULL, "[hackajob | lever | --hackajob add | rename | move | remove]", 0, 1))
    return HJL_EXIT_USAGE;
  if (arguments[1] == NULL || g_str_equal (arguments[1], "hackajob"))
    lists |= HJL_LIST_ROLE_STAGES;
  if (arguments[1] == NULL || g_str_equal (arguments[1], "lever"))
    lists |= HJL_LIST_STAGES;
  if (lists == 0)
    return hjl_cli_refuse (cli, _ ("Use “hackajob” or “lever”, or leave it out for both"));
  if (!hjl_cli_open (cli) ||
      (catalogue = hjl_cli_load_catalogue (cli, lists)) == NULL)
    return cli->status;

  builder = hjl_json_begin ();
  table = hjl_table_new (_ ("Side"), _ ("Stage"), _ ("Kind"), _ ("Id"), NULL);
  if (lists & HJL_LIST_ROLE_STAGES)
    add_side (builder, table, catalogue, HJL_SIDE_HACKAJOB);
  if (lists & HJL_LIST_STAGES)
    add_side (builder, table, catalogue, HJL_SIDE_LEVER);

  return hjl_cli_tell_list (cli, builder, table, _ ("There are no stages."));
}
