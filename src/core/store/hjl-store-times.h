/* hjl-store-times.h: times that a clock which was ahead has left behind
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hjl-store.h"

/* Times more than a day after @now, the servers' time, came from a clock that was ahead: they become @now,
 * and what waited for them is due. */
gboolean hjl_store_heal_times (HjlStore *self,
                               HjlTime   now,
                               GError  **error);
