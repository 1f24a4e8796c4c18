/* test-world.c: an environment that leads to the stand-ins, and a pointer and a keyboard that reach the program
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

static const char *program;

static void
test_input (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-world", NULL);
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) slot = NULL;
  g_autoptr (AtspiAccessible) stage = NULL;
  g_autoptr (AtspiAccessible) search = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 2);
  e2e = hjl_e2e_world_start (world, program);

  hjl_e2e_world_wait (world, e2e, "exported_once", 1);
  g_assert_cmpuint (hjl_e2e_world_count_calls (world, "lever"), >, 0);

  hjl_e2e_key (e2e, "Alt+2");
  search = hjl_e2e_find (e2e, ATSPI_ROLE_ENTRY, "Search roles");
  hjl_e2e_fill (e2e, search, roles[1]);
  row = hjl_e2e_find_row (e2e, roles[1]);
  hjl_e2e_unsee (e2e, roles[0]);

  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click (e2e, row);
  slot = hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Screening call, ");
  stage = hjl_e2e_find (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage New lead");
  hjl_e2e_drag_begin (e2e, stage);
  /* Left of the tabs: one that is dragged over comes to the front. */
  hjl_e2e_drag_to (e2e, stage, 230, 20);
  hjl_e2e_drag_wait (e2e, FALSE);
  hjl_e2e_drag_over (e2e, slot);
  hjl_e2e_drag_wait (e2e, TRUE);
  hjl_e2e_drop (e2e);
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Screening call, mapped to Lever stage New lead"));

  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Main menu");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Help");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_FRAME, "Help"));
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/world/input", test_input);

  return g_test_run ();
}
