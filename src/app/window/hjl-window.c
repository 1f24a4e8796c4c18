/* hjl-window.c: the window: three views, the mapping of one role, and what they share
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/hjl-window.h"

#include <glib/gi18n-lib.h>

#include "app/window/hjl-window-private.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-wrap.h"
#include "app/window/hjl-recent-roles.h"

/* Below this a row's own columns do not fit side by side. */
#define NARROW_WIDTH 640
/* What the header bar holds beside the view switcher. */
#define HEADER_BUTTONS 280

G_DEFINE_FINAL_TYPE (HjlWindow, hjl_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Where the names of the views stand below, the header says where one is. */
static void
update_header (HjlWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->view_stack);
  gboolean    on_jobs = g_strcmp0 (page, "jobs") == 0;
  const char *title = on_jobs && self->mapping_view != NULL ? _ ("Mapping")
                      : on_jobs                             ? _ ("Jobs")
                      : g_strcmp0 (page, "candidates") == 0 ? _ ("Candidates")
                                                            : _ ("Connection");

  adw_window_title_set_title (self->narrow_title, title);
  gtk_widget_set_visible (self->back_button, self->mapping_view != NULL && on_jobs);
}

/* Where the focus is, or the button of the menu that it is in: menus go. */
static GtkWidget *
find_lasting_focus (HjlWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *popover;

  while (focus != NULL && (popover = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER)) != NULL)
    focus = gtk_widget_get_parent (popover);

  return focus;
}

/* The stack gives the focus back to what had it, which may be a menu that is closed. */
static void
restore_focus (HjlWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_get_mapped (focus))
    return;
  if (self->focus_before == NULL || !gtk_widget_get_mapped (self->focus_before) || !gtk_widget_grab_focus (self->focus_before))
    gtk_widget_grab_focus (hjl_window_get_jobs_view (self));
}

static void
take_mapping_away (HjlWindow *self)
{
  HjlMappingView *view = self->mapping_view;

  if (view == NULL)
    return;

  self->mapping_view = NULL;
  /* What it has asked for may still come to it. */
  g_signal_handlers_disconnect_by_data (view, self);
  gtk_stack_set_visible_child (self->jobs_stack, hjl_window_get_jobs_view (self));
  gtk_stack_remove (self->jobs_stack, GTK_WIDGET (view));
  restore_focus (self);
  update_header (self);
}

static void
on_view_stack_visible_child_changed_cb (HjlWindow *self)
{
  if (self->drawn)
    hjl_window_fill_page (self);
  update_header (self);
}

/* Large text and long languages make the view switcher wider. */
static gboolean
is_narrow (HjlWindow *self,
           int        width)
{
  int switcher;

  gtk_widget_measure (self->switcher, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &switcher, NULL, NULL);

  return width < MAX (NARROW_WIDTH, switcher + HEADER_BUTTONS);
}

static void
ensure_switcher_bar (HjlWindow *self)
{
  if (self->switcher_bar != NULL)
    return;

  self->switcher_bar = g_object_new (ADW_TYPE_VIEW_SWITCHER_BAR, "stack", self->view_stack, NULL);
  gtk_box_append (GTK_BOX (self->box), self->switcher_bar);
  hjl_names_mend (self->switcher_bar);
  hjl_window_describe_tabs (self);
  g_object_bind_property (self, "narrow", self->switcher_bar, "reveal", G_BINDING_SYNC_CREATE);
}

static void
apply_narrow (gpointer user_data)
{
  HjlWindow *self = user_data;
  gboolean   narrow = is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));

  self->narrow_id = 0;
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (narrow)
    ensure_switcher_bar (self);
  gtk_stack_set_visible_child_name (self->title_stack, narrow ? "narrow" : "wide");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* Nothing may be relaid while sizes are being given out, so the change waits for an idle moment. */
static void
hjl_window_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  HjlWindow *self = HJL_WINDOW (widget);

  GTK_WIDGET_CLASS (hjl_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (is_narrow (self, width) != self->narrow && self->narrow_id == 0)
    self->narrow_id = g_idle_add_once (apply_narrow, self);
}

/* Each time that the button is pressed. */
static void
make_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  HjlWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->main_menu);
}

