/* hjl-open-copy.h: shows a file that is in memory in another program
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* By a private copy (files/hjl-private-copy.h), which goes after some minutes, when a viewer has read it, and when the
 * program ends. Says in a toast where it cannot be shown.
 *
 * @widget: in the window that asks; @name: (nullable): as it came; @stem: its name where it came with none */
void hjl_open_copy (GtkWidget  *widget,
                    GBytes     *content,
                    const char *name,
                    const char *stem);
/* All that were opened; the program's end does it too. */
void hjl_open_copy_remove_all (void);
