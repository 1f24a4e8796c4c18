/* hjl-people-csv.c: people in a table, by its header
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "files/hjl-people-csv.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/hjl-people-cell.h"
#include "files/hjl-people-title.h"
#include "files/hjl-table-text.h"
#include "model/hjl-error.h"
#include "model/hjl-file-kind.h"
#include "model/hjl-fold.h"
#include "model/hjl-name.h"

/* A cell that is longer began with a quotation mark that is not closed. */
#define MAX_CELL 100000
#define MAX_COLUMNS 200
/* What a known column counts for beside one that is not. */
#define KNOWN 1001
/* Rows that may stand above the header. */
#define MAX_ABOVE 10
#define MAX_TITLE 80

typedef struct
{
  HjlPeopleCsv *csv;
  GPtrArray    *cells; /* of the present row */
  guint         number;
  guint         n_above; /* rows above the header that are still to come */
  gboolean      unsound; /* the present row has a quotation mark too few */
  gboolean      crowded; /* too many rows */
  gboolean      wide;    /* too many columns, with something in them */
} Parse;

static void
people_row_free (HjlPeopleRow *self)
{
  for (guint i = 0; i < HJL_N_PEOPLE_COLUMNS; i++)
    g_free (self->values[i]);
  g_strfreev (self->emails);
  g_strfreev (self->phones);
  g_strfreev (self->links);
  g_strfreev (self->cells);
  g_free (self);
}

static void
people_problem_free (HjlPeopleProblem *self)
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

/* The first title of the column. */
static const char *
title_of (HjlPeopleCsv *self,
          int           column)
{
  for (guint i = 0; column >= 0 && self->header[i] != NULL; i++)
    if (self->columns[i] == column)
      return self->header[i];

  return NULL;
}

/* Whether a name has all of a part of it already, word for word. */
static gboolean
has_part (const char *name,
          const char *part,
          gboolean    at_start)
{
  g_autofree char *folded_name = hjl_fold_for_search (name);
  g_autofree char *folded_part = hjl_fold_for_search (part);
  g_autofree char *text = g_strconcat (" ", folded_name, " ", NULL);
  g_autofree char *words = g_strconcat (" ", folded_part, " ", NULL);

  return at_start ? g_str_has_prefix (text, words) : strstr (text, words) != NULL;
}

static void
add_part (GString    *name,
          const char *part)
{
  if (part == NULL || (name->len > 0 && has_part (name->str, part, FALSE)))
    return;
  if (name->len > 0)
    g_string_append_c (name, ' ');
  g_string_append (name, part);
}

/* (transfer full) (nullable): of the whole one, and of parts where it lacks them */
static char *
dup_name (const char *whole,
          const char *given,
          const char *middle,
          const char *family)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (whole != NULL && (given == NULL || family == NULL || strpbrk (whole, " ") != NULL))
    add_part (name, whole);
  else if (given == NULL || family == NULL || !has_part (family, given, TRUE))
    {
      add_part (name, given);
      add_part (name, middle);
    }
  add_part (name, family);

  return name->len > 0 && !hjl_people_cell_is_nobody (name->str) ? hjl_fold_line (name->str) : NULL;
}

static gboolean
is_of_hackajob (const char *address)
{
  g_autofree char *folded = hjl_fold (address);

  return strstr (folded, "hackajob") != NULL;
}

/* Returns: (nullable): why the cell cannot be taken. @value: (out) (transfer full): what of it, where that is not all */
static const char *
take_cell (HjlPeopleRow *row,
           int           column,
           const char   *cell,
           GPtrArray    *emails,
           GPtrArray    *phones,
           GPtrArray    *links,
           char        **value)
{
  guint       n_links = links->len;
  const char *reason = NULL;

  if (column == HJL_PEOPLE_EMAIL)
    reason = hjl_people_cell_take_emails (cell, emails, value);
  else if (column == HJL_PEOPLE_PHONE)
    reason = hjl_people_cell_take_phones (cell, phones);
  else if (column == HJL_PEOPLE_LINK || (column == HJL_PEOPLE_URL && !is_of_hackajob (cell)) ||
           ((column == HJL_PEOPLE_CV || column == HJL_PEOPLE_PROFILE) && strstr (cell, "://") != NULL))
    hjl_people_cell_take_links (cell, links);
  /* A page is no name of a file. */
  if (links->len == n_links && row->values[column] == NULL)
    row->values[column] = hjl_fold_line (cell);

  return reason;
}

