/* hjl-cv-place.c: where a person lives
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

/* Pieces below a street in which its town is looked for. */
#define TOWN_PIECES 4

/* "(Home)", and the same in the languages of forms. */
static gboolean
says_own (const char *bracket)
{
  g_autofree char *folded = hjl_cv_fold (bracket);

  /* "(remote)", "(open to relocation)" say where somebody would work, and no other place. */
  return hjl_cv_word_is (HJL_CV_WORD_OWN_PLACE, folded) || g_str_has_prefix (folded, "remote") || g_str_has_prefix (folded, "hybrid") || g_str_has_prefix (folded, "open to ");
}

/* What stands beside a label and is one itself: a row of labels, whose values are below them. */
static gboolean
is_other_label (const HjlCvPiece *piece)
{
  return piece->heading || hjl_cv_is_label (piece->folded) || hjl_cv_word_is (HJL_CV_WORD_LABEL_OTHER, piece->folded) || hjl_cv_word_is (HJL_CV_WORD_HEADING, piece->folded);
}

/* Whether a line is of three words or more between gaps that have nothing but letters, as a row of labels is. */
static gboolean
is_row_of_words (const HjlCvScan *scan,
                 guint            index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  guint             from = index, n = 0;

  while (from > 0 && !hjl_cv_scan_get (scan, from)->first)
    from--;
  for (guint i = from; hjl_cv_scan_get (scan, i) != NULL && hjl_cv_scan_get (scan, i)->page == piece->page && hjl_cv_scan_get (scan, i)->line == piece->line; i++, n++)
    {
      if (strpbrk (hjl_cv_scan_get (scan, i)->text, "0123456789@,:") != NULL)
        return FALSE;
    }

  return n > 2;
}

/* Whether each part of what a label says is written as a place, and no "available on request". */
static gboolean
is_of_places (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part != '\0' && hjl_cv_count_digits (part) == 0 && !hjl_cv_place_may_be_town (part))
        return FALSE;
    }

  return !g_unichar_islower (g_utf8_get_char (value));
}

/* "Address: 5 Mill Lane, Leeds (Home)". What else is in it, or an agency's, is for a person to look at. */
static void
take_labelled (const HjlCvScan *scan,
               guint            index,
               const char      *value,
               gboolean         doubt,
               HjlCvFacts      *facts)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  g_autofree char  *place = g_strdup (value);
  gsize             length = strlen (place);
  char             *bracket = length > 0 && place[length - 1] == ')' ? strrchr (place, '(') : NULL;
  guint             n_digits = 0;

  doubt |= index < scan->letterhead || scan->letter > 0 || is_row_of_words (scan, index);
  /* "(Home)" says whose address it is, not where; "(my parents)" says whose as well. */
  if (bracket != NULL && bracket > place && strpbrk (bracket, "0123456789,") == NULL)
    {
      doubt |= !says_own (bracket);
      *bracket = '\0';
    }
  g_strchomp (place);
  doubt |= piece->doubtful || hjl_cv_is_below_another (scan, facts, index) || (!hjl_cv_place_is_whole (place) && !is_of_places (place));
  for (const char *p = place; *p != '\0' && n_digits < 9; p++)
    n_digits = g_ascii_isdigit (*p) ? n_digits + 1 : strchr (" -/().", *p) != NULL ? n_digits
                                                                                   : 0;
  hjl_cv_facts_take (facts, HJL_CV_FIELD_PLACE, g_steal_pointer (&place),
                     n_digits >= 9 || doubt ? HJL_CV_LIKELY : HJL_CV_SURE, HJL_CV_FROM_TEXT,
                     piece->page, piece->line);
}

/* An e-mail address, a telephone or a link of the person. Below other headings an employer has them too, and so has whom a letter is for: there
 * only the ones that the person is reached by, as it seems, count. */
