/* hjl-scroll.h: something new is brought to where it is seen
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Scrolls as little as it takes to have @widget in sight, once it has its size; the focus stays. */
void hjl_scroll_to (GtkWidget *widget);
