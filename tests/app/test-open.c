/* test-open.c: files that come from outside: the command line, the desktop, another start of the program
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/application/hjl-application.h"
#include "app/preferences/hjl-app-settings.h"
#include "app/mapping/hjl-mapping-view.h"
#include "app/review/hjl-review-window.h"
#include "app/window/hjl-recent-roles.h"
#include "app/window/hjl-window.h"
#include "app-run.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "store/hjl-store-book.h"
#include "store/hjl-store-drafts.h"

#define CV "Dina Archer\ndina.archer@example.org\n\nExperience\n2019-2024 Engineer at Example\n"

static char *folder;

static char *
put_file (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, CV, -1, NULL));

  return path;
}

/* @n_roles: kept by hand; candidates come from files then. With none they come by the feed. */
static void
make_profile (const char *id,
              guint       n_roles)
{
  g_autofree char *database = app_run_dup_database (id);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  app_run_make_profile (id);
  store = hjl_store_open (database, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_roles; i++)
    {
      g_autofree char *title = g_strdup_printf ("Role %u", i + 1);
      g_autofree char *role_id = NULL;

      if (i == 0)
        g_assert_true (hjl_store_open_book (store, 1, &error));
      role_id = hjl_store_add_book_role (store, NULL, title, 1, &error);
      g_assert_no_error (error);
    }
  g_assert_true (hjl_store_set_value (store, "settings/candidates-from", n_roles > 0 ? "files" : "feed", &error));
  g_assert_no_error (error);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static gboolean
has_no_window (gpointer user_data)
{
  return find_window (HJL_TYPE_WINDOW) == NULL;
}

static gboolean
is_reviewed (gpointer text)
{
  GtkWidget *window = find_window (HJL_TYPE_REVIEW_WINDOW);

  return window != NULL && hjl_app_test_shows (window, text);
}

static gboolean
is_profile (gpointer id)
{
  g_autoptr (HjlWorkspace) workspace = NULL;
  GtkWidget *window = find_window (HJL_TYPE_WINDOW);

  if (window != NULL)
    g_object_get (window, "workspace", &workspace, NULL);

  return workspace != NULL && g_str_equal (hjl_environment_get_id (hjl_workspace_get_environment (workspace)), id);
}

static gboolean
has_activity (gpointer user_data)
{
  GType type = g_type_from_name ("HjlActivityWindow");

  return type != 0 && find_window (type) != NULL;
}

static guint
count_drafts (const char *id)
{
  g_autofree char *database = app_run_dup_database (id);
  g_autoptr (HjlStore) store = hjl_store_open (database, HJL_STORE_READ_ONLY, NULL);

  return hjl_store_count_drafts (store, NULL);
}

static void
quit (GtkWidget *window)
{
  gtk_widget_activate_action (window, "app.quit", NULL);
}

/* What a second start says. */
static void
start (const char *const *arguments,
       int                status,
       const char        *said)
{
  g_autoptr (GSubprocess) process = app_run_again (arguments);
  g_autofree char *text = app_run_wait_for_end (process, status);

  g_test_message ("%s", text);
  if (said != NULL)
    g_assert_nonnull (strstr (text, said));
}

static void
script_open (GApplication *application)
{
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  const char      *arguments[] = { path, NULL };
  GtkWidget       *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  start (arguments, 0, NULL);
  hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
  g_assert_cmpuint (count_drafts ("one"), ==, 1);
  quit (window);
}

/* One role, so nothing is asked. */
static void
test_open (void)
{
  make_profile ("one", 1);
  app_run ("one", script_open);
}

/* Twice, while the window closes: it comes back with what both brought. */
static void
script_closing (GApplication *application)
{
  g_autofree char *first = put_file ("Dina Archer CV.txt");
  g_autofree char *second = g_build_filename (folder, "Peter Holm CV.txt", NULL);
  g_autoptr (GFile) one = g_file_new_for_path (first);
  g_autoptr (GFile) other = g_file_new_for_path (second);
  GtkWidget *window = app_run_wait_for_window (application);

  g_assert_true (g_file_set_contents (second, "Peter Holm\npeter.holm@example.org\n", -1, NULL));
  hjl_test_run_until_true (app_run_is_open, window);
  gtk_window_close (GTK_WINDOW (window));
  hjl_test_run_until_true (has_no_window, NULL);
  g_application_open (application, &one, 1, "");
  g_application_open (application, &other, 1, "");
  hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
  hjl_test_run_until_true (is_reviewed, (gpointer) "Peter Holm");
  g_assert_cmpuint (count_drafts ("closing"), ==, 2);
  quit (find_window (HJL_TYPE_WINDOW));
}

static void
test_closing (void)
{
  make_profile ("closing", 1);
  app_run ("closing", script_closing);
}

/* What a second start does with files of @id. */
static void
add_to_profile (GApplication *application,
                const char   *id,
                const char   *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char      *uris[] = { uri, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (application), "add-to-profile", g_variant_new ("(s^as)", id, uris));
}

/* While the window closes, for two profiles: each comes to its own, one after the other. */
static void
script_closing_two (GApplication *application)
{
  g_autofree char *first = put_file ("Dina Archer CV.txt");
  g_autofree char *second = g_build_filename (folder, "Peter Holm CV.txt", NULL);
  GtkWidget       *window = app_run_wait_for_window (application);

  g_assert_true (g_file_set_contents (second, "Peter Holm\npeter.holm@example.org\n", -1, NULL));
  hjl_test_run_until_true (app_run_is_open, window);
  gtk_window_close (GTK_WINDOW (window));
  hjl_test_run_until_true (has_no_window, NULL);
  add_to_profile (application, "mine", first);
  add_to_profile (application, "yours", second);
  hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (count_drafts ("mine"), ==, 1);
  g_assert_cmpuint (count_drafts ("yours"), ==, 0);

  gtk_window_close (GTK_WINDOW (find_window (HJL_TYPE_WINDOW)));
  hjl_test_run_until_true (is_reviewed, (gpointer) "Peter Holm");
  g_assert_cmpuint (count_drafts ("mine"), ==, 1);
  g_assert_cmpuint (count_drafts ("yours"), ==, 1);
  quit (find_window (HJL_TYPE_WINDOW));
}

static void
test_closing_two (void)
{
  make_profile ("mine", 1);
  make_profile ("yours", 1);
  app_run ("mine", script_closing_two);
}

static gboolean
is_asked (gpointer user_data)
{
  return hjl_app_test_is_asked (NULL);
}

static gboolean
has_editor (gpointer window)
{
  GtkWidget *view = hjl_app_test_find (window, HJL_TYPE_MAPPING_VIEW, NULL);

  return view != NULL && hjl_mapping_view_get_editor (HJL_MAPPING_VIEW (view)) != NULL;
}

/* Whoever stays for a mapping that is not saved wants nothing of it any more. */
static void
script_stays (GApplication *application)
{
  g_autofree char *database = app_run_dup_database ("stays");
  g_autoptr (HjlStore) store = hjl_store_open (database, HJL_STORE_READ_ONLY, NULL);
  g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, NULL);
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  GtkWidget       *window = app_run_wait_for_window (application);
  GtkWidget       *view;

  hjl_test_run_until_true (app_run_is_open, window);
  gtk_widget_activate_action (window, "win.open-mapping", "s", ((HjlRole *) g_ptr_array_index (roles, 0))->id);
  hjl_test_run_until_true (has_editor, window);
  view = hjl_app_test_find (window, HJL_TYPE_MAPPING_VIEW, NULL);
  hjl_mapping_editor_set_landing (hjl_mapping_view_get_editor (HJL_MAPPING_VIEW (view)), "l-screen", "Screen");
  add_to_profile (application, "later", path);
  hjl_test_run_until_true (is_asked, NULL);
  hjl_app_test_answer ("cancel");
  hjl_test_tasks_wait_idle ();

  g_action_group_activate_action (G_ACTION_GROUP (application), "open-profile", g_variant_new_string ("later"));
  hjl_test_run_until_true (is_asked, NULL);
  hjl_app_test_answer ("discard");
  hjl_test_run_until_true (is_profile, (gpointer) "later");
  hjl_test_tasks_wait_idle ();
  g_assert_null (find_window (HJL_TYPE_REVIEW_WINDOW));
  g_assert_false (hjl_app_test_is_asked (NULL));
  quit (find_window (HJL_TYPE_WINDOW));
}

