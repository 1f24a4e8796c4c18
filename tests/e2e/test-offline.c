/* test-offline.c: nobody can be reached for a while, which is a state and not a storm of errors
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

#define OFFLINE "can’t be reached. Nothing is lost."
#define N_TRIES 2

static const char *program;

static guint
count_toasts (HjlE2e *e2e)
{
  g_autoptr (GPtrArray) toasts = hjl_e2e_list (e2e, NULL, ATSPI_ROLE_INVALID, "AdwToastWidget");

  return toasts->len;
}

static void
test_offline (void)
{
  const char *const environment[] = { "GSETTINGS_BACKEND=keyfile", NULL };
  HjlDemoOptions    options = HJL_DEMO_OPTIONS_INIT;
  g_autoptr (HjlE2eWorld) world = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;
  guint   n_accepted;

  options.live_roles = 1;
  options.candidates = 3;
  options.plain = TRUE;
  world = hjl_e2e_world_new ("e2e-offline", &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  /* The shortest time between two syncs that can be chosen. */
  hjl_e2e_set_settings ("sync-interval=uint32 30\n");
  e2e = hjl_e2e_world_start_in (world, program, environment);
  hjl_e2e_world_wait (world, e2e, "marked", options.candidates);
  hjl_e2e_close_toasts (e2e);

  /* Nobody asks: a sync that begins by itself finds out, and says nothing but that. */
  hjl_e2e_world_do (world, "fault", "{'kind': 'cut-before', 'count': 0}");
  hjl_e2e_world_do (world, "add-candidates", "{'count': 2}");
  n_accepted = hjl_e2e_world_count (world, "accepted");
  g_assert_cmpuint (n_accepted, ==, options.candidates + 2);
  hjl_e2e_see (e2e, OFFLINE);
  g_assert_cmpuint (count_toasts (e2e), ==, 0);

  /* Whoever asks sees the one notice that is there, and no other. */
  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autoptr (AtspiAccessible) again = hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Try Again");

      /* The notice stays while it is tried, and nothing can be pressed then. */
      hjl_e2e_wait_state (e2e, again, ATSPI_STATE_SENSITIVE, TRUE);
      hjl_e2e_activate (again);
      hjl_e2e_see (e2e, OFFLINE);
      g_assert_cmpuint (count_toasts (e2e), ==, 0);
    }
  g_assert_cmpuint (hjl_e2e_world_count (world, "exported"), ==, options.candidates);

  hjl_e2e_world_do (world, "clear-faults", NULL);
  hjl_e2e_see (e2e, "2 exported");
  hjl_e2e_unsee (e2e, OFFLINE);
  hjl_e2e_world_wait (world, e2e, "marked", n_accepted);
  g_assert_cmpuint (hjl_e2e_world_count (world, "exported_twice"), ==, 0);
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/offline/and-back", test_offline);

  return g_test_run ();
}
