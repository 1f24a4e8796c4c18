/* hjl-cv-link.c: addresses of pages in a CV
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-scan.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

#define MAX_FOUND 20

/* Places where a page is somebody's own. */
static gboolean
is_own_place (const char *address)
{
  static const char *const places[] = {
    "linkedin.com/in/",
    "github.com/",
    "gitlab.com/",
    "bitbucket.org/",
    "behance.net/",
    "dribbble.com/",
    "xing.com/profile/",
    "stackoverflow.com/users/",
    "kaggle.com/",
    "medium.com/@",
    "orcid.org/",
    "researchgate.net/profile/",
    "hackajob.com/",
    "hackajob.co/",
    "codepen.io/",
    "about.me/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (strstr (address, places[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Without what does not matter, to be compared. */
static char *
dup_key (const char *address)
{
  g_autofree char *lower = g_utf8_strdown (address, -1);
  const char      *start = lower;
  gsize            length;

  if (g_str_has_prefix (start, "https://"))
    start += 8;
  else if (g_str_has_prefix (start, "http://"))
    start += 7;
  if (g_str_has_prefix (start, "www."))
    start += 4;
  length = strlen (start);
  while (length > 0 && start[length - 1] == '/')
    length--;

  return g_strndup (start, length);
}

static void
take (HjlCvFacts *facts,
      GHashTable *seen,
      char       *address,
      HjlCvSure   sure,
      HjlCvFrom   from,
      guint       page,
      guint       line)
{
  g_autofree char *key = dup_key (address);

  if (g_hash_table_size (seen) >= MAX_FOUND || *key == '\0' || !g_hash_table_add (seen, g_steal_pointer (&key)))
    {
      g_free (address);
      return;
    }
  hjl_cv_facts_take (facts, HJL_CV_FIELD_LINK, address, sure, from, page, line);
}

static gboolean
goes_on (const char *text)
{
  g_autofree char *folded = hjl_cv_fold (text);
  gboolean         sign = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-_/%.~#?=&", *p) == NULL)
        return FALSE;
      sign |= g_ascii_islower (*p) || g_ascii_isdigit (*p);
    }

  return sign && !g_ascii_isupper (*text) && strstr (text, "www.") == NULL && strstr (text, ".com") == NULL && !hjl_cv_word_is (HJL_CV_WORD_HEADING, folded) &&
         !hjl_cv_word_is (HJL_CV_WORD_LABEL_EMAIL, folded) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_PHONE, folded);
}

void
hjl_cv_find_links (const HjlCvScan *scan,
                   HjlCvFacts      *facts)
{
  static GRegex *regex = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (regex == NULL)
    regex = g_regex_new ("(?<![\\p{L}\\p{N}@._-])(?:https?://[^\\s<>\"|,;()]+|www\\.[^\\s<>\"|,;()]+|(?:[a-z]{2,3}\\.)?(?:linkedin\\.com/in|github\\.com|gitlab\\.com|bitbucket\\.org|behance\\.net|"
                         "dribbble\\.com|xing\\.com/profile|stackoverflow\\.com/users|kaggle\\.com|medium\\.com|orcid\\.org|hackajob\\.com?|codepen\\.io|about\\.me)/[^\\s<>\"|,;()]+)",
                         G_REGEX_CASELESS, 0, NULL);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *below = piece->last ? hjl_cv_scan_get (scan, i + 1) : NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (piece->zone == HJL_CV_ZONE_OTHERS)
        continue;
      for (g_regex_match (regex, piece->text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          char            *address = g_match_info_fetch (match, 0);
          g_autofree char *lower = NULL;
          int              end;
          gboolean         cut;
          HjlCvSure        sure;

          g_match_info_fetch_pos (match, 0, NULL, &end);
          cut = piece->text[end] == '\0' && below != NULL && strchr (address, '/') != NULL &&
                (g_str_has_suffix (address, "-") || g_str_has_suffix (address, "/") || g_str_has_suffix (address, "_"));
          /* What a line's end has cut goes on in the next, where a word stands alone. */
          if (cut && goes_on (below->text))
            {
              char *longer = g_strconcat (address, below->text, NULL);

              g_free (address);
              address = longer;
            }
          while (strlen (address) > 1 && strchr (".:'!?-", address[strlen (address) - 1]) != NULL)
            address[strlen (address) - 1] = '\0';
          lower = g_ascii_strdown (address, -1);
          sure = piece->zone == HJL_CV_ZONE_BODY || piece->page != 1 ? HJL_CV_GUESS : is_own_place (lower) && !cut ? HJL_CV_SURE
                                                                                                                   : HJL_CV_LIKELY;
          take (facts, seen, address, sure, HJL_CV_FROM_TEXT, piece->page, piece->line);
        }
    }
  for (guint i = 0; i < scan->text->links->len; i++)
    {
      const char      *uri = g_ptr_array_index (scan->text->links, i);
      g_autofree char *lower = g_ascii_strdown (uri, -1);

      if (g_str_has_prefix (lower, "http://") || g_str_has_prefix (lower, "https://"))
        take (facts, seen, g_strdup (uri), is_own_place (lower) ? HJL_CV_LIKELY : HJL_CV_GUESS, HJL_CV_FROM_LINK, 0, 0);
    }
}
