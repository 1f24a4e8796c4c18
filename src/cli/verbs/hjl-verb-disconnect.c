/* hjl-verb-disconnect.c: the verb disconnect: forgets how an account is connected
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/verbs/hjl-verb.h"

#include "cli/hjl-cli-accounts.h"

HjlExit
hjl_verb_disconnect (HjlCli *cli,
                     GStrv   arguments)
{
  HjlSide only = HJL_SIDE_LEVER;
  guint   sides = 0;

  if (!hjl_cli_parse (cli, &arguments, NULL, "[hackajob | lever]", 0, 1))
    return HJL_EXIT_USAGE;
  if (arguments[1] != NULL && !hjl_cli_read_side (cli, arguments[1], &only))
    return HJL_EXIT_USAGE;
  if (!hjl_cli_open (cli))
    return cli->status;

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      if (arguments[1] != NULL && side != only)
        continue;
      sides |= 1u << side;
      hjl_workspace_disconnect_async (cli->workspace, side, cli->cancellable, hjl_cli_got_result, &result);
      if (!hjl_cli_finish (cli, &result))
        return cli->status;
    }

  return hjl_cli_show_accounts (cli, sides, NULL);
}
