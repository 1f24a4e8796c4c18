/* test-files.c: from nothing but Lever and a CV in another program's window to the first exported candidate
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

#define ROLE "Data Engineer"
#define CV "Dina Archer\ndina.archer@example.org\n+44 20 7946 0155\n\nExperience\n2019-2024 Engineer at Example\n"
#define LETTER "Dear all,\n\nI would like to work with you.\n\nDina Archer\n"

static const char       *program;
static const char       *files_program;
static const char *const demo[] = { "--demo", NULL };

/* A CV and a letter of one person. (transfer full): their paths */
static GStrv
put_files (const char *folder)
{
  GStrv paths = g_new0 (char *, 3);

  paths[0] = g_build_filename (folder, "Dina Archer CV.txt", NULL);
  paths[1] = g_build_filename (folder, "Dina Archer - cover letter.txt", NULL);
  g_assert_true (g_file_set_contents (paths[0], CV, -1, NULL));
  g_assert_true (g_file_set_contents (paths[1], LETTER, -1, NULL));

  return paths;
}

static void
click_row (HjlE2e     *e2e,
           const char *text)
{
  g_autoptr (AtspiAccessible) row = hjl_e2e_find_row (e2e, text);

  hjl_e2e_click (e2e, row);
}

/* hackajob itself is never asked for anything. */
static void
prepare (HjlE2e *e2e)
{
  click_row (e2e, "Files That I Download");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect Lever");
  hjl_e2e_see (e2e, "Lever is connected");

  /* The keys of a view are there as soon as its tab was clicked. */
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Jobs");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add Roles…"));
  hjl_e2e_key (e2e, "Control+n");
  click_row (e2e, ROLE);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Next: 1 Role");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add 1 Role");
  hjl_e2e_see (e2e, "Mapped to " ROLE);
  hjl_e2e_close_toasts (e2e);
}

/* With the pointer of one program into the window of the other. */
static void
drag_files (HjlE2e *from,
            HjlE2e *to)
{
  g_autoptr (AtspiAccessible) source = hjl_e2e_find (from, ATSPI_ROLE_LABEL, "Files to drag");
  g_autoptr (AtspiAccessible) row = hjl_e2e_find_row (to, ROLE);

  hjl_e2e_drag_begin (from, source);
  to->dragged = from->dragged;
  hjl_e2e_drag_over (to, row);
  hjl_e2e_see (to, "Add 2 files to " ROLE);
  hjl_e2e_drop (to);
  from->dragged = 0;
}

static void
test_pointer (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hjl-files.XXXXXX", NULL);
  g_auto (GStrv) paths = put_files (folder);
  HjlE2e *e2e = hjl_e2e_start (program, demo);
  HjlE2e *files;

  prepare (e2e);
  files = hjl_e2e_start (files_program, (const char *const *) paths);
  drag_files (files, e2e);
  g_object_unref (hjl_e2e_find_row (e2e, "Dina Archer"));
  hjl_e2e_see (e2e, "New in Lever");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Export 1 Candidate");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Candidates");
  g_object_unref (hjl_e2e_find_row (e2e, "Exported"));

  g_test_message ("To the first exported candidate from files with the pointer: %u clicks, %u keys", e2e->n_clicks, e2e->n_keys);
  hjl_e2e_stop (files);
  hjl_e2e_stop (e2e);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      /* The originals are there as they were. */
      g_assert_true (g_file_test (paths[i], G_FILE_TEST_EXISTS));
      g_unlink (paths[i]);
    }
  g_rmdir (folder);
}

/* What a company has that hackajob has not opened its feed for: Lever's addresses, and none of hackajob's.
 * Returns: the world, whose environment is that */
static HjlE2eWorld *
make_world_without_feed (void)
{
  HjlE2eWorld     *world = hjl_e2e_world_new ("e2e-newcomer", NULL);
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "hjlever", "profiles", "e2e-newcomer.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_key_file_remove_group (file, "Hackajob", NULL));
  g_key_file_remove_key (file, "Lever", "ClientId", NULL);
  g_assert_true (g_key_file_save_to_file (file, path, &error));
  g_assert_no_error (error);

  return world;
}

/* More than the road takes by a click or two, and it has become longer. */
#define MOST_CLICKS 9
#define MOST_KEYS 1
/* Seconds: what a newcomer has for it, who reads as well (issue 11). */
#define MOST_TIME 180

