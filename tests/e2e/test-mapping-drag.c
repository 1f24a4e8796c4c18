/* test-mapping-drag.c: a mapping made with the pointer: onto a slot, from slot to slot, out of one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-mapping.h"
#include "hjl-e2e-screen.h"

static const char *program;

static void
test_drag (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-drag", NULL);
  g_autoptr (AtspiAccessible) responded = NULL;
  g_autoptr (AtspiAccessible) screening = NULL;
  g_autoptr (AtspiAccessible) awaiting = NULL;
  g_autoptr (AtspiAccessible) heading = NULL;
  g_autoptr (AtspiAccessible) place = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_mapping_open (e2e, roles[0]);

  /* Onto two slots: they may share a stage. */
  responded = hjl_e2e_find (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage Responded");
  screening = hjl_e2e_mapping_find_slot (e2e, "Screening call");
  awaiting = hjl_e2e_mapping_find_slot (e2e, "Awaiting response");
  hjl_e2e_drag (e2e, responded, screening);
  hjl_e2e_mapping_hear (e2e, "Screening call, mapped to Lever stage Responded");
  hjl_e2e_drag (e2e, responded, awaiting);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Responded");

  /* From slot to slot. */
  hjl_e2e_drag (e2e, awaiting, screening);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, left blank");
  hjl_e2e_drag (e2e, screening, awaiting);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Responded");
  hjl_e2e_mapping_hear (e2e, "Screening call, left blank");

  /* Out of a slot: back to Lever's column, or to where nothing takes it. */
  hjl_e2e_drag (e2e, awaiting, responded);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, left blank");
  hjl_e2e_drag (e2e, responded, screening);
  hjl_e2e_mapping_hear (e2e, "Screening call, mapped to Lever stage Responded");
  hjl_e2e_drag (e2e, responded, awaiting);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Responded");
  /* While it is dragged there is a place to clear it. */
  g_assert_false (hjl_e2e_has (e2e, ATSPI_ROLE_LABEL, "Drop here to clear"));
  hjl_e2e_drag_begin (e2e, awaiting);
  place = hjl_e2e_find (e2e, ATSPI_ROLE_LABEL, "Drop here to clear");
  hjl_e2e_drag_over (e2e, place);
  hjl_e2e_drag_wait (e2e, TRUE);
  hjl_e2e_drop (e2e);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, left blank");
  hjl_e2e_wait_gone (e2e, ATSPI_ROLE_LABEL, "Drop here to clear");
  hjl_e2e_drag (e2e, responded, awaiting);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Responded");
  heading = hjl_e2e_find (e2e, ATSPI_ROLE_LABEL, "hackajob Stages");
  hjl_e2e_drag_begin (e2e, screening);
  hjl_e2e_drag_over (e2e, heading);
  hjl_e2e_drag_wait (e2e, FALSE);
  hjl_e2e_drop (e2e);
  hjl_e2e_mapping_hear (e2e, "Screening call, left blank");

  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Save");
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "Awaiting response", "Responded");
  hjl_e2e_mapping_wait_stored (world, e2e, roles[0], "Screening call", NULL);
  hjl_e2e_stop (e2e);
}

