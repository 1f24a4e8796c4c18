/* bench-quiet.c: what a cycle in which nothing happened costs, with few roles and with many
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-bench-rig.h"
#include "hjl-bench.h"
#include "sync/hjl-reader-private.h"

/* More than twice round what takes turns. */
#define CYCLES 16
/* So many of themselves, and then one that a person asked for. */
#define ASKED 5

typedef struct
{
  guint lever;
  guint hackajob;
} Cost;

static gboolean
is_asked (guint i)
{
  return i % ASKED == ASKED - 1;
}

/* An hour later: deletions are due, and after six of them hackajob's stages too. */
static void
let_hours_pass (HjlBenchRig *rig)
{
  g_autoptr (HjlStore) store = NULL;
  HjlTime now = g_get_real_time () / 1000;

  hjl_bench_rig_close (rig);
  store = hjl_bench_rig_open_store (rig);
  hjl_store_set_int (store, HJL_KEY_DELETED, now - 7 * HJL_HOUR, NULL);
  hjl_store_set_int (store, HJL_KEY_ROLE_STAGES_AT, now - 7 * HJL_HOUR, NULL);
  g_clear_object (&store);
  hjl_bench_rig_open (rig);
}

static void
measure (const char *server,
         guint       roles,
         Cost       *costs)
{
  g_autoptr (HjlBenchRig) rig = hjl_bench_rig_new (server, "--roles %u --candidates 60 --rate 0", roles);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  hjl_bench_rig_map_all (rig);
  first = hjl_bench_rig_sync (rig, TRUE, NULL);
  g_assert_cmpuint (first->exported, >, 0);
  second = hjl_bench_rig_sync (rig, TRUE, NULL);
  g_assert_cmpuint (second->exported, ==, 0);

  for (guint i = 0; i < CYCLES; i++)
    {
      g_autoptr (HjlSyncReport) quiet = NULL;

      if (i == CYCLES / 2)
        let_hours_pass (rig);
      hjl_bench_rig_reset_ledger (rig);
      quiet = hjl_bench_rig_sync (rig, is_asked (i), NULL);
      costs[i].lever = hjl_bench_rig_count_calls (rig, "lever");
      costs[i].hackajob = hjl_bench_rig_count_calls (rig, "hackajob");
    }
}

void
hjl_bench_quiet (const char *server)
{
  Cost  few[CYCLES];
  Cost  many[CYCLES];
  Cost  worst = { 0 };
  guint worst_asked = 0;
  guint n_different = 0;

  if (!hjl_bench_wants ("quiet-lever-calls quiet-hackajob-calls quiet-asked-hackajob-calls quiet-different"))
    return;

  measure (server, 10, few);
  measure (server, 2000, many);
  for (guint i = 0; i < CYCLES; i++)
    {
      worst.lever = MAX (worst.lever, MAX (few[i].lever, many[i].lever));
      if (is_asked (i))
        worst_asked = MAX (worst_asked, MAX (few[i].hackajob, many[i].hackajob));
      else
        worst.hackajob = MAX (worst.hackajob, MAX (few[i].hackajob, many[i].hackajob));
      n_different += few[i].lever != many[i].lever || few[i].hackajob != many[i].hackajob;
    }

  hjl_bench_tell ("quiet-lever-calls", worst.lever);
  hjl_bench_tell ("quiet-hackajob-calls", worst.hackajob);
  hjl_bench_tell ("quiet-asked-hackajob-calls", worst_asked);
  hjl_bench_tell ("quiet-different", n_different);
}
