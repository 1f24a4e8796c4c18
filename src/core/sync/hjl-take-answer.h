/* hjl-take-answer.h: what a service answered to a write, into the database as one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/hjl-sync-context.h"
#include "store/hjl-store-journal.h"

/**
 * HjlAnswer:
 * @link: how the two belong together now
 * @opportunity: (nullable): the record, as Lever has it now
 * @candidate: (nullable): the candidate, as hackajob has it now
 * @write: (nullable): the journal's entry, which ends
 * @state: how it ends
 * @more: (nullable): what belongs to it beside that, in the same transaction
 * @data: for @more
 */
typedef struct
{
  HjlLink        *link;
  HjlOpportunity *opportunity;
  HjlCandidate   *candidate;
  const HjlWrite *write;
  HjlWriteState   state;
  gboolean (*more) (gpointer data,
                    GError **error);
  gpointer data;
} HjlAnswer;

/**
 * hjl_take_answer:
 *
 * Link, what was read, and the write's end: all of them or none. One without the others would read as a change
 * that somebody made in Lever, or as a write that has to be looked for.
 */
gboolean hjl_take_answer (HjlSyncContext  *context,
                          const HjlAnswer *answer,
                          GError         **error);

/**
 * hjl_check_lever_answer:
 * @opportunity: (nullable): what an update of @opportunity_id was answered with
 *
 * An answer of another record, or one that does not say where the record stands, says nothing of it: taken for it,
 * hackajob would follow a move that nobody made. Returns: FALSE with %HJL_ERROR_BAD_RESPONSE, unless @error says more
 * already
 */
gboolean hjl_check_lever_answer (HjlOpportunity *opportunity,
                                 const char     *opportunity_id,
                                 GError        **error);

/* The same of hackajob. @candidate: (nullable) */
gboolean hjl_check_hackajob_answer (HjlCandidate *candidate,
                                    const char   *candidate_id,
                                    GError      **error);

/**
 * hjl_take_lever_answer:
 * @write: (nullable): done; where the candidate was in hackajob when it was begun becomes the base
 *
 * The answer about a candidate who is linked already: where Lever has the record now is where both sides go on from.
 * Somebody who is not linked any more is %HJL_ERROR_STORE.
 */
gboolean hjl_take_lever_answer (HjlSyncContext *context,
                                const char     *candidate_id,
                                const HjlWrite *write,
                                HjlOpportunity *opportunity,
                                HjlCatalogue   *catalogue,
                                GError        **error);
