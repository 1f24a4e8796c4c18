/* hjl-reader.h: brings in what changed on both sides since the cursors
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hackajob/hjl-source.h"
#include "lever/hjl-lever-client.h"
#include "model/hjl-plan.h"
#include "store/hjl-store.h"

typedef enum
{
  HJL_READ_ECONOMICAL, /* the cycle of every minute */
  HJL_READ_BARE,       /* the same without deletions and the lists that take turns, for the caller to use those calls */
  HJL_READ_THOROUGH,   /* a person asked: deletions too */
} HjlReadMode;

#define HJL_TYPE_READER (hjl_reader_get_type ())
G_DECLARE_FINAL_TYPE (HjlReader, hjl_reader, HJL, READER, GObject)

HjlReader *hjl_reader_new (HjlStore       *store,
                           HjlSource      *source,
                           HjlLeverClient *lever);

/**
 * hjl_reader_read_async:
 * @now: the time of this cycle
 *
 * One cycle of src/README.md, The way of the data, "Followed changes". What a quiet cycle costs does not depend on how many
 * roles or candidates there are: two calls to hackajob (changed candidates; one page of a scan that
 * goes round all roles) and at most three to Lever (changed opportunities; deletions, every hour and
 * in each thorough cycle; one slot in which the lists that seldom change take turns). Lists that were
 * never read are read whole first, and a full pass over our opportunities is made once a day.
 *
 * Every page is in the store when its request is done; a cursor only moves behind what is in there. Finish with
 * hjl_sync_finish().
 */
void hjl_reader_read_async (HjlReader          *self,
                            HjlReadMode         mode,
                            HjlTime             now,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);

/**
 * hjl_reader_read_candidate_async:
 *
 * Asks both sides for one candidate, by their ids: one call to hackajob, and one to Lever where they are
 * linked. What the mapping of their role refers to is read anew where it is broken, hackajob's stages where they have
 * moved, and a role or stage that is not known yet. No cursor moves, so that whole cycles miss nobody. Finish with
 * hjl_sync_finish(): %HJL_ERROR_NOT_FOUND where hackajob has none such.
 */
void     hjl_reader_read_candidate_async (HjlReader          *self,
                                          const char         *candidate_id,
                                          HjlTime             now,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
/* Reads these lists whole. Finish with hjl_sync_finish(). */
void     hjl_reader_refresh_async (HjlReader          *self,
                                   HjlLists            lists,
                                   HjlTime             now,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
/* Reads what @plan is about to refer to in Lever: its postings one by one while they are few, stages,
 * archive reasons, users. Finish with hjl_sync_finish(). */
void     hjl_reader_refresh_for_plan_async (HjlReader          *self,
                                            HjlPlan            *plan,
                                            HjlTime             now,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/**
 * hjl_reader_forget_cursors:
 * @side: whose account was connected
 *
 * A new connection may see more than the one before: everything is read again, as if for the first time.
 */
gboolean hjl_reader_forget_cursors (HjlStore *store,
                                    HjlSide   side,
                                    GError  **error);
/* Returns: (transfer full) (nullable): a sentence for each row of either side's lists that could not be read when it
 * was last asked for; without personal data */
GStrv    hjl_reader_list_unread (HjlStore *store);

/* Where candidates come from by now; not while it reads. */
void hjl_reader_set_source (HjlReader *self,
                            HjlSource *source);
