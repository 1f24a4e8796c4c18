/* hjl-aside.h: what may hang runs in a thread of its own, and is waited for only so long
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

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
 * Waits for the function, but no longer than it gets on (hjl_aside_get_on()), nor than @cancellable lets it. Nothing ends a thread
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

/* For the function, in its thread: something came, and the minute that is waited for it begins anew; who does not say it is given up after
 * one, who said it once after two at the latest. Elsewhere it does nothing. */
void hjl_aside_get_on (void);

/* For tests, in the function's thread: as if that minute, or the time of hjl_aside_try(), had passed. Returns once whoever waits has looked. */
void hjl_aside_end_patience (void);

/* The same without a main loop, for a person who waits: stands still for at most @milliseconds. Takes @data. Returns: whether the
 * function has ended, and then calls @take with @data in this thread. */
gboolean hjl_aside_try (HjlAsideFunc   func,
                        gpointer       data,
                        GDestroyNotify destroy,
                        guint          milliseconds,
                        void (*take) (gpointer data, gpointer user_data),
                        gpointer user_data);
