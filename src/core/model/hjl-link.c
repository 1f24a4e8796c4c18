/* hjl-link.c: a candidate and its opportunity: what was exported, and where both were last in step
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-link.h"
#include "model/hjl-mapping.h"

HjlLink *
hjl_link_new (const char *candidate_id,
              const char *opportunity_id)
{
  HjlLink *self = g_new0 (HjlLink, 1);

  self->candidate_id = g_strdup (candidate_id);
  self->opportunity_id = g_strdup (opportunity_id);

  return self;
}

void
hjl_link_keep_archived (HjlLink    *self,
                        const char *reason_id)
{
  g_return_if_fail (self != NULL);

  hjl_link_take_base_target (self, hjl_target_new (HJL_TARGET_REASON, reason_id, NULL));
  hjl_set_text (&self->kept_reason_id, reason_id != NULL ? reason_id : "");
}

void
hjl_link_take_base_target (HjlLink   *self,
                           HjlTarget *target)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->base_target, hjl_target_free);
  self->base_target = target;
  if (target == NULL || target->kind != HJL_TARGET_REASON ||
      g_strcmp0 (self->kept_reason_id, target->id != NULL ? target->id : "") != 0)
    g_clear_pointer (&self->kept_reason_id, g_free);
}

void
hjl_link_free (HjlLink *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->candidate_id);
  g_free (self->opportunity_id);
  g_free (self->contact_id);
  g_free (self->posting_id);
  g_free (self->opportunity_url);
  g_free (self->source);
  g_free (self->base_stage_id);
  hjl_target_free (self->base_target);
  g_free (self->wanted_stage_id);
  g_free (self->kept_posting_id);
  g_free (self->kept_reason_id);
  g_free (self);
}
