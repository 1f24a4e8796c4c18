/* hjl-demo-lever-reference.c: users, postings, stages, archive reasons, sources and tags (lever/README.md)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

/* A text and how many have it: what Lever's sources and tags are. Begins with its id, the text. */
typedef struct
{
  char *text;
  guint count;
} Counted;

static void
counted_free (Counted *counted)
{
  g_free (counted->text);
  g_free (counted);
}

static JsonObject *
counted_to_json (HjlDemoCall  *call,
                 gconstpointer thing)
{
  const Counted *counted = thing;
  JsonObject    *object = json_object_new ();

  json_object_set_string_member (object, "text", counted->text);
  json_object_set_int_member (object, "count", counted->count);
  return object;
}

static JsonObject *
user_to_json (HjlDemoCall  *call,
              gconstpointer thing)
{
  return hjl_demo_user_to_json ((HjlDemoUser *) thing);
}

static JsonObject *
stage_to_json (HjlDemoCall  *call,
               gconstpointer thing)
{
  return hjl_demo_stage_to_json ((HjlDemoLeverStage *) thing);
}

static JsonObject *
reason_to_json (HjlDemoCall  *call,
                gconstpointer thing)
{
  return hjl_demo_reason_to_json ((HjlDemoReason *) thing);
}

static void
answer_missing (HjlDemoCall *call)
{
  hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such thing.");
}

void
hjl_demo_lever_users (HjlDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *deactivated = hjl_demo_call_query (call, "includeDeactivated");

  for (guint i = 0; i < call->world->users->len; i++)
    {
      HjlDemoUser *user = g_ptr_array_index (call->world->users, i);

      if ((user->deactivated_at == 0 || g_strcmp0 (deactivated, "true") == 0) &&
          hjl_demo_lever_fits (call, "email", user->email) && hjl_demo_lever_fits (call, "accessRole", user->role) &&
          hjl_demo_lever_fits (call, "accessRole[]", user->role) && hjl_demo_lever_fits (call, "external_directory_id", NULL))
        g_ptr_array_add (found, user);
    }
  hjl_demo_lever_list (call, found, user_to_json);
}

void
hjl_demo_lever_user (HjlDemoCall *call)
{
  HjlDemoUser *user = hjl_demo_find (call->world->users, hjl_demo_call_argument (call, 0));

  if (user == NULL)
    answer_missing (call);
  else
    hjl_demo_call_data (call, 200, hjl_demo_user_to_json (user));
}

void
hjl_demo_lever_stages (HjlDemoCall *call)
{
  hjl_demo_lever_list (call, call->world->lever_stages, stage_to_json);
}

void
hjl_demo_lever_stage (HjlDemoCall *call)
{
  HjlDemoLeverStage *stage = hjl_demo_find (call->world->lever_stages, hjl_demo_call_argument (call, 0));

  if (stage == NULL)
    answer_missing (call);
  else
    hjl_demo_call_data (call, 200, hjl_demo_stage_to_json (stage));
}

void
hjl_demo_lever_dispositions (HjlDemoCall *call)
{
  JsonObject *data = json_object_new ();
  JsonArray  *stages = json_array_new ();
  JsonArray  *reasons = json_array_new ();

  for (guint i = 0; i < call->world->lever_stages->len; i++)
    {
      HjlDemoLeverStage *stage = g_ptr_array_index (call->world->lever_stages, i);
      JsonObject        *object = hjl_demo_stage_to_json (stage);

      json_object_set_string_member (object, "pipeline", stage->pipeline);
      json_object_set_double_member (object, "rank", stage->rank);
      json_object_set_boolean_member (object, "hasInterview", strcmp (stage->pipeline, "onsite") == 0);
      json_array_add_object_element (stages, object);
    }
  for (guint i = 0; i < call->world->reasons->len; i++)
    {
      HjlDemoReason *reason = g_ptr_array_index (call->world->reasons, i);
      JsonObject    *object = hjl_demo_reason_to_json (reason);

      json_object_set_string_member (object, "type", reason->hired ? "hired" : NULL);
      json_array_add_object_element (reasons, object);
    }
  json_object_set_array_member (data, "stages", stages);
  json_object_set_array_member (data, "archiveReasons", reasons);
  hjl_demo_call_data (call, 200, data);
}

