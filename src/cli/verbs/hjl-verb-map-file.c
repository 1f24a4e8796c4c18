/* hjl-verb-map-file.c: the verbs map export and map import: all mappings as one file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-mapping.h"
#include "cli/hjl-cli-report.h"

#include <stdio.h>
#include <string.h>

#include "workspace/hjl-mapping-file.h"

/* A file of mappings with every role of a large company is far smaller. */
#define MAX_BYTES (16 * 1024 * 1024)

HjlExit
hjl_verb_map_export (HjlCli *cli,
                     GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!hjl_cli_maps_start (cli, &maps, &arguments, NULL, _ ("FILE|-"), 1, 1))
    return cli->status;

  text = hjl_mapping_file_write (maps.mappings, maps.catalogue);
  if (g_str_equal (arguments[1], "-"))
    {
      hjl_json_print_text (text);
      return HJL_EXIT_DONE;
    }

  if (!g_file_set_contents (arguments[1], text, -1, &error))
    return hjl_cli_fail (cli, error);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_int (builder, "exported", g_hash_table_size (maps.mappings));
      hjl_json_print (builder, TRUE);
    }
  else
    hjl_print (ngettext ("%'u mapping was written.", "%'u mappings were written.", g_hash_table_size (maps.mappings)), g_hash_table_size (maps.mappings));

  return HJL_EXIT_DONE;
}

/* Returns: (transfer full) (nullable): NULL after printing */
static char *
read_file (HjlCli     *cli,
           const char *path)
{
  FILE    *stream = g_str_equal (path, "-") ? stdin : fopen (path, "re");
  gboolean unreadable = stream == NULL;
  GString *text = g_string_new (NULL);
  char     buffer[8192];
  gsize    length;

  while (stream != NULL && text->len <= MAX_BYTES && (length = fread (buffer, 1, sizeof buffer, stream)) > 0)
    g_string_append_len (text, buffer, length);
  if (stream != NULL)
    unreadable = ferror (stream) != 0;
  if (stream != NULL && stream != stdin)
    fclose (stream);
  if (unreadable)
    {
      hjl_cli_refuse_file (cli, path);
      g_string_free (text, TRUE);
      return NULL;
    }

  if (text->len > MAX_BYTES || strlen (text->str) != text->len)
    {
      hjl_cli_refuse (cli, text->len > MAX_BYTES ? _ ("The file “%s” is far too large for mappings") : _ ("The file “%s” is not text"), path);
      g_string_free (text, TRUE);
      return NULL;
    }

  return g_string_free (text, FALSE);
}

static HjlExit
show_import (HjlCli       *cli,
             GPtrArray    *read,
             GPtrArray    *problems,
             GPtrArray    *seen,
             HjlCatalogue *catalogue)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = hjl_json_begin ();

      hjl_json_open_list (builder, "imported");
      for (guint i = 0; i < read->len; i++)
        hjl_json_thing (builder, NULL, hjl_mapping_get_role_id (g_ptr_array_index (read, i)), hjl_mapping_get_role_title (g_ptr_array_index (read, i)));
      hjl_json_close_list (builder);
      hjl_json_open_list (builder, "problems");
      for (guint i = 0; i < problems->len; i++)
        hjl_json_string (builder, NULL, g_ptr_array_index (problems, i));
      hjl_json_close_list (builder);
      hjl_json_open_list (builder, "writes");
      for (guint i = 0; i < seen->len; i++)
        {
          HjlPlan *plan = g_ptr_array_index (seen, i);

          hjl_json_open (builder, NULL);
          hjl_json_thing (builder, "role", hjl_mapping_get_role_id (g_ptr_array_index (read, i)), hjl_mapping_get_role_title (g_ptr_array_index (read, i)));
          hjl_cli_add_actions (builder, "actions", plan->actions, catalogue);
          hjl_json_close (builder);
        }
      hjl_json_close_list (builder);
      hjl_json_print (builder, TRUE);
    }
  else
    {
      hjl_print (ngettext ("%'u mapping was read.", "%'u mappings were read.", read->len), read->len);
      for (guint i = 0; i < problems->len; i++)
        hjl_print ("  ! %s", (const char *) g_ptr_array_index (problems, i));
      for (guint i = 0; i < seen->len; i++)
        hjl_cli_print_seen (g_ptr_array_index (seen, i), g_ptr_array_index (read, i), catalogue);
    }

  return problems->len > 0 ? HJL_EXIT_ATTENTION : HJL_EXIT_DONE;
}

/* One after the other is saved, whole: which of them, where the next one was not. */
static void
tell_saved (HjlCli    *cli,
            GPtrArray *read,
            guint      n)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *title = hjl_mapping_get_role_title (g_ptr_array_index (read, i));

      g_strv_builder_add (titles, title != NULL ? title : hjl_mapping_get_role_id (g_ptr_array_index (read, i)));
    }
  all = g_strv_builder_end (titles);
  joined = g_strjoinv (", ", all);
  if (n > 0)
    hjl_cli_note (cli, ngettext ("%'u mapping was saved before that: %s", "%'u mappings were saved before that: %s", n), n, joined);
  else
    hjl_cli_note (cli, "%s", _ ("No mapping was saved."));
}

HjlExit
hjl_verb_map_import (HjlCli *cli,
                     GStrv   arguments)
{
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean         force = FALSE;
  gboolean         paused = FALSE;
  GOptionEntry     entries[] = {
        { "paused", 0, 0, G_OPTION_ARG_NONE, &paused, N_ ("Don’t export or move anyone until they are switched on"), NULL },
        { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Take entries that make no sense, such as one that archives candidates who are still in the running"), NULL },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("FILE|-"), 1, 1) || (text = read_file (cli, arguments[1])) == NULL)
    return HJL_EXIT_USAGE;
  if (!hjl_cli_maps_open (cli, &maps))
    return cli->status;

  read = hjl_mapping_file_read (text, maps.catalogue, force, &problems, &error);
  if (read == NULL)
    {
      g_prefix_error (&error, "%s: ", arguments[1]);
      return hjl_cli_fail (cli, error);
    }

  seen = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_plan_free);
  for (guint i = 0; i < read->len; i++)
    {
      HjlPlan *plan = NULL;

      if (paused)
        hjl_mapping_set_paused (g_ptr_array_index (read, i), TRUE);
      if (!hjl_cli_save_mapping (cli, g_ptr_array_index (read, i), TRUE, &plan))
        {
          tell_saved (cli, read, i);
          return cli->status;
        }
      g_ptr_array_add (seen, plan);
    }

  return show_import (cli, read, problems, seen, maps.catalogue);
}
