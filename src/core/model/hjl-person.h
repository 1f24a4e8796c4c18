/* hjl-person.h: somebody who is kept by hand, with the files that were brought for them; personal data
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-candidate-profile.h"
#include "model/hjl-candidate.h"

typedef enum
{
  HJL_PURPOSE_OTHER,   /* goes to files[] */
  HJL_PURPOSE_CV,      /* resumeFile; one of a person's files at most */
  HJL_PURPOSE_PROFILE, /* what hackajob gives as its profile; one at most */
} HjlPurpose;

/**
 * HjlPersonFile:
 * @spool_name: where it lies in the spool; no two are the same
 * @name: as a person reads it, and as Lever gets it
 * @digest: (nullable): SHA-256 of its content, by which the same file is known again
 * @in_lever: Lever has it; it lies in the spool no longer
 */
typedef struct
{
  char      *spool_name;
  HjlPurpose purpose;
  char      *name;
  char      *digest;
  gboolean   in_lever;
} HjlPersonFile;

HjlPersonFile *hjl_person_file_new (const char *spool_name,
                                    HjlPurpose  purpose,
                                    const char *name);
void           hjl_person_file_free (HjlPersonFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPersonFile, hjl_person_file_free)

/**
 * HjlPerson:
 * @id: (nullable): the id of the candidacy; NULL: somebody who is not kept yet
 * @role_id: the role
 * @stage_id: (nullable): the hackajob stage; NULL for somebody new: the first stage of those who accepted
 * @profile: name, headline, location, e-mails, phones, links and the hackajob address are kept
 * @files: (element-type HjlPersonFile)
 * @adopted: came by the partner feed while that was where candidates came from: what it told of them besides
 *   the name was never kept
 */
typedef struct
{
  char                *id;
  char                *role_id;
  char                *stage_id;
  HjlCandidateProfile *profile;
  GPtrArray           *files;
  HjlTime              added_at;
  HjlTime              updated_at;
  gboolean             adopted;
} HjlPerson;

/* Returns: (transfer full): nothing but an empty profile and no files */
HjlPerson *hjl_person_new (const char *role_id);
void       hjl_person_free (HjlPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPerson, hjl_person_free)

/* Returns: (transfer full): who they are on hackajob: somebody who has accepted. The version is their time of change,
 * which grows with each. */
HjlCandidate *hjl_person_to_candidate (const HjlPerson *self);

HjlPurpose  hjl_purpose_from_string (const char *text);
const char *hjl_purpose_to_string (HjlPurpose purpose);
