/* hjl-key-window.h: how an API key is made in Lever, in steps, and where it is pasted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#define HJL_TYPE_KEY_WINDOW (hjl_key_window_get_type ())
G_DECLARE_FINAL_TYPE (HjlKeyWindow, hjl_key_window, HJL, KEY_WINDOW, AdwWindow)

/* Signal: `key (char *)`: one was pasted and is to be connected; the window closes itself. @sandbox: of which Lever */
GtkWidget *hjl_key_window_new (gboolean sandbox);