/* Returns: (nullable): why the row cannot be taken. @title: (out) (nullable): of the column; @value: (out) (transfer full):
 * what stands there */
static const char *
read_cells (HjlPeopleCsv *self,
            HjlPeopleRow *row,
            const char  **title,
            char        **value)
{
  g_autoptr (GPtrArray) emails = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) phones = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) family = g_string_new (NULL);
  const char *whole = NULL, *given = NULL, *middle = NULL;

  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      int         column = self->columns[i];
      gboolean    is_part = column <= HJL_PEOPLE_TITLE_FIRST_NAME && column >= HJL_PEOPLE_TITLE_LAST_NAME;
      const char *cell = row->cells[i];
      const char *reason = NULL;

      *title = self->header[i];
      if (strstr (cell, "\xef\xbf\xbd") != NULL)
        reason = _ ("Some of its characters cannot be read. Save the table as CSV UTF-8.");
      else if (hjl_people_cell_is_empty (cell, is_part))
        continue;
      else if (is_part || column == HJL_PEOPLE_NAME)
        {
          reason = hjl_people_cell_judge_name (cell);
          if (column == HJL_PEOPLE_TITLE_LAST_NAME)
            add_part (family, cell);
          else if (column == HJL_PEOPLE_TITLE_FIRST_NAME)
            given = given != NULL ? given : cell;
          else if (column == HJL_PEOPLE_TITLE_MIDDLE_NAME)
            middle = middle != NULL ? middle : cell;
          else
            whole = whole != NULL ? whole : cell;
        }
      else if (column >= 0)
        reason = take_cell (row, column, cell, emails, phones, links, value);
      if (reason != NULL)
        {
          if (*value == NULL)
            *value = g_strdup (cell);
          return reason;
        }
    }
  *title = NULL;
  row->values[HJL_PEOPLE_NAME] = dup_name (whole, given, middle, family->len > 0 ? family->str : NULL);
  g_ptr_array_add (emails, NULL);
  g_ptr_array_add (phones, NULL);
  g_ptr_array_add (links, NULL);
  row->emails = hjl_emails_dup_distinct ((const char *const *) emails->pdata);
  row->phones = g_strdupv ((GStrv) phones->pdata);
  row->links = g_strdupv ((GStrv) links->pdata);

  return NULL;
}

/* The same, of the row as a whole. */
static const char *
judge_row (HjlPeopleCsv *self,
           HjlPeopleRow *row,
           const char  **title,
           char        **value)
{
  static const HjlPeopleColumn who[] = { HJL_PEOPLE_NAME, HJL_PEOPLE_EMAIL, HJL_PEOPLE_CV, HJL_PEOPLE_PROFILE };
  gboolean                     somebody = FALSE;
  const char                  *reason;

  if (g_strv_length (row->cells) > g_strv_length (self->header))
    return _ ("The row has more cells than the header.");
  reason = read_cells (self, row, title, value);
  if (reason != NULL)
    return reason;
  for (guint i = 0; i < G_N_ELEMENTS (who); i++)
    somebody = somebody || row->values[who[i]] != NULL;
  if (!somebody)
    return _ ("There is neither a name nor an email nor a file.");
  if (row->values[HJL_PEOPLE_REASON] != NULL)
    {
      *title = title_of (self, HJL_PEOPLE_REASON);
      *value = g_strdup (row->values[HJL_PEOPLE_REASON]);
      return _ ("This person is archived already. Only people who are in the running are added; remove the reason to add them.");
    }

  return NULL;
}

/*
 * Rows
 */
static void
take_row (Parse *parse)
{
  HjlPeopleCsv *self = parse->csv;
  HjlPeopleRow *row;
  gboolean      blank = TRUE;

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
  if (!parse->unsound)
    {
      g_ptr_array_add (self->rows, row);
      return;
    }

  add_problem (self, row->number, NULL, NULL, _ ("A quotation mark is opened in this row and not closed."))->cells = g_steal_pointer (&row->cells);
  people_row_free (row);
}

/* Nothing by any separator. */
static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n,;|\"")] == '\0';
}

