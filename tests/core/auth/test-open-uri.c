/* test-open-uri.c: a browser that is started is nobody's child, and knows who asked
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "workspace/hjl-open-uri.h"
#include "hjl-test-utils.h"

/* A display that gives a token to each who asks, and hears of those for whom nothing started. */
#define TEST_TYPE_CONTEXT (test_context_get_type ())
G_DECLARE_FINAL_TYPE (TestContext, test_context, TEST, CONTEXT, GAppLaunchContext)

struct _TestContext
{
  GAppLaunchContext parent_instance;

  guint n_asked;
  char *failed;
};

G_DEFINE_TYPE (TestContext, test_context, G_TYPE_APP_LAUNCH_CONTEXT)

static char *
test_context_get_startup_notify_id (GAppLaunchContext *context,
                                    GAppInfo          *info,
                                    GList             *files)
{
  g_assert_cmpstr (g_app_info_get_name (info), ==, "Browser");

  return g_strdup_printf ("token-%u", ++TEST_CONTEXT (context)->n_asked);
}

static void
test_context_launch_failed (GAppLaunchContext *context,
                            const char        *token)
{
  g_assert_null (TEST_CONTEXT (context)->failed);
  TEST_CONTEXT (context)->failed = g_strdup (token);
}

static void
test_context_finalize (GObject *object)
{
  g_free (TEST_CONTEXT (object)->failed);

  G_OBJECT_CLASS (test_context_parent_class)->finalize (object);
}

static void
test_context_class_init (TestContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_context_finalize;
  G_APP_LAUNCH_CONTEXT_CLASS (klass)->get_startup_notify_id = test_context_get_startup_notify_id;
  G_APP_LAUNCH_CONTEXT_CLASS (klass)->launch_failed = test_context_launch_failed;
}

static void
test_context_init (TestContext *self)
{
}

static char *
get_report (void)
{
  return g_build_filename (g_get_user_config_dir (), "opened", NULL);
}

/* The browser: this program again. It says what it was given, which session it is in, and by what it comes forward. */
static int
report (const char *uri)
{
  g_autofree char *path = get_report ();
  g_autofree char *text = g_strdup_printf ("%s %s %d %s %s", uri, g_getenv ("HJL_TEST_CONTEXT"), (int) getsid (0),
                                           g_getenv ("DESKTOP_STARTUP_ID"), g_getenv ("XDG_ACTIVATION_TOKEN"));

  return g_file_set_contents (path, text, -1, NULL) ? 0 : 1;
}

/* @more: further lines of its desktop file */
static void
install_browser (const char *more)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (folder, "hjl-browser.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\nExec=%s --browser %%u\n"
                                           "MimeType=x-scheme-handler/http;\n%s",
                                           program, more);

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

/* Returns: (transfer full): the words of the browser's report */
static char **
open_page (GAppLaunchContext *context)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = get_report ();
  g_autofree char *text = NULL;
  guint            tick;

  g_unlink (path);
  hjl_open_uri_async ("http://127.0.0.1/?a=b&c", context, NULL, hjl_test_got_result, &result);
  g_assert_true (hjl_finish (NULL, hjl_test_wait (&result), &error));
  g_assert_no_error (error);

  tick = g_timeout_add (5, on_tick_cb, NULL);
  hjl_test_run_until_true (is_reported, &text);
  g_source_remove (tick);

  return g_strsplit (text, " ", -1);
}

static void
test_session (void)
{
  g_autoptr (GAppLaunchContext) context = g_app_launch_context_new ();
  g_auto (GStrv) words = NULL;

  install_browser ("");
  g_app_launch_context_setenv (context, "HJL_TEST_CONTEXT", "given");
  words = open_page (context);
  g_assert_cmpstr (words[0], ==, "http://127.0.0.1/?a=b&c");
  g_assert_cmpstr (words[1], ==, "given");
  /* Ctrl+C ends those of the terminal's session only. */
  g_assert_cmpint (atoi (words[2]), !=, getsid (0));
}

/* By whichever of the two names a browser looks for the token; and one start is announced, not two. */
static void
test_token (void)
{
  g_autoptr (TestContext) context = g_object_new (TEST_TYPE_CONTEXT, NULL);
  g_auto (GStrv) told = NULL;
  g_auto (GStrv) untold = NULL;

  install_browser ("StartupNotify=true\n");
  told = open_page (G_APP_LAUNCH_CONTEXT (context));
  g_assert_cmpstr (told[3], ==, "token-1");
  g_assert_cmpstr (told[4], ==, "token-1");
  g_assert_cmpuint (context->n_asked, ==, 1);
  g_assert_null (context->failed);

  install_browser ("StartupNotify=false\n");
  untold = open_page (G_APP_LAUNCH_CONTEXT (context));
  g_assert_cmpstr (untold[4], ==, "(null)");
  g_assert_cmpuint (context->n_asked, ==, 1);
}

static void
test_token_of_nothing (void)
{
  g_autoptr (TestContext) context = g_object_new (TEST_TYPE_CONTEXT, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  install_browser ("StartupNotify=true\nPath=/nosuch\n");
  hjl_open_uri_async ("http://127.0.0.1/", G_APP_LAUNCH_CONTEXT (context), NULL, hjl_test_got_result, &result);
  g_assert_false (hjl_finish (NULL, hjl_test_wait (&result), &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (context->failed, ==, "token-1");
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
      g_assert_false (hjl_finish (NULL, hjl_test_wait (&result), &error));
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
  g_test_add_func ("/open-uri/token", test_token);
  g_test_add_func ("/open-uri/token-of-nothing", test_token_of_nothing);
  g_test_add_func ("/open-uri/none", test_none);

  return g_test_run ();
}
