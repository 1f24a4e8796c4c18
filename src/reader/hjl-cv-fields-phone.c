/* hjl-cv-fields-phone.c: telephone numbers in a CV
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

/* E.164 has at most 15 digits; fewer than 7 are a year, a postal code or an extension. */
#define MIN_DIGITS 7
#define MAX_DIGITS 15
#define MAX_PHONES 6

/* Years and days: "2019 - 2023", "01.02.2019", "2019-02-01"; not "06.12.34.56.78". */
static gboolean
is_date (const char *number)
{
  static GRegex *regex = NULL, *pairs = NULL;

  if (pairs == NULL)
    pairs = g_regex_new ("^\\d\\d(?:([./-])\\d\\d)(?:\\1\\d\\d){3}$", 0, 0, NULL);
  if (g_regex_match (pairs, number, 0, NULL))
    return FALSE;
  /* "0475/55.50.12" is none: no month has 55 days. */
  if (regex == NULL)
    regex = g_regex_new ("(?:^|[^0-9])(?:(?:19|20)\\d\\d ?[-–/.]? ?(?:19|20)\\d\\d|(?:[0-2]?\\d|3[01])[./-](?:[0-2]?\\d|3[01])[./-](?:19|20)?\\d\\d|"
                         "(?:19|20)\\d\\d[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./](?:19|20)\\d\\d.*)(?:$|[^0-9])",
                         0, 0, NULL);

  return *number != '+' && g_regex_match (regex, number, 0, NULL);
}

/* "ext. 204" right behind a number is a part of it; "x 204" where nothing goes on with a sentence. *@doubt: whether it
 * may be something else: "int 2019". (transfer full) */
static char *
dup_with_extension (const char *number,
                    const char *behind,
                    gboolean   *doubt)
{
  static GRegex *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *extension = NULL;

  if (regex == NULL)
    regex = g_regex_new ("^,? ?(?:(?:ext|extn|extension|poste|anexo|wew|dahili|доб)\\.?:? ?\\d{1,6}(?!\\d)|(?:x|(int))\\.?:? ?\\d{2,6}(?=\\s*(?:$|[,;|)])))", G_REGEX_CASELESS, 0, NULL);
  if (g_regex_match (regex, behind, 0, &match))
    {
      g_autofree char *interno = g_match_info_fetch (match, 1);

      extension = g_match_info_fetch (match, 0);
      *doubt = interno != NULL && *interno != '\0';
    }

  return extension != NULL ? g_strconcat (number, extension, NULL) : g_strdup (number);
}

/* As E.164 counts, without what is dialled besides: "0043 (0)664 12345678". */
static guint
count_dialled (const char *number)
{
  guint n = hjl_cv_count_digits (number);

  return strstr (number, "(0)") == NULL ? n : g_str_has_prefix (number, "00") ? n - 3
                                                                              : n - 1;
}

/* The label right before a number: the last words before it. */
static gboolean
has_label (const char *before,
           guint       label)
{
  g_autofree char *text = g_strchomp (g_strdup (before));
  g_auto (GStrv) words = NULL;
  char *plural = g_strrstr (text, "(s)");
  guint n;

  /* "Phone(s):" */
  if (plural != NULL && plural[3 + strspn (plural + 3, ": ")] == '\0')
    *plural = '\0';
  g_strdelimit (text, ":()", ' ');
  words = g_strsplit_set (text, " ,;", -1);
  n = g_strv_length (words);
  for (guint take = 1, i = n; i > 0 && take <= 3; i--)
    {
      g_autofree char *part = NULL;
      g_autofree char *folded = NULL;

      if (*words[i - 1] == '\0')
        continue;
      part = g_strjoinv (" ", words + i - 1);
      folded = hjl_cv_fold (part);
      if (hjl_cv_word_is (label, folded))
        return TRUE;
      take++;
    }

  return FALSE;
}

/* "0161 496 0123 / 07700 900123": a bar in place of what stands between two numbers that are whole, each:
 * the second one can be dialled by itself, the first one begins as inside a country, or both have more digits than E.164 with 00 and (0).
 * "0049 (0) 1511 / 23456789" is one. (transfer full) */
static char *
dup_parted (const char *text)
{
  char *parted = g_strdup (text);

  for (char *joint = strstr (parted, " / "); joint != NULL; joint = strstr (joint + 1, " / "))
    {
      const char *first = joint;
      guint       n_before = 0, n_after = 0;

      for (; first > parted && strchr ("0123456789 ()+.-", first[-1]) != NULL; first--)
        n_before += g_ascii_isdigit (first[-1]);
      first += strspn (first, " ).-");
      for (const char *p = joint + 3; *p != '\0' && strchr ("0123456789 ()+.-", *p) != NULL; p++)
        n_after += g_ascii_isdigit (*p);
      if (n_before > MIN_DIGITS && n_after > MIN_DIGITS && (strchr ("+(0", joint[3]) != NULL || strchr ("+(0", *first) == NULL || n_before + n_after > MAX_DIGITS + 3))
        joint[1] = '|';
    }

  return parted;
}