static gboolean
is_found_in (const HjlCvScan  *scan,
             const HjlCvFacts *facts,
             const HjlCvPiece *piece)
{
  gboolean strict = piece != NULL && (piece->zone > HJL_CV_ZONE_CONTACT || scan->letter > 0);

  for (guint i = 0; piece != NULL && i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

      if (finding->page != piece->page || finding->line != piece->line)
        continue;
      if ((finding->field == HJL_CV_FIELD_EMAIL && finding->sure != HJL_CV_GUESS && (!strict || finding == hjl_cv_facts_get (facts, HJL_CV_FIELD_EMAIL))) ||
          (finding->field == HJL_CV_FIELD_PHONE && (!strict || finding == hjl_cv_facts_get (facts, HJL_CV_FIELD_PHONE))) ||
          (finding->field == HJL_CV_FIELD_LINK && !strict))
        return TRUE;
    }

  return FALSE;
}

/* Whether a piece is at the end of what stands in a column: nothing of that is below it, or above it. */
static gboolean
is_at_end (const HjlCvPiece *piece,
           const HjlCvPiece *other)
{
  return other == NULL || other->heading || other->page != piece->page || ABS (other->x - piece->x) > 8 * piece->size;
}

/* How close a piece is to what a person is reached by: 3 in the same line, 2 between two, 1 beside one, before any heading or under one
 * that says so, or in a column where they stand at the top or above the first heading; 0 not at all. */
static int
get_closeness (const HjlCvScan  *scan,
               const HjlCvFacts *facts,
               guint             index)
{
  const HjlCvPiece   *piece = hjl_cv_scan_get (scan, index);
  const HjlCvPiece   *previous = index > 0 ? hjl_cv_scan_get (scan, index - 1) : NULL;
  const HjlCvPiece   *next = hjl_cv_scan_get (scan, index + 1);
  const HjlCvFinding *headline = hjl_cv_facts_get (facts, HJL_CV_FIELD_HEADLINE);
  gboolean            before = is_found_in (scan, facts, previous);
  gboolean            after = is_found_in (scan, facts, next);

  if (is_found_in (scan, facts, piece))
    return 3;
  if (before && after)
    return 2;
  /* "Tech Lead | Leeds", with the rest below. */
  if (headline != NULL && previous != NULL && !piece->first && piece->last && piece->zone == HJL_CV_ZONE_HEAD && headline->page == piece->page && headline->line == piece->line && is_found_in (scan, facts, next))
    return 1;

  return (before && (piece->zone <= HJL_CV_ZONE_CONTACT || is_at_end (piece, next))) ||
         (after && (piece->zone <= HJL_CV_ZONE_CONTACT || is_at_end (piece, previous)));
}

/* Behind a label of something else: "Nationality | British". */
static gboolean
is_labelled_otherwise (const HjlCvScan *scan,
                       guint            index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  const HjlCvPiece *label = index > 0 && !piece->first ? hjl_cv_scan_get (scan, index - 1) : NULL;

  return label != NULL && (hjl_cv_word_is (HJL_CV_WORD_OTHER, label->folded) || (hjl_cv_is_label (label->folded) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_PLACE, label->folded)));
}

/* Whether a line right below the name, of more than one word, may as well be what somebody calls themselves, with nothing else that does. */
static gboolean
may_be_headline (const HjlCvScan    *scan,
                 const HjlCvFacts   *facts,
                 const HjlCvFinding *name,
                 guint               index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  const HjlCvPiece *above = index > 0 ? hjl_cv_scan_get (scan, index - 1) : NULL;

  if (name == NULL || above == NULL || above->page != name->page || above->line != name->line ||
      hjl_cv_facts_get (facts, HJL_CV_FIELD_HEADLINE) != NULL)
    return FALSE;

  return piece->first && piece->last && piece->zone == HJL_CV_ZONE_HEAD && strchr (piece->text, ' ') != NULL && strchr (piece->text, ',') == NULL &&
         hjl_cv_count_digits (piece->text) == 0 && hjl_cv_place_skip_label (piece->text) == piece->text;
}

/* Behind a letterhead, unless the name is in it: then it is the person's own. */
static guint
find_own (const HjlCvScan    *scan,
          const HjlCvFinding *name)
{
  for (guint i = 0; i < scan->letterhead && name != NULL; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece->page == name->page && piece->line == name->line)
        return 0;
    }

  return scan->letterhead;
}

