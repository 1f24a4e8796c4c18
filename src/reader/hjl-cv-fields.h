/* hjl-cv-fields.h: what a CV says of its person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-scan.h"

/**
 * hjl_cv_fields_find:
 *
 * Looks for name, e-mails, phones, links, place and headline in @text and adds what it finds to @facts, of each field the best
 * first. A pure function: the same text gives the same findings. What two signs do not agree on is never
 * %HJL_CV_SURE.
 */
void hjl_cv_fields_find (const HjlCvText *text,
                         HjlCvFacts      *facts);

/* One field each, in its file: what @scan has of it goes into @facts. */
void hjl_cv_find_name (const HjlCvScan *scan,
                       HjlCvFacts      *facts);
void hjl_cv_find_phones (const HjlCvScan *scan,
                         HjlCvFacts      *facts);
void hjl_cv_find_links (const HjlCvScan *scan,
                        HjlCvFacts      *facts);
/* Where words say that it is one, before the place is looked for; what may as well be a place is guessed after it. */
void hjl_cv_find_headline (const HjlCvScan *scan,
                           HjlCvFacts      *facts);
void hjl_cv_find_bare_headline (const HjlCvScan *scan,
                                HjlCvFacts      *facts);
