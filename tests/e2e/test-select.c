/* test-select.c: several rows chosen by the keyboard, among candidates and in the review
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "hjl-e2e-input.h"
#include "hjl-e2e-world.h"

#define N_PEOPLE 6
#define TABLE "name,email\nAda Archer,ada@example.org\nBen Baker,ben@example.org\nCleo Cook,cleo@example.org\n"

static const char *program;

static HjlE2eWorld *
make_world (const char *name,
            guint       candidates)
{
  HjlDemoOptions options = HJL_DEMO_OPTIONS_INIT;
  HjlE2eWorld   *world;
  g_auto (GStrv) roles = NULL;

  options.live_roles = 1;
  options.candidates = candidates;
  options.plain = TRUE;
  world = hjl_e2e_world_new (name, &options);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);

  return world;
}

typedef struct
{
  const char *part;
  guint       n;
} Selected;

static gboolean
are_exported (HjlE2e  *e2e,
              gpointer user_data)
{
  g_autoptr (GPtrArray) rows = hjl_e2e_list (e2e, NULL, ATSPI_ROLE_LIST_ITEM, "Exported");

  return rows->len == N_PEOPLE;
}

static gboolean
are_selected (HjlE2e  *e2e,
              gpointer user_data)
{
  const Selected *wanted = user_data;
  g_autoptr (GPtrArray) rows = hjl_e2e_list (e2e, NULL, ATSPI_ROLE_LIST_ITEM, wanted->part);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += hjl_e2e_get_state (rows->pdata[i], ATSPI_STATE_SELECTED);

  return n == wanted->n;
}

/* Of the rows with @part in their names so many are selected. */
static void
wait_selected (HjlE2e     *e2e,
               const char *part,
               guint       n)
{
  Selected wanted = { part, n };

  hjl_e2e_wait_until (e2e, are_selected, &wanted, "Other rows are selected");
}

/* From several on J goes to one, who is shown, and K back from there: what is done next is about that one alone. */
static void
test_candidates (void)
{
  g_autoptr (HjlE2eWorld) world = make_world ("e2e-select", N_PEOPLE);
  HjlE2e *e2e = hjl_e2e_world_start (world, program);

  hjl_e2e_key (e2e, "Alt+3");
  hjl_e2e_wait_until (e2e, are_exported, NULL, "Not all are exported");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_LIST_ITEM, "Exported");
  hjl_e2e_key (e2e, "Home");
  wait_selected (e2e, "Exported", 1);
  hjl_e2e_key (e2e, "Shift+Down");
  hjl_e2e_key (e2e, "Shift+Down");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_STATUS_BAR, "3 candidates selected"));
  wait_selected (e2e, "Exported", 3);

  hjl_e2e_key (e2e, "j");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_STATUS_BAR, "candidates selected");
  wait_selected (e2e, "Exported", 1);
  hjl_e2e_key (e2e, "Control+a");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_STATUS_BAR, "6 candidates selected"));
  hjl_e2e_key (e2e, "k");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_STATUS_BAR, "candidates selected");
  wait_selected (e2e, "Exported", 1);
  hjl_e2e_key (e2e, "Shift+End");
  g_object_unref (hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_STATUS_BAR, "candidates selected"));

  /* Escape leaves them, and who is shown, wherever the focus is; but what is in the search goes first. */
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_STATUS_BAR, "candidates selected");
  hjl_e2e_key (e2e, "j");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Next candidate"));
  hjl_e2e_key (e2e, "Control+f");
  hjl_e2e_type (e2e, "a");
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_until (e2e, are_exported, NULL, "The search was not left");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Next candidate"));
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_PUSH_BUTTON, "Next candidate");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_LIST_ITEM, "Exported");
  hjl_e2e_key (e2e, "j");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Next candidate"));
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_PUSH_BUTTON, "Next candidate");
  hjl_e2e_stop (e2e);
}

static void
test_review (void)
{
  /* GTK's chooser warns of folders of the session that it may not measure. */
  const char *const environment[] = { "GSETTINGS_BACKEND=keyfile", "G_DEBUG=fatal-criticals", NULL };
  g_autoptr (HjlE2eWorld) world = make_world ("e2e-select-review", 0);
  g_autofree char *folder = g_dir_make_tmp ("hjl-select.XXXXXX", NULL);
  g_autofree char *table = g_build_filename (folder, "people.csv", NULL);
  HjlE2e          *e2e;

  g_assert_true (g_file_set_contents (table, TABLE, -1, NULL));
  hjl_e2e_world_choose_files (world);
  hjl_e2e_set_settings ("sync-automatically=false\n");
  e2e = hjl_e2e_world_start_in (world, program, environment);
  hjl_e2e_key (e2e, "Alt+3");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Add Candidates…"));
  hjl_e2e_key (e2e, "Control+n");
  hjl_e2e_choose_file (e2e, table);
  g_object_unref (hjl_e2e_find_row (e2e, "Cleo Cook"));
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_LIST_ITEM, "@example.org");
  hjl_e2e_key (e2e, "Home");
  wait_selected (e2e, "@example.org", 1);
  hjl_e2e_key (e2e, "Shift+Down");
  wait_selected (e2e, "@example.org", 2);
  hjl_e2e_key (e2e, "Shift+Up");
  wait_selected (e2e, "@example.org", 1);
  hjl_e2e_key (e2e, "Control+a");
  wait_selected (e2e, "@example.org", 3);

  /* And what is chosen then is of all of them; Ctrl+Z takes it back at once. */
  hjl_e2e_key (e2e, "F4");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Offer");
  wait_selected (e2e, "· Offer", 3);
  hjl_e2e_key (e2e, "Control+z");
  wait_selected (e2e, "· Offer", 0);
  wait_selected (e2e, "@example.org", 3);
  hjl_e2e_stop (e2e);
  g_unlink (table);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *reader = NULL;

  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  reader = g_build_filename (g_getenv ("HJL_TEST_BUILD_ROOT"), "src", "reader", "hjlever-read-cv", NULL);
  g_setenv ("HJLEVER_READ_CV", reader, TRUE);
  g_test_add_func ("/e2e/select/candidates", test_candidates);
  g_test_add_func ("/e2e/select/review", test_review);

  return g_test_run ();
}