/* A stage that is no longer in Lever: no slot takes it, says why, and it stays where it was. */
static void
test_refused (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-refused", NULL);
  g_autoptr (AtspiAccessible) reached = NULL;
  g_autoptr (AtspiAccessible) screening = NULL;
  g_autoptr (AtspiAccessible) awaiting = NULL;
  g_autoptr (GPtrArray) refusals = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_mapping_open (e2e, roles[0]);

  reached = hjl_e2e_find (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage Reached out");
  screening = hjl_e2e_mapping_find_slot (e2e, "Screening call");
  awaiting = hjl_e2e_mapping_find_slot (e2e, "Awaiting response");
  hjl_e2e_drag (e2e, reached, awaiting);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Reached out");
  hjl_e2e_mapping_delete_lever_stage (world, e2e, "Reached out");
  hjl_e2e_see (e2e, "“Reached out” is no longer in use in Lever. Choose another.");

  hjl_e2e_drag_begin (e2e, awaiting);
  hjl_e2e_drag_over (e2e, screening);
  hjl_e2e_drag_wait (e2e, FALSE);
  refusals = hjl_e2e_list (e2e, NULL, ATSPI_ROLE_LABEL, "is no longer in use in Lever");
  g_assert_cmpuint (refusals->len, ==, 2);
  hjl_e2e_drop (e2e);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Reached out");
  hjl_e2e_stop (e2e);
}

static gboolean
is_in_view (HjlE2e  *e2e,
            gpointer accessible)
{
  AtspiRect place;

  atspi_accessible_clear_cache (accessible);

  return hjl_e2e_locate (e2e, accessible, &place);
}

static gboolean
has_come_into_view (HjlE2e  *e2e,
                    gpointer accessible)
{
  gboolean has_come = is_in_view (e2e, accessible);

  if (!has_come)
    hjl_e2e_drag_tremble (e2e);

  return has_come;
}

/* Drags to a slot that is out of view: held at the edge of the page, until that is there.
 * @edge: from the top of the window */
static void
drag_far (HjlE2e          *e2e,
          AtspiAccessible *from,
          int              edge,
          AtspiAccessible *to)
{
  g_assert_false (is_in_view (e2e, to));
  hjl_e2e_drag_begin (e2e, from);
  hjl_e2e_drag_to (e2e, from, 300, edge);
  hjl_e2e_wait_until (e2e, has_come_into_view, to, "The edge of the page scrolls nothing");
  hjl_e2e_drag_over (e2e, to);
  hjl_e2e_drag_wait (e2e, TRUE);
  hjl_e2e_drop (e2e);
}

/* Forty stages on one side and sixty on the other: from one end to the other in one drag, by the edge of the page. */
static void
test_far (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-far", NULL);
  g_autoptr (AtspiAccessible) reached = NULL;
  g_autoptr (AtspiAccessible) target = NULL;
  g_autoptr (AtspiAccessible) save = NULL;
  g_autoptr (AtspiAccessible) first = NULL;
  g_autoptr (AtspiAccessible) last = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e   *e2e;
  AtspiRect window;
  AtspiRect footer;

  for (guint i = 1; i <= 30; i++)
    hjl_e2e_world_do (world, "hackajob-add-stage", "{'name': 'Round %u'}", i);
  for (guint i = 1; i <= 49; i++)
    hjl_e2e_world_do (world, "lever-add-stage", "{'name': 'Panel %u'}", i);
  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_mapping_open (e2e, roles[0]);

  reached = hjl_e2e_find (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage Reached out");
  last = hjl_e2e_mapping_find_slot (e2e, "Round 30");
  first = hjl_e2e_mapping_find_slot (e2e, "Awaiting response");
  save = hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Save");
  /* The first sync's progress pushes the footer up for a while. */
  hjl_e2e_see (e2e, "Synced ");
  g_assert_true (hjl_e2e_locate_window (e2e, save, &window));
  g_assert_true (hjl_e2e_locate (e2e, save, &footer));

  drag_far (e2e, reached, footer.y - window.y - 24, last);
  hjl_e2e_mapping_hear (e2e, "Round 30, mapped to Lever stage Reached out");
  /* And back up, from slot to slot. */
  drag_far (e2e, last, 60, first);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Reached out");
  hjl_e2e_mapping_hear (e2e, "Round 30, left blank");

  /* Both ends together: the last stage of Lever's is dropped on the last of hackajob's, and on the first. */
  target = hjl_e2e_find (e2e, ATSPI_ROLE_LIST_ITEM, "Lever stage Panel 49");
  drag_far (e2e, target, footer.y - window.y - 24, last);
  hjl_e2e_mapping_hear (e2e, "Round 30, mapped to Lever stage Panel 49");
  drag_far (e2e, target, 60, first);
  hjl_e2e_mapping_hear (e2e, "Awaiting response, mapped to Lever stage Panel 49");
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/mapping-drag/drag", test_drag);
  g_test_add_func ("/e2e/mapping-drag/refused", test_refused);
  g_test_add_func ("/e2e/mapping-drag/far", test_far);

  return g_test_run ();
}
