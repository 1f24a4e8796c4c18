/* hjl-cv-fields-phone.c: telephone numbers in a CV
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"

#include <string.h>

#include "reader/hjl-cv-place.h"
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

  if (g_regex_match (hjl_cv_get_regex (&pairs, "^\\d\\d(?:([./-])\\d\\d)(?:\\1\\d\\d){3}$", 0), number, 0, NULL))
    return FALSE;
  /* "0475/55.50.12" is none: no month has 55 days. */

  return *number != '+' && g_regex_match (hjl_cv_get_regex (&regex, "(?:^|[^0-9])(?:(?:19|20)\\d\\d ?[-–/.]? ?(?:19|20)\\d\\d|(?:[0-2]?\\d|3[01])[./-](?:[0-2]?\\d|3[01])[./-](?:19|20)?\\d\\d|"
                                                                    "(?:19|20)\\d\\d[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}[./](?:19|20)\\d\\d.*)(?:$|[^0-9])",
                                                            0),
                                          number, 0, NULL);
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

  if (g_regex_match (hjl_cv_get_regex (&regex, "^,? ?(?:(?:ext|extn|extension|poste|anexo|wew|dahili|доб)\\.?:? ?\\d{1,6}(?!\\d)|(?:x|(int))\\.?:? ?\\d{2,6}(?=\\s*(?:$|[,;|)])))", G_REGEX_CASELESS), behind, 0, &match))
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

/* "570-555-0123", of an area that North America has. */
static gboolean
is_north_american (const char *number)
{
  static GRegex *regex = NULL;

  return g_regex_match (hjl_cv_get_regex (&regex, "^(?!.11|555)[2-9]\\d\\d([-.])[2-9]\\d\\d\\1\\d{4}$", 0), number, 0, NULL);
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

/* Whether the person's address stands right before or behind it, be it there once more. */
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

/* What is sure, else what is beside the person's address, comes first. A number above the name, away from the address, where another one is beside
 * that or the name asks, may be of whoever sends the CV. */
static void
order_phones (HjlCvFacts *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  guint               first_at = G_MAXUINT, best_at = G_MAXUINT;
  gboolean            near = FALSE;

  for (guint i = 0; i < facts->findings->len; i++)
    {
      HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      near |= finding->field == HJL_CV_FIELD_PHONE && is_near_address (facts, finding->page, finding->line);
    }
  for (guint i = 0; i < facts->findings->len; i++)
    {
      HjlCvFinding       *finding = g_ptr_array_index (facts->findings, i);
      const HjlCvFinding *best = best_at != G_MAXUINT ? g_ptr_array_index (facts->findings, best_at) : NULL;
      gboolean            close;

      if (finding->field != HJL_CV_FIELD_PHONE)
        continue;
      close = is_near_address (facts, finding->page, finding->line);
      if (name != NULL && (near || name->sure != HJL_CV_SURE) && !close && finding->page == name->page && finding->line <= name->line)
        finding->sure = MIN (finding->sure, HJL_CV_LIKELY);
      first_at = MIN (first_at, i);
      if (best == NULL ? close || finding->sure == HJL_CV_SURE : finding->sure == HJL_CV_SURE && best->sure != HJL_CV_SURE)
        best_at = i;
    }
  if (best_at != G_MAXUINT && best_at != first_at && ((HjlCvFinding *) g_ptr_array_index (facts->findings, first_at))->sure != HJL_CV_SURE)
    {
      gpointer first = facts->findings->pdata[first_at];

      facts->findings->pdata[first_at] = facts->findings->pdata[best_at];
      facts->findings->pdata[best_at] = first;
    }
}

/* "mobile", "UK mobile", "phone and WhatsApp", "home", "tel 2" */
static gboolean
is_kind_of_phone (const char *folded)
{
  static const char *const kinds[] = { "", "work", "direct", "day", "daytime", "evening", "1", "2", "3", NULL };
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  /* An icon's letter. */
  if (hjl_cv_is_label (folded) || g_utf8_strlen (folded, -1) <= 1)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!g_strv_contains (kinds, words[i]) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_PHONE, words[i]) && !hjl_cv_word_is (HJL_CV_WORD_OWN_PLACE, words[i]) && !hjl_cv_word_is (HJL_CV_WORD_JOINT, words[i]) && !hjl_cv_word_is (HJL_CV_WORD_COUNTRY, words[i]))
        return FALSE;
    }

  return TRUE;
}

/* Whether a part of what stands before a number says nothing of whose it is but that it is the person's: a label, a part of the name, where they
 * live, what they do, another number. "Wife: Jana Novak", "Current employer: …" and "please call Tom on" do.
 * @last: right before the number */
static gboolean
says_nothing (const HjlCvFacts *facts,
              const char       *part,
              gboolean          last)
{
  g_autofree char *folded = hjl_cv_fold (part);
  const char      *place = hjl_cv_place_skip_label (part);
  const char      *colon = strchr (part, ':');

  if (is_kind_of_phone (folded) || hjl_cv_is_of_name (facts, folded) || hjl_cv_count_digits (part) >= MIN_DIGITS)
    return TRUE;
  if (colon != NULL && place == part)
    {
      g_autofree char *left = g_strndup (part, colon - part);
      g_autofree char *label = hjl_cv_fold (left);
      g_autofree char *rest = g_strstrip (g_strdup (colon + 1));

      return is_kind_of_phone (label) && says_nothing (facts, rest, last);
    }
  /* "Voter ID +44 …": nothing parts what may be a label of something else from it. */
  if (last || hjl_cv_names_another (facts, part))
    return FALSE;

  return hjl_cv_place_may_be_town (place) || hjl_cv_place_is_street (place) || hjl_cv_place_has_postcode (place) || hjl_cv_place_is_whole (place) || (hjl_cv_has_job (folded) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_SUPERIOR, folded));
}

