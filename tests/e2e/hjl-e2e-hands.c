/* hjl-e2e-hands.c: what scripts ask of the program that runs: whether a text shows, and where a control is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <locale.h>
#include <string.h>

#include "hjl-e2e.h"

#define USAGE "usage: %s see TEXT | where NAME | list | browser | persona WHO accept|refuse\n"
/* Seconds. */
#define LIMIT 20

/* Returns: (transfer full) (nullable) */
static AtspiAccessible *
find_program (void)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (name != NULL && strstr (name, "hjlever") != NULL)
        return g_steal_pointer (&child);
    }

  return NULL;
}

static gboolean
get_extents (AtspiAccessible *accessible,
             AtspiRect       *extents)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autofree AtspiRect *found = NULL;

  if (states == NULL || component == NULL || !atspi_state_set_contains (states, ATSPI_STATE_VISIBLE))
    return FALSE;

  found = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  if (found == NULL || found->width <= 0 || found->height <= 0)
    return FALSE;
  *extents = *found;

  return TRUE;
}

/* Returns: (transfer full) (nullable): the first one */
static AtspiAccessible *
search (AtspiAccessible *root,
        const char      *wanted,
        gboolean         control)
{
  g_autofree char *name = atspi_accessible_get_name (root, NULL);
  AtspiRect        extents;
  AtspiAccessible *found = NULL;
  gboolean         label = atspi_accessible_get_role (root, NULL) == ATSPI_ROLE_LABEL;
  int              n = atspi_accessible_get_child_count (root, NULL);

  if (name != NULL && label != control && (control ? g_str_equal (name, wanted) : strstr (name, wanted) != NULL) &&
      get_extents (root, &extents))
    return g_object_ref (root);

  for (int i = 0; i < n && found == NULL; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);

      if (child != NULL)
        found = search (child, wanted, control);
    }

  return found;
}

/* A dialog comes after what is behind it. */
static AtspiAccessible *
search_windows (AtspiAccessible *program,
                const char      *wanted,
                gboolean         control)
{
  AtspiAccessible *found = NULL;

  for (int i = atspi_accessible_get_child_count (program, NULL) - 1; i >= 0 && found == NULL; i--)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (program, i, NULL);

      if (window != NULL)
        found = search (window, wanted, control);
    }

  return found;
}

static void
list (AtspiAccessible *root)
{
  g_autofree char *name = atspi_accessible_get_name (root, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (root, NULL);
  AtspiRect        extents;
  int              n = atspi_accessible_get_child_count (root, NULL);

  if (name != NULL && *name != '\0' && get_extents (root, &extents))
    g_print ("%s “%s” %d %d %d %d\n", role, name, extents.x, extents.y, extents.width, extents.height);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);

      if (child != NULL)
        list (child);
    }
}

/* Returns: (transfer full) (nullable) */
static AtspiAccessible *
wait_for (const char *wanted,
          gboolean    control)
{
  gint64           end = g_get_monotonic_time () + LIMIT * G_USEC_PER_SEC;
  AtspiAccessible *found = NULL;

  while (found == NULL && g_get_monotonic_time () < end)
    {
      g_autoptr (AtspiAccessible) program = find_program ();

      g_main_context_iteration (NULL, FALSE);
      if (program == NULL)
        continue;
      atspi_accessible_clear_cache (program);
      found = search_windows (program, wanted, control);
    }
  if (found == NULL)
    g_printerr ("Nothing called “%s” shows.\n", wanted);

  return found;
}

static int
act (const char *verb,
     const char *wanted)
{
  g_autoptr (AtspiAccessible) found = wait_for (wanted, g_str_equal (verb, "where"));
  g_autoptr (AtspiComponent) component = found != NULL ? atspi_accessible_get_component_iface (found) : NULL;
  AtspiRect extents;

  if (component == NULL)
    return 1;
  if (get_extents (found, &extents))
    g_print ("%d %d\n", extents.x + extents.width / 2, extents.y + extents.height / 2);

  return 0;
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  if (hjl_e2e_browser (argc, argv))
    return 0;
  if (argc == 2 && g_str_equal (argv[1], "browser"))
    return 0;
  if (argc == 4 && g_str_equal (argv[1], "persona"))
    {
      hjl_e2e_set_persona (argv[2], g_str_equal (argv[3], "accept"));
      return 0;
    }
  atspi_init ();
  if (argc == 3)
    return act (argv[1], argv[2]);
  if (argc == 2 && g_str_equal (argv[1], "list"))
    {
      g_autoptr (AtspiAccessible) program = find_program ();

      if (program != NULL)
        list (program);
      return 0;
    }
  g_printerr (USAGE, argv[0]);

  return 2;
}
