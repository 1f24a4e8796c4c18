/* hjl-demo-rate.c: the token bucket of a server
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "demo/hjl-demo-rate.h"

/* A client that keeps exactly to the limit arrives a little out of step because of the way between:
 * the bucket holds one token more than it promises, so that this alone is never refused. */
#define SLACK 1.0

void
hjl_demo_rate_set (HjlDemoRate *self,
                   double       rate,
                   double       burst)
{
  self->rate = rate;
  self->burst = burst;
  self->tokens = burst + SLACK;
  self->filled = 0;
}

gboolean
hjl_demo_rate_take (HjlDemoRate *self,
                    gint64       now)
{
  if (self->rate <= 0)
    return TRUE;

  if (self->filled != 0)
    self->tokens = MIN (self->burst + SLACK,
                        self->tokens + self->rate * (now - self->filled) / G_USEC_PER_SEC);
  self->filled = now;
  if (self->tokens < 1)
    return FALSE;

  self->tokens -= 1;
  return TRUE;
}

guint
hjl_demo_rate_pause (HjlDemoRate *self)
{
  if (self->rate <= 0)
    return 1;
  return MAX (1, (guint) ceil ((1 - self->tokens) / self->rate));
}
