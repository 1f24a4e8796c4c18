/* hjl-candidate.h: a person on hackajob who was asked for an interview in one role
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

typedef enum
{
  HJL_CANDIDATE_STATUS_UNKNOWN,
  HJL_CANDIDATE_STATUS_REQUESTED,
  HJL_CANDIDATE_STATUS_ACCEPTED,
  HJL_CANDIDATE_STATUS_DECLINED,
  HJL_CANDIDATE_STATUS_WITHDRAWN,
  HJL_CANDIDATE_STATUS_DELETED,
} HjlCandidateStatus;

/**
 * HjlCandidate:
 * @id: hackajob's id of this candidacy
 * @talent_id: hackajob's id of the person
 * @role_id: (nullable): the role
 * @stage_id: (nullable): the hackajob stage
 * @status: where the request stands
 * @accepted_at: when it was accepted, or 0
 * @updated_at: when it last changed
 * @version: (nullable): opaque; goes back as `If-Match: "@version"`
 * @name: (nullable): only once the profile was read; personal data
 * @url: (nullable): the candidate's page on hackajob
 * @erased: personal data is gone from here, for good
 *
 * Plain facts, without personal data but for @name. Atomically counted; do not change a shared one.
 */
struct _HjlCandidate
{
  gatomicrefcount    ref_count;
  char              *id;
  char              *talent_id;
  char              *role_id;
  char              *stage_id;
  HjlCandidateStatus status;
  HjlTime            accepted_at;
  HjlTime            updated_at;
  char              *version;
  char              *name;
  char              *url;
  gboolean           erased;
};

/* Returns: (transfer full): a zeroed candidate with one reference */
HjlCandidate *hjl_candidate_new (const char *id);
HjlCandidate *hjl_candidate_copy (HjlCandidate *self);
HjlCandidate *hjl_candidate_ref (HjlCandidate *self);
void          hjl_candidate_unref (HjlCandidate *self);

HjlCandidateStatus hjl_candidate_status_from_string (const char *text);
const char        *hjl_candidate_status_to_string (HjlCandidateStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCandidate, hjl_candidate_unref)
