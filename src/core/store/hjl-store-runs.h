/* hjl-store-runs.h: which run writes now, and what runs have written
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-run.h"
#include "store/hjl-store.h"

/**
 * hjl_store_begin_run:
 * @run: copied. With an id it is one that was broken off and goes on; else it gets a row with its first write or
 *   its first line of the timeline, so that a run that finds nothing to do leaves nothing behind
 *
 * What is written from now on belongs to it, until hjl_store_end_run(). Nothing is written to the disk yet.
 */
void     hjl_store_begin_run (HjlStore     *self,
                              const HjlRun *run);
/* @whole: it came to its end; an undo that did not may go on (hjl_store_find_open_undo()). Without a run it does
 * nothing. */
gboolean hjl_store_end_run (HjlStore *self,
                            gboolean  whole,
                            HjlTime   now,
                            GError  **error);
/* The run that is under way follows what a person brought in (%HJL_RUN_IMPORT), from its first such write on. An undo stays
 * one; without a run it does nothing. */
gboolean hjl_store_set_run_import (HjlStore *self,
                                   GError  **error);
/* Of the run that is under way: 0 where there is none, or it has written nothing so far. */
gint64   hjl_store_get_run_id (HjlStore *self);

/**
 * hjl_store_list_runs:
 * @before: an id, 0 for the newest
 *
 * Runs that wrote something to Lever or hackajob, or tried to, newest first.
 *
 * Returns: (transfer full) (element-type HjlRun)
 */
GPtrArray *hjl_store_list_runs (HjlStore *self,
                                gint64    before,
                                guint     limit,
                                GError  **error);
/* Returns: (transfer full) (nullable): %NULL without @error where there is no such run */
HjlRun    *hjl_store_load_run (HjlStore *self,
                               gint64    id,
                               GError  **error);
/* The undo that was broken off last, unless there was another undo after it.
 * Returns: (transfer full) (nullable): %NULL without @error where there is none */
HjlRun    *hjl_store_find_open_undo (HjlStore *self,
                                     GError  **error);
/* How many people something was written for, to Lever or hackajob, since then: -1 with @error set */
int        hjl_store_count_written (HjlStore *self,
                                    HjlTime   since,
                                    GError  **error);
/* What a run wrote, in the order in which it was begun. @run_id: 0 for all runs, and what belongs to none
 * Returns: (transfer full) (element-type HjlChange) */
GPtrArray *hjl_store_list_changes (HjlStore *self,
                                   gint64    run_id,
                                   GError  **error);
/* One write. Returns: (transfer full) (nullable): %NULL without @error where there is none */
HjlChange *hjl_store_load_change (HjlStore *self,
                                  gint64    id,
                                  GError  **error);
/**
 * hjl_store_takes_export_back:
 * @undoes: the write that one takes back
 *
 * Whether that takes the export of a record back: because the write is the export, or the undo of such an undo.
 */
gboolean   hjl_store_takes_export_back (HjlStore *self,
                                        gint64    undoes,
                                        gboolean *takes_back,
                                        GError  **error);
