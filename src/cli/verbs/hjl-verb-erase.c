/* hjl-verb-erase.c: the verb erase: erases a candidate's personal data from this computer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"

HjlExit
hjl_verb_erase (HjlCli *cli,
                GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCase) c = NULL;

  if (!hjl_cli_start (cli, &arguments, NULL, _ ("ID"), 1, 1) ||
      (c = hjl_cli_load_case (cli, arguments[1])) == NULL)
    return cli->status;

  hjl_workspace_erase_async (cli->workspace, arguments[1], cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_cli_finish (cli, &result))
    return cli->status;

  return hjl_cli_tell_done (cli, "erased", arguments[1],
                            _ ("This candidate’s personal data was erased from this computer. hackajob and Lever "
                               "keep theirs, and the candidate is not exported again."));
}
