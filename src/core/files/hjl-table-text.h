/* hjl-table-text.h: the text of a table, whatever program has written it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* UTF-8 and UTF-16, with or without a byte order mark; Windows-1252, Windows-1250 and Mac Roman, whichever makes words of it.
 * Returns: (transfer full): valid UTF-8 with LF at the end of lines; what cannot be read stands as U+FFFD */
char *hjl_table_text_dup (GBytes *content);
/* One byte a letter: read with the page of @choices that makes the most sense of the letters. Returns: (transfer full): where none
 * does, what is beyond ASCII stands as U+FFFD */
char *hjl_table_text_from_page (const char        *content,
                                gsize              size,
                                const char *const *choices);
