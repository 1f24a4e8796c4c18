/* hjl-cv-fields-name.c: whose CV it is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-fields.h"

#include <string.h>

#include "reader/hjl-cv-email.h"
#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-guess.h"
#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-place.h"
#include "reader/hjl-cv-spaced.h"
#include "reader/hjl-cv-words.h"

/* How far down a name is looked for. */
#define MAX_PIECES 120
/* Less than what an address is made of counts for. */
#define WITHIN_POINTS 40
/* What a label counts for (hjl-cv-guess-weigh.c). */
#define LABEL_POINTS 100

static void
guess_free (HjlCvGuess *guess)
{
  hjl_cv_name_free (guess->name);
  g_free (guess);
}

/* Letters that only Turkish and its kin have. */
static guint
find_turkish (const HjlCvText *text)
{
  guint    n = 0;
  gboolean capitals = FALSE;

  for (guint i = 0; i < MIN (text->lines->len, 200); i++)
    {
      const HjlCvLine *line = g_ptr_array_index (text->lines, i);

      for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          n += c == 0x131 || c == 0x130 || c == 0x11f || c == 0x11e || c == 0x15f || c == 0x15e;
          capitals |= c == 0x130 && p > line->text && g_unichar_isupper (g_utf8_get_char (g_utf8_prev_char (p)));
        }
    }

  return n < 3 ? 0 : capitals ? HJL_CV_TURKISH_CAPITALS
                              : HJL_CV_TURKISH;
}

/* "Curriculum of Anna Nowak, prepared by …", "I am Anna Nowak": words within a line that an address is made of. */
static void
try_within (HjlCvSearch *search,
            guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  g_auto (GStrv) words = strlen (piece->text) <= 160 ? g_strsplit (piece->text, " ", -1) : NULL;
  guint n = words != NULL ? g_strv_length (words) : 0;

  /* Where a sentence ends. */
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (words[i]);

      if (length > 4 && strchr (".,;:!", words[i][length - 1]) != NULL)
        words[i][length - 1] = '\0';
    }
  for (guint from = 0; from + 2 <= n && from < 12; from++)
    {
      for (guint length = 4; length >= 2; length--)
        {
          g_autofree char *kept = NULL;
          g_autofree char *part = NULL;
          HjlCvName       *name;
          HjlCvGuess      *guess;
          int              fit;

          if (from + length > n || (from == 0 && length == n))
            continue;
          kept = words[from + length];
          words[from + length] = NULL;
          part = g_strjoinv (" ", words + from);
          words[from + length] = g_steal_pointer (&kept);
          name = hjl_cv_name_new (part, search->turkish);
          if (name == NULL)
            continue;
          fit = hjl_cv_search_find_fit (search, name->value);
          if (name->cased && name->stops == 0 && (fit == 2 || (fit == 1 && hjl_cv_names_person (name->value))))
            {
              name->doubt = TRUE;
              hjl_cv_search_add (search, name, index, FALSE, FALSE);
              guess = g_ptr_array_index (search->guesses, search->guesses->len - 1);
              guess->within = TRUE;
              guess->points -= WITHIN_POINTS;
              return;
            }
          hjl_cv_name_free (name);
        }
    }
}

/* "Anna Nowak is a baker in Leeds.": whom a sentence is about, at its beginning; where an address has all of it, as many a sentence is about somebody else. (transfer full) (nullable) */
static char *
dup_subject (const HjlCvSearch *search,
             const char        *text)
{
  for (const char *const *verbs = hjl_cv_words_get (HJL_CV_WORD_SENTENCE); *verbs != NULL; verbs++)
    {
      g_autofree char *between = g_strconcat (" ", *verbs, " ", NULL);
      const char      *verb = strstr (text, between);
      g_autofree char *subject = verb != NULL && verb - text < 60 ? g_strndup (text, verb - text) : NULL;
      g_autoptr (HjlCvName) name = subject != NULL ? hjl_cv_name_new (subject, search->turkish) : NULL;

      if (name != NULL && name->stops == 0 && name->n_words > 1 && name->n_words < 5 && hjl_cv_search_find_fit (search, name->value) == 2)
        return g_strdup (name->value);
    }

  return NULL;
}

