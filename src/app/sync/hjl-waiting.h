/* hjl-waiting.h: what waits for a person, and what is done, in numbers
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "environment/hjl-environment.h"
#include "store/hjl-store.h"

/**
 * HjlWaiting:
 * @attention: candidates that need attention
 * @todos: people to be moved on hackajob by hand; a feed moves them by itself
 * @drafts: people from files to be looked at; likewise
 * @not_mapped: (element-type utf8): ids of live roles without a mapping
 * @broken: (element-type utf8): ids of live roles whose mapping is broken
 * @n_mapped: roles with a mapping, live or not
 * @held: who is held back until a person says yes
 * @not_erased: likewise
 * @clock_off: nobody can say yes to an erasure
 * @today: people for whom something was written since midnight
 * @synced: when everybody was synced last, by whichever process, in seconds; 0: never
 */
typedef struct
{
  guint      attention;
  guint      todos;
  guint      drafts;
  GPtrArray *not_mapped;
  GPtrArray *broken;
  guint      n_mapped;
  guint      held;
  guint      not_erased;
  gboolean   clock_off;
  guint      today;
  gint64     synced;
} HjlWaiting;

/* Counts. @roles: their lists are read, too; else @not_mapped and @broken are %NULL. Returns: (transfer full) */
HjlWaiting *hjl_waiting_load (HjlStore         *store,
                              HjlCandidatesFrom from,
                              gboolean          roles,
                              GError          **error);
void        hjl_waiting_free (HjlWaiting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HjlWaiting, hjl_waiting_free)
