/* hjl-local-actions.h: the actions of a plan that stay in the database
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-plan.h"
#include "sync/hjl-sync-context.h"

G_BEGIN_DECLS

/**
 * hjl_local_actions_apply:
 * @action: SETTLE, ERASE, NEEDS_ATTENTION or RELEASE
 * @hold: (nullable): what the candidate is held for now
 *
 * As hjl-plan.h says what becomes of link and hold.
 */
gboolean hjl_local_actions_apply (HjlSyncContext *self,
                                  HjlAction      *action,
                                  const HjlHold  *hold,
                                  GError        **error);

G_END_DECLS
