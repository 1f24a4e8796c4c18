/* hjl-name.c: whether two names can be of one person; and a person's e-mail addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-name.h"

#include "model/hjl-fold.h"

/* From here on the beginning of a word stands for the whole: "Alex" for "Alexandra". */
#define SHORT_FORM 3
/* Words of so many letters may differ in one letter, and in two. */
#define ONE_SLIP 4
#define TWO_SLIPS 9

/* Not a part of anybody's name. */
static const char *const titles[] = {
  "dr",
  "prof",
  "professor",
  "mr",
  "mrs",
  "ms",
  "miss",
  "mx",
  "sir",
  "herr",
  "frau",
  "mme",
  "mlle",
  "ing",
  "dipl",
  "phd",
  "msc",
  "bsc",
  "mba",
  "jr",
  "junior",
  "sr",
  "senior",
  "ii",
  "iii",
  "iv",
};

/* Letters that have no decomposition and are written with plain ones where a keyboard lacks them. */
static const struct
{
  gunichar    letter;
  const char *plain;
} spellings[] = {
  { 0x00e6, "ae" },
  { 0x00f0, "d" },
  { 0x00f8, "o" },
  { 0x00fe, "th" },
  { 0x0111, "d" },
  { 0x0127, "h" },
  { 0x0142, "l" },
  { 0x0153, "oe" },
  { 0x0259, "e" },
};

/* A part of a name without signs: its letters, and their script. */
typedef struct
{
  GString       *letters;
  GUnicodeScript script;
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_string_free (word->letters, TRUE);
  g_free (word);
}

/* The kana are one with each other, and Latin is one however it was written. */
static GUnicodeScript
script_of (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_KATAKANA ? G_UNICODE_SCRIPT_HIRAGANA : script;
}

static gboolean
is_title (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (word, titles[i]))
      return TRUE;

  return FALSE;
}

static void
append_letter (GString *letters,
               gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (c == spellings[i].letter)
      {
        g_string_append (letters, spellings[i].plain);
        return;
      }

  g_string_append_unichar (letters, c);
}

/* The dots over ä, ö and ü are an e after the letter, or nothing: both sides lose it. */
static void
drop_umlauts (GString *letters)
{
  for (gsize i = 1; i < letters->len; i++)
    if (letters->str[i] == 'e' && strchr ("aou", letters->str[i - 1]) != NULL)
      g_string_erase (letters, (gssize) i, 1);
}

/* An apostrophe, or what stands for one, is within a word; every other sign is between two. */
static gboolean
is_within (gunichar c)
{
  return c == '\'' || c == '`' || c == 0xb4 || c == 0x2bc || c == 0x2018 || c == 0x2019 || g_unichar_ismark (c);
}

/* (element-type Word): (transfer full) */
static GPtrArray *
read_words (const char *name)
{
  GPtrArray       *words = g_ptr_array_new_with_free_func (word_free);
  g_autofree char *folded = hjl_fold_for_search (name);
  Word            *word = NULL;

  for (const char *p = folded; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_within (c))
        continue;
      if (!g_unichar_isalpha (c))
        {
          word = NULL;
          continue;
        }
      if (word == NULL || script_of (c) != word->script)
        {
          word = g_new0 (Word, 1);
          word->letters = g_string_new (NULL);
          word->script = script_of (c);
          g_ptr_array_add (words, word);
        }
      append_letter (word->letters, c);
    }

  for (guint i = words->len; i > 0; i--)
    {
      word = g_ptr_array_index (words, i - 1);
      drop_umlauts (word->letters);
      if (is_title (word->letters->str))
        g_ptr_array_remove_index (words, i - 1);
    }

  return words;
}

static gboolean
has_script (GPtrArray     *words,
            GUnicodeScript script)
{
  for (guint i = 0; i < words->len; i++)
    if (((Word *) g_ptr_array_index (words, i))->script == script)
      return TRUE;

  return FALSE;
}

/* What is written in a script that the other name does not have cannot be compared. */
static void
keep_common_scripts (GPtrArray *words,
                     GPtrArray *others)
{
  for (guint i = words->len; i > 0; i--)
    if (!has_script (others, ((Word *) g_ptr_array_index (words, i - 1))->script))
      g_ptr_array_remove_index (words, i - 1);
}

static gboolean
share_letter (const Word *a,
              const Word *b)
{
  for (const char *p = a->letters->str; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (b->letters->str, -1, g_utf8_get_char (p)) != NULL)
      return TRUE;

  return FALSE;
}

/* How many letters have to be put in, left out, changed, or swapped with their neighbour. */
static guint
count_slips (const Word *a,
             const Word *b)
{
  g_autofree guint    *table = NULL;
  glong                n_left;
  glong                n_right;
  glong                width;
  g_autofree gunichar *left = g_utf8_to_ucs4_fast (a->letters->str, -1, &n_left);
  g_autofree gunichar *right = g_utf8_to_ucs4_fast (b->letters->str, -1, &n_right);

  /* Nothing as long as that is a slip; and the table stays small. */
  if (ABS (n_left - n_right) > 2 || n_left > 64)
    return G_MAXUINT;

  width = n_right + 1;
  table = g_new0 (guint, (gsize) ((n_left + 1) * width));
  for (glong i = 0; i <= n_left; i++)
    for (glong j = 0; j <= n_right; j++)
      {
        guint *cell = &table[i * width + j];

        if (i == 0 || j == 0)
          {
            *cell = (guint) (i + j);
            continue;
          }
        *cell = MIN (MIN (cell[-1], cell[-width]) + 1, cell[-width - 1] + (left[i - 1] != right[j - 1]));
        if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
          *cell = MIN (*cell, cell[-2 * width - 2] + 1);
      }

  return table[n_left * width + n_right];
}

