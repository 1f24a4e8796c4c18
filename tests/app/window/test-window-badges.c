/* test-window-badges.c: the numbers at the names of the views
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/hjl-window.h"
#include "hjl-app-test.h"
#include "mapping-world.h"
#include "store/hjl-store-holds.h"
#include "tests/core/store/hjl-store-help.h"

typedef struct
{
  HjlWindow  *window;
  const char *page;
  guint       number;
} Wanted;

static gboolean
has_number (gpointer user_data)
{
  Wanted           *wanted = user_data;
  AdwViewStack     *stack = ADW_VIEW_STACK (hjl_app_test_find (GTK_WIDGET (wanted->window), ADW_TYPE_VIEW_STACK, NULL));
  AdwViewStackPage *page = adw_view_stack_get_page (stack, adw_view_stack_get_child_by_name (stack, wanted->page));

  return adw_view_stack_page_get_badge_number (page) == wanted->number &&
         adw_view_stack_page_get_needs_attention (page) == (wanted->number > 0);
}

static gboolean
lists_two (gpointer window)
{
  return hjl_app_test_find (window, GTK_TYPE_LABEL, "2 candidates") != NULL;
}

static void
assert_described (HjlWindow  *window,
                  guint       tab,
                  const char *words)
{
  GtkWidget *button = hjl_app_test_find_tab (GTK_WIDGET (window), tab);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

static void
test_numbers (void)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) mapping = mapping_world_map (catalogue);
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  g_autofree char *path = g_build_filename (folder, "hjlever.db", NULL);
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, NULL);
  HjlWindow *window = hjl_window_new (NULL);
  Wanted     jobs = { window, "jobs", 3 };
  Wanted     candidates = { window, "candidates", 2 };

  /* Two roles are not mapped, and the mapping of the third is broken. */
  hjl_mapping_set_posting (mapping, NULL, NULL);
  mapping_world_store (catalogue, mapping, folder);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      g_assert_cmpint (take_candidate (store, make_candidate (id, 1000)), ==, 1);
      if (i > 0)
        add_hold (store, id, i == 1 ? HJL_HOLD_DUPLICATE : HJL_HOLD_REFUSED);
    }

  hjl_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  hjl_test_run_until_true (has_number, &jobs);
  hjl_test_run_until_true (has_number, &candidates);
  /* What a screen reader says of a number. */
  assert_described (window, 1, "2 roles aren’t mapped, 1 mapping is broken");
  assert_described (window, 2, "2 need attention");

  /* The notice says so too, and leads to them. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "candidates");
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (window), "2 candidates need attention"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-attention", NULL);
  hjl_test_run_until_true (lists_two, window);

  /* One was decided. */
  g_assert_true (hjl_store_clear_hold (store, "c1", NULL));
  g_signal_emit_by_name (workspace, "changed", HJL_CHANGES_CANDIDATES);
  candidates.number = 1;
  hjl_test_run_until_true (has_number, &candidates);

  gtk_window_destroy (GTK_WINDOW (window));
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);
  g_test_add_func ("/app/window-badges/numbers", test_numbers);

  return g_test_run ();
}
