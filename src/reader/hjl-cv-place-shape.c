/* hjl-cv-place-shape.c: what a place is written like
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-place.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

static gboolean
has_digits (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

gboolean
hjl_cv_has_contact (const char *text)
{
  return strchr (text, '@') != NULL || strstr (text, "://") != NULL || strstr (text, "www.") != NULL || strstr (text, ".com") != NULL;
}

gboolean
hjl_cv_has_job (const char *folded)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " ,/-|&()", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0' && hjl_cv_word_is (HJL_CV_WORD_JOB, words[i]))
        return TRUE;
      for (const char *const *endings = hjl_cv_words_get (HJL_CV_WORD_JOB_ENDING); *endings != NULL; endings++)
        {
          if (strlen (words[i]) > strlen (*endings) + 2 && g_str_has_suffix (words[i], *endings))
            return TRUE;
        }
    }

  return FALSE;
}

/* States and provinces of North America and Australia, with a ZIP code or without. */
static gboolean
is_state (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text + strspn (text, " "), " ", 3);

  return words[0] != NULL && g_strv_contains (hjl_cv_words_get (HJL_CV_WORD_STATE), words[0]) && (words[1] == NULL || strpbrk (words[1], "0123456789") != NULL);
}

/* Counties of the British Isles; states of India and North America that are written out. */
static gboolean
is_region (const char *folded)
{
  return hjl_cv_word_is (HJL_CV_WORD_REGION, folded) || g_str_has_prefix (folded, "co ") || g_str_has_prefix (folded, "county ");
}

char *
hjl_cv_place_dup_first_part (const char *text)
{
  const char      *comma = strchr (text, ',');
  g_autofree char *first = comma != NULL ? g_strndup (text, comma - text) : NULL;

  return first != NULL ? hjl_cv_fold (first) : NULL;
}

/* "English, Urdu" */
static gboolean
begins_otherwise (const char *text)
{
  g_autofree char *first = hjl_cv_place_dup_first_part (text);

  return first != NULL && hjl_cv_word_is (HJL_CV_WORD_OTHER, first);
}

gboolean
hjl_cv_place_begins_with_job (const char *text)
{
  g_autofree char *first = hjl_cv_place_dup_first_part (text);

  return first != NULL && hjl_cv_has_job (first);
}

/* "Engineer – Hobart, TAS": what follows the last joint before the first comma. Lent by @text, NULL without one */
static const char *
find_after_joint (const char *text)
{
  static const char *const joints[] = { " – ", " — ", " - " };
  const char              *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *joint = g_strrstr_len (text, (gssize) strcspn (text, ","), joints[i]);

      if (joint != NULL && joint + strlen (joints[i]) > found)
        found = joint + strlen (joints[i]);
    }

  return found;
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
  if (n < 2 || n > 5 || strlen (text) > HJL_CV_MAX_PLACE || hjl_cv_has_contact (text))
    return FALSE;
  last = hjl_cv_fold (parts[n - 1]);
  *country = hjl_cv_word_is (HJL_CV_WORD_COUNTRY, last) || is_state (parts[n - 1]);
  if (*country)
    return TRUE;
  if (n > 3 || has_digits (text))
    return FALSE;
  if (begins_otherwise (text))
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
  *country = is_region (last);

  return TRUE;
}

const char *
hjl_cv_place_skip_label (const char *text)
{
  static const char *const unspaced[] = { "现居地", "现居", "现住", "居住地" };
  const char              *end = text;

  if ((*text == 'A' || *text == 'L') && text[1] == ':' && text[2] == ' ')
    return text + 3;
  /* "现居深圳": now living there. */
  for (guint i = 0; i < G_N_ELEMENTS (unspaced); i++)
    {
      if (g_str_has_prefix (text, unspaced[i]) && strchr (text, ':') == NULL && g_utf8_strlen (text, -1) > g_utf8_strlen (unspaced[i], -1) + 1)
        return text + strlen (unspaced[i]);
    }
  /* "Lives in" before "Lives". */
  for (guint n = 2; n > 0; n--)
    {
      g_autofree char *left = NULL;
      g_autofree char *folded = NULL;

      end = text + strcspn (text, " ");
      if (n == 2 && *end != '\0')
        end += 1 + strcspn (end + 1, " ");
      left = g_strndup (text, end - text);
      folded = hjl_cv_fold (left);
      if (*end != '\0' && hjl_cv_word_is (HJL_CV_WORD_LABEL_PLACE, folded))
        return end + strspn (end, " ");
    }
  for (end = text; g_ascii_isalpha (*end); end++)
    {
      g_autofree char *left = NULL;
      g_autofree char *folded = NULL;

      if (end < text + 3 || !g_ascii_isupper (*end) || !g_ascii_islower (end[-1]))
        continue;
      left = g_strndup (text, end - text);
      folded = hjl_cv_fold (left);
      return g_str_equal (folded, "home") || hjl_cv_word_is (HJL_CV_WORD_LABEL_PLACE, folded) ? end : text;
    }

  return text;
}

