/* hjl-cv-find-name.c: whose CV it is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-scan.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-guess.h"
#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-words.h"

/* How far down a name is looked for. */
#define MAX_PIECES 120
/* Less than what an address is made of counts for. */
#define WITHIN_POINTS 40

static void
guess_free (HjlCvGuess *guess)
{
  hjl_cv_name_free (guess->name);
  g_free (guess);
}

/* Letters that only Turkish and its kin have. */
static gboolean
is_turkish (const HjlCvText *text)
{
  guint n = 0;

  for (guint i = 0; i < MIN (text->lines->len, 200); i++)
    {
      const HjlCvLine *line = g_ptr_array_index (text->lines, i);

      for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          n += c == 0x131 || c == 0x130 || c == 0x11f || c == 0x11e || c == 0x15f || c == 0x15e;
        }
    }

  return n >= 3;
}

static int
find_fit (HjlCvSearch *search,
          const char  *name)
{
  int fit = 0;

  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);

      if (finding->field == HJL_CV_FIELD_EMAIL && finding->sure != HJL_CV_GUESS)
        fit = MAX (fit, hjl_cv_name_fits (name, finding->value));
    }
  for (guint i = 0; i < search->scan->text->links->len; i++)
    {
      const char *uri = g_ptr_array_index (search->scan->text->links, i);
      const char *place = strstr (uri, "linkedin.com/in/");

      if (place != NULL)
        fit = MAX (fit, hjl_cv_name_fits (name, place + strlen ("linkedin.com/in/")));
    }

  return fit;
}

static gboolean
is_property (const char  *property,
             HjlCvSearch *search,
             const char  *key)
{
  g_autoptr (HjlCvName) name = property != NULL ? hjl_cv_name_new (property, search->turkish) : NULL;

  return name != NULL && g_str_equal (name->key, key);
}

/* Whether an address has each word of @name. */
static gboolean
is_whole (HjlCvSearch *search,
          const char  *name)
{
  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);

      if (finding->field == HJL_CV_FIELD_EMAIL && finding->sure != HJL_CV_GUESS && hjl_cv_name_is_whole (name, finding->value))
        return TRUE;
    }

  return FALSE;
}

