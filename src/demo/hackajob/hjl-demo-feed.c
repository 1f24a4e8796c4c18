/* hjl-demo-feed.c: hackajob's stand-in: who may call, and the lists (hackajob/README.md)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>

#include "demo/hackajob/hjl-demo-feed.h"

#include "demo/hjl-demo-json.h"

static gboolean
read_page (HjlDemoCall *call,
           guint       *limit)
{
  gint64 value = 100;

  if (!hjl_demo_call_query_int (call, "limit", &value))
    return FALSE;
  if (value < 1 || value > 200)
    return hjl_demo_call_violation (call, "limit must be from 1 to 200.");
  *limit = value;
  return TRUE;
}

/* A cursor is opaque: ours is a letter for the list and where to go on. */
static gboolean
read_cursor (HjlDemoCall *call,
             char         list,
             gint64      *time,
             guint       *index)
{
  const char      *cursor = hjl_demo_call_query (call, "cursor");
  g_autofree char *text = NULL;
  gsize            size;

  *time = 0;
  *index = 0;
  if (cursor == NULL)
    return TRUE;
  text = (char *) g_base64_decode (cursor, &size);
  text = g_realloc (text, size + 1);
  text[size] = '\0';
  if (text[0] == list && sscanf (text + 1, "%" G_GINT64_FORMAT ":%u", time, index) == 2)
    return TRUE;
  return hjl_demo_call_violation (call, "The cursor is not one of this list.");
}

static void
answer_page (HjlDemoCall *call,
             JsonArray   *rows,
             char         list,
             gboolean     more,
             gint64       time,
             guint        index)
{
  JsonObject      *page = json_object_new ();
  g_autofree char *text = g_strdup_printf ("%c%" G_GINT64_FORMAT ":%u", list, time, index);
  g_autofree char *cursor = g_base64_encode ((const guchar *) text, strlen (text));

  json_object_set_array_member (page, "data", rows);
  json_object_set_string_member (page, "next_cursor", more ? cursor : NULL);
  hjl_demo_call_json (call, 200, page);
}

static void
get_me (HjlDemoCall *call)
{
  JsonObject      *me = json_object_new ();
  JsonObject      *user = json_object_new ();
  JsonObject      *company = json_object_new ();
  JsonArray       *permissions = json_array_new ();
  JsonArray       *integrations = json_array_new ();
  gboolean         master = call->grant->who->able && call->world->master_account;
  g_autofree char *company_id = NULL;

  json_object_set_string_member (user, "id", master ? "usr_1001" : "usr_1002");
  json_object_set_string_member (user, "name", call->grant->who->able ? "Robin Talmadge" : "Casey Dunwell");
  json_object_set_string_member (user, "email",
                                 call->grant->who->able ? "robin.talmadge@employer.example" : "casey.dunwell@employer.example");
  /* Another seed is another company. */
  company_id = g_strdup_printf ("cmp_%" G_GUINT64_FORMAT, 499 + call->world->options.seed);
  json_object_set_string_member (company, "id", company_id);
  json_object_set_string_member (company, "name", "Employer Example Ltd");
  if (master)
    json_array_add_string_element (permissions, "master_account");
  if (call->world->integration)
    json_array_add_string_element (integrations, "lever");
  json_object_set_object_member (me, "user", user);
  json_object_set_object_member (me, "company", company);
  json_object_set_array_member (me, "permissions", permissions);
  json_object_set_array_member (me, "ats_integrations", integrations);
  hjl_demo_call_json (call, 200, me);
}

static void
get_stages (HjlDemoCall *call)
{
  GPtrArray *stages = call->world->stages;
  JsonArray *rows;
  gint64     time;
  guint      limit = 0;
  guint      index;

  if (!read_page (call, &limit) || !read_cursor (call, 's', &time, &index))
    return;
  rows = json_array_new ();
  for (guint n = 0; index < stages->len && n < limit; index++, n++)
    {
      HjlDemoStage *stage = g_ptr_array_index (stages, index);
      JsonObject   *object = json_object_new ();

      json_object_set_string_member (object, "id", stage->id);
      json_object_set_string_member (object, "name", stage->name);
      json_object_set_int_member (object, "position", stage->position);
      json_object_set_string_member (object, "kind", stage->kind);
      json_array_add_object_element (rows, object);
    }
  answer_page (call, rows, 's', index < stages->len, 0, index);
}

static JsonObject *
role_to_json (HjlDemoRole *role,
              guint        accepted)
{
  JsonObject      *object = json_object_new ();
  JsonObject      *salary = json_object_new ();
  g_autofree char *url = g_strdup_printf ("https://hackajob.example/roles/%s", role->id);

  json_object_set_string_member (object, "id", role->id);
  json_object_set_string_member (object, "title", role->title);
  json_object_set_string_member (object, "status", role->status);
  json_object_set_string_member (object, "location", role->location);
  json_object_set_string_member (object, "workplace", "hybrid");
  json_object_set_string_member (object, "team", role->team);
  json_object_set_double_member (salary, "min", 55000);
  json_object_set_double_member (salary, "max", 75000.5);
  json_object_set_string_member (salary, "currency", "GBP");
  json_object_set_object_member (object, "salary", salary);
  hjl_demo_json_set_time (object, "published_at", role->published_at);
  hjl_demo_json_set_time (object, "updated_at", role->updated_at);
  json_object_set_string_member (object, "url", url);
  json_object_set_int_member (object, "accepted_count", accepted);
  return object;
}

