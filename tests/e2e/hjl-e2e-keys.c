/* hjl-e2e-keys.c: the keyboard of the tests
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include <string.h>

#include "hjl-e2e-screen.h"

/* More would be too far for anybody. */
#define MOST_TABS 40
/* What comes into a view moves the rest of it away from under the pointer: a person who sees no cursor by then
 * (in microseconds) clicks again. */
#define FOCUS_FOLLOWS (2 * G_USEC_PER_SEC)
/* Latin letters are their own keysyms; the others are numbered from here. */
#define LAST_LATIN 0xff
#define UNICODE 0x01000000

static const struct
{
  const char *name;
  KeySym      keysym;
} modifiers[] = {
  { "Alt", XK_Alt_L },
  { "Control", XK_Control_L },
  { "Shift", XK_Shift_L },
};

static void
set_key (Display *display,
         KeySym   keysym,
         gboolean down)
{
  KeyCode code = XKeysymToKeycode (display, keysym);

  g_assert_cmpuint (code, !=, 0);
  XTestFakeKeyEvent (display, code, down, CurrentTime);
}

static void
tap (Display *display,
     KeySym   keysym)
{
  KeyCode  code = XKeysymToKeycode (display, keysym);
  gboolean shifted = code != 0 && XkbKeycodeToKeysym (display, code, 0, 0) != keysym;

  if (shifted)
    set_key (display, XK_Shift_L, TRUE);
  set_key (display, keysym, TRUE);
  set_key (display, keysym, FALSE);
  if (shifted)
    set_key (display, XK_Shift_L, FALSE);
}

static gboolean
holds_focus (AtspiAccessible *root)
{
  int n = atspi_accessible_get_child_count (root, NULL);

  if (hjl_e2e_get_state (root, ATSPI_STATE_FOCUSED))
    return TRUE;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);

      if (child != NULL && holds_focus (child))
        return TRUE;
    }

  return FALSE;
}

/* GTK 4.8 never says of these that they are active; and its file chooser is no dialog to it. */
static gboolean
is_dialog (AtspiAccessible *window)
{
  AtspiRole role = atspi_accessible_get_role (window, NULL);

  return role == ATSPI_ROLE_DIALOG || role == ATSPI_ROLE_FILLER;
}

static gboolean
is_active (HjlE2e  *self,
           gpointer user_data)
{
  int n;

  atspi_accessible_clear_cache (self->application);
  n = atspi_accessible_get_child_count (self->application, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (self->application, i, NULL);

      if (window != NULL && (hjl_e2e_get_state (window, ATSPI_STATE_ACTIVE) || (is_dialog (window) && holds_focus (window))))
        return TRUE;
    }

  return FALSE;
}

void
hjl_e2e_key (HjlE2e     *self,
             const char *keys)
{
  Display *display = hjl_e2e_get_display (self);
  g_auto (GStrv) words = g_strsplit (keys, "+", -1);
  guint  n = g_strv_length (words);
  KeySym keysym = XStringToKeysym (words[n - 1]);

  g_assert_cmpuint (keysym, !=, NoSymbol);
  hjl_e2e_wait_until (self, is_active, NULL, "No window of the program gets what is typed");

  for (int down = 1; down >= 0; down--)
    {
      for (guint i = 0; i + 1 < n; i++)
        for (guint j = 0; j < G_N_ELEMENTS (modifiers); j++)
          if (g_str_equal (words[i], modifiers[j].name))
            set_key (display, modifiers[j].keysym, down);
      if (down)
        tap (display, keysym);
    }
  XSync (display, False);
  self->n_keys++;
}

void
hjl_e2e_type (HjlE2e     *self,
              const char *text)
{
  Display *display = hjl_e2e_get_display (self);

  hjl_e2e_wait_until (self, is_active, NULL, "No window of the program gets what is typed");
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      tap (display, letter <= LAST_LATIN ? letter : UNICODE | letter);
      self->n_keys++;
    }
  XSync (display, False);
}

static gboolean
has_focus_or_is_clicked (HjlE2e  *self,
                         gpointer user_data)
{
  AtspiAccessible *entry = user_data;
  gint64           until = g_get_monotonic_time () + FOCUS_FOLLOWS;

  hjl_e2e_click (self, entry);
  do
    {
      atspi_accessible_clear_cache (entry);
      if (hjl_e2e_get_state (entry, ATSPI_STATE_FOCUSED))
        return TRUE;
      g_usleep (FOCUS_FOLLOWS / 20);
    }
  while (g_get_monotonic_time () < until);

  return FALSE;
}

