/* test-open-uri.c: a browser that is started is nobody's child, and knows who asked
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "workspace/hjl-open-uri.h"
#include "hjl-test-utils.h"

static char *
get_report (void)
{
  return g_build_filename (g_get_user_config_dir (), "opened", NULL);
}

/* The browser: this program again. It says what it was given and which session it is in. */
static int
report (const char *uri)
{
  g_autofree char *path = get_report ();
  g_autofree char *text = g_strdup_printf ("%s %s %d", uri, g_getenv ("HJL_TEST_CONTEXT"), (int) getsid (0));

  return g_file_set_contents (path, text, -1, NULL) ? 0 : 1;
}

static void
install_browser (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (folder, "hjl-browser.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\nExec=%s --browser %%u\n"
                                           "MimeType=x-scheme-handler/http;\n",
                                           program);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_config_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (desktop, text, -1, NULL));
  g_assert_true (g_file_set_contents (defaults, "[Default Applications]\nx-scheme-handler/http=hjl-browser.desktop\n", -1, NULL));
}

static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_reported (gpointer user_data)
{
  g_autofree char *path = get_report ();

  return g_file_get_contents (path, user_data, NULL, NULL);
}

static void
test_session (void)
{
  g_autoptr (GAppLaunchContext) context = g_app_launch_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  guint tick;

  install_browser ();
  g_app_launch_context_setenv (context, "HJL_TEST_CONTEXT", "given");
  hjl_open_uri_async ("http://127.0.0.1/?a=b&c", context, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_open_uri_finish (hjl_test_wait (&result), &error));
  g_assert_no_error (error);

  tick = g_timeout_add (5, on_tick_cb, NULL);
  hjl_test_run_until_true (is_reported, &text);
  g_source_remove (tick);
  words = g_strsplit (text, " ", -1);
  g_assert_cmpstr (words[0], ==, "http://127.0.0.1/?a=b&c");
  g_assert_cmpstr (words[1], ==, "given");
  /* Ctrl+C ends those of the terminal's session only. */
  g_assert_cmpint (atoi (words[2]), !=, getsid (0));
}

static void
test_none (void)
{
  static const char *const uris[] = { "nosuch:thing", "thing", "" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      hjl_open_uri_async (uris[i], NULL, NULL, hjl_test_got_result, &result);
      g_assert_false (hjl_open_uri_finish (hjl_test_wait (&result), &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--browser"))
    return report (argv[2]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/open-uri/session", test_session);
  g_test_add_func ("/open-uri/none", test_none);

  return g_test_run ();
}
