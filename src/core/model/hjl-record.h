/* hjl-record.h: a record in Lever that a person looks at to say whether it is somebody
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-opportunity.h"

/**
 * HjlRecord:
 * @id: of the opportunity
 * @name: (nullable): personal data, as Lever has it now; never stored
 * @stage_name: (nullable): or the archive reason's
 * @posting_title: (nullable): where there is a posting, and it is known
 * @url: (nullable): its page in Lever
 * @created_at: when it was made, or 0
 * @archived: whether it is archived
 * @gone: whether it is deleted, or not for us to see
 */
typedef struct
{
  char    *id;
  char    *name;
  char    *stage_name;
  char    *posting_title;
  char    *url;
  HjlTime  created_at;
  gboolean archived;
  gboolean gone;
} HjlRecord;

/* @opportunity: (nullable): NULL where Lever has none of this id for us. */
HjlRecord *hjl_record_new (const char     *id,
                           HjlOpportunity *opportunity,
                           HjlCatalogue   *catalogue);
void       hjl_record_free (HjlRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlRecord, hjl_record_free)
