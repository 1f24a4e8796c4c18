/* hjl-stages-window.h: hackajob's stages, where they are kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_STAGES_WINDOW (hjl_stages_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlStagesWindow, hjl_stages_window, HJL, STAGES_WINDOW, AdwWindow)

/* Each change is saved at once. */
GtkWidget *hjl_stages_window_new (HjlWorkspace *workspace);
