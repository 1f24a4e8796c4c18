/* test-notifier.c: what the desktop tells of while nobody looks, once, and no longer than it is so
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../../core/sync/hjl-sync-rig.h"
#include "app/sync/hjl-notifier.h"
#include "app/sync/hjl-tally.h"
#include "hjl-app-test.h"
#include <string.h>

#include "hjl-test-desktop.h"
#include "hjl-test-tasks.h"
#include "hjl-test-workspace.h"
#include "store/hjl-store-holds.h"
#include "store/hjl-store-mapping.h"
#include "tests/core/store/hjl-store-help.h"

typedef struct
{
  HjlSyncRig   *sync;
  HjlStore     *store;
  HjlSyncer    *syncer;
  HjlNotifier  *notifier;
  GApplication *application;
  guint         told; /* before */
} Rig;

static void
make_notifier (Rig *rig)
{
  g_autoptr (HjlTally) tally = hjl_tally_get (rig->sync->workspace);

  rig->notifier = hjl_notifier_new (rig->application, rig->sync->workspace, rig->syncer);
  hjl_notifier_set_away (rig->notifier, TRUE);
  /* So that whoever waits for what is open waits for this, too. */
  hjl_tally_set_count_after (tally, 0);
  hjl_test_tasks_wait_idle ();
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlSyncReport) report = NULL;
  g_autofree char *path = NULL;

  rig->sync = data != NULL ? hjl_sync_rig_new_plain (3) : hjl_sync_rig_new_mapped (3);
  report = hjl_sync_rig_sync (rig->sync);
  path = g_build_filename (rig->sync->folder, "hjlever.db", NULL);
  rig->store = hjl_store_open (path, HJL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  rig->syncer = hjl_syncer_new (rig->sync->workspace);
  g_object_set (rig->syncer, "interval", 3600u, NULL);
  rig->application = g_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (rig->application, NULL, &error));
  g_assert_no_error (error);
  make_notifier (rig);
  rig->told = hjl_test_desktop_count ();
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  hjl_test_assert_finalized (g_steal_pointer (&rig->notifier));
  hjl_test_assert_finalized (g_steal_pointer (&rig->syncer));
  g_object_unref (rig->application);
  g_object_unref (rig->store);
  hjl_sync_rig_free (rig->sync);
}

static gboolean
shows (gpointer title)
{
  return hjl_test_desktop_shows (title);
}

static gboolean
shows_nothing (gpointer user_data)
{
  return hjl_test_desktop_count_open () == 0;
}

static void
see (const char *title)
{
  g_test_message ("Waiting for “%s”", title);
  hjl_test_run_until_true (shows, (gpointer) title);
  hjl_test_desktop_wait_idle ();
}

static void
wait_withdrawn (void)
{
  hjl_test_run_until_true (shows_nothing, NULL);
}

static void
changed (Rig       *rig,
         HjlChanges changes)
{
  g_signal_emit_by_name (rig->sync->workspace, "changed", changes);
}

static void
hold (Rig  *rig,
      guint n)
{
  g_autofree char *id = hjl_sync_rig_pick_exported (rig->sync, n);

  add_hold (rig->store, id, HJL_HOLD_REFUSED);
  changed (rig, HJL_CHANGES_CANDIDATES);
}

static void
let_go (Rig  *rig,
        guint n)
{
  g_autofree char *id = hjl_sync_rig_pick_exported (rig->sync, n);

  g_assert_true (hjl_store_clear_hold (rig->store, id, NULL));
  changed (rig, HJL_CHANGES_CANDIDATES);
}

/* One for all of them, whose number is right, and none when they are mended. */
static void
test_attention (Rig          *rig,
                gconstpointer data)
{
  g_autofree char *told = NULL;

  hold (rig, 0);
  see ("1 candidate needs attention");
  told = hjl_test_desktop_dup_told ("1 candidate needs attention");
  g_assert_cmpstr (told, ==, "1 candidate needs attention\nOpen HjLever to see who needs attention and what to do.");
  hold (rig, 1);
  see ("2 candidates need attention");
  g_assert_cmpuint (hjl_test_desktop_count_open (), ==, 1);

  /* The same again is no news. */
  changed (rig, HJL_CHANGES_CANDIDATES);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (hjl_test_desktop_count (), ==, rig->told + 2);

  let_go (rig, 1);
  see ("1 candidate needs attention");
  let_go (rig, 0);
  wait_withdrawn ();
}

/* Whoever looks at the window is told nothing, nor of it afterwards. */
static void
test_looks (Rig          *rig,
            gconstpointer data)
{
  hjl_notifier_set_away (rig->notifier, FALSE);
  hold (rig, 0);
  hjl_test_run_until_true (shows_nothing, NULL);
  hjl_test_tasks_wait_idle ();
  hjl_notifier_set_away (rig->notifier, TRUE);
  changed (rig, HJL_CHANGES_CANDIDATES);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (hjl_test_desktop_count (), ==, rig->told);
}

/* Another start: whoever waited before was told of. */
static void
test_again (Rig          *rig,
            gconstpointer data)
{
  hold (rig, 0);
  see ("1 candidate needs attention");
  hjl_test_assert_finalized (g_steal_pointer (&rig->notifier));
  make_notifier (rig);
  g_assert_cmpuint (hjl_test_desktop_count (), ==, rig->told + 1);
  let_go (rig, 0);
  wait_withdrawn ();
}

