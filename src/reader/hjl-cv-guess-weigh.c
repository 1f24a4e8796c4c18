/* hjl-cv-guess-weigh.c: what speaks for a name that a CV has in it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-guess.h"

#include <string.h>

#include "reader/hjl-cv-email.h"
#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-words.h"

int
hjl_cv_search_find_fit (const HjlCvSearch *search,
                        const char        *name)
{
  int fit = 0;

  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);

      if (finding->field == HJL_CV_FIELD_EMAIL && finding->sure != HJL_CV_GUESS)
        fit = MAX (fit, hjl_cv_name_fits (name, finding->value));
    }
  for (guint i = 0; i < search->scan->text->links->len; i++)
    {
      const char *uri = g_ptr_array_index (search->scan->text->links, i);
      const char *place = strstr (uri, "linkedin.com/in/");

      if (place != NULL)
        fit = MAX (fit, hjl_cv_name_fits (name, place + strlen ("linkedin.com/in/")));
    }

  return fit;
}

gboolean
hjl_cv_search_any_address (const HjlCvSearch *search,
                           const char        *name,
                           gboolean (*has) (const char *name,
                                            const char *address))
{
  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);

      if (finding->field == HJL_CV_FIELD_EMAIL && finding->sure != HJL_CV_GUESS && has (name, finding->value))
        return TRUE;
    }

  return FALSE;
}

/* Whether the last word of @name stands nowhere but in it: "Lahore" and "Nutrition" behind one are where somebody lives and what
 * somebody sells, and said again below; a family's name is not. */
static gboolean
is_last_alone (const HjlCvScan *scan,
               const HjlCvName *name)
{
  const char *last = strrchr (name->key, ' ');

  for (guint i = 0; last != NULL && i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      g_auto (GStrv) words = NULL;

      if (strstr (piece->folded, last + 1) == NULL || strstr (piece->folded, name->key) != NULL || strchr (piece->folded, '@') != NULL)
        continue;
      /* The second line of the name itself. */
      if (g_str_has_suffix (name->key, piece->folded))
        continue;
      words = g_strsplit_set (piece->folded, " ,;:()/-", -1);
      if (g_strv_contains ((const char *const *) words, last + 1))
        return FALSE;
    }

  return last != NULL;
}

static gboolean
is_property (const char  *property,
             HjlCvSearch *search,
             const char  *key)
{
  g_autoptr (HjlCvName) name = property != NULL ? hjl_cv_name_new (property, search->turkish) : NULL;

  return name != NULL && g_str_equal (name->key, key);
}

/* "Moonfern", with "juniper@moonfern.example": what a house is called; and no "tom@thomaswright.example" of Thomas Wright. */
static gboolean
is_host (HjlCvSearch *search,
         const char  *key)
{
  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);
      g_autofree char    *local = finding->field == HJL_CV_FIELD_EMAIL ? g_ascii_strdown (finding->value, (gssize) strcspn (finding->value, "@")) : NULL;

      if (local != NULL && hjl_cv_is_namesake (key, finding->value) && !(strchr (key, ' ') != NULL && hjl_cv_name_is_called (key, local)))
        return TRUE;
    }

  return FALSE;
}

