/* hjl-verb-source.c: the verb source: where candidates come from
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

HjlExit
hjl_verb_source (HjlCli *cli,
                 GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  HjlCandidatesFrom from = HJL_CANDIDATES_FROM_FILES;
  gboolean          known = TRUE;

  if (!hjl_cli_parse (cli, &arguments, NULL, "[files | feed]", 0, 1))
    return HJL_EXIT_USAGE;
  if (arguments[1] != NULL)
    from = hjl_candidates_from_from_string (arguments[1], &known);
  if (!known)
    return hjl_cli_refuse (cli, _ ("Use “files” or “feed”, or leave it out to see what is chosen"));
  if (!hjl_cli_open (cli))
    return cli->status;

  if (arguments[1] != NULL)
    {
      hjl_workspace_set_candidates_from_async (cli->workspace, from, cli->cancellable, hjl_cli_got_result, &result);
      if (!hjl_cli_finish (cli, &result))
        return cli->status;
    }

  from = hjl_workspace_get_candidates_from (cli->workspace, NULL);
  return hjl_cli_tell_done (cli, "source", hjl_candidates_from_to_string (from),
                            from == HJL_CANDIDATES_FROM_FEED ? _ ("Candidates come by hackajob’s partner feed.")
                                                             : _ ("Candidates come from files that you download from hackajob."));
}