static void
test_stays (void)
{
  make_profile ("stays", 1);
  make_profile ("later", 1);
  app_run ("stays", script_stays);
  g_assert_cmpuint (count_drafts ("later"), ==, 0);
}

static gboolean
is_demo (gpointer user_data)
{
  GtkWidget *window = find_window (HJL_TYPE_WINDOW);

  return window != NULL && hjl_app_test_shows (window, "Demo: made-up people") && app_run_is_open (window);
}

/* Ways by which something of one's own comes, while the demo is open that was entered from inside. */
static const struct
{
  const char *action; /* nullable: a file is opened */
  const char *profile;
} ways[] = {
  { NULL, "own" },
  { "add-to-profile", "own" },
  { "add-to-profile", "own-2" },
  { "open-profile", "own-2" },
  { "show", "own" },
  { "show", "own-2" },
};

static void
script_demo (GApplication *application)
{
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const char *id = ways[i].profile;

      g_test_message ("%s %s", ways[i].action, id);
      hjl_test_run_until_true (app_run_is_open, app_run_wait_for_window (application));
      g_action_group_activate_action (G_ACTION_GROUP (application), "enter-demo", NULL);
      hjl_test_run_until_true (is_demo, NULL);

      if (ways[i].action == NULL)
        g_application_open (application, &file, 1, "");
      else if (g_str_equal (ways[i].action, "add-to-profile"))
        add_to_profile (application, id, path);
      else if (g_str_equal (ways[i].action, "open-profile"))
        g_action_group_activate_action (G_ACTION_GROUP (application), "open-profile", g_variant_new_string (id));
      else
        g_action_group_activate_action (G_ACTION_GROUP (application), "show", g_variant_new ("(sss)", id, "activity", ""));
      hjl_test_run_until_true (is_profile, (gpointer) id);
      if (ways[i].action != NULL && g_str_equal (ways[i].action, "show"))
        hjl_test_run_until_true (has_activity, NULL);
      else if (ways[i].action == NULL || g_str_equal (ways[i].action, "add-to-profile"))
        hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
    }
  quit (find_window (HJL_TYPE_WINDOW));
}

