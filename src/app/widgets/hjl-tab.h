/* hjl-tab.h: Tab through a view that has a place of its own for the focus
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* GtkWidgetClass.focus of a view with one child, whose GtkWidgetClass.grab_focus is its own: GTK would ask that one for each
 * Tab that comes in, and whatever stands before that place could be reached by nobody without a pointer. */
gboolean hjl_tab_into_child (GtkWidget       *widget,
                             GtkDirectionType direction);
