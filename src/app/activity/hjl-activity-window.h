/* hjl-activity-window.h: what syncs have written and what else happened; takes a sync back; keeps it as a file
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_ACTIVITY_WINDOW (hjl_activity_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlActivityWindow, hjl_activity_window, HJL, ACTIVITY_WINDOW, AdwWindow)

/*
 * Newest first, each sync above what happened in it, some hundred lines at once and more when the list is scrolled to its
 * end.
 *
 * Signal `open-candidate (id)`: the person wants to see this candidate.
 */
GtkWidget *hjl_activity_window_new (HjlWorkspace *workspace);
/* The one that is open. (transfer none) (nullable) */
GtkWidget *hjl_activity_window_find (HjlWorkspace *workspace);

/**
 * hjl_activity_window_export:
 * @path: by its ending, `.csv` or `.jsonl`
 *
 * Writes what is shown, all of it, to a file that only its owner can read; how it went is said in a toast.
 */
void hjl_activity_window_export (HjlActivityWindow *self,
                                 const char        *path);
