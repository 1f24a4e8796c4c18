/* bench-many.c: planning, a full pass and changes among 100,000 people who are in Lever already
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "hjl-bench-rig.h"
#include "hjl-bench.h"
#include "hjl-bench-fill.h"
#include "hjl-test-utils.h"
#include "model/hjl-planner.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "sync/hjl-reader-private.h"

#define MANY 100000
#define FEW 1000
#define PAGE 500
/* Short measurements are made so often, as what else the computer does disturbs them most. */
#define TIMES 6

/* What two cycles in a row cost, or one change. */
typedef struct
{
  double requests;
  double seconds;
} Cost;

/* Two cycles: what we wrote comes back as a change in the second, which is a part of the cost. */
static Cost
measure_cycles (HjlBenchRig *rig)
{
  Cost cost = { 0 };

  hjl_bench_rig_reset_ledger (rig);
  for (guint i = 0; i < 2; i++)
    {
      double seconds;
      g_autoptr (HjlSyncReport) report = hjl_bench_rig_sync (rig, FALSE, &seconds);

      cost.seconds += seconds;
    }
  cost.requests = hjl_bench_rig_count_calls (rig, "lever") + hjl_bench_rig_count_calls (rig, "hackajob");

  return cost;
}

/* A quiet pair of cycles, on average. The first one reads what only a program that was just started does not know. */
static Cost
measure_quiet (HjlBenchRig *rig)
{
  Cost sum = { 0 };

  measure_cycles (rig);
  for (guint i = 0; i < TIMES; i++)
    {
      Cost cost = measure_cycles (rig);

      sum.requests += cost.requests / TIMES;
      sum.seconds += cost.seconds / TIMES;
    }

  return sum;
}

/* @k people move, half of them on each side. */
static Cost
measure_changes (HjlBenchRig  *rig,
                 HjlBenchFill *fill,
                 guint         first,
                 guint         k,
                 Cost          quiet)
{
  Cost cost;

  hjl_bench_fill_move (fill, first, k);
  cost = measure_cycles (rig);
  g_printerr ("# %u changes: %g requests, %.3f s; quiet: %g requests, %.3f s\n",
              k, cost.requests, cost.seconds, quiet.requests, quiet.seconds);
  cost.requests = (cost.requests - quiet.requests) / k;
  cost.seconds = (cost.seconds - quiet.seconds) / k;

  return cost;
}

/* A few changes at a time, on average; the cost of one of them. */
static Cost
measure_few_changes (HjlBenchRig  *rig,
                     HjlBenchFill *fill,
                     Cost          quiet)
{
  Cost sum = { 0 };

  for (guint i = 0; i < TIMES; i++)
    {
      Cost cost = measure_changes (rig, fill, i * 10, 10, quiet);

      sum.requests += cost.requests / TIMES;
      sum.seconds += cost.seconds / TIMES;
    }

  return sum;
}

static void
tell_changes (HjlBenchRig  *rig,
              HjlBenchFill *fill,
              Cost          among_few)
{
  Cost quiet = measure_quiet (rig);
  Cost few = measure_few_changes (rig, fill, quiet);
  Cost many = measure_changes (rig, fill, 10 * TIMES, 1000, quiet);

  hjl_bench_tell ("changes-requests", many.requests / few.requests);
  hjl_bench_tell ("changes-seconds", many.seconds / few.seconds);
  hjl_bench_tell ("changes-among-requests", few.requests / among_few.requests);
  hjl_bench_tell ("changes-among-seconds", few.seconds / among_few.seconds);
}

/* Everybody, in memory. */
static GPtrArray *
load_everybody (HjlStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_case_free);

  for (;;)
    {
      HjlCase    *last = all->len > 0 ? g_ptr_array_index (all, all->len - 1) : NULL;
      const char *after = last != NULL ? last->candidate->id : NULL;
      GPtrArray  *cases = hjl_store_load_cases (store, TRUE, after, PAGE, &error);

      g_assert_no_error (error);
      if (cases->len == 0)
        {
          g_ptr_array_unref (cases);
          break;
        }
      g_ptr_array_extend_and_steal (all, cases);
    }
  g_assert_cmpuint (all->len, ==, MANY);

  return all;
}

