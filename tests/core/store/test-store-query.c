/* test-store-query.c: lists, numbers, and that both stay true whatever happens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hjl-store-help.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-erase.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-links.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-numbers.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#include <string.h>

#define MANY 100000

static void
put_role (HjlStore   *store,
          const char *id,
          const char *title)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (roles, hjl_role_new (&(HjlRole){ .id = id, .title = title, .accepted_count = -1 }));
  g_assert_true (hjl_store_put_roles (store, roles, 1, &error));
  g_assert_no_error (error);
}

/* Six of two roles, one in each state that is shown, and one who was only asked. */
static void
add_people (HjlStore *store)
{
  static const struct
  {
    const char *name;
    const char *role_id;
    HjlTime     updated_at;
  } people[] = {
    { "Zoë Ångström", "r1", 1006 },
    { "adam smith", "r2", 1005 },
    { "Bea Straße", "r1", 1004 },
    { NULL, "r2", 1003 },
    { "Élodie Ng", "r1", 1002 },
    { "Eve 100%_", "r3", 1001 },
    { NULL, "r1", 1000 },
  };

  put_role (store, "r1", "Ingénieure");
  put_role (store, "r2", "Designer");

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      HjlCandidate    *candidate = make_candidate (id, people[i].updated_at);

      g_free (candidate->role_id);
      candidate->role_id = g_strdup (people[i].role_id);
      candidate->name = g_strdup (people[i].name);
      if (i == 6)
        candidate->status = HJL_CANDIDATE_STATUS_REQUESTED;
      take_candidate (store, candidate);
    }

  add_write (store, "c1");
  add_link (store, "c2", "o2");
  add_hold (store, "c3", HJL_HOLD_DUPLICATE);
  add_hold (store, "c4", HJL_HOLD_REFUSED);
}

typedef struct
{
  HjlCandidateQuery query;
  const char       *ids; /* in order, one digit each */
} Listing;

static const Listing listings[] = {
  { { NULL, NULL, 0, HJL_SORT_CHANGED }, "432015" },
  { { NULL, NULL, 0, HJL_SORT_NAME }, "124503" },
  { { NULL, NULL, 0, HJL_SORT_ROLE }, "314205" },
  { { NULL, NULL, 0, HJL_SORT_STATE }, "051234" },
  { { NULL, "r1", 0, HJL_SORT_CHANGED }, "420" },
  { { NULL, "r1", 0, HJL_SORT_NAME }, "240" },
  { { NULL, "r1", 1 << HJL_STATE_WAITING, HJL_SORT_CHANGED }, "0" },
  { { NULL, "r1", 1 << HJL_STATE_NONE, HJL_SORT_CHANGED }, "6" },
  { { NULL, NULL, 1 << HJL_STATE_WAITING, HJL_SORT_CHANGED }, "05" },
  { { NULL, NULL, 1 << HJL_STATE_WAITING | 1 << HJL_STATE_FAILED, HJL_SORT_CHANGED }, "405" },
  { { NULL, NULL, 1 << HJL_STATE_NONE | 1 << HJL_STATE_EXPORTED, HJL_SORT_CHANGED }, "26" },
  { { NULL, NULL, 1 << HJL_STATE_ERASED, HJL_SORT_NAME }, "" },
  { { "ANGSTROM", NULL, 0, HJL_SORT_CHANGED }, "0" },
  { { "strasse", NULL, 0, HJL_SORT_CHANGED }, "2" },
  { { "  elodie ", NULL, 0, HJL_SORT_CHANGED }, "4" },
  { { "ingenieur", NULL, 0, HJL_SORT_NAME }, "240" },
  { { "100%_", NULL, 0, HJL_SORT_CHANGED }, "5" },
  { { "1%0", NULL, 0, HJL_SORT_CHANGED }, "" },
  { { "' OR 1 --", NULL, 0, HJL_SORT_CHANGED }, "" },
  { { "  ", NULL, 0, HJL_SORT_CHANGED }, "432015" },
  { { "smith adam", NULL, 0, HJL_SORT_CHANGED }, "1" },
  { { "angstrom ZOE", NULL, 0, HJL_SORT_NAME }, "0" },
  { { "strasse ingenieure bea", "r1", 0, HJL_SORT_ROLE }, "2" },
  { { "ngstr ingen", NULL, 1 << HJL_STATE_WAITING, HJL_SORT_STATE }, "0" },
  { { "adam strasse", NULL, 0, HJL_SORT_CHANGED }, "" },
  { { "n", "r2", 0, HJL_SORT_CHANGED }, "31" },
  { { "design", NULL, 1 << HJL_STATE_ATTENTION, HJL_SORT_STATE }, "3" },
};

