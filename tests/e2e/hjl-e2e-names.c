/* hjl-e2e-names.c: that every control which shows has a name
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "hjl-e2e.h"

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

  if (is_control (root) && hjl_e2e_is_showing (root))
    {
      seen++;
      /* GTK 4.8 calls what has no name by the name of its type. */
      if (name == NULL || *name == '\0' || g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw"))
        {
          g_test_message ("A control without a name: %s", here);
          g_test_fail ();
        }
    }

  /* libadwaita's own button that closes a toast has no name in this version. */
  if (name != NULL && g_str_equal (name, "AdwToastWidget"))
    return seen;

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
