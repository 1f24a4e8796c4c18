/* hjl-soak.c: a test by chance in rounds: a few with a seed that stays, or many (build-aux/soak)
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-soak.h"

#define USUAL_SEED 13

static guint
get_number (const char *name,
            guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

void
hjl_soak_init (HjlSoak *self,
               guint    n_rounds)
{
  *self = (HjlSoak){
    .seed = get_number ("HJL_TEST_SOAK_SEED", USUAL_SEED),
    .only = get_number ("HJL_TEST_SOAK_ROUND", 0),
    .n_rounds = n_rounds,
    .end = g_get_monotonic_time () + (gint64) get_number ("HJL_TEST_SOAK_SECONDS", 0) * G_USEC_PER_SEC,
  };
}

gboolean
hjl_soak_next (HjlSoak *self)
{
  g_clear_pointer (&self->random, g_rand_free);
  if (self->only > 0 ? self->round == self->only : self->round >= self->n_rounds && g_get_monotonic_time () >= self->end)
    return FALSE;
  self->round = MAX (self->round + 1, self->only);
  self->random = g_rand_new_with_seed_array ((const guint32[]){ self->seed, self->round }, 2);
  g_test_message ("round %u of seed %u", self->round, self->seed);

  return TRUE;
}