static void
show_page (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  hjl_window_show_page (HJL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_role_known_cb (HjlWindow *self,
                  gboolean   known)
{
  const char *profile_id;

  if (self->settings == NULL || self->workspace == NULL || self->mapping_view == NULL)
    return;

  profile_id = hjl_environment_get_id (hjl_workspace_get_environment (self->workspace));
  hjl_recent_roles_set (self->settings, profile_id, hjl_mapping_view_get_role_id (self->mapping_view), known);
}

static void
open_wanted (gpointer object)
{
  HjlWindow       *self = object;
  g_autofree char *role_id = g_steal_pointer (&self->wanted_role_id);

  if (role_id == NULL || self->workspace == NULL)
    return;

  g_set_weak_pointer (&self->focus_before, find_lasting_focus (self));
  self->mapping_view = hjl_mapping_view_new (self->workspace, role_id);
  g_signal_connect_object (self->mapping_view, "done", G_CALLBACK (take_mapping_away), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mapping_view, "known", G_CALLBACK (on_role_known_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->jobs_stack, GTK_WIDGET (self->mapping_view));
  gtk_stack_set_visible_child (self->jobs_stack, GTK_WIDGET (self->mapping_view));
  hjl_window_show_page (self, "jobs");
  update_header (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->mapping_view));
}

/* What cannot be opened yet, as the environment is not, is opened as soon as it is. */
void
hjl_window_open_wanted_mapping (HjlWindow *self)
{
  if (self->wanted_role_id == NULL || self->workspace == NULL)
    return;

  /* It is open already, perhaps with changes. */
  if (self->mapping_view != NULL && g_str_equal (hjl_mapping_view_get_role_id (self->mapping_view), self->wanted_role_id))
    {
      g_clear_pointer (&self->wanted_role_id, g_free);
      hjl_window_show_page (self, "jobs");
      return;
    }

  hjl_window_leave (self, open_wanted, G_OBJECT (self));
}

static void
open_mapping (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  g_free (self->wanted_role_id);
  self->wanted_role_id = g_variant_dup_string (parameter, NULL);
  hjl_window_open_wanted_mapping (self);
}

static void
show_list_of_not_mapped (gpointer object)
{
  HjlWindow *self = object;

  hjl_window_show_page (self, "jobs");
  gtk_widget_activate_action (hjl_window_get_jobs_view (self), "jobs.show-not-mapped", NULL);
}

static void
open_add_roles (gpointer object)
{
  HjlWindow *self = object;

  hjl_window_show_page (self, "jobs");
  gtk_widget_activate_action (hjl_window_get_jobs_view (self), "jobs.add-roles", NULL);
}

static void
show_not_mapped (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  hjl_window_leave (HJL_WINDOW (widget), show_list_of_not_mapped, G_OBJECT (widget));
}

/* Those that are there, of the feed or added without a mapping, are only shown. */
static void
add_roles (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  hjl_window_leave (self, self->n_not_mapped > 0 ? show_list_of_not_mapped : open_add_roles, G_OBJECT (self));
}

static void
close_mapping (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  if (self->mapping_view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->mapping_view), "mapping.leave", NULL);
}

static void
show_candidates (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  hjl_candidates_view_show_role (hjl_window_get_candidates_view (self), g_variant_get_string (parameter, NULL));
  hjl_window_show_page (self, "candidates");
}

static void
show_attention (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  hjl_window_show_page (self, "candidates");
  hjl_candidates_view_show_attention (hjl_window_get_candidates_view (self));
}

static void
preview (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlWindow *self = HJL_WINDOW (widget);

  hjl_window_show_page (self, "candidates");
  hjl_candidates_view_preview (hjl_window_get_candidates_view (self));
}

static void
close_now (gpointer object)
{
  gtk_window_close (GTK_WINDOW (object));
}

static gboolean
hjl_window_close_request (GtkWindow *window)
{
  HjlWindow *self = HJL_WINDOW (window);

  if (self->mapping_view != NULL && hjl_mapping_view_is_modified (self->mapping_view))
    {
      hjl_window_leave (self, close_now, G_OBJECT (self));
      return TRUE;
    }

  return GTK_WINDOW_CLASS (hjl_window_parent_class)->close_request (window);
}

static void
hjl_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hjl_window_parent_class)->realize (widget);

  hjl_window_fill_once_drawn (HJL_WINDOW (widget));
}

static void
hjl_window_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HjlWindow *self = HJL_WINDOW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_window_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  HjlWindow *self = HJL_WINDOW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      hjl_window_set_workspace (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_window_dispose (GObject *object)
{
  HjlWindow *self = HJL_WINDOW (object);

  self->mapping_view = NULL;
  g_clear_weak_pointer (&self->focus_before);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->seen_id, g_source_remove);
  hjl_window_stop_badges (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_WINDOW);
  g_clear_pointer (&self->wanted_role_id, g_free);
  g_clear_pointer (&self->samples, g_free);
  g_clear_pointer (&self->wanted_place, g_free);
  g_clear_pointer (&self->wanted_detail, g_free);
  g_clear_object (&self->wanted_files);
  g_clear_pointer (&self->erasures, hjl_plan_free);
  g_clear_object (&self->syncer);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_window_parent_class)->dispose (object);
}

