/* test-search.c: the desktop's search, as it asks over the bus: names where it is allowed, and nothing where not
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "../core/store/hjl-store-help.h"
#include "app-run.h"
#include "app/candidates/hjl-candidates-view.h"
#include "hjl-app-test.h"
#include "hjl-test-tasks.h"
#include "store/hjl-store-lists.h"

#define EMAIL "dina.archer@example.org"

/* The desktop's own connection: of the program it knows what the bus says. */
static GDBusConnection *shell;

/* Returns: (transfer full): what the call returned */
static GVariant *
call (const char *method,
      GVariant   *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *returned;

  g_dbus_connection_call (shell, "org.example.HjLever", "/org/example/HjLever/SearchProvider", "org.gnome.Shell.SearchProvider2", method,
                          parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, hjl_test_got_result, &result);
  returned = g_dbus_connection_call_finish (shell, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return returned;
}

/* Returns: (transfer full): the results, with blanks between them */
static char *
search (const char *words)
{
  g_auto (GStrv) terms = g_strsplit (words, " ", -1);
  g_autoptr (GVariant) returned = call ("GetInitialResultSet", g_variant_new ("(^as)", terms));
  g_autoptr (GVariant) narrowed = NULL;
  g_autofree const char **results = NULL;
  g_autofree const char **again = NULL;
  g_autofree char        *joined = NULL;

  g_variant_get (returned, "(^a&s)", &results);
  narrowed = call ("GetSubsearchResultSet", g_variant_new ("(^as^as)", results, terms));
  g_variant_get (narrowed, "(^a&s)", &again);
  joined = g_strjoinv (" ", (char **) again);
  g_assert_true (g_strv_equal ((const char *const *) results, (const char *const *) again));

  return g_steal_pointer (&joined);
}

#define assert_finds(words, results)          \
  G_STMT_START                                \
  {                                           \
    g_autofree char *found_ = search (words); \
                                              \
    g_assert_cmpstr (found_, ==, results);    \
  }                                           \
  G_STMT_END

static void
put (HjlStore   *store,
     const char *id,
     const char *name)
{
  HjlCandidate *candidate = make_candidate (id, 1000);

  candidate->name = g_strdup (name);
  take_candidate (store, candidate);
}

static void
make_people (const char *profile)
{
  g_autofree char *database = app_run_dup_database (profile);
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  app_run_make_profile (profile);
  store = hjl_store_open (database, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_ptr_array_add (roles, hjl_role_new (&(HjlRole){ .id = "r1", .title = "Archivist", .accepted_count = -1 }));
  g_assert_true (hjl_store_put_roles (store, roles, 1, &error));
  put (store, "c1", "Dina Archer");
  put (store, "c2", "Zoë Archer-Ångström");
  put (store, "c3", NULL);
  put (store, "c4", "Dina of the File");
}

static void
script_off (GApplication *application)
{
  g_auto (GStrv) ids = g_strsplit ("people/c1 people/c2", " ", -1);
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) list = NULL;

  app_run_set_setting ("desktop-search", FALSE);
  assert_finds ("archer", "");
  assert_finds ("", "");
  metas = call ("GetResultMetas", g_variant_new ("(^as)", ids));
  list = g_variant_get_child_value (metas, 0);
  g_assert_cmpuint (g_variant_n_children (list), ==, 0);
  g_variant_unref (call ("ActivateResult", g_variant_new ("(s^asu)", "people/c1", ids, 0)));
  g_variant_unref (call ("LaunchSearch", g_variant_new ("(^asu)", ids, 0)));
  g_assert_true (app_run_has_no_window (application));
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

/* Started by the search, as by the desktop, and not allowed: as it is at first. */
static void
test_off (void)
{
  const char *const arguments[] = { "--profile", "people", "--gapplication-service", NULL };

  make_people ("people");
  app_run_with (arguments, script_off);
}

static gboolean
shows_person (gpointer application)
{
  return !app_run_has_no_window (application) && hjl_app_test_shows (app_run_wait_for_window (application), "Dina Archer");
}

static void
script_on (GApplication *application)
{
  g_auto (GStrv) ids = g_strsplit ("people/c2 other/c1 people/c3 people/c1 people/gone nonsense", " ", -1);
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) list = NULL;
  g_autofree char *text = NULL;
  const char      *name = NULL;
  const char      *description = NULL;
  g_autoptr (GVariant) first = NULL;

  app_run_set_setting ("desktop-search", TRUE);
  assert_finds ("archer", "people/c1 people/c2");
  assert_finds ("ARCHER dina", "people/c1");
  assert_finds ("zoe angstrom", "people/c2");
  assert_finds ("dina", "people/c1 people/c4");
  /* A role, and what is nobody's name. */
  assert_finds ("archivist", "");
  assert_finds ("dina nobody", "");
  assert_finds ("%", "");
  assert_finds (" ", "");

  metas = call ("GetResultMetas", g_variant_new ("(^as)", ids));
  list = g_variant_get_child_value (metas, 0);
  text = g_variant_print (list, FALSE);
  g_test_message ("%s", text);
  g_assert_cmpuint (g_variant_n_children (list), ==, 2);
  g_assert_null (strchr (text, '@'));
  first = g_variant_get_child_value (list, 0);
  g_assert_cmpuint (g_variant_n_children (first), ==, 3);
  g_assert_true (g_variant_lookup (first, "name", "&s", &name));
  g_assert_true (g_variant_lookup (first, "description", "&s", &description));
  g_assert_cmpstr (name, ==, "Zoë Archer-Ångström");
  g_assert_cmpstr (description, ==, "Archivist · Waiting");

  /* Nothing opened until somebody chose one. */
  g_assert_true (app_run_has_no_window (application));
  g_variant_unref (call ("ActivateResult", g_variant_new ("(s^asu)", "people/c1", ids, 0)));
  hjl_test_run_until_true (shows_person, application);

  g_variant_unref (call ("LaunchSearch", g_variant_new ("(^asu)", (const char *[]){ "ang", "archer", "ZOE", NULL }, 0)));
  app_run_see (app_run_wait_for_window (application), "Zoë Archer-Ångström");

  /* Switched off, nothing is found any more. */
  app_run_set_setting ("desktop-search", FALSE);
  assert_finds ("archer", "");
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

static void
test_on (void)
{
  const char *const arguments[] = { "--profile", "people", "--gapplication-service", NULL };

  make_people ("people");
  app_run_with (arguments, script_on);
}

static void
script_empty (GApplication *application)
{
  app_run_set_setting ("desktop-search", TRUE);
  assert_finds ("archer", "");
  app_run_set_setting ("desktop-search", FALSE);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

/* Nothing was ever kept there, and nothing is made by asking. */
static void
test_empty (void)
{
  const char *const arguments[] = { "--profile", "empty", "--gapplication-service", NULL };
  g_autofree char  *database = app_run_dup_database ("empty");

  app_run_make_profile ("empty");
  app_run_with (arguments, script_empty);
  g_assert_false (g_file_test (database, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  hjl_app_test_init (&argc, &argv);
  shell = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                                  G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                  NULL, NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/app/search/off", test_off);
  g_test_add_func ("/app/search/on", test_on);
  g_test_add_func ("/app/search/empty", test_empty);

  status = g_test_run ();
  g_object_unref (shell);

  return status;
}