/* From the first start, with the key in the clipboard and the files in the file manager's window, to the first who is exported. */
static void
test_newcomer (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hjl-files.XXXXXX", NULL);
  g_auto (GStrv) paths = put_files (folder);
  g_autoptr (HjlE2eWorld) world = make_world_without_feed ();
  g_autoptr (AtspiAccessible) key = NULL;
  HjlE2e *e2e = hjl_e2e_world_start (world, program);
  HjlE2e *files;
  gint64  began;

  g_setenv ("HJL_E2E_COPIED", HJL_DEMO_API_KEY, TRUE);
  files = hjl_e2e_start (files_program, (const char *const *) paths);
  g_unsetenv ("HJL_E2E_COPIED");
  began = g_get_monotonic_time ();

  key = hjl_e2e_find (e2e, ATSPI_ROLE_TEXT, "Lever API Key");
  hjl_e2e_click (e2e, key);
  hjl_e2e_key (e2e, "Control+v");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect Lever");
  hjl_e2e_see (e2e, "Lever is connected");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add Your Roles…");
  click_row (e2e, ROLE);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Next: 1 Role");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add 1 Role");
  hjl_e2e_see (e2e, "Mapped to " ROLE);
  drag_files (files, e2e);
  hjl_e2e_see (e2e, "New in Lever");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Export 1 Candidate");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Candidates");
  g_object_unref (hjl_e2e_find_row (e2e, "Exported"));

  g_test_message ("From the first start to the first export by the key's road: %u clicks with the drag, %u keys, %.0f s",
                  e2e->n_clicks, e2e->n_keys, (g_get_monotonic_time () - began) / 1e6);
  g_assert_cmpuint (e2e->n_clicks, <=, MOST_CLICKS);
  g_assert_cmpuint (e2e->n_keys, <=, MOST_KEYS);
  g_assert_cmpint (g_get_monotonic_time () - began, <, MOST_TIME * G_USEC_PER_SEC);
  g_assert_cmpuint (hjl_e2e_world_count_calls (world, "hackajob"), ==, 0);
  hjl_e2e_stop (files);
  hjl_e2e_stop (e2e);
  for (guint i = 0; paths[i] != NULL; i++)
    g_unlink (paths[i]);
  g_rmdir (folder);
}

/* Tab, and the key that presses. */
static void
press_by_keys (HjlE2e     *e2e,
               const char *button)
{
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, button);
  hjl_e2e_key (e2e, "Return");
}

/* The line of the review that is read out. */
static void
hear (HjlE2e     *e2e,
      const char *status)
{
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_STATUS_BAR, status));
}

static void
choose_by_keys (HjlE2e     *e2e,
                const char *path)
{
  hjl_e2e_key (e2e, "Control+n");
  hjl_e2e_see (e2e, "For Which Role?");
  press_by_keys (e2e, "Choose Files…");
  hjl_e2e_choose_file (e2e, path);
}

/* Types over the name of the row that is looked at. */
static void
name_by_keys (HjlE2e     *e2e,
              const char *name)
{
  hjl_e2e_key (e2e, "F2");
  hjl_e2e_key (e2e, "Control+a");
  hjl_e2e_type (e2e, name);
}

/* The road without a pointer: a role is added, candidates to one of two roles by the paths of files in which nobody finds a name, and
 * they get theirs, one after the other, before they are exported. */
