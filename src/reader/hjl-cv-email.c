/* hjl-cv-email.c: e-mail addresses in a CV, and whose they are
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-email.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

/* Latin letters only: "邮箱anna@example.com" is written without a blank. */
#define LOCAL "[\\p{Latin}\\p{N}_%+'.\\-]"
#define HOST "[\\p{Latin}\\p{N}\\-]"
/* "@anna@social.example" is no address: nothing of the kind stands before one. */
#define MAILBOX "(?<!" LOCAL ")(?<!@)(" LOCAL "*[\\p{Latin}\\p{N}_%+\\-])( ?)@( ?)"
#define ADDRESS MAILBOX "(" HOST "+(?:\\." HOST "+)*\\.(?:[a-z]{2,24}|[A-Z]{2,24}|Com|Org|Net|Edu|[A-Z][a-z]|xn--[a-z0-9]+))(?! ?@|" HOST "|\\.[a-z0-9])"
/* What follows stands so close that it seems a part: "anna@example.comPhone", "anna@example.de0161". */
#define GLUED MAILBOX "(" HOST "+(?:\\." HOST "+)*\\.(?:com|org|net|edu|info|[a-z]{2}))(?=[A-Z0-9.])"

/* An address as it was found. */
typedef struct
{
  char     *value;
  guint     piece;
  gboolean  doubt; /* of how it is spelled */
  HjlCvFrom from;
} Found;

static void
found_free (Found *found)
{
  g_free (found->value);
  g_free (found);
}

/* "name (at) host (dot) org" as an address. *@doubt: where words did it without brackets around them. */
static char *
dup_plain (const char *text,
           gboolean   *doubt)
{
  static GRegex   *at = NULL, *dot = NULL, *bare = NULL, *mixed = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  *doubt = FALSE;
  /* Patterns go through every line: most have nothing of the sort. */
  if (strpbrk (text, "([{<_-") == NULL && strstr (text, " @ ") == NULL && strstr (text, " at ") == NULL && strstr (text, " AT ") == NULL)
    return g_strdup (text);
  hjl_cv_get_regex (&at, " -at- | _at_ | ?[(\\[{<] ?(?:at|@|ät|ad|arroba|małpa|malpa|kukac|zavin[aá]č?c?|chiocciola|chez|bei|собака) ?[)\\]}>] ?", G_REGEX_CASELESS);
  hjl_cv_get_regex (&dot, " ?[(\\[{<] ?(?:dot|punkt|punto|point|ponto|kropka|te[cč]ka|pont|nokta|точка|\\.) ?[)\\]}>] ?", G_REGEX_CASELESS);
  hjl_cv_get_regex (&bare, "((?:" LOCAL "+(?: dot | DOT ))*" LOCAL "+)(?: at |_at_|-at-| AT )(" HOST "+)((?:(?: dot | DOT |_dot_|\\.)" HOST "+)+)", 0);

  /* "anna . nowak @ example . org" */
  if (strchr (text, '@') != NULL && strstr (text, " . ") != NULL)
    {
      static GRegex   *loose = NULL;
      g_autofree char *close = g_regex_replace (hjl_cv_get_regex (&loose, " ([.@]) ", 0), text, -1, 0, "\\1", 0, NULL);

      if (hjl_cv_is_address (close))
        {
          *doubt = TRUE;
          return g_steal_pointer (&close);
        }
    }
  first = g_regex_replace_literal (at, text, -1, 0, "@", 0, NULL);
  second = g_regex_replace_literal (dot, first, -1, 0, ".", 0, NULL);
  if (strchr (second, '@') == NULL && g_regex_match (bare, second, 0, NULL))
    {
      static GRegex   *word = NULL;
      g_autofree char *joined = g_regex_replace (bare, second, -1, 0, "\\1@\\2\\3", 0, NULL);

      /* "Engineer at example.com" is where somebody works. */
      if (strstr (second, " dot ") == NULL && strstr (second, " DOT ") == NULL &&
          hjl_cv_after_label (second, HJL_CV_WORD_LABEL_EMAIL) == NULL)
        return g_steal_pointer (&second);
      hjl_cv_get_regex (&word, "(?: dot | DOT |_dot_)", 0);
      third = g_regex_replace_literal (word, joined, -1, 0, ".", 0, NULL);
      *doubt = TRUE;
      return g_steal_pointer (&third);
    }

  /* "anna dot nowak [at] example dot org": brackets have said what it is. */
  for (guint n = 0; !g_str_equal (first, text) && n < 3; n++)
    {
      char *more = g_regex_replace (hjl_cv_get_regex (&mixed, "(@" HOST "+(?:\\." HOST "+)*)(?: dot | DOT )(?=" HOST ")|(?<=" LOCAL ")(?: dot | DOT )(?=(?:" LOCAL "+(?: dot | DOT ))*" LOCAL "+@)", 0), second, -1, 0, "\\1.", 0, NULL);

      g_free (second);
      second = more;
    }

  return g_steal_pointer (&second);
}

