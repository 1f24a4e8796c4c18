/* hjl-demo-order.h: the orders in which Lever's stand-in lists opportunities
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo/world/hjl-demo-world.h"

/* Without updated_at: stage rank, then newest activity, then id (lever/README.md, Conventions). */
int hjl_demo_order_by_rank (gconstpointer a,
                            gconstpointer b,
                            gpointer      user_data);
/* With updated_at: oldest change first, then id. */
int hjl_demo_order_by_change (gconstpointer a,
                              gconstpointer b,
                              gpointer      user_data);
/* hackajob's candidates: oldest change first, then the order they were made in. */
int hjl_demo_order_of_candidates (gconstpointer a,
                                  gconstpointer b,
                                  gpointer      user_data);
