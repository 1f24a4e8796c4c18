/* test-sync-full-disk.c: the data file takes nothing more, at any place of a sync: it ends, says so, loses nothing
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>

#include "hjl-full-disk.h"
#include "hjl-soak.h"
#include "hjl-sync-rig.h"
#include "hjl-test-utils.h"
#include "model/hjl-error.h"

#define OF_THE_DISK "There is no room left on the disk"

/* What there is to do in a sync: two to export, one who moved in hackajob, one in Lever. */
static void
give_work (HjlSyncRig *rig,
           guint       turn)
{
  const char      *stage = turn % 2 == 0 ? "Offer" : "First interview";
  const char      *lever_stage = turn % 2 == 0 ? "On-site interview" : "Offer";
  g_autofree char *first = hjl_sync_rig_pick_exported (rig, 0);
  g_autofree char *second = hjl_sync_rig_pick_exported (rig, 1);
  g_autoptr (JsonObject) added = hjl_sync_rig_control (rig, "add-candidates", "{'count':2}");
  g_autoptr (JsonObject) here = hjl_sync_rig_control (rig, "hackajob-move", "{'candidate':'%s','stage':'%s'}", first, stage);
  g_autoptr (JsonObject) there = hjl_sync_rig_control (rig, "lever-move", "{'candidate':'%s','stage':'%s'}", second, lever_stage);
}

/* One sync that may fail by the data file only, and then says so. Returns: (transfer full) (nullable): its words */
static char *
sync_without_room (HjlSyncRig *rig)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_try_sync (rig, TRUE, &error);
  const GError *trouble = report != NULL ? report->interrupted : error;

  if (trouble == NULL)
    return NULL;
  g_assert_error (trouble, HJL_ERROR, HJL_ERROR_STORE);

  return hjl_error_describe (trouble);
}

/* Goes on by itself: everybody arrives once, both sides agree, and then there is nothing left to do. */
static void
assert_goes_on (HjlSyncRig *rig,
                int         n)
{
  g_autoptr (HjlSyncReport) second = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) third = hjl_sync_rig_sync (rig);

  g_assert_no_error (second->interrupted);
  g_assert_cmpuint (third->attention, ==, 0);
  g_assert_cmpuint (third->exported + third->moved_in_lever + third->archived_in_lever, ==, 0);
  g_assert_cmpuint (third->unarchived_in_lever + third->moved_in_hackajob + third->marked, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "complete"), ==, n);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, n);
  hjl_sync_rig_assert_strict (rig);
}

static void
test_full_disk (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (4);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int      n = 4;
  guint    told = 0;
  guint    turn = 0;
  gboolean was_full = TRUE;

  /* Closer together at the start, until the disk has room enough for a whole sync. */
  for (int writes = 0; was_full; writes += 1 + writes / 5)
    {
      g_autofree char *words = NULL;

      give_work (rig, turn++);
      n += 2;
      hjl_full_disk_fill_after (writes);
      words = sync_without_room (rig);
      was_full = hjl_full_disk_make_room ();
      g_test_message ("room for %d: %s", writes, words != NULL ? words : "came to its end");

      /* What is no loss (the log that is put away, the daily copy) may go without a word. */
      if (words != NULL)
        {
          g_assert_true (was_full);
          g_assert_nonnull (strstr (words, OF_THE_DISK));
          told++;
        }
      assert_goes_on (rig, n);
    }
  g_assert_cmpuint (told, >, 10);
}

static void
run_sql (HjlSyncRig *rig,
         const char *sql)
{
  g_autofree char *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  sqlite3         *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* A sync in which the store does not take one kind of change, and goes on without that. Returns: whether somebody was told */
static gboolean
refuse (HjlSyncRig *rig,
        const char *change,
        guint       turn,
        int        *n)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TRIGGER refuse BEFORE %s BEGIN SELECT RAISE (ABORT, 'not today'); END", change);
  g_autofree char *words = NULL;

  give_work (rig, turn);
  *n += 2;
  run_sql (rig, sql);
  words = sync_without_room (rig);
  run_sql (rig, "DROP TRIGGER refuse");
  g_test_message ("%s: %s", change, words != NULL ? words : "came to its end");
  assert_goes_on (rig, *n);

  return words != NULL;
}

/* A store that refuses one kind of change only, whatever the reason. */
static void
test_refused (void)
{
  static const char *const changes[] = {
    "INSERT ON journal",
    "UPDATE ON journal",
    "INSERT ON link",
    "UPDATE ON link",
    "INSERT ON candidate",
    "UPDATE ON candidate",
    "INSERT ON opportunity",
    "UPDATE ON opportunity",
    "INSERT ON activity",
    "INSERT ON value",
    "UPDATE ON value",
    "INSERT ON stage",
    "UPDATE ON role",
    "UPDATE ON posting",
  };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (4);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  int   n = 4;
  guint told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (refuse (rig, changes[i], i, &n))
      told++;
  g_assert_cmpuint (told, >, 6);
}

static GPtrArray *
list_changes (HjlSyncRig *rig)
{
  static const char *const statements[] = { "INSERT", "UPDATE", "DELETE" };
  g_autofree char         *path = g_build_filename (rig->folder, "hjlever.db", NULL);
  GPtrArray               *changes = g_ptr_array_new_with_free_func (g_free);
  sqlite3                 *db = NULL;
  sqlite3_stmt            *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
      g_ptr_array_add (changes, g_strdup_printf ("%s ON \"%s\"", statements[i], sqlite3_column_text (statement, 0)));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return changes;
}

/* Any change of any table, a few from the seed on; build-aux/soak store comes through all of them. */
static void
test_refused_any (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (4);
  g_autoptr (HjlSyncReport) first = hjl_sync_rig_sync (rig);
  g_autoptr (GPtrArray) changes = list_changes (rig);
  HjlSoak soak;
  int     n = 4;
  guint   told = 0;

  hjl_soak_init (&soak, 6);
  while (hjl_soak_next (&soak))
    if (refuse (rig, g_ptr_array_index (changes, (soak.seed + soak.round) % changes->len), soak.round, &n))
      told++;
  g_test_message ("seed %u: %d people, any of %u changes refused, told of %u times; nobody twice, nobody lost", soak.seed, n, changes->len, told);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hjl_full_disk_install ();

  g_test_add_func ("/sync/full-disk/anywhere", test_full_disk);
  g_test_add_func ("/sync/full-disk/refused", test_refused);
  g_test_add_func ("/sync/full-disk/refused-any", test_refused_any);

  return g_test_run ();
}
