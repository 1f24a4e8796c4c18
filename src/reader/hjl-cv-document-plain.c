/* hjl-cv-document-plain.c: plain text in whatever encoding, and Rich Text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "reader/hjl-cv-document.h"

#include <stdlib.h>
#include <string.h>

#include "reader/hjl-cv-code-page.h"

/* A page of text; what is further down is not looked at. */
#define MAX_BYTES (2 * 1024 * 1024)
#define MAX_DEPTH 200
#define MAX_FONTS 256

static char *
dup_from_utf16 (const guint8 *data,
                gsize         size,
                gboolean      big)
{
  GString *made = g_string_new (NULL);

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c = big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i];

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < size)
        {
          gunichar low = big ? data[i + 2] << 8 | data[i + 3] : data[i + 3] << 8 | data[i + 2];

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c != 0)
        g_string_append_unichar (made, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
    }

  return g_string_free (made, FALSE);
}

/* Marks with which plain text says what is a heading, strong or a link ("[me](https://…)"). */
static char *
dup_without_marks (const char *content,
                   HjlCvText  *text)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = lines[i];

      if (*line == '#')
        {
          line += strspn (line, "#");
          if (*line != ' ')
            line = lines[i];
        }
      for (const char *p = line; *p != '\0'; p++)
        {
          const char *middle = *p == '[' ? strstr (p, "](") : NULL;
          const char *end = middle != NULL ? strchr (middle, ')') : NULL;

          if (p[0] == '*' && p[1] == '*')
            p++;
          else if (end != NULL && memchr (p, ']', middle - p) == NULL)
            {
              g_autofree char *uri = g_strndup (middle + 2, end - middle - 2);

              g_string_append_len (plain, p + 1, middle - p - 1);
              hjl_cv_text_add_link (text, uri);
              p = end;
            }
          else
            g_string_append_c (plain, *p);
        }
      g_string_append_c (plain, '\n');
    }

  return g_string_free (plain, FALSE);
}

HjlCvReading
hjl_cv_read_plain (GBytes    *content,
                   HjlCvText *text)
{
  gsize            size;
  const guint8    *data = g_bytes_get_data (content, &size);
  const char      *end;
  g_autofree char *made = NULL;
  g_autofree char *plain = NULL;

  if (data == NULL)
    data = (const guint8 *) "";
  size = MIN (size, MAX_BYTES);
  if (size >= 2 && (memcmp (data, "\376\377", 2) == 0 || memcmp (data, "\377\376", 2) == 0))
    made = dup_from_utf16 (data + 2, size - 2, data[0] == 0xfe);
  else if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    made = g_utf8_make_valid ((const char *) data + 3, size - 3);
  else if (g_utf8_validate_len ((const char *) data, size, &end) || (size == MAX_BYTES && end + 4 >= (const char *) data + size))
    made = g_utf8_make_valid ((const char *) data, size);
  else
    {
      g_autofree guint8 *bytes = g_memdup2 (data, size);

      for (gsize i = 0; i < size; i++)
        bytes[i] = bytes[i] != 0 ? bytes[i] : ' ';
      made = hjl_cv_code_page_dup_text (bytes, size, &text->doubtful_letters);
    }
  text->n_pages = 1;
  plain = dup_without_marks (made, text);
  hjl_cv_text_add (text, plain, 1, 0, 0);

  return HJL_CV_READ;
}

/*
 * Rich Text (Microsoft's specification 1.9.1): groups of words that begin with a backslash, and text.
 */
typedef struct
{
  gboolean skip;   /* what is no text of the document */
  gboolean margin; /* the top or the foot of each page */
  gboolean foot;
  gboolean fonts;
  guint    font;
  guint    fallback;
  double   size;
} Group;

