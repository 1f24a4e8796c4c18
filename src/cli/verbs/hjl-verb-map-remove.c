/* hjl-verb-map-remove.c: the verb map remove: removes a role's mapping
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-mapping.h"

HjlExit
hjl_verb_map_remove (HjlCli *cli,
                     GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  HjlMapping *mapping;
  const char *role_id;

  if (!hjl_cli_maps_start (cli, &maps, &arguments, NULL, _ ("ROLE"), 1, 1) ||
      (mapping = hjl_cli_find_mapping (cli, &maps, arguments[1])) == NULL)
    return cli->status;

  role_id = hjl_mapping_get_role_id (mapping);
  hjl_workspace_remove_mapping_async (cli->workspace, role_id, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_cli_finish (cli, &result))
    return cli->status;

  return hjl_cli_tell_done (cli, "removed", role_id, _ ("The mapping was removed. Its candidates stay where they are, and no more are exported."));
}
