/* hjl-e2e-world.c: the stand-ins in the test's own process, and an environment that leads the program to them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-world.h"

#include "auth/hjl-token-store-secret.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"

HjlE2eWorld *
hjl_e2e_world_new (const char           *name,
                   const HjlDemoOptions *options)
{
  HjlE2eWorld     *self = g_new0 (HjlE2eWorld, 1);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "hjlever", "profiles", NULL);
  g_autofree char *file = g_strdup_printf ("%s.ini", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  self->server = hjl_test_demo_new (options);
  hjl_demo_server_start (self->server, &error);
  g_assert_no_error (error);

  text = hjl_demo_server_dup_profile (self->server);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  self->environment = hjl_environment_load (name, &error);
  g_assert_no_error (error);
  self->tokens = hjl_token_store_secret_new ();

  return self;
}

/* So that the next world of this name is a new one. */
static void
forget (HjlE2eWorld *self,
        const char  *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_token_store_clear_async (self->tokens, hjl_environment_get_id (self->environment), account, NULL, hjl_test_got_result, &result);
  hjl_finish (self->tokens, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

void
hjl_e2e_world_free (HjlE2eWorld *self)
{
  g_autofree char *folder = hjl_environment_dup_data_dir (self->environment);

  hjl_demo_server_stop (self->server);
  forget (self, "hackajob");
  forget (self, "lever");
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    hjl_test_remove_folder (folder);
  g_clear_object (&self->server);
  g_clear_object (&self->environment);
  g_clear_object (&self->tokens);
  g_free (self);
}

static HjlWorkspace *
open_workspace (HjlE2eWorld *self)
{
  HjlWorkspace *workspace = hjl_workspace_new (self->environment, self->tokens, "e2e", NULL);

  hjl_test_workspace_open (workspace);

  return workspace;
}

void
hjl_e2e_world_connect (HjlE2eWorld *self)
{
  HjlWorkspace *workspace = open_workspace (self);
  g_autoptr (HjlCatalogue) catalogue = NULL;

  hjl_test_workspace_connect (workspace);
  catalogue = hjl_test_workspace_refresh (workspace);
  hjl_test_workspace_choose_acting_user (workspace, catalogue);
  hjl_test_workspace_close (workspace);
}

GStrv
hjl_e2e_world_map (HjlE2eWorld *self,
                   guint        n)
{
  HjlWorkspace *workspace = open_workspace (self);
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (workspace);
  g_autoptr (GPtrArray) open = hjl_test_list_open_postings (catalogue);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  GPtrArray *roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);
  guint      n_mapped = 0;

  /* As somebody who has looked at all of them, however many. */
  hjl_test_workspace_set_bounds (workspace, HJL_SETTINGS_MOST_PEOPLE, 100, HJL_SETTINGS_MOST_PEOPLE);
  for (guint i = 0; i < roles->len && n_mapped < n; i++)
    {
      HjlRole *role = g_ptr_array_index (roles, i);

      if (role->status != HJL_ROLE_STATUS_LIVE)
        continue;

      g_assert_cmpuint (n_mapped, <, open->len);
      hjl_test_workspace_map_role (workspace, catalogue, role, g_ptr_array_index (open, n_mapped++));
      g_strv_builder_add (titles, role->title);
    }
  hjl_test_workspace_close (workspace);
  g_assert_cmpuint (n_mapped, ==, n);

  return g_strv_builder_end (titles);
}

void
hjl_e2e_world_choose_files (HjlE2eWorld *self)
{
  HjlWorkspace *workspace = open_workspace (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_set_candidates_from_async (workspace, HJL_CANDIDATES_FROM_FILES, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  /* It holds the workspace. */
  g_clear_object (&result);
  hjl_test_workspace_close (workspace);
}

HjlE2e *
hjl_e2e_world_start (HjlE2eWorld *self,
                     const char  *program)
{
  const char *const nothing[] = { NULL };

  return hjl_e2e_world_start_in (self, program, nothing);
}

HjlE2e *
hjl_e2e_world_start_in (HjlE2eWorld       *self,
                        const char        *program,
                        const char *const *environment)
{
  const char *const arguments[] = { "--profile", hjl_environment_get_id (self->environment), NULL };

  return hjl_e2e_start_in (program, arguments, environment);
}

static JsonObject *
control (HjlE2eWorld *self,
         const char  *command,
         const char  *format,
         va_list      args)
{
  g_autofree char *text = format != NULL ? g_strdup_vprintf (format, args) : NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *answer;

  if (text != NULL)
    g_strdelimit (text, "'", '"');
  answer = hjl_test_demo_control (self->server, command, text, &error);
  g_assert_no_error (error);

  return answer;
}

JsonObject *
hjl_e2e_world_control (HjlE2eWorld *self,
                       const char  *command,
                       const char  *format,
                       ...)
{
  JsonObject *answer;
  va_list     args;

  va_start (args, format);
  answer = control (self, command, format, args);
  va_end (args);

  return answer;
}

void
hjl_e2e_world_do (HjlE2eWorld *self,
                  const char  *command,
                  const char  *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  json_object_unref (control (self, command, format, args));
  va_end (args);
}

guint
hjl_e2e_world_count (HjlE2eWorld *self,
                     const char  *total)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, FALSE);

  return json_object_get_int_member (json_object_get_object_member (ledger, "totals"), total);
}

typedef struct
{
  HjlE2eWorld *world;
  const char  *total;
  guint        at_least;
} Awaited;

static gboolean
has_total (HjlE2e  *e2e,
           gpointer user_data)
{
  Awaited *awaited = user_data;

  return hjl_e2e_world_count (awaited->world, awaited->total) >= awaited->at_least;
}

void
hjl_e2e_world_wait (HjlE2eWorld *self,
                    HjlE2e      *e2e,
                    const char  *total,
                    guint        at_least)
{
  Awaited          awaited = { self, total, at_least };
  g_autofree char *what = g_strdup_printf ("%s of the ledger does not become %u", total, at_least);

  hjl_e2e_wait_until (e2e, has_total, &awaited, what);
}

guint
hjl_e2e_world_count_calls (HjlE2eWorld *self,
                           const char  *side)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->server, FALSE);
  JsonObject *calls = json_object_get_object_member (ledger, "calls");
  JsonObject *own = json_object_has_member (calls, side) ? json_object_get_object_member (calls, side) : NULL;
  g_autoptr (GList) names = own != NULL ? json_object_get_members (own) : NULL;
  guint n = 0;

  for (GList *l = names; l != NULL; l = l->next)
    n += json_object_get_int_member (own, l->data);

  return n;
}