/* Endings that are whole: another may be half of a word that the line's end has cut. */
static gboolean
has_known_ending (const char *address)
{
  const char      *dot = strrchr (address, '.');
  g_autofree char *ending = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending != NULL && (strlen (ending) == 2 || hjl_cv_word_is (HJL_CV_WORD_ENDING, ending));
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text > 127)
        return FALSE;
    }

  return TRUE;
}

static void
take_found (GPtrArray *all,
            char      *value,
            guint      piece,
            gboolean   doubt,
            HjlCvFrom  from)
{
  Found *found;

  for (guint i = 0; i < all->len; i++)
    {
      found = g_ptr_array_index (all, i);
      if (g_ascii_strcasecmp (found->value, value) != 0)
        continue;
      /* Twice the same: nothing of it was cut. */
      found->doubt &= doubt;
      g_free (value);
      return;
    }

  found = g_new0 (Found, 1);
  found->value = value;
  found->piece = piece;
  found->doubt = doubt;
  found->from = from;
  g_ptr_array_add (all, found);
}

gboolean
hjl_cv_is_address (const char *text)
{
  static GRegex *regex = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  return g_regex_match (hjl_cv_get_regex (&regex, "^" ADDRESS "$", 0), text, 0, NULL) && strstr (text, "..") == NULL;
}

static char *
dup_last_word (const char *text)
{
  const char *blank = strrchr (text, ' ');
  const char *word = blank != NULL ? blank + 1 : text;
  const char *colon = strrchr (word, ':');

  return g_strdup (colon != NULL ? colon + 1 : word);
}

static gboolean
is_local (const char *word)
{
  static GRegex *regex = NULL;

  return g_regex_match (hjl_cv_get_regex (&regex, "^" LOCAL "+$", 0), word, 0, NULL);
}

static gboolean
is_lower (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_str_equal (lower, word);
}

/* Whether @text ends with a stop that is no address's own, as a sentence or "Cell no." does: only a label stands before the half of one. */
static gboolean
ends_sentence (const char *text)
{
  const char      *blank = strrchr (text, ' ');
  g_autofree char *before = blank != NULL ? g_strndup (text, blank - text) : NULL;
  const char      *value = before != NULL ? hjl_cv_after_label (before, HJL_CV_WORD_LABEL_EMAIL) : NULL;

  return blank != NULL && g_str_has_suffix (text, ".") && (value == NULL || *value != '\0');
}

/* What a line's end has cut: the last word of one piece and the first of the next.
 * Returns: (transfer full) (nullable); *@doubt: whether it may be another */
static char *
dup_joined (const char *text,
            const char *next,
            gboolean    from_right,
            gboolean   *doubt)
{
  g_autofree char *tail = dup_last_word (text);
  const char      *blank = strchr (next, ' ');
  g_autofree char *head = blank != NULL ? g_strndup (next, blank - next) : g_strdup (next);
  g_autofree char *joined = g_strconcat (tail, head, NULL);
  gboolean         lone = blank == NULL;
  gboolean         tail_has_at = strchr (tail, '@') != NULL;
  gsize            length = strlen (tail);

  if (length == 0 || *head == '\0' || !hjl_cv_is_address (joined))
    return NULL;

  /* A hyphen at the end may be the address's own, or the line's. */
  *doubt = !lone || tail[length - 1] == '-' || !has_known_ending (joined);
  if (tail_has_at && !hjl_cv_is_address (tail))
    return strchr (head, '@') == NULL ? g_steal_pointer (&joined) : NULL;
  /* On a page from the right the sign may belong to what follows it. */
  if (head[0] == '@')
    return !from_right || has_known_ending (head) ? g_steal_pointer (&joined) : NULL;
  *doubt = TRUE;
  if (tail_has_at)
    {
      /* An address already: does it go on? */
      if (lone && (head[0] == '.' || (strlen (head) <= 2 && is_lower (head) && g_ascii_isalpha (head[0])) ||
                   (!has_known_ending (tail) && strchr (head, '@') == NULL && !g_str_has_prefix (head, "www.") && !strchr (head, '/'))))
        return g_steal_pointer (&joined);
      return NULL;
    }
  if (ends_sentence (text))
    return NULL;
  if (strchr (head, '@') != NULL && is_local (tail) && is_lower (tail) && strchr (".-_+", tail[length - 1]) != NULL)
    return g_steal_pointer (&joined);

  return NULL;
}

