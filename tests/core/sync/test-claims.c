/* test-claims.c: several desktops on one account, begun together and killed by chance: nobody is exported twice unseen
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each desktop is a process with data of its own; what they share are the services. What chance chooses follows from the seed
 * and the number of the round, but not who is quicker. build-aux/soak claims is the long form.
 */

#include "config.h"

#include <stdlib.h>
#include <sys/wait.h>

#include "hjl-soak.h"
#include "hjl-sync-child.h"
#include "hjl-sync-people.h"
#include "hjl-test-utils.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-query.h"

#define MAX_DESKTOPS 5
#define CANDIDATES 24
#define PEOPLE 8
/* So often a desktop is killed at most in one rush; the next process is let. */
#define MAX_KILLS 3
/* How long Lever takes for a new record, in milliseconds. */
#define MAX_DELAY 60
/* How long an export without an answer stays uncertain, in seconds. */
#define PATIENCE 900
/* How long one waits for a CV while it is stopped, in milliseconds. */
#define HELD_UP 5000
/* Passes of all desktops until nothing is left to do. */
#define CALM 6

typedef struct _Claims Claims;

typedef struct
{
  Claims     *claims;
  HjlSyncRig *rig;
  guint       kills; /* in this rush */
} Desktop;

struct _Claims
{
  HjlSoak soak;
  Desktop desktops[MAX_DESKTOPS];
  guint   n_desktops;
  guint   n_people;
  guint   n_running;
  guint   n_kills;
  guint   n_exported;
  guint   n_twice;
  guint   n_asked; /* desktops on which a person is asked which record counts */
};

static void
set_up (Claims *self,
        guint   candidates)
{
  g_autoptr (JsonObject) fault = NULL;

  self->n_desktops = (guint) g_rand_int_range (self->soak.random, 2, MAX_DESKTOPS + 1);
  for (guint i = 0; i < self->n_desktops; i++)
    {
      HjlSyncRig *rig = i == 0 ? hjl_sync_rig_new_plain (candidates) : hjl_sync_rig_new_beside (self->desktops[0].rig);

      self->desktops[i] = (Desktop){ .claims = self, .rig = rig };
      hjl_sync_rig_map_all (rig);
      hjl_sync_rig_set_patience (rig, PATIENCE);
    }
  fault = hjl_sync_rig_control (self->desktops[0].rig, "fault",
                                "{'side':'lever','method':'POST','path':'/opportunities','kind':'delay','delay':%d,'count':0}",
                                g_rand_int_range (self->soak.random, 1, MAX_DELAY));
}

static void
tear_down (Claims *self)
{
  for (guint i = self->n_desktops; i > 0; i--)
    g_clear_pointer (&self->desktops[i - 1].rig, hjl_sync_rig_free);
}

static void start (Desktop *desktop);

static void
did_end (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GSubprocess) child = G_SUBPROCESS (object);
  Desktop *desktop = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (child, result, &error);
  g_assert_no_error (error);
  desktop->claims->n_running--;
  if (!hjl_sync_child_wait (child))
    return;
  desktop->kills++;
  desktop->claims->n_kills++;
  start (desktop);
}

/* One more process of a desktop, which comes to its end or dies at the n-th step of its journal. */
static void
start (Desktop *desktop)
{
  Claims       *self = desktop->claims;
  HjlChildDeath death = HJL_CHILD_LIVES;
  guint         workers = g_rand_boolean (self->soak.random) ? 3 : 1;
  guint         step = (guint) g_rand_int_range (self->soak.random, 1, (gint32) self->n_people);

  if (desktop->kills < MAX_KILLS && g_rand_int_range (self->soak.random, 0, 3) > 0)
    death = g_rand_boolean (self->soak.random) ? HJL_CHILD_DIES_BEFORE : HJL_CHILD_DIES_AFTER;
  self->n_running++;
  g_subprocess_wait_async (hjl_sync_child_start (desktop->rig, workers, death, step, NULL), NULL, did_end, desktop);
}

/* All sync at once, and all but the last of each are killed. */
static void
rush (Claims *self)
{
  for (guint i = 0; i < self->n_desktops; i++)
    {
      hjl_sync_rig_close (self->desktops[i].rig);
      self->desktops[i].kills = 0;
    }
  for (guint i = 0; i < self->n_desktops; i++)
    start (&self->desktops[i]);
  while (self->n_running > 0)
    g_main_context_iteration (NULL, TRUE);
  /* What was on its way when its desktop was killed is carried out. */
  for (;;)
    {
      g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (self->desktops[0].rig->server, FALSE);

      if (json_object_get_int_member (ledger, "waiting") == 0)
        break;
      g_usleep (1000);
    }
  for (guint i = 0; i < self->n_desktops; i++)
    hjl_sync_rig_reopen (self->desktops[i].rig);
  hjl_sync_rig_set_ahead (1);
}

