/* hjl-cv-name.c: what a person's name looks like
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-name.h"

#include <string.h>

#include "reader/hjl-cv-given.h"
#include "reader/hjl-cv-spaced.h"
#include "reader/hjl-cv-words.h"

#define MAX_WORDS 7
#define MAX_LETTERS 28

void
hjl_cv_name_free (HjlCvName *self)
{
  g_free (self->value);
  g_free (self->key);
  g_free (self);
}

/*
 * Capitals
 */
static gboolean
is_upper_only (const char *word)
{
  guint n_upper = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_upper += g_unichar_isupper (c);
    }

  return n_upper > 0;
}

static gboolean
is_lower_only (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c) || g_unichar_istitle (c))
        return FALSE;
    }

  return TRUE;
}

/* A letter after a hyphen or an apostrophe is a first one too: "Anne-Marie O'Neill". */
static char *
dup_with_capitals (const char *word,
                   guint       turkish)
{
  GString *made = g_string_new (NULL);
  gboolean first = TRUE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (first)
        g_string_append_unichar (made, turkish && c == 'i' ? 0x130 : g_unichar_totitle (c));
      else if (turkish && c == 'I')
        g_string_append_unichar (made, 0x131);
      else if (c == 0x130)
        g_string_append_c (made, 'i');
      else if (c == 0x3a3)
        g_string_append_unichar (made, g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))) ? 0x3c3 : 0x3c2);
      else
        g_string_append_unichar (made, g_unichar_tolower (c));
      if (g_unichar_isalpha (c) || g_unichar_ismark (c))
        first = FALSE;
      else
        first = TRUE;
      /* "McKenna", which few write in another way. */
      if (made->len > 1 && strcmp (made->str + made->len - 2, "Mc") == 0 && (made->len == 2 || made->str[made->len - 3] == '-'))
        first = TRUE;
    }

  return g_string_free (made, FALSE);
}

/* Where capitals do not say how a word is written in small letters: "MCKENNA", "D'ARCY", "AL-SAYED", "IJSBRAND", Greek without its
 * accents, a capital I in Turkish, which many type for both of theirs. */
static gboolean
hides_letters (const char *word,
               guint       turkish)
{
  static const char *const begins[] = { "mc", "mac", "fitz", "ij" };
  static const char *const articles[] = { "al", "el", "ul", "ad", "as", "ar", "an", "az", "ash" };
  g_auto (GStrv) parts = g_strsplit (word, "-", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char      *curly = strstr (parts[i], "\u2019");
      const char      *apostrophe = curly != NULL ? curly : strpbrk (parts[i], "'`");
      g_autofree char *lower = g_utf8_strdown (parts[i], -1);

      for (guint n = 0; n < G_N_ELEMENTS (begins); n++)
        {
          if (g_str_has_prefix (lower, begins[n]) && strlen (lower) > strlen (begins[n]) + 1)
            return TRUE;
        }
      for (guint n = 0; parts[i + 1] != NULL && n < G_N_ELEMENTS (articles); n++)
        {
          if (g_str_equal (lower, articles[n]))
            return TRUE;
        }
      /* "O'Neill" has a capital; "d'Arcy", "dall'Asta" and "van 't" may have none. */
      if (apostrophe != NULL && !(parts[i][0] == 'O' && apostrophe == parts[i] + 1))
        return TRUE;
    }
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x391 && c <= 0x3a9) || (turkish == HJL_CV_TURKISH && c == 'I'))
        return TRUE;
    }

  return FALSE;
}

/* "LI", "HO": a family's name in capitals; "JK", "AJ": initials. */
static gboolean
is_short_capitals (const char *word)
{
  static const char vowels[] = "AEIOUY";

  return strlen (word) == 2 && g_ascii_isupper (word[0]) && g_ascii_isupper (word[1]) && strchr (vowels, word[1]) != NULL && strchr (vowels, word[0]) == NULL;
}

/* A family's name as French and others set it off; not initials, which have dots. */
static gboolean
is_family_capitals (const char *word)
{
  return (g_utf8_strlen (word, -1) > 2 && strchr (word, '.') == NULL && is_upper_only (word)) || is_short_capitals (word);
}

