/* hjl-export-files.h: looks whether an exported candidate's files are really in Lever
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "store/hjl-store-links.h"
#include "sync/hjl-posting-records.h"
#include "sync/hjl-sync-context.h"

/* Looks after the one whose files have waited longest to be looked for, or after @candidate_id (nullable)
 * where theirs were not, and uploads what is missing. Nothing to look for is fine. @which: of all, without
 * @candidate_id; those that were missed count as awaited where there is @since; @records: of this run; @since: nobody
 * who was looked after since then, or 0 */
void     hjl_export_files_check_async (HjlSyncContext     *context,
                                       HjlCatalogue       *catalogue,
                                       HjlPostingRecords  *records,
                                       const char         *candidate_id,
                                       HjlUnchecked        which,
                                       HjlTime             since,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
/* @goes_on: (out): whether the next one is looked after at once: of @since, or because a CV that was awaited has come */
gboolean hjl_export_files_check_finish (GAsyncResult *result,
                                        gboolean     *goes_on,
                                        GError      **error);
