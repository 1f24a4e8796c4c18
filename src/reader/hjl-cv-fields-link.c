/* hjl-cv-fields-link.c: addresses of pages in a CV
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"

#include <string.h>

#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-words.h"

#define MAX_FOUND 20

/* Whether a part of @address is in the list @word. */
static gboolean
has_any (const char *address,
         HjlCvWord   word)
{
  for (const char *const *parts = hjl_cv_words_get (word); *parts != NULL; parts++)
    {
      if (strstr (address, *parts) != NULL)
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

  /* Who made the form that a CV is written on, and not who it is of. */
  if (has_any (key, HJL_CV_WORD_MAKER))
    g_hash_table_add (seen, g_strdup (key));
  if (g_hash_table_size (seen) >= MAX_FOUND || *key == '\0' || !g_hash_table_add (seen, g_steal_pointer (&key)))
    {
      g_free (address);
      return;
    }
  hjl_cv_facts_take (facts, HJL_CV_FIELD_LINK, address, sure, from, page, line);
}

/* The rest of an address that a line's end has cut: a word that is alone there, or that brackets say the page of, as LinkedIn's exports
 * have it, "nowak-4b77 (LinkedIn)". (transfer full) (nullable) */
static char *
dup_rest (const char *text)
{
  g_autofree char *rest = g_strndup (text, strcspn (text, " "));
  g_autofree char *folded = hjl_cv_fold (rest);
  const char      *behind = text + strlen (rest);
  gboolean         sign = FALSE;

  if (*behind != '\0' && !(g_str_has_prefix (behind, " (") && strchr (behind, ')') == behind + strlen (behind) - 1))
    return NULL;
  for (const char *p = rest; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-_/%.~#?=&", *p) == NULL)
        return NULL;
      sign |= g_ascii_islower (*p) || g_ascii_isdigit (*p);
    }
  sign = sign && !g_ascii_isupper (*rest) && strstr (rest, "www.") == NULL && strstr (rest, ".com") == NULL && !hjl_cv_word_is (HJL_CV_WORD_HEADING, folded) &&
         !hjl_cv_word_is (HJL_CV_WORD_LABEL_EMAIL, folded) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_PHONE, folded);

  return sign ? g_steal_pointer (&rest) : NULL;
}

/* Whether a line has what a person is reached by, or @before is a label of a page. */
static gboolean
is_contact (const HjlCvFacts *facts,
            const HjlCvPiece *piece,
            const char       *before)
{
  g_autofree char *folded = hjl_cv_fold (before);

  if (hjl_cv_word_is (HJL_CV_WORD_LABEL_PAGE, folded))
    return TRUE;
  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      if ((finding->field == HJL_CV_FIELD_EMAIL || finding->field == HJL_CV_FIELD_PHONE) && finding->page == piece->page && finding->line == piece->line)
        return TRUE;
    }

  return FALSE;
}