/* "John Smith III" */
static gboolean
is_numeral (const char *word)
{
  static const char *const numerals[] = { "II", "III", "IV", NULL };

  return g_strv_contains (numerals, word);
}

/* "W.A.D." */
static gboolean
is_initials (const char *word)
{
  while (*word != '\0')
    {
      if (!g_unichar_isupper (g_utf8_get_char (word)))
        return FALSE;
      word = g_utf8_next_char (word);
      if (*word++ != '.')
        return FALSE;
    }

  return TRUE;
}

/* "AN Anna Nowak": a monogram before the name that it is made of. */
static gboolean
is_monogram (char **words,
             guint  first,
             guint  last)
{
  const char *sign = words[first];
  guint       i = first + 1;

  if (last - first < 3 || g_utf8_strlen (sign, -1) < 2 || !is_upper_only (sign))
    return FALSE;
  for (; *sign != '\0' && i < last; sign = g_utf8_next_char (sign), i++)
    {
      if (g_unichar_toupper (g_utf8_get_char (words[i])) != g_utf8_get_char (sign))
        return FALSE;
    }

  return *sign == '\0' && i == last;
}

/*
 * Words
 */
static gboolean
is_word_sign (gunichar c)
{
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bb || c == 0x2bc || c == '.' || c == 0x60 || c == 0xb4;
}

/* "Kumar.S", "Mohd.Faizal" and "J.R.R.Tolkien" are how many write theirs: a capital behind the dot, and initials or what is short on one side of
 * it. "anna.nowak" and "Anna.Nowak" are of an address. */
static gboolean
is_name_dot (const char *dot,
             guint       n_letters)
{
  const char *next = dot + 1;

  if (*next == '\0')
    return TRUE;
  if (g_unichar_islower (g_utf8_get_char (next)))
    return FALSE;

  return (n_letters <= 4 && strchr ("aeiouyAEIOUY", dot[-1]) == NULL) || *g_utf8_next_char (next) == '\0' || *g_utf8_next_char (next) == '.';
}

/* Letters, and what stands between them in a name. */
static gboolean
is_name_word (const char *word)
{
  guint n_letters = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        n_letters++;
      else if (!g_unichar_ismark (c) && !is_word_sign (c))
        return FALSE;
      if (c == '.' && n_letters > 2 && !is_initials (word) && !is_name_dot (p, n_letters))
        return FALSE;
    }

  return n_letters > 0 && n_letters <= MAX_LETTERS;
}

