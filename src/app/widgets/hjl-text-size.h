/* hjl-text-size.h: what is laid out in pixels follows the size that is set for text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* Pixels, at the size that is set for text, of what takes @pixels where text has its usual size. */
int      hjl_text_size_scale (GtkWidget *widget,
                              int        pixels);
/* Whether what needs @wanted pixels where text has its usual size fits into @width. */
gboolean hjl_text_size_fits (GtkWidget *widget,
                             int        width,
                             int        wanted);

/* From now on @property, an int of @widget's that was set for text of the usual size, is as large as text makes it. */
void hjl_text_size_follow (GtkWidget  *widget,
                           const char *property);
/* The same for each #AdwClamp below @root: as wide as is read well, whatever the size of the letters. */
void hjl_text_size_follow_clamps (GtkWidget *root);
/* Icons that say something beside a text are as large as the text, of all windows on @display. Call it once. */
void hjl_text_size_style_icons (GdkDisplay *display);
