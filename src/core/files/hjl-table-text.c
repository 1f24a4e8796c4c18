/* hjl-table-text.c: the text of a table, whatever program has written it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

/* Files that have one byte for each letter do not say which, so that the letters tell. In the order of what is likely. */
static const char *const pages[] = { "WINDOWS-1252", "WINDOWS-1250", "MACINTOSH", NULL };

typedef gunichar Letters[128];

/* From 0x80 on; U+FFFD where the page has none. */
static void
load_page (const char *page,
           Letters     letters)
{
  for (guint i = 0; i < 128; i++)
    {
      char             byte = (char) (0x80 + i);
      g_autofree char *letter = g_convert (&byte, 1, "UTF-8", page, NULL, NULL, NULL);

      letters[i] = letter != NULL ? g_utf8_get_char (letter) : 0xfffd;
    }
}

static gunichar
letter_at (const Letters letters,
           const guchar *bytes,
           gsize         size,
           gsize         at)
{
  if (at >= size)
    return ' ';

  return bytes[at] < 0x80 ? bytes[at] : letters[bytes[at] - 0x80];
}

static gboolean
is_one_of (gunichar    c,
           const char *letters)
{
  return c != 0 && g_utf8_strchr (letters, -1, g_unichar_tolower (c)) != NULL;
}

/* Between two consonants stands a vowel, or else what sounds like one. */
static gboolean
is_consonant (gunichar c)
{
  return is_one_of (c, "bcdfghjkmnpqstvwxzšžśźťďčćńňřżþðßñç");
}

/* What no language writes that is written with the page: letters of one page that are read with another one look so. */
static const struct
{
  const char *letters;
  const char *odd_before; /* also "." for none */
  const char *odd_after;
} contexts[] = {
  { "ñ", "", ".bcdfghjklmpqrstvwxz" },
  { "ń", "", "aeiouáéíóú" },
  { "œ", "", ".acefgikmnopqsvwxyz" },
  { "è", "", "aeiouáéíóúykò" },
  { "ì", "", "abcdefghijklmnopqrstuvwxyzèéáíóúšž" },
  { "ù", "", "abcdefghijklmnopqrstuvwxyzèéáíóúšž" },
  { "ò", "", "k" },
  { "ø", "aá", "áéíìèúàù" },
  { "æ", "", "." },
  { "õ", "", ".skfcbzgv" },
  { "ã", "", "bcdfghjklmpqrtvwxz" },
  { "û", "", "." },
  { "ĺ", "", "abcdefghijklmnopqrstuvwxyz" },
};

/* How odd is the letter between these. */
static guint
judge_letter (gunichar before,
              gunichar letter,
              gunichar after,
              guint    n_before)
{
  gboolean has_before = g_unichar_isalpha (before);
  gboolean has_after = g_unichar_isalpha (after);
  guint    odd = 0;

  if (letter == 0xfffd)
    return 3;
  if (!g_unichar_isalpha (letter) || is_one_of (letter, "ªº"))
    {
      /* "d’Arc" and "Anna–Maria" are words; "m²" is one, "Micha³" is none, and "¿" begins what "¿qué" asks. */
      if (letter == 0x2019 || letter == 0xa0 || letter == 0xad || letter == 0xb7)
        return 0;
      if ((letter == 0x2013 || letter == 0x2014) && !g_unichar_islower (after))
        return 0;
      if (has_before && has_after)
        return 3;
      if (has_after && is_one_of (letter, "£¥¢¯¼¾³¹ªº†‡…ˆ•‰§¶"))
        return 3;
      return n_before > 2 && is_one_of (letter, "³¹½¼¾†‡ˆ") ? 3 : 0;
    }

  /* "MŸller" */
  if (g_unichar_isupper (letter) && has_before && (g_unichar_islower (before) || g_unichar_islower (after)))
    odd += 3;
  if (is_consonant (letter) && is_consonant (before) && (is_consonant (after) || is_one_of (after, "lr")))
    odd += 1;
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      if (is_one_of (letter, contexts[i].letters) &&
          (is_one_of (has_before ? before : '.', contexts[i].odd_before) || is_one_of (has_after ? after : '.', contexts[i].odd_after)))
        odd += 2;
    }

  return odd;
}

/* Words that have no letter of ASCII are of another alphabet, of which there are many. */
static gboolean
is_of_another (const guchar *bytes,
               gsize         size)
{
  gsize n_high = 0, n_in_runs = 0, run = 0;

  for (gsize at = 0; at <= size; at++)
    {
      if (at < size && bytes[at] >= 0x80)
        {
          run++;
          continue;
        }
      n_high += run;
      n_in_runs += run > 2 ? run : 0;
      run = 0;
    }

  return n_in_runs > n_high / 2;
}

char *
hjl_table_text_from_page (const char        *content,
                          gsize              size,
                          const char *const *choices)
{
  const guchar *bytes = (const guchar *) content;
  Letters       best = { 0 };
  gsize         fewest = G_MAXSIZE, n_high = 0;
  gboolean      is_known = !is_of_another (bytes, size);
  GString      *text = g_string_sized_new (size + size / 8);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      Letters letters;
      gsize   odd = 0;
      guint   n_before = 0;

      load_page (choices[i], letters);
      n_high = 0;
      for (gsize at = 0; at < size; at++)
        {
          gunichar before = at > 0 ? letter_at (letters, bytes, size, at - 1) : ' ';
          gunichar letter = letter_at (letters, bytes, size, at);

          if (bytes[at] >= 0x80)
            {
              n_high++;
              odd += judge_letter (before, letter, letter_at (letters, bytes, size, at + 1), n_before);
            }
          n_before = g_unichar_isalpha (letter) ? n_before + 1 : 0;
        }
      if (odd < fewest)
        {
          memcpy (best, letters, sizeof best);
          fewest = odd;
        }
    }
  is_known = is_known && fewest <= n_high;
  for (gsize at = 0; at < size; at++)
    g_string_append_unichar (text, bytes[at] < 0x80 || is_known ? letter_at (best, bytes, size, at) : 0xfffd);

  return g_string_free (text, FALSE);
}

/* A table that stands in one column of a spreadsheet: each row is one cell, with quotation marks around it. Returns: (transfer full)
 * (nullable): what stands in it */
static char *
dup_only_column (const char *text)
{
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);

  if (*rows == NULL || strpbrk (*rows, ",;\t|") == NULL)
    return NULL;
  for (guint i = 0; rows[i] != NULL; i++)
    {
      char *to = rows[i], *last = rows[i] + strlen (rows[i]) - 1;

      if (*rows[i] == '\0')
        continue;
      if (*rows[i] != '"' || last == rows[i] || *last != '"')
        return NULL;
      for (const char *from = rows[i] + 1; from < last; from++)
        {
          if (*from == '"' && (++from == last || *from != '"'))
            return NULL;
          *to++ = *from;
        }
      *to = '\0';
    }

  return g_strjoinv ("\n", rows);
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
    text = hjl_table_text_from_page (bytes, size, pages);
  if (text == NULL)
    text = g_utf8_make_valid (size > 0 ? bytes : "", size);

  lines = g_string_sized_new (strlen (text));
  for (const char *p = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text; *p != '\0'; p++)
    {
      /* The end of a file of DOS is no row. */
      if (*p == '\x1a')
        continue;
      if (*p != '\r')
        g_string_append_c (lines, *p);
      else if (p[1] != '\n')
        g_string_append_c (lines, '\n');
    }

  g_free (text);
  text = dup_only_column (lines->str);
  if (text != NULL)
    g_string_assign (lines, text);

  return g_string_free (lines, FALSE);
}
