/* hjl-file-title.h: what the name of a file says: whose it is, and what kind of document
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * HjlTitleSort:
 * @HJL_TITLE_PLAIN: it does not say
 * @HJL_TITLE_PROFILE: a profile of some site
 * @HJL_TITLE_HACKAJOB: hackajob's own profile
 * @HJL_TITLE_PAPER: a certificate, a reference, a portfolio: other people's names may stand in it
 */
typedef enum
{
  HJL_TITLE_PLAIN,
  HJL_TITLE_CV,
  HJL_TITLE_LETTER,
  HJL_TITLE_PROFILE,
  HJL_TITLE_HACKAJOB,
  HJL_TITLE_PAPER
} HjlTitleSort;

/**
 * HjlFileTitle:
 * @words: what is left of it: folded for search, without what says the sort, versions, dates and copies
 * @name: (nullable): the same as it is written, where it may be somebody's name
 */
typedef struct
{
  HjlTitleSort sort;
  GStrv        words;
  char        *name;
} HjlFileTitle;

/* @title: of a file, with or without an ending, or of a folder */
HjlFileTitle *hjl_file_title_new (const char *title);
void          hjl_file_title_free (HjlFileTitle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlFileTitle, hjl_file_title_free)

/* A name's words as they stand in HjlFileTitle.words. (transfer full) */
GStrv    hjl_file_title_split (const char *name);
/* Whether @words are enough to know somebody by: two, or one that has no blanks in its script. */
gboolean hjl_words_are_name (const char *const *words);
/* Whether each of @few is among @words. */
gboolean hjl_words_contain (const char *const *words,
                            const char *const *few);
/* Whether they are the same, in any order. */
gboolean hjl_words_equal (const char *const *a,
                          const char *const *b);
