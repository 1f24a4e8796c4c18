/* test-preferences.c: what is chosen in Preferences is kept, and asks before it erases; the help is whole
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"

#include "app/preferences/hjl-brake-group.h"
#include "app/preferences/hjl-app-settings.h"
#include "app/window/hjl-help-window.h"
#include "app/preferences/hjl-preferences-window.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"

static GtkWidget *
find_row (GtkWindow  *window,
          const char *title)
{
  GtkWidget *row = hjl_app_test_find (GTK_WIDGET (window), ADW_TYPE_PREFERENCES_ROW, title);

  g_assert_nonnull (row);

  return row;
}

static void
choose (GtkWindow  *window,
        const char *title,
        const char *value)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (window, title));
  GListModel  *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), value))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_error ("“%s” has no “%s”", title, value);
}

static char *
get_chosen (GtkWindow  *window,
            const char *title)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (find_row (window, title)));

  return g_strdup (gtk_string_object_get_string (item));
}

#define assert_chosen(window, title, value)                \
  G_STMT_START                                             \
  {                                                        \
    g_autofree char *chosen_ = get_chosen (window, title); \
                                                           \
    g_assert_cmpstr (chosen_, ==, value);                  \
  }                                                        \
  G_STMT_END

static void
test_program_settings (void)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (TRUE);
  g_autofree char *address = NULL;
  GtkWindow       *window = GTK_WINDOW (hjl_preferences_window_new (NULL, settings, NULL));

  gtk_window_present (window);
  assert_chosen (window, "How Often", "Every minute");
  choose (window, "How Often", "Every 15 minutes");
  g_assert_cmpuint (g_settings_get_uint (settings, "sync-interval"), ==, 900);
  g_assert_false (g_settings_get_boolean (settings, "run-in-background"));
  gtk_widget_activate (find_row (window, "Keep Running in the Background"));
  g_assert_true (g_settings_get_boolean (settings, "run-in-background"));
  gtk_widget_activate (find_row (window, "Notifications"));
  g_assert_false (g_settings_get_boolean (settings, "notifications"));
  g_assert_false (g_settings_get_boolean (settings, "desktop-search"));
  gtk_widget_activate (find_row (window, "Find Candidates in the Desktop’s Search"));
  g_assert_true (g_settings_get_boolean (settings, "desktop-search"));
  gtk_widget_activate (find_row (window, "Sync Automatically"));
  g_assert_false (g_settings_get_boolean (settings, "sync-automatically"));
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, "Email Address")), "csm@hackajob.example");
  address = g_settings_get_string (settings, "contact-address");
  g_assert_cmpstr (address, ==, "csm@hackajob.example");

  /* Somebody's own number, set by another tool. */
  g_settings_set_uint (settings, "sync-interval", 100);
  assert_chosen (window, "How Often", "Every 5 minutes");

  /* It belongs to an environment, and none is open. */
  g_assert_false (gtk_widget_is_sensitive (find_row (window, "Keep Closed Candidates For")));
  gtk_window_destroy (window);
}

static gboolean
is_kept_for (gpointer workspace)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (workspace);

  return settings->keep_days == 365 && settings->activity_days == 0;
}

/* Where nobody would be erased nobody is asked; the rest of the environment's settings stays. */
static void
test_retention (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GSettings) settings = hjl_app_settings_new (TRUE);
  g_autoptr (HjlSettings) before = hjl_workspace_dup_settings (rig->workspace);
  g_autoptr (HjlSettings) after = NULL;
  GtkWindow *window = GTK_WINDOW (hjl_preferences_window_new (NULL, settings, rig->workspace));

  gtk_window_present (window);
  assert_chosen (window, "Keep Closed Candidates For", "Forever");
  assert_chosen (window, "Keep the Timeline For", "180 days");
  choose (window, "Keep Closed Candidates For", "1 year");
  choose (window, "Keep the Timeline For", "Forever");
  hjl_test_run_until_true (is_kept_for, rig->workspace);
  after = hjl_workspace_dup_settings (rig->workspace);
  g_assert_cmpstr (after->source, ==, before->source);
  g_assert_cmpstr (after->acting_user_id, ==, before->acting_user_id);
  gtk_window_destroy (window);
  hjl_test_wait_idle ();
}

static void
find_spin (GtkWidget *widget,
           GPtrArray *found)
{
  if (GTK_IS_SPIN_BUTTON (widget) && gtk_widget_get_ancestor (widget, HJL_TYPE_BRAKE_GROUP) != NULL)
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_spin (child, found);
}

static gboolean
is_bound (gpointer workspace)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (workspace);

  return settings->most_people == 5 && settings->most_share == 30 && settings->most_exports == 50;
}

/* As the wheel does, where it comes to @button at all. */
static void
turn_wheel (GtkWidget *button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (button);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE)
        g_signal_emit_by_name (controller, "scroll", 0.0, 1.0, &handled);
    }
}

