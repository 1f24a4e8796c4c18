/* hjl-verb-map-clone.c: the verb map clone: carries a stage map over to other roles
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/hjl-cli-mapping.h"
#include "cli/hjl-cli-report.h"
#include "model/hjl-suggest.h"

/* hackajob's "Import existing configuration". */
typedef struct
{
  HjlCli           *cli;
  HjlCliMaps       *maps;
  HjlMapping       *source;
  const char       *posting_id; /* nullable: take the best match, or ask */
  gboolean          paused;
  GDataInputStream *input; /* nullable: where the answers come from */
  JsonBuilder      *builder;
  gboolean          attention; /* something could not be taken over */
} Cloning;

/* Asks on stderr, so that what is printed stays whole. An empty line is the best match.
 * Returns: (transfer full) (nullable): NULL with HjlCli.status where there was no usable answer */
static char *
ask_posting (Cloning   *cloning,
             HjlRole   *role,
             GPtrArray *suggestions)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char     *line = NULL;
  g_autofree char     *title = hjl_clean_line (role->title);
  g_autofree char     *best_name = NULL;
  const HjlSuggestion *best = suggestions->len > 0 ? g_ptr_array_index (suggestions, 0) : NULL;

  for (guint i = 0; i < MIN (suggestions->len, 3); i++)
    {
      const HjlSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      hjl_cli_note (cloning->cli, "  %s (%s)", suggestion->name, suggestion->why);
    }
  best_name = best != NULL ? hjl_clean_line (best->name) : NULL;
  if (best != NULL)
    fprintf (stderr, _ ("Posting in Lever for “%s” (empty: “%s”): "), title, best_name);
  else
    fprintf (stderr, _ ("Posting in Lever for “%s”: "), title);

  g_data_input_stream_read_line_async (cloning->input,
                                       G_PRIORITY_DEFAULT,
                                       cloning->cli->cancellable,
                                       hjl_cli_got_result,
                                       &result);
  line = g_data_input_stream_read_line_finish_utf8 (cloning->input, hjl_cli_wait (&result), NULL, NULL);
  if (line == NULL)
    {
      hjl_cli_refuse (cloning->cli, _ ("Choose a posting with --posting POSTING, or use "
                                       "--suggest for the best match"));
      return NULL;
    }
  g_strstrip (line);
  if (*line == '\0' && best != NULL)
    return g_strdup (best->id);

  return hjl_cli_resolve_posting (cloning->cli, cloning->maps, line);
}

/* Returns: (transfer full) (nullable): NULL where no posting is a good match */
static char *
find_posting (Cloning *cloning,
              HjlRole *role)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  const HjlSuggestion *best;

  if (cloning->posting_id != NULL)
    return g_strdup (cloning->posting_id);

  suggestions = hjl_suggest_postings (cloning->maps->catalogue, role);
  if (cloning->input != NULL)
    return ask_posting (cloning, role, suggestions);
  best = suggestions->len > 0 ? g_ptr_array_index (suggestions, 0) : NULL;

  return best != NULL && best->score >= HJL_SUGGEST_GOOD ? g_strdup (best->id) : NULL;
}

static void
tell (Cloning    *cloning,
      HjlRole    *role,
      HjlMapping *mapping,
      HjlPlan    *seen,
      GPtrArray  *dropped)
{
  hjl_json_open (cloning->builder, NULL);
  hjl_json_thing (cloning->builder, "role", role->id, role->title);
  if (mapping != NULL)
    hjl_cli_add_mapping (cloning->builder, "mapping", mapping, cloning->maps->catalogue);
  else
    hjl_json_null (cloning->builder, "mapping");
  hjl_cli_add_breaks (cloning->builder, "dropped", dropped);
  if (seen != NULL)
    hjl_cli_add_actions (cloning->builder, "writes", seen->actions, cloning->maps->catalogue);
  hjl_json_close (cloning->builder);
  if (cloning->cli->json)
    return;

  if (mapping != NULL)
    hjl_cli_print_mapping (mapping, cloning->maps->catalogue);
  else
    hjl_print (_ ("%s: no posting matches well enough; choose one with --posting"), role->title);
  for (guint i = 0; mapping != NULL && i < dropped->len; i++)
    {
      g_autofree char *text = hjl_break_describe (g_ptr_array_index (dropped, i));

      hjl_print (_ ("  did not carry over: %s"), text);
    }
  if (seen != NULL)
    hjl_cli_print_seen (seen, mapping, cloning->maps->catalogue);
}

