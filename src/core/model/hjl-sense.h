/* hjl-sense.h: whether what a mapping says of a stage can be meant
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-target.h"

typedef enum
{
  HJL_SENSE_FINE,
  HJL_SENSE_ENDS_RUNNING, /* an archive reason for somebody who is still in the running */
  HJL_SENSE_REJECTS_HIRED,
  HJL_SENSE_HIRES_REJECTED, /* or somebody who withdrew */
  HJL_SENSE_KEEPS_ENDED,    /* a stage for somebody who was rejected or withdrew */
} HjlSense;

/* Whether somebody at a stage of this kind still takes part. */
gboolean hjl_stage_kind_is_running (HjlStageKind kind);

/* The rule. @hired: of an archive reason: whether it is of the hired kind */
HjlSense hjl_sense_judge (HjlStageKind  kind,
                          HjlTargetKind target,
                          gboolean      hired);

/**
 * hjl_sense_of_target:
 * @stage_id: hackajob's
 * @target: (nullable): NULL is fine
 *
 * The rule over what exists. A stage that is not known counts as one of somebody in the running, which is what
 * an unknown kind counts as too (hackajob/README.md); what kind of reason an unknown one is is not judged.
 */
HjlSense hjl_sense_of_target (HjlCatalogue    *catalogue,
                              const char      *stage_id,
                              const HjlTarget *target);

/* Returns: (transfer full) (nullable): why it is not meant, as it is kept (hjl-words.h), and in words; NULL where it is
 * fine. @stage_name: (nullable): the hackajob stage's */
char *hjl_sense_keep (HjlSense    sense,
                      const char *stage_name);
char *hjl_sense_describe (HjlSense    sense,
                          const char *stage_name);
