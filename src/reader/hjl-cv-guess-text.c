/* hjl-cv-guess-text.c: names in a line of text, and behind a form's labels
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-guess.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-spaced.h"
#include "reader/hjl-cv-words.h"

/* "Seattle, WA" is no name that is turned. */
static gboolean
is_state (const char *text)
{
  return strlen (text) == 2 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]);
}

/* "Seattle, WA", "Leeds, United Kingdom", "Quimper, le 3 mai 2024": what is before the comma is where somebody lives, or where a letter is
 * written. */
static gboolean
is_place (const char *left,
          const char *right)
{
  g_autofree char *folded = hjl_cv_fold (right);

  return is_state (right) || hjl_cv_word_is (HJL_CV_WORD_COUNTRY, folded) || (strchr (left, ' ') == NULL && strpbrk (right, "0123456789") != NULL && strchr (right, '@') == NULL);
}

/* "남궁 서연 (Namgung Seoyeon) 생년월일 1994. 2. 11": a cell of a name, close to the next label. (transfer full): without what follows */
static char *
dup_cell (const char *text)
{
  for (const char *blank = strchr (text, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      g_autofree char *word = g_strndup (blank + 1, strcspn (blank + 1, " :"));
      g_autofree char *folded = hjl_cv_fold (word);

      /* At the end it is a name: "Anna Place". */
      if (blank[1 + strlen (word)] != '\0' && strlen (folded) > 2 && hjl_cv_is_label (folded))
        return g_strndup (text, blank - text);
    }

  return g_strdup (text);
}

/* What somebody does. */
static gboolean
is_trade (const char *word)
{
  g_autofree char *folded = hjl_cv_fold (word);

  return hjl_cv_word_is (HJL_CV_WORD_JOB, folded) || hjl_cv_word_is (HJL_CV_WORD_OTHER, folded);
}

/* "San Francisco", "New York": how towns begin, and few families' names. */
static gboolean
begins_as_town (const char *word)
{
  g_autofree char *folded = hjl_cv_fold (word);

  return hjl_cv_word_is (HJL_CV_WORD_TOWN_BEGINNING, folded);
}

/* "García López, María", "dos Santos, Anna": what parents give is behind the comma, and not before it. So it is in "Hackney Wick, Victoria Park",
 * unless an address has a part of it. */
static gboolean
is_family_first (HjlCvSearch *search,
                 const char  *left,
                 const char  *right)
{
  g_autofree char *first = g_strndup (right, strcspn (right, " "));
  g_autofree char *family = g_strndup (left, strcspn (left, " "));

  /* "Ramón y Cajal, Núria", with "nuria@…" */
  if (strlen (right) < 40 && strchr (right, ' ') == NULL && hjl_cv_search_find_fit (search, right) > 0 && hjl_cv_search_find_fit (search, left) == 0)
    return TRUE;
  if (!hjl_cv_is_given (first) || hjl_cv_is_given (family) || strlen (right) >= 40)
    return FALSE;

  return (strchr (right, ' ') == NULL && !begins_as_town (family)) || hjl_cv_search_find_fit (search, left) > 0 || hjl_cv_search_find_fit (search, right) > 0;
}

/* Whether one of @words, from @from on, says what a person does, and not what a house sells: "Harper Morris Recruitment". */
static gboolean
names_trade (char **words,
             guint  from)
{
  for (guint i = from; words[i] != NULL; i++)
    {
      g_autofree char *folded = hjl_cv_fold (words[i]);

      if (!hjl_cv_word_is (HJL_CV_WORD_FIELD, folded) && hjl_cv_word_is (HJL_CV_WORD_JOB, folded))
        return TRUE;
    }

  return FALSE;
}

/* "Anna Nowak Pastry Chef": a name before what somebody does, with nothing between them. Which of the words belong to which is for a person
 * to say, where no address does. Returns: whether an address is made of the name alone */
static gboolean
try_before_trade (HjlCvSearch *search,
                  const char  *text,
                  guint        index)
{
  g_auto (GStrv) words = strlen (text) <= 120 ? g_strsplit_set (text, " ", -1) : NULL;
  guint    n = words != NULL ? g_strv_length (words) : 0, end = 2, best = 0;
  int      best_fit = -1;
  gboolean person, trade;

  while (end < n && end < 6 && (*words[end] == '\0' || !is_trade (words[end])))
    end++;
  /* Whom a person writes to: "Peter Holm Hiring Manager". */
  if (end >= n || end >= 6 || g_ascii_strcasecmp (words[end], "hiring") == 0)
    return FALSE;
  trade = names_trade (words, end);
  person = hjl_cv_names_person (words[0]);
  for (guint length = 2; length <= end; length++)
    {
      g_autofree char *kept = g_steal_pointer (&words[length]);
      g_autofree char *part = g_strjoinv (" ", words);
      g_autoptr (HjlCvName) name = hjl_cv_name_new (part, search->turkish);
      int fit = name != NULL && name->cased && name->stops == 0 && name->n_words > 1 ? hjl_cv_search_find_fit (search, name->value) : -1;

      words[length] = g_steal_pointer (&kept);
      /* A second name that parents give is none of what somebody does; nor is what an address has, or what a particle is of. */
      if (hjl_cv_word_is (HJL_CV_WORD_PARTICLE, words[length - 1]))
        continue;
      if (fit > best_fit || (fit >= 0 && hjl_cv_word_is (HJL_CV_WORD_PARTICLE, words[length - 2])) || (fit >= 0 && fit == best_fit && (hjl_cv_is_given (words[length - 2]) || hjl_cv_search_find_fit (search, words[length - 1]) > 0)))
        {
          best = length;
          best_fit = fit;
        }
    }
  if (best == 0 || (!trade && best_fit < 2) || (best_fit <= 0 && !person && index > 0))
    return FALSE;
  {
    g_autofree char *kept = g_steal_pointer (&words[best]);
    g_autofree char *part = g_strjoinv (" ", words);
    HjlCvName       *name = hjl_cv_name_new (part, search->turkish);

    words[best] = g_steal_pointer (&kept);
    name->doubt = TRUE;
    hjl_cv_search_add (search, name, index, FALSE, FALSE);
  }

  return best_fit == 2;
}

void
hjl_cv_search_try_text (HjlCvSearch *search,
                        const char  *text,
                        guint        index,
                        gboolean     labelled)
{
  static const char *const joints[] = { " – ", " — ", " - ", " / ", ",", " : ", "，", "、", ": " };
  const char              *comma = strrchr (text, ',');
  HjlCvName               *whole;

  {
    g_autofree char *folded = hjl_cv_fold (text);

    if (hjl_cv_is_label (folded))
      return;
  }
  /* "Oakland, CA" is no chartered accountant's name. */
  while (comma != NULL && *++comma == ' ')
    ;
  if (comma != NULL && is_state (comma) && memchr (text, ' ', strcspn (text, ",")) == NULL)
    return;
  whole = hjl_cv_name_new (text, search->turkish);
  if (whole != NULL && whole->cased && !labelled && whole->n_words > 2 && whole->stops > 0 && try_before_trade (search, text, index))
    g_clear_pointer (&whole, hjl_cv_name_free);
  else if (whole != NULL)
    {
      whole->doubt |= comma != NULL && is_state (comma) && hjl_cv_search_find_fit (search, whole->value) < 2;
      /* Letters in one run are parted as an address has them: "A N N A N O W A K", or "AnnaNowak", whose blank was narrow. */
      gboolean         parted = FALSE;
      g_autofree char *unspaced = whole->n_words == 1 && whole->cased ? hjl_cv_dup_unspaced (text, &parted) : NULL;
      const char      *run = unspaced != NULL ? unspaced : text;

      for (guint i = 0; whole->n_words == 1 && whole->cased && !parted && i < search->facts->findings->len; i++)
        {
          const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);
          g_autofree char    *apart = finding->field == HJL_CV_FIELD_EMAIL ? hjl_cv_name_dup_parted (run, finding->value) : NULL;
          HjlCvName          *better = apart != NULL ? hjl_cv_name_new (apart, search->turkish) : NULL;

          if (better != NULL)
            {
              better->doubt |= unspaced == NULL;
              hjl_cv_name_free (whole);
              whole = better;
              break;
            }
        }
      hjl_cv_search_add (search, whole, index, labelled, FALSE);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char      *joint = strstr (text, joints[i]);
      g_autofree char *left = joint != NULL ? g_strndup (text, joint - text) : NULL;
      g_autofree char *right = joint != NULL ? g_strdup (joint + strlen (joints[i])) : NULL;
      g_autofree char *folded_left = left != NULL ? hjl_cv_fold (left) : NULL;
      HjlCvName       *name;

      if (left == NULL)
        continue;
      g_strstrip (left);
      g_strstrip (right);
      /* "Position: Chef", of which neither is a name. */
      if (hjl_cv_is_label (folded_left))
        return;
      if (*joints[i] == ',' && is_place (left, right))
        return;
      name = hjl_cv_name_new (left, search->turkish);
      /* "Subject: Application" */
      if (name != NULL && *joints[i] == ':' && name->n_words == 1 && !hjl_cv_is_given (name->value))
        {
          g_clear_pointer (&name, hjl_cv_name_free);
          return;
        }
      if (name != NULL && name->cased && *joints[i] == ',' && (name->n_words == 1 || is_family_first (search, name->value, right)))
        {
          /* "Nowak, Anna" */
          g_autofree char *turned = g_strconcat (right, " ", left, NULL);
          HjlCvName       *other = hjl_cv_name_new (turned, search->turkish);

          if (other != NULL && other->stops == 0 && (other->soft == 0 || hjl_cv_search_find_fit (search, other->value) > 0 || name->soft == 0))
            {
              hjl_cv_name_free (name);
              other->doubt |= hjl_cv_search_find_fit (search, other->value) < 2;
              hjl_cv_search_add (search, other, index, labelled, FALSE);
              return;
            }
          g_clear_pointer (&other, hjl_cv_name_free);
        }
      if (name != NULL && name->stops < name->n_words)
        {
          /* What follows a comma may be a town, a title or a part of the name. */
          g_autoptr (HjlCvName) behind = hjl_cv_name_new (right, search->turkish);

          /* "Liepin, a": an accent that the file has as a sign of its own. */
          name->doubt |= *joints[i] == ',' && g_utf8_strlen (right, -1) <= 3 && g_unichar_islower (g_utf8_get_char (right));
          if (behind != NULL && behind->stops == 0 && *joints[i] != ':')
            name->doubt |= hjl_cv_search_find_fit (search, name->value) < 2;
          hjl_cv_search_add (search, name, index, labelled, FALSE);
          return;
        }
      g_clear_pointer (&name, hjl_cv_name_free);
      /* "Curriculum vitae – Anna Nowak" */
      {
        g_autofree char *folded = hjl_cv_fold (left);

        if (hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, folded))
          {
            hjl_cv_search_try_text (search, right, index, labelled);
            return;
          }
      }
    }

  /* Two scripts beside each other, "王小明 Xiaoming Wang": the first is the name, the other says how it sounds. */
  for (const char *blank = strchr (text, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      g_autofree char *left = g_strndup (text, blank - text);
      HjlCvName       *name = hjl_cv_name_new (left, search->turkish);
      g_autoptr (HjlCvName) right = name != NULL ? hjl_cv_name_new (blank + 1, search->turkish) : NULL;

      if (name != NULL && right != NULL && name->cased != right->cased && right->stops == 0)
        {
          name->doubt = TRUE;
          hjl_cv_search_add (search, name, index, labelled, FALSE);
          return;
        }
      g_clear_pointer (&name, hjl_cv_name_free);
    }
  if (!labelled)
    try_before_trade (search, text, index);
}

