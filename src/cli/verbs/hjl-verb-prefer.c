/* hjl-verb-prefer.c: the verb prefer: chooses the stage that a conflict passed over
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-person.h"
#include "model/hjl-foresee.h"
#include "model/hjl-snapshot.h"
#include "store/hjl-store-cases.h"

/* What the choice of @stage_id comes to. */
static const char *
say_what_follows (HjlCli       *cli,
                  HjlCatalogue *catalogue,
                  const char   *candidate_id,
                  const char   *stage_id)
{
  g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (cli->workspace, NULL);
  g_autoptr (HjlCase) c = hjl_store_load_case (hjl_workspace_get_store (cli->workspace), candidate_id, NULL);

  if (mappings == NULL || c == NULL)
    return hjl_foreseen_describe (HJL_FORESEEN_WAITS);

  snapshot->from_files = !c->in_feed;

  return hjl_foreseen_describe (hjl_foresee_choice (c, snapshot, mappings, stage_id));
}

HjlExit
hjl_verb_prefer (HjlCli *cli,
                 GStrv   arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (HjlCase) c = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stage_id = NULL;

  if (!hjl_cli_start (cli, &arguments, NULL, _ ("ID STAGE"), 2, 2) ||
      (c = hjl_cli_load_case (cli, arguments[1])) == NULL)
    return cli->status;
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if ((stage_id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLE_STAGES, arguments[2])) == NULL)
    return cli->status;

  /* Nothing moves an undone export but another one. */
  if (c->hold != NULL && c->hold->kind == HJL_HOLD_UNDONE && g_strcmp0 (c->hold->decision, "again") != 0)
    return hjl_cli_refuse (cli, _ ("The export of this candidate was undone. “resolve %s again” exports again."), arguments[1]);

  hjl_workspace_prefer_async (cli->workspace, arguments[1], stage_id, cli->cancellable, hjl_cli_got_result, &result);
  if (!hjl_cli_finish (cli, &result))
    return cli->status;

  return hjl_cli_tell_done (cli, "preferred", arguments[1], say_what_follows (cli, catalogue, arguments[1], stage_id));
}
