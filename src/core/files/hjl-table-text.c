/* hjl-table-text.c: the text of a table, whatever program has written it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "files/hjl-table-text.h"

#include <string.h>

/* How many characters beyond ASCII are UTF-8, and how many bytes are not. */
static void
count_utf8 (const char *bytes,
            gsize       size,
            gsize      *good,
            gsize      *bad)
{
  const char *p = bytes, *end = bytes + size;

  *good = *bad = 0;
  while (p < end)
    {
      if ((guchar) *p < 0x80)
        p++;
      else if ((gint32) g_utf8_get_char_validated (p, end - p) >= 0)
        {
          ++*good;
          p = g_utf8_next_char (p);
        }
      else
        {
          ++*bad;
          p++;
        }
    }
}

/* Returns: the encoding of a text that does not say it, by where its zeros are: (nullable) */
static const char *
find_utf16 (const char *bytes,
            gsize       size)
{
  guint zeros[2] = { 0, 0 };
  gsize n = MIN (size, 400) & ~(gsize) 1;

  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (zeros[1] > n / 4 && zeros[0] < n / 16)
    return "UTF-16LE";
  if (zeros[0] > n / 4 && zeros[1] < n / 16)
    return "UTF-16BE";

  return NULL;
}

/* Windows-1252 leaves five bytes without a meaning. */
static char *
from_windows (const char *bytes,
              gsize       size)
{
  GString *text = g_string_sized_new (size + size / 8);
  gsize    start = 0;

  for (gsize i = 0; i <= size; i++)
    {
      g_autofree char *part = NULL;

      if (i < size && (bytes[i] == '\0' || strchr ("\x81\x8d\x8f\x90\x9d", bytes[i]) == NULL))
        continue;
      part = g_convert (bytes + start, i - start, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
      g_string_append (text, part != NULL ? part : "\xef\xbf\xbd");
      if (i < size)
        g_string_append (text, "\xef\xbf\xbd");
      start = i + 1;
    }

  return g_string_free (text, FALSE);
}

char *
hjl_table_text_dup (GBytes *content)
{
  gsize            size, good, bad;
  const char      *bytes = g_bytes_get_data (content, &size);
  const char      *encoding = NULL;
  g_autofree char *text = NULL;
  GString         *lines;

  if (bytes == NULL)
    bytes = "";
  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      size -= 3;
    }
  else if (size >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    encoding = "UTF-16LE";
  else if (size >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    encoding = "UTF-16BE";
  else
    encoding = find_utf16 (bytes, size);

  if (encoding != NULL)
    text = g_convert_with_fallback (bytes, size & ~(gsize) 1, "UTF-8", encoding, (char *) "\xef\xbf\xbd", NULL, NULL, NULL);
  count_utf8 (bytes, size, &good, &bad);
  /* A text in UTF-8 with a slip in it has many more good letters than others. */
  if (text == NULL && bad > good)
    text = from_windows (bytes, size);
  if (text == NULL)
    text = g_utf8_make_valid (size > 0 ? bytes : "", size);

  lines = g_string_sized_new (strlen (text));
  for (const char *p = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text; *p != '\0'; p++)
    {
      if (*p != '\r')
        g_string_append_c (lines, *p);
      else if (p[1] != '\n')
        g_string_append_c (lines, '\n');
    }

  return g_string_free (lines, FALSE);
}
