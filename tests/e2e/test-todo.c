/* test-todo.c: with files for candidates, a move in Lever is to be done on hackajob, and ticked off
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"
#include "store/hjl-store-cases.h"
#include "store/hjl-store-lists.h"

#define NAME "Dina Archer"
#define EMAIL "dina.archer@example.org"
#define PAGE "https://hackajob.com/talent/dina-archer"
/* Only a table tells the person's address on hackajob. */
#define TABLE "name,email,url\n" NAME "," EMAIL "," PAGE "\n"
#define CV NAME "\n" EMAIL "\n\nExperience\n2019-2024 Engineer at Example\n"

static const char *program;
static const char *files_program;

typedef struct
{
  HjlE2eWorld *world;
  char        *role;
  char        *folder;
  char        *table; /* a path; and of the same person */
  char        *cv;
} Story;

static void
story_init (Story      *story,
            const char *name)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  g_auto (GStrv) roles = NULL;

  options.live_roles = 1;
  options.candidates = 0;
  options.linked = 0;
  story->world = hjl_e2e_world_new (name, &options);
  hjl_e2e_world_connect (story->world);
  roles = hjl_e2e_world_map (story->world, 1);
  hjl_e2e_world_choose_files (story->world);
  story->role = g_strdup (roles[0]);
  story->folder = g_dir_make_tmp ("hjl-todo.XXXXXX", NULL);
  story->table = g_build_filename (story->folder, "people.csv", NULL);
  story->cv = g_build_filename (story->folder, NAME " CV.txt", NULL);
  g_assert_true (g_file_set_contents (story->table, TABLE, -1, NULL));
  g_assert_true (g_file_set_contents (story->cv, CV, -1, NULL));
}

static void
story_clear (Story *story)
{
  hjl_e2e_world_free (story->world);
  g_unlink (story->table);
  g_unlink (story->cv);
  g_rmdir (story->folder);
  g_free (story->table);
  g_free (story->cv);
  g_free (story->folder);
  g_free (story->role);
}

/* Where somebody stands on both sides, as both were last in step. */
typedef struct
{
  HjlE2eWorld *world;
  const char  *in_hackajob;
  const char  *in_lever;
} Step;

static gboolean
is_in_step (HjlE2e  *e2e,
            gpointer user_data)
{
  const Step      *step = user_data;
  g_autofree char *folder = hjl_environment_dup_data_dir (step->world->environment);
  g_autofree char *path = g_build_filename (folder, "hjlever.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlStore) store = hjl_store_open (path, HJL_STORE_READ_ONLY, &error);
  g_autoptr (GPtrArray) cases = store != NULL ? hjl_store_load_cases (store, TRUE, NULL, 2, &error) : NULL;
  g_autoptr (HjlCatalogue) catalogue = store != NULL ? hjl_store_load_lists (store, HJL_LIST_ALL, &error) : NULL;
  const HjlCase *only;
  HjlStage      *stage;

  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 1);
  only = g_ptr_array_index (cases, 0);
  stage = hjl_catalogue_get_stage (catalogue, HJL_SIDE_HACKAJOB, only->candidate->stage_id);

  return only->link != NULL && only->link->base_target != NULL && stage != NULL &&
         g_strcmp0 (stage->name, step->in_hackajob) == 0 &&
         g_strcmp0 (only->link->base_stage_id, only->candidate->stage_id) == 0 &&
         g_strcmp0 (only->link->base_target->name, step->in_lever) == 0;
}

static void
wait_in_step (Story      *story,
              HjlE2e     *e2e,
              const char *in_hackajob,
              const char *in_lever)
{
  Step step = { story->world, in_hackajob, in_lever };

  hjl_e2e_wait_until (e2e, is_in_step, &step, "Both stages are not in step");
}

static void
move_in_lever (Story      *story,
               const char *stage)
{
  hjl_e2e_world_do (story->world, "lever-move", "{'email':'%s','stage':'%s'}", EMAIL, stage);
}

/* Where the program has no window that is active, nothing that is typed would come to it. */
static void
sync_by_keys (HjlE2e *e2e)
{
  g_autoptr (AtspiAccessible) button = hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Sync now");

  hjl_e2e_wait_state (e2e, button, ATSPI_STATE_SENSITIVE, TRUE);
  hjl_e2e_key (e2e, "Control+r");
}

static void
hear_badge (HjlE2e *e2e)
{
  g_object_unref (hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PAGE_TAB, "1 to do in hackajob"));
  hjl_e2e_see (e2e, "1 candidate to move in hackajob");
}

/* What is in the clipboard comes out of it in a field. */
static void
wait_copied (HjlE2e *e2e)
{
  g_autoptr (AtspiAccessible) search = NULL;

  hjl_e2e_key (e2e, "Control+f");
  search = hjl_e2e_find (e2e, ATSPI_ROLE_ENTRY, "Search candidates");
  hjl_e2e_wait_state (e2e, search, ATSPI_STATE_FOCUSED, TRUE);
  hjl_e2e_key (e2e, "Control+v");
  hjl_e2e_wait_text (e2e, search, NAME);
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_text (e2e, search, "");
}

static void
wait_opened (HjlE2e *e2e)
{
  g_autofree char *opened = hjl_e2e_wait_opened (e2e);

  g_assert_cmpstr (opened, ==, PAGE);
}

