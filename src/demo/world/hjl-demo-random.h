/* hjl-demo-random.h: numbers that follow from a seed, a purpose and an index, on every machine
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef struct
{
  guint64 state;
} HjlDemoRandom;

/* What a stream is for: the same index of two purposes has nothing in common. */
typedef enum
{
  HJL_DEMO_STREAM_USER = 1,
  HJL_DEMO_STREAM_STAGE,
  HJL_DEMO_STREAM_REASON,
  HJL_DEMO_STREAM_POSTING,
  HJL_DEMO_STREAM_ROLE,
  HJL_DEMO_STREAM_CANDIDATE,
  HJL_DEMO_STREAM_PERSON,
  HJL_DEMO_STREAM_OTHER,
  HJL_DEMO_STREAM_ID,
  HJL_DEMO_STREAM_SECRET,
} HjlDemoStream;

HjlDemoRandom hjl_demo_random (guint64       seed,
                               HjlDemoStream stream,
                               guint64       index);
guint64       hjl_demo_random_next (HjlDemoRandom *self);
guint         hjl_demo_random_below (HjlDemoRandom *self,
                                     guint          n);
/* TRUE in @percent of all cases. */
gboolean      hjl_demo_random_often (HjlDemoRandom *self,
                                     guint          percent);
/* (transfer full): a UUID of version 4's shape */
char         *hjl_demo_random_uuid (HjlDemoRandom *self);
/* (transfer full): 2 * @words * 8 hexadecimal digits */
char         *hjl_demo_random_hex (HjlDemoRandom *self,
                                   guint          words);