static gboolean
words_match (const Word *a,
             const Word *b)
{
  glong n_a = g_utf8_strlen (a->letters->str, -1);
  glong n_b = g_utf8_strlen (b->letters->str, -1);
  glong shorter = MIN (n_a, n_b);

  if (a->script != b->script)
    return FALSE;
  if (g_str_equal (a->letters->str, b->letters->str))
    return TRUE;
  /* A name of signs has no blanks and few signs, which are written in two ways: one in common is enough. */
  if (a->script == G_UNICODE_SCRIPT_HAN)
    return share_letter (a, b);
  if ((shorter == 1 || shorter >= SHORT_FORM) &&
      (g_str_has_prefix (a->letters->str, b->letters->str) || g_str_has_prefix (b->letters->str, a->letters->str)))
    return TRUE;

  return shorter >= ONE_SLIP && count_slips (a, b) <= (shorter >= TWO_SLIPS ? 2 : 1);
}

/* "Anne Marie" is "Annemarie", and "O Brien" "OBrien", whatever the order. */
static gboolean
are_one_when_joined (GPtrArray *a,
                     GPtrArray *b)
{
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; i < a->len; i++)
    g_string_append (left, ((Word *) g_ptr_array_index (a, i))->letters->str);

  for (guint first = 0; first < b->len; first++)
    {
      g_autoptr (GString) right = g_string_new (NULL);

      for (guint i = 0; i < b->len; i++)
        g_string_append (right, ((Word *) g_ptr_array_index (b, (first + i) % b->len))->letters->str);
      if (g_string_equal (left, right))
        return TRUE;
    }

  return FALSE;
}

/* Whether every word of @few has one of its own in @many; of three and more the middle ones may lack it.
 * Whole words are paired before initials and slips, so that neither takes what another word needs. */
static gboolean
are_within (GPtrArray *few,
            GPtrArray *many)
{
  g_autofree gboolean *used = g_new0 (gboolean, many->len);
  g_autofree gboolean *found = g_new0 (gboolean, few->len);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < few->len; i++)
      for (guint j = 0; !found[i] && j < many->len; j++)
        {
          const Word *word = g_ptr_array_index (few, i);
          const Word *other = g_ptr_array_index (many, j);

          if (used[j] || !(pass == 0 ? g_str_equal (word->letters->str, other->letters->str) : words_match (word, other)))
            continue;
          used[j] = TRUE;
          found[i] = TRUE;
        }

  for (guint i = 0; i < few->len; i++)
    if (!found[i] && (few->len < 3 || i == 0 || i == few->len - 1))
      return FALSE;

  return TRUE;
}

/* Of two names with as many words either may be the one whose middle words the other lacks. */
static gboolean
are_alike (GPtrArray *a,
           GPtrArray *b)
{
  return (a->len <= b->len && are_within (a, b)) || (b->len <= a->len && are_within (b, a));
}

static gboolean
has_word (GPtrArray  *words,
          const char *letters)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (((Word *) g_ptr_array_index (words, i))->letters->str, letters))
      return TRUE;

  return FALSE;
}

/* "Annemarie Schmidt" and "Anne Marie Schmidt": two words of the one are one of the other. */
static gboolean
are_within_when_joined (GPtrArray *few,
                        GPtrArray *many)
{
  for (guint i = 0; i + 1 < many->len; i++)
    {
      g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (word_free);
      g_autofree char *both = g_strconcat (((Word *) g_ptr_array_index (many, i))->letters->str,
                                           ((Word *) g_ptr_array_index (many, i + 1))->letters->str,
                                           NULL);

      if (!has_word (few, both))
        continue;

      for (guint j = 0; j < many->len; j++)
        {
          const Word *word = g_ptr_array_index (many, j);
          Word       *copy;

          if (j == i + 1)
            {
              copy = g_ptr_array_index (joined, joined->len - 1);
              g_string_append (copy->letters, word->letters->str);
              continue;
            }
          copy = g_new0 (Word, 1);
          copy->letters = g_string_new (word->letters->str);
          copy->script = word->script;
          g_ptr_array_add (joined, copy);
        }
      if (are_alike (few, joined))
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_names_differ (const char *a,
                  const char *b)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) right = NULL;

  if (a == NULL || b == NULL || strchr (a, '@') != NULL || strchr (b, '@') != NULL)
    return FALSE;

  left = read_words (a);
  right = read_words (b);
  keep_common_scripts (left, right);
  keep_common_scripts (right, left);
  if (left->len == 0 || right->len == 0)
    return FALSE;

  return !are_one_when_joined (left, right) && !are_one_when_joined (right, left) && !are_alike (left, right) &&
         !are_within_when_joined (left, right) && !are_within_when_joined (right, left);
}

GStrv
hjl_emails_dup_distinct (const char *const *emails)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; emails != NULL && emails[i] != NULL; i++)
    {
      g_autofree char *email = hjl_fold_blanks (emails[i]);

      if (*email != '\0' && g_hash_table_add (seen, hjl_fold (email)))
        g_strv_builder_add (builder, email);
    }

  return g_strv_builder_end (builder);
}
