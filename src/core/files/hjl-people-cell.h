/* hjl-people-cell.h: what stands in a cell of a table of people
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* As it is meant: without blanks around it, and ="0123" without what keeps a spreadsheet from its zeros. (transfer full) */
char       *hjl_people_cell_dup (const char *bytes,
                                 gsize       size);
/* Whether it says that there is nothing: "-", "n/a", "NULL", "#N/A". @is_name: a part of a name: somebody can be called Null */
gboolean    hjl_people_cell_is_empty (const char *cell,
                                      gboolean    is_name);
/* Whether a whole name is none, as "Unknown" or "???". */
gboolean    hjl_people_cell_is_nobody (const char *name);
/* These take what there is in a cell, and return (nullable): why it cannot be taken, as a translated sentence. */
const char *hjl_people_cell_judge_name (const char *cell);
/* @bad: (out) (transfer full): which of several */
const char *hjl_people_cell_take_emails (const char *cell,
                                         GPtrArray  *emails,
                                         char      **bad);
const char *hjl_people_cell_take_phones (const char *cell,
                                         GPtrArray  *phones);
void        hjl_people_cell_take_links (const char *cell,
                                        GPtrArray  *links);
