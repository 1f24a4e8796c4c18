/* test-candidate-list.c: the list of candidates follows the database, and whoever looks is not disturbed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/candidates/hjl-candidate-list.h"

#include "hjl-test-utils.h"
#include "tests/core/store/hjl-store-help.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#define MANY 5000

/* A list and somebody who keeps a copy of it by its signals alone. */
typedef struct
{
  HjlCandidateList *list;
  GPtrArray        *copy; /* of HjlCandidateItem (nullable) */
  guint             n_refreshed;
} Reader;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     gpointer    user_data)
{
  Reader *reader = user_data;

  g_assert_cmpuint (position + removed, <=, reader->copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (reader->copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (reader->copy, position, NULL);
  g_assert_cmpuint (reader->copy->len, ==, g_list_model_get_n_items (model));
}

static void
on_refreshed_cb (Reader *reader)
{
  reader->n_refreshed++;
}

static void
clear_item (gpointer item)
{
  g_clear_object (&item);
}

static void
reader_init (Reader  *reader,
             Fixture *fixture)
{
  g_autoptr (HjlLoader) loader = hjl_loader_new (fixture->path);

  reader->list = hjl_candidate_list_new (loader);
  reader->copy = g_ptr_array_new_with_free_func (clear_item);
  reader->n_refreshed = 0;
  g_signal_connect (reader->list, "items-changed", G_CALLBACK (on_items_changed_cb), reader);
  g_signal_connect_swapped (reader->list, "refreshed", G_CALLBACK (on_refreshed_cb), reader);
}

static void
reader_clear (Reader *reader)
{
  g_ptr_array_unref (reader->copy);
  hjl_test_wait_idle ();
  hjl_test_assert_finalized (reader->list);
}

static gboolean
is_refreshed (gpointer user_data)
{
  return ((Reader *) user_data)->n_refreshed > 0;
}

static void
ask (Reader                  *reader,
     const HjlCandidateQuery *query)
{
  reader->n_refreshed = 0;
  hjl_candidate_list_set_query (reader->list, query);
  hjl_test_run_until_true (is_refreshed, reader);
}

static void
refresh (Reader *reader)
{
  reader->n_refreshed = 0;
  hjl_candidate_list_refresh (reader->list);
  hjl_test_run_until_true (is_refreshed, reader);
}

static gboolean
is_loaded (gpointer item)
{
  return hjl_candidate_item_get_id (item) != NULL;
}

static HjlCandidateItem *
look (Reader *reader,
      guint   place)
{
  HjlCandidateItem *item = g_list_model_get_item (G_LIST_MODEL (reader->list), place);

  g_assert_nonnull (item);
  if (g_ptr_array_index (reader->copy, place) == NULL)
    g_ptr_array_index (reader->copy, place) = g_object_ref (item);
  g_assert_true (g_ptr_array_index (reader->copy, place) == item);
  hjl_test_run_until_true (is_loaded, item);
  g_object_unref (item);

  return item;
}

/* What the copy holds is what the database has at that place. */
static void
check (Reader                  *reader,
       Fixture                 *fixture,
       const HjlCandidateQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (fixture->store, query, 0, G_MAXINT, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, reader->copy->len);
  for (guint i = 0; i < rows->len; i++)
    {
      HjlCandidateRow  *row = g_ptr_array_index (rows, i);
      HjlCandidateItem *item = g_ptr_array_index (reader->copy, i);

      if (item == NULL)
        continue;
      g_assert_cmpuint (item->place, ==, i);
      hjl_test_run_until_true (is_loaded, item);
      g_assert_cmpstr (hjl_candidate_item_get_id (item), ==, row->candidate_id);
      g_assert_cmpint (item->row->changed_at, ==, row->changed_at);
    }
}

static void
put (HjlStore *store,
     guint     first,
     guint     n,
     HjlTime   at)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_candidate_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%05u", i);
      HjlCandidate    *candidate = make_candidate (id, at + i);

      candidate->name = g_strdup_printf ("Person %u", i);
      g_ptr_array_add (page, candidate);
    }
  g_assert_cmpint (hjl_store_take_candidates (store, page, &error), ==, n);
  g_assert_no_error (error);
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  HjlCandidateQuery query = { 0 };
  Reader            reader;

  reader_init (&reader, fixture);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (reader.list), 0));
  ask (&reader, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (reader.list)), ==, 0);
  put (fixture->store, 0, 3, 10000);
  refresh (&reader);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (reader.list)), ==, 3);
  look (&reader, 0);
  check (&reader, fixture, &query);
  reader_clear (&reader);
}