/* The lists are read again, as the mapping's view does. */
static void
refresh (Rig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HjlCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_refresh_async (rig->sync->workspace, HJL_LIST_ALL, NULL, hjl_test_got_result, &result);
  catalogue = hjl_finish_pointer (rig->sync->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static char *
dup_posting (Rig *rig)
{
  g_autoptr (GHashTable) mappings = hjl_store_load_mappings (rig->store, NULL);
  GHashTableIter iter;
  gpointer       mapping;

  g_hash_table_iter_init (&iter, mappings);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &mapping));

  return g_strdup (hjl_mapping_get_posting_id (mapping));
}

static void
test_broken (Rig          *rig,
             gconstpointer data)
{
  g_autofree char *posting = dup_posting (rig);
  g_autoptr (JsonObject) closed = hjl_sync_rig_control (rig->sync, "lever-posting", "{'posting':'%s','state':'closed'}", posting);
  g_autoptr (JsonObject) opened = NULL;

  refresh (rig);
  see ("1 mapping is broken");
  opened = hjl_sync_rig_control (rig->sync, "lever-posting", "{'posting':'%s','state':'published'}", posting);
  refresh (rig);
  wait_withdrawn ();
}

/* It is withdrawn once its role is mapped, not when any other is. */
static void
test_new_roles (Rig          *rig,
                gconstpointer data)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_workspace_load_catalogue (rig->sync->workspace, NULL);
  HjlRole *role = g_ptr_array_index (hjl_catalogue_get_list (catalogue, HJL_LIST_ROLES), 0);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *told = NULL;

  g_ptr_array_add (ids, (gpointer) role->id);
  hjl_notifier_tell_new_roles (rig->notifier, ids);
  see ("1 new live role isn’t mapped");
  told = hjl_test_desktop_dup_told ("1 new live role isn’t mapped");
  g_assert_null (strstr (told, role->title));
  changed (rig, HJL_CHANGES_MAPPINGS);
  hjl_test_tasks_wait_idle ();
  g_assert_true (hjl_test_desktop_shows ("1 new live role isn’t mapped"));

  hjl_sync_rig_map_all (rig->sync);
  wait_withdrawn ();
}

static void
finish (Rig  *rig,
        guint held_back,
        guint not_erased)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_report_new ();

  report->held_back = held_back;
  report->not_erased = not_erased;
  g_signal_emit_by_name (rig->syncer, "finished", report, FALSE);
}

static void
test_brake (Rig          *rig,
            gconstpointer data)
{
  finish (rig, 30, 0);
  see ("30 candidates are held back until you go ahead");
  finish (rig, 30, 0);
  finish (rig, 0, 12);
  see ("12 people not erased");
  g_assert_false (hjl_test_desktop_shows ("30 candidates are held back until you go ahead"));
  g_assert_cmpuint (hjl_test_desktop_count (), ==, rig->told + 2);
  finish (rig, 0, 0);
  wait_withdrawn ();

  /* Another start, after which nobody is held back any more. */
  finish (rig, 30, 0);
  see ("30 candidates are held back until you go ahead");
  hjl_test_assert_finalized (g_steal_pointer (&rig->notifier));
  make_notifier (rig);
  finish (rig, 0, 0);
  wait_withdrawn ();
}

static void
check (Rig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  hjl_workspace_check_async (rig->sync->workspace, NULL, hjl_test_got_result, &result);
  checks = hjl_workspace_check_finish (rig->sync->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
test_accounts (Rig          *rig,
               gconstpointer data)
{
  g_autoptr (JsonObject) refused = hjl_sync_rig_control (rig->sync, "master-account", "{'on': false}");
  g_autoptr (JsonObject) allowed = NULL;

  check (rig);
  see ("The connection to hackajob needs attention");
  g_assert_cmpuint (hjl_test_desktop_count_open (), ==, 1);
  check (rig);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (hjl_test_desktop_count (), ==, rig->told + 1);
  allowed = hjl_sync_rig_control (rig->sync, "master-account", "{'on': true}");
  check (rig);
  wait_withdrawn ();
}

static gboolean
is_idle (gpointer user_data)
{
  gboolean running;

  g_object_get (((Rig *) user_data)->syncer, "running", &running, NULL);

  return !running;
}

/* A long one only, and not once somebody has looked. */
static void
test_finished (Rig          *rig,
               gconstpointer data)
{
  hjl_syncer_sync (rig->syncer, TRUE);
  hjl_test_run_until_true (is_idle, rig);
  hjl_test_tasks_wait_idle ();
  g_assert_cmpuint (hjl_test_desktop_count (), ==, rig->told);

  hjl_notifier_set_long_sync (rig->notifier, 0);
  hjl_syncer_sync (rig->syncer, TRUE);
  see ("Syncing has finished");
  hjl_notifier_set_away (rig->notifier, FALSE);
  wait_withdrawn ();
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", TRUE);
  hjl_app_test_init (&argc, &argv);
  hjl_test_desktop_start ();

#define add(path, data, function) g_test_add (path, Rig, data, rig_set_up, function, rig_tear_down)
  add ("/app/notifier/attention", NULL, test_attention);
  add ("/app/notifier/looks", NULL, test_looks);
  add ("/app/notifier/again", NULL, test_again);
  add ("/app/notifier/broken", NULL, test_broken);
  add ("/app/notifier/new-roles", "plain", test_new_roles);
  add ("/app/notifier/brake", NULL, test_brake);
  add ("/app/notifier/accounts", NULL, test_accounts);
  add ("/app/notifier/finished", NULL, test_finished);

  return g_test_run ();
}
