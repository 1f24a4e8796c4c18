/* hjl-demo-rate.h: the token bucket of a server
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef struct
{
  double rate; /* tokens a second; 0 lets everything through */
  double burst;
  double tokens;
  gint64 filled; /* monotonic microseconds */
} HjlDemoRate;

void     hjl_demo_rate_set (HjlDemoRate *self,
                            double       rate,
                            double       burst);
/* @now: monotonic microseconds. Returns: FALSE where the request must get a 429 */
gboolean hjl_demo_rate_take (HjlDemoRate *self,
                             gint64       now);
/* Returns: whole seconds after which there is a token, at least 1 */
guint    hjl_demo_rate_pause (HjlDemoRate *self);