void
hjl_demo_lever_reasons (HjlDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *type = hjl_demo_call_query (call, "type");

  if (type != NULL && !hjl_demo_words_have ("hired non-hired", type))
    {
      hjl_demo_call_violation (call, "Unknown type “%s”.", type);
      return;
    }
  for (guint i = 0; i < call->world->reasons->len; i++)
    {
      HjlDemoReason *reason = g_ptr_array_index (call->world->reasons, i);

      if (type == NULL || reason->hired == (strcmp (type, "hired") == 0))
        g_ptr_array_add (found, reason);
    }
  hjl_demo_lever_list (call, found, reason_to_json);
}

void
hjl_demo_lever_reason (HjlDemoCall *call)
{
  HjlDemoReason *reason = hjl_demo_find (call->world->reasons, hjl_demo_call_argument (call, 0));

  if (reason == NULL)
    answer_missing (call);
  else
    hjl_demo_call_data (call, 200, hjl_demo_reason_to_json (reason));
}

void
hjl_demo_lever_counted (HjlDemoCall *call)
{
  gboolean sources = call->route->what == HJL_DEMO_SOURCES;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) counted_free);
  g_autoptr (GList) texts = NULL;
  GHashTableIter iter;
  gpointer       value;

  for (guint i = 0; sources && i < call->world->sources->len; i++)
    g_hash_table_insert (counts, g_ptr_array_index (call->world->sources, i), NULL);
  g_hash_table_iter_init (&iter, call->world->opportunities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HjlDemoOpportunity *opportunity = value;
      GPtrArray          *list = sources ? opportunity->sources : opportunity->tags;

      for (guint i = 0; i < list->len; i++)
        {
          char *text = g_ptr_array_index (list, i);
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

          g_hash_table_insert (counts, text, GUINT_TO_POINTER (count + 1));
        }
    }
  texts = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) strcmp);
  for (GList *l = texts; l != NULL; l = l->next)
    {
      Counted *counted = g_new (Counted, 1);

      counted->text = g_strdup (l->data);
      counted->count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, counted->text));
      g_ptr_array_add (found, counted);
    }
  hjl_demo_lever_list (call, found, counted_to_json);
}

/* `content` comes without being asked for (3.1); the named fields are what is left with include. */
static gboolean
shape (HjlDemoCall    *call,
       JsonObject     *object,
       HjlDemoPosting *posting)
{
  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);

      if (strcmp (pair->name, "include") == 0 && !hjl_demo_words_have ("content followers", pair->value))
        return hjl_demo_call_violation (call, "Unknown include “%s”.", pair->value);
      if (strcmp (pair->name, "expand") != 0)
        continue;
      if (!hjl_demo_words_have ("user owner hiringManager followers", pair->value))
        return hjl_demo_call_violation (call, "Unknown expand “%s”.", pair->value);
      if (strcmp (pair->value, "user") == 0)
        json_object_set_object_member (object, "user", hjl_demo_user_to_json (posting->user));
      else if (strcmp (pair->value, "owner") == 0 && posting->owner != NULL)
        json_object_set_object_member (object, "owner", hjl_demo_user_to_json (posting->owner));
      else if (strcmp (pair->value, "hiringManager") == 0 && posting->hiring_manager != NULL)
        json_object_set_object_member (object, "hiringManager", hjl_demo_user_to_json (posting->hiring_manager));
      else if (strcmp (pair->value, "followers") == 0)
        {
          JsonArray *followers = json_array_new ();

          json_array_add_object_element (followers, hjl_demo_user_to_json (posting->user));
          json_object_set_array_member (object, "followers", followers);
        }
    }
  return TRUE;
}

static JsonObject *
posting_to_json (HjlDemoCall  *call,
                 gconstpointer thing)
{
  HjlDemoPosting *posting = (HjlDemoPosting *) thing;
  g_autoptr (JsonObject) object = hjl_demo_posting_to_json (posting);

  return shape (call, object, posting) ? g_steal_pointer (&object) : NULL;
}

static gboolean
fits_channels (HjlDemoCall    *call,
               HjlDemoPosting *posting)
{
  gboolean public = FALSE;
  gboolean internal = FALSE;

  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);

      if (strcmp (pair->name, "distributionChannel") != 0)
        continue;
      public |= strcmp (pair->value, "public") == 0;
      internal |= strcmp (pair->value, "internal") == 0;
    }
  /* state=published alone means the public site (3.1). */
  if (!public && !internal)
  public = g_strcmp0 (hjl_demo_call_query (call, "state"), "published") == 0;
  if (!public && !internal)
    return TRUE;
  if (posting->channels == NULL)
    return FALSE;
  if (strcmp (posting->channels, "both") == 0)
    return TRUE;
  return strcmp (posting->channels, "public") == 0 ? public : internal;
}

