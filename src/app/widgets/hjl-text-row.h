/* hjl-text-row.h: a row of plain text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* An #AdwActionRow. Names and words of servers are text, never markup, and take as many lines as they need.
 * @icon: (nullable) */
GtkWidget *hjl_text_row_new (const char *title,
                             const char *subtitle,
                             const char *icon);

/* A phone number or an address reads from left to right also where the words around it do not: their groups of digits would
 * change places. For what is shown, not for what is copied. Returns: (transfer full) */
char *hjl_text_dup_left_to_right (const char *text);

/* The same for what is typed: @editable keeps its side. */
void hjl_text_type_left_to_right (GtkEditable *editable);
