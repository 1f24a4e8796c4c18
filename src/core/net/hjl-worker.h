/* hjl-worker.h: a thread with a main context of its own, in which everything slow happens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Runs @func in the thread that runs @context, and never at once, also where that is this one: not as
 * g_main_context_invoke(), which runs it here while nobody has the context. In the order of the calls. @destroy: (nullable):
 * of @data, there. May be called from any thread. */
void hjl_worker_post (GMainContext  *context,
                      GSourceFunc    func,
                      gpointer       data,
                      GDestroyNotify destroy);

/* Ends a source that may still be waiting, and forgets it. @source: of one that is NULL nothing happens */
void hjl_clear_source (GSource **source);

/* A source that is ready when g_source_set_ready_time() says, which may be called from any thread, and again while it is dispatched:
 * GLib's time-out overwrites that. (transfer full) */
GSource *hjl_timer_new (void);

typedef struct _HjlWorker HjlWorker;

HjlWorker *hjl_worker_new (const char *name);
/* Runs @func in the thread, in the order of the calls. May be called from any thread. */
void       hjl_worker_invoke (HjlWorker  *self,
                              GSourceFunc func,
                              gpointer    data);
/* Drops a task's reference where the task came from, and not in the thread that returned it: the task holds its
 * source, which may own the worker, and waits for the thread when it goes. (transfer full) */
void       hjl_worker_let_go (GTask *task);
/* Waits for the thread to end what it is in the middle of, and for nothing else. Never in the thread itself. */
void       hjl_worker_free (HjlWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWorker, hjl_worker_free)