/* Whether the text below the first heading has a line that begins with @folded: an employer or a school, whatever it is called. */
static gboolean
begins_below (const HjlCvScan *scan,
              const char      *folded)
{
  const gsize length = strlen (folded);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece->zone >= HJL_CV_ZONE_BODY && g_str_has_prefix (piece->folded, folded) && !g_ascii_isalpha (piece->folded[length]))
        return TRUE;
    }

  return FALSE;
}

/* Whether another piece near the top is a place as well. */
static gboolean
has_other_place (const HjlCvScan    *scan,
                 const HjlCvFinding *name,
                 guint               index,
                 const char         *place)
{
  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      g_auto (GStrv) parts = NULL;

      if (piece->page != 1 || piece->heading || piece->zone > HJL_CV_ZONE_CONTACT || (piece->page == name->page && piece->line == name->line))
        continue;
      parts = hjl_cv_place_split_contact (piece->text);
      for (guint n = 0; parts[n] != NULL; n++)
        {
          const char *other = hjl_cv_place_skip_label (g_strstrip (parts[n]));

          if ((hjl_cv_place_is_whole (other) || (hjl_cv_place_has_postcode (other) && hjl_cv_place_may_be_address (other))) && strstr (place, other) == NULL && strstr (other, place) == NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether what stands behind @place in its line, or in brackets in it, says which one it is, "(place of birth)", "– until 2019", and is no
 * number and no address; or a sentence stands before it: "Grew up in Rome. Accra, Ghana". "Leeds, UK (she/her)" says nothing of Leeds. */
static gboolean
is_explained (const HjlCvScan *scan,
              guint            index,
              const char      *place)
{
  static GRegex    *regex = NULL, *sentence = NULL;
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  const char       *at = strstr (piece->text, place);
  const char       *rest = at != NULL ? at + strlen (place) : "";
  const char       *close;
  g_autofree char  *bracket = NULL;

  if (*rest == '\0' && !piece->last && hjl_cv_scan_get (scan, index + 1) != NULL)
    rest = hjl_cv_scan_get (scan, index + 1)->text;
  close = g_str_has_prefix (rest, " (") ? strchr (rest, ')') : NULL;
  bracket = close != NULL ? g_strndup (rest, close - rest) : NULL;
  if (bracket != NULL && hjl_cv_name_is_pronouns (bracket))
    rest = close + 1;

  return strstr (place, " (") != NULL || g_regex_match (hjl_cv_get_regex (&regex, "^[ ,;|/~–—-]*(?:\\((?![+\\d])|\\p{Ll}(?![^|]*(?:[@.:/]|\\d{3} ?\\d{3})))", 0), rest, 0, NULL) || g_regex_match (hjl_cv_get_regex (&sentence, "(?:\\p{Ll}{3}|^\\S+ \\S+ .*\\p{Ll})[.!?] \\p{Lu}", 0), piece->text, 0, NULL);
}

/* Whether a piece is alone in its line, right below what somebody does. */
static gboolean
is_below_job (const HjlCvScan *scan,
              guint            index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  const HjlCvPiece *above = hjl_cv_scan_get (scan, index - 1);

  return piece->first && piece->last && !hjl_cv_has_contact (piece->text) && hjl_cv_count_digits (piece->text) < 3 && above->page == piece->page && above->line + 1 == piece->line && hjl_cv_has_job (above->folded);
}

/* Whether the line above an address is of words alone that say nothing of the person: neither the name, nor what they do or how they are reached. */
static gboolean
is_unknown_line (const HjlCvFacts   *facts,
                 const HjlCvFinding *name,
                 const HjlCvPiece   *above,
                 const HjlCvPiece   *piece)
{
  return above->first && above->last && above->page == piece->page && above->line + 1 == piece->line && above->line != name->line && !above->heading && hjl_cv_count_digits (above->text) == 0 &&
         !hjl_cv_has_contact (above->text) && !hjl_cv_has_job (above->folded) && !hjl_cv_begins_with_label (above->text) && !hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, above->folded) && !hjl_cv_is_of_name (facts, above->folded);
}

/* Whether what else stands there says that @place is the person's own: in the letterhead of a CV whose name is sure, in the line of an address or
 * a telephone that is surely the person's or beside it, written out, the only one, and with no house near it. */
static gboolean
is_own_place (const HjlCvScan  *scan,
              const HjlCvFacts *facts,
              guint             index,
              const char       *place)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  const HjlCvPiece   *piece = hjl_cv_scan_get (scan, index);
  g_autofree char    *first = NULL;
  g_autofree char    *folded = hjl_cv_fold (place);
  gboolean            reached = FALSE;

  if (name == NULL || name->sure != HJL_CV_SURE || piece->doubtful || scan->letter > 0 || scan->letterhead > 0 || scan->sent || piece->page != 1 || piece->heading || piece->foot || piece->zone > HJL_CV_ZONE_CONTACT ||
      !hjl_cv_place_is_whole (place) || is_labelled_otherwise (scan, index) || hjl_cv_names_house (piece->folded) || hjl_cv_place_begins_with_job (piece->text) || strstr (piece->folded, " at ") != NULL ||
      is_explained (scan, index, place))
    return FALSE;
  for (guint i = index > 0 ? index - 1 : 0; i <= index + 1; i++)
    {
      const HjlCvPiece *other = hjl_cv_scan_get (scan, i);

      if (other == NULL || other->page != piece->page || MAX (other->line, piece->line) - MIN (other->line, piece->line) > 1)
        continue;
      if (hjl_cv_names_house (other->folded) || hjl_cv_word_is (HJL_CV_WORD_FIRM, other->folded))
        return FALSE;
      for (guint n = 0; n < facts->findings->len; n++)
        {
          const HjlCvFinding *finding = g_ptr_array_index (facts->findings, n);

          reached |= (finding->field == HJL_CV_FIELD_EMAIL || finding->field == HJL_CV_FIELD_PHONE) && finding->sure == HJL_CV_SURE && finding->page == other->page && finding->line == other->line;
        }
    }
  first = hjl_cv_place_dup_first_part (place);
  if (first != NULL && hjl_cv_word_is (HJL_CV_WORD_FIRM, first))
    return FALSE;
  /* "Engineer at" above it; "Engineer" above "Holzmann, Germany" alone, which may be where that is: nobody knows all firms. */
  if (index > 0 && (is_below_job (scan, index) || g_str_has_suffix (hjl_cv_scan_get (scan, index - 1)->folded, " at") || g_str_has_suffix (hjl_cv_scan_get (scan, index - 1)->text, "@")))
    return FALSE;

  /* Above a street stands whose it is. */
  if (index > 1 && hjl_cv_place_is_street (hjl_cv_scan_get (scan, index - 1)->text) && hjl_cv_scan_get (scan, index - 2)->line != name->line)
    return FALSE;

  /* "Wagamama" above "5 Mill Lane, Leeds LS1 4AB". */
  if (index > 0 && hjl_cv_count_digits (place) > 2 && is_unknown_line (facts, name, hjl_cv_scan_get (scan, index - 1), piece))
    return FALSE;

  return reached && !begins_below (scan, first != NULL ? first : folded) && !has_other_place (scan, name, index, place);
}

/* Whether the name stands there, or a word of it: the rest of its line is something else. Letters may stand apart, "A N N A  N O W A K", and
 * an address is none. */
static gboolean
is_name_line (const HjlCvFinding *name,
              const HjlCvPiece   *piece)
{
  g_autofree char *folded = hjl_cv_fold (name->value);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_auto (GStrv) there = g_strsplit (piece->folded, " ", -1);
  g_autofree char *joined = g_strjoinv (NULL, words);
  g_autofree char *all = g_strjoinv (NULL, there);
  const gboolean   whole = strstr (piece->folded, folded) != NULL || (strstr (all, joined) != NULL && strstr (piece->folded, joined) == NULL);

  if (name->page != piece->page || name->line != piece->line || (hjl_cv_has_contact (piece->text) && !whole))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strlen (words[i]) > 2 && strstr (piece->folded, words[i]) != NULL)
        return TRUE;
    }

  return whole;
}

