/* hjl-cv-place.h: what tells a place from what somebody does, and from how they are reached
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/hjl-cv-scan.h"

/* Puts the place that @scan has into @facts. */
void hjl_cv_find_place (const HjlCvScan *scan,
                        HjlCvFacts      *facts);

/* Bytes that a place has at most. */
#define HJL_CV_MAX_PLACE 120

/* Whether @text has an address of mail or of a page in it. */
gboolean hjl_cv_has_contact (const char *text);

/* Whether a word of @folded, by hjl_cv_fold(), says what somebody does. */
gboolean hjl_cv_has_job (const char *folded);

/* Whether @text begins with a label of any kind, or is one: "Tel.", "Forename(s)". */
gboolean hjl_cv_begins_with_label (const char *text);

/* A place of two parts or more, or the part of @text that is one: "anna@example.com / Portland, OR". *@country: whether it says in which
 * country, state or county. (transfer full) (nullable) */
char *hjl_cv_dup_place (const char *text,
                        gboolean   *country);

/* What stands before the first comma, by hjl_cv_fold(). (transfer full) (nullable): without one */
char *hjl_cv_place_dup_first_part (const char *text);

/* "Systems Administrator, Hobart, TAS" */
gboolean hjl_cv_place_begins_with_job (const char *text);

/* Behind "Address Portland, OR", where a gap is the colon; "Based in Leeds"; "HomeLeeds", which touches it; "L: Leeds" in a line of letters. Lent by
 * @text, which it is without a label. */
const char *hjl_cv_place_skip_label (const char *text);

/* "Sheffield", "Newcastle upon Tyne", "서울": nothing that only a town is called by, but nothing else that people write there either. */
gboolean hjl_cv_place_may_be_town (const char *text);

/* "Mozartstraße 8, 04107 Leipzig", and no "12 May 1990, Leipzig" or "8+ years in finance, fluent in German". */
gboolean hjl_cv_place_may_be_address (const char *text);

/* Where a postcode stands with a town. */
typedef enum
{
  HJL_CV_POSTCODE_NONE,
  HJL_CV_POSTCODE_LIKELY, /* something else may be written so: "12-345 Kraków", "CH-3005 Bern", "Barclays London E14 5HP" */
  HJL_CV_POSTCODE_TOWN,   /* "44139 Dortmund", "Newcastle upon Tyne NE1 4ST", "HU1 2AB" */
} HjlCvPostcode;

/* Whether a postcode is anywhere in @text, or what is written like one. */
gboolean hjl_cv_place_has_postcode (const char *text);

/* Whether all of @text is a postcode and a town, and no street. */
HjlCvPostcode hjl_cv_place_find_postcode (const char *text);

/* "12 High Street", "B-402, Baner Road,": a part of an address, whose town is on another line. */
gboolean hjl_cv_place_is_street (const char *text);

/* Whether @text is written as where somebody lives: a town with a country, a state or a county, or an address with a postcode. */
gboolean hjl_cv_place_is_whole (const char *text);

/* "Leeds, 07700 900123, anna@example.org": without what a person is reached by, a line's end in place of each; then there, and at bars and their
 * like. "Data Scientist, Pune": at commas. (transfer full) */
GStrv hjl_cv_place_split_contact (const char *text);