/* "Moonfern", with "juniper@moonfern.example": what a house is called. */
static gboolean
is_host (HjlCvSearch *search,
         const char  *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autofree char *run = g_strjoinv ("", words);

  for (guint i = 0; i < search->facts->findings->len; i++)
    {
      const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);
      const char         *host = finding->field == HJL_CV_FIELD_EMAIL ? strchr (finding->value, '@') : NULL;

      if (host != NULL && strlen (run) == strcspn (host + 1, ".") && g_ascii_strncasecmp (host + 1, run, strlen (run)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "hackajob profile · Anna Nowak" at the foot of the document that this program makes (sync/hjl-candidate-pdf.c). */
static gboolean
is_own_profile (const HjlCvScan *scan,
                const char      *key)
{
  for (guint i = 0; i + 1 < scan->pieces->len; i++)
    {
      if (g_str_equal (hjl_cv_scan_get (scan, i)->folded, "hackajob profile") && g_str_equal (hjl_cv_scan_get (scan, i + 1)->folded, key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_large (const HjlCvScan *scan,
          double           size)
{
  return scan->median > 0 && size >= scan->median * 1.25 && size >= scan->largest * 0.98;
}

/* Whether a word at an end is one that no address has: "Anna Nowak Kraków" is as good as "Anna Nowak". */
static gboolean
has_loose_end (HjlCvSearch *search,
               const char  *name)
{
  const char      *first = strchr (name, ' ');
  const char      *last = strrchr (name, ' ');
  g_autofree char *head = NULL;

  if (first == NULL)
    return FALSE;
  head = g_strndup (name, last - name);

  /* Initials before it are in few addresses. */
  return find_fit (search, head) == 2 || (first[-1] != '.' && find_fit (search, first + 1) == 2);
}

/* Whether the words before the last are an address's whole. */
static gboolean
has_odd_end (HjlCvSearch *search,
             const char  *name)
{
  const char      *last = strrchr (name, ' ');
  g_autofree char *head = last != NULL ? g_strndup (name, last - name) : NULL;

  return head != NULL && strchr (head, ' ') != NULL && is_whole (search, head) && find_fit (search, last + 1) == 0;
}

static gboolean
is_closing (const HjlCvPiece *piece)
{
  static const char *const words[] = { "yours sincerely", "yours faithfully", "yours truly", "sincerely", "kind regards", "best regards", "warm regards", "regards", "best wishes", "best", "many thanks", "thank you", "respectfully", "mit freundlichen grussen", "mit freundlichem gruss", "freundliche grusse", "beste grusse", "viele grusse", "cordialement", "bien cordialement", "respectueusement", "un saludo", "atentamente", "saludos cordiales", "cordiali saluti", "distinti saluti", "com os melhores cumprimentos", "atenciosamente", "met vriendelijke groet", "hoogachtend", "z powazaniem", "s pozdravem", "tisztelettel", "udvozlettel", "saygilarimla", "med vanliga halsningar", "med venlig hilsen", "med vennlig hilsen", "ystavallisin terveisin", "с уважением", "з повагою", "με εκτιμηση", "此致", "敬具" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (piece->folded, words[i]))
        return strlen (piece->folded) < strlen (words[i]) + 12;
    }

  return FALSE;
}

/* Who is spoken to is not the person; who signs is. */
static int
find_letter_points (HjlCvSearch      *search,
                    const HjlCvGuess *guess)
{
  const HjlCvScan *scan = search->scan;
  const char      *last;
  int              points = 0;

  if (scan->letter == 0)
    return 0;
  last = strrchr (guess->name->key, ' ');
  last = last != NULL ? last + 1 : guess->name->key;
  if (guess->piece == scan->letter || strstr (hjl_cv_scan_get (scan, scan->letter)->folded, last) != NULL)
    return -150;
  if (guess->piece > scan->letter)
    {
      for (guint i = guess->piece; i > 0 && i + 3 > guess->piece; i--)
        {
          if (is_closing (hjl_cv_scan_get (scan, i - 1)))
            points = 70;
        }
    }
  else if (hjl_cv_search_is_signed (search, guess->name->key))
    points = 70;

  return points;
}

static void
add_guess (HjlCvSearch *search,
           HjlCvName   *name,
           guint        index,
           gboolean     labelled,
           gboolean     joined)
{
  const HjlCvScan  *scan = search->scan;
  const HjlCvPiece *piece = hjl_cv_scan_get (scan, index);
  HjlCvGuess       *guess = g_new0 (HjlCvGuess, 1);

  guess->name = name;
  guess->piece = index;
  guess->labelled = labelled;
  guess->large = is_large (scan, piece->size);
  guess->fit = find_fit (search, name->value);
  guess->property = is_property (scan->text->author, search, name->key) || is_property (scan->text->title, search, name->key) ||
                    is_own_profile (scan, name->key);

  if (guess->fit == 2 && !guess->large && !labelled && !guess->property && has_loose_end (search, name->value))
    name->doubt = TRUE;
  /* "Tuan Le Hanoi", "Julia Stone Nutrition": two words are the whole of an address, and the third is nowhere. */
  if (guess->fit == 2 && guess->large && !labelled && !guess->property && name->n_words == 3 && has_odd_end (search, name->value))
    name->doubt = TRUE;
  guess->whole = is_whole (search, name->value);
  guess->last = find_fit (search, strrchr (name->value, ' ') != NULL ? strrchr (name->value, ' ') + 1 : name->value) > 0;
  guess->known = hjl_cv_names_person (name->value);
  /* A word that means something else on most CVs is a name where an address says so: "April Cook". */
  if (guess->fit == 2 && name->stops > 0 && !name->job)
    {
      name->stops = 0;
      name->doubt |= !guess->whole || !guess->known || name->n_words != 2 || !(guess->large || labelled || index == 0);
    }
  /* "Anna NOWAK" has the family's name at its end, "Anna CEO" has not. */
  if (name->set_off && !guess->last)
    name->doubt = TRUE;
  guess->points = (labelled ? 100 : 0) + (guess->large ? 45 : scan->median > 0 && piece->size >= scan->median * 1.25 ? 20
                                                                                                                     : 0);
  guess->points += index == 0 ? 22 : index < 3 ? 14
                                   : index < 7 ? 6
                                               : 0;
  guess->points += piece->zone == HJL_CV_ZONE_HEAD ? 10 : piece->zone == HJL_CV_ZONE_BODY ? -25
                                                                                          : 0;
  guess->points += guess->fit == 2 ? 50 : guess->fit == 1 ? 20
                                                          : 0;
  guess->points += guess->property ? 30 : 0;
  guess->points += guess->known ? 12 : 0;
  guess->points += joined ? 12 : 0;
  guess->points += find_letter_points (search, guess);
  guess->house = guess->fit < 2 && is_host (search, name->key);
  guess->points -= guess->house && (!guess->known || guess->fit == 0) ? 70 : 0;
  guess->points -= 60 * name->stops;
  guess->points -= name->n_words == 1 ? 15 : 0;
  guess->points -= name->n_words > 4 ? 10 : 0;
  g_ptr_array_add (search->guesses, guess);
}

/* "Seattle, WA" is no name that is turned. */
static gboolean
is_state (const char *text)
{
  return strlen (text) == 2 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]);
}

/* @text as a name, or its part before a dash, a comma or a slash. */
static void
try_text (HjlCvSearch *search,
          const char  *text,
          guint        index,
          gboolean     labelled)
{
  static const char *const joints[] = { " – ", " — ", " - ", " / ", ",", " : ", "，", "、", ": " };
  const char              *comma = strrchr (text, ',');
  HjlCvName               *whole;

  /* "Oakland, CA" is no chartered accountant's name. */
  while (comma != NULL && *++comma == ' ')
    ;
  if (comma != NULL && is_state (comma) && memchr (text, ' ', strcspn (text, ",")) == NULL)
    return;
  whole = hjl_cv_name_new (text, search->turkish);
  if (whole != NULL)
    {
      whole->doubt |= comma != NULL && is_state (comma) && find_fit (search, whole->value) < 2;
      /* Letters in one run are parted as an address has them. */
      gboolean         parted = TRUE;
      g_autofree char *run = whole->n_words == 1 && whole->cased ? hjl_cv_dup_unspaced (text, &parted) : NULL;

      for (guint i = 0; run != NULL && !parted && i < search->facts->findings->len; i++)
        {
          const HjlCvFinding *finding = g_ptr_array_index (search->facts->findings, i);
          g_autofree char    *apart = finding->field == HJL_CV_FIELD_EMAIL ? hjl_cv_name_dup_parted (run, finding->value) : NULL;
          HjlCvName          *better = apart != NULL ? hjl_cv_name_new (apart, search->turkish) : NULL;

          if (better != NULL)
            {
              hjl_cv_name_free (whole);
              whole = better;
              break;
            }
        }
      add_guess (search, whole, index, labelled, FALSE);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char      *joint = strstr (text, joints[i]);
      g_autofree char *left = joint != NULL ? g_strndup (text, joint - text) : NULL;
      g_autofree char *right = joint != NULL ? g_strdup (joint + strlen (joints[i])) : NULL;
      HjlCvName       *name;

      if (left == NULL)
        continue;
      g_strstrip (left);
      g_strstrip (right);
      if (*joints[i] == ',' && is_state (right))
        return;
      name = hjl_cv_name_new (left, search->turkish);
      if (name != NULL && name->cased && name->n_words == 1 && *joints[i] == ',')
        {
          /* "Nowak, Anna" */
          g_autofree char *turned = g_strconcat (right, " ", left, NULL);
          HjlCvName       *other = hjl_cv_name_new (turned, search->turkish);

          if (other != NULL && other->stops == 0)
            {
              hjl_cv_name_free (name);
              other->doubt |= find_fit (search, other->value) < 2;
              add_guess (search, other, index, labelled, FALSE);
              return;
            }
          g_clear_pointer (&other, hjl_cv_name_free);
        }
      if (name != NULL && name->stops < name->n_words)
        {
          /* What follows a comma may be a town, a title or a part of the name. */
          g_autoptr (HjlCvName) behind = hjl_cv_name_new (right, search->turkish);

          if (behind != NULL && behind->stops == 0 && *joints[i] != ':')
            name->doubt |= find_fit (search, name->value) < 2;
          add_guess (search, name, index, labelled, FALSE);
          return;
        }
      g_clear_pointer (&name, hjl_cv_name_free);
      /* "Curriculum vitae – Anna Nowak" */
      {
        g_autofree char *folded = hjl_cv_fold (left);

        if (hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, folded))
          {
            name = hjl_cv_name_new (right, search->turkish);
            if (name != NULL)
              {
                add_guess (search, name, index, labelled, FALSE);
                return;
              }
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
          add_guess (search, name, index, labelled, FALSE);
          return;
        }
      g_clear_pointer (&name, hjl_cv_name_free);
    }
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

      /* One word, "Name", may be half of another label, but where the next cell has its own. */
      if ((n > 0 || has_label (search->scan, index + 1, piece->line)) && hjl_cv_after_label (left, HJL_CV_WORD_LABEL_NAME) != NULL)
        value = blank + 1;
    }
  if (value != NULL)
    try_text (search, value, index, TRUE);
}

/* A label of a language in which the given name comes first, whichever the form asks for first. */
static gboolean
is_western_label (const HjlCvPiece *piece)
{
  static const char *const labels[] = { "surname", "last name", "family name", "nachname", "familienname", "nom", "nom de famille", "apellido", "apellidos", "cognome", "sobrenome", "apelido",
                                        "achternaam", "nazwisko", "prijmeni", "priezvisko", "efternamn", "efternavn", "etternavn", "sukunimi", "soyad", "soyadi", "prezime", "priimek", "επωνυμο" };
  g_autofree char         *left = g_strndup (piece->text, strcspn (piece->text, ":"));
  g_autofree char         *folded = hjl_cv_fold (left);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (labels[i], folded))
        return TRUE;
    }

  return FALSE;
}

static void
try_labels (HjlCvSearch *search)
{
  const char *given = NULL, *family = NULL, *plain = NULL;
  guint       given_at = 0, family_at = 0, plain_at = 0;

  for (guint i = 0; i < search->scan->pieces->len; i++)
    {
      guint       at;
      const char *value = get_labelled (search, i, HJL_CV_WORD_LABEL_NAME, &at);

      if (value != NULL && hjl_cv_scan_get (search->scan, i)->zone != HJL_CV_ZONE_BODY)
        {
          try_text (search, value, at, TRUE);
          if (plain == NULL)
            {
              plain = value;
              plain_at = i;
            }
        }
      else if (hjl_cv_scan_get (search->scan, i)->zone < HJL_CV_ZONE_BODY)
        try_narrow_label (search, i);
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
          name->doubt |= family_at < given_at && !is_western_label (hjl_cv_scan_get (search->scan, family_at)) && find_fit (search, name->value) < 2;
          add_guess (search, name, MIN (given_at, family_at), TRUE, FALSE);
        }
    }
}

