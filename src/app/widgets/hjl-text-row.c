/* hjl-text-row.c: a row of plain text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-text-row.h"

GtkWidget *
hjl_text_row_new (const char *title,
                  const char *subtitle,
                  const char *icon)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  GtkWidget *image;

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon != NULL)
    {
      image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_set_valign (image, GTK_ALIGN_START);
      gtk_widget_set_margin_top (image, 16);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }

  return row;
}

char *
hjl_text_dup_left_to_right (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  /* LEFT-TO-RIGHT ISOLATE, and its end. */
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? g_strconcat ("\342\201\246", text, "\342\201\251", NULL) : g_strdup (text);
}

void
hjl_text_type_left_to_right (GtkEditable *editable)
{
  GtkEditable *delegate;

  g_return_if_fail (GTK_IS_EDITABLE (editable));

  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return;
  delegate = gtk_editable_get_delegate (editable);
  gtk_widget_set_direction (GTK_WIDGET (delegate != NULL ? delegate : editable), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (editable, 1);
}
