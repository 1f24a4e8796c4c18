/* hjl-cv-guess.h: a name that may be the person's, and how sure that is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-name.h"
#include "reader/hjl-cv-scan.h"

G_BEGIN_DECLS

/**
 * HjlCvGuess:
 * @labelled: whether a label says that it is a name
 * @large: whether nothing of the page is larger
 * @within: a line that says more: it may be of somebody else
 * @fit: of the best address, as hjl_cv_name_fits() has it
 * @whole: whether an address has each of its words
 * @last: whether an address has its last word, or a part of it
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
  int        fit;
  gboolean   whole;
  gboolean   last;
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
  gboolean          turkish;
} HjlCvSearch;

/* Whether @key, of a name, is below a letter's beginning too. */
gboolean  hjl_cv_search_is_signed (const HjlCvSearch *search,
                                   const char        *key);
/* How sure @best is, which has the most points. */
HjlCvSure hjl_cv_search_judge (const HjlCvSearch *search,
                               const HjlCvGuess  *best);

G_END_DECLS
