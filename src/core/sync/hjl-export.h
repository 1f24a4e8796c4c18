/* hjl-export.h: exports one candidate to Lever, with CV and hackajob profile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "sync/hjl-posting-records.h"
#include "sync/hjl-sync-context.h"

typedef enum
{
  HJL_EXPORT_DONE,
  HJL_EXPORT_ADOPTED,   /* the record was there already, and is linked now */
  HJL_EXPORT_CHANGED,   /* hackajob changed it since it was planned: the next plan decides anew */
  HJL_EXPORT_HELD,      /* a person, or a read-back, has to decide */
  HJL_EXPORT_UNCERTAIN, /* sent, outcome unknown: held until it was read back */
  HJL_EXPORT_SKIPPED,   /* hackajob could not give what is needed just now; the next run tries again */
  HJL_EXPORT_WAITS,     /* likewise, for a server of files that gives none: it says nothing of anybody whose files lie elsewhere */
} HjlExportResult;

/**
 * hjl_export_async:
 * @context: what to work with
 * @c: the candidate
 * @action: an EXPORT from the plan
 * @catalogue: for names
 * @records: of the run: what the posting already holds, where that was read; else Lever is asked by all
 *   of the candidate's e-mail addresses
 * @check_files: ask Lever for the record's files afterwards; else they are looked at later
 *
 * The intent is on the disk before the request goes out, the outcome as soon as the answer is there
 * (src/README.md, The way of the data). An error of the task is one of the whole run: no network, no account, no database.
 */
void     hjl_export_async (HjlSyncContext     *context,
                           HjlCase            *c,
                           HjlAction          *action,
                           HjlCatalogue       *catalogue,
                           HjlPostingRecords  *records,
                           gboolean            check_files,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
gboolean hjl_export_finish (GAsyncResult    *result,
                            HjlExportResult *outcome,
                            GError         **error);

/**
 * hjl_export_complete_async:
 * @c: a candidate who is linked
 * @action: stands for the export that was: candidate, posting, `opportunity_id`, `perform_as`
 *
 * Uploads what Lever lacks of the candidate's CV and profile, and remembers that it was looked for. Finish with
 * hjl_export_finish().
 */
void hjl_export_complete_async (HjlSyncContext     *context,
                                HjlCase            *c,
                                HjlAction          *action,
                                HjlCatalogue       *catalogue,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
