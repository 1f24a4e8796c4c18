/* hjl-window-over.h: a window that stands over another one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* As gtk_window_set_transient_for(), for as long as @self shows: one that is held by what it waits for may outlive the
 * window below it. @anywhere: in that one; where it is in none, nothing is done */
void       hjl_window_stand_over (GtkWindow *self,
                                  GtkWidget *anywhere);
/* The window below @self, also once that was closed. (transfer none) (nullable) */
GtkWidget *hjl_window_get_below (GtkWindow *self);

/* A window that shows, and that @is_wanted picks. (transfer none) (nullable) */
GtkWidget *hjl_window_find (gboolean (*is_wanted) (GtkWidget *window,
                                                   gpointer   data),
                            gpointer data);

/**
 * hjl_window_hold:
 *
 * Something is written for @self, and somebody has to be told what came of it: who closes the window meanwhile does not
 * see it any more, but its signals are sent, and what it tells is told in the window below (hjl-toast.h). It goes with
 * the last hjl_window_release().
 *
 * Returns: (transfer full): @self, for the call's callback, which lets go of it
 */
gpointer hjl_window_hold (GtkWindow *self);
/* In that callback, when all is told. @self may be destroyed in here: hold a reference */
void     hjl_window_release (GtkWindow *self);