/* "20 55 50 12", as Danes and Norwegians write theirs. */
static gboolean
is_in_pairs (const char *number)
{
  return strlen (number) == 11 && hjl_cv_count_digits (number) == 8 && number[2] == ' ' && number[5] == ' ' && number[8] == ' ';
}

/* "Phone number: (+370) 612" at a line's end, too short for a whole one, and "55 511 (Mobile)" below it: digits, and nothing else but
 * what they are. (transfer full) (nullable) */
static char *
dup_over_line (const HjlCvScan *scan,
               guint            index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  const HjlCvPiece *below = hjl_cv_scan_get (scan, index + 1);
  const char       *value = hjl_cv_after_label (piece->text, HJL_CV_WORD_LABEL_PHONE);
  guint             n = value != NULL ? hjl_cv_count_digits (value) : 0;
  g_autofree char  *rest = NULL;
  gsize             length;

  if (n < 4 || n >= MIN_DIGITS || !piece->last || below == NULL || below->page != piece->page || !g_ascii_isdigit (below->text[0]) || !g_ascii_isdigit (value[strlen (value) - 1]))
    return NULL;
  length = strspn (below->text, "0123456789 -./");
  rest = g_strndup (below->text, length);
  if ((below->text[length] != '\0' && below->text[length] != '(') || is_date (g_strchomp (rest)))
    return NULL;

  return g_strdup_printf ("%s %s", piece->text, rest);
}

/* Whether the person's address stands right before or behind it. */
static gboolean
is_beside_address (const HjlCvScan  *scan,
                   const HjlCvFacts *facts,
                   guint             index)
{
  const HjlCvFinding *email = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);

  for (guint i = index > 0 ? index - 1 : 0; email != NULL && email->sure != HJL_CV_GUESS && i <= index + 1; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece != NULL && piece->page == hjl_cv_scan_get (scan, index)->page && strstr (piece->text, email->value) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* "Forwarded by Blueheron Partners, talent@blueheron.example, +44 20 7946 0444": whether an address that is not the person's stands in its
 * line, and none that is. */
static gboolean
is_anothers (const HjlCvScan  *scan,
             const HjlCvFacts *facts,
             guint             index)
{
  const HjlCvFinding *email = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);
  const HjlCvPiece   *piece = hjl_cv_scan_get (scan, index);
  gboolean            other = FALSE;

  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      if (finding->field != HJL_CV_FIELD_EMAIL || finding->page != piece->page || finding->line != piece->line)
        continue;
      if (finding == email && finding->sure != HJL_CV_GUESS)
        return FALSE;
      other = TRUE;
    }

  return other;
}

/* Whether the person's address stands in that line, or in the one above or below it. */
static gboolean
is_near_address (const HjlCvFacts *facts,
                 guint             page,
                 guint             line)
{
  const HjlCvFinding *email = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);

  return email != NULL && email->sure != HJL_CV_GUESS && page == email->page && MAX (line, email->line) - MIN (line, email->line) <= 1;
}

/* A number above the name or beside it, away from the person's address, where another one is beside it, may be that of whoever sends the CV. What is sure,
 * else what is beside the address, comes first. */
static void
order_phones (HjlCvFacts *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  HjlCvFinding       *first = NULL, *best = NULL;
  guint               first_at = 0, best_at = 0;
  gboolean            near = FALSE;

  for (guint i = 0; i < facts->findings->len; i++)
    {
      HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      near |= finding->field == HJL_CV_FIELD_PHONE && is_near_address (facts, finding->page, finding->line);
    }
  for (guint i = 0; near && i < facts->findings->len; i++)
    {
      HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);
      gboolean      close;

      if (finding->field != HJL_CV_FIELD_PHONE)
        continue;
      close = is_near_address (facts, finding->page, finding->line);
      if (name != NULL && !close && finding->page == name->page && finding->line <= name->line)
        finding->sure = MIN (finding->sure, HJL_CV_LIKELY);
      if (first == NULL)
        {
          first = finding;
          first_at = i;
        }
      if (best == NULL ? close || finding->sure == HJL_CV_SURE : finding->sure == HJL_CV_SURE && best->sure != HJL_CV_SURE)
        {
          best = finding;
          best_at = i;
        }
    }
  if (best == NULL || best == first || first->sure == HJL_CV_SURE)
    return;
  facts->findings->pdata[best_at] = first;
  facts->findings->pdata[first_at] = best;
}

/* Whether nothing stands before a number and behind it but the person's address and what parts them: "0161 496 0123 – anna@example.org". Who else
 * is named there may have it: "Peter Holm (husband), 0161 496 0123". */