static void
get_roles (HjlDemoCall *call)
{
  GPtrArray        *roles = call->world->roles;
  const char       *status = hjl_demo_call_query (call, "status");
  JsonArray        *rows;
  gint64            time;
  guint             limit = 0;
  guint             index;
  g_autofree guint *accepted = g_new0 (guint, roles->len + 1);

  if (!read_page (call, &limit) || !read_cursor (call, 'r', &time, &index))
    return;
  if (status != NULL && !hjl_demo_words_have ("live paused closed", status))
    {
      hjl_demo_call_violation (call, "Unknown status “%s”.", status);
      return;
    }
  for (guint i = 0; i < call->world->candidates->len; i++)
    {
      HjlDemoCandidate *candidate = g_ptr_array_index (call->world->candidates, i);

      accepted[candidate->role->index] += candidate->status == HJL_DEMO_STATUS_ACCEPTED && !candidate->uncounted;
    }
  rows = json_array_new ();
  for (; index < roles->len && json_array_get_length (rows) < limit; index++)
    {
      HjlDemoRole *role = g_ptr_array_index (roles, index);

      if (status == NULL || strcmp (status, role->status) == 0)
        json_array_add_object_element (rows, role_to_json (role, accepted[role->index]));
    }
  while (index < roles->len && status != NULL &&
         strcmp (status, ((HjlDemoRole *) g_ptr_array_index (roles, index))->status) != 0)
    index++;
  answer_page (call, rows, 'r', index < roles->len, 0, index);
}

static gboolean
read_since (HjlDemoCall *call,
            gint64      *since)
{
  const char *text = hjl_demo_call_query (call, "updated_since");
  g_autoptr (GDateTime) time = NULL;

  *since = 0;
  if (text == NULL)
    return TRUE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    return hjl_demo_call_violation (call, "updated_since must be a time of RFC 3339.");
  *since = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
  return TRUE;
}

static void
get_candidates (HjlDemoCall *call)
{
  const char      *role = hjl_demo_call_query (call, "role_id");
  HjlDemoCandidate key = { 0 };
  GSequenceIter   *iter;
  JsonArray       *rows;
  gint64           since;
  guint            limit = 0;

  if (!read_page (call, &limit) || !read_since (call, &since) ||
      !read_cursor (call, 'c', &key.updated_at, &key.index))
    return;
  /* Inclusive: the key stands before the first of its time. */
  if (key.updated_at < since)
    {
      key.updated_at = since;
      key.index = 0;
    }
  iter = g_sequence_search (call->world->candidates_by_change, &key, hjl_demo_order_of_candidates, NULL);
  if (!g_sequence_iter_is_begin (iter))
    {
      GSequenceIter    *before = g_sequence_iter_prev (iter);
      HjlDemoCandidate *candidate = g_sequence_get (before);

      if (candidate->updated_at == key.updated_at && candidate->index == key.index)
        iter = before;
    }

  rows = json_array_new ();
  for (; !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      HjlDemoCandidate *candidate = g_sequence_get (iter);

      if (candidate->hidden || (role != NULL && strcmp (role, candidate->role->id) != 0))
        continue;
      if (json_array_get_length (rows) == limit)
        {
          answer_page (call, rows, 'c', TRUE, candidate->updated_at, candidate->index);
          return;
        }
      json_array_add_object_element (rows, hjl_demo_feed_row (candidate));
    }
  answer_page (call, rows, 'c', FALSE, 0, 0);
}

static const HjlDemoRoute routes[] = {
  { "GET", "/me", "any", "", get_me },
  { "GET", "/stages", NULL, "limit cursor", get_stages },
  { "GET", "/roles", NULL, "limit cursor status", get_roles },
  { "GET", "/candidates", NULL, "limit cursor updated_since role_id", get_candidates },
  { "GET", "/candidates/:id", NULL, "", hjl_demo_feed_get },
  { "PATCH", "/candidates/:id", NULL, "", hjl_demo_feed_patch },
  { "GET", "/candidates/:id/cv", NULL, "", hjl_demo_feed_cv },
  { "GET", "/candidates/:id/profile.pdf", NULL, "", hjl_demo_feed_profile },
  { "PUT", "/candidates/:id/export", NULL, "", hjl_demo_feed_export },
};

void
hjl_demo_feed_handle (HjlDemoCall *call)
{
  const HjlDemoRoute *route;

  call->grant = hjl_demo_auth_check (call->world->hackajob_auth, hjl_demo_call_header (call, "Authorization"));
  if (call->grant == NULL || !hjl_demo_grant_allows (call->grant, "ats"))
    {
      hjl_demo_call_error (call, 401, "unauthorized", "The request needs a valid token.");
      return;
    }
  route = hjl_demo_call_route (call, routes, G_N_ELEMENTS (routes));
  if (route == NULL)
    return;
  if (route->scope == NULL && (!call->grant->who->able || !call->world->master_account))
    hjl_demo_call_error (call, 403, "master_account_required", "Ask your Customer Success Manager for a Master Account.");
  else if (route->scope == NULL && !call->world->integration)
    hjl_demo_call_error (call, 403, "integration_disabled", "The Lever integration is not enabled.");
  else
    route->handler (call);
}
