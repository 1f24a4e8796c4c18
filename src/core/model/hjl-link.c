/* hjl-link.c: a candidate and its opportunity: what was exported, and where both were last in step
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "model/hjl-link.h"
#include "model/hjl-mapping.h"

G_DEFINE_BOXED_TYPE (HjlLink, hjl_link, hjl_link_ref, hjl_link_unref)

HjlLink *
hjl_link_new (const char *candidate_id,
              const char *opportunity_id)
{
  HjlLink *self = g_new0 (HjlLink, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->candidate_id = g_strdup (candidate_id);
  self->opportunity_id = g_strdup (opportunity_id);

  return self;
}

HjlLink *
hjl_link_copy (HjlLink *self)
{
  HjlLink *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hjl_link_new (self->candidate_id, self->opportunity_id);
  copy->contact_id = g_strdup (self->contact_id);
  copy->posting_id = g_strdup (self->posting_id);
  copy->opportunity_url = g_strdup (self->opportunity_url);
  copy->source = g_strdup (self->source);
  copy->base_stage_id = g_strdup (self->base_stage_id);
  copy->base_target = hjl_target_copy (self->base_target);
  copy->wanted_stage_id = g_strdup (self->wanted_stage_id);
  copy->kept_posting_id = g_strdup (self->kept_posting_id);
  copy->kept_reason_id = g_strdup (self->kept_reason_id);
  copy->exported_at = self->exported_at;
  copy->marked = self->marked;
  copy->n_files = self->n_files;
  copy->files_checked = self->files_checked;
  copy->missed_at = self->missed_at;
  copy->awaits_cv = self->awaits_cv;
  copy->looked_at = self->looked_at;
  copy->erased = self->erased;
  copy->missing = self->missing;

  return copy;
}

HjlLink *
hjl_link_ref (HjlLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hjl_link_unref (HjlLink *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

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
