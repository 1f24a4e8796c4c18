/* hjl-verb-reasons.c: the verb reasons: why Lever archives somebody
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

HjlExit
hjl_verb_reasons (HjlCli *cli,
                  GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (HjlTable) table = NULL;
  GPtrArray *reasons;

  if (!hjl_cli_start (cli, &arguments, NULL, NULL, 0, 0) ||
      (catalogue = hjl_cli_load_catalogue (cli, HJL_LIST_REASONS)) == NULL)
    return cli->status;

  builder = hjl_json_begin ();
  table = hjl_table_new (_ ("Reason"), _ ("Kind"), _ ("Id"), NULL);
  hjl_json_open_list (builder, "reasons");
  reasons = hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS);
  for (guint i = 0; i < reasons->len; i++)
    {
      HjlArchiveReason *reason = g_ptr_array_index (reasons, i);
      gboolean          hired = reason->hired;
      gboolean          active = reason->active;

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "id", reason->id);
      hjl_json_string (builder, "name", reason->name);
      hjl_json_boolean (builder, "hired", hired);
      hjl_json_boolean (builder, "active", active);
      hjl_json_close (builder);
      hjl_table_add (table, reason->name,
                     !active ? _ ("no longer used") : hired ? _ ("hired")
                                                            : _ ("not hired"),
                     reason->id);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("There are no archive reasons."));
}
