/* hjl-files-source.h: people from files: what is kept by hand stands for hackajob
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "files/hjl-spool.h"
#include "hackajob/hjl-source.h"
#include "store/hjl-store.h"

#define HJL_TYPE_FILES_SOURCE (hjl_files_source_get_type ())
G_DECLARE_FINAL_TYPE (HjlFilesSource, hjl_files_source, HJL, FILES_SOURCE, GObject)

/**
 * hjl_files_source_new:
 * @store: the database, writable, whose book is open (hjl-store-book.h); of the thread that calls
 * @spool_folder: where the files lie
 *
 * Reads the book as the feed's source reads the feed. Writing a stage is something to do on hackajob, and counts as
 * written. Every call is over when its callback is called, which is never before the call has returned.
 */
HjlSource *hjl_files_source_new (HjlStore   *store,
                                 const char *spool_folder);

/* What Lever has confirmed, and what belonged to somebody who was erased, goes from the spool. What cannot be removed
 * just now is removed another time. */
gboolean hjl_files_tidy (HjlStore   *store,
                         const char *spool_folder,
                         GError    **error);
