/* hjl-full-disk.h: a disk that is full after so many writes of SQLite, for any user and without a mount
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Databases that are opened from now on are on that disk, which has room. */
void     hjl_full_disk_install (void);
/* The disk takes @writes more, and then none until there is room. */
void     hjl_full_disk_fill_after (int writes);
/* Returns: whether it has refused a write since it was filled */
gboolean hjl_full_disk_make_room (void);

G_END_DECLS
