/* hjl-demo-lever.c: Lever's stand-in: who may call, how fast, and how lists are told
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

#define MAX_WINDOW (G_GINT64_CONSTANT (30) * 24 * 60 * 60 * 1000)

typedef struct
{
  const char *id;
} Thing;

static void
throttle (HjlDemoCall *call)
{
  hjl_demo_call_error (call, 429, "TooManyRequests", "More requests than the rate limit allows.");
  call->world->ledger.throttled++;
  if (call->world->options.retry_after)
    {
      g_autofree char *pause = g_strdup_printf ("%u", hjl_demo_rate_pause (&call->world->rate));

      soup_message_headers_replace (soup_server_message_get_response_headers (call->message),
                                    "Retry-After", pause);
    }
}

/* A user who is not there is refused even where perform_as is optional. */
static gboolean
find_acting (HjlDemoCall *call)
{
  const char *id = hjl_demo_call_query (call, "perform_as");

  if (id == NULL)
    return TRUE;
  call->acting = hjl_demo_find (call->world->users, id);
  if (call->acting != NULL && call->acting->deactivated_at == 0)
    return TRUE;
  return hjl_demo_call_error (call, 400, "BadRequestError", "perform_as names no active user.");
}

void
hjl_demo_lever_handle (HjlDemoCall *call)
{
  const HjlDemoRoute *route;

  call->grant = hjl_demo_auth_check (call->world->lever_auth, hjl_demo_call_header (call, "Authorization"));
  if (call->grant == NULL)
    {
      hjl_demo_call_error (call, 401, "UnauthorizedError", "The request requires authentication.");
      return;
    }
  if (!hjl_demo_rate_take (&call->world->rate, g_get_monotonic_time ()))
    {
      throttle (call);
      return;
    }
  route = hjl_demo_call_route (call, hjl_demo_lever_routes, hjl_demo_n_lever_routes);
  if (route == NULL)
    return;
  if (route->handler == NULL)
    {
      hjl_demo_call_error (call, 403, "ForbiddenError", "This account does not have that feature.");
      return;
    }
  if (!hjl_demo_grant_allows (call->grant, route->scope))
    {
      hjl_demo_call_error (call, 403, "ForbiddenError", "The credential does not have the scope %s.", route->scope);
      return;
    }
  /* A consent that no Super Admin gave: it fails at the very end (lever/README.md, OAuth). */
  if (!call->grant->who->able && strcmp (route->method, "GET") != 0)
    {
      hjl_demo_call_error (call, 403, "ForbiddenError", "Only a Super Admin may enable integrations.");
      return;
    }
  if (find_acting (call))
    route->handler (call);
}

gboolean
hjl_demo_lever_need_acting (HjlDemoCall *call)
{
  if (call->acting != NULL)
    return TRUE;
  return hjl_demo_call_violation (call, "perform_as is required.");
}

gboolean
hjl_demo_lever_fits (HjlDemoCall *call,
                     const char  *name,
                     const char  *value)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);

      if (strcmp (pair->name, name) != 0)
        continue;
      if (g_strcmp0 (pair->value, value) == 0)
        return TRUE;
      asked = TRUE;
    }
  return !asked;
}

gboolean
hjl_demo_lever_limit (HjlDemoCall *call,
                      guint       *limit)
{
  gint64 value = 100;

  if (!hjl_demo_call_query_int (call, "limit", &value))
    return FALSE;
  if (value < 1 || value > 100)
    return hjl_demo_call_violation (call, "limit must be from 1 to 100.");
  *limit = value;
  return TRUE;
}

char *
hjl_demo_lever_token (JsonArray *token)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_take_array (node, token);
  text = json_to_string (node, FALSE);
  return g_uri_escape_string (text, NULL, FALSE);
}

JsonArray *
hjl_demo_lever_offset (HjlDemoCall *call,
                       guint        length,
                       gboolean    *ok)
{
  const char      *offset = hjl_demo_call_query (call, "offset");
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  *ok = offset == NULL;
  if (offset == NULL)
    return NULL;

  /* Pasted raw into an address it arrives without its own encoding: that is another text. */
  if (g_str_has_prefix (offset, "%5B"))
    text = g_uri_unescape_string (offset, NULL);
  if (text != NULL)
    node = json_from_string (text, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != length ||
      json_node_get_value_type (json_array_get_element (json_node_get_array (node), length - 1)) != G_TYPE_STRING)
    {
      hjl_demo_call_violation (call, "Invalid offset token");
      return NULL;
    }
  *ok = TRUE;
  return json_node_dup_array (node);
}

