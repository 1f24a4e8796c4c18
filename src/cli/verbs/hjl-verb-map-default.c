/* hjl-verb-map-default.c: the verb map default: what new mappings start from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-mapping.h"
#include "store/hjl-store-default.h"
#include "workspace/hjl-workspace-default.h"

/* @mapping: (nullable): NULL removes the default */
static HjlExit
save (HjlCli     *cli,
      HjlCliMaps *maps,
      HjlMapping *mapping)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_save_default_async (cli->workspace, mapping, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_cli_finish (cli, &result))
    return cli->status;

  g_clear_object (&maps->standard);
  maps->standard = hjl_workspace_dup_default (cli->workspace);

  return HJL_EXIT_DONE;
}

/* @mapping: (nullable): the one that it was made of now */
static void
show (HjlCli     *cli,
      HjlCliMaps *maps,
      HjlMapping *mapping)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  guint n = mapping != NULL ? hjl_store_count_left_out (mapping) : 0;

  if (maps->standard == NULL)
    hjl_json_null (builder, "default");
  else
    hjl_cli_add_mapping (builder, "default", maps->standard, maps->catalogue);
  if (mapping != NULL)
    hjl_json_int (builder, "left_out", n);
  if (n > 0)
    hjl_cli_note (cli,
                  ngettext ("New mappings start like this one, except for %'u stage set with --force, which starts blank.",
                            "New mappings start like this one, except for %'u stages set with --force, which start blank.", n),
                  n);
  if (cli->json)
    hjl_json_print (builder, TRUE);
  else if (maps->standard == NULL)
    hjl_print (_ ("No account default is set. “map default ROLE” sets one."));
  else
    hjl_cli_print_mapping (maps->standard, maps->catalogue);
}

HjlExit
hjl_verb_map_default (HjlCli *cli,
                      GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  gboolean     remove = FALSE;
  HjlMapping  *mapping = NULL;
  GOptionEntry entries[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_ ("Remove the account default"), NULL },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("[ROLE]"), 0, 1))
    return HJL_EXIT_USAGE;
  if (remove && arguments[1] != NULL)
    return hjl_cli_refuse (cli, _ ("Choose either a role or --remove"));
  if (!hjl_cli_maps_open (cli, &maps))
    return cli->status;

  if (arguments[1] != NULL && (mapping = hjl_cli_find_mapping (cli, &maps, arguments[1])) == NULL)
    return cli->status;
  if ((mapping != NULL || remove) && save (cli, &maps, mapping) != HJL_EXIT_DONE)
    return cli->status;
  show (cli, &maps, mapping);

  return HJL_EXIT_DONE;
}
