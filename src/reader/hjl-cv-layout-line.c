/* hjl-cv-layout-line.c: characters with their places become the parts of a line
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-layout-private.h"

#include <math.h>
#include <string.h>

/* In heights of a letter: wider than what is between two words. */
#define PART_GAP 1.4
/* In heights of a letter: lower than any sign of the same line. */
#define OTHER_LINE 1.2
/* Of the median between spaced letters: where a word of them ends. */
#define WORD_GAP 1.45
/* Of the narrowest blank of a line: where the widest is of another kind. */
#define UNLIKE_BLANKS 1.35
#define MAX_PARTS 3000
/* Letters of a part whose widths tell something; of their mean: a font's letters are no lower. */
#define MIN_WIDTHS 5
#define WIDTHS 1.6
/* Of the height that a file tells: where it cannot be true. */
#define UNLIKE_HEIGHT 1.3

void
hjl_cv_part_free (HjlCvPart *part)
{
  g_free (part->text);
  g_free (part);
}

static double
gap_between (const HjlCvGlyph *a,
             const HjlCvGlyph *b)
{
  if (b->x1 >= a->x2)
    return b->x1 - a->x2;
  /* From the right to the left. */
  if (a->x1 >= b->x2)
    return a->x1 - b->x2;

  return 0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

int
hjl_cv_part_compare_from_right (gconstpointer a,
                                gconstpointer b)
{
  const HjlCvPart *first = *(const HjlCvPart *const *) a;
  const HjlCvPart *second = *(const HjlCvPart *const *) b;

  return (first->x1 < second->x1) - (first->x1 > second->x1);
}

/* How far letters of "A N N A  N O W A K" are from each other; 0 where words are written as usual. */
static double
find_letter_gap (const HjlCvGlyph *glyphs,
                 guint             n_glyphs)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_single = 0, n_words = 0, length = 0, longest = 0;

  for (guint i = 0; i <= n_glyphs; i++)
    {
      if (i < n_glyphs && glyphs[i].character != ' ')
        {
          length++;
          continue;
        }
      n_words += length > 0;
      n_single += length == 1;
      longest = MAX (longest, length);
      length = 0;
      if (i > 0 && i + 1 < n_glyphs)
        {
          double gap = gap_between (&glyphs[i - 1], &glyphs[i + 1]);

          g_array_append_val (gaps, gap);
        }
    }
  if (n_single < 5 || n_single * 10 < n_words * (longest <= 2 ? 6 : 8) || gaps->len == 0)
    return 0;
  g_array_sort (gaps, compare_doubles);

  return g_array_index (gaps, double, gaps->len / 2);
}

gboolean
hjl_cv_is_from_right (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c) && (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC);
}

/* "0113 555 55 +966" on the page: groups of digits that no program has kept from being turned with their line, as the plus behind
 * the first of them shows.
 * Returns: whether they are in order as they are */
static gboolean
turn_plus (GPtrArray *words,
           guint      from,
           guint      to)
{
  HjlCvPart *plus = NULL;

  for (guint i = from; i < to; i++)
    {
      HjlCvPart *part = g_ptr_array_index (words, i);
      gsize      length = strlen (part->text);

      if (strspn (part->text, "0123456789+-()") != length)
        return FALSE;
      if (i == from && length > 1 && part->text[length - 1] == '+')
        plus = part;
    }
  if (plus != NULL)
    {
      gsize length = strlen (plus->text);

      memmove (plus->text + 1, plus->text, length - 1);
      plus->text[0] = '+';
    }

  return plus != NULL;
}

/* Words of a line that is written from the right, whatever order they came in: the rightmost is the first, and what is
 * written from the left within it keeps its own order. */
static char *
dup_from_right (const HjlCvGlyph *glyphs,
                guint             n_glyphs)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_cv_part_free);
  GString *line = g_string_new (NULL);
  guint    start = 0;

  for (guint i = 0; i <= n_glyphs; i++)
    {
      GString   *word;
      HjlCvPart *part;

      if (i < n_glyphs && glyphs[i].character != ' ')
        continue;
      if (i > start)
        {
          word = g_string_new (NULL);
          part = g_new0 (HjlCvPart, 1);
          part->x1 = G_MAXDOUBLE;
          for (guint n = start; n < i; n++)
            {
              g_string_append_unichar (word, glyphs[n].character);
              part->x1 = MIN (part->x1, glyphs[n].x1);
              part->joined |= hjl_cv_is_from_right (glyphs[n].character);
            }
          part->text = g_string_free (word, FALSE);
          g_ptr_array_add (words, part);
        }
      start = i + 1;
    }
  g_ptr_array_sort (words, hjl_cv_part_compare_from_right);
  /* Runs from the left. */
  for (guint i = 0; i < words->len;)
    {
      guint end = i + 1;

      if (((HjlCvPart *) g_ptr_array_index (words, i))->joined)
        {
          i++;
          continue;
        }
      while (end < words->len && !((HjlCvPart *) g_ptr_array_index (words, end))->joined)
        end++;
      if (turn_plus (words, i, end))
        {
          i = end;
          continue;
        }
      for (guint a = i, b = end - 1; a < b; a++, b--)
        {
          gpointer other = words->pdata[a];

          words->pdata[a] = words->pdata[b];
          words->pdata[b] = other;
        }
      i = end;
    }
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = ((HjlCvPart *) g_ptr_array_index (words, i))->text;

      /* An apostrophe of another font ends the word before it: "ברקוביץ'". */
      g_string_append_printf (line, "%s%s", i > 0 && !g_str_equal (word, "'") ? " " : "", word);
    }

  return g_string_free (line, FALSE);
}

