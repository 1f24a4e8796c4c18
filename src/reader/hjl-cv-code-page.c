/* hjl-cv-code-page.c: letters of files that have one byte for each
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-code-page.h"

#include <errno.h>
#include <string.h>

#include "reader/hjl-cv-words.h"

/* Bytes by which a file is judged; of a thousand signs those that are common in an alphabet of two bytes. */
#define MOST_TO_GUESS (64 * 1024)
#define COMMON 800
/* Of a thousand those that another alphabet would have: fewer, and it may be that one. */
#define UNLIKELY 60

/* With which a row of code-page.txt or code-language.txt begins. */
static guint
get_page (const char *row)
{
  return g_ascii_strtoull (row, NULL, 10);
}

static const char *
get_letters (guint page)
{
  static const char *letters = NULL;
  static guint       kept = 0;

  if (kept == page)
    return letters;
  kept = page;
  letters = NULL;
  for (const char *const *rows = hjl_cv_words_get (HJL_CV_WORD_CODE_PAGE); *rows != NULL && letters == NULL; rows++)
    letters = get_page (*rows) == page ? strchr (*rows, ' ') + 1 : NULL;

  return letters;
}

gboolean
hjl_cv_code_page_is_known (guint page)
{
  return get_letters (page) != NULL;
}

gunichar
hjl_cv_code_page_read (guint  page,
                       guchar byte)
{
  const char *letters = byte < 0x80 ? NULL : get_letters (page);

  if (byte < 0x80)
    return byte;
  if (letters == NULL)
    letters = get_letters (1252);

  return g_utf8_get_char (g_utf8_offset_to_pointer (letters, byte - 0x80));
}

static gboolean
is_one_of (gunichar    c,
           const char *letters)
{
  return g_utf8_strchr (letters, -1, c) != NULL;
}

/* Of a thousand signs that are not English, those that are none of a language in its page, or stand where it has none of them. */
static guint
count_unlikely (const guint8 *data,
                gsize         size,
                const char   *language)
{
  g_auto (GStrv) parts = g_strsplit (language, " ", 3);
  const char    *last = parts[2] != NULL ? parts[2] : "";
  const guint    page = get_page (language);
  const gboolean own = page != 1252 && page != 1250 && page != 28592 && page != 1254 && page != 1257;
  gunichar       before = ' ';
  guint          n = 0, n_bad = 0, n_capitals = 0, n_small = 0;

  for (gsize i = 0; i < size; i++)
    {
      gunichar c = hjl_cv_code_page_read (page, data[i]);
      gboolean high = data[i] >= 0x80;
      gboolean letter = g_unichar_isalpha (c) || g_unichar_ismark (c);

      if (high)
        {
          gboolean known = is_one_of (c, parts[1]) || is_one_of (g_unichar_tolower (c), parts[1]);
          gboolean beside = g_ascii_isalpha (before) || (before > 0x7f && g_unichar_isalpha (before)) || (i + 1 < size && g_ascii_isalpha (data[i + 1]));

          if (known || letter || c == 0xfffd || (beside && c != 0xa0 && !g_unichar_ispunct (c)))
            {
              n++;
              n_bad += !known;
            }
          n_capitals += own && g_unichar_isupper (c);
          n_small += own && g_unichar_islower (c);
        }
      /* "оСТАП", "Иvan", "ςα". */
      if (letter && g_unichar_isalpha (before) && (high || before > 0x7f) &&
          ((g_unichar_islower (before) && g_unichar_isupper (c)) || (own && (c < 0x80) != (before < 0x80)) || is_one_of (before, last)))
        n_bad++;
      before = c;
    }
  if (n_small + n_capitals > 20 && (n_small == 0 || n_capitals == 0))
    n_bad += n / 4;

  return n > 0 ? 1000 * (guint64) n_bad / n : 0;
}

/* Whether two pages make the same of a file. */
static gboolean
is_alike (const guint8 *data,
          gsize         size,
          guint         page,
          guint         other)
{
  for (gsize i = 0; page != other && i < size; i++)
    {
      if (hjl_cv_code_page_read (page, data[i]) != hjl_cv_code_page_read (other, data[i]))
        return FALSE;
    }

  return TRUE;
}

guint
hjl_cv_code_page_guess (const guint8 *data,
                        gsize         size,
                        gboolean     *doubtful)
{
  const char *const *languages = hjl_cv_words_get (HJL_CV_WORD_CODE_LANGUAGE);
  const guint        n = g_strv_length ((char **) languages);
  g_autofree guint  *unlikely = g_new (guint, n);
  guint              best = 0;

  g_return_val_if_fail (data != NULL || size == 0, 1252);
  g_return_val_if_fail (doubtful != NULL, 1252);

  size = MIN (size, MOST_TO_GUESS);
  for (guint i = 0; i < n; i++)
    {
      unlikely[i] = count_unlikely (data, size, languages[i]);
      if (unlikely[i] < unlikely[best])
        best = i;
    }
  *doubtful = unlikely[best] > 0;
  for (guint i = 0; i < n; i++)
    *doubtful |= unlikely[i] < UNLIKELY && !is_alike (data, size, get_page (languages[i]), get_page (languages[best]));

  return get_page (languages[best]);
}

