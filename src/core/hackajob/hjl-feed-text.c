/* hjl-feed-text.c: what a person wrote, as text that can be shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hackajob/hjl-feed-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/hjl-error.h"
#include "net/hjl-json.h"

static gboolean
fail (const char *member,
      const char *expected,
      GError    **error)
{
  g_set_error (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "“%s” is not %s", member, expected);
  return FALSE;
}

static JsonNode *
find_member (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/* Whole numbers with their thousands parted, fractions with two digits: 65,000 and 425.50. */
static char *
format_number (double number)
{
  g_autofree char *digits = g_new (char, 400);
  g_autoptr (GString) text = NULL;
  gsize length;

  g_ascii_formatd (digits, 400, floor (number) == number ? "%.0f" : "%.2f", fabs (number));
  text = g_string_new (digits);
  length = strcspn (digits, ".");
  for (gsize i = length; i > 3; i -= 3)
    g_string_insert_c (text, (gssize) i - 3, ',');
  if (number < 0)
    g_string_prepend_c (text, '-');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A number inside of an amount; text is taken as it is. */
static gboolean
dup_number (JsonObject *object,
            const char *member,
            char      **value,
            GError    **error)
{
  double number;

  *value = NULL;

  if (find_member (object, member) == NULL)
    return TRUE;
  if (hjl_feed_is_text (find_member (object, member)))
    return hjl_feed_dup_text (object, member, value, error);
  if (!hjl_json_get_double (object, member, &number, error))
    return FALSE;

  *value = format_number (number);
  return TRUE;
}

static gboolean
dup_parts (JsonObject *object,
           char      **value,
           GError    **error)
{
  g_autofree char *amount = NULL;
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *number = NULL;

  if (!dup_number (object, "amount", &amount, error) ||
      !dup_number (object, "min", &min, error) ||
      !dup_number (object, "max", &max, error) ||
      !hjl_feed_dup_text (object, "currency", &currency, error))
    return FALSE;

  if (amount != NULL)
    number = g_steal_pointer (&amount);
  else if (min != NULL && max != NULL)
    /* Translators: from one amount to another. */
    number = g_strdup_printf (_ ("%s – %s"), min, max);
  else
    number = min != NULL ? g_steal_pointer (&min) : g_steal_pointer (&max);

  /* A currency alone says nothing. */
  if (number != NULL && currency != NULL)
    *value = g_strdup_printf ("%s %s", number, currency);
  else
    *value = g_steal_pointer (&number);

  return TRUE;
}

gboolean
hjl_feed_is_text (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING;
}

gboolean
hjl_feed_dup_text (JsonObject *object,
                   const char *member,
                   char      **value,
                   GError    **error)
{
  const char *text;

  *value = NULL;
  if (!hjl_json_get_string (object, member, &text, error))
    return FALSE;

  if (text != NULL)
    *value = g_utf8_make_valid (text, -1);

  return TRUE;
}

gboolean
hjl_feed_dup_words (JsonObject *object,
                    const char *member,
                    char      **value,
                    GError    **error)
{
  JsonNode *node = find_member (object, member);

  *value = NULL;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return fail (member, "text or a number", error);

  *value = hjl_feed_show (node);
  return TRUE;
}

gboolean
hjl_feed_dup_amount (JsonObject *object,
                     const char *member,
                     char      **value,
                     GError    **error)
{
  JsonNode *node = find_member (object, member);

  *value = NULL;

  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return dup_parts (json_node_get_object (node), value, error);

  return dup_number (object, member, value, error);
}

gboolean
hjl_feed_dup_texts (JsonObject *object,
                    const char *member,
                    GStrv      *value,
                    GError    **error)
{
  if (!hjl_json_dup_strings (object, member, value, error))
    return FALSE;

  for (guint i = 0; (*value)[i] != NULL; i++)
    {
      g_autofree char *text = (*value)[i];

      (*value)[i] = g_utf8_make_valid (text, -1);
    }

  return TRUE;
}

char *
hjl_feed_show (JsonNode *node)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GList) values = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  if (hjl_feed_is_text (node))
    return g_utf8_make_valid (json_node_get_string (node), -1);

  if (JSON_NODE_HOLDS_VALUE (node))
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return g_strdup (json_node_get_boolean (node) ? _ ("Yes") : _ ("No"));
      if (json_node_get_value_type (node) == G_TYPE_INT64)
        return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

      return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (node)));
    }

  /* What is nested is read out in its order: a language with its level, a list of cities. */
  values = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_values (json_node_get_object (node))
                                         : json_array_get_elements (json_node_get_array (node));
  text = g_string_new (NULL);
  for (GList *l = values; l != NULL; l = l->next)
    {
      g_autofree char *part = hjl_feed_show (l->data);

      if (part != NULL && *part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
