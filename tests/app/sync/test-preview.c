/* test-preview.c: whom a preview names, and whom it counts
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"

#include "app/sync/hjl-preview-item.h"
#include "app/sync/hjl-preview-window.h"
#include "hjl-app-test.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#define N_PEOPLE 6

typedef struct
{
  GtkWidget  *window;
  const char *expected;
} Preview;

static gboolean
shows_expected (gpointer user_data)
{
  Preview *preview = user_data;

  return hjl_app_test_shows (preview->window, preview->expected);
}

static GtkWidget *
open_preview (HjlSyncRig *rig,
              const char *expected)
{
  Preview preview = { GTK_WIDGET (hjl_preview_window_new (NULL, rig->workspace, FALSE)), expected };

  gtk_window_present (GTK_WINDOW (preview.window));
  hjl_test_run_until_true (shows_expected, &preview);

  return preview.window;
}

/* Also who was only read for the preview, and is not in the database before the sync. */
static void
test_names (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (N_PEOPLE);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GtkWidget  *window = open_preview (rig, "It exports 6 candidates.");
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (hjl_app_test_find (window, GTK_TYPE_LIST_VIEW, NULL))));
  g_autoptr (HjlSyncReport) report = NULL;
  GHashTableIter iter;
  gpointer       id;
  gpointer       name;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (HjlPreviewItem) item = g_list_model_get_item (items, i);

      g_test_message ("%s: %s", item->name, item->title);
      g_assert_cmpstr (item->name, !=, "New candidate");
      g_assert_nonnull (item->role_title);
      g_hash_table_insert (names, g_strdup (item->candidate_id), g_strdup (item->name));
    }
  g_assert_cmpuint (g_hash_table_size (names), ==, N_PEOPLE);
  gtk_window_destroy (GTK_WINDOW (window));

  report = hjl_sync_rig_sync (rig);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &id, &name))
    {
      g_autoptr (HjlCase) c = hjl_store_load_case (hjl_workspace_get_store (rig->workspace), id, NULL);

      g_assert_cmpstr (c->candidate->name, ==, name);
    }
}

/* One hold of each of these, in turn. */
static const struct
{
  HjlHoldKind kind;
  gboolean    counts;
} holds[] = {
  { HJL_HOLD_REFUSED, TRUE },
  { HJL_HOLD_FILE, TRUE },
  { HJL_HOLD_SOURCE, TRUE },
  { HJL_HOLD_SEVERAL, TRUE },
  { HJL_HOLD_CV_AWAITED, FALSE },
  { HJL_HOLD_NONE, FALSE },
};

static void
hold_people (HjlSyncRig *rig)
{
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *id = hjl_sync_rig_pick_exported (rig, i);
      g_autoptr (HjlHold) hold = hjl_hold_new (id, holds[i].kind);

      g_assert_true (holds[i].kind == HJL_HOLD_NONE || hjl_store_set_hold (store, hold, &error));
      g_assert_no_error (error);
    }
}

/* Who waits for a person is counted as the notice, the badge and the list count them: also those whose stages go on meanwhile. */
static void
test_count (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (N_PEOPLE);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  HjlCandidateQuery query = { .states = HJL_STATES_ATTENTION };
  guint             n = 0;
  GtkWidget        *window;

  hold_people (rig);
  for (guint i = 0; i < N_PEOPLE; i++)
    n += holds[i].counts;
  g_assert_cmpint (hjl_store_count_candidates (hjl_workspace_get_store (rig->workspace), &query, NULL), ==, n);
  window = open_preview (rig, "4 candidates need attention.");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/preview/names", test_names);
  g_test_add_func ("/app/preview/count", test_count);

  return g_test_run ();
}
