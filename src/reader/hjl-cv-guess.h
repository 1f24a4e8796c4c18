/* hjl-cv-guess.h: a name that may be the person's, and how sure that is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-scan.h"

/**
 * HjlCvGuess:
 * @labelled: whether a label says that it is a name
 * @large: whether nothing of the page is larger
 * @within: a line that says more: it may be of somebody else
 * @below: with words of smaller letters on another line, which may be something else
 * @fit: of the best address, as hjl_cv_name_fits() has it
 * @whole: whether an address has each of its words
 * @last: whether an address has its last word, or a part of it
 * @alone: whether its last word stands nowhere else
 * @known: whether it has a name in it that many have
 * @house: whether an address's host is called so and the rest of it has nothing of it: a firm's name, be it a person's too
 */
typedef struct
{
  HjlCvName *name;
  guint      piece;
  gboolean   labelled;
  gboolean   large;
  gboolean   within;
  gboolean   below;
  int        fit;
  gboolean   whole;
  gboolean   last;
  gboolean   alone;
  gboolean   known;
  gboolean   house;
  gboolean   property;
  int        points;
} HjlCvGuess;

typedef struct
{
  const HjlCvScan  *scan;
  const HjlCvFacts *facts;
  GPtrArray        *guesses; /* (element-type HjlCvGuess) */
  guint             turkish; /* as for hjl_cv_name_new() */
  double            largest; /* of the first page's letters, but for what the document calls itself, headings and what somebody does */
} HjlCvSearch;

/* How well the best address, or LinkedIn's, is made of @name: hjl_cv_name_fits(). */
int       hjl_cv_search_find_fit (const HjlCvSearch *search,
                                  const char        *name);
/* Whether @has says so of @name and an address. */
gboolean  hjl_cv_search_any_address (const HjlCvSearch *search,
                                     const char        *name,
                                     gboolean (*has) (const char *name,
                                                     const char *address));
/* Adds @name, which stands at the piece of @index, with what speaks for it.
 * @name: (transfer full)
 * @labelled: whether a label says that it is one
 * @joined: whether it goes on on another line */
void      hjl_cv_search_add (HjlCvSearch *search,
                             HjlCvName   *name,
                             guint        index,
                             gboolean     labelled,
                             gboolean     joined);
/* Adds @text as a name, or its part before a dash, a comma or a slash. */
void      hjl_cv_search_try_text (HjlCvSearch *search,
                                  const char  *text,
                                  guint        index,
                                  gboolean     labelled);
/* Adds what the piece of @index is with other lines: "ANNA" above "NOWAK", in the same letters or in others. */
void      hjl_cv_search_try_lines (HjlCvSearch *search,
                                   guint        index);
/* Adds what labels say is a name. */
void      hjl_cv_search_try_labels (HjlCvSearch *search);
/* Adds who has sent a mail that was printed, where nobody else is named. */
void      hjl_cv_search_try_senders (HjlCvSearch *search);
/* Whether it says who has sent a mail that was printed. */
gboolean  hjl_cv_search_is_sender (const HjlCvPiece *piece);
/* Whether it ends a letter: "Kind regards,". */
gboolean  hjl_cv_search_is_closing (const HjlCvPiece *piece);
/* Whether @key, of a name, is below a letter's beginning too. */
gboolean  hjl_cv_search_is_signed (const HjlCvSearch *search,
                                   const char        *key);
/* Whether an address has the words of a name in another order: "Nowak Anna" and "anna.nowak@…". Which of them is the family's
 * is for a person to say. */
gboolean  hjl_cv_search_is_turned (const HjlCvSearch *search,
                                   const char        *name);
/* How sure @best is, which has the most points. */
HjlCvSure hjl_cv_search_judge (const HjlCvSearch *search,
                               const HjlCvGuess  *best);
