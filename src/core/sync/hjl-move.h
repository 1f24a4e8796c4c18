/* hjl-move.h: one write for a candidate who is linked: a move, an archive state, an export mark
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

typedef enum
{
  HJL_MOVE_DONE,
  HJL_MOVE_CHANGED, /* not as planned any more: the next plan decides anew */
  HJL_MOVE_HELD,
  HJL_MOVE_UNSEEN,  /* the service said yes, and the record does not show it: as below, but the service is well */
  HJL_MOVE_SKIPPED, /* the service could not do it, or did not say: read back and tried again later */
} HjlMoveResult;

/**
 * hjl_move_async:
 * @action: any remote action but EXPORT
 *
 * Through the journal like an export. The writes here have the same effect twice as once, so one whose
 * outcome is unknown only has the record read again before the next plan.
 */
void     hjl_move_async (HjlSyncContext     *context,
                         HjlAction          *action,
                         HjlCatalogue       *catalogue,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data);
gboolean hjl_move_finish (GAsyncResult  *result,
                          HjlMoveResult *outcome,
                          GError       **error);
