/* hjl-read-back.h: finds out what became of writes whose outcome is not known
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "sync/hjl-sync-context.h"

/**
 * hjl_read_back_async:
 * @candidate_id: (nullable): only what is not known of this one
 *
 * What every run begins with, and ends with where a connection was cut. Each intent without an outcome
 * (a crash, a cut connection, a time-out, a 5xx to a POST) is read back before anything is sent again
 * (src/README.md, The way of the data): an export by the posting and the e-mail, or, without one, the name and the time of
 * creation. Found: it is linked. Not found, twice with a pause between: it did not happen, and is
 * planned again. Doubtful: the candidate is held for a person. Finish with hjl_sync_finish().
 */
void hjl_read_back_async (HjlSyncContext     *context,
                          HjlCatalogue       *catalogue,
                          const char         *candidate_id,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
