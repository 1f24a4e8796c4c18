/* test-mapping-window.c: leaving a mapping with changes, whichever way a person leaves it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-add-roles-window.h"
#include "app/window/hjl-window.h"
#include "app/mapping/hjl-mapping-counts.h"
#include "app/mapping/hjl-mapping-view.h"
#include "app/widgets/hjl-window-over.h"
#include "hjl-app-test.h"
#include "mapping-world.h"

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  HjlWindow    *window; /* NULL once it is gone */
} Rig;

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);

  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  mapping_world_store (catalogue, saved, rig->folder);
  rig->window = hjl_window_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (rig->window), (gpointer *) &rig->window);
  hjl_window_set_workspace (rig->window, rig->workspace);
  gtk_window_present (GTK_WINDOW (rig->window));
  hjl_test_wait_idle ();
  gtk_widget_activate_action (GTK_WIDGET (rig->window), "win.open-mapping", "s", "role-1");
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

/* Returns: (nullable) */
static HjlMappingView *
get_view (Rig *rig)
{
  GtkWidget *view = hjl_app_test_find (GTK_WIDGET (rig->window), HJL_TYPE_MAPPING_VIEW, NULL);

  return view != NULL ? HJL_MAPPING_VIEW (view) : NULL;
}

static gboolean
is_loaded (gpointer view)
{
  return hjl_mapping_view_get_editor (view) != NULL;
}

static void
change (Rig *rig)
{
  hjl_test_run_until_true (is_loaded, get_view (rig));
  hjl_mapping_editor_set_direction (hjl_mapping_view_get_editor (get_view (rig)), HJL_DIRECTION_EXPORT_ONLY);
}

static void
answer (const char *response)
{
  hjl_app_test_answer (response);
  hjl_test_wait_idle ();
  g_assert_null (hjl_app_test_find_question ());
}

static void
test_another (Rig          *rig,
              gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (rig->window);
  GtkWidget *focus;

  /* Nothing changed: nothing is asked. The focus is in the view. */
  gtk_widget_activate_action (root, "win.open-mapping", "s", "role-2");
  g_assert_null (hjl_app_test_find_question ());
  g_assert_cmpstr (hjl_mapping_view_get_role_id (get_view (rig)), ==, "role-2");
  hjl_test_wait_idle ();
  focus = gtk_root_get_focus (GTK_ROOT (rig->window));
  g_assert_true (ADW_IS_ACTION_ROW (focus));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), ==, "Lever Posting");

  /* The same again keeps what was changed. */
  change (rig);
  gtk_widget_activate_action (root, "win.open-mapping", "s", "role-2");
  g_assert_null (hjl_app_test_find_question ());
  g_assert_cmpint (hjl_mapping_get_direction (hjl_mapping_view_get_editor (get_view (rig))->mapping),
                   ==, HJL_DIRECTION_EXPORT_ONLY);

  gtk_widget_activate_action (root, "win.open-mapping", "s", "role-1");
  answer ("cancel");
  g_assert_cmpstr (hjl_mapping_view_get_role_id (get_view (rig)), ==, "role-2");
  /* Having stayed, going back is only going back. */
  gtk_widget_activate_action (root, "win.close-mapping", NULL);
  answer ("discard");
  g_assert_null (get_view (rig));
  focus = gtk_root_get_focus (GTK_ROOT (rig->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));

  gtk_widget_activate_action (root, "win.open-mapping", "s", "role-2");
  change (rig);
  gtk_widget_activate_action (root, "win.open-mapping", "s", "role-1");
  answer ("discard");
  g_assert_cmpstr (hjl_mapping_view_get_role_id (get_view (rig)), ==, "role-1");
}

static void
test_close (Rig          *rig,
            gconstpointer data)
{
  change (rig);
  gtk_window_close (GTK_WINDOW (rig->window));
  g_assert_nonnull (rig->window);
  answer ("cancel");
  g_assert_nonnull (rig->window);

  /* Asked twice, one question is enough. */
  gtk_window_close (GTK_WINDOW (rig->window));
  gtk_window_close (GTK_WINDOW (rig->window));
  answer ("discard");
  hjl_test_run_until_true (is_gone, &rig->window);
}

/* Saved first, then closed. */
static void
test_save_and_close (Rig          *rig,
                     gconstpointer data)
{
  g_autoptr (GHashTable) mappings = NULL;

  change (rig);
  gtk_window_close (GTK_WINDOW (rig->window));
  answer ("save");
  hjl_test_run_until_true (is_gone, &rig->window);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_assert_cmpint (hjl_mapping_get_direction (g_hash_table_lookup (mappings, "role-1")), ==, HJL_DIRECTION_EXPORT_ONLY);
}

static void
note_left (GObject *object)
{
  g_object_set_data (object, "left", GINT_TO_POINTER (1));
}

static gboolean
has_left (gpointer object)
{
  return g_object_get_data (object, "left") != NULL;
}

