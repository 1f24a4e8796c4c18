/* connection-page.c: the connection view as a person has it before them
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "connection-page.h"

#include "app/connection/hjl-account-card.h"
#include "app/connection/hjl-connection-view.h"
#include "hjl-app-test.h"

typedef struct
{
  GtkWidget  *root;
  const char *text;
} Sight;

void
connection_page_open (ConnectionPage *self,
                      HjlWorkspace   *workspace)
{
  self->view = g_object_new (HJL_TYPE_CONNECTION_VIEW, "workspace", workspace, NULL);
  self->root = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->root), self->view);
  self->window = hjl_app_test_present (self->root);
}

void
connection_page_close (ConnectionPage *self)
{
  gtk_window_destroy (self->window);
  hjl_test_wait_idle ();
}

GtkWidget *
connection_page_find_card (ConnectionPage *self,
                           HjlSide         side)
{
  GtkWidget *card = hjl_app_test_find (self->view, HJL_TYPE_ACCOUNT_CARD, NULL);

  if (side == HJL_SIDE_LEVER)
    card = gtk_widget_get_next_sibling (card);
  g_assert_true (HJL_IS_ACCOUNT_CARD (card));

  return card;
}

GtkWidget *
connection_page_find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (item->data))
        return item->data;
    }
  g_error ("No dialog is open");
}

static gboolean
can_be_pressed (gpointer user_data)
{
  Sight     *sight = user_data;
  GtkWidget *button = hjl_app_test_find (sight->root, GTK_TYPE_BUTTON, sight->text);

  return button != NULL && gtk_widget_is_sensitive (button) && gtk_widget_get_mapped (button);
}

/* A check that nobody asked for may still be under way. */
void
connection_page_press (GtkWidget  *root,
                       const char *label)
{
  Sight sight = { root, label };

  g_test_message ("Waiting to press “%s”", label);
  hjl_test_run_until_true (can_be_pressed, &sight);
  g_signal_emit_by_name (hjl_app_test_find (root, GTK_TYPE_BUTTON, label), "clicked");
}

gboolean
connection_page_spins (GtkWidget *root)
{
  if (GTK_IS_SPINNER (root))
    return gtk_spinner_get_spinning (GTK_SPINNER (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (connection_page_spins (child))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_seen (gpointer user_data)
{
  Sight *sight = user_data;

  return hjl_app_test_shows (sight->root, sight->text);
}

void
connection_page_see (GtkWidget  *root,
                     const char *text)
{
  Sight sight = { root, text };

  g_test_message ("Waiting to see “%s”", text);
  hjl_test_run_until_true (is_seen, &sight);
}
