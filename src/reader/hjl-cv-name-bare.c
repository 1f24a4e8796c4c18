/* hjl-cv-name-bare.c: what stands beside a name and is none of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-name.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-words.h"

/* "Resume of", "CV von", "CV -". @folded: @word, by hjl_cv_fold(); @document: what stands before it */
static gboolean
is_of (const char *word,
       const char *folded,
       const char *document)
{
  static const char *const any[] = { "", "\u2013", "\u2014", "of", "von", "de", "for" };
  /* Those that begin a family's name too, where they have a capital that the document has not. */
  static const char *const lower[] = { "di", "da", "do", "du", "des", "del", "della", "van", "av", "af", "per", "para", "pour", "dla", "til", "over" };

  for (guint i = 0; i < G_N_ELEMENTS (any); i++)
    {
      if (g_str_equal (any[i], folded))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lower); i++)
    {
      if (g_str_equal (lower[i], folded))
        return g_ascii_islower (*word) || (g_ascii_isupper (word[1]) && g_ascii_isupper (document[1]));
    }

  return FALSE;
}

char *
hjl_cv_name_dup_without_document (const char *text)
{
  g_auto (GStrv) words = NULL;
  guint n;

  g_return_val_if_fail (text != NULL, NULL);

  words = g_strsplit (text, " ", -1);
  n = g_strv_length (words);
  for (guint take = MIN (n, 5); take > 0; take--)
    {
      for (guint side = 0; side < 2; side++)
        {
          guint            from = side == 0 ? 0 : n - take;
          g_autofree char *kept = g_steal_pointer (&words[from + take]);
          g_autofree char *part = g_strjoinv (" ", words + from);
          g_autofree char *folded = hjl_cv_fold (part);
          g_autofree char *rest = NULL;
          GString         *others;

          words[from + take] = g_steal_pointer (&kept);
          if (!hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, folded))
            continue;
          others = g_string_new (NULL);
          for (guint i = 0; i < n; i++)
            {
              g_autofree char *word = hjl_cv_fold (words[i]);

              if (i >= from && i < from + take)
                continue;
              if (others->len == 0 && side == 0 && is_of (words[i], word, words[from]))
                continue;
              if (others->len > 0)
                g_string_append_c (others, ' ');
              g_string_append (others, words[i]);
            }
          rest = g_string_free (others, FALSE);
          g_strstrip (rest);
          /* "Subject: Application" */
          if (side == 1 && g_str_has_suffix (rest, ":") && strchr (rest, ' ') == NULL)
            return g_strdup ("");
          while (*rest != '\0' && strchr ("-,:|", rest[strlen (rest) - 1]) != NULL)
            rest[strlen (rest) - 1] = '\0';
          g_strstrip (rest);
          /* "Anna Nowak's CV" */
          if (side == 1 && strlen (rest) > 4 && (g_str_has_suffix (rest, "'s") || g_str_has_suffix (rest, "’s")))
            rest[strlen (rest) - (g_str_has_suffix (rest, "'s") ? 2 : strlen ("’s"))] = '\0';
          return g_steal_pointer (&rest);
        }
    }

  return g_strdup (text);
}

/* What stands in brackets: how somebody wants to be called, or spoken of. */
static char *
dup_without_brackets (const char *text,
                      gboolean   *doubt)
{
  static const char *const pairs[][2] = { { "(", ")" }, { "[", "]" }, { "“", "”" }, { "„", "“" }, { "„", "”" }, { "‘", "’" }, { "«", "»" }, { "\"", "\"" }, { " '", "' " }, { "（", "）" } };
  const char              *open = NULL, *close = NULL;
  gsize                    opening = 1, closing = 1;
  g_autofree char         *left = NULL;
  g_autofree char         *inner = NULL;
  g_autofree char         *folded = NULL;
  g_autofree char         *whole = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pairs) && close == NULL; i++)
    {
      open = strstr (text, pairs[i][0]);
      opening = strlen (pairs[i][0]);
      closing = strlen (pairs[i][1]);
      close = open != NULL ? strstr (open + opening, pairs[i][1]) : NULL;
    }
  if (close == NULL)
    return g_strdup (text);
  left = g_strchomp (g_strndup (text, open - text));
  inner = g_strndup (open + opening, close - open - opening);
  folded = hjl_cv_fold (inner);
  /* How it sounds, in another script, is no other name. */
  while (close[closing] == ' ')
    close++;
  /* Between two words it is what friends call somebody, and so is a given name behind them; another may be a family's. What follows a
   * comma belongs to a degree. */
  if (strchr (folded, '/') == NULL && !hjl_cv_word_is (HJL_CV_WORD_DEGREE, folded) && !hjl_cv_word_is (HJL_CV_WORD_TITLE, folded) && g_str_is_ascii (inner) == g_str_is_ascii (left) &&
      strchr (left, ',') == NULL && (*left == '\0' || (close[closing] == '\0' && !hjl_cv_names_person (inner)) || close[closing] == ',' || strchr (inner, ' ') != NULL))
    *doubt = TRUE;
  whole = g_strconcat (left, " ", close + closing, NULL);

  return g_strdup (g_strstrip (whole));
}

gboolean
hjl_cv_name_is_pronouns (const char *text)
{
  g_autofree char *folded = hjl_cv_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!hjl_cv_word_is (HJL_CV_WORD_PRONOUN, parts[i]))
        return FALSE;
    }

  return strchr (folded, '/') != NULL;
}

/* "Anna Nowak she/her" */
static void
cut_pronouns (char *text)
{
  char *blank = strrchr (text, ' ');

  if (blank == NULL || !hjl_cv_name_is_pronouns (blank + 1))
    return;
  *blank = '\0';
  g_strchomp (text);
}

/* "CV – Anna Nowak – 2024": when a document was made. */
static void
cut_year (char *text)
{
  gsize length = strlen (text);

  if (length < 6 || !g_ascii_isdigit (text[length - 1]) || !g_ascii_isdigit (text[length - 2]) || !g_ascii_isdigit (text[length - 3]) ||
      !g_ascii_isdigit (text[length - 4]) || (!g_str_has_prefix (text + length - 4, "20") && !g_str_has_prefix (text + length - 4, "19")))
    return;
  text[length - 4] = '\0';
  for (char *end = text + strlen (text); end > text;)
    {
      char *last = g_utf8_prev_char (end);

      if (*last != ' ' && *last != '-' && *last != ',' && g_utf8_get_char (last) != 0x2013 && g_utf8_get_char (last) != 0x2014)
        break;
      *last = '\0';
      end = last;
    }
}

char *
hjl_cv_name_dup_bare (const char *text,
                      gboolean   *doubt)
{
  char *bare;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (doubt != NULL, NULL);

  bare = dup_without_brackets (text, doubt);
  /* “Lex” and (they/them). */
  for (guint n = 0; n < 2; n++)
    {
      g_autofree char *more = g_steal_pointer (&bare);

      bare = dup_without_brackets (more, doubt);
    }
  cut_pronouns (bare);
  cut_year (bare);

  return bare;
}
