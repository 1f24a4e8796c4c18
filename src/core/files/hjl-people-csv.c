/* hjl-people-csv.c: people in a table, by its header
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "files/hjl-people-csv.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/hjl-table-text.h"
#include "model/hjl-error.h"
#include "model/hjl-fold.h"
#include "model/hjl-name.h"

/* A cell that is longer began with a quotation mark that is not closed. */
#define MAX_CELL 100000
#define MAX_COLUMNS 200
#define COLUMN_UNUSED -1
#define COLUMN_FIRST_NAME -2
#define COLUMN_LAST_NAME -3
#define COLUMN_OURS -4 /* the reason that is written beside a refused row */
#define OUR_TITLE "Refused because"

/* Titles without anything but letters and digits. Those of Lever's own templates (help.lever.co, 20087329298973 and
 * 20087470372381) and plain ones. */
static const struct
{
  const char *title;
  int         column;
} titles[] = {
  { "fullname", HJL_PEOPLE_NAME },
  { "name", HJL_PEOPLE_NAME },
  { "candidate", HJL_PEOPLE_NAME },
  { "candidatename", HJL_PEOPLE_NAME },
  { "firstname", COLUMN_FIRST_NAME },
  { "givenname", COLUMN_FIRST_NAME },
  { "forename", COLUMN_FIRST_NAME },
  { "lastname", COLUMN_LAST_NAME },
  { "surname", COLUMN_LAST_NAME },
  { "familyname", COLUMN_LAST_NAME },
  { "email", HJL_PEOPLE_EMAIL },
  { "emails", HJL_PEOPLE_EMAIL },
  { "mail", HJL_PEOPLE_EMAIL },
  { "emailaddress", HJL_PEOPLE_EMAIL },
  { "candidateemail", HJL_PEOPLE_EMAIL },
  { "phone", HJL_PEOPLE_PHONE },
  { "phones", HJL_PEOPLE_PHONE },
  { "phonenumber", HJL_PEOPLE_PHONE },
  { "telephone", HJL_PEOPLE_PHONE },
  { "mobile", HJL_PEOPLE_PHONE },
  { "role", HJL_PEOPLE_ROLE },
  { "job", HJL_PEOPLE_ROLE },
  { "jobtitle", HJL_PEOPLE_ROLE },
  { "hackajobrole", HJL_PEOPLE_ROLE },
  { "leverpostingurl", HJL_PEOPLE_POSTING },
  { "postingurl", HJL_PEOPLE_POSTING },
  { "leverposting", HJL_PEOPLE_POSTING },
  { "posting", HJL_PEOPLE_POSTING },
  { "stage", HJL_PEOPLE_STAGE },
  { "cv", HJL_PEOPLE_CV },
  { "resume", HJL_PEOPLE_CV },
  { "resumefilename", HJL_PEOPLE_CV },
  { "resumefile", HJL_PEOPLE_CV },
  { "cvfilename", HJL_PEOPLE_CV },
  { "cvfile", HJL_PEOPLE_CV },
  { "profile", HJL_PEOPLE_PROFILE },
  { "profilefilename", HJL_PEOPLE_PROFILE },
  { "profilefile", HJL_PEOPLE_PROFILE },
  { "hackajobprofile", HJL_PEOPLE_PROFILE },
  { "url", HJL_PEOPLE_URL },
  { "hackajoburl", HJL_PEOPLE_URL },
  { "hackajoblink", HJL_PEOPLE_URL },
  { "links", HJL_PEOPLE_LINK },
  { "link", HJL_PEOPLE_LINK },
  { "linkedin", HJL_PEOPLE_LINK },
  { "website", HJL_PEOPLE_LINK },
  { "headline", HJL_PEOPLE_HEADLINE },
  { "company", COLUMN_UNUSED },
  { "location", HJL_PEOPLE_PLACE },
  { "place", HJL_PEOPLE_PLACE },
  { "archivereason", HJL_PEOPLE_REASON },
  { "refusedbecause", COLUMN_OURS },
};

