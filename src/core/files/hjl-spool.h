/* hjl-spool.h: private copies of the files that a recruiter dropped, until Lever has them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* The folder of the spool, in an environment's data folder. */
#define HJL_SPOOL_FOLDER "files"

/* Lever's own limit for an upload (lever/README.md, Files): more is not copied either. */
#define HJL_SPOOL_MAX_FILE (30 * 1000 * 1000)

/**
 * HjlSpool:
 *
 * A folder that its owner alone may read (0700, files 0600). A file comes into it under a name of the spool's own,
 * written beside and renamed once all of it is on the disk, so that it is there whole or not at all. Who keeps the
 * names (the database) commits them afterwards; what nobody knows by then is swept away at the next start. While a
 * spool is open nothing is swept, in this process or another. Belongs to one thread; every call waits for the disk.
 */
typedef struct _HjlSpool HjlSpool;

/**
 * HjlSpooled:
 * @name: of the file in the spool: letters, digits and dashes
 * @digest: SHA-256 of its content, in hexadecimal digits
 */
typedef struct
{
  char  *name;
  char  *digest;
  gint64 size;
} HjlSpooled;

void hjl_spooled_free (HjlSpooled *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSpooled, hjl_spooled_free)

/* Makes the folder where there is none. Returns: (transfer full) (nullable): %HJL_ERROR_STORE with the path and the
 * system's words; a link or a file in the folder's place is no folder */
HjlSpool *hjl_spool_open (const char *folder,
                          GError    **error);
void      hjl_spool_close (HjlSpool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlSpool, hjl_spool_close)

/**
 * hjl_spool_add:
 * @fd: what to copy, read from its beginning; stays open, and is never written
 * @title: its name, for the words of an error
 *
 * Returns: (transfer full) (nullable): %HJL_ERROR_INPUT in words where it is no file, larger than HJL_SPOOL_MAX_FILE,
 *   cannot be read to its end, or changes meanwhile; %HJL_ERROR_STORE where the copy cannot be written. Nothing is
 *   left of it then
 */
HjlSpooled *hjl_spool_add (HjlSpool     *self,
                           int           fd,
                           const char   *title,
                           GCancellable *cancellable,
                           GError      **error);
/* The names of what was added are on the disk too: call it before they are written down elsewhere. */
gboolean    hjl_spool_flush (HjlSpool *self,
                             GError  **error);

/* A descriptor to read from, which is the caller's. Returns: -1 with %HJL_ERROR_NOT_FOUND, or another */
int      hjl_spool_open_file (HjlSpool   *self,
                              const char *name,
                              GError    **error);
/* Returns: (transfer full) (nullable): its content */
GBytes  *hjl_spool_load (HjlSpool   *self,
                         const char *name,
                         GError    **error);
/* A name that is not there is removed. */
gboolean hjl_spool_remove (HjlSpool   *self,
                           const char *name,
                           GError    **error);

/* Returns: (transfer full) (nullable) (element-type utf8 utf8): a set of the names that somebody knows */
typedef GHashTable *(*HjlSpoolKeptFunc) (gpointer user_data,
                                         GError **error);

/**
 * hjl_spool_sweep:
 * @folder: the spool's folder; none is fine
 * @load_kept: asked once nobody else can add anything
 * @n_removed: (out) (optional): how many files went
 *
 * Removes what nobody knows, and what was never whole. Does nothing where a spool is open on it.
 */
gboolean hjl_spool_sweep (const char      *folder,
                          HjlSpoolKeptFunc load_kept,
                          gpointer         user_data,
                          guint           *n_removed,
                          GError         **error);

/**
 * hjl_spool_open_source:
 * @path: what a person named
 *
 * Opens a file to be copied. A pipe or a device is not waited for.
 *
 * Returns: a descriptor; -1 with %HJL_ERROR_INPUT: gone, not readable, a folder, not a file
 */
int hjl_spool_open_source (const char *path,
                           GError    **error);
