/* bench-export.c: what a first export of 500 people to one posting costs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-bench-rig.h"
#include "hjl-bench.h"

#define CANDIDATES 500
/* Lever's own numbers (lever/README.md, Conventions), which the stand-in's bucket has too. */
#define RATE 10
#define BURST 20

void
hjl_bench_export (const char *server)
{
  g_autoptr (HjlBenchRig) rig = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  double seconds;
  guint  calls;

  if (!hjl_bench_wants ("export-calls export-pace export-throttled"))
    return;

  rig = hjl_bench_rig_new (server,
                           "--plain --roles 1 --candidates %d --others 0 --rate %d --burst %d",
                           CANDIDATES, RATE, BURST);
  hjl_bench_rig_map_all (rig);
  /* Connecting took from the buckets; a person who maps takes longer than they need to fill up. */
  g_usleep (2500 * 1000);

  hjl_bench_rig_reset_ledger (rig);
  report = hjl_bench_rig_sync (rig, TRUE, &seconds);
  calls = hjl_bench_rig_count_calls (rig, "lever");
  g_assert_cmpuint (report->exported, ==, CANDIDATES);
  g_assert_cmpuint (hjl_bench_rig_get_number (rig, "exported_once"), ==, CANDIDATES);
  g_assert_cmpuint (hjl_bench_rig_get_number (rig, "complete"), ==, CANDIDATES);

  hjl_bench_tell ("export-calls", (double) calls / CANDIDATES);
  hjl_bench_tell ("export-pace", (double) (calls - BURST) / RATE / seconds);
  hjl_bench_tell ("export-throttled", hjl_bench_rig_get_number (rig, "throttled"));
}
