/* test-sync-crash.c: a sync that is killed again and again exports each candidate exactly once
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "hjl-sync-child.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

#define CANDIDATES 30
/* A chain of runs that is longer than this gets nowhere. */
#define MAX_RUNS 400
#define CHAINS 3

static HjlSyncRig *
make_unmapped_rig (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;

  options.plain = TRUE;
  options.candidates = CANDIDATES;
  options.live_roles = 3;
  options.rate = 0;

  return hjl_sync_rig_new (&options);
}

static HjlSyncRig *
make_rig (void)
{
  HjlSyncRig *rig = make_unmapped_rig ();

  hjl_sync_rig_map_all (rig);

  return rig;
}

/* Adds what the journal holds without an outcome to @open. */
static void
look_at_journal (HjlSyncRig *rig,
                 GHashTable *open)
{
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  sqlite3         *database = NULL;
  sqlite3_stmt    *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "SELECT kind || ' ' || state FROM journal WHERE open = 1", -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);
      guint       n = GPOINTER_TO_UINT (g_hash_table_lookup (open, text)) + 1;

      g_hash_table_insert (open, g_strdup (text), GUINT_TO_POINTER (n));
    }
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

static void
tell_open (const char *what,
           GHashTable *open)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, open);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_test_message ("%s: found open after a kill: %s, %u times", what, (const char *) key, GPOINTER_TO_UINT (value));
}

static void
tell (const char *what,
      guint       kills,
      HjlSyncRig *rig)
{
  g_test_message ("%s: %u kills; complete %d of %d, exported once %d, twice %d, marked %d",
                  what,
                  kills,
                  hjl_sync_rig_total (rig, "complete"),
                  CANDIDATES,
                  hjl_sync_rig_total (rig, "exported_once"),
                  hjl_sync_rig_total (rig, "exported_twice"),
                  hjl_sync_rig_total (rig, "marked"));
}

static void
assert_whole (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_cmpuint (report->exported, ==, 0);
  g_assert_cmpuint (report->attention, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, CANDIDATES);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, CANDIDATES);
  hjl_sync_rig_assert_strict (rig);
}

/* Each run dies at a journal step, some steps after the one at which the run before it died: every
 * distance occurs, in another order in each chain, so that together they die at every kind of step. */
static void
test_journal_steps (gconstpointer data)
{
  HjlChildDeath when = (HjlChildDeath) GPOINTER_TO_INT (data);
  const char   *what = when == HJL_CHILD_DIES_BEFORE ? "before a journal step" : "after a journal step";
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint chain = 0; chain < CHAINS; chain++)
    {
      g_autoptr (HjlSyncRig) rig = make_rig ();
      guint kills = 0;

      for (;;)
        {
          guint step = 1 + (kills * 5 + chain) % 7;
          g_autoptr (GSubprocess) child = hjl_sync_child_start (rig, 1, when, step, NULL);

          if (!hjl_sync_child_wait (child))
            break;
          look_at_journal (rig, open);
          g_assert_cmpuint (++kills, <, MAX_RUNS);
        }

      tell (what, kills, rig);
      g_assert_cmpuint (kills, >, CANDIDATES / 2);
      assert_whole (rig);
    }

  tell_open (what, open);
  g_assert_true (g_hash_table_contains (open, "export intent"));
  g_assert_true (g_hash_table_contains (open, "mark-exported intent"));
}

static guint
count_writes (HjlSyncRig *rig)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (rig->server, FALSE);
  JsonObject *totals = json_object_get_object_member (ledger, "totals");

  return (guint) (json_object_get_int_member (totals, "exported") + json_object_get_int_member (totals, "marked"));
}

/* Each run is killed from outside as soon as the stand-ins have done one write more, with many
 * candidates under way. */
static void
test_writes (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig ();
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint kills = 0;

  for (;;)
    {
      guint before = count_writes (rig);
      g_autoptr (GSubprocess) child = hjl_sync_child_start (rig, 8, HJL_CHILD_LIVES, 0, NULL);

      while (before < 2 * CANDIDATES && count_writes (rig) == before)
        g_usleep (500);
      if (before < 2 * CANDIDATES)
        g_subprocess_force_exit (child);
      if (!hjl_sync_child_wait (child))
        break;
      look_at_journal (rig, open);
      g_assert_cmpuint (++kills, <, MAX_RUNS);
    }

  tell ("after a write", kills, rig);
  tell_open ("after a write", open);
  g_assert_cmpuint (kills, >, 5);
  assert_whole (rig);
}

/* The same for syncs of one candidate: each of its journal steps is one at which a run dies, and the next run
 * of that one finds out what became of it. Nobody else is touched. */
static void
test_candidate (gconstpointer data)
{
  HjlChildDeath when = (HjlChildDeath) GPOINTER_TO_INT (data);
  const char   *what = when == HJL_CHILD_DIES_BEFORE ? "before a journal step" : "after a journal step";
  g_autoptr (HjlSyncRig) rig = make_unmapped_rig ();
  g_autoptr (HjlSyncReport) read = hjl_sync_rig_sync (rig);
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HjlCandidateQuery query = { .states = 1u << HJL_STATE_WAITING };
  g_autoptr (GPtrArray) waiting = NULL;
  guint kills = 0;
  int   done = 0;

  g_assert_cmpuint (read->exported, ==, 0);
  waiting = hjl_store_list_candidates (hjl_workspace_get_store (rig->workspace), &query, 0, 7, NULL);
  g_assert_cmpuint (waiting->len, ==, 7);
  hjl_sync_rig_map_all (rig);

  for (guint first = 1; first <= waiting->len; first++)
    {
      HjlCandidateRow *row = g_ptr_array_index (waiting, first - 1);
      guint            step = first;

      for (;;)
        {
          g_autoptr (GSubprocess) child = hjl_sync_child_start (rig, 1, when, step, row->candidate_id);

          if (!hjl_sync_child_wait (child))
            break;
          look_at_journal (rig, open);
          g_assert_cmpuint (++kills, <, MAX_RUNS);
          step = 1 + step % 3;
        }
      g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, ++done);
      g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, done);
      g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, done);
      g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, done);
    }

  g_test_message ("%s, of one candidate: %u kills; exported once %d, twice %d", what, kills, done, hjl_sync_rig_total (rig, "exported_twice"));
  tell_open (what, open);
  g_assert_true (g_hash_table_contains (open, "export intent"));
  g_assert_true (g_hash_table_contains (open, "mark-exported intent"));
  hjl_sync_rig_assert_strict (rig);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (hjl_sync_child_run (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sync/crash/before-journal-step",
                        GINT_TO_POINTER (HJL_CHILD_DIES_BEFORE),
                        test_journal_steps);
  g_test_add_data_func ("/sync/crash/after-journal-step",
                        GINT_TO_POINTER (HJL_CHILD_DIES_AFTER),
                        test_journal_steps);
  g_test_add_func ("/sync/crash/after-write", test_writes);
  g_test_add_data_func ("/sync/crash/candidate/before-journal-step",
                        GINT_TO_POINTER (HJL_CHILD_DIES_BEFORE),
                        test_candidate);
  g_test_add_data_func ("/sync/crash/candidate/after-journal-step",
                        GINT_TO_POINTER (HJL_CHILD_DIES_AFTER),
                        test_candidate);

  return g_test_run ();
}
