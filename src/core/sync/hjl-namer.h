/* hjl-namer.h: learns the names of people who wait
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/hjl-sync-context.h"

G_BEGIN_DECLS

#define HJL_TYPE_NAMER (hjl_namer_get_type ())
G_DECLARE_FINAL_TYPE (HjlNamer, hjl_namer, HJL, NAMER, GObject)

HjlNamer *hjl_namer_new (HjlSyncContext *context);

/**
 * hjl_namer_run_async:
 * @limit: whom to ask for at most, one call to hackajob each
 *
 * The list of candidates has no names (hackajob/README.md: "only in the next call"), and an export learns
 * them on its way. Those who accepted and are not exported, since their role is not mapped, are asked
 * for here, so that a recruiter sees who waits. Nobody is asked for twice.
 */
void     hjl_namer_run_async (HjlNamer           *self,
                              guint               limit,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
/* Fails where it was cancelled or the database does; what hackajob cannot answer now is asked another
 * time. */
gboolean hjl_namer_run_finish (HjlNamer     *self,
                               GAsyncResult *result,
                               GError      **error);

G_END_DECLS
