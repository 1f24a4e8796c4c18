/* mapping-world.c: an invented company's roles, postings, stages and reasons
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mapping-world.h"

#include "model/hjl-candidate.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"

void
mapping_world_add_stage (HjlCatalogue *catalogue,
                         HjlSide       side,
                         const char   *id,
                         const char   *name,
                         HjlStageKind  kind,
                         const char   *pipeline,
                         double        order)
{
  g_autoptr (HjlStage) stage = hjl_stage_new (&(HjlStage){
    .side = side,
    .id = id,
    .name = name,
    .kind = kind,
    .pipeline = pipeline,
    .order = order,
  });

  hjl_catalogue_add_stage (catalogue, stage);
}

void
mapping_world_add_reason (HjlCatalogue *catalogue,
                          const char   *id,
                          const char   *name,
                          gboolean      hired,
                          gboolean      active)
{
  g_autoptr (HjlArchiveReason) reason = hjl_archive_reason_new (&(HjlArchiveReason){
    .id = id,
    .name = name,
    .hired = hired,
    .active = active,
  });

  hjl_catalogue_add (catalogue, HJL_LIST_REASONS, reason);
}

static void
add_posting (HjlCatalogue   *catalogue,
             const char     *id,
             const char     *title,
             HjlPostingState state)
{
  g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){
    .id = id,
    .title = title,
    .state = state,
    .state_text = hjl_posting_state_to_string (state),
    .location = "Leeds",
    .owner = "u-1",
  });

  hjl_catalogue_add (catalogue, HJL_LIST_POSTINGS, posting);
}

static void
add_role (HjlCatalogue *catalogue,
          const char   *id,
          const char   *title)
{
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){
    .id = id,
    .title = title,
    .status = HJL_ROLE_STATUS_LIVE,
    .location = "Leeds",
    .url = "https://hackajob.example/roles/1",
    .updated_at = 1000,
    .accepted_count = -1,
  });

  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
}

HjlCatalogue *
mapping_world_new (const char *left_out)
{
  static const struct
  {
    const char *id;
    const char *name;
  } stages[] = { { "l-lead", "New lead" }, { "l-screen", "Screen" }, { "l-onsite", "On-site" }, { "l-offer", "Offer" } };
  HjlCatalogue *catalogue = hjl_catalogue_new ();
  g_autoptr (HjlUser) owner = hjl_user_new (&(HjlUser){ .id = "u-1", .name = "Olga Lind", .active = TRUE });

  hjl_catalogue_add (catalogue, HJL_LIST_USERS, owner);
  mapping_world_add_stage (catalogue, HJL_SIDE_HACKAJOB, "h-accepted", "Accepted", HJL_STAGE_KIND_ACCEPTED, NULL, 1);
  mapping_world_add_stage (catalogue, HJL_SIDE_HACKAJOB, "h-interview", "Interview", HJL_STAGE_KIND_IN_PROCESS, NULL, 2);
  mapping_world_add_stage (catalogue, HJL_SIDE_HACKAJOB, "h-offer", "Offer", HJL_STAGE_KIND_OFFER, NULL, 3);
  mapping_world_add_stage (catalogue, HJL_SIDE_HACKAJOB, "h-hired", "Hired", HJL_STAGE_KIND_HIRED, NULL, 4);
  mapping_world_add_stage (catalogue, HJL_SIDE_HACKAJOB, "h-rejected", "Rejected", HJL_STAGE_KIND_REJECTED, NULL, 5);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (g_strcmp0 (stages[i].id, left_out) != 0)
        mapping_world_add_stage (catalogue, HJL_SIDE_LEVER, stages[i].id, stages[i].name, HJL_STAGE_KIND_IN_PROCESS, NULL, i);
    }
  if (g_strcmp0 (left_out, "r-hired") != 0)
    mapping_world_add_reason (catalogue, "r-hired", "Hired", TRUE, TRUE);
  if (g_strcmp0 (left_out, "r-no") != 0)
    mapping_world_add_reason (catalogue, "r-no", "Underqualified", FALSE, TRUE);
  mapping_world_add_reason (catalogue, "r-old", "Old", FALSE, FALSE);
  add_posting (catalogue, "p-1", "Backend Engineer", HJL_POSTING_STATE_PUBLISHED);
  add_posting (catalogue, "p-2", "Data Analyst", HJL_POSTING_STATE_INTERNAL);
  add_posting (catalogue, "p-closed", "Account Manager", HJL_POSTING_STATE_CLOSED);
  add_role (catalogue, "role-1", "Backend Engineer");
  add_role (catalogue, "role-2", "Data Analyst");
  add_role (catalogue, "role-3", "Gardener");
  hjl_catalogue_set_known (catalogue, HJL_LIST_ALL);

  return catalogue;
}

HjlMapping *
mapping_world_map (HjlCatalogue *catalogue)
{
  HjlMapping *mapping = hjl_mapping_new ("role-1");
  g_autoptr (HjlTarget) offer = hjl_target_new (HJL_TARGET_STAGE, "l-offer", "Offer");
  g_autoptr (HjlTarget) no = hjl_target_new (HJL_TARGET_REASON, "r-no", "Underqualified");

  hjl_mapping_set_role_title (mapping, "Backend Engineer");
  hjl_mapping_set_posting (mapping, "p-1", "Backend Engineer");
  hjl_mapping_set_target (mapping, "h-offer", "Offer", offer);
  hjl_mapping_set_target (mapping, "h-rejected", "Rejected", no);

  return mapping;
}

void
mapping_world_store (HjlCatalogue *catalogue,
                     HjlMapping   *mapping,
                     const char   *folder)
{
  g_autofree char *path = g_build_filename (folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  hjl_store_put_roles (store, hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES), 1000, &error);
  g_assert_no_error (error);
  hjl_store_end_role_scan (store, 1000, &error);
  g_assert_no_error (error);
  hjl_store_put_postings (store, hjl_catalogue_get_list (catalogue, HJL_LIST_POSTINGS), TRUE, &error);
  g_assert_no_error (error);
  for (HjlSide side = HJL_SIDE_HACKAJOB; side <= HJL_SIDE_LEVER; side++)
    {
      hjl_store_put_stages (store, side, hjl_catalogue_get_stages (catalogue, side), &error);
      g_assert_no_error (error);
    }
  hjl_store_put_reasons (store, hjl_catalogue_get_list (catalogue, HJL_LIST_REASONS), &error);
  g_assert_no_error (error);
  hjl_store_put_users (store, hjl_catalogue_get_list (catalogue, HJL_LIST_USERS), &error);
  g_assert_no_error (error);
  if (mapping != NULL)
    hjl_store_save_mapping (store, mapping, 2000, &error);
  g_assert_no_error (error);
}

void
mapping_world_store_people (const char *stage_id,
                            const char *folder)
{
  mapping_world_store_people_of ("role-1", stage_id, folder);
}

void
mapping_world_store_people_of (const char *role_id,
                               const char *stage_id,
                               const char *folder)
{
  static const char *const names[] = { "Ada Okafor", "Ben Karlsson" };
  g_autofree char         *path = g_build_filename (folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_ascii_strdown (names[i], 3);
      HjlCandidate    *candidate = hjl_candidate_new (id);

      candidate->role_id = g_strdup (role_id);
      candidate->stage_id = g_strdup (stage_id);
      candidate->status = HJL_CANDIDATE_STATUS_ACCEPTED;
      candidate->name = g_strdup (names[i]);
      candidate->version = g_strdup ("1");
      candidate->updated_at = 1000;
      g_ptr_array_add (people, candidate);
    }
  g_assert_cmpint (hjl_store_take_candidates (store, people, &error), ==, G_N_ELEMENTS (names));
  g_assert_no_error (error);
}