/* "Hello, I'm Anna Nowak.", "My name is Anna Nowak and I bake.": who says who they are, whatever an address has. Returns: whether it is said */
static gboolean
try_said (HjlCvSearch *search,
          guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  const HjlCvPiece *next = hjl_cv_scan_get (search->scan, index + 1);
  g_autofree char  *lower = g_utf8_strdown (piece->text, -1);
  g_autofree char  *line = NULL;
  g_autofree char  *sentence = NULL;
  const char       *said = NULL;

  /* A small letter may have more bytes than its capital, "Ⱥ", or be two signs, "İ": where they are as many signs, their places are the same. */
  if (g_utf8_strlen (lower, -1) != g_utf8_strlen (piece->text, -1))
    return FALSE;
  for (const char *const *sayings = hjl_cv_words_get (HJL_CV_WORD_SAYING); *sayings != NULL && said == NULL; sayings++)
    {
      g_autofree char *saying = g_strconcat (*sayings, " ", NULL);
      const char      *found = strstr (lower, saying);

      if (found == NULL || found - lower >= 24 || (found > lower && found[-1] != ' '))
        continue;
      /* In large letters it goes on on the next line. */
      line = next != NULL && next->page == piece->page && next->line == piece->line + 1 && next->size == piece->size && piece->size > search->scan->median * 1.25 ? g_strconcat (piece->text, " ", next->text, NULL) : g_strdup (piece->text);
      said = g_utf8_offset_to_pointer (line, g_utf8_pointer_to_offset (lower, found) + g_utf8_strlen (saying, -1));
    }
  sentence = said != NULL ? g_strdup (said) : dup_subject (search, piece->text);
  if (sentence == NULL)
    return FALSE;
  for (char *p = sentence; *p != '\0'; p++)
    {
      /* Its end; an initial has a dot too. */
      if (strchr (".,;:!", *p) != NULL && p > sentence + 2 && p[-2] != ' ')
        *p = '\0';
      if (*p == '\0')
        break;
    }
  for (guint length = 4; length >= 2; length--)
    {
      g_auto (GStrv) words = g_strsplit (sentence, " ", length + 1);
      HjlCvName       *name;
      g_autofree char *part = NULL;

      if (g_strv_length (words) < length)
        continue;
      if (words[length] != NULL)
        g_clear_pointer (&words[length], g_free);
      part = g_strjoinv (" ", words);
      name = hjl_cv_name_new (part, search->turkish);
      if (name == NULL || name->stops > 0 || name->n_words < 2 || name->loose || g_unichar_islower (g_utf8_get_char (words[length - 1])))
        {
          g_clear_pointer (&name, hjl_cv_name_free);
          continue;
        }
      name->doubt = TRUE;
      hjl_cv_search_add (search, name, index, FALSE, FALSE);
      ((HjlCvGuess *) g_ptr_array_index (search->guesses, search->guesses->len - 1))->within = TRUE;
      return TRUE;
    }

  return FALSE;
}

/* Where a name stands again in letters that leave no doubt, below capitals or at a letter's end, it is written so. */
static void
look_elsewhere (HjlCvSearch      *search,
                const HjlCvGuess *guess)
{
  HjlCvName *name = guess->name;

  for (guint i = 0; name->doubt && i < search->scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, i);
      g_autoptr (HjlCvName) other = NULL;

      if (i == guess->piece || strstr (piece->folded, name->key) == NULL)
        continue;
      other = hjl_cv_name_new (piece->text, search->turkish);
      if (other == NULL || other->doubt || other->stops > 0 || other->spaced || !g_str_equal (other->key, name->key) || hjl_cv_is_capitals (piece->text))
        continue;
      g_free (name->value);
      name->value = g_strdup (other->value);
      name->doubt = FALSE;
    }
}

/* "Nowak Anna", with "anna.nowak@…": parents give the second, and not the first. Two words only. It asks. */
static void
turn_family (HjlCvSearch      *search,
             const HjlCvGuess *guess)
{
  const char      *blank = strchr (guess->name->value, ' ');
  g_autofree char *first = NULL;
  char            *turned;

  if (blank == NULL || strchr (blank + 1, ' ') != NULL || !hjl_cv_search_is_turned (search, guess->name->value))
    return;
  first = g_strndup (guess->name->value, blank - guess->name->value);
  if (!hjl_cv_names_person (blank + 1) || hjl_cv_names_person (first))
    return;
  turned = g_strconcat (blank + 1, " ", first, NULL);
  g_free (guess->name->value);
  guess->name->value = turned;
  guess->name->doubt = TRUE;
}

/* "F A B I E N N E" above "O B E R L I N", with "fabienne.oberlin@…": where words of spaced letters end nothing says but an address, that has
 * both, parted, in this order and nothing else. Names whose capitals are a question stay one. */
