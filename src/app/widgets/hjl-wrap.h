/* hjl-wrap.h: buttons whose labels may take several lines
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* For large text in narrow windows: all labelled buttons below @root. */
void hjl_wrap_buttons (GtkWidget *root);
/* @box: its parts stand one under the other while @view is `narrow`, else beside each other, all as wide */
void hjl_wrap_when_narrow (GtkBox  *box,
                           GObject *view);
/* @box: its parts stand one under the other while the window that it is in says to be `narrow`, else beside each other */
void hjl_wrap_with_window (GtkWidget *box);
