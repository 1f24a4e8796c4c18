/* hjl-matcher.h: which of some records in Lever is this candidate; a pure function
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-candidate-profile.h"
#include "model/hjl-candidate.h"
#include "model/hjl-opportunity.h"

typedef enum
{
  HJL_MATCH_NONE,
  HJL_MATCH_OURS,     /* exactly one, with our source: we, or another desktop, made it */
  HJL_MATCH_DOUBTFUL, /* the person seems to be there, but not from us; a person decides */
  HJL_MATCH_SEVERAL,  /* more than one with our source */
} HjlMatch;

/* Tells of an opportunity that belongs to another candidate already. */
typedef gboolean (*HjlMatcherTakenFunc) (const char *opportunity_id,
                                         gpointer    user_data);

/* @link as it is compared: Lever, or a person in it, may write an address in another way. (transfer full) */
char    *hjl_matcher_fold_link (const char *link);
gboolean hjl_matcher_has_link (HjlOpportunity *opportunity,
                               const char     *url);
/* Whether a record is of the candidate's person, by an e-mail address or the hackajob link. */
gboolean hjl_matcher_is_person (HjlOpportunity      *opportunity,
                                HjlCandidate        *candidate,
                                HjlCandidateProfile *profile);

/**
 * hjl_matcher_find:
 * @opportunities: (element-type HjlOpportunity): records of one posting
 * @candidate: the candidate
 * @profile: its profile
 * @source: our source text
 * @by_name: also go by the name alone where the candidate has no e-mail; only for reading back a write
 *   of our own, never for people whom somebody else may have added
 * @taken: who is somebody else's
 * @ids: (out) (transfer full) (element-type utf8): the records that match, best first
 *
 * E-mail addresses are compared without case. The hackajob link stands on the contact, which other
 * opportunities share (lever/README.md, Creating an opportunity), so it counts as much as an e-mail and no more.
 */
HjlMatch hjl_matcher_find (GPtrArray           *opportunities,
                           HjlCandidate        *candidate,
                           HjlCandidateProfile *profile,
                           const char          *source,
                           gboolean             by_name,
                           HjlMatcherTakenFunc  taken,
                           gpointer             user_data,
                           GPtrArray          **ids);