static void
settle_spaced (HjlCvSearch      *search,
               const HjlCvGuess *guess)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, guess->piece);
  gboolean          parted;
  g_autofree char  *unspaced = guess->name->doubt && guess->name->n_words == 2 && strpbrk (guess->name->key, "'-") == NULL ? hjl_cv_dup_unspaced (piece->text, &parted) : NULL;
  g_auto (GStrv) words = unspaced != NULL ? g_strsplit (guess->name->key, " ", -1) : NULL;

  if (words == NULL || g_strv_length (words) != 2 || strpbrk (piece->text, "()[]\"“”,/") != NULL)
    return;
  for (guint i = 0; i < 2; i++)
    {
      if (strlen (words[i]) < 3 || g_str_has_prefix (words[i], "mc") || g_str_has_prefix (words[i], "mac"))
        return;
    }
  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);
      g_autofree char    *local = g_ascii_strdown (finding->value, strcspn (finding->value, "@"));
      g_auto (GStrv) parts = finding->field == HJL_CV_FIELD_EMAIL && finding->sure != HJL_CV_GUESS ? g_strsplit_set (local, "._-", -1) : NULL;

      if (parts != NULL && g_strv_length (parts) == 2 && g_str_equal (parts[0], words[0]) && g_str_equal (parts[1], words[1]))
        guess->name->doubt = FALSE;
    }
}

/* Whether a guess is made of what an address is made of. */
static gboolean
is_any_fit (GPtrArray *guesses)
{
  for (guint i = 0; i < guesses->len; i++)
    {
      const HjlCvGuess *guess = g_ptr_array_index (guesses, i);

      if (guess->fit == 2 || guess->labelled)
        return TRUE;
    }

  return FALSE;
}

/* "王小明 Xiaoming Wang": whether how it sounds has its name already, in letters that have no capitals. */
static gboolean
is_uncased_at (GPtrArray *guesses,
               guint      index)
{
  for (guint i = 0; i < guesses->len; i++)
    {
      const HjlCvGuess *guess = g_ptr_array_index (guesses, i);

      if (guess->piece == index && !guess->name->cased)
        return TRUE;
    }

  return FALSE;
}

/* "Hugo Boss AG, Teamleiter": what a house is called behind its name, as houses write it. */
static gboolean
ends_as_house (const char *value)
{
  const char *blank = strrchr (value, ' ');

  return blank != NULL && g_strv_contains (hjl_cv_words_get (HJL_CV_WORD_HOUSE_FORM), blank + 1);
}

/* Whether a guess among what a CV says may be of a house that somebody worked for: with what it is called, beside a day or above what somebody
 * does, which stand with whom the person worked for. */
static gboolean
may_be_house (const HjlCvSearch *search,
              const HjlCvGuess  *guess)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, guess->piece);

  if (ends_as_house (guess->name->value))
    return TRUE;
  if (piece->zone != HJL_CV_ZONE_BODY)
    return FALSE;
  for (guint i = guess->piece > 0 ? guess->piece - 1 : 0; i <= guess->piece + 1; i++)
    {
      const HjlCvPiece *other = hjl_cv_scan_get (search->scan, i);

      if (other != NULL && other->page == piece->page && other->zone == HJL_CV_ZONE_BODY && (i == guess->piece ? strchr (other->text, ',') != NULL || strchr (other->text, '|') != NULL : hjl_cv_has_job (other->folded) || hjl_cv_count_digits (other->text) >= 4))
        return TRUE;
    }

  return FALSE;
}

/* Whether it stands below what ends a letter: "Yours faithfully,". */
static gboolean
is_signature (const HjlCvSearch *search,
              const HjlCvGuess  *guess)
{
  return guess->piece > 0 && guess->name->n_words > 1 && guess->name->cased && hjl_cv_search_is_closing (hjl_cv_scan_get (search->scan, guess->piece - 1));
}

/* "BlindHire", where words say that a CV is somebody's who sends it: one word that nothing says is a name is theirs. */
static gboolean
is_platform (const HjlCvSearch *search,
             const HjlCvGuess  *guess)
{
  return search->scan->sent && guess->name->n_words == 1 && guess->name->cased && !guess->known && guess->fit == 0 && !guess->labelled && !guess->property;
}

