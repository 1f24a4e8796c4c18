/* hjl-store.h: the SQLite database of an environment: opening, transactions, small values
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-catalogue.h"
#include "model/hjl-hold.h"
#include "model/hjl-link.h"
#include "model/hjl-mapping.h"
#include "model/hjl-snapshot.h"

#include <gio/gio.h>

#define HJL_TYPE_STORE (hjl_store_get_type ())
G_DECLARE_FINAL_TYPE (HjlStore, hjl_store, HJL, STORE, GObject)

typedef enum
{
  HJL_STORE_READ_WRITE,
  HJL_STORE_READ_ONLY, /* for views: a second connection beside the writer's */
} HjlStoreMode;

/**
 * hjl_store_open:
 * @path: the database file; its folder is made with mode 0700, the file with 0600
 *
 * WAL, foreign keys, secure_delete, synchronous=FULL (an intent must survive a power cut before the
 * request goes out), `user_version` migrations. A database that is newer than the program is
 * %HJL_ERROR_STORE in plain words and is left as it is. So is one that is damaged, or missing beside its
 * daily copies or its log, as %HJL_ERROR_STORE_LOST: hjl-store-recover.h. All functions are synchronous and
 * belong to one thread a connection.
 */
HjlStore *hjl_store_open (const char  *path,
                          HjlStoreMode mode,
                          GError     **error);

/* A copy in memory, to try things in: nothing that is done to it reaches a file. (transfer full) */
HjlStore *hjl_store_open_copy (HjlStore *self,
                               GError  **error);

/* Transactions nest; only the outermost one commits. A failed inner one rolls back all. Every function
 * that writes is a transaction by itself when none is open. A begin that fails has opened nothing; a commit that fails has
 * rolled back and is over; rolling back where nothing is open does nothing. */
gboolean hjl_store_begin (HjlStore *self,
                          GError  **error);
gboolean hjl_store_commit (HjlStore *self,
                           GError  **error);
void     hjl_store_rollback (HjlStore *self);
/* Commits or rolls back: `hjl_store_begin (…) && hjl_store_finish (…, what is done in it, …)` ends what it began, and never the
 * transaction around it. Returns: whether all is well */
gboolean hjl_store_finish (HjlStore *self,
                           gboolean  ok,
                           GError  **error);

/* Gives back the memory that was needed to work through many rows. */
void hjl_store_release_memory (HjlStore *self);

/* Small values: settings and cursors. (transfer full) (nullable) */
char    *hjl_store_get_value (HjlStore   *self,
                              const char *key);
gint64   hjl_store_get_int (HjlStore   *self,
                            const char *key,
                            gint64      fallback);
/* @value: (nullable): NULL removes it */
gboolean hjl_store_set_value (HjlStore   *self,
                              const char *key,
                              const char *value,
                              GError    **error);
gboolean hjl_store_set_int (HjlStore   *self,
                            const char *key,
                            gint64      value,
                            GError    **error);
/* The same of what is worth no wait: where another process writes just now nothing is kept. */
void     hjl_store_set_hint (HjlStore   *self,
                             const char *key,
                             gint64      value);

/* Reads the database through. Returns: %FALSE with the words for damage where there is any */
gboolean hjl_store_check_whole (HjlStore *self,
                                GError  **error);

/* For a time without work: the log is written back, and gives its room back to the disk; not where another
 * connection reads just now. */
void hjl_store_rest (HjlStore *self);

/* A copy beside the database by `VACUUM INTO`, at most one a day; the newest 3 are kept. */
gboolean hjl_store_copy_daily (HjlStore *self,
                               HjlTime   now,
                               GError  **error);

/* For another account: everything but the settings and the connections goes, mappings too, once all of it is
 * whole in a file beside the database whose name ends in `.aside-` and the time. */
gboolean hjl_store_start_over (HjlStore *self,
                               HjlTime   now,
                               GError  **error);