static gboolean
updated_only (HjlDemoCall *call)
{
  if (hjl_demo_call_query (call, "updated_at_start") == NULL && hjl_demo_call_query (call, "updated_at_end") == NULL)
    return TRUE;
  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);

      if (!hjl_demo_words_have (HJL_DEMO_PAGE " updated_at_start updated_at_end confidentiality include expand",
                                pair->name))
        return hjl_demo_call_violation (call, "updated_at excludes the filter “%s”.", pair->name);
    }
  return TRUE;
}

static gboolean
known_values (HjlDemoCall *call)
{
  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);
      const char  *allowed = strcmp (pair->name, "state") == 0                 ? "published internal closed draft pending rejected"
                             : strcmp (pair->name, "distributionChannel") == 0 ? "public internal"
                             : strcmp (pair->name, "group") == 0               ? "location team department commitment"
                                                                               : NULL;

      if (allowed != NULL && !hjl_demo_words_have (allowed, pair->value))
        return hjl_demo_call_violation (call, "Unknown %s “%s”.", pair->name, pair->value);
    }
  return TRUE;
}

void
hjl_demo_lever_postings (HjlDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gint64   start = 0;
  gint64   end = G_MAXINT64;
  gboolean open;
  gboolean confidential;

  if (!updated_only (call) || !known_values (call) ||
      !hjl_demo_lever_confidentiality (call, &open, &confidential) ||
      !hjl_demo_call_query_int (call, "updated_at_start", &start) ||
      !hjl_demo_call_query_int (call, "updated_at_end", &end))
    return;
  for (guint i = 0; i < call->world->postings->len; i++)
    {
      HjlDemoPosting *posting = g_ptr_array_index (call->world->postings, i);

      if ((posting->confidential ? confidential : open) && posting->updated_at >= start && posting->updated_at <= end &&
          hjl_demo_lever_fits (call, "state", posting->state) && hjl_demo_lever_fits (call, "team", posting->team) &&
          hjl_demo_lever_fits (call, "department", posting->department) && hjl_demo_lever_fits (call, "location", posting->location) &&
          hjl_demo_lever_fits (call, "commitment", posting->commitment) && hjl_demo_lever_fits (call, "level", NULL) &&
          hjl_demo_lever_fits (call, "tag", NULL) && fits_channels (call, posting))
        g_ptr_array_add (found, posting);
    }
  hjl_demo_lever_list (call, found, posting_to_json);
}

void
hjl_demo_lever_posting (HjlDemoCall *call)
{
  HjlDemoPosting *posting = hjl_demo_find (call->world->postings, hjl_demo_call_argument (call, 0));
  g_autoptr (JsonObject) object = NULL;

  if (posting == NULL)
    hjl_demo_call_error (call, 404, "ResourceNotFound", "There is no such posting.");
  else if (posting->confidential && !hjl_demo_grant_allows (call->grant, "confidential:access:admin"))
    hjl_demo_call_error (call, 403, "ForbiddenError", "The credential may not see confidential data.");
  else
    {
      object = posting_to_json (call, posting);
      if (object != NULL)
        hjl_demo_call_data (call, 200, g_steal_pointer (&object));
    }
}

static JsonObject *
deleted_to_json (HjlDemoCall  *call,
                 gconstpointer thing)
{
  const HjlDemoPosting *posting = thing;
  JsonObject           *object = json_object_new ();

  json_object_set_string_member (object, "id", posting->id);
  hjl_demo_json_set_ms (object, "deletedAt", posting->deleted_at);
  return object;
}

void
hjl_demo_lever_postings_deleted (HjlDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gint64 start;
  gint64 end;

  if (!hjl_demo_lever_window (call, &start, &end))
    return;
  for (guint i = 0; i < call->world->deleted_postings->len; i++)
    {
      HjlDemoPosting *posting = g_ptr_array_index (call->world->deleted_postings, i);

      if (posting->deleted_at >= start && posting->deleted_at <= end)
        g_ptr_array_add (found, posting);
    }
  hjl_demo_lever_list (call, found, deleted_to_json);
}