void
hjl_e2e_fill (HjlE2e          *self,
              AtspiAccessible *entry,
              const char      *text)
{
  g_autofree char *name = atspi_accessible_get_name (entry, NULL);
  g_autofree char *what = g_strdup_printf ("“%s” does not get the focus", name);

  hjl_e2e_wait_until (self, has_focus_or_is_clicked, entry, what);
  hjl_e2e_type (self, text);
  hjl_e2e_wait_text (self, entry, text);
}

typedef struct
{
  AtspiAccessible *entry;
  const char      *text;
} Filling;

/* GTK 4.18 tells only how long a password is. */
static gboolean
is_as_typed (const char *shown,
             const char *typed)
{
  const char *rest = shown;

  if (g_strcmp0 (shown, typed) == 0)
    return TRUE;
  if (shown == NULL || *shown == '\0' || g_utf8_strlen (shown, -1) != g_utf8_strlen (typed, -1))
    return FALSE;
  while (*rest != '\0' && g_utf8_get_char (rest) == g_utf8_get_char (shown))
    rest = g_utf8_next_char (rest);

  return *rest == '\0';
}

static gboolean
has_text_or_is_typed (HjlE2e  *self,
                      gpointer user_data)
{
  Filling *filling = user_data;
  gint64   until;

  hjl_e2e_click (self, filling->entry);
  /* What came of an earlier try is replaced. */
  hjl_e2e_key (self, "Control+a");
  hjl_e2e_type (self, filling->text);
  until = g_get_monotonic_time () + FOCUS_FOLLOWS;
  do
    {
      g_autofree char *text = NULL;

      atspi_accessible_clear_cache (filling->entry);
      text = hjl_e2e_dup_text (filling->entry);
      if (is_as_typed (text, filling->text))
        return TRUE;
      g_usleep (FOCUS_FOLLOWS / 20);
    }
  while (g_get_monotonic_time () < until);

  return FALSE;
}

void
hjl_e2e_fill_row (HjlE2e          *self,
                  AtspiAccessible *entry,
                  const char      *text)
{
  Filling          filling = { entry, text };
  g_autofree char *name = atspi_accessible_get_name (entry, NULL);
  g_autofree char *what = g_strdup_printf ("“%s” does not take “%s”", name, text);

  hjl_e2e_wait_until (self, has_text_or_is_typed, &filling, what);
}

/* In GTK 4.18 it is the toggle in a menu button that has the focus. */
static gboolean
is_at (AtspiAccessible *focus,
       AtspiRole        role,
       const char      *part)
{
  AtspiRole        own = atspi_accessible_get_role (focus, NULL);
  g_autofree char *name = atspi_accessible_get_name (focus, NULL);
  g_autoptr (AtspiAccessible) parent = NULL;

  if (own == role)
    return strstr (name, part) != NULL;
  if (own == ATSPI_ROLE_TOGGLE_BUTTON)
    parent = atspi_accessible_get_parent (focus, NULL);

  return parent != NULL && is_at (parent, role, part);
}

void
hjl_e2e_tab_to (HjlE2e     *self,
                AtspiRole   role,
                const char *part)
{
  for (guint i = 0; i <= MOST_TABS; i++)
    {
      g_autoptr (AtspiAccessible) focus = hjl_e2e_find_focus (self);

      if (is_at (focus, role, part))
        return;

      hjl_e2e_key (self, "Tab");
      hjl_e2e_wait_state (self, focus, ATSPI_STATE_FOCUSED, FALSE);
    }
  hjl_e2e_print (self);
  g_error ("Tab does not come to “%s”", part);
}

void
hjl_e2e_input_close (HjlE2e *self)
{
  if (self->display != NULL)
    XCloseDisplay (self->display);
  self->display = NULL;
}

/* A slash begins a path that is typed. */
void
hjl_e2e_choose_file (HjlE2e     *self,
                     const char *path)
{
  g_return_if_fail (path != NULL && *path == '/');

  /* GTK 4.8 calls the buttons of its dialogs by their label twice. */
  g_object_unref (hjl_e2e_find_part (self, NULL, ATSPI_ROLE_PUSH_BUTTON, "Cancel"));
  hjl_e2e_type (self, path);
  hjl_e2e_key (self, "Return");
}
