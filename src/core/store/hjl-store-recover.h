/* hjl-store-recover.h: a data file that is missing or damaged: its daily copies, or a new beginning
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/**
 * HjlStoreCopy:
 * @day: of which day it is, as `2026-11-27`
 * @path: the file
 * @size: in bytes
 * @whole: whether it can be taken: it was read through, and nothing in it is damaged
 */
typedef struct
{
  char    *day;
  char    *path;
  guint64  size;
  gboolean whole;
} HjlStoreCopy;

void hjl_store_copy_free (HjlStoreCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlStoreCopy, hjl_store_copy_free)

/* @path: the data file, which need not be there. Returns: (transfer full) (element-type HjlStoreCopy):
 * newest first */
GPtrArray *hjl_store_list_copies (const char *path);

/**
 * hjl_store_take_copy:
 * @path: the data file, open nowhere
 * @day: (nullable): of which day; %NULL takes the newest that is whole
 *
 * Puts a copy in the place of the data file. The copy stays, and so does what was in its place: it and its
 * log get names of their own that end in `.aside-` and the time, until somebody's data is erased from this
 * computer, which none of them may outlive.
 *
 * Returns: (transfer full) (nullable): the day; %HJL_ERROR_NOT_FOUND where there is no such copy that is whole,
 *   %HJL_ERROR_STORE where a file could not be written
 */
char *hjl_store_take_copy (const char *path,
                           const char *day,
                           GError    **error);

/* Puts the data file aside, as above, and makes an empty one. Nothing is known any more: no mapping, and nobody
 * who was exported. */
gboolean hjl_store_begin_anew (const char *path,
                               GError    **error);
