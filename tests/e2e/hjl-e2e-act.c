/* hjl-e2e-act.c: states of things, and what an assistive technology does to them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hjl-e2e-input.h"

typedef struct
{
  AtspiAccessible *accessible;
  AtspiStateType   state;
  gboolean         set;
} Wanted;

gboolean
hjl_e2e_get_state (AtspiAccessible *accessible,
                   AtspiStateType   state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, state);
}

static gboolean
has_state (HjlE2e  *self,
           gpointer user_data)
{
  Wanted *wanted = user_data;

  atspi_accessible_clear_cache (wanted->accessible);

  return hjl_e2e_get_state (wanted->accessible, wanted->state) == wanted->set;
}

void
hjl_e2e_wait_state (HjlE2e          *self,
                    AtspiAccessible *accessible,
                    AtspiStateType   state,
                    gboolean         set)
{
  Wanted           wanted = { accessible, state, set };
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *what = g_strdup_printf ("“%s” is %sin the state %d", name, set ? "not " : "", state);

  hjl_e2e_wait_until (self, has_state, &wanted, what);
}

char *
hjl_e2e_dup_text (AtspiAccessible *entry)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (entry);
  g_autoptr (GError) error = NULL;
  char *content;

  g_assert_nonnull (text);
  /* GTK 4.8 does not take -1 for the end. */
  content = atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), &error);
  g_assert_no_error (error);

  return content;
}

typedef struct
{
  AtspiAccessible *entry;
  const char      *text;
} Written;

static gboolean
has_text (HjlE2e  *self,
          gpointer user_data)
{
  Written         *written = user_data;
  g_autofree char *text = hjl_e2e_dup_text (written->entry);

  return g_strcmp0 (text, written->text) == 0;
}

void
hjl_e2e_wait_text (HjlE2e          *self,
                   AtspiAccessible *entry,
                   const char      *text)
{
  Written          written = { entry, text };
  g_autofree char *what = g_strdup_printf ("“%s” is not in the entry", text);

  hjl_e2e_wait_until (self, has_text, &written, what);
}

void
hjl_e2e_set_text (AtspiAccessible *entry,
                  const char      *text)
{
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (entry);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (editable);
  atspi_editable_text_set_text_contents (editable, text, &error);
  g_assert_no_error (error);
}

void
hjl_e2e_activate (AtspiAccessible *accessible)
{
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (accessible);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  g_assert_true (atspi_action_do_action (action, 0, &error));
  g_assert_no_error (error);
}

void
hjl_e2e_press (HjlE2e     *self,
               const char *name)
{
  g_autoptr (AtspiAccessible) button = hjl_e2e_find (self, ATSPI_ROLE_PUSH_BUTTON, name);

  hjl_e2e_activate (button);
}

void
hjl_e2e_choose_oauth (HjlE2e *self)
{
  g_autoptr (AtspiAccessible) first = hjl_e2e_find (self, ATSPI_ROLE_COMBO_BOX, "Connect With");
  g_autoptr (GPtrArray) ways = hjl_e2e_list (self, NULL, ATSPI_ROLE_COMBO_BOX, "Connect With");
  g_autoptr (AtspiAccessible) other = NULL;

  /* hackajob's card, where it has one, comes before. */
  hjl_e2e_click (self, g_ptr_array_index (ways, ways->len - 1));
  other = hjl_e2e_find_row (self, "OAuth app");
  hjl_e2e_click (self, other);
  g_object_unref (hjl_e2e_find (self, ATSPI_ROLE_PUSH_BUTTON, "Connect Lever in the Browser"));
}

static gboolean
has_no_toast (HjlE2e  *self,
              gpointer user_data)
{
  /* GTK 4.8 calls what has no name by the name of its type. */
  g_autoptr (GPtrArray) toasts = hjl_e2e_list (self, NULL, ATSPI_ROLE_INVALID, "AdwToastWidget");
  g_autoptr (GPtrArray) closers = NULL;

  for (guint i = 0; i < toasts->len; i++)
    {
      g_autoptr (GPtrArray) buttons = hjl_e2e_list (self, g_ptr_array_index (toasts, i), ATSPI_ROLE_PUSH_BUTTON, NULL);

      /* The last one closes it; one that is on its way out cannot be closed any more. */
      if (buttons->len > 0)
        {
          g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (g_ptr_array_index (buttons, buttons->len - 1));

          atspi_action_do_action (action, 0, NULL);
        }
    }
  if (toasts->len > 0)
    return FALSE;

  /* In libadwaita 1.7 the toast has no name, but what closes it has one. */
  closers = hjl_e2e_list (self, NULL, ATSPI_ROLE_PUSH_BUTTON, "Dismiss");
  for (guint i = 0; i < closers->len; i++)
    {
      g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (g_ptr_array_index (closers, i));

      atspi_action_do_action (action, 0, NULL);
    }

  return closers->len == 0;
}

void
hjl_e2e_close_toasts (HjlE2e *self)
{
  hjl_e2e_wait_until (self, has_no_toast, NULL, "A toast does not go away");
}