void
hjl_demo_lever_page (HjlDemoCall *call,
                     JsonArray   *rows,
                     const char  *next)
{
  JsonObject *page = json_object_new ();

  json_object_set_array_member (page, "data", rows);
  if (next != NULL)
    json_object_set_string_member (page, "next", next);
  json_object_set_boolean_member (page, "hasNext", next != NULL);
  hjl_demo_call_json (call, 200, page);
}

static gboolean
find_start (HjlDemoCall *call,
            GPtrArray   *things,
            JsonArray   *offset,
            guint       *start)
{
  const char *id = json_array_get_string_element (offset, 1);

  for (guint i = 0; i < things->len; i++)
    if (strcmp (((Thing *) g_ptr_array_index (things, i))->id, id) == 0)
      {
        *start = i;
        return TRUE;
      }
  /* The row has gone meanwhile: the one that took its place. */
  if (json_node_get_value_type (json_array_get_element (offset, 0)) == G_TYPE_INT64)
    {
      *start = MIN ((guint64) json_array_get_int_element (offset, 0), things->len);
      return TRUE;
    }
  return hjl_demo_call_violation (call, "Invalid offset token");
}

void
hjl_demo_lever_list (HjlDemoCall   *call,
                     GPtrArray     *things,
                     HjlDemoRowFunc to_json)
{
  g_autoptr (JsonArray) offset = NULL;
  g_autoptr (JsonArray) rows = NULL;
  g_autofree char *next = NULL;
  gboolean         ok;
  guint            limit = 0;
  guint            start = 0;
  guint            end;

  if (!hjl_demo_lever_limit (call, &limit))
    return;
  offset = hjl_demo_lever_offset (call, 2, &ok);
  if (!ok || (offset != NULL && !find_start (call, things, offset, &start)))
    return;

  rows = json_array_new ();
  end = MIN (start + limit, things->len);
  for (guint i = start; i < end; i++)
    {
      JsonObject *row = to_json (call, g_ptr_array_index (things, i));

      if (row == NULL)
        return;
      json_array_add_object_element (rows, row);
    }
  if (end < things->len)
    {
      JsonArray *token = json_array_new ();

      json_array_add_int_element (token, end);
      json_array_add_string_element (token, ((Thing *) g_ptr_array_index (things, end))->id);
      next = hjl_demo_lever_token (token);
    }
  hjl_demo_lever_page (call, g_steal_pointer (&rows), next);
}

gboolean
hjl_demo_lever_window (HjlDemoCall *call,
                       gint64      *start,
                       gint64      *end)
{
  if (hjl_demo_call_query (call, "deleted_at_start") == NULL || hjl_demo_call_query (call, "deleted_at_end") == NULL)
    return hjl_demo_call_violation (call, "deleted_at_start and deleted_at_end are both required.");
  if (!hjl_demo_call_query_int (call, "deleted_at_start", start) ||
      !hjl_demo_call_query_int (call, "deleted_at_end", end))
    return FALSE;
  if (*end < *start || *end - *start > MAX_WINDOW)
    return hjl_demo_call_violation (call, "The window must be of at most 30 days.");
  return TRUE;
}

gboolean
hjl_demo_lever_confidentiality (HjlDemoCall *call,
                                gboolean    *open,
                                gboolean    *confidential)
{
  const char *wanted = hjl_demo_call_query (call, "confidentiality");

  *open = wanted == NULL || strcmp (wanted, "confidential") != 0;
  *confidential = wanted != NULL && strcmp (wanted, "non-confidential") != 0;
  if (wanted != NULL && !hjl_demo_words_have ("all confidential non-confidential", wanted))
    return hjl_demo_call_violation (call, "Unknown confidentiality “%s”.", wanted);
  if (*confidential && !hjl_demo_grant_allows (call->grant, "confidential:access:admin"))
    return hjl_demo_call_error (call, 403, "ForbiddenError", "The credential may not see confidential data.");
  return TRUE;
}
