/* hjl-verb-check.c: the verb check: what must be true before anything works
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-accounts.h"

#define BOTH_SIDES ((1u << HJL_SIDE_HACKAJOB) | (1u << HJL_SIDE_LEVER))

/* Returns: (transfer full): what is remembered of both accounts, and says from when it is */
static GPtrArray *
remember (HjlCli *cli)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_check_free);

  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      g_autoptr (HjlAccountInfo) account = hjl_workspace_dup_account (cli->workspace, side);
      GPtrArray       *kept = hjl_workspace_load_checks (cli->workspace, side);
      g_autofree char *when = hjl_show_time (account->checked_at);

      if (kept == NULL)
        continue;
      g_ptr_array_extend_and_steal (checks, kept);
      if (!cli->json && when != NULL)
        hjl_print (_ ("%s was checked on %s"), side == HJL_SIDE_LEVER ? "Lever" : "hackajob", when);
    }

  return checks;
}

static GPtrArray *
check (HjlCli  *cli,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *checks;

  hjl_cli_progress (cli, _ ("Checking"));
  hjl_workspace_check_async (cli->workspace, cli->cancellable, hjl_cli_got_result, &result);
  checks = hjl_workspace_check_finish (cli->workspace, hjl_cli_wait (&result), error);
  hjl_cli_progress (cli, NULL);

  return checks;
}

HjlExit
hjl_verb_check (HjlCli *cli,
                GStrv   arguments)
{
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (HjlAccountInfo) hackajob = NULL;
  g_autoptr (HjlAccountInfo) lever = NULL;
  g_autoptr (GError) error = NULL;
  gboolean     offline = FALSE;
  HjlExit      status;
  GOptionEntry entries[] = {
    { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, N_ ("Show what the last checks found, without checking again"), NULL },
    { NULL },
  };

  if (!hjl_cli_start (cli, &arguments, entries, NULL, 0, 0))
    return cli->status;

  checks = offline ? remember (cli) : check (cli, &error);
  if (checks == NULL)
    return hjl_cli_fail (cli, error);

  status = hjl_cli_show_accounts (cli, BOTH_SIDES, checks);
  hackajob = hjl_workspace_dup_account (cli->workspace, HJL_SIDE_HACKAJOB);
  lever = hjl_workspace_dup_account (cli->workspace, HJL_SIDE_LEVER);
  if ((hackajob->state == HJL_ACCOUNT_NOT_CONNECTED &&
       hjl_workspace_get_candidates_from (cli->workspace, NULL) == HJL_CANDIDATES_FROM_FEED) ||
      lever->state == HJL_ACCOUNT_NOT_CONNECTED)
    return HJL_EXIT_NOT_CONNECTED;
  /* A sign-in that ended since the last checks is none of their findings. */
  if (hackajob->state == HJL_ACCOUNT_ATTENTION || lever->state == HJL_ACCOUNT_ATTENTION)
    return HJL_EXIT_ATTENTION;

  return status;
}
