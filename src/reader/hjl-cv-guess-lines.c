/* hjl-cv-guess-lines.c: a name that goes on on another line
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-guess.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-latin.h"
#include "reader/hjl-cv-place.h"
#include "reader/hjl-cv-spaced.h"
#include "reader/hjl-cv-words.h"

/* More than what two lines that are one count for. */
#define BELOW_POINTS 30

/* "AN Anna", before "Nowak" */
static gboolean
begins_with_monogram (const char *text,
                      const char *next)
{
  const char *blank = strchr (text, ' ');

  return blank == text + 2 && strchr (blank + 1, ' ') == NULL && text[0] == blank[1] && text[1] == next[0];
}

/* "Anna" above "NOWAK" in the page's largest letters, with nothing beside either. */
static gboolean
is_above_largest (const HjlCvSearch *search,
                  const HjlCvPiece  *piece,
                  const HjlCvPiece  *next)
{
  return piece->first && piece->last && next->first && next->last && next->line == piece->line + 1 && next->size >= search->largest * 0.98 && strchr (piece->text, ' ') == NULL;
}

/* Whether @next may go on with the name that @piece has begun. */
static gboolean
goes_on (HjlCvSearch      *search,
         const HjlCvPiece *piece,
         const HjlCvPiece *next,
         gboolean         *same)
{
  gboolean         parted;
  g_autofree char *spaced = NULL;

  if (next == NULL || next->page != piece->page || next->heading || piece->heading || next->zone == HJL_CV_ZONE_OTHERS ||
      hjl_cv_is_label (next->folded) || hjl_cv_is_label (piece->folded) || hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, piece->folded))
    return FALSE;
  *same = search->scan->median > 0 ? next->size > piece->size * 0.95 && next->size < piece->size * 1.05
                                   : hjl_cv_is_capitals (piece->text) && hjl_cv_is_capitals (next->text);
  /* On one line only words of spaced letters, which are far from each other. */
  spaced = hjl_cv_dup_unspaced (piece->text, &parted);
  if (!piece->last || !next->first)
    return *same && (spaced != NULL || (piece->size >= search->scan->median * 1.25 && (!strchr (piece->text, ' ') || begins_with_monogram (piece->text, next->text)) && (!strchr (next->text, ' ') || piece->size >= search->largest * 0.98)));
  /* What follows on its line is how the person is reached, or where. */
  if (search->scan->median > 0 && !*same && !next->last && strchr (piece->text, ' ') != NULL)
    return FALSE;
  if (search->scan->median > 0)
    return piece->size >= search->scan->median * 1.25 ? next->size <= piece->size * (is_above_largest (search, piece, next) ? 2.4 : 1.7) && next->size >= piece->size * 0.6 : *same;

  return piece->first && next->last;
}

/* "Anna" above "NOWAK", beside how she is reached: the rest of a name begins the line below. @upper: what stands at @index */
static void
try_below (HjlCvSearch     *search,
           guint            index,
           const HjlCvName *upper)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  g_autofree char  *both = g_strdup (upper->value);
  gboolean          doubt = upper->doubt && !g_str_has_suffix (both, "-");
  guint             line = piece->line;

  for (guint i = index + 1; i < index + 9; i++)
    {
      const HjlCvPiece *next = hjl_cv_scan_get (search->scan, i);
      g_autoptr (HjlCvName) lower = NULL;
      HjlCvName *name;
      char      *longer;
      int        fit;

      if (next == NULL || next->page != piece->page || next->line > line + 4)
        return;
      /* How the person is reached, between the two. */
      if (!next->first || next->size < piece->size * 0.6)
        continue;
      if (next->heading || piece->size < search->scan->median * 1.25 || next->size < piece->size * 0.97 || next->size > piece->size * 1.03)
        return;
      lower = hjl_cv_name_new (next->text, search->turkish);
      if (lower == NULL || lower->stops > lower->soft)
        return;
      longer = g_strconcat (both, g_str_has_suffix (both, "-") ? "" : " ", lower->value, NULL);
      g_free (both);
      both = longer;
      doubt |= lower->doubt;
      line = next->line;
      fit = hjl_cv_search_find_fit (search, both);
      /* No address says so, but that they are the page's largest letters and begin at one place. */
      name = fit == 2 || (ABS (next->x - piece->x) < 2 && piece->x > 0 && piece->size >= search->largest * 0.98) ? hjl_cv_name_new (both, search->turkish) : NULL;
      if (name == NULL || (fit < 2 && name->stops > 0))
        {
          g_clear_pointer (&name, hjl_cv_name_free);
          continue;
        }
      name->doubt |= doubt || fit < 2;
      hjl_cv_search_add (search, name, index, FALSE, TRUE);
    }
}

