/* test-tally.c: what waits is counted once for all who show it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sync/hjl-tally.h"

#include "hjl-app-test.h"
#include "mapping-world.h"
#include "store/hjl-store-mapping.h"
#include "store/hjl-store-runs.h"
#include "tests/core/store/hjl-store-help.h"

gboolean __real_hjl_store_foreach_mapping (HjlStore      *store,
                                           HjlMappingFunc func,
                                           gpointer       user_data,
                                           GError       **error);
gboolean __wrap_hjl_store_foreach_mapping (HjlStore      *store,
                                           HjlMappingFunc func,
                                           gpointer       user_data,
                                           GError       **error);
int      __real_hjl_store_count_written (HjlStore *self,
                                         HjlTime   since,
                                         GError  **error);
int      __wrap_hjl_store_count_written (HjlStore *self,
                                         HjlTime   since,
                                         GError  **error);

static int n_lists;
static int n_counts;

gboolean
__wrap_hjl_store_foreach_mapping (HjlStore      *store,
                                  HjlMappingFunc func,
                                  gpointer       user_data,
                                  GError       **error)
{
  g_atomic_int_inc (&n_lists);

  return __real_hjl_store_foreach_mapping (store, func, user_data, error);
}

int
__wrap_hjl_store_count_written (HjlStore *self,
                                HjlTime   since,
                                GError  **error)
{
  g_atomic_int_inc (&n_counts);

  return __real_hjl_store_count_written (self, since, error);
}

typedef struct
{
  guint n_heard;
  guint attention;
  guint n_not_mapped;
} Heard;

static void
on_counted_cb (Heard            *heard,
               const HjlWaiting *waiting)
{
  heard->n_heard++;
  heard->attention = waiting->attention;
  heard->n_not_mapped = waiting->not_mapped->len;
}

static gboolean
has_heard (gpointer user_data)
{
  return ((Heard *) user_data)->n_heard > 0;
}

static void
hear (Heard *heard)
{
  heard->n_heard = 0;
  hjl_test_run_until_true (has_heard, heard);
}

/* Two show it, and it is read once; the lists only where they have changed. */
static void
test_once (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) mapping = mapping_world_map (catalogue);
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  g_autofree char *path = g_build_filename (folder, "hjlever.db", NULL);
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, NULL);
  HjlTally *tally;
  HjlTally *other;
  Heard     heard = { 0 };
  Heard     too = { 0 };
  int       lists;
  int       counts;

  mapping_world_store (catalogue, mapping, folder);
  tally = hjl_tally_get (workspace);
  hjl_tally_set_count_after (tally, 0);
  other = hjl_tally_get (workspace);
  g_assert_true (tally == other);
  g_assert_null (hjl_tally_get_waiting (tally));
  g_signal_connect_swapped (tally, "counted", G_CALLBACK (on_counted_cb), &heard);
  g_signal_connect_swapped (other, "counted", G_CALLBACK (on_counted_cb), &too);
  hear (&heard);
  g_assert_cmpuint (heard.attention, ==, 0);
  g_assert_cmpuint (heard.n_not_mapped, ==, 2);
  g_assert_nonnull (hjl_tally_get_waiting (tally));

  /* Of candidates: the roles stay as they were read. */
  g_assert_cmpint (take_candidate (store, make_candidate ("c1", 1000)), ==, 1);
  add_hold (store, "c1", HJL_HOLD_REFUSED);
  lists = g_atomic_int_get (&n_lists);
  counts = g_atomic_int_get (&n_counts);
  g_signal_emit_by_name (workspace, "changed", HJL_CHANGES_CANDIDATES);
  hear (&heard);
  g_assert_cmpuint (heard.attention, ==, 1);
  g_assert_cmpuint (heard.n_not_mapped, ==, 2);
  g_assert_cmpuint (too.attention, ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_lists), ==, lists);
  g_assert_cmpint (g_atomic_int_get (&n_counts), ==, counts + 1);

  /* Of mappings: they are read. */
  g_assert_true (hjl_store_remove_mapping (store, hjl_mapping_get_role_id (mapping), NULL));
  g_signal_emit_by_name (workspace, "changed", HJL_CHANGES_MAPPINGS);
  hear (&heard);
  g_assert_cmpuint (heard.n_not_mapped, ==, 3);
  g_assert_cmpint (g_atomic_int_get (&n_lists), ==, lists + 1);

  g_signal_handlers_disconnect_by_data (tally, &heard);
  g_signal_handlers_disconnect_by_data (tally, &too);
  g_object_unref (other);
  hjl_test_assert_finalized (tally);
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);
  g_test_add_func ("/app/tally/once", test_once);

  return g_test_run ();
}
