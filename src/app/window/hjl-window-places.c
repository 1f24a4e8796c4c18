/* hjl-window-places.c: where somebody is led to who comes from outside: from a notification, or the desktop's search
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/hjl-window-private.h"

static void
show_list_of_broken (gpointer object)
{
  HjlWindow *self = object;

  hjl_window_show_page (self, "jobs");
  gtk_widget_activate_action (hjl_window_get_jobs_view (self), "jobs.show-broken", NULL);
}

static void
go (HjlWindow  *self,
    const char *place,
    const char *detail)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (g_str_equal (place, "attention"))
    gtk_widget_activate_action (widget, "win.show-attention", NULL);
  else if (g_str_equal (place, "not-mapped"))
    gtk_widget_activate_action (widget, "win.show-not-mapped", NULL);
  else if (g_str_equal (place, "mapping"))
    gtk_widget_activate_action (widget, "win.open-mapping", "s", detail);
  else if (g_str_equal (place, "review"))
    gtk_widget_activate_action (widget, "win.review", NULL);
  else if (g_str_equal (place, "activity"))
    gtk_widget_activate_action (widget, "win.activity", NULL);
  else if (g_str_equal (place, "connection"))
    hjl_window_show_page (self, "connection");
  else if (g_str_equal (place, "broken"))
    hjl_window_leave (self, show_list_of_broken, G_OBJECT (self));
  else if (g_str_equal (place, "todo"))
    {
      hjl_window_show_page (self, "candidates");
      gtk_widget_activate_action (GTK_WIDGET (hjl_window_get_candidates_view (self)), "candidates.show-todos", NULL);
    }
  else if (g_str_equal (place, "candidate"))
    {
      hjl_window_show_page (self, "candidates");
      hjl_candidates_view_show_candidate (hjl_window_get_candidates_view (self), detail);
    }
  else if (g_str_equal (place, "search"))
    {
      hjl_window_show_page (self, "candidates");
      hjl_candidates_view_search (hjl_window_get_candidates_view (self), detail);
    }
  else if (g_str_equal (place, "erase"))
    gtk_widget_activate_action (widget, "win.ask-to-erase", NULL);
  else
    g_debug ("No place: %s", place);
}

void
hjl_window_show_wanted_place (HjlWindow *self)
{
  g_autofree char *place = g_steal_pointer (&self->wanted_place);
  g_autofree char *detail = g_steal_pointer (&self->wanted_detail);

  if (place != NULL)
    go (self, place, detail);
}

void
hjl_window_show_place (HjlWindow  *self,
                       const char *place,
                       const char *detail)
{
  g_return_if_fail (HJL_IS_WINDOW (self));
  g_return_if_fail (place != NULL);

  g_free (self->wanted_place);
  g_free (self->wanted_detail);
  self->wanted_place = g_strdup (place);
  self->wanted_detail = g_strdup (detail != NULL ? detail : "");
  if (self->workspace != NULL)
    hjl_window_show_wanted_place (self);
}
