/* hjl-lever-read.c: reads single fields of Lever's rows, as forgiving as Lever is loose
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "lever/hjl-lever-read.h"

#include "model/hjl-error.h"
#include "model/hjl-time.h"
#include "net/hjl-json.h"

gboolean
hjl_lever_read_failed (const char *member,
                       const char *problem,
                       GError    **error)
{
  g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "“%s” %s", member, problem);
  return FALSE;
}

gboolean
hjl_lever_read_text (JsonObject  *object,
                     const char  *member,
                     const char **value,
                     GError     **error)
{
  if (!hjl_json_get_string (object, member, value, error))
    return FALSE;
  if (*value != NULL && **value == '\0')
    *value = NULL;

  return TRUE;
}

gboolean
hjl_lever_read_own_id (JsonObject  *object,
                       const char **value,
                       GError     **error)
{
  if (!hjl_lever_read_text (object, "id", value, error))
    return FALSE;

  return *value != NULL || hjl_lever_read_failed ("id", "is missing", error);
}

gboolean
hjl_lever_read_id (JsonObject  *object,
                   const char  *member,
                   const char **value,
                   GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *value = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return hjl_lever_read_text (json_node_get_object (node), "id", value, error);
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return hjl_lever_read_failed (member, "is neither an id nor an object", error);

  return hjl_lever_read_text (object, member, value, error);
}

gboolean
hjl_lever_read_time (JsonObject *object,
                     const char *member,
                     HjlTime    *value,
                     GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *value = 0;

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);

      if (*text == '\0' || hjl_time_from_string (text, value))
        return TRUE;
    }

  return hjl_json_get_int (object, member, value, error);
}

gboolean
hjl_lever_read_texts (JsonObject *object,
                      const char *member,
                      GStrv      *value,
                      GError    **error)
{
  guint n = 0;

  if (!hjl_json_dup_strings (object, member, value, error))
    return FALSE;

  for (guint i = 0; (*value)[i] != NULL; i++)
    {
      char *text = g_steal_pointer (&(*value)[i]);

      if (*text != '\0')
        (*value)[n++] = text;
      else
        g_free (text);
    }

  if (n == 0)
    g_clear_pointer (value, g_strfreev);

  return TRUE;
}

gboolean
hjl_lever_read_url (JsonObject  *object,
                    const char **value,
                    GError     **error)
{
  JsonObject *urls;

  *value = NULL;

  if (!hjl_json_get_object (object, "urls", &urls, error))
    return FALSE;

  return urls == NULL || hjl_lever_read_text (urls, "show", value, error);
}

gboolean
hjl_lever_read_confidential (JsonObject *object,
                             gboolean   *value,
                             GError    **error)
{
  const char *text;

  *value = FALSE;

  if (!hjl_lever_read_text (object, "confidentiality", &text, error))
    return FALSE;

  *value = g_strcmp0 (text, "confidential") == 0;
  return TRUE;
}
