/* hjl-candidate-details.h: one candidate: where they are, what happened, and what can be done
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "workspace/hjl-loader.h"
#include "workspace/hjl-workspace.h"

#define HJL_TYPE_CANDIDATE_DETAILS (hjl_candidate_details_get_type ())
G_DECLARE_FINAL_TYPE (HjlCandidateDetails, hjl_candidate_details, HJL, CANDIDATE_DETAILS, AdwBin)

/* Property `narrow`: it has the whole window, so it is left rather than closed. Signals: `closed`; `shown`:
 * what was asked for is there. Widget actions `candidate.…`: close, sync (this one only), stop (that), retry,
 * resolve (s: a record, or `new`), prefer, erase, open-hackajob, open-lever, open (s: an address). */

/* @workspace, @loader: (nullable): nothing is shown any more */
void        hjl_candidate_details_set_workspace (HjlCandidateDetails *self,
                                                 HjlWorkspace        *workspace,
                                                 HjlLoader           *loader);
/* @candidate_id: (nullable): nobody */
void        hjl_candidate_details_show (HjlCandidateDetails *self,
                                        const char          *candidate_id);
/* The database changed. */
void        hjl_candidate_details_refresh (HjlCandidateDetails *self);
/* “2 minutes ago” is not true for longer than a minute. */
void        hjl_candidate_details_tell_times (HjlCandidateDetails *self);
const char *hjl_candidate_details_get_id (HjlCandidateDetails *self);