static void
on_cell (void  *bytes,
         size_t size,
         void  *data)
{
  Parse *parse = data;

  if (size > MAX_CELL)
    {
      parse->unsound = TRUE;
      size = 200;
      while (size > 0 && ((const guchar *) bytes)[size] >> 6 == 2)
        size--;
    }
  if (parse->cells->len < MAX_COLUMNS)
    g_ptr_array_add (parse->cells, hjl_people_cell_dup (bytes, size));
  else
    parse->wide = parse->wide || !is_blank (bytes);
}

static gboolean
is_blank_row (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (!is_blank (g_ptr_array_index (cells, i)))
      return FALSE;

  return TRUE;
}

static void
on_row (int   end,
        void *data)
{
  Parse *parse = data;

  parse->number++;
  if (parse->csv->header == NULL)
    {
      /* find_header() counts none of these either. */
      if (is_blank_row (parse->cells))
        ;
      else if (parse->n_above > 0)
        parse->n_above--;
      else
        {
          g_ptr_array_add (parse->cells, NULL);
          parse->csv->header = g_strdupv ((GStrv) parse->cells->pdata);
        }
      g_ptr_array_set_size (parse->cells, 0);
    }
  else
    take_row (parse);
  parse->unsound = FALSE;
}

/* Where the row ends that begins here. @sound: (out): whether its quotation marks are in pairs, as one that is opened and not closed
 * would take the rows after it for its own */
static const char *
find_row_end (const char *text,
              char        separator,
              gboolean   *sound)
{
  const char *opened = NULL;
  gboolean    may_open = TRUE;

  *sound = TRUE;
  for (const char *p = text; *sound && *p != '\0'; p++)
    {
      if (opened != NULL)
        {
          if (*p == '"' && p[1] == '"')
            p++;
          else if (*p == '"')
            {
              const char *next = p + 1 + strspn (p + 1, separator == '\t' ? " " : " \t");

              *sound = *next == separator || *next == '\n' || *next == '\0';
              opened = NULL;
            }
          else
            *sound = p - opened <= MAX_CELL;
        }
      else if (*p == '\n')
        return p + 1;
      else if (*p == separator)
        may_open = TRUE;
      else if (*p == '"' && may_open)
        opened = p;
      else
        may_open = may_open && (*p == ' ' || *p == '\t');
    }
  *sound = *sound && opened == NULL;
  if (*sound)
    return text + strlen (text);

  return text + strcspn (text, "\n") + (strchr (text, '\n') != NULL);
}