/* The bounds that a sync stops at are those of Preferences. */
static void
test_brake (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (GSettings) settings = hjl_app_settings_new (TRUE);
  GtkWindow *window = GTK_WINDOW (hjl_preferences_window_new (NULL, settings, rig->workspace));
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  gtk_window_present (window);
  find_spin (GTK_WIDGET (window), buttons);
  g_assert_cmpuint (buttons->len, ==, 3);
  /* Who scrolls the page over them changes none. */
  for (guint i = 0; i < buttons->len; i++)
    turn_wheel (g_ptr_array_index (buttons, i));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (g_ptr_array_index (buttons, 0)), ==, 10);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (g_ptr_array_index (buttons, 1)), ==, 20);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (g_ptr_array_index (buttons, 2)), ==, 25);
  gtk_spin_button_set_value (g_ptr_array_index (buttons, 0), 5);
  gtk_spin_button_set_value (g_ptr_array_index (buttons, 1), 30);
  gtk_spin_button_set_value (g_ptr_array_index (buttons, 2), 50);
  hjl_test_run_until_true (is_bound, rig->workspace);
  gtk_window_destroy (window);
  hjl_test_wait_idle ();
}

static gboolean
is_kept_for_a_month (gpointer workspace)
{
  g_autoptr (HjlSettings) settings = hjl_workspace_dup_settings (workspace);

  return settings->keep_days == 30;
}

static void
test_asks (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (GSettings) settings = hjl_app_settings_new (TRUE);
  g_autoptr (HjlSyncReport) exported = NULL;
  g_autoptr (HjlSyncReport) followed = NULL;
  g_autoptr (JsonObject) archived = NULL;
  g_autoptr (HjlSettings) kept = NULL;
  g_autofree char *done = NULL;
  GtkWindow       *window;

  options.plain = TRUE;
  options.candidates = 2;
  options.live_roles = 1;
  options.rate = 0;
  rig = hjl_sync_rig_new (&options);
  hjl_sync_rig_map_all (rig);
  exported = hjl_sync_rig_sync (rig);
  done = hjl_sync_rig_pick_exported (rig, 0);
  archived = hjl_sync_rig_control (rig, "lever-archive", "{'candidate':'%s','reason':'Underqualified'}", done);
  followed = hjl_sync_rig_sync (rig);
  hjl_sync_rig_set_ahead (31 * 24);

  window = GTK_WINDOW (hjl_preferences_window_new (NULL, settings, rig->workspace));
  gtk_window_present (window);
  choose (window, "Keep Closed Candidates For", "30 days");
  /* What is chosen beside it meanwhile says nothing of them. */
  choose (window, "Keep the Timeline For", "Forever");
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  hjl_test_tasks_wait_idle ();
  g_assert_false (is_kept_for_a_month (rig->workspace));
  g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "Erase the data of 1 person here?");
  assert_chosen (window, "Keep Closed Candidates For", "Forever");
  adw_message_dialog_response (hjl_app_test_find_question (), "cancel");
  hjl_test_wait_idle ();
  kept = hjl_workspace_dup_settings (rig->workspace);
  g_assert_cmpuint (kept->keep_days, ==, 0);

  choose (window, "Keep Closed Candidates For", "30 days");
  hjl_test_run_until_true (hjl_app_test_is_asked, NULL);
  adw_message_dialog_response (hjl_app_test_find_question (), "confirm");
  hjl_test_run_until_true (is_kept_for_a_month, rig->workspace);
  hjl_test_wait_idle ();
  assert_chosen (window, "Keep Closed Candidates For", "30 days");

  hjl_sync_rig_set_ahead (0);
  gtk_window_destroy (window);
  hjl_test_wait_idle ();
}

static void
count_action (GtkWidget *widget,
              guint     *n)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GVariant *value;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "help.go") == 0)
    {
      value = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));
      g_assert_true (g_action_parse_detailed_name (g_variant_get_string (value, NULL), &name, &target, NULL));
      *n += 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count_action (child, n);
}

/* The connection guide, all of it, without a network. */
static void
test_help (void)
{
  static const char *const texts[] = {
    "Master Account permission",
    "a plain Admin is not enough",
    "1. Connect",
    "2. Add and Map Your Roles",
    "No mapping means no automation",
    "3. Add Candidates",
    "the source “hackajob” is shown next to the origin",
    "Interview times stay where you arranged them",
    "What Stays on This Computer",
    "Still Stuck?",
  };
  static const char *const buttons[] = {
    "Check Permissions",
    "Open Jobs",
    "Preview",
    "Show Who Needs Attention",
    "Contact Your Customer Success Manager",
    "Preferences",
  };
  GtkWindow *window = GTK_WINDOW (hjl_help_window_new (NULL));
  guint      n = 0;

  gtk_window_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!hjl_app_test_shows (GTK_WIDGET (window), texts[i]))
      g_error ("The help does not say “%s”", texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_nonnull (hjl_app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, buttons[i]));
  count_action (GTK_WIDGET (window), &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (buttons));
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/preferences/program-settings", test_program_settings);
  g_test_add_func ("/app/preferences/retention", test_retention);
  g_test_add_func ("/app/preferences/asks", test_asks);
  g_test_add_func ("/app/preferences/brake", test_brake);
  g_test_add_func ("/app/help/whole", test_help);

  return g_test_run ();
}
