/* hjl-cv-text.c: a document's text as lines with their places
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-text.h"

#include <string.h>

static void
hjl_cv_line_free (HjlCvLine *line)
{
  g_free (line->text);
  g_free (line);
}

HjlCvText *
hjl_cv_text_new (void)
{
  HjlCvText *self = g_new0 (HjlCvText, 1);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_cv_line_free);
  self->links = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
hjl_cv_text_free (HjlCvText *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->links);
  g_free (self->title);
  g_free (self->author);
  g_free (self);
}

static gboolean
is_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* One line as it can be compared: signs of private use are the icons of fonts, and part what they stand between. */
static char *
dup_clean (const char *text,
           gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (length, HJL_CV_MAX_LINE));
  g_autofree char *plain = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  GString         *clean = g_string_new (NULL);

  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar     c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (c == '\t' || type == G_UNICODE_PRIVATE_USE || c == 0x3000)
        g_string_append_c (clean, '\t');
      else if (type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL)
        continue;
      else if (g_unichar_isspace (c))
        g_string_append_c (clean, ' ');
      else if (c == 0x2010 || c == 0x2011)
        g_string_append_c (clean, '-');
      else
        g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);

  return g_string_free (clean, FALSE);
}

static void
add_line (HjlCvText  *self,
          const char *text,
          gsize       length,
          guint       page,
          double      x,
          double      size)
{
  g_autofree char *clean = NULL;
  HjlCvLine       *line;
  const HjlCvLine *last;

  if (self->lines->len >= HJL_CV_MAX_LINES || self->size >= HJL_CV_MAX_TEXT)
    return;
  clean = dup_clean (text, length);
  if (*clean == '\0')
    return;

  last = self->lines->len > 0 ? g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;
  line = g_new0 (HjlCvLine, 1);
  self->size += strlen (clean);
  line->text = g_steal_pointer (&clean);
  line->page = MAX (page, 1);
  line->number = last != NULL && last->page == line->page ? last->number + 1 : 1;
  line->x = x;
  line->size = size;
  line->foot = self->foot;
  g_ptr_array_add (self->lines, line);
}

void
hjl_cv_text_add (HjlCvText  *self,
                 const char *text,
                 guint       page,
                 double      x,
                 double      size)
{
  g_autofree char *valid = NULL;
  const char      *start;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  valid = g_utf8_make_valid (text, -1);
  start = valid;
  for (const char *p = valid;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && !is_break (g_utf8_get_char (p)))
        continue;
      add_line (self, start, p - start, page, x, size);
      if (*p == '\0')
        break;
      start = g_utf8_next_char (p);
    }
}

void
hjl_cv_text_add_link (HjlCvText  *self,
                      const char *uri)
{
  g_return_if_fail (self != NULL);

  if (uri == NULL || self->links->len >= HJL_CV_MAX_LINKS || strlen (uri) > HJL_CV_MAX_LINE || !g_utf8_validate (uri, -1, NULL))
    return;
  if (!g_ptr_array_find_with_equal_func (self->links, uri, g_str_equal, NULL))
    g_ptr_array_add (self->links, g_strdup (uri));
}

gsize
hjl_cv_text_count (const HjlCvText *self)
{
  gsize count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const HjlCvLine *line = g_ptr_array_index (self->lines, i);

      for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p))
        count += g_unichar_isalnum (g_utf8_get_char (p));
    }

  return count;
}
