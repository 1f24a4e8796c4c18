/* test-application.c: the program from its start to its end: what it asks, tells, and when it goes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/preferences/hjl-app-settings.h"
#include "app/preferences/hjl-preferences-window.h"
#include "app/application/hjl-application.h"
#include "app/widgets/hjl-window-over.h"
#include "app/window/hjl-help-window.h"
#include "app/window/hjl-window.h"
#include "app/mapping/hjl-mapping-view.h"
#include "app-run.h"
#include "hjl-app-test.h"
#include "hjl-test-desktop.h"
#include "hjl-test-tasks.h"
#include "store/hjl-store-lists.h"

/* An environment of both accounts, whose roles were read before; one has become live since, and is not mapped. */
static void
make_profile (const char *id)
{
  g_autofree char *database = app_run_dup_database (id);
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  app_run_make_profile (id);
  store = hjl_store_open (database, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_ptr_array_add (roles, hjl_role_new (&(HjlRole){ .id = "r1", .title = "Baker", .status = HJL_ROLE_STATUS_LIVE, .accepted_count = -1 }));
  g_assert_true (hjl_store_put_roles (store, roles, 1, &error));
  g_assert_true (hjl_store_end_role_scan (store, 1, &error));
  g_assert_true (hjl_store_set_value (store, "roles/first-list", "1", &error));
  g_assert_true (hjl_store_set_value (store, "account/hackajob/way", "1", &error));
  g_assert_true (hjl_store_set_value (store, "account/lever/way", "1", &error));
  g_assert_no_error (error);
}

static void
script_asks (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  app_run_see (window, "New role: Baker");
  g_assert_cmpuint (hjl_test_desktop_count (), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
}

static void
script_asks_no_more (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  hjl_test_tasks_wait_idle ();
  g_assert_null (hjl_app_test_find (window, g_type_from_name ("AdwToastWidget"), NULL));
  gtk_widget_activate_action (window, "app.quit", NULL);
}

/* A new role asks once, over restarts; the window's end is the program's. */
static void
test_asks_once (void)
{
  make_profile ("asks");
  app_run_set_setting ("notifications", FALSE);
  app_run ("asks", script_asks);
  app_run ("asks", script_asks_no_more);
  app_run_set_setting ("notifications", TRUE);
}

#define NEW_ROLE "1 new live role isn’t mapped"

static gboolean
is_told (gpointer user_data)
{
  return hjl_test_desktop_shows (NEW_ROLE);
}

static void
script_background (GApplication *application)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  GtkWidget       *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  app_run_see (window, "New role: Baker");
  /* No sync works without their tokens: it is told now, and not in the background once more. */
  app_run_see (window, "is not connected. Connect it first.");
  gtk_window_close (GTK_WINDOW (window));
  hjl_test_run_until_true (app_run_has_no_window, application);

  /* A second role comes while nobody looks. */
  {
    g_autofree char *database = app_run_dup_database ("background");
    g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);
    g_autoptr (HjlStore) store = hjl_store_open (database, HJL_STORE_READ_WRITE, &error);

    g_assert_no_error (error);
    g_ptr_array_add (roles, hjl_role_new (&(HjlRole){ .id = "r2", .title = "Gardener", .status = HJL_ROLE_STATUS_LIVE, .accepted_count = -1 }));
    g_assert_true (hjl_store_put_roles (store, roles, 2, &error));
  }
  app_run_set_setting ("notifications", TRUE);
  hjl_test_run_until_true (is_told, NULL);
  told = hjl_test_desktop_dup_told (NEW_ROLE);
  g_assert_cmpstr (told, ==, NEW_ROLE "\nCandidates aren’t exported until their role is mapped.");

  /* It leads to the mapping. */
  hjl_test_desktop_click (NEW_ROLE);
  window = app_run_wait_for_window (application);
  app_run_see (window, "Gardener");
  g_assert_nonnull (hjl_app_test_find (window, HJL_TYPE_MAPPING_VIEW, NULL));
  gtk_widget_activate_action (window, "app.quit", NULL);
}

