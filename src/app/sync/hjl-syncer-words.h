/* hjl-syncer-words.h: how a sync goes, in words
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/sync/hjl-syncer.h"

G_BEGIN_DECLS

/* @waiting_for: (nullable): who holds the environment; @seconds_left: negative while it is not known.
 * Returns: (transfer full) */
char *hjl_syncer_describe_progress (HjlProgress progress,
                                    gboolean    paused,
                                    const char *waiting_for,
                                    double      seconds_left);

G_END_DECLS
