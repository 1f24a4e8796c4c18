/* hjl-cv-name-another.c: whether an address is somebody else's of the same family
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-name.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-latin.h"
#include "reader/hjl-cv-words.h"

/* Whether a word of @line, of the list of what people are called too, is @word; or begins with it, where it need not be whole. */
static gboolean
has_word (const char *line,
          const char *word,
          gboolean    whole)
{
  const gsize length = strlen (word);

  for (const char *at = length > 0 ? strstr (line, word) : NULL; at != NULL; at = strstr (at + 1, word))
    {
      if ((at == line || at[-1] == ' ') && (!whole || at[length] == ' ' || at[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

/* Whether people with one of these names are called by the other too. */
static gboolean
are_short_forms (const char *one,
                 const char *other)
{
  for (const char *const *forms = hjl_cv_words_get (HJL_CV_WORD_SHORT_FORM); *forms != NULL; forms++)
    {
      if (has_word (*forms, one, TRUE) && has_word (*forms, other, TRUE))
        return TRUE;
    }

  return FALSE;
}

/* "daniel" and "daniela", "marek" and "maria", "christian" and "christina": whole names of a man and of a woman. "chris" is either's. */
static gboolean
are_of_two_sexes (const char *one,
                  const char *other)
{
  static const char *const endings[] = { "a", "e", "ia", "ina", "ine", "ie", "ette", "elle" };
  const char              *shorter = strlen (one) < strlen (other) ? one : other;
  const char              *longer = shorter == one ? other : one;

  if (g_str_has_prefix (longer, shorter))
    {
      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        {
          if (g_str_equal (longer + strlen (shorter), endings[i]))
            return TRUE;
        }
      return FALSE;
    }

  return strlen (shorter) >= 5 && g_str_has_suffix (one, "a") != g_str_has_suffix (other, "a");
}

/* "Seun" of "Oluwaseun", "Lena" of "Magdalena"; but "Joanna" is no Anna, nor "Khalid" an Ali. */
static gboolean
is_end_of (const char *end,
           const char *name)
{
  return strlen (end) >= 4 && strlen (name) >= strlen (end) + 4 && g_str_has_suffix (name, end);
}

/* Whether @part, of an address, may be a form of @word, of a name: begins as it does, is a part of it, or has its consonants where
 * nobody writes more, but for a long vowel that they do write. Two names that parents give begin with the same three letters,
 * or one is the end of the other.
 * @bare: whether it is of a script without short vowels */
static gboolean
is_form (const char *part,
         const char *word,
         gboolean    bare)
{
  if (g_str_equal (part, word) || are_short_forms (part, word))
    return TRUE;
  if (hjl_cv_is_given (part) && hjl_cv_is_given (word))
    {
      if (!are_of_two_sexes (part, word) && (strncmp (word, part, 3) == 0 || is_end_of (part, word) || is_end_of (word, part)))
        return TRUE;
    }
  else if (strncmp (word, part, 2) == 0 || strstr (word, part) != NULL)
    {
      return TRUE;
    }

  for (guint way = 0; bare && way < 8; way++)
    {
      g_autofree char *a = hjl_cv_dup_sounds (part, way);
      g_autofree char *b = hjl_cv_dup_sounds (word, way);

      /* "محمد" has no "و", as "Mahmoud" has. */
      if (g_str_equal (a, b) && (strstr (part, "ou") == NULL || strstr (word, "و") != NULL || strstr (word, "ו") != NULL))
        return TRUE;
    }

  return FALSE;
}

/* Whether @letter, of an address, is one that a word of a name, or what people with it are called, begins with. Letters of other scripts are
 * written in several ways. */
static gboolean
is_initial (const char *letter,
            GPtrArray  *words,
            const char *except,
            gboolean    latin)
{
  const char begun[] = { *letter, '\0' };

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!g_str_equal (word, except) && (!latin || *word == *letter))
        return TRUE;
      for (const char *const *forms = hjl_cv_words_get (HJL_CV_WORD_SHORT_FORM); *forms != NULL; forms++)
        {
          if (has_word (*forms, word, TRUE) && has_word (*forms, begun, FALSE))
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether @rest, what an address has beside the word @family of a name, says that it is somebody else: a name that parents give and no form of
 * another of its words, or a letter that none of them begins with. */
static gboolean
is_another (const char *rest,
            GPtrArray  *words,
            const char *family,
            gboolean    latin,
            gboolean    bare)
{
  if (strlen (rest) == 1)
    return g_ascii_isalpha (*rest) && !is_initial (rest, words, family, latin);
  if (strlen (rest) < 3 || !hjl_cv_is_given (rest))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!g_str_equal (word, family) && is_form (rest, word, bare))
        return FALSE;
    }

  return TRUE;
}

/* "peternowak@…", "nowakpeter@…", "pnowak@…" of Anna Nowak: what stands before or behind the family's name, in one run. */
static gboolean
is_anothers_run (const char *run,
                 GPtrArray  *words,
                 gboolean    latin)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize       length = strlen (word);

      if (length < 3 || strlen (run) <= length)
        continue;
      /* "annak@…" is not so often another Anna's. */
      if (g_str_has_prefix (run, word) && (run[length + 1] != '\0' || i > 0) && is_another (run + length, words, word, latin, FALSE))
        return TRUE;
      if (g_str_has_suffix (run, word))
        {
          g_autofree char *rest = g_strndup (run, strlen (run) - length);

          if ((rest[1] != '\0' || i > 0) && is_another (rest, words, word, latin, FALSE))
            return TRUE;
        }
    }

  return FALSE;
}

/* "peter.nowak@…", "p.nowak@…", "peter.j.nowak@…" of Anna Nowak: where one part is a word of the name. Returns: 1 where another is somebody
 * else's, -1 where one is of the name, 0 where none says */
static int
judge_parts (char     **parts,
             GPtrArray *words,
             gboolean   latin,
             gboolean   bare)
{
  const char *family = NULL;
  gboolean    several = FALSE;
  int         judged = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      for (guint n = 0; n < words->len; n++)
        {
          if (strlen (parts[i]) < 2 || !g_str_equal (parts[i], g_ptr_array_index (words, n)))
            continue;
          several |= family != NULL && !g_str_equal (family, parts[i]);
          family = parts[i];
        }
    }
  /* "peter.maria.nowak@…", "peter.m.nowak@…" of Maria Nowak: what is first is what they are called. */
  if (family != NULL && strlen (parts[0]) > 2 && !g_str_equal (family, parts[0]) && hjl_cv_is_given (parts[0]) && is_another (parts[0], words, family, latin, bare))
    return 1;
  if (several)
    return -1;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length == 0 || length == 2 || (family != NULL && g_str_equal (parts[i], family)) || (length == 1 ? family == NULL || !g_ascii_isalpha (*parts[i]) : !hjl_cv_is_given (parts[i])))
        continue;
      if (is_another (parts[i], words, family != NULL ? family : "", latin, bare))
        judged = 1;
      else if (family != NULL && length > 1)
        return -1;
    }

  return judged;
}

