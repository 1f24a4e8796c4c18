/* test-wayland.c: files from another program's window onto a role, and a mapping by drag, in a Wayland session
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "hjl-e2e-mapping.h"
#include "hjl-e2e-wayland.h"
#include "hjl-e2e-world.h"

#define CV "Dina Archer\ndina.archer@example.org\n+44 20 7946 0155\n\nExperience\n2019-2024 Engineer at Example\n"
/* Whoever lets go over a slot that has not answered yet has dropped nothing: a person tries again. */
#define TRIES 5

static const char *program;
static char       *files_program;

/* GDK warns of what this compositor cannot do (sway 1.7: a popup that moves). */
static const char *const environment[] = { "G_DEBUG=fatal-criticals", NULL };

/* One role, mapped, and nobody; the program shows it. */
static HjlE2e *
start (HjlE2eWorld  **world,
       HjlE2ePointer *pointer,
       const char    *name,
       char         **role)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;
  g_autoptr (AtspiAccessible) tab = NULL;

  options.live_roles = 1;
  options.candidates = 0;
  options.linked = 0;
  *world = hjl_e2e_world_new (name, &options);
  hjl_e2e_world_connect (*world);
  roles = hjl_e2e_world_map (*world, 1);
  hjl_e2e_world_choose_files (*world);
  *role = g_strdup (roles[0]);
  e2e = hjl_e2e_world_start_in (*world, program, environment);
  tab = hjl_e2e_find (e2e, ATSPI_ROLE_PAGE_TAB, "Jobs");
  hjl_e2e_pointer_click (pointer, e2e, tab);

  return e2e;
}

static void
test_files (void)
{
  g_autoptr (HjlE2ePointer) pointer = hjl_e2e_pointer_new ();
  g_autoptr (HjlE2eWorld) world = NULL;
  g_autofree char *role = NULL;
  HjlE2e          *e2e = start (&world, pointer, "e2e-wayland-files", &role);
  g_autofree char *folder = g_dir_make_tmp ("hjl-wayland.XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Dina Archer CV.txt", NULL);
  g_autofree char *offer = g_strdup_printf ("Add 1 file to %s", role);
  HjlE2e          *files;
  g_autoptr (AtspiAccessible) source = NULL;
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) candidates = NULL;

  g_assert_true (g_file_set_contents (path, CV, -1, NULL));
  files = hjl_e2e_start_in (files_program, (const char *const[]){ path, NULL }, environment);
  source = hjl_e2e_find (files, ATSPI_ROLE_LABEL, "Files to drag");
  row = hjl_e2e_find_row (e2e, role);
  hjl_e2e_pointer_press (pointer, files, source);
  hjl_e2e_pointer_over (pointer, e2e, row);
  hjl_e2e_pointer_hold (pointer, e2e, offer);
  hjl_e2e_pointer_drop (pointer);
  hjl_e2e_see (e2e, "New in Lever");
  /* The review is a window over the tile. */
  hjl_e2e_press (e2e, "Export 1 Candidate");
  candidates = hjl_e2e_find (e2e, ATSPI_ROLE_PAGE_TAB, "Candidates");
  hjl_e2e_pointer_click (pointer, e2e, candidates);
  g_object_unref (hjl_e2e_find_row (e2e, "Exported"));

  hjl_e2e_stop (files);
  hjl_e2e_stop (e2e);
  /* The original is there as it was. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_rmdir (folder);
}

static void
test_mapping (void)
{
  g_autoptr (HjlE2ePointer) pointer = hjl_e2e_pointer_new ();
  g_autoptr (HjlE2eWorld) world = NULL;
  g_autofree char *role = NULL;
  HjlE2e          *e2e = start (&world, pointer, "e2e-wayland-mapping", &role);
  g_autoptr (AtspiAccessible) row = hjl_e2e_find_row (e2e, role);
  g_autoptr (AtspiAccessible) responded = NULL;
  g_autoptr (AtspiAccessible) slot = NULL;
  g_autoptr (AtspiAccessible) ended = NULL;

  hjl_e2e_pointer_click (pointer, e2e, row);
  responded = hjl_e2e_find (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage Responded");
  slot = hjl_e2e_mapping_find_slot (e2e, "Screening call");
  ended = hjl_e2e_mapping_find_slot (e2e, "Rejected");
  for (guint i = 0; i < TRIES && !hjl_e2e_has (e2e, ATSPI_ROLE_PUSH_BUTTON, "Screening call, mapped to Lever stage Responded"); i++)
    {
      hjl_e2e_pointer_press (pointer, e2e, responded);
      /* What cannot be meant is said while it is held. */
      hjl_e2e_pointer_over (pointer, e2e, ended);
      hjl_e2e_pointer_hold (pointer, e2e, "candidates no longer are.");
      hjl_e2e_pointer_over (pointer, e2e, slot);
      hjl_e2e_pointer_drop (pointer);
    }
  hjl_e2e_mapping_hear (e2e, "Screening call, mapped to Lever stage Responded");
  hjl_e2e_press (e2e, "Save");
  hjl_e2e_mapping_wait_stored (world, e2e, role, "Screening call", "Responded");
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *reader = NULL;

  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  files_program = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "tests", "e2e", "hjl-e2e-files", NULL);
  reader = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_setenv ("HJLEVER_READ_CV", reader, TRUE);
  g_test_add_func ("/e2e/wayland/files", test_files);
  g_test_add_func ("/e2e/wayland/mapping", test_mapping);

  return g_test_run ();
}
