/* hjl-empty.c: what a view says where there is nothing to show, and the one thing to do about it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/hjl-empty.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-wrap.h"

static GtkWidget *
make_button (const HjlEmpty *words)
{
  GtkWidget *button = gtk_button_new_with_label (_ (words->label));

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), words->action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  hjl_wrap_buttons (button);

  return button;
}

void
hjl_empty_show (AdwStatusPage  *page,
                const HjlEmpty *words)
{
  g_return_if_fail (ADW_IS_STATUS_PAGE (page));
  g_return_if_fail (words != NULL);

  /* A button that is made anew would lose the focus. */
  if (g_object_get_data (G_OBJECT (page), "hjl-words") == words)
    return;

  g_object_set_data (G_OBJECT (page), "hjl-words", (gpointer) words);
  adw_status_page_set_icon_name (page, words->icon);
  adw_status_page_set_title (page, _ (words->title));
  adw_status_page_set_description (page, _ (words->text));
  adw_status_page_set_child (page, words->label != NULL ? make_button (words) : NULL);
}