static guint
count_writes (const HjlSyncReport *report)
{
  return report->exported + report->adopted + report->moved_in_lever + report->archived_in_lever +
         report->unarchived_in_lever + report->moved_in_hackajob + report->marked;
}

static void
calm (Claims *self)
{
  guint writes = 1;

  for (guint i = 0; writes > 0; i++)
    {
      writes = 0;
      for (guint k = 0; k < self->n_desktops; k++)
        {
          g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (self->desktops[k].rig);

          writes += count_writes (report);
          g_assert_cmpuint (report->erased, ==, 0);
        }
      g_assert_cmpuint (i, <, CALM);
    }
}

static gboolean
has_record (JsonArray  *records,
            const char *id)
{
  for (guint i = 0; id != NULL && i < json_array_get_length (records); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (records, i), "id"), id))
      return TRUE;

  return FALSE;
}

/* Whom this desktop has for one of the records, or asks about. (transfer full) */
static HjlCase *
find_case (Desktop   *desktop,
           JsonArray *records)
{
  HjlStore         *store = hjl_workspace_get_store (desktop->rig->workspace);
  HjlCandidateQuery query = { 0 };
  g_autoptr (GPtrArray) rows = hjl_store_list_candidates (store, &query, 0, 100, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (HjlCase) c = hjl_store_load_case (store, ((HjlCandidateRow *) g_ptr_array_index (rows, i))->candidate_id, NULL);
      gboolean is_here = c->link != NULL && has_record (records, c->link->opportunity_id);

      for (guint k = 0; c->hold != NULL && c->hold->choices != NULL && c->hold->choices[k] != NULL; k++)
        is_here |= has_record (records, c->hold->choices[k]);
      if (is_here)
        return g_steal_pointer (&c);
    }

  return NULL;
}

/* Every desktop leads the one record, and nobody is asked; where there are two, whoever does not lead the one that counts is
 * asked. @counts: (nullable): the record that hackajob knows of */
static void
look_at (Claims     *self,
         JsonArray  *records,
         const char *counts)
{
  guint            n = json_array_get_length (records);
  guint            n_asked = 0;
  gboolean         agreed = TRUE;
  g_autofree char *led = NULL;

  g_assert_cmpuint (n, >, 0);
  /* A CV and another file, each once. */
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_array_get_object_element (records, i), "files")), ==, 2);
  for (guint i = 0; i < self->n_desktops; i++)
    {
      g_autoptr (HjlCase) c = find_case (&self->desktops[i], records);

      g_assert_nonnull (c);
      if (n > 1)
        g_test_message ("    desktop %u: %s, %s", i, c->link != NULL ? c->link->opportunity_id : "-",
                        hjl_hold_kind_to_string (c->hold != NULL ? c->hold->kind : HJL_HOLD_NONE));
      if (c->hold != NULL)
        {
          n_asked++;
          continue;
        }
      if (led == NULL)
        led = g_strdup (c->link->opportunity_id);
      agreed &= g_str_equal (led, c->link->opportunity_id) && (counts == NULL || g_str_equal (led, counts));
    }
  if (n > 1)
    g_test_message ("  %u records, %u of %u asked", n, n_asked, self->n_desktops);
  self->n_exported++;
  self->n_twice += n > 1;
  self->n_asked += n_asked;
  g_assert_true (agreed);
  g_assert_cmpuint (n > 1, ==, n_asked > 0);
}

static void
do_feed (Claims *self)
{
  g_autoptr (JsonObject) ledger = NULL;
  JsonArray *candidates;

  set_up (self, CANDIDATES);
  self->n_people = CANDIDATES;
  rush (self);
  calm (self);
  ledger = hjl_demo_server_ledger (self->desktops[0].rig->server, TRUE);
  candidates = json_object_get_array_member (ledger, "candidates");
  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *entry = json_array_get_object_element (candidates, i);
      JsonObject *mark = json_object_get_object_member (entry, "export");

      look_at (self, json_object_get_array_member (entry, "opportunities"), json_object_get_string_member (mark, "record_id"));
    }
  g_assert_cmpint (hjl_sync_rig_total (self->desktops[0].rig, "complete"), ==, hjl_sync_rig_total (self->desktops[0].rig, "exported_once"));
  hjl_sync_rig_assert_strict (self->desktops[0].rig);
  tear_down (self);
}