static double
find_largest (const HjlCvScan *scan)
{
  double largest = 0;

  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);

      if (piece->page != 1)
        break;
      /* Nor the initials that some put beside their name; "Lehrerin (m/w/d)" may be in larger letters than who is one. */
      if (piece->size > largest && !piece->heading && !(g_utf8_strlen (piece->text, -1) <= 3 && hjl_cv_is_capitals (piece->text)) && !hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, piece->folded) && !hjl_cv_has_job (piece->folded))
        largest = piece->size;
    }

  return largest;
}

/* Whether a line has the name of an address's host as a word: "Hays Recruitment" and "anna@hays.example". */
static gboolean
names_host (const HjlCvScan *scan,
            const char      *address)
{
  g_autofree char *host = g_ascii_strdown (strchr (address, '@') + 1, -1);

  if (hjl_cv_is_house (scan, address))
    return TRUE;
  host[strcspn (host, ".")] = '\0';
  for (guint i = 0; i < scan->pieces->len; i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (scan, i);
      g_auto (GStrv) words = strchr (piece->folded, '@') == NULL && strstr (piece->folded, host) != NULL ? g_strsplit_set (piece->folded, " ,-", -1) : NULL;

      if (words != NULL && g_strv_contains ((const char *const *) words, host))
        return TRUE;
    }

  return FALSE;
}

/* "1. Name: Peter Holm", "Name Peter Holm": a label that is a form's or a list's, which may be about somebody else. */
static gboolean
is_weak_label (const HjlCvScan  *scan,
               const HjlCvGuess *guess)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, guess->piece);

  return guess->labelled && guess->name->cased &&
         (g_ascii_isdigit (*piece->text) || (strpbrk (piece->text, ":=") == NULL && strstr (piece->text, " - ") == NULL && strstr (piece->text, " \u2013 ") == NULL && strstr (piece->text, " \u2014 ") == NULL && strstr (guess->name->key, piece->folded) == NULL && strchr (piece->folded, ' ') != NULL));
}

/* Below the name of a person at the top such a label says nothing. */
static void
doubt_weak_labels (HjlCvSearch *search)
{
  for (guint i = 0; i < search->guesses->len; i++)
    {
      HjlCvGuess *guess = g_ptr_array_index (search->guesses, i);

      for (guint n = 0; is_weak_label (search->scan, guess) && n < search->guesses->len; n++)
        {
          HjlCvGuess *other = g_ptr_array_index (search->guesses, n);

          if (other->labelled || other->piece >= guess->piece || other->name->stops > 0 || other->name->n_words < 2 || (!other->known && other->fit == 0) || other->house ||
              hjl_cv_scan_get (search->scan, other->piece)->zone != HJL_CV_ZONE_HEAD || g_str_equal (other->name->key, guess->name->key))
            continue;
          guess->labelled = FALSE;
          guess->name->doubt = TRUE;
          guess->points -= LABEL_POINTS;
          /* "John Lewis" may be whose form it is. */
          if (other->fit < 2)
            other->name->doubt = TRUE;
        }
    }
}

/* "olivia.tremaine@example.org", where nothing in the text is a name: a guess, and not where the address may be a firm's or somebody else's.
 * Returns: whether there is one */
static gboolean
take_from_address (const HjlCvScan *scan,
                   HjlCvFacts      *facts)
{
  for (guint i = 0; i < facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);
      g_autofree char    *local = g_strndup (finding->value, strcspn (finding->value, "@"));
      g_auto (GStrv) words = g_strsplit_set (local, "._-", -1);
      g_autofree char *both = g_strv_length (words) == 2 ? g_strjoinv (" ", words) : NULL;
      g_autofree char *digitless = both != NULL ? g_strdup (g_strchomp (g_strdelimit (both, "0123456789", ' '))) : NULL;
      g_autoptr (HjlCvName) name = finding->field == HJL_CV_FIELD_EMAIL && digitless != NULL && strlen (words[1]) > 2 && hjl_cv_is_given (words[0]) ? hjl_cv_name_new (digitless, 0) : NULL;

      if (name == NULL || name->stops > 0 || finding->sure == HJL_CV_GUESS || names_host (scan, finding->value))
        continue;
      hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup (name->value), HJL_CV_GUESS, HJL_CV_FROM_TEXT, finding->page, finding->line);
      return TRUE;
    }

  return FALSE;
}

