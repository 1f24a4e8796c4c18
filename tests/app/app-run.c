/* app-run.c: runs the program in the test's own process, and once more as somebody types it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app-run.h"

#include <adwaita.h>

#include "app/application/hjl-application.h"
#include "app/preferences/hjl-app-settings.h"
#include "hjl-app-test.h"

/* Seconds: longer than a wait, which says what for. */
#define LIMIT (2 * HJL_TEST_LIMIT)

#define PROFILE                                                                                                            \
  "[Profile]\nName=Test\n[Lever]\nApi=http://127.0.0.1:9/v1\nAuthorize=http://127.0.0.1:9/a\nToken=http://127.0.0.1:9/t\n" \
  "[Hackajob]\nApi=http://127.0.0.1:9/v1\nAuthorize=http://127.0.0.1:9/a\nToken=http://127.0.0.1:9/t\n"

typedef struct
{
  GApplication *application;
  AppRunScript  script;
} Run;

static gboolean
on_script_cb (gpointer user_data)
{
  Run *run = user_data;

  run->script (run->application);

  return G_SOURCE_REMOVE;
}

static gboolean G_GNUC_NORETURN
on_limit_cb (gpointer user_data)
{
  g_error ("The program did not end");
}

/* Runs the program with @environment until it ends by itself. @environment: (nullable): as the settings say */
void
app_run_with (const char *const *arguments,
              AppRunScript       script)
{
  g_autoptr (HjlApplication) application = hjl_application_new ();
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  Run   state = { G_APPLICATION (application), script };
  guint limit = g_timeout_add_seconds (LIMIT, on_limit_cb, NULL);

  g_ptr_array_add (line, (gpointer) "hjlever");
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, (gpointer) arguments[i]);
  g_ptr_array_add (line, NULL);
  g_idle_add (on_script_cb, &state);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), line->len - 1, (char **) line->pdata), ==, 0);
  g_source_remove (limit);
}

void
app_run (const char  *environment,
         AppRunScript script)
{
  const char *const arguments[] = { environment != NULL ? "--profile" : NULL, environment, NULL };

  app_run_with (arguments, script);
}

static gboolean
has_window (gpointer application)
{
  return gtk_application_get_windows (application) != NULL;
}

GtkWidget *
app_run_wait_for_window (GApplication *application)
{
  hjl_test_run_until_true (has_window, application);

  return gtk_application_get_windows (GTK_APPLICATION (application))->data;
}

gboolean
app_run_has_no_window (gpointer application)
{
  return gtk_application_get_windows (application) == NULL;
}

static const char *expected;

static gboolean
shows_expected (gpointer window)
{
  return hjl_app_test_shows (window, expected);
}

void
app_run_see (GtkWidget  *window,
             const char *text)
{
  g_test_message ("Waiting to see “%s”", text);
  expected = text;
  hjl_test_run_until_true (shows_expected, window);
}

gboolean
app_run_is_open (gpointer window)
{
  g_autoptr (HjlWorkspace) workspace = NULL;

  g_object_get (window, "workspace", &workspace, NULL);

  return workspace != NULL;
}

void
app_run_set_setting (const char *key,
                     gboolean    value)
{
  g_autoptr (GSettings) settings = hjl_app_settings_new (FALSE);

  g_settings_set_boolean (settings, key, value);
}

void
app_run_make_profile (const char *id)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "hjlever", "profiles", NULL);
  g_autofree char *file = g_strconcat (id, ".ini", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, PROFILE, -1, NULL));
}

char *
app_run_dup_database (const char *id)
{
  return g_build_filename (g_get_user_data_dir (), "hjlever", id, "hjlever.db", NULL);
}

GSubprocess *
app_run_again (const char *const *arguments)
{
  g_autofree char *program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "app", "hjlever", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;
  GSubprocess *process;

  g_strv_builder_add (builder, program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (builder, arguments[i]);
  line = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) line, G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);

  g_assert_no_error (error);

  return process;
}

char *
app_run_wait_for_end (GSubprocess *process,
                      int          status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, hjl_test_got_result, &result);
  g_subprocess_communicate_utf8_finish (process, hjl_test_wait (&result), NULL, &said, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);

  return said;
}
