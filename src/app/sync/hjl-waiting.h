/* hjl-waiting.h: what waits for a person, read together
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

G_BEGIN_DECLS

/**
 * HjlWaiting:
 * @attention: candidates that need attention
 * @todos: people to be moved on hackajob by hand; a feed moves them by itself
 * @not_mapped: (element-type utf8): ids of live roles without a mapping
 * @broken: (element-type utf8): ids of live roles whose mapping is broken
 */
typedef struct
{
  guint      attention;
  guint      todos;
  GPtrArray *not_mapped;
  GPtrArray *broken;
} HjlWaiting;

/* A HjlLoadFunc. @data: a #HjlCandidatesFrom. Returns: (transfer full) */
gpointer hjl_waiting_load (HjlStore *store,
                           gpointer  data,
                           GError  **error);
void     hjl_waiting_free (HjlWaiting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWaiting, hjl_waiting_free)

G_END_DECLS
