/* hjl-verb-roles-watch.c: the verb roles watch: folders whose files come to the review by themselves
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-book.h"
#include "store/hjl-store-watch.h"

/* Returns: (nullable): why nothing can be taken from the folder; NULL where it can */
static const char *
judge (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);

  if (dir != NULL)
    return NULL;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return _ ("may not be read");
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return _ ("is no folder");

  return _ ("is not there");
}

static HjlExit
show (HjlCli     *cli,
      const char *role_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) folders = hjl_store_list_watched_folders (hjl_workspace_get_store (cli->workspace), &error);
  g_autoptr (HjlTable) table = hjl_table_new (_ ("Role"), _ ("Folder"), _ ("State"), NULL);
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  if (folders == NULL)
    return hjl_cli_fail (cli, error);

  hjl_json_open_list (builder, "watched");
  for (guint i = 0; i < folders->len; i++)
    {
      const HjlWatchedFolder *folder = g_ptr_array_index (folders, i);
      g_autofree char        *shown = g_filename_display_name (folder->path);
      const char             *trouble = folder->live ? judge (folder->path) : _ ("the role is closed");

      if (role_id != NULL && !g_str_equal (role_id, folder->role_id))
        continue;
      hjl_table_add (table, folder->title, shown, trouble != NULL ? trouble : _ ("watched"));
      hjl_json_open (builder, NULL);
      hjl_json_thing (builder, "role", folder->role_id, folder->title);
      hjl_json_string (builder, "folder", shown);
      hjl_json_string (builder, "trouble", trouble);
      hjl_json_close (builder);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("No folder is watched."));
}

HjlExit
hjl_verb_roles_watch (HjlCli *cli,
                      GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  gboolean         off = FALSE;
  HjlWatchedFolder each = { 0 };
  GOptionEntry     entries[] = {
        { "off", 0, 0, G_OPTION_ARG_NONE, &off, N_ ("Watch no folder for this role any more"), NULL },
        { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("[ROLE [FOLDER]]"), 0, 2))
    return HJL_EXIT_USAGE;
  if (off && (arguments[1] == NULL || arguments[2] != NULL))
    return hjl_cli_refuse (cli, _ ("Use --off with a role alone"));
  if (arguments[1] != NULL && arguments[2] != NULL)
    {
      const char *trouble;

      path = g_canonicalize_filename (arguments[2], NULL);
      if ((trouble = judge (path)) != NULL)
        {
          g_autofree char *words = g_strdup_printf ("“%s”: %s", arguments[2], trouble);

          return hjl_cli_refuse (cli, "%s", words);
        }
    }
  if (!hjl_cli_open (cli))
    return cli->status;
  if (arguments[1] == NULL)
    return show (cli, NULL);
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if ((id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLES, arguments[1])) == NULL)
    return cli->status;
  if (path == NULL && !off)
    return show (cli, id);

  each.role_id = id;
  each.path = path;
  if (!hjl_cli_edit_book (cli, hjl_workspace_watch_folder, &each))
    return cli->status;

  return hjl_cli_tell_done (cli, off ? "unwatched" : "watched", id,
                            off ? _ ("No folder is watched for this role any more.")
                                : _ ("The folder is watched while the window is open or “sync --watch” runs. What comes there waits for your review."));
}
