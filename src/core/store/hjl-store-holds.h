/* hjl-store-holds.h: which candidates wait for a person
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* A candidate has at most one hold. */
gboolean hjl_store_set_hold (HjlStore      *self,
                             const HjlHold *hold,
                             GError       **error);
/* Lets go of it, and has the candidate looked at again. */
gboolean hjl_store_clear_hold (HjlStore   *self,
                               const char *candidate_id,
                               GError    **error);
