/* hjl-suggest.h: proposes a posting for a role, and a target for a stage; never decides
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-mapping.h"

/* How sure a suggestion is. */
typedef enum
{
  HJL_CONFIDENCE_WEAK,   /* for a person to look at; nothing takes it by itself */
  HJL_CONFIDENCE_LIKELY, /* HJL_SUGGEST_GOOD at least */
  HJL_CONFIDENCE_STRONG, /* the same title, nothing that speaks against it, and published */
} HjlConfidence;

/* Returns: `weak`, `likely`, `strong` */
const char *hjl_confidence_to_string (HjlConfidence self);
/* Returns: translated: "Weak match" */
const char *hjl_confidence_to_label (HjlConfidence self);

typedef struct
{
  char         *id; /* posting id */
  char         *name;
  double        score; /* 0 to 1; above HJL_SUGGEST_GOOD it is worth showing first */
  HjlConfidence confidence;
  gboolean      published; /* or unlisted: people are hired for it now */
  char         *why;       /* translated: what is the same and what is not, as "same title, same city" */
} HjlSuggestion;

#define HJL_SUGGEST_GOOD 0.6

void hjl_suggestion_free (HjlSuggestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSuggestion, hjl_suggestion_free)

/* Open postings by title, location and team, best first; none that is a draft, or waits for approval, before one that is
 * published. Where only such a one is like the role, no published one that is not is among them.
 * (transfer full) (element-type HjlSuggestion) */
GPtrArray *hjl_suggest_postings (HjlCatalogue *catalogue,
                                 HjlRole      *role);

typedef struct
{
  char      *stage_id; /* hackajob stage */
  HjlTarget *target;
  double     score;
  char      *why;
} HjlStageSuggestion;

/**
 * hjl_suggest_stages:
 * @earlier: (nullable) (element-type HjlMapping): mappings already in use, which teach most
 * @standard: (nullable): the account's default, which decides; also where it leaves a stage blank
 *
 * By synonyms ("Interview" and "On-site"), kind (rejected → a non-hired reason, hired → the hired
 * kind), order, and earlier use. At most one suggestion a hackajob stage; none where nothing fits.
 *
 * Returns: (transfer full) (element-type HjlStageSuggestion)
 */
GPtrArray *hjl_suggest_stages (HjlCatalogue *catalogue,
                               GPtrArray    *earlier,
                               HjlMapping   *standard);

/**
 * hjl_suggest_mapping:
 * @mappings: (element-type utf8 HjlMapping): those already in use, which teach most
 * @standard: (nullable): the account's default
 * @role_id: of the mapping
 *
 * The posting, and the account's default; without one, every stage whose suggestion is good.
 *
 * Returns: (transfer full)
 */
HjlMapping *hjl_suggest_mapping (HjlCatalogue *catalogue,
                                 GHashTable   *mappings,
                                 HjlMapping   *standard,
                                 const char   *role_id,
                                 HjlPosting   *posting);

/**
 * hjl_suggest_match:
 *
 * Returns: 0 to 1, how alike two titles are: words folded, stop words and level words weighed less
 */
double hjl_suggest_match (const char *a,
                          const char *b);
