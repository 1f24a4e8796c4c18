/* hjl-e2e-browser.c: the browser of the tests: opens the sign-in page, chooses, and follows the redirect
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

#define LEAST_ARGUMENTS 3

static char *
get_persona_file (void)
{
  return g_build_filename (g_get_user_config_dir (), "persona", NULL);
}

/* The address that was opened last. */
static char *
get_opened_file (void)
{
  return g_build_filename (g_get_user_config_dir (), "opened", NULL);
}

static char *
load (SoupSession *session,
      SoupMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read (session, message, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What a person does: read the page, choose who it is, press a button. The page of the redirect is the
 * program's own. */
static void
visit (const char *uri)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) get = soup_message_new ("GET", uri);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) hidden = g_regex_new ("<form method=\"post\" action=\"([^\"]+)\".*name=\"request\" value=\"([^\"]+)\"", G_REGEX_DOTALL, 0, NULL);
  g_autofree char *path = get_persona_file ();
  g_autofree char *persona = NULL;
  g_autofree char *page = NULL;
  g_autofree char *action = NULL;
  g_autofree char *target = NULL;
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (SoupMessage) post = NULL;

  /* Nobody sits at this browser. */
  if (!g_file_get_contents (path, &persona, NULL, NULL))
    {
      g_autofree char *opened = get_opened_file ();

      g_assert_true (g_file_set_contents (opened, uri, -1, NULL));
      return;
    }
  page = load (session, get);
  words = g_strsplit (persona, " ", 2);
  g_assert_true (g_regex_match (hidden, page, 0, &match));
  action = g_match_info_fetch (match, 1);
  request = g_match_info_fetch (match, 2);
  target = g_uri_resolve_relative (uri, action, G_URI_FLAGS_NONE, NULL);

  post = soup_message_new_from_encoded_form ("POST", target, soup_form_encode ("request", request, "who", words[0], "decision", words[1], NULL));
  answer = load (session, post);
  /* The program's page says 400 to a refusal. */
  g_assert_cmpuint (soup_message_get_status (post), <=, SOUP_STATUS_BAD_REQUEST);
}

gboolean
hjl_e2e_browser (int    argc,
                 char **argv)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (folder, "hjl-browser.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *program = NULL;
  g_autofree char *text = NULL;

  if (argc >= LEAST_ARGUMENTS && g_str_equal (argv[1], "--browser"))
    {
      visit (argv[2]);
      return TRUE;
    }

  program = g_file_read_link ("/proc/self/exe", NULL);
  text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\nExec=%s --browser %%u\n"
                          "MimeType=x-scheme-handler/http;x-scheme-handler/https;\n",
                          program);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (desktop, text, -1, NULL));
  g_assert_true (g_file_set_contents (defaults, "[Default Applications]\nx-scheme-handler/http=hjl-browser.desktop\n"
                                                "x-scheme-handler/https=hjl-browser.desktop\n",
                                      -1, NULL));

  return FALSE;
}

void
hjl_e2e_set_persona (const char *who,
                     gboolean    accept)
{
  g_autofree char *path = get_persona_file ();
  g_autofree char *opened = get_opened_file ();
  g_autofree char *text = g_strdup_printf ("%s %s", who, accept ? "accept" : "refuse");

  g_unlink (opened);
  if (who == NULL)
    {
      g_unlink (path);
      return;
    }
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static gboolean
has_opened (HjlE2e  *self,
            gpointer user_data)
{
  g_autofree char *path = get_opened_file ();

  return g_file_get_contents (path, user_data, NULL, NULL);
}

char *
hjl_e2e_wait_opened (HjlE2e *self)
{
  char *uri = NULL;

  hjl_e2e_wait_until (self, has_opened, &uri, "No page is opened in the browser");

  return uri;
}
