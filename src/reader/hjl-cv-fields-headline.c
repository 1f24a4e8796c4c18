/* hjl-cv-fields-headline.c: what a person calls themselves
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"

#include <string.h>

#include "reader/hjl-cv-place.h"
#include "reader/hjl-cv-spaced.h"
#include "reader/hjl-cv-words.h"

#define MAX_HEADLINE 120
/* How far below the name a headline is looked for. */
#define HEADLINE_PIECES 4

/* What stands right below a name is what somebody calls themselves, whatever the words; above it, where they say what a job is. */
void
hjl_cv_find_bare_headline (const HjlCvScan *scan,
                           HjlCvFacts      *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  const HjlCvFinding *place = hjl_cv_facts_get (facts, HJL_CV_FIELD_PLACE);

  if (name == NULL || name->page == 0 || hjl_cv_facts_get (facts, HJL_CV_FIELD_HEADLINE) != NULL)
    return;
  /* Above the name in a letter stands whom it is for. */
  for (guint pass = 0; pass < (scan->letter > 0 ? 1 : 2); pass++)
    {
      guint n = 0;

      for (guint i = 0; i < scan->pieces->len && n < 2; i++)
        {
          const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
          g_auto (GStrv) words = NULL;
          g_autofree char *value = NULL;
          gboolean         country;

          if (piece->page != name->page || (pass == 0 ? piece->line <= name->line : piece->line >= name->line))
            continue;
          if (pass == 0)
            n++;
          words = g_strsplit (piece->text, " ", -1);
          if (piece->heading || piece->zone != HJL_CV_ZONE_HEAD || piece->foot || !piece->first || hjl_cv_has_contact (piece->text) || strpbrk (piece->text, "0123456789") != NULL ||
              strlen (piece->text) > MAX_HEADLINE || g_strv_length (words) > 8 || strchr (piece->text, ':') != NULL || g_str_has_suffix (piece->text, ".") ||
              g_str_has_suffix (piece->text, ",") || hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, piece->folded) || hjl_cv_begins_with_label (piece->text))
            continue;
          value = hjl_cv_dup_place (piece->text, &country);
          if (value != NULL || (place != NULL && strstr (piece->text, place->value) != NULL) || hjl_cv_word_is (HJL_CV_WORD_COUNTRY, piece->folded) || (pass == 1 && !hjl_cv_has_job (piece->folded)))
            continue;
          hjl_cv_facts_take (facts, HJL_CV_FIELD_HEADLINE, g_strdup (piece->text), HJL_CV_GUESS, HJL_CV_FROM_TEXT, piece->page, piece->line);
          return;
        }
    }
}

/* Where @joint begins in @text, or its length. */
static gsize
find_joint (const char *text,
            const char *joint)
{
  const char *found = strstr (text, joint);

  return found != NULL ? (gsize) (found - text) : strlen (text);
}

/* Where a CV has no name: what somebody does, among the first of it. A guess, as nothing stands beside it. */
static void
guess_headline (const HjlCvScan *scan,
                HjlCvFacts      *facts)
{
  for (guint i = scan->letterhead; i < MIN (scan->pieces->len, 6 + scan->letterhead); i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece->page != 1 || piece->zone != HJL_CV_ZONE_HEAD || piece->heading || !piece->first || !piece->last || !hjl_cv_has_job (piece->folded) || hjl_cv_has_contact (piece->text) || strpbrk (piece->text, "0123456789") != NULL ||
          strlen (piece->text) > MAX_HEADLINE || strchr (piece->text, ':') != NULL || g_str_has_suffix (piece->text, "."))
        continue;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_HEADLINE, g_strdup (piece->text), HJL_CV_GUESS, HJL_CV_FROM_TEXT, piece->page, piece->line);
      return;
    }
}

/* "Data Engineer", or the first part of "Data Engineer - Leeds - 0161 496 0123"; "3D Artist" has a digit. Neither "Subject: CV of an engineer", nor
 * how a name is read. (transfer full) (nullable) */
