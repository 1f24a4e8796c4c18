/* hjl-pace.h: a token bucket: the pace of all calls of one account
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/hjl-finish.h"

#define HJL_TYPE_PACE (hjl_pace_get_type ())
G_DECLARE_FINAL_TYPE (HjlPace, hjl_pace, HJL, PACE, GObject)

/**
 * hjl_pace_new:
 * @rate: requests a second in the long run
 * @burst: requests at once after a rest
 *
 * Lever documents 10 a second and bursts to 20 (lever/README.md, Conventions). Requests are let through in the
 * order they came. The signal `waiting-changed` tells that
 * hjl_pace_get_waiting() has another answer: whether somebody waits.
 */
HjlPace *hjl_pace_new (double rate,
                       double burst);

/* Takes one token, now or as soon as there is one. */
void hjl_pace_take_async (HjlPace            *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);

/**
 * hjl_pace_slow_down:
 * @pause: milliseconds in which nobody is let through (`Retry-After`), or 0
 *
 * A 429: the rate is halved (never below a tenth of the first one), the bucket is emptied. The rate
 * comes back a step with each second that passes without another one.
 */
void     hjl_pace_slow_down (HjlPace *self,
                             gint64   pause);
double   hjl_pace_get_rate (HjlPace *self);
/* In how many seconds the bucket is full again, a pause that a 429 asked for included. Another process that goes on from there sets it before it takes a token:
 * to the service both are one account. */
double   hjl_pace_get_lack (HjlPace *self);
void     hjl_pace_set_lack (HjlPace *self,
                            double   seconds);
gboolean hjl_pace_get_waiting (HjlPace *self);