/* At what people put between what they say of themselves. */
static GStrv
split (const char *text)
{
  static GRegex *joint = NULL;

  return g_regex_split (hjl_cv_get_regex (&joint, " *\\n *| (?:/|-|–|—|~|\\||\\+)(?: |$)|  +", 0), text, 0);
}

/* Where the sentence begins that @text ends with: "I bake. Leeds, UK", but not "St. Ives, UK". Lent by @text */
static const char *
find_sentence (const char *text)
{
  static GRegex *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int end = 0;

  if (g_regex_match (hjl_cv_get_regex (&regex, "^.*\\p{Ll}{4}\\. (?=\\p{Lu})", 0), text, 0, &match))
    g_match_info_fetch_pos (match, 0, NULL, &end);

  return text + end;
}

/* "Leeds, UK (open to remote)." without what explains it, and the sentence's end. (transfer full) */
static char *
dup_without_end (const char *text)
{
  const char *open = g_str_has_suffix (text, ")") ? strrchr (text, '(') : NULL;
  char       *bare = g_strchomp (open != NULL && open > text && open[-1] == ' ' && strchr (text, ',') != NULL && strchr (text, ',') < open ? g_strndup (text, open - text) : g_strdup (text));

  if (g_str_has_suffix (bare, ".") && strchr (bare, '.') == bare + strlen (bare) - 1)
    bare[strlen (bare) - 1] = '\0';

  return bare;
}

/* A place, or the part of @text that is one: "anna@example.com / Portland, OR". */
char *
hjl_cv_dup_place (const char *text,
                  gboolean   *country)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *bare = NULL;

  text = hjl_cv_place_skip_label (find_sentence (text));
  if (hjl_cv_place_begins_with_job (text))
    {
      const char *comma = strchr (text, ',');
      const char *in = g_strstr_len (text, comma - text, " in ");
      const char *behind = find_after_joint (text);

      /* "Baker in Leeds, UK" */
      for (text = behind != NULL ? behind : in != NULL ? in + 4
                                                       : comma + 1;
           *text == ' ';)
        text++;
    }
  bare = dup_without_end (text);
  if (is_town_and_country (bare, country))
    return g_steal_pointer (&bare);
  parts = split (bare);
  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && parts[i] != NULL; i++)
    {
      const char *part = hjl_cv_place_skip_label (g_strstrip (parts[i]));

      if (is_town_and_country (part, country))
        return g_strdup (part);
    }

  return NULL;
}

/* A word that people write where they say how they are reached, and no part of what a town is called. */
static gboolean
is_no_town (const char *folded)
{
  return (hjl_cv_word_is (HJL_CV_WORD_OTHER, folded) && !hjl_cv_word_is (HJL_CV_WORD_TOWN_TOO, folded)) || hjl_cv_word_is (HJL_CV_WORD_JOB, folded) ||
         hjl_cv_word_is (HJL_CV_WORD_DEGREE, folded) || hjl_cv_word_is (HJL_CV_WORD_TITLE, folded);
}

gboolean
hjl_cv_place_may_be_town (const char *text)
{
  static GRegex *district = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *folded_text = NULL;
  const char      *open = strstr (text, " (");

  /* "Longueuil (Québec)" */
  if (open != NULL && g_str_has_suffix (text, ")"))
    {
      g_autofree char *before = g_strndup (text, open - text);
      g_autofree char *within = g_strndup (open + 2, strlen (open) - 3);

      /* "Annecy (74)": a French department. */
      return hjl_cv_place_may_be_town (before) && (hjl_cv_place_may_be_town (within) || (strlen (within) <= 3 && strspn (within, "0123456789AB") == strlen (within)));
    }
  if (g_strv_contains (hjl_cv_words_get (HJL_CV_WORD_TOWN), text))
    return TRUE;

  /* "Bristol BS6", "Paris 13e": the half of a postcode that says which part of the town. */
  if (g_regex_match (hjl_cv_get_regex (&district, "^(\\p{Lu}\\p{L}[^\\d,]*) (?:[A-Z]{1,2}\\d{1,2}[A-Z]?|\\d{1,2}(?:e|er|ème))$", 0), text, 0, &match))
    {
      g_autofree char *town = g_match_info_fetch (match, 1);

      return hjl_cv_place_may_be_town (town);
    }
  if (has_digits (text) || hjl_cv_has_contact (text) || begins_otherwise (text) || strpbrk (text, ":/()&") != NULL || g_utf8_strlen (text, -1) > 40 || hjl_cv_has_unspaced (text))
    return FALSE;
  words = g_strsplit_set (text, " ,", -1);
  if (g_strv_length (words) > 6)
    return FALSE;
  folded_text = hjl_cv_fold (text);
  /* "Home 01632 960111", "Lives | Leeds" */
  if ((hjl_cv_is_label (folded_text) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_NUMBER, folded_text)) || g_str_equal (folded_text, "home"))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar         first = g_utf8_get_char (words[i]);
      g_autofree char *folded = hjl_cv_fold (words[i]);
      gboolean         small = g_unichar_islower (first) && g_utf8_strlen (words[i], -1) <= 4;

      if (*words[i] == '\0' || (small && i > 0 && words[i + 1] != NULL))
        continue;
      if (!g_unichar_isalpha (first) || g_unichar_islower (first) || is_no_town (folded))
        return FALSE;
    }

  return *text != '\0';
}

