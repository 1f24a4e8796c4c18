/* cli-files-rig.c: a role that candidates are added to from files, in the stand-ins and for hjlever-cli
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-files-rig.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hjl-test-utils.h"

void
cli_files_rig_set_up (CliFilesRig  *self,
                      gconstpointer data)
{
  HjlDemoOptions   options = cli_quick_options ();
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_autoptr (JsonObject) synced = NULL;
  g_autoptr (JsonObject) chosen = NULL;
  g_autoptr (JsonObject) roles = NULL;
  JsonArray *list;

  options.plain = TRUE;
  options.candidates = 1;
  options.live_roles = 1;
  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  self->server = cli_start_server (&options);
  self->folder = hjl_test_make_folder ();
  cli_connect (self->server);
  cli_choose_acting_user ();
  cli_map_all ();
  synced = cli_json (0, "sync", NULL);
  chosen = cli_json (0, "source", "files", NULL);
  roles = cli_json (0, "roles", NULL);
  list = json_object_get_array_member (roles, "roles");
  g_assert_cmpuint (json_array_get_length (list), >, 0);
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (json_object_get_string_member (json_array_get_object_element (list, i), "status"), "live") == 0)
      {
        g_free (self->role);
        self->role = g_strdup (json_object_get_string_member (json_array_get_object_element (list, i), "id"));
      }
  g_assert_nonnull (self->role);
}

void
cli_files_rig_tear_down (CliFilesRig  *self,
                         gconstpointer data)
{
  g_object_unref (self->server);
  hjl_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->role);
}

char *
cli_files_rig_put (CliFilesRig *self, const char *name, const void *content, gssize size)
{
  char            *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, content, size, NULL));

  return path;
}

gint64
cli_files_rig_count_made (CliFilesRig *self)
{
  g_autoptr (JsonObject) ledger = hjl_test_demo_control (self->server, "ledger", NULL, NULL);

  return json_object_get_int_member (ledger, "unmatched");
}

guint
cli_files_rig_count_spooled (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "hjlever", "demo", "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += *name != '.' && strcmp (name, "lock") != 0;

  return n;
}

void
cli_files_rig_sync_all (void)
{
  for (guint i = 0; i < 3 && (i == 0 || cli_files_rig_count_spooled () > 0); i++)
    {
      g_autoptr (JsonObject) synced = cli_json (0, "sync", "--yes", NULL);

      g_assert_nonnull (synced);
    }
}
