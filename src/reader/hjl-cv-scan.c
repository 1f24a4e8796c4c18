/* hjl-cv-scan.c: a CV's text in the pieces that fields are looked for in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-scan.h"

#include <string.h>

#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-spaced.h"
#include "reader/hjl-cv-words.h"

/* Digits of a telephone number at least. */
#define MIN_DIGITS 7

static void
hjl_cv_piece_free (HjlCvPiece *piece)
{
  g_free (piece->text);
  g_free (piece->folded);
  g_free (piece);
}

static gboolean
is_bar (gunichar c)
{
  switch (c)
    {
    case '\t':
    case '|':
    case 0x00a6: /* ¦ */
    case 0x00b7: /* · */
    case 0x00bb: /* » */
    case 0x203a: /* › */
    case 0x2022: /* • */
    case 0x2023:
    case 0x2043:
    case 0x2219:
    case 0x2223:
    case 0x22c4:
    case 0x22c5:
    case 0x2502: /* │ */
    case 0x25a0:
    case 0x25aa:
    case 0x25b6:
    case 0x25c6:
    case 0x25cb:
    case 0x25cf: /* ● */
    case 0x25e6:
    case 0x2666:
    case 0x30fb: /* ・ */
      return TRUE;
    default:
      /* Pictures: a telephone, an envelope, a pin. */
      return (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2300 && c <= 0x23ff) || (c >= 0x2b00 && c <= 0x2bff) || (c >= 0x2600 && c <= 0x27bf) || (c >= 0x1f000 && c <= 0x1faff);
    }
}

