/* test-files.c: from nothing but Lever and a CV in another program's window to the first exported candidate
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "hjl-e2e-input.h"

#define ROLE "Security Engineer"
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
  hjl_e2e_set_persona ("super-admin", TRUE);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect Lever in the Browser");
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
  g_test_add_func ("/e2e/files/folder", test_folder);

  return g_test_run ();
}
