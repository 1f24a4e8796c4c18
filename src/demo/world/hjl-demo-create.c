/* hjl-demo-create.c: what a body of POST /opportunities asks for: JSON or a form (lever/README.md, Creating an opportunity)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/world/hjl-demo-create.h"

#define TEXTS "name headline location origin stage owner contact opportunityLocation"
#define LISTS "emails links tags sources postings followers"
#define FIELDS TEXTS " " LISTS " phones createdAt archived"

void
hjl_demo_create_free (HjlDemoCreate *self)
{
  g_clear_pointer (&self->body, json_object_unref);
  g_ptr_array_unref (self->emails);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->postings);
  g_ptr_array_unref (self->followers);
  g_ptr_array_unref (self->phones);
  g_free (self);
}

static JsonArray *
list_in (JsonObject *object,
         const char *name)
{
  if (!json_object_has_member (object, name))
    json_object_set_array_member (object, name, json_array_new ());
  return json_object_get_array_member (object, name);
}

static void
set_archived (JsonObject *object,
              const char *member,
              const char *text)
{
  gint64 ms;

  if (!json_object_has_member (object, "archived"))
    json_object_set_object_member (object, "archived", json_object_new ());
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &ms, NULL))
    json_object_set_int_member (json_object_get_object_member (object, "archived"), member, ms);
  else
    json_object_set_string_member (json_object_get_object_member (object, "archived"), member, text);
}

/* One field of a form becomes the same field of JSON. FALSE where the reference has none such. */
static gboolean
take_field (JsonObject *object,
            const char *name,
            const char *text)
{
  g_autofree char *base = g_str_has_suffix (name, "[]") ? g_strndup (name, strlen (name) - 2) : NULL;
  gint64           ms;

  if (base != NULL && strcmp (base, "phones") == 0)
    {
      g_autoptr (JsonNode) node = json_from_string (text, NULL);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return FALSE;
      json_array_add_element (list_in (object, base), g_steal_pointer (&node));
      return TRUE;
    }
  if (base != NULL && hjl_demo_words_have (LISTS, base))
    {
      json_array_add_string_element (list_in (object, base), text);
      return TRUE;
    }
  if (strcmp (name, "archived[reason]") == 0 || strcmp (name, "archived[archivedAt]") == 0)
    {
      set_archived (object, strstr (name, "reason") != NULL ? "reason" : "archivedAt", text);
      return TRUE;
    }
  if (json_object_has_member (object, name))
    return FALSE;
  if (strcmp (name, "createdAt") == 0 && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &ms, NULL))
    {
      json_object_set_int_member (object, name, ms);
      return TRUE;
    }
  if (!hjl_demo_words_have (TEXTS, name))
    return FALSE;
  json_object_set_string_member (object, name, text);
  return TRUE;
}

static JsonObject *
read_form (HjlDemoCall *call)
{
  g_autoptr (JsonObject) object = json_object_new ();
  guint resumes = 0;

  for (guint i = 0; i < call->parts->len; i++)
    {
      HjlDemoPart     *part = g_ptr_array_index (call->parts, i);
      g_autofree char *text = NULL;

      if (part->filename != NULL)
        {
          gboolean resume = g_strcmp0 (part->name, "resumeFile") == 0;

          resumes += resume;
          if ((!resume && !hjl_demo_words_have ("files files[]", part->name != NULL ? part->name : "")) || resumes > 1)
            {
              hjl_demo_call_violation (call, "Unknown file field “%s”, or twice.", part->name);
              return NULL;
            }
          if (!hjl_demo_lever_check_file (call, part))
            return NULL;
          continue;
        }
      text = hjl_demo_dup_text (part->bytes);
      if (!g_utf8_validate (text, -1, NULL) || part->name == NULL || !take_field (object, part->name, text))
        {
          hjl_demo_call_violation (call, "Unknown or malformed form field “%s”.", part->name);
          return NULL;
        }
    }
  return g_steal_pointer (&object);
}

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_strings (JsonObject *object,
              const char *name,
              GPtrArray  *strings)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (!is_text (element))
        return FALSE;
      g_ptr_array_add (strings, g_strdup (json_node_get_string (element)));
    }
  return TRUE;
}

