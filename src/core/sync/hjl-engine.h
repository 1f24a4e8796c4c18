/* hjl-engine.h: one cycle of the sync: read back, read, plan, apply
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "model/hjl-undo.h"
#include "sync/hjl-reader.h"
#include "sync/hjl-sync-context.h"

#define HJL_TYPE_ENGINE (hjl_engine_get_type ())
G_DECLARE_FINAL_TYPE (HjlEngine, hjl_engine, HJL, ENGINE, GObject)

/**
 * hjl_engine_new:
 * @context: what to work with; its report is what a sync gives
 * @workers: candidates under way at once
 *
 * Belongs to one main context. One sync at a time. The signal `progress` is emitted when
 * hjl_engine_get_progress() has news.
 */
HjlEngine *hjl_engine_new (HjlSyncContext *context,
                           guint           workers);

/* Gives a HjlSyncReport, also where a passing error ended the run early, which is then in `interrupted`; any other error of
 * the run is the error. */
void hjl_engine_sync_async (HjlEngine          *self,
                            HjlReadMode         mode,
                            HjlSyncFlags        flags,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
/**
 * hjl_engine_sync_candidate_async:
 *
 * One cycle for one candidate: what is uncertain about them is read back, both sides are asked for them by
 * their ids, and the same planner, journal and applier do the rest. Cursors and turns of whole cycles stay
 * where they are, and so does everybody else. Gives a HjlSyncReport: the numbers are of this
 * candidate, and `said` has what came of it; %HJL_ERROR_NOT_FOUND where there is none, here or on hackajob.
 */
void hjl_engine_sync_candidate_async (HjlEngine          *self,
                                      const char         *candidate_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/**
 * hjl_engine_plan_async:
 * @read: whether to read both sides first; the context's store should be a copy then
 * @mappings: (nullable) (element-type utf8 HjlMapping): instead of the saved ones
 *
 * Gives a HjlPlan: that of all candidates, without applying it.
 */
void hjl_engine_plan_async (HjlEngine          *self,
                            gboolean            read,
                            GHashTable         *mappings,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);

/**
 * hjl_engine_plan_undo_async:
 * @read: whether to read both sides first; the context's store should be a copy then
 * @reason_id: (nullable): the archive reason for records that the run created
 *
 * How the run would be taken back (hjl-undo.h), without writing anything.
 */
void hjl_engine_plan_undo_async (HjlEngine          *self,
                                 gint64              run_id,
                                 const char         *reason_id,
                                 gboolean            read,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/**
 * hjl_engine_undo_async:
 *
 * Takes a run back: reads back what is uncertain, reads both sides, plans and writes, through the journal like a sync and
 * as a run of its own. Whoever was changed meanwhile is left. What breaks it off (a crash, the network) leaves it to
 * the next sync to go on; a person who cancels it has ended it. %HJL_ERROR_INPUT where records were created and no
 * archive reason was chosen, or one for hires. Gives a HjlUndo, as planning one does, also where a passing error ended it early,
 * which is then in `interrupted`; %HJL_ERROR_NOT_FOUND where there is no such run.
 */
void hjl_engine_undo_async (HjlEngine          *self,
                            gint64              run_id,
                            const char         *reason_id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);

/* Where a cycle is applying a plan that has this candidate waiting, they are the next. */
void        hjl_engine_bring_forward (HjlEngine  *self,
                                      const char *candidate_id);
HjlProgress hjl_engine_get_progress (HjlEngine *self);
void        hjl_engine_set_paused (HjlEngine *self,
                                   gboolean   paused);

/**
 * hjl_engine_set_source:
 *
 * Candidates come from @source from the next cycle on, which reads all of them: cursors of one source mean nothing to
 * another. Not while a run is under way.
 *
 * Returns: %FALSE where the cursors could not be forgotten
 */
gboolean hjl_engine_set_source (HjlEngine *self,
                                HjlSource *source,
                                GError   **error);
