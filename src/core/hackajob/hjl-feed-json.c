/* hjl-feed-json.c: an answer of the feed as JSON, with versions exactly as they came
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hackajob/hjl-feed-json.h"

#include <string.h>

#define NAME "\"version\""

/* As many digits fit in 64 bits whatever they are. */
#define SAFE_DIGITS 18

static const char *
skip_space (const char *c,
            const char *end)
{
  while (c < end && g_ascii_isspace (*c))
    c++;

  return c;
}

/* Returns: the end of the string that begins at @c */
static const char *
skip_string (const char *c,
             const char *end)
{
  for (c++; c < end && *c != '"'; c++)
    if (*c == '\\')
      c++;

  return c < end ? c + 1 : end;
}

static const char *
skip_number (const char *c,
             const char *end)
{
  while (c < end && (g_ascii_isalnum (*c) || strchr ("+-.", *c) != NULL))
    c++;

  return c;
}

/* Whether json-glib gives back the very same characters. */
static gboolean
is_plain (const char *number,
          gsize       length)
{
  if (length > SAFE_DIGITS)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (number[i]))
      return FALSE;

  return TRUE;
}

char *
hjl_feed_quote_versions (const char *text,
                         gsize       size)
{
  g_autoptr (GString) quoted = NULL;
  const char *end = text + size;
  const char *copied = text;

  for (const char *c = text; c < end;)
    {
      const char *name = c;
      const char *number;

      if (*c != '"')
        {
          c++;
          continue;
        }

      c = skip_string (c, end);
      if (c - name != strlen (NAME) || strncmp (name, NAME, strlen (NAME)) != 0)
        continue;

      number = skip_space (c, end);
      if (number == end || *number != ':')
        continue;

      number = skip_space (number + 1, end);
      if (number == end || (*number != '-' && !g_ascii_isdigit (*number)))
        continue;

      c = skip_number (number, end);
      if (is_plain (number, c - number))
        continue;

      if (quoted == NULL)
        quoted = g_string_sized_new (size + 16);
      g_string_append_len (quoted, copied, number - copied);
      g_string_append_c (quoted, '"');
      g_string_append_len (quoted, number, c - number);
      g_string_append_c (quoted, '"');
      copied = c;
    }

  if (quoted == NULL)
    return NULL;

  g_string_append_len (quoted, copied, end - copied);
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

JsonNode *
hjl_feed_read_json (HjlResponse *response,
                    GError     **error)
{
  g_autofree char *text = hjl_response_dup_text (response);
  g_autofree char *quoted = hjl_feed_quote_versions (text, strlen (text));

  return hjl_response_parse (response, quoted != NULL ? quoted : text, error);
}
