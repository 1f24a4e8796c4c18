/* hjl-window-over.h: a window that stands over another one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_window_set_transient_for(), for as long as @self shows: one that is held by what it waits for may outlive the
 * window below it. @anywhere: in that one; where it is in none, nothing is done */
void hjl_window_stand_over (GtkWindow *self,
                            GtkWidget *anywhere);

G_END_DECLS