/* A British postcode, and a town that has no word which may be a firm's before it: "Newcastle upon Tyne", but not "Barclays London". */
#define BRITISH "[A-Z]{1,2}\\d[\\dA-Z]? \\d[A-Z]{2}"
#define ONE_TOWN "\\p{Lu}[^ ]*(?: (?:upon|on|under|by|am|an|im|le|sur|de|del) [^ ]+)?"

HjlCvPostcode
hjl_cv_place_find_postcode (const char *text)
{
  static GRegex *postcode = NULL, *plain = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *town = NULL;

  if (postcode == NULL)
    {
      /* Letters stand before the numbers of those countries alone that write so: "BS-7671" is a standard. */
      postcode = g_regex_new ("^(?|(?:(?:A|AT|B|BE|CH|DK|FL|L|LU|N|NO)-(?=\\d{4} )|(?:D|DE|E|ES|F|FI|FR|I|IT|S|SE)-(?=\\d{5} ))?"
                              "(?:\\d{4,6}|\\d{2}-\\d{3}|\\d{3} \\d{2}) (\\p{L}.*)|(?:(\\p{Lu}[^,\\d]*\\p{L}) )?" BRITISH ")$",
                              G_REGEX_OPTIMIZE, 0, NULL);
      plain = g_regex_new ("^(?:(?!\\d*00 )\\d{4,6} " ONE_TOWN "|(?:" ONE_TOWN " )?" BRITISH ")$", G_REGEX_OPTIMIZE, 0, NULL);
    }
  if (!g_regex_match (postcode, text, 0, &match))
    return HJL_CV_POSTCODE_NONE;
  town = g_match_info_fetch (match, 1);
  if (town != NULL && *town != '\0' && !hjl_cv_place_may_be_town (town))
    return HJL_CV_POSTCODE_NONE;

  return g_regex_match (plain, text, 0, NULL) ? HJL_CV_POSTCODE_TOWN : HJL_CV_POSTCODE_LIKELY;
}

gboolean
hjl_cv_place_fits_postcode (const char *text)
{
  static GRegex *regex = NULL;

  return !g_regex_match (hjl_cv_get_regex (&regex, "^(?!London [NESW])(.).*\\p{L} (?!\\1)[A-Z]{1,2}\\d[\\dA-Z]? \\d[A-Z]{2}$", 0), text, 0, NULL);
}

gboolean
hjl_cv_place_may_be_address (const char *text)
{
  static GRegex *address = NULL, *phone = NULL;

  if (address == NULL)
    {
      address = g_regex_new ("^(?!.*\\b(?:19|20)\\d\\d\\b(?! [A-Z]{2} \\p{Lu}))(?!.*, *\\p{Ll}{4})(?=.*\\p{L}{3})(?:[^,]*\\d[^,]*,.*\\p{L}|[^,]*\\p{L}[^,]*,.*\\d.*|[^,]*$)", G_REGEX_OPTIMIZE, 0, NULL);
      phone = g_regex_new ("\\d(?:[ ()./-]{0,2}\\d){8}", G_REGEX_OPTIMIZE, 0, NULL);
    }

  return has_digits (text) && !g_regex_match (phone, text, 0, NULL) && !hjl_cv_has_contact (text) && strpbrk (text, ":|+") == NULL && g_utf8_strlen (text, -1) <= HJL_CV_MAX_PLACE / 2 &&
         g_regex_match (address, text, 0, NULL) && (strchr (text, ',') != NULL || hjl_cv_place_find_postcode (text) != HJL_CV_POSTCODE_NONE);
}

