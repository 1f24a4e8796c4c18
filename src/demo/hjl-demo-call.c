/* hjl-demo-call.c: one request to a stand-in: reading it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hjl-demo-call.h"

static void
pair_free (HjlDemoPair *pair)
{
  g_free (pair->name);
  g_free (pair->value);
  g_free (pair);
}

static void
part_free (HjlDemoPart *part)
{
  g_free (part->name);
  g_free (part->filename);
  g_free (part->type);
  g_bytes_unref (part->bytes);
  g_free (part);
}

char *
hjl_demo_dup_text (GBytes *bytes)
{
  gsize       size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  /* Bytes without any have no address either. */
  return size > 0 ? g_strndup (data, size) : g_strdup ("");
}

static char *
decode (const char *text)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (text), "+", ' ');
  char            *decoded = g_uri_unescape_string (spaced, NULL);

  return decoded != NULL ? decoded : g_steal_pointer (&spaced);
}

/* soup_form_decode() keeps one value of a name only; Lever's filters repeat names. */
static GPtrArray *
parse_pairs (const char *text)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) pair_free);
  g_auto (GStrv) fields = g_strsplit (text != NULL ? text : "", "&", -1);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_auto (GStrv) halves = NULL;
      HjlDemoPair *pair;

      if (*fields[i] == '\0')
        continue;
      halves = g_strsplit (fields[i], "=", 2);
      pair = g_new (HjlDemoPair, 1);
      pair->name = decode (halves[0]);
      pair->value = decode (halves[1] != NULL ? halves[1] : "");
      g_ptr_array_add (pairs, pair);
    }
  return pairs;
}

static GPtrArray *
parse_parts (SoupMultipart *multipart)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  for (int i = 0; i < soup_multipart_get_length (multipart); i++)
    {
      SoupMessageHeaders *headers;
      GBytes             *bytes;
      g_autofree char    *disposition = NULL;
      GHashTable         *params = NULL;
      HjlDemoPart        *part;

      if (!soup_multipart_get_part (multipart, i, &headers, &bytes) ||
          !soup_message_headers_get_content_disposition (headers, &disposition, &params))
        continue;
      part = g_new0 (HjlDemoPart, 1);
      part->name = g_strdup (g_hash_table_lookup (params, "name"));
      part->filename = g_strdup (g_hash_table_lookup (params, "filename"));
      part->type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
      part->bytes = g_bytes_ref (bytes);
      g_ptr_array_add (parts, part);
      g_hash_table_unref (params);
    }
  return parts;
}

static void
read_body (HjlDemoCall *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (self->message);
  SoupMessageBody    *body = soup_server_message_get_request_body (self->message);
  const char         *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);

  if (type == NULL || g_bytes_get_size (bytes) == 0)
    return;

  if (g_ascii_strcasecmp (type, "multipart/form-data") == 0)
    {
      g_autoptr (SoupMultipart) multipart = soup_multipart_new_from_message (headers, bytes);

      if (multipart != NULL)
        self->parts = parse_parts (multipart);
    }
  else if (g_ascii_strcasecmp (type, "application/json") == 0)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();

      if (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL))
        self->json = json_parser_steal_root (parser);
    }
}

HjlDemoCall *
hjl_demo_call_new (HjlDemoWorld      *world,
                   const char        *side,
                   const char        *base,
                   SoupServerMessage *message)
{
  HjlDemoCall *self = g_new0 (HjlDemoCall, 1);
  GUri        *uri = soup_server_message_get_uri (message);

  self->world = world;
  self->side = side;
  self->message = g_object_ref (message);
  self->method = soup_server_message_get_method (message);
  self->path = g_strdup (g_uri_get_path (uri) + strlen (base));
  self->query = parse_pairs (g_uri_get_query (uri));
  self->arguments = g_ptr_array_new_with_free_func (g_free);
  read_body (self);
  return self;
}

