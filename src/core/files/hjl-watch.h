/* hjl-watch.h: which files of a folder have come to rest, and are not on their way any more
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* A file must be as it is for so long, in microseconds, and not be empty. */
#define HJL_WATCH_REST (4 * G_USEC_PER_SEC)

/**
 * HjlRested:
 * @path: in the folder, or in one below it
 * @size: in bytes
 * @changed: when it was changed last, in nanoseconds since 1970
 */
typedef struct
{
  char  *path;
  gint64 size;
  gint64 changed;
} HjlRested;

/* Returns: (transfer full): a digest of where it is, as a name of a file is the name of a person */
char *hjl_rested_dup_place (const HjlRested *self);
/* Returns: (transfer full) (nullable): a digest of what is in it, of a large archive of where it is; NULL where it cannot be
 * read, or is not as it was any more */
char *hjl_rested_dup_content (const HjlRested *self);

/**
 * HjlWatch:
 *
 * Looks at folders again and again, and remembers between two looks how large each file was. Whoever writes a file says
 * nowhere when they are done: what does not grow, and was not changed, for %HJL_WATCH_REST has come to rest. What a
 * browser calls a download that has not ended is waited for, and so is the empty file that one puts beside it. Links
 * below the folder are not followed; the folder itself may be one. Belongs to one thread.
 */
typedef struct _HjlWatch HjlWatch;

HjlWatch *hjl_watch_new (void);
void      hjl_watch_free (HjlWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWatch, hjl_watch_free)

/**
 * hjl_watch_look:
 * @now: g_get_monotonic_time()
 *
 * Returns: (transfer full) (nullable) (element-type HjlRested): those that rest now, each time anew; a #GFileError, with
 *   words in `error`, where the folder is gone or may not be read. What was seen in it is forgotten then.
 */
GPtrArray *hjl_watch_look (HjlWatch   *self,
                           const char *folder,
                           gint64      now,
                           GError    **error);
/* Whether the last look found a folder below it that may not be read. */
gboolean   hjl_watch_is_barred (HjlWatch *self);
