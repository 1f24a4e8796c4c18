/* hjl-background.h: syncing with the window closed, and after login: asks the desktop, and tells it how it goes
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#define HJL_TYPE_BACKGROUND (hjl_background_get_type ())
G_DECLARE_FINAL_TYPE (HjlBackground, hjl_background, HJL, BACKGROUND, GObject)

/*
 * In a sandbox the Background portal is asked. Outside one it allows everything, and starts nothing after login where it
 * does not know the program: a file in the person's autostart folder starts `hjlever --background` then. Both go when
 * it is no longer wanted.
 *
 * Signal `denied`: the desktop does not allow it to a program in a sandbox.
 */
HjlBackground *hjl_background_new (gboolean sandboxed);
/* Whether a person wants it. The first call does nothing where nothing is wanted. */
void           hjl_background_set_wanted (HjlBackground *self,
                                          gboolean       wanted);
/* In a sandbox the desktop lists what runs without a window, with a line of it: @text. */
void           hjl_background_set_status (HjlBackground *self,
                                          const char    *text);