/* Without a window it goes on where somebody wants that, tells what is new without saying of whom, and
 * quits all the same. */
static void
test_background (void)
{
  make_profile ("background");
  app_run_set_setting ("run-in-background", TRUE);
  /* The first role comes with the window, which may not be the active one yet: that is another story. */
  app_run_set_setting ("notifications", FALSE);
  app_run ("background", script_background);
  app_run_set_setting ("run-in-background", FALSE);
}

static gboolean
tells_of_itself (gpointer user_data)
{
  return hjl_test_desktop_shows ("HjLever keeps syncing in the background");
}

static gboolean
tells_nothing (gpointer user_data)
{
  return !tells_of_itself (NULL);
}

static void
see_itself (void)
{
  g_test_message ("Waiting for it to tell of itself");
  hjl_test_run_until_true (tells_of_itself, NULL);
  hjl_test_desktop_wait_idle ();
}

/* Quits, and is started again before all is closed. */
static GtkWidget *
quit_and_start (GApplication *application)
{
  hjl_test_run_until_true (app_run_is_open, app_run_wait_for_window (application));
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  hjl_test_run_until_true (app_run_has_no_window, application);
  g_application_activate (application);

  return app_run_wait_for_window (application);
}

/* The window comes back, and is one like any other: closed, it goes on in the background. */
static void
script_quit_again (GApplication *application)
{
  GtkWidget *window = quit_and_start (application);

  hjl_test_run_until_true (app_run_is_open, window);
  gtk_window_close (GTK_WINDOW (window));
  see_itself ();

  /* From there it is quit for good, also where it was about to come back. */
  g_application_activate (application);
  window = app_run_wait_for_window (application);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  hjl_test_run_until_true (app_run_has_no_window, application);
  g_application_activate (application);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

static void
test_quit_again (void)
{
  make_profile ("quit-again");
  app_run_set_setting ("run-in-background", TRUE);
  app_run ("quit-again", script_quit_again);
  app_run_set_setting ("run-in-background", FALSE);
}

/* What asks for something in the name of the window keeps it until the answer comes, here for ever. */
static void
script_held (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application), *next;

  hjl_test_run_until_true (app_run_is_open, window);
  g_object_ref (window);
  next = quit_and_start (application);
  g_assert_true (next != window);
  hjl_test_run_until_true (app_run_is_open, next);
  g_object_ref (next);
  gtk_window_close (GTK_WINDOW (next));
  see_itself ();
  g_application_activate (application);
  g_object_unref (next);
  hjl_test_run_until_true (app_run_is_open, app_run_wait_for_window (application));
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  hjl_test_run_until_true (app_run_has_no_window, application);
  g_object_unref (window);
}

/* A window that is gone comes back as another one, whoever still holds the first. */
static void
test_held (void)
{
  make_profile ("held");
  app_run_set_setting ("run-in-background", TRUE);
  app_run ("held", script_held);
  app_run_set_setting ("run-in-background", FALSE);
}

static gboolean
is_beside (GtkWidget *window,
           gpointer   type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (window, GPOINTER_TO_SIZE (type));
}

static gboolean
has_beside (gpointer type)
{
  return hjl_window_find (is_beside, type) != NULL;
}

/* The window that @action shows is shown once, and anew where somebody still holds the last one. */
static void
show_twice (GApplication *application,
            const char   *action,
            GType         type)
{
  gpointer   which = GSIZE_TO_POINTER (type);
  GtkWidget *first, *next;

  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
  hjl_test_run_until_true (has_beside, which);
  first = g_object_ref (hjl_window_find (is_beside, which));
  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
  g_assert_true (hjl_window_find (is_beside, which) == first);
  gtk_window_close (GTK_WINDOW (first));
  g_assert_false (has_beside (which));

  g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
  hjl_test_run_until_true (has_beside, which);
  next = hjl_window_find (is_beside, which);
  g_assert_true (next != first);
  gtk_window_close (GTK_WINDOW (next));
  g_object_unref (first);
}