GStrv
hjl_cv_place_split_contact (const char *text)
{
  static GRegex   *contact = NULL;
  g_autofree char *bare = NULL;
  GStrv            parts;

  if (hjl_cv_place_begins_with_job (text) && strstr (text, ", ") != NULL && find_after_joint (text) == NULL)
    return g_strsplit (text, ", ", -1);
  bare = g_regex_replace_literal (hjl_cv_get_regex (&contact, "(?:(?<![^\\s,;|(])(?:\\p{L}|[Tt]el|[Pp]hone|[Mm]obile|[Ee]-?mail|[Ww]eb)\\.?: *)?(?:[^\\s,;|<>()]+@[^\\s,;|<>()]+|(?:https?://|www\\.)[^\\s,;|]+|[\\w.-]+\\.(?:com|org|net|io|dev|me|co\\.uk)\\b[^\\s,;|]*|"
                                                              "(?<![\\w.])\\+?\\(?\\d[\\d ()./-]{7,20}\\d(?!\\w))",
                                                    0),
                                  text, -1, 0, "\n", 0, NULL);
  parts = split (bare != NULL ? bare : text);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *start = parts[i], *end = start + strlen (start);

      while (start < end && g_utf8_strchr (" ,;-–—/|~+", -1, g_utf8_get_char (start)) != NULL)
        start = g_utf8_next_char (start);
      while (end > start && g_utf8_strchr (" ,;-–—/|~+", -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
        end = g_utf8_prev_char (end);
      {
        char *part = g_strndup (start, end - start);

        g_free (parts[i]);
        parts[i] = part;
      }
    }

  return parts;
}

gboolean
hjl_cv_place_has_postcode (const char *text)
{
  static GRegex *postcode = NULL;

  return g_regex_match (hjl_cv_get_regex (&postcode, "(?:^|[ ,-])(?:\\d{4,6}|\\d{2}-\\d{3}|\\d{3} \\d{2}) \\p{Lu}\\p{L}{2}|\\b[A-Z]{1,2}\\d[\\dA-Z]? \\d[A-Z]{2}\\b", 0), text, 0, NULL);
}

gboolean
hjl_cv_place_is_street (const char *text)
{
  static GRegex *street = NULL;

  return !hjl_cv_place_has_postcode (text) && g_regex_match (hjl_cv_get_regex (&street, "^(?=.*\\d)(?!.*\\d{4})(?:.*,|\\d[^,/(]*\\p{Latin}|\\p{Latin}[^,/(]* \\d+\\p{L}?)$", 0), text, 0, NULL);
}

/* "44139 Dortmund"; "CH-3005 Bern, Switzerland"; "5 Mill Lane, Leeds LS1 4AB". What has no number may be a firm: "Barclays, London E14 5HP". */
static gboolean
is_address (char   **parts,
            gboolean country)
{
  HjlCvPostcode postcode = hjl_cv_place_find_postcode (g_strstrip (parts[0]));

  if (postcode != HJL_CV_POSTCODE_NONE)
    return country || (postcode == HJL_CV_POSTCODE_TOWN && parts[1] == NULL);
  for (guint i = 1; has_digits (parts[0]) && parts[i] != NULL; i++)
    {
      if (hjl_cv_place_find_postcode (g_strstrip (parts[i])) != HJL_CV_POSTCODE_NONE)
        return TRUE;
    }

  return FALSE;
}

gboolean
hjl_cv_place_is_whole (const char *text)
{
  static GRegex *joined = NULL;
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *first = parts[0] != NULL ? hjl_cv_fold (parts[0]) : NULL;
  guint            n = g_strv_length (parts);
  gboolean         country;

  /* "Living in Leeds" may be, and "Working in Leeds" or "Residente en Cirugía" may not: what is left of either says nothing. */
  if (n == 0 || n > 4 || *first == '\0' || hjl_cv_has_contact (text) || g_regex_match (hjl_cv_get_regex (&joined, "^\\S+ (?:in|to|from|near|at|for|nach|aus|of|en|em|a|à|w) ", 0), text, 0, NULL) || find_sentence (text) > text)
    return FALSE;
  is_town_and_country (text, &country);
  if (hjl_cv_place_may_be_address (text) && is_address (parts, country))
    return TRUE;
  if (n < 2 || has_digits (parts[0]) || !country)
    return FALSE;
  /* "Oregon, USA": of a state and a country, or of streets, a person says more. */
  for (guint i = 0; i + 1 < n; i++)
    {
      if (!hjl_cv_place_may_be_town (g_strstrip (parts[i])))
        return FALSE;
    }

  /* "Harrods, London, UK": of three the middle one is a county, a state or a part of a country, or the first may be a house. */
  if (n == 3)
    {
      g_autofree char *middle = hjl_cv_fold (parts[1]);

      if (!is_region (middle) && !(strlen (parts[1]) <= 3 && hjl_cv_is_capitals (parts[1])) && !hjl_cv_word_is (HJL_CV_WORD_COUNTRY, middle))
        return FALSE;
    }

  return n <= 3 && !is_region (first) && !hjl_cv_word_is (HJL_CV_WORD_COUNTRY, first);
}
