/* hjl-bench-fill.c: a workspace whose people are all in Lever already
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-bench-fill.h"

#include <string.h>

#include "demo/hjl-demo-options.h"
#include "hjl-test-utils.h"
#include "hjl-test-workspace.h"
#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-parse.h"
#include "hjl-fixed-credentials.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-opportunities.h"
#include "sync/hjl-reader-private.h"

/* Pages that are written in one transaction. */
#define BATCH 20

/* The id is the end of the candidate's address, which an export gives Lever as a link. */
static const char *
find_candidate (HjlOpportunity *opportunity)
{
  const char *slash;

  g_assert_nonnull (opportunity->links);
  g_assert_nonnull (opportunity->links[0]);
  slash = strrchr (opportunity->links[0], '/');
  g_assert_nonnull (slash);

  return slash + 1;
}

static void
put_links (HjlBenchFill *self,
           HjlStore     *store,
           GPtrArray    *opportunities,
           const char   *stage_id,
           HjlTime       now)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < opportunities->len; i++)
    {
      HjlOpportunity *opportunity = g_ptr_array_index (opportunities, i);
      g_autoptr (HjlLink) link = hjl_link_new (find_candidate (opportunity), opportunity->id);

      link->contact_id = g_strdup (opportunity->contact_id);
      link->posting_id = g_strdup (opportunity->posting_id);
      link->opportunity_url = g_strdup (opportunity->url);
      link->source = g_strdup ("hackajob");
      link->base_stage_id = g_strdup (stage_id);
      link->base_target = hjl_target_new (HJL_TARGET_STAGE, opportunity->stage_id, NULL);
      link->exported_at = opportunity->created_at;
      link->marked = TRUE;
      link->n_files = 2;
      link->files_checked = TRUE;
      hjl_store_save_link (store, link, &error);
      g_assert_no_error (error);
      g_ptr_array_add (self->candidate_ids, g_strdup (link->candidate_id));
      g_ptr_array_add (self->opportunity_ids, g_strdup (link->opportunity_id));
      g_free (self->lever_stage_id);
      self->lever_stage_id = g_strdup (opportunity->stage_id);
    }
  hjl_store_take_opportunities (store, opportunities, now, &error);
  g_assert_no_error (error);
}

static HjlTime
link_all (HjlBenchFill *self,
          HjlStore     *store,
          const char   *stage_id,
          HjlTime       now)
{
  g_autoptr (HjlCredentials) credentials = hjl_fixed_credentials_new_basic (HJL_DEMO_API_KEY);
  g_autoptr (HjlHttp) http = hjl_http_new (hjl_environment_get_side (self->rig->environment, HJL_SIDE_LEVER)->api, credentials, NULL);
  g_autoptr (HjlLeverClient) lever = hjl_lever_client_new (http);
  HjlOpportunityFilter filter = { .source = "hackajob", .expand_applications = TRUE };
  g_autoptr (HjlPager) pager = hjl_lever_client_page_opportunities (lever, &filter);
  HjlTime newest = 0;

  for (guint n = 0;; n++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) opportunities = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_opportunity_unref);
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      hjl_pager_next_async (pager, NULL, hjl_test_got_result, &result);
      rows = hjl_finish_pointer (pager, hjl_bench_wait (&result), &error);
      g_assert_no_error (error);
      if (n % BATCH == 0 && n > 0)
        hjl_store_commit (store, &error);
      if (n % BATCH == 0 && rows != NULL)
        hjl_store_begin (store, &error);
      if (rows == NULL && n % BATCH != 0)
        hjl_store_commit (store, &error);
      g_assert_no_error (error);
      if (rows == NULL)
        return newest;

      for (guint i = 0; i < rows->len; i++)
        {
          HjlOpportunity *opportunity = hjl_lever_parse_opportunity (g_ptr_array_index (rows, i), &error);

          g_assert_no_error (error);
          newest = MAX (newest, opportunity->updated_at);
          g_ptr_array_add (opportunities, opportunity);
        }
      put_links (self, store, opportunities, stage_id, now);
    }
}

/* Everybody is in the same stage of hackajob. */
static char *
dup_stage (HjlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = hjl_store_load_cases (store, TRUE, NULL, 1, &error);
  HjlCase *c;

  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 1);
  c = g_ptr_array_index (cases, 0);

  return g_strdup (c->candidate->stage_id);
}

/* Each role to the posting that its people are in: in another they would be asked about, and not moved. */
static void
map_roles (HjlBenchFill *self)
{
  HjlStore *store = hjl_workspace_get_store (self->rig->workspace);
  g_autoptr (HjlCatalogue) catalogue = hjl_test_workspace_refresh (self->rig->workspace);
  GPtrArray *roles = hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES);

  hjl_test_workspace_choose_acting_user (self->rig->workspace, catalogue);
  hjl_test_workspace_set_bounds (self->rig->workspace, HJL_SETTINGS_MOST_PEOPLE, 100, HJL_SETTINGS_MOST_PEOPLE);
  for (guint i = 0; i < roles->len; i++)
    {
      HjlRole *role = g_ptr_array_index (roles, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cases = hjl_store_load_role_cases (store, role->id, &error);
      HjlCase *c;

      g_assert_no_error (error);
      if (cases->len == 0)
        continue;
      c = g_ptr_array_index (cases, 0);
      hjl_test_workspace_map_role (self->rig->workspace, catalogue, role,
                                   hjl_catalogue_get_posting (catalogue, c->link->posting_id));
    }
}

