/* hjl-cv-given.c: names that parents give, and families' names where they come first and are few
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-given.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

gboolean
hjl_cv_is_given (const char *word)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (word != NULL, FALSE);

  folded = hjl_cv_fold (word);

  return hjl_cv_word_is (HJL_CV_WORD_GIVEN, folded);
}

/* "山田 太郎", "王小明", "김민수": begins with a family's name, and one or two signs follow, or three after a long one. */
static gboolean
begins_with_family (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  for (glong n = MIN (length - 1, 3); n > 0; n--)
    {
      g_autofree char *head = g_utf8_substring (name, 0, n);
      g_autofree char *tail = g_utf8_substring (name, n, length);
      g_autofree char *folded = hjl_cv_fold (head);
      glong            rest = g_utf8_strlen (g_strstrip (tail), -1);

      if (hjl_cv_word_is (HJL_CV_WORD_FAMILY, folded) && rest >= 1 && rest <= (n == 1 ? 2 : 3))
        return TRUE;
    }

  return FALSE;
}

/* Whether @word is made of Chinese syllables, or of Korean ones, as they are written in Latin letters. */
static gboolean
is_syllables (const char *word,
              gboolean    korean)
{
  static const char *const begins[] = { "zh", "ch", "sh", "kk", "tt", "pp", "jj", "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t", "w", "x", "y", "z", "" };
  static const char *const chinese_ends[] = { "iang", "iong", "uang", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an", "ao", "ei", "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u" };
  static const char *const korean_ends[] = { "young", "yeong", "yeon", "yoon", "young", "yung", "yang", "yeol", "yool", "yun", "yul", "yuk", "eong", "eung", "oong", "oung", "aeng", "yeo", "yoo", "eon", "eok", "eol", "eop", "eul", "eun", "oon", "ook", "ung", "ang", "ing", "ong", "een", "ean", "eob", "yu", "yo", "ya", "ye", "ae", "eo", "ee", "oo", "eu", "ui", "oe", "wi", "wa", "wo", "um", "am", "im", "an", "in", "un", "on", "en", "uk", "ik", "ok", "ak", "ol", "il", "al", "el", "ul", "ub", "op", "a", "e", "i", "o", "u" };
  const char *const       *ends = korean ? korean_ends : chinese_ends;
  gsize                    n_ends = korean ? G_N_ELEMENTS (korean_ends) : G_N_ELEMENTS (chinese_ends);
  guint                    reached = 1;
  gsize                    length = strlen (word);

  if (length < 2 || length > 12)
    return FALSE;
  /* At which letters a syllable ends, of which the last has to be one: a bit each. */
  for (gsize at = 0; at < length; at++)
    {
      for (gsize b = 0; (reached & (1u << at)) != 0 && b < G_N_ELEMENTS (begins); b++)
        {
          gsize after = at + strlen (begins[b]);

          for (gsize e = 0; g_str_has_prefix (word + at, begins[b]) && e < n_ends; e++)
            {
              if (g_str_has_prefix (word + after, ends[e]))
                reached |= 1u << (after + strlen (ends[e]));
            }
        }
    }

  return (reached & (1u << length)) != 0;
}

/* "Zhang Xiaoyu", "Ji-hoon Baek", "Nguyen Thi Hong": one of few families' names, on either side, and what parents make of syllables. */
static gboolean
has_eastern_family (char **words,
                    guint  n_sides)
{
  g_autofree char *name = g_strjoinv (" ", words);
  g_autofree char *folded_name = hjl_cv_fold (name);
  guint            n = g_strv_length (words);

  /* "Hong Kong" */
  if (n < 2 || n > 4 || hjl_cv_word_is (HJL_CV_WORD_COUNTRY, folded_name))
    return FALSE;
  for (guint side = 0; side < n_sides; side++)
    {
      g_autofree char *family = hjl_cv_fold (words[side == 0 ? 0 : n - 1]);
      gboolean         any[2] = { hjl_cv_word_is (HJL_CV_WORD_FAMILY_CHINESE, family), hjl_cv_word_is (HJL_CV_WORD_FAMILY_KOREAN, family) };
      gboolean         short_words = hjl_cv_word_is (HJL_CV_WORD_FAMILY_VIETNAMESE, family) && n > 2;

      for (guint i = side == 0 ? 1 : 0; i < (side == 0 ? n : n - 1); i++)
        {
          g_autofree char *folded = hjl_cv_fold (words[i]);
          g_auto (GStrv) parts = g_strsplit (folded, "-", -1);

          for (guint k = 0; parts[k] != NULL; k++)
            {
              any[0] = any[0] && n <= 3 && is_syllables (parts[k], FALSE);
              any[1] = any[1] && n <= 3 && is_syllables (parts[k], TRUE);
              short_words = short_words && strlen (parts[k]) <= 6 && g_str_is_ascii (parts[k]);
            }
        }
      if (any[0] || any[1] || short_words)
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_cv_names_eastern (const char *name)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  words = g_strsplit (name, " ", -1);

  return begins_with_family (name) || (!g_str_is_ascii (name) && g_strv_length (words) > 2 && has_eastern_family (words, 1));
}

gboolean
hjl_cv_names_person (const char *name)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (begins_with_family (name))
    return TRUE;
  words = g_strsplit (name, " ", -1);
  if (has_eastern_family (words, 2))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;

      /* Where the family's name comes first the given one is the second; a third word says less. */
      if (i > 1)
        break;
      if (hjl_cv_is_given (words[i]))
        return TRUE;
      /* "Ильдарович", "Андреевна" */
      if (words[i + 1] != NULL && words[i + 2] != NULL && (g_str_has_suffix (words[i + 2], "ович") || g_str_has_suffix (words[i + 2], "евич") || g_str_has_suffix (words[i + 2], "овна") || g_str_has_suffix (words[i + 2], "евна")))
        return TRUE;
      parts = g_strsplit (words[i], "-", -1);
      if (i == 0 && parts[0] != NULL && parts[1] != NULL && hjl_cv_is_given (parts[0]))
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_cv_names_house (const char *folded)
{
  g_return_val_if_fail (folded != NULL, FALSE);

  for (const char *const *words = hjl_cv_words_get (HJL_CV_WORD_HOUSE); *words != NULL; words++)
    {
      const gsize length = strlen (*words);

      for (const char *p = strstr (folded, *words); p != NULL; p = strstr (p + 1, *words))
        {
          /* A short one is a whole word. */
          if ((p == folded || !g_ascii_isalpha (p[-1])) && (length > 4 || !g_ascii_isalpha (p[length])))
            return TRUE;
        }
    }

  return FALSE;
}
