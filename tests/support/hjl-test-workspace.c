/* hjl-test-workspace.c: a workspace made ready for what is tested: opened, connected with the stand-ins, mapped
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-test-workspace.h"

#include "demo/hjl-demo-options.h"
#include "workspace/hjl-account-checks.h"
#include "hjl-test-utils.h"
#include "model/hjl-suggest.h"
#include "store/hjl-store-private.h"

/* Seconds. */
#define LONG_LIMIT 120

GAsyncResult *
hjl_test_wait_long (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + LONG_LIMIT * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("The workspace did not answer within %d seconds", LONG_LIMIT);
      g_main_context_iteration (NULL, TRUE);
    }

  return *result;
}

void
hjl_test_workspace_open (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_open_async (workspace, NULL, hjl_test_got_result, &result);
  hjl_workspace_open_finish (workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
}

void
hjl_test_workspace_close (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_close_async (workspace, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  hjl_test_assert_finalized (workspace);
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
  const HjlCheck *failed;

  hjl_workspace_connect_async (workspace, side, tokens, NULL, hjl_test_got_result, &result);
  checks = hjl_finish_pointer (workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
  failed = hjl_checks_find_failed (checks);
  if (failed != NULL)
    g_error ("%s: %s", failed->code, failed->advice);
}

void
hjl_test_workspace_connect (HjlWorkspace *workspace)
{
  connect_side (workspace, HJL_SIDE_HACKAJOB, HJL_TOKENS_BEARER, HJL_DEMO_HACKAJOB_TOKEN);
  connect_side (workspace, HJL_SIDE_LEVER, HJL_TOKENS_API_KEY, HJL_DEMO_API_KEY);
}

HjlCatalogue *
hjl_test_workspace_refresh (HjlWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HjlCatalogue *catalogue;

  hjl_workspace_refresh_async (workspace, HJL_LIST_ALL, NULL, hjl_test_got_result, &result);
  catalogue = hjl_finish_pointer (workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);

  return catalogue;
}

void
hjl_test_workspace_choose_acting_user (HjlWorkspace *workspace,
                                       HjlCatalogue *catalogue)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *users = hjl_catalogue_get_list (catalogue, HJL_LIST_USERS);

  for (guint i = 0; i < users->len && settings->acting_user_id == NULL; i++)
    {
      HjlUser *user = g_ptr_array_index (users, i);

      if (user->active && hjl_user_is_super_admin (user))
        settings->acting_user_id = g_strdup (user->id);
    }
  hjl_workspace_save_settings_async (workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
}

void
hjl_test_workspace_set_bounds (HjlWorkspace *workspace,
                               guint         people,
                               guint         share,
                               guint         exports)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  settings->most_people = people;
  settings->most_share = share;
  settings->most_exports = exports;
  hjl_workspace_save_settings_async (workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
}

GPtrArray *
hjl_test_list_unchecked (HjlStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ids = hjl_statement_take_texts (hjl_store_prepare (store,
                                                                "SELECT l.candidate_id FROM link AS l"
                                                                " WHERE l.files_checked = 0 AND l.erased = 0"
                                                                " ORDER BY l.looked_at, l.exported_at, l.candidate_id"),
                                             &error);

  g_assert_no_error (error);

  return ids;
}

GPtrArray *
hjl_test_list_open_postings (HjlCatalogue *catalogue)
{
  GPtrArray *postings = hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS);
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < postings->len; i++)
    {
      HjlPosting *posting = g_ptr_array_index (postings, i);

      if (hjl_posting_is_open (posting) && !posting->confidential)
        g_ptr_array_add (open, posting);
    }
  g_assert_cmpuint (open->len, >, 0);

  return open;
}

void
hjl_test_workspace_map_role (HjlWorkspace *workspace,
                             HjlCatalogue *catalogue,
                             HjlRole      *role,
                             HjlPosting   *posting)
{
  g_autoptr (HjlMapping) mapping = hjl_mapping_new (role->id);
  g_autoptr (GPtrArray) stages = hjl_suggest_stages (catalogue, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hjl_mapping_set_role_title (mapping, role->title);
  hjl_mapping_set_posting (mapping, posting->id, posting->title);
  for (guint i = 0; i < stages->len; i++)
    {
      HjlStageSuggestion *suggestion = g_ptr_array_index (stages, i);
      HjlStage           *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, suggestion->stage_id);

      hjl_mapping_set_target (mapping, suggestion->stage_id, stage->name, suggestion->target);
    }
  hjl_workspace_save_mapping_async (workspace, mapping, NULL, hjl_test_got_result, &result);
  hjl_finish (workspace, hjl_test_wait_long (&result), &error);
  g_assert_no_error (error);
}

void
hjl_test_workspace_map_all (HjlWorkspace *workspace)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (workspace);
  g_autoptr (GPtrArray) open = hjl_test_list_open_postings (catalogue);
  GPtrArray *roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);

  hjl_test_workspace_choose_acting_user (workspace, catalogue);
  hjl_test_workspace_set_bounds (workspace, HJL_SETTINGS_MOST_PEOPLE, 100, HJL_SETTINGS_MOST_PEOPLE);
  for (guint i = 0; i < roles->len; i++)
    hjl_test_workspace_map_role (workspace, catalogue, g_ptr_array_index (roles, i),
                                 g_ptr_array_index (open, i % open->len));
}
