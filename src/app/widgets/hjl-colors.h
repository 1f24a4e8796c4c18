/* hjl-colors.h: the colours that a widget draws itself with
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* @name: (nullable): a colour of the theme's. Returns: that, or the colour of @widget's text where there is none */
GdkRGBA hjl_colors_get (GtkWidget  *widget,
                        const char *name);
