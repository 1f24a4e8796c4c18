/* hjl-e2e.c: starts the program and finds its way in it by the accessibility tree
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hjl-e2e.h"

#include <string.h>

#include "hjl-test-utils.h"

/* How long anything may take on a machine that does other things too, in seconds. */
#define LIMIT 30

typedef gboolean (*Fits) (AtspiAccessible *accessible,
                          gpointer         user_data);

typedef struct
{
  AtspiRole   role;
  const char *name;
} Wanted;

/* GTK 4.8 says “showing” of windows only; what is on a page that does not show has no size. */
static gboolean
is_showing (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autofree AtspiRect *extents = NULL;

  if (states == NULL || component == NULL || !atspi_state_set_contains (states, ATSPI_STATE_VISIBLE))
    return FALSE;

  extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);

  return extents != NULL && extents->width > 0 && extents->height > 0;
}

/* Returns: (transfer full) (nullable): the first that shows and fits */
static AtspiAccessible *
search (AtspiAccessible *root,
        Fits             fits,
        gpointer         user_data)
{
  int n = atspi_accessible_get_child_count (root, NULL);

  if (fits (root, user_data) && is_showing (root))
    return g_object_ref (root);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);
      AtspiAccessible *found = child != NULL ? search (child, fits, user_data) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_wanted (AtspiAccessible *accessible,
           gpointer         user_data)
{
  Wanted          *wanted = user_data;
  g_autofree char *name = NULL;

  if (atspi_accessible_get_role (accessible, NULL) != wanted->role)
    return FALSE;

  name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && g_str_equal (name, wanted->name);
}

static gboolean
has_text (AtspiAccessible *accessible,
          gpointer         user_data)
{
  g_autofree char *name = NULL;

  if (atspi_accessible_get_role (accessible, NULL) != ATSPI_ROLE_LABEL)
    return FALSE;

  name = atspi_accessible_get_name (accessible, NULL);

  return name != NULL && strstr (name, user_data) != NULL;
}

static AtspiAccessible *
wait_for (HjlE2e  *self,
          Fits     fits,
          gpointer user_data)
{
  gint64           end = g_get_monotonic_time () + LIMIT * G_USEC_PER_SEC;
  AtspiAccessible *found = NULL;

  while (found == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      /* What AT-SPI remembers of a tree may be older than the tree. */
      atspi_accessible_clear_cache (self->application);
      found = search (self->application, fits, user_data);
    }

  return found;
}

/* Returns: (transfer full) (nullable) */
static AtspiAccessible *
find_application (const char *name)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *child_name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (child_name != NULL && strstr (child_name, name) != NULL)
        return g_steal_pointer (&child);
    }

  return NULL;
}

HjlE2e *
hjl_e2e_start (const char        *program,
               const char *const *arguments)
{
  HjlE2e *self = g_new0 (HjlE2e, 1);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (program);
  gint64           end = g_get_monotonic_time () + LIMIT * G_USEC_PER_SEC;

  g_ptr_array_add (command, (gpointer) program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) arguments[i]);
  g_ptr_array_add (command, NULL);

  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, &error);
  g_assert_no_error (error);

  while (self->application == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      self->application = find_application (name);
    }
  g_assert_nonnull (self->application);

  return self;
}

void
hjl_e2e_stop (HjlE2e *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->application);
  g_clear_object (&self->process);
  g_free (self);
}

AtspiAccessible *
hjl_e2e_find (HjlE2e     *self,
              AtspiRole   role,
              const char *name)
{
  Wanted           wanted = { role, name };
  AtspiAccessible *found = wait_for (self, is_wanted, &wanted);

  if (found == NULL)
    g_error ("Nothing called “%s” shows", name);

  return found;
}

void
hjl_e2e_see (HjlE2e     *self,
             const char *text)
{
  g_autoptr (AtspiAccessible) found = wait_for (self, has_text, (gpointer) text);

  if (found == NULL)
    g_error ("No label says “%s”", text);
}

void
hjl_e2e_press (HjlE2e     *self,
               const char *name)
{
  g_autoptr (AtspiAccessible) button = hjl_e2e_find (self, ATSPI_ROLE_PUSH_BUTTON, name);
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (button);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  g_assert_true (atspi_action_do_action (action, 0, &error));
  g_assert_no_error (error);
}

static gboolean
is_control (AtspiAccessible *accessible)
{
  static const AtspiRole roles[] = {
    ATSPI_ROLE_PUSH_BUTTON,
    ATSPI_ROLE_TOGGLE_BUTTON,
    ATSPI_ROLE_CHECK_BOX,
    ATSPI_ROLE_RADIO_BUTTON,
    ATSPI_ROLE_COMBO_BOX,
    ATSPI_ROLE_SPIN_BUTTON,
    ATSPI_ROLE_SLIDER,
    ATSPI_ROLE_LINK,
    ATSPI_ROLE_MENU_ITEM,
  };
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (roles[i] == role)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_whole (AtspiAccessible *accessible)
{
  AtspiRole role = atspi_accessible_get_role (accessible, NULL);

  return role == ATSPI_ROLE_COMBO_BOX || role == ATSPI_ROLE_TEXT || role == ATSPI_ROLE_ENTRY;
}

static guint
check_names (AtspiAccessible *root,
             const char      *path)
{
  g_autofree char *name = atspi_accessible_get_name (root, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (root, NULL);
  g_autofree char *here = g_strdup_printf ("%s/%s “%s”", path, role, name);
  guint            seen = 0;
  int              n = atspi_accessible_get_child_count (root, NULL);

  if (is_control (root) && is_showing (root))
    {
      seen++;
      /* GTK 4.8 calls what has no name by the name of its type. */
      if (name == NULL || *name == '\0' || g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw"))
        {
          g_test_message ("A control without a name: %s", here);
          g_test_fail ();
        }
    }

  /* What GTK and libadwaita put into a drop-down or an entry themselves has no name in these versions. */
  for (int i = 0; i < n && !is_whole (root); i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);

      if (child != NULL)
        seen += check_names (child, here);
    }

  return seen;
}

guint
hjl_e2e_check_names (HjlE2e *self)
{
  atspi_accessible_clear_cache (self->application);

  return check_names (self->application, "");
}