static void
script_held_beside (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  show_twice (application, "preferences", HJL_TYPE_PREFERENCES_WINDOW);
  show_twice (application, "help", HJL_TYPE_HELP_WINDOW);
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_held_beside (void)
{
  make_profile ("held-beside");
  app_run ("held-beside", script_held_beside);
}

static void
script_hidden (GApplication *application)
{
  see_itself ();
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));

  /* Somebody opens it: the window is there with what is open already, and says that it runs. */
  g_application_activate (application);
  hjl_test_run_until_true (app_run_is_open, app_run_wait_for_window (application));
  hjl_test_run_until_true (tells_nothing, NULL);
  gtk_window_close (GTK_WINDOW (app_run_wait_for_window (application)));
  see_itself ();
  /* As the notification's button does. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

/* Switched off while the window is open again: it ends with it. */
static void
script_switched_off (GApplication *application)
{
  see_itself ();
  g_application_activate (application);
  hjl_test_run_until_true (app_run_is_open, app_run_wait_for_window (application));
  app_run_set_setting ("run-in-background", FALSE);
  gtk_window_close (GTK_WINDOW (app_run_wait_for_window (application)));
}

static void
script_ends (GApplication *application)
{
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
}

/* As after login: without a window, where somebody wants that; else it ends. */
static void
test_hidden (void)
{
  const char *const arguments[] = { "--background", "--profile", "background", NULL };

  app_run_with (arguments, script_ends);
  app_run_set_setting ("run-in-background", TRUE);
  app_run_set_setting ("sync-automatically", FALSE);
  app_run_with (arguments, script_ends);
  app_run_set_setting ("sync-automatically", TRUE);
  app_run_with (arguments, script_hidden);
  app_run_with (arguments, script_switched_off);
  hjl_test_run_until_true (tells_nothing, NULL);
  app_run_set_setting ("run-in-background", FALSE);
}

static void
script_sandbox (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  app_run_see (window, "Sandbox: this is Lever’s test environment");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const pages[] = { "connection", "jobs", "candidates" };

      hjl_window_show_page (HJL_WINDOW (window), pages[i]);
      g_assert_true (hjl_app_test_shows (window, "Sandbox: this is Lever’s test environment"));
    }
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_sandbox (void)
{
  app_run ("sandbox", script_sandbox);
}

static void
script_production (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  g_assert_false (hjl_app_test_shows (window, "Sandbox"));
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_production (void)
{
  app_run ("production", script_production);
}

static gboolean
is_sandbox (gpointer application)
{
  GList *windows = gtk_application_get_windows (application);

  return windows != NULL && hjl_app_test_shows (windows->data, "Sandbox: this is Lever’s test environment");
}

static void
script_switches (GApplication *application)
{
  GtkWidget  *window = app_run_wait_for_window (application);
  GtkWidget  *row;
  GListModel *names;

  hjl_test_run_until_true (app_run_is_open, window);
  app_run_see (window, "Environment");
  row = hjl_app_test_find (window, ADW_TYPE_COMBO_ROW, "Environment");
  names = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      if (strstr (gtk_string_object_get_string (name), "andbox") != NULL)
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
          break;
        }
    }
  hjl_test_run_until_true (is_sandbox, application);

  /* It is what opens from now on, and shows so. */
  window = app_run_wait_for_window (application);
  app_run_see (window, "Environment");
  row = hjl_app_test_find (window, ADW_TYPE_COMBO_ROW, "Environment");
  g_assert_true (hjl_app_test_shows (row, "andbox"));
  gtk_window_close (GTK_WINDOW (window));
}

/* Each environment is opened anew, with a window of its own. */
static void
test_switches (void)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);
  g_autofree char *environment = NULL;

  app_run ("production", script_switches);
  environment = g_settings_get_string (settings, "profile");
  g_assert_cmpstr (environment, ==, "sandbox");
  g_settings_reset (settings, "profile");
}

