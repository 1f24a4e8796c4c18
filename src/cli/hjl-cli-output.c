/* hjl-cli-output.c: tables for people and JSON for programs, on standard output
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/hjl-cli-output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "model/hjl-time.h"

/* Columns of names are no wider than this, and a line of text where nobody looks at a terminal no longer. An id is
 * never cut: people copy it. */
#define MOST_COLUMN 60
#define MOST_TEXT 500
#define MOST_ID 64
#define LEAST_COLUMN 10
#define LEAST_TEXT 24
#define GAP 2

/* What the first print that failed met. */
static int write_error;

struct _HjlTable
{
  guint      n_columns;
  GPtrArray *cells; /* of char*, row by row, the titles first */
};

static guint
measure_character (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += measure_character (g_utf8_get_char (p));

  return width;
}

/* Marks that turn the direction of what follows, and others that are there to steer and not to be read. */
static gboolean
steers (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
         c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

static gboolean
breaks_line (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;
}

static char *
clean (const char *text,
       gboolean    keep_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString         *cleaned = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' && keep_lines)
        g_string_append_c (cleaned, '\n');
      else if (breaks_line (c))
        g_string_append_c (cleaned, ' ');
      else if (!steers (c))
        g_string_append_unichar (cleaned, c);
    }

  return g_string_free (cleaned, FALSE);
}

char *
hjl_clean_line (const char *text)
{
  return clean (text, FALSE);
}

char *
hjl_clean_text (const char *text)
{
  return clean (text, TRUE);
}

HjlTable *
hjl_table_new (const char *first_title,
               ...)
{
  HjlTable *self = g_new0 (HjlTable, 1);
  va_list   titles;

  self->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (titles, first_title);
  for (const char *title = first_title; title != NULL; title = va_arg (titles, const char *))
    {
      g_ptr_array_add (self->cells, hjl_clean_line (title));
      self->n_columns++;
    }
  va_end (titles);

  return self;
}

void
hjl_table_add (HjlTable *self,
               ...)
{
  va_list texts;

  va_start (texts, self);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, hjl_clean_line (va_arg (texts, const char *)));
  va_end (texts);
}

static const char *
get_cell (HjlTable *self,
          guint     row,
          guint     column)
{
  return g_ptr_array_index (self->cells, row * self->n_columns + column);
}

static gboolean
is_id (const char *cell)
{
  const char *p = cell;

  while (g_ascii_isgraph (*p))
    p++;

  return *p == '\0' && p - cell <= MOST_ID;
}

/* What a column asks for at most, and needs at least. */
typedef struct
{
  guint width;
  guint least;
} Column;

static void
measure_columns (HjlTable *self,
                 Column   *columns)
{
  guint n_rows = self->cells->len / self->n_columns;

  for (guint k = 0; k < self->n_columns; k++)
    {
      gboolean last = k == self->n_columns - 1;
      guint    most = last ? MOST_TEXT : MOST_COLUMN;

      columns[k].least = last ? LEAST_TEXT : LEAST_COLUMN;
      for (guint i = 0; i < n_rows; i++)
        {
          const char *cell = get_cell (self, i, k);
          guint       width = measure (cell);

          if (is_id (cell))
            columns[k].least = MAX (columns[k].least, width);
          columns[k].width = MAX (columns[k].width, is_id (cell) ? width : MIN (width, most));
        }
      columns[k].least = MIN (columns[k].least, columns[k].width);
    }
}

/* The widest gives way, until all stand on a line or none can. */
static void
fit_columns (HjlTable *self,
             Column   *columns,
             guint     width)
{
  guint sum = (self->n_columns - 1) * GAP;

  for (guint k = 0; k < self->n_columns; k++)
    sum += columns[k].width;

  for (; sum > width; sum--)
    {
      Column *widest = NULL;

      for (guint k = 0; k < self->n_columns; k++)
        if (columns[k].width > columns[k].least && (widest == NULL || columns[k].width > widest->width))
          widest = &columns[k];
      if (widest == NULL)
        return;
      widest->width--;
    }
}

/* Returns: where @width is used up, with what has no width after it */
static const char *
find_end (const char *text,
          guint       width)
{
  guint used = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      used += measure_character (g_utf8_get_char (text));
      if (used > width)
        break;
    }

  return text;
}

static void
append_cut (GString    *line,
            const char *cell,
            guint       width)
{
  if (measure (cell) <= width)
    g_string_append (line, cell);
  else
    {
      g_string_append_len (line, cell, find_end (cell, width - 1) - cell);
      g_string_append (line, "…");
    }
}

static void
append_blanks (GString *line,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (line, ' ');
}

/* Text goes on below itself, at words where there are any. */
static void
append_wrapped (GString    *line,
                const char *text,
                guint       indent,
                guint       width)
{
  while (measure (text) > width)
    {
      const char *end = find_end (text, width);
      const char *blank = *end == ' ' ? end : g_strrstr_len (text, end - text, " ");

      if (blank == NULL || blank == text)
        blank = end;
      g_string_append_len (line, text, blank - text);
      g_string_append_c (line, '\n');
      append_blanks (line, indent);
      text = *blank == ' ' ? blank + 1 : blank;
    }
  g_string_append (line, text);
}

