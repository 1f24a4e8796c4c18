/* hjl-record.c: a record in Lever that a person looks at to say whether it is somebody
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-record.h"

static char *
dup_place (HjlOpportunity *opportunity,
           HjlCatalogue   *catalogue)
{
  HjlArchiveReason *reason;
  HjlStage         *stage;

  if (opportunity->archived)
    {
      reason = opportunity->archive_reason_id != NULL ? hjl_catalogue_get_reason (catalogue, opportunity->archive_reason_id) : NULL;
      return g_strdup (reason != NULL ? reason->name : NULL);
    }

  stage = opportunity->stage_id != NULL ? hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, opportunity->stage_id) : NULL;

  return g_strdup (stage != NULL ? stage->name : opportunity->stage_id);
}

/* Bare records have an empty name (lever/README.md, Reading opportunities). */
static char *
dup_filled (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

HjlRecord *
hjl_record_new (const char     *id,
                HjlOpportunity *opportunity,
                HjlCatalogue   *catalogue)
{
  HjlRecord  *self = g_new0 (HjlRecord, 1);
  HjlPosting *posting;

  self->id = g_strdup (id);
  self->gone = opportunity == NULL || opportunity->deleted;
  if (self->gone)
    return self;

  posting = opportunity->posting_id != NULL ? hjl_catalogue_get_posting (catalogue, opportunity->posting_id) : NULL;
  self->name = dup_filled (opportunity->name);
  self->stage_name = dup_place (opportunity, catalogue);
  self->posting_title = g_strdup (posting != NULL ? posting->title : NULL);
  self->url = g_strdup (opportunity->url);
  self->created_at = opportunity->created_at;
  self->archived = opportunity->archived;

  return self;
}

void
hjl_record_free (HjlRecord *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->stage_name);
  g_free (self->posting_title);
  g_free (self->url);
  g_free (self);
}
