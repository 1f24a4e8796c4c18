/* hjl-cli-check.c: the verb check: what must be true before anything works
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli/hjl-cli-verbs.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-accounts.h"

#define BOTH_SIDES ((1u << HJL_SIDE_HACKAJOB) | (1u << HJL_SIDE_LEVER))

HjlExit
hjl_cli_check (HjlCli *cli,
               GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (HjlAccountInfo) hackajob = NULL;
  g_autoptr (HjlAccountInfo) lever = NULL;
  g_autoptr (GError) error = NULL;
  HjlExit status;

  if (!hjl_cli_parse (cli, &arguments, NULL, NULL, 0, 0))
    return HJL_EXIT_USAGE;
  if ((status = hjl_cli_open (cli)) != HJL_EXIT_DONE)
    return status;

  hjl_cli_progress (cli, _ ("Checking"));
  hjl_workspace_check_async (cli->workspace, cli->cancellable, hjl_cli_got_result, &result);
  checks = hjl_workspace_check_finish (cli->workspace, hjl_cli_wait (&result), &error);
  hjl_cli_progress (cli, NULL);
  if (checks == NULL)
    return hjl_cli_fail (cli, error);

  status = hjl_cli_show_accounts (cli, BOTH_SIDES, checks);
  hackajob = hjl_workspace_dup_account (cli->workspace, HJL_SIDE_HACKAJOB);
  lever = hjl_workspace_dup_account (cli->workspace, HJL_SIDE_LEVER);
  if (hackajob->state == HJL_ACCOUNT_NOT_CONNECTED || lever->state == HJL_ACCOUNT_NOT_CONNECTED)
    return HJL_EXIT_NOT_CONNECTED;

  return status;
}
