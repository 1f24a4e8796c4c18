/* test-activity.c: a recruiter looks at what a sync did, and takes it back, with the pointer
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

static const char *program;

/* Who was exported. (transfer full) */
static char *
dup_exported (HjlE2eWorld *world)
{
  g_autoptr (JsonObject) ledger = hjl_demo_server_ledger (world->server, FALSE);
  JsonArray *candidates = json_object_get_array_member (ledger, "candidates");

  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *entry = json_array_get_object_element (candidates, i);

      if (json_object_get_int_member (entry, "created") == 1)
        return g_strdup (json_object_get_string_member (entry, "id"));
    }
  g_assert_not_reached ();
}

/* What was done, from where to where and by which cause; then back with it, and the undo stands there, too. */
static void
test_undo (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlE2eWorld) world = NULL;
  g_auto (GStrv) roles = NULL;
  g_autofree char *id = NULL;
  HjlE2e          *e2e;

  options.live_roles = 1;
  options.candidates = 2;
  options.plain = TRUE;
  world = hjl_e2e_world_new ("e2e-activity", &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  hjl_e2e_set_settings ("sync-automatically=false\n");
  e2e = hjl_e2e_world_start_in (world, program, (const char *const[]){ "GSETTINGS_BACKEND=keyfile", NULL });
  hjl_e2e_see (e2e, "Both accounts are connected");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Sync now");
  hjl_e2e_world_wait (world, e2e, "marked", options.candidates);
  hjl_e2e_see (e2e, "2 today");
  hjl_e2e_see (e2e, "automatic sync is off");
  id = dup_exported (world);
  hjl_e2e_world_do (world, "hackajob-move", "{'candidate':'%s','stage':'Offer'}", id);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Sync now");
  hjl_e2e_see (e2e, "1 moved in Lever");

  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Main menu");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Activity…");
  g_object_unref (hjl_e2e_find_row (e2e, "By hand"));
  /* Where nothing syncs by itself, nothing does when the window opens either. */
  g_assert_false (hjl_e2e_has (e2e, ATSPI_ROLE_LIST_ITEM, "Automatic"));
  g_object_unref (hjl_e2e_find_row (e2e, " → Offer"));
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Undo…");
  hjl_e2e_see (e2e, "Undo This Sync?");
  {
    /* The toast of the sync has such a button, too, which a slow look still finds below the question. */
    g_autoptr (AtspiAccessible) cancel = hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Cancel");
    g_autoptr (AtspiAccessible) choices = atspi_accessible_get_parent (cancel, NULL);
    g_autoptr (AtspiAccessible) undo = hjl_e2e_find_part (e2e, choices, ATSPI_ROLE_PUSH_BUTTON, "Undo");

    hjl_e2e_click (e2e, undo);
  }
  /* What is told stands for five seconds, which is less than it takes to look through several windows of GTK 4.18: it gives
   * no copy of its tree, and answers for each part of it. That it is told is app-undo's. */
  g_object_unref (hjl_e2e_find_row (e2e, "Undo of run 2"));
  g_object_unref (hjl_e2e_find_row (e2e, "Offer → "));

  /* The search, which has the keyboard first, keeps nobody from leaving. */
  hjl_e2e_click_on (e2e, ATSPI_ROLE_ENTRY, "Search activity");
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_ENTRY, "Search activity");
  hjl_e2e_stop (e2e);

  /* The next start knows when the last one synced. */
  e2e = hjl_e2e_world_start_in (world, program, (const char *const[]){ "GSETTINGS_BACKEND=keyfile", NULL });
  hjl_e2e_see (e2e, "automatic sync is off");
  hjl_e2e_see (e2e, "Synced ");
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/activity/undo", test_undo);

  return g_test_run ();
}