/* Whether a label, or the words of one, are all that begins @text: "Email anna@example.org", "WhatsApp", "(mobile)". */
static gboolean
goes_on_plainly (const char *text)
{
  const char      *next = text + strspn (text, " )`*");
  g_autofree char *word = g_strndup (next, strcspn (next, " ,;:/|()`*"));
  g_autofree char *folded = hjl_cv_fold (word);
  const char      *close = *next == '(' ? strchr (next, ')') : NULL;

  if (close != NULL)
    {
      g_autofree char *bracket = g_strndup (next + 1, close - next - 1);
      g_autofree char *kind = hjl_cv_fold (bracket);

      return hjl_cv_count_digits (bracket) > 0 || hjl_cv_place_may_be_town (bracket) || is_kind_of_phone (kind);
    }

  return next == text || !g_unichar_isalpha (g_utf8_get_char (next)) || strchr (word, '@') != NULL || is_kind_of_phone (folded) || hjl_cv_place_may_be_town (word);
}

/* Whether all that stands before a number in its piece says nothing of whose it is, and nobody else is named behind it. A sentence may go on there:
 * "+100 000 000 downloads". */
static gboolean
is_plain (const HjlCvFacts *facts,
          const char       *before,
          const char       *behind,
          gboolean          labelled)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  g_autoptr (GString) left = g_string_new (before);
  g_auto (GStrv) above = NULL;
  g_auto (GStrv) below = NULL;

  /* Behind a label any words may follow, but for brackets that say whose it is. */
  if (!goes_on_plainly (behind) && (!labelled || behind[strspn (behind, " ")] == '('))
    return FALSE;
  g_string_replace (left, "(s)", "", 0);
  g_string_truncate (left, strlen (g_strchomp (left->str)));
  if (name != NULL)
    g_string_replace (left, name->value, ",", 1);
  above = hjl_cv_place_split_contact (left->str);
  for (guint i = 0; above[i] != NULL; i++)
    {
      g_auto (GStrv) parts = !hjl_cv_place_is_whole (above[i]) ? g_strsplit_set (above[i], ",;|/()[]<>`*", -1) : NULL;

      for (guint n = 0; parts != NULL && parts[n] != NULL; n++)
        {
          if (!says_nothing (facts, g_strstrip (parts[n]), above[i + 1] == NULL && parts[n + 1] == NULL && g_str_has_suffix (left->str, parts[n])))
            return FALSE;
        }
    }
  below = hjl_cv_place_split_contact (behind);
  for (guint i = 0; below[i] != NULL; i++)
    {
      if (!hjl_cv_place_is_whole (below[i]) && hjl_cv_names_another (facts, below[i]))
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
  guint               n_found = 0, n_own = 0;
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  const gboolean      rival = name != NULL && name->sure != HJL_CV_SURE && hjl_cv_begins_with_another (scan, name->value);

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
      for (g_regex_match (hjl_cv_get_regex (&regex, "(?<![\\p{L}\\p{N}@/._=-])(?:\\+ ?|\\(\\+?)?\\d[\\d ()./–\\-]{4,24}\\d(?![\\p{Latin}\\d@_/=%])", 0), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char  *number = g_match_info_fetch (match, 0);
          g_autofree char  *before = NULL;
          GString          *digits = NULL;
          guint             n_digits = hjl_cv_count_digits (number);
          int               start, end;
          g_autofree char  *extended = NULL;
          gboolean          labelled, plus, whole, beside, anothers, plain, doubt = FALSE;
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
          beside = is_beside_address (scan, facts, i) || is_near_address (facts, piece->page, piece->line);
          /* A number that nothing says of what it is, among experience, is anything. */
          if (!labelled && !plus && ((piece->zone == HJL_CV_ZONE_BODY && !beside) || (n_digits < 9 && !(beside && is_in_pairs (number)))))
            continue;
          /* Alone beside an address that is surely the person's, as it is dialled in its country, it is a telephone's. */
          beside = beside && ((const HjlCvFinding *) hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL))->sure == HJL_CV_SURE && (*number == '0' || *number == '(' || is_north_american (number)) && n_own == 0;
          extended = dup_with_extension (number, text + end, &doubt);
          plain = !rival && is_plain (facts, before, text + start + strlen (extended), labelled) && !hjl_cv_is_below_another (scan, facts, i) && (!piece->doubtful || (is_near_address (facts, piece->page, piece->line) && hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL)->sure == HJL_CV_SURE));
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
          whole = (plus || !scan->text->from_right || strchr (number, ' ') == NULL) && (n_digits >= 9 || (labelled && is_in_pairs (number))) && count_dialled (number) <= MAX_DIGITS && (text[end] != '\0' || below == NULL || !g_ascii_isdigit (below->text[0]));
          hjl_cv_facts_take (facts, HJL_CV_FIELD_PHONE, g_strstrip (g_steal_pointer (&extended)),
                             (labelled || beside || (plus && n_own == 0)) && plain && !anothers && piece->zone != HJL_CV_ZONE_BODY && piece->page == 1 && whole && !doubt && over == NULL && i >= scan->letterhead && scan->letter == 0 && !piece->foot ? HJL_CV_SURE : HJL_CV_LIKELY,
                             HJL_CV_FROM_TEXT, piece->page, piece->line);
          n_found++;
          n_own += plain && !anothers;
        }
    }
  order_phones (facts);
}
