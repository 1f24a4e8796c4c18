/* hjl-e2e-hands.c: what scripts ask of the program that runs: whether a text shows, where a control is, and to press it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include <locale.h>
#include <string.h>

#include "hjl-e2e.h"

#define USAGE "usage: %s see TEXT | where NAME | press NAME | list | browser | persona WHO accept|refuse\n"
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

/* Returns: (transfer full) (nullable): the first one; a dialog comes after what is behind it */
static AtspiAccessible *
search (HjlE2e     *e2e,
        const char *wanted,
        gboolean    control)
{
  for (int i = atspi_accessible_get_child_count (e2e->application, NULL) - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (e2e->application, i, NULL);
      g_autoptr (GPtrArray) found = NULL;

      if (window == NULL)
        continue;
      found = hjl_e2e_list (e2e, window, control ? ATSPI_ROLE_INVALID : ATSPI_ROLE_LABEL, wanted);
      for (guint k = 0; k < found->len; k++)
        {
          AtspiAccessible *one = g_ptr_array_index (found, k);
          g_autofree char *name = atspi_accessible_get_name (one, NULL);

          if (!control || (g_strcmp0 (name, wanted) == 0 && atspi_accessible_get_role (one, NULL) != ATSPI_ROLE_LABEL))
            return g_object_ref (one);
        }
    }

  return NULL;
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
      found = search (&(HjlE2e){ .application = program }, wanted, control);
    }
  if (found == NULL)
    g_printerr ("Nothing called “%s” shows.\n", wanted);

  return found;
}

static AtspiRect *
get_extents (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);

  return component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;
}

static int
act (const char *verb,
     const char *wanted)
{
  g_autoptr (AtspiAccessible) found = wait_for (wanted, !g_str_equal (verb, "see"));
  g_autofree AtspiRect *extents = NULL;

  if (found != NULL && g_str_equal (verb, "press"))
    {
      hjl_e2e_activate (found);
      return 0;
    }

  extents = found != NULL ? get_extents (found) : NULL;
  if (extents == NULL)
    return 1;
  g_print ("%d %d\n", extents->x + extents->width / 2, extents->y + extents->height / 2);

  return 0;
}

static void
list (AtspiAccessible *program)
{
  g_autoptr (GPtrArray) found = hjl_e2e_list (&(HjlE2e){ .application = program }, NULL, ATSPI_ROLE_INVALID, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      AtspiAccessible      *one = g_ptr_array_index (found, i);
      g_autofree char      *name = atspi_accessible_get_name (one, NULL);
      g_autofree char      *role = atspi_accessible_get_role_name (one, NULL);
      g_autofree AtspiRect *extents = get_extents (one);

      if (*name != '\0' && extents != NULL)
        g_print ("%s “%s” %d %d %d %d\n", role, name, extents->x, extents->y, extents->width, extents->height);
    }
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