static gboolean
is_capitals (const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, -1);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_str_equal (upper, text) && !g_str_equal (lower, text);
}

/* "AN Anna", before "Nowak" */
static gboolean
begins_with_monogram (const char *text,
                      const char *next)
{
  const char *blank = strchr (text, ' ');

  return blank == text + 2 && strchr (blank + 1, ' ') == NULL && text[0] == blank[1] && text[1] == next[0];
}

/* Whether @next may go on with the name that @piece has begun. */
static gboolean
goes_on (HjlCvSearch      *search,
         const HjlCvPiece *piece,
         const HjlCvPiece *next,
         gboolean         *same)
{
  gboolean         parted;
  g_autofree char *spaced = NULL;

  if (next == NULL || next->page != piece->page || next->heading || piece->heading || next->zone == HJL_CV_ZONE_OTHERS ||
      hjl_cv_is_label (next->folded) || hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, piece->folded))
    return FALSE;
  *same = search->scan->median > 0 ? next->size > piece->size * 0.97 && next->size < piece->size * 1.03
                                   : is_capitals (piece->text) && is_capitals (next->text);
  /* On one line only words of spaced letters, which are far from each other. */
  spaced = hjl_cv_dup_unspaced (piece->text, &parted);
  if (!piece->last || !next->first)
    return *same && (spaced != NULL || (piece->size >= search->scan->median * 1.25 && (!strchr (piece->text, ' ') || begins_with_monogram (piece->text, next->text)) && !strchr (next->text, ' ')));
  if (search->scan->median > 0)
    return piece->size >= search->scan->median * 1.25 ? next->size <= piece->size * 1.7 && next->size >= piece->size * 0.6 : *same;

  return piece->first && next->last;
}