/* A town alone, or an address, where people say how they are reached: a guess, as nothing says that it is one. */
static gboolean
guess_place (const HjlCvScan *scan,
             guint            own,
             HjlCvFacts      *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  g_autofree char    *folded_name = name != NULL ? hjl_cv_fold (name->value) : NULL;
  g_autofree char    *place = NULL;
  const HjlCvPiece   *found = NULL;
  guint               at = 0;
  HjlCvSure           sure;
  int                 best = 0;

  for (guint i = own; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      int               closeness = get_closeness (scan, facts, i);
      g_auto (GStrv) parts = NULL;

      if (closeness <= best || piece->page != 1 || piece->heading || piece->zone == HJL_CV_ZONE_OTHERS || hjl_cv_is_label (piece->folded) ||
          hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, piece->folded) || is_labelled_otherwise (scan, i) ||
          (name != NULL && (is_name_line (name, piece) || strstr (folded_name, piece->folded) != NULL)))
        continue;
      parts = hjl_cv_place_split_contact (hjl_cv_place_skip_label (piece->text));
      if (closeness == 1 && parts[0] != NULL && parts[1] == NULL && may_be_headline (scan, facts, name, i))
        continue;
      for (guint part = 0; parts[part] != NULL && closeness > best; part++)
        {
          const char *value = hjl_cv_place_skip_label (g_strstrip (parts[part]));

          if ((!hjl_cv_place_may_be_town (value) && !hjl_cv_place_may_be_address (value)) || hjl_cv_begins_with_label (value))
            continue;
          g_free (place);
          place = g_strdup (value);
          found = piece;
          at = i;
          best = closeness;
        }
    }
  if (place == NULL)
    return FALSE;
  sure = is_own_place (scan, facts, at, place) ? HJL_CV_SURE : HJL_CV_GUESS;
  hjl_cv_facts_take (facts, HJL_CV_FIELD_PLACE, g_steal_pointer (&place), sure, HJL_CV_FROM_TEXT, found->page, found->line);

  return TRUE;
}

