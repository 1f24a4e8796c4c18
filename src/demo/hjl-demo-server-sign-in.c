/* hjl-demo-server-sign-in.c: what a person does on the sign-in page, for programs that have no person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hjl-demo-server.h"

#include <libsoup/soup.h>

/* The page's own form field. */
static char *
request_on_page (GBytes *page)
{
  static const char mark[] = "name=\"request\" value=\"";
  const char       *text = page != NULL ? g_bytes_get_data (page, NULL) : NULL;
  const char       *found = text != NULL ? g_strstr_len (text, g_bytes_get_size (page), mark) : NULL;

  return found != NULL ? g_strndup (found + strlen (mark), strcspn (found + strlen (mark), "\"")) : NULL;
}

/* What the first answer says already (an error sent back), or what the form is answered with. */
static char *
location_of (SoupMessage *message)
{
  return g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
}

char *
hjl_demo_server_sign_in (HjlDemoServer *self,
                         const char    *authorize_uri,
                         const char    *who,
                         gboolean       accept,
                         GError       **error)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) get = soup_message_new ("GET", authorize_uri);
  g_autoptr (SoupMessage) post = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autofree char *request = NULL;
  g_autofree char *address = g_strndup (authorize_uri, strcspn (authorize_uri, "?"));
  char            *location;

  g_return_val_if_fail (HJL_IS_DEMO_SERVER (self), NULL);
  g_return_val_if_fail (get != NULL, NULL);

  soup_message_add_flags (get, SOUP_MESSAGE_NO_REDIRECT);
  page = soup_session_send_and_read (session, get, NULL, error);
  if (page == NULL)
    return NULL;
  location = location_of (get);
  if (location != NULL)
    return location;
  request = request_on_page (page);
  if (request == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The page refused the sign-in (%u)",
                   soup_message_get_status (get));
      return NULL;
    }

  post = soup_message_new_from_encoded_form (
    "POST", address,
    soup_form_encode ("request", request, "who", who, "decision", accept ? "accept" : "refuse", NULL));
  soup_message_add_flags (post, SOUP_MESSAGE_NO_REDIRECT);
  answer = soup_session_send_and_read (session, post, NULL, error);
  if (answer == NULL)
    return NULL;
  location = location_of (post);
  if (location == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The sign-in failed (%u)", soup_message_get_status (post));
  return location;
}
