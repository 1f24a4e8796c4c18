/* hjl-drag-scroll.h: scrolls while something is dragged near an edge
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* What is dragged near the top or the bottom of @scroller scrolls it: GTK does this for lists only.
 * The wheel cannot: on X11, GDK holds the pointer for the drag and drops its scrolling; a Wayland compositor sends none.
 * @spared: (nullable): over it nothing scrolls, so that it stays where it is */
void hjl_drag_scroll_add (GtkScrolledWindow *scroller,
                          GtkWidget         *spared);
