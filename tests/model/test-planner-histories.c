/* test-planner-histories.c: whatever happens on both sides, both come together, and nobody goes twice
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>

#include "planner-world.h"

#define N_FIXED 10000
#define N_RANDOM 2000

/* Returns: how much was sent, so that a test can see that something happened at all; adds to @ended those who were
 * archived while in the running, because a person had said so, and to @undone for whom a run was taken back */
static guint
run_history (guint32 seed,
             guint  *ended,
             guint  *undone)
{
  static const SyncMode modes[] = {
    SYNC_CLEAN, SYNC_CLEAN, SYNC_CLEAN, SYNC_CLEAN, SYNC_BROKEN, SYNC_BROKEN, SYNC_QUIRKY, SYNC_ROUGH, SYNC_ROUGH
  };
  g_autoptr (World) world = world_new (seed);
  guint sent = 0;
  int   n_steps = 4 + world_pick (world, 12);

  for (int i = 0; i < n_steps; i++)
    {
      int n_events = world_pick (world, 4);

      for (int k = 0; k < n_events; k++)
        world_happen (world);

      world_sync (world, modes[world_pick (world, G_N_ELEMENTS (modes))]);
      if (world_chance (world, 25))
        {
          world_undo (world);
          /* Nothing that was taken back is done again. */
          if (world_chance (world, 50))
            {
              world_sync (world, SYNC_CLEAN);
              for (guint k = 0; k < world->n_people; k++)
                if (world->people[k].back && world->people[k].sent != 0)
                  world_fail (world, "%s was taken back, and the next sync moves them again", world->people[k].id);
            }
        }
      for (guint k = 0; k < world->n_people; k++)
        sent += world->people[k].sent;
    }

  /* Left in peace both sides come to rest in one sync, and then nothing is ever sent again. */
  world_sync (world, SYNC_CLEAN);
  for (int i = 0; i < 2; i++)
    {
      world_sync (world, SYNC_CLEAN);
      for (guint k = 0; k < world->n_people; k++)
        if (world->people[k].sent != 0)
          world_fail (world, "%s is moved although nothing happened", world->people[k].id);
    }

  for (guint k = 0; k < world->n_people; k++)
    {
      g_assert_cmpuint (world->people[k].created, <=, 1);
      *ended += world->people[k].ended;
    }
  *undone += world->undone;

  return sent;
}

static void
test_fixed (void)
{
  /* Found once by chance. */
  static const guint32 found[] = { 2407109701, 1911638551, 291550812, 3341842177, 3470757713 };
  guint                sent = 0;
  guint                ended = 0;
  guint                undone = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    run_history (found[i], &ended, &undone);
  for (guint32 i = 0; i < N_FIXED; i++)
    sent += run_history (i + 1, &ended, &undone);

  g_assert_cmpuint (sent, >, N_FIXED / 2);
  g_assert_cmpuint (ended, >, N_FIXED / 100);
  g_assert_cmpuint (undone, >, N_FIXED / 10);
  g_test_message ("%d histories, %u writes, %u archived in the running by a person's word, %u people taken back", N_FIXED, sent,
                  ended, undone);
}

static void
test_random (void)
{
  guint sent = 0;
  guint ended = 0;
  guint undone = 0;

  for (int i = 0; i < N_RANDOM; i++)
    sent += run_history ((guint32) g_test_rand_int (), &ended, &undone);

  g_assert_cmpuint (sent, >, N_RANDOM / 2);
}

/* `test-planner-histories SEED` runs the history that a failure named. */
static void
test_one (gconstpointer data)
{
  guint ended = 0;
  guint undone = 0;

  run_history (GPOINTER_TO_UINT (data), &ended, &undone);
  g_assert_nonnull (data);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (argc > 1)
    g_test_add_data_func ("/planner/histories/one", GUINT_TO_POINTER (strtoul (argv[1], NULL, 10)), test_one);
  else
    {
      g_test_add_func ("/planner/histories/fixed", test_fixed);
      g_test_add_func ("/planner/histories/random", test_random);
    }

  return g_test_run ();
}