/* "Anna" above "NOWAK", beside how she is reached: the rest of a name begins the line below. @upper: what stands at @index */
static void
try_below (HjlCvSearch     *search,
           guint            index,
           const HjlCvName *upper)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);

  for (guint i = index + 1; i < index + 6; i++)
    {
      const HjlCvPiece *next = hjl_cv_scan_get (search->scan, i);
      g_autoptr (HjlCvName) lower = NULL;
      g_autofree char *both = NULL;
      HjlCvName       *name;

      if (next == NULL || next->page != piece->page || next->line > piece->line + 1)
        return;
      if (!next->first)
        continue;
      if (next->heading || piece->size < search->scan->median * 1.25 || next->size < piece->size * 0.97 || next->size > piece->size * 1.03)
        return;
      lower = hjl_cv_name_new (next->text, search->turkish);
      both = lower != NULL ? g_strconcat (upper->value, " ", lower->value, NULL) : NULL;
      name = both != NULL && lower->stops == 0 && find_fit (search, both) == 2 ? hjl_cv_name_new (both, search->turkish) : NULL;
      if (name == NULL)
        return;
      name->doubt |= upper->doubt || lower->doubt;
      add_guess (search, name, index, FALSE, TRUE);
      return;
    }
}

/* What stands at @index may go on below. */
static void
doubt_guess (HjlCvSearch *search,
             guint        index)
{
  for (guint i = 0; i < search->guesses->len; i++)
    {
      HjlCvGuess *guess = g_ptr_array_index (search->guesses, i);

      if (guess->piece == index && guess->fit < 2)
        guess->name->doubt = TRUE;
    }
}

