/* hjl-json.c: strict getters: json-glib gives 0 or NULL for a wrong type, these give an error
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "net/hjl-json.h"

#include <math.h>

#include "model/hjl-error.h"
#include "model/hjl-time.h"

/* Doubles hold whole numbers exactly up to 2^53. */
#define MAX_WHOLE 9007199254740992.0

static gboolean
fail (const char *member,
      const char *expected,
      GError    **error)
{
  g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE,
               "“%s” is not %s", member, expected);
  return FALSE;
}

/* Returns: (nullable): the member, unless it is missing or null */
static JsonNode *
find_member (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

gboolean
hjl_json_object (JsonNode    *node,
                 JsonObject **value,
                 GError     **error)
{
  g_return_val_if_fail (value != NULL, FALSE);

  *value = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE,
                           "An object was expected in the answer");
      return FALSE;
    }

  *value = json_node_get_object (node);
  return TRUE;
}

gboolean
hjl_json_get_string (JsonObject  *object,
                     const char  *member,
                     const char **value,
                     GError     **error)
{
  JsonNode *node = find_member (object, member);

  *value = NULL;

  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (member, "text", error);

  *value = json_node_get_string (node);
  return TRUE;
}

gboolean
hjl_json_need_string (JsonObject  *object,
                      const char  *member,
                      const char **value,
                      GError     **error)
{
  if (!hjl_json_get_string (object, member, value, error))
    return FALSE;

  if (*value == NULL)
    {
      g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "“%s” is missing", member);
      return FALSE;
    }

  return TRUE;
}

gboolean
hjl_json_get_boolean (JsonObject *object,
                      const char *member,
                      gboolean   *value,
                      GError    **error)
{
  JsonNode *node = find_member (object, member);

  *value = FALSE;

  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (member, "true or false", error);

  *value = json_node_get_boolean (node);
  return TRUE;
}

gboolean
hjl_json_get_double (JsonObject *object,
                     const char *member,
                     double     *value,
                     GError    **error)
{
  JsonNode *node = find_member (object, member);

  *value = 0;

  if (node == NULL)
    return TRUE;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    *value = (double) json_node_get_int (node);
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE &&
           isfinite (json_node_get_double (node)))
    *value = json_node_get_double (node);
  else
    return fail (member, "a number", error);

  return TRUE;
}

gboolean
hjl_json_get_int (JsonObject *object,
                  const char *member,
                  gint64     *value,
                  GError    **error)
{
  JsonNode *node = find_member (object, member);
  GType     type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  *value = 0;

  if (node == NULL)
    return TRUE;

  if (type == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }

  /* Some writers give whole numbers as 3.0 or 1.7e12. */
  if (type == G_TYPE_DOUBLE)
    {
      double number = json_node_get_double (node);

      if (fabs (number) <= MAX_WHOLE && floor (number) == number)
        {
          *value = (gint64) number;
          return TRUE;
        }
    }

  if (type == G_TYPE_STRING &&
      g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64, value, NULL))
    return TRUE;

  return fail (member, "a whole number", error);
}

gboolean
hjl_json_get_time (JsonObject *object,
                   const char *member,
                   HjlTime    *value,
                   GError    **error)
{
  const char *text;

  *value = 0;

  if (!hjl_json_get_string (object, member, &text, error))
    return FALSE;
  if (text != NULL && !hjl_time_from_string (text, value))
    return fail (member, "a time", error);

  return TRUE;
}

gboolean
hjl_json_dup_scalar (JsonObject *object,
                     const char *member,
                     char      **value,
                     GError    **error)
{
  JsonNode *node = find_member (object, member);
  GType     type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  *value = NULL;

  if (node == NULL)
    return TRUE;

  if (type == G_TYPE_STRING)
    *value = json_node_dup_string (node);
  else if (type == G_TYPE_INT64)
    *value = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE && isfinite (json_node_get_double (node)))
    *value = json_to_string (node, FALSE);
  else
    return fail (member, "text or a number", error);

  return TRUE;
}

gboolean
hjl_json_get_object (JsonObject  *object,
                     const char  *member,
                     JsonObject **value,
                     GError     **error)
{
  JsonNode *node = find_member (object, member);

  *value = NULL;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (member, "an object", error);

  *value = json_node_get_object (node);
  return TRUE;
}

gboolean
hjl_json_get_array (JsonObject *object,
                    const char *member,
                    JsonArray **value,
                    GError    **error)
{
  JsonNode *node = find_member (object, member);

  *value = NULL;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (member, "a list", error);

  *value = json_node_get_array (node);
  return TRUE;
}

gboolean
hjl_json_dup_strings (JsonObject *object,
                      const char *member,
                      GStrv      *value,
                      GError    **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  *value = NULL;

  if (!hjl_json_get_array (object, member, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_NULL (node))
        continue;
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return fail (member, "a list of text", error);

      g_strv_builder_add (builder, json_node_get_string (node));
    }

  *value = g_strv_builder_end (builder);
  return TRUE;
}