HjlBenchFill *
hjl_bench_fill_new (const char *server,
                    guint       n)
{
  return hjl_bench_fill_new_sized (server, 10, 12, n);
}

HjlBenchFill *
hjl_bench_fill_new_sized (const char *server,
                          guint       roles,
                          guint       postings,
                          guint       n)
{
  HjlBenchFill *self = g_new0 (HjlBenchFill, 1);
  g_autoptr (HjlSyncReport) read = NULL;
  g_autoptr (HjlSyncReport) settle = NULL;
  g_autoptr (HjlStore) store = NULL;
  g_autofree char *stage_id = NULL;
  HjlTime          now = g_get_real_time () / 1000;
  HjlTime          newest;
  double           start = hjl_bench_now ();

  self->candidate_ids = g_ptr_array_new_with_free_func (g_free);
  self->opportunity_ids = g_ptr_array_new_with_free_func (g_free);
  self->rig = hjl_bench_rig_new (server,
                                 "--plain --roles %u --postings %u --candidates %u --linked %u --others 0 --rate 0",
                                 roles, postings, n, n);

  /* Nothing is mapped yet: hackajob's side comes in, and nobody is exported. */
  g_printerr ("# %u people: connected %.1f s", n, hjl_bench_now () - start);
  read = hjl_bench_rig_sync (self->rig, TRUE, NULL);
  g_printerr (", read %.1f s", hjl_bench_now () - start);
  g_assert_cmpuint (read->unmapped, ==, n);

  hjl_bench_rig_close (self->rig);
  store = hjl_bench_rig_open_store (self->rig);
  stage_id = dup_stage (store);
  newest = link_all (self, store, stage_id, now);
  g_assert_cmpuint (self->candidate_ids->len, ==, n);
  hjl_store_set_int (store, HJL_KEY_CHANGED, newest, NULL);
  hjl_store_set_int (store, HJL_KEY_FULL, now, NULL);
  g_clear_object (&store);
  hjl_bench_rig_open (self->rig);
  g_printerr (", linked %.1f s", hjl_bench_now () - start);

  map_roles (self);
  settle = hjl_bench_rig_sync (self->rig, TRUE, NULL);
  g_assert_cmpuint (settle->exported + settle->moved_in_lever + settle->moved_in_hackajob + settle->attention, ==, 0);
  g_printerr (", settled %.1f s\n", hjl_bench_now () - start);

  return self;
}

void
hjl_bench_fill_choose_stage (HjlBenchFill *self,
                             char        **stage_id,
                             char        **lever_stage_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (self->rig->workspace, &error);
  g_autoptr (GPtrArray) stages = NULL;
  HjlMapping    *mapping;
  GHashTableIter iter;
  gpointer       value;

  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &value));
  mapping = value;
  stages = hjl_mapping_list_stage_ids (mapping);
  for (guint i = 0; i < stages->len && *stage_id == NULL; i++)
    {
      const char      *id = g_ptr_array_index (stages, i);
      const HjlTarget *target = hjl_mapping_get_target (mapping, id);

      if (target->kind == HJL_TARGET_STAGE && !g_str_equal (target->id, self->lever_stage_id))
        {
          *stage_id = g_strdup (id);
          *lever_stage_id = g_strdup (target->id);
        }
    }
  g_assert_nonnull (*stage_id);
}

void
hjl_bench_fill_move (HjlBenchFill *self,
                     guint         first,
                     guint         k)
{
  g_autofree char *stage_id = NULL;
  g_autofree char *lever_stage_id = NULL;

  hjl_bench_fill_choose_stage (self, &stage_id, &lever_stage_id);
  for (guint i = first; i < first + k; i++)
    {
      g_autoptr (JsonObject) answer = NULL;

      if (i % 2 == 0)
        answer = hjl_bench_rig_control (self->rig, "lever-move", "{'opportunity':'%s','stage':'%s'}",
                                        (char *) g_ptr_array_index (self->opportunity_ids, i), lever_stage_id);
      else
        answer = hjl_bench_rig_control (self->rig, "hackajob-move", "{'candidate':'%s','stage':'%s'}",
                                        (char *) g_ptr_array_index (self->candidate_ids, i), stage_id);
      g_assert_nonnull (answer);
    }
}

void
hjl_bench_fill_free (HjlBenchFill *self)
{
  hjl_bench_rig_free (self->rig);
  g_ptr_array_unref (self->candidate_ids);
  g_ptr_array_unref (self->opportunity_ids);
  g_free (self->lever_stage_id);
  g_free (self);
}
