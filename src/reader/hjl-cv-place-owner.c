/* hjl-cv-place-owner.c: whether what a CV says beside an address or a number is of somebody else
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-place.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-words.h"

/* Pieces above in which whose it is is looked for. */
#define ABOVE_PIECES 8
/* Digits of a telephone number at least. */
#define MIN_DIGITS 7

gboolean
hjl_cv_is_of_name (const HjlCvFacts *facts,
                   const char       *folded)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  g_autofree char    *own = hjl_cv_fold (name != NULL ? name->value : "");
  g_auto (GStrv) owns = g_strsplit_set (own, " -,", -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " -,", -1);
  gboolean all = *folded != '\0', whole = name != NULL;

  for (guint i = 0; words[i] != NULL; i++)
    all = all && (*words[i] == '\0' || g_strv_contains ((const char *const *) owns, words[i]));
  for (guint i = 0; owns[i] != NULL; i++)
    whole = whole && (*owns[i] == '\0' || g_strv_contains ((const char *const *) words, owns[i]));

  return all || whole;
}

static gboolean
has_house_form (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,", -1);

  for (const char *const *forms = hjl_cv_words_get (HJL_CV_WORD_HOUSE_FORM); *forms != NULL; forms++)
    {
      if (g_strv_contains ((const char *const *) words, *forms))
        return TRUE;
    }

  return FALSE;
}

/* "12 Bank Street", "8a Victoria Terrace": a house's number is first; and no "1. Peter Holm", of a list. */
static gboolean
begins_with_number (const char *text)
{
  gsize length = strspn (text, "0123456789-/");

  return length > 0 && text[g_ascii_isalpha (text[length]) ? length + 1 : length] == ' ';
}

/* "San Diego, CA", "Virginia Beach, VA": how towns begin, or what says its country or state; and no "Peter Holm, MA", which may be a degree. */
static gboolean
names_town (const char *text,
            const char *folded)
{
  g_autofree char *word = g_strndup (folded, strcspn (folded, " ."));
  g_autofree char *end = strchr (text, ',') != NULL ? hjl_cv_fold (strrchr (text, ',')) : NULL;

  return hjl_cv_word_is (HJL_CV_WORD_TOWN_BEGINNING, word) ||
         (end != NULL && !hjl_cv_word_is (HJL_CV_WORD_DEGREE, end) && !hjl_cv_word_is (HJL_CV_WORD_TITLE, end) && hjl_cv_place_is_whole (text));
}

/* Whether @text is a name of two words or more that is not that of @facts.
 * @known: of somebody who has one that many have */
static gboolean
is_anothers_name (const HjlCvFacts *facts,
                  const char       *text,
                  gboolean          known)
{
  g_autofree char *first = g_strstrip (g_strndup (text, strcspn (text, ",(:")));
  g_autofree char *folded = hjl_cv_fold (first);
  g_autoptr (HjlCvName) name = hjl_cv_name_new (first, 0);
  const char *last = strrchr (first, ' ');

  if (begins_with_number (first) || names_town (text, folded))
    return FALSE;
  /* "Supervised by Peter Holm" */
  while (name == NULL && last != NULL && last > first && *--last != ' ')
    ;
  if (name == NULL && last != NULL && last > first)
    return is_anothers_name (facts, last + 1, TRUE);

  return !hjl_cv_is_of_name (facts, folded) && name != NULL && name->n_words > 1 && name->stops == 0 && !hjl_cv_has_job (folded) && (!known || hjl_cv_names_person (name->value));
}

gboolean
hjl_cv_names_another (const HjlCvFacts *facts,
                      const char       *text)
{
  g_autofree char *first = g_strstrip (g_strndup (text, strcspn (text, ",(:")));
  g_autofree char *folded = hjl_cv_fold (first);
  g_autofree char *whole = hjl_cv_fold (text);
  const char      *colon = strchr (text, ':');

  if (hjl_cv_is_of_name (facts, whole) || begins_with_number (text))
    return FALSE;

  /* "Blackwood & Partners", "Personal adviser (Jobcentre): Linda Grey" */
  return has_house_form (first) || (strstr (first, " & ") != NULL && !hjl_cv_has_job (folded)) || (colon != NULL && has_house_form (colon)) || g_str_has_prefix (text, "c/o ") ||
         hjl_cv_word_is (HJL_CV_WORD_FIRM, folded) || hjl_cv_word_is (HJL_CV_WORD_AGENCY, whole) || is_anothers_name (facts, text, TRUE) || (colon != NULL && is_anothers_name (facts, colon + 1, FALSE));
}

