/* hjl-cv-name.h: what a person's name looks like
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/**
 * HjlCvName:
 * @value: as it is written to a person: "Jan van der Berg"
 * @key: the value, folded
 * @n_words: without particles
 * @cased: whether its script has capitals
 * @doubt: whether another reading is as good: in which order, which words, which capitals
 * @stops: how many of its words mean something else on most CVs
 * @soft: how many are names too, of families or given ones: of two words or more that begin as a person's name they are no @stops
 * @spaced: whether it was written in letters with blanks between them
 * @job: whether all of them say what somebody does
 * @set_off: whether the family's name is in capitals behind others: which of the words it is has no doubt where an address has it too
 * @loose: whether it is written in a way that others than names are too, all in small letters or the family's name in capitals first: no
 *   doubt where an address has all of it
 */
typedef struct
{
  char    *value;
  char    *key;
  guint    n_words;
  gboolean cased;
  gboolean doubt;
  guint    stops;
  guint    soft;
  gboolean spaced;
  gboolean job;
  gboolean set_off;
  gboolean loose;
} HjlCvName;

/* In Turkish; and with both of its capitals of I among words in capitals: who has written it tells one from the other. */
#define HJL_CV_TURKISH 1
#define HJL_CV_TURKISH_CAPITALS 2

/**
 * hjl_cv_name_new:
 * @text: a line or a part of one
 * @turkish: 0, or HJL_CV_TURKISH… where the document is in Turkish, whose capital I is another letter
 *
 * Returns: (transfer full) (nullable): NULL where @text is not written as a name is. Titles, degrees and what a document calls
 *   itself are taken off, letters with blanks between them become words, and capitals become small.
 */
HjlCvName *hjl_cv_name_new (const char *text,
                            guint       turkish);
void       hjl_cv_name_free (HjlCvName *self);

/**
 * hjl_cv_name_fits:
 * @name: a name in Latin letters
 * @address: an e-mail address, or the last part of a link
 *
 * Returns: 2 where @address is made of the name and nothing else, of two of its words or of one and initials; 1 where a
 *   word of it is in there; else 0
 */
int hjl_cv_name_fits (const char *name,
                      const char *address);

/* Whether @address, with a dot or its like between two words, has the first word of @name last and the last first. */
gboolean hjl_cv_name_is_turned (const char *name,
                                const char *address);

/* Whether @address has each word of @name whole, and @name has two. */
gboolean hjl_cv_name_is_whole (const char *name,
                               const char *address);

/* Whether @address has a word of @name and, for the rest, a name that parents give or an initial which @name has not: "Anna Nowak" and
 * "peter.nowak@…", "peternowak@…", "p.nowak@…" or "peter@nowak.example". Somebody of the same family has it. */
gboolean hjl_cv_name_is_anothers (const char *name,
                                  const char *address);

/* Whether @word, in small Latin letters, is a word of @name or what people with it are called: "tom" of "Thomas Wright". */
gboolean hjl_cv_name_is_called (const char *name,
                                const char *word);

/* "Faith Home", "Hope House": whether its words, be they names too, may be what a house is called. */
gboolean hjl_cv_name_may_be_house (const HjlCvName *self);

/* Whether @address is made of all the words of @name, whole or their beginnings. */
gboolean hjl_cv_name_is_spelled (const char *name,
                                 const char *address);

/* Whether it is how somebody is spoken of: "she/her", "(they/them)". */
gboolean hjl_cv_name_is_pronouns (const char *text);

/* Without what stands in brackets, how somebody is spoken of, and the year. (transfer full)
 * @doubt: set where what was in brackets may be a part of the name */
char *hjl_cv_name_dup_bare (const char *text,
                            gboolean   *doubt);

/* Without "Curriculum vitae", "CV of" and their like at either end. (transfer full) */
char *hjl_cv_name_dup_without_document (const char *text);

/* "annanowak" with an address of "anna.nowak@…": "Anna Nowak". (transfer full) (nullable) */
char *hjl_cv_name_dup_parted (const char *run,
                              const char *address);

/* The words of @name in Latin letters, as addresses have them: without accents or, @german, as German writes them there. (transfer full)
 * (element-type utf8) */
GPtrArray *hjl_cv_name_list_words (const char *name,
                                   gboolean    german);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCvName, hjl_cv_name_free)