/* "Anna", or "anna", in small letters above "NOWAK" in the page's largest, with how she is reached beside them: where an address is made of
 * both. */
static void
try_above (HjlCvSearch *search,
           guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);

  if (search->scan->median == 0 || !piece->first || piece->size < MAX (search->largest * 0.98, search->scan->median * 1.25))
    return;
  for (guint i = index; i > 0 && i + 5 > index; i--)
    {
      const HjlCvPiece *above = hjl_cv_scan_get (search->scan, i - 1);
      g_autofree char  *both = NULL;
      HjlCvName        *name;

      if (above->page != piece->page || above->heading || above->size > piece->size * 0.9)
        return;
      if (!above->first || strchr (above->text, ' ') != NULL || !g_unichar_isalpha (g_utf8_get_char (above->text)))
        continue;
      /* Capitals, so that small letters are of a name too. */
      {
        g_autofree char *line = g_strconcat (above->text, " ", piece->text, NULL);

        both = g_utf8_strup (line, -1);
      }
      name = hjl_cv_name_new (both, search->turkish);
      if (name != NULL && name->stops == 0 && hjl_cv_search_find_fit (search, name->value) > hjl_cv_search_find_fit (search, above->text) && hjl_cv_search_find_fit (search, piece->text) == 0)
        hjl_cv_search_add (search, name, index, FALSE, TRUE);
      else
        g_clear_pointer (&name, hjl_cv_name_free);
    }
}

/* What stands at @index may go on below. */
static void
doubt_guess (HjlCvSearch *search,
             guint        index)
{
  for (guint i = 0; i < search->guesses->len; i++)
    {
      HjlCvGuess *guess = g_ptr_array_index (search->guesses, i);

      if (guess->piece == index && guess->fit < 2)
        guess->name->doubt = TRUE;
    }
}

/* Of a script in which a name has words: it may go on on another line. */
static gboolean
has_words (const HjlCvName *name)
{
  return name->cased || hjl_cv_has_consonants (name->value);
}

/* "Anna Nowak-", "João Pedro dos": what is not whole without more. */
static gboolean
is_begun (const char *value)
{
  const char      *blank = strrchr (value, ' ');
  g_autofree char *folded = blank != NULL && strlen (blank) > 2 ? hjl_cv_fold (blank + 1) : NULL;

  return g_str_has_suffix (value, "-") || (folded != NULL && hjl_cv_word_is (HJL_CV_WORD_PARTICLE, folded));
}

/* "dos Santos", "VAN DER BERG": what has something before it. */
static gboolean
begins_with_particle (const char *text)
{
  g_autofree char *word = g_strndup (text, strcspn (text, " "));
  g_autofree char *folded = hjl_cv_fold (word);

  return text[strlen (word)] != '\0' && hjl_cv_word_is (HJL_CV_WORD_PARTICLE, folded) && (g_ascii_islower (*text) || hjl_cv_is_capitals (text));
}

/* "anna" above "nowak", in the page's largest letters: one word in small letters is no name. */
static void
try_lower (HjlCvSearch *search,
           guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  const HjlCvPiece *next = hjl_cv_scan_get (search->scan, index + 1);
  gboolean          same = FALSE;
  g_autofree char  *both = goes_on (search, piece, next, &same) && same ? g_strconcat (piece->text, " ", next->text, NULL) : NULL;
  HjlCvName        *name = both != NULL && piece->size >= search->largest * 0.98 ? hjl_cv_name_new (both, search->turkish) : NULL;

  if (name != NULL)
    hjl_cv_search_add (search, name, index, FALSE, TRUE);
}

