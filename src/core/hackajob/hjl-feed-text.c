/* hjl-feed-text.c: what a person wrote, as text that can be shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hackajob/hjl-feed-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "net/hjl-json-loose.h"
#include "net/hjl-json.h"

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
static char *
dup_number (JsonObject *object,
            const char *member)
{
  JsonNode *node = hjl_json_find (object, member);

  if (node != NULL && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE))
    return format_number (hjl_json_loose_number (object, member, 0));

  return hjl_feed_dup_words (object, member);
}

static char *
dup_parts (JsonObject *object)
{
  g_autofree char *amount = dup_number (object, "amount");
  g_autofree char *min = dup_number (object, "min");
  g_autofree char *max = dup_number (object, "max");
  g_autofree char *currency = hjl_feed_dup_words (object, "currency");
  g_autofree char *number = NULL;

  if (amount != NULL)
    number = g_steal_pointer (&amount);
  else if (min != NULL && max != NULL)
    /* Translators: from one amount to another. */
    number = g_strdup_printf (_ ("%s – %s"), min, max);
  else
    number = min != NULL ? g_steal_pointer (&min) : g_steal_pointer (&max);

  /* A currency alone says nothing. */
  if (number != NULL && currency != NULL)
    return g_strdup_printf ("%s %s", number, currency);

  return g_steal_pointer (&number);
}

static gboolean
is_text (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING;
}

char *
hjl_feed_dup_words (JsonObject *object,
                    const char *member)
{
  g_autofree char *text = hjl_feed_show (hjl_json_find (object, member));

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
hjl_feed_dup_amount (JsonObject *object,
                     const char *member)
{
  JsonNode *node = hjl_json_find (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? dup_parts (json_node_get_object (node))
                                                       : dup_number (object, member);
}

char *
hjl_feed_show (JsonNode *node)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GList) values = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  if (is_text (node))
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
