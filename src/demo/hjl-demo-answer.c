/* hjl-demo-answer.c: one request to a stand-in: answering it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hjl-demo-call.h"

void
hjl_demo_call_bytes (HjlDemoCall *self,
                     guint        status,
                     const char  *type,
                     GBytes      *body)
{
  g_autoptr (GBytes) kept = body != NULL ? g_bytes_ref (body) : NULL;

  self->status = status;
  g_free (self->type);
  self->type = g_strdup (type);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_steal_pointer (&kept);
}

void
hjl_demo_call_json (HjlDemoCall *self,
                    guint        status,
                    JsonObject  *object)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autoptr (GBytes) body = NULL;
  char *text;

  json_node_init (node, JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  body = g_bytes_new_take (text, strlen (text));
  hjl_demo_call_bytes (self, status, "application/json; charset=utf-8", body);
}

void
hjl_demo_call_data (HjlDemoCall *self,
                    guint        status,
                    JsonObject  *data)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "data", data);
  hjl_demo_call_json (self, status, object);
}

static void
answer_error (HjlDemoCall *self,
              guint        status,
              const char  *code,
              const char  *message)
{
  JsonObject *object = json_object_new ();

  if (g_str_has_suffix (self->side, "-auth"))
    {
      json_object_set_string_member (object, "error", code);
      json_object_set_string_member (object, "error_description", message);
    }
  else if (strcmp (self->side, "hackajob") == 0)
    {
      JsonObject *error = json_object_new ();

      json_object_set_string_member (error, "code", code);
      json_object_set_string_member (error, "message", message);
      json_object_set_string_member (error, "request_id", hjl_demo_world_new_id (self->world));
      json_object_set_object_member (object, "error", error);
    }
  else
    {
      json_object_set_string_member (object, "code", code);
      json_object_set_string_member (object, "message", message);
    }
  hjl_demo_call_json (self, status, object);
}

gboolean
hjl_demo_call_error (HjlDemoCall *self,
                     guint        status,
                     const char  *code,
                     const char  *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  answer_error (self, status, code, message);
  return FALSE;
}

gboolean
hjl_demo_call_violation (HjlDemoCall *self,
                         const char  *format,
                         ...)
{
  g_autofree char *message = NULL;
  const char      *code = "BadRequestError";
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  if (g_str_has_suffix (self->side, "-auth"))
    code = "invalid_request";
  else if (strcmp (self->side, "hackajob") == 0)
    code = "bad_request";
  hjl_demo_ledger_violation (&self->world->ledger, self->side, self->method, self->path, message);
  answer_error (self, 400, code, message);
  return FALSE;
}

/* What time it is for the services. */
static void
set_date (HjlDemoWorld       *world,
          SoupMessageHeaders *headers)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (hjl_demo_world_now (world) / 1000);
  g_autofree char *text = soup_date_time_to_string (now, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, "Date", text);
}

void
hjl_demo_call_send (HjlDemoCall *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);

  if (self->status == 0)
    answer_error (self, 500, "InternalServerError", "No answer was given.");
  hjl_demo_ledger_status (&self->world->ledger, self->side, self->status);
  set_date (self->world, headers);
  soup_server_message_set_status (self->message, self->status, NULL);
  if (self->type != NULL)
    soup_message_headers_replace (headers, "Content-Type", self->type);
  if (self->body != NULL && g_bytes_get_size (self->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (self->message), self->body);
}
