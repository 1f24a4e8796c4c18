/* hjl-verb-map-switch.c: the verbs map on and map off: whether a mapping exports and moves anybody
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-mapping.h"

static HjlExit
switch_mapping (HjlCli  *cli,
                GStrv    arguments,
                gboolean paused)
{
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (HjlMapping) mapping = NULL;
  g_autoptr (HjlPlan) seen = NULL;
  HjlMapping *found;

  if (!hjl_cli_maps_start (cli, &maps, &arguments, NULL, _ ("ROLE"), 1, 1) ||
      (found = hjl_cli_find_mapping (cli, &maps, arguments[1])) == NULL)
    return cli->status;

  mapping = hjl_mapping_copy (found);
  hjl_mapping_set_paused (mapping, paused);
  if (!hjl_cli_save_mapping (cli, mapping, FALSE, &seen))
    return cli->status;
  hjl_cli_show_mapping (cli, &maps, mapping, seen);

  return hjl_mapping_is_broken (mapping, maps.catalogue) ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}

HjlExit
hjl_verb_map_on (HjlCli *cli,
                 GStrv   arguments)
{
  return switch_mapping (cli, arguments, FALSE);
}

HjlExit
hjl_verb_map_off (HjlCli *cli,
                  GStrv   arguments)
{
  return switch_mapping (cli, arguments, TRUE);
}
