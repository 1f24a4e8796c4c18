/* test-mapping-broken.c: a stage is deleted in Lever while its mapping is open, and changed
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-mapping.h"

static const char *program;

static void
test_deleted_stage (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-broken", NULL);
  g_autoptr (AtspiAccessible) screening = NULL;
  g_autoptr (AtspiAccessible) responded = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_mapping_open (e2e, roles[0]);
  hjl_e2e_mapping_hear (e2e, "First interview, mapped to Lever stage On-site interview");

  /* An edit is under way. */
  screening = hjl_e2e_mapping_find_slot (e2e, "Screening call");
  responded = hjl_e2e_find (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage Responded");
  hjl_e2e_drag (e2e, responded, screening);
  hjl_e2e_mapping_hear (e2e, "Screening call, mapped to Lever stage Responded");

  hjl_e2e_mapping_delete_lever_stage (world, e2e, "On-site interview");
  hjl_e2e_see (e2e, "The stage “On-site interview” no longer exists in Lever.");
  hjl_e2e_see (e2e, "“On-site interview” is no longer in use in Lever. Choose another.");
  hjl_e2e_see (e2e, "No candidates will be exported until this mapping is complete");
  hjl_e2e_mapping_hear (e2e, "Screening call, mapped to Lever stage Responded");
  g_assert_false (hjl_e2e_has (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage On-site interview"));

  /* What is proposed mends it; what was changed is still changed, and is saved along. */
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Leave Blank");
  hjl_e2e_mapping_hear (e2e, "First interview, left blank");
  hjl_e2e_unsee (e2e, "no longer exists in Lever");
  hjl_e2e_unsee (e2e, "No candidates will be exported until this mapping is complete");
  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Save");
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "First interview", NULL);
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "Screening call", "Responded");
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/mapping-broken/deleted-stage", test_deleted_stage);

  return g_test_run ();
}
