/* hjl-applier.h: runs a plan through the journal
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

G_BEGIN_DECLS

#define HJL_TYPE_APPLIER (hjl_applier_get_type ())
G_DECLARE_FINAL_TYPE (HjlApplier, hjl_applier, HJL, APPLIER, GObject)

/**
 * hjl_applier_new:
 * @workers: candidates under way at once; the actions of one candidate are never
 *
 * Properties that notify: `done`, `total` (uint: candidates with something to write). While `paused`
 * (boolean) no new candidate is begun.
 */
HjlApplier *hjl_applier_new (HjlSyncContext *context,
                             guint           workers);

/* Takes every action of @plan as far as it goes. An error that strikes one candidate holds that one and
 * goes on; an error of the task is one of the whole run, given after what was under way has ended. */
void     hjl_applier_apply_async (HjlApplier         *self,
                                  HjlPlan            *plan,
                                  HjlCatalogue       *catalogue,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean hjl_applier_apply_finish (HjlApplier   *self,
                                   GAsyncResult *result,
                                   GError      **error);
void     hjl_applier_set_paused (HjlApplier *self,
                                 gboolean    paused);
/* Where this candidate waits in the run that is under way, they are the next to be begun. */
void     hjl_applier_bring_forward (HjlApplier *self,
                                    const char *candidate_id);
/* Whether anything came of the last plan: another one may say more then. */
gboolean hjl_applier_has_changed (HjlApplier *self);
guint    hjl_applier_get_done (HjlApplier *self);
guint    hjl_applier_get_total (HjlApplier *self);

G_END_DECLS
