/* hjl-cv-layout.c: characters with their places become lines in the order in which people read them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-layout.h"

#include <math.h>
#include <string.h>

#include "reader/hjl-cv-words.h"

/* In heights of a letter: wider than what is between two words. */
#define PART_GAP 1.4
/* In heights of a letter: lower than any sign of the same line. */
#define OTHER_LINE 1.2
/* Of the median between spaced letters: where a word of them ends. */
#define WORD_GAP 1.45
/* Of the narrowest blank of a line: where the widest is of another kind. */
#define UNLIKE_BLANKS 1.35
/* Points; a gutter is no narrower. */
#define GUTTER 8.0
#define GUTTER_STEPS 60
/* Parts that a column has at least. */
#define COLUMN_PARTS 4
#define MAX_PARTS 3000
/* Letters of a part whose widths tell something; of their mean: a font's letters are no lower. */
#define MIN_WIDTHS 5
#define WIDTHS 1.6
/* Of the height that a file tells: where it cannot be true. */
#define UNLIKE_HEIGHT 1.3
/* Of a page's height; in heights of a letter. */
#define FOOT 0.08
#define FOOT_GAP 3.0

typedef struct
{
  gunichar character;
  double   x1, y1, x2, y2;
} Glyph;

/* What stands on a line without a wide gap in it. */
typedef struct
{
  char    *text;
  double   x1, x2, y;
  double   size;
  guint    line;
  gboolean joined; /* with the part before it, whose label it has */
  gboolean parted; /* from what follows by a sign of another line, which is between their letters */
} Part;

struct _HjlCvLayout
{
  GArray    *glyphs; /* of the line so far */
  GPtrArray *parts;
  guint      n_lines;
};

static void
part_free (Part *part)
{
  g_free (part->text);
  g_free (part);
}

HjlCvLayout *
hjl_cv_layout_new (void)
{
  HjlCvLayout *self = g_new0 (HjlCvLayout, 1);

  self->glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  return self;
}

