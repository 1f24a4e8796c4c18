/* test-first-export.c: from nothing to the first exported candidate, and how much a recruiter does for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-mapping.h"

static const char       *program;
static const char *const demo[] = { "--demo", NULL };

static void
click_row (HjlE2e     *e2e,
           const char *text)
{
  g_autoptr (AtspiAccessible) row = hjl_e2e_find_row (e2e, text);

  hjl_e2e_click (e2e, row);
}

static void
see_exported (HjlE2e *e2e)
{
  g_autoptr (AtspiAccessible) row = hjl_e2e_find_row (e2e, "Exported");

  g_assert_nonnull (row);
}

static void
test_pointer (void)
{
  HjlE2e *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_set_persona ("master", TRUE);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect hackajob in the Browser");
  hjl_e2e_see (e2e, "One more account");

  /* The demo has its key typed in already. */
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect Lever");
  hjl_e2e_see (e2e, "Both accounts are connected");

  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Map Your Roles");
  click_row (e2e, "Not mapped");
  hjl_e2e_see (e2e, "hackajob Stages");
  click_row (e2e, "Lever Posting");
  click_row (e2e, "Best match");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Suggest");
  g_object_unref (hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Offer, mapped to Lever stage Offer"));
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Save");
  hjl_e2e_mapping_agree (e2e);
  hjl_e2e_see (e2e, "Saved. It takes effect at the next sync.");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Sync now");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PAGE_TAB, "Candidates");
  see_exported (e2e);

  g_test_message ("To the first exported candidate with the pointer: %u clicks, %u keys", e2e->n_clicks, e2e->n_keys);
  hjl_e2e_stop (e2e);
}

static void
test_keyboard (void)
{
  g_autoptr (AtspiAccessible) configure = NULL;
  HjlE2e *e2e = hjl_e2e_start (program, demo);

  hjl_e2e_set_persona ("master", TRUE);
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect hackajob in the Browser");
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_see (e2e, "One more account");

  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Connect Lever");
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_see (e2e, "Both accounts are connected");

  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Map Your Roles");
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "ATS configuration of ");
  hjl_e2e_key (e2e, "Return");
  configure = hjl_e2e_find (e2e, ATSPI_ROLE_MENU_ITEM, "New Configuration");
  hjl_e2e_wait_state (e2e, configure, ATSPI_STATE_FOCUSED, TRUE);
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_LIST_ITEM, "Lever Posting");
  hjl_e2e_key (e2e, "Return");
  g_object_unref (hjl_e2e_find_row (e2e, "Best match"));
  hjl_e2e_key (e2e, "Down");
  hjl_e2e_key (e2e, "Return");
  g_object_unref (hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Offer, left blank"));
  hjl_e2e_key (e2e, "Alt+g");
  g_object_unref (hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Offer, mapped to Lever stage Offer"));
  hjl_e2e_key (e2e, "Alt+s");
  /* The question is there before it has the keys. */
  hjl_e2e_tab_to (e2e, ATSPI_ROLE_PUSH_BUTTON, "Save and Export ");
  g_assert_cmpuint (hjl_e2e_check_names (e2e), >, 5);
  hjl_e2e_key (e2e, "Return");
  hjl_e2e_see (e2e, "Saved. It takes effect at the next sync.");
  hjl_e2e_key (e2e, "Control+r");
  hjl_e2e_key (e2e, "Alt+3");
  see_exported (e2e);

  g_test_message ("To the first exported candidate by keyboard: %u clicks, %u keys", e2e->n_clicks, e2e->n_keys);
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/first-export/pointer", test_pointer);
  g_test_add_func ("/e2e/first-export/keyboard", test_keyboard);

  return g_test_run ();
}
