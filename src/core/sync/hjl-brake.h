/* hjl-brake.h: keeps a run from erasing many people, or anybody by a clock that is wrong
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

G_BEGIN_DECLS

/**
 * hjl_brake_plan:
 * @candidate_id: (nullable): the plan is of this one only
 *
 * Takes erasures out of @plan that nobody may carry out without a person's word: where more than 3 and more
 * than 5 % of those known here would be erased in one run, which is what a gateway, another account or a
 * fault on the other side looks like; and all of them while the desktop's clock is more than a day off the
 * servers'. What is held back is told once in the timeline, and counted in the report. Who was held back
 * stays so until hjl_brake_release(), or until both sides know them again.
 */
gboolean hjl_brake_plan (HjlSyncContext *context,
                         HjlPlan        *plan,
                         const char     *candidate_id,
                         GError        **error);
/* A person agrees: those who are held back now are erased in the next run.
 * Returns: how many, or -1 */
int      hjl_brake_release (HjlStore *store,
                            GError  **error);

G_END_DECLS
