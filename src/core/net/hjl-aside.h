/* hjl-aside.h: what may hang runs in a thread of its own, and is waited for only so long
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs in a thread of its own; @cancellable: nobody waits for it any more. */
typedef void (*HjlAsideFunc) (gpointer      data,
                              GCancellable *cancellable);

/**
 * hjl_aside_async:
 * @func: what may hang: a call to a file system that somebody plugged out, or whose server does not answer, takes no signal and no
 *   time-out, and whoever makes it stands still with it
 * @data: (transfer full): the function's alone until the callback is called, and for good where that gets an error
 * @destroy: of @data, in any thread, once neither the function nor whoever waits needs it
 *
 * Waits for the function, but no longer than the patience (hjl_aside_set_patience()), nor than @cancellable lets it. Nothing ends a thread
 * that hangs: it stays, with @data, until the system lets it go.
 */
void hjl_aside_async (HjlAsideFunc        func,
                      gpointer            data,
                      GDestroyNotify      destroy,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);

/* Returns: (transfer none) (nullable): @data, for as long as @result is there; %HJL_ERROR_TIMED_OUT where it hangs */
gpointer hjl_aside_finish (GAsyncResult *result,
                           GError      **error);

/* Milliseconds, of what begins from now on; 0: as at the start, which is a minute. For tests. */
void hjl_aside_set_patience (guint milliseconds);

/* The same without a main loop, for a person who waits: stands still for at most @milliseconds. Takes @data. Returns: whether the
 * function has ended, and then calls @take with @data in this thread. */
gboolean hjl_aside_try (HjlAsideFunc   func,
                        gpointer       data,
                        GDestroyNotify destroy,
                        guint          milliseconds,
                        void (*take) (gpointer data, gpointer user_data),
                        gpointer user_data);

G_END_DECLS
