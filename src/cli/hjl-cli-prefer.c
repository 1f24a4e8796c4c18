/* hjl-cli-prefer.c: the verb prefer: chooses the stage that a conflict passed over
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli/hjl-cli-verbs.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"
#include "model/hjl-snapshot.h"

HjlExit
hjl_cli_prefer (HjlCli *cli,
                GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stage_id = NULL;
  HjlHoldKind      way_back;
  HjlExit          status;

  if (!hjl_cli_parse (cli, &arguments, NULL, _ ("ID STAGE"), 2, 2))
    return HJL_EXIT_USAGE;
  if ((status = hjl_cli_open (cli)) != HJL_EXIT_DONE)
    return status;
  if ((c = hjl_cli_load_case (cli, arguments[1], &status)) == NULL)
    return status;
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if ((stage_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLE_STAGES, arguments[2], &status)) == NULL)
    return status;

  /* Nothing moves an undone export but another one. */
  if (c->hold != NULL && c->hold->kind == HJL_HOLD_UNDONE && g_strcmp0 (c->hold->decision, "again") != 0)
    return hjl_cli_refuse (cli, _ ("The export of this candidate was undone. “resolve %s again” exports again."), arguments[1]);

  way_back = hjl_case_get_way_back (c, catalogue);
  hjl_workspace_prefer_async (cli->workspace, arguments[1], stage_id, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_workspace_finish (cli->workspace, hjl_cli_wait (&result), &error))
    return hjl_cli_fail (cli, error);

  return hjl_cli_tell_done (cli, "preferred", arguments[1],
                            way_back == HJL_HOLD_ARCHIVED
                              ? _ ("Decision saved. The next sync unarchives the record in Lever and moves the candidate there in both.")
                              : _ ("Decision saved. The next sync moves the candidate there in both."));
}
