/* hjl-cli-person.c: what the verbs about one candidate share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/hjl-cli-person.h"

#include <glib/gi18n-lib.h>

#include "store/hjl-store-cases.h"
#include "store/hjl-store-timeline.h"
#include "model/hjl-words.h"

HjlCase *
hjl_cli_load_case (HjlCli     *cli,
                   const char *candidate_id)
{
  g_autoptr (GError) error = NULL;
  HjlCase *c = hjl_store_load_case (hjl_workspace_get_store (cli->workspace), candidate_id, &error);

  if (c != NULL)
    return c;

  if (error != NULL)
    hjl_cli_fail (cli, error);
  else
    hjl_cli_refuse (cli, _ ("There is no candidate “%s”; “hjlever-cli candidates” lists them"), candidate_id);

  return NULL;
}

void
hjl_cli_add_activity (JsonBuilder       *builder,
                      const HjlActivity *activity)
{
  hjl_json_open (builder, NULL);
  hjl_json_int (builder, "id", activity->id);
  hjl_json_time (builder, "at", activity->at);
  hjl_json_string (builder, "kind", hjl_activity_kind_to_string (activity->kind));
  hjl_json_string (builder, "action", activity->action);
  hjl_json_string (builder, "candidate", activity->candidate_id);
  hjl_json_string (builder, "role", activity->role_id);
  hjl_json_string (builder, "passed_over", activity->passed_over);
  hjl_json_string (builder, "text", activity->text);
  hjl_json_number (builder, "run", activity->run_id);
  hjl_json_close (builder);
}

void
hjl_cli_add_hold (JsonBuilder   *builder,
                  const HjlHold *hold,
                  const HjlLink *link)
{
  g_autofree char *message = NULL;
  g_autofree char *detail = NULL;

  if (hold == NULL || hold->kind == HJL_HOLD_NONE)
    {
      hjl_json_null (builder, "attention");
      return;
    }

  message = hjl_hold_describe (hold, link);
  detail = hjl_words_show (hold->detail);
  hjl_json_open (builder, "attention");
  hjl_json_string (builder, "kind", hjl_hold_kind_to_string (hold->kind));
  hjl_json_boolean (builder, "blocks", hjl_hold_kind_blocks (hold->kind));
  hjl_json_string (builder, "message", message);
  hjl_json_string (builder, "detail", detail);
  hjl_json_strings (builder, "choices", (const char *const *) hold->choices);
  hjl_json_string (builder, "decision", hold->decision);
  hjl_json_time (builder, "since", hold->since);
  hjl_json_close (builder);
}

void
hjl_cli_show_decision (const HjlHold *hold)
{
  if (!hjl_hold_is_to_be_applied (hold))
    return;

  hjl_print ("%s\n  %s", _ ("You have decided. The next sync applies your decision."), hold->decision);
}
