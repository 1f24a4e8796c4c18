/* hjl-cli-resolve.c: the verb resolve: decides which record in Lever a candidate is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli/hjl-cli-verbs.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"

HjlExit
hjl_cli_resolve_hold (HjlCli *cli,
                      GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  HjlExit     status;
  const char *decision;

  if (!hjl_cli_parse (cli, &arguments, NULL, _ ("ID OPPORTUNITY|new"), 2, 2))
    return HJL_EXIT_USAGE;
  if ((status = hjl_cli_open (cli)) != HJL_EXIT_DONE)
    return status;
  if ((c = hjl_cli_load_case (cli, arguments[1], &status)) == NULL)
    return status;

  decision = arguments[2];
  if (c->hold == NULL || c->hold->kind == HJL_HOLD_NONE)
    return hjl_cli_refuse (cli, _ ("There is nothing to decide on for “%s”"), arguments[1]);
  if (!g_str_equal (decision, "new") && c->hold->choices != NULL && *c->hold->choices != NULL &&
      !g_strv_contains ((const char *const *) c->hold->choices, decision))
    {
      g_autofree char *choices = g_strjoinv ("\n  ", c->hold->choices);

      return hjl_cli_refuse (cli, _ ("“%s” is none of the choices:\n  %s\n  new"), decision, choices);
    }

  hjl_workspace_resolve_async (cli->workspace, arguments[1], decision, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_workspace_resolve_finish (cli->workspace, hjl_cli_wait (&result), &error))
    return hjl_cli_fail (cli, error);

  return hjl_cli_tell_done (cli, "resolved", arguments[1], _ ("Noted. The next sync does it."));
}
