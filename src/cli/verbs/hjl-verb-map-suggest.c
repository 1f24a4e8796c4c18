/* hjl-verb-map-suggest.c: the verb map suggest: proposes postings and stages, and says how sure that is; saves nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-mapping.h"
#include "model/hjl-suggest.h"

#define MAX_SHOWN 3

static void
add_postings (JsonBuilder  *builder,
              HjlTable     *table,
              HjlCatalogue *catalogue,
              HjlRole      *role)
{
  g_autoptr (GPtrArray) suggestions = hjl_suggest_postings (catalogue, role);

  hjl_json_open (builder, NULL);
  hjl_json_thing (builder, "role", role->id, role->title);
  hjl_json_open_list (builder, "postings");
  if (suggestions->len == 0)
    hjl_table_add (table, role->title, _ ("no match"), NULL, NULL, NULL);
  for (guint i = 0; i < suggestions->len && i < MAX_SHOWN; i++)
    {
      const HjlSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "id", suggestion->id);
      hjl_json_string (builder, "name", suggestion->name);
      hjl_json_double (builder, "score", suggestion->score);
      hjl_json_boolean (builder, "good", suggestion->score >= HJL_SUGGEST_GOOD);
      hjl_json_string (builder, "confidence", hjl_confidence_to_string (suggestion->confidence));
      hjl_json_string (builder, "why", suggestion->why);
      hjl_json_close (builder);
      hjl_table_add (table, i == 0 ? role->title : NULL, suggestion->name,
                     hjl_confidence_to_label (suggestion->confidence), suggestion->why, suggestion->id);
    }
  hjl_json_close_list (builder);
  hjl_json_close (builder);
}

/* The roles to speak of: the one that was named, else the live ones without a mapping. */
static void
suggest_postings (HjlCli      *cli,
                  HjlCliMaps  *maps,
                  const char  *role_id,
                  JsonBuilder *builder)
{
  GPtrArray *roles = hjl_catalogue_get_list (maps->catalogue, HJL_LIST_ROLES);
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Role"), _ ("Posting"), _ ("Match"), _ ("Why"), _ ("Id"), NULL);

  hjl_json_open_list (builder, "roles");
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole *role = g_ptr_array_index (roles, i);
      gboolean wanted = role_id != NULL ? g_str_equal (role_id, role->id)
                                        : role->status == HJL_ROLE_STATUS_LIVE &&
                                            !g_hash_table_contains (maps->mappings, role->id);

      if (wanted)
        add_postings (builder, table, maps->catalogue, role);
    }
  hjl_json_close_list (builder);
  if (!cli->json)
    hjl_table_print (table, _ ("Every live role is mapped."));
}

static void
suggest_stages (HjlCli      *cli,
                HjlCliMaps  *maps,
                JsonBuilder *builder)
{
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (HjlTable) table = hjl_table_new (_ ("hackajob stage"), "Lever", _ ("Score"), _ ("Why"), NULL);
  GHashTableIter iter;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, maps->mappings);
  while (g_hash_table_iter_next (&iter, NULL, &mapping))
    g_ptr_array_add (earlier, mapping);
  suggestions = hjl_suggest_stages (maps->catalogue, earlier, maps->standard);

  hjl_json_open_list (builder, "stages");
  for (guint i = 0; i < suggestions->len; i++)
    {
      const HjlStageSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      const HjlTarget          *target = suggestion->target;
      HjlStage                 *stage = hjl_catalogue_get_stage (maps->catalogue, HJL_SIDE_HACKAJOB, suggestion->stage_id);
      g_autofree char          *score = g_strdup_printf ("%.2f", suggestion->score);
      g_autofree char          *to = g_strdup_printf (target->kind == HJL_TARGET_REASON ? _ ("archived: %s") : "%s", target->name);

      hjl_json_open (builder, NULL);
      hjl_json_thing (builder, "hackajob_stage", suggestion->stage_id, stage->name);
      hjl_json_thing (builder, "lever_stage", target->kind == HJL_TARGET_STAGE ? target->id : NULL, target->name);
      hjl_json_thing (builder, "archive_reason", target->kind == HJL_TARGET_REASON ? target->id : NULL, target->name);
      hjl_json_double (builder, "score", suggestion->score);
      hjl_json_string (builder, "why", suggestion->why);
      hjl_json_close (builder);
      hjl_table_add (table, stage->name, to, score, suggestion->why);
    }
  hjl_json_close_list (builder);
  if (!cli->json)
    {
      hjl_print (" ");
      hjl_table_print (table, _ ("No stages to suggest."));
    }
}

HjlExit
hjl_verb_map_suggest (HjlCli *cli,
                      GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *role_id = NULL;

  if (!hjl_cli_maps_start (cli, &maps, &arguments, NULL, _ ("[ROLE]"), 0, 1))
    return cli->status;
  if (arguments[1] != NULL &&
      (role_id = hjl_cli_resolve (cli, maps.catalogue, HJL_LIST_ROLES, arguments[1])) == NULL)
    return cli->status;

  builder = hjl_json_begin ();
  suggest_postings (cli, &maps, role_id, builder);
  suggest_stages (cli, &maps, builder);
  if (cli->json)
    hjl_json_print (builder, TRUE);

  return HJL_EXIT_DONE;
}
