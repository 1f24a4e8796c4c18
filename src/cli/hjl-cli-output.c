/* hjl-cli-output.c: tables for people and JSON for programs, on standard output
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "cli/hjl-cli-output.h"

#include <stdio.h>

#include "model/hjl-time.h"

struct _HjlTable
{
  guint      n_columns;
  GPtrArray *cells; /* of char*, row by row, the titles first */
};

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

/* Names come from elsewhere: they must not move the cursor or break the line. */
static char *
make_cell (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString         *cell = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (cell, g_unichar_iscntrl (c) ? ' ' : c);
    }

  return g_string_free (cell, FALSE);
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
      g_ptr_array_add (self->cells, make_cell (title));
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
    g_ptr_array_add (self->cells, make_cell (va_arg (texts, const char *)));
  va_end (texts);
}

void
hjl_table_print (HjlTable   *self,
                 const char *empty)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint width = measure (g_ptr_array_index (self->cells, i));

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }

  if (self->cells->len == self->n_columns)
    {
      if (empty != NULL)
        hjl_print ("%s", empty);
    }
  else
    {
      for (guint i = 0; i < self->cells->len; i++)
        {
          const char *cell = g_ptr_array_index (self->cells, i);
          gboolean    last = i % self->n_columns == self->n_columns - 1;

          fputs (cell, stdout);
          if (last)
            fputc ('\n', stdout);
          else
            fprintf (stdout, "%*s", (int) (widths[i % self->n_columns] - measure (cell) + 2), "");
        }
    }
  fflush (stdout);
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
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
  fputc ('\n', stdout);
  fflush (stdout);
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
  set_member (builder, member);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
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
    json_builder_add_string_value (builder, values[i]);
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
hjl_json_print (JsonBuilder *builder,
                gboolean     pretty)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, pretty);
  hjl_print ("%s", text);
}