/* Whether the family's name is in @name already. */
static gboolean
holds (const char *name,
       const char *family)
{
  g_autofree char *folded_name = hjl_cv_fold (name);
  g_autofree char *folded_family = hjl_cv_fold (family);

  return strstr (folded_name, folded_family) != NULL;
}

/* "Surname Nowak", "First name Anna": a label without a colon, with words of a name and nothing else behind it. (nullable), lent */
static const char *
find_narrow (HjlCvSearch      *search,
             const HjlCvPiece *piece,
             guint             label)
{
  const char *blank = strchr (piece->text, ' ');

  /* "Surname (mother) Holm" */
  if (strlen (piece->text) > 80 || strchr (piece->text, ':') != NULL || (blank != NULL && blank[1] == '('))
    return NULL;
  for (guint n = 0; blank != NULL && n < 3; blank = strchr (blank + 1, ' '), n++)
    {
      g_autofree char *left = g_strndup (piece->text, blank - piece->text);
      g_autofree char *folded = hjl_cv_fold (left);
      g_autoptr (HjlCvName) value = strlen (folded) > 2 && hjl_cv_word_is (label, folded) ? hjl_cv_name_new (blank + 1, search->turkish) : NULL;
      g_autofree char *rest = hjl_cv_fold (blank + 1);

      if (value != NULL && value->n_words <= 3 && value->stops <= value->soft && !hjl_cv_is_label (rest))
        return blank + 1;
    }

  return NULL;
}

