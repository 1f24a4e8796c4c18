/* hjl-inscriptions.h: inscriptions that turn round with the direction of the text, and tell what is cut off
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* A GtkInscription aligns its text to the left and the right, whichever way one reads. Those below @root follow the
 * direction from now on: as they are aligned is how they are from left to right. Where its text is cut off, the tooltip tells
 * all of it, before what it tells anyway. Call it once the template is there. */
void hjl_inscriptions_align (GtkWidget *root);