void
hjl_cv_find_name (const HjlCvScan *scan,
                  HjlCvFacts      *facts)
{
  g_autoptr (GPtrArray) guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) guess_free);
  HjlCvSearch       search = { scan, facts, guesses, find_turkish (scan->text), find_largest (scan) };
  const HjlCvGuess *best = NULL;
  const HjlCvPiece *piece;

  hjl_cv_search_try_labels (&search);
  for (guint i = 0; i < MIN (scan->pieces->len, MAX_PIECES); i++)
    {
      piece = hjl_cv_scan_get (scan, i);
      if (piece->page != 1)
        break;
      /* "Ennis, Co. Clare" is no family's name and a given one. */
      if (strstr (piece->folded, ", co ") != NULL || strstr (piece->folded, ", county ") != NULL)
        continue;
      if (piece->zone == HJL_CV_ZONE_OTHERS || piece->heading || ((hjl_cv_search_is_closing (piece) || hjl_cv_word_is (HJL_CV_WORD_FIRM, piece->folded)) && hjl_cv_search_find_fit (&search, piece->text) < 2))
        continue;
      if (!try_said (&search, i))
        hjl_cv_search_try_text (&search, piece->text, i, FALSE);
      hjl_cv_search_try_lines (&search, i);
    }

  hjl_cv_search_try_senders (&search);
  for (guint i = 0; !is_any_fit (guesses) && i < MIN (scan->pieces->len, MAX_PIECES); i++)
    {
      piece = hjl_cv_scan_get (scan, i);
      if (piece->page == 1 && piece->zone != HJL_CV_ZONE_OTHERS && !piece->heading && !hjl_cv_search_is_sender (piece) && !is_uncased_at (guesses, i))
        try_within (&search, i);
    }

  doubt_weak_labels (&search);
  for (guint i = 0; i < guesses->len; i++)
    {
      const HjlCvGuess *guess = g_ptr_array_index (guesses, i);

      if (guess->name->stops >= guess->name->n_words || is_platform (&search, guess))
        continue;
      if (best == NULL || guess->points > best->points)
        best = guess;
    }
  /* "Ruby Rails" with an address of that name, where nothing else is a name. */
  for (guint i = 0; (best == NULL || best->points <= 0) && i < guesses->len; i++)
    {
      HjlCvGuess *guess = g_ptr_array_index (guesses, i);

      if (guess->fit < 2)
        continue;
      guess->points = 1;
      best = guess;
    }
  /* What stands among what a CV says, or is one of several words that mean something else, is offered where nothing else is a person's name. */
  for (guint i = 0; (best == NULL || best->points <= 0) && i < guesses->len; i++)
    {
      HjlCvGuess *guess = g_ptr_array_index (guesses, i);

      if ((!guess->known && !is_signature (&search, guess)) || guess->house || guess->name->stops > 0 || guess->name->n_words < 2 || guess->points <= -40 || may_be_house (&search, guess))
        continue;
      guess->points = 1;
      best = guess;
    }
  /* Who has written the document, where an address is made of that name and nothing in the text is one. */
  if ((best == NULL || (best->points < 60 && best->fit == 0)) && scan->text->author != NULL)
    {
      g_autoptr (HjlCvName) author = hjl_cv_name_new (scan->text->author, search.turkish);

      if (author != NULL && author->stops == 0 && hjl_cv_search_find_fit (&search, author->value) == 2)
        {
          hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup (author->value), HJL_CV_LIKELY, HJL_CV_FROM_PROPERTY, 0, 0);
          return;
        }
    }
  if (best != NULL && best->points < 30 && !best->known && best->fit == 0 && best->name->n_words == 1 && take_from_address (scan, facts))
    return;
  if (best != NULL && best->points > 0)
    {
      /* The address of whoever is spoken of may be all that there is. */
      for (guint i = 0; best->within && i < facts->findings->len; i++)
        {
          HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

          finding->sure = MIN (finding->sure, HJL_CV_LIKELY);
        }
      look_elsewhere (&search, best);
      settle_spaced (&search, best);
      turn_family (&search, best);
      piece = hjl_cv_scan_get (scan, best->piece);
      hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup (best->name->value), hjl_cv_search_judge (&search, best), HJL_CV_FROM_TEXT,
                         piece->page, piece->line);
      return;
    }
  if (scan->text->author != NULL)
    {
      g_autoptr (HjlCvName) author = hjl_cv_name_new (scan->text->author, search.turkish);

      if (author != NULL && author->stops == 0)
        {
          hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup (author->value), HJL_CV_GUESS, HJL_CV_FROM_PROPERTY, 0, 0);
          return;
        }
    }
  take_from_address (scan, facts);
}
