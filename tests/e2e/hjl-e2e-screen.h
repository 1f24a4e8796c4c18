/* hjl-e2e-screen.h: where on the X screen things of the accessibility tree are
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <X11/Xlib.h>

#include "hjl-e2e.h"

G_BEGIN_DECLS

/* Opened at the first use. */
Display *hjl_e2e_get_display (HjlE2e *self);
/* The place of @accessible on the screen. FALSE where it has none, or is scrolled away. */
gboolean hjl_e2e_locate (HjlE2e          *self,
                         AtspiAccessible *accessible,
                         AtspiRect       *place);
/* The place on the screen of the window (or menu) that @accessible is in. */
gboolean hjl_e2e_locate_window (HjlE2e          *self,
                                AtspiAccessible *accessible,
                                AtspiRect       *place);
/* Windows of the program that no window manager manages: menus, and what is dragged.
 * (transfer full) (element-type Window) */
GArray  *hjl_e2e_list_popups (HjlE2e *self);
/* Where an X window is. FALSE where it is no more. */
gboolean hjl_e2e_get_geometry (HjlE2e    *self,
                               Window     window,
                               AtspiRect *place);

G_END_DECLS