static gboolean
has_any (const char *folded,
         const char *words)
{
  g_autofree char *plain = hjl_cv_fold (words);
  g_auto (GStrv) parts = g_strsplit (plain, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strstr (folded, parts[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_contact_heading (const char *folded)
{
  return has_any (folded, "contact|kontakt|contat|contatt|personal|person|details|info|coordonnees|datos|dados|dati|gegevens|daten|osob|szemelyes|"
                          "elerhet|iletisim|kisisel|lien he|thong tin|get in touch|date de|контакт|личн|особист|联系|基本|个人|連絡|"
                          "聯絡|個人|연락|인적|기본|اتصال|شخصية|تواصل|פרטי|קשר|संपर्क|व्यक्तिगत|ติดต่อ|ข้อมูล|επικοινωνια|στοιχεια|yhteystiedot");
}

/* A heading may stand in spaced letters, have a number before it and a colon behind it. */
static gboolean
is_heading (const char *text,
            HjlCvWord   word)
{
  gboolean         parted;
  g_autofree char *unspaced = hjl_cv_dup_unspaced (text, &parted);
  g_autofree char *folded = hjl_cv_fold (unspaced != NULL ? unspaced : text);
  const char      *start = folded;

  while (g_ascii_isdigit (*start) || (start > folded && *start == ' '))
    start++;
  if (hjl_cv_word_is (word, start))
    return TRUE;
  if (unspaced != NULL && !parted)
    return FALSE;

  /* "Education & training", "Skills / tools": both are. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const joints[] = { " & ", " / ", " and " };
      const char              *joint = strstr (start, joints[i]);
      g_autofree char         *left = joint != NULL ? g_strndup (start, joint - start) : NULL;

      if (left != NULL && hjl_cv_word_is (word, left) && hjl_cv_word_is (word, joint + strlen (joints[i])))
        return TRUE;
    }

  return FALSE;
}

/* "Referencias familiares", "Work references": a heading of several people, and no "Reference data". */
static gboolean
is_of_referees (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", 4);

  for (guint i = 0; g_strv_length (words) < 4 && words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], "refer") && !g_str_equal (words[i], "reference") && hjl_cv_word_is (HJL_CV_WORD_REFEREE, words[i]))
        return TRUE;
    }

  return FALSE;
}

/* "In case of emergency please notify", "Person to contact in case of emergency: Jana Novak": and no "Emergency nurse" or "Facilities & personnel". */
static gboolean
is_of_emergency (const char *folded)
{
  static GRegex *regex = NULL;

  return g_regex_match (hjl_cv_get_regex (&regex,
                                          "^(?=.{0,70}$)(?=.*\\b(?:emergenc(?:y|ies|ia|ias)|emergenza|notfall\\w*|urgence|noodgeval\\w*|acil|nagl\\w+|next of kin)\\b)"
                                          "(?=.*\\b(?:conta(?:ct|to|tt)\\w*(?! cent)|\\w*kontakt\\w*|person[ae]?|notif\\w+|call(?! (?:hand|tak|cent|oper|disp))|names?|\\w*phone|in case|en caso|em caso|in caso|en cas|aranacak|of kin)\\b)",
                                          0),
                        folded, 0, NULL);
}

/* "References: Dr …", "Referees available on request", "Reference 1". */
static gboolean
names_others (const HjlCvPiece *piece)
{
  const char      *colon = strchr (piece->text, ':');
  g_autofree char *left = colon != NULL ? g_strndup (piece->text, colon - piece->text) : g_strdup (piece->text);
  g_autofree char *folded = hjl_cv_fold (left);
  gsize            length = strlen (folded);

  while (length > 0 && (g_ascii_isdigit (folded[length - 1]) || folded[length - 1] == ' '))
    folded[--length] = '\0';

  return hjl_cv_word_is (HJL_CV_WORD_REFEREE, folded) || g_str_has_prefix (folded, "references available") ||
         g_str_has_prefix (folded, "referees available") || is_of_referees (folded) || is_of_emergency (folded) || is_heading (left, HJL_CV_WORD_REFEREE);
}

/* "Emergency contact: Jana Novak, +420 603 555 999": somebody else's number or address in the line that says who they are. */
static gboolean
is_whole_in_line (const HjlCvScan *self,
                  guint            index)
{
  const HjlCvPiece *piece = hjl_cv_scan_get (self, index);

  if (is_of_referees (piece->folded))
    return FALSE;
  for (const HjlCvPiece *other = piece; other != NULL && other->page == piece->page && other->line == piece->line; other = hjl_cv_scan_get (self, ++index))
    {
      if (strchr (other->text, '@') != NULL || hjl_cv_count_digits (other->text) >= MIN_DIGITS)
        return TRUE;
    }

  return FALSE;
}

/* "Consultant: Tom Clarke": one person behind a label. */
static gboolean
names_one (const char *text)
{
  const char *colon = strchr (text, ':');
  g_autoptr (HjlCvName) name = colon != NULL && colon[1] != '\0' ? hjl_cv_name_new (colon + 1 + strspn (colon + 1, " "), 0) : NULL;

  return name != NULL && name->n_words > 1 && name->stops == 0;
}

/* Whether somebody is named between two pieces. */
static gboolean
names_somebody (const HjlCvScan *self,
                guint            from,
                guint            to)
{
  for (guint i = from; i < to; i++)
    {
      const char      *text = hjl_cv_scan_get (self, i)->text;
      const char      *start = text + strspn (text, "0123456789.) ");
      g_autofree char *first = g_strndup (start, strcspn (start, ",(:"));
      g_autoptr (HjlCvName) name = hjl_cv_name_new (first, 0);

      if (name != NULL && name->n_words > 1 && name->stops == 0)
        return TRUE;
    }

  return FALSE;
}

/* "Current manager: Peter Holm (peter.holm@…)": somebody else, in one line among what a person says of themselves. */
static gboolean
names_superior (const HjlCvPiece *piece)
{
  const char      *colon = strchr (piece->text, ':');
  g_autofree char *left = colon != NULL && colon[1] != '\0' ? g_strndup (piece->text, colon - piece->text) : NULL;
  g_autofree char *folded = left != NULL ? hjl_cv_fold (left) : NULL;

  return folded != NULL && hjl_cv_word_is (HJL_CV_WORD_LABEL_SUPERIOR, folded);
}

/* Of a script that has no blanks between words, or few. */
static gboolean
is_without_blanks (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

/* One to three signs of a script without blanks that mean nothing else. */
static gboolean
is_short_unspaced (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (length < 1 || length > 3 || hjl_cv_has_unspaced (text))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_without_blanks (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

gboolean
hjl_cv_is_label (const char *folded)
{
  for (guint label = HJL_CV_WORD_LABEL_NAME; label < HJL_N_CV_LABELS; label++)
    {
      if (hjl_cv_word_is (label, folded))
        return TRUE;
    }

  return FALSE;
}

/* "佐藤　健一": the blank of such scripts is as wide as a sign, and parts a family's name from a given one as it parts a label from
 * its value. "氏　名" is one word that fills its field. */
static gboolean
join_unspaced (HjlCvPiece *before,
               const char *text)
{
  g_autofree char *whole = NULL;
  g_autofree char *folded = NULL;

  if (!is_short_unspaced (before->text) || !is_short_unspaced (text))
    return FALSE;
  whole = g_strconcat (before->text, text, NULL);
  folded = hjl_cv_fold (whole);
  if (!hjl_cv_is_label (folded))
    {
      g_autofree char *next = hjl_cv_fold (text);

      if (hjl_cv_is_label (before->folded) || hjl_cv_is_label (next) || hjl_cv_word_is (HJL_CV_WORD_COUNTRY, next))
        return FALSE;
      g_free (whole);
      whole = g_strconcat (before->text, " ", text, NULL);
    }
  g_free (before->text);
  before->text = g_steal_pointer (&whole);
  g_free (before->folded);
  before->folded = hjl_cv_fold (before->text);

  return TRUE;
}

/* Digits of what may be a telephone number at the beginning of @text. */
static guint
count_leading_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0' && (g_ascii_isdigit (*text) || strchr ("+() -./", *text) != NULL); text++)
    n += g_ascii_isdigit (*text);

  return n;
}

static gboolean
begins_with_address (const char *text)
{
  gsize length = strcspn (text, " \t");

  return memchr (text, '@', length) != NULL && *text != '@';
}

/* Whether a label ends before @value, which is what it promises. */
static gboolean
is_kept_label (const char *folded,
               const char *value)
{
  return (hjl_cv_word_is (HJL_CV_WORD_LABEL_EMAIL, folded) && begins_with_address (value)) ||
         (hjl_cv_word_is (HJL_CV_WORD_LABEL_PHONE, folded) && count_leading_digits (value) >= 6);
}

/* Two words or more. @capitals: that begin with a capital, or have none */
static gboolean
is_words (const char *text,
          gboolean    capitals)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_words = 0;

  if (strpbrk (text, "@:0123456789/,") != NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (capitals && g_unichar_islower (g_utf8_get_char (words[i])) && !hjl_cv_word_is (HJL_CV_WORD_PARTICLE, words[i]))
        return FALSE;
      n_words++;
    }

  return n_words >= 2 && n_words <= (capitals ? 6 : 9);
}

/* Cells that stand closer than their gap tells: "Anna Nowak Phone 0161 496 0000", "Anna Nowak anna@example.com". Where the second
 * begins: (nullable), lent by @text. @rest: what follows on the line. */
static const char *
find_cell (const char *text,
           const char *rest)
{
  const char *word = text;

  while (*rest == ' ' || *rest == '\t')
    rest++;
  while (*word != '\0')
    {
      const char      *end = word;
      gboolean         labelled = FALSE;
      g_autofree char *left = g_strchomp (g_strndup (text, word - text));

      for (guint n = 0; n < 3 && *end != '\0' && !labelled; n++)
        {
          g_autofree char *folded = NULL;
          g_autofree char *part = NULL;
          const char      *value;

          end += strcspn (end, " ");
          part = g_strndup (word, end - word);
          folded = hjl_cv_fold (part);
          value = end + strspn (end, " ");
          labelled = is_kept_label (folded, *value != '\0' ? value : rest);
          if (!labelled)
            end = value;
        }
      if (labelled && word > text && is_words (left, FALSE))
        return word;
      if (!labelled && word > text && (begins_with_address (word) || (*word == '+' && count_leading_digits (word) >= 9)) && is_words (left, TRUE))
        return word;
      word = labelled ? end : word + strcspn (word, " ");
      word += strspn (word, " ");
    }

  return NULL;
}

static void
add_piece (HjlCvScan       *self,
           const HjlCvLine *line,
           const char      *text,
           gboolean         first)
{
  HjlCvPiece *piece = g_new0 (HjlCvPiece, 1);

  piece->folded = hjl_cv_fold (text);
  piece->text = g_strdup (text);
  piece->first = first;
  piece->page = line->page;
  piece->line = line->number;
  piece->x = line->x;
  piece->size = line->size;
  piece->foot = line->foot;
  g_ptr_array_add (self->pieces, piece);
}

/* "Name: Anna Nowak   Age: 30": whether a gap at @gap parts a label with what it says from another one. @start: where the first begins */
static gboolean
parts_labels (const char *start,
              const char *gap)
{
  const char *next = gap + strspn (gap, " ");
  const char *colon = next - gap >= 2 ? strchr (next, ':') : NULL;
  const char *before = memchr (start, ':', gap - start);

  if (colon == NULL || before == NULL || before == start || before + 1 == gap || colon == next || colon - next > 30 || strncmp (colon, "://", 3) == 0 || strncmp (before, "://", 3) == 0)
    return FALSE;

  return strcspn (next, "@0123456789,") > (gsize) (colon - next) && g_strstr_len (next, colon - next, "  ") == NULL;
}

static void
add_pieces (HjlCvScan       *self,
            const HjlCvLine *line)
{
  const char *start = line->text;
  gboolean    first = TRUE;

  for (const char *p = line->text;; p = g_utf8_next_char (p))
    {
      if (*p == '\0' || is_bar (g_utf8_get_char (p)) || (*p == ';' && p[1] == ' ') || (*p == '*' && p > line->text && p[-1] == ' ' && p[1] == ' ') || (*p == ' ' && p[1] == ' ' && p > start && parts_labels (start, p)))
        {
          g_autofree char *text = g_strstrip (g_strndup (start, p - start));

          if (*text != '\0' && (first || !join_unspaced (g_ptr_array_index (self->pieces, self->pieces->len - 1), text)))
            {
              const char *cell = find_cell (text, *p != '\0' ? g_utf8_next_char (p) : p);

              if (cell != NULL)
                {
                  g_autofree char *left = g_strchomp (g_strndup (text, cell - text));

                  add_piece (self, line, left, first);
                  first = FALSE;
                }
              add_piece (self, line, cell != NULL ? cell : text, first);
              first = FALSE;
            }
          if (*p == '\0')
            break;
          start = g_utf8_next_char (p);
        }
    }
  if (!first)
    ((HjlCvPiece *) g_ptr_array_index (self->pieces, self->pieces->len - 1))->last = TRUE;
}

/* Whether @letter is the first of the word that @rest goes on with, and no label or picture of its own: "E" before "anna@example.org". Where
 * letters have no sizes, nobody can tell. (transfer full) (nullable): both */
static char *
dup_joined_initial (const HjlCvPiece *letter,
                    const HjlCvPiece *rest)
{
  g_autofree char *first = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (HjlCvName) name = NULL;

  if (letter->size <= 0 || rest->size <= 0 || letter->size < rest->size * 1.15 || rest->page != letter->page || rest->line > letter->line + 1 ||
      !g_unichar_isupper (g_utf8_get_char (letter->text)) || *g_utf8_next_char (letter->text) != '\0' || !g_unichar_islower (g_utf8_get_char (rest->text)))
    return NULL;
  first = g_strndup (rest->text, strcspn (rest->text, " "));
  if (strpbrk (first, "@.:/0123456789") != NULL)
    return NULL;
  whole = g_strconcat (letter->text, rest->text, NULL);
  name = hjl_cv_name_new (whole, 0);

  return name != NULL && name->stops <= name->soft ? g_steal_pointer (&whole) : NULL;
}

/* "A" above or beside "nna Nowak": a first letter that is set apart, larger than what follows it. */
static void
join_initials (HjlCvScan *self)
{
  gsize                n = 0;
  g_autofree gpointer *pieces = g_ptr_array_steal (self->pieces, &n);

  for (gsize i = 0; i < n; i++)
    {
      HjlCvPiece *piece = pieces[i];
      HjlCvPiece *rest = i + 1 < n ? pieces[i + 1] : NULL;
      char       *whole = rest != NULL ? dup_joined_initial (piece, rest) : NULL;

      if (whole == NULL)
        {
          g_ptr_array_add (self->pieces, piece);
          continue;
        }
      g_free (rest->text);
      rest->text = whole;
      g_free (rest->folded);
      rest->folded = hjl_cv_fold (whole);
      rest->first |= piece->first;
      hjl_cv_piece_free (piece);
    }
}

static void
find_zones (HjlCvScan *self)
{
  HjlCvZone zone = HJL_CV_ZONE_HEAD;
  double    size = 0;
  guint     others_at = 0;
  gboolean  doubtful = FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      HjlCvPiece *piece = g_ptr_array_index (self->pieces, i);
      gboolean    others = names_others (piece);

      /* What each page has is under no heading. */
      if (piece->foot)
        {
          piece->zone = others ? HJL_CV_ZONE_OTHERS : HJL_CV_ZONE_CONTACT;
          continue;
        }
      /* "Recruiter: Peter Holm" on a line of its own says nothing of the lines below it. */
      if (names_superior (piece) || (others && zone <= HJL_CV_ZONE_CONTACT && is_whole_in_line (self, i)))
        {
          piece->zone = HJL_CV_ZONE_OTHERS;
          for (HjlCvPiece *next; i + 1 < self->pieces->len; i++, next->zone = HJL_CV_ZONE_OTHERS)
            {
              next = g_ptr_array_index (self->pieces, i + 1);
              if (next->page != piece->page || next->line != piece->line || (!others && hjl_cv_begins_with_label (next->text)))
                break;
            }
          continue;
        }
      /* "Consultant: Tom Clarke" above the person's name, with how he is reached below. */
      if (others && zone == HJL_CV_ZONE_HEAD && names_one (piece->text))
        {
          piece->zone = HJL_CV_ZONE_OTHERS;
          for (HjlCvPiece *next; i + 1 < self->pieces->len; i++, next->zone = HJL_CV_ZONE_OTHERS)
            {
              next = g_ptr_array_index (self->pieces, i + 1);
              if (next->page != piece->page || (strchr (next->text, '@') == NULL && hjl_cv_count_digits (next->text) < MIN_DIGITS))
                break;
            }
          continue;
        }
      if (others)
        {
          zone = HJL_CV_ZONE_OTHERS;
          size = piece->size;
          others_at = i;
          piece->heading = is_heading (piece->text, HJL_CV_WORD_REFEREE);
        }
      else if (is_heading (piece->text, HJL_CV_WORD_HEADING) && !(zone == HJL_CV_ZONE_OTHERS && is_heading (piece->text, HJL_CV_WORD_DUTY)))
        {
          const HjlCvPiece *referees = hjl_cv_scan_get (self, others_at);
          const gboolean    contact = is_contact_heading (piece->folded);

          /* "Contact" below "Peter Holm" among referees is his; in the letters of a heading it may begin the person's own. */
          doubtful = contact && zone == HJL_CV_ZONE_OTHERS && names_somebody (self, others_at + 1, i);
          if (doubtful && (piece->size < referees->size * 0.98 || hjl_cv_is_capitals (piece->text) != hjl_cv_is_capitals (referees->text)))
            {
              piece->zone = zone;
              continue;
            }
          /* "Personal data" is the person's, whoever stands above it. */
          doubtful = doubtful && !has_any (piece->folded, "personal|osob|szemelyes|kisisel|личн|особист|个人|個人|شخصية|व्यक्तिगत");
          zone = contact ? HJL_CV_ZONE_CONTACT : HJL_CV_ZONE_BODY;
          size = piece->size;
          piece->heading = TRUE;
          self->n_headings++;
        }
      else if (zone != HJL_CV_ZONE_HEAD && piece->page == 1 && size > 0 && piece->size > size * 1.3 && piece->size > self->median * 1.3)
        {
          /* The next column begins with what is larger than any heading. */
          zone = HJL_CV_ZONE_HEAD;
          doubtful = FALSE;
        }
      piece->zone = zone;
      piece->doubtful = doubtful;
    }
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
find_sizes (HjlCvScan *self)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->text->lines->len; i++)
    {
      const HjlCvLine *line = g_ptr_array_index (self->text->lines, i);

      if (line->size <= 0)
        continue;
      g_array_append_val (sizes, line->size);
      if (line->page == 1)
        self->largest = MAX (self->largest, line->size);
    }
  if (sizes->len == 0)
    return;
  g_array_sort (sizes, compare_sizes);
  self->median = g_array_index (sizes, double, sizes->len / 2);
}

HjlCvScan *
hjl_cv_scan_new (const HjlCvText *text)
{
  HjlCvScan *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (HjlCvScan, 1);
  self->text = text;
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_cv_piece_free);
  for (guint i = 0; i < text->lines->len && self->pieces->len < HJL_CV_MAX_PIECES; i++)
    add_pieces (self, g_ptr_array_index (text->lines, i));
  join_initials (self);
  find_sizes (self);
  find_zones (self);
  hjl_cv_scan_find_sender (self);

  return self;
}

