/* fuzz-table.c: a table of people
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-fuzz.h"

#include "files/hjl-people-csv.h"
#include "files/hjl-table-text.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const pages[] = { "CP437", "CP850", NULL };
  HjlFuzz                  input = { data, size };
  g_autoptr (GBytes) content = hjl_fuzz_bytes (&input);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlPeopleCsv) table = hjl_people_csv_read (content, &error);
  g_autoptr (GBytes) refused = NULL;
  g_autoptr (HjlPeopleCsv) again = NULL;

  hjl_fuzz_is_text (hjl_table_text_dup (content));
  hjl_fuzz_is_text (hjl_table_text_from_page ((const char *) data, size, pages));
  hjl_fuzz_has_outcome (table != NULL, &error);
  if (table == NULL)
    return 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const HjlPeopleRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < HJL_N_PEOPLE_COLUMNS; j++)
        hjl_fuzz_is_text (g_strdup (row->values[j]));
    }
  /* What was refused is written so that it can be read again. */
  if (table->rows->len > 0)
    hjl_people_csv_refuse (table, g_ptr_array_index (table->rows, 0), -1, "odd");
  refused = hjl_people_csv_format_refused (table);
  again = hjl_people_csv_read (refused, &error);
  hjl_fuzz_has_outcome (again != NULL, &error);

  return 0;
}
