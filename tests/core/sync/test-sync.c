/* test-sync.c: the whole sync against the stand-ins: export, follow, come to rest
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"

static void
test_export (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT; /* with Lever's pace */
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (&options);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  g_test_message ("exported %u, adopted %u, attention %u, unmapped %u, failed %u",
                  first->exported, first->adopted, first->attention, first->unmapped, first->failed);
  hjl_sync_rig_assert_strict (rig);
  g_assert_cmpuint (first->exported, >, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_twice"), ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, (int) first->exported);
  g_assert_cmpint (hjl_sync_rig_total (rig, "marked"), ==, (int) first->exported);

  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpuint (second->moved_in_lever + second->moved_in_hackajob, ==, 0);
  g_assert_cmpuint (second->attention, ==, first->attention);
  hjl_sync_rig_assert_strict (rig);
}

static void
test_unmapped (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);
  g_autoptr (HjlSyncReport) later = NULL;

  /* "No mapping = no automation." */
  g_assert_cmpuint (report->exported, ==, 0);
  g_assert_cmpuint (report->unmapped, >, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported"), ==, 0);

  /* …and it catches up. */
  hjl_sync_rig_map_all (rig);
  later = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (later->exported, >, 0);
  hjl_sync_rig_assert_strict (rig);
}

static void
test_quiet (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlSyncRig) rig = NULL;
  g_autoptr (HjlSyncReport) first = NULL;

  options.live_roles = 450;
  options.rate = 0;
  rig = hjl_sync_rig_new (&options);
  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (first->exported, >, 0);

  /* Every turn of the lists that take turns, and a thorough cycle between. */
  for (guint i = 0; i < 14; i++)
    {
      g_autoptr (HjlSyncReport) quiet = NULL;
      g_autoptr (JsonObject) answer = hjl_sync_rig_control (rig, "reset-ledger", NULL);
      g_autoptr (GError) error = NULL;

      quiet = hjl_sync_rig_try_sync (rig, i % 5 == 4, &error);
      g_assert_no_error (error);
      g_assert_no_error (quiet->interrupted);
      g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "lever"), <=, 3);
      /* A CV is awaited: what asks for it by itself asks for no list beside. */
      g_assert_cmpuint (hjl_sync_rig_count_calls (rig, "hackajob"), <=, i % 5 == 4 ? 3 : 2);
    }
  hjl_sync_rig_assert_strict (rig);
}

static void
test_reopen (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new (NULL);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) second = NULL;

  hjl_sync_rig_map_all (rig);
  first = hjl_sync_rig_sync (rig);
  hjl_sync_rig_reopen (rig);
  second = hjl_sync_rig_sync (rig);
  g_assert_cmpuint (second->exported, ==, 0);
  g_assert_cmpint (hjl_sync_rig_total (rig, "exported_once"), ==, (int) first->exported);
  hjl_sync_rig_assert_strict (rig);
}

/* When everybody was synced last is known at the next start too; a sync that breaks off changes nothing of it. */
static void
test_synced (void)
{
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (HjlSyncReport) first = NULL;
  g_autoptr (HjlSyncReport) last = NULL;
  g_autoptr (JsonObject) set = NULL;
  g_autoptr (JsonObject) cleared = NULL;
  HjlTime at;

  g_assert_cmpint (hjl_workspace_get_synced (hjl_workspace_get_store (rig->workspace)), ==, 0);
  first = hjl_sync_rig_sync (rig);
  at = hjl_workspace_get_synced (hjl_workspace_get_store (rig->workspace));
  g_assert_cmpint (at, >, 0);

  hjl_sync_rig_reopen (rig);
  g_assert_cmpint (hjl_workspace_get_synced (hjl_workspace_get_store (rig->workspace)), ==, at);
  set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates','kind':'status','status':500,'count':0}");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HjlSyncReport) broken = hjl_sync_rig_try_sync (rig, TRUE, &error);

      g_assert_true (broken == NULL || broken->interrupted != NULL);
      g_assert_cmpint (hjl_workspace_get_synced (hjl_workspace_get_store (rig->workspace)), ==, at);
      hjl_sync_rig_reopen (rig);
    }

  cleared = hjl_sync_rig_control (rig, "clear-faults", NULL);
  hjl_sync_rig_set_ahead (1);
  last = hjl_sync_rig_sync (rig);
  g_assert_cmpint (hjl_workspace_get_synced (hjl_workspace_get_store (rig->workspace)), >, at);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/export", test_export);
  g_test_add_func ("/sync/unmapped", test_unmapped);
  g_test_add_func ("/sync/quiet", test_quiet);
  g_test_add_func ("/sync/synced", test_synced);
  g_test_add_func ("/sync/reopen", test_reopen);

  return g_test_run ();
}
