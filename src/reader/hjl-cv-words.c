/* hjl-cv-words.c: words that CVs are written with, in the languages that we know them in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-words.h"

#include <string.h>

#include "hjl-cv-word-files.h"
#include "hjl-cv-words-resources.h"
#include "model/hjl-fold.h"

#define RESOURCE_PATH "/org/example/HjLever/words/%s.txt"

/* Most words are plain letters, and most of a reader's time would go into asking for their accents. */
static GString *
fold_ascii (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isspace (*text))
        {
          if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
        }
      else if (*text == '`')
        g_string_append_c (plain, '\'');
      else if (*text != '.' && !g_ascii_iscntrl (*text))
        g_string_append_c (plain, g_ascii_tolower (*text));
    }

  return plain;
}

static GString *
fold_letters (const char *text)
{
  /* Letters that are not made of a letter and an accent, each before what stands for it. */
  static const char *const others[] = { "łl", "øo", "đd", "ðd", "þth", "æae", "œoe", "ßss", "ıi", "’'", "‘'", "ʼ'", "´'", "`'" };
  g_autofree char         *folded = hjl_fold_for_search (text);
  GString                 *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gsize length = g_utf8_next_char (p) - p;
      guint       i = 0;

      /* Dots some write after each letter. */
      if (*p == '.')
        continue;
      while (i < G_N_ELEMENTS (others) && strncmp (others[i], p, length) != 0)
        i++;
      if (i < G_N_ELEMENTS (others))
        g_string_append (plain, others[i] + length);
      else
        g_string_append_len (plain, p, (gssize) length);
    }

  return plain;
}

char *
hjl_cv_fold (const char *text)
{
  GString *plain = g_str_is_ascii (text) ? fold_ascii (text) : fold_letters (text);
  char    *start;

  start = plain->str;
  while (*start != '\0' && strchr (" :,;-*#|()[]_/", *start) != NULL)
    start++;
  if (start > plain->str)
    g_string_erase (plain, 0, start - plain->str);
  while (plain->len > 0 && strchr (" :,;-*#|()[]_/", plain->str[plain->len - 1]) != NULL)
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}

gboolean
hjl_cv_is_capitals (const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, -1);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_str_equal (upper, text) && !g_str_equal (lower, text);
}

typedef struct
{
  gsize       made;
  GPtrArray  *words; /* ends with NULL */
  GHashTable *keys;  /* (nullable): the same by hjl_cv_fold() */
} List;

/* A list is a file of words/, in UTF-8: an entry a line, of a word or of a few that belong together. Empty lines, and lines that begin
 * with "#", are for whoever reads the file. How its entries are written the place of the list in HjlCvWord says. */
static const List *
load (HjlCvWord word)
{
  static List lists[HJL_N_CV_WORDS];
  List       *list = &lists[word];

  if (g_once_init_enter (&list->made))
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH, files[word]);
      /* The call also keeps the resource in a program, which the linker would leave out else. */
      g_autoptr (GBytes) bytes = g_resource_lookup_data (hjl_cv_words_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      char *line;

      g_assert (bytes != NULL);
      list->words = g_ptr_array_new ();
      line = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      while (line != NULL)
        {
          char *end = strchr (line, '\n');

          if (end != NULL)
            *end++ = '\0';
          if (*line != '\0' && *line != '#')
            g_ptr_array_add (list->words, line);
          line = end;
        }
      g_ptr_array_add (list->words, NULL);
      if (word < HJL_N_CV_WORD_KEYS)
        list->keys = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; list->keys != NULL && i < list->words->len - 1; i++)
        g_hash_table_add (list->keys, hjl_cv_fold (g_ptr_array_index (list->words, i)));
      g_once_init_leave (&list->made, 1);
    }

  return list;
}

void
hjl_cv_words_prepare (void)
{
  for (guint i = 0; i < HJL_N_CV_WORDS; i++)
    load (i);
}

const char *const *
hjl_cv_words_get (HjlCvWord word)
{
  g_return_val_if_fail (word < HJL_N_CV_WORDS, NULL);

  return (const char *const *) load (word)->words->pdata;
}

gboolean
hjl_cv_word_is (HjlCvWord   word,
                const char *folded)
{
  g_return_val_if_fail (word < HJL_N_CV_WORD_KEYS, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  return g_hash_table_contains (load (word)->keys, folded);
}

gboolean
hjl_cv_has_unspaced (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *const *words = hjl_cv_words_get (HJL_CV_WORD_UNSPACED); *words != NULL; words++)
    {
      if (strstr (text, *words) != NULL)
        return TRUE;
    }

  return FALSE;
}

GRegex *
hjl_cv_get_regex (GRegex           **regex,
                  const char        *pattern,
                  GRegexCompileFlags flags)
{
  if (*regex == NULL)
    *regex = g_regex_new (pattern, flags | G_REGEX_OPTIMIZE, 0, NULL);
  g_assert (*regex != NULL);

  return *regex;
}
