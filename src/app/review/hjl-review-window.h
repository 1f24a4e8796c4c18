/* hjl-review-window.h: who is to be added: looked at by a person before anything is sent
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_REVIEW_WINDOW (hjl_review_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlReviewWindow, hjl_review_window, HJL, REVIEW_WINDOW, AdwWindow)

/* Closing it keeps the review; what goes on then is told in the window that it was opened from. */
GtkWidget       *hjl_review_window_new (HjlWorkspace *workspace);
/* The one that is open, or a new one beside the window of @anywhere; it comes forward. (transfer none) */
HjlReviewWindow *hjl_review_window_open (GtkWidget    *anywhere,
                                         HjlWorkspace *workspace);
/* Reads them; rows come as they are read, and what was left out is said at the end. @role_id: (nullable): where a table says it.
 * What ends in `.csv` is a table of people, whose files are the others. */
void             hjl_review_window_add_files (HjlReviewWindow   *self,
                                              const char        *role_id,
                                              const char *const *paths);
