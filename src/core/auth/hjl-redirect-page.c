/* hjl-redirect-page.c: the small page that the browser sees after a sign-in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "auth/hjl-redirect-page.h"

#include <glib/gi18n-lib.h>

static const struct
{
  guint       status;
  const char *title;
  const char *text;
} pages[] = {
  [HJL_REDIRECT_PAGE_ACCEPTED] = {
    SOUP_STATUS_OK,
    N_ ("You are signed in"),
    N_ ("Go back to HjLever, which finishes the connection. You can close this page.") },
  [HJL_REDIRECT_PAGE_REFUSED] = { SOUP_STATUS_BAD_REQUEST, N_ ("The sign-in did not succeed"), N_ ("Go back to HjLever, which says why. You can close this page.") },
  [HJL_REDIRECT_PAGE_NOT_OURS] = { SOUP_STATUS_BAD_REQUEST, N_ ("This page does not belong to the present sign-in"), N_ ("HjLever still waits for the right one. If you signed in just now, go back to HjLever and start again from there.") },
  [HJL_REDIRECT_PAGE_NOTHING] = { SOUP_STATUS_NOT_FOUND, N_ ("There is nothing here"), N_ ("HjLever waits for a sign-in at another address. You can close this page.") },
  [HJL_REDIRECT_PAGE_WRONG_HOST] = { SOUP_STATUS_FORBIDDEN, N_ ("This address is not allowed"), N_ ("HjLever answers only to this computer. You can close this page.") },
  [HJL_REDIRECT_PAGE_NOT_GET] = { SOUP_STATUS_METHOD_NOT_ALLOWED, N_ ("This kind of request is not allowed"), N_ ("HjLever waits for a sign-in in the browser. You can close this page.") },
};

/* Returns: (transfer full): the person's language as HTML has it, `pt-BR` */
static char *
dup_language (void)
{
  g_auto (GStrv) parts = g_strsplit_set (g_get_language_names ()[0], ".@", 2);

  if (g_str_equal (parts[0], "C") || g_str_equal (parts[0], "POSIX"))
    return g_strdup ("en");

  return g_strdelimit (g_strdup (parts[0]), "_", '-');
}

void
hjl_redirect_page_answer (SoupServerMessage *message,
                          HjlRedirectPage    page)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char    *language = dup_language ();
  g_autofree char    *html = NULL;

  html = g_markup_printf_escaped ("<!DOCTYPE html>\n"
                                  "<html lang=\"%s\" dir=\"auto\">\n"
                                  "<head>\n"
                                  "<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                  "<title>HjLever</title>\n"
                                  "<style>\n"
                                  ":root { color-scheme: light dark; }\n"
                                  "body { font-family: sans-serif; max-width: 32em; margin: 15vh auto; padding: 0 1em; }\n"
                                  "</style>\n"
                                  "</head>\n"
                                  "<body>\n"
                                  "<h1>%s</h1>\n"
                                  "<p>%s</p>\n"
                                  "</body>\n"
                                  "</html>\n",
                                  language, _ (pages[page].title), _ (pages[page].text));

  soup_server_message_set_status (message, pages[page].status, NULL);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Connection", "close");
  if (page == HJL_REDIRECT_PAGE_NOT_GET)
    soup_message_headers_replace (headers, "Allow", "GET");

  soup_server_message_set_response (message, "text/html; charset=utf-8",
                                    SOUP_MEMORY_COPY, html, strlen (html));
}