static void
hjl_window_class_init (HjlWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hjl_window_get_property;
  object_class->set_property = hjl_window_set_property;
  object_class->dispose = hjl_window_dispose;
  widget_class->size_allocate = hjl_window_size_allocate;
  widget_class->realize = hjl_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = hjl_window_close_request;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL,
                         HJL_TYPE_WORKSPACE,
                         (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL,
                          FALSE,
                          (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("seen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.open-mapping", "s", open_mapping);
  gtk_widget_class_install_action (widget_class, "win.close-mapping", NULL, close_mapping);
  gtk_widget_class_install_action (widget_class, "win.add-roles", NULL, add_roles);
  gtk_widget_class_install_action (widget_class, "win.show-not-mapped", NULL, show_not_mapped);
  gtk_widget_class_install_action (widget_class, "win.show-candidates", "s", show_candidates);
  gtk_widget_class_install_action (widget_class, "win.show-attention", NULL, show_attention);
  gtk_widget_class_install_action (widget_class, "win.preview", NULL, preview);

  hjl_window_install_sync_actions (widget_class);
  hjl_window_install_erase_actions (widget_class);
  hjl_window_install_file_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, jobs_stack);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, mark);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, mark_box);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, leave_button);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, keyring_notice);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, held_notice);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, held_label);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, held_button);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, samples_box);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, box);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, connection_page);
  gtk_widget_class_bind_template_child (widget_class, HjlWindow, candidates_page);
}

static void
hjl_window_init (HjlWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  hjl_wrap_buttons (self->mark_box);
  hjl_wrap_buttons (self->samples_box);
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu, self, NULL);
  hjl_window_update_actions (self);
  hjl_window_offer_keys (self);
  update_header (self);
  g_signal_connect_object (self->view_stack, "notify::visible-child",
                           G_CALLBACK (on_view_stack_visible_child_changed_cb), self, G_CONNECT_SWAPPED);
}

HjlWindow *
hjl_window_new (GtkApplication *application)
{
  return g_object_new (HJL_TYPE_WINDOW,
                       "application", application,
                       NULL);
}

static void
show_keyring (HjlWindow *self)
{
  gtk_widget_set_visible (self->keyring_notice,
                          self->workspace != NULL && hjl_workspace_is_keyring_asking (self->workspace));
}

void
hjl_window_set_workspace (HjlWindow    *self,
                          HjlWorkspace *workspace)
{
  g_autoptr (HjlWorkspace) old = NULL;

  g_return_if_fail (HJL_IS_WINDOW (self));

  if (self->workspace == workspace)
    return;

  take_mapping_away (self);
  old = g_steal_pointer (&self->workspace);
  g_set_object (&self->workspace, workspace);
  g_clear_pointer (&self->erasures, hjl_plan_free);
  hjl_window_follow_badges (self, old);
  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, show_keyring, self);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "progress", G_CALLBACK (show_keyring), self, G_CONNECT_SWAPPED);
  show_keyring (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

void
hjl_window_add_toast (HjlWindow  *self,
                      const char *title,
                      const char *button_label,
                      const char *action)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  if (action != NULL)
    hjl_toast_show_action (GTK_WIDGET (self->toast_overlay), title, button_label, action);
  else
    hjl_toast_show (GTK_WIDGET (self->toast_overlay), title);
}

/* Whoever comes by a key or a button goes on by the keyboard. */
static void
focus_page (HjlWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->view_stack);

  if (g_strcmp0 (page, "candidates") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (hjl_window_get_candidates_view (self)));
  else if (g_strcmp0 (page, "jobs") == 0 && self->mapping_view == NULL)
    gtk_widget_grab_focus (hjl_window_get_jobs_view (self));
  else
    gtk_widget_child_focus (adw_view_stack_get_visible_child (self->view_stack), GTK_DIR_TAB_FORWARD);
}

void
hjl_window_show_page (HjlWindow  *self,
                      const char *page)
{
  g_return_if_fail (HJL_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->view_stack, page);
  hjl_window_fill_page (self);
  focus_page (self);
}

gboolean
hjl_window_is_leaving (HjlWindow *self,
                       void (*then) (gpointer object))
{
  g_return_val_if_fail (HJL_IS_WINDOW (self), FALSE);

  return self->mapping_view != NULL && hjl_mapping_view_is_leaving (self->mapping_view, then);
}

void
hjl_window_leave (HjlWindow *self,
                  void (*then) (gpointer object),
                  GObject *object)
{
  g_return_if_fail (HJL_IS_WINDOW (self));
  g_return_if_fail (then != NULL);

  if (self->mapping_view != NULL)
    hjl_mapping_view_leave (self->mapping_view, then, object);
  else
    then (object);
}
