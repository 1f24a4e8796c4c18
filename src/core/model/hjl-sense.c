/* hjl-sense.c: whether what a mapping says of a stage can be meant
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-sense.h"
#include "model/hjl-words.h"

gboolean
hjl_stage_kind_is_running (HjlStageKind kind)
{
  switch (kind)
    {
    case HJL_STAGE_KIND_HIRED:
    case HJL_STAGE_KIND_REJECTED:
    case HJL_STAGE_KIND_WITHDRAWN:
      return FALSE;

    case HJL_STAGE_KIND_IN_PROCESS:
    case HJL_STAGE_KIND_REQUESTED:
    case HJL_STAGE_KIND_ACCEPTED:
    case HJL_STAGE_KIND_OFFER:
    default:
      return TRUE;
    }
}

HjlSense
hjl_sense_judge (HjlStageKind  kind,
                 HjlTargetKind target,
                 gboolean      hired)
{
  if (target == HJL_TARGET_NONE)
    return HJL_SENSE_FINE;

  if (hjl_stage_kind_is_running (kind))
    return target == HJL_TARGET_REASON ? HJL_SENSE_ENDS_RUNNING : HJL_SENSE_FINE;

  /* Some companies have a stage for those who were hired. */
  if (kind == HJL_STAGE_KIND_HIRED)
    return target == HJL_TARGET_REASON && !hired ? HJL_SENSE_REJECTS_HIRED : HJL_SENSE_FINE;

  if (target == HJL_TARGET_STAGE)
    return HJL_SENSE_KEEPS_ENDED;

  return hired ? HJL_SENSE_HIRES_REJECTED : HJL_SENSE_FINE;
}

HjlSense
hjl_sense_of_target (HjlCatalogue    *catalogue,
                     const char      *stage_id,
                     const HjlTarget *target)
{
  HjlStage         *stage;
  HjlArchiveReason *reason = NULL;
  HjlStageKind      kind;

  g_return_val_if_fail (HJL_IS_CATALOGUE (catalogue), HJL_SENSE_ENDS_RUNNING);

  if (target == NULL || target->kind == HJL_TARGET_NONE)
    return HJL_SENSE_FINE;

  stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, stage_id);
  kind = stage != NULL ? stage->kind : HJL_STAGE_KIND_IN_PROCESS;
  if (target->kind == HJL_TARGET_REASON)
    {
      reason = hjl_catalogue_get_reason (catalogue, target->id);
      if (reason == NULL && !hjl_stage_kind_is_running (kind))
        return HJL_SENSE_FINE;
    }

  return hjl_sense_judge (kind, target->kind, reason != NULL && reason->hired);
}

char *
hjl_sense_keep (HjlSense    sense,
                const char *stage_name)
{
  const char *name = stage_name != NULL ? stage_name : "";

  switch (sense)
    {
    case HJL_SENSE_ENDS_RUNNING:
      return hjl_words_keep ("sense-ends-running", name);
    case HJL_SENSE_REJECTS_HIRED:
      return hjl_words_keep ("sense-rejects-hired", name);
    case HJL_SENSE_HIRES_REJECTED:
      return hjl_words_keep ("sense-hires-rejected", name);
    case HJL_SENSE_KEEPS_ENDED:
      return hjl_words_keep ("sense-keeps-ended", name);
    case HJL_SENSE_FINE:
    default:
      return NULL;
    }
}

char *
hjl_sense_describe (HjlSense    sense,
                    const char *stage_name)
{
  g_autofree char *kept = hjl_sense_keep (sense, stage_name);

  return hjl_words_show (kept);
}