/* "ANNA" above "NOWAK", both in the same letters; a long name on two lines. */
static void
try_joined (HjlCvSearch *search,
            guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  g_autoptr (HjlCvName) upper = hjl_cv_name_new (piece->text, search->turkish);
  g_autofree char *both = NULL;
  gboolean         doubt;
  int              upper_fit;

  if (upper == NULL && piece->first && piece->last && g_unichar_islower (g_utf8_get_char (piece->text)) && !strchr (piece->text, ' '))
    try_lower (search, index);
  /* Nor is one letter, of a picture. */
  if (upper == NULL || !has_words (upper) || upper->stops > upper->soft || g_utf8_strlen (upper->key, -1) < 2)
    return;
  both = g_strdup (upper->value);
  doubt = upper->doubt && !is_begun (both);
  upper_fit = hjl_cv_search_find_fit (search, upper->value);

  if (piece->first && (!piece->last || (search->scan->median > 0 && upper_fit < 2)))
    try_below (search, index, upper);
  for (guint i = index + 1; i < index + 4; i++)
    {
      const HjlCvPiece *next = hjl_cv_scan_get (search->scan, i);
      gboolean          same = FALSE, whole, split, begun, spelled;
      HjlCvGuess       *guess;
      g_autoptr (HjlCvName) lower = goes_on (search, piece, next, &same) ? hjl_cv_name_new (next->text, search->turkish) : NULL;
      HjlCvName *name;
      char      *longer;
      int        fit, lower_fit;

      if (lower == NULL || !has_words (lower) || lower->stops > lower->soft || (i > index + 1 && !same))
        return;
      if ((upper->n_words > 1 && lower->n_words > 2) || (search->scan->median == 0 && upper->n_words + lower->n_words > 3 + (guint) begins_with_particle (next->text)))
        return;
      /* The family's name again, as a heading has it. */
      if (upper->n_words > 1 && g_str_has_suffix (upper->key, lower->key) && upper->key[strlen (upper->key) - strlen (lower->key) - 1] == ' ')
        return;
      /* Whole without the other: what follows is what the person does. */
      lower_fit = hjl_cv_search_find_fit (search, lower->value);
      if ((!same || search->scan->median == 0) && (upper_fit == 2 || lower_fit == 2))
        return;
      /* Without sizes a line of its own is what the person does, or where, more often than the rest of a name. */
      if (search->scan->median == 0 && upper->n_words > 1 && lower_fit == 0 && !hjl_cv_names_person (strrchr (upper->value, ' ') + 1))
        {
          doubt_guess (search, index);
          return;
        }
      begun = is_begun (both);
      longer = g_strconcat (both, g_str_has_suffix (both, "-") ? "" : " ", lower->value, NULL);
      g_free (both);
      both = longer;
      name = hjl_cv_name_new (both, search->turkish);
      if (name == NULL)
        return;
      /* In letters like all others only an address says that two lines are one name. */
      if (search->scan->median > 0 && piece->size < search->scan->median * 1.25 && (upper_fit == 2 || lower_fit == 2 || hjl_cv_search_find_fit (search, name->value) < 2))
        {
          hjl_cv_name_free (name);
          return;
        }
      /* Two words in the same large letters that an address is made of, be it of an initial, are one name. One given name is none in
       * the page's largest letters, where they go on below. */
      whole = same && search->scan->median > 0 && piece->size >= search->scan->median * 1.25;
      split = whole && upper->n_words <= 2 && i == index + 1 && piece->size >= search->largest * 0.98 && piece->first && piece->last && next->first && next->last &&
              lower->n_words <= 2 && hjl_cv_names_person (upper->value) && !hjl_cv_names_person (lower->value) && (upper->n_words == 1 || lower_fit > 0);
      spelled = hjl_cv_search_any_address (search, name->value, hjl_cv_name_is_spelled);
      doubt |= lower->doubt || ((upper_fit == 0 || lower_fit == 0) && !(whole && (begun || (upper->n_words == 1 && lower->n_words == 1))) && !split && !spelled);
      fit = hjl_cv_search_find_fit (search, name->value);
      /* Words below each other in large letters, of which parents give one and an address has another, need none that has all. */
      name->doubt |= doubt || (fit < 2 && !split && !(whole && (begun || (fit == 1 && upper->n_words == 1 && lower->n_words == 1 && lower_fit == 1 && hjl_cv_names_person (upper->value)))));
      name->loose |= upper->loose || lower->loose;
      hjl_cv_search_add (search, name, index, FALSE, TRUE);
      guess = g_ptr_array_index (search->guesses, search->guesses->len - 1);
      /* A third line in the same letters is no less of it. A family's second name in the page's largest letters stands nowhere
       * else, and above what the person does. */
      if (whole && i > index + 1)
        guess->points += 2 * (i - index);
      if (whole && i == index + 1 && piece->size >= search->largest * 0.98 && upper_fit == 2 && upper->n_words == 2 && lower->n_words == 1 && guess->alone && !upper->doubt && !lower->doubt &&
          hjl_cv_scan_get (search->scan, i + 1) != NULL && hjl_cv_has_job (hjl_cv_scan_get (search->scan, i + 1)->folded))
        name->doubt = FALSE;
      /* Below a name of two words, in smaller letters, nobody knows that a line is more of it. */
      if (!same && upper->n_words > 1 && lower_fit == 0 && !hjl_cv_names_person (strrchr (upper->value, ' ') + 1))
        {
          guess->below = TRUE;
          guess->points -= BELOW_POINTS;
        }
      piece = next;
    }
}

void
hjl_cv_search_try_lines (HjlCvSearch *search,
                         guint        index)
{
  try_joined (search, index);
  try_above (search, index);
}
