/* hjl-break-row.h: one thing that is broken in a mapping, and the button that mends it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#define HJL_TYPE_BREAK_ROW (hjl_break_row_get_type ())
G_DECLARE_FINAL_TYPE (HjlBreakRow, hjl_break_row, HJL, BREAK_ROW, GtkWidget)

/* The signal `accepted` tells that the button was pressed.
 * @text: what is broken
 * @proposal: (nullable): what the button says; %NULL where a person has to look */
GtkWidget *hjl_break_row_new (const char *text,
                              const char *proposal);