/* Who is looked at keeps the object, wherever it goes. */
static void
test_identity (Fixture      *fixture,
               gconstpointer data)
{
  HjlCandidateQuery query = { .sort = HJL_SORT_CHANGED };
  Reader            reader;
  HjlCandidateItem *item;
  g_autofree char  *id = NULL;

  put (fixture->store, 0, MANY, 10000);
  reader_init (&reader, fixture);
  ask (&reader, &query);
  item = look (&reader, 2500);
  id = g_strdup (hjl_candidate_item_get_id (item));
  look (&reader, 2501);
  check (&reader, fixture, &query);

  put (fixture->store, MANY, 40, 10000);
  refresh (&reader);
  g_assert_true (g_ptr_array_index (reader.copy, 2540) == item);
  g_assert_cmpuint (item->place, ==, 2540);
  g_assert_cmpstr (hjl_candidate_item_get_id (item), ==, id);
  g_assert_true (hjl_candidate_list_find (reader.list, id) == item);
  check (&reader, fixture, &query);
  reader_clear (&reader);
}

static void
count_moved (GListModel *model,
             guint       position,
             guint       removed,
             guint       added,
             guint      *n_moved)
{
  *n_moved += removed;
}

/* Of many who move at once, as in a sync, only they are told of: whoever looks at another goes on looking at them. */
static void
test_many_move (Fixture      *fixture,
                gconstpointer data)
{
  HjlCandidateQuery query = { .sort = HJL_SORT_CHANGED };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Reader reader;
  guint  n_moved = 0;

  put (fixture->store, 0, 60, 10000);
  reader_init (&reader, fixture);
  ask (&reader, &query);
  for (guint i = 0; i < 60; i++)
    g_ptr_array_add (items, g_object_ref (look (&reader, i)));

  for (guint i = 0; i < 60; i += 3)
    put (fixture->store, i, 1, 20000);
  g_signal_connect (reader.list, "items-changed", G_CALLBACK (count_moved), &n_moved);
  refresh (&reader);
  g_assert_cmpuint (n_moved, ==, 20);

  /* Wherever they went, each is still one and the same. */
  for (guint i = 0; i < 60; i++)
    {
      HjlCandidateItem *item = look (&reader, i);

      g_assert_true (g_ptr_array_find (items, item, NULL));
      g_assert_cmpuint (item->place, ==, i);
    }
  g_assert_cmpstr (hjl_candidate_item_get_id (look (&reader, 0)), ==, "c00057");
  check (&reader, fixture, &query);
  reader_clear (&reader);
}

static void
test_question (Fixture      *fixture,
               gconstpointer data)
{
  HjlCandidateQuery all = { .sort = HJL_SORT_NAME };
  HjlCandidateQuery some = { .search = "person 49", .sort = HJL_SORT_NAME };
  HjlCandidateQuery failed = { .states = 1u << HJL_STATE_FAILED };
  Reader            reader;

  put (fixture->store, 0, MANY, 10000);
  add_hold (fixture->store, "c00007", HJL_HOLD_REFUSED);
  reader_init (&reader, fixture);
  ask (&reader, &all);
  look (&reader, 4999);
  check (&reader, fixture, &all);

  /* The last question counts. */
  hjl_candidate_list_set_query (reader.list, &failed);
  ask (&reader, &some);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (reader.list)), ==, 199);
  g_assert_false (hjl_candidate_list_is_loading (reader.list));
  look (&reader, 0);
  check (&reader, fixture, &some);

  ask (&reader, &failed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (reader.list)), ==, 1);
  g_assert_cmpstr (hjl_candidate_item_get_id (look (&reader, 0)), ==, "c00007");
  reader_clear (&reader);
}

