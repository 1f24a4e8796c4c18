/* hjl-toast.h: telling people that something is done, with a way back where there is one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* All find the window's toast overlay from @anywhere, a widget of the window, or the window; without one nothing is
 * shown. What comes after the window was closed is shown in the one below it: give the window itself then, as its widgets
 * may be gone (hjl_window_hold()). Titles are plain text, not markup. */
void     hjl_toast_show (GtkWidget  *anywhere,
                         const char *title);
/* @title was only told, and is true no longer: it goes, unless something else was told since. */
void     hjl_toast_take_back (GtkWidget  *anywhere,
                              const char *title);
/* @action: a detailed `win.` or `app.` action for the button */
void     hjl_toast_show_action (GtkWidget  *anywhere,
                                const char *title,
                                const char *label,
                                const char *action);
/* @clicked: called with @object alone when the button is clicked, never after @object is gone */
void     hjl_toast_offer (GtkWidget  *anywhere,
                          const char *title,
                          const char *label,
                          void (*clicked) (gpointer object),
                          GObject *object);
/* In plain words (hjl_error_describe); a cancelled operation says nothing. */
void     hjl_toast_show_error (GtkWidget    *anywhere,
                               const GError *error);
/* hjl_finish() of what @source was asked for, whose error is shown. Returns: whether it was done */
gboolean hjl_toast_finish (GtkWidget    *anywhere,
                           GObject      *source,
                           GAsyncResult *result);
