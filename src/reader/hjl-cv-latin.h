/* hjl-cv-latin.h: names of other alphabets, as their people write them in addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cyrillic and Greek letters of @folded as people write them in their addresses. (transfer full) */
char *hjl_cv_dup_latin (const char *folded);

/* Whether @text is in an alphabet that hjl_cv_dup_consonants() knows. */
gboolean hjl_cv_has_consonants (const char *text);

/* What is heard of @text, in small letters of such an alphabet or in Latin ones, but for its vowels: one sign for all that stand for each
 * other. (transfer full)
 * @way: from 0 to 7: letters that have more than one sound are taken for others */
char *hjl_cv_dup_consonants (const char *text,
                             guint       way);

G_END_DECLS
