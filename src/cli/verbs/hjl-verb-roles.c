/* hjl-verb-roles.c: the verb roles: hackajob's roles, their mappings and their numbers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "store/hjl-store-new-roles.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-state.h"

static const HjlState shown[] = {
  HJL_STATE_WAITING,
  HJL_STATE_IN_PROGRESS,
  HJL_STATE_EXPORTED,
  HJL_STATE_ATTENTION,
  HJL_STATE_FAILED,
  HJL_STATE_ERASED,
};

/* `none`, `broken`, `paused` or `whole` */
static const char *
judge_mapping (HjlMapping   *mapping,
               HjlCatalogue *catalogue)
{
  if (mapping == NULL)
    return "none";

  if (hjl_mapping_is_broken (mapping, catalogue))
    return "broken";

  return hjl_mapping_get_paused (mapping) ? "paused" : "whole";
}

static void
add_role (JsonBuilder   *builder,
          HjlRole       *role,
          HjlMapping    *mapping,
          HjlRoleCounts *counts,
          gboolean       is_new,
          HjlCatalogue  *catalogue)
{
  hjl_json_open (builder, NULL);
  hjl_json_string (builder, "id", role->id);
  hjl_json_string (builder, "title", role->title);
  hjl_json_string (builder, "status", hjl_role_status_to_string (role->status));
  hjl_json_string (builder, "location", role->location);
  hjl_json_string (builder, "workplace", role->workplace);
  hjl_json_string (builder, "team", role->team);
  if (role->salary_min > 0 || role->salary_max > 0)
    {
      hjl_json_open (builder, "salary");
      hjl_json_double (builder, "min", role->salary_min);
      hjl_json_double (builder, "max", role->salary_max);
      hjl_json_string (builder, "currency", role->currency);
      hjl_json_close (builder);
    }
  else
    hjl_json_null (builder, "salary");
  hjl_json_string (builder, "url", role->url);
  hjl_json_time (builder, "published_at", role->published_at);
  hjl_json_time (builder, "updated_at", role->updated_at);
  if (role->accepted_count >= 0)
    hjl_json_int (builder, "accepted_count", role->accepted_count);
  else
    hjl_json_null (builder, "accepted_count");
  hjl_json_string (builder, "mapping", judge_mapping (mapping, catalogue));
  hjl_json_boolean (builder, "new", is_new);
  hjl_json_thing (builder, "posting",
                  mapping != NULL ? hjl_mapping_get_posting_id (mapping) : NULL,
                  mapping != NULL ? hjl_mapping_get_posting_title (mapping) : NULL);
  hjl_json_open (builder, "candidates");
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    hjl_json_int (builder, hjl_state_to_string (shown[i]), counts != NULL ? counts->n_by_state[shown[i]] : 0);
  hjl_json_close (builder);
  hjl_json_close (builder);
}

static void
add_row (HjlTable      *table,
         HjlRole       *role,
         HjlMapping    *mapping,
         HjlRoleCounts *counts,
         gboolean       is_new,
         HjlCatalogue  *catalogue)
{
  g_autofree char *waiting = g_strdup_printf ("%'u", counts != NULL ? counts->n_by_state[HJL_STATE_WAITING] : 0);
  g_autofree char *exported = g_strdup_printf ("%'u", counts != NULL ? counts->n_by_state[HJL_STATE_EXPORTED] : 0);
  g_autofree char *attention = g_strdup_printf ("%'u", counts != NULL ? counts->n_by_state[HJL_STATE_ATTENTION] + counts->n_by_state[HJL_STATE_FAILED] : 0);
  g_autofree char *posting = NULL;

  if (mapping == NULL)
    posting = g_strdup (is_new ? _ ("not mapped, new") : _ ("not mapped"));
  else if (hjl_mapping_is_broken (mapping, catalogue))
    posting = g_strdup_printf (_ ("broken: %s"), hjl_mapping_get_posting_title (mapping) != NULL ? hjl_mapping_get_posting_title (mapping) : _ ("no posting"));
  else if (hjl_mapping_get_paused (mapping))
    posting = g_strdup_printf (_ ("paused: %s"), hjl_mapping_get_posting_title (mapping));
  else
    posting = g_strdup (hjl_mapping_get_posting_title (mapping));

  hjl_table_add (table, role->title, role->location, hjl_role_status_to_string (role->status),
                 posting, waiting, exported, attention, role->id);
}

HjlExit
hjl_verb_roles (HjlCli *cli,
                GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (HjlTable) table = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const edits[] = { "add", "watch", "rename", "close", "reopen", "remove" };
  GPtrArray               *roles;

  for (guint i = 0; arguments[1] != NULL && i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (arguments[1], edits[i]))
      {
        g_free (arguments[1]);
        arguments[1] = g_strconcat ("roles ", edits[i], NULL);
        return i == 0   ? hjl_verb_roles_add (cli, arguments + 1)
               : i == 1 ? hjl_verb_roles_watch (cli, arguments + 1)
                        : hjl_verb_roles_change (cli, arguments + 1);
      }

  if (!hjl_cli_start (cli, &arguments, NULL, _ ("[add | rename | close | reopen | remove | watch]"), 0, 0) ||
      (catalogue = hjl_cli_load_catalogue (cli, HJL_LIST_ROLES)) == NULL)
    return cli->status;
  if ((mappings = hjl_workspace_load_mappings (cli->workspace, &error)) == NULL ||
      (counts = hjl_store_load_role_counts (hjl_workspace_get_store (cli->workspace), &error)) == NULL ||
      (fresh = hjl_store_list_new_roles (hjl_workspace_get_store (cli->workspace), &error)) == NULL)
    return hjl_cli_fail (cli, error);

  builder = hjl_json_begin ();
  table = hjl_table_new (_ ("Role"), _ ("Location"), _ ("Status"), _ ("Posting in Lever"), _ ("Waiting"), _ ("Exported"), _ ("Attention"), _ ("Id"), NULL);
  hjl_json_open_list (builder, "roles");
  roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole       *role = g_ptr_array_index (roles, i);
      HjlMapping    *mapping = g_hash_table_lookup (mappings, role->id);
      HjlRoleCounts *numbers = g_hash_table_lookup (counts, role->id);
      gboolean       is_new = g_ptr_array_find_with_equal_func (fresh, role->id, g_str_equal, NULL);

      add_role (builder, role, mapping, numbers, is_new, catalogue);
      add_row (table, role, mapping, numbers, is_new, catalogue);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("There are no roles."));
}
