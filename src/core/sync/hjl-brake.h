/* hjl-brake.h: keeps a run from changing many people that nobody has looked at
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

/**
 * hjl_brake_plan:
 * @candidate_id: (nullable): the plan is of this one only
 *
 * Takes out of @plan what nobody may carry out without a person's word (src/README.md, The way of the data, Brake):
 *
 * - erasures, where more than 3 and more than 5 % of those known here would be erased in one run, which is what a
 *   gateway, another account or a fault on the other side looks like; and all of them while the desktop's clock is
 *   more than a day off the servers'. Who was held back stays so until hjl_brake_release(), or until both sides know
 *   them again.
 * - what else hjl_brake_sort() takes out, by the bounds in the context's settings; not from a plan of one candidate,
 *   whom a person asked for.
 *
 * It is told once in the timeline, and counted in the report. A run is one cycle with all its rounds; one that broke
 * off counts together with the next. What one run after the other lets through is not added up: that is how people
 * work.
 */
gboolean    hjl_brake_plan (HjlSyncContext *context,
                            HjlPlan        *plan,
                            const char     *candidate_id,
                            GError        **error);
/* A run of everybody has come to its end. */
gboolean    hjl_brake_end_run (HjlStore *store,
                               GError  **error);
/* Takes out of @plan whatever is not held back now.
 * @is_all: nothing is under way that is in no plan: what @plan lacks is held back no more */
gboolean    hjl_brake_keep_held (HjlStore *store,
                                 HjlPlan  *plan,
                                 gboolean  is_all,
                                 GError  **error);
/* Candidates for whom something is held back. (transfer full) (element-type utf8): a set */
GHashTable *hjl_brake_load_held (HjlStore *store);
/* For how many people something is held back that waits for a person's word: of writes (hjl_consent_give() is the word), and of
 * erasures that are no part of these (hjl_brake_release()). Who was said yes to is not counted any more, also before
 * the next run. */
void        hjl_brake_count_asking (HjlStore *store,
                                    guint    *n_writes,
                                    guint    *n_erasures);
/* Whether nobody is erased, by whatever word, as the desktop's clock was wrong in the last run. */
gboolean    hjl_brake_is_clock_off (HjlStore *store);
/* Candidates whom the last run did not erase, and whom nobody has said yes to since. (transfer full) (element-type utf8): a set */
GHashTable *hjl_brake_load_not_erased (HjlStore *store);
/* A person agrees: those who are held back now are erased in the next run.
 * Returns: how many, or -1 */
int         hjl_brake_release (HjlStore *store,
                               GError  **error);
/* The same of those whom @ids names. */
gboolean    hjl_brake_release_some (HjlStore          *store,
                                    const char *const *ids,
                                    GError           **error);