/* What was changed while a save was under way is saved too before the view goes. */
static void
test_change_while_saving (Rig          *rig,
                          gconstpointer data)
{
  g_autoptr (GHashTable) mappings = NULL;
  HjlMappingView *view = get_view (rig);

  change (rig);
  gtk_widget_activate_action (GTK_WIDGET (view), "mapping.save", NULL);
  hjl_mapping_editor_set_landing (hjl_mapping_view_get_editor (view), "l-screen", "Screen");
  hjl_window_leave (rig->window, (void (*) (gpointer)) note_left, G_OBJECT (rig->workspace));
  answer ("save");
  hjl_test_run_until_true (has_left, rig->workspace);
  g_assert_null (get_view (rig));
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_assert_cmpstr (hjl_mapping_get_landing_id (g_hash_table_lookup (mappings, "role-1")), ==, "l-screen");
}

/* The most that may be between the lines of the footer, in pixels. */
#define FOOTER_GAP 12

static gboolean
is_narrow (gpointer window)
{
  gboolean narrow;

  hjl_app_test_draw (GTK_WIDGET (window));
  g_object_get (window, "narrow", &narrow, NULL);

  return narrow;
}

static gboolean
is_wide (gpointer window)
{
  return !is_narrow (window);
}

/* In a narrow window the buttons stand right below what is counted, which has the whole width; in a wide one what leads to
 * those who are counted is no wider than its words. */
static void
test_footer (Rig          *rig,
             gconstpointer data)
{
  GtkWidget      *root = GTK_WIDGET (rig->window);
  GtkWidget      *button;
  GtkWidget      *label;
  graphene_rect_t counts;
  graphene_rect_t discard;
  graphene_rect_t words;

  hjl_test_run_until_true (is_loaded, get_view (rig));
  hjl_app_test_resize (GTK_WINDOW (rig->window), 1200, 650);
  hjl_test_run_until_true (is_wide, rig->window);
  hjl_app_test_draw (root);
  button = hjl_app_test_find (hjl_app_test_find (root, HJL_TYPE_MAPPING_COUNTS, NULL), GTK_TYPE_BUTTON, NULL);
  label = hjl_app_test_find (button, GTK_TYPE_LABEL, NULL);
  g_assert_true (gtk_widget_compute_bounds (button, root, &counts));
  g_assert_true (gtk_widget_compute_bounds (label, root, &words));
  g_assert_cmpfloat (words.size.width, >, 0);
  g_assert_cmpfloat (counts.size.width, <=, words.size.width + 4 * FOOTER_GAP);
  g_assert_cmpfloat (counts.origin.x + counts.size.width, <, 1200 / 2.0);

  hjl_app_test_resize (GTK_WINDOW (rig->window), HJL_APP_TEST_NARROWEST, 650);
  hjl_test_run_until_true (is_narrow, rig->window);
  hjl_app_test_draw (root);
  g_assert_true (gtk_widget_compute_bounds (hjl_app_test_find (root, HJL_TYPE_MAPPING_COUNTS, NULL), root, &counts));
  g_assert_true (gtk_widget_compute_bounds (hjl_app_test_find (root, GTK_TYPE_BUTTON, "_Discard"), root, &discard));
  g_assert_cmpfloat (discard.origin.y, >=, counts.origin.y + counts.size.height);
  g_assert_cmpfloat (discard.origin.y, <=, counts.origin.y + counts.size.height + FOOTER_GAP);
}

static gboolean
has_counted (gpointer window)
{
  AdwViewStack     *stack = ADW_VIEW_STACK (hjl_app_test_find (window, ADW_TYPE_VIEW_STACK, NULL));
  AdwViewStackPage *page = adw_view_stack_get_page (stack, adw_view_stack_get_child_by_name (stack, "jobs"));

  return adw_view_stack_page_get_badge_number (page) == 2;
}

static gboolean
lists_not_mapped (gpointer window)
{
  return hjl_app_test_shows (window, "Gardener") && hjl_app_test_shows (window, "Data Analyst") && !hjl_app_test_shows (window, "Backend Engineer");
}

static gboolean
is_add_roles (GtkWidget *window,
              gpointer   data)
{
  return HJL_IS_ADD_ROLES_WINDOW (window);
}

/* “Map Your Roles”: those that are there are shown, and nobody is asked for others; what was changed in the mapping that is open
 * is asked about first. */
static void
test_add_roles (Rig          *rig,
                gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (rig->window);

  hjl_test_run_until_true (has_counted, root);
  change (rig);
  gtk_widget_activate_action (root, "win.add-roles", NULL);
  answer ("cancel");
  g_assert_cmpstr (hjl_mapping_view_get_role_id (get_view (rig)), ==, "role-1");
  gtk_widget_activate_action (root, "win.add-roles", NULL);
  answer ("discard");
  g_assert_null (get_view (rig));
  hjl_test_run_until_true (lists_not_mapped, root);
  g_assert_null (hjl_window_find (is_add_roles, NULL));

  /* One without changes is left at once. */
  gtk_widget_activate_action (root, "win.open-mapping", "s", "role-1");
  g_assert_nonnull (get_view (rig));
  gtk_widget_activate_action (root, "win.add-roles", NULL);
  g_assert_null (hjl_app_test_find_question ());
  g_assert_null (get_view (rig));
  hjl_test_run_until_true (lists_not_mapped, root);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/mapping-window/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("another", test_another);
  add_test ("close", test_close);
  add_test ("save-and-close", test_save_and_close);
  add_test ("change-while-saving", test_change_while_saving);
  add_test ("footer", test_footer);
  add_test ("add-roles", test_add_roles);

  return g_test_run ();
}
