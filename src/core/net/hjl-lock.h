/* hjl-lock.h: a lock file between processes, waited for without blocking
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/**
 * hjl_lock_acquire_async:
 * @path: created, with its folder, where it is not there; never removed
 * @limit: milliseconds
 *
 * Waits until nobody else has the lock: no other process, and no other caller within this one. The
 * kernel gives it back when the process ends, however it ends.
 */
void hjl_lock_acquire_async (const char         *path,
                             guint               limit,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);
/* Returns: a file descriptor whose closing gives the lock back; -1 with %HJL_ERROR_BUSY after the
 * limit, or %HJL_ERROR_STORE where the file cannot be made or locked at all */
int  hjl_lock_acquire_finish (GAsyncResult *result,
                              GError      **error);
