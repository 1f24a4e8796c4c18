/* hjl-lever-parse.c: Lever's JSON in, model objects out; no I/O
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-parse.h"

#include "lever/hjl-lever-read.h"
#include "model/hjl-fold.h"
#include "net/hjl-json-loose.h"
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
  const char *email;

  if (!hjl_json_object (row, &object, error))
    return NULL;
  id = hjl_json_loose_need_id (object, "id", error);
  if (id == NULL)
    return NULL;

  /* A list to choose from has no blank rows. */
  name = hjl_json_loose_text (object, "name");
  email = hjl_json_loose_text (object, "email");
  if (name == NULL)
    name = email != NULL ? email : hjl_json_loose_text (object, "username");
  if (name == NULL)
    name = id;

  return hjl_user_new (&(HjlUser){
    .id = id,
    .name = name,
    .email = email,
    .access_role = hjl_json_loose_id (object, "accessRole"),
    .active = hjl_json_loose_time (object, "deactivatedAt") == 0,
  });
}

static const char *
read_category (JsonObject *object,
               const char *member)
{
  JsonObject *categories = hjl_json_loose_object (object, "categories");

  return categories != NULL ? hjl_json_loose_text (categories, member) : NULL;
}

/* The content, which may be long and comes unasked, is never touched. */
HjlPosting *
hjl_lever_parse_posting (JsonNode *row,
                         GError  **error)
{
  JsonObject *object;
  const char *id;
  const char *title;
  const char *state;
  const char *workplace;

  if (!hjl_json_object (row, &object, error))
    return NULL;
  id = hjl_json_loose_need_id (object, "id", error);
  if (id == NULL)
    return NULL;

  title = hjl_json_loose_text (object, "text");
  state = hjl_json_loose_text (object, "state");
  workplace = hjl_json_loose_text (object, "workplaceType");
  if (hjl_is_word (workplace, "unspecified"))
    workplace = NULL;

  return hjl_posting_new (&(HjlPosting){
    .id = id,
    .title = title != NULL ? title : id,
    .state = hjl_posting_state_from_string (state),
    .state_text = state,
    .location = read_category (object, "location"),
    .team = read_category (object, "team"),
    .department = read_category (object, "department"),
    .commitment = read_category (object, "commitment"),
    .workplace = workplace,
    .owner = hjl_json_loose_id (object, "owner"),
    .hiring_manager = hjl_json_loose_id (object, "hiringManager"),
    .creator = hjl_json_loose_id (object, "user"),
    .url = hjl_lever_read_url (object),
    .confidential = hjl_lever_read_confidential (object),
    .updated_at = hjl_json_loose_time (object, "updatedAt"),
  });
}

HjlArchiveReason *
hjl_lever_parse_reason (JsonNode *row,
                        GError  **error)
{
  JsonObject *object;
  const char *id;
  const char *name;

  if (!hjl_json_object (row, &object, error))
    return NULL;
  id = hjl_json_loose_need_id (object, "id", error);
  if (id == NULL)
    return NULL;

  name = hjl_json_loose_text (object, "text");

  return hjl_archive_reason_new (&(HjlArchiveReason){
    .id = id,
    .name = name != NULL ? name : id,
    .hired = hjl_is_word (hjl_json_loose_text (object, "type"), "hired"),
    .active = !hjl_is_word (hjl_json_loose_text (object, "status"), "inactive"),
  });
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
  /* The text is what tells it from others: one that was mended is another one. */
  if (strstr (text, "\xef\xbf\xbd") != NULL)
    {
      hjl_lever_read_failed ("text", "has broken characters", error);
      return NULL;
    }

  return g_strdup (text);
}

char *
hjl_lever_parse_deleted (JsonNode *row,
                         GError  **error)
{
  JsonObject *object;

  if (!hjl_json_object (row, &object, error))
    return NULL;

  return g_strdup (hjl_json_loose_need_id (object, "id", error));
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

  if (!hjl_json_object (row, &object, error))
    return NULL;

  file = hjl_json_loose_object (object, "file");
  if (file == NULL)
    file = object;

  name = hjl_json_loose_text (file, "name");
  ending = hjl_json_loose_text (file, "ext");

  if (name == NULL || ending == NULL)
    return g_strdup (name != NULL ? name : "");

  folded_name = g_ascii_strdown (name, -1);
  folded_ending = g_ascii_strdown (ending, -1);

  if (g_str_has_suffix (folded_name, folded_ending))
    return g_strdup (name);

  return g_strconcat (name, *ending == '.' ? "" : ".", ending, NULL);
}

gboolean
hjl_lever_shows_name (gconstpointer listed,
                      gconstpointer sent)
{
  static const char *const charsets[] = { "ISO-8859-1", "WINDOWS-1252" };
  g_autofree char         *listed_normal = NULL;
  g_autofree char         *sent_normal = NULL;

  g_return_val_if_fail (listed != NULL && sent != NULL, FALSE);

  listed_normal = g_utf8_normalize (listed, -1, G_NORMALIZE_NFC);
  sent_normal = g_utf8_normalize (sent, -1, G_NORMALIZE_NFC);
  if (g_str_equal (listed, sent) || (sent_normal != NULL && g_strcmp0 (listed_normal, sent_normal) == 0))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autofree char *misread = g_convert (sent, -1, "UTF-8", charsets[i], NULL, NULL, NULL);

      if (g_strcmp0 (misread, listed) == 0)
        return TRUE;
    }

  return FALSE;
}