static guint
time_plan (HjlSnapshot *snapshot,
           GPtrArray   *cases,
           GHashTable  *mappings,
           const char  *figure)
{
  double start = hjl_bench_now ();
  g_autoptr (HjlPlan) plan = hjl_plan_new ();

  for (guint i = 0; i < cases->len; i++)
    hjl_planner_plan (plan, g_ptr_array_index (cases, i), snapshot, mappings);
  hjl_bench_tell (figure, hjl_bench_now () - start);

  return plan->actions->len;
}

/* The planner alone: nobody moved, and then everybody did. */
static void
tell_plan (HjlBenchRig  *rig,
           HjlBenchFill *fill)
{
  HjlStore *store = hjl_workspace_get_store (rig->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (store, &error);
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, &error);
  g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
  g_autoptr (GPtrArray) cases = load_everybody (store);
  g_autofree char *stage_id = NULL;
  g_autofree char *lever_stage_id = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (time_plan (snapshot, cases, mappings, "plan-seconds"), ==, 0);

  hjl_bench_fill_choose_stage (fill, &stage_id, &lever_stage_id);
  for (guint i = 0; i < cases->len; i++)
    {
      HjlCase *c = g_ptr_array_index (cases, i);

      g_free (c->opportunity->stage_id);
      c->opportunity->stage_id = g_strdup (lever_stage_id);
    }
  g_assert_cmpuint (time_plan (snapshot, cases, mappings, "plan-moved-seconds"), >=, MANY);
}

static void
tell_stored_plan (HjlBenchRig *rig)
{
  double seconds;
  g_autoptr (HjlPlan) plan = hjl_bench_rig_plan (rig, &seconds);

  g_assert_cmpuint (plan->actions->len, ==, 0);
  hjl_bench_tell ("plan-stored-seconds", seconds);
}

/* The daily pass is due, which reads every record. */
static void
tell_full_pass (HjlBenchRig *rig,
                const char  *program)
{
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double seconds;
  double mib;

  hjl_bench_rig_close (rig);
  store = hjl_bench_rig_open_store (rig);
  hjl_store_set_int (store, HJL_KEY_FULL, g_get_real_time () / 1000 - 2 * HJL_DAY, &error);
  g_assert_no_error (error);
  g_clear_object (&store);

  hjl_bench_rig_reset_ledger (rig);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--full-pass", rig->folder, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));
  g_assert_cmpint (sscanf (output, "%lf %lf", &seconds, &mib), ==, 2);
  g_assert_cmpuint (hjl_bench_rig_count_calls (rig, "lever"), >=, MANY / 100);
  hjl_bench_rig_open (rig);

  hjl_bench_tell ("full-pass-mib", mib);
  hjl_bench_tell ("full-pass-seconds", seconds);
}

/* The most memory that the process ever had (VmHWM, kB). */
static double
get_peak (void)
{
  g_autofree char *status = NULL;
  const char      *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);

  return g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

void
hjl_bench_full_pass (const char *folder)
{
  g_autoptr (HjlBenchRig) rig = hjl_bench_rig_new_beside (folder);
  double seconds;
  g_autoptr (HjlSyncReport) report = hjl_bench_rig_sync (rig, TRUE, &seconds);

  g_print ("%f %f\n", seconds, get_peak ());
}

void
hjl_bench_many (const char *server,
                const char *program)
{
  gboolean plans = hjl_bench_wants ("plan-seconds plan-moved-seconds plan-stored-seconds");
  gboolean passes = hjl_bench_wants ("full-pass-mib full-pass-seconds");
  gboolean changes = hjl_bench_wants ("changes-requests changes-seconds changes-among-requests changes-among-seconds");
  gboolean load = hjl_bench_wants_load ();
  Cost     among_few = { 0 };

  if (changes)
    {
      g_autoptr (HjlBenchFill) few = hjl_bench_fill_new (server, FEW);
      Cost quiet = measure_quiet (few->rig);

      among_few = measure_few_changes (few->rig, few, quiet);
    }
  if (plans || passes || changes || load)
    {
      g_autoptr (HjlBenchFill) many = hjl_bench_fill_new (server, MANY);

      if (plans)
        {
          tell_plan (many->rig, many);
          tell_stored_plan (many->rig);
        }
      if (passes)
        tell_full_pass (many->rig, program);
      if (changes)
        tell_changes (many->rig, many, among_few);
      if (load)
        hjl_bench_load (server, program, many);
    }
}
