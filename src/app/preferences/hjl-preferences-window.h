/* hjl-preferences-window.h: how often to sync, what to tell, and what to keep
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-workspace.h"

#define HJL_TYPE_PREFERENCES_WINDOW (hjl_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlPreferencesWindow, hjl_preferences_window, HJL, PREFERENCES_WINDOW, AdwWindow)

/* @workspace: (nullable): once it is opened */
HjlPreferencesWindow *hjl_preferences_window_new (GtkWindow    *parent,
                                                  GSettings    *settings,
                                                  HjlWorkspace *workspace);
