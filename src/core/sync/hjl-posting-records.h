/* hjl-posting-records.h: who is in a posting already, read once for many exports to it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lever/hjl-lever-client.h"
#include "model/hjl-plan.h"

G_BEGIN_DECLS

typedef struct _HjlPostingRecords HjlPostingRecords;

/* For the postings to which @plan exports so many that reading them whole is cheaper than asking for
 * each candidate by e-mail. */
HjlPostingRecords *hjl_posting_records_new (HjlPlan *plan);
void               hjl_posting_records_free (HjlPostingRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlPostingRecords, hjl_posting_records_free)

void       hjl_posting_records_load_async (HjlPostingRecords  *self,
                                           HjlLeverClient     *lever,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean   hjl_posting_records_load_finish (GAsyncResult *result,
                                            GError      **error);
/* Returns: (transfer none) (nullable) (element-type HjlOpportunity): %NULL where it was not read */
GPtrArray *hjl_posting_records_get (HjlPostingRecords *self,
                                    const char        *posting_id);

G_END_DECLS
