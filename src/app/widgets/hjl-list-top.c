/* hjl-list-top.c: a list that is looked at from its top stays there
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/widgets/hjl-list-top.h"

void
hjl_list_stay_at_top (GtkListView *list)
{
  GtkSelectionModel *model = gtk_list_view_get_model (list);
  GtkAdjustment     *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  if (model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0 &&
      gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", 0u);
}
