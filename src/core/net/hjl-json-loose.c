/* hjl-json-loose.c: forgiving getters: what has an odd type is taken as it is meant, or as nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-json-loose.h"

#include <libsoup/soup.h>
#include <math.h>
#include <string.h>

#include "model/hjl-error.h"
#include "model/hjl-time.h"
#include "net/hjl-json.h"

/* Seconds up to the year 5138, milliseconds from 1973 on. */
#define MOST_SECONDS 1e11
#define MOST_MILLISECONDS 1e15

/* Returns: (nullable): the first element that is not null where there is a list */
static JsonNode *
enter_list (JsonNode *node)
{
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return node;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_NULL (element))
        return JSON_NODE_HOLDS_ARRAY (element) ? NULL : element;
    }

  return NULL;
}

/* Returns: (transfer full) (nullable) */
static char *
dup_scalar (JsonNode *node)
{
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return g_utf8_make_valid (json_node_get_string (node), -1);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE && isfinite (json_node_get_double (node)))
    return json_to_string (node, FALSE);

  return NULL;
}

static const char *
lend_text (JsonObject *object,
           const char *member,
           JsonNode   *node)
{
  g_autofree char *text = NULL;

  if (node != NULL && node == json_object_get_member (object, member) &&
      json_node_get_value_type (node) == G_TYPE_STRING &&
      g_utf8_validate (json_node_get_string (node), -1, NULL))
    {
      const char *lent = json_node_get_string (node);

      return *lent != '\0' ? lent : NULL;
    }

  text = dup_scalar (node);
  if (text == NULL || *text == '\0')
    return NULL;

  json_object_set_string_member (object, member, text);
  return json_object_get_string_member (object, member);
}

const char *
hjl_json_loose_text (JsonObject *object,
                     const char *member)
{
  return lend_text (object, member, enter_list (hjl_json_find (object, member)));
}

const char *
hjl_json_loose_name (JsonObject *object,
                     const char *member)
{
  JsonNode *node = enter_list (hjl_json_find (object, member));

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? lend_text (object, member, node) : NULL;
}

const char *
hjl_json_loose_id (JsonObject *object,
                   const char *member)
{
  JsonNode   *node = enter_list (hjl_json_find (object, member));
  const char *id;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    id = hjl_json_loose_name (json_node_get_object (node), "id");
  else
    id = hjl_json_loose_name (object, member);

  /* One that was mended is another one. */
  return id != NULL && strstr (id, "\xef\xbf\xbd") == NULL ? id : NULL;
}

gboolean
hjl_json_loose_get_id (JsonObject  *object,
                       const char  *member,
                       const char **id,
                       GError     **error)
{
  JsonNode *node = hjl_json_find (object, member);

  *id = hjl_json_loose_id (object, member);
  if (*id != NULL || node == NULL)
    return TRUE;
  /* Lever writes missing text as "", and what is missing in an object is missing. */
  if (json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0')
    return TRUE;

  return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "“%s” is not an id", member);
}

const char *
hjl_json_loose_need_id (JsonObject *object,
                        const char *member,
                        GError    **error)
{
  JsonNode   *node = hjl_json_find (object, member);
  const char *id = NULL;

  /* A list of ids is not one of them. */
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    id = hjl_json_loose_id (object, member);
  if (id != NULL)
    return id;

  return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE, node == NULL ? "“%s” is missing" : "“%s” is not an id", member);
}

/* Returns: whether the whole of @text is a number, with or without thousands parted */
static gboolean
parse_number (const char *text,
              double     *number)
{
  g_autoptr (GString) plain = g_string_new (text);
  char *end;

  g_string_replace (plain, ",", "", 0);
  g_strstrip (plain->str);
  if (*plain->str == '\0')
    return FALSE;

  *number = g_ascii_strtod (plain->str, &end);
  return *end == '\0' && isfinite (*number);
}

static gboolean
read_number (JsonNode *node,
             double   *number)
{
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    {
      *number = (double) json_node_get_int (node);
      return TRUE;
    }
  if (type == G_TYPE_DOUBLE)
    {
      *number = json_node_get_double (node);
      return isfinite (*number);
    }

  return type == G_TYPE_STRING && parse_number (json_node_get_string (node), number);
}

