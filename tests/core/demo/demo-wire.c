/* demo-wire.c: talking to the stand-ins as a plain HTTP client does
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-wire.h"

void
demo_wire_open (DemoWire             *self,
                const HjlDemoOptions *options)
{
  HjlDemoOptions defaults = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *basic = g_base64_encode ((const guchar *) HJL_DEMO_API_KEY ":", strlen (HJL_DEMO_API_KEY ":"));

  defaults.rate = 0;
  *self = (DemoWire){ NULL };
  self->server = hjl_test_demo_new (options != NULL ? options : &defaults);
  self->session = soup_session_new_with_options ("timeout", 20, NULL);
  self->lever_auth = g_strconcat ("Basic ", basic, NULL);
  self->hackajob_auth = g_strdup ("Bearer " HJL_DEMO_HACKAJOB_TOKEN);
  g_assert_true (hjl_demo_server_start (self->server, &error));
  g_assert_no_error (error);
}

static void
forget (DemoWire *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_object (&self->message);
  g_clear_error (&self->error);
  self->status = 0;
}

void
demo_wire_close (DemoWire *self)
{
  forget (self);
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_assert_finalize_object (self->server);
  g_free (self->lever_auth);
  g_free (self->hackajob_auth);
}

JsonObject *
demo_wire_send (DemoWire    *self,
                SoupMessage *message)
{
  g_autofree char *text = NULL;

  forget (self);
  self->message = g_object_ref (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  self->body = soup_session_send_and_read (self->session, message, NULL, &self->error);
  if (self->body == NULL)
    return NULL;
  self->status = soup_message_get_status (message);
  text = g_strndup (g_bytes_get_data (self->body, NULL), g_bytes_get_size (self->body));
  if (text != NULL && *text == '{')
    self->json = json_from_string (text, NULL);
  return self->json != NULL ? json_node_get_object (self->json) : NULL;
}

static SoupMessage *
new_message (const char *base,
             const char *request,
             const char *body)
{
  g_auto (GStrv) words = g_strsplit (request, " ", 2);
  g_autofree char *uri = g_strconcat (base, words[1], NULL);
  SoupMessage     *message = soup_message_new (words[0], uri);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (message);
  if (body != NULL)
    {
      bytes = g_bytes_new (body, strlen (body));
      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  return message;
}

JsonObject *
demo_wire_lever (DemoWire   *self,
                 const char *request,
                 const char *body)
{
  g_autoptr (SoupMessage) message = new_message (hjl_demo_server_get_lever_uri (self->server), request, body);

  if (self->lever_auth != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->lever_auth);
  return demo_wire_send (self, message);
}

JsonObject *
demo_wire_hackajob (DemoWire   *self,
                    const char *request,
                    const char *body,
                    const char *headers)
{
  g_autoptr (SoupMessage) message = new_message (hjl_demo_server_get_hackajob_uri (self->server), request, body);
  g_auto (GStrv) lines = g_strsplit (headers != NULL ? headers : "", "\n", -1);

  if (self->hackajob_auth != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->hackajob_auth);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (lines[i], ": ", 2);

      if (g_strv_length (halves) == 2)
        soup_message_headers_append (soup_message_get_request_headers (message), halves[0], halves[1]);
    }
  return demo_wire_send (self, message);
}

JsonObject *
demo_wire_form (DemoWire      *self,
                const char    *request,
                SoupMultipart *form)
{
  g_autoptr (SoupMessage) message = new_message (hjl_demo_server_get_lever_uri (self->server), request, NULL);
  g_autoptr (GBytes) body = NULL;
  g_autofree char *type = NULL;

  soup_multipart_to_message (form, soup_message_get_request_headers (message), &body);
  type = g_strdup (soup_message_headers_get_one (soup_message_get_request_headers (message), "Content-Type"));
  soup_message_set_request_body_from_bytes (message, type, body);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->lever_auth);
  return demo_wire_send (self, message);
}

JsonObject *
demo_wire_control (DemoWire   *self,
                   const char *command,
                   const char *arguments)
{
  g_autoptr (GError) error = NULL;
  JsonObject *answer = hjl_test_demo_control (self->server, command, arguments, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  /* Kept by the session, so that a test may read it without owning it. */
  g_object_set_data_full (G_OBJECT (self->session), "control", answer, (GDestroyNotify) json_object_unref);
  return answer;
}

void
demo_form_field (SoupMultipart *form,
                 const char    *name,
                 const char    *value)
{
  soup_multipart_append_form_string (form, name, value);
}

void
demo_form_file (SoupMultipart *form,
                const char    *name,
                const char    *filename,
                GBytes        *bytes)
{
  soup_multipart_append_form_file (form, name, filename, "application/octet-stream", bytes);
}

char *
demo_wire_id (DemoWire   *self,
              const char *request,
              guint       index)
{
  JsonObject *page = demo_wire_lever (self, request, NULL);

  g_assert_cmpuint (self->status, ==, 200);
  return g_strdup (json_object_get_string_member (
    json_array_get_object_element (json_object_get_array_member (page, "data"), index), "id"));
}

guint
demo_wire_violations (DemoWire *self)
{
  return json_object_get_int_member (demo_wire_control (self, "ledger", NULL), "violation_count");
}
