/* hjl-demo-lever-opportunities.c: reading opportunities with every filter (lever/README.md, Reading opportunities)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

typedef struct
{
  const char *name;
  gint64      start;
  gint64      end;
  gboolean    given;
} Range;

typedef struct
{
  HjlDemoCall *call;
  gboolean     open;
  gboolean     confidential;
  Range        created;
  Range        updated;
  Range        advanced;
  Range        archived;
} Filter;

static gboolean
read_range (HjlDemoCall *call,
            const char  *name,
            Range       *range)
{
  g_autofree char *start = g_strconcat (name, "_start", NULL);
  g_autofree char *end = g_strconcat (name, "_end", NULL);

  range->start = 0;
  range->end = G_MAXINT64;
  range->given = hjl_demo_call_query (call, start) != NULL || hjl_demo_call_query (call, end) != NULL;
  return hjl_demo_call_query_int (call, start, &range->start) && hjl_demo_call_query_int (call, end, &range->end);
}

static gboolean
is_within (const Range *range,
           gint64       time)
{
  return !range->given || (time != 0 && time >= range->start && time <= range->end);
}

/* Whether one filter's value fits: repeats are a union, different names an intersection. */
static gboolean
value_fits (HjlDemoOpportunity *opportunity,
            const char         *name,
            const char         *value)
{
  const char *posting = opportunity->posting != NULL ? opportunity->posting->id : NULL;

  if (strcmp (name, "tag") == 0)
    return hjl_demo_strings_has (opportunity->tags, value);
  if (strcmp (name, "source") == 0)
    return hjl_demo_strings_has (opportunity->sources, value);
  if (strcmp (name, "origin") == 0)
    return strcmp (opportunity->origin, value) == 0;
  if (strcmp (name, "stage_id") == 0)
    return strcmp (opportunity->stage->id, value) == 0;
  if (strcmp (name, "posting_id") == 0)
    return g_strcmp0 (posting, value) == 0;
  if (strcmp (name, "archived_posting_id") == 0)
    return opportunity->reason != NULL && g_strcmp0 (posting, value) == 0;
  if (strcmp (name, "archived") == 0)
    return (opportunity->reason != NULL) == (strcmp (value, "true") == 0);
  if (strcmp (name, "archive_reason_id") == 0)
    return opportunity->reason != NULL && strcmp (opportunity->reason->id, value) == 0;
  if (strcmp (name, "snoozed") == 0)
    return strcmp (value, "true") != 0;
  if (strcmp (name, "contact_id") == 0)
    return strcmp (opportunity->contact->id, value) == 0;
  if (strcmp (name, "location") == 0)
    return opportunity->posting != NULL && g_strcmp0 (opportunity->posting->location, value) == 0;
  if (strcmp (name, "email") == 0)
    for (guint i = 0; i < opportunity->contact->emails->len; i++)
      if (g_ascii_strcasecmp (g_ptr_array_index (opportunity->contact->emails, i), value) == 0)
        return TRUE;
  return FALSE;
}

static gboolean
fits (Filter             *filter,
      HjlDemoOpportunity *opportunity)
{
  GPtrArray *query = filter->call->query;

  if (!(opportunity->confidential ? filter->confidential : filter->open) ||
      !is_within (&filter->created, opportunity->created_at) ||
      !is_within (&filter->updated, opportunity->updated_at) ||
      !is_within (&filter->advanced, opportunity->advanced_at) ||
      !is_within (&filter->archived, opportunity->archived_at))
    return FALSE;

  for (guint i = 0; i < query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (query, i);
      gboolean     fit = FALSE;

      if (hjl_demo_words_have (HJL_DEMO_PAGE " confidentiality include expand", pair->name) ||
          g_str_has_suffix (pair->name, "_start") || g_str_has_suffix (pair->name, "_end"))
        continue;
      for (guint j = 0; j < query->len && !fit; j++)
        {
          HjlDemoPair *other = g_ptr_array_index (query, j);

          fit = strcmp (other->name, pair->name) == 0 && value_fits (opportunity, other->name, other->value);
        }
      if (!fit)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_values (HjlDemoCall *call)
{
  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);
      const char  *allowed = NULL;

      if (hjl_demo_words_have ("archived snoozed", pair->name))
        allowed = "true false";
      else if (strcmp (pair->name, "origin") == 0)
        allowed = "agency applied internal referred sourced university";
      if (allowed != NULL && !hjl_demo_words_have (allowed, pair->value))
        return hjl_demo_call_violation (call, "Unknown %s “%s”.", pair->name, pair->value);
    }
  return TRUE;
}

static gboolean
read_filter (HjlDemoCall *call,
             Filter      *filter)
{
  filter->call = call;
  return check_values (call) &&
         hjl_demo_lever_confidentiality (call, &filter->open, &filter->confidential) &&
         read_range (call, "created_at", &filter->created) &&
         read_range (call, "updated_at", &filter->updated) &&
         read_range (call, "advanced_at", &filter->advanced) &&
         read_range (call, "archived_at", &filter->archived);
}

/* Where the page starts: the offset names the row in the order's own terms, so that whoever moves
 * while one pages may be missed or come twice, as in Lever (lever/README.md, Conventions). */
