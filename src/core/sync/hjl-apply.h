/* hjl-apply.h: runs a plan through the journal
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

#define HJL_TYPE_APPLY (hjl_apply_get_type ())
G_DECLARE_FINAL_TYPE (HjlApply, hjl_apply, HJL, APPLY, GObject)

/**
 * hjl_apply_new:
 * @workers: candidates under way at once; the actions of one candidate are never
 *
 * The signal `progress` tells that hjl_apply_get_done() or hjl_apply_get_total() have changed: candidates with something
 * to write. While it is paused no new candidate is begun.
 */
HjlApply *hjl_apply_new (HjlSyncContext *context,
                         guint           workers);

/* Takes every action of @plan as far as it goes. An error that strikes one candidate holds that one and
 * goes on; an error of the task is one of the whole run, given after what was under way has ended.
 * Finish with hjl_sync_finish(). */
void     hjl_apply_run_async (HjlApply           *self,
                              HjlPlan            *plan,
                              HjlCatalogue       *catalogue,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
void     hjl_apply_set_paused (HjlApply *self,
                               gboolean  paused);
/* Where this candidate waits in the run that is under way, they are the next to be begun. */
void     hjl_apply_bring_forward (HjlApply   *self,
                                  const char *candidate_id);
/* Whether anything came of the last plan: another one may say more then. */
gboolean hjl_apply_has_changed (HjlApply *self);
guint    hjl_apply_get_done (HjlApply *self);
guint    hjl_apply_get_total (HjlApply *self);
