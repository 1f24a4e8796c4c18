/* hjl-e2e-world.c: the stand-ins in the test's own process, and a profile that leads the program to them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hjl-e2e-world.h"

#include "auth/hjl-token-store-secret.h"
#include "hjl-test-utils.h"
#include "model/hjl-suggest.h"

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

  self->server = hjl_demo_server_new (options);
  hjl_demo_server_start (self->server, &error);
  g_assert_no_error (error);

  text = hjl_demo_server_dup_profile (self->server);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  self->profile = hjl_profile_load (name, &error);
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

  hjl_token_store_clear_async (self->tokens, hjl_profile_get_id (self->profile), account, NULL, hjl_test_got_result, &result);
  hjl_token_store_clear_finish (self->tokens, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

void
hjl_e2e_world_free (HjlE2eWorld *self)
{
  g_autofree char *folder = hjl_profile_dup_data_dir (self->profile);

  hjl_demo_server_stop (self->server);
  forget (self, "hackajob");
  forget (self, "lever");
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    hjl_test_remove_folder (folder);
  g_clear_object (&self->server);
  g_clear_object (&self->profile);
  g_clear_object (&self->tokens);
  g_free (self);
}

static HjlWorkspace *
open_workspace (HjlE2eWorld *self)
{
  HjlWorkspace *workspace = hjl_workspace_new (self->profile, self->tokens, "e2e");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_open_async (workspace, NULL, hjl_test_got_result, &result);
  hjl_workspace_open_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return workspace;
}

static void
close_workspace (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_close_async (workspace, hjl_test_got_result, &result);
  hjl_workspace_close_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  g_object_unref (workspace);
}

static void
connect_side (HjlWorkspace *workspace,
              HjlSide       side,
              HjlTokensKind kind,
              const char   *secret)
{
  g_autoptr (HjlTokens) tokens = hjl_tokens_new (kind, secret);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_connect_async (workspace, side, tokens, NULL, hjl_test_got_result, &result);
  checks = hjl_workspace_connect_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* For postings without an owner and a hiring manager. */
static void
choose_acting_user (HjlWorkspace *workspace,
                    HjlCatalogue *catalogue)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *users = hjl_catalogue_get_users (catalogue);

  for (guint i = 0; i < users->len && settings->acting_user_id == NULL; i++)
    {
      HjlUser *user = g_ptr_array_index (users, i);

      if (hjl_user_get_active (user) && hjl_user_is_super_admin (user))
        settings->acting_user_id = g_strdup (hjl_user_get_id (user));
    }
  hjl_workspace_save_settings_async (workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_workspace_save_settings_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static HjlCatalogue *
read_catalogue (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlCatalogue *catalogue;

  hjl_workspace_refresh_async (workspace, HJL_LIST_ALL, NULL, hjl_test_got_result, &result);
  catalogue = hjl_workspace_refresh_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return catalogue;
}

void
hjl_e2e_world_connect (HjlE2eWorld *self)
{
  HjlWorkspace *workspace = open_workspace (self);
  g_autoptr (HjlCatalogue) catalogue = NULL;

  connect_side (workspace, HJL_SIDE_HACKAJOB, HJL_TOKENS_BEARER, HJL_DEMO_HACKAJOB_TOKEN);
  connect_side (workspace, HJL_SIDE_LEVER, HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);
  catalogue = read_catalogue (workspace);
  choose_acting_user (workspace, catalogue);
  close_workspace (workspace);
}

static void
map_role (HjlWorkspace *workspace,
          HjlCatalogue *catalogue,
          HjlRole      *role,
          HjlPosting   *posting,
          GPtrArray    *stages)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new (hjl_role_get_id (role));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mapping_set_role_title (mapping, hjl_role_get_title (role));
  hjl_mapping_set_posting (mapping, hjl_posting_get_id (posting), hjl_posting_get_title (posting));
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStageSuggestion *suggestion = g_ptr_array_index (stages, i);

      HjlStage *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, suggestion->stage_id);

      hjl_mapping_set_target (mapping, suggestion->stage_id, hjl_stage_get_name (stage), suggestion->target);
    }
  hjl_workspace_save_mapping_async (workspace, mapping, NULL, hjl_test_got_result, &result);
  hjl_workspace_save_mapping_finish (workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

GStrv
hjl_e2e_world_map (HjlE2eWorld *self,
                   guint        n)
{
  HjlWorkspace *workspace = open_workspace (self);
  g_autoptr (HjlCatalogue) catalogue = read_catalogue (workspace);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (GPtrArray) stages = hjl_suggest_stages (catalogue, earlier);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  GPtrArray *roles = hjl_catalogue_get_roles (catalogue);
  GPtrArray *postings = hjl_catalogue_get_postings (catalogue);
  guint      n_mapped = 0;
  guint      next = 0;

  for (guint i = 0; i < roles->len && n_mapped < n; i++)
    {
      HjlRole    *role = g_ptr_array_index (roles, i);
      HjlPosting *posting;

      if (hjl_role_get_status (role) != HJL_ROLE_STATUS_LIVE)
        continue;
      do
        {
          g_assert_cmpuint (next, <, postings->len);
          posting = g_ptr_array_index (postings, next++);
        }
      while (!hjl_posting_is_open (posting) || hjl_posting_get_confidential (posting));

      map_role (workspace, catalogue, role, posting, stages);
      g_strv_builder_add (titles, hjl_role_get_title (role));
      n_mapped++;
    }
  close_workspace (workspace);
  g_assert_cmpuint (n_mapped, ==, n);

  return g_strv_builder_end (titles);
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
  const char *const arguments[] = { "--profile", hjl_profile_get_id (self->profile), NULL };

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
  answer = hjl_demo_server_control_text (self->server, command, text, &error);
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
