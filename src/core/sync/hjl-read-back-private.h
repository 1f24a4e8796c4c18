/* hjl-read-back-private.h: what the parts of the read-back share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-candidate-profile.h"
#include "sync/hjl-read-back.h"
#include "store/hjl-store-journal.h"

typedef struct
{
  HjlSyncContext *context;
  HjlCatalogue   *catalogue;
  GPtrArray      *writes; /* (element-type HjlWrite) */
  guint           next;
  guint           trouble; /* writes that could not be read back just now */

  /* The export that is being read back. */
  HjlCase             *c;
  HjlCandidate        *candidate;
  HjlCandidateProfile *profile;
  GPtrArray           *found;   /* (element-type HjlOpportunity) */
  HjlOpportunity      *ours;    /* nullable: one of them, while it is taken */
  guint                n_looks; /* lists that were read in this look */
  gboolean             second_look;
} HjlReadBack;

/* The write that is being read back. */
HjlWrite *hjl_read_back_get_write (HjlReadBack *self);
/* The next write, or the end. Takes @task. */
void      hjl_read_back_go_on (GTask *task);
/* What stands in the way of reading this write back: it is left open and the others go on, where that is
 * its own matter. Takes @task and @error. */
void      hjl_read_back_skip (GTask  *task,
                              GError *error);
/* Takes @task and @error. */
void      hjl_read_back_fail (GTask  *task,
                              GError *error);
/* It did not happen: whatever it was is planned again. Takes @task. */
void      hjl_read_back_not_sent (GTask *task);
/* Reads an export back. Takes @task. */
void      hjl_read_back_export (GTask *task);
