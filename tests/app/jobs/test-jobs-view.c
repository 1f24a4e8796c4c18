/* test-jobs-view.c: the view of all roles: notice, rows, removal and undo, import
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-import-window.h"
#include "app/jobs/hjl-role-row.h"
#include "app/jobs/hjl-jobs-view.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "mapping-world.h"
#include "store/hjl-store-lists.h"

typedef struct
{
  char         *folder;
  HjlWorkspace *workspace;
  GtkWidget    *toasts;
  GtkWidget    *view;
  GtkWindow    *window;
} Rig;

static GListModel *
get_model (GtkWidget *view)
{
  GtkWidget *list_view = hjl_app_test_find (view, HJL_TYPE_ROW_LIST, NULL);

  return list_view != NULL ? G_LIST_MODEL (hjl_row_list_get_model (HJL_ROW_LIST (list_view))) : NULL;
}

/* Roles are read in a thread, and their rows come with the next frame. */
static gboolean
has_roles (gpointer view)
{
  GListModel *model = get_model (view);

  return model != NULL && g_list_model_get_n_items (model) == 3 && hjl_app_test_shows (view, "Mapped to Backend Engineer");
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = mapping_world_new (NULL);
  g_autoptr (HjlMapping) saved = mapping_world_map (catalogue);

  rig->folder = hjl_test_make_folder ();
  rig->workspace = hjl_app_test_open_workspace (rig->folder);
  mapping_world_store (catalogue, saved, rig->folder);
  rig->view = g_object_new (HJL_TYPE_JOBS_VIEW, "workspace", rig->workspace, NULL);
  rig->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (rig->toasts), rig->view);
  rig->window = hjl_app_test_present (rig->toasts);
  hjl_test_run_until_true (has_roles, rig->view);
  hjl_test_wait_idle ();
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (rig->view), (gpointer *) &rig->view);
  gtk_window_destroy (rig->window);
  /* What is being saved still holds it. */
  hjl_test_run_until_true (is_gone, &rig->view);
  hjl_app_test_close_workspace (rig->workspace);
  hjl_test_remove_folder (rig->folder);
  g_free (rig->folder);
}

static gboolean
has_mapping (Rig        *rig,
             const char *role_id)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);

  return g_hash_table_contains (mappings, role_id);
}

static void
test_notice (Rig          *rig,
             gconstpointer data)
{
  GtkWidget *notice = hjl_app_test_find (rig->view, GTK_TYPE_REVEALER, NULL);

  g_assert_true (hjl_app_test_shows (rig->view, "2 live roles aren’t mapped, so their candidates aren’t exported"));
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (notice)));
  g_assert_true (hjl_app_test_shows (rig->view, "Mapped to Backend Engineer"));
  gtk_widget_activate_action (rig->view, "jobs.show-not-mapped", NULL);
  hjl_test_wait_idle ();
  g_assert_false (hjl_app_test_shows (hjl_app_test_find (rig->view, HJL_TYPE_ROW_LIST, NULL), "Mapped to Backend Engineer"));
}

typedef struct
{
  GtkWidget *view;
  int        width; /* of the list, at most */
} Room;

static gboolean
has_room (gpointer user_data)
{
  Room *room = user_data;

  return gtk_widget_get_width (room->view) > 1000 &&
         gtk_widget_get_width (hjl_app_test_find (room->view, HJL_TYPE_ROW_LIST, NULL)) == room->width;
}

/* Rows are at most as wide as is read well, as those of Candidates. */
static void
test_wide (Rig          *rig,
           gconstpointer data)
{
  Room room = { rig->view, 960 };

  hjl_app_test_resize (rig->window, 1100, 700);
  hjl_test_run_until_true (has_room, &room);
}

static gboolean
is_removed (gpointer user_data)
{
  Rig *rig = user_data;

  return !has_mapping (rig, "role-1") && hjl_app_test_find (rig->toasts, GTK_TYPE_BUTTON, "Undo") != NULL;
}

static gboolean
is_back (gpointer user_data)
{
  return has_mapping (user_data, "role-1");
}

static gboolean
says_three (gpointer user_data)
{
  return hjl_app_test_shows (user_data, "3 live roles aren’t mapped");
}