static void
test_demo (void)
{
  make_profile ("own", 1);
  make_profile ("own-2", 1);
  app_run ("own", script_demo);
}

static void
script_two (GApplication *application)
{
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  g_autofree char *missing = g_build_filename (folder, "nobody.pdf", NULL);
  const char      *arguments[] = { missing, path, NULL };
  const char      *gone[] = { missing, NULL };
  GtkWidget       *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  /* Nothing of it is there: it is said where it was typed, and here nothing happens. */
  start (gone, 2, "There is no file or folder");
  hjl_test_tasks_wait_idle ();
  g_assert_false (hjl_app_test_is_asked (NULL));

  /* One is, and a role has to be chosen. What is not there is said in the review, too. */
  start (arguments, 0, "nobody.pdf");
  hjl_test_run_until_true (is_asked, NULL);
  hjl_app_test_answer ("confirm");
  hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
  hjl_test_run_until_true (is_asked, NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (hjl_app_test_find_question ()), "nobody.pdf"));
  hjl_app_test_answer ("close");
  quit (window);
}

static void
test_two (void)
{
  make_profile ("two", 2);
  app_run ("two", script_two);
}

static void
script_cold (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
  quit (window);
}

/* The window was not open: the program starts with the files, a folder as well. */
static void
test_cold (void)
{
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  const char      *arguments[] = { "--profile", "cold", folder, NULL };

  make_profile ("cold", 1);
  app_run_with (arguments, script_cold);
}

static void
script_activated (GApplication *application)
{
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  const char      *uris[] = { uri, NULL };
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  /* As a desktop does that knows of D-Bus. */
  g_dbus_connection_call (bus, APPLICATION_ID, "/org/example/HjLever", "org.freedesktop.Application", "Open",
                          g_variant_new ("(^as@a{sv})", uris, g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0)), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
  quit (find_window (HJL_TYPE_WINDOW));
}

/* A drop on the icon with no window: the service opens it. */
static void
test_activated (void)
{
  const char *arguments[] = { "--gapplication-service", NULL };
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);

  make_profile ("service", 1);
  g_settings_set_string (settings, "profile", "service");
  app_run_with (arguments, script_activated);
  g_settings_reset (settings, "profile");
}