static void
test_listings (Fixture      *self,
               gconstpointer data)
{
  add_people (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    {
      const Listing *listing = &listings[i];
      guint          n = strlen (listing->ids);
      g_autoptr (GError) error = NULL;

      g_test_message ("listing %u", i);
      g_assert_cmpint (hjl_store_count_candidates (self->store, &listing->query, &error), ==, n);
      g_assert_no_error (error);

      /* Every page of every size from every place. */
      for (guint offset = 0; offset <= n + 1; offset++)
        for (guint limit = 0; limit <= n + 1; limit++)
          {
            g_autoptr (GPtrArray) rows = hjl_store_list_candidates (self->store, &listing->query, offset, limit, &error);
            g_autoptr (GString) ids = g_string_new (NULL);
            g_autofree char *expected = g_strndup (listing->ids + MIN (offset, n), limit);

            g_assert_no_error (error);
            for (guint j = 0; j < rows->len; j++)
              g_string_append (ids, ((HjlCandidateRow *) rows->pdata[j])->candidate_id + 1);
            g_assert_cmpstr (ids->str, ==, expected);
          }
    }
}

/* Searched by a role's title: one that came after its candidate, then one with another title, then the
 * same again as each cycle reads it. */
static void
test_role_titles (Fixture      *self,
                  gconstpointer data)
{
  static const char *const titles[] = { "Baker", "Cook", "Cook", "COOK" };

  add_candidate (self->store, "c1");

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      HjlCandidateQuery query = { titles[i], NULL, 0, HJL_SORT_CHANGED };

      put_role (self->store, "r1", titles[i]);
      g_assert_cmpint (hjl_store_count_candidates (self->store, &query, NULL), ==, 1);
      query.search = "baker";
      g_assert_cmpint (hjl_store_count_candidates (self->store, &query, NULL), ==, i == 0);
    }
}

