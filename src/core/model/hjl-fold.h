/* hjl-fold.h: names as they are compared and searched, and as they stand on one line
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * hjl_fold:
 * @text: (nullable): a name as it was read or typed; bytes that are not UTF-8 become U+FFFD
 *
 * The one way to compare names in the whole program: both sides and the people who type write the same
 * name in other Unicode forms, other case and with other blanks. Compatibility characters (full-width
 * letters, ligatures) become plain ones, accents one character with their letter, case goes, the Turkish
 * letters i and I with and without a dot are one, every run of blanks of any kind and of line ends is one
 * blank, none at the ends, and what has no width (U+200B, U+FEFF, soft hyphens, marks of direction) is gone.
 *
 * Returns: (transfer full) (nullable): NULL where @text is
 */
char *hjl_fold (const char *text);

/* The same, and without accents: how people search. (transfer full) (nullable) */
char *hjl_fold_for_search (const char *text);

/* What is searched for, word by word: @text folded for a search, and cut at its blanks. More words than anybody types
 * are left out. @text: (nullable). Returns: (transfer full): empty where @text says nothing */
GStrv hjl_fold_words (const char *text);

/* Whether each of @words, as from hjl_fold_words(), is in @folded, as from hjl_fold_for_search(), in any order and also as a
 * part of a word; none are in everything. @folded: (nullable); @words: (array zero-terminated=1) (nullable) */
gboolean hjl_fold_has_words (const char        *folded,
                             const char *const *words);

/* Whether two names are the same, folded; nothing but blanks is no name. @a, @b: (nullable) */
gboolean hjl_fold_equal (const char *a,
                         const char *b);

/* The order in which a person looks for names: that of the language, and numbers in them by what they count, "2" before
 * "10". @a, @b: (nullable): what has no name stands first. Returns: as strcmp() */
int hjl_fold_compare (const char *a,
                      const char *b);

/* Whether @text is @word, one of the words that a service has for a state or a kind, in whatever case it writes it and with
 * blanks around it. @text, @word: (nullable) */
gboolean hjl_is_word (const char *text,
                      const char *word);

/* @text for one line: its case and letters as they are, blanks and what has no width as hjl_fold() has
 * them. (transfer full) (nullable) */
char *hjl_fold_blanks (const char *text);

/* @text to be shown on one line: line ends, tabs and control characters are one blank, and marks of direction,
 * which would turn what stands beside it, are left out. What joins letters or emoji stays, unlike in
 * hjl_fold_blanks(). (transfer full) (nullable) */
char *hjl_fold_line (const char *text);

/* A GCompareFunc over pointers to texts (g_ptr_array_sort, qsort), by their bytes: for an order that nobody reads */
int hjl_compare_texts (gconstpointer a,
                       gconstpointer b);
