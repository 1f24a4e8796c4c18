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

/* Whether each word of @folded, by hjl_cv_fold(), is one of the name in @facts, or it has each of them. */
gboolean hjl_cv_is_of_name (const HjlCvFacts *facts,
                            const char       *folded);

/* Whether @text names somebody, or a house, that is not the person in @facts. */
gboolean hjl_cv_names_another (const HjlCvFacts *facts,
                               const char       *text);

/* Whether what stands above the piece of @index, behind others of how somebody is reached, names somebody else, "Peter Holm" above "Contact" and "+44 …";
 * or, above the name and any heading, anything that is not of that kind: a house's head. */
gboolean hjl_cv_is_below_another (const HjlCvScan  *scan,
                                  const HjlCvFacts *facts,
                                  guint             index);

/* Whether the first name on the page is of two words or more, and not @name: "Anna Nowak" above "Piotr Nowak" and an address of his. */
gboolean hjl_cv_begins_with_another (const HjlCvScan *scan,
                                     const char      *name);

/* Bytes that a place has at most. */
#define HJL_CV_MAX_PLACE 120

/* Whether @text has an address of mail or of a page in it. */
gboolean hjl_cv_has_contact (const char *text);

/* Whether a word of @folded, by hjl_cv_fold(), says what somebody does. */
gboolean hjl_cv_has_job (const char *folded);

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

/* Whether a British postcode at the end of @text may be of the town before it, whose first letter it has, "Hull HU1 2AB", and of no "Tesco HU1 2AB":
 * what is no British postcode fits. A town in another one's area, "Wells BA5 2AE", does not. */
gboolean hjl_cv_place_fits_postcode (const char *text);

/* "12 High Street", "B-402, Baner Road,": a part of an address, whose town is on another line. */
gboolean hjl_cv_place_is_street (const char *text);

/* Whether @text is written as where somebody lives: a town with a country, a state or a county, or an address with a postcode. */
gboolean hjl_cv_place_is_whole (const char *text);

/* "Leeds, 07700 900123, anna@example.org": without what a person is reached by, a line's end in place of each; then there, and at bars and their
 * like. "Data Scientist, Pune": at commas. (transfer full) */
GStrv hjl_cv_place_split_contact (const char *text);