/* "Leeds, West Yorkshire", two pieces from how the person is reached, or less. */
static gboolean
is_near (const HjlCvScan  *scan,
         const HjlCvFacts *facts,
         guint             index,
         const char       *place)
{
  const char *comma = strchr (place, ',');

  if (comma == NULL || strchr (comma + 1, ',') != NULL || !hjl_cv_place_may_be_town (place))
    return FALSE;
  for (guint i = index > 2 ? index - 2 : 0; i <= index + 2; i++)
    {
      if (is_found_in (scan, facts, hjl_cv_scan_get (scan, i)))
        return TRUE;
    }

  return FALSE;
}

/* What a label at the piece of @index says, with the town where a street has it below, behind a label of a town or without one: "Town: Hull",
 * "Hull HU1 2AB". Behind another label of a place there is another place. *@doubt: whether it is a street alone, or what is below may be
 * something else's. (transfer full) */
static char *
dup_with_town (const HjlCvScan *scan,
               guint            index,
               const char      *value,
               gboolean        *doubt)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  const gsize       length = strlen (value) - g_str_has_suffix (value, ",");

  *doubt = hjl_cv_place_is_street (value);
  for (guint i = index + 1; *doubt && i <= index + TOWN_PIECES; i++)
    {
      const HjlCvPiece *below = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *next = hjl_cv_scan_get (scan, i + 1);
      const char       *town;
      gboolean          sure;

      if (below == NULL || below->heading || below->page != piece->page)
        break;
      town = hjl_cv_after_label (below->text, HJL_CV_WORD_LABEL_TOWN);
      sure = i == index + 1;
      if (town == NULL && hjl_cv_after_label (below->text, HJL_CV_WORD_LABEL_PLACE) != NULL)
        break;
      if (town != NULL && *town == '\0' && next != NULL && next->page == below->page && next->line - below->line <= 1 && !is_other_label (next))
        {
          town = next->text;
          sure &= next->line == below->line;
        }
      else if (town == NULL && i == index + 1 && below->line == piece->line + 1 && (hjl_cv_place_may_be_address (below->text) || hjl_cv_place_is_whole (below->text)) && !hjl_cv_begins_with_label (below->text))
        {
          town = below->text;
          sure = hjl_cv_place_find_postcode (town) == HJL_CV_POSTCODE_TOWN && hjl_cv_place_fits_postcode (town);
        }
      if (town == NULL || length + strlen (town) + 2 > HJL_CV_MAX_PLACE || (town != below->text && !hjl_cv_place_may_be_town (town) && hjl_cv_place_find_postcode (town) == HJL_CV_POSTCODE_NONE))
        continue;
      *doubt = !sure;
      return g_strdup_printf ("%.*s, %s", (int) length, value, town);
    }

  return g_strndup (value, length);
}