/* "ANNA" above "NOWAK", both in the same letters; a long name on two lines. */
static void
try_joined (HjlCvSearch *search,
            guint        index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (search->scan, index);
  g_autoptr (HjlCvName) upper = hjl_cv_name_new (piece->text, search->turkish);
  g_autofree char *both = NULL;
  gboolean         doubt;
  int              upper_fit;

  /* Nor is one letter, of a picture. */
  if (upper == NULL || !upper->cased || upper->stops > 0 || g_utf8_strlen (upper->key, -1) < 2)
    return;
  both = g_strdup (upper->value);
  doubt = upper->doubt && !g_str_has_suffix (both, "-");
  upper_fit = find_fit (search, upper->value);

  if (piece->first && !piece->last)
    try_below (search, index, upper);
  for (guint i = index + 1; i < index + 4; i++)
    {
      const HjlCvPiece *next = hjl_cv_scan_get (search->scan, i);
      gboolean          same = FALSE;
      g_autoptr (HjlCvName) lower = goes_on (search, piece, next, &same) ? hjl_cv_name_new (next->text, search->turkish) : NULL;
      HjlCvName *name;
      char      *longer;
      int        lower_fit;

      if (lower == NULL || !lower->cased || lower->stops > 0 || (i > index + 1 && !same))
        return;
      if ((upper->n_words > 1 && lower->n_words > 2) || (search->scan->median == 0 && upper->n_words + lower->n_words > 3))
        return;
      /* Whole without the other: what follows is what the person does. */
      lower_fit = find_fit (search, lower->value);
      if ((!same || search->scan->median == 0) && (upper_fit == 2 || lower_fit == 2))
        return;
      /* Without sizes a line of its own is what the person does, or where, more often than the rest of a name. */
      if (search->scan->median == 0 && upper->n_words > 1 && lower_fit == 0 && !hjl_cv_names_person (strrchr (upper->value, ' ') + 1))
        {
          doubt_guess (search, index);
          return;
        }
      longer = g_strconcat (both, g_str_has_suffix (both, "-") ? "" : " ", lower->value, NULL);
      g_free (both);
      both = longer;
      name = hjl_cv_name_new (both, search->turkish);
      if (name == NULL)
        return;
      /* In letters like all others only an address says that two lines are one name. */
      if (search->scan->median > 0 && piece->size < search->scan->median * 1.25 && (upper_fit == 2 || lower_fit == 2 || find_fit (search, name->value) < 2))
        {
          hjl_cv_name_free (name);
          return;
        }
      /* Two words in the same large letters that an address is made of, be it of an initial, are one name. */
      doubt |= lower->doubt || ((upper_fit == 0 || lower_fit == 0) && !(same && upper->n_words == 1 && lower->n_words == 1 && search->scan->median > 0 && piece->size >= search->scan->median * 1.25));
      name->doubt |= doubt || find_fit (search, name->value) < 2;
      add_guess (search, name, index, FALSE, TRUE);
      piece = next;
    }
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
          fit = find_fit (search, name->value);
          if (name->cased && name->stops == 0 && (fit == 2 || (fit == 1 && hjl_cv_names_person (name->value))))
            {
              name->doubt = TRUE;
              add_guess (search, name, index, FALSE, FALSE);
              guess = g_ptr_array_index (search->guesses, search->guesses->len - 1);
              guess->within = TRUE;
              guess->points -= WITHIN_POINTS;
              return;
            }
          hjl_cv_name_free (name);
        }
    }
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
      if (other == NULL || other->doubt || other->stops > 0 || other->spaced || !g_str_equal (other->key, name->key) || is_capitals (piece->text))
        continue;
      g_free (name->value);
      name->value = g_strdup (other->value);
      name->doubt = FALSE;
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

