/* hjl-soak.h: a test by chance in rounds: a few with a seed that stays, or many (build-aux/soak)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @random: of this round: it follows from @seed and @round, so that a round can be repeated by itself */
typedef struct
{
  guint  seed;
  guint  round;
  GRand *random;
  guint  only;
  guint  n_rounds;
  gint64 end;
} HjlSoak;

/* @n_rounds: where nobody asks for more. What is asked for is in the environment: HJL_TEST_SOAK_SEED,
 * HJL_TEST_SOAK_SECONDS, and HJL_TEST_SOAK_ROUND for one only. */
void     hjl_soak_init (HjlSoak *self,
                        guint    n_rounds);
/* Begins the next round, from 1. Returns: FALSE where it is over, and @self is cleared */
gboolean hjl_soak_next (HjlSoak *self);

G_END_DECLS