void
hjl_cv_find_place (const HjlCvScan *scan,
                   HjlCvFacts      *facts)
{
  const HjlCvFinding *name = hjl_cv_facts_get (facts, HJL_CV_FIELD_NAME);
  guint               own = find_own (scan, name);

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      const HjlCvPiece *next = hjl_cv_scan_get (scan, i + 1);
      const char       *value = piece->zone == HJL_CV_ZONE_HEAD || piece->zone == HJL_CV_ZONE_CONTACT ? hjl_cv_after_label (piece->text, HJL_CV_WORD_LABEL_PLACE) : NULL;
      g_autofree char  *place = NULL;
      gboolean          beyond = value != NULL && *value == '\0', doubt;

      /* Beside it; or below it, where that is an address. */
      if (beyond)
        value = next != NULL && (!piece->last || strchr (piece->text, ':') != NULL || (piece->first && (hjl_cv_place_is_street (next->text) || hjl_cv_place_may_be_address (next->text)))) && !is_other_label (next) ? next->text + strspn (next->text, ": ") : NULL;
      /* "Based in Leeds": of two words, so that no colon has to say that they are a label. */
      if (value == NULL && piece->first && piece->zone <= HJL_CV_ZONE_CONTACT && !piece->heading)
        {
          const char *bare = hjl_cv_place_skip_label (piece->text);
          const char *blank = strchr (piece->text, ' ');

          if (blank != NULL && bare > blank + 1 && hjl_cv_place_may_be_town (bare))
            {
              hjl_cv_facts_take (facts, HJL_CV_FIELD_PLACE, g_strdup (bare), is_own_place (scan, facts, i, bare) ? HJL_CV_SURE : HJL_CV_LIKELY, HJL_CV_FROM_TEXT, piece->page, piece->line);
              return;
            }
        }
      if (value == NULL || strlen (value) > HJL_CV_MAX_PLACE || hjl_cv_has_contact (value))
        continue;
      place = dup_with_town (scan, i + beyond, value, &doubt);
      take_labelled (scan, i, place, doubt, facts);
      return;
    }

  /* With a country; of two parts and near to how the person is reached; a town alone; of parts anywhere else. */
  for (guint pass = 0; pass < 3; pass++)
    {
      if (pass == 2 && guess_place (scan, own, facts))
        return;
      for (guint i = 0; i < scan->pieces->len; i++)
        {
          const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
          gboolean          country;
          g_autofree char  *place = NULL;
          HjlCvSure         sure;

          /* Below the name it is the person's, wherever that stands: an export of LinkedIn has it below skills and languages. */
          if (piece->page != 1 || piece->heading || (piece->zone > HJL_CV_ZONE_CONTACT && !(pass == 0 && name != NULL && name->page == piece->page && piece->line > name->line && piece->line <= name->line + 2)))
            continue;
          if (name != NULL && is_name_line (name, piece))
            continue;
          place = hjl_cv_dup_place (piece->text, &country);
          if (place == NULL || (pass == 0 && !country) || (pass == 1 && (i < own || !is_near (scan, facts, i, place))))
            continue;
          sure = is_own_place (scan, facts, i, place) ? HJL_CV_SURE : country ? HJL_CV_LIKELY
                                                                              : HJL_CV_GUESS;
          hjl_cv_facts_take (facts, HJL_CV_FIELD_PLACE, g_steal_pointer (&place), sure, HJL_CV_FROM_TEXT, piece->page, piece->line);
          return;
        }
    }
}