/* Returns: whether to go on */
static gboolean
clone_to (Cloning    *cloning,
          const char *role_id)
{
  HjlCatalogue    *catalogue = cloning->maps->catalogue;
  HjlRole         *role = hjl_catalogue_get_role (catalogue, role_id);
  g_autofree char *posting_id = find_posting (cloning, role);
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (HjlPlan) seen = NULL;
  g_autoptr (HjlMapping) mapping = hjl_mapping_clone (cloning->source, role_id, catalogue, &dropped);

  if (posting_id == NULL && cloning->input != NULL)
    return FALSE;
  if (posting_id == NULL)
    {
      tell (cloning, role, NULL, NULL, dropped);
      cloning->attention = TRUE;
      return TRUE;
    }

  hjl_mapping_set_role_title (mapping, role->title);
  hjl_mapping_set_posting (mapping, posting_id, hjl_catalogue_get_posting (catalogue, posting_id)->title);
  hjl_mapping_set_paused (mapping, cloning->paused);
  if (!hjl_cli_save_mapping (cloning->cli, mapping, TRUE, &seen))
    return FALSE;

  tell (cloning, role, mapping, seen, dropped);
  cloning->attention |= dropped->len > 0;

  return TRUE;
}

/* All are looked up before the first is saved. Returns: (transfer full) (nullable) */
static GPtrArray *
resolve_roles (Cloning *cloning,
               GStrv    names,
               gboolean replace)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *id = hjl_cli_resolve (cloning->cli, cloning->maps->catalogue, HJL_LIST_ROLES, names[i]);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
      if (!replace && g_hash_table_contains (cloning->maps->mappings, id))
        {
          hjl_cli_refuse (cloning->cli, _ ("“%s” already has a mapping; use --replace to replace "
                                           "it"),
                          names[i]);
          return NULL;
        }
    }

  return g_steal_pointer (&ids);
}

HjlExit
hjl_verb_map_clone (HjlCli *cli,
                    GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GPtrArray) roles = NULL;
  g_autoptr (GInputStream) standard_input = NULL;
  g_autoptr (GDataInputStream) input = NULL;
  g_autofree char *posting = NULL;
  g_autofree char *posting_id = NULL;
  gboolean         suggest = FALSE;
  gboolean         replace = FALSE;
  Cloning          cloning = { .cli = cli, .maps = &maps };
  GOptionEntry     entries[] = {
        { "posting", 0, 0, G_OPTION_ARG_STRING, &posting, N_ ("The posting in Lever for the new mapping"), N_ ("POSTING") },
        { "suggest", 0, 0, G_OPTION_ARG_NONE, &suggest, N_ ("Take the posting that matches best"), NULL },
        { "paused", 0, 0, G_OPTION_ARG_NONE, &cloning.paused, N_ ("Don’t export or move anyone until they are switched on"), NULL },
        { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Replace existing mappings"), NULL },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("FROM TO…"), 2, -1))
    return HJL_EXIT_USAGE;
  if (posting != NULL && suggest)
    return hjl_cli_refuse (cli, _ ("Choose a posting with --posting POSTING, or use --suggest for the best match"));
  if (!hjl_cli_maps_open (cli, &maps))
    return cli->status;

  if ((cloning.source = hjl_cli_find_mapping (cli, &maps, arguments[1])) == NULL)
    return cli->status;
  if (posting != NULL && (posting_id = hjl_cli_resolve_posting (cli, &maps, posting)) == NULL)
    return cli->status;
  cloning.posting_id = posting_id;
  if ((roles = resolve_roles (&cloning, arguments + 2, replace)) == NULL)
    return cli->status;

  if (posting == NULL && !suggest)
    {
      standard_input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
      cloning.input = input = g_data_input_stream_new (standard_input);
    }

  cloning.builder = builder = hjl_json_begin ();
  hjl_json_open_list (builder, "clones");
  for (guint i = 0; i < roles->len; i++)
    {
      if (!clone_to (&cloning, g_ptr_array_index (roles, i)))
        return cli->status;
    }
  hjl_json_close_list (builder);
  if (cli->json)
    hjl_json_print (builder, TRUE);

  return cloning.attention ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}