typedef struct
{
  HjlCvText *text;
  GString   *line;
  double     line_size;
  Group      groups[MAX_DEPTH];
  guint      depth;
  guint      to_skip; /* characters that stand for the last \u where a program does not know it */
  gunichar   high;
  guint      code_page;
  guint      pages[MAX_FONTS]; /* of the fonts by number; 0 for the document's */
} Rich;

static void
put (Rich    *rich,
     gunichar c)
{
  const Group *group = &rich->groups[rich->depth];

  if (group->skip)
    return;
  if (c != ' ')
    rich->line_size = MAX (rich->line_size, group->size);
  g_string_append_unichar (rich->line, c);
}

static void
end_line (Rich *rich)
{
  if (rich->groups[rich->depth].skip)
    return;
  rich->text->foot = rich->groups[rich->depth].foot;
  hjl_cv_text_add (rich->text, rich->line->str, 1, 0, rich->line_size);
  rich->text->foot = FALSE;
  g_string_truncate (rich->line, 0);
  rich->line_size = 0;
}

static gboolean
is_destination (const char *word)
{
  static const char *const others[] = { "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "colorschememapping", "latentstyles", "datastore", "listtable",
                                        "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "fldinst", "footnote", "annotation", "nonshppict", "revtbl", "filetbl", "bkmkstart", "bkmkend" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (g_str_equal (others[i], word))
        return TRUE;
    }

  return FALSE;
}

static void
do_word (Rich       *rich,
         const char *word,
         gboolean    has_number,
         int         number)
{
  Group *group = &rich->groups[rich->depth];

  if (g_str_equal (word, "fonttbl"))
    group->fonts = group->skip = TRUE;
  else if (is_destination (word))
    group->skip = TRUE;
  else if (g_str_has_prefix (word, "header") || g_str_has_prefix (word, "footer"))
    {
      /* "header", "headerl", …; "headery" is a length. */
      if (!has_number)
        {
          end_line (rich);
          group->margin = TRUE;
          group->foot = *word == 'f';
        }
    }
  else if (g_str_equal (word, "f") && has_number)
    group->font = CLAMP (number, 0, MAX_FONTS - 1);
  else if (g_str_equal (word, "fcharset") && has_number)
    {
      if (group->fonts)
        rich->pages[group->font] = hjl_cv_code_page_of_charset (number);
    }
  else if (g_str_equal (word, "par") || g_str_equal (word, "line") || g_str_equal (word, "page") || g_str_equal (word, "sect") || g_str_equal (word, "row"))
    end_line (rich);
  else if (g_str_equal (word, "tab") || g_str_equal (word, "cell"))
    put (rich, '\t');
  else if (g_str_equal (word, "fs") && has_number)
    group->size = CLAMP (number, 0, 2000) / 2.0;
  else if (g_str_equal (word, "plain"))
    group->size = 12;
  else if (g_str_equal (word, "uc") && has_number)
    group->fallback = CLAMP (number, 0, 8);
  else if (g_str_equal (word, "ansicpg") && has_number)
    rich->code_page = CLAMP (number, 0, 70000);
  else if (g_str_equal (word, "u") && has_number)
    {
      gunichar c = number < 0 ? (gunichar) (number + 65536) : (gunichar) number;

      rich->to_skip = group->fallback;
      if (c >= 0xd800 && c < 0xdc00)
        rich->high = c;
      else if (c >= 0xdc00 && c < 0xe000)
        put (rich, rich->high != 0 ? 0x10000 + ((rich->high - 0xd800) << 10) + (c - 0xdc00) : 0xfffd);
      else
        put (rich, c != 0 && c < 0x110000 ? c : 0xfffd);
      if (c < 0xd800 || c >= 0xdc00)
        rich->high = 0;
    }
  else if (g_str_equal (word, "emdash"))
    put (rich, 0x2014);
  else if (g_str_equal (word, "endash"))
    put (rich, 0x2013);
  else if (g_str_equal (word, "bullet"))
    put (rich, 0x2022);
  else if (g_str_equal (word, "rquote"))
    put (rich, 0x2019);
}