/* Whether a host without a scheme is none of a page: what software is called, where mail is kept, or of an address that is not the person's. */
static gboolean
is_no_page (const HjlCvFacts *facts,
            const char       *lower)
{
  const HjlCvFinding *own = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);

  if (g_strv_contains (hjl_cv_words_get (HJL_CV_WORD_NO_PAGE), lower))
    return TRUE;
  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);
      const char         *at = finding->field == HJL_CV_FIELD_EMAIL ? strchr (finding->value, '@') : NULL;

      if (at != NULL && finding != own && g_ascii_strcasecmp (at + 1, lower) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "anna.dev", "nowak.gitlab.io": without a scheme, where a person says how they are reached, alone or with what else does. */
static void
find_bare (const HjlCvScan *scan,
           HjlCvFacts      *facts,
           GHashTable      *seen)
{
  static GRegex      *regex = NULL;
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      g_autoptr (GMatchInfo) match = NULL;

      if (piece->page != 1 || piece->heading || piece->foot || piece->zone > HJL_CV_ZONE_CONTACT || i < scan->letterhead || strlen (piece->text) > 300)
        continue;
      for (g_regex_match (hjl_cv_get_regex (&regex, "(?<![\\p{L}\\p{N}@._/:=-])((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,60}[A-Za-z0-9])?\\.){1,3}(?:com|org|net|io|dev|me|ai|app|co|xyz|tech|design|studio|blog|site|online|page|work|works|art|info|eu|name|"
                                                    "pro|space|science|cloud|world|website|digital|photo|photography|gallery|codes|code|software|systems|engineer|engineering|tools|live|ninja|rocks|fyi|sh|so|gg|tv|cc|im|scot|cymru|wales|london|berlin|amsterdam|nyc|cat|eus|gal|bzh|africa|consulting|solutions|media|agency|expert|team|one|id|ly|"
                                                    "in|de|at|ch|nl|be|fr|it|es|pt|pl|cz|sk|hu|ro|bg|hr|si|fi|se|no|dk|is|ee|lv|lt|ie|uk|us|ca|au|nz|ng|za|ke|gh|pk|lk|my|sg|ph|vn|th|kr|jp|tw|hk|ua|by|kz|ru|gr|tr|il|ae|sa|eg|ma|br|ar|cl|mx|pe|uy))"
                                                    "(/[^\\s<>\"|,;()]*)?(?![@_-])(?!\\.?[\\p{L}\\p{N}])",
                                            0),
                          piece->text, 0, &match);
           g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          char            *address = g_match_info_fetch (match, 0);
          g_autofree char *host = g_match_info_fetch (match, 1);
          g_autofree char *lower = g_ascii_strdown (host, -1);
          g_autofree char *before = NULL;
          int              start, end;
          gboolean         alone, named;
          HjlCvSure        sure;

          g_match_info_fetch_pos (match, 0, &start, &end);
          before = g_strchomp (g_strndup (piece->text, start));
          alone = piece->text[end] == '\0' && (*before == '\0' || (g_str_has_suffix (before, ":") && g_utf8_strlen (before, -1) < 20));
          named = name != NULL && hjl_cv_name_fits (name->value, lower) > 0;
          /* Alone, behind a label, or made of the name; or in a line of contacts. */
          if (is_no_page (facts, lower) || g_str_has_prefix (lower, "www.") || !(alone || named || is_contact (facts, piece, before)))
            {
              g_free (address);
              continue;
            }
          while (strlen (address) > 1 && strchr (".:'!?-", address[strlen (address) - 1]) != NULL)
            address[strlen (address) - 1] = '\0';
          sure = named && !scan->sent ? HJL_CV_LIKELY : HJL_CV_GUESS;
          take (facts, seen, address, sure, HJL_CV_FROM_TEXT, piece->page, piece->line);
        }
    }
}

/* "LinkedIn: /in/anna-nowak", "GitHub: @annanowak": behind what the place is called, whose address goes without saying. */
static void
find_handles (const HjlCvScan *scan,
              HjlCvFacts      *facts,
              GHashTable      *seen)
{
  static const struct
  {
    const char *label;
    const char *prefix;
  } places[] = { { "linkedin", "linkedin.com/in/" }, { "github", "github.com/" }, { "gitlab", "gitlab.com/" }, { "behance", "behance.net/" }, { "dribbble", "dribbble.com/" }, { "kaggle", "kaggle.com/" } };
  static GRegex      *handle = NULL;
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *next = hjl_cv_scan_get (scan, i + 1);
      const char       *colon = strchr (piece->text, ':');
      g_autofree char  *label = colon != NULL ? g_strndup (piece->text, colon - piece->text) : g_strdup (piece->text);
      g_autofree char  *folded = hjl_cv_fold (label);
      g_autofree char  *value = NULL;

      if (piece->page != 1 || piece->zone > HJL_CV_ZONE_CONTACT || i < scan->letterhead || scan->letter > 0)
        continue;
      value = colon != NULL && colon[1] != '\0' ? g_strstrip (g_strdup (colon + 1)) : !piece->last && next != NULL ? g_strdup (next->text)
                                                                                                                   : NULL;
      for (guint n = 0; value != NULL && n < G_N_ELEMENTS (places); n++)
        {
          g_autoptr (GMatchInfo) match = NULL;
          g_autofree char *own = g_str_equal (folded, places[n].label) && g_regex_match (hjl_cv_get_regex (&handle, "^(?:@|/?in/|/)?([A-Za-z0-9][A-Za-z0-9_-]{2,60})/?$", 0), value, 0, &match) ? g_match_info_fetch (match, 1) : NULL;

          /* "GitHub: Actions" is none; of a word that nothing says is a name, the sign before it says so. */
          if (own == NULL || (*value != '@' && *value != '/' && !g_str_has_prefix (value, "in/") && (name == NULL || hjl_cv_name_fits (name->value, own) == 0)))
            continue;
          take (facts, seen, g_strconcat (places[n].prefix, own, NULL), HJL_CV_LIKELY, HJL_CV_FROM_TEXT, piece->page, piece->line);
        }
    }
}