/* A label of this kind before a value on its line, or on the line before it. (nullable), lent */
static const char *
get_labelled (HjlCvSearch *search,
              guint        index,
              guint        label,
              guint       *at)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  const char       *value = piece->zone != HJL_CV_ZONE_OTHERS ? hjl_cv_after_label (piece->text, label) : NULL;
  const HjlCvPiece *next = hjl_cv_scan_get (search->scan, index + 1);

  *at = index;
  if (value == NULL && piece->zone != HJL_CV_ZONE_OTHERS && label != HJL_CV_WORD_LABEL_NAME)
    return find_narrow (search, piece, label);
  if (value == NULL || *value != '\0')
    return value;
  *at = index + 1;
  /* A colon that begins the next cell. */
  if (next != NULL && piece->line == next->line && *next->text == ':')
    return next->text + 1 + strspn (next->text + 1, " ");

  /* A label alone is one where its value follows on the line or has a colon before it. */
  if (next == NULL || (piece->last && strchr (piece->text, ':') == NULL))
    return NULL;

  return next->text;
}

/* Whether a piece of this line begins with how to reach somebody. */
static gboolean
has_label (const HjlCvScan *scan,
           guint            index,
           guint            line)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  g_auto (GStrv) words = piece != NULL && piece->line == line ? g_strsplit (piece->text, " ", 2) : NULL;
  g_autofree char *folded = words != NULL && words[0] != NULL ? hjl_cv_fold (words[0]) : NULL;

  return folded != NULL && (hjl_cv_word_is (HJL_CV_WORD_LABEL_PHONE, folded) || hjl_cv_word_is (HJL_CV_WORD_LABEL_EMAIL, folded));
}

