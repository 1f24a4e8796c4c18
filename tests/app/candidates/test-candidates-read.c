/* test-candidates-read.c: what the view reads, and when
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidate-filters.h"
#include "app/candidates/hjl-candidates-view.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"

/* Whether it is visible or not; lists of choices are none. */
static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = GTK_IS_POPOVER (root) ? NULL : gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static GListModel *
get_people (GtkWidget *view)
{
  GtkSelectionModel *selection = hjl_row_list_get_model (HJL_ROW_LIST (find (view, HJL_TYPE_ROW_LIST)));

  return gtk_multi_selection_get_model (GTK_MULTI_SELECTION (selection));
}

/* Nobody looks yet: nothing is read, and no row is made. */
static void
test_unseen (void)
{
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *workspace = hjl_app_test_open_workspace (folder);
  GtkWidget       *view = g_object_ref_sink (g_object_new (HJL_TYPE_CANDIDATES_VIEW, "workspace", workspace, NULL));
  GtkWindow       *window;

  hjl_test_wait_idle ();
  g_assert_null (get_people (view));
  window = hjl_app_test_present (view);
  g_assert_nonnull (get_people (view));

  /* Another environment, while somebody looks. */
  g_object_set (view, "workspace", NULL, NULL);
  g_assert_null (get_people (view));
  g_object_set (view, "workspace", workspace, NULL);
  g_assert_nonnull (get_people (view));

  gtk_window_destroy (window);
  hjl_test_assert_finalized (view);
  hjl_app_test_close_workspace (workspace);
  hjl_test_remove_folder (folder);
}

/* The roles are read again after each sync: what is the same is not filled in anew. */
static void
test_same_roles (void)
{
  HjlCandidateFilters *filters = g_object_new (HJL_TYPE_CANDIDATE_FILTERS, NULL);
  GtkWindow           *window = hjl_app_test_present (GTK_WIDGET (filters));
  GtkDropDown         *choice = GTK_DROP_DOWN (find (GTK_WIDGET (filters), GTK_TYPE_DROP_DOWN));
  g_autoptr (HjlRole) before = hjl_role_new (&(HjlRole){ .id = "baker", .title = "Baker", .accepted_count = -1 });
  g_autoptr (HjlRole) after = hjl_role_new (&(HjlRole){ .id = "baker", .title = "Master Baker", .accepted_count = -1 });
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GListModel) model = NULL;

  g_ptr_array_add (roles, before);
  hjl_candidate_filters_set_roles (filters, roles);
  model = g_object_ref (gtk_drop_down_get_model (choice));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  hjl_candidate_filters_show_role (filters, "baker");
  g_assert_cmpstr (hjl_candidate_filters_get_role_title (filters), ==, "Baker");

  hjl_candidate_filters_set_roles (filters, roles);
  g_assert_true (gtk_drop_down_get_model (choice) == model);

  roles->pdata[0] = after;
  hjl_candidate_filters_set_roles (filters, roles);
  g_assert_cmpstr (hjl_candidate_filters_get_role_title (filters), ==, "Master Baker");
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/candidates-read/unseen", test_unseen);
  g_test_add_func ("/candidates-read/same-roles", test_same_roles);

  return g_test_run ();
}
