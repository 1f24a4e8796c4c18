/* hjl-demo-lever-create.c: POST /opportunities, as JSON and as a form with files (lever/README.md, Creating an opportunity)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

#include "demo/control/hjl-demo-witness.h"

/* What a body asks for. Texts are lent by the body, and nullable; arrays never are. */
typedef struct
{
  JsonObject        *body; /* owned */
  const char        *name;
  const char        *headline;
  const char        *location;
  const char        *origin;
  const char        *stage_id;
  const char        *owner_id;
  const char        *contact_id;
  const char        *reason_id;
  const char        *opportunity_location;
  gint64             created_at;
  gint64             archived_at;
  GPtrArray         *emails;
  GPtrArray         *links;
  GPtrArray         *tags;
  GPtrArray         *sources;
  GPtrArray         *postings;
  GPtrArray         *followers;
  GPtrArray         *phones; /* of HjlDemoPhone* */
  HjlDemoLeverStage *stage;
  HjlDemoPosting    *posting;
  HjlDemoUser       *owner;
  HjlDemoReason     *reason;
} Create;

#define TEXTS "name headline location origin stage owner contact opportunityLocation"
#define LISTS "emails links tags sources postings followers"
#define FIELDS TEXTS " " LISTS " phones createdAt archived"

static void
create_free (Create *self)
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Create, create_free)

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
read_archived (Create *self)
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
read_texts (Create *self)
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

/* Returns: (transfer full) (nullable): %NULL where the answer is given: a field that the reference
 * does not have, of another type or twice */
static Create *
read_create (HjlDemoCall *call)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (Create) self = NULL;
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

  self = g_new0 (Create, 1);
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

/* Finds what the body names. FALSE where the answer is given. */
static gboolean
resolve (HjlDemoCall *call,
         Create      *create)
{
  HjlDemoWorld *world = call->world;

  if (create->stage_id == NULL)
    create->stage = hjl_demo_find (world->lever_stages, "lead-new");
  else
    create->stage = hjl_demo_find (world->lever_stages, create->stage_id);
  if (create->stage == NULL)
    return hjl_demo_call_error (call, 400, "BadRequestError", "There is no such stage.");
  if (create->postings->len > 1)
    return hjl_demo_call_violation (call, "At most one posting may be given.");
  if (create->postings->len == 1)
    {
      create->posting = hjl_demo_find (world->postings, g_ptr_array_index (create->postings, 0));
      if (create->posting == NULL)
        return hjl_demo_call_error (call, 400, "BadRequestError", "There is no such posting.");
    }
  create->owner = create->owner_id != NULL ? hjl_demo_find (world->users, create->owner_id) : call->acting;
  if (create->owner == NULL)
    return hjl_demo_call_error (call, 400, "BadRequestError", "There is no such owner.");
  if (create->reason_id != NULL)
    {
      create->reason = hjl_demo_find (world->reasons, create->reason_id);
      if (create->reason == NULL)
        return hjl_demo_call_error (call, 400, "BadRequestError", "There is no such archive reason.");
    }
  if (g_strcmp0 (hjl_demo_call_query (call, "perform_as_posting_owner"), "true") == 0)
    {
      if (create->posting == NULL)
        return hjl_demo_call_violation (call, "perform_as_posting_owner needs exactly one posting.");
      if (create->posting->owner != NULL)
        create->owner = create->posting->owner;
    }
  return TRUE;
}

