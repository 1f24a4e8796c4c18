/* hjl-verb-users.c: the verb users: who works in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli/verbs/hjl-verb.h"

#include <glib/gi18n-lib.h>

HjlExit
hjl_verb_users (HjlCli *cli,
                GStrv   arguments)
{
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (HjlTable) table = NULL;
  GPtrArray *users;

  if (!hjl_cli_start (cli, &arguments, NULL, NULL, 0, 0) ||
      (catalogue = hjl_cli_load_catalogue (cli, HJL_LIST_USERS)) == NULL)
    return cli->status;

  builder = hjl_json_begin ();
  table = hjl_table_new (_ ("Name"), _ ("Email"), _ ("Access role"), _ ("Active"), _ ("Id"), NULL);
  hjl_json_open_list (builder, "users");
  users = hjl_catalogue_get_list (catalogue, HJL_LIST_USERS);
  for (guint i = 0; i < users->len; i++)
    {
      HjlUser *user = g_ptr_array_index (users, i);

      hjl_json_open (builder, NULL);
      hjl_json_string (builder, "id", user->id);
      hjl_json_string (builder, "name", user->name);
      hjl_json_string (builder, "email", user->email);
      hjl_json_string (builder, "access_role", user->access_role);
      hjl_json_boolean (builder, "super_admin", hjl_user_is_super_admin (user));
      hjl_json_boolean (builder, "active", user->active);
      hjl_json_close (builder);
      hjl_table_add (table, user->name, user->email, user->access_role,
                     user->active ? _ ("yes") : _ ("no"), user->id);
    }
  hjl_json_close_list (builder);

  return hjl_cli_tell_list (cli, builder, table, _ ("There are no users."));
}
