/* bench-load.c: what planning, a cycle, the start and a stall are with 10,000, 100,000 and 1,000,000 people
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sys/resource.h>

#include "hjl-bench.h"
#include "hjl-bench-fill.h"
#include "hjl-test-utils.h"
#include "model/hjl-planner.h"
#include "store/hjl-store-candidates.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"

#define FEW 10000
#define MILLION 1000000
#define PAGE 500
/* Who changed. */
#define FEW_CHANGES 100
#define MANY_CHANGES 1000
/* The least of so many is told. */
#define TIMES 5
/* Twice round all that takes turns. */
#define CYCLES 28

typedef struct
{
  double plan;
  double plan_few;
  double cycle;
  double start;
  double stall;
} Load;

/* Returns: milliseconds of a processor that this process has taken */
static double
get_busy (void)
{
  struct rusage usage;

  g_assert_no_errno (getrusage (RUSAGE_SELF, &usage));

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static void
touch (HjlBenchFill *fill,
       HjlStore     *store,
       guint         k)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hjl_store_begin (store, &error));
  for (guint i = 0; i < k; i++)
    hjl_store_touch_candidate (store, g_ptr_array_index (fill->candidate_ids, (gsize) i * fill->candidate_ids->len / k), &error);
  hjl_store_commit (store, &error);
  g_assert_no_error (error);
}

/* As the engine plans (hjl-engine-plan.c): a page at a time, and who needs nothing is settled. Returns: milliseconds */
static double
time_plan (HjlStore    *store,
           HjlSnapshot *snapshot,
           GHashTable  *mappings,
           guint        k)
{
  double           start = hjl_bench_now ();
  g_autofree char *after = NULL;
  guint            n = 0;

  for (;;)
    {
      g_autoptr (HjlPlan) plan = hjl_plan_new ();
      g_autoptr (GPtrArray) settled = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cases = hjl_store_load_cases (store, FALSE, after, PAGE, &error);

      g_assert_no_error (error);
      if (cases->len == 0)
        break;
      for (guint i = 0; i < cases->len; i++)
        {
          HjlCase *c = g_ptr_array_index (cases, i);

          hjl_planner_plan (plan, c, snapshot, mappings);
          g_ptr_array_add (settled, c->candidate->id);
          hjl_set_text (&after, c->candidate->id);
        }
      n += cases->len;
      g_assert_cmpuint (plan->actions->len, ==, 0);
      hjl_store_set_settled (store, settled, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (n, ==, k);

  return (hjl_bench_now () - start) * 1000;
}

static double
measure_plan (HjlBenchFill *fill,
              HjlStore     *store,
              guint         k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (store, &error);
  g_autoptr (HjlCatalogue) catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, &error);
  g_autoptr (HjlSnapshot) snapshot = hjl_snapshot_new (catalogue);
  double least = G_MAXDOUBLE;

  g_assert_no_error (error);
  for (guint i = 0; i < TIMES; i++)
    {
      double ms;

      touch (fill, store, k);
      ms = time_plan (store, snapshot, mappings, k);
      least = MIN (least, ms);
    }

  return least;
}

/* The first ones read what only a program that was just started does not know. */
static double
measure_cycle (HjlBenchRig *rig)
{
  double before = 0;

  for (guint i = 0; i < CYCLES + 2; i++)
    {
      g_autoptr (HjlSyncReport) report = NULL;

      if (i == 2)
        before = get_busy ();
      report = hjl_bench_rig_sync (rig, FALSE, NULL);
      g_assert_cmpuint (report->exported + report->moved_in_lever + report->moved_in_hackajob, ==, 0);
    }

  return (get_busy () - before) / CYCLES;
}

static Load
measure (HjlBenchFill *fill,
         const char   *program)
{
  Load load = { 0 };
  g_autoptr (HjlStore) store = NULL;

  load.cycle = measure_cycle (fill->rig);
  hjl_bench_rig_close (fill->rig);
  store = hjl_bench_rig_open_store (fill->rig);
  load.plan_few = measure_plan (fill, store, FEW_CHANGES);
  load.plan = measure_plan (fill, store, MANY_CHANGES);
  g_clear_object (&store);
  hjl_bench_window_measure (fill, program, &load.start, &load.stall);

  return load;
}

static void
tell (const char *group,
      const Load *load)
{
  const struct
  {
    const char *name;
    double      value;
  } values[] = {
    { "plan-ms", load->plan },
    { "plan-few-ms", load->plan_few },
    { "cycle-ms", load->cycle },
    { "start-ms", load->start },
    { "stall-ms", load->stall },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *name = g_strconcat (group, "-", values[i].name, NULL);

      hjl_bench_tell (name, values[i].value);
    }
}

static void
tell_growth (const char *group,
             const Load *few,
             const Load *many)
{
  g_autofree char *plan = g_strconcat (group, "-plan-growth", NULL);
  g_autofree char *cycle = g_strconcat (group, "-cycle-growth", NULL);
  g_autofree char *start = g_strconcat (group, "-start-growth", NULL);
  g_autofree char *stall = g_strconcat (group, "-stall-growth", NULL);

  hjl_bench_tell (plan, many->plan / few->plan);
  hjl_bench_tell (cycle, many->cycle / few->cycle);
  hjl_bench_tell (start, many->start / few->start);
  hjl_bench_tell (stall, many->stall / few->stall);
}

#define GROUP(name) name "-plan-ms " name "-plan-few-ms " name "-cycle-ms " name "-start-ms " name "-stall-ms"
#define GROWTH(name) name "-plan-growth " name "-cycle-growth " name "-start-growth " name "-stall-growth"

static gboolean
wants_few (void)
{
  return hjl_bench_wants (GROUP ("load-10k") " load-plan-changes-growth " GROWTH ("load"));
}

static gboolean
wants_million (void)
{
  return hjl_bench_wants (GROUP ("million") " " GROWTH ("million"));
}

gboolean
hjl_bench_wants_load (void)
{
  return wants_few () || wants_million () || hjl_bench_wants (GROUP ("load-100k"));
}

void
hjl_bench_load (const char   *server,
                const char   *program,
                HjlBenchFill *many)
{
  Load of_many = measure (many, program);

  tell ("load-100k", &of_many);
  if (wants_few ())
    {
      g_autoptr (HjlBenchFill) few = hjl_bench_fill_new (server, FEW);
      Load of_few = measure (few, program);

      tell ("load-10k", &of_few);
      tell_growth ("load", &of_few, &of_many);
      hjl_bench_tell ("load-plan-changes-growth", of_many.plan / MANY_CHANGES / (of_many.plan_few / FEW_CHANGES));
    }
  if (wants_million ())
    {
      g_autoptr (HjlBenchFill) million = hjl_bench_fill_new (server, MILLION);
      Load of_million = measure (million, program);

      tell ("million", &of_million);
      tell_growth ("million", &of_many, &of_million);
    }
}
