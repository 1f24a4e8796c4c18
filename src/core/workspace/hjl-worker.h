/* hjl-worker.h: a thread with a main context of its own, in which everything slow happens
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HjlWorker HjlWorker;

HjlWorker *hjl_worker_new (const char *name);
/* Runs @func in the thread, in the order of the calls. May be called from any thread. */
void       hjl_worker_invoke (HjlWorker  *self,
                              GSourceFunc func,
                              gpointer    data);
/* Whether the caller is in the thread. */
gboolean   hjl_worker_is_here (HjlWorker *self);
/* Waits for the thread to end what it is in the middle of, and for nothing else. Called in the thread
 * itself, where the last reference to its owner may well be dropped, it waits for nothing: the thread
 * ends when it comes back from there. */
void       hjl_worker_free (HjlWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWorker, hjl_worker_free)

G_END_DECLS
