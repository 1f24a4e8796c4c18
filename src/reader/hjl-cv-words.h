/* hjl-cv-words.h: words that CVs are written with, in the languages that we know them in
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * HjlCvWord:
 * @HJL_CV_WORD_PARTICLE: "van", "de la", "bin": belongs to a name, in lower case or not
 * @HJL_CV_WORD_TITLE: stands before a name and is no part of it
 * @HJL_CV_WORD_DEGREE: stands after it
 * @HJL_CV_WORD_HEADING: begins a part of a CV
 * @HJL_CV_WORD_REFEREE: begins the part with other people in it, or says that one of them follows
 * @HJL_CV_WORD_DOCUMENT: what the document calls itself: "Curriculum vitae"
 * @HJL_CV_WORD_JOB: part of what somebody does for a living
 * @HJL_CV_WORD_OTHER: whatever else is written in capitals on a CV and is nobody's name
 * @HJL_CV_WORD_COUNTRY: or a part of one that people write after their town
 */
typedef enum
{
  HJL_CV_WORD_PARTICLE,
  HJL_CV_WORD_TITLE,
  HJL_CV_WORD_DEGREE,
  HJL_CV_WORD_HEADING,
  HJL_CV_WORD_REFEREE,
  HJL_CV_WORD_DOCUMENT,
  HJL_CV_WORD_JOB,
  HJL_CV_WORD_OTHER,
  HJL_CV_WORD_COUNTRY,
  HJL_CV_WORD_LABEL_NAME,
  HJL_CV_WORD_LABEL_GIVEN,
  HJL_CV_WORD_LABEL_FAMILY,
  HJL_CV_WORD_LABEL_EMAIL,
  HJL_CV_WORD_LABEL_PHONE,
  HJL_CV_WORD_LABEL_PLACE,
  HJL_CV_WORD_LABEL_HEADLINE,
  HJL_CV_WORD_LABEL_NUMBER, /* of a number that is no telephone's */
  HJL_N_CV_LABELS,
  HJL_CV_WORD_ENDING = HJL_N_CV_LABELS, /* of a host's name, that is whole: another may be half of a word that the line's end has cut */
  HJL_CV_WORD_OFFICE,                   /* whose address is nobody's own */
  HJL_CV_WORD_UNSPACED,                 /* of scripts that are written without blanks: no name has it */
  HJL_N_CV_WORDS
} HjlCvWord;

/* Words as they are compared: without accents, case, dots and what stands around them. (transfer full) */
char *hjl_cv_fold (const char *text);

/* @folded: by hjl_cv_fold(); a word, or for headings and labels the whole of a few words */
gboolean hjl_cv_word_is (HjlCvWord   word,
                         const char *folded);

/* Whether a part of @text, in a script that is written without blanks, is such a word: "软件工程师". */
gboolean hjl_cv_has_unspaced (const char *text);