static void
test_row (Fixture      *self,
          gconstpointer data)
{
  HjlCandidateQuery query = { NULL, "r1", 0, HJL_SORT_CHANGED };
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (HjlLink) link = hjl_link_new ("c1", "o1");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  HjlOpportunity  *opportunity;
  HjlCandidateRow *row;

  put_role (self->store, "r1", "Engineer");
  add_candidate (self->store, "c1");
  hjl_store_set_candidate_name (self->store, "c1", "Ada Example", "https://hackajob.example/c1", NULL);
  g_ptr_array_add (stages, hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_LEVER, .id = "s1", .name = "On-site" }));
  hjl_store_put_stages (self->store, HJL_SIDE_LEVER, stages, NULL);
  g_ptr_array_set_size (stages, 0);
  g_ptr_array_add (stages, hjl_stage_new (&(HjlStage){ .side = HJL_SIDE_HACKAJOB, .id = "h1", .name = "Interview" }));
  hjl_store_put_stages (self->store, HJL_SIDE_HACKAJOB, stages, NULL);
  add_hold (self->store, "c1", HJL_HOLD_FILE);

  before = hjl_store_list_candidates (self->store, &query, 0, 10, NULL);
  g_assert_cmpuint (before->len, ==, 1);
  row = before->pdata[0];
  g_assert_cmpstr (row->name, ==, "Ada Example");
  g_assert_cmpstr (row->role_title, ==, "Engineer");
  g_assert_cmpstr (row->stage_name, ==, "Interview");
  g_assert_cmpstr (row->url, ==, "https://hackajob.example/c1");
  g_assert_null (row->lever_stage_name);
  g_assert_null (row->opportunity_id);
  g_assert_cmpint (row->hold->kind, ==, HJL_HOLD_FILE);
  g_assert_cmpint (row->state, ==, HJL_STATE_ATTENTION);
  g_assert_cmpint (row->changed_at, ==, 3000);

  link->opportunity_url = g_strdup ("https://lever.example/o1");
  link->base_target = hjl_target_new (HJL_TARGET_STAGE, "s1", "On-site, as it was called");
  g_assert_true (hjl_store_save_link (self->store, link, NULL));
  g_assert_true (hjl_store_clear_hold (self->store, "c1", NULL));
  opportunity = make_opportunity ("o1", "s1");
  opportunity->updated_at = 4000;
  take_opportunity (self->store, opportunity, 1);

  after = hjl_store_list_candidates (self->store, &query, 0, 10, NULL);
  row = after->pdata[0];
  g_assert_cmpstr (row->lever_stage_name, ==, "On-site");
  g_assert_cmpstr (row->opportunity_id, ==, "o1");
  g_assert_cmpstr (row->opportunity_url, ==, "https://lever.example/o1");
  g_assert_false (row->archived);
  g_assert_null (row->hold);
  g_assert_cmpint (row->state, ==, HJL_STATE_EXPORTED);
  g_assert_cmpint (row->changed_at, ==, 4000);

  g_assert_true (hjl_store_put_stages (self->store, HJL_SIDE_LEVER, none, NULL));
  gone = hjl_store_list_candidates (self->store, &query, 0, 10, NULL);
  g_assert_cmpstr (((HjlCandidateRow *) gone->pdata[0])->lever_stage_name, ==, "On-site, as it was called");
  g_assert_true (((HjlCandidateRow *) gone->pdata[0])->in_gone_stage);
  g_assert_false (row->in_gone_stage);

  /* An id is nobody's name, also where an earlier version kept it as one. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      hjl_link_take_base_target (link, hjl_target_new (HJL_TARGET_STAGE, "s1", i == 0 ? "s1" : NULL));
      g_assert_true (hjl_store_save_link (self->store, link, NULL));
      rows = hjl_store_list_candidates (self->store, &query, 0, 10, NULL);
      g_assert_null (((HjlCandidateRow *) rows->pdata[0])->lever_stage_name);
      g_assert_true (((HjlCandidateRow *) rows->pdata[0])->in_gone_stage);
    }
}

static void
test_pipeline (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GHashTable) ours = NULL;
  g_autoptr (GHashTable) theirs = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      g_autofree char *opportunity_id = g_strdup_printf ("o%u", i);
      HjlOpportunity  *opportunity = make_opportunity (opportunity_id, i < 3 ? "s1" : "s2");

      add_candidate (self->store, id);
      if (i > 0)
        add_link (self->store, id, opportunity_id);
      if (i == 5)
        {
          opportunity->archived = TRUE;
          opportunity->archive_reason_id = g_strdup ("a1");
        }
      take_opportunity (self->store, opportunity, 1);
    }
  g_assert_true (hjl_store_erase (self->store, "c4", NULL));

  g_assert_true (hjl_store_load_pipeline (self->store, "r1", &ours, &theirs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (ours), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (ours, "h1")), ==, 5);
  g_assert_cmpuint (g_hash_table_size (theirs), ==, 3);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (theirs, "s1")), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (theirs, "s2")), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (theirs, "a1")), ==, 1);
}

static void
test_state_names (void)
{
  gboolean known;

  for (guint i = 0; i < HJL_N_STATES; i++)
    {
      g_assert_cmpint (hjl_state_from_string (hjl_state_to_string (i), &known), ==, i);
      g_assert_true (known);
    }

  hjl_state_from_string ("elsewhere", &known);
  g_assert_false (known);
}

/* 100,000 candidates: pages anywhere and searches give what they should; the times are for reading. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  static const guint offsets[] = { 0, 25000, 50000, MANY - 100 };
  HjlCandidateQuery  searched = { .search = "NAME 99999" };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) dirty = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ask_number (self->store,
                             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                             " INSERT INTO candidate (id, role_id, status, accepted_at, updated_at, name,"
                             "  name_fold, role_fold, state, changed_at, dirty)"
                             " SELECT printf ('c%06d', i), 'r' || (i % 100), 'accepted', i, i, printf ('Name %d', i),"
                             "  printf ('name %d', i), 'role ' || (i % 100), 1, i, 0 FROM n RETURNING 1"));

  for (guint sort = HJL_SORT_CHANGED; sort <= HJL_SORT_STATE; sort++)
    for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
      {
        HjlCandidateQuery query = { .sort = sort };
        gint64            start = g_get_monotonic_time ();
        g_autoptr (GPtrArray) rows = hjl_store_list_candidates (self->store, &query, offsets[i], 100, &error);

        g_test_message ("sort %u, offset %u: %.1f ms", sort, offsets[i],
                        (g_get_monotonic_time () - start) / 1000.0);
        g_assert_no_error (error);
        g_assert_cmpuint (rows->len, ==, 100);
        if (sort == HJL_SORT_CHANGED)
          g_assert_cmpint (((HjlCandidateRow *) rows->pdata[0])->changed_at, ==, MANY - offsets[i]);
      }

  for (guint round = 0; round < 2; round++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&found, g_ptr_array_unref);
      found = hjl_store_list_candidates (self->store, &searched, 0, 100, &error);
      g_test_message ("search: %.1f ms", (g_get_monotonic_time () - start) / 1000.0);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, 1);
    }

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%06u", i * 17777 + 1);

      g_assert_true (hjl_store_touch_candidate (self->store, id, &error));
    }
  dirty = hjl_store_load_cases (self->store, FALSE, NULL, 1000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dirty->len, ==, 5);
}

/* One among many of the same name and role, and one who is asked and not listed: found without a list. */
static void
test_one (Fixture      *self,
          gconstpointer data)
{
  static const char *const missing[] = { "c", "nobody", "" };
  HjlCandidate            *asked = make_candidate ("asked", 1000);
  g_autoptr (HjlCandidateRow) one = NULL;
  g_autoptr (HjlCandidateRow) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ask_number (self->store,
                             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                             " INSERT INTO candidate (id, role_id, status, accepted_at, updated_at, name,"
                             "  name_fold, role_fold, state, changed_at, dirty)"
                             " SELECT printf ('c%06d', i), 'r1', 'accepted', i, i, 'Name', 'name', 'role', 1, i, 0 FROM n RETURNING 1"));
  asked->status = HJL_CANDIDATE_STATUS_REQUESTED;
  g_assert_cmpint (take_candidate (self->store, asked), ==, 1);

  one = hjl_store_load_candidate_row (self->store, "c000001", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (one->candidate_id, ==, "c000001");
  g_assert_cmpint (one->changed_at, ==, 1);
  other = hjl_store_load_candidate_row (self->store, "asked", &error);
  g_assert_no_error (error);
  g_assert_cmpint (other->state, ==, HJL_STATE_NONE);
  g_assert_cmpstr (other->stage_id, ==, "h1");
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_assert_null (hjl_store_load_candidate_row (self->store, missing[i], &error));
      g_assert_no_error (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/store/query/listings", test_listings);
  fixture_add ("/store/query/role-titles", test_role_titles);
  fixture_add ("/store/query/row", test_row);
  fixture_add ("/store/query/pipeline", test_pipeline);
  fixture_add ("/store/query/many", test_many);
  fixture_add ("/store/query/one", test_one);
  g_test_add_func ("/store/query/state-names", test_state_names);

  return g_test_run ();
}
