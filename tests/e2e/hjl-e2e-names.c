/* hjl-e2e-names.c: that every control which shows has a role and a name that say what it is
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e.h"

#include <string.h>

static gboolean
is_one_of (AtspiRole        role,
           const AtspiRole *roles)
{
  for (; *roles != ATSPI_ROLE_INVALID; roles++)
    {
      if (*roles == role)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_control (AtspiRole role)
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
    ATSPI_ROLE_CHECK_MENU_ITEM,
    ATSPI_ROLE_RADIO_MENU_ITEM,
    ATSPI_ROLE_ENTRY,
    ATSPI_ROLE_TEXT,
    ATSPI_ROLE_PASSWORD_TEXT,
    ATSPI_ROLE_PAGE_TAB,
    ATSPI_ROLE_INVALID,
  };

  return is_one_of (role, roles);
}

/* What can have the focus has to be something that a screen reader has a word for. These have: they are
 * no controls, but what controls stand in, or what is read. */
static gboolean
may_have_focus (AtspiRole role)
{
  static const AtspiRole roles[] = {
    ATSPI_ROLE_SCROLL_PANE,
    ATSPI_ROLE_LIST,
    ATSPI_ROLE_LIST_BOX,
    ATSPI_ROLE_LIST_ITEM,
    ATSPI_ROLE_TABLE,
    ATSPI_ROLE_TABLE_CELL,
    ATSPI_ROLE_TREE_ITEM,
    ATSPI_ROLE_LABEL,
    ATSPI_ROLE_IMAGE,
    ATSPI_ROLE_FRAME,
    ATSPI_ROLE_DIALOG,
    ATSPI_ROLE_INVALID,
  };

  return is_control (role) || is_one_of (role, roles);
}

/* What GTK and libadwaita put into these themselves has no name in these versions. */
static gboolean
is_whole (AtspiRole role)
{
  return role == ATSPI_ROLE_COMBO_BOX || role == ATSPI_ROLE_TEXT || role == ATSPI_ROLE_ENTRY || role == ATSPI_ROLE_PASSWORD_TEXT;
}

/* A row that a text is typed into has its title in two sizes, and in libadwaita 1.7 its name of both. */
static gboolean
has_field (AtspiAccessible *at)
{
  int n = atspi_accessible_get_child_count (at, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (at, i, NULL);

      if (child != NULL && (atspi_accessible_get_role (child, NULL) == ATSPI_ROLE_TEXT || has_field (child)))
        return TRUE;
    }

  return FALSE;
}

/* GTK 4.8 calls what has no name by its type, and a button with a mnemonic by its label twice. */
static const char *
find_fault (AtspiAccessible *at,
            const char      *name)
{
  gsize half = name != NULL ? strlen (name) / 2 : 0;

  if (name == NULL || *name == '\0' || g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw") || g_str_has_prefix (name, "Hjl"))
    return "has no name";
  if (strchr (name, '_') != NULL)
    return "has an underline in its name";
  if (half > 0 && name[half] == ' ' && strncmp (name, name + half + 1, half) == 0 && !has_field (at))
    return "has its name twice";

  return NULL;
}

static guint
check (AtspiAccessible *at,
       const char      *path)
{
  AtspiRole        role = atspi_accessible_get_role (at, NULL);
  g_autofree char *name = atspi_accessible_get_name (at, NULL);
  g_autofree char *kind = atspi_accessible_get_role_name (at, NULL);
  g_autofree char *here = g_strdup_printf ("%s/%s “%s”", path, kind, name);
  gboolean         focusable = hjl_e2e_get_state (at, ATSPI_STATE_FOCUSABLE);
  gboolean         control = is_control (role) || (focusable && role == ATSPI_ROLE_LIST_ITEM);
  const char      *fault = control ? find_fault (at, name) : NULL;
  guint            seen = 0;
  int              n = atspi_accessible_get_child_count (at, NULL);

  /* libadwaita's own buttons of a toast; and views that do not show. */
  if (name != NULL &&
      (g_str_equal (name, "AdwToastWidget") ||
       (role == ATSPI_ROLE_FILLER && g_str_has_prefix (name, "Hjl") && !hjl_e2e_is_showing (at))))
    return 0;

  if (fault == NULL && focusable && !may_have_focus (role))
    fault = "has a role that says nothing";
  if ((control || fault != NULL) && hjl_e2e_is_showing (at))
    {
      seen++;
      if (fault != NULL)
        {
          g_test_message ("A control %s: %s", fault, here);
          g_test_fail ();
        }
    }

  for (int i = 0; i < n && !is_whole (role); i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (at, i, NULL);

      if (child != NULL)
        seen += check (child, here);
    }

  return seen;
}

guint
hjl_e2e_check_names (HjlE2e *self)
{
  atspi_accessible_clear_cache (self->application);

  return check (self->application, "");
}