typedef struct
{
  HjlPeopleCsv *csv;
  GPtrArray    *cells; /* of the present row */
  guint         number;
  gboolean      overlong;
  gboolean      crowded; /* too many rows */
} Parse;

void
hjl_people_row_free (HjlPeopleRow *self)
{
  for (guint i = 0; i < HJL_N_PEOPLE_COLUMNS; i++)
    g_free (self->values[i]);
  g_strfreev (self->emails);
  g_strfreev (self->phones);
  g_strfreev (self->links);
  g_strfreev (self->cells);
  g_free (self);
}

void
hjl_people_problem_free (HjlPeopleProblem *self)
{
  g_free (self->column);
  g_free (self->value);
  g_free (self->reason);
  g_strfreev (self->cells);
  g_free (self);
}

void
hjl_people_csv_free (HjlPeopleCsv *self)
{
  g_strfreev (self->header);
  g_free (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_strfreev (self->unused);
  g_free (self);
}

static HjlPeopleProblem *
add_problem (HjlPeopleCsv *self,
             guint         number,
             const char   *column,
             const char   *value,
             const char   *reason)
{
  HjlPeopleProblem *problem = g_new0 (HjlPeopleProblem, 1);

  problem->number = number;
  problem->column = hjl_fold_line (column);
  problem->value = hjl_fold_line (value);
  problem->reason = g_strdup (reason);
  g_ptr_array_add (self->problems, problem);

  return problem;
}

/*
 * Cells
 */

/* Returns: (transfer full): without anything but letters and digits, folded */
static char *
dup_plain (const char *title)
{
  g_autofree char *folded = hjl_fold_for_search (title);
  GString         *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (plain, g_utf8_get_char (p));
    }

  return g_string_free (plain, FALSE);
}

/* Returns: whether the title is known; @column: (out): what it means */
static gboolean
find_column (const char *title,
             int        *column)
{
  g_autofree char *plain = dup_plain (title);
  gsize            length = strlen (plain);

  *column = COLUMN_UNUSED;
  /* "Email 2" is another e-mail. */
  while (length > 0 && g_ascii_isdigit (plain[length - 1]))
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (strlen (titles[i].title) == length && strncmp (titles[i].title, plain, length) == 0)
        {
          *column = titles[i].column;
          return TRUE;
        }
    }

  return FALSE;
}

/* Spreadsheets write ="0123" so that a number keeps its zeros. */
static char *
dup_cell (const char *bytes,
          gsize       size)
{
  /* An empty one may come without any. */
  char *cell = size > 0 ? g_strndup (bytes, size) : g_strdup ("");

  g_strstrip (cell);
  size = strlen (cell);
  if (size >= 3 && g_str_has_prefix (cell, "=\"") && cell[size - 1] == '"')
    {
      char *inner = g_strndup (cell + 2, size - 3);

      g_free (cell);
      return inner;
    }

  return cell;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || strchr (at + 1, '.') == NULL || at[1] == '.' ||
      text[strlen (text) - 1] == '.' || strstr (text, "..") != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xfffd || strchr ("<>()[]\\,;:\"", (int) MIN (c, 0x7f)) != NULL)
        return FALSE;
    }

  return TRUE;
}

