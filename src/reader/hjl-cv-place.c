/* hjl-cv-place.c: where a person lives, and what they call themselves
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-scan.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

#define MAX_PLACE 120
#define MAX_HEADLINE 120
/* How far below the name a headline is looked for. */
#define HEADLINE_PIECES 4

static gboolean
has_digits (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static gboolean
is_contact (const char *text)
{
  return strchr (text, '@') != NULL || strstr (text, "://") != NULL || strstr (text, "www.") != NULL || strstr (text, ".com") != NULL;
}

/* "Kraków, Poland": at least two parts, the last a country or what a state is called by. */
static gboolean
is_town_and_country (const char *text,
                     gboolean   *country)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint            n = g_strv_length (parts);
  g_autofree char *last = NULL;

  *country = FALSE;
  if (n < 2 || n > 5 || strlen (text) > MAX_PLACE || is_contact (text))
    return FALSE;
  last = hjl_cv_fold (parts[n - 1]);
  *country = hjl_cv_word_is (HJL_CV_WORD_COUNTRY, last);
  if (*country)
    return TRUE;
  if (n > 3 || has_digits (text))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", -1);

      if (*words == NULL || g_strv_length (words) > 3)
        return FALSE;
      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = hjl_cv_fold (words[w]);

          if (*folded == '\0' || g_unichar_islower (g_utf8_get_char (words[w])) || hjl_cv_word_is (HJL_CV_WORD_JOB, folded) ||
              hjl_cv_word_is (HJL_CV_WORD_DEGREE, folded) || hjl_cv_word_is (HJL_CV_WORD_TITLE, folded))
            return FALSE;
        }
    }

  return TRUE;
}

void
hjl_cv_find_place (const HjlCvScan *scan,
                   HjlCvFacts      *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *next = hjl_cv_scan_get (scan, i + 1);
      const char       *value = piece->zone == HJL_CV_ZONE_HEAD || piece->zone == HJL_CV_ZONE_CONTACT ? hjl_cv_after_label (piece->text, HJL_CV_WORD_LABEL_PLACE) : NULL;

      if (value != NULL && *value == '\0')
        value = next != NULL && (!piece->last || strchr (piece->text, ':') != NULL) ? next->text : NULL;
      if (value == NULL || strlen (value) > MAX_PLACE || is_contact (value))
        continue;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_PLACE, g_strdup (value), HJL_CV_SURE, HJL_CV_FROM_TEXT, piece->page, piece->line);
      return;
    }

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < scan->pieces->len; i++)
        {
          const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
          gboolean          country;

          if (piece->page != 1 || piece->heading || (piece->zone != HJL_CV_ZONE_HEAD && piece->zone != HJL_CV_ZONE_CONTACT))
            continue;
          if (name != NULL && name->page == piece->page && name->line == piece->line)
            continue;
          if (!is_town_and_country (piece->text, &country) || (pass == 0 && !country))
            continue;
          hjl_cv_facts_take (facts, HJL_CV_FIELD_PLACE, g_strdup (piece->text), country ? HJL_CV_LIKELY : HJL_CV_GUESS, HJL_CV_FROM_TEXT, piece->page, piece->line);
          return;
        }
    }
}

static gboolean
has_job (const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " ,/-|&()", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0' && hjl_cv_word_is (HJL_CV_WORD_JOB, words[i]))
        return TRUE;
    }

  return FALSE;
}

void
hjl_cv_find_headline (const HjlCvScan *scan,
                      HjlCvFacts      *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  guint               n = 0;

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const char       *value = piece->zone == HJL_CV_ZONE_HEAD || piece->zone == HJL_CV_ZONE_CONTACT ? hjl_cv_after_label (piece->text, HJL_CV_WORD_LABEL_HEADLINE) : NULL;
      const HjlCvPiece *next = hjl_cv_scan_get (scan, i + 1);

      if (value != NULL && *value == '\0' && !piece->last && next != NULL)
        value = next->text;
      if (value == NULL || *value == '\0' || strlen (value) > MAX_HEADLINE)
        continue;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_HEADLINE, g_strdup (value), HJL_CV_LIKELY, HJL_CV_FROM_TEXT, piece->page, piece->line);
      return;
    }
  if (name == NULL || name->page == 0)
    return;

  for (guint i = 0; i < scan->pieces->len && n <= HEADLINE_PIECES; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const char       *value = piece->text;
      const char       *joint = NULL;
      g_autofree char  *folded = NULL;

      if (piece->page != name->page || piece->line < name->line)
        continue;
      n++;
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
      folded = hjl_cv_fold (value);
      if (piece->heading || is_contact (value) || has_digits (value) || strlen (value) > MAX_HEADLINE || g_str_has_suffix (value, ".") ||
          !(has_job (folded) || hjl_cv_has_unspaced (value)))
        continue;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_HEADLINE, g_strdup (value), HJL_CV_LIKELY, HJL_CV_FROM_TEXT, piece->page, piece->line);
      return;
    }
}
