/* hjl-opportunity.c: one candidacy in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-opportunity.h"

#include "model/hjl-fold.h"

HjlOpportunity *
hjl_opportunity_new (const char *id)
{
  HjlOpportunity *self = g_new0 (HjlOpportunity, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);

  return self;
}

HjlOpportunity *
hjl_opportunity_copy (HjlOpportunity *self)
{
  HjlOpportunity *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hjl_opportunity_new (self->id);
  copy->contact_id = g_strdup (self->contact_id);
  copy->stage_id = g_strdup (self->stage_id);
  copy->posting_id = g_strdup (self->posting_id);
  copy->archived = self->archived;
  copy->archive_reason_id = g_strdup (self->archive_reason_id);
  copy->archived_at = self->archived_at;
  copy->deleted = self->deleted;
  copy->anonymized = self->anonymized;
  copy->confidential = self->confidential;
  copy->created_at = self->created_at;
  copy->updated_at = self->updated_at;
  copy->url = g_strdup (self->url);
  copy->name = g_strdup (self->name);
  copy->emails = g_strdupv (self->emails);
  copy->links = g_strdupv (self->links);
  copy->sources = g_strdupv (self->sources);
  copy->tags = g_strdupv (self->tags);
  copy->origin = g_strdup (self->origin);
  copy->owner = g_strdup (self->owner);

  return copy;
}

HjlOpportunity *
hjl_opportunity_ref (HjlOpportunity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hjl_opportunity_unref (HjlOpportunity *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->contact_id);
  g_free (self->stage_id);
  g_free (self->posting_id);
  g_free (self->archive_reason_id);
  g_free (self->url);
  g_free (self->name);
  g_strfreev (self->emails);
  g_strfreev (self->links);
  g_strfreev (self->sources);
  g_strfreev (self->tags);
  g_free (self->origin);
  g_free (self->owner);
  g_free (self);
}

gboolean
hjl_opportunity_has_source (HjlOpportunity *self,
                            const char     *source)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; self->sources != NULL && self->sources[i] != NULL; i++)
    if (hjl_fold_equal (self->sources[i], source))
      return TRUE;

  return FALSE;
}