/* Whether a label is of something about a person that is not how they are reached: what follows is of whom the form is. */
static gboolean
is_of_form (const char *text)
{
  g_autofree char *left = g_strndup (text, strcspn (text, ":"));
  g_autofree char *folded = hjl_cv_fold (left);

  return hjl_cv_word_is (HJL_CV_WORD_LABEL_NUMBER, folded) || hjl_cv_word_is (HJL_CV_WORD_LABEL_OTHER, folded);
}

gboolean
hjl_cv_is_below_another (const HjlCvScan  *scan,
                         const HjlCvFacts *facts,
                         guint             index)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  const HjlCvFinding *email = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);
  const HjlCvPiece   *piece = hjl_cv_scan_get (scan, index);
  gboolean            headed = name != NULL && name->page == piece->page && piece->line < name->line && piece->zone == HJL_CV_ZONE_HEAD;
  guint               headings = 0;

  for (guint i = index; i > 0 && i + ABOVE_PIECES > index; i--)
    {
      const HjlCvPiece *above = hjl_cv_scan_get (scan, i - 1);
      gboolean          reached = strchr (above->text, '@') != NULL || hjl_cv_count_digits (above->text) >= MIN_DIGITS;

      if (above->page != piece->page || above->foot != piece->foot || hjl_cv_is_of_name (facts, above->folded) || (name != NULL && above->page == name->page && above->line == name->line) || is_of_form (above->text) ||
          (email != NULL && email->sure == HJL_CV_SURE && strstr (above->text, email->value) != NULL))
        return FALSE;
      /* "Supervisor: Jan Levinson", whose number follows; or has come with it. */
      if (above->zone == HJL_CV_ZONE_OTHERS && headings > 0)
        return FALSE;
      headings += above->heading;
      if ((above->zone == HJL_CV_ZONE_OTHERS && !reached) || g_str_has_prefix (above->folded, "c/o "))
        return TRUE;
      /* "S/o Rajesh Sharma" says whose child the person is, "Baker at Contoso Ltd" what somebody does; a ruler nothing. */
      if (reached || *above->folded == '\0' || (strstr (above->folded, " at ") != NULL && hjl_cv_has_job (above->folded)) || g_str_has_prefix (above->folded + MIN (strlen (above->folded), 1), "/o ") || hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, above->folded) || above->heading || hjl_cv_begins_with_label (above->text))
        continue;
      /* A school's name right above it, away from the person's own address. */
      if (hjl_cv_names_another (facts, above->text) ||
          (i == index && hjl_cv_names_house (above->folded) && !hjl_cv_has_job (above->folded) && !(email != NULL && email->sure == HJL_CV_SURE && email->page == piece->page && email->line <= piece->line + 1 && email->line + 1 >= piece->line)))
        return TRUE;
      if (strchr (above->text, ':') == NULL && (headed || !hjl_cv_place_may_be_town (above->text)) && !hjl_cv_place_is_whole (above->text) && !hjl_cv_place_may_be_address (above->text) && !hjl_cv_place_is_street (above->text) && !hjl_cv_has_contact (above->text))
        return headed;
    }

  return FALSE;
}

gboolean
hjl_cv_begins_with_another (const HjlCvScan *scan,
                            const char      *name)
{
  g_autofree char *own = hjl_cv_fold (name);
  g_auto (GStrv) owns = g_strsplit_set (own, " -", -1);

  for (guint i = 0; i < MIN (scan->pieces->len, ABOVE_PIECES); i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      g_autoptr (HjlCvName) first = NULL;
      g_auto (GStrv) words = NULL;
      guint n_shared = 0;

      if (piece->zone != HJL_CV_ZONE_HEAD || piece->page != 1 || strstr (piece->folded, own) != NULL)
        return FALSE;
      first = piece->first && !hjl_cv_has_job (piece->folded) && !hjl_cv_begins_with_label (piece->text) && !hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, piece->folded) ? hjl_cv_name_new (piece->text, 0) : NULL;
      if (first == NULL || first->n_words < 2)
        continue;
      words = g_strsplit_set (first->key, " -", -1);
      for (guint n = 0; words[n] != NULL; n++)
        n_shared += g_strv_contains ((const char *const *) owns, words[n]);
      if (n_shared < 2 && (n_shared > 0 || (first->stops == 0 && hjl_cv_names_person (first->value))))
        return TRUE;
    }

  return FALSE;
}
