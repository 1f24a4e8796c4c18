/* test-sync-language.c: the language changes between two syncs
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-sync-rig.h"
#include "hjl-test-language.h"
#include "store/hjl-store-timeline.h"

/* What goes on is not told again in another language; each line of the timeline is in the one of whoever looks at it. */
static void
test_trouble (void)
{
  static const char *const languages[] = { "en", "xx", "xx", "en" };
  g_autoptr (HjlSyncRig) rig = hjl_sync_rig_new_mapped (1);
  g_autoptr (JsonObject) set = NULL;
  const HjlActivityQuery query = { .kind = "failed", .limit = 10 };

  set = hjl_sync_rig_control (rig, "fault", "{'side':'hackajob','path':'/candidates/*/cv','kind':'status','status':500,'count':0}");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (HjlSyncReport) report = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      HjlActivity *activity;

      hjl_test_language_speak (languages[i]);
      report = hjl_sync_rig_sync (rig);
      g_assert_cmpuint (report->failed, ==, 1);
      entries = hjl_store_find_activity (hjl_workspace_get_store (rig->workspace), &query, NULL);
      g_assert_cmpuint (entries->len, ==, 1);
      activity = g_ptr_array_index (entries, 0);
      g_assert_true (g_str_has_prefix (activity->text, g_str_equal (languages[i], "xx") ? "AGAIN: " : "Not done yet; each sync tries again: "));
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  hjl_test_language_set_up ();

  g_test_add_func ("/sync/language/trouble", test_trouble);
  status = g_test_run ();
  hjl_test_language_tear_down ();

  return status;
}