static void
test_keyboard (void)
{
  /* GTK's chooser warns of folders of the session that it may not measure. */
  const char *const environment[] = { "G_DEBUG=fatal-criticals", NULL };
  HjlDemoOptions    options = HJL_DEMO_OPTIONS_INIT;
  g_autofree char  *folder = g_dir_make_tmp ("hjl-files.XXXXXX", NULL);
  g_autofree char  *first = g_build_filename (folder, "1.txt", NULL);
  g_autofree char  *second = g_build_filename (folder, "2.txt", NULL);
  g_auto (GStrv) roles = NULL;
  g_autoptr (HjlE2eWorld) world = NULL;
  HjlE2e *e2e;

  g_assert_true (g_file_set_contents (first, "12345\n", -1, NULL));
  g_assert_true (g_file_set_contents (second, "67890\n", -1, NULL));
  options.live_roles = 1;
  options.candidates = 0;
  options.linked = 0;
  world = hjl_e2e_world_new ("e2e-keyboard", &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  hjl_e2e_world_choose_files (world);
  e2e = hjl_e2e_world_start_in (world, program, environment);
  hjl_e2e_key (e2e, "Alt+2");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add roles"));
  hjl_e2e_key (e2e, "Control+n");
  g_object_unref (hjl_e2e_find_row (e2e, ROLE));
  /* What is typed goes to the search. */
  hjl_e2e_type (e2e, ROLE);
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_LIST_ITEM, "Chief of Staff");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_LIST_ITEM, ROLE);
  hjl_e2e_key (e2e, "Return");
  press_by_keys (e2e, "Next: 1 Role");
  press_by_keys (e2e, "Add 1 Role");
  hjl_e2e_see (e2e, "Mapped to " ROLE);

  hjl_e2e_key (e2e, "Alt+3");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add Candidates…"));
  choose_by_keys (e2e, first);
  hear (e2e, "1 candidate to add · 1 needs a look first");
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_see (e2e, "1 candidate to review");
  choose_by_keys (e2e, second);
  hear (e2e, "2 candidates to add · 2 need a look first");
  g_assert_cmpuint (hjl_e2e_check_names (e2e), >, 5);
  name_by_keys (e2e, "Dina Archer");
  /* From the field to the next row that asks: what was typed is kept. */
  hjl_e2e_key (e2e, "F8");
  hear (e2e, "2 candidates to add · 1 needs a look first");
  name_by_keys (e2e, "Eli Fletcher");
  hjl_e2e_key (e2e, "Return");
  g_object_unref (hjl_e2e_find_row (e2e, "Dina Archer"));
  g_object_unref (hjl_e2e_find_row (e2e, "Eli Fletcher"));
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Export 2 Candidates"));
  hjl_e2e_key (e2e, "Control+Return");
  hjl_e2e_see (e2e, "2 exported");

  g_test_message ("To the first exported candidate from files by keyboard: %u keys", e2e->n_keys);
  g_assert_cmpuint (e2e->n_clicks, ==, 0);
  hjl_e2e_stop (e2e);
  /* The originals are there as they were. */
  g_assert_cmpint (g_unlink (first), ==, 0);
  g_assert_cmpint (g_unlink (second), ==, 0);
  g_rmdir (folder);
}

/* A folder of this computer, chosen for a role: what comes into it waits for a person. */
static void
test_folder (void)
{
  /* GTK's chooser warns of folders of the session that it may not measure. */
  const char *const environment[] = { "G_DEBUG=fatal-criticals", NULL };
  g_autofree char  *folder = g_dir_make_tmp ("hjl-watched.XXXXXX", NULL);
  g_autofree char  *name = g_path_get_basename (folder);
  g_autofree char  *told = g_strdup_printf ("Files that come to “%s” wait for your review", name);
  HjlE2e           *e2e = hjl_e2e_start_in (program, demo, environment);
  g_auto (GStrv) paths = NULL;

  prepare (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "ATS configuration of " ROLE);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Watch a Folder…");
  hjl_e2e_choose_file (e2e, folder);
  hjl_e2e_see (e2e, told);
  hjl_e2e_close_toasts (e2e);

  /* Two files of one person. */
  paths = put_files (folder);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Candidates");
  hjl_e2e_see (e2e, "1 candidate to review");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Review…");
  g_object_unref (hjl_e2e_find_row (e2e, "Dina Archer"));
  hjl_e2e_see (e2e, "New in Lever");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Export 1 Candidate");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Candidates");
  g_object_unref (hjl_e2e_find_row (e2e, "Exported"));
  hjl_e2e_stop (e2e);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_assert_true (g_file_test (paths[i], G_FILE_TEST_EXISTS));
      g_unlink (paths[i]);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *built = NULL;
  g_autofree char *reader = NULL;

  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  built = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "tests", "e2e", "hjl-e2e-files", NULL);
  files_program = built;
  reader = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_setenv ("HJLEVER_READ_CV", reader, TRUE);
  g_test_add_func ("/e2e/files/pointer", test_pointer);
  g_test_add_func ("/e2e/files/newcomer", test_newcomer);
  g_test_add_func ("/e2e/files/keyboard", test_keyboard);
  g_test_add_func ("/e2e/files/folder", test_folder);

  return g_test_run ();
}
