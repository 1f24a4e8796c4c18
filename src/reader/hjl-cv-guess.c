/* hjl-cv-guess.c: how sure it is whose CV it is
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
#include "reader/hjl-cv-place.h"
#include "reader/hjl-cv-words.h"

/* A label says whose CV it is so far down. */
#define LABEL_PIECES 24

gboolean
hjl_cv_search_is_signed (const HjlCvSearch *search,
                         const char        *key)
{
  const HjlCvScan *scan = search->scan;

  for (guint i = scan->letter + 1; i < scan->pieces->len; i++)
    {
      if (g_str_equal (hjl_cv_scan_get (scan, i)->folded, key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_strong (const HjlCvGuess *guess)
{
  return guess->labelled || guess->fit == 2 || guess->property;
}

/* Whether it is the name of the one address that a CV has, at its top, its foot or among how the person is reached: wherever the name
 * stands itself. */
static gboolean
is_addressed (const HjlCvSearch *search,
              const HjlCvGuess  *guess)
{
  const HjlCvScan *scan = search->scan;
  gboolean         own = FALSE;

  if (guess->fit < 2 || scan->sent || scan->letter > 0 || scan->letterhead > 0)
    return FALSE;
  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);

      if (finding->field != HJL_CV_FIELD_EMAIL)
        continue;
      if (finding->sure == HJL_CV_GUESS || finding->from != HJL_CV_FROM_TEXT || hjl_cv_name_fits (guess->name->value, finding->value) < 2 || hjl_cv_is_house (scan, finding->value))
        return FALSE;
      for (guint n = 0; !own && n < scan->pieces->len; n++)
        {
          const HjlCvPiece *piece = hjl_cv_scan_get (scan, n);

          own = piece->page == finding->page && piece->line == finding->line && piece->zone < HJL_CV_ZONE_BODY;
        }
    }

  return own;
}

/* Whether nothing stands before it but what the document calls itself. */
static gboolean
is_first (const HjlCvScan *scan,
          guint            index)
{
  for (guint i = 0; i < index; i++)
    {
      if (!hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, hjl_cv_scan_get (scan, i)->folded))
        return FALSE;
    }

  return TRUE;
}

/* Beside a name, how its person is reached. */
static gboolean
is_contact (const HjlCvPiece *piece)
{
  return piece != NULL && (strchr (piece->text, '@') != NULL || strcspn (piece->text, "0123456789") < strlen (piece->text));
}

/* Two things that have nothing to do with each other and say the same: a label; an address that is made of the name; the document's
 * property; or its place, where no letters are larger or nothing stands before it, with an address that has a part of it or with
 * a name that many have. */
static gboolean
is_supported (const HjlCvSearch *search,
              const HjlCvGuess  *guess)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, guess->piece);

  if (guess->house && !guess->labelled && !guess->property)
    return FALSE;
  if (is_strong (guess))
    return TRUE;
  if (!(guess->large ? guess->piece < 12 : is_first (search->scan, guess->piece) && piece->first && (piece->last || is_contact (hjl_cv_scan_get (search->scan, guess->piece + 1)))) ||
      guess->name->n_words > 4)
    return FALSE;
  if (search->scan->sent)
    return FALSE;
  /* "Sara Khan Lahore", with "sara99@…": nothing says that the last word is a name, but that the page's largest letters have it too and
   * nothing else does. */
  if (guess->name->cased && guess->name->n_words > 2 && !guess->last && !(guess->large && guess->alone))
    return FALSE;
  if (guess->fit == 1 && guess->known)
    return TRUE;
  /* A column beside it comes first. */
  if (guess->fit == 0 && (!guess->known || (guess->piece > 6 && !(guess->large && piece->zone == HJL_CV_ZONE_HEAD))))
    return FALSE;
  for (guint i = 0; i < search->guesses->len; i++)
    {
      const HjlCvGuess *other = g_ptr_array_index (search->guesses, i);

      if (other->known && other->name->stops == 0 && (other->name->n_words > 1 || other->large) && other->piece < 12 && hjl_cv_scan_get (search->scan, other->piece)->zone != HJL_CV_ZONE_BODY && strstr (guess->name->key, other->name->key) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
contains (const HjlCvGuess *a,
          const HjlCvGuess *b)
{
  return strstr (a->name->key, b->name->key) != NULL || strstr (b->name->key, a->name->key) != NULL;
}

/* What a PDF's places do not tell: where words of Indian and Thai scripts end, and in which order lam and alef stood. */
static gboolean
has_doubtful_letters (const HjlCvText *text,
                      const char      *name)
{
  for (const char *p = name; text->doubtful_blanks && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x900 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff))
        return TRUE;
      if ((c == 0x627 || c == 0x644) && p > name && *g_utf8_prev_char (p) != ' ')
        {
          gunichar next = g_utf8_get_char (g_utf8_next_char (p));

          if ((c == 0x627 && (next == 0x644 || next == 0x627)) || (c == 0x644 && (next == 0x627 || next == 0x644)))
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
hjl_cv_search_is_turned (const HjlCvSearch *search,
                         const char        *name)
{
  const char      *last = strrchr (name, ' ');
  g_autofree char *first = g_strndup (name, strcspn (name, " "));

  /* "Anna Nowak" and "nowak.anna@…": parents give one of them, and not the other. Initials are no family's name; nor is a name turned
   * of a people who say the family's first. */
  if (last != NULL && (strchr (first, '.') != NULL || hjl_cv_names_eastern (name) || (hjl_cv_names_person (first) && !hjl_cv_names_person (last + 1))))
    return FALSE;

  return hjl_cv_search_any_address (search, name, hjl_cv_name_is_turned);
}

/* Whether lines of smaller letters stand between two pieces, below the first of them: what follows them is a heading. */
static gboolean
is_parted (const HjlCvScan *scan,
           guint            from,
           guint            to)
{
  const HjlCvPiece *upper = hjl_cv_scan_get (scan, from);
  guint             n = 0;

  for (guint i = from + 1; i < to; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      n += piece->first && piece->last && piece->size < upper->size * 0.9 && piece->x < upper->x + upper->size;
    }

  return n >= 2;
}

/* Whether letters as large as the name's own, close to it, may be the rest of it. */
static gboolean
has_rest (const HjlCvSearch *search,
          const HjlCvGuess  *best)
{
  const HjlCvScan  *scan = search->scan;
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, best->piece);

  for (guint i = best->piece > 3 ? best->piece - 3 : 0; scan->median > 0 && piece->size >= scan->median * 1.25 && i < best->piece + 6; i++)
    {
      const HjlCvPiece *other = hjl_cv_scan_get (scan, i);
      g_autoptr (HjlCvName) name = other != NULL && i != best->piece && other->page == piece->page && !other->heading && !hjl_cv_is_label (other->folded) && g_utf8_strlen (other->text, -1) > 3 &&
                                       other->size > piece->size * 0.97 && other->size < piece->size * 1.03
                                     ? hjl_cv_name_new (other->text, search->turkish)
                                     : NULL;

      if (name != NULL && name->stops == 0 && strstr (best->name->key, name->key) == NULL && !(best->fit == 2 && best->name->n_words > 1 && is_parted (scan, best->piece, i)))
        return TRUE;
    }

  return FALSE;
}

/* Whether a letter has this name above whom it speaks to. */
static gboolean
stands_above (const HjlCvSearch *search,
              const char        *key)
{
  for (guint i = 0; i < search->guesses->len; i++)
    {
      const HjlCvGuess *guess = g_ptr_array_index (search->guesses, i);

      if (guess->piece < search->scan->letter && g_str_equal (guess->name->key, key))
        return TRUE;
    }

  return FALSE;
}

/* Whether a later page begins as the first does, with somebody else: two CVs in one file. */
static gboolean
begins_again (const HjlCvSearch *search,
              const HjlCvGuess  *best)
{
  const HjlCvScan *scan = search->scan;
  const double     size = hjl_cv_scan_get (scan, best->piece)->size;

  for (guint i = best->piece + 1; size >= scan->median * 1.25 && i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      g_autoptr (HjlCvName) name = piece->page != hjl_cv_scan_get (scan, i - 1)->page && !piece->heading && piece->size > size * 0.9
                                     ? hjl_cv_name_new (piece->text, search->turkish)
                                     : NULL;

      if (name != NULL && name->stops == 0 && hjl_cv_names_person (name->value) && strstr (best->name->key, name->key) == NULL)
        return TRUE;
    }

  return FALSE;
}

/* "GI ACOMO BELLUCCI", with "giacomo.bellucci@…": letters that stood apart, and were taken for words where they did the most. */
static gboolean
is_cut (const HjlCvSearch *search,
        const char        *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", 3);
  g_autofree char *both = g_strv_length (words) > 1 && strlen (words[0]) <= 2 && !hjl_cv_names_person (words[0]) ? g_strconcat (words[0], words[1], NULL) : NULL;

  for (guint i = 0; both != NULL && i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);
      g_auto (GStrv) parts = g_strsplit_set (finding->value, "@._-", -1);

      if (finding->field == HJL_CV_FIELD_EMAIL && g_strv_contains ((const char *const *) parts, both))
        return TRUE;
    }

  return FALSE;
}

/* "Popescu Adriana": the second of two words is a name that parents give and the first is none; who writes so may say the family's first. */
static gboolean
may_be_turned (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", 3);

  return g_strv_length (words) == 2 && g_unichar_get_script (g_utf8_get_char (name)) == G_UNICODE_SCRIPT_LATIN && hjl_cv_is_given (words[1]) && !hjl_cv_names_person (words[0]) && !hjl_cv_names_eastern (name);
}

/* Whether nothing but the words themselves says that it is a person's CV: a shop, a book and a person may be called "Jane Austen". A CV has
 * headings, says what it is, or has an address that is no office's, and no house's that is called so itself. */
static gboolean
is_bare (const HjlCvSearch *search,
         const HjlCvGuess  *best)
{
  const HjlCvScan *scan = search->scan;

  if (best->labelled || best->property || scan->n_headings > 0)
    return FALSE;
  for (guint i = 0; i < scan->pieces->len; i++)
    {
      if (hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, hjl_cv_scan_get (scan, i)->folded))
        return FALSE;
    }
  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);

      if (finding->field == HJL_CV_FIELD_EMAIL && finding->sure != HJL_CV_GUESS && !hjl_cv_is_office (finding->value) && !hjl_cv_is_namesake (best->name->key, finding->value))
        return FALSE;
    }

  return TRUE;
}

