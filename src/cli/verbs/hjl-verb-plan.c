/* hjl-verb-plan.c: the verb plan: shows every write that a sync would make; makes none
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-report.h"
#include "store/hjl-store-lists.h"

/* What a plan is made of. */
#define LISTS (HJL_LIST_HACKAJOB | HJL_LIST_POSTINGS | HJL_LIST_STAGES | HJL_LIST_REASONS)

static HjlPlan *
make_plan (HjlCli  *cli,
           gboolean read,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  HjlPlan *plan;

  hjl_workspace_plan_async (cli->workspace, read, NULL, cli->cancellable, hjl_cli_got_result, &result);
  plan = hjl_finish_pointer (cli->workspace, hjl_cli_wait (&result), error);
  hjl_cli_progress (cli, NULL);

  return plan;
}

/* From here on the plan is one that a person has looked at. What cannot be written down is asked again. */
static void
note_shown (HjlCli  *cli,
            HjlPlan *plan)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_show_plan_async (cli->workspace, plan, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_finish (cli->workspace, hjl_cli_wait (&result), &error))
    g_message ("The plan that was shown could not be noted: %s", error->message);
}

HjlExit
hjl_verb_plan (HjlCli *cli,
               GStrv   arguments)
{
  g_autoptr (HjlPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gboolean     offline = FALSE;
  HjlExit      status;
  GOptionEntry entries[] = {
    { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, N_ ("Plan with what is known here, without reading again"), NULL },
    { NULL },
  };

  if (!hjl_cli_start (cli, &arguments, entries, NULL, 0, 0))
    return cli->status;

  plan = make_plan (cli, !offline, &error);
  if (plan == NULL && !offline && hjl_cli_may_use_stored (cli, error) &&
      (hjl_store_get_known (hjl_workspace_get_store (cli->workspace)) & LISTS) == LISTS)
    {
      hjl_cli_note_stored (cli, LISTS, error);
      g_clear_error (&error);
      plan = make_plan (cli, FALSE, &error);
    }
  if (plan == NULL)
    return hjl_cli_fail (cli, error);

  status = hjl_cli_show_plan (cli, plan);
  note_shown (cli, plan);

  return status;
}
