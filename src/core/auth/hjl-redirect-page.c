/* hjl-redirect-page.c: the small page that the browser sees after a sign-in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "auth/hjl-redirect-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hjl-environment-resources.h"

#define ICON_PATH "/org/example/HjLever/pages/icon.svg"

static const struct
{
  const char *status;
  const char *path; /* nullable */
  const char *title;
  const char *text;
} pages[] = {
  [HJL_REDIRECT_PAGE_ACCEPTED] = { "200 OK", "/signed-in", N_ ("You are signed in"), N_ ("Go back to HjLever, which finishes the connection. You can close this page.") },
  [HJL_REDIRECT_PAGE_REFUSED] = { "400 Bad Request", "/refused", N_ ("The sign-in did not succeed"), N_ ("Go back to HjLever, which says why. You can close this page.") },
  [HJL_REDIRECT_PAGE_NOT_OURS] = { "400 Bad Request", "/other-sign-in", N_ ("This page does not belong to the present sign-in"), N_ ("HjLever still waits for the right one. If you signed in just now, go back to HjLever and start again from there.") },
  [HJL_REDIRECT_PAGE_OVER] = { "400 Bad Request", "/over", N_ ("This sign-in has its answer already"), N_ ("Go back to HjLever, which says how it ended. If the account is not connected there, start again from there.") },
  [HJL_REDIRECT_PAGE_NOTHING] = { "404 Not Found", NULL, N_ ("There is nothing here"), N_ ("HjLever waits for a sign-in at another address. You can close this page.") },
  [HJL_REDIRECT_PAGE_WRONG_HOST] = { "403 Forbidden", NULL, N_ ("This address is not allowed"), N_ ("HjLever answers only to this computer. You can close this page.") },
  [HJL_REDIRECT_PAGE_NOT_GET] = { "405 Method Not Allowed", NULL, N_ ("This kind of request is not allowed"), N_ ("HjLever waits for a sign-in in the browser. You can close this page.") },
  [HJL_REDIRECT_PAGE_NO_REQUEST] = { "400 Bad Request", NULL, N_ ("This request could not be understood"), N_ ("HjLever waits for a sign-in in the browser. You can close this page.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (pages) == HJL_N_REDIRECT_PAGES);

static const char style[] = ":root { color-scheme: light dark; }\n"
                            "body { font-family: sans-serif; max-width: 32em; margin: 15vh auto; padding: 0 1em; }\n";

/* Of both kinds of answer. */
static const char common[] = "Cache-Control: no-store\r\n"
                             "Referrer-Policy: no-referrer\r\n"
                             "X-Content-Type-Options: nosniff\r\n"
                             "Connection: close\r\n";

/* Returns: (transfer full): as `data:`, since nothing answers when the sign-in is over and the tab is still
 * there */
static char *
dup_icon (void)
{
  g_autoptr (GBytes) svg = g_resource_lookup_data (hjl_environment_get_resource (), ICON_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *encoded = g_base64_encode (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  return g_strconcat ("data:image/svg+xml;base64,", encoded, NULL);
}

/* Content Security Policy 3, 8.4: a style by its hash. */
static char *
dup_style_hash (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize  length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) style, strlen (style));
  g_checksum_get_digest (checksum, digest, &length);

  return g_base64_encode (digest, length);
}

const char *
hjl_redirect_page_get_path (HjlRedirectPage page)
{
  g_return_val_if_fail (page < HJL_N_REDIRECT_PAGES, NULL);

  return pages[page].path;
}

GBytes *
hjl_redirect_page_build (HjlRedirectPage page,
                         gboolean        with_body)
{
  g_autofree char *icon = dup_icon ();
  g_autofree char *hash = dup_style_hash ();
  g_autofree char *html = NULL;
  GString         *answer = g_string_new (NULL);

  g_return_val_if_fail (page < HJL_N_REDIRECT_PAGES, NULL);

  html = g_markup_printf_escaped ("<!DOCTYPE html>\n"
                                  "<html lang=\"%s\" dir=\"auto\">\n"
                                  "<head>\n"
                                  "<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                  "<title>%s – HjLever</title>\n"
                                  "<link rel=\"icon\" href=\"%s\">\n"
                                  "<style>%s</style>\n"
                                  "</head>\n"
                                  "<body>\n"
                                  "<h1>%s</h1>\n"
                                  "<p>%s</p>\n"
                                  "</body>\n"
                                  "</html>\n",
                                  /* Translators: not a word: the language that you translate to, as in HTML: de, pt-BR */
                                  C_ ("language of the page", "en"),
                                  _ (pages[page].title), icon, style, _ (pages[page].title), _ (pages[page].text));

  g_string_append_printf (answer, "HTTP/1.1 %s\r\n%s", pages[page].status, common);
  g_string_append_printf (answer,
                          "Content-Security-Policy: default-src 'none'; style-src 'sha256-%s'; img-src data:; "
                          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n",
                          hash);
  if (page == HJL_REDIRECT_PAGE_NOT_GET)
    g_string_append (answer, "Allow: GET\r\n");
  g_string_append_printf (answer, "Content-Type: text/html; charset=utf-8\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                          strlen (html), with_body ? html : "");

  return g_string_free_to_bytes (answer);
}

GBytes *
hjl_redirect_page_build_lead (HjlRedirectPage page)
{
  GString *answer = g_string_new (NULL);

  g_return_val_if_fail (page < HJL_N_REDIRECT_PAGES && pages[page].path != NULL, NULL);

  g_string_append_printf (answer, "HTTP/1.1 303 See Other\r\nLocation: %s\r\n%sContent-Length: 0\r\n\r\n",
                          pages[page].path, common);

  return g_string_free_to_bytes (answer);
}
