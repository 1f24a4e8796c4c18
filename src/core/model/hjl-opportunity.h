/* hjl-opportunity.h: one candidacy in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

/**
 * HjlOpportunity:
 * @id: opaque
 * @contact_id: (nullable): the person in Lever
 * @stage_id: (nullable): the present stage
 * @posting_id: (nullable): only where `expand=applications` was asked for
 * @archived: whether it is archived
 * @archive_reason_id: (nullable): why
 * @archived_at: when, or 0
 * @deleted: Lever said so: by `/opportunities/deleted`, or by two looks on different days
 * @anonymized: Lever's `isAnonymized`
 * @confidential: its posting is confidential; lists leave it out by default
 * @created_at: when it was made
 * @updated_at: 0 where Lever has null: 964 of 1,004 recorded rows (lever/README.md, Reading opportunities)
 * @url: (nullable): its page in Lever
 * @name: (nullable): personal data; blank in answers to updates (lever/README.md, Updating an opportunity), never stored
 * @emails: (nullable): the same
 * @links: (nullable): the same
 * @sources: (nullable): texts
 * @tags: (nullable): texts
 * @origin: (nullable): one of six words
 * @owner: (nullable): a user's id
 */
struct _HjlOpportunity
{
  gatomicrefcount ref_count;
  char           *id;
  char           *contact_id;
  char           *stage_id;
  char           *posting_id;
  gboolean        archived;
  char           *archive_reason_id;
  HjlTime         archived_at;
  gboolean        deleted;
  gboolean        anonymized;
  gboolean        confidential;
  HjlTime         created_at;
  HjlTime         updated_at;
  char           *url;
  char           *name;
  GStrv           emails;
  GStrv           links;
  GStrv           sources;
  GStrv           tags;
  char           *origin;
  char           *owner;
};

HjlOpportunity *hjl_opportunity_new (const char *id);
HjlOpportunity *hjl_opportunity_copy (HjlOpportunity *self);
HjlOpportunity *hjl_opportunity_ref (HjlOpportunity *self);
void            hjl_opportunity_unref (HjlOpportunity *self);

/* Whether it has the @source (nullable), in whatever case Lever writes it. */
gboolean hjl_opportunity_has_source (HjlOpportunity *self,
                                     const char     *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlOpportunity, hjl_opportunity_unref)
