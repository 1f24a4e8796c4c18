/* hjl-cv-fields.h: what a CV says of its person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-cv-facts.h"
#include "reader/hjl-cv-text.h"

/**
 * hjl_cv_fields_find:
 *
 * Looks for name, e-mails, phones, links, place and headline in @text and adds what it finds to @facts, of each field the best
 * first. A pure function: the same text gives the same findings. What two signs do not agree on is never
 * %HJL_CV_SURE.
 */
void hjl_cv_fields_find (const HjlCvText *text,
                         HjlCvFacts      *facts);