static gboolean
is_demo (gpointer application)
{
  GList *windows = gtk_application_get_windows (application);

  return windows != NULL && hjl_app_test_shows (windows->data, "Demo: made-up people") &&
         hjl_app_test_find (windows->data, GTK_TYPE_BUTTON, "Leave Demo") != NULL;
}

static gboolean
offers_demo (gpointer application)
{
  GList *windows = gtk_application_get_windows (application);

  return windows != NULL && !hjl_app_test_shows (windows->data, "Demo: made-up people") &&
         hjl_app_test_find (windows->data, GTK_TYPE_BUTTON, "Try with Sample Data") != NULL;
}

static void
press (GApplication *application,
       const char   *label)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  g_signal_emit_by_name (hjl_app_test_find (windows->data, GTK_TYPE_BUTTON, label), "clicked");
}

static gboolean
starts_after_login (gpointer user_data)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", APPLICATION_ID ".desktop", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
starts_no_more (gpointer user_data)
{
  return !starts_after_login (NULL);
}

/* Twice, as nothing of the first time may be left. */
static void
script_demo (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  for (guint i = 0; i < 2; i++)
    {
      hjl_test_run_until_true (offers_demo, application);
      g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (application), "leave-demo"));
      press (application, "Try with Sample Data");
      hjl_test_run_until_true (is_demo, application);
      g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (application), "enter-demo"));
      press (application, "Leave Demo");
    }
  hjl_test_run_until_true (offers_demo, application);

  /* The setting is heard as before, */
  app_run_set_setting ("run-in-background", TRUE);
  hjl_test_run_until_true (starts_after_login, NULL);
  press (application, "Try with Sample Data");
  hjl_test_run_until_true (is_demo, application);
  /* and what was chosen elsewhere meanwhile counts once the demo is over. */
  app_run_set_setting ("run-in-background", FALSE);
  press (application, "Leave Demo");
  hjl_test_run_until_true (starts_no_more, NULL);
  hjl_test_run_until_true (offers_demo, application);
  gtk_window_close (GTK_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data));
}

