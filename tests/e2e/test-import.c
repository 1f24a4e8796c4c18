/* test-import.c: the mapping of one role taken over by another, removed, and brought back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"
#include "hjl-e2e-mapping.h"
#include "hjl-e2e-world.h"

static const char *program;

/* Returns: (transfer full): the title of a live role that has no mapping */
static char *
dup_other_role (HjlE2eWorld *world,
                GStrv        mapped)
{
  g_autoptr (JsonObject) state = hjl_e2e_world_control (world, "state", NULL);
  JsonArray *roles = json_object_get_array_member (state, "roles");

  for (guint i = 0; i < json_array_get_length (roles); i++)
    {
      JsonObject *role = json_array_get_object_element (roles, i);
      const char *title = json_object_get_string_member (role, "title");

      if (g_str_equal (json_object_get_string_member (role, "status"), "live") && !g_strv_contains ((const char *const *) mapped, title))
        return g_strdup (title);
    }
  g_assert_not_reached ();
}

static void
open_menu (HjlE2e     *e2e,
           const char *title)
{
  g_autofree char *name = g_strdup_printf ("ATS configuration of %s", title);

  hjl_e2e_close_toasts (e2e);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, name);
}

static void
test_import (void)
{
  g_autoptr (HjlE2eWorld) world = hjl_e2e_world_new ("e2e-import", NULL);
  g_autoptr (AtspiAccessible) undo = NULL;
  g_autofree char *title = NULL;
  g_autofree char *removed = NULL;
  g_auto (GStrv) roles = NULL;
  HjlE2e *e2e;

  hjl_e2e_world_connect (world);
  roles = hjl_e2e_world_map (world, 1);
  title = dup_other_role (world, roles);
  e2e = hjl_e2e_world_start (world, program);
  hjl_e2e_world_wait (world, e2e, "exported_once", 1);
  hjl_e2e_key (e2e, "Alt+2");

  open_menu (e2e, title);
  hjl_e2e_see (e2e, "Add ATS Configuration");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Import Existing Configuration…");
  hjl_e2e_see (e2e, "What Carries Over");
  hjl_e2e_see (e2e, roles[0]);
  hjl_e2e_see (e2e, "Reached out");
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Import");
  hjl_e2e_mapping_agree (e2e);
  hjl_e2e_see (e2e, "Imported the mapping for 1 role");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Offer, mapped to Lever stage Offer"));
  hjl_e2e_click_on (e2e, ATSPI_ROLE_PUSH_BUTTON, "Back to the roles");

  removed = g_strdup_printf ("Removed the mapping of “%s”", title);
  open_menu (e2e, title);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Remove ATS Configuration");
  hjl_e2e_see (e2e, removed);
  /* libadwaita 1.2 calls a button of a toast by its label twice. */
  undo = hjl_e2e_find_part (e2e, NULL, ATSPI_ROLE_PUSH_BUTTON, "Undo");
  hjl_e2e_click (e2e, undo);
  hjl_e2e_see (e2e, "Mapping restored");

  open_menu (e2e, title);
  hjl_e2e_click_on (e2e, ATSPI_ROLE_MENU_ITEM, "Edit ATS Configuration");
  g_object_unref (hjl_e2e_find (e2e, ATSPI_ROLE_PUSH_BUTTON, "Offer, mapped to Lever stage Offer"));
  hjl_e2e_stop (e2e);
}

int
main (int   argc,
      char *argv[])
{
  if (hjl_e2e_browser (argc, argv))
    return 0;

  program = hjl_e2e_init (&argc, &argv);
  g_test_add_func ("/e2e/import/import-remove-undo", test_import);

  return g_test_run ();
}
