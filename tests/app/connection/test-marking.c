/* test-marking.c: how candidates are marked in Lever: what is chosen, kept, and shown as it will look
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"

#include "app/connection/hjl-marking-group.h"
#include "app/connection/hjl-source-picture.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"

typedef struct
{
  HjlSyncRig *sync;
  GtkWidget  *root;
  GtkWidget  *group;
  GtkWindow  *window;
} Rig;

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  rig->sync = hjl_sync_rig_new (NULL);
  rig->root = adw_toast_overlay_new ();
  rig->group = g_object_new (HJL_TYPE_MARKING_GROUP, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (rig->root), rig->group);
  rig->window = hjl_app_test_present (rig->root);
  hjl_marking_group_set_workspace (HJL_MARKING_GROUP (rig->group), rig->sync->workspace);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  gtk_window_destroy (rig->window);
  hjl_test_wait_idle ();
  hjl_sync_rig_free (rig->sync);
}

static GtkWidget *
find_row (Rig        *rig,
          const char *title)
{
  GtkWidget *row = hjl_app_test_find (rig->group, ADW_TYPE_PREFERENCES_ROW, title);

  g_assert_nonnull (row);

  return row;
}

static void
enter (Rig        *rig,
       const char *title,
       const char *text)
{
  GtkWidget *row = find_row (rig, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static char *
describe_settings (Rig *rig)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->sync->workspace);
  g_autofree char *tags = g_strjoinv ("|", settings->tags != NULL ? settings->tags : (char *[]){ NULL });

  return g_strdup_printf ("%s, %s, %s, %s, %u", settings->source, settings->origin, tags,
                          settings->acting_user_id != NULL ? "somebody" : "nobody", settings->keep_days);
}

static const char *wanted;

static gboolean
is_kept (gpointer user_data)
{
  g_autofree char *text = describe_settings (user_data);

  return g_str_equal (text, wanted);
}

static void
wait_for_settings (Rig        *rig,
                   const char *text)
{
  g_test_message ("Waiting for %s", text);
  wanted = text;
  hjl_test_run_until_true (is_kept, rig);
}

static gboolean
pictures (Rig        *rig,
          const char *text)
{
  return hjl_app_test_shows (hjl_app_test_find (rig->group, HJL_TYPE_SOURCE_PICTURE, NULL), text);
}

/* What is typed shows at once as Lever will show it, is kept once it is applied, and takes nothing else
 * of the settings with it. */
static void
test_marks (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->sync->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  settings->keep_days = 90;
  hjl_workspace_save_settings_async (rig->sync->workspace, settings, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (rig->sync->workspace, hjl_test_wait (&result), &error));
  g_assert_no_error (error);
  wait_for_settings (rig, "hackajob, sourced, , nobody, 90");

  g_assert_true (pictures (rig, "hackajob"));
  g_assert_true (pictures (rig, "Sourced"));
  gtk_editable_set_text (GTK_EDITABLE (find_row (rig, "Source")), "hackajob UK");
  g_assert_true (pictures (rig, "hackajob UK"));
  enter (rig, "Source", " hackajob UK ");
  wait_for_settings (rig, "hackajob UK, sourced, , nobody, 90");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (rig, "Origin")), 1);
  wait_for_settings (rig, "hackajob UK, agency, , nobody, 90");
  g_assert_true (pictures (rig, "Agency"));
  enter (rig, "Tags, Separated by Commas", "urgent,, north west ,");
  wait_for_settings (rig, "hackajob UK, agency, urgent|north west, nobody, 90");
  g_assert_true (pictures (rig, "north west"));
}

static gboolean
says_empty (gpointer root)
{
  return hjl_app_test_shows (root, "The source cannot be empty");
}

/* Without a source nobody would be found again: that is said, and what was there stays. */
static void
test_empty_source (Rig          *rig,
                   gconstpointer data)
{
  g_autofree char *after = NULL;

  enter (rig, "Source", "  ");
  hjl_test_run_until_true (says_empty, rig->root);
  after = describe_settings (rig);
  g_assert_cmpstr (after, ==, "hackajob, sourced, , nobody, 0");
}

/* Those who are active in Lever, and nobody at first. */
static void
test_acting_user (Rig          *rig,
                  gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  AdwComboRow *row = ADW_COMBO_ROW (find_row (rig, "Fallback Owner"));
  guint        active = 0;

  hjl_workspace_refresh_async (rig->sync->workspace, HJL_LIST_USERS, NULL, hjl_test_got_result, &result);
  catalogue = hjl_finish_pointer (rig->sync->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  hjl_marking_group_refresh (HJL_MARKING_GROUP (rig->group));
  hjl_test_tasks_wait_idle ();
  for (guint i = 0; i < hjl_catalogue_get_list (catalogue, HJL_LIST_USERS)->len; i++)
    active += ((HjlUser *) g_ptr_array_index (hjl_catalogue_get_list (catalogue, HJL_LIST_USERS), i))->active;
  g_assert_cmpuint (active, >, 0);
  g_assert_cmpuint (active, <, hjl_catalogue_get_list (catalogue, HJL_LIST_USERS)->len);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, active + 1);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);

  adw_combo_row_set_selected (row, 1);
  wait_for_settings (rig, "hackajob, sourced, , somebody, 0");
  adw_combo_row_set_selected (row, 0);
  wait_for_settings (rig, "hackajob, sourced, , nobody, 0");
}

/* Who types before the users are read keeps who was chosen. */
static void
test_early (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (rig->sync->workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  settings->acting_user_id = g_strdup ("user-who-is-away");
  hjl_workspace_save_settings_async (rig->sync->workspace, settings, NULL, hjl_test_got_result, &result);
  hjl_finish (rig->sync->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
  rig->group = g_object_new (HJL_TYPE_MARKING_GROUP, NULL);
  window = hjl_app_test_present (rig->group);
  hjl_marking_group_set_workspace (HJL_MARKING_GROUP (rig->group), rig->sync->workspace);
  enter (rig, "Tags, Separated by Commas", "early");
  wait_for_settings (rig, "hackajob, sourced, early, somebody, 0");
  hjl_test_tasks_wait_idle ();
  g_assert_true (hjl_app_test_shows (rig->group, "Someone Lever doesn’t list"));
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/marking/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("marks", test_marks);
  add_test ("empty-source", test_empty_source);
  add_test ("acting-user", test_acting_user);
  add_test ("early", test_early);

  return g_test_run ();
}