static void
script_profile (GApplication *application)
{
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  const char      *arguments[] = { "--profile", "other", path, NULL };
  GtkWidget       *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  start (arguments, 0, "HjLever is already running");
  hjl_test_run_until_true (is_reviewed, (gpointer) "Dina Archer");
  quit (find_window (HJL_TYPE_WINDOW));
}

/* They belong to the profile that was named, whatever is open. */
static void
test_profile (void)
{
  make_profile ("first", 1);
  make_profile ("other", 1);
  app_run ("first", script_profile);
  g_assert_cmpuint (count_drafts ("first"), ==, 0);
  g_assert_cmpuint (count_drafts ("other"), ==, 1);
}

static void
script_feed (GApplication *application)
{
  g_autofree char *path = put_file ("Dina Archer CV.txt");
  const char      *arguments[] = { path, NULL };
  GtkWidget       *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  start (arguments, 0, NULL);
  app_run_see (window, "Choose first that candidates come from files");
  g_assert_null (find_window (HJL_TYPE_REVIEW_WINDOW));
  quit (window);
}

static void
test_feed (void)
{
  make_profile ("feed", 0);
  app_run ("feed", script_feed);
}

static void
script_actions (GApplication *application)
{
  GtkWidget *window = app_run_wait_for_window (application);

  hjl_test_run_until_true (app_run_is_open, window);
  g_action_group_activate_action (G_ACTION_GROUP (application), "add-candidates", NULL);
  hjl_test_run_until_true (is_asked, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (hjl_app_test_find_question ()), ==, "For Which Role?");
  hjl_app_test_answer ("cancel");
  quit (window);
}

/* Every action of the desktop file is one of the program's. */
static void
test_actions (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "data", APPLICATION_ID ".desktop", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GApplication) application = G_APPLICATION (hjl_application_new ());
  g_autofree char *exec = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  exec = g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, "Exec", NULL);
  g_assert_cmpstr (exec, ==, "hjlever %F");
  names = g_key_file_get_string_list (file, G_KEY_FILE_DESKTOP_GROUP, "Actions", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), >=, 2);
  g_assert_true (g_application_register (application, NULL, &error));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *group = g_strdup_printf ("Desktop Action %s", names[i]);
      g_autofree char *line = g_strdup_printf ("gapplication action " APPLICATION_ID " %s", names[i]);
      g_autofree char *run = g_key_file_get_string (file, group, "Exec", NULL);

      g_test_message ("%s", names[i]);
      g_assert_cmpstr (run, ==, line);
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), names[i]));
    }
}

static void
test_add_candidates (void)
{
  make_profile ("adds", 2);
  app_run ("adds", script_actions);
}

/* Where a notification leads, and what shows that it did: a window's title, or what is on the page. */
static const struct
{
  const char *place;
  const char *detail;
  const char *window; /* nullable: the title of another window */
  const char *page;   /* nullable */
} places[] = {
  { "attention", "", NULL, "candidates" },
  { "not-mapped", "", NULL, "jobs" },
  { "broken", "", NULL, "jobs" },
  { "mapping", "ROLE", NULL, "jobs" },
  { "connection", "", NULL, "connection" },
  { "todo", "", "HjlTodoWindow", "candidates" },
  { "review", "", "HjlPreviewWindow", NULL },
  { "activity", "", "HjlActivityWindow", NULL },
  { "erase", "12", NULL, NULL },
};
static guint place;

static gboolean
is_at_place (gpointer application)
{
  GtkWidget *window = find_window (HJL_TYPE_WINDOW);
  GType      other = places[place].window != NULL ? g_type_from_name (places[place].window) : 0;
  GtkWidget *stack;

  if (window == NULL || !app_run_is_open (window))
    return FALSE;
  if (places[place].window != NULL && (other == 0 || find_window (other) == NULL))
    return FALSE;
  /* Whoever the notification spoke of, nobody is held now. */
  if (g_str_equal (places[place].place, "erase"))
    return hjl_app_test_shows (window, "Nobody is waiting to be erased any more.");
  if (places[place].page == NULL)
    return TRUE;

  stack = hjl_app_test_find (window, ADW_TYPE_VIEW_STACK, NULL);
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (stack)), places[place].page) != 0)
    return FALSE;

  return !g_str_equal (places[place].place, "mapping") || hjl_app_test_find (window, g_type_from_name ("HjlMappingView"), NULL) != NULL;
}