/* Whatever happens in the database, a copy kept by the signals is right wherever somebody looked. */
static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  HjlCandidateQuery query = { .sort = HJL_SORT_CHANGED };
  Reader            reader;
  guint             n = 600;
  HjlTime           at = 20000;

  put (fixture->store, 0, n, 10000);
  reader_init (&reader, fixture);
  ask (&reader, &query);

  for (guint round = 0; round < 25; round++)
    {
      guint start = g_test_rand_int_range (0, n - 60);

      for (guint i = start; i < start + 60; i++)
        look (&reader, i);

      at += 10000;
      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        put (fixture->store, g_test_rand_int_range (0, n), 1, at += 10000);
      if (g_test_rand_bit ())
        {
          guint more = g_test_rand_int_range (1, 40);

          put (fixture->store, n, more, at += 10000);
          n += more;
        }
      refresh (&reader);
      check (&reader, fixture, &query);
      if (round % 5 == 4)
        {
          for (guint i = 0; i < reader.copy->len; i++)
            g_clear_object ((HjlCandidateItem **) &g_ptr_array_index (reader.copy, i));
        }
    }
  reader_clear (&reader);
}

/* What goes away does not pull others with it. */
static void
test_removed (Fixture      *fixture,
              gconstpointer data)
{
  HjlCandidateQuery query = { .states = 1u << HJL_STATE_FAILED, .sort = HJL_SORT_CHANGED };
  Reader            reader;
  HjlCandidateItem *item;
  g_autoptr (GError) error = NULL;

  put (fixture->store, 0, 20, 10000);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%05u", i);

      add_hold (fixture->store, id, HJL_HOLD_REFUSED);
    }
  reader_init (&reader, fixture);
  ask (&reader, &query);
  for (guint i = 0; i < 20; i++)
    look (&reader, i);
  item = g_ptr_array_index (reader.copy, 10);

  g_assert_true (hjl_store_clear_hold (fixture->store, hjl_candidate_item_get_id (g_ptr_array_index (reader.copy, 3)), &error));
  g_assert_true (hjl_store_clear_hold (fixture->store, hjl_candidate_item_get_id (g_ptr_array_index (reader.copy, 15)), &error));
  g_assert_no_error (error);
  refresh (&reader);
  g_assert_cmpuint (reader.copy->len, ==, 18);
  g_assert_true (g_ptr_array_index (reader.copy, 9) == item);
  check (&reader, fixture, &query);
  reader_clear (&reader);
}

static void
on_failed_cb (HjlCandidateList *list,
              const GError     *error,
              gboolean         *failed)
{
  g_assert_error (error, HJL_ERROR, HJL_ERROR_STORE);
  *failed = TRUE;
}

static void
test_no_database (void)
{
  g_autoptr (HjlLoader) loader = hjl_loader_new ("/nonexistent/folder/none.db");
  HjlCandidateList *list = hjl_candidate_list_new (loader);
  HjlCandidateQuery query = { 0 };
  gboolean          failed = FALSE;

  g_signal_connect (list, "failed", G_CALLBACK (on_failed_cb), &failed);
  hjl_candidate_list_set_query (list, &query);
  hjl_test_run_until (&failed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  hjl_test_wait_idle ();
  g_assert_finalize_object (list);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add ("/candidate-list/empty", test_empty);
  fixture_add ("/candidate-list/identity", test_identity);
  fixture_add ("/candidate-list/many-move", test_many_move);
  fixture_add ("/candidate-list/question", test_question);
  fixture_add ("/candidate-list/random", test_random);
  fixture_add ("/candidate-list/removed", test_removed);
  g_test_add_func ("/candidate-list/no-database", test_no_database);

  return g_test_run ();
}
