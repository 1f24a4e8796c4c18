/* hjl-verb-map-show.c: the verb map show: one mapping, or all
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-mapping.h"

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  HjlMapping *first = *(HjlMapping *const *) a;
  HjlMapping *second = *(HjlMapping *const *) b;
  int         order = g_strcmp0 (hjl_mapping_get_role_title (first), hjl_mapping_get_role_title (second));

  return order != 0 ? order : g_strcmp0 (hjl_mapping_get_role_id (first), hjl_mapping_get_role_id (second));
}

static void
show_all (HjlCli     *cli,
          HjlCliMaps *maps)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();
  GHashTableIter iter;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, maps->mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    g_ptr_array_add (sorted, mapping);
  g_ptr_array_sort (sorted, compare_titles);

  hjl_json_open_list (builder, "mappings");
  for (guint i = 0; i < sorted->len; i++)
    {
      hjl_cli_add_mapping (builder, NULL, g_ptr_array_index (sorted, i), maps->catalogue);
      if (!cli->json)
        hjl_cli_print_mapping (g_ptr_array_index (sorted, i), maps->catalogue);
    }
  hjl_json_close_list (builder);

  if (cli->json)
    hjl_json_print (builder, TRUE);
  else if (sorted->len == 0)
    hjl_print (_ ("No roles are mapped yet, so no candidates are exported. Use “hjlever-cli map set” to map one."));
}

HjlExit
hjl_verb_map_show (HjlCli *cli,
                   GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  HjlMapping *mapping;

  if (!hjl_cli_maps_start (cli, &maps, &arguments, NULL, _ ("[ROLE]"), 0, 1))
    return cli->status;

  if (arguments[1] == NULL)
    {
      show_all (cli, &maps);
      return HJL_EXIT_DONE;
    }

  if ((mapping = hjl_cli_find_mapping (cli, &maps, arguments[1])) == NULL)
    return cli->status;
  hjl_cli_show_mapping (cli, &maps, mapping, NULL);

  return HJL_EXIT_DONE;
}