/* The article of Arabic names, as it is written in Latin letters. */
static gboolean
is_article (const char *word,
            gsize       length)
{
  static const char *const articles[] = { "al", "el", "ul", "ad", "as", "ar", "an", "az", "at", "ash", "abd", "abu", "ben", "bin", "ait" };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      if (strlen (articles[i]) == length && g_ascii_strncasecmp (word, articles[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_capital_first (const char *word)
{
  gboolean    elided = (*word == 'd' || *word == 'l') && (word[1] == '\'' || g_str_has_prefix (word + 1, "\u2019"));
  /* "al-Rawi", "el-Sayed": an article in small letters. */
  const char *hyphen = strchr (word, '-');
  gboolean    article = hyphen != NULL && hyphen - word >= 2 && hyphen - word <= 4 && g_ascii_islower (*word) && is_article (word, hyphen - word);
  gunichar    c = g_utf8_get_char (article ? hyphen + 1 : elided        ? g_utf8_next_char (word + 1)
                                                        : *word == '\'' ? word + 1
                                                                        : word);

  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* Of a script that has capitals; Georgian's are for whole lines only. */
static gboolean
is_cased (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return g_unichar_tolower (c) != g_unichar_toupper (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_GEORGIAN;
    }

  return FALSE;
}

static gboolean
is_unspaced (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA ||
          script == G_UNICODE_SCRIPT_HANGUL)
        return TRUE;
    }

  return FALSE;
}

/* Titles that are somebody's name too, where no dot follows. */
static gboolean
is_title (const char *word,
          gboolean   *doubt)
{
  g_autofree char *folded = hjl_cv_fold (word);
  gsize            length = strlen (word);

  if (!hjl_cv_word_is (HJL_CV_WORD_TITLE, folded) || *folded == '\0')
    return FALSE;
  /* "MS" are initials, and a degree. */
  if ((length > 1 && word[length - 1] == '.') || g_str_equal (word, "Ms"))
    return TRUE;
  if (!hjl_cv_word_is (HJL_CV_WORD_TITLE_TOO, folded))
    return TRUE;
  *doubt = TRUE;

  return FALSE;
}

/* "PhD", "M.Sc.", "MBA": not "Ma", which is a name. */
static gboolean
is_degree (const char *word,
           gboolean    all_upper,
           gboolean    after_comma,
           gboolean   *doubt)
{
  g_autofree char *folded = hjl_cv_fold (word);
  guint            n_upper = 0;

  /* No family's name is in capitals and without a vowel: "MBBS", "MRCGP". */
  if (!all_upper && !after_comma && strlen (word) >= 3 && strspn (word, "BCDFGHJKLMNPQRSTVWXZ") == strlen (word))
    return TRUE;
  if (*folded == '\0' || (!hjl_cv_word_is (HJL_CV_WORD_DEGREE, folded) && !hjl_cv_word_is (HJL_CV_WORD_TITLE, folded)))
    return FALSE;
  if (after_comma)
    return TRUE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    n_upper += g_unichar_isupper (g_utf8_get_char (p));
  if (n_upper >= 2 && !all_upper)
    return TRUE;
  if (strchr (word, '.') != NULL && n_upper >= 1 && strlen (folded) > 1)
    return TRUE;
  *doubt = TRUE;

  return all_upper && strlen (folded) > 2;
}

static gboolean
is_stop (const char *word)
{
  g_autofree char *folded = hjl_cv_fold (word);

  return hjl_cv_word_is (HJL_CV_WORD_JOB, folded) || hjl_cv_word_is (HJL_CV_WORD_OTHER, folded) ||
         hjl_cv_word_is (HJL_CV_WORD_HEADING, folded) || hjl_cv_word_is (HJL_CV_WORD_COUNTRY, folded) ||
         hjl_cv_word_is (HJL_CV_WORD_DOCUMENT, folded) || hjl_cv_word_is (HJL_CV_WORD_REFEREE, folded);
}

/* "Name", before what is one. */
static gboolean
is_label (const char *word)
{
  g_autofree char *folded = hjl_cv_fold (word);

  return strlen (folded) > 2 && (hjl_cv_word_is (HJL_CV_WORD_LABEL_NAME, folded) || hjl_cv_word_is (HJL_CV_WORD_LABEL_GIVEN, folded) || hjl_cv_word_is (HJL_CV_WORD_LABEL_FAMILY, folded));
}

/* "Jordan", "Cook": what means something else, and is a name. @behind: another word, so that it may be a family's */
static gboolean
is_name_too (const char *word,
             gboolean    behind)
{
  g_autofree char *folded = hjl_cv_fold (word);

  return hjl_cv_is_given (word) || (behind && hjl_cv_word_is (HJL_CV_WORD_FAMILY_TOO, folded));
}

static gboolean
is_job (const char *word)
{
  g_autofree char *folded = hjl_cv_fold (word);

  return hjl_cv_word_is (HJL_CV_WORD_JOB, folded);
}

static gboolean
is_particle (const char *word)
{
  g_autofree char *folded = hjl_cv_fold (word);

  return hjl_cv_word_is (HJL_CV_WORD_PARTICLE, folded);
}

/* Those that are written with a capital within a name. */
static gboolean
is_capital_particle (const char *word)
{
  static const char *const capital[] = { "ni", "nic", "o", "mac", "mc", "ui", "san", "santa", "st", "thi", "van.", "abu", "abd", "ben", "el", "al", "le", "los", "las" };
  g_autofree char         *folded = hjl_cv_fold (word);

  for (guint i = 0; i < G_N_ELEMENTS (capital); i++)
    {
      if (g_str_equal (capital[i], folded))
        return TRUE;
    }

  /* Vietnamese: "Văn". */
  return !g_str_is_ascii (word) && g_str_equal (folded, "van");
}

/* Those that no country writes with a capital, alone or behind "von"; "văn" and "thị", which have one. */
static gboolean
is_plain_particle (const char *word,
                   const char *before)
{
  g_autofree char         *folded_before = hjl_cv_fold (before);
  static const char *const plain[] = { "von", "zu", "zum", "zur", "bin", "binti", "bint", "ibn", "dos", "das", "e", "y" };
  g_autofree char         *folded = hjl_cv_fold (word);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      if (g_str_equal (plain[i], folded))
        return TRUE;
    }

  if (g_str_equal (folded_before, "von") && (g_str_equal (folded, "der") || g_str_equal (folded, "den") || g_str_equal (folded, "dem")))
    return TRUE;

  return !g_str_is_ascii (word) && (g_str_equal (folded, "van") || g_str_equal (folded, "thi"));
}

/* A particle in capitals behind @before: they do not say how it is written, "Van den Berg" in Belgium, "De Luca" in Italy. (transfer full) */
static char *
dup_particle (const char *word,
              const char *before,
              guint       turkish,
              gboolean   *doubt)
{
  *doubt |= !is_plain_particle (word, before);

  return is_capital_particle (word) ? dup_with_capitals (word, turkish) : g_utf8_strdown (word, -1);
}

/* "PLOEG-DE WIT": a particle behind a hyphen is one too. (transfer full) */
static char *
dup_hyphened (const char *word,
              guint       turkish,
              gboolean   *doubt)
{
  g_auto (GStrv) parts = g_strsplit (word, "-", -1);
  GString *made = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean         particle = i > 0 && is_particle (parts[i]) && strlen (parts[i]) > 1;
      g_autofree char *part = particle ? g_utf8_strdown (parts[i], -1) : dup_with_capitals (parts[i], turkish);

      *doubt |= particle;
      g_string_append_printf (made, "%s%s", i > 0 ? "-" : "", part);
    }

  return g_string_free (made, FALSE);
}

/* Thai titles are written at one with the name. */
static void
cut_thai_title (char     *text,
                gboolean *doubt)
{
  static const char *const titles[] = { "นางสาว", "นาง", "นาย", "น.ส.", "ดร.", "ผศ.", "รศ." };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize length = strlen (titles[i]);

      if (!g_str_has_prefix (text, titles[i]) || g_utf8_strlen (text + length, -1) < 3)
        continue;
      memmove (text, text + length, strlen (text + length) + 1);
      g_strstrip (text);
      /* Names may begin so. */
      *doubt |= g_str_equal (titles[i], "นาง") || g_str_equal (titles[i], "นาย");
      return;
    }
}