void
hjl_cv_layout_free (HjlCvLayout *self)
{
  g_array_unref (self->glyphs);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/*
 * A line
 */
static double
gap_between (const Glyph *a,
             const Glyph *b)
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

static int
compare_from_right (gconstpointer a,
                    gconstpointer b)
{
  const Part *first = *(const Part *const *) a;
  const Part *second = *(const Part *const *) b;

  return (first->x1 < second->x1) - (first->x1 > second->x1);
}

static int
compare_from_left (gconstpointer a,
                   gconstpointer b)
{
  return compare_from_right (b, a);
}

/* How far letters of "A N N A  N O W A K" are from each other; 0 where words are written as usual. */
static double
find_letter_gap (const Glyph *glyphs,
                 guint        n_glyphs)
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

static gboolean
is_from_right (gunichar c)
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
  Part *plus = NULL;

  for (guint i = from; i < to; i++)
    {
      Part *part = g_ptr_array_index (words, i);
      gsize length = strlen (part->text);

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
dup_from_right (const Glyph *glyphs,
                guint        n_glyphs)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  GString *line = g_string_new (NULL);
  guint    start = 0;

  for (guint i = 0; i <= n_glyphs; i++)
    {
      GString *word;
      Part    *part;

      if (i < n_glyphs && glyphs[i].character != ' ')
        continue;
      if (i > start)
        {
          word = g_string_new (NULL);
          part = g_new0 (Part, 1);
          part->x1 = G_MAXDOUBLE;
          for (guint n = start; n < i; n++)
            {
              g_string_append_unichar (word, glyphs[n].character);
              part->x1 = MIN (part->x1, glyphs[n].x1);
              part->joined |= is_from_right (glyphs[n].character);
            }
          part->text = g_string_free (word, FALSE);
          g_ptr_array_add (words, part);
        }
      start = i + 1;
    }
  g_ptr_array_sort (words, compare_from_right);
  /* Runs from the left. */
  for (guint i = 0; i < words->len;)
    {
      guint end = i + 1;

      if (((Part *) g_ptr_array_index (words, i))->joined)
        {
          i++;
          continue;
        }
      while (end < words->len && !((Part *) g_ptr_array_index (words, end))->joined)
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
      const char *word = ((Part *) g_ptr_array_index (words, i))->text;

      /* An apostrophe of another font ends the word before it: "ברקוביץ'". */
      g_string_append_printf (line, "%s%s", i > 0 && !g_str_equal (word, "'") ? " " : "", word);
    }

  return g_string_free (line, FALSE);
}

/* Groups of digits on a page from the right come in its order. */
static gboolean
comes_from_right (const Glyph *glyphs,
                  guint        n_glyphs)
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
find_widest_blank (const Glyph *glyphs,
                   guint        n_glyphs)
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
find_wide_blank (const Glyph *glyphs,
                 guint        n_glyphs)
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
add_part (HjlCvLayout *self,
          const Glyph *glyphs,
          guint        n_glyphs,
          double       letter_gap)
{
  Part  *part;
  guint  n_right = 0, n_left = 0, n_latin = 0;
  double width = 0;

  while (n_glyphs > 0 && glyphs[0].character == ' ')
    {
      glyphs++;
      n_glyphs--;
    }
  while (n_glyphs > 0 && glyphs[n_glyphs - 1].character == ' ')
    n_glyphs--;
  if (n_glyphs == 0 || self->parts->len >= MAX_PARTS)
    return;

  part = g_new0 (Part, 1);
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
      if (is_from_right (glyphs[i].character))
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
gap_before (const Glyph *glyphs,
            guint        n_glyphs,
            guint        index)
{
  Glyph before = { 0, G_MAXDOUBLE, 0, -G_MAXDOUBLE, 0 };
  Glyph after = before;
  guint i = index - 1;

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
intrudes (const Glyph *a,
          const Glyph *b,
          double       fall)
{
  double lower = MIN (a->y2 - a->y1, b->y2 - b->y1);
  double higher = MAX (a->y2 - a->y1, b->y2 - b->y1);

  return fall > OTHER_LINE * lower && higher > 1.5 * lower && b->x1 > (a->x1 + a->x2) / 2;
}

static void
end_line (HjlCvLayout *self)
{
  const Glyph *glyphs = (const Glyph *) self->glyphs->data;
  guint        n_glyphs = self->glyphs->len, start = 0, last = 0;
  double       letter_gap = find_letter_gap (glyphs, n_glyphs);

  for (guint i = 1; i < n_glyphs; i++)
    {
      double height, gap, fall;

      if (glyphs[i].character == ' ')
        continue;
      if (glyphs[last].character != ' ')
        {
          gboolean right = is_from_right (glyphs[i].character) || is_from_right (glyphs[last].character);

          height = MAX (1, MIN (glyphs[i].y2 - glyphs[i].y1, glyphs[last].y2 - glyphs[last].y1));
          gap = i > last + 1 ? gap_before (glyphs, n_glyphs, i) : right ? 0
                                                                        : gap_between (&glyphs[last], &glyphs[i]);
          fall = fabs ((glyphs[i].y1 + glyphs[i].y2) - (glyphs[last].y1 + glyphs[last].y2)) / 2;
          if (gap > MAX (PART_GAP * height, 5 * letter_gap) || (fall > 0.6 * height && gap > 0.8 * height) || intrudes (&glyphs[last], &glyphs[i], fall))
            {
              guint n_parts = self->parts->len;

              add_part (self, glyphs + start, i - start, letter_gap);
              if (self->parts->len > n_parts)
                ((Part *) g_ptr_array_index (self->parts, n_parts))->parted = intrudes (&glyphs[last], &glyphs[i], fall);
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
  Glyph glyph = { character, x1, y1, x2, y2 };

  g_return_if_fail (self != NULL);

  if (character == '\n')
    end_line (self);
  else
    g_array_append_val (self->glyphs, glyph);
}

/*
 * Columns
 */
static gboolean
is_label (const Part *part)
{
  g_autofree char *folded = hjl_cv_fold (part->text);

  for (guint label = HJL_CV_WORD_LABEL_NAME; label <= HJL_CV_WORD_LABEL_HEADLINE; label++)
    {
      if (hjl_cv_word_is (label, folded))
        return TRUE;
    }

  return g_str_has_suffix (part->text, ":") && strlen (part->text) < 40;
}

/* Labels, on whichever side of what they are the labels of. */
static void
join_labels (HjlCvLayout *self)
{
  for (guint i = 1; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      Part *before = g_ptr_array_index (self->parts, i - 1);

      if (part->line != before->line)
        continue;
      /* A label is no smaller than what it is the label of: what stands beside it in large letters is another column's. */
      if (is_label (before) && part->size < 1.5 * before->size)
        part->joined = TRUE;
      else if (is_label (part) && is_from_right (g_utf8_get_char (part->text)) && part->x1 > before->x1)
        {
          /* From the right the label comes first. */
          self->parts->pdata[i - 1] = part;
          self->parts->pdata[i] = before;
          before->joined = TRUE;
        }
    }
}

/* Whether what is on either side of @x stands beside the other, though no line of it is at the same height. */
static gboolean
stand_beside (HjlCvLayout *self,
              double       x)
{
  double top[2] = { G_MAXDOUBLE, G_MAXDOUBLE }, bottom[2] = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  guint  n_beside[2] = { 0, 0 };

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->parts->len; i++)
        {
          const Part *part = g_ptr_array_index (self->parts, i);
          guint       side = part->x2 <= x ? 0 : 1;

          if (pass == 0)
            {
              top[side] = MIN (top[side], part->y);
              bottom[side] = MAX (bottom[side], part->y);
            }
          else
            n_beside[side] += part->y > top[1 - side] && part->y < bottom[1 - side];
        }
    }

  return n_beside[0] >= COLUMN_PARTS && n_beside[1] >= COLUMN_PARTS;
}

/* Where two columns meet: a place that no part crosses but a heading over both.
 * Returns: its middle, or 0 where the page has one column */
static double
find_gutter (HjlCvLayout *self)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, best = 0, width = 0;
  double run = 0, start = 0;
  guint  fewest = G_MAXUINT;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      left = MIN (left, part->x1);
      right = MAX (right, part->x2);
    }
  if (!(right - left > 100))
    return 0;

  for (guint step = 1; step <= GUTTER_STEPS; step++)
    {
      double   x = left + (right - left) * (0.12 + 0.76 * step / GUTTER_STEPS);
      guint    n_left = 0, n_right = 0, n_cross = 0, n_both = 0;
      gboolean open;

      for (guint i = 0; i < self->parts->len; i++)
        {
          const Part *part = g_ptr_array_index (self->parts, i);

          if (part->x2 <= x)
            n_left++;
          else if (part->x1 >= x)
            {
              n_right++;
              n_both += i > 0 && !part->joined && ((const Part *) g_ptr_array_index (self->parts, i - 1))->line == part->line;
            }
          else
            n_cross++;
        }
      /* The fewest that cross it: near a column's end its longest lines do. */
      open = n_left >= COLUMN_PARTS && n_right >= COLUMN_PARTS && n_cross * 5 <= n_left + n_right && (n_both >= 2 || (n_cross == 0 && stand_beside (self, x)));
      if (!open || n_cross > fewest)
        {
          run = 0;
          continue;
        }
      if (n_cross < fewest)
        {
          fewest = n_cross;
          run = width = 0;
        }
      if (run == 0)
        start = x;
      run = x - start + (right - left) * 0.76 / GUTTER_STEPS;
      if (run > width)
        {
          width = run;
          best = start + run / 2;
        }
    }

  return width >= GUTTER ? best : 0;
}

/* Words of one line that a sign of another, between their letters, has parted. */
static gboolean
is_near (const Part *before,
         const Part *part)
{
  double gap = part->x1 - before->x2;

  return before->parted && !part->joined && gap > 0 && gap < 0.6 * part->size && part->size > 0.97 * before->size && part->size < 1.03 * before->size;
}

static void
put_line (HjlCvText *text,
          GPtrArray *parts,
          guint      from,
          guint      page)
{
  const Part *first = g_ptr_array_index (parts, from);
  g_autoptr (GString) line = g_string_new (first->text);
  double size = first->size;

  for (guint i = from + 1; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->line != first->line)
        break;
      /* What somebody is called, beside how they are reached: lines of their own. */
      if ((part->size > size * 1.4 || part->size < size / 1.4) && !is_label (g_ptr_array_index (parts, i - 1)))
        {
          hjl_cv_text_add (text, line->str, page, first->x1, size);
          first = part;
          size = part->size;
          g_string_assign (line, part->text);
          continue;
        }
      g_string_append_printf (line, "%c%s", is_near (g_ptr_array_index (parts, i - 1), part) ? ' ' : '\t', part->text);
      size = MAX (size, part->size);
    }
  hjl_cv_text_add (text, line->str, page, first->x1, size);
}

/* Parts of one column, a line at a time. */
static void
put_column (HjlCvText *text,
            GPtrArray *parts,
            guint      page)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->line == last)
        continue;
      last = part->line;
      put_line (text, parts, i, page);
    }
  g_ptr_array_set_size (parts, 0);
}

