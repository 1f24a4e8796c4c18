/* hjl-text-drops.h: a file that is dropped on a text field is not what somebody wants to type
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* From now on every text field of this program refuses files, which it would show as `file:///…`. Text and
 * links are taken as before. */
void     hjl_text_drops_refuse_files (void);
/* Whether a text field takes what is offered in @formats. */
gboolean hjl_text_drops_is_text (GdkContentFormats *formats);
