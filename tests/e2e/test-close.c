/* test-close.c: the window is closed in the middle of an export, and opened again
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

#define N_CANDIDATES 40
#define SOME 3
/* Whose CV comes; that of the others does not, so that the export is under way for as long as it takes to
 * close a window. */
#define SPARED "10"

static const char *program;

static void
close_by_key (HjlE2e *e2e)
{
  hjl_e2e_key (e2e, "Control+w");
}

static void
close_by_window_manager (HjlE2e *e2e)
{
  hjl_e2e_key (e2e, "Alt+F4");
}

static void
close_by_button (HjlE2e *e2e)
{
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Close");
}

static void
test_close (gconstpointer data)
{
  void (*close_window) (HjlE2e * e2e) = data;
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlE2eWorld) world = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;
  guint   n_before;

  options.live_roles = 1;
  options.candidates = N_CANDIDATES;
  options.plain = TRUE;
  world = hjl_e2e_world_new ("e2e-close", &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);

  hjl_e2e_world_do (world, "fault",
                    "{'side':'hackajob','path':'/candidates/*/cv','kind':'delay','delay':3600000,"
                    "'count':0,'skip':" SPARED "}");
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_world_wait (world, e2e, "exported", SOME);
  close_window (e2e);
  hjl_e2e_wait_end (e2e);
  hjl_e2e_stop (e2e);

  n_before = hjl_e2e_world_count (world, "exported");
  g_test_message ("%u of %u were exported when the program had ended", n_before, hjl_e2e_world_count (world, "accepted"));
  g_assert_cmpuint (n_before, <, hjl_e2e_world_count (world, "accepted"));
  g_assert_cmpuint (hjl_e2e_world_count (world, "exported_twice"), ==, 0);

  hjl_e2e_world_do (world, "clear-faults", NULL);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_world_wait (world, e2e, "marked", hjl_e2e_world_count (world, "accepted"));
  hjl_e2e_see (e2e, " exported");
  hjl_e2e_stop (e2e);
  g_assert_cmpuint (hjl_e2e_world_count (world, "exported_once"), ==, hjl_e2e_world_count (world, "accepted"));
  g_assert_cmpuint (hjl_e2e_world_count (world, "exported_twice"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_data_func ("/e2e/close/button", close_by_button, test_close);
  g_test_add_data_func ("/e2e/close/key", close_by_key, test_close);
  g_test_add_data_func ("/e2e/close/window-manager", close_by_window_manager, test_close);

  return g_test_run ();
}
