/* hjl-typed.h: entries that show what is kept, and in which somebody may be typing meanwhile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Shows @text, whatever is in there: of something else. */
void     hjl_typed_begin (GtkEditable *self,
                          const char  *text);
/* Shows @text, which may have become another one. What somebody types there, and has not sent yet, is theirs and stays. */
void     hjl_typed_show (GtkEditable *self,
                         const char  *text);
/* Returns: whether something is typed there that was neither shown nor sent; it counts as sent from now on */
gboolean hjl_typed_send (GtkEditable *self);
/* Escape in a search is for what was typed; where nothing is, for a window that stands over another one. */
void     hjl_typed_stop_search (GtkEditable *self);