static gboolean
read_phones (HjlDemoWorld *world,
             JsonObject   *object,
             GPtrArray    *phones)
{
  JsonNode *node = json_object_get_member (object, "phones");

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode     *element = json_array_get_element (json_node_get_array (node), i);
      JsonObject   *given;
      HjlDemoPhone *phone;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return FALSE;
      given = json_node_get_object (element);
      if (!is_text (json_object_get_member (given, "value")))
        return FALSE;
      phone = g_new0 (HjlDemoPhone, 1);
      phone->value = hjl_demo_world_keep (world, json_object_get_string_member (given, "value"));
      phone->type = hjl_demo_world_keep (world, json_object_get_string_member_with_default (given, "type", NULL));
      g_ptr_array_add (phones, phone);
    }
  return TRUE;
}

static gboolean
read_archived (HjlDemoCreate *self)
{
  JsonNode   *node = json_object_get_member (self->body, "archived");
  JsonObject *archived;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  archived = json_node_get_object (node);
  self->reason_id = json_object_get_string_member_with_default (archived, "reason", NULL);
  self->archived_at = json_object_get_int_member_with_default (archived, "archivedAt", 0);
  /* archivedAt needs an earlier createdAt. */
  return self->reason_id != NULL &&
         (self->archived_at == 0 || (self->created_at != 0 && self->created_at < self->archived_at));
}

static gboolean
read_texts (HjlDemoCreate *self)
{
  const struct
  {
    const char  *name;
    const char **value;
  } texts[] = {
    { "name", &self->name },
    { "headline", &self->headline },
    { "location", &self->location },
    { "origin", &self->origin },
    { "stage", &self->stage_id },
    { "owner", &self->owner_id },
    { "contact", &self->contact_id },
    { "opportunityLocation", &self->opportunity_location },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      JsonNode *node = json_object_get_member (self->body, texts[i].name);

      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        continue;
      if (!is_text (node))
        return FALSE;
      *texts[i].value = json_node_get_string (node);
    }
  return self->origin == NULL ||
         hjl_demo_words_have ("agency applied internal referred sourced university", self->origin);
}

HjlDemoCreate *
hjl_demo_create_read (HjlDemoCall *call)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (HjlDemoCreate) self = NULL;
  JsonNode *created;

  if (call->parts != NULL)
    body = read_form (call);
  else
    {
      body = hjl_demo_call_body (call, FIELDS);
      if (body != NULL)
        json_object_ref (body);
    }
  if (body == NULL)
    return NULL;

  self = g_new0 (HjlDemoCreate, 1);
  self->body = g_steal_pointer (&body);
  self->emails = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->postings = g_ptr_array_new_with_free_func (g_free);
  self->followers = g_ptr_array_new_with_free_func (g_free);
  self->phones = g_ptr_array_new_with_free_func (g_free);
  created = json_object_get_member (self->body, "createdAt");
  if (created != NULL)
    self->created_at = json_node_get_value_type (created) == G_TYPE_INT64 ? json_node_get_int (created) : G_MAXINT64;

  if (!read_texts (self) || !read_archived (self) || !read_phones (call->world, self->body, self->phones) ||
      !read_strings (self->body, "emails", self->emails) || !read_strings (self->body, "links", self->links) ||
      !read_strings (self->body, "tags", self->tags) || !read_strings (self->body, "sources", self->sources) ||
      !read_strings (self->body, "postings", self->postings) ||
      !read_strings (self->body, "followers", self->followers) || self->created_at > hjl_demo_world_now (call->world))
    {
      hjl_demo_call_violation (call, "A field has a value that the reference does not allow.");
      return NULL;
    }
  return g_steal_pointer (&self);
}
