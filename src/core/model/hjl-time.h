/* hjl-time.h: milliseconds in UTC, as text and back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/hjl-types.h"

/* Spans of #HjlTime. */
#define HJL_SECOND G_GINT64_CONSTANT (1000)
#define HJL_MINUTE (60 * HJL_SECOND)
#define HJL_HOUR (60 * HJL_MINUTE)
#define HJL_DAY (24 * HJL_HOUR)

/* Returns: (transfer full): RFC 3339 in UTC with milliseconds */
char    *hjl_time_to_string (HjlTime time);
/* Returns: FALSE where @text is no RFC 3339 time */
gboolean hjl_time_from_string (const char *text,
                               HjlTime    *time);

/* Returns: the clock, as #HjlTime; rules take the time as an argument instead of calling this. */
HjlTime hjl_time_now (void);
/* What tells the time instead, in tests. */
typedef HjlTime (*HjlClockFunc) (void);
