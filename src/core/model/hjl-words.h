/* hjl-words.h: sentences that are kept: as a code with arguments, put into words when they are shown
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/*
 * What is told in the timeline, why a plan does something and what somebody is held for are kept for weeks, and compared
 * with what was told last. Words of one language would be neither read nor found again in another, so what is kept is a
 * code of the table in hjl-words.c and what its sentence is filled with. It is text, as a text that was kept before
 * there were codes is, or a server's own words: those show as they are.
 */

/* Kept without arguments, as a constant. */
#define HJL_WORDS(code) "\036['" code "']"

/**
 * hjl_words_keep:
 * @code: a code of the table
 * @...: what its sentence takes: a `const char *` for each `%s` (%NULL is empty; may be kept words themselves), a
 *   #guint for each `%u`. Nothing personal of a candidate, and
 *   of whoever uses the program only what goes with their account (hjl_store_shorten_activity()).
 *
 * Returns: (transfer full): compared with hjl_words_say_same()
 */
char *hjl_words_keep (const char *code,
                      ...);
/* Several, one after the other. @sentences: kept words or not. Returns: (transfer full) */
char *hjl_words_keep_all (const char *const *sentences);
/* The same, each on a line of its own */
char *hjl_words_keep_lines (const char *const *sentences);
/* The same with a comma between: a list of names */
char *hjl_words_keep_list (const char *const *names);
/* A name out of a table of the program, by what it is called in English there (N_). Returns: (transfer full) */
char *hjl_words_keep_term (const char *english);
/* What hjl_error_describe() says of @error. Returns: (transfer full) */
char *hjl_words_keep_error (const GError *error);

/**
 * hjl_words_show:
 * @kept: (nullable): what was kept, or any other text
 *
 * Returns: (transfer full) (nullable): in the language of whoever looks at it; any other text as it is
 */
char *hjl_words_show (const char *kept);

/* What the sentence's place @n, counted from 0, is filled with. (transfer full) (nullable): NULL of a text that is no code */
char *hjl_words_dup_argument (const char *kept,
                              guint       n);

/* Whether both say the same, be one of them a text from before there were codes. Both: (nullable) */
gboolean hjl_words_say_same (const char *kept,
                             const char *other);
