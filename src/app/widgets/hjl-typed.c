/* hjl-typed.c: entries that show what is kept, and in which somebody may be typing meanwhile
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-typed.h"

#include <adwaita.h>

/* What was shown or sent last: whatever else is in there was typed. The focus says nothing of that: it stays in an entry
 * whose text was sent, and an undo is to be seen there. */
#define KEY_LAST "hjl-typed-last"

static void
set_last (GtkEditable *self,
          const char  *text)
{
  g_object_set_data_full (G_OBJECT (self), KEY_LAST, g_strdup (text), g_free);
}

/* Not as what somebody types, which is to be applied. */
static void
set_text (GtkEditable *self,
          const char  *text)
{
  gboolean applies = ADW_IS_ENTRY_ROW (self) && adw_entry_row_get_show_apply_button (ADW_ENTRY_ROW (self));

  if (g_str_equal (gtk_editable_get_text (self), text))
    return;

  if (applies)
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), FALSE);
  gtk_editable_set_text (self, text);
  if (applies)
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
}

void
hjl_typed_begin (GtkEditable *self,
                 const char  *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (self));
  g_return_if_fail (text != NULL);

  set_last (self, text);
  set_text (self, text);
}

void
hjl_typed_show (GtkEditable *self,
                const char  *text)
{
  const char *last, *typed;

  g_return_if_fail (GTK_IS_EDITABLE (self));
  g_return_if_fail (text != NULL);

  last = g_object_get_data (G_OBJECT (self), KEY_LAST);
  typed = gtk_editable_get_text (self);
  if (last == NULL || g_str_equal (typed, last) || g_str_equal (typed, text))
    hjl_typed_begin (self, text);
}

gboolean
hjl_typed_send (GtkEditable *self)
{
  const char *text;

  g_return_val_if_fail (GTK_IS_EDITABLE (self), FALSE);

  text = gtk_editable_get_text (self);
  if (g_strcmp0 (text, g_object_get_data (G_OBJECT (self), KEY_LAST)) == 0)
    return FALSE;

  set_last (self, text);

  return TRUE;
}

void
hjl_typed_stop_search (GtkEditable *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (*gtk_editable_get_text (self) != '\0')
    gtk_editable_set_text (self, "");
  else if (gtk_window_get_transient_for (window) != NULL)
    gtk_window_close (window);
}
