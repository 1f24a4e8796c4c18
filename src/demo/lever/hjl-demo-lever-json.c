/* hjl-demo-lever-json.c: the things of Lever's stand-in as JSON
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/lever/hjl-demo-lever.h"

static const char *
id_of (HjlDemoUser *user)
{
  return user != NULL ? user->id : NULL;
}

JsonObject *
hjl_demo_user_to_json (HjlDemoUser *user)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *username = g_strndup (user->email, strcspn (user->email, "@"));

  json_object_set_string_member (object, "id", user->id);
  json_object_set_string_member (object, "name", user->name);
  json_object_set_string_member (object, "username", username);
  json_object_set_string_member (object, "email", user->email);
  json_object_set_string_member (object, "accessRole", user->role);
  json_object_set_null_member (object, "photo");
  hjl_demo_json_set_ms (object, "createdAt", user->created_at);
  hjl_demo_json_set_ms (object, "deactivatedAt", user->deactivated_at);
  json_object_set_null_member (object, "externalDirectoryId");
  json_object_set_null_member (object, "linkedContactIds");
  json_object_set_null_member (object, "jobTitle");
  json_object_set_null_member (object, "managerId");
  return object;
}

static JsonArray *
channels_to_json (const char *channels)
{
  JsonArray *array = json_array_new ();

  if (strcmp (channels, "internal") != 0)
    json_array_add_string_element (array, "public");
  if (strcmp (channels, "public") != 0)
    json_array_add_string_element (array, "internal");
  return array;
}

static JsonObject *
categories_to_json (HjlDemoPosting *posting)
{
  JsonObject *object = json_object_new ();
  JsonArray  *locations = json_array_new ();

  json_array_add_string_element (locations, posting->location);
  json_object_set_string_member (object, "commitment", posting->commitment);
  json_object_set_string_member (object, "department", posting->department);
  json_object_set_null_member (object, "level");
  json_object_set_string_member (object, "location", posting->location);
  json_object_set_string_member (object, "team", posting->team);
  json_object_set_array_member (object, "allLocations", locations);
  return object;
}

static JsonObject *
urls_to_json (const char *list,
              const char *show,
              const char *id,
              gboolean    apply)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *address = g_strdup_printf ("%s/%s", show, id);
  g_autofree char *form = g_strdup_printf ("%s/%s/apply", show, id);

  json_object_set_string_member (object, "list", list);
  json_object_set_string_member (object, "show", address);
  if (apply)
    json_object_set_string_member (object, "apply", form);
  return object;
}

static JsonObject *
content_to_json (HjlDemoPosting *posting)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *html = g_markup_printf_escaped ("<div>%s in %s.</div>", posting->text, posting->location);

  json_object_set_string_member (object, "description", posting->text);
  json_object_set_string_member (object, "descriptionHtml", html);
  json_object_set_array_member (object, "lists", json_array_new ());
  json_object_set_string_member (object, "closing", "");
  json_object_set_string_member (object, "closingHtml", "");
  return object;
}

JsonObject *
hjl_demo_posting_to_json (HjlDemoPosting *posting)
{
  JsonObject *object = json_object_new ();
  JsonObject *screening = json_object_new ();
  JsonArray  *followers = json_array_new ();

  json_object_set_string_member (object, "id", posting->id);
  json_object_set_string_member (object, "text", posting->text);
  json_object_set_string_member (object, "state", posting->state);
  if (posting->channels != NULL)
    json_object_set_array_member (object, "distributionChannels", channels_to_json (posting->channels));
  else
    json_object_set_null_member (object, "distributionChannels");
  json_object_set_string_member (object, "user", id_of (posting->user));
  json_object_set_string_member (object, "owner", id_of (posting->owner));
  json_object_set_string_member (object, "hiringManager", id_of (posting->hiring_manager));
  json_object_set_object_member (object, "categories", categories_to_json (posting));
  json_object_set_array_member (object, "tags", json_array_new ());
  json_object_set_object_member (object, "content", content_to_json (posting));
  json_object_set_string_member (object, "country", "GB");
  json_array_add_string_element (followers, posting->user->id);
  json_object_set_array_member (object, "followers", followers);
  json_object_set_null_member (object, "reqCode");
  json_object_set_array_member (object, "requisitionCodes", json_array_new ());
  json_object_set_object_member (object, "urls",
                                 urls_to_json ("https://jobs.lever.example/employer",
                                               "https://jobs.lever.example/employer", posting->id, TRUE));
  json_object_set_string_member (object, "confidentiality", posting->confidential ? "confidential" : "non-confidential");
  hjl_demo_json_set_ms (object, "createdAt", posting->created_at);
  hjl_demo_json_set_ms (object, "updatedAt", posting->updated_at);
  json_object_set_string_member (object, "workplaceType", posting->workplace);
  json_object_set_boolean_member (object, "transcribeInterviews", FALSE);
  json_object_set_boolean_member (screening, "enabled", FALSE);
  json_object_set_object_member (object, "screening", screening);
  return object;
}

static JsonArray *
phones_to_json (GPtrArray *phones)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < phones->len; i++)
    {
      HjlDemoPhone *phone = g_ptr_array_index (phones, i);
      JsonObject   *object = json_object_new ();

      json_object_set_string_member (object, "type", phone->type);
      json_object_set_string_member (object, "value", phone->value);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonObject *
hjl_demo_contact_to_json (HjlDemoContact *contact)
{
  JsonObject *object = json_object_new ();
  JsonObject *location = json_object_new ();

  json_object_set_string_member (object, "id", contact->id);
  json_object_set_string_member (object, "name", contact->name);
  json_object_set_string_member (object, "headline", contact->headline);
  json_object_set_boolean_member (object, "isAnonymized", contact->anonymized);
  json_object_set_string_member (location, "name", contact->location);
  json_object_set_object_member (object, "location", location);
  json_object_set_array_member (object, "emails", hjl_demo_json_strings (contact->emails));
  json_object_set_array_member (object, "phones", phones_to_json (contact->phones));
  return object;
}

JsonObject *
hjl_demo_stage_to_json (HjlDemoLeverStage *stage)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", stage->id);
  json_object_set_string_member (object, "text", stage->text);
  return object;
}

JsonObject *
hjl_demo_reason_to_json (HjlDemoReason *reason)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", reason->id);
  json_object_set_string_member (object, "text", reason->text);
  json_object_set_string_member (object, "status", reason->active ? "active" : "inactive");
  json_object_set_string_member (object, "type", reason->hired ? "hired" : "non-hired");
  return object;
}

static JsonNode *
archived_to_json (HjlDemoOpportunity *opportunity)
{
  JsonNode   *node = json_node_alloc ();
  JsonObject *object;

  if (opportunity->reason == NULL)
    return json_node_init_null (node);
  object = json_object_new ();
  json_object_set_string_member (object, "reason", opportunity->reason->id);
  hjl_demo_json_set_ms (object, "archivedAt", opportunity->archived_at);
  json_node_init (node, JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

JsonObject *
hjl_demo_application_to_json (HjlDemoOpportunity *opportunity)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", opportunity->application_id);
  json_object_set_string_member (object, "type", "user");
  json_object_set_string_member (object, "candidateId", opportunity->id);
  json_object_set_string_member (object, "opportunityId", opportunity->id);
  json_object_set_string_member (object, "posting", opportunity->posting->id);
  json_object_set_string_member (object, "postingOwner", id_of (opportunity->posting->owner));
  json_object_set_string_member (object, "postingHiringManager", id_of (opportunity->posting->hiring_manager));
  json_object_set_string_member (object, "user", id_of (opportunity->sourced_by));
  json_object_set_string_member (object, "name", opportunity->contact->name);
  json_object_set_array_member (object, "links", hjl_demo_json_strings (opportunity->contact->links));
  json_object_set_array_member (object, "customQuestions", json_array_new ());
  hjl_demo_json_set_ms (object, "createdAt", opportunity->created_at);
  json_object_set_member (object, "archived", archived_to_json (opportunity));
  json_object_set_null_member (object, "requisitionForHire");
  return object;
}

static JsonArray *
changes_to_json (HjlDemoOpportunity *opportunity)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; opportunity->changes != NULL && i < opportunity->changes->len; i++)
    {
      HjlDemoStageChange *change = &g_array_index (opportunity->changes, HjlDemoStageChange, i);
      JsonObject         *object = json_object_new ();

      json_object_set_string_member (object, "toStageId", change->stage->id);
      json_object_set_int_member (object, "toStageIndex", (gint64) change->stage->rank - 100);
      hjl_demo_json_set_ms (object, "updatedAt", change->at);
      json_object_set_string_member (object, "userId", change->user);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonObject *
hjl_demo_opportunity_to_json (HjlDemoOpportunity *opportunity)
{
  JsonObject     *object = json_object_new ();
  HjlDemoContact *contact = opportunity->contact;
  JsonArray      *followers = json_array_new ();
  JsonArray      *applications = json_array_new ();

  json_object_set_string_member (object, "id", opportunity->id);
  json_object_set_string_member (object, "name", contact->name);
  json_object_set_string_member (object, "contact", contact->id);
  json_object_set_string_member (object, "headline", contact->headline);
  json_object_set_string_member (object, "stage", opportunity->stage->id);
  json_object_set_string_member (object, "confidentiality", opportunity->confidential ? "confidential" : "non-confidential");
  json_object_set_string_member (object, "location", contact->location);
  json_object_set_array_member (object, "phones", phones_to_json (contact->phones));
  json_object_set_array_member (object, "emails", hjl_demo_json_strings (contact->emails));
  json_object_set_array_member (object, "links", hjl_demo_json_strings (contact->links));
  json_object_set_member (object, "archived", archived_to_json (opportunity));
  json_object_set_array_member (object, "tags", hjl_demo_json_strings (opportunity->tags));
  json_object_set_array_member (object, "sources", hjl_demo_json_strings (opportunity->sources));
  json_object_set_array_member (object, "stageChanges", changes_to_json (opportunity));
  json_object_set_string_member (object, "origin", opportunity->origin);
  json_object_set_string_member (object, "sourcedBy", id_of (opportunity->sourced_by));
  json_object_set_string_member (object, "owner", id_of (opportunity->owner));
  if (opportunity->posting != NULL && opportunity->posting->owner != NULL)
    json_array_add_string_element (followers, opportunity->posting->owner->id);
  json_object_set_array_member (object, "followers", followers);
  if (opportunity->application_id != NULL)
    json_array_add_string_element (applications, opportunity->application_id);
  json_object_set_array_member (object, "applications", applications);
  hjl_demo_json_set_ms (object, "createdAt", opportunity->created_at);
  hjl_demo_json_set_ms (object, "updatedAt", opportunity->updated_at);
  hjl_demo_json_set_ms (object, "lastInteractionAt", opportunity->interaction_at);
  hjl_demo_json_set_ms (object, "lastAdvancedAt", opportunity->advanced_at);
  json_object_set_null_member (object, "snoozedUntil");
  json_object_set_object_member (object, "urls",
                                 urls_to_json ("https://hire.lever.example/candidates",
                                               "https://hire.lever.example/candidates", opportunity->id, FALSE));
  json_object_set_boolean_member (object, "isAnonymized", contact->anonymized);
  json_object_set_null_member (object, "dataProtection");
  if (opportunity->posting != NULL)
    json_object_set_string_member (object, "opportunityLocation",
                                   opportunity->location != NULL ? opportunity->location : "unspecified");
  return object;
}

void
hjl_demo_opportunity_blank (JsonObject *object)
{
  json_object_set_string_member (object, "name", "");
  json_object_set_string_member (object, "headline", "");
  json_object_set_array_member (object, "emails", json_array_new ());
  json_object_set_array_member (object, "phones", json_array_new ());
  json_object_set_array_member (object, "links", json_array_new ());
  json_object_remove_member (object, "opportunityLocation");
}

#define EXPANDABLE "applications stage owner followers sourcedBy contact"
#define FIELDS                                                                                 \
  "id name contact headline stage confidentiality location phones emails links archived tags " \
  "sources stageChanges origin sourcedBy owner followers applications createdAt updatedAt "    \
  "lastInteractionAt lastAdvancedAt snoozedUntil urls isAnonymized dataProtection "            \
  "opportunityLocation"

static gboolean
asks (HjlDemoCall *call,
      const char  *name,
      const char  *value)
{
  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);

      if (strcmp (pair->name, name) == 0 && strcmp (pair->value, value) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check (HjlDemoCall *call,
       gboolean    *subtract)
{
  *subtract = FALSE;
  for (guint i = 0; i < call->query->len; i++)
    {
      HjlDemoPair *pair = g_ptr_array_index (call->query, i);
      gboolean     include = strcmp (pair->name, "include") == 0;

      if (!include && strcmp (pair->name, "expand") != 0)
        continue;
      *subtract |= include;
      if (!hjl_demo_words_have (include ? FIELDS : EXPANDABLE, pair->value))
        return hjl_demo_call_violation (call, "Unknown %s “%s”.", pair->name, pair->value);
    }
  return TRUE;
}

static void
expand_one (JsonObject         *object,
            HjlDemoOpportunity *opportunity,
            const char         *name)
{
  if (strcmp (name, "applications") == 0)
    {
      JsonArray *applications = json_array_new ();

      if (opportunity->application_id != NULL)
        json_array_add_object_element (applications, hjl_demo_application_to_json (opportunity));
      json_object_set_array_member (object, name, applications);
    }
  else if (strcmp (name, "stage") == 0)
    json_object_set_object_member (object, name, hjl_demo_stage_to_json (opportunity->stage));
  else if (strcmp (name, "contact") == 0)
    json_object_set_object_member (object, name, hjl_demo_contact_to_json (opportunity->contact));
  else if (strcmp (name, "owner") == 0 && opportunity->owner != NULL)
    json_object_set_object_member (object, name, hjl_demo_user_to_json (opportunity->owner));
  else if (strcmp (name, "sourcedBy") == 0 && opportunity->sourced_by != NULL)
    json_object_set_object_member (object, name, hjl_demo_user_to_json (opportunity->sourced_by));
  else if (strcmp (name, "followers") == 0)
    {
      JsonArray *followers = json_array_new ();

      if (opportunity->posting != NULL && opportunity->posting->owner != NULL)
        json_array_add_object_element (followers, hjl_demo_user_to_json (opportunity->posting->owner));
      json_object_set_array_member (object, name, followers);
    }
}

gboolean
hjl_demo_lever_shape (HjlDemoCall        *call,
                      JsonObject         *object,
                      HjlDemoOpportunity *opportunity)
{
  g_autoptr (GList) members = NULL;
  gboolean subtract;

  if (!check (call, &subtract))
    return FALSE;
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *name = g_strdup (l->data);

      /* expand wins over include. */
      if (asks (call, "expand", name))
        expand_one (object, opportunity, name);
      else if (subtract && !asks (call, "include", name))
        json_object_remove_member (object, name);
    }
  return TRUE;
}