/* With an e-mail Lever always tries to match: a match keeps its own data and takes what is new. */
static HjlDemoContact *
find_contact (HjlDemoCall *call,
              Create      *create,
              gboolean    *deduped)
{
  HjlDemoWorld   *world = call->world;
  HjlDemoContact *contact = NULL;

  *deduped = FALSE;
  if (create->contact_id != NULL)
    {
      contact = g_hash_table_lookup (world->contacts, create->contact_id);
      if (contact == NULL || contact->anonymized)
        {
          hjl_demo_call_error (call, 400, "BadRequestError", "The contact is unknown or anonymised.");
          return NULL;
        }
    }
  for (guint i = 0; contact == NULL && i < create->emails->len; i++)
    {
      g_autofree char *key = g_ascii_strdown (g_ptr_array_index (create->emails, i), -1);

      contact = g_hash_table_lookup (world->contacts_by_email, key);
      *deduped = contact != NULL;
    }
  if (contact == NULL)
    {
      contact = hjl_demo_world_add_contact (world, create->name != NULL ? create->name : "");
      contact->headline = hjl_demo_world_keep (world, create->headline != NULL ? create->headline : "");
      contact->location = hjl_demo_world_keep (world, create->location != NULL ? create->location : "");
    }
  for (guint i = 0; i < create->emails->len; i++)
    hjl_demo_world_add_email (world, contact, g_ptr_array_index (create->emails, i));
  for (guint i = 0; i < create->links->len; i++)
    hjl_demo_strings_add (contact->links, g_ptr_array_index (create->links, i));
  while (create->phones->len > 0)
    g_ptr_array_add (contact->phones, g_ptr_array_steal_index (create->phones, 0));
  return contact;
}

static void
add_strings (GPtrArray *target,
             GPtrArray *strings)
{
  for (guint i = 0; i < strings->len; i++)
    hjl_demo_strings_add (target, g_ptr_array_index (strings, i));
}

static void
add_files (HjlDemoCall        *call,
           HjlDemoOpportunity *opportunity)
{
  for (guint i = 0; call->parts != NULL && i < call->parts->len; i++)
    {
      HjlDemoPart *part = g_ptr_array_index (call->parts, i);

      if (part->filename != NULL)
        hjl_demo_world_add_file (call->world, opportunity, part->filename, part->bytes,
                                 strcmp (part->name, "resumeFile") == 0);
    }
}

void
hjl_demo_lever_create (HjlDemoCall *call)
{
  g_autoptr (Create) create = NULL;
  HjlDemoWorld       *world = call->world;
  HjlDemoContact     *contact;
  HjlDemoOpportunity *opportunity;
  HjlDemoStageChange  change;
  JsonObject         *answer;
  gboolean            deduped;

  if (!hjl_demo_lever_need_acting (call))
    return;
  create = read_create (call);
  if (create == NULL || !resolve (call, create))
    return;
  contact = find_contact (call, create, &deduped);
  if (contact == NULL)
    return;

  opportunity = hjl_demo_world_add_opportunity (
    world, contact, create->posting, create->stage,
    create->created_at != 0 ? create->created_at : hjl_demo_world_now (world));
  opportunity->origin = g_string_chunk_insert_const (world->strings, create->origin != NULL ? create->origin : "sourced");
  opportunity->owner = create->owner;
  opportunity->sourced_by = call->acting;
  opportunity->location = hjl_demo_world_keep (world, create->opportunity_location);
  opportunity->reason = create->reason;
  opportunity->archived_at = create->reason == NULL     ? 0
                             : create->archived_at != 0 ? create->archived_at
                                                        : hjl_demo_world_now (world);
  add_strings (opportunity->tags, create->tags);
  for (guint i = 0; i < create->sources->len; i++)
    hjl_demo_world_add_source (world, opportunity, g_ptr_array_index (create->sources, i));
  change = (HjlDemoStageChange){ create->stage, opportunity->created_at, call->acting->id };
  opportunity->changes = g_array_new (FALSE, FALSE, sizeof change);
  g_array_append_val (opportunity->changes, change);
  add_files (call, opportunity);
  hjl_demo_world_touch (world, opportunity);
  hjl_demo_witness_created (world, opportunity, create->name, create->emails, create->links);
  if (create->posting != NULL && create->posting->closes_after > 0 && --create->posting->closes_after == 0)
    {
      create->posting->state = "closed";
      create->posting->updated_at = hjl_demo_world_now (world);
    }

  answer = json_object_new ();
  json_object_set_boolean_member (answer, "deduped", deduped);
  json_object_set_object_member (answer, "data", hjl_demo_opportunity_to_json (opportunity));
  hjl_demo_call_json (call, 201, answer);
}
