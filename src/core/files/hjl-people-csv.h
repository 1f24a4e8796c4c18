/* hjl-people-csv.h: people in a table, by its header
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "files/hjl-people-title.h"

/* More rows are refused with one sentence: Lever's support takes as many at a time (lever/README.md). */
#define HJL_PEOPLE_CSV_MAX_ROWS 55000

/**
 * HjlPeopleRow:
 * @number: as a spreadsheet counts: the header is 1
 * @values: (nullable): of each column what stands there, without blanks around it; NULL where nothing does
 * @emails: each once
 * @phones: the same
 * @links: the same
 * @cells: as they came
 */
typedef struct
{
  guint number;
  char *values[HJL_N_PEOPLE_COLUMNS];
  GStrv emails;
  GStrv phones;
  GStrv links;
  GStrv cells;
} HjlPeopleRow;

/**
 * HjlPeopleProblem:
 * @number: of the row; 0 for the whole table
 * @column: (nullable): its title, as it stands in the header
 * @value: (nullable): what stands there
 * @reason: a translated sentence
 */
typedef struct
{
  guint number;
  char *column;
  char *value;
  char *reason;
  GStrv cells; /* nullable */
} HjlPeopleProblem;

/**
 * HjlPeopleCsv:
 * @header: as it came
 * @rows: (element-type HjlPeopleRow): the good ones
 * @problems: (element-type HjlPeopleProblem): of each row that was refused one
 * @unused: (nullable): titles of columns that mean nothing here
 */
typedef struct
{
  GStrv      header;
  int       *columns; /* of each cell the HjlPeopleColumn, or less than 0 */
  GPtrArray *rows;
  GPtrArray *problems;
  GStrv      unused;
} HjlPeopleCsv;

/**
 * hjl_people_csv_read:
 *
 * Takes a table as spreadsheets and Lever write it: UTF-8, UTF-16 and Windows-1252; comma, semicolon, tab; every kind
 * of line end. The header says what is where: the names of Lever's own import templates and plain ones, whose case,
 * blanks and dashes do not matter.
 *
 * Returns: (transfer full) (nullable): %HJL_ERROR_INPUT in words where it has no such header
 */
HjlPeopleCsv *hjl_people_csv_read (GBytes  *content,
                                   GError **error);
void          hjl_people_csv_free (HjlPeopleCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPeopleCsv, hjl_people_csv_free)

/* Refuses a row that was good so far, which is a problem from now on. @column: (nullable via -1): where @reason is */
void     hjl_people_csv_refuse (HjlPeopleCsv *self,
                                HjlPeopleRow *row,
                                int           column,
                                const char   *reason);
/* Returns: (transfer full): the refused rows as they came, with the reason in a last column, to be mended and read again */
GBytes  *hjl_people_csv_format_refused (HjlPeopleCsv *self);
/* Whether that is what a file has: its header ends in the column of reasons, byte for byte. */
gboolean hjl_people_csv_is_refused (const char *path);