static void
put_byte (Rich  *rich,
          guchar byte)
{
  const Group *group = &rich->groups[rich->depth];
  guint        page;

  if (rich->to_skip > 0)
    {
      rich->to_skip--;
      return;
    }
  page = rich->pages[group->font] != 0 && rich->pages[group->font] != 1252 ? rich->pages[group->font] : rich->code_page;
  if (byte >= 0x80 && !hjl_cv_code_page_is_known (page) && !group->skip)
    rich->text->doubtful_letters = TRUE;
  put (rich, hjl_cv_code_page_read (page, byte));
}

HjlCvReading
hjl_cv_read_rtf (GBytes    *content,
                 HjlCvText *text)
{
  gsize            size;
  const char      *data = g_bytes_get_data (content, &size);
  g_autofree Rich *rich = g_new0 (Rich, 1);
  guint            too_deep = 0;
  gboolean         closed = FALSE;

  rich->text = text;
  rich->line = g_string_new (NULL);
  rich->code_page = 1252;
  rich->groups[0].fallback = 1;
  rich->groups[0].size = 12;
  for (gsize i = 0; i < size && text->lines->len < HJL_CV_MAX_LINES;)
    {
      char c = data[i++];

      if (c == '{')
        {
          if (rich->depth + 1 < MAX_DEPTH)
            {
              rich->groups[rich->depth + 1] = rich->groups[rich->depth];
              rich->depth++;
            }
          else
            too_deep++;
        }
      else if (c == '}')
        {
          if (too_deep > 0)
            too_deep--;
          else if (rich->depth > 0)
            {
              /* A header or footer ends with its group. */
              if (rich->groups[rich->depth].margin && !rich->groups[rich->depth - 1].margin)
                end_line (rich);
              rich->depth--;
            }
          closed = rich->depth == 0;
          rich->to_skip = 0;
        }
      else if (c == '\\' && i < size)
        {
          c = data[i++];
          if (g_ascii_isalpha (c))
            {
              char     word[33];
              gsize    n = 0;
              gboolean has_number, negative;
              int      number = 0;

              for (i--; i < size && g_ascii_isalpha (data[i]); i++)
                {
                  if (n < sizeof word - 1)
                    word[n++] = data[i];
                }
              word[n] = '\0';
              negative = i < size && data[i] == '-';
              i += negative;
              has_number = i < size && g_ascii_isdigit (data[i]);
              for (; i < size && g_ascii_isdigit (data[i]); i++)
                number = number < 10000000 ? number * 10 + (data[i] - '0') : number;
              if (i < size && data[i] == ' ')
                i++;
              /* Pictures may be bytes as they are. */
              if (g_str_equal (word, "bin") && has_number && !negative)
                i += MIN ((gsize) number, size - i);
              do_word (rich, word, has_number, negative ? -number : number);
            }
          else if (c == '\'' && i + 1 < size)
            {
              int high = g_ascii_xdigit_value (data[i]), low = g_ascii_xdigit_value (data[i + 1]);

              i += 2;
              if (high >= 0 && low >= 0)
                put_byte (rich, high << 4 | low);
            }
          else if (c == '*')
            rich->groups[rich->depth].skip = TRUE;
          else if (c == '~')
            put (rich, ' ');
          else if (c == '_')
            put (rich, '-');
          else if (c == '\n' || c == '\r')
            end_line (rich);
          else if (c == '\\' || c == '{' || c == '}')
            put_byte (rich, c);
        }
      else if (c != '\n' && c != '\r' && c != '\0')
        put_byte (rich, c);
    }
  rich->depth = 0;
  rich->groups[0].skip = FALSE;
  end_line (rich);
  g_string_free (rich->line, TRUE);
  text->n_pages = 1;

  return text->lines->len > 0 || closed ? HJL_CV_READ : HJL_CV_BROKEN;
}