void
hjl_demo_call_free (HjlDemoCall *self)
{
  g_object_unref (self->message);
  g_free (self->path);
  g_ptr_array_unref (self->query);
  g_ptr_array_unref (self->arguments);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self->type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

gboolean
hjl_demo_words_have (const char *words,
                     const char *word)
{
  gsize length = strlen (word);

  for (const char *found = words; length > 0 && (found = strstr (found, word)) != NULL; found += length)
    if ((found == words || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
matches (HjlDemoCall *self,
         const char  *pattern)
{
  g_auto (GStrv) want = g_strsplit (pattern, "/", -1);
  g_auto (GStrv) have = g_strsplit (self->path, "/", -1);

  g_ptr_array_set_size (self->arguments, 0);
  if (g_strv_length (want) != g_strv_length (have))
    return FALSE;
  for (guint i = 0; want[i] != NULL; i++)
    {
      if (*want[i] == ':' && *have[i] != '\0')
        g_ptr_array_add (self->arguments, decode (have[i]));
      else if (strcmp (want[i], have[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

const HjlDemoRoute *
hjl_demo_call_route (HjlDemoCall        *self,
                     const HjlDemoRoute *routes,
                     guint               n_routes)
{
  const HjlDemoRoute *route = NULL;

  for (guint i = 0; i < n_routes && route == NULL; i++)
    if (strcmp (routes[i].method, self->method) == 0 && matches (self, routes[i].pattern))
      route = &routes[i];

  hjl_demo_ledger_call (&self->world->ledger, self->side, self->method,
                        route != NULL ? route->pattern : "(unknown)");
  if (route == NULL)
    {
      hjl_demo_call_violation (self, "The reference has no such call.");
      return NULL;
    }
  for (guint i = 0; i < self->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (self->query, i);

      if (!hjl_demo_words_have (route->query, pair->name))
        {
          hjl_demo_call_violation (self, "Unknown query parameter “%s”.", pair->name);
          return NULL;
        }
    }
  self->route = route;
  return route;
}

const char *
hjl_demo_call_argument (HjlDemoCall *self,
                        guint        index)
{
  return g_ptr_array_index (self->arguments, index);
}

const char *
hjl_demo_call_query (HjlDemoCall *self,
                     const char  *name)
{
  for (guint i = 0; i < self->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (self->query, i);

      if (strcmp (pair->name, name) == 0)
        return pair->value;
    }
  return NULL;
}

const char *
hjl_demo_call_header (HjlDemoCall *self,
                      const char  *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (self->message), name);
}

gboolean
hjl_demo_call_query_int (HjlDemoCall *self,
                         const char  *name,
                         gint64      *value)
{
  const char *text = hjl_demo_call_query (self, name);

  if (text == NULL || g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, value, NULL))
    return TRUE;
  return hjl_demo_call_violation (self, "“%s” must be a whole number.", name);
}

JsonObject *
hjl_demo_call_body (HjlDemoCall *self,
                    const char  *members)
{
  JsonObject *object;
  g_autoptr (GList) names = NULL;

  if (self->json == NULL || !JSON_NODE_HOLDS_OBJECT (self->json))
    {
      hjl_demo_call_violation (self, "The body must be a JSON object.");
      return NULL;
    }
  object = json_node_get_object (self->json);
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    if (!hjl_demo_words_have (members, l->data))
      {
        hjl_demo_call_violation (self, "Unknown field “%s”.", (const char *) l->data);
        return NULL;
      }
  return object;
}

GHashTable *
hjl_demo_call_form (HjlDemoCall *self)
{
  GHashTable         *form = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (self->message);
  const char         *type = soup_message_headers_get_content_type (headers, NULL);

  if (self->json != NULL && JSON_NODE_HOLDS_OBJECT (self->json))
    {
      JsonObject *object = json_node_get_object (self->json);
      g_autoptr (GList) names = json_object_get_members (object);

      for (GList *l = names; l != NULL; l = l->next)
        g_hash_table_insert (form, g_strdup (l->data),
                             g_strdup (json_object_get_string_member_with_default (object, l->data, "")));
    }
  else if (type != NULL && g_ascii_strcasecmp (type, "application/x-www-form-urlencoded") == 0)
    {
      SoupMessageBody *body = soup_server_message_get_request_body (self->message);
      g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
      g_autofree char *text = hjl_demo_dup_text (bytes);
      g_autoptr (GPtrArray) pairs = parse_pairs (text);

      for (guint i = 0; i < pairs->len; i++)
        {
          HjlDemoPair *pair = g_ptr_array_index (pairs, i);

          g_hash_table_insert (form, g_strdup (pair->name), g_strdup (pair->value));
        }
    }
  return form;
}

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
