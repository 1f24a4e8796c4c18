/* hjl-cv-spaced.h: letters with blanks between them, "A N N A  N O W A K"
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Letters with blanks between them as words: "A N N A  N O W A K". *@parted: whether the gaps told where words
 * end. (transfer full) (nullable): NULL where @text is not spaced */
char *hjl_cv_dup_unspaced (const char *text,
                           gboolean   *parted);
