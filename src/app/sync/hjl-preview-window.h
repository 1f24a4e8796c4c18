/* hjl-preview-window.h: lists every write that a sync would make, with reasons, and writes nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_PREVIEW_WINDOW (hjl_preview_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlPreviewWindow, hjl_preview_window, HJL, PREVIEW_WINDOW, AdwWindow)

/* Begins to plan at once; closing the window cancels it. Signals: `sync`: the person wants it done; what is listed counts
 * as seen by then (hjl_workspace_agree_async()); `turned`: it shows another page, as what is listed, or that it is nothing.
 * @parent: (nullable)
 * @review: of what the last sync held back because it is more at once than usual: nothing is read anew, and `sync` is Go
 *   Ahead */
HjlPreviewWindow *hjl_preview_window_new (GtkWindow    *parent,
                                          HjlWorkspace *workspace,
                                          gboolean      review);
/* For what was planned elsewhere. @plan: (transfer full) */
void              hjl_preview_window_show_plan (HjlPreviewWindow *self,
                                                HjlPlan          *plan);
