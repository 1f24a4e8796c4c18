/* hjl-fold.c: names as they are compared and searched, and as they stand on one line
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-fold.h"

/* The dot that the small letter of U+0130 has left when case is gone. */
#define DOT_ABOVE 0x307
#define DOTLESS_I 0x131
#define HYPHEN 0x2010
/* A whole page that was pasted into a search is no question; SQLite takes no expression of any depth. */
#define MAX_WORDS 50

/* Also line ends of every kind, control characters, and the empty Braille cell. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_CONTROL || c == 0x2800;
}

/* What is there and is not to be seen: format characters (zero-width blanks, U+FEFF, soft hyphens, marks
 * of direction), joiners, selectors of a variant, and the fillers of Hangul. */
static gboolean
has_no_width (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x034f || c == 0x115f || c == 0x1160 ||
         c == 0x17b4 || c == 0x17b5 || (c >= 0x180b && c <= 0x180f) || c == 0x3164 || c == 0xffa0 ||
         (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/* Of what has no width, these do something to the letters beside them. */
static gboolean
joins (gunichar c)
{
  return c == 0x200c || c == 0x200d || !(g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0);
}

/* @keep_joiners: as they are, for the eye */
static char *
squeeze (const char *text,
         gboolean    keep_joiners)
{
  GString *squeezed = g_string_sized_new (strlen (text));
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        blank = squeezed->len > 0;
      else if (!has_no_width (c) || (keep_joiners && joins (c)))
        {
          if (blank)
            g_string_append_c (squeezed, ' ');
          blank = FALSE;
          g_string_append_unichar (squeezed, c);
        }
    }

  return g_string_free (squeezed, FALSE);
}

char *
hjl_fold_blanks (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL ? squeeze (valid, FALSE) : NULL;
}

char *
hjl_fold_line (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL ? squeeze (valid, TRUE) : NULL;
}

/* @without_marks: leaves accents out, which are characters of their own in the decomposed form. */
static char *
fold (const char *text,
      gboolean    without_marks)
{
  GNormalizeMode   mode = without_marks ? G_NORMALIZE_ALL : G_NORMALIZE_ALL_COMPOSE;
  g_autofree char *plain = hjl_fold_blanks (text);
  g_autofree char *composed = NULL;
  g_autofree char *cased = NULL;
  g_autofree char *normal = NULL;
  g_autoptr (GString) folded = NULL;
  gunichar last = 0;

  if (plain == NULL)
    return NULL;

  /* Once more after the case: what it makes of some letters is not in its normal form. */
  composed = g_utf8_normalize (plain, -1, G_NORMALIZE_ALL_COMPOSE);
  cased = g_utf8_casefold (composed, -1);
  normal = g_utf8_normalize (cased, -1, mode);
  folded = g_string_sized_new (strlen (normal));
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == DOT_ABOVE && last == 'i') || (without_marks && c >= 0x300 && c <= 0x36f))
        continue;
      if (c == DOTLESS_I)
        c = 'i';
      else if (c == HYPHEN)
        c = '-';
      g_string_append_unichar (folded, c);
      last = c;
    }

  /* Some compatibility characters have a blank in them. */
  return squeeze (folded->str, FALSE);
}

char *
hjl_fold (const char *text)
{
  return fold (text, FALSE);
}

char *
hjl_fold_for_search (const char *text)
{
  return fold (text, TRUE);
}

GStrv
hjl_fold_words (const char *text)
{
  g_autofree char *folded = hjl_fold_for_search (text);
  GStrv            words = g_strsplit (folded != NULL ? folded : "", " ", MAX_WORDS + 1);

  /* The last is all that is left. */
  if (g_strv_length (words) > MAX_WORDS)
    g_clear_pointer (&words[MAX_WORDS], g_free);

  return words;
}

gboolean
hjl_fold_has_words (const char        *folded,
                    const char *const *words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (folded == NULL || strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

int
hjl_fold_compare (const char *a,
                  const char *b)
{
  g_autofree char *folded_a = hjl_fold (a != NULL ? a : "");
  g_autofree char *folded_b = hjl_fold (b != NULL ? b : "");
  g_autofree char *key_a = g_utf8_collate_key_for_filename (folded_a, -1);
  g_autofree char *key_b = g_utf8_collate_key_for_filename (folded_b, -1);

  return strcmp (key_a, key_b);
}

gboolean
hjl_is_word (const char *text,
             const char *word)
{
  gsize length;

  if (text == NULL || word == NULL)
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  length = strlen (word);

  return g_ascii_strncasecmp (text, word, length) == 0 && strspn (text + length, " \t\r\n") == strlen (text + length);
}

gboolean
hjl_fold_equal (const char *a,
                const char *b)
{
  g_autofree char *left = hjl_fold (a);
  g_autofree char *right = hjl_fold (b);

  return left != NULL && right != NULL && *left != '\0' && g_str_equal (left, right);
}

int
hjl_compare_texts (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}
