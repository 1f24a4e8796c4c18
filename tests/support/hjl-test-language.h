/* hjl-test-language.h: a language that nobody speaks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* gettext translates nothing in the locale "C", nor in "C.UTF-8" since glibc 2.39, and others need not be installed:
 * from now on it is "en_GB.UTF-8", in @folder, which is C.UTF-8 but for its name. */
void hjl_test_language_set_locale (const char *folder);

/* "xx" is there: a few of the program's sentences, in capitals (hjl-test-language.c). Before and after all cases. */
void hjl_test_language_set_up (void);
void hjl_test_language_tear_down (void);
/* What the program says from now on: "xx", or "en". No other thread may be at work. */
void hjl_test_language_speak (const char *language);

G_END_DECLS
