/* test-workspace-memory.c: what a profile remembers from one start of the program to the next
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../sync/hjl-sync-rig.h"

#include "hjl-test-utils.h"
#include "model/hjl-error.h"

static HjlSyncRig *
make_rig (guint live_roles)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;

  options.plain = TRUE;
  options.candidates = 2;
  options.live_roles = live_roles;
  options.rate = 0;

  return hjl_sync_rig_new (&options);
}

static void
sync_once (HjlSyncRig *rig)
{
  g_autoptr (HjlSyncReport) report = hjl_sync_rig_sync (rig);

  g_assert_no_error (report->interrupted);
}

static GPtrArray *
take_new_roles (HjlSyncRig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *ids;

  hjl_workspace_take_new_roles_async (rig->workspace, NULL, hjl_test_got_result, &result);
  ids = hjl_workspace_take_new_roles_finish (rig->workspace, hjl_test_wait (&result), &error);
  g_assert_no_error (error);

  return ids;
}

static void
assert_asks (HjlSyncRig *rig,
             guint       n)
{
  g_autoptr (GPtrArray) ids = take_new_roles (rig);

  g_assert_cmpuint (ids->len, ==, n);
}

/* Also one that became live while the program was closed; and the answer of one start holds for all. */
static void
test_new_roles (void)
{
  g_autoptr (HjlSyncRig) rig = make_rig (3);
  g_autoptr (JsonObject) opened = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GHashTable) mappings = NULL;

  assert_asks (rig, 0); /* nothing was read yet */
  sync_once (rig);
  assert_asks (rig, 3);
  assert_asks (rig, 0);
  hjl_sync_rig_reopen (rig);
  sync_once (rig);
  assert_asks (rig, 0);

  opened = hjl_sync_rig_control (rig, "open-role", "{'title': 'Baker'}");
  hjl_sync_rig_reopen (rig);
  sync_once (rig);
  ids = take_new_roles (rig);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, json_object_get_string_member (opened, "id"));
  hjl_sync_rig_reopen (rig);
  sync_once (rig);
  assert_asks (rig, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/memory/new-roles", test_new_roles);

  return g_test_run ();
}
