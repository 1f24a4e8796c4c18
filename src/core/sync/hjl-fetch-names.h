/* hjl-fetch-names.h: learns the names of people who wait
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/hjl-sync-context.h"

#define HJL_TYPE_FETCH_NAMES (hjl_fetch_names_get_type ())
G_DECLARE_FINAL_TYPE (HjlFetchNames, hjl_fetch_names, HJL, FETCH_NAMES, GObject)

HjlFetchNames *hjl_fetch_names_new (HjlSyncContext *context);

/**
 * hjl_fetch_names_run_async:
 * @limit: whom to ask for at most, one call to hackajob each
 *
 * The list of candidates has no names (hackajob/README.md: "only in the next call"), and an export learns
 * them on its way. Those who accepted and are not exported, since their role is not mapped, are asked
 * for here, so that a recruiter sees who waits. Nobody is asked for twice. It fails where it was cancelled or the
 * database does; what hackajob cannot answer now is asked another time. Finish with hjl_sync_finish().
 */
void hjl_fetch_names_run_async (HjlFetchNames      *self,
                                guint               limit,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
/* The same for those whom somebody is about to look at. @ids: (element-type utf8): of candidates. Finish with hjl_sync_finish(). */
void hjl_fetch_names_run_for_async (HjlFetchNames      *self,
                                    GPtrArray          *ids,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