static HjlCvName *
make (GString *value,
      guint    n_words,
      gboolean cased,
      gboolean doubt,
      guint    stops)
{
  HjlCvName *self = g_new0 (HjlCvName, 1);

  /* One apostrophe, that of keyboards. */
  g_string_replace (value, "’", "'", 0);
  g_string_replace (value, "‘", "'", 0);
  g_string_replace (value, "ʻ", "'", 0);
  g_string_replace (value, "ʼ", "'", 0);
  g_string_replace (value, "`", "'", 0);
  g_string_replace (value, "´", "'", 0);
  self->value = g_string_free (value, FALSE);
  self->key = hjl_cv_fold (self->value);
  self->n_words = n_words;
  self->cased = cased;
  self->doubt = doubt;
  self->stops = stops;

  return self;
}

/* 王小明, 山田 太郎, 김민수. What is longer is a sentence or a company. */
static HjlCvName *
new_unspaced (const char *text,
              gboolean    doubt)
{
  glong    length = 0;
  gboolean korean = FALSE, kana = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar       c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);

      if (c == ' ')
        continue;
      if (c != 0x3005 && c != 0x30fc && script != G_UNICODE_SCRIPT_HAN && script != G_UNICODE_SCRIPT_HIRAGANA &&
          script != G_UNICODE_SCRIPT_KATAKANA && script != G_UNICODE_SCRIPT_HANGUL)
        return NULL;
      korean |= script == G_UNICODE_SCRIPT_HANGUL;
      kana |= script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
      length++;
    }
  if (length < 2 || length > (kana ? 10 : korean ? 5
                                                 : 6) ||
      hjl_cv_has_unspaced (text))
    return NULL;
  /* "履 歴 書" */
  {
    g_auto (GStrv) signs = g_strsplit (text, " ", -1);
    g_autofree char *close = g_strjoinv ("", signs);

    if (hjl_cv_has_unspaced (close))
      return NULL;
  }

  /* A blank between a family's name and a given one says that they are two. */
  return make (g_string_new (text), 2, FALSE, doubt || (!kana && length > 4 && strchr (text, ' ') == NULL), 0);
}