static gboolean
shows_no_mapping (gpointer user_data)
{
  return hjl_app_test_find (find_window (HJL_TYPE_WINDOW), g_type_from_name ("HjlMappingView"), NULL) == NULL;
}

static void
script_place (GApplication *application)
{
  g_autofree char *role_id = NULL;
  const char      *detail = places[place].detail;

  if (g_str_equal (detail, "ROLE"))
    {
      g_autofree char *database = app_run_dup_database ("places");
      g_autoptr (HjlStore) store = hjl_store_open (database, HJL_STORE_READ_ONLY, NULL);
      g_autoptr (GPtrArray) roles = hjl_store_list_book_roles (store, NULL);

      role_id = g_strdup (((HjlRole *) g_ptr_array_index (roles, 0))->id);
      detail = role_id;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "show", g_variant_new ("(sss)", "places", places[place].place, detail));
  hjl_test_run_until_true (is_at_place, application);
  /* Where a mapping is open, the list of those that are broken is behind it. */
  if (g_str_equal (places[place].place, "mapping"))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "show", g_variant_new ("(sss)", "places", "broken", ""));
      hjl_test_run_until_true (shows_no_mapping, NULL);
    }
  quit (find_window (HJL_TYPE_WINDOW));
}

/* A click starts the program, whose own profile is another one. */
static void
test_places (void)
{
  const char *const arguments[] = { "--gapplication-service", NULL };

  make_profile ("places", 1);
  for (place = 0; place < G_N_ELEMENTS (places); place++)
    {
      g_test_message ("%s", places[place].place);
      app_run_with (arguments, script_place);
      hjl_test_wait_idle ();
    }
}

static char *recent[4]; /* the ids of the profile’s roles */
static char *wanted_role;

static gboolean
is_at_wanted_role (gpointer user_data)
{
  GtkWidget *window = find_window (HJL_TYPE_WINDOW);
  GtkWidget *view = window != NULL ? hjl_app_test_find (window, HJL_TYPE_MAPPING_VIEW, NULL) : NULL;

  return view != NULL && g_str_equal (hjl_mapping_view_get_role_id (HJL_MAPPING_VIEW (view)), wanted_role);
}

/* The first of those that are kept. */
static gboolean
is_kept (gpointer role_id)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);
  g_autofree char *profile = NULL;
  g_autofree char *kept = NULL;

  return hjl_recent_roles_get (settings, 0, &profile, &kept) && g_str_equal (kept, role_id);
}

static void
script_look_at_roles (GApplication *application)
{
  static const guint looks[] = { 2, 0, 1, 0, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      wanted_role = recent[looks[i]];
      g_action_group_activate_action (G_ACTION_GROUP (application), "show",
                                      g_variant_new ("(sss)", "recent", "mapping", wanted_role));
      hjl_test_run_until_true (is_at_wanted_role, NULL);
      hjl_test_run_until_true (is_kept, wanted_role);
    }
  quit (find_window (HJL_TYPE_WINDOW));
}

static void
assert_not_kept (GSettings  *settings,
                 const char *role_id,
                 guint       n_kept)
{
  g_autofree char *profile = NULL;
  g_autofree char *kept = NULL;
  guint            n = 0;

  for (; hjl_recent_roles_get (settings, n, &profile, &kept); n++)
    {
      g_assert_cmpstr (kept, !=, role_id);
      g_clear_pointer (&profile, g_free);
      g_clear_pointer (&kept, g_free);
    }
  g_assert_cmpuint (n, ==, n_kept);
}

static gboolean
tells_it_is_gone (gpointer user_data)
{
  return hjl_app_test_shows (find_window (HJL_TYPE_WINDOW), "This role isn’t there any more.");
}

