/* test-mapping-keys.c: a mapping made by the keyboard alone, and by nothing that a pointer did
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-mapping.h"

static const char *program;

/* The focus is on the slot, wherever the edit took it. */
static void
expect_focus (HjlE2e     *e2e,
              const char *slot)
{
  g_autoptr (AtspiAccessible) wanted = hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, slot);

  hjl_e2e_wait_state (e2e, wanted, ATSPI_STATE_FOCUSED, TRUE);
}

/* Enter opens the chooser of what has the focus; typing searches; Enter takes the first that is found. */
static void
choose (HjlE2e     *e2e,
        const char *search)
{
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_ENTRY, "Search");
  hjl_e2e_type (e2e, search);
  g_object_unref (hjl_e2e_find_row (e2e, search));
  hjl_e2e_key (e2e, "Return");
  /* The next key is the view's: a chooser that is still closing would take it. */
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_ENTRY, "Search");
}

static void
test_keys (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-keys", NULL);
  g_autofree char *posting = NULL;
  g_autofree char *stored = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  posting = hjl_e2e_mapping_dup_other_posting (world, roles[0]);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_mapping_open_by_keys (e2e, roles[0]);

  hjl_e2e_tab_to (e2e, ATSPI_ROLE_LIST_ITEM, "Lever Posting");
  choose (e2e, posting);
  hjl_e2e_see (e2e, posting);

  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Screening call, ");
  choose (e2e, "Reached out");
  expect_focus (e2e, "Screening call, mapped to Lever stage Reached out");

  /* Up and down, and the focus goes along. */
  hjl_e2e_key (e2e, "Alt+Down");
  expect_focus (e2e, "Technical test, mapped to Lever stage Reached out");
  hjl_e2e_key (e2e, "Alt+Up");
  expect_focus (e2e, "Screening call, mapped to Lever stage Reached out");

  hjl_e2e_key (e2e, "Delete");
  expect_focus (e2e, "Screening call, left blank");
  hjl_e2e_key (e2e, "Control+z");
  expect_focus (e2e, "Screening call, mapped to Lever stage Reached out");
  hjl_e2e_key (e2e, "Control+Shift+z");
  expect_focus (e2e, "Screening call, left blank");

  /* What makes no sense is taken by a person's word only, with a warning. */
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Hired, ");
  choose (e2e, "Underqualified");
  hjl_e2e_see (e2e, "Use “Underqualified” Anyway?");
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_unsee (e2e, "Use “Underqualified” Anyway?");
  expect_focus (e2e, "Hired, mapped to archiving as hired with reason Hired");
  choose (e2e, "Underqualified");
  hjl_e2e_see (e2e, "Use “Underqualified” Anyway?");
  hjl_e2e_key (e2e, "Alt+u");
  hjl_e2e_see (e2e, "“Hired” candidates were hired. This archive reason is for candidates who weren’t.");
  expect_focus (e2e, "Hired, mapped to archiving as not hired with reason Underqualified");
  hjl_e2e_key (e2e, "Control+z");
  expect_focus (e2e, "Hired, mapped to archiving as hired with reason Hired");

  hjl_e2e_tab_to (e2e, ATSPI_ROLE_LIST_ITEM, "Default Stage");
  choose (e2e, "New applicant");
  hjl_e2e_key (e2e, "Control+s");
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "Screening call", NULL);
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "Hired", "Hired");
  stored = hjl_e2e_mapping_dup_stored_posting (world, roles[0]);
  g_assert_cmpstr (stored, ==, posting);
  g_assert_cmpuint (e2e->n_clicks, ==, 0);
  hjl_e2e_stop (e2e);
}

/* Leaving with what is not saved asks, each time. */
static void
test_leave (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-leave", NULL);
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_mapping_open_by_keys (e2e, roles[0]);
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Offer, ");
  hjl_e2e_key (e2e, "Delete");
  hjl_e2e_mapping_hear (e2e, "Offer, left blank");

  /* Back: stays. */
  hjl_e2e_key (e2e, "Alt+Left");
  hjl_e2e_see (e2e, "Save the Mapping?");
  hjl_e2e_key (e2e, "Escape");
  hjl_e2e_unsee (e2e, "Save the Mapping?");
  expect_focus (e2e, "Offer, left blank");

  /* Back: saved. */
  hjl_e2e_key (e2e, "Alt+Left");
  hjl_e2e_see (e2e, "Save the Mapping?");
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "Offer", NULL);
  g_object_unref (hjl_e2e_find_row (e2e, roles[0]));

  /* Out of the program: lost, as it was said. */
  hjl_e2e_mapping_open_by_keys (e2e, roles[0]);
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Offer, ");
  choose (e2e, "Responded");
  hjl_e2e_mapping_hear (e2e, "Offer, mapped to Lever stage Responded");
  hjl_e2e_key (e2e, "Control+q");
  hjl_e2e_see (e2e, "Save the Mapping?");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Discard");
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_wait_end (e2e);
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "Offer", NULL);
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/mapping-keys/keys", test_keys);
  g_test_add_func ("/e2e/mapping-keys/leave", test_leave);

  return g_test_run ();
}
