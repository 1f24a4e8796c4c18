/* test-network-matrix.c: many candidates, and faults by chance of everything between: nobody is lost, twice, or erased
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What chance chooses follows from the seed and the number of the round. build-aux/soak network is the long form.
 */

#include "config.h"

#include <string.h>

#include "hjl-fault-proxy.h"
#include "hjl-soak.h"
#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#define CANDIDATES 16
/* Syncs with faults, before those in which nothing goes wrong. */
#define STORMS 3
#define PERCENT 20
#define CALM 6
/* How long a service may be silent, in ms: in a storm it is one more fault where a machine is slow; in calm nothing is. */
#define IMPATIENT 1500
#define PATIENT 60000
/* How far clocks are apart, in hours. */
#define MAX_SKEW 50

typedef struct
{
  HjlSyncRig    *rig;
  HjlFaultProxy *lever;
  HjlFaultProxy *hackajob;
  HjlSoak        soak;
  guint          counts[HJL_FAULT_N];
  guint          n_shut;
  guint          n_candidates;
} Network;

static char *
detour (HjlDemoServer *server,
        const char    *profile,
        gpointer       data)
{
  Network         *self = data;
  g_autofree char *first = hjl_fault_proxy_put_between (profile, hjl_demo_server_get_lever_uri (server), &self->lever);

  return hjl_fault_proxy_put_between (first, hjl_demo_server_get_hackajob_uri (server), &self->hackajob);
}

static void
set_up (Network *self)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;

  options.plain = TRUE;
  options.candidates = CANDIDATES;
  options.live_roles = 2;
  options.rate = 0;
  self->rig = hjl_sync_rig_new_detoured (&options, detour, self);
  hjl_sync_rig_map_all (self->rig);
  self->n_candidates += CANDIDATES;
}

static void
tear_down (Network *self)
{
  HjlFaultProxy *proxies[] = { self->lever, self->hackajob };

  g_clear_pointer (&self->rig, hjl_sync_rig_free);
  for (guint i = 0; i < G_N_ELEMENTS (proxies); i++)
    {
      for (guint fault = HJL_FAULT_NONE; fault < HJL_FAULT_N; fault++)
        self->counts[fault] += hjl_fault_proxy_count (proxies[i], fault);
      g_assert_false (hjl_fault_proxy_has_leaked (proxies[i]));
      hjl_fault_proxy_free (proxies[i]);
    }
}

static void
set_faults (Network *self,
            guint    percent)
{
  hjl_fault_proxy_set_faults (self->lever, percent, g_rand_int (self->soak.random));
  hjl_fault_proxy_set_faults (self->hackajob, percent, g_rand_int (self->soak.random));
}

/* It may fail in any way, but it ends. */
static void
sync_in_storm (Network *self)
{
  HjlFaultProxy *shut = g_rand_int_range (self->soak.random, 0, 4) > 0 ? NULL
                        : g_rand_boolean (self->soak.random)           ? self->lever
                                                                       : self->hackajob;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_set_idle_timeout (self->rig, IMPATIENT);
  set_faults (self, PERCENT);
  hjl_sync_rig_set_desktop_ahead (g_rand_int_range (self->soak.random, -MAX_SKEW, MAX_SKEW + 1));
  if (shut != NULL)
    {
      hjl_fault_proxy_set_shut (shut, TRUE);
      self->n_shut++;
    }
  report = hjl_sync_rig_try_sync (self->rig, TRUE, &error);
  g_test_message ("  %s", error != NULL                 ? error->message
                          : report->interrupted != NULL ? report->interrupted->message
                                                        : "came to its end");
  if (shut != NULL)
    hjl_fault_proxy_set_shut (shut, FALSE);
  if (report != NULL)
    g_assert_cmpuint (report->erased, ==, 0);
}

static guint
count_writes (const HjlSyncReport *report)
{
  return report->exported + report->moved_in_lever + report->archived_in_lever + report->unarchived_in_lever +
         report->moved_in_hackajob + report->marked;
}

static void
tell_held (HjlSyncRig *rig)
{
  HjlCandidateQuery query = { .states = HJL_STATES_ATTENTION };
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (hjl_workspace_get_store (rig->workspace), &query, 0, 9, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      HjlCandidateRow *row = g_ptr_array_index (rows, i);

      g_test_message ("held: %s: %s: %s", row->candidate_id, row->hold != NULL ? hjl_hold_kind_to_string (row->hold->kind) : "-",
                      row->hold != NULL ? row->hold->detail : NULL);
    }
}