/* Returns: where the next row begins */
static const char *
parse_row (Parse             *parse,
           struct csv_parser *parser,
           const char        *text,
           char               separator)
{
  gboolean    sound;
  const char *end = find_row_end (text, separator, &sound);
  g_autoptr (GString) line = NULL;

  if (sound)
    {
      csv_parse (parser, text, end - text, on_cell, on_row, parse);
      return end;
    }

  line = g_string_new_len (text, end - text);
  g_string_replace (line, "\"", "", 0);
  parse->unsound = TRUE;
  csv_parse (parser, line->str, line->len, on_cell, on_row, parse);

  return end;
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

/* Whether a column with this title says who somebody is. */
static gboolean
says_who (int column)
{
  return column == HJL_PEOPLE_NAME || column == HJL_PEOPLE_EMAIL || column == HJL_PEOPLE_TITLE_FIRST_NAME ||
         column == HJL_PEOPLE_TITLE_LAST_NAME || column == HJL_PEOPLE_TITLE_SOME_NAME;
}

/* How many known columns, and how many at all, a row has by this separator. @who: (out): 1 where one of them says who somebody is, 2
 * and 3 where it is by name */
static guint
rate (const char *text,
      char        separator,
      guint      *who)
{
  struct csv_parser parser;
  HjlPeopleCsv      csv = { 0 };
  Parse             parse = { .csv = &csv, .cells = g_ptr_array_new_with_free_func (g_free) };
  gboolean          sound;
  guint             known = 0;

  csv_init (&parser, CSV_APPEND_NULL);
  csv_set_delim (&parser, separator);
  csv_parse (&parser, text, find_row_end (text, separator, &sound) - text, on_cell, on_trial_row, &parse);
  csv_fini (&parser, on_cell, on_trial_row, &parse);
  csv_free (&parser);
  *who = 0;
  for (guint i = 0; csv.header != NULL && csv.header[i] != NULL; i++)
    {
      /* A note is no title. */
      int column = strlen (csv.header[i]) <= MAX_TITLE ? hjl_people_title_read (csv.header[i]) : HJL_PEOPLE_TITLE_UNKNOWN;

      *who |= says_who (column) ? (column == HJL_PEOPLE_EMAIL ? 1 : 2) : 0;
      known += column != HJL_PEOPLE_TITLE_UNKNOWN ? KNOWN : 1;
    }
  g_strfreev (csv.header);
  g_ptr_array_unref (parse.cells);

  return known;
}

/* Finds the header, above which programs write what the table is, or titles of titles where cells were merged. Returns: how many rows
 * stand above it. @separator: (inout): 0 for any */
static guint
find_header (const char *text,
             char       *separator)
{
  static const char any[] = { ',', ';', '\t', '|', '\0' };
  const char        given[] = { *separator, '\0' };
  guint             best = 0, n_above = 0;
  gboolean          found = FALSE;

  for (guint n = 0; n < MAX_ABOVE && *text != '\0';)
    {
      const char      *end;
      g_autofree char *row = NULL;
      guint            rating = 0, who = 0;
      char             by = ',';
      gboolean         sound;

      for (const char *each = *given != '\0' ? given : any; *each != '\0'; each++)
        {
          guint says;
          guint rated = rate (text, *each, &says);

          if (rated <= rating)
            continue;
          rating = rated;
          who = says;
          by = *each;
        }
      end = find_row_end (text, by, &sound);
      row = g_strndup (text, end - text);
      text = end;
      if (is_blank (row))
        continue;
      /* Whoever stands there is a person, and no title. */
      if (n > 0 && strchr (row, '@') != NULL)
        break;
      /* Below a header, only one with names is more of it. */
      if (n == 0 || (found ? who > 1 && rating / KNOWN > best / KNOWN : who > 0))
        {
          n_above = n;
          best = rating;
          *separator = by;
        }
      if ((n > 0 && (found || who > 0)) || strchr (row, '@') != NULL)
        break;
      found = who > 0;
      n++;
    }

  return n_above;
}

/* A first line for Excel, also where another program has read and written it. Returns: whether there is one, after which @text is */
static gboolean
take_separator (const char **text,
                char        *separator)
{
  const char *start = *text + (**text == '"');
  const char *end;

  if (g_ascii_strncasecmp (start, "sep=", 4) != 0 || start[4] == '\0' || start[4] == '\n')
    return FALSE;
  end = start + 5 + (start[5] == '"');
  /* Who has added cells to it has written its own separator between those. */
  *separator = *end == '\n' || *end == '\0' ? start[4] : '\0';
  end += strspn (end, "\",;\t|");
  if (*end != '\n' && *end != '\0')
    return FALSE;
  *text = end + (*end == '\n');

  return TRUE;
}

/* Reads what the header says of its columns. */
static gboolean
read_header (HjlPeopleCsv *self,
             GError      **error)
{
  guint    n = self->header != NULL ? g_strv_length (self->header) : 0;
  gboolean has_who = FALSE;

  self->columns = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++)
    self->columns[i] = hjl_people_title_read (self->header[i]);
  hjl_people_titles_decide (self->columns, n);
  for (guint i = 0; i < n; i++)
    has_who = has_who || says_who (self->columns[i]);
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

typedef struct
{
  guint n;        /* cells with something in them */
  guint n_fit;    /* with links or phones, where the title says so, else with addresses */
  guint n_people; /* different addresses */
  guint n_rows;   /* with addresses, those of one name counted once */
} Content;

/* One address for many is a recruiter's. */
static gboolean
is_own (const Content *content)
{
  return content->n_people * 10 >= content->n_rows * 9;
}

static gboolean
fits (int         column,
      const char *cell,
      GPtrArray  *found)
{
  g_autofree char *bad = NULL;

  g_ptr_array_set_size (found, 0);
  if (column == HJL_PEOPLE_PHONE)
    return strpbrk (cell, "0123456789") != NULL;
  if (column != HJL_PEOPLE_LINK)
    return strchr (cell, '@') != NULL && hjl_people_cell_take_emails (cell, found, &bad) == NULL;
  hjl_people_cell_take_links (cell, found);

  return found->len > 0;
}

/* (transfer full): whom the row names, as somebody may have several; without a name it is the row itself */
static char *
dup_whom (HjlPeopleCsv       *self,
          const HjlPeopleRow *row)
{
  GString *whom = g_string_new (NULL);

  for (guint i = 0; row->cells[i] != NULL && self->header[i] != NULL; i++)
    if (self->columns[i] == HJL_PEOPLE_NAME || (self->columns[i] <= HJL_PEOPLE_TITLE_FIRST_NAME && self->columns[i] >= HJL_PEOPLE_TITLE_LAST_NAME))
      g_string_append (whom, row->cells[i]);
  if (whom->len == 0)
    g_string_append_printf (whom, "%u", row->number);

  return g_string_free (whom, FALSE);
}

static Content
look_at_column (HjlPeopleCsv *self,
                guint         index)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  int     column = self->columns[index];
  Content content = { 0 };

  /* Of a column whose title says what it is, one cell is enough; but addresses may be somebody else's. */
  for (guint i = 0; i < self->rows->len && (column < 0 || column == HJL_PEOPLE_EMAIL || content.n_fit == 0); i++)
    {
      const HjlPeopleRow *row = g_ptr_array_index (self->rows, i);
      const char         *cell = index < g_strv_length (row->cells) ? row->cells[index] : "";

      if (*cell == '\0' || hjl_people_cell_is_empty (cell, FALSE))
        continue;
      content.n++;
      if (!fits (column, cell, found))
        continue;
      content.n_fit++;
      content.n_people += g_hash_table_add (seen, (char *) cell);
      content.n_rows += g_hash_table_add (named, dup_whom (self, row));
    }

  return content;
}