/* "Jane Doe <jane@example.com>" and "mailto:jane@example.com" are addresses to everybody. (transfer full) */
static char *
dup_address (const char *text)
{
  const char *open = strrchr (text, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;
  char       *address = close != NULL ? g_strndup (open + 1, close - open - 1) : g_strdup (text);

  g_strstrip (address);
  if (g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    memmove (address, address + 7, strlen (address) - 6);

  return address;
}

static GStrv
split (const char *value,
       const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (value != NULL ? value : "", separators, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_strv_builder_add (builder, parts[i]);
    }

  return g_strv_builder_end (builder);
}

/* The first title of the column. */
static const char *
title_of (HjlPeopleCsv *self,
          int           column)
{
  for (guint i = 0; column >= 0 && self->header[i] != NULL; i++)
    {
      if (self->columns[i] == column)
        return self->header[i];
    }

  return NULL;
}

static void
put_value (HjlPeopleRow   *row,
           HjlPeopleColumn column,
           const char     *value,
           const char     *separator)
{
  char *before = row->values[column];

  row->values[column] = before == NULL ? g_strdup (value) : g_strconcat (before, separator, value, NULL);
  g_free (before);
}

static void
put_cells (HjlPeopleCsv *self,
           HjlPeopleRow *row)
{
  const char *given = NULL, *family = NULL;

  for (guint i = 0; row->cells[i] != NULL && self->header[i] != NULL; i++)
    {
      int         column = self->columns[i];
      const char *cell = row->cells[i];

      if (*cell == '\0')
        continue;
      if (column == COLUMN_FIRST_NAME)
        given = cell;
      else if (column == COLUMN_LAST_NAME)
        family = cell;
      else if (column == HJL_PEOPLE_EMAIL || column == HJL_PEOPLE_PHONE || column == HJL_PEOPLE_LINK)
        put_value (row, column, cell, "\n");
      else if (column >= 0 && row->values[column] == NULL)
        row->values[column] = hjl_fold_line (cell);
    }
  if (row->values[HJL_PEOPLE_NAME] == NULL && (given != NULL || family != NULL))
    {
      g_autofree char *whole = g_strjoin (" ", given != NULL ? given : "", family != NULL ? family : "", NULL);

      row->values[HJL_PEOPLE_NAME] = hjl_fold_blanks (whole);
    }
}

/* Returns: (nullable): why the row cannot be taken. @title: (out) (nullable): of the column; @value: (out) (transfer full):
 * what stands there */
static const char *
judge_row (HjlPeopleCsv *self,
           HjlPeopleRow *row,
           const char  **title,
           char        **value)
{
  static const HjlPeopleColumn who[] = { HJL_PEOPLE_NAME, HJL_PEOPLE_EMAIL, HJL_PEOPLE_CV, HJL_PEOPLE_PROFILE };
  g_auto (GStrv) addresses = NULL;
  gboolean somebody = FALSE;

  if (g_strv_length (row->cells) > g_strv_length (self->header))
    return _ ("The row has more cells than the header.");
  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      if (strstr (row->cells[i], "\xef\xbf\xbd") != NULL)
        {
          *title = self->header[i];
          *value = g_strdup (row->cells[i]);
          return _ ("Some of its characters cannot be read. Save the table as CSV UTF-8.");
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (who); i++)
    somebody = somebody || row->values[who[i]] != NULL;
  if (!somebody)
    return _ ("There is neither a name nor an e-mail nor a file.");
  if (row->values[HJL_PEOPLE_REASON] != NULL)
    {
      *title = title_of (self, HJL_PEOPLE_REASON);
      *value = g_strdup (row->values[HJL_PEOPLE_REASON]);
      return _ ("This person is archived already. Only people who are in the running are added; remove the reason to add them.");
    }

  addresses = split (row->values[HJL_PEOPLE_EMAIL], ",;\n\t");
  for (guint i = 0; addresses[i] != NULL; i++)
    {
      char *address = dup_address (addresses[i]);

      g_free (addresses[i]);
      addresses[i] = address;
      if (!is_email (address))
        {
          *title = title_of (self, HJL_PEOPLE_EMAIL);
          *value = g_strdup (address);
          return _ ("This is no e-mail address.");
        }
    }
  row->emails = hjl_emails_dup_distinct ((const char *const *) addresses);
  row->phones = split (row->values[HJL_PEOPLE_PHONE], ";,\n/");
  row->links = split (row->values[HJL_PEOPLE_LINK], ";,\n \t");

  return NULL;
}

/*
 * Rows
 */
static void
take_row (Parse *parse)
{
  HjlPeopleCsv    *self = parse->csv;
  HjlPeopleRow    *row;
  gboolean         blank = TRUE;
  const char      *reason;
  const char      *title = NULL;
  g_autofree char *value = NULL;

  for (guint i = 0; i < parse->cells->len; i++)
    blank = blank && *(const char *) g_ptr_array_index (parse->cells, i) == '\0';
  if (blank)
    {
      g_ptr_array_set_size (parse->cells, 0);
      return;
    }
  if (self->rows->len + self->problems->len >= HJL_PEOPLE_CSV_MAX_ROWS)
    {
      parse->crowded = TRUE;
      g_ptr_array_set_size (parse->cells, 0);
      return;
    }

  /* Spreadsheets fill every row up to the width of their widest. */
  while (parse->cells->len > g_strv_length (self->header) &&
         *(const char *) g_ptr_array_index (parse->cells, parse->cells->len - 1) == '\0')
    g_ptr_array_set_size (parse->cells, parse->cells->len - 1);

  row = g_new0 (HjlPeopleRow, 1);
  row->number = parse->number;
  g_ptr_array_add (parse->cells, NULL);
  row->cells = g_strdupv ((GStrv) parse->cells->pdata);
  g_ptr_array_set_size (parse->cells, 0);
  put_cells (self, row);
  reason = parse->overlong ? _ ("A quotation mark is opened in this row and not closed.") : judge_row (self, row, &title, &value);
  parse->overlong = FALSE;
  if (reason == NULL)
    {
      g_ptr_array_add (self->rows, row);
      return;
    }

  add_problem (self, row->number, title, value, reason)->cells = g_steal_pointer (&row->cells);
  hjl_people_row_free (row);
}

static void
on_cell (void  *bytes,
         size_t size,
         void  *data)
{
  Parse *parse = data;

  if (size > MAX_CELL)
    {
      parse->overlong = TRUE;
      size = 200;
      while (size > 0 && ((const guchar *) bytes)[size] >> 6 == 2)
        size--;
    }
  if (parse->cells->len < MAX_COLUMNS)
    g_ptr_array_add (parse->cells, dup_cell (bytes, size));
}

static void
on_row (int   end,
        void *data)
{
  Parse *parse = data;

  parse->number++;
  if (parse->csv->header == NULL)
    {
      if (parse->cells->len == 0)
        return;
      g_ptr_array_add (parse->cells, NULL);
      parse->csv->header = g_strdupv ((GStrv) parse->cells->pdata);
      g_ptr_array_set_size (parse->cells, 0);
    }
  else
    take_row (parse);
}

/* For a trial: the first row alone. */
static void
on_trial_row (int   end,
              void *data)
{
  Parse *parse = data;

  if (parse->csv->header == NULL)
    on_row (end, data);
}

/* How many known columns, and how many at all, a line has by this separator. */
static guint
rate (const char *text,
      char        separator)
{
  struct csv_parser parser;
  HjlPeopleCsv      csv = { 0 };
  Parse             parse = { &csv, g_ptr_array_new_with_free_func (g_free), 0, FALSE, FALSE };
  gsize             end = 0;
  gboolean          quoted = FALSE;
  guint             known = 0;

  while (text[end] != '\0' && (quoted || text[end] != '\n'))
    quoted ^= text[end++] == '"';
  csv_init (&parser, CSV_APPEND_NULL);
  csv_set_delim (&parser, separator);
  csv_parse (&parser, text, end, on_cell, on_trial_row, &parse);
  csv_fini (&parser, on_cell, on_trial_row, &parse);
  csv_free (&parser);
  for (guint i = 0; csv.header != NULL && csv.header[i] != NULL; i++)
    {
      int column;

      if (find_column (csv.header[i], &column))
        known += 1000;
      known++;
    }
  g_strfreev (csv.header);
  g_ptr_array_unref (parse.cells);

  return known;
}

/* Reads what the header says of its columns. */
static gboolean
read_header (HjlPeopleCsv *self,
             GError      **error)
{
  guint n = self->header != NULL ? g_strv_length (self->header) : 0;
  g_autoptr (GStrvBuilder) unused = g_strv_builder_new ();
  gboolean has_who = FALSE;

  self->columns = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++)
    {
      find_column (self->header[i], &self->columns[i]);
      if (self->columns[i] == COLUMN_UNUSED && *self->header[i] != '\0')
        g_strv_builder_add (unused, self->header[i]);
      has_who = has_who || self->columns[i] == HJL_PEOPLE_NAME || self->columns[i] == HJL_PEOPLE_EMAIL ||
                self->columns[i] == COLUMN_FIRST_NAME || self->columns[i] == COLUMN_LAST_NAME;
    }
  self->unused = g_strv_builder_end (unused);
  if (has_who)
    return TRUE;

  if (n == 0)
    g_set_error_literal (error, HJL_ERROR, HJL_ERROR_INPUT, _ ("The table is empty."));
  else
    {
      g_autofree char *joined = g_strjoinv (", ", self->header);
      g_autofree char *line = hjl_fold_line (joined);

      if (g_utf8_strlen (line, -1) > 200)
        *g_utf8_offset_to_pointer (line, 200) = '\0';
      g_set_error (error, HJL_ERROR, HJL_ERROR_INPUT,
                   _ ("The first row of the table must name its columns, “Full Name” or “Email” among them. It says: %s"), line);
    }

  return FALSE;
}

static void
read_rows (Parse             *parse,
           struct csv_parser *parser,
           const char        *text)
{
  guint before;

  csv_parse (parser, text, strlen (text), on_cell, on_row, parse);
  /* The end of a line ends a row, unless it is between quotation marks. */
  before = parse->number;
  csv_parse (parser, "\n", 1, on_cell, on_row, parse);
  parse->overlong = parse->number == before;
  csv_fini (parser, on_cell, on_row, parse);
  if (parse->crowded)
    {
      g_autofree char *reason = g_strdup_printf (_ ("The table has more than %'d rows; those after them were left out."), HJL_PEOPLE_CSV_MAX_ROWS);

      add_problem (parse->csv, 0, NULL, NULL, reason);
    }
}

HjlPeopleCsv *
hjl_people_csv_read (GBytes  *content,
                     GError **error)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  g_autoptr (HjlPeopleCsv) self = NULL;
  g_autofree char  *text = NULL;
  const char       *start;
  char              separator = ',';
  guint             best = 0;
  struct csv_parser parser;
  Parse             parse = { 0 };
  gboolean          done;

  g_return_val_if_fail (content != NULL, NULL);

  text = hjl_table_text_dup (content);
  start = text;
  self = g_new0 (HjlPeopleCsv, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_people_row_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_people_problem_free);
  parse.csv = self;
  parse.cells = g_ptr_array_new_with_free_func (g_free);

  /* A first line for Excel. */
  if (g_ascii_strncasecmp (start, "sep=", 4) == 0 && start[4] != '\0' && (start[5] == '\n' || start[5] == '\0'))
    {
      separator = start[4];
      start += start[5] == '\n' ? 6 : 5;
      parse.number++;
    }
  else
    {
      const char *first = start;

      while (*first == '\n')
        first++;
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        {
          guint rating = rate (first, separators[i]);

          if (rating > best)
            {
              best = rating;
              separator = separators[i];
            }
        }
    }

  csv_init (&parser, CSV_APPEND_NULL | CSV_REPALL_NL);
  csv_set_delim (&parser, separator);
  /* The header by itself, so that no row is read without one. */
  while (self->header == NULL && *start != '\0')
    {
      const char *end = strchr (start, '\n');
      gsize       length = end != NULL ? (gsize) (end + 1 - start) : strlen (start);

      csv_parse (&parser, start, length, on_cell, on_row, &parse);
      start += length;
    }
  if (self->header == NULL)
    csv_fini (&parser, on_cell, on_row, &parse);
  done = read_header (self, error);
  if (done)
    read_rows (&parse, &parser, start);
  csv_free (&parser);
  g_ptr_array_unref (parse.cells);

  return done ? g_steal_pointer (&self) : NULL;
}

void
hjl_people_csv_refuse (HjlPeopleCsv *self,
                       HjlPeopleRow *row,
                       int           column,
                       const char   *reason)
{
  HjlPeopleProblem *problem;

  g_return_if_fail (self != NULL && row != NULL && reason != NULL);

  problem = add_problem (self, row->number, title_of (self, column), column >= 0 ? row->values[column] : NULL, reason);
  problem->cells = g_steal_pointer (&row->cells);
  g_ptr_array_remove (self->rows, row);
}

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
      if (i < n_titles && self->columns[i] == COLUMN_OURS)
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
