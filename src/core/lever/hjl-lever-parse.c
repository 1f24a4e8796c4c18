/* hjl-lever-parse.c: Lever's JSON in, model objects out; no I/O
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "lever/hjl-lever-parse.h"

#include "lever/hjl-lever-read.h"
#include "net/hjl-json.h"

JsonNode *
hjl_lever_parse_data (JsonNode *root,
                      GError  **error)
{
  JsonObject *object;
  JsonNode   *data;

  if (!hjl_json_object (root, &object, error))
    return NULL;

  data = json_object_get_member (object, "data");

  if (data == NULL && json_object_has_member (object, "id"))
    return root;

  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data))
    {
      hjl_lever_read_failed ("data", data == NULL ? "is missing" : "is not an object", error);
      return NULL;
    }

  object = json_node_get_object (data);

  if (!json_object_has_member (object, "id") && json_object_has_member (object, "data"))
    {
      JsonNode *inner = json_object_get_member (object, "data");

      if (JSON_NODE_HOLDS_OBJECT (inner))
        return inner;
    }

  return data;
}

HjlUser *
hjl_lever_parse_user (JsonNode *row,
                      GError  **error)
{
  JsonObject *object;
  const char *id;
  const char *name;
  const char *username;
  const char *email;
  const char *access_role;
  HjlTime     deactivated_at;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_lever_read_own_id (object, &id, error) ||
      !hjl_lever_read_text (object, "name", &name, error) ||
      !hjl_lever_read_text (object, "username", &username, error) ||
      !hjl_lever_read_text (object, "email", &email, error) ||
      !hjl_lever_read_id (object, "accessRole", &access_role, error) ||
      !hjl_lever_read_time (object, "deactivatedAt", &deactivated_at, error))
    return NULL;

  /* A list to choose from has no blank rows. */
  if (name == NULL)
    name = email != NULL ? email : username;
  if (name == NULL)
    name = id;

  return g_object_new (HJL_TYPE_USER,
                       "id", id,
                       "name", name,
                       "email", email,
                       "access-role", access_role,
                       "active", deactivated_at == 0,
                       NULL);
}

/* The content, which may be long and comes unasked, is never touched. */
HjlPosting *
hjl_lever_parse_posting (JsonNode *row,
                         GError  **error)
{
  JsonObject *object;
  JsonObject *categories;
  const char *id;
  const char *title;
  const char *state;
  const char *workplace;
  const char *owner;
  const char *hiring_manager;
  const char *creator;
  const char *url;
  const char *location = NULL;
  const char *team = NULL;
  const char *department = NULL;
  const char *commitment = NULL;
  gboolean    confidential;
  HjlTime     updated_at;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_lever_read_own_id (object, &id, error) ||
      !hjl_lever_read_text (object, "text", &title, error) ||
      !hjl_lever_read_text (object, "state", &state, error) ||
      !hjl_lever_read_text (object, "workplaceType", &workplace, error) ||
      !hjl_lever_read_id (object, "owner", &owner, error) ||
      !hjl_lever_read_id (object, "hiringManager", &hiring_manager, error) ||
      !hjl_lever_read_id (object, "user", &creator, error) ||
      !hjl_lever_read_url (object, &url, error) ||
      !hjl_lever_read_confidential (object, &confidential, error) ||
      !hjl_lever_read_time (object, "updatedAt", &updated_at, error) ||
      !hjl_json_get_object (object, "categories", &categories, error))
    return NULL;

  if (categories != NULL &&
      (!hjl_lever_read_text (categories, "location", &location, error) ||
       !hjl_lever_read_text (categories, "team", &team, error) ||
       !hjl_lever_read_text (categories, "department", &department, error) ||
       !hjl_lever_read_text (categories, "commitment", &commitment, error)))
    return NULL;

  if (g_strcmp0 (workplace, "unspecified") == 0)
    workplace = NULL;

  return g_object_new (HJL_TYPE_POSTING,
                       "id", id,
                       "title", title != NULL ? title : id,
                       "state", hjl_posting_state_from_string (state),
                       "state-text", state,
                       "location", location,
                       "team", team,
                       "department", department,
                       "commitment", commitment,
                       "workplace", workplace,
                       "owner", owner,
                       "hiring-manager", hiring_manager,
                       "creator", creator,
                       "url", url,
                       "confidential", confidential,
                       "updated-at", updated_at,
                       NULL);
}

HjlArchiveReason *
hjl_lever_parse_reason (JsonNode *row,
                        GError  **error)
{
  JsonObject *object;
  const char *id;
  const char *name;
  const char *type;
  const char *status;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_lever_read_own_id (object, &id, error) ||
      !hjl_lever_read_text (object, "text", &name, error) ||
      !hjl_lever_read_text (object, "type", &type, error) ||
      !hjl_lever_read_text (object, "status", &status, error))
    return NULL;

  return g_object_new (HJL_TYPE_ARCHIVE_REASON,
                       "id", id,
                       "name", name != NULL ? name : id,
                       "hired", g_strcmp0 (type, "hired") == 0,
                       "active", g_strcmp0 (status, "inactive") != 0,
                       NULL);
}

char *
hjl_lever_parse_text (JsonNode *row,
                      GError  **error)
{
  JsonObject *object;
  const char *text;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_json_need_string (object, "text", &text, error))
    return NULL;

  return g_strdup (text);
}

char *
hjl_lever_parse_deleted (JsonNode *row,
                         GError  **error)
{
  JsonObject *object;
  const char *id;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_lever_read_own_id (object, &id, error))
    return NULL;

  return g_strdup (id);
}

/* The ending stands apart too (`ext`, with its dot); a name that lacks it gets it back. */
char *
hjl_lever_parse_file_name (JsonNode *row,
                           GError  **error)
{
  JsonObject      *object;
  JsonObject      *file;
  const char      *name;
  const char      *ending;
  g_autofree char *folded_name = NULL;
  g_autofree char *folded_ending = NULL;

  if (!hjl_json_object (row, &object, error) ||
      !hjl_json_get_object (object, "file", &file, error))
    return NULL;

  if (file == NULL)
    file = object;

  if (!hjl_lever_read_text (file, "name", &name, error) ||
      !hjl_lever_read_text (file, "ext", &ending, error))
    return NULL;

  if (name == NULL || ending == NULL)
    return g_strdup (name != NULL ? name : "");

  folded_name = g_ascii_strdown (name, -1);
  folded_ending = g_ascii_strdown (ending, -1);

  if (g_str_has_suffix (folded_name, folded_ending))
    return g_strdup (name);

  return g_strconcat (name, *ending == '.' ? "" : ".", ending, NULL);
}