char *
hjl_table_format (HjlTable *self,
                  guint     width)
{
  g_autofree Column *columns = g_new0 (Column, self->n_columns);
  GString           *text = g_string_new (NULL);
  guint              n_rows = self->cells->len / self->n_columns;

  measure_columns (self, columns);
  if (width > 0)
    fit_columns (self, columns, width);

  for (guint i = 0; i < n_rows; i++)
    {
      guint start = 0;

      for (guint k = 0; k + 1 < self->n_columns; k++)
        {
          const char *cell = get_cell (self, i, k);
          gsize       before = text->len;

          append_cut (text, cell, columns[k].width);
          append_blanks (text, columns[k].width - measure (text->str + before) + GAP);
          start += columns[k].width + GAP;
        }
      if (width > 0)
        append_wrapped (text, get_cell (self, i, self->n_columns - 1), start, columns[self->n_columns - 1].width);
      else
        append_cut (text, get_cell (self, i, self->n_columns - 1), columns[self->n_columns - 1].width);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* Returns: of the terminal on standard output; 0 where there is none */
static guint
get_terminal_width (void)
{
  struct winsize size = { 0 };

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return 0;

  return size.ws_col;
}

static void
put (const char *text)
{
  if ((fputs (text, stdout) == EOF || fflush (stdout) == EOF) && write_error == 0)
    write_error = errno;
}

int
hjl_print_get_error (void)
{
  /* Whoever closes a pipe has seen enough. */
  return write_error != EPIPE ? write_error : 0;
}

void
hjl_table_print (HjlTable   *self,
                 const char *empty)
{
  g_autofree char *text = NULL;

  if (self->cells->len == self->n_columns)
    {
      if (empty != NULL)
        hjl_print ("%s", empty);
      return;
    }

  text = hjl_table_format (self, get_terminal_width ());
  put (text);
}

void
hjl_table_free (HjlTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
hjl_print (const char *format,
           ...)
{
  g_autofree char *text = NULL;
  g_autofree char *cleaned = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cleaned = hjl_clean_text (text);
  put (cleaned);
  put ("\n");
}

char *
hjl_show_time (HjlTime time)
{
  g_autoptr (GDateTime) utc = time > 0 ? g_date_time_new_from_unix_utc (time / 1000) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : NULL;
}

static void
set_member (JsonBuilder *builder,
            const char  *member)
{
  if (member != NULL)
    json_builder_set_member_name (builder, member);
}

JsonBuilder *
hjl_json_begin (void)
{
  JsonBuilder *builder = json_builder_new ();

  return json_builder_begin_object (builder);
}

void
hjl_json_open (JsonBuilder *builder,
               const char  *member)
{
  set_member (builder, member);
  json_builder_begin_object (builder);
}

void
hjl_json_close (JsonBuilder *builder)
{
  json_builder_end_object (builder);
}

void
hjl_json_open_list (JsonBuilder *builder,
                    const char  *member)
{
  set_member (builder, member);
  json_builder_begin_array (builder);
}

void
hjl_json_close_list (JsonBuilder *builder)
{
  json_builder_end_array (builder);
}

void
hjl_json_string (JsonBuilder *builder,
                 const char  *member,
                 const char  *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  set_member (builder, member);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

void
hjl_json_strings (JsonBuilder       *builder,
                  const char        *member,
                  const char *const *values)
{
  hjl_json_open_list (builder, member);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    hjl_json_string (builder, NULL, values[i]);
  hjl_json_close_list (builder);
}

void
hjl_json_int (JsonBuilder *builder,
              const char  *member,
              gint64       value)
{
  set_member (builder, member);
  json_builder_add_int_value (builder, value);
}

void
hjl_json_double (JsonBuilder *builder,
                 const char  *member,
                 double       value)
{
  set_member (builder, member);
  json_builder_add_double_value (builder, value);
}

void
hjl_json_boolean (JsonBuilder *builder,
                  const char  *member,
                  gboolean     value)
{
  set_member (builder, member);
  json_builder_add_boolean_value (builder, value);
}

void
hjl_json_null (JsonBuilder *builder,
               const char  *member)
{
  set_member (builder, member);
  json_builder_add_null_value (builder);
}

void
hjl_json_number (JsonBuilder *builder,
                 const char  *member,
                 gint64       value)
{
  if (value != 0)
    hjl_json_int (builder, member, value);
  else
    hjl_json_null (builder, member);
}

void
hjl_json_time (JsonBuilder *builder,
               const char  *member,
               HjlTime      value)
{
  g_autofree char *text = value != 0 ? hjl_time_to_string (value) : NULL;

  hjl_json_string (builder, member, text);
}

void
hjl_json_thing (JsonBuilder *builder,
                const char  *member,
                const char  *id,
                const char  *name)
{
  if (id == NULL)
    {
      hjl_json_null (builder, member);
      return;
    }

  hjl_json_open (builder, member);
  hjl_json_string (builder, "id", id);
  hjl_json_string (builder, "name", name);
  hjl_json_close (builder);
}

void
hjl_json_print_text (const char *text)
{
  g_autoptr (GString) escaped = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Beyond the first plane a character is two of these. */
      if (c >= 0x10000 && steers (c))
        g_string_append_printf (escaped, "\\u%04x\\u%04x", 0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
      else if (c != '\n' && (steers (c) || breaks_line (c)))
        g_string_append_printf (escaped, "\\u%04x", c);
      else
        g_string_append_unichar (escaped, c);
    }
  put (escaped->str);
}

void
hjl_json_print (JsonBuilder *builder,
                gboolean     pretty)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, pretty);
  hjl_json_print_text (text);
  put ("\n");
}