static void
test_remove (Rig          *rig,
             gconstpointer data)
{
  gtk_widget_activate_action (rig->view, "jobs.remove", "s", "role-1");
  hjl_test_run_until_true (is_removed, rig);
  hjl_test_run_until_true (says_three, rig->view);
  g_signal_emit_by_name (hjl_app_test_find (rig->toasts, GTK_TYPE_BUTTON, "Undo"), "clicked");
  hjl_test_run_until_true (is_back, rig);
  {
    g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);

    g_assert_false (hjl_mapping_get_paused (g_hash_table_lookup (mappings, "role-1")));
  }
}

static gboolean
says_paused (gpointer user_data)
{
  return hjl_app_test_shows (user_data, "Paused: ");
}

static gboolean
says_mapped (gpointer user_data)
{
  return !says_paused (user_data);
}

static gboolean
is_paused (Rig *rig)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);

  return hjl_mapping_get_paused (g_hash_table_lookup (mappings, "role-1"));
}

static void
test_pause (Rig          *rig,
            gconstpointer data)
{
  gtk_widget_activate_action (rig->view, "jobs.pause", "s", "role-1");
  hjl_test_run_until_true (says_paused, rig->view);
  g_assert_true (is_paused (rig));
  gtk_widget_activate_action (rig->view, "jobs.switch-on", "s", "role-1");
  hjl_test_run_until_true (says_mapped, rig->view);
  g_assert_false (is_paused (rig));
}

/* What was removed comes back as it was where it writes for nobody; else paused, as nobody was asked. */
static void
test_restore_waiting (Rig          *rig,
                      gconstpointer data)
{
  mapping_world_store_people ("h-offer", rig->folder);
  gtk_widget_activate_action (rig->view, "jobs.remove", "s", "role-1");
  hjl_test_run_until_true (is_removed, rig);
  g_signal_emit_by_name (hjl_app_test_find (rig->toasts, GTK_TYPE_BUTTON, "Undo"), "clicked");
  hjl_test_run_until_true (is_back, rig);
  g_assert_true (is_paused (rig));
  hjl_test_run_until_true (says_paused, rig->view);
}

/* Who switches a mapping on while people wait sees by name for whom it writes. */
static void
test_switch_on (Rig          *rig,
                gconstpointer data)
{
  mapping_world_store_people ("h-offer", rig->folder);
  gtk_widget_activate_action (rig->view, "jobs.pause", "s", "role-1");
  hjl_test_run_until_true (says_paused, rig->view);
  g_assert_null (hjl_app_test_find_question ());

  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (rig->view, "jobs.switch-on", "s", "role-1");
      hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
      g_assert_cmpstr (adw_message_dialog_get_response_label (hjl_app_test_find_question (), "write"), ==, "_Switch On and Export 2");
      g_assert_false (adw_message_dialog_has_response (hjl_app_test_find_question (), "pause"));
      g_assert_true (hjl_app_test_shows (GTK_WIDGET (hjl_app_test_find_question ()), "Ben Karlsson"));
      hjl_app_test_answer (i == 0 ? "cancel" : "write");
      if (i == 0)
        {
          hjl_test_tasks_wait_idle ();
          g_assert_true (is_paused (rig));
        }
    }
  hjl_test_run_until_true (says_mapped, rig->view);
  g_assert_false (is_paused (rig));
}

static GtkWidget *
find_import (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HJL_IS_IMPORT_WINDOW (window))
        return window;
    }

  return NULL;
}

static gboolean
is_imported (gpointer user_data)
{
  return has_mapping (user_data, "role-2") && find_import () == NULL;
}

static void
test_import (Rig          *rig,
             gconstpointer data)
{
  g_autoptr (GHashTable) mappings = NULL;
  HjlMapping *mapping;
  GtkWidget  *window;

  gtk_widget_activate_action (rig->view, "jobs.import", "s", "role-2");
  window = find_import ();
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Import Existing Configuration");
  g_assert_true (hjl_app_test_shows (window, "Offer"));
  g_assert_true (hjl_app_test_shows (window, "Data Analyst"));
  gtk_widget_activate_action (window, "import.run", NULL);
  hjl_test_run_until_true (is_imported, rig);

  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  mapping = g_hash_table_lookup (mappings, "role-2");
  g_assert_cmpstr (hjl_mapping_get_posting_id (mapping), ==, "p-2");
  g_assert_cmpstr (hjl_mapping_get_target (mapping, "h-offer")->id, ==, "l-offer");
}

