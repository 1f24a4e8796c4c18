/* hjl-snapshot.h: what the planner looks at: a candidate with all that is known of it, and what there is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-hold.h"
#include "model/hjl-types.h"

/* One candidate with all that is known of it on both sides. Owns what it holds. */
struct _HjlCase
{
  HjlCandidate   *candidate;
  HjlLink        *link;        /* nullable: not exported */
  HjlOpportunity *opportunity; /* nullable: nothing read of it yet */
  HjlHold        *hold;        /* nullable */
  gboolean        in_feed;     /* hackajob's feed knows them */
  gboolean        in_book;     /* so does what is kept here by hand; somebody may be in both */
  gboolean        closed;      /* their role is kept here by hand, and closed: nobody is exported for it */
};

/* Somebody of the feed, not exported. Takes a reference. */
HjlCase *hjl_case_new (HjlCandidate *candidate);
void     hjl_case_free (HjlCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlCase, hjl_case_free)

/* As Lever has it now, else as it was when the two were linked: a record that a person chose is known by the first
 * only. Returns: (nullable): the record's page in Lever */
const char *hjl_case_get_opportunity_url (const HjlCase *self);

/**
 * HjlSnapshot:
 * @catalogue: what exists on both sides
 * @acting_user_id: (nullable): the user chosen in Connection, the last resort for `perform_as`
 * @from_files: candidates come from files now, else by the feed: no mark is set then, and a person moves on hackajob
 */
struct _HjlSnapshot
{
  HjlCatalogue *catalogue;
  char         *acting_user_id;
  gboolean      from_files;
};

HjlSnapshot *hjl_snapshot_new (HjlCatalogue *catalogue);
void         hjl_snapshot_free (HjlSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSnapshot, hjl_snapshot_free)
