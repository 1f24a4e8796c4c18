/* test-names.c: every control of every view says what it is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

static const char *program;

static void
walk (HjlE2e     *e2e,
      const char *where,
      guint       at_least)
{
  guint n = hjl_e2e_check_names (e2e);

  g_test_message ("%s: %u controls", where, n);
  g_assert_cmpuint (n, >=, at_least);
}

static void
click_row (HjlE2e     *e2e,
           const char *text)
{
  g_autoptr (AtspiAccessible) row = hjl_e2e_find_row (e2e, text);

  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click (e2e, row);
}

static void
walk_window (HjlE2e     *e2e,
             const char *keys,
             const char *sees,
             guint       at_least)
{
  hjl_e2e_key (e2e, keys);
  hjl_e2e_see (e2e, sees);
  walk (e2e, sees, at_least);
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_unsee (e2e, sees);
}

static void
test_connection (void)
{
  const char *const demo[] = { "--demo", NULL };
  HjlE2e           *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_see (e2e, "Connect hackajob and Lever");
  walk (e2e, "Connection, nothing connected", 15);

  hjl_e2e_set_persona (NULL, FALSE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "Sign in with your browser");
  walk (e2e, "Connection, waiting for the browser", 15);
  hjl_e2e_press (e2e, "Cancel");

  hjl_e2e_set_persona ("no-master", TRUE);
  hjl_e2e_press (e2e, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "Something is missing");
  walk (e2e, "Connection, something is missing", 15);

  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Main menu");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_MENU_ITEM, "Help"));
  walk (e2e, "Main menu", 20);
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_MENU_ITEM, "Help");
  walk_window (e2e, "Control+comma", "Syncing", 20);
  walk_window (e2e, "F1", "1. Connect", 20);
  walk_window (e2e, "Control+question", "Keyboard Shortcuts", 15);
  hjl_e2e_stop (e2e);
}

static void
test_connected (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlE2eWorld) world = NULL;
  g_autoptr (AtspiAccessible) slot = NULL;
  g_autofree char *menu = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  world = hjl_e2e_world_new ("e2e-names", &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 2);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_world_wait (world, e2e, "exported_once", 1);
  hjl_e2e_see (e2e, "Both accounts are connected");
  walk (e2e, "Connection, connected", 15);

  hjl_e2e_key (e2e, "Alt+2");
  g_object_unref (hjl_e2e_find_row (e2e, roles[0]));
  walk (e2e, "Jobs", 20);
  menu = g_strdup_printf ("ATS configuration of %s", roles[0]);
  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, menu);
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_MENU_ITEM, "Remove ATS Configuration"));
  walk (e2e, "Jobs, the menu of a role", 25);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Import Existing Configuration…");
  hjl_e2e_see (e2e, "What Carries Over");
  walk (e2e, "Import of a mapping", 25);
  click_row (e2e, "Existing Mapping");
  walk (e2e, "Import, the chooser of the mapping", 26);
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_LIST, "Choices");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Cancel");

  /* Since GTK 4.10 what stays down is no push button. */
  hjl_e2e_click_on (e2e, ATSPI_ROLE_INVALID, "Select several roles");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Select All");
  walk (e2e, "Jobs, several selected", 30);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Apply…");
  hjl_e2e_see (e2e, "Postings to Confirm");
  walk (e2e, "One mapping for several roles", 35);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Cancel");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_INVALID, "Select several roles");

  click_row (e2e, roles[0]);
  slot = hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Offer, ");
  walk (e2e, "Mapping", 25);
  click_row (e2e, "Lever Posting");
  g_object_unref (hjl_e2e_find_row (e2e, "Published"));
  walk (e2e, "Mapping, the chooser of the posting", 30);
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_LIST, "Choices");
  hjl_e2e_activate (slot);
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_LIST, "Choices"));
  walk (e2e, "Mapping, the chooser of a stage", 30);
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_LIST, "Choices");

  hjl_e2e_key (e2e, "Alt+3");
  g_object_unref (hjl_e2e_find_row (e2e, "Exported"));
  walk (e2e, "Candidates", 20);
  click_row (e2e, "Exported");
  hjl_e2e_see (e2e, "Timeline");
  walk (e2e, "Candidates, the details of one", 25);
  hjl_e2e_press (e2e, "Preview");
  hjl_e2e_see (e2e, "Nothing has been changed");
  walk (e2e, "Preview", 25);
  hjl_e2e_stop (e2e);
}

static void
test_sync (void)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlE2eWorld) world = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  options.live_roles = 1;
  options.candidates = 40;
  options.plain = TRUE;
  world = hjl_e2e_world_new ("e2e-names", &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_press (e2e, "Pause");
  hjl_e2e_see (e2e, "Paused at");
  walk (e2e, "A sync that is paused", 15);
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/names/connection", test_connection);
  g_test_add_func ("/e2e/names/connected", test_connected);
  g_test_add_func ("/e2e/names/sync", test_sync);

  return g_test_run ();
}