static gboolean
is_alone (const HjlCvFacts *facts,
          const char       *before,
          const char       *behind)
{
  const HjlCvFinding *email = hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL);
  g_autoptr (GString) rest = g_string_new (before);

  g_string_append (g_string_append_c (rest, ' '), behind);
  g_string_replace (rest, email->value, "", 1);
  for (const char *p = rest->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr (" ,;|/–—-·•", -1, g_utf8_get_char (p)) == NULL)
        return FALSE;
    }

  return TRUE;
}

void
hjl_cv_find_phones (const HjlCvScan *scan,
                    HjlCvFacts      *facts)
{
  static GRegex *regex = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_found = 0, n_own = 0;

  if (regex == NULL)
    regex = g_regex_new ("(?<![\\p{L}\\p{N}@/._=-])(?:\\+ ?|\\(\\+?)?\\d[\\d ()./–\\-]{4,24}\\d(?![\\p{Latin}\\d@_/=%])", 0, 0, NULL);

  for (guint i = 0; i < scan->pieces->len && n_found < MAX_PHONES; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *above = i > 0 ? hjl_cv_scan_get (scan, i - 1) : NULL;
      gboolean          label_above = above != NULL && hjl_cv_word_is (HJL_CV_WORD_LABEL_PHONE, above->folded);
      gboolean          number_above = above != NULL && hjl_cv_word_is (HJL_CV_WORD_LABEL_NUMBER, above->folded);
      g_autofree char  *over = dup_over_line (scan, i);
      g_autofree char  *text = dup_parted (over != NULL ? over : piece->text);
      g_autoptr (GMatchInfo) match = NULL;

      if (piece->zone == HJL_CV_ZONE_OTHERS)
        continue;
      for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char  *number = g_match_info_fetch (match, 0);
          g_autofree char  *before = NULL;
          GString          *digits = NULL;
          guint             n_digits = hjl_cv_count_digits (number);
          int               start, end;
          g_autofree char  *extended = NULL;
          gboolean          labelled, plus, whole, beside, anothers, doubt = FALSE;
          const HjlCvPiece *below;

          g_match_info_fetch_pos (match, 0, &start, &end);
          before = g_strndup (text, start);
          if (n_digits < MIN_DIGITS || count_dialled (number) > MAX_DIGITS + 1 || is_date (number))
            continue;
          /* "s: 555 0123", as Icelanders write it; without a colon a letter is a part of what a number is of. */
          labelled = has_label (before, HJL_CV_WORD_LABEL_PHONE) || (*before == '\0' && label_above) || (g_str_has_prefix (before, "s:") && before[2 + strspn (before + 2, " ")] == '\0');
          /* "Mobile No." is of a telephone. */
          if (!labelled && (has_label (before, HJL_CV_WORD_LABEL_NUMBER) || (*before == '\0' && number_above)))
            continue;
          plus = *number == '+' || g_str_has_prefix (number, "(+") || g_str_has_prefix (number, "00");
          beside = is_beside_address (scan, facts, i);
          /* A number that nothing says of what it is, among experience, is anything. */
          if (!labelled && !plus && ((piece->zone == HJL_CV_ZONE_BODY && !beside) || (n_digits < 9 && !(beside && is_in_pairs (number)))))
            continue;
          /* Alone beside an address that is surely the person's, as it is dialled in its country, it is a telephone's. */
          beside = beside && ((const HjlCvFinding *) hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL))->sure == HJL_CV_SURE && is_alone (facts, before, text + end) && (*number == '0' || *number == '(') && n_own == 0;
          anothers = is_anothers (scan, facts, i) || (scan->sent && !is_near_address (facts, piece->page, piece->line));

          digits = g_string_new (NULL);
          for (const char *p = number; *p != '\0'; p++)
            {
              if (g_ascii_isdigit (*p))
                g_string_append_c (digits, *p);
            }
          if (!g_hash_table_add (seen, g_string_free (digits, FALSE)))
            continue;
          /* What goes on in the next line, or is short, may not be whole. */
          below = piece->last ? hjl_cv_scan_get (scan, i + 1) : NULL;
          /* On a page from the right nothing but a plus says which group of digits is the first. */
          whole = (plus || !scan->text->from_right || strchr (number, ' ') == NULL) && n_digits >= 9 && count_dialled (number) <= MAX_DIGITS && (text[end] != '\0' || below == NULL || !g_ascii_isdigit (below->text[0]));
          extended = g_strstrip (dup_with_extension (number, text + end, &doubt));
          hjl_cv_facts_take (facts, HJL_CV_FIELD_PHONE, g_steal_pointer (&extended),
                             (labelled || beside || (plus && n_own == 0)) && !anothers && piece->zone != HJL_CV_ZONE_BODY && piece->page == 1 && whole && !doubt && over == NULL && i >= scan->letterhead && scan->letter == 0 && !piece->foot ? HJL_CV_SURE : HJL_CV_LIKELY,
                             HJL_CV_FROM_TEXT, piece->page, piece->line);
          n_found++;
          n_own += !anothers;
        }
    }
  order_phones (facts);
}
