/* hjl-cv-words.h: words that CVs are written with, in the languages that we know them in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Lists of words, each a file of words/ that is called like it (by glib-mkenums), whose head says what is in it. How a list is looked into is its place here:
 * - before HJL_N_CV_WORD_KEYS by hjl_cv_word_is(), so that it is written as people write;
 * - from there to HJL_N_CV_WORD_FOLDED an entry at a time, which is written as hjl_cv_fold() has it;
 * - behind that an entry at a time, as it is written on a CV. */
typedef enum /*< prefix=HJL_CV_WORD >*/
{
  HJL_CV_WORD_PARTICLE,
  HJL_CV_WORD_TITLE,
  HJL_CV_WORD_TITLE_TOO,
  HJL_CV_WORD_DEGREE,
  HJL_CV_WORD_HEADING,
  HJL_CV_WORD_DUTY,
  HJL_CV_WORD_REFEREE,
  HJL_CV_WORD_DOCUMENT,
  HJL_CV_WORD_JOB,
  HJL_CV_WORD_FIELD,
  HJL_CV_WORD_OTHER,
  HJL_CV_WORD_COUNTRY,
  HJL_CV_WORD_REGION,
  HJL_CV_WORD_TOWN_BEGINNING,
  HJL_CV_WORD_TOWN_TOO,
  HJL_CV_WORD_OWN_PLACE,
  HJL_CV_WORD_GIVEN,
  HJL_CV_WORD_FAMILY,
  HJL_CV_WORD_FAMILY_CHINESE,
  HJL_CV_WORD_FAMILY_KOREAN,
  HJL_CV_WORD_FAMILY_VIETNAMESE,
  HJL_CV_WORD_FAMILY_TOO,
  HJL_CV_WORD_FIRM,
  HJL_CV_WORD_HOUSE_END,
  HJL_CV_WORD_AGENCY,
  HJL_CV_WORD_FILLER,
  HJL_CV_WORD_PRONOUN,
  HJL_CV_WORD_ENDING,
  HJL_CV_WORD_OFFICE,
  HJL_CV_WORD_LABEL_NAME,
  HJL_CV_WORD_LABEL_GIVEN,
  HJL_CV_WORD_LABEL_FAMILY,
  HJL_CV_WORD_LABEL_EMAIL,
  HJL_CV_WORD_LABEL_PHONE,
  HJL_CV_WORD_LABEL_PLACE,
  HJL_CV_WORD_LABEL_TOWN,
  HJL_CV_WORD_LABEL_HEADLINE,
  HJL_CV_WORD_LABEL_NUMBER,
  HJL_N_CV_LABELS, /*< skip >*/
  HJL_CV_WORD_LABEL_ACCOUNT = HJL_N_CV_LABELS,
  HJL_CV_WORD_LABEL_FROM,
  HJL_CV_WORD_LABEL_OTHER,
  HJL_CV_WORD_LABEL_PAGE,
  HJL_CV_WORD_LABEL_SUPERIOR,
  HJL_CV_WORD_LABEL_WORD,
  HJL_CV_WORD_JOINT,
  HJL_N_CV_WORD_KEYS, /*< skip >*/
  HJL_CV_WORD_HOUSE = HJL_N_CV_WORD_KEYS,
  HJL_CV_WORD_LABEL_WESTERN,
  HJL_CV_WORD_LABEL_BEGINNING,
  HJL_CV_WORD_CLOSING,
  HJL_CV_WORD_GREETING,
  HJL_CV_WORD_LETTER,
  HJL_CV_WORD_JOB_ENDING,
  HJL_CV_WORD_SHORT_FORM,
  HJL_N_CV_WORD_FOLDED, /*< skip >*/
  HJL_CV_WORD_SENDER = HJL_N_CV_WORD_FOLDED,
  HJL_CV_WORD_HOUSE_FORM,
  HJL_CV_WORD_SAYING,
  HJL_CV_WORD_SENTENCE,
  HJL_CV_WORD_PAGE,
  HJL_CV_WORD_MAKER,
  HJL_CV_WORD_NO_PAGE,
  HJL_CV_WORD_TOWN,
  HJL_CV_WORD_STATE,
  HJL_CV_WORD_UNSPACED,
  HJL_CV_WORD_CODE_PAGE,
  HJL_CV_WORD_CODE_LANGUAGE,
  HJL_CV_WORD_LATIN,
  HJL_N_CV_WORDS /*< skip >*/
} HjlCvWord;

/* Reads all lists, which are read when they are first asked for else. */
void hjl_cv_words_prepare (void);

/* (transfer none): the entries of a list in the order of its file, ending with NULL */
const char *const *hjl_cv_words_get (HjlCvWord word);

/* Words as they are compared: without accents, case, dots and what stands around them. (transfer full) */
char *hjl_cv_fold (const char *text);

/* Whether it has capitals and no small letter. */
gboolean hjl_cv_is_capitals (const char *text);

/* Whether @folded, by hjl_cv_fold(), is an entry: a word, or for headings and labels the whole of a few words. */
gboolean hjl_cv_word_is (HjlCvWord   word,
                         const char *folded);

/* Whether a part of @text, in a script that is written without blanks, is such a word: "软件工程师". */
gboolean hjl_cv_has_unspaced (const char *text);

/* @pattern, compiled into *@regex, which is NULL the first time. (transfer none) */
GRegex *hjl_cv_get_regex (GRegex           **regex,
                          const char        *pattern,
                          GRegexCompileFlags flags);