HjlCvSure
hjl_cv_search_judge (const HjlCvSearch *search,
                     const HjlCvGuess  *best)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, best->piece);
  gboolean          top = best->piece < 12 || best->large;
  gboolean          addressed = is_addressed (search, best);

  if (best->points < 30 || best->name->stops > 0)
    return HJL_CV_GUESS;
  if ((best->piece < search->scan->letterhead && !(best->fit == 2 && (best->labelled || best->large))) || has_doubtful_letters (search->scan->text, best->name->value))
    return HJL_CV_LIKELY;
  /* In a letter only who stands at its top and signs it, be the CV that follows in larger letters. */
  if (search->scan->letter > 0 && (!stands_above (search, best->name->key) || !hjl_cv_search_is_signed (search, best->name->key)))
    return HJL_CV_LIKELY;
  if (hjl_cv_search_is_turned (search, best->name->value) || has_rest (search, best) || begins_again (search, best) || is_cut (search, best->name->key))
    return HJL_CV_LIKELY;
  /* The gaps of a page are not all as wide: an address has them where they are, or one of two words is known to be whole. */
  if (best->name->spaced && search->scan->median > 0 && !best->whole && !(best->name->n_words == 2 && (best->known || best->last)))
    return HJL_CV_LIKELY;
  /* The one address is of somebody else of the family: so may the name be. */
  if (best->fit < 2 && !best->labelled && !best->property && (hjl_cv_search_any_address (search, best->name->value, hjl_cv_name_is_anothers) || may_be_turned (best->name->value)))
    return HJL_CV_LIKELY;
  if (piece->doubtful || is_bare (search, best) || (!best->large && !best->labelled && !best->property && hjl_cv_begins_with_another (search->scan, best->name->value)))
    return HJL_CV_LIKELY;
  /* A label deep in a document may be of somebody else. */
  if (best->labelled && best->piece >= LABEL_PIECES && best->fit == 0 && !best->property)
    return HJL_CV_LIKELY;
  if (!is_supported (search, best) || best->name->doubt || (piece->page != 1 && !(best->labelled && best->fit == 2)) ||
      (piece->zone == HJL_CV_ZONE_BODY && !(best->large && best->fit == 2) && !addressed) || (!top && !best->labelled && !addressed))
    return HJL_CV_LIKELY;
  /* One word may be half of a name, whatever says that it is one. */
  if (best->name->n_words == 1)
    return HJL_CV_LIKELY;

  for (guint i = 0; i < search->guesses->len; i++)
    {
      const HjlCvGuess *other = g_ptr_array_index (search->guesses, i);

      if (other == best || g_str_equal (other->name->key, best->name->key))
        continue;
      /* The label as a part of the name. */
      if (best->labelled && !other->labelled && other->piece == best->piece)
        continue;
      /* A person below what may be a house, with an address of that name. */
      if (!best->labelled && !best->property && hjl_cv_name_may_be_house (best->name) && other->name->stops == 0 && other->name->n_words > 1 && g_str_equal (other->name->key, hjl_cv_scan_get (search->scan, other->piece)->folded) && other->piece > best->piece && other->piece < 12 && hjl_cv_scan_get (search->scan, other->piece)->zone == HJL_CV_ZONE_HEAD && !contains (best, other))
        return HJL_CV_LIKELY;
      /* How the same name sounds, on a form. */
      if (best->labelled && other->name->cased != best->name->cased)
        continue;
      /* Somebody with an address among what the CV says, below the name on top that another is made of. */
      if (best->large && best->fit == 2 && piece->zone == HJL_CV_ZONE_HEAD && hjl_cv_scan_get (search->scan, other->piece)->zone == HJL_CV_ZONE_BODY && !other->labelled && !other->property)
        continue;
      /* Who sends it, above whom a label names; and a larger word that is no whole name, where an address is made of this one. */
      if (!is_strong (other) && ((best->labelled && other->house) || (best->fit == 2 && other->name->n_words == 1)))
        continue;
      /* Another one as good; a longer one; or the largest letters say something else. */
      if (other->name->stops == 0 && (is_strong (other) || (other->large && !best->large && hjl_cv_scan_get (search->scan, other->piece)->zone != HJL_CV_ZONE_BODY)) && !contains (best, other))
        return HJL_CV_LIKELY;
      if (other->name->stops == 0 && contains (best, other) && !(other->below && best->last) && strlen (other->name->key) > strlen (best->name->key))
        return HJL_CV_LIKELY;
    }

  return HJL_CV_SURE;
}