/* Whether @word is the beginning of an address that a line's end has cut: "anna.", "anna.nowak@ledger". */
static gboolean
is_half (const char *word)
{
  gsize length = strlen (word);

  return length > 1 && strchr (word, ' ') == NULL && is_ascii (word) && g_ascii_isalnum (word[0]) && strstr (word, "//") == NULL &&
         ((strchr (word, '@') != NULL && !hjl_cv_is_address (word)) || (strchr (".-_+", word[length - 1]) != NULL && is_local (word) && is_lower (word)));
}

/* What may be the beginning of an address that a line begins with: in the line above it, in one of its cells. (nullable), lent */
static const char *
find_half (const HjlCvScan *scan,
           guint            index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);

  for (guint i = index; i > 0; i--)
    {
      const HjlCvPiece *above = hjl_cv_scan_get (scan, i - 1);
      const char       *blank = strrchr (above->text, ' ');
      const char       *word = blank != NULL ? blank + 1 : above->text;

      if (above->page != piece->page || above->foot != piece->foot || above->line + 1 < piece->line)
        break;
      if (above->line < piece->line && is_half (word) && !ends_sentence (above->text))
        return word;
    }

  return NULL;
}

const char *
hjl_cv_get_email_half (const HjlCvPiece *above)
{
  const char      *value = above->last ? hjl_cv_after_label (above->text, HJL_CV_WORD_LABEL_EMAIL) : NULL;
  const char      *half = value != NULL ? value : above->text;
  g_autofree char *folded = hjl_cv_fold (half);

  return above->last && is_local (half) && is_ascii (half) && is_lower (half) && g_ascii_isalpha (half[0]) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_EMAIL, folded) &&
             !hjl_cv_word_is (HJL_CV_WORD_HEADING, folded) && !hjl_cv_word_is (HJL_CV_WORD_OTHER, folded) && strstr (half, "www.") == NULL
           ? half
           : NULL;
}

static gboolean
is_known (GPtrArray  *all,
          const char *value)
{
  for (guint i = 0; i < all->len; i++)
    {
      if (g_ascii_strcasecmp (((Found *) g_ptr_array_index (all, i))->value, value) == 0)
        return TRUE;
    }

  return FALSE;
}

/* An address over three lines or four, of which all but the first have nothing else. @text: the first. (transfer full) (nullable) */
static char *
dup_run (const HjlCvScan *scan,
         guint            index,
         const char      *text)
{
  g_autofree char *begun = dup_last_word (text);
  g_autoptr (GString) run = g_string_new (begun);
  const HjlCvPiece *below = hjl_cv_scan_get (scan, index + 1);

  /* "@anna.nowak" above "example.com": on a page from the right the sign at an end goes to the other. */
  if (scan->text->from_right && *begun == '@' && is_local (begun + 1) && !has_known_ending (begun) && below != NULL && below->first && below->last)
    {
      g_autofree char *turned = g_strconcat (begun + 1, "@", below->text, NULL);

      return hjl_cv_is_address (turned) && has_known_ending (turned) ? g_steal_pointer (&turned) : NULL;
    }
  if (*begun == '\0' || !is_ascii (begun) || !g_ascii_isalnum (*begun) || strstr (begun, "//") != NULL || hjl_cv_is_address (begun))
    return NULL;
  for (guint i = index + 1; i < index + 4; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece == NULL || !piece->first || !piece->last || strchr (piece->text, ' ') != NULL || !is_ascii (piece->text) || hjl_cv_is_address (piece->text))
        return NULL;
      /* What begins it says that it goes on, or what follows that it began. */
      if (i == index + 1 && !is_half (begun) && (piece->text[0] != '@' || scan->text->from_right))
        return NULL;
      g_string_append (run, piece->text);
      if (i > index + 1 && hjl_cv_is_address (run->str))
        return g_string_free (g_steal_pointer (&run), FALSE);
    }

  return NULL;
}