static int
compare_from_top (gconstpointer a,
                  gconstpointer b)
{
  const Part *first = *(const Part *const *) a;
  const Part *second = *(const Part *const *) b;

  return (first->y > second->y) - (first->y < second->y);
}

/* What stands at one height is one line, in whatever order a program has written it. */
static void
find_lines (HjlCvLayout *self)
{
  const Part *first = NULL;
  guint       line = 0;

  g_ptr_array_sort (self->parts, compare_from_top);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (first != NULL && part->y - first->y > 0.35 * MIN (part->size, first->size))
        {
          line++;
          first = part;
        }
      else if (first == NULL)
        first = part;
      part->line = line;
    }
}

/* Parts of a line from the left, but for what the page's direction says. */
static void
sort_lines (HjlCvLayout *self)
{
  for (guint i = 0; i < self->parts->len;)
    {
      const Part *first = g_ptr_array_index (self->parts, i);
      guint       end = i, n_right = 0;

      for (; end < self->parts->len && ((Part *) g_ptr_array_index (self->parts, end))->line == first->line; end++)
        n_right += is_from_right (g_utf8_get_char (((Part *) g_ptr_array_index (self->parts, end))->text));
      if (end - i > 1)
        qsort (self->parts->pdata + i, end - i, sizeof (gpointer), n_right > 0 ? compare_from_right : compare_from_left);
      i = end;
    }
}