static void
remove_role (const char *role_id)
{
  g_autofree char *database = app_run_dup_database ("recent");
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (database, HJL_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (hjl_store_remove_book_role (store, role_id, &error));
  g_assert_no_error (error);
}

static void
script_recent_roles (GApplication *application)
{
  static const guint roles[] = { 0, 2, 3 };
  static const guint turns[] = { 2, 0 }; /* the first is gone */
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);
  g_autoptr (GVariant) kept = NULL;

  /* Each look makes a role the most recent one, so that the third is always the one before last. */
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      wanted_role = recent[roles[i]];
      g_action_group_activate_action (G_ACTION_GROUP (application), "recent-role-3", NULL);
      hjl_test_run_until_true (is_at_wanted_role, NULL);
      hjl_test_run_until_true (is_kept, wanted_role);
    }
  kept = g_settings_get_value (settings, "recent-roles");
  g_assert_cmpuint (g_variant_n_children (kept), ==, 3);

  /* One that is gone is told of, and led to no more; nothing of it can be saved. */
  remove_role (recent[2]);
  g_action_group_activate_action (G_ACTION_GROUP (application), "recent-role-2", NULL);
  hjl_test_run_until_true (tells_it_is_gone, NULL);
  hjl_test_run_until_true (shows_no_mapping, NULL);
  assert_not_kept (settings, recent[2], 2);
  g_action_group_activate_action (G_ACTION_GROUP (application), "show", g_variant_new ("(sss)", "recent", "mapping", recent[2]));
  hjl_test_run_until_true (shows_no_mapping, NULL);
  assert_not_kept (settings, recent[2], 2);

  /* Whoever has turned to another role meanwhile stays there. */
  wanted_role = recent[0];
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    g_assert_true (gtk_widget_activate_action (find_window (HJL_TYPE_WINDOW), "win.open-mapping", "s", recent[turns[i]]));
  hjl_test_run_until_true (is_kept, wanted_role);
  hjl_test_wait_idle ();
  g_assert_true (is_at_wanted_role (NULL));
  quit (find_window (HJL_TYPE_WINDOW));
}

static void
script_no_role (GApplication *application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "recent-role-1", NULL);
  app_run_wait_for_window (application);
  hjl_test_run_until_true (app_run_is_open, find_window (HJL_TYPE_WINDOW));
  g_assert_true (shows_no_mapping (NULL));
  quit (find_window (HJL_TYPE_WINDOW));
}

/* The desktop's menu leads back to them, also when that starts the program, whose own profile is another one. */
static void
test_recent_roles (void)
{
  const char *const arguments[] = { "--gapplication-service", NULL };
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);
  g_autofree char *database = app_run_dup_database ("recent");
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GPtrArray) roles = NULL;

  g_settings_reset (settings, "recent-roles");
  make_profile ("recent", G_N_ELEMENTS (recent));
  store = hjl_store_open (database, HJL_STORE_READ_ONLY, NULL);
  roles = hjl_store_list_book_roles (store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (recent); i++)
    recent[i] = g_strdup (((HjlRole *) g_ptr_array_index (roles, i))->id);

  app_run ("recent", script_no_role);
  hjl_test_wait_idle ();
  app_run ("recent", script_look_at_roles);
  hjl_test_wait_idle ();
  app_run_with (arguments, script_recent_roles);
  hjl_test_wait_idle ();

  g_settings_reset (settings, "recent-roles");
  for (guint i = 0; i < G_N_ELEMENTS (recent); i++)
    g_clear_pointer (&recent[i], g_free);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *reader = NULL;
  int              status;

  hjl_app_test_init (&argc, &argv);
  /* That a role is not mapped is another story. */
  app_run_set_setting ("notifications", FALSE);
  folder = hjl_test_make_folder ();
  reader = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_setenv ("HJLEVER_READ_CV", reader, TRUE);

  g_test_add_func ("/app/open/open", test_open);
  g_test_add_func ("/app/open/closing", test_closing);
  g_test_add_func ("/app/open/closing-two", test_closing_two);
  g_test_add_func ("/app/open/stays", test_stays);
  g_test_add_func ("/app/open/demo", test_demo);
  g_test_add_func ("/app/open/two", test_two);
  g_test_add_func ("/app/open/cold", test_cold);
  g_test_add_func ("/app/open/activated", test_activated);
  g_test_add_func ("/app/open/profile", test_profile);
  g_test_add_func ("/app/open/feed", test_feed);
  g_test_add_func ("/app/open/add-candidates", test_add_candidates);
  g_test_add_func ("/app/open/places", test_places);
  g_test_add_func ("/app/open/recent-roles", test_recent_roles);
  /* Last: the name on the bus stays with an application that never ran. */
  g_test_add_func ("/app/open/actions", test_actions);

  status = g_test_run ();
  hjl_test_remove_folder (folder);

  return status;
}
