/* hjl-test-language.h: a language that nobody speaks
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "xx" is there: a few of the program's sentences, in capitals (hjl-test-language.c). Before and after all cases. */
void hjl_test_language_set_up (void);
void hjl_test_language_tear_down (void);
/* What the program says from now on: "xx", or "en". No other thread may be at work. */
void hjl_test_language_speak (const char *language);

G_END_DECLS