/* Groups of digits on a page from the right come in its order. */
static gboolean
comes_from_right (const HjlCvGlyph *glyphs,
                  guint             n_glyphs)
{
  for (guint i = 1; i + 1 < n_glyphs; i++)
    {
      if (glyphs[i].character == ' ' && glyphs[i + 1].x2 <= glyphs[i - 1].x1)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_indic (gunichar c)
{
  return c >= 0x900 && c <= 0xdff;
}

/* Between words; 0 where there is none. */
static double
find_widest_blank (const HjlCvGlyph *glyphs,
                   guint             n_glyphs)
{
  double widest = 0;

  for (guint i = 1; i + 1 < n_glyphs; i++)
    {
      if (glyphs[i].character == ' ')
        widest = MAX (widest, MIN (gap_between (&glyphs[i - 1], &glyphs[i + 1]), 0.5 * (glyphs[i - 1].y2 - glyphs[i - 1].y1)));
    }

  return widest;
}

/* Capitals that are set apart: the library takes the gap within "BROOKLYN" for a blank, where K and L leave more. Blanks wider than this are
 * written as two, so that they are told from those; 0 where all are alike. */
static double
find_wide_blank (const HjlCvGlyph *glyphs,
                 guint             n_glyphs)
{
  double narrowest = G_MAXDOUBLE, widest = 0;

  for (guint i = 0; i < n_glyphs; i++)
    {
      double gap;

      if (g_unichar_islower (glyphs[i].character))
        return 0;
      if (glyphs[i].character != ' ' || i == 0 || i + 1 >= n_glyphs)
        continue;
      gap = gap_between (&glyphs[i - 1], &glyphs[i + 1]);
      narrowest = MIN (narrowest, gap);
      widest = MAX (widest, gap);
    }

  return widest > 0 && narrowest > 0 && widest > narrowest * UNLIKE_BLANKS ? (narrowest + widest) / 2 : 0;
}

static void
add_part (HjlCvLayout      *self,
          const HjlCvGlyph *glyphs,
          guint             n_glyphs,
          double            letter_gap)
{
  HjlCvPart *part;
  guint      n_right = 0, n_left = 0, n_latin = 0;
  double     width = 0;

  while (n_glyphs > 0 && glyphs[0].character == ' ')
    {
      glyphs++;
      n_glyphs--;
    }
  while (n_glyphs > 0 && glyphs[n_glyphs - 1].character == ' ')
    n_glyphs--;
  if (n_glyphs == 0 || self->parts->len >= MAX_PARTS)
    return;

  part = g_new0 (HjlCvPart, 1);
  part->line = self->n_lines;
  part->x1 = G_MAXDOUBLE;
  part->x2 = -G_MAXDOUBLE;
  for (guint i = 0; i < n_glyphs; i++)
    {
      if (glyphs[i].character == ' ')
        continue;
      if (g_unichar_get_script (glyphs[i].character) == G_UNICODE_SCRIPT_LATIN)
        {
          width += fabs (glyphs[i].x2 - glyphs[i].x1);
          n_latin++;
        }
      part->x1 = MIN (part->x1, glyphs[i].x1);
      part->x2 = MAX (part->x2, glyphs[i].x2);
      part->size = MAX (part->size, glyphs[i].y2 - glyphs[i].y1);
      part->y = (glyphs[i].y1 + glyphs[i].y2) / 2;
      if (hjl_cv_is_from_right (glyphs[i].character))
        n_right++;
      else if (g_unichar_isalpha (glyphs[i].character))
        n_left++;
    }
  /* Fonts of dots do not tell how high their letters are: no letters are much wider than high. */
  if (n_latin >= MIN_WIDTHS && WIDTHS * width / n_latin > UNLIKE_HEIGHT * part->size)
    part->size = WIDTHS * width / n_latin;

  if (n_right > n_left || (n_left == 0 && comes_from_right (glyphs, n_glyphs)))
    part->text = dup_from_right (glyphs, n_glyphs);
  else
    {
      GString *made = g_string_new (NULL);
      double   widest = find_widest_blank (glyphs, n_glyphs);
      double   wide = letter_gap > 0 ? 0 : find_wide_blank (glyphs, n_glyphs);

      for (guint i = 0; i < n_glyphs; i++)
        {
          /* Signs below a letter leave a gap that is none. */
          if (glyphs[i].character == ' ' && i > 0 && i + 1 < n_glyphs && is_indic (glyphs[i - 1].character) && is_indic (glyphs[i + 1].character) &&
              gap_between (&glyphs[i - 1], &glyphs[i + 1]) < 0.92 * widest)
            continue;
          if (glyphs[i].character == ' ' && letter_gap > 0 && i > 0 && i + 1 < n_glyphs &&
              gap_between (&glyphs[i - 1], &glyphs[i + 1]) > letter_gap * WORD_GAP)
            g_string_append_c (made, ' ');
          else if (glyphs[i].character == ' ' && wide > 0 && i > 0 && i + 1 < n_glyphs && gap_between (&glyphs[i - 1], &glyphs[i + 1]) > wide)
            g_string_append_c (made, ' ');
          g_string_append_unichar (made, glyphs[i].character);
        }
      part->text = g_string_free (made, FALSE);
    }
  g_ptr_array_add (self->parts, part);
}

/* The glyphs of a word that is written from the right have places in either order: a gap is one between whole words. */
static double
gap_before (const HjlCvGlyph *glyphs,
            guint             n_glyphs,
            guint             index)
{
  HjlCvGlyph before = { 0, G_MAXDOUBLE, 0, -G_MAXDOUBLE, 0 };
  HjlCvGlyph after = before;
  guint      i = index - 1;

  while (i > 0 && glyphs[i].character == ' ')
    i--;
  for (;; i--)
    {
      before.x1 = MIN (before.x1, glyphs[i].x1);
      before.x2 = MAX (before.x2, glyphs[i].x2);
      if (i == 0 || glyphs[i - 1].character == ' ')
        break;
    }
  for (i = index; i < n_glyphs && glyphs[i].character != ' '; i++)
    {
      after.x1 = MIN (after.x1, glyphs[i].x1);
      after.x2 = MAX (after.x2, glyphs[i].x2);
    }

  return gap_between (&before, &after);
}

/* Whether one is a sign of another line, in much smaller letters, beside letters that the file says are higher than they are. */
static gboolean
intrudes (const HjlCvGlyph *a,
          const HjlCvGlyph *b,
          double            fall)
{
  double lower = MIN (a->y2 - a->y1, b->y2 - b->y1);
  double higher = MAX (a->y2 - a->y1, b->y2 - b->y1);

  return fall > OTHER_LINE * lower && higher > 1.5 * lower && b->x1 > (a->x1 + a->x2) / 2;
}

void
hjl_cv_layout_end_line (HjlCvLayout *self)
{
  const HjlCvGlyph *glyphs = (const HjlCvGlyph *) self->glyphs->data;
  guint             n_glyphs = self->glyphs->len, start = 0, last = 0;
  double            letter_gap = find_letter_gap (glyphs, n_glyphs);

  for (guint i = 1; i < n_glyphs; i++)
    {
      double height, gap, fall;

      if (glyphs[i].character == ' ')
        continue;
      if (glyphs[last].character != ' ')
        {
          gboolean right = hjl_cv_is_from_right (glyphs[i].character) || hjl_cv_is_from_right (glyphs[last].character);

          height = MAX (1, MIN (glyphs[i].y2 - glyphs[i].y1, glyphs[last].y2 - glyphs[last].y1));
          gap = i > last + 1 ? gap_before (glyphs, n_glyphs, i) : right ? 0
                                                                        : gap_between (&glyphs[last], &glyphs[i]);
          fall = fabs ((glyphs[i].y1 + glyphs[i].y2) - (glyphs[last].y1 + glyphs[last].y2)) / 2;
          if (gap > MAX (PART_GAP * height, 5 * letter_gap) || (fall > 0.6 * height && gap > 0.8 * height) || intrudes (&glyphs[last], &glyphs[i], fall))
            {
              guint n_parts = self->parts->len;

              add_part (self, glyphs + start, i - start, letter_gap);
              if (self->parts->len > n_parts)
                ((HjlCvPart *) g_ptr_array_index (self->parts, n_parts))->parted = intrudes (&glyphs[last], &glyphs[i], fall);
              start = i;
            }
        }
      last = i;
    }
  if (n_glyphs > start)
    add_part (self, glyphs + start, n_glyphs - start, letter_gap);
  self->n_lines++;
  g_array_set_size (self->glyphs, 0);
}

void
hjl_cv_layout_add (HjlCvLayout *self,
                   gunichar     character,
                   double       x1,
                   double       y1,
                   double       x2,
                   double       y2)
{
  HjlCvGlyph glyph = { character, x1, y1, x2, y2 };

  g_return_if_fail (self != NULL);

  if (character == '\n')
    hjl_cv_layout_end_line (self);
  else
    g_array_append_val (self->glyphs, glyph);
}