/* Nothing goes wrong any more: some syncs later nothing is left to do, and nobody is asked for anything. */
static void
sync_in_calm (Network *self)
{
  g_autoptr (HjlSyncReport) last = NULL;

  set_faults (self, 0);
  hjl_sync_rig_set_idle_timeout (self->rig, PATIENT);
  hjl_sync_rig_set_desktop_ahead (0);
  for (guint i = 0; last == NULL || count_writes (last) > 0; i++)
    {
      g_clear_pointer (&last, hjl_sync_report_free);
      last = hjl_sync_rig_sync (self->rig);
      g_assert_cmpuint (last->erased, ==, 0);
      g_assert_cmpuint (i, <, CALM);
    }
  tell_held (self->rig);
  g_assert_cmpuint (last->attention, ==, 0);
}

static void
assert_all_once (Network *self)
{
  hjl_sync_rig_tell_incomplete (self->rig);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported_once"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "complete"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (self->rig, "marked"), ==, CANDIDATES);
}

typedef struct
{
  const char *command;
  const char *rest;
  const char *hackajob; /* where both are when it is over */
  const char *lever;
} Move;

static const Move moves[] = {
  { "hackajob-move", "'stage':'Screening call'", "Screening call", "Recruiter screen" },
  { "hackajob-move", "'stage':'Rejected'", "Rejected", "Underqualified" },
  { "lever-move", "'stage':'On-site interview'", "First interview", "On-site interview" },
  { "lever-archive", "'reason':'Underqualified'", "Rejected", "Underqualified" },
};

/* Somebody moves each candidate, on one of the sides. */
static void
move_all (Network     *self,
          const Move **done)
{
  for (guint i = 0; i < CANDIDATES; i++)
    {
      g_autofree char *candidate = hjl_sync_rig_pick_exported (self->rig, i);
      g_autoptr (JsonObject) answer = NULL;

      done[i] = &moves[g_rand_int_range (self->soak.random, 0, G_N_ELEMENTS (moves))];
      answer = hjl_sync_rig_control (self->rig, done[i]->command, "{'candidate':'%s',%s}", candidate, done[i]->rest);
      g_assert_nonnull (answer);
    }
}

static void
assert_moved (Network           *self,
              const Move *const *done)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (self->rig->workspace, NULL);

  for (guint i = 0; i < CANDIDATES; i++)
    {
      g_autofree char *candidate = hjl_sync_rig_pick_exported (self->rig, i);
      g_autoptr (JsonObject) entry = hjl_sync_rig_entry (self->rig, candidate);
      g_autofree char  *there = hjl_sync_rig_lever_place (self->rig, candidate);
      HjlStage         *here = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, json_object_get_string_member (entry, "stage"));
      HjlStage         *stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_LEVER, there);
      HjlArchiveReason *reason = hjl_catalogue_get_reason (catalogue, there);

      g_assert_cmpstr (here->name, ==, done[i]->hackajob);
      g_assert_cmpstr (stage != NULL ? stage->name : reason->name, ==, done[i]->lever);
    }
}

static void
do_round (Network *self)
{
  const Move *done[CANDIDATES];

  set_up (self);
  hjl_sync_rig_set_services_ahead (self->rig, g_rand_int_range (self->soak.random, -MAX_SKEW, MAX_SKEW + 1));
  for (guint i = 0; i < STORMS; i++)
    sync_in_storm (self);
  sync_in_calm (self);
  assert_all_once (self);

  move_all (self, done);
  for (guint i = 0; i < STORMS; i++)
    sync_in_storm (self);
  sync_in_calm (self);
  assert_all_once (self);
  assert_moved (self, done);
  hjl_sync_rig_assert_strict (self->rig);
  tear_down (self);
}

static void
test_matrix (void)
{
  Network self = { 0 };
  guint   n_faults = 0;

  hjl_soak_init (&self.soak, 3);
  while (hjl_soak_next (&self.soak))
    do_round (&self);

  for (guint fault = HJL_FAULT_NONE + 1; fault < HJL_FAULT_N; fault++)
    {
      g_test_message ("fault %s: %u", hjl_fault_to_string (fault), self.counts[fault]);
      n_faults += self.counts[fault];
    }
  g_test_message ("seed %u: %u faults and %u outages, %u candidates; nobody twice, nobody lost, nobody erased", self.soak.seed,
                  n_faults, self.n_shut, self.n_candidates);
  g_assert_cmpuint (n_faults, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/matrix", test_matrix);

  return g_test_run ();
}
