/* hjl-json.c: strict getters: json-glib gives 0 or NULL for a wrong type, these give an error
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/hjl-json.h"

#include <math.h>
#include <string.h>

#include "model/hjl-error.h"
#include "net/hjl-json-mend.h"

/* json-glib reads nested values by recursion, and needs some 300 bytes for each value. A page of Lever's has a
 * hundred thousand at most. */
#define MAX_DEPTH 200
#define MAX_VALUES 500000

/* Doubles hold whole numbers exactly up to 2^53. */
#define MAX_WHOLE 9007199254740992.0

static gboolean
fail (const char *member,
      const char *expected,
      GError    **error)
{
  return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "“%s” is not %s", member, expected);
}

JsonNode *
hjl_json_find (JsonObject *object,
               const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/* Outside of strings and comments, these begin nothing and end a number or a word. */
static gboolean
is_between (char c)
{
  return c == ',' || c == ':' || c == ']' || c == '}' || g_ascii_isspace (c);
}

/* Returns: (nullable): the end of the string that begins at @c; %NULL where it has none */
static const char *
skip_string (const char *c,
             const char *end)
{
  const char quote = *c;

  for (c++; c < end; c++)
    {
      if (*c == quote)
        return c + 1;
      if (*c != '\\')
        continue;

      /* Releases of json-glib disagree on what a backslash means between apostrophes. */
      if (quote == '\'')
        return NULL;
      c++;
    }

  return NULL;
}

/* Returns: (nullable): the end of the comment that begins at @c; %NULL where it is none, or has no end */
static const char *
skip_comment (const char *c,
              const char *end)
{
  const char *found;

  if (end - c >= 2 && c[1] == '/')
    {
      found = memchr (c, '\n', end - c);
      return found != NULL ? found : end;
    }

  if (end - c < 4 || c[1] != '*')
    return NULL;

  found = g_strstr_len (c + 2, end - c - 2, "*/");
  return found != NULL ? found + 2 : NULL;
}

/*
 * Whether json-glib can be let at the text: it reads nested values by recursion, and takes some hundred bytes
 * for each value. What is a string and what is a comment is what json-glib's scanner takes for it, in all its
 * releases: where these differ the text is refused, and comments, which they read differently, are blanked.
 *
 * Returns: (transfer full) (nullable): the text, ended by a zero byte
 */
static char *
prepare (const char *text,
         gsize       size,
         GError    **error)
{
  g_autofree char *plain = g_malloc (size + 1);
  const char      *end = plain + size;
  const char      *c = plain;
  guint            depth = 0;
  guint            n_values = 0;

  /* Nothing may have no address. */
  if (size > 0)
    memcpy (plain, text, size);
  plain[size] = '\0';

  while (c < end)
    {
      const char *next = c + 1;

      if (is_between (*c))
        {
          if ((*c == ']' || *c == '}') && depth > 0)
            depth--;
          c = next;
          continue;
        }

      if (*c == '/')
        {
          next = skip_comment (c, end);
          if (next != NULL)
            memset (plain + (c - plain), ' ', next - c);
        }
      else if (*c == '"' || *c == '\'')
        {
          next = skip_string (c, end);
          n_values++;
        }
      else if (*c == '[' || *c == '{')
        {
          depth++;
          n_values++;
        }
      else
        {
          while (next < end && !is_between (*next) && strchr ("[{\"'/", *next) == NULL)
            next++;
          n_values++;
        }

      if (next == NULL)
        return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE, "Byte %" G_GSIZE_FORMAT " of the text begins something that has no end",
                                    (gsize) (c - plain));
      if (depth > MAX_DEPTH || n_values > MAX_VALUES)
        return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE,
                                    depth > MAX_DEPTH ? "The text nests too deeply" : "The text holds too many values");
      c = next;
    }

  return g_steal_pointer (&plain);
}

/* Escapes that JSON has not, and of which json-glib makes what is no text: a letter (u) without its four digits, and bytes in octal. */
static gboolean
has_broken_escape (const char *text)
{
  for (const char *p = strchr (text, '\\'); p != NULL && p[1] != '\0'; p = strchr (p + 2, '\\'))
    {
      if (p[1] >= '0' && p[1] <= '7')
        return TRUE;
      for (guint i = 0; p[1] == 'u' && i < 4; i++)
        if (!g_ascii_isxdigit (p[2 + i]))
          return TRUE;
    }

  return FALSE;
}

JsonNode *
hjl_json_parse (const char *text,
                gssize      size,
                GError    **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) parse_error = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *mended = NULL;
  gsize            length;

  g_return_val_if_fail (text != NULL || size == 0, NULL);

  length = size < 0 ? strlen (text) : (gsize) size;
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  if (length > 0 && (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL)))
    return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE, "The file is not UTF-8 text");

  plain = prepare (text, length, error);
  if (plain == NULL)
    return NULL;

  if (has_broken_escape (plain))
    return hjl_error_fail_null (error, HJL_ERROR_BAD_RESPONSE, "An escape is none of JSON’s");
  /* What json-glib makes of half of a surrogate pair is no text. */
  mended = hjl_json_mend (plain, length);
  if (mended != NULL)
    memcpy (plain, mended, length);

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, plain, (gssize) length, &parse_error))
    {
      /* It may quote the text, and cut it in the middle of a letter. */
      g_autofree char *message = g_utf8_make_valid (parse_error->message, -1);

      g_set_error_literal (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, message);
      return NULL;
    }

  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "The file is empty");

  return g_steal_pointer (&root);
}

gboolean
hjl_json_object (JsonNode    *node,
                 JsonObject **value,
                 GError     **error)
{
  g_return_val_if_fail (value != NULL, FALSE);

  *value = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "An object was expected in the answer");

  *value = json_node_get_object (node);
  return TRUE;
}

gboolean
hjl_json_get_string (JsonObject  *object,
                     const char  *member,
                     const char **value,
                     GError     **error)
{
  JsonNode *node = hjl_json_find (object, member);

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
    return hjl_error_fail (error, HJL_ERROR_BAD_RESPONSE, "“%s” is missing", member);

  return TRUE;
}

gboolean
hjl_json_get_int (JsonObject *object,
                  const char *member,
                  gint64     *value,
                  GError    **error)
{
  JsonNode *node = hjl_json_find (object, member);
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
hjl_json_dup_scalar (JsonObject *object,
                     const char *member,
                     char      **value,
                     GError    **error)
{
  JsonNode *node = hjl_json_find (object, member);
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
  JsonNode *node = hjl_json_find (object, member);

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
  JsonNode *node = hjl_json_find (object, member);

  *value = NULL;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (member, "a list", error);

  *value = json_node_get_array (node);
  return TRUE;
}