/* What the titles do not say, the cells may; what means nothing is told. */
static void
read_columns (HjlPeopleCsv *self)
{
  guint               n = g_strv_length (self->header);
  g_autofree Content *contents = g_new0 (Content, n + 1);
  g_autoptr (GStrvBuilder) unused = g_strv_builder_new ();
  gboolean has_title = title_of (self, HJL_PEOPLE_EMAIL) != NULL;
  guint    best = n; /* the column of emails that is most likely the candidates' */
  guint    n_full = 0;

  for (guint i = 0; i < n; i++)
    {
      contents[i] = look_at_column (self, i);
      if (self->columns[i] == HJL_PEOPLE_EMAIL && contents[i].n_fit > 0 &&
          (best == n || is_own (&contents[i]) > is_own (&contents[best]) ||
           (is_own (&contents[i]) == is_own (&contents[best]) && contents[i].n_people > contents[best].n_people)))
        best = i;
      n_full += self->columns[i] == HJL_PEOPLE_TITLE_UNKNOWN && contents[i].n_fit * 2 > contents[i].n;
    }
  for (guint i = 0; i < n; i++)
    {
      /* "Receive emails" says yes or no. */
      if ((contents[i].n_fit == 0 && (self->columns[i] == HJL_PEOPLE_LINK || self->columns[i] == HJL_PEOPLE_PHONE)) ||
          (self->columns[i] == HJL_PEOPLE_EMAIL && best < n && best != i && (contents[i].n_fit == 0 || !is_own (&contents[i]))))
        self->columns[i] = HJL_PEOPLE_TITLE_UNKNOWN;
      else if (!has_title && self->columns[i] == HJL_PEOPLE_TITLE_UNKNOWN && contents[i].n_fit * 2 > contents[i].n)
        {
          if (n_full == 1 && is_own (&contents[i]))
            self->columns[i] = HJL_PEOPLE_EMAIL;
          else
            add_problem (self, 0, self->header[i], NULL,
                         _ ("This column has email addresses, and its title doesn’t say whose. Call it “Email” if they are the candidates’."));
        }
      if (contents[i].n > 0 && *self->header[i] != '\0' && self->columns[i] < 0 &&
          (self->columns[i] <= HJL_PEOPLE_TITLE_SOME_NAME || self->columns[i] == HJL_PEOPLE_TITLE_UNKNOWN) &&
          self->columns[i] != HJL_PEOPLE_TITLE_OURS)
        g_strv_builder_add (unused, self->header[i]);
    }
  self->unused = g_strv_builder_end (unused);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const HjlPeopleProblem *first = *(HjlPeopleProblem *const *) a;
  const HjlPeopleProblem *second = *(HjlPeopleProblem *const *) b;

  /* That of the whole table is the last. */
  return first->number - 1 < second->number - 1 ? -1 : first->number > second->number;
}

