/* hjl-engine-plan.h: plans what is in the store, a page at a time
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

/**
 * hjl_engine_plan_store:
 * @catalogue: what exists
 * @mappings: (nullable): %NULL loads the saved ones
 * @all: every candidate; else only those to be looked at, of whom those with nothing to do are then
 *   settled in the store
 *
 * Holds one page of candidates in memory at a time.
 *
 * Returns: (transfer full)
 */
HjlPlan *hjl_engine_plan_store (HjlSyncContext *context,
                                HjlCatalogue   *catalogue,
                                GHashTable     *mappings,
                                gboolean        all,
                                GCancellable   *cancellable,
                                GError        **error);

/* The plan of one candidate, looked at or not, who is settled in the store where it is empty.
 * Returns: (transfer full) */
HjlPlan *hjl_engine_plan_candidate (HjlSyncContext *context,
                                    HjlCatalogue   *catalogue,
                                    const char     *candidate_id,
                                    GError        **error);

/* What @mapping would write for its role's candidates, were it saved and switched on: nothing that is only noted
 * here. Returns: (transfer full) */
HjlPlan *hjl_engine_plan_role (HjlSyncContext *context,
                               HjlCatalogue   *catalogue,
                               HjlMapping     *mapping,
                               GError        **error);

/* What is held back (hjl-brake.h) and would be written yet. Returns: (transfer full) */
HjlPlan *hjl_engine_plan_held (HjlSyncContext *context,
                               HjlCatalogue   *catalogue,
                               GError        **error);

/* Whom the last run did not erase because they are many, as far as they would be erased yet: only that. Returns:
 * (transfer full) */
HjlPlan *hjl_engine_plan_not_erased (HjlSyncContext *context,
                                     HjlCatalogue   *catalogue,
                                     GError        **error);

/* Has the candidates of each role looked at again whose mapping broke or was mended since the last
 * time, and says so in the timeline. */
gboolean hjl_engine_notice_breaks (HjlSyncContext *context,
                                   HjlCatalogue   *catalogue,
                                   GError        **error);

/* Fills in what is left: who waits for a person, whose role has no mapping, whose is broken. */
gboolean hjl_engine_count_waiting (HjlSyncContext *context,
                                   GError        **error);