gboolean
hjl_cv_name_is_anothers (const char *name,
                         const char *address)
{
  g_autofree char *local = NULL;
  g_autofree char *label = NULL;
  g_auto (GStrv) parts = NULL;
  gboolean bare, latin, another = FALSE;
  int      fit;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  fit = hjl_cv_name_fits (name, address);
  if (fit == 2)
    return FALSE;
  local = g_ascii_strdown (address, strcspn (address, "@"));
  parts = g_strsplit_set (g_strstrip (g_strdelimit (local, "0123456789", ' ')), "._-+ ", -1);
  label = strchr (address, '@') != NULL ? g_ascii_strdown (strchr (address, '@') + 1, (gssize) strcspn (strchr (address, '@') + 1, ".")) : NULL;
  latin = g_unichar_get_script (g_utf8_get_char (name)) == G_UNICODE_SCRIPT_LATIN;
  bare = hjl_cv_has_consonants (name) && !hjl_cv_has_vowels (name);
  /* As it is without accents, and as German writes them. */
  for (guint german = 0; german < 2; german++)
    {
      g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, german == 1);
      int judged = 0;

      /* "peter@nowak.example" */
      for (guint i = 0; fit == 0 && parts[0] != NULL && parts[1] == NULL && label != NULL && i < words->len; i++)
        judged |= strlen (label) > 2 && g_str_equal (label, g_ptr_array_index (words, i)) && strlen (parts[0]) > 2 && is_another (parts[0], words, label, latin, bare);
      if (fit == 1 && parts[0] != NULL)
        judged = parts[1] == NULL ? is_anothers_run (parts[0], words, latin) : judge_parts (parts, words, latin, bare);
      if (judged < 0)
        return FALSE;
      another |= judged > 0;
    }

  return another;
}

gboolean
hjl_cv_name_is_called (const char *name,
                       const char *word)
{
  g_autoptr (GPtrArray) words = hjl_cv_name_list_words (name, FALSE);

  for (guint i = 0; i < words->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (words, i), word) || are_short_forms (g_ptr_array_index (words, i), word))
        return TRUE;
    }

  return FALSE;
}
