/* hjl-check-rows.h: what was checked, as rows with a mark and what to do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

/* Fills @list with what must be true before connecting, nothing of it known yet. */
/* What there is to know where candidates come from files. */
void  hjl_check_rows_show_files (GtkListBox *list);
void  hjl_check_rows_show_needs (GtkListBox *list,
                                 HjlSide     side);
/* Fills @list with the side's checks, what fails first; what passes and is of no interest to anybody
 * is counted in one row. @checks: (element-type HjlCheck): of both sides or of one */
void  hjl_check_rows_show (GtkListBox *list,
                           HjlSide     side,
                           GPtrArray  *checks);
/* Codes and results only, a line each: no secrets and no personal data. @checks: (nullable).
 * Returns: (transfer full) */
char *hjl_check_rows_dup_details (GPtrArray *checks);
