/* hjl-verb-retry.c: the verb retry: lets candidates that failed try again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"

HjlExit
hjl_verb_retry (HjlCli *cli,
                GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  gboolean     all = FALSE;
  int          count;
  GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("All of them"), NULL },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("ID | --all"), 0, 1))
    return HJL_EXIT_USAGE;
  if (all == (arguments[1] != NULL))
    return hjl_cli_refuse (cli, _ ("Name a candidate, or use --all"));
  if (!hjl_cli_open (cli))
    return cli->status;
  if (!all && (c = hjl_cli_load_case (cli, arguments[1])) == NULL)
    return cli->status;

  hjl_workspace_retry_async (cli->workspace, all ? NULL : arguments[1], cli->cancellable, hjl_cli_got_result, &result);
  count = hjl_finish_count (cli->workspace, hjl_cli_wait (&result), &error);
  if (count < 0)
    return hjl_cli_fail (cli, error);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_int (builder, "retried", count);
      hjl_json_print (builder, TRUE);
    }
  else
    hjl_print (ngettext ("%'d candidate will be tried again at the next sync.", "%'d candidates will be tried again at "
                                                                                "the next sync.",
                         (gulong) count),
               count);

  return HJL_EXIT_DONE;
}
