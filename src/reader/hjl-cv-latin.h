/* hjl-cv-latin.h: names of other alphabets, as their people write them in addresses
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Letters of @folded, Cyrillic, Greek, Armenian and Georgian ones, as people write them in their addresses. (transfer full) */
char *hjl_cv_dup_latin (const char *folded);

/* Whether @text is in an alphabet that hjl_cv_dup_sounds() knows. */
gboolean hjl_cv_has_consonants (const char *text);

/* Whether it is one that has its vowels written: neither Hebrew nor Arabic. */
gboolean hjl_cv_has_vowels (const char *text);

/* Whether it is India's, where an "a" is heard that is not written. */
gboolean hjl_cv_has_inherent_vowel (const char *text);

#define HJL_CV_SOUND_VOWELS 8
#define HJL_CV_SOUND_NO_A 16

/* What is heard of @text, in small letters of such an alphabet or in Latin ones: one sign for all that stand for each other. (transfer full)
 * @way: from 0 to 7: letters that have more than one sound are taken for others; with HJL_CV_SOUND_VOWELS for vowels too, and with
 *   HJL_CV_SOUND_NO_A for all of them but "a" */
char *hjl_cv_dup_sounds (const char *text,
                         guint       way);