/* One that nobody kills. */
static void
run_child (HjlSyncRig *rig,
           const char *what)
{
  g_autoptr (GSubprocess) child = hjl_sync_child_start (rig, 1, HJL_CHILD_LIVES, 0, what);

  g_assert_false (hjl_sync_child_wait (child));
}

/* The same people's files, on each desktop. */
static void
add_people (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autofree char *folder = NULL;
  g_autofree char *add = NULL;

  hjl_sync_people_choose_files (rig);
  folder = hjl_sync_people_put (rig, 0, PEOPLE);
  add = g_strconcat (HJL_CHILD_ADDS, folder, NULL);
  hjl_sync_rig_close (rig);
  run_child (rig, add);
  run_child (rig, HJL_CHILD_ACCEPTS);
  hjl_sync_rig_reopen (rig);
}

static void
do_files (Claims *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) json_array_unref);
  g_autoptr (JsonObject) ledger = NULL;
  GHashTableIter iter;
  gpointer       records;
  JsonArray     *strangers;

  set_up (self, 1);
  self->n_people = PEOPLE;
  for (guint i = 0; i < self->n_desktops; i++)
    add_people (self->desktops[i].rig);
  rush (self);
  calm (self);
  ledger = hjl_demo_server_ledger (self->desktops[0].rig->server, TRUE);
  strangers = json_object_get_array_member (ledger, "strangers");
  for (guint i = 0; i < json_array_get_length (strangers); i++)
    {
      JsonObject *record = json_array_get_object_element (strangers, i);
      const char *email = json_array_get_string_element (json_object_get_array_member (record, "emails"), 0);

      if (!g_hash_table_contains (people, email))
        g_hash_table_insert (people, (gpointer) email, json_array_new ());
      json_array_add_object_element (g_hash_table_lookup (people, email), json_object_ref (record));
    }
  g_assert_cmpuint (g_hash_table_size (people), ==, PEOPLE);
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &records))
    look_at (self, records, NULL);
  tear_down (self);
}

static int
count_waiting (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);

  return json_object_get_int_member (ledger, "waiting");
}

/* One desktop has read the posting, looked for the first candidate, and asked for the CV when it is stopped. Meanwhile the other
 * one exports everybody. */
static void
test_held_up (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_plain (CANDIDATES);
  g_autoptr (HjlSyncRig) other = hjl_sync_rig_new_beside (rig);
  g_autoptr (JsonObject) fault = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  siginfo_t stopped;

  hjl_sync_rig_map_all (rig);
  hjl_sync_rig_map_all (other);
  hjl_sync_rig_close (other);
  fault = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates/*/cv','kind':'delay','delay':%d}", HELD_UP);
  child = hjl_sync_child_start (other, 1, HJL_CHILD_LIVES, 0, NULL);
  while (count_waiting (rig) == 0)
    g_usleep (1000);
  g_subprocess_send_signal (child, SIGSTOP);
  g_assert_cmpint (waitid (P_PID, (id_t) atoi (g_subprocess_get_identifier (child)), &stopped, WSTOPPED), ==, 0);
  g_assert_cmpint (count_waiting (rig), ==, 1);
  report = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (report->exported, ==, CANDIDATES);
  g_subprocess_send_signal (child, SIGCONT);
  g_assert_false (hjl_sync_child_wait (child));
  hjl_sync_rig_reopen (other);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  hjl_sync_rig_assert_strict (rig);
}

static void
test_claims (gconstpointer data)
{
  void (*do_round) (Claims * self) = data;
  Claims self = { 0 };

  hjl_soak_init (&self.soak, 3);
  while (hjl_soak_next (&self.soak))
    {
      do_round (&self);
      g_test_message ("  so far: %u kills, %u exported, %u twice, %u asked", self.n_kills, self.n_exported, self.n_twice, self.n_asked);
    }
  g_test_message ("seed %u: %u kills, %u exported from %s; %u twice, each asked about", self.soak.seed, self.n_kills, self.n_exported,
                  do_round == do_feed ? "the feed" : "files", self.n_twice);
  g_assert_cmpuint (self.n_kills, >, 0);
  /* One goes on and the others wait for it; without that it is every third. */
  g_assert_cmpuint (self.n_twice * 5, <=, self.n_exported);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = NULL;
  int              status;

  if (hjl_sync_child_run (argc, argv, &status))
    return status;

  program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_setenv ("HJLEVER_READ_CV", program, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claims/held-up", test_held_up);
  g_test_add_data_func ("/claims/feed", do_feed, test_claims);
  g_test_add_data_func ("/claims/files", do_files, test_claims);

  return g_test_run ();
}