void
hjl_cv_scan_free (HjlCvScan *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

const HjlCvPiece *
hjl_cv_scan_get (const HjlCvScan *self,
                 guint            index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->pieces->len ? g_ptr_array_index (self->pieces, index) : NULL;
}

/* Whether what a bracket behind a label says is how the name is to be written, or that it is the person's: what says whose it is, "(of parent or
 * guardian)", "(in case of emergency)", names somebody else. */
static gboolean
explains_label (const char *bracket)
{
  g_autofree char *folded = hjl_cv_fold (bracket);

  if (hjl_cv_word_is (HJL_CV_WORD_LABEL_WORD, folded))
    return TRUE;
  for (const char *const *beginnings = hjl_cv_words_get (HJL_CV_WORD_LABEL_BEGINNING); *beginnings != NULL; beginnings++)
    {
      /* "laut Pass", but "in Druckbuchstaben": a word alone is whole. */
      if (g_str_has_prefix (folded, *beginnings) && (strchr (*beginnings, ' ') != NULL || folded[strlen (*beginnings)] == ' '))
        return TRUE;
    }

  return FALSE;
}

/* "Cognome(i)", "Nachname(n)": the bracket says that there may be several; "1. Name" is numbered, and "Name (as in passport)" explained.
 * (transfer full) */
static char *
dup_singular (const char *text)
{
  GString    *made = g_string_new (NULL);
  const char *start = text;

  while (g_ascii_isdigit (*start))
    start++;
  if (start > text && start < text + 3 && (*start == '.' || *start == ')'))
    text = start + 1 + strspn (start + 1, " ");
  for (const char *p = text; *p != '\0'; p++)
    {
      gsize            length = *p == '(' ? strcspn (p, ")") : 0;
      g_autofree char *bracket = length > 1 && p[length] == ')' ? g_strndup (p + 1, length - 1) : NULL;

      if (bracket != NULL && p > text + 2 && p[length + 1 + strspn (p + length + 1, " ")] == '\0' && explains_label (bracket))
        break;
      /* An ending has two letters: "(Dad)" says whose name it is. */
      if (bracket != NULL && length <= 3 && p > text && p[-1] != ' ')
        p += length;
      else
        g_string_append_c (made, *p);
    }

  return g_string_free (made, FALSE);
}

/* "Vorname, Name", "Nome / Cognome", "First & last name": labels of a name's parts are one of the whole. */
static gboolean
is_label (guint       label,
          const char *text)
{
  g_autofree char *singular = dup_singular (text);
  g_autofree char *folded = hjl_cv_fold (singular);
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  if (hjl_cv_word_is (label, folded))
    return TRUE;
  if (label != HJL_CV_WORD_LABEL_NAME || strlen (folded) > 60)
    return FALSE;
  parts = g_strsplit_set (folded, " ,/&", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || hjl_cv_word_is (HJL_CV_WORD_JOINT, parts[i]))
        continue;
      if (!hjl_cv_word_is (HJL_CV_WORD_LABEL_NAME, parts[i]) && !hjl_cv_word_is (HJL_CV_WORD_LABEL_GIVEN, parts[i]) &&
          !hjl_cv_word_is (HJL_CV_WORD_LABEL_FAMILY, parts[i]))
        return FALSE;
      n++;
    }

  return n == 2;
}

