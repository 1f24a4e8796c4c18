/* hjl-person.c: somebody who is kept by hand, with the files that were brought for them; personal data
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-person.h"

static const char *const purposes[] = {
  [HJL_PURPOSE_OTHER] = "other",
  [HJL_PURPOSE_CV] = "cv",
  [HJL_PURPOSE_PROFILE] = "profile",
};

HjlPurpose
hjl_purpose_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (g_strcmp0 (text, purposes[i]) == 0)
      return i;

  return HJL_PURPOSE_OTHER;
}

const char *
hjl_purpose_to_string (HjlPurpose purpose)
{
  g_return_val_if_fail ((guint) purpose < G_N_ELEMENTS (purposes), purposes[0]);

  return purposes[purpose];
}

HjlPersonFile *
hjl_person_file_new (const char *spool_name,
                     HjlPurpose  purpose,
                     const char *name)
{
  HjlPersonFile *self = g_new0 (HjlPersonFile, 1);

  self->spool_name = g_strdup (spool_name);
  self->purpose = purpose;
  self->name = g_strdup (name);

  return self;
}

void
hjl_person_file_free (HjlPersonFile *self)
{
  if (self == NULL)
    return;

  g_free (self->spool_name);
  g_free (self->name);
  g_free (self->digest);
  g_free (self);
}

HjlPerson *
hjl_person_new (const char *role_id)
{
  HjlPerson *self = g_new0 (HjlPerson, 1);

  self->role_id = g_strdup (role_id);
  self->profile = hjl_candidate_profile_new ();
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_person_file_free);

  return self;
}

void
hjl_person_free (HjlPerson *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->role_id);
  g_free (self->stage_id);
  hjl_candidate_profile_unref (self->profile);
  g_ptr_array_unref (self->files);
  g_free (self);
}

HjlCandidate *
hjl_person_to_candidate (const HjlPerson *self)
{
  HjlCandidate *candidate = hjl_candidate_new (self->id);

  candidate->role_id = g_strdup (self->role_id);
  candidate->stage_id = g_strdup (self->stage_id);
  candidate->status = HJL_CANDIDATE_STATUS_ACCEPTED;
  candidate->accepted_at = self->added_at;
  candidate->updated_at = self->updated_at;
  candidate->version = g_strdup_printf ("%" G_GINT64_FORMAT, self->updated_at);
  candidate->name = g_strdup (self->profile->name);
  candidate->url = g_strdup (self->profile->url);

  return candidate;
}
