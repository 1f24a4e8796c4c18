/* hjl-help-window.h: the connection guide, step by step, without any network
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#define HJL_TYPE_HELP_WINDOW (hjl_help_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlHelpWindow, hjl_help_window, HJL, HELP_WINDOW, AdwWindow)

/* Its buttons activate actions of @parent. */
HjlHelpWindow *hjl_help_window_new (GtkWindow *parent);