static void
drag_files (Story  *story,
            HjlE2e *to)
{
  const char *const paths[] = { story->table, story->cv, NULL };
  HjlE2e           *from = hjl_e2e_start (files_program, paths);
  g_autoptr (AtspiAccessible) source = hjl_e2e_find (from, ATSPI_ROLE_LABEL, "Files to drag");
  g_autoptr (AtspiAccessible) row = hjl_e2e_find_row (to, story->role);
  g_autofree char *offer = g_strdup_printf ("Add 2 files to %s", story->role);

  hjl_e2e_drag_begin (from, source);
  to->dragged = from->dragged;
  hjl_e2e_drag_over (to, row);
  hjl_e2e_see (to, offer);
  hjl_e2e_drop (to);
  from->dragged = 0;
  /* Whoever is asked for the files after the drop has to be there still. */
  hjl_e2e_see (to, "New in Lever");
  hjl_e2e_stop (from);
}

static void
test_pointer (void)
{
  Story   story;
  HjlE2e *e2e;

  story_init (&story, "e2e-todo-pointer");
  hjl_e2e_set_persona (NULL, FALSE);
  hjl_e2e_set_settings ("sync-automatically=false\n");
  e2e = hjl_e2e_world_start_in (story.world, program, (const char *const[]){ "GSETTINGS_BACKEND=keyfile", NULL });
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Jobs");
  drag_files (&story, e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Export 1 Candidate");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Candidates");
  g_object_unref (hjl_e2e_find_row (e2e, "Exported"));

  move_in_lever (&story, "Recruiter screen");
  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Sync now");
  hear_badge (e2e);
  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "To Do…");
  g_object_unref (hjl_e2e_find_row (e2e, "Move " NAME " to Screening call"));
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Open in hackajob");
  wait_opened (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Copy the name");
  hjl_e2e_see (e2e, "Name copied");
  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Done");
  hjl_e2e_see (e2e, "Nothing to Do");
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_unsee (e2e, "Nothing to Do");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_PAGE_TAB, "to do in hackajob");
  wait_copied (e2e);
  wait_in_step (&story, e2e, "Screening call", "Recruiter screen");

  /* The next sync has nothing to say about it; and what is not needed is in step as well. */
  move_in_lever (&story, "Offer");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Sync now");
  hear_badge (e2e);
  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "To Do…");
  g_object_unref (hjl_e2e_find_row (e2e, "Move " NAME " to Offer"));
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Not needed");
  hjl_e2e_see (e2e, "Nothing to Do");
  wait_in_step (&story, e2e, "Offer", "Offer");
  hjl_e2e_stop (e2e);
  story_clear (&story);
}

static void
open_todos_by_keys (HjlE2e *e2e)
{
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "To Do…");
  hjl_e2e_key (e2e, "Return");
}

static void
press_by_keys (HjlE2e     *e2e,
               const char *button)
{
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, button);
  hjl_e2e_key (e2e, "Return");
}

static void
test_keys (void)
{
  /* GTK's chooser warns of folders of the session that it may not measure. */
  const char *const environment[] = { "GSETTINGS_BACKEND=keyfile", "G_DEBUG=fatal-criticals", NULL };
  Story             story;
  HjlE2e           *e2e;

  story_init (&story, "e2e-todo-keys");
  hjl_e2e_set_persona (NULL, FALSE);
  hjl_e2e_set_settings ("sync-automatically=false\n");
  e2e = hjl_e2e_world_start_in (story.world, program, environment);
  hjl_e2e_key (e2e, "Alt+3");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add Candidates…"));
  hjl_e2e_key (e2e, "Control+n");
  hjl_e2e_choose_file (e2e, story.table);
  g_object_unref (hjl_e2e_find_row (e2e, NAME));
  hjl_e2e_see (e2e, "New in Lever");
  hjl_e2e_key (e2e, "Control+Return");
  g_object_unref (hjl_e2e_find_row (e2e, "Exported"));

  move_in_lever (&story, "Recruiter screen");
  sync_by_keys (e2e);
  hear_badge (e2e);
  open_todos_by_keys (e2e);
  g_object_unref (hjl_e2e_find_row (e2e, "Move " NAME " to Screening call"));
  press_by_keys (e2e, "Copy the name");
  hjl_e2e_see (e2e, "Name copied");
  press_by_keys (e2e, "Open in hackajob");
  wait_opened (e2e);
  press_by_keys (e2e, "Done");
  hjl_e2e_see (e2e, "Nothing to Do");
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_unsee (e2e, "Nothing to Do");
  wait_copied (e2e);
  wait_in_step (&story, e2e, "Screening call", "Recruiter screen");

  /* What the last sync did is taken back. */
  hjl_e2e_key (e2e, "Control+h");
  press_by_keys (e2e, "Undo…");
  hjl_e2e_see (e2e, "Undo This Sync?");
  press_by_keys (e2e, "Undo");
  g_object_unref (hjl_e2e_find_row (e2e, "Undo of run "));
  g_assert_cmpuint (e2e->n_clicks, ==, 0);
  hjl_e2e_stop (e2e);
  story_clear (&story);
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
  g_test_add_func ("/e2e/todo/pointer", test_pointer);
  g_test_add_func ("/e2e/todo/keys", test_keys);

  return g_test_run ();
}