static void
read_rows (HjlPeopleCsv *self)
{
  g_autoptr (GPtrArray) rows = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) people_row_free);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      HjlPeopleRow    *row = g_ptr_array_index (rows, i);
      const char      *title = NULL;
      g_autofree char *value = NULL;
      const char      *reason = judge_row (self, row, &title, &value);

      if (reason == NULL)
        g_ptr_array_add (self->rows, row);
      else
        {
          add_problem (self, row->number, title, value, reason)->cells = g_steal_pointer (&row->cells);
          people_row_free (row);
        }
    }
  g_ptr_array_sort (self->problems, compare_problems);
}

/* Returns: (nullable): why this is no table, by its bytes */
static const char *
judge_kind (GBytes *content)
{
  HjlFileKind kind = hjl_file_kind_of (content);

  /* Numbers and Pages are told from each other by nothing but their names. */
  if (kind == HJL_FILE_KIND_SPREADSHEET || kind == HJL_FILE_KIND_PAGES || kind == HJL_FILE_KIND_LOCKED)
    return _ ("This is a spreadsheet. Save it as CSV UTF-8, and add that file.");
  /* What web sites call a spreadsheet. */
  if (kind == HJL_FILE_KIND_PAGE || kind == HJL_FILE_KIND_DATA)
    return _ ("This is not a CSV file, whatever its name says. Open it in a spreadsheet program, save it as CSV UTF-8, and add that file.");

  return NULL;
}

HjlPeopleCsv *
hjl_people_csv_read (GBytes  *content,
                     GError **error)
{
  g_autoptr (HjlPeopleCsv) self = NULL;
  g_autofree char  *text = NULL;
  const char       *refusal, *start;
  char              separator = '\0';
  struct csv_parser parser;
  Parse             parse = { 0 };
  gboolean          done;

  g_return_val_if_fail (content != NULL, NULL);

  refusal = judge_kind (content);
  if (refusal != NULL)
    return hjl_error_fail_null (error, HJL_ERROR_INPUT, "%s", refusal);

  text = hjl_table_text_dup (content);
  start = text;
  self = g_new0 (HjlPeopleCsv, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) people_row_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) people_problem_free);
  parse.csv = self;
  parse.cells = g_ptr_array_new_with_free_func (g_free);

  parse.number += take_separator (&start, &separator);
  parse.n_above = find_header (start, &separator);

  csv_init (&parser, CSV_APPEND_NULL | CSV_REPALL_NL);
  csv_set_delim (&parser, separator);
  while (self->header == NULL && *start != '\0')
    start = parse_row (&parse, &parser, start, separator);
  /* The end of a file ends a row, too. */
  if (self->header == NULL)
    csv_fini (&parser, on_cell, on_row, &parse);
  done = read_header (self, error);
  while (done && *start != '\0')
    start = parse_row (&parse, &parser, start, separator);
  csv_fini (&parser, on_cell, on_row, &parse);
  csv_free (&parser);
  g_ptr_array_unref (parse.cells);
  if (!done)
    return NULL;

  if (parse.crowded)
    {
      g_autofree char *reason = g_strdup_printf (_ ("The table has more than %'d rows; those after them were left out."), HJL_PEOPLE_CSV_MAX_ROWS);

      add_problem (self, 0, NULL, NULL, reason);
    }
  if (parse.wide)
    {
      g_autofree char *reason = g_strdup_printf (_ ("The table has more than %'d columns; those after them were left out."), MAX_COLUMNS);

      add_problem (self, 0, NULL, NULL, reason);
    }
  read_columns (self);
  read_rows (self);
  if (self->rows->len == 0 && self->problems->len == 0)
    return hjl_error_fail_null (error, HJL_ERROR_INPUT, _ ("The table has no candidates: there is nothing below its first row."));

  return g_steal_pointer (&self);
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