void
hjl_cv_find_name (const HjlCvScan *scan,
                  HjlCvFacts      *facts)
{
  g_autoptr (GPtrArray) guesses = g_ptr_array_new_with_free_func ((GDestroyNotify) guess_free);
  HjlCvSearch       search = { scan, facts, guesses, is_turkish (scan->text) };
  const HjlCvGuess *best = NULL;
  const HjlCvPiece *piece;

  try_labels (&search);
  for (guint i = 0; i < MIN (scan->pieces->len, MAX_PIECES); i++)
    {
      piece = hjl_cv_scan_get (scan, i);
      if (piece->page != 1)
        break;
      if (piece->zone == HJL_CV_ZONE_OTHERS || piece->heading || (hjl_cv_names_firm (piece->folded) && find_fit (&search, piece->text) < 2))
        continue;
      try_text (&search, piece->text, i, FALSE);
      try_joined (&search, i);
    }

  for (guint i = 0; !is_any_fit (guesses) && i < MIN (scan->pieces->len, MAX_PIECES); i++)
    {
      piece = hjl_cv_scan_get (scan, i);
      if (piece->page == 1 && piece->zone != HJL_CV_ZONE_OTHERS && !piece->heading)
        try_within (&search, i);
    }

  for (guint i = 0; i < guesses->len; i++)
    {
      const HjlCvGuess *guess = g_ptr_array_index (guesses, i);

      if (guess->name->stops >= guess->name->n_words)
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
  /* Who has written the document, where an address is made of that name and nothing in the text is one. */
  if ((best == NULL || (best->points < 60 && best->fit == 0)) && scan->text->author != NULL)
    {
      g_autoptr (HjlCvName) author = hjl_cv_name_new (scan->text->author, search.turkish);

      if (author != NULL && author->stops == 0 && find_fit (&search, author->value) == 2)
        {
          hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup (author->value), HJL_CV_LIKELY, HJL_CV_FROM_PROPERTY, 0, 0);
          return;
        }
    }
  if (best != NULL && best->points > 0)
    {
      /* The address of whoever is spoken of may be all that there is. */
      for (guint i = 0; best->within && i < facts->findings->len; i++)
        {
          HjlCvFinding *finding = g_ptr_array_index (facts->findings, i);

          finding->sure = MIN (finding->sure, HJL_CV_LIKELY);
        }
      look_elsewhere (&search, best);
      piece = hjl_cv_scan_get (scan, best->piece);
      hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup (best->name->value), hjl_cv_search_judge (&search, best), HJL_CV_FROM_TEXT,
                         piece->page, piece->line);
      return;
    }
  if (scan->text->author != NULL)
    {
      g_autoptr (HjlCvName) author = hjl_cv_name_new (scan->text->author, search.turkish);

      if (author != NULL && author->stops == 0)
        hjl_cv_facts_take (facts, HJL_CV_FIELD_NAME, g_strdup (author->value), HJL_CV_GUESS, HJL_CV_FROM_PROPERTY, 0, 0);
    }
}