/* Of the alphabets with two bytes for a sign: in which of the first bytes those are that are written the most. */
static struct
{
  const char *charset;
  guchar      kana[2]; /* no text is without them */
  guchar      common[2];
  guchar      least;  /* no second byte is lower */
  gboolean    halves; /* a byte from 0xa1 to 0xdf is a sign of its own */
  GIConv      converter;
} doubles[] = {
  { "CP932", { 0x82, 0x83 }, { 0x88, 0x97 }, 0x40, TRUE },
  { "EUC-JP", { 0xa4, 0xa5 }, { 0xb0, 0xcf }, 0x80, FALSE },
  { "CP949", {}, { 0xb0, 0xc8 }, 0x80, FALSE },
  { "BIG5", {}, { 0xa4, 0xc6 }, 0x40, FALSE },
  { "GB18030", {}, { 0xb0, 0xd7 }, 0x40, FALSE },
};

void
hjl_cv_code_page_prepare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      if (doubles[i].converter == NULL)
        doubles[i].converter = g_iconv_open ("UTF-8", doubles[i].charset);
    }
}

/* Of a thousand signs those that are common, where signs stand beside each other as they do in no alphabet of single bytes; 0 where it is none of this kind. */
static guint
count_common (const guint8 *data,
              gsize         size,
              guint         index)
{
  guint n = 0, n_common = 0, n_kana = 0, n_alone = 0, run = 0;

  for (gsize i = 0; i < size; i++)
    {
      guchar lead = data[i];

      if (lead < 0x80)
        {
          n_alone += run == 1;
          run = 0;
          continue;
        }
      if (i + 1 >= size || data[i + 1] < doubles[index].least || lead == 0x80 || lead == 0xff || (doubles[index].halves && lead >= 0xa0 && lead < 0xe0))
        {
          n++;
          continue;
        }
      i++;
      run++;
      /* Signs of punctuation and full-width digits. */
      if (doubles[index].halves ? lead == 0x81 : lead >= 0xa1 && lead <= 0xa3)
        continue;
      n++;
      if (lead >= doubles[index].common[0] && lead <= doubles[index].common[1])
        n_common++;
      else if (lead >= doubles[index].kana[0] && lead <= doubles[index].kana[1])
        n_kana++;
    }
  if (n < 8 || n_alone * 3 > n || (doubles[index].kana[0] != 0 && n_kana * 30 < n))
    return 0;

  return 1000 * (guint64) (n_common + n_kana) / n;
}

static char *
dup_converted (GIConv        converter,
               const guint8 *data,
               gsize         size)
{
  GString *made = g_string_sized_new (size + size / 2);
  char    *from = (char *) data;

  while (size > 0)
    {
      char  room[4096], *to = room;
      gsize left = sizeof room;
      gsize n = g_iconv (converter, &from, &size, &to, &left);

      g_string_append_len (made, room, to - room);
      if (n == (gsize) -1 && errno != E2BIG)
        {
          g_string_append (made, "\357\277\275");
          from++;
          size--;
        }
    }
  g_iconv (converter, NULL, NULL, NULL, NULL);

  return g_string_free (made, FALSE);
}

char *
hjl_cv_code_page_dup_text (const guint8 *data,
                           gsize         size,
                           gboolean     *doubtful)
{
  guint    most = 0, best = 0, page;
  GString *made;

  g_return_val_if_fail (data != NULL || size == 0, NULL);
  g_return_val_if_fail (doubtful != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      guint n = doubles[i].converter != NULL && doubles[i].converter != (GIConv) -1 ? count_common (data, MIN (size, MOST_TO_GUESS), i) : 0;

      if (n > most)
        {
          most = n;
          best = i;
        }
    }
  *doubtful = most < 950;
  if (most >= COMMON)
    return dup_converted (doubles[best].converter, data, size);

  made = g_string_sized_new (size + size / 8);
  page = hjl_cv_code_page_guess (data, size, doubtful);
  for (gsize i = 0; i < size; i++)
    g_string_append_unichar (made, hjl_cv_code_page_read (page, data[i]));

  return g_string_free (made, FALSE);
}

guint
hjl_cv_code_page_of_charset (int charset)
{
  static const struct
  {
    int   charset;
    guint page;
  } rows[] = { { 0, 1252 }, { 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 }, { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 }, { 238, 1250 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].charset == charset)
        return rows[i].page;
    }

  return 0;
}