/* "First name(s) / Surname(s) Anna Nowak": a cell of labels that stands close to its neighbour. */
static void
try_narrow_label (HjlCvSearch *search,
                  guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  const char       *value = NULL;
  guint             n = 0;

  if (strlen (piece->text) > 120 || strchr (piece->text, ':') != NULL)
    return;
  /* The longest label: "Nome(i)" is the half of one. */
  for (const char *blank = strchr (piece->text, ' '); blank != NULL && n < 6; blank = strchr (blank + 1, ' '), n++)
    {
      g_autofree char *left = g_strndup (piece->text, blank - piece->text);

      g_autoptr (HjlCvName) rest = n == 0 && piece->first && piece->last && blank[1] != '(' ? hjl_cv_name_new (blank + 1, search->turkish) : NULL;

      /* One word, "Name", may be half of another label, but where the next cell has its own, or a person's name follows and nothing else. */
      if ((n > 0 || has_label (search->scan, index + 1, piece->line) || (rest != NULL && rest->n_words > 1 && rest->stops == 0 && hjl_cv_names_person (rest->value))) && hjl_cv_after_label (left, HJL_CV_WORD_LABEL_NAME) != NULL)
        value = blank + 1;
    }
  if (value != NULL)
    hjl_cv_search_try_text (search, value, index, TRUE);
}

