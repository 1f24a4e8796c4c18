/* test-background.c: the window is closed, and the program goes on and tells of what is new
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"
#include "hjl-test-desktop.h"

static const char *program;

static gboolean
has_no_window (HjlE2e  *e2e,
               gpointer user_data)
{
  atspi_accessible_clear_cache (e2e->application);

  return atspi_accessible_get_child_count (e2e->application, NULL) == 0;
}

#define NEW_ROLE "1 new live role isn’t mapped"

static gboolean
is_told (HjlE2e  *e2e,
         gpointer user_data)
{
  return hjl_test_desktop_shows (NEW_ROLE);
}

static gboolean
is_told_of_itself (HjlE2e  *e2e,
                   gpointer user_data)
{
  return hjl_test_desktop_shows ("HjLever keeps syncing in the background");
}

static void
test_new_role (void)
{
  const char *const environment[] = { "GSETTINGS_BACKEND=keyfile", NULL };
  HjlDemoOptions    options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlE2eWorld) world = NULL;
  g_auto (GStrv) roles = NULL;
  g_autofree char *told = NULL;
  HjlE2e          *e2e;

  options.live_roles = 1;
  options.candidates = 1;
  options.plain = TRUE;
  world = hjl_e2e_world_new ("e2e-background", &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  hjl_e2e_set_settings ("sync-interval=uint32 30\nrun-in-background=true\n");
  e2e = hjl_e2e_world_start_in (world, program, environment);
  hjl_e2e_world_wait (world, e2e, "marked", options.candidates);
  hjl_e2e_see (e2e, " exported");
  g_assert_cmpuint (hjl_test_desktop_count (), ==, 0);
  hjl_e2e_key (e2e, "Control+w");
  hjl_e2e_wait_until (e2e, has_no_window, NULL, "The window does not close");
  hjl_e2e_wait_until (e2e, is_told_of_itself, NULL, "Nobody is told that it goes on");

  /* The next sync finds a role that nobody has mapped, and says of it no more than that. */
  hjl_e2e_world_do (world, "open-role", "{'title': 'Night porter'}");
  hjl_e2e_wait_until (e2e, is_told, NULL, "Nobody is told of the new role");
  told = hjl_test_desktop_dup_told (NEW_ROLE);
  g_assert_cmpstr (told, ==, NEW_ROLE "\nCandidates aren’t exported until their role is mapped.");

  /* It leads to the role's mapping, in a new window. */
  hjl_test_desktop_click (NEW_ROLE);
  hjl_e2e_see (e2e, "Night porter");
  hjl_e2e_see (e2e, "hackajob Stages");
  /* That it went on in the background, and the role. */
  g_assert_cmpuint (hjl_test_desktop_count (), ==, 2);
  hjl_e2e_key (e2e, "Control+q");
  hjl_e2e_wait_end (e2e);
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/background/new-role", test_new_role);

  return g_test_run ();
}