static gboolean
has_two_blanks (const char *text)
{
  gboolean one = FALSE, two = FALSE;

  for (const char *blank = strchr (text, ' '); blank != NULL; blank = strchr (blank, ' '))
    {
      gsize length = strspn (blank, " ");

      one |= length == 1;
      two |= length > 1;
      blank += length;
    }

  return one && two;
}

/* Whether the one word in small letters is short and between others, of which the first is one that parents give. */
static gboolean
is_inner_lower (char **words,
                guint  first,
                guint  last)
{
  if (!hjl_cv_is_given (words[first]) || is_lower_only (words[first]) || is_lower_only (words[last - 1]))
    return FALSE;
  for (guint i = first + 1; i < last - 1; i++)
    {
      if (*words[i] != '\0' && is_lower_only (words[i]) && !is_particle (words[i]) && (g_utf8_strlen (words[i], -1) > 2 || is_stop (words[i])))
        return FALSE;
    }

  return TRUE;
}

HjlCvName *
hjl_cv_name_new (const char *text,
                 guint       turkish)
{
  gboolean         doubt = FALSE, parted = TRUE;
  g_autofree char *bare = NULL;
  g_autofree char *unspaced = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) words = NULL;
  guint      first = 0, last, n_words = 0, stops = 0, soft = 0, jobs = 0, n_lower = 0, n_upper = 0;
  HjlCvName *self;
  gboolean   cased, comma = FALSE, all_upper = TRUE, initials = TRUE, spaced = FALSE, set_off = TRUE, hidden = FALSE, loose = FALSE;
  GString   *value;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > 160)
    return NULL;
  /* No other language has this capital. */
  if (strstr (text, "\u0130") != NULL)
    turkish = HJL_CV_TURKISH_CAPITALS;
  bare = hjl_cv_name_dup_bare (text, &doubt);
  if (strpbrk (bare, "@/\\<>=?!;#$%&*+_~{}0123456789") != NULL)
    return NULL;
  unspaced = hjl_cv_dup_unspaced (bare, &parted);
  if (unspaced != NULL && !parted)
    doubt = TRUE;
  plain = hjl_cv_name_dup_without_document (unspaced != NULL ? unspaced : bare);
  if (*plain == '\0')
    return NULL;
  /* Korean and Japanese honorifics. */
  if (g_str_has_suffix (plain, " 님") || g_str_has_suffix (plain, " 様"))
    plain[strlen (plain) - 4] = '\0';
  if (is_unspaced (plain))
    return new_unspaced (plain, doubt);
  cut_thai_title (plain, &doubt);

  words = g_strsplit_set (plain, " ", -1);
  last = g_strv_length (words);
  /* Blanks of two widths: the narrow ones may be none. */
  if (unspaced == NULL && has_two_blanks (plain))
    spaced = doubt = TRUE;
  for (guint i = 0; i < last; i++)
    all_upper &= *words[i] == '\0' || is_upper_only (words[i]);

  /* "M. K.", of whom no more is said: the first of them is no "Monsieur". */
  for (guint i = 0; i < last; i++)
    initials &= *words[i] != '\0' && is_initials (words[i]) && g_str_has_suffix (words[i], ".");
  doubt |= initials;
  /* Titles before it. Those that are somebody's name too are titles before a name that many have, and another word. */
  while (!initials && last - first > 1)
    {
      gboolean either = FALSE;

      /* "M. Farooq" may be an initial as well as a "Monsieur": what stands there is kept, and asks. */
      if (last - first == 2 && strlen (words[first]) == 2 && words[first][1] == '.' && is_title (words[first], &either))
        {
          doubt = TRUE;
          break;
        }
      if (*words[first] != '\0' && !is_title (words[first], &either) && !(either && last - first > 2 && hjl_cv_names_person (words[first + 1])))
        {
          doubt |= either;
          break;
        }
      doubt |= either;
      first++;
    }
  if (is_monogram (words, first, last))
    first++;
  /* "M Mei Tanizaki": the first letter again, as a picture. */
  if (last - first == 3 && g_utf8_strlen (words[first], -1) == 1 && g_unichar_isupper (g_utf8_get_char (words[first])) && g_str_has_prefix (words[first + 1], words[first]))
    {
      first++;
      doubt = TRUE;
    }
  /* Degrees behind it, after a comma or by their capitals. */
  for (guint i = first; i < last && !comma; i++)
    {
      gsize length = strlen (words[i]);

      if (length == 0 || words[i][length - 1] != ',')
        continue;
      words[i][length - 1] = '\0';
      for (guint n = i + 1; n < last; n++)
        {
          g_autofree char *word = g_strdup (words[n]);

          g_strdelimit (word, ",", ' ');
          g_strstrip (word);
          if (*word != '\0' && !is_degree (word, FALSE, TRUE, &doubt) && strspn (word, "BCDFGHJKLMNPQRSTVWXZ") != strlen (word))
            return NULL;
        }
      last = i + 1;
      comma = TRUE;
    }
  /* Capitals behind a degree are degrees too, as it seems: "MBCS CITP". */
  for (guint i = last; i > first + 2; i--)
    {
      if (is_degree (words[i - 1], all_upper, FALSE, &doubt))
        {
          doubt |= last > i;
          last = i - 1;
        }
      else if (all_upper || !is_family_capitals (words[i - 1]))
        break;
    }
  if (last <= first || last - first > MAX_WORDS)
    return NULL;

  value = g_string_new (NULL);
  cased = is_cased (words[first]);
  for (guint i = first; i < last; i++)
    {
      gsize            length = strlen (words[i]);
      gboolean         particle;
      gboolean         numeral = i == last - 1 && n_words > 1 && is_numeral (words[i]);
      g_autofree char *made = NULL;

      if (length == 0)
        continue;
      if (!is_name_word (words[i]) || is_cased (words[i]) != cased)
        {
          g_string_free (value, TRUE);
          return NULL;
        }
      particle = is_particle (words[i]) && (words[i][length - 1] != '.' || length > 2);
      /* "J.", "Jr." and "W.A.D." have a dot; a sentence has one too. */
      if (words[i][length - 1] == '.' && length > 5 && !is_initials (words[i]) && g_ascii_strcasecmp (words[i], "jr.") != 0)
        {
          g_string_free (value, TRUE);
          return NULL;
        }
      if (!particle && !is_initials (words[i]) && (is_stop (words[i]) || (i == first && last - first > 1 && is_label (words[i]))))
        {
          stops++;
          soft += is_name_too (words[i], i > first || last - first == 1);
        }
      jobs += is_job (words[i]);
      if (!cased || numeral)
        made = g_strdup (words[i]);
      else if (all_upper && particle && i > first && length > 1)
        made = dup_particle (words[i], words[i - 1], turkish, &doubt);
      else if (all_upper && g_utf8_strlen (words[i], -1) > 1)
        made = dup_hyphened (words[i], turkish, &doubt);
      else
        made = g_strdup (words[i]);
      if (cased && all_upper && !numeral)
        doubt |= hides_letters (words[i], turkish);
      if (cased && !all_upper && !particle && !numeral)
        {
          if (is_lower_only (words[i]))
            n_lower++;
          else if (!has_capital_first (words[i]))
            {
              g_string_free (value, TRUE);
              return NULL;
            }
          /* "NOWAK Anna": the family's name comes first. */
          if (is_family_capitals (words[i]))
            {
              n_upper++;
              hidden |= hides_letters (words[i], turkish);
            }
          else
            set_off &= n_upper == 0;
          doubt |= strlen (words[i]) == 2 && g_ascii_isupper (words[i][0]) && g_ascii_isupper (words[i][1]);
        }
      if (!numeral && (!particle || i == first || (has_capital_first (words[i]) && !all_upper)))
        n_words++;
      if (value->len > 0)
        g_string_append_c (value, ' ');
      g_string_append (value, made);
    }
  /* It goes on somewhere else. */
  if (is_particle (words[last - 1]) || g_str_has_suffix (words[last - 1], "-"))
    doubt = TRUE;
  if (n_words == 0 || value->len < 2)
    {
      g_string_free (value, TRUE);
      return NULL;
    }
  if (n_lower == 1 && n_words > 2 && is_inner_lower (words, first, last))
    {
      /* "Oriol Vila i Pujol", of a language whose particles nobody knows here. */
      doubt = TRUE;
    }
  else if (n_lower > 0)
    {
      /* All in small letters is a style; one word in small letters is no name. */
      g_autofree char *lower = g_string_free (value, FALSE);

      if (n_lower != n_words || n_words < 2 || n_words > 4)
        return NULL;
      value = g_string_new (NULL);
      for (guint i = first; i < last; i++)
        {
          g_autofree char *made = is_particle (words[i]) ? g_strdup (words[i]) : dup_with_capitals (words[i], turkish);

          if (*words[i] == '\0')
            continue;
          g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", made);
          doubt |= hides_letters (words[i], turkish);
        }
      loose = TRUE;
    }
  else if (n_upper > 0)
    {
      g_autofree char *mixed = g_string_free (value, FALSE);
      guint            family = 0;
      gboolean         known = FALSE;

      /* "NOWAK Anna" is called Anna Nowak. */
      while (first + family < last && (is_family_capitals (words[first + family]) || (family > 0 && is_particle (words[first + family]) && is_upper_only (words[first + family]))))
        family++;
      for (guint i = first + family; i < last; i++)
        family = is_family_capitals (words[i]) && !is_particle (words[i]) ? 0 : family;
      value = g_string_new (NULL);
      for (guint n = first; n < last; n++)
        {
          guint            i = n + family < last ? n + family : n + family - last + first;
          gboolean         particle = n > first && is_particle (words[i]) && strlen (words[i]) > 1 && is_upper_only (words[i]);
          g_autofree char *made = particle                        ? dup_particle (words[i], i > first ? words[i - 1] : "", turkish, is_capital_particle (words[i]) ? &known : &hidden)
                                  : is_family_capitals (words[i]) ? dup_hyphened (words[i], turkish, &hidden)
                                                                  : g_strdup (words[i]);

          if (*words[i] != '\0')
            g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", made);
        }
      loose = !set_off;
      doubt |= hidden;
    }
  if (g_utf8_strlen (value->str, -1) < 2 || (n_words > 5 && cased))
    {
      g_string_free (value, TRUE);
      return NULL;
    }

  self = make (value, n_words, cased, doubt, stops);
  self->soft = soft;
  if (soft > 0 && soft == stops && n_words > 1)
    {
      g_autofree char *given = g_strndup (self->value, strcspn (self->value, " "));

      /* "Jordan Cook", "Nguyễn Thành Nhân". */
      if (hjl_cv_is_given (given) || hjl_cv_names_eastern (self->value) || (cased && hjl_cv_names_person (given)))
        self->stops = 0;
    }
  self->spaced = spaced || unspaced != NULL;
  self->job = jobs == n_words;
  self->set_off = n_upper > 0 && set_off;
  self->loose = loose;

  return self;
}
