/* hjl-candidate.c: a person on hackajob who was asked for an interview in one role
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-candidate.h"
#include "model/hjl-fold.h"

static const char *const status_names[] = {
  [HJL_CANDIDATE_STATUS_UNKNOWN] = "unknown",
  [HJL_CANDIDATE_STATUS_REQUESTED] = "requested",
  [HJL_CANDIDATE_STATUS_ACCEPTED] = "accepted",
  [HJL_CANDIDATE_STATUS_DECLINED] = "declined",
  [HJL_CANDIDATE_STATUS_WITHDRAWN] = "withdrawn",
  [HJL_CANDIDATE_STATUS_DELETED] = "deleted",
};

HjlCandidate *
hjl_candidate_new (const char *id)
{
  HjlCandidate *self = g_new0 (HjlCandidate, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);

  return self;
}

HjlCandidate *
hjl_candidate_copy (HjlCandidate *self)
{
  HjlCandidate *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hjl_candidate_new (self->id);
  copy->talent_id = g_strdup (self->talent_id);
  copy->role_id = g_strdup (self->role_id);
  copy->stage_id = g_strdup (self->stage_id);
  copy->status = self->status;
  copy->accepted_at = self->accepted_at;
  copy->updated_at = self->updated_at;
  copy->version = g_strdup (self->version);
  copy->name = g_strdup (self->name);
  copy->url = g_strdup (self->url);
  copy->erased = self->erased;

  return copy;
}

HjlCandidate *
hjl_candidate_ref (HjlCandidate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hjl_candidate_unref (HjlCandidate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->talent_id);
  g_free (self->role_id);
  g_free (self->stage_id);
  g_free (self->version);
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

HjlCandidateStatus
hjl_candidate_status_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (hjl_is_word (text, status_names[i]))
      return i;

  return HJL_CANDIDATE_STATUS_UNKNOWN;
}

const char *
hjl_candidate_status_to_string (HjlCandidateStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}