/* Where the foot of the page begins: at its lower edge, far below whatever is above it. G_MAXDOUBLE where there is none. */
static double
find_foot (HjlCvLayout *self,
           double       height)
{
  double foot = G_MAXDOUBLE;

  for (guint i = self->parts->len; i > 1 && height > 0; i--)
    {
      const Part *part = g_ptr_array_index (self->parts, i - 1);
      const Part *above = g_ptr_array_index (self->parts, i - 2);

      if (part->y < height * (1 - FOOT))
        break;
      if (part->line != above->line && part->y - above->y > FOOT_GAP * MAX (part->size, above->size))
        foot = part->y - part->size / 2;
    }

  return foot;
}

void
hjl_cv_layout_read (HjlCvLayout *self,
                    HjlCvText   *text,
                    guint        page,
                    double       height)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GPtrArray) right = g_ptr_array_new ();
  double gutter, foot;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  end_line (self);
  find_lines (self);
  sort_lines (self);
  join_labels (self);
  gutter = find_gutter (self);
  foot = find_foot (self, height);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (part->y >= foot)
        continue;
      if (gutter == 0 || (part->x1 < gutter && part->x2 > gutter))
        {
          /* Over both columns: what is above it comes before it. */
          if (gutter != 0)
            {
              put_column (text, left, page);
              put_column (text, right, page);
            }
          g_ptr_array_add (left, part);
          if (gutter != 0)
            put_column (text, left, page);
        }
      else if (part->joined && i > 0)
        g_ptr_array_add (((Part *) g_ptr_array_index (self->parts, i - 1))->x1 < gutter ? left : right, part);
      else
        g_ptr_array_add (part->x2 <= gutter ? left : right, part);
    }
  put_column (text, left, page);
  put_column (text, right, page);
  text->foot = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (part->y >= foot)
        g_ptr_array_add (left, part);
    }
  put_column (text, left, page);
  text->foot = FALSE;
}