/* From the first page into the demo and back with one click; what is there of one's own stays as it is. */
static void
test_demo_from_inside (void)
{
  g_autofree char *database = app_run_dup_database ("production");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            n_before;
  gsize            n_after;

  app_run ("production", script_production);
  g_assert_true (g_file_get_contents (database, &before, &n_before, NULL));
  app_run ("production", script_demo);
  g_assert_true (g_file_get_contents (database, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static GtkWidget *
enter_demo (GApplication *application)
{
  hjl_test_run_until_true (offers_demo, application);
  press (application, "Try with Sample Data");
  hjl_test_run_until_true (is_demo, application);

  return gtk_application_get_windows (GTK_APPLICATION (application))->data;
}

static gboolean
is_own_window (gpointer application)
{
  GList *windows = gtk_application_get_windows (application);

  return windows != NULL && !hjl_app_test_shows (windows->data, "Demo: made-up people") && app_run_is_open (windows->data);
}

/* Of the demo that was entered from inside, its window alone is closed. */
static void
script_closes_demo (GApplication *application)
{
  app_run_wait_for_window (application);
  gtk_window_close (GTK_WINDOW (enter_demo (application)));
  /* It is not the demo that goes on: it comes back as one's own. */
  hjl_test_run_until_true (app_run_has_no_window, application);
  see_itself ();
  g_application_activate (application);
  hjl_test_run_until_true (is_own_window, application);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

static void
script_ends_with_demo (GApplication *application)
{
  app_run_wait_for_window (application);
  gtk_window_close (GTK_WINDOW (enter_demo (application)));
}

static void
test_demo_closed (void)
{
  app_run_set_setting ("run-in-background", TRUE);
  app_run ("production", script_closes_demo);
  app_run_set_setting ("run-in-background", FALSE);
  app_run ("production", script_ends_with_demo);
}

static void
script_nobody (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  app_run_see (window, "nobody");
  gtk_window_close (GTK_WINDOW (window));
}

/* An environment that is not there says so in the window, which closes as any other. */
static void
test_no_profile (void)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);

  g_settings_set_string (settings, "profile", "nobody");
  app_run (NULL, script_nobody);
  g_settings_reset (settings, "profile");
}

static GSubprocess *
start_again (const char *environment)
{
  const char *const arguments[] = { "--profile", environment, NULL };

  return app_run_again (arguments);
}

/* A name that does not exist is an error, with those that do. */
static void
test_wrong_name (void)
{
  g_autoptr (GSubprocess) process = start_again ("nosuch");
  g_autofree char *said = app_run_wait_for_end (process, 2);

  g_assert_nonnull (strstr (said, "nosuch"));
  g_assert_nonnull (strstr (said, "production"));
  g_assert_nonnull (strstr (said, "sandbox"));
}

/* A locale that says nothing of a charset: names are UTF-8, in and out. */
static void
test_locales (void)
{
  static const char *const locales[] = { "C", "POSIX", "C.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *old = g_strdup (g_getenv ("LC_ALL"));
      g_autoptr (GSubprocess) process = NULL;
      g_autofree char *said = NULL;

      g_setenv ("LC_ALL", locales[i], TRUE);
      process = start_again ("m\u00fcnchen \u6771\u4eac");
      if (old != NULL)
        g_setenv ("LC_ALL", old, TRUE);
      else
        g_unsetenv ("LC_ALL");
      said = app_run_wait_for_end (process, 2);
      g_test_message ("%s: %s", locales[i], said);
      g_assert_nonnull (strstr (said, "m\u00fcnchen \u6771\u4eac"));
    }
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
script_again (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);
  GtkWidget *before = NULL;
  GtkWidget *row;

  g_set_weak_pointer (&before, window);
  hjl_test_run_until_true (app_run_is_open, window);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GSubprocess) process = start_again (i == 0 ? "production" : "sandbox");
      g_autofree char *said = app_run_wait_for_end (process, 0);

      g_assert_nonnull (strstr (said, "HjLever is already running"));
      /* The one that is open comes forward only. */
      if (i == 0)
        g_assert_true (app_run_wait_for_window (application) == before);
    }
  hjl_test_run_until_true (is_gone, &before);

  window = app_run_wait_for_window (application);
  app_run_see (window, "Environment");
  row = hjl_app_test_find (window, ADW_TYPE_COMBO_ROW, "Environment");
  g_assert_true (hjl_app_test_shows (row, "andbox"));
  gtk_window_close (GTK_WINDOW (window));
}

/* Somebody starts it once more with another environment: that opens, for this time. */
static void
test_again (void)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);
  g_autofree char *before = g_settings_get_string (settings, "profile");
  g_autofree char *environment = NULL;

  app_run ("production", script_again);
  environment = g_settings_get_string (settings, "profile");
  g_assert_cmpstr (environment, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", TRUE);
  hjl_app_test_init (&argc, &argv);
  hjl_test_desktop_start ();

  g_test_add_func ("/app/application/asks-once", test_asks_once);
  g_test_add_func ("/app/application/background", test_background);
  g_test_add_func ("/app/application/quit-again", test_quit_again);
  g_test_add_func ("/app/application/held", test_held);
  g_test_add_func ("/app/application/held-beside", test_held_beside);
  g_test_add_func ("/app/application/hidden", test_hidden);
  g_test_add_func ("/app/application/sandbox", test_sandbox);
  g_test_add_func ("/app/application/production", test_production);
  g_test_add_func ("/app/application/switches", test_switches);
  g_test_add_func ("/app/application/demo-from-inside", test_demo_from_inside);
  g_test_add_func ("/app/application/demo-closed", test_demo_closed);
  g_test_add_func ("/app/application/no-profile", test_no_profile);
  g_test_add_func ("/app/application/wrong-name", test_wrong_name);
  g_test_add_func ("/app/application/locales", test_locales);
  g_test_add_func ("/app/application/again", test_again);

  return g_test_run ();
}