static GSequenceIter *
find_start (HjlDemoCall  *call,
            const Filter *filter,
            gboolean     *ok)
{
  HjlDemoWorld      *world = call->world;
  gboolean           by_change = filter->updated.given;
  GSequence         *order = by_change ? world->by_change : world->by_rank;
  HjlDemoOpportunity key = { "", .updated_at = filter->updated.start };
  GSequenceIter     *start;
  g_autoptr (JsonArray) offset = hjl_demo_lever_offset (call, by_change ? 2 : 3, ok);

  if (offset == NULL)
    return by_change ? g_sequence_search (order, &key, hjl_demo_order_by_change, NULL) : g_sequence_get_begin_iter (order);

  key.id = json_array_get_string_element (offset, by_change ? 1 : 2);
  if (by_change)
    key.updated_at = json_node_get_int (json_array_get_element (offset, 0));
  else
    {
      key.rank = json_node_get_double (json_array_get_element (offset, 0));
      key.interaction_at = json_node_get_int (json_array_get_element (offset, 1));
    }
  /* The search ends behind an equal row; the page starts with it. */
  start = g_sequence_search (order, &key, by_change ? hjl_demo_order_by_change : hjl_demo_order_by_rank, NULL);
  if (!g_sequence_iter_is_begin (start))
    {
      GSequenceIter      *before = g_sequence_iter_prev (start);
      HjlDemoOpportunity *row = g_sequence_get (before);

      if (strcmp (row->id, key.id) == 0)
        start = before;
    }
  return start;
}

static char *
token_of (HjlDemoOpportunity *row,
          gboolean            by_change)
{
  JsonArray *token = json_array_new ();

  if (by_change)
    json_array_add_int_element (token, row->updated_at);
  else
    {
      json_array_add_double_element (token, row->rank);
      json_array_add_int_element (token, row->interaction_at);
    }
  json_array_add_string_element (token, row->id);
  return hjl_demo_lever_token (token);
}

void
hjl_demo_lever_opportunities (HjlDemoCall *call)
{
  g_autoptr (JsonArray) rows = json_array_new ();
  g_autofree char *next = NULL;
  GSequenceIter   *iter;
  Filter           filter;
  gboolean         ok;
  guint            limit;

  if (!hjl_demo_lever_limit (call, &limit) || !read_filter (call, &filter))
    return;
  iter = find_start (call, &filter, &ok);
  if (!ok)
    return;

  for (; !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      HjlDemoOpportunity *opportunity = g_sequence_get (iter);
      JsonObject         *object;

      if (!fits (&filter, opportunity))
        continue;
      if (json_array_get_length (rows) == limit)
        {
          next = token_of (opportunity, filter.updated.given);
          break;
        }
      object = hjl_demo_opportunity_to_json (opportunity);
      json_array_add_object_element (rows, object);
      if (!hjl_demo_lever_shape (call, object, opportunity))
        return;
    }
  hjl_demo_lever_page (call, g_steal_pointer (&rows), next);
}

HjlDemoOpportunity *
hjl_demo_lever_opportunity (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_world_opportunity (call->world, hjl_demo_call_argument (call, 0));

  if (opportunity == NULL)
    hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such opportunity.");
  else if (opportunity->confidential && !hjl_demo_grant_allows (call->grant, "confidential:access:admin"))
    {
      hjl_demo_call_error (call, 403, "ForbiddenError", "The credential may not see confidential data.");
      return NULL;
    }
  return opportunity;
}

void
hjl_demo_lever_get_opportunity (HjlDemoCall *call)
{
  HjlDemoOpportunity *opportunity = hjl_demo_lever_opportunity (call);
  g_autoptr (JsonObject) object = NULL;

  if (opportunity == NULL)
    return;
  object = hjl_demo_opportunity_to_json (opportunity);
  if (hjl_demo_lever_shape (call, object, opportunity))
    hjl_demo_call_data (call, 200, g_steal_pointer (&object));
}

static JsonObject *
deleted_to_json (HjlDemoCall  *call,
                 gconstpointer thing)
{
  HjlDemoOpportunity *opportunity = (HjlDemoOpportunity *) thing;
  JsonObject         *object = hjl_demo_opportunity_to_json (opportunity);
  HjlDemoUser        *by = g_ptr_array_index (call->world->users, 0);

  json_object_set_string_member (object, "deletedBy", by->id);
  hjl_demo_json_set_ms (object, "deletedAt", opportunity->deleted_at != 0 ? opportunity->deleted_at : opportunity->listed_at);
  return object;
}

void
hjl_demo_lever_deleted (HjlDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray     *all = call->world->deleted_opportunities;
  GHashTableIter iter;
  gpointer       there;
  gint64         start;
  gint64         end;

  if (!hjl_demo_lever_window (call, &start, &end))
    return;
  for (guint i = 0; i < all->len; i++)
    {
      HjlDemoOpportunity *opportunity = g_ptr_array_index (all, i);

      if (opportunity->deleted_at >= start && opportunity->deleted_at <= end)
        g_ptr_array_add (found, opportunity);
    }
  g_hash_table_iter_init (&iter, call->world->opportunities);
  while (g_hash_table_iter_next (&iter, NULL, &there))
    {
      HjlDemoOpportunity *opportunity = there;

      if (opportunity->listed_at >= start && opportunity->listed_at <= end)
        g_ptr_array_add (found, opportunity);
    }
  hjl_demo_lever_list (call, found, deleted_to_json);
}
