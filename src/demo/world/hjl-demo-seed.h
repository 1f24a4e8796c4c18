/* hjl-demo-seed.h: filling an empty world
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/world/hjl-demo-world.h"

/* 2026-01-05T09:00:00Z: what the seed makes has happened around then, whatever the day is. */
#define HJL_DEMO_EPOCH G_GINT64_CONSTANT (1767603600000)
#define HJL_DEMO_SECOND G_GINT64_CONSTANT (1000)
#define HJL_DEMO_DAY (24 * 60 * 60 * HJL_DEMO_SECOND)

/* Fills an empty world from its options. */
void hjl_demo_seed (HjlDemoWorld *self);