double
hjl_json_loose_number (JsonObject *object,
                       const char *member,
                       double      otherwise)
{
  double number;

  return read_number (enter_list (hjl_json_find (object, member)), &number) ? number : otherwise;
}

gboolean
hjl_json_loose_boolean (JsonObject *object,
                        const char *member)
{
  JsonNode *node = enter_list (hjl_json_find (object, member));
  double    number;

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  if (json_node_get_value_type (node) == G_TYPE_STRING &&
      (g_ascii_strcasecmp (json_node_get_string (node), "true") == 0 ||
       g_ascii_strcasecmp (json_node_get_string (node), "yes") == 0))
    return TRUE;

  return read_number (node, &number) && number != 0;
}

static HjlTime
time_of_number (double number)
{
  if (number <= 0 || number > MOST_MILLISECONDS)
    return 0;

  return (HjlTime) (number < MOST_SECONDS ? number * 1000 : number);
}

static HjlTime
time_of_text (const char *text)
{
  g_autofree char *with_zone = g_strconcat (text, "Z", NULL);
  g_autofree char *with_time = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) http_date = NULL;
  HjlTime time;
  double  number;

  if (hjl_time_from_string (text, &time) || hjl_time_from_string (with_zone, &time) ||
      hjl_time_from_string (with_time, &time))
    return time;
  if (parse_number (text, &number))
    return time_of_number (number);

  http_date = soup_date_time_new_from_http_string (text);
  return http_date != NULL ? g_date_time_to_unix (http_date) * 1000 : 0;
}

HjlTime
hjl_json_loose_time (JsonObject *object,
                     const char *member)
{
  JsonNode *node = enter_list (hjl_json_find (object, member));
  double    number;

  if (node == NULL)
    return 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return time_of_text (json_node_get_string (node));

  return read_number (node, &number) ? time_of_number (number) : 0;
}

JsonObject *
hjl_json_loose_object (JsonObject *object,
                       const char *member)
{
  JsonNode *node = enter_list (hjl_json_find (object, member));

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
hjl_json_loose_array (JsonObject *object,
                      const char *member)
{
  JsonNode  *node = hjl_json_find (object, member);
  JsonArray *array;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  array = json_array_sized_new (1);
  json_array_add_element (array, json_node_copy (node));
  json_object_set_array_member (object, member, array);

  return json_object_get_array_member (object, member);
}

/* What an object in a list of texts has as its text. (transfer full) (nullable) */
static char *
dup_element (JsonNode *node)
{
  static const char *const members[] = { "value", "text", "email", "address", "url", "name", NULL };
  const char              *text = NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return dup_scalar (node);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  for (guint i = 0; text == NULL && members[i] != NULL; i++)
    text = hjl_json_loose_name (json_node_get_object (node), members[i]);

  return g_strdup (text);
}

GStrv
hjl_json_loose_texts (JsonObject *object,
                      const char *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = hjl_json_loose_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *text = dup_element (json_array_get_element (array, i));

      if (text != NULL && *g_strstrip (text) != '\0')
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

HjlUnread *
hjl_json_loose_unread (JsonNode     *row,
                       const GError *error)
{
  static const char *const who[] = { "name", "emails", "email", "contact", "talent_id", "links", NULL };
  HjlUnread               *unread = hjl_unread_new (NULL, error->message);
  JsonObject              *object;

  if (row == NULL || !JSON_NODE_HOLDS_OBJECT (row))
    {
      hjl_set_text (&unread->problem, "the row is not an object");
      return unread;
    }

  object = json_node_get_object (row);
  unread->id = g_strdup (hjl_json_loose_need_id (object, "id", NULL));
  unread->updated_at = hjl_json_loose_time (object, "updated_at");
  if (unread->updated_at == 0)
    unread->updated_at = hjl_json_loose_time (object, "updatedAt");
  for (guint i = 0; who[i] != NULL; i++)
    unread->says_who |= hjl_json_find (object, who[i]) != NULL;

  return unread;
}