void
hjl_cv_find_links (const HjlCvScan *scan,
                   HjlCvFacts      *facts)
{
  static GRegex *regex = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *below = piece->last ? hjl_cv_scan_get (scan, i + 1) : NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (piece->zone == HJL_CV_ZONE_OTHERS)
        continue;
      for (g_regex_match (hjl_cv_get_regex (&regex, "(?<![\\p{L}\\p{N}@._-])(?:https?://[^\\s<>\"|,;()]+|www\\.[^\\s<>\"|,;()]+|(?:[a-z]{2,3}\\.)?(?:linkedin\\.com/in|github\\.com|gitlab\\.com|bitbucket\\.org|behance\\.net|"
                                                    "dribbble\\.com|xing\\.com/profile|stackoverflow\\.com/users|kaggle\\.com|medium\\.com|orcid\\.org|hackajob\\.com?|codepen\\.io|about\\.me|leetcode\\.com|hackerrank\\.com)/[^\\s<>\"|,;()]+)",
                                            G_REGEX_CASELESS),
                          piece->text, 0, &match);
           g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          char            *address = g_match_info_fetch (match, 0);
          g_autofree char *lower = NULL;
          g_autofree char *rest = NULL;
          int              end;
          gboolean         cut;
          HjlCvSure        sure;

          g_match_info_fetch_pos (match, 0, NULL, &end);
          cut = piece->text[end] == '\0' && below != NULL && strchr (address, '/') != NULL &&
                (g_str_has_suffix (address, "-") || g_str_has_suffix (address, "/") || g_str_has_suffix (address, "_") || g_str_has_suffix (below->text, " (LinkedIn)"));
          rest = cut ? dup_rest (below->text) : NULL;
          if (rest != NULL)
            {
              char *longer = g_strconcat (address, rest, NULL);

              g_free (address);
              address = longer;
            }
          while (strlen (address) > 1 && strchr (".:'!?-", address[strlen (address) - 1]) != NULL)
            address[strlen (address) - 1] = '\0';
          lower = g_ascii_strdown (address, -1);
          sure = piece->zone == HJL_CV_ZONE_BODY || piece->page != 1 ? HJL_CV_GUESS : has_any (lower, HJL_CV_WORD_PAGE) && !cut ? HJL_CV_SURE
                                                                                                                                : HJL_CV_LIKELY;
          take (facts, seen, address, sure, HJL_CV_FROM_TEXT, piece->page, piece->line);
        }
    }
  find_bare (scan, facts, seen);
  find_handles (scan, facts, seen);
  for (guint i = 0; i < scan->text->links->len; i++)
    {
      const char      *uri = g_ptr_array_index (scan->text->links, i);
      g_autofree char *lower = g_ascii_strdown (uri, -1);

      if (g_str_has_prefix (lower, "http://") || g_str_has_prefix (lower, "https://"))
        take (facts, seen, g_strdup (uri), has_any (lower, HJL_CV_WORD_PAGE) ? HJL_CV_LIKELY : HJL_CV_GUESS, HJL_CV_FROM_LINK, 0, 0);
    }
}
