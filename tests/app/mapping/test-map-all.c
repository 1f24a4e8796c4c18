/* test-map-all.c: all roles without a mapping in one table: what is suggested, why, and what is saved
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-map-all-window.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "mapping-world.h"

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  GtkWidget    *window; /* NULL once it is gone */
  guint         n_mapped;
} Rig;

static void
add_role (HjlCatalogue *catalogue,
          const char   *id,
          const char   *title,
          HjlRoleStatus status)
{
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){
    .id = id,
    .title = title,
    .status = status,
    .location = "Leeds",
    .updated_at = 1000,
    .accepted_count = -1,
  });

  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
}

static void
on_mapped_cb (Rig  *rig,
              guint n)
{
  rig->n_mapped = n;
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);
  g_autoptr (GHashTable) mappings = NULL;

  add_role (catalogue, "role-4", "Frontend Engineer", HJL_ROLE_STATUS_LIVE);
  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  mapping_world_store (catalogue, saved, rig->folder);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  rig->window = hjl_map_all_window_new (rig->workspace, catalogue, mappings);
  g_object_add_weak_pointer (G_OBJECT (rig->window), (gpointer *) &rig->window);
  g_signal_connect_swapped (rig->window, "mapped", G_CALLBACK (on_mapped_cb), rig);
  gtk_window_present (GTK_WINDOW (rig->window));
  hjl_test_wait_idle ();
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  if (rig->window != NULL)
    gtk_window_destroy (GTK_WINDOW (rig->window));
  hjl_test_run_until_true (is_gone, &rig->window);
  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
}

static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ADW_IS_ACTION_ROW (child) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title) == 0
                           ? child
                           : find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkCheckButton *
find_check (Rig        *rig,
            const char *title)
{
  return GTK_CHECK_BUTTON (hjl_app_test_find (find_row (rig->window, title), GTK_TYPE_CHECK_BUTTON, NULL));
}

static gboolean
may_save (gpointer window)
{
  GtkWidget *button = hjl_app_test_find (window, GTK_TYPE_BUTTON, "_Save");

  return gtk_widget_is_sensitive (button);
}

static HjlMapping *
load (Rig        *rig,
      const char *role_id)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  HjlMapping *mapping = g_hash_table_lookup (mappings, role_id);

  return mapping != NULL ? g_object_ref (mapping) : NULL;
}

static void
test_suggested (Rig          *rig,
                gconstpointer data)
{
  GtkWidget *analyst = find_row (rig->window, "Data Analyst");
  GtkWidget *gardener = find_row (rig->window, "Gardener");
  GtkWidget *frontend = find_row (rig->window, "Frontend Engineer");

  /* What is mapped already is not asked for. */
  g_assert_null (find_row (rig->window, "Backend Engineer"));

  g_assert_true (hjl_app_test_shows (analyst, "Data Analyst · Unlisted"));
  g_assert_true (hjl_app_test_shows (analyst, "same title, same city"));
  g_assert_true (hjl_app_test_shows (analyst, "Strong match"));
  g_assert_true (gtk_check_button_get_active (find_check (rig, "Data Analyst")));
  /* Nothing weak is ticked, and it is called that. */
  g_assert_true (hjl_app_test_shows (frontend, "Backend Engineer · Published"));
  g_assert_true (hjl_app_test_shows (frontend, "Weak match"));
  g_assert_true (hjl_app_test_shows (frontend, "mostly another title, same city"));
  g_assert_false (gtk_check_button_get_active (find_check (rig, "Frontend Engineer")));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (find_check (rig, "Frontend Engineer"))));
  /* Without a posting there is nothing to tick. */
  g_assert_true (hjl_app_test_shows (gardener, "No posting is like it. Choose one."));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_check (rig, "Gardener"))));

  g_assert_true (may_save (rig->window));
  gtk_check_button_set_active (find_check (rig, "Data Analyst"), FALSE);
  g_assert_false (may_save (rig->window));
}

static void
test_save (Rig          *rig,
           gconstpointer data)
{
  g_autoptr (HjlMapping) analyst = NULL;
  g_autoptr (HjlMapping) frontend = NULL;
  g_autoptr (HjlMapping) gardener = NULL;

  gtk_check_button_set_active (find_check (rig, "Frontend Engineer"), TRUE);
  gtk_widget_activate_action (rig->window, "map-all.save", NULL);
  hjl_test_run_until_true (is_gone, &rig->window);
  g_assert_cmpuint (rig->n_mapped, ==, 2);

  analyst = load (rig, "role-2");
  frontend = load (rig, "role-4");
  gardener = load (rig, "role-3");
  g_assert_cmpstr (hjl_mapping_get_posting_id (analyst), ==, "p-2");
  g_assert_cmpstr (hjl_mapping_get_role_title (analyst), ==, "Data Analyst");
  g_assert_cmpstr (hjl_mapping_get_target (analyst, "h-offer")->id, ==, "l-offer");
  g_assert_false (hjl_mapping_get_paused (analyst));
  g_assert_cmpstr (hjl_mapping_get_posting_id (frontend), ==, "p-1");
  g_assert_null (gardener);
}

/* People are named before anything is saved, and nothing is without a yes. */
static void
test_consent (Rig          *rig,
              gconstpointer data)
{
  g_autoptr (HjlMapping) before = NULL;
  g_autoptr (HjlMapping) after = NULL;

  mapping_world_store_people_of ("role-2", "h-offer", rig->folder);
  gtk_widget_activate_action (rig->window, "map-all.save", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (hjl_app_test_find_question ()), "Export to “Data Analyst” at “Offer”"));
  hjl_app_test_answer ("cancel");
  hjl_test_run_until_true (may_save, rig->window);
  before = load (rig, "role-2");
  g_assert_null (before);

  gtk_widget_activate_action (rig->window, "map-all.save", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  hjl_app_test_answer ("pause");
  hjl_test_run_until_true (is_gone, &rig->window);
  after = load (rig, "role-2");
  g_assert_true (hjl_mapping_get_paused (after));
}

/* Who closes it while it looks for whom it would write about has agreed to nothing. */
static void
test_closed (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (HjlMapping) analyst = NULL;

  gtk_widget_activate_action (rig->window, "map-all.save", NULL);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_check (rig, "Data Analyst"))));
  gtk_window_close (GTK_WINDOW (rig->window));
  hjl_test_run_until_true (is_gone, &rig->window);
  hjl_test_tasks_wait_idle ();
  analyst = load (rig, "role-2");
  g_assert_null (analyst);
  g_assert_cmpuint (rig->n_mapped, ==, 0);
}

/* What they have agreed to is saved, though they do not wait for it. */
static void
test_agreed (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (HjlMapping) analyst = NULL;
  g_autoptr (HjlMapping) frontend = NULL;

  mapping_world_store_people_of ("role-2", "h-offer", rig->folder);
  gtk_check_button_set_active (find_check (rig, "Frontend Engineer"), TRUE);
  gtk_widget_activate_action (rig->window, "map-all.save", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  hjl_app_test_answer ("write");
  gtk_window_close (GTK_WINDOW (rig->window));
  hjl_test_run_until_true (is_gone, &rig->window);
  hjl_test_tasks_wait_idle ();
  analyst = load (rig, "role-2");
  frontend = load (rig, "role-4");
  g_assert_nonnull (analyst);
  g_assert_nonnull (frontend);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/map-all/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("suggested", test_suggested);
  add_test ("save", test_save);
  add_test ("consent", test_consent);
  add_test ("closed", test_closed);
  add_test ("agreed", test_agreed);

  return g_test_run ();
}
