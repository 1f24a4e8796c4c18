/* hjl-verb-roles-edit.c: the verbs roles add, rename, close, reopen and remove
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

#include "cli/hjl-cli-book.h"
#include "cli/hjl-cli-mapping.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-new-roles.h"

typedef struct
{
  const char *verb;
  const char *id;
  const char *title;
  GPtrArray  *postings; /* (element-type HjlPosting) (nullable): a role and its mapping of each */
  GPtrArray  *ids;      /* (element-type utf8): made */
} Edit;

static gboolean
add_role (HjlStore   *store,
          Edit       *edit,
          const char *title,
          HjlPosting *posting,
          HjlTime     now,
          GError    **error)
{
  char *id = posting != NULL ? hjl_store_add_mapped_role (store, title, posting, now, error)
                             : hjl_store_add_book_role (store, NULL, title, now, error);

  if (id == NULL)
    return FALSE;

  g_ptr_array_add (edit->ids, id);

  return TRUE;
}

static gboolean
change (HjlStore *store,
        HjlTime   now,
        gpointer  data,
        GError  **error)
{
  Edit *edit = data;

  if (g_str_equal (edit->verb, "rename"))
    return hjl_store_rename_book_role (store, edit->id, edit->title, now, error);
  if (g_str_equal (edit->verb, "remove"))
    return hjl_store_remove_book_role (store, edit->id, error);
  if (!g_str_equal (edit->verb, "add"))
    return hjl_store_set_book_role_live (store, edit->id, g_str_equal (edit->verb, "reopen"), now, error);

  if (edit->title != NULL)
    return add_role (store, edit, edit->title, edit->postings->len > 0 ? g_ptr_array_index (edit->postings, 0) : NULL, now, error);
  for (guint i = 0; i < edit->postings->len; i++)
    {
      HjlPosting *posting = g_ptr_array_index (edit->postings, i);

      if (!add_role (store, edit, posting->title, posting, now, error))
        return FALSE;
    }

  return TRUE;
}

static HjlExit
tell_added (HjlCli *cli,
            Edit   *edit)
{
  g_autoptr (JsonBuilder) builder = hjl_json_begin ();

  hjl_json_open_list (builder, "added");
  for (guint i = 0; i < edit->ids->len; i++)
    {
      const char      *id = g_ptr_array_index (edit->ids, i);
      g_autofree char *title = hjl_store_dup_role_title (hjl_workspace_get_store (cli->workspace), id);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "id", id);
      hjl_json_string (builder, "title", title);
      hjl_json_boolean (builder, "mapped", edit->postings->len > 0);
      hjl_json_close (builder);
      if (!cli->json)
        hjl_print (edit->postings->len > 0 ? _ ("Added “%s” with its mapping.") : _ ("Added “%s”. Map it to a posting with “map set”."), title);
    }
  hjl_json_close_list (builder);
  if (cli->json)
    hjl_json_print (builder, TRUE);

  return HJL_EXIT_DONE;
}

HjlExit
hjl_verb_roles_add (HjlCli *cli,
                    GStrv   arguments)
{
  g_auto (GStrv) names = NULL;
  g_auto (HjlCliMaps) maps = { 0 };
  g_autoptr (GPtrArray) postings = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Edit         edit = { .verb = "add", .postings = postings, .ids = ids };
  GOptionEntry entries[] = {
    { "posting", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, N_ ("Make a role of this posting, mapped to it; can be given several times"), N_ ("POSTING") },
    { NULL },
  };

  if (!hjl_cli_parse (cli, &arguments, entries, _ ("[TITLE]"), 0, 1))
    return HJL_EXIT_USAGE;
  if (arguments[1] == NULL && names == NULL)
    return hjl_cli_refuse (cli, _ ("Name the role, or choose postings with --posting"));
  if (arguments[1] != NULL && names != NULL && names[1] != NULL)
    return hjl_cli_refuse (cli, _ ("A title is for one posting"));
  if (!(names != NULL ? hjl_cli_maps_open (cli, &maps) : hjl_cli_open (cli)))
    return cli->status;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *id = hjl_cli_resolve_posting (cli, &maps, names[i]);

      if (id == NULL)
        return cli->status;
      g_ptr_array_add (postings, hjl_catalogue_get_posting (maps.catalogue, id));
    }

  edit.title = arguments[1];
  if (!hjl_cli_edit_book (cli, change, &edit))
    return cli->status;

  return tell_added (cli, &edit);
}

HjlExit
hjl_verb_roles_change (HjlCli *cli,
                       GStrv   arguments)
{
  const char *verb = strchr (arguments[0], ' ') + 1;
  gboolean    renames = g_str_equal (verb, "rename");
  gboolean    removes = g_str_equal (verb, "remove");
  gboolean    yes = FALSE;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GHashTable) mappings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  Edit             edit = { .verb = verb };
  GOptionEntry     entries[] = {
        { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Remove its mapping too"), NULL },
        { NULL },
  };

  if (!hjl_cli_start (cli, &arguments, removes ? entries : NULL, renames ? _ ("ROLE TITLE") : _ ("ROLE"), renames ? 2 : 1, renames ? 2 : 1))
    return cli->status;
  if ((catalogue = hjl_workspace_load_catalogue (cli->workspace, &error)) == NULL ||
      (mappings = hjl_workspace_load_mappings (cli->workspace, &error)) == NULL)
    return hjl_cli_fail (cli, error);
  if ((id = hjl_cli_resolve (cli, catalogue, HJL_LIST_ROLES, arguments[1])) == NULL)
    return cli->status;
  if (removes && g_hash_table_contains (mappings, id) &&
      !hjl_cli_agree (cli, yes, _ ("This role is mapped, and its mapping would go with it.")))
    return cli->status;

  edit.id = id;
  edit.title = arguments[2];
  if (!hjl_cli_edit_book (cli, change, &edit))
    return cli->status;

  return hjl_cli_tell_done (cli, renames ? "renamed" : removes                     ? "removed"
                                                     : g_str_equal (verb, "close") ? "closed"
                                                                                   : "reopened",
                            id,
                            renames                       ? _ ("The role was renamed.")
                            : removes                     ? _ ("The role was removed.")
                            : g_str_equal (verb, "close") ? _ ("The role was closed. No more candidates are exported; those already exported stay up to date.")
                                                          : _ ("The role was reopened. Candidates who wait are exported with the next sync."));
}