/* "NameAnna Nowak": a label that touches what it is the label of. */
static void
try_grown_label (HjlCvSearch *search,
                 guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  guint             before;

  if (!piece->first || strlen (piece->text) > 80)
    return;
  for (const char *p = g_utf8_next_char (piece->text); *p != '\0' && p < piece->text + 30; p = g_utf8_next_char (p))
    {
      g_autofree char *left = NULL;

      if (!g_unichar_isupper (g_utf8_get_char (p)) || !g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (p))))
        continue;
      left = g_strndup (piece->text, p - piece->text);
      if (hjl_cv_after_label (left, HJL_CV_WORD_LABEL_NAME) == NULL)
        return;
      before = search->guesses->len;
      hjl_cv_search_try_text (search, p, index, TRUE);
      for (guint i = before; i < search->guesses->len; i++)
        ((HjlCvGuess *) g_ptr_array_index (search->guesses, i))->name->doubt = TRUE;
      return;
    }
}

/* A label of a language in which the given name comes first, whichever the form asks for first. */
static gboolean
is_western_label (const HjlCvPiece *piece)
{
  g_autofree char *left = g_strndup (piece->text, strcspn (piece->text, ":"));
  g_autofree char *folded = hjl_cv_fold (left);

  for (const char *const *labels = hjl_cv_words_get (HJL_CV_WORD_LABEL_WESTERN); *labels != NULL; labels++)
    {
      gsize length = strlen (*labels);

      if (g_str_has_prefix (folded, *labels) && (folded[length] == '\0' || folded[length] == ' '))
        return TRUE;
    }

  return FALSE;
}

/* Who has sent a mail that was printed, "From: Anna Nowak <anna@example.org>". (transfer full) (nullable) */
static char *
dup_sender (const HjlCvPiece *piece)
{
  const char      *colon = strchr (piece->text, ':');
  const char      *angle = colon != NULL ? strchr (colon, '<') : NULL;
  g_autofree char *label = angle != NULL ? g_strndup (piece->text, colon - piece->text) : NULL;
  g_autofree char *folded = label != NULL ? hjl_cv_fold (label) : NULL;

  return folded != NULL && hjl_cv_word_is (HJL_CV_WORD_LABEL_FROM, folded) ? g_strstrip (g_strndup (colon + 1, angle - colon - 1)) : NULL;
}

gboolean
hjl_cv_search_is_sender (const HjlCvPiece *piece)
{
  g_autofree char *sender = dup_sender (piece);

  return sender != NULL;
}

/* Whether somebody else than @key is named who may be the person.
 * @signed_too: set where @key is named as well, as below a mail */
static gboolean
has_person (HjlCvSearch *search,
            const char  *key,
            gboolean    *signed_too)
{
  gboolean found = FALSE;

  for (guint i = 0; i < search->guesses->len; i++)
    {
      const HjlCvGuess *guess = g_ptr_array_index (search->guesses, i);

      if (g_str_equal (guess->name->key, key))
        *signed_too = TRUE;
      else
        found |= guess->labelled || (guess->name->stops == 0 && guess->name->n_words > 1 && guess->points > 0);
    }

  return found;
}