/* "hackajob profile · Anna Nowak" at the foot of the document that this program makes (sync/hjl-candidate-pdf.c). */
static gboolean
is_own_profile (const HjlCvScan *scan,
                const char      *key)
{
  for (guint i = 0; i + 1 < scan->pieces->len; i++)
    {
      if (g_str_equal (hjl_cv_scan_get (scan, i)->folded, "hackajob profile") && g_str_equal (hjl_cv_scan_get (scan, i + 1)->folded, key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_large (const HjlCvSearch *search,
          double             size)
{
  return search->scan->median > 0 && size >= search->scan->median * 1.25 && size >= search->largest * 0.98;
}

/* Whether a word at an end is one that no address has: "Anna Nowak Kraków" is as good as "Anna Nowak". */
static gboolean
has_loose_end (HjlCvSearch *search,
               const char  *name)
{
  const char      *first = strchr (name, ' ');
  const char      *last = strrchr (name, ' ');
  g_autofree char *head = NULL;

  /* "John Smith III" has none. */
  if (first == NULL || strspn (last + 1, "IV") == strlen (last + 1))
    return FALSE;
  head = g_strndup (name, last - name);

  /* Initials before it are in few addresses. */
  return hjl_cv_search_find_fit (search, head) == 2 || (first[-1] != '.' && hjl_cv_search_find_fit (search, first + 1) == 2);
}

/* Whether the words before the last are an address's whole. */
static gboolean
has_odd_end (HjlCvSearch *search,
             const char  *name)
{
  const char      *last = strrchr (name, ' ');
  g_autofree char *head = last != NULL ? g_strndup (name, last - name) : NULL;

  return head != NULL && strchr (head, ' ') != NULL && hjl_cv_search_any_address (search, head, hjl_cv_name_is_whole) && hjl_cv_search_find_fit (search, last + 1) == 0;
}

gboolean
hjl_cv_search_is_closing (const HjlCvPiece *piece)
{
  for (const char *const *words = hjl_cv_words_get (HJL_CV_WORD_CLOSING); *words != NULL; words++)
    {
      gsize       length = strlen (*words);
      const char *end = piece->folded + length;

      if (!g_str_has_prefix (piece->folded, *words) || strlen (end) >= 12)
        continue;
      /* "Bestman Okoro" and "Best Okafor" are people: a word that is short stands alone, or with a comma behind it. */
      if (g_unichar_iswide (g_utf8_get_char (*words)) || (!g_unichar_isalnum (g_utf8_get_char (end)) && (*end != ' ' || length > 6)))
        return TRUE;
    }

  return FALSE;
}

/* Who is spoken to is not the person; who signs is. */
static int
find_letter_points (HjlCvSearch      *search,
                    const HjlCvGuess *guess)
{
  const HjlCvScan *scan = search->scan;
  const char      *last;
  int              points = 0;

  if (scan->letter == 0)
    return 0;
  last = strrchr (guess->name->key, ' ');
  last = last != NULL ? last + 1 : guess->name->key;
  if (guess->piece == scan->letter || strstr (hjl_cv_scan_get (scan, scan->letter)->folded, last) != NULL)
    return -150;
  if (guess->piece > scan->letter)
    {
      for (guint i = guess->piece; i > 0 && i + 3 > guess->piece; i--)
        {
          /* Friends sign with half of a name. */
          if (hjl_cv_search_is_closing (hjl_cv_scan_get (scan, i - 1)))
            points = guess->name->n_words > 1 ? 70 : 30;
        }
    }
  else if (hjl_cv_search_is_signed (search, guess->name->key))
    points = 70;

  return points;
}

void
hjl_cv_search_add (HjlCvSearch *search,
                   HjlCvName   *name,
                   guint        index,
                   gboolean     labelled,
                   gboolean     joined)
{
  const HjlCvScan  *scan = search->scan;
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  HjlCvGuess       *guess = g_new0 (HjlCvGuess, 1);
  gboolean          trade;

  guess->name = name;
  guess->piece = index;
  guess->labelled = labelled;
  guess->large = is_large (search, piece->size);
  guess->fit = hjl_cv_search_find_fit (search, name->value);
  guess->property = is_property (scan->text->author, search, name->key) || is_property (scan->text->title, search, name->key) ||
                    is_own_profile (scan, name->key);

  guess->alone = is_last_alone (scan, name);
  if (guess->fit == 2 && !guess->large && !labelled && !guess->property && !hjl_cv_search_any_address (search, name->value, hjl_cv_name_is_spelled) && has_loose_end (search, name->value))
    name->doubt = TRUE;
  /* "Tuan Le Hanoi", "Julia Stone Nutrition": two words are the whole of an address, and the third is nowhere. */
  if (guess->fit == 2 && guess->large && !labelled && !guess->property && name->n_words == 3 && !guess->alone && has_odd_end (search, name->value))
    name->doubt = TRUE;
  guess->whole = hjl_cv_search_any_address (search, name->value, hjl_cv_name_is_whole);
  name->doubt |= name->loose && !guess->whole;
  guess->last = hjl_cv_search_find_fit (search, strrchr (name->value, ' ') != NULL ? strrchr (name->value, ' ') + 1 : name->value) > 0;
  guess->known = hjl_cv_names_person (name->value);
  /* A word that means something else on most CVs is a name where a label and an address say so, "Họ và tên: BÙI MINH QUÂN"; or an
   * address alone: "April Cook". */
  if (labelled && guess->known && guess->fit > 0 && name->stops < name->n_words)
    name->stops = 0;
  if (guess->fit == 2 && name->stops > 0 && !name->job)
    {
      name->stops = 0;
      name->doubt |= !guess->whole || !guess->known || name->n_words != 2 || !(guess->large || labelled || index == 0);
    }
  /* What means something else too is a name where a label or an address says so, or the page's largest letters and a half of an address. */
  if (name->soft > 0 && name->stops == 0 && !labelled && !(guess->fit == 2 && guess->whole && guess->known && name->n_words == 2 && (guess->large || index == 0)) && !(guess->large && guess->fit > 0 && guess->known && name->n_words == 2))
    name->doubt = TRUE;
  /* "Anna NOWAK" has the family's name at its end, "Anna CEO" has not. */
  if (name->set_off && !guess->last)
    name->doubt = TRUE;
  guess->house = guess->fit < 2 && is_host (search, name->key);
  trade = guess->fit < 2 && !labelled && hjl_cv_scan_names_trade (scan, index);
  /* What speaks for a name, and what against it. */
  guess->points += 100 * labelled;
  guess->points += guess->large ? 45 : scan->median > 0 && piece->size >= scan->median * 1.25 ? 20
                                                                                              : 0;
  guess->points += index == 0 ? 22 : index < 3 ? 14
                                   : index < 7 ? 6
                                               : 0;
  guess->points += piece->zone == HJL_CV_ZONE_HEAD ? 10 : piece->zone == HJL_CV_ZONE_BODY ? -25
                                                                                          : 0;
  guess->points += guess->fit == 2 ? 50 : guess->fit == 1 ? 20
                                                          : 0;
  guess->points += 30 * guess->property + 12 * guess->known + 12 * joined;
  /* At the foot of each page, beside an address. */
  guess->points += 20 * (piece->foot && hjl_cv_scan_get (scan, index + 1) != NULL && strchr (hjl_cv_scan_get (scan, index + 1)->text, '@') != NULL);
  guess->points -= 70 * (guess->house && (!guess->known || guess->fit == 0 || name->stops > 0)) + 70 * trade;
  /* For each word that means something else. */
  guess->points -= 60 * (int) name->stops + 15 * (name->n_words == 1) + 10 * (name->n_words > 4);
  guess->points += find_letter_points (search, guess);
  guess->house |= trade;
  g_ptr_array_add (search->guesses, guess);
}
