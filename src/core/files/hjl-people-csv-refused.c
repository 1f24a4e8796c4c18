/* hjl-people-csv-refused.c: what was refused of a table of people, as a table
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files/hjl-people-csv.h"

#include <csv.h>
#include <string.h>

#define OUR_TITLE "Refused because"

static void
append_cell (GByteArray *into,
             const char *cell,
             gboolean    first)
{
  gsize              size = csv_write (NULL, 0, cell, strlen (cell));
  g_autofree guint8 *written = g_malloc (size);

  csv_write (written, size, cell, strlen (cell));
  if (!first)
    g_byte_array_append (into, (const guint8 *) ",", 1);
  g_byte_array_append (into, written, size);
}

static void
append_row (HjlPeopleCsv      *self,
            GByteArray        *into,
            const char *const *cells,
            const char        *last)
{
  guint    n = g_strv_length ((GStrv) cells);
  guint    n_titles = g_strv_length (self->header);
  gboolean first = TRUE;

  /* A row may have been refused for having more cells than there are titles. */
  for (guint i = 0; i < MAX (n, n_titles); i++)
    {
      /* A reason of the time before is none any more. */
      if (i < n_titles && self->columns[i] == HJL_PEOPLE_TITLE_OURS)
        continue;
      append_cell (into, i < n ? cells[i] : "", first);
      first = FALSE;
    }
  append_cell (into, last, first);
  g_byte_array_append (into, (const guint8 *) "\r\n", 2);
}

GBytes *
hjl_people_csv_format_refused (HjlPeopleCsv *self)
{
  GByteArray *made = g_byte_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  /* What tells a spreadsheet that it is UTF-8. */
  g_byte_array_append (made, (const guint8 *) "\xef\xbb\xbf", 3);
  append_row (self, made, (const char *const *) self->header, OUR_TITLE);
  for (guint i = 0; i < self->problems->len; i++)
    {
      const HjlPeopleProblem *problem = g_ptr_array_index (self->problems, i);
      g_autofree char        *reason = NULL;

      if (problem->cells == NULL)
        continue;
      reason = problem->column != NULL ? g_strdup_printf ("%s: %s", problem->column, problem->reason) : g_strdup (problem->reason);
      append_row (self, made, (const char *const *) problem->cells, reason);
    }

  return g_byte_array_free_to_bytes (made);
}

gboolean
hjl_people_csv_is_refused (const char *path)
{
  static const char end[] = ",\"" OUR_TITLE "\"";
  g_autoptr (GMappedFile) file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_mapped_file_new (path, FALSE, NULL) : NULL;
  const char *start = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  const char *line = start != NULL ? g_strstr_len (start, (gssize) g_mapped_file_get_length (file), "\r\n") : NULL;

  return line != NULL && (gsize) (line - start) >= strlen (end) && g_str_has_prefix (line - strlen (end), end);
}