void
hjl_cv_search_try_senders (HjlCvSearch *search)
{
  for (guint i = 0; i < MIN (search->scan->pieces->len, 12); i++)
    {
      const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, i);
      g_autofree char  *sender = piece->zone != HJL_CV_ZONE_OTHERS ? dup_sender (piece) : NULL;
      HjlCvName        *name = sender != NULL ? hjl_cv_name_new (sender, search->turkish) : NULL;
      gboolean          signed_too = FALSE;

      if (name != NULL && has_person (search, name->key, &signed_too))
        g_clear_pointer (&name, hjl_cv_name_free);
      if (name == NULL)
        continue;
      name->doubt = TRUE;
      hjl_cv_search_add (search, name, i, FALSE, FALSE);
      /* Nor is the address that it is made of the person's for sure, unless they sign as well. */
      ((HjlCvGuess *) g_ptr_array_index (search->guesses, search->guesses->len - 1))->within = !signed_too;
    }
}

void
hjl_cv_search_try_labels (HjlCvSearch *search)
{
  const char *given = NULL, *family = NULL, *plain = NULL;
  guint       given_at = 0, family_at = 0, plain_at = 0;

  for (guint i = 0; i < search->scan->pieces->len; i++)
    {
      guint       at;
      const char *value = get_labelled (search, i, HJL_CV_WORD_LABEL_NAME, &at);

      if (value != NULL && hjl_cv_scan_get (search->scan, i)->zone != HJL_CV_ZONE_BODY)
        {
          g_autofree char *cell = dup_cell (value);

          hjl_cv_search_try_text (search, cell, at, TRUE);
          if (plain == NULL)
            {
              plain = value;
              plain_at = i;
            }
        }
      else if (hjl_cv_scan_get (search->scan, i)->zone < HJL_CV_ZONE_BODY)
        {
          try_narrow_label (search, i);
          try_grown_label (search, i);
          if (plain == NULL && family != NULL && i < family_at + 3)
            {
              plain = find_narrow (search, hjl_cv_scan_get (search->scan, i), HJL_CV_WORD_LABEL_NAME);
              plain_at = i;
            }
        }
      value = get_labelled (search, i, HJL_CV_WORD_LABEL_GIVEN, &at);
      if (value != NULL && given == NULL)
        {
          given = value;
          given_at = i;
        }
      value = get_labelled (search, i, HJL_CV_WORD_LABEL_FAMILY, &at);
      if (value != NULL && family == NULL)
        {
          family = value;
          family_at = i;
        }
    }

  /* "Apellidos: … / Nombre: …": beside a family's name a name is a given one, where it has not the family's in it. */
  if (given == NULL && family != NULL && plain != NULL && family_at != plain_at && MAX (family_at, plain_at) - MIN (family_at, plain_at) < 6 && !holds (plain, family))
    {
      given = plain;
      given_at = plain_at;
    }
  /* "Naam: … / Voornaam: …", "Nume: … / Prenume: …": and beside a given one it is the family's. */
  else if (given != NULL && family == NULL && plain != NULL && given_at != plain_at && MAX (given_at, plain_at) - MIN (given_at, plain_at) < 6 && !holds (plain, given))
    {
      family = plain;
      family_at = plain_at;
    }
  if (given != NULL && family != NULL)
    {
      /* Hungarian, Chinese and Vietnamese forms name the family first, and so do their languages: but French and
       * German forms do so too. */
      g_autoptr (HjlCvName) first = hjl_cv_name_new (given, search->turkish);
      g_autoptr (HjlCvName) last = hjl_cv_name_new (family, search->turkish);
      g_autofree char *both = g_strconcat (first != NULL ? first->value : given, " ", last != NULL ? last->value : family, NULL);
      HjlCvName       *name = hjl_cv_name_new (both, search->turkish);

      if (name != NULL)
        {
          name->doubt |= (first != NULL && first->doubt) || (last != NULL && last->doubt);
          name->doubt |= family_at < given_at && !is_western_label (hjl_cv_scan_get (search->scan, family_at)) && hjl_cv_search_find_fit (search, name->value) < 2;
          hjl_cv_search_add (search, name, MIN (given_at, family_at), TRUE, FALSE);
        }
    }
}