static char *
dup_trade (const char *value)
{
  const gsize      length = MIN (MIN (strcspn (value, "|\n"), find_joint (value, " - ")), MIN (MIN (find_joint (value, " – "), find_joint (value, " — ")), find_joint (value, ". ")));
  g_autofree char *part = value[length] != '\0' ? g_strchomp (g_strndup (value, length)) : g_strdup (value);
  g_autofree char *folded = hjl_cv_fold (value);
  const char      *colon = strchr (value, ':');
  g_autofree char *label = colon != NULL ? g_strndup (value, colon - value) : NULL;
  g_autofree char *folded_label = label != NULL ? hjl_cv_fold (label) : NULL;

  /* "9 rue du Moulin" is an address, "生年月日" a label. */
  if (hjl_cv_is_label (folded) || (folded_label != NULL && !hjl_cv_has_job (folded_label)) || (g_ascii_isdigit (*value) && value[strspn (value, "0123456789")] == ' ') || g_str_has_prefix (value, "ふりがな") || g_str_has_prefix (value, "フリガナ"))
    return NULL;
  if (value[length] != '\0' && (hjl_cv_has_contact (value) || hjl_cv_count_digits (value) > 3 || g_str_has_suffix (value, ".")))
    {
      g_free (folded);
      folded = hjl_cv_fold (part);
      value = part;
    }
  if (hjl_cv_has_contact (value) || hjl_cv_count_digits (value) > 3 || strlen (value) > MAX_HEADLINE || g_str_has_suffix (value, ".") || strstr (value, "(at)") != NULL || strstr (value, "[at]") != NULL ||
      !(hjl_cv_has_job (folded) || hjl_cv_has_unspaced (value)))
    return NULL;

  return g_strdup (value);
}

/* Where the name stands. */
static HjlCvZone
find_zone (const HjlCvScan    *scan,
           const HjlCvFinding *name)
{
  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece->page == name->page && piece->line == name->line)
        return MAX (piece->zone, HJL_CV_ZONE_CONTACT);
    }

  return HJL_CV_ZONE_CONTACT;
}

/* Whether it is right below a heading that says what somebody wants to be. */
static gboolean
is_objective (const HjlCvScan *scan,
              guint            index)
{
  static const char *const headings[] = { "objective", "career objective", "objetivo", "objectif", "obiettivo", "berufsziel", "cel", "цель", NULL };
  const HjlCvPiece        *above = index > 0 ? hjl_cv_scan_get (scan, index - 1) : NULL;

  return above != NULL && above->heading && g_strv_contains (headings, above->folded);
}

void
hjl_cv_find_headline (const HjlCvScan *scan,
                      HjlCvFacts      *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  guint               n = 0;
  HjlCvZone           zone;

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const char       *value = piece->zone == HJL_CV_ZONE_HEAD || piece->zone == HJL_CV_ZONE_CONTACT ? hjl_cv_after_label (piece->text, HJL_CV_WORD_LABEL_HEADLINE) : NULL;
      const HjlCvPiece *next = hjl_cv_scan_get (scan, i + 1);
      g_autofree char  *folded = NULL;

      if (value != NULL && *value == '\0' && !piece->last && next != NULL)
        value = next->text;
      folded = value != NULL ? hjl_cv_fold (value) : NULL;
      /* "Title: Mrs" is of the person, not of what they do. */
      if (value == NULL || *value == '\0' || strlen (value) > MAX_HEADLINE || (hjl_cv_word_is (HJL_CV_WORD_TITLE, folded) && g_str_has_prefix (piece->folded, "title")))
        continue;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_HEADLINE, g_strdup (value), HJL_CV_LIKELY, HJL_CV_FROM_TEXT, piece->page, piece->line);
      return;
    }
  if (name == NULL)
    guess_headline (scan, facts);
  if (name == NULL || name->page == 0)
    return;

  zone = find_zone (scan, name);
  for (guint i = 0; i < scan->pieces->len && n <= HEADLINE_PIECES; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const char       *value = piece->text;
      const char       *joint = NULL;
      g_autofree char  *trade = NULL;
      g_autofree char  *unspaced = NULL;
      gboolean          parted;

      if (piece->page != name->page || piece->line < name->line)
        continue;
      n++;
      unspaced = hjl_cv_dup_unspaced (value, &parted);
      if (unspaced != NULL && parted)
        value = unspaced;
      if (piece->line == name->line && piece->first)
        {
          /* "Anna Nowak – Data Engineer" */
          static const char *const joints[] = { " – ", " — ", " - ", ", " };

          for (guint j = 0; j < G_N_ELEMENTS (joints) && joint == NULL; j++)
            {
              joint = strstr (value, joints[j]);
              if (joint != NULL)
                value = joint + strlen (joints[j]);
            }
          if (joint == NULL)
            continue;
        }
      trade = dup_trade (value);
      if (piece->heading || trade == NULL || (piece->zone > zone && !is_objective (scan, i)))
        continue;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_HEADLINE, g_steal_pointer (&trade), HJL_CV_LIKELY, HJL_CV_FROM_TEXT, piece->page, piece->line);
      return;
    }
}
