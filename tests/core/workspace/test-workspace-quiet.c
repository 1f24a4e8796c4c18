/* test-workspace-quiet.c: what a cycle in which nothing happens asks the database, with few people and with many
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "model/hjl-time.h"
#include "net/hjl-finish.h"
#include "store/hjl-store-private.h"
#include "workspace/hjl-workspace-private.h"

#define FEW 50
#define MANY 2000
/* Twice round all that takes turns. */
#define CYCLES 28

/* People who were exported before, from files or the feed: in every table in which they leave a row. Nobody asks the services
 * for them. */
#define NUMBERS                                                                            \
  "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n" \
  " WHERE i < %u) SELECT i, %" G_GINT64_FORMAT " AS at, printf ('p%%06d', i) AS id FROM n"

static const char *const rows[] = {
  "INSERT INTO candidate (id, talent_id, role_id, stage_id, status, accepted_at, updated_at, version, name, name_fold,"
  " role_fold, dirty, state, changed_at)"
  " SELECT id, 't' || id, 'old-' || i % 5, 's1', 'accepted', at + i, at + i, '1', 'P. ' || i, 'p ' || i, 'role', 0, 3, at + i"
  " FROM n",
  "INSERT INTO link (candidate_id, opportunity_id, source, exported_at, marked, n_files, files_checked, erased, seen_at)"
  " SELECT id, 'o' || id, (SELECT min (source) FROM link), at, 1, 2, 1, 0, at FROM n",
  "INSERT INTO opportunity (id, archived, archived_at, deleted, anonymized, confidential, created_at, updated_at)"
  " SELECT 'o' || id, 0, 0, 0, 0, 0, at, at FROM n",
  "INSERT INTO journal (candidate_id, kind, state, open, archive_follows, started_at, ended_at, run_id)"
  " SELECT id, 'export', 'done', 0, 0, at, at, 1 FROM n",
  "INSERT INTO activity (at, kind, candidate_id, text, run_id) SELECT at, 'done', id, 'Exported.', 1 FROM n",
  "INSERT INTO person_key SELECT id || '@people.example', id FROM n",
  "INSERT INTO book_person (id, role_id, name, added_at, updated_at, adopted) SELECT id, 'old', 'P. ' || i, at, at, 0 FROM n",
  "INSERT INTO book_file (spool_name, person_id, position, purpose, offered, in_lever, gone)"
  " SELECT 'f' || id, id, 0, 'cv', 1, 1, 1 FROM n",
};

static void
fill (HjlSyncRig *rig,
      guint       n)
{
  g_autofree char *path = g_build_filename (rig->folder, HJL_WORKSPACE_DATABASE, NULL);
  g_autofree char *numbers = g_strdup_printf (NUMBERS, n, hjl_time_now () - HJL_DAY);
  g_autoptr (HjlStore) store = NULL;
  g_autoptr (GError) error = NULL;

  hjl_sync_rig_close (rig);
  store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (hjl_store_run_script (store, numbers, &error));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      hjl_store_run_script (store, rows[i], &error);
      g_assert_no_error (error);
    }
  g_assert_finalize_object (g_steal_pointer (&store));
  hjl_sync_rig_reopen (rig);
}

/* In the thread whose database it is. What is done once a day, as where midnight comes now, is no part of a cycle. */
static void
count_steps (HjlWorkspace *workspace,
             GTask        *task)
{
  GHashTable *steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (sqlite3_stmt *statement = sqlite3_next_stmt (workspace->store->db, NULL);
       statement != NULL;
       statement = sqlite3_next_stmt (workspace->store->db, statement))
    {
      const char *sql = sqlite3_sql (statement);
      int         n = sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, TRUE);

      if (!g_str_has_prefix (sql, "PRAGMA") && !g_str_has_prefix (sql, "VACUUM"))
        g_hash_table_insert (steps, g_strdup (sql), GINT_TO_POINTER (n));
    }
  hjl_workspace_end_pointer (task, steps, (GDestroyNotify) g_hash_table_unref, NULL);
}

/* What each statement took since it was last asked. Returns: (transfer full) (element-type utf8 int): by their SQL */
static GHashTable *
take_steps (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;

  hjl_workspace_run (rig->workspace, take_steps, count_steps, NULL, NULL, NULL, hjl_test_got_result, &result);

  return hjl_finish_pointer (rig->workspace, hjl_test_wait (&result), NULL);
}

static void
sync_quietly (HjlSyncRig *rig,
              gboolean    asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, asked, &error);

  g_assert_no_error (error);
  g_assert_no_error (report->interrupted);
  g_assert_cmpuint (report->exported + report->moved_in_lever + report->moved_in_hackajob + report->erased, ==, 0);
}

static GHashTable *
measure (guint n)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (4);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (GHashTable) others = NULL;

  g_assert_cmpuint (first->exported, ==, 4);
  sync_quietly (rig, TRUE);
  fill (rig, n);
  sync_quietly (rig, FALSE);
  others = take_steps (rig);

  for (guint i = 0; i < CYCLES; i++)
    sync_quietly (rig, FALSE);
  sync_quietly (rig, TRUE);
  /* What is due each hour. */
  hjl_sync_rig_set_ahead (2);
  sync_quietly (rig, FALSE);
  sync_quietly (rig, FALSE);

  return take_steps (rig);
}

/* Whatever looks at everybody takes a step for each at least. */
static void
test_steps (void)
{
  g_autoptr (GHashTable) few = measure (FEW);
  g_autoptr (GHashTable) many = measure (MANY);
  GHashTableIter iter;
  gpointer       sql;
  gpointer       value;
  int            sum[2] = { 0, 0 };
  guint          n_grown = 0;

  g_hash_table_iter_init (&iter, many);
  while (g_hash_table_iter_next (&iter, &sql, &value))
    {
      int before = GPOINTER_TO_INT (g_hash_table_lookup (few, sql));
      int after = GPOINTER_TO_INT (value);

      sum[0] += before;
      sum[1] += after;
      if (after - before < MANY - FEW)
        continue;
      g_test_message ("%d steps with %d people, %d with %d: %s", before, FEW, after, MANY, (const char *) sql);
      n_grown++;
    }
  g_test_message ("%d steps in all with %d people, %d with %d", sum[0], FEW, sum[1], MANY);
  g_assert_cmpint (sum[0], >, 0);
  g_assert_cmpuint (n_grown, ==, 0);
  g_assert_cmpint (sum[1] - sum[0], <, MANY - FEW);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/quiet/steps", test_steps);

  return g_test_run ();
}