static gboolean
may_import (gpointer user_data)
{
  GtkWidget *button = hjl_app_test_find (find_import (), GTK_TYPE_BUTTON, "_Import");

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* The same for what is imported. */
static void
test_import_consent (Rig          *rig,
                     gconstpointer data)
{
  g_autoptr (GHashTable) mappings = NULL;

  mapping_world_store_people_of ("role-2", "h-offer", rig->folder);
  gtk_widget_activate_action (rig->view, "jobs.import", "s", "role-2");
  gtk_widget_activate_action (find_import (), "import.run", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "Export 2 Candidates to Lever?");
  g_assert_true (hjl_app_test_shows (GTK_WIDGET (hjl_app_test_find_question ()), "Export to “Data Analyst” at “Offer”"));
  hjl_app_test_answer ("cancel");
  hjl_test_run_until_true (may_import, NULL);
  g_assert_false (has_mapping (rig, "role-2"));

  gtk_widget_activate_action (find_import (), "import.run", NULL);
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  hjl_app_test_answer ("pause");
  hjl_test_run_until_true (is_imported, rig);
  mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_assert_true (hjl_mapping_get_paused (g_hash_table_lookup (mappings, "role-2")));
}

static gboolean
lists_gardener_alone (gpointer view)
{
  return hjl_app_test_shows (view, "Gardener") && !hjl_app_test_shows (view, "Data Analyst");
}

static void
test_apply (Rig          *rig,
            gconstpointer data)
{
  GtkWidget *window;

  /* Role 3 has no posting that fits: it is left out, and said so. */
  gtk_widget_activate_action (rig->view, "jobs.show-not-mapped", NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (hjl_app_test_find (rig->view, GTK_TYPE_TOGGLE_BUTTON, "Select Several Roles")), TRUE);
  gtk_widget_activate_action (rig->view, "jobs.select-all", NULL);
  gtk_widget_activate_action (rig->view, "jobs.apply", NULL);
  window = find_import ();
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Apply to 2 Roles");
  g_assert_true (hjl_app_test_shows (window, "or this role is skipped"));
  gtk_widget_activate_action (window, "import.run", NULL);
  hjl_test_run_until_true (is_imported, rig);
  g_assert_false (has_mapping (rig, "role-3"));

  /* Of one it is called by what was pressed, too. */
  hjl_test_run_until_true (lists_gardener_alone, rig->view);
  gtk_widget_activate_action (rig->view, "jobs.select-all", NULL);
  gtk_widget_activate_action (rig->view, "jobs.apply", NULL);
  window = find_import ();
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Apply to 1 Role");
  g_assert_nonnull (hjl_app_test_find (window, GTK_TYPE_BUTTON, "_Apply"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkAdjustment *
get_adjustment (Rig *rig)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (hjl_app_test_find (rig->view, HJL_TYPE_ROW_LIST, NULL)));
}

static gboolean
is_too_long (gpointer user_data)
{
  GtkAdjustment *adjustment = get_adjustment (user_data);

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

/* A role that becomes urgent is seen by who looks at the top. */
static void
test_top (Rig          *rig,
          gconstpointer data)
{
  /* Room for less than three roles, whatever the window manager makes of the window. */
  gtk_widget_set_margin_bottom (rig->view, 480);
  hjl_test_run_until_true (is_too_long, rig);
  gtk_widget_activate_action (rig->view, "jobs.remove", "s", "role-1");
  hjl_test_run_until_true (says_three, rig->view);
  hjl_test_wait_idle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (rig)), <=, 0);
}

static void
test_rows (Rig          *rig,
           gconstpointer data)
{
  GtkWidget     *row = hjl_app_test_find (rig->view, HJL_TYPE_ROLE_ROW, NULL);
  GtkOrientable *middle = GTK_ORIENTABLE (gtk_widget_get_template_child (row, HJL_TYPE_ROLE_ROW, "middle"));

  g_assert_cmpint (gtk_orientable_get_orientation (middle), ==, GTK_ORIENTATION_HORIZONTAL);
  /* The whole line, as the list says it. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Data Analyst, Not mapped, 0 accepted · 0 exported, Leeds");
  /* And the button in it. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (hjl_app_test_find (row, GTK_TYPE_MENU_BUTTON, NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Data Analyst, Not mapped, 0 accepted · 0 exported, Leeds");

  g_object_set (rig->view, "narrow", TRUE, NULL);
  g_assert_cmpint (gtk_orientable_get_orientation (middle), ==, GTK_ORIENTATION_VERTICAL);
}

/* By the secondary button or the keyboard, it is the menu of the button in the row. */
static void
test_menu (Rig          *rig,
           gconstpointer data)
{
  GtkWidget     *row = hjl_app_test_find (rig->view, HJL_TYPE_ROLE_ROW, NULL);
  GtkMenuButton *button = GTK_MENU_BUTTON (hjl_app_test_find (row, GTK_TYPE_MENU_BUTTON, NULL));

  g_assert_null (gtk_menu_button_get_menu_model (button));
  g_signal_emit_by_name (hjl_app_test_find (rig->view, HJL_TYPE_ROW_LIST, NULL), "menu", row);
  g_assert_nonnull (gtk_menu_button_get_menu_model (button));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  gtk_menu_button_popdown (button);
}

static void
test_large_text (Rig          *rig,
                 gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          width;
  int          dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  g_object_set (rig->view, "narrow", TRUE, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (hjl_app_test_find (rig->view, GTK_TYPE_TOGGLE_BUTTON, "Select Several Roles")), TRUE);
  hjl_test_wait_idle ();
  gtk_widget_measure (rig->view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static gboolean
are_in_one_line (Rig *rig)
{
  GtkWidget       *search = hjl_app_test_find (rig->view, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget       *filter = hjl_app_test_find (rig->view, GTK_TYPE_DROP_DOWN, NULL);
  graphene_point_t at;

  hjl_test_wait_idle ();
  hjl_app_test_draw (GTK_WIDGET (gtk_widget_get_root (rig->view)));
  g_assert_true (gtk_widget_compute_point (filter, search, &GRAPHENE_POINT_INIT (0, 0), &at));

  return at.y < (float) gtk_widget_get_height (search);
}

/* Search and filters, where there is room. */
static void
test_toolbar (Rig          *rig,
              gconstpointer data)
{
  g_assert_true (are_in_one_line (rig));
  g_object_set (rig->view, "narrow", TRUE, NULL);
  g_assert_false (are_in_one_line (rig));
}

static void
test_nothing_fits (Rig          *rig,
                   gconstpointer data)
{
  GtkWidget *search = hjl_app_test_find (rig->view, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (hjl_app_test_shows (rig->view, "No Roles Found"));
  g_signal_emit_by_name (hjl_app_test_find (rig->view, GTK_TYPE_BUTTON, "Show All Roles"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");

  /* As does Escape. */
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_shows (rig->view, "Data Analyst"));
}

/* Nobody looks yet: no row is made, and nothing is read. */
static void
test_unseen (Rig          *rig,
             gconstpointer data)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (HJL_TYPE_JOBS_VIEW, "workspace", rig->workspace, NULL));
  GtkWindow *window;

  hjl_test_wait_idle ();
  g_assert_null (get_model (view));
  window = hjl_app_test_present (view);
  hjl_test_run_until_true (has_roles, view);
  gtk_window_destroy (window);
  g_object_unref (view);
}

/* The answer comes when nobody is there any more. */
static void
test_away (Rig          *rig,
           gconstpointer data)
{
  GtkWidget *view = g_object_new (HJL_TYPE_JOBS_VIEW, NULL);
  GtkWindow *window = hjl_app_test_present (view);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  g_object_set (view, "workspace", rig->workspace, NULL);
  gtk_window_destroy (window);
  hjl_test_run_until_true (is_gone, &view);
  /* Behind it in the same thread. */
  g_object_set (rig->view, "workspace", NULL, NULL);
  g_object_set (rig->view, "workspace", rig->workspace, NULL);
  hjl_test_run_until_true (has_roles, rig->view);
}

/* Who turns to the view before its roles are there goes on by typing too. */
static void
test_early_focus (Rig          *rig,
                  gconstpointer data)
{
  GtkWidget *view = g_object_new (HJL_TYPE_JOBS_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Before"));
  gtk_box_append (GTK_BOX (box), view);
  window = hjl_app_test_present (box);
  g_object_set (view, "workspace", rig->workspace, NULL);
  gtk_widget_grab_focus (view);
  hjl_test_run_until_true (has_roles, view);
  hjl_test_wait_idle ();
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (window), GTK_TYPE_SEARCH_ENTRY));

  gtk_window_destroy (window);
}

static gboolean
has_one_role (gpointer view)
{
  return g_list_model_get_n_items (get_model (view)) == 1;
}

/* Another environment is opened while the roles of this one are read. */
static void
test_other_profile (Rig          *rig,
                    gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_catalogue_new ();
  g_autoptr (HjlMapping) mapping = hjl_mapping_new ("other");
  g_autoptr (HjlRole) role = hjl_role_new (&(HjlRole){ .id = "other", .title = "Cook", .status = HJL_ROLE_STATUS_LIVE, .accepted_count = -1 });
  g_autofree char *folder = hjl_test_make_folder ();
  HjlWorkspace    *other = hjl_app_test_open_workspace (folder);

  hjl_catalogue_add (catalogue, HJL_LIST_ROLES, role);
  mapping_world_store (catalogue, mapping, folder);
  g_object_set (rig->view, "workspace", NULL, NULL);
  g_object_set (rig->view, "workspace", rig->workspace, NULL);
  g_object_set (rig->view, "workspace", other, NULL);
  hjl_test_run_until_true (has_one_role, rig->view);
  hjl_test_wait_idle ();
  g_assert_true (has_one_role (rig->view));

  g_object_set (rig->view, "workspace", NULL, NULL);
  hjl_app_test_close_workspace (other);
  hjl_test_remove_folder (folder);
}

static gboolean
says_renamed (gpointer view)
{
  return hjl_app_test_shows (view, "Mapped to Platform Engineer");
}

/* A posting that has another name in Lever by now has it here too, though nobody saved the mapping again. */
static void
test_renamed (Rig          *rig,
              gconstpointer data)
{
  g_autoptr (GHashTable) mappings = hjl_workspace_load_mappings (rig->workspace, NULL);
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->workspace, NULL);
  HjlMapping *mapping = g_hash_table_lookup (mappings, "role-1");
  g_autoptr (HjlPosting) posting = hjl_posting_new (&(HjlPosting){
    .id = hjl_mapping_get_posting_id (mapping),
    .title = "Platform Engineer",
    .state = HJL_POSTING_STATE_PUBLISHED,
  });
  g_autoptr (GPtrArray) postings = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hjl_mapping_get_posting_title (mapping), ==, "Backend Engineer");
  g_ptr_array_add (postings, posting);
  g_assert_true (hjl_store_put_postings (store, postings, FALSE, &error));
  g_signal_emit_by_name (rig->workspace, "changed", HJL_CHANGES_CATALOGUE);
  hjl_test_run_until_true (says_renamed, rig->view);
}

static void
test_finalizes (void)
{
  hjl_app_test_finalizes (HJL_TYPE_JOBS_VIEW);
  hjl_app_test_finalizes (HJL_TYPE_ROLE_ROW);
  g_assert_null (find_import ());
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/jobs-view/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("notice", test_notice);
  add_test ("remove", test_remove);
  add_test ("pause", test_pause);
  add_test ("restore-waiting", test_restore_waiting);
  add_test ("switch-on", test_switch_on);
  add_test ("import-consent", test_import_consent);
  add_test ("import", test_import);
  add_test ("apply", test_apply);
  add_test ("top", test_top);
  add_test ("rows", test_rows);
  add_test ("renamed", test_renamed);
  add_test ("menu", test_menu);
  add_test ("large-text", test_large_text);
  add_test ("wide", test_wide);
  add_test ("toolbar", test_toolbar);
  add_test ("nothing-fits", test_nothing_fits);
  add_test ("unseen", test_unseen);
  add_test ("early-focus", test_early_focus);
  add_test ("away", test_away);
  add_test ("other-profile", test_other_profile);
  g_test_add_func ("/jobs-view/finalizes", test_finalizes);

  return g_test_run ();
}
