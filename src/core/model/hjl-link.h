/* hjl-link.h: a candidate and its opportunity: what was exported, and where both were last in step
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

/**
 * HjlLink:
 * @candidate_id: hackajob's side
 * @opportunity_id: Lever's side
 * @contact_id: (nullable): the person in Lever
 * @posting_id: (nullable): where it was exported to
 * @opportunity_url: (nullable): its page in Lever
 * @source: (nullable): the source text it was exported with; the changed feed is read by it
 * @base_stage_id: (nullable): the hackajob stage when both were last in step; NULL right after an
 *   export whose hackajob stage has yet to be acted on (an archive reason)
 * @base_target: (nullable): Lever's side then: a stage, or an archive reason. NULL where it is not known
 *   (a record found again after a crash): the planner then takes Lever to have been where an export puts
 *   the candidate, so that a recruiter's move meanwhile counts. Whoever adopts a record that was there
 *   before the candidate stores what both sides have as the base, or the record's past would be replayed
 * @wanted_stage_id: (nullable): a person chose this hackajob stage over what Lever had; both sides
 *   go there once
 * @kept_posting_id: (nullable): the mapping's posting when a person decided to keep the record in
 *   @posting_id although it is another one
 * @kept_reason_id: (nullable): a person decided to leave the record archived for this reason; "" for none
 * @exported_at: when
 * @marked: whether hackajob took the export mark, or takes none
 * @n_files: how many files were sent along; 2 where that is not known any more; %HJL_LINK_FILES_TO_BRING while those for
 *   a record that was there before are not brought yet
 * @files_checked: whether the files were seen in Lever
 * @missed_at: when a file was missing in Lever for the first time; 0: not so far. A list that is empty once tells
 *   nothing yet: a file is sent again only when it is missing in a later look too
 * @awaits_cv: hackajob could not give the CV at the export; it is asked for again
 * @looked_at: when the files were last looked for; those who waited longest are next
 * @erased: personal data is gone from here; ids stay so that nobody is exported again
 * @missing: Lever did not find the record when it was asked for last, and has not said that it was
 *   deleted; not written by hjl_store_save_link()
 */
#define HJL_LINK_FILES_TO_BRING 1000000

struct _HjlLink
{
  char      *candidate_id;
  char      *opportunity_id;
  char      *contact_id;
  char      *posting_id;
  char      *opportunity_url;
  char      *source;
  char      *base_stage_id;
  HjlTarget *base_target; /* nullable: not known yet */
  char      *wanted_stage_id;
  char      *kept_posting_id;
  char      *kept_reason_id;
  HjlTime    exported_at;
  gboolean   marked;
  guint      n_files;
  gboolean   files_checked;
  HjlTime    missed_at;
  gboolean   awaits_cv;
  HjlTime    looked_at;
  gboolean   erased;
  gboolean   missing;
};

HjlLink *hjl_link_new (const char *candidate_id,
                       const char *opportunity_id);
void     hjl_link_free (HjlLink *self);
/* A person said to leave the record archived; @reason_id: (nullable): the one that it is archived for. It holds for as
 * long as the record stays so: the base says that it was known. */
void     hjl_link_keep_archived (HjlLink    *self,
                                 const char *reason_id);
/* Takes @target: (nullable), as Lever's side of the base. Whoever was left archived, and is not so any more, is asked about again. */
void     hjl_link_take_base_target (HjlLink   *self,
                                    HjlTarget *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlLink, hjl_link_free)
