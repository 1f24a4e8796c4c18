/* hjl-demo-lever-shape.c: `include` and `expand` of opportunities (lever/README.md, Conventions)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo/hjl-demo-json.h"
#include "demo/lever/hjl-demo-lever.h"

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