/* An account that is written like an address and takes no mail. */
static gboolean
is_account (const char *text,
            const char *address)
{
  g_autofree char *before = g_strndup (text, strstr (text, address) != NULL ? strstr (text, address) - text : 0);
  g_autofree char *folded = hjl_cv_fold (before);
  g_auto (GStrv) words = g_strsplit_set (folded, " :/", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (hjl_cv_word_is (HJL_CV_WORD_LABEL_ACCOUNT, words[i]))
        return TRUE;
    }

  return g_str_has_prefix (address, "git@");
}

/* "E-mailanna", of a form whose cells touch: @local without the label. Returns: whether it began with one */
static gboolean
cut_label (char *local)
{
  for (gsize length = MIN (strlen (local), 16); length >= 5; length--)
    {
      g_autofree char *begin = g_strndup (local, length);
      g_autofree char *folded = g_utf8_validate (begin, -1, NULL) ? hjl_cv_fold (begin) : NULL;

      if (folded == NULL || !g_ascii_isalpha (local[length]) || !hjl_cv_word_is (HJL_CV_WORD_LABEL_EMAIL, folded) ||
          !(g_str_has_prefix (folded, "e-") || g_str_has_prefix (folded, "email")))
        continue;
      /* In small letters it may be the address's own. */
      if (g_ascii_isupper (*local) || strchr (begin, '-') != NULL)
        memmove (local, local + length, strlen (local + length) + 1);
      return TRUE;
    }

  return FALSE;
}

static void
find_in_piece (const HjlCvScan *scan,
               guint            index,
               GPtrArray       *all)
{
  static GRegex    *regex = NULL, *close = NULL;
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  const HjlCvPiece *before_piece = index > 0 ? hjl_cv_scan_get (scan, index - 1) : NULL;
  /* What each page has is not the rest of what stands above it. */
  const HjlCvPiece *above = before_piece != NULL && before_piece->foot == piece->foot ? before_piece : NULL;
  const HjlCvPiece *next_piece = piece->last ? hjl_cv_scan_get (scan, index + 1) : NULL;
  const HjlCvPiece *below = next_piece != NULL && next_piece->foot == piece->foot ? next_piece : NULL;
  gboolean          bare = FALSE, next_bare = FALSE, cut = FALSE, glued = FALSE;
  g_autofree char  *text = dup_plain (piece->text, &bare);
  g_autofree char  *next = below != NULL ? dup_plain (below->text, &next_bare) : NULL;
  g_autofree char  *joined = NULL;
  g_autofree char  *tail = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  if (next != NULL && (strchr (text, '@') != NULL || strchr (next, '@') != NULL))
    joined = dup_joined (text, next, scan->text->from_right, &cut);
  if (joined == NULL && next != NULL && (strchr (text, '@') != NULL || strchr (next, '@') != NULL))
    {
      joined = dup_run (scan, index, text);
      cut = TRUE;
    }
  if (joined != NULL)
    {
      tail = dup_last_word (text);
      /* The end of one that was begun above. */
      if (above != NULL && above->last && g_str_has_prefix (text, tail) && is_half (above->text))
        cut = TRUE;
      take_found (all, g_strdup (joined), index, cut || bare || next_bare, HJL_CV_FROM_TEXT);
    }
  if (strchr (text, '@') == NULL)
    return;

  if (!g_regex_match (hjl_cv_get_regex (&regex, ADDRESS, 0), text, 0, &match) && g_regex_match (hjl_cv_get_regex (&close, GLUED, 0), text, 0, NULL))
    {
      g_match_info_free (match);
      g_regex_match (close, text, 0, &match);
      glued = TRUE;
    }
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *local = g_match_info_fetch (match, 1);
      g_autofree char *before = g_match_info_fetch (match, 2);
      g_autofree char *after = g_match_info_fetch (match, 3);
      g_autofree char *host = g_match_info_fetch (match, 4);
      char            *value;
      const char      *half;
      int              start, end;
      const char      *ending;
      gboolean         doubt;

      doubt = cut_label (local);
      while (*local == '.' || *local == '-' || *local == '\'')
        memmove (local, local + 1, strlen (local));
      if (*local == '\0' || strstr (local, "..") != NULL)
        continue;
      g_match_info_fetch_pos (match, 0, &start, &end);
      value = g_strconcat (local, "@", host, NULL);
      /* The half of what was joined. */
      if (joined != NULL && tail != NULL && text[end] == '\0' && g_str_has_suffix (tail, value))
        {
          g_free (value);
          continue;
        }
      if (above != NULL && start == 0 && strcspn (text, "@") > 0)
        {
          gboolean         above_bare, above_cut;
          g_autofree char *above_text = dup_plain (above->text, &above_bare);
          g_autofree char *whole = above->last ? dup_joined (above_text, text, scan->text->from_right, &above_cut) : NULL;

          if (whole != NULL)
            {
              g_free (value);
              continue;
            }
        }
      half = start == 0 ? find_half (scan, index) : NULL;
      if (half != NULL && strchr (half, '@') == NULL)
        {
          g_autofree char *longer = g_strconcat (half, value, NULL);

          if (hjl_cv_is_address (longer) && !is_known (all, longer))
            {
              g_free (value);
              value = g_steal_pointer (&longer);
            }
        }
      doubt |= bare || half != NULL || *before != '\0' || *after != '\0' || text[end] == '-' || text[end] == '/' || !has_known_ending (value) ||
               !is_ascii (value) || (start == 0 && piece->first && above != NULL && hjl_cv_get_email_half (above) != NULL) ||
               g_ascii_isdigit (local[0]) || glued || is_account (text, value);
      /* "anna@example.com.In my spare time": a country, or the next sentence. */
      ending = strrchr (value, '.') + 1;
      doubt |= g_ascii_isupper (ending[0]) && g_ascii_islower (ending[1]) && strlen (ending) == 2;
      take_found (all, value, index, doubt, HJL_CV_FROM_TEXT);
    }
}