guint
hjl_cv_count_digits (const char *text)
{
  guint n = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text);

  return n;
}

/* "Name - Anna Nowak": what stands for a colon. */
static const char *
after_dash (const char *text,
            guint       label)
{
  static const char *const dashes[] = { " - ", " \u2013 ", " \u2014 ", " = " };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char      *dash = strstr (text, dashes[i]);
      g_autofree char *left = dash != NULL && dash - text < 40 ? g_strndup (text, dash - text) : NULL;

      if (left != NULL && is_label (label, left))
        return dash + strlen (dashes[i]);
    }

  return NULL;
}

const char *
hjl_cv_after_label (const char *text,
                    guint       label)
{
  g_autofree char *left = NULL;
  const char      *colon = strchr (text, ':');
  const char      *behind = after_dash (text, label);

  g_return_val_if_fail (label < HJL_N_CV_LABELS, NULL);

  if (behind != NULL)
    return behind + strspn (behind, " ");
  if (colon == NULL)
    {
      const char *blank = strchr (text, ' ');

      if (is_label (label, text))
        return text + strlen (text);
      /* "氏名 山田 太郎" */
      left = blank != NULL && is_without_blanks (g_utf8_get_char (text)) ? g_strndup (text, blank - text) : NULL;
      return left != NULL && is_label (label, left) ? blank + 1 : NULL;
    }
  left = g_strndup (text, colon - text);
  if (!is_label (label, left))
    return NULL;
  for (colon++; *colon == ' ';)
    colon++;

  return colon;
}

gboolean
hjl_cv_begins_with_label (const char *text)
{
  for (guint label = HJL_CV_WORD_LABEL_NAME; label < HJL_N_CV_LABELS; label++)
    {
      if (hjl_cv_after_label (text, label) != NULL)
        return TRUE;
    }

  return FALSE;
}
