/* hjl-window-pages.c: the views, made when they are first looked at; and where somebody is led to, and which files are
 * added, that come from outside: from a notification, the desktop, its search, the command line, the demo
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/hjl-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/jobs/hjl-jobs-view.h"
#include "app/review/hjl-add-candidates.h"
#include "app/widgets/hjl-launch.h"

/* Milliseconds: a window that nobody can see is not drawn. */
#define SEEN_AFTER 1000

static gpointer
make_view (HjlWindow *self,
           GType      type)
{
  GObject *view = g_object_new (type, NULL);

  g_object_bind_property (self, "workspace", view, "workspace", G_BINDING_SYNC_CREATE);

  return view;
}

HjlConnectionView *
hjl_window_get_connection_view (HjlWindow *self)
{
  if (self->connection_view == NULL)
    {
      self->connection_view = make_view (self, HJL_TYPE_CONNECTION_VIEW);
      hjl_connection_view_set_n_roles (self->connection_view, self->n_not_mapped, self->n_mapped);
      adw_bin_set_child (self->connection_page, GTK_WIDGET (self->connection_view));
    }

  return self->connection_view;
}

GtkWidget *
hjl_window_get_jobs_view (HjlWindow *self)
{
  if (self->jobs_view == NULL)
    {
      self->jobs_view = make_view (self, HJL_TYPE_JOBS_VIEW);
      g_object_bind_property (self, "narrow", self->jobs_view, "narrow", G_BINDING_SYNC_CREATE);
      gtk_stack_add_child (self->jobs_stack, self->jobs_view);
    }

  return self->jobs_view;
}

HjlCandidatesView *
hjl_window_get_candidates_view (HjlWindow *self)
{
  if (self->candidates_view == NULL)
    {
      self->candidates_view = make_view (self, HJL_TYPE_CANDIDATES_VIEW);
      hjl_candidates_view_set_n_attention (self->candidates_view, self->n_attention);
      hjl_candidates_view_set_n_todos (self->candidates_view, self->n_todos);
      hjl_candidates_view_set_n_drafts (self->candidates_view, self->n_drafts);
      adw_bin_set_child (self->candidates_page, GTK_WIDGET (self->candidates_view));
    }

  return self->candidates_view;
}

void
hjl_window_fill_page (HjlWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->view_stack);

  if (g_strcmp0 (page, "connection") == 0)
    hjl_window_get_connection_view (self);
  else if (g_strcmp0 (page, "jobs") == 0)
    hjl_window_get_jobs_view (self);
  else if (g_strcmp0 (page, "candidates") == 0)
    hjl_window_get_candidates_view (self);
}

static gboolean
on_key_pressed_cb (HjlWindow             *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   GtkEventControllerKey *controller)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->view_stack);
  GtkWidget *view = page == GTK_WIDGET (self->jobs_stack) ? gtk_stack_get_visible_child (self->jobs_stack)
                                                          : gtk_widget_get_first_child (page);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* It had its turn. */
  if (view == NULL || (focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view))))
    return GDK_EVENT_PROPAGATE;

  return gtk_event_controller_key_forward (controller, view);
}

void
hjl_window_offer_keys (HjlWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void on_after_paint_cb (HjlWindow     *self,
                               GdkFrameClock *clock);

static void
be_seen (HjlWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_clear_handle_id (&self->seen_id, g_source_remove);
  if (clock != NULL)
    g_signal_handlers_disconnect_by_func (clock, on_after_paint_cb, self);
  hjl_window_add_sync_bar (self);
  g_signal_emit_by_name (self, "seen");
}

static void
on_seen_late_cb (gpointer user_data)
{
  HjlWindow *self = user_data;

  self->seen_id = 0;
  be_seen (self);
}

static void
on_after_paint_cb (HjlWindow     *self,
                   GdkFrameClock *clock)
{
  if (!gdk_surface_get_mapped (gtk_native_get_surface (GTK_NATIVE (self))))
    return;

  if (self->drawn)
    {
      if (self->syncer != NULL)
        be_seen (self);
      return;
    }

  self->drawn = TRUE;
  hjl_window_fill_page (self);
}

void
hjl_window_fill_once_drawn (HjlWindow *self)
{
  if (!self->drawn)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                             G_CALLBACK (on_after_paint_cb), self, G_CONNECT_SWAPPED);
}

void
hjl_window_await_seen (HjlWindow *self)
{
  if (self->sync_bar == NULL && self->seen_id == 0)
    self->seen_id = g_timeout_add_once (SEEN_AFTER, on_seen_late_cb, self);
}

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

/* @files: (nullable): to be chosen */
static void
add_files (HjlWindow  *self,
           GListModel *files)
{
  if (hjl_add_candidates_may (self->workspace))
    hjl_add_candidates_from (GTK_WIDGET (self->toast_overlay), self->workspace, files);
  else
    hjl_window_add_toast (self, _ ("Choose first that candidates come from files"), _ ("Connection"), "win.show-page::connection");
}

static void
add_samples (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) folder = NULL;

  if (self->samples == NULL || self->workspace == NULL)
    return;

  folder = g_file_new_for_path (self->samples);
  g_list_store_append (files, folder);
  add_files (self, G_LIST_MODEL (files));
}

static void
open_samples (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlWindow       *self = HJL_WINDOW (widget);
  g_autofree char *uri = self->samples != NULL ? g_filename_to_uri (self->samples, NULL, NULL) : NULL;

  if (uri != NULL)
    hjl_launch (widget, uri, _ ("No file manager could be opened"));
}

void
hjl_window_take_wanted (HjlWindow *self)
{
  g_autoptr (GListStore) files = g_steal_pointer (&self->wanted_files);
  g_autofree char *place = g_steal_pointer (&self->wanted_place);
  g_autofree char *detail = g_steal_pointer (&self->wanted_detail);

  if (files != NULL)
    add_files (self, g_list_model_get_n_items (G_LIST_MODEL (files)) > 0 ? G_LIST_MODEL (files) : NULL);
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
    hjl_window_take_wanted (self);
}

void
hjl_window_add_candidates (HjlWindow  *self,
                           GListModel *files)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  if (self->wanted_files == NULL)
    self->wanted_files = g_list_store_new (G_TYPE_FILE);
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (self->wanted_files, file);
    }
  if (self->workspace != NULL)
    hjl_window_take_wanted (self);
}

void
hjl_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-samples", NULL, add_samples);
  gtk_widget_class_install_action (widget_class, "win.open-samples", NULL, open_samples);
}
