/* hjl-cv-layout.c: characters with their places become lines in the order in which people read them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-layout-private.h"

#include <string.h>

#include "reader/hjl-cv-words.h"

/* Points; a gutter is no narrower. */
#define GUTTER 8.0
#define GUTTER_STEPS 60
/* Parts that a column has at least. */
#define COLUMN_PARTS 4
/* Of a page's height; in heights of a letter. */
#define FOOT 0.08
#define FOOT_GAP 3.0

HjlCvLayout *
hjl_cv_layout_new (void)
{
  HjlCvLayout *self = g_new0 (HjlCvLayout, 1);

  self->glyphs = g_array_new (FALSE, FALSE, sizeof (HjlCvGlyph));
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_cv_part_free);

  return self;
}

void
hjl_cv_layout_free (HjlCvLayout *self)
{
  g_array_unref (self->glyphs);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static int
compare_from_left (gconstpointer a,
                   gconstpointer b)
{
  return hjl_cv_part_compare_from_right (b, a);
}

static gboolean
is_label (const HjlCvPart *part)
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
      HjlCvPart *part = g_ptr_array_index (self->parts, i);
      HjlCvPart *before = g_ptr_array_index (self->parts, i - 1);

      if (part->line != before->line)
        continue;
      /* A label is no smaller than what it is the label of: what stands beside it in large letters is another column's. */
      if (is_label (before) && part->size < 1.5 * before->size)
        part->joined = TRUE;
      else if (is_label (part) && hjl_cv_is_from_right (g_utf8_get_char (part->text)) && part->x1 > before->x1)
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
          const HjlCvPart *part = g_ptr_array_index (self->parts, i);
          guint            side = part->x2 <= x ? 0 : 1;

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
      const HjlCvPart *part = g_ptr_array_index (self->parts, i);

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
          const HjlCvPart *part = g_ptr_array_index (self->parts, i);

          if (part->x2 <= x)
            n_left++;
          else if (part->x1 >= x)
            {
              n_right++;
              n_both += i > 0 && !part->joined && ((const HjlCvPart *) g_ptr_array_index (self->parts, i - 1))->line == part->line;
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
is_near (const HjlCvPart *before,
         const HjlCvPart *part)
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
  const HjlCvPart *first = g_ptr_array_index (parts, from);
  g_autoptr (GString) line = g_string_new (first->text);
  double size = first->size;

  for (guint i = from + 1; i < parts->len; i++)
    {
      const HjlCvPart *part = g_ptr_array_index (parts, i);

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
      const HjlCvPart *part = g_ptr_array_index (parts, i);

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
  const HjlCvPart *first = *(const HjlCvPart *const *) a;
  const HjlCvPart *second = *(const HjlCvPart *const *) b;

  return (first->y > second->y) - (first->y < second->y);
}

/* What stands at one height is one line, in whatever order a program has written it. */
static void
find_lines (HjlCvLayout *self)
{
  const HjlCvPart *first = NULL;
  guint            line = 0;

  g_ptr_array_sort (self->parts, compare_from_top);
  for (guint i = 0; i < self->parts->len; i++)
    {
      HjlCvPart *part = g_ptr_array_index (self->parts, i);

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
      const HjlCvPart *first = g_ptr_array_index (self->parts, i);
      guint            end = i, n_right = 0;

      for (; end < self->parts->len && ((HjlCvPart *) g_ptr_array_index (self->parts, end))->line == first->line; end++)
        n_right += hjl_cv_is_from_right (g_utf8_get_char (((HjlCvPart *) g_ptr_array_index (self->parts, end))->text));
      if (end - i > 1)
        qsort (self->parts->pdata + i, end - i, sizeof (gpointer), n_right > 0 ? hjl_cv_part_compare_from_right : compare_from_left);
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
      const HjlCvPart *part = g_ptr_array_index (self->parts, i - 1);
      const HjlCvPart *above = g_ptr_array_index (self->parts, i - 2);

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

  hjl_cv_layout_end_line (self);
  find_lines (self);
  sort_lines (self);
  join_labels (self);
  gutter = find_gutter (self);
  foot = find_foot (self, height);
  for (guint i = 0; i < self->parts->len; i++)
    {
      HjlCvPart *part = g_ptr_array_index (self->parts, i);

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
        g_ptr_array_add (((HjlCvPart *) g_ptr_array_index (self->parts, i - 1))->x1 < gutter ? left : right, part);
      else
        g_ptr_array_add (part->x2 <= gutter ? left : right, part);
    }
  put_column (text, left, page);
  put_column (text, right, page);
  text->foot = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      HjlCvPart *part = g_ptr_array_index (self->parts, i);

      if (part->y >= foot)
        g_ptr_array_add (left, part);
    }
  put_column (text, left, page);
  text->foot = FALSE;
}
