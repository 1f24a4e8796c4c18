/* hjl-suggest-match.c: how alike two titles are, word by word
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-suggest.h"

#include "model/hjl-fold.h"

typedef struct
{
  char    *text;
  double   weight;
  gboolean what;   /* it says which job it is, unlike "Engineer" alone */
  gboolean number; /* that tells one of many from another */
  gboolean found;  /* in the other title */
} Word;

#define LEVEL_WEIGHT 0.3
/* As alike as two can be that share none of the words that say what they are, or that have other numbers. */
#define OTHER_WHAT 0.45
#define OTHER_NUMBER 0.55

/* Words that say nothing of the job: "(m/f/d)", "Remote". */
static const char *const stop_words[] = {
  "a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with", "we", "our",
  "m", "f", "d", "w", "x", "all", "gender", "remote", "hybrid", "onsite", "office", "based",
  "job", "role", "position", "vacancy", "permanent"
};

static const char *const level_words[] = {
  "senior", "junior", "mid", "middle", "lead", "principal", "staff", "graduate", "intern", "entry",
  "level", "associate", "experienced", "i", "ii", "iii", "iv", "1", "2", "3"
};

/* Many jobs are one of these. */
static const char *const general_words[] = {
  "engineer", "manager", "designer", "analyst", "consultant", "specialist", "administrator", "architect", "director",
  "head", "executive", "officer", "assistant", "coordinator"
};

/* What people write for the same thing. */
static const char *const same_words[][2] = {
  { "sr", "senior" },
  { "snr", "senior" },
  { "jr", "junior" },
  { "jnr", "junior" },
  { "eng", "engineer" },
  { "engineering", "engineer" },
  { "dev", "developer" },
  { "development", "developer" },
  { "developer", "engineer" },
  { "programmer", "engineer" },
  { "mgr", "manager" },
  { "management", "manager" },
  { "admin", "administrator" },
  { "fe", "frontend" },
  { "be", "backend" },
  { "qa", "test" },
  { "tester", "test" },
  { "testing", "test" },
  { "ml", "machinelearning" },
  { "swe", "software" },
  { "sre", "reliability" },
  { "js", "javascript" },
  { "ts", "typescript" },
  { "golang", "go" },
  { "internship", "intern" },
};

static gboolean
is_in (const char *const *words,
       gsize              n_words,
       const char        *word)
{
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* Letters and digits of any script, and the signs of "C++", "C#". */
static gboolean
is_part_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '+' || c == '#';
}

/* One digit is a level, and more are a number. */
static gboolean
is_number (const char *word)
{
  const char *p = word;

  while (*p != '\0' && g_unichar_isdigit (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return *p == '\0' && g_utf8_strlen (word, -1) > 1;
}

/* @text: folded already */
static char *
make_word (const char *text,
           gssize      length)
{
  char *word = g_strndup (text, length);
  gsize size = strlen (word);

  if (size > 3 && word[size - 1] == 's' && word[size - 2] != 's' && word[size - 2] != 'p')
    word[size - 1] = '\0';

  /* Some lead on to another: dev, developer, engineer. */
  for (guint i = 0; i < G_N_ELEMENTS (same_words); i++)
    if (strcmp (word, same_words[i][0]) == 0)
      {
        hjl_set_text (&word, same_words[i][1]);
      }

  return word;
}

static void
free_word (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word);
}

/* Stop words are left out, unless the title is made of them. */
static GPtrArray *
split (const char *title,
       gboolean    all)
{
  GPtrArray  *words = g_ptr_array_new_with_free_func (free_word);
  const char *p = title;

  while (*p != '\0')
    {
      const char      *start = p;
      g_autofree char *text = NULL;
      Word            *word;

      while (*p != '\0' && is_part_of_word (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);

      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }

      text = make_word (start, p - start);
      if (!all && is_in (stop_words, G_N_ELEMENTS (stop_words), text))
        continue;

      word = g_new0 (Word, 1);
      word->number = is_number (text);
      word->weight = word->number || is_in (level_words, G_N_ELEMENTS (level_words), text) ? LEVEL_WEIGHT : 1;
      word->what = word->weight == 1 && !is_in (general_words, G_N_ELEMENTS (general_words), text);
      word->text = g_steal_pointer (&text);
      g_ptr_array_add (words, word);
    }

  if (words->len == 0 && !all)
    {
      g_ptr_array_unref (words);
      return split (title, TRUE);
    }

  return words;
}

static double
weigh (GPtrArray *words)
{
  double sum = 0;

  for (guint i = 0; i < words->len; i++)
    sum += ((Word *) g_ptr_array_index (words, i))->weight;

  return sum;
}

/* Where @b has one word for two of @a ("front end", "frontend") makes them one. */
static void
join_words (GPtrArray *a,
            GPtrArray *b)
{
  for (guint i = 0; i + 1 < a->len; i++)
    {
      Word            *first = g_ptr_array_index (a, i);
      Word            *second = g_ptr_array_index (a, i + 1);
      g_autofree char *joined = g_strconcat (first->text, second->text, NULL);

      for (guint k = 0; k < b->len; k++)
        if (strcmp (((Word *) g_ptr_array_index (b, k))->text, joined) == 0)
          {
            g_free (first->text);
            first->text = g_steal_pointer (&joined);
            first->weight = 1;
            first->what = TRUE;
            g_ptr_array_remove_index (a, i + 1);
            break;
          }
    }
}

static double
find_common (GPtrArray *a,
             GPtrArray *b)
{
  double sum = 0;

  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      {
        Word *one = g_ptr_array_index (a, i);
        Word *other = g_ptr_array_index (b, k);

        if (!one->found && !other->found && strcmp (one->text, other->text) == 0)
          {
            one->found = other->found = TRUE;
            sum += one->weight + other->weight;
          }
      }

  return sum;
}

/* Whether both have words of a kind, and share none of them. @numbers: of numbers, else of words that say what it is */
static gboolean
differ (GPtrArray *a,
        GPtrArray *b,
        gboolean   numbers)
{
  GPtrArray *both[] = { a, b };
  guint      n[] = { 0, 0 };
  guint      n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    for (guint k = 0; k < both[i]->len; k++)
      {
        const Word *word = g_ptr_array_index (both[i], k);

        if (numbers ? !word->number : !word->what)
          continue;
        n[i]++;
        n_found += word->found;
      }

  return n[0] > 0 && n[1] > 0 && n_found == 0;
}

double
hjl_suggest_match (const char *a,
                   const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;
  g_autoptr (GPtrArray) words_a = NULL;
  g_autoptr (GPtrArray) words_b = NULL;
  double score;

  if (a == NULL || b == NULL)
    return 0;

  folded_a = hjl_fold (a);
  folded_b = hjl_fold (b);
  words_a = split (folded_a, FALSE);
  words_b = split (folded_b, FALSE);
  join_words (words_a, words_b);
  join_words (words_b, words_a);

  if (words_a->len == 0 || words_b->len == 0)
    return 0;

  score = find_common (words_a, words_b) / (weigh (words_a) + weigh (words_b));
  if (differ (words_a, words_b, FALSE))
    score = MIN (score, OTHER_WHAT);
  if (differ (words_a, words_b, TRUE))
    score = MIN (score, OTHER_NUMBER);

  return score;
}
