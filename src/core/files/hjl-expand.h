/* hjl-expand.h: the files that are in what a recruiter dropped: files, folders and ZIP archives
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/hjl-file-kind.h"

/* As many files may come at a time, as deep may folders be, and as much may one archive hold unpacked. */
#define HJL_EXPAND_MAX_FILES 10000
#define HJL_EXPAND_MAX_DEPTH 8
#define HJL_EXPAND_MAX_UNPACKED (G_GINT64_CONSTANT (2) * 1000 * 1000 * 1000)

/**
 * HjlExpanded:
 * @title: its name, as a person reads it
 * @folder: the folder or archive, and the folders in it, that it was in, with `/` between; "" for a file that was
 *   dropped itself
 * @kind: by its bytes
 * @fd: to read it from; a file on the disk, or in memory where it was in an archive
 */
typedef struct
{
  char       *title;
  char       *folder;
  HjlFileKind kind;
  int         fd;
  gint64      size;
} HjlExpanded;

void hjl_expanded_free (HjlExpanded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlExpanded, hjl_expanded_free)

/**
 * HjlRefusal:
 * @title: what was left out
 * @reason: a translated sentence that says why; may have the title in it
 * @kept: (nullable): why in kept words (hjl-words.h), without a title: of a file that is somebody's name
 */
typedef struct
{
  char *title;
  char *reason;
  char *kept;
} HjlRefusal;

HjlRefusal *hjl_refusal_new (const char *title,
                             const char *reason,
                             const char *kept);
void        hjl_refusal_free (HjlRefusal *self);

/**
 * HjlExpander:
 *
 * Gives the files one after the other, so that few are open or in memory at a time. Of an archive nothing is ever
 * written to the disk, so that no path in it leads anywhere. What systems put beside files (`.DS_Store`,
 * `__MACOSX`, `Thumbs.db`, lock files of office programs) is passed over; everything else that is left out has a
 * refusal. Belongs to one thread; waits for the disk.
 */
typedef struct _HjlExpander HjlExpander;

/* @paths: (array zero-terminated=1): files, folders and archives, in their order */
HjlExpander *hjl_expander_new (const char *const *paths);
void         hjl_expander_free (HjlExpander *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlExpander, hjl_expander_free)

/* Paths below @root are of the folders that they are in there, as if @root itself had been dropped without its name. Before
 * the first is taken. */
void hjl_expander_set_root (HjlExpander *self,
                            const char  *root);

/* What systems and office programs leave beside files; and what a download that has not ended is called. */
gboolean hjl_expander_is_litter (const char *name);
gboolean hjl_expander_is_unfinished (const char *name);

/* Returns: (transfer full) (nullable): NULL at the end, and where it was cancelled */
HjlExpanded *hjl_expander_next (HjlExpander  *self,
                                GCancellable *cancellable);
/* Returns: (transfer none) (element-type HjlRefusal): so far */
GPtrArray   *hjl_expander_get_refusals (HjlExpander *self);
/* Returns: (transfer none) (element-type filename): of the paths that were given those of which all was given or refused
 * for what it is; not what could not be read just now, nor what was beyond the most that may come at a time */
GPtrArray   *hjl_expander_get_ended (HjlExpander *self);
/* What hjl_expander_next() gave last could not be taken, and may be another time. */
void         hjl_expander_trouble (HjlExpander *self);
