/* hjl-lever-parse-opportunity.c: one candidacy, as lists, single answers and updates give it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-parse.h"

#include "lever/hjl-lever-read.h"
#include "net/hjl-json-loose.h"
#include "net/hjl-json.h"

/* An application is an id, which says nothing of the posting, or the expanded object. There is at
 * most one (lever/README.md, Reading opportunities); should there be more, the one that still runs counts. */
static const char *
read_posting (JsonObject *object)
{
  JsonArray  *applications = hjl_json_loose_array (object, "applications");
  const char *posting_id = NULL;
  gboolean    found_running = FALSE;

  for (guint i = 0; applications != NULL && i < json_array_get_length (applications); i++)
    {
      JsonNode   *node = json_array_get_element (applications, i);
      JsonObject *application;
      const char *id;
      gboolean    running;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;

      application = json_node_get_object (node);
      running = hjl_json_loose_object (application, "archived") == NULL;
      id = hjl_json_loose_id (application, "posting");
      if (id != NULL && (posting_id == NULL || (running && !found_running)))
        {
          posting_id = id;
          found_running = running;
        }
    }

  return posting_id;
}

/* An object, in lists that are not expanded as in others. What stands in its place says that the record is
 * archived, and perhaps why; taken for nothing, it would be moved on. */
static gboolean
read_archived (JsonObject     *object,
               HjlOpportunity *opportunity,
               GError        **error)
{
  JsonObject *archived = hjl_json_loose_object (object, "archived");
  const char *reason = NULL;

  if (archived == NULL)
    {
      opportunity->archived = hjl_json_loose_boolean (object, "archived");
      if (!opportunity->archived)
        reason = hjl_json_loose_name (object, "archived");
      if (reason != NULL && g_ascii_strcasecmp (reason, "false") != 0)
        {
          opportunity->archived = TRUE;
          opportunity->archive_reason_id = g_strdup (reason);
        }
      return TRUE;
    }

  if (!hjl_json_loose_get_id (archived, "reason", &reason, error))
    return FALSE;
  opportunity->archive_reason_id = g_strdup (reason);
  opportunity->archived_at = hjl_json_loose_time (archived, "archivedAt");
  opportunity->archived = opportunity->archive_reason_id != NULL || opportunity->archived_at != 0;
  return TRUE;
}

HjlOpportunity *
hjl_lever_parse_opportunity (JsonNode *row,
                             GError  **error)
{
  g_autoptr (HjlOpportunity) opportunity = NULL;
  JsonObject *object;
  const char *id;
  const char *stage;

  /* Whose record it is, and where it stands, is not guessed. */
  if (!hjl_json_object (row, &object, error))
    return NULL;
  id = hjl_json_loose_need_id (object, "id", error);
  if (id == NULL || !hjl_json_loose_get_id (object, "stage", &stage, error))
    return NULL;

  opportunity = hjl_opportunity_new (id);
  if (!read_archived (object, opportunity, error))
    return NULL;
  opportunity->contact_id = g_strdup (hjl_json_loose_id (object, "contact"));
  opportunity->stage_id = g_strdup (stage);
  opportunity->posting_id = g_strdup (read_posting (object));
  opportunity->owner = g_strdup (hjl_json_loose_id (object, "owner"));
  opportunity->origin = g_strdup (hjl_json_loose_text (object, "origin"));
  opportunity->name = g_strdup (hjl_json_loose_name (object, "name"));
  opportunity->url = g_strdup (hjl_lever_read_url (object));
  opportunity->anonymized = hjl_json_loose_boolean (object, "isAnonymized");
  opportunity->confidential = hjl_lever_read_confidential (object);
  opportunity->created_at = hjl_json_loose_time (object, "createdAt");
  opportunity->updated_at = hjl_json_loose_time (object, "updatedAt");
  opportunity->emails = hjl_lever_read_texts (object, "emails");
  opportunity->links = hjl_lever_read_texts (object, "links");
  opportunity->sources = hjl_lever_read_texts (object, "sources");
  opportunity->tags = hjl_lever_read_texts (object, "tags");

  return g_steal_pointer (&opportunity);
}
