/* hjl-lever-parse-opportunity.c: one candidacy, as lists, single answers and updates give it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "lever/hjl-lever-parse.h"

#include "lever/hjl-lever-read.h"
#include "net/hjl-json.h"

/* An application is an id, which says nothing of the posting, or the expanded object. There is at
 * most one (lever/README.md, Reading opportunities); should there be more, the one that still runs counts. */
static gboolean
read_posting (JsonObject  *object,
              const char **posting_id,
              GError     **error)
{
  JsonArray *applications;
  gboolean   found_running = FALSE;

  *posting_id = NULL;

  if (!hjl_json_get_array (object, "applications", &applications, error))
    return FALSE;

  for (guint i = 0; applications != NULL && i < json_array_get_length (applications); i++)
    {
      JsonNode   *node = json_array_get_element (applications, i);
      JsonObject *application;
      JsonObject *archived;
      const char *id;

      if (JSON_NODE_HOLDS_NULL (node) || json_node_get_value_type (node) == G_TYPE_STRING)
        continue;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return hjl_lever_read_failed ("applications", "is not a list of ids or objects", error);

      application = json_node_get_object (node);

      if (!hjl_lever_read_id (application, "posting", &id, error) ||
          !hjl_json_get_object (application, "archived", &archived, error))
        return FALSE;

      if (id != NULL && (*posting_id == NULL || (archived == NULL && !found_running)))
        {
          *posting_id = id;
          found_running = archived == NULL;
        }
    }

  return TRUE;
}

static gboolean
read_archived (JsonObject     *object,
               HjlOpportunity *opportunity,
               GError        **error)
{
  JsonObject *archived;
  const char *reason = NULL;

  if (!hjl_json_get_object (object, "archived", &archived, error))
    return FALSE;
  if (archived == NULL)
    return TRUE;
  if (!hjl_lever_read_id (archived, "reason", &reason, error) ||
      !hjl_lever_read_time (archived, "archivedAt", &opportunity->archived_at, error))
    return FALSE;

  opportunity->archived = reason != NULL || opportunity->archived_at != 0;
  opportunity->archive_reason_id = g_strdup (reason);
  return TRUE;
}

HjlOpportunity *
hjl_lever_parse_opportunity (JsonNode *row,
                             GError  **error)
{
  g_autoptr (HjlOpportunity) opportunity = NULL;
  JsonObject *object;
  const char *id;
  const char *contact;
  const char *stage;
  const char *posting;
  const char *owner;
  const char *origin;
  const char *name;
  const char *url;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_lever_read_own_id (object, &id, error) ||
      !hjl_lever_read_id (object, "contact", &contact, error) ||
      !hjl_lever_read_id (object, "stage", &stage, error) ||
      !read_posting (object, &posting, error) ||
      !hjl_lever_read_id (object, "owner", &owner, error) ||
      !hjl_lever_read_text (object, "origin", &origin, error) ||
      !hjl_lever_read_text (object, "name", &name, error) ||
      !hjl_lever_read_url (object, &url, error))
    return NULL;

  opportunity = hjl_opportunity_new (id);
  opportunity->contact_id = g_strdup (contact);
  opportunity->stage_id = g_strdup (stage);
  opportunity->posting_id = g_strdup (posting);
  opportunity->owner = g_strdup (owner);
  opportunity->origin = g_strdup (origin);
  opportunity->name = g_strdup (name);
  opportunity->url = g_strdup (url);

  if (!read_archived (object, opportunity, error) ||
      !hjl_json_get_boolean (object, "isAnonymized", &opportunity->anonymized, error) ||
      !hjl_lever_read_confidential (object, &opportunity->confidential, error) ||
      !hjl_lever_read_time (object, "createdAt", &opportunity->created_at, error) ||
      !hjl_lever_read_time (object, "updatedAt", &opportunity->updated_at, error) ||
      !hjl_lever_read_texts (object, "emails", &opportunity->emails, error) ||
      !hjl_lever_read_texts (object, "links", &opportunity->links, error) ||
      !hjl_lever_read_texts (object, "sources", &opportunity->sources, error) ||
      !hjl_lever_read_texts (object, "tags", &opportunity->tags, error))
    return NULL;

  return g_steal_pointer (&opportunity);
}