/* Behind links: what is behind one is spelled as it is. */
static void
read_links (const HjlCvScan *scan,
            GPtrArray       *all)
{
  for (guint i = 0; i < scan->text->links->len; i++)
    {
      const char      *uri = g_ptr_array_index (scan->text->links, i);
      g_autofree char *address = NULL;
      gboolean         known = FALSE;

      if (g_ascii_strncasecmp (uri, "mailto:", 7) != 0)
        continue;
      address = g_uri_unescape_string (uri + 7, NULL);
      if (address == NULL)
        continue;
      address[strcspn (address, "?, ;")] = '\0';
      g_strstrip (address);
      if (!hjl_cv_is_address (address))
        continue;

      for (guint n = 0; n < all->len; n++)
        {
          Found           *found = g_ptr_array_index (all, n);
          g_autofree char *a = g_ascii_strdown (address, -1);
          g_autofree char *b = g_ascii_strdown (found->value, -1);

          if (strstr (a, b) == NULL && strstr (b, a) == NULL)
            continue;
          /* Longer in the text: what stands beside it has grown to it, as it seems. */
          found->doubt = strlen (b) > strlen (a);
          g_free (found->value);
          found->value = g_strdup (address);
          known = TRUE;
        }
      if (!known)
        take_found (all, g_strdup (address), 0, TRUE, HJL_CV_FROM_LINK);
    }
}

void
hjl_cv_find_emails (const HjlCvScan *scan,
                    HjlCvFacts      *facts)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  gboolean own = FALSE;

  for (guint i = 0; i < scan->pieces->len && all->len < 50; i++)
    find_in_piece (scan, i, all);
  read_links (scan, all);

  for (guint i = 0; i < all->len; i++)
    {
      const Found *found = g_ptr_array_index (all, i);

      own |= found->from == HJL_CV_FROM_LINK || hjl_cv_scan_get (scan, found->piece)->zone != HJL_CV_ZONE_OTHERS;
    }

  for (guint i = 0; i < all->len; i++)
    {
      const Found      *found = g_ptr_array_index (all, i);
      const HjlCvPiece *piece = found->from == HJL_CV_FROM_TEXT ? hjl_cv_scan_get (scan, found->piece) : NULL;
      gboolean          others = piece != NULL && piece->zone == HJL_CV_ZONE_OTHERS;
      HjlCvSure         sure = found->doubt ? HJL_CV_LIKELY : HJL_CV_SURE;

      /* Other people's, where there is one that may be the person's. */
      if (others && own)
        continue;
      if (others)
        sure = HJL_CV_GUESS;
      else if (found->from == HJL_CV_FROM_TEXT && found->piece < scan->letterhead)
        sure = HJL_CV_LIKELY;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_EMAIL, g_strdup (found->value), sure, found->from,
                         piece != NULL ? piece->page : 0, piece != NULL ? piece->line : 0);
    }
}
