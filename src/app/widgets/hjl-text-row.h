/* hjl-text-row.h: a row of plain text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An #AdwActionRow. Names and words of servers are text, never markup, and take as many lines as they need.
 * @icon: (nullable) */
GtkWidget *hjl_text_row_new (const char *title,
                             const char *subtitle,
                             const char *icon);

G_END_DECLS
