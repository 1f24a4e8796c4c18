/* hjl-jobs-view.c: every live role, and what it is mapped to
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/jobs/hjl-jobs-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/jobs/hjl-role-row.h"
#include "app/widgets/hjl-empty.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-tab.h"
#include "app/widgets/hjl-text-size.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-typed.h"
#include "app/widgets/hjl-wrap.h"

/* Milliseconds. */
#define RELOAD_AFTER 500

G_DEFINE_FINAL_TYPE (HjlJobsView, hjl_jobs_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_selecting (HjlJobsView *self)
{
  return gtk_toggle_button_get_active (self->select_button);
}

static void
on_setup_row_cb (HjlJobsView *self,
                 GtkWidget   *row)
{
  hjl_role_row_follow (HJL_ROLE_ROW (row), G_OBJECT (self), G_OBJECT (self->select_button));
}

static void
on_bind_row_cb (HjlJobsView *self,
                GtkWidget   *row,
                HjlRoleItem *item)
{
  hjl_role_row_set_item (HJL_ROLE_ROW (row), item);
}

static void
on_menu_cb (HjlJobsView *self,
            GtkWidget   *row)
{
  hjl_role_row_open_menu (HJL_ROLE_ROW (row));
}

gboolean
hjl_jobs_view_is_by_hand (HjlJobsView *self)
{
  return self->workspace != NULL &&
         hjl_workspace_get_candidates_from (self->workspace, NULL) == HJL_CANDIDATES_FROM_FILES;
}

static const HjlEmpty hidden = {
  "system-search-symbolic", N_ ("No Roles Found"), N_ ("No roles match your search and filter."),
  N_ ("Show All Roles"), "jobs.show-all"
};
static const HjlEmpty not_connected = {
  "network-offline-symbolic", N_ ("Connect Your Accounts First"),
  N_ ("The live roles of your company appear here once hackajob and Lever are connected."),
  N_ ("Connect"), "win.show-page::connection"
};
static const HjlEmpty lever_not_connected = {
  "network-offline-symbolic", N_ ("Connect Lever First"),
  N_ ("Then add the roles that you hire for with hackajob from Lever’s postings."),
  N_ ("Connect"), "win.show-page::connection"
};
static const HjlEmpty no_roles = {
  "view-list-symbolic", N_ ("No Roles Yet"),
  N_ ("Add the roles that you hire for with hackajob: choose their postings in Lever. Then add the files of your candidates."),
  N_ ("Add Roles…"), "jobs.add-roles"
};
static const HjlEmpty reading = {
  "content-loading-symbolic", N_ ("Loading Your Roles"), N_ ("They appear here in a moment."), NULL, NULL
};
static const HjlEmpty not_read = {
  "view-list-symbolic", N_ ("Not Loaded Yet"), N_ ("Your live roles appear here after the next sync."), N_ ("Sync Now"), "win.sync-now"
};
static const HjlEmpty none = {
  "view-list-symbolic", N_ ("No Live Roles"),
  N_ ("Your company has no live roles in hackajob. Roles you publish there appear here after the next sync."),
  N_ ("Sync Now"), "win.sync-now"
};

/* hackajob always has stages: where there is none, nothing was ever read. */
static gboolean
was_read (HjlCatalogue *catalogue)
{
  return catalogue != NULL && hjl_catalogue_get_stages (catalogue, HJL_SIDE_HACKAJOB)->len > 0;
}

/* What is said where there is no role to show. @loading: whether news are on their way from the database */
static const HjlEmpty *
choose_words (HjlWorkspace *workspace,
              HjlCatalogue *catalogue,
              gboolean      loading)
{
  gboolean by_hand = workspace != NULL && hjl_workspace_get_candidates_from (workspace, NULL) == HJL_CANDIDATES_FROM_FILES;

  if (workspace == NULL || !hjl_workspace_is_connected (workspace))
    return by_hand ? &lever_not_connected : &not_connected;
  if (by_hand)
    return loading ? &reading : &no_roles;
  if (loading || hjl_workspace_get_progress (workspace).phase != HJL_PHASE_IDLE)
    return &reading;

  return was_read (catalogue) ? &none : &not_read;
}

static void
show_page (HjlJobsView *self)
{
  /* Without a role there is nothing to search. Before they are read nobody knows: who turns to the view types at once. */
  gtk_widget_set_visible (self->toolbar, !self->loaded || hjl_role_list_get_n_items (self->list) > 0);
  if (g_list_model_get_n_items (self->list->shown) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }

  hjl_empty_show (self->status_page,
                  hjl_role_list_get_n_items (self->list) > 0
                    ? &hidden
                    : choose_words (self->workspace, self->list->catalogue,
                                    self->reload_id != 0 || self->cancellable != NULL));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_notice (HjlJobsView *self)
{
  guint            n = hjl_role_list_get_n_not_mapped (self->list);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%'u live role isn’t mapped, so its candidates aren’t exported",
                                    "%'u live roles aren’t mapped, so their candidates aren’t exported", n),
                          n);
  gtk_label_set_label (self->notice_label, text);
  gtk_revealer_set_reveal_child (self->notice, n > 0);
}

static void
on_selection_changed_cb (HjlJobsView *self)
{
  g_autoptr (GPtrArray) selected = hjl_role_list_list_selected (self->list);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%'u role selected", "%'u roles selected", selected->len), selected->len);
  gtk_label_set_label (self->selection_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "jobs.apply", selected->len > 0);
}

/* Who asks for other roles, or for another order, looks at the first of them. */
static void
on_search_changed_cb (HjlJobsView *self)
{
  hjl_role_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  hjl_row_list_show (self->list_view, 0);
}

static void
on_filter_selected_cb (HjlJobsView *self)
{
  hjl_role_list_set_filter (self->list, gtk_drop_down_get_selected (self->filter_dropdown));
  hjl_row_list_show (self->list_view, 0);
}

static void
on_sort_selected_cb (HjlJobsView *self)
{
  hjl_role_list_set_sort (self->list, gtk_drop_down_get_selected (self->sort_dropdown));
  hjl_row_list_show (self->list_view, 0);
}

static void
on_select_toggled_cb (HjlJobsView *self)
{
  gboolean selecting = is_selecting (self);

  if (!selecting)
    hjl_role_list_select_all (self->list, FALSE);
  gtk_revealer_set_reveal_child (self->selection_bar, selecting);
}

static void
on_list_activated_cb (HjlJobsView *self,
                      guint        position)
{
  g_autoptr (HjlRoleItem) item = g_list_model_get_item (self->list->shown, position);

  if (is_selecting (self))
    hjl_role_item_set_selected (item, !item->selected);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-mapping", "s", item->facts->role->id);
}

static void load_what_changed (HjlJobsView *self);

static void
got_jobs (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HjlRoles) jobs = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  HjlJobsView *self;

  /* Nobody waits for it any more: the view may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  g_clear_object (&self->cancellable);
  if (jobs != NULL)
    hjl_role_list_take (self->list, jobs);
  else
    hjl_toast_show_error (GTK_WIDGET (self), error);
  self->loaded = TRUE;
  show_page (self);
  if (self->changes != 0 && self->reload_id == 0)
    load_what_changed (self);
}

/* In the loader's thread: the roles of a large company take longer than a frame. */
static void
load_what_changed (HjlJobsView *self)
{
  HjlLoader *loader = self->workspace != NULL ? hjl_workspace_get_loader (self->workspace) : NULL;
  guint      wanted = HJL_CHANGES_CATALOGUE | HJL_CHANGES_MAPPINGS | HJL_CHANGES_CANDIDATES;
  guint      changes = self->changes & wanted;

  if (loader == NULL || changes == 0 || self->cancellable != NULL)
    return;

  self->changes = 0;
  self->cancellable = g_cancellable_new ();
  hjl_loader_load_async (loader, hjl_roles_load,
                         GUINT_TO_POINTER (((changes & ~HJL_CHANGES_CANDIDATES) != 0 ? HJL_ROLES_ALL : 0) |
                                           (self->by_hand ? HJL_ROLES_BY_HAND : 0)),
                         NULL,
                         (GDestroyNotify) hjl_roles_free, self->cancellable, got_jobs, self);
  show_page (self);
}

static void
stop_loading (HjlJobsView *self)
{
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Roles that are kept by hand can be added, and closed ones are there to be reopened. */
static void
show_source (HjlJobsView *self)
{
  GtkStringList *filters = GTK_STRING_LIST (gtk_drop_down_get_model (self->filter_dropdown));
  gboolean       by_hand = hjl_jobs_view_is_by_hand (self);

  gtk_widget_set_visible (self->add_button, by_hand);
  if (self->by_hand == by_hand)
    return;

  self->by_hand = by_hand;
  self->changes |= HJL_CHANGES_CATALOGUE;
  if (by_hand)
    gtk_string_list_append (filters, _ ("Closed"));
  else
    gtk_string_list_remove (filters, HJL_ROLE_FILTER_CLOSED);
}

static void
on_account_changed_cb (HjlJobsView *self)
{
  show_source (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load_what_changed (self);
  show_page (self);
}

/* Rows are made for somebody who looks, and not for the window's first frame. */
static void
show_list (HjlJobsView *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (hjl_row_list_get_model (self->list_view) != NULL)
    return;

  selection = gtk_no_selection_new (g_object_ref (self->list->shown));
  hjl_row_list_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
on_reload_cb (gpointer user_data)
{
  HjlJobsView *self = user_data;

  self->reload_id = 0;
  load_what_changed (self);
}

/* A long sync changes numbers ten times a second; twice a second is enough to look at, and what is
 * not seen can wait. */
static void
on_workspace_changed_cb (HjlJobsView *self,
                         guint        changes)
{
  self->changes |= changes;
  if (self->reload_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload_id = g_timeout_add_once (RELOAD_AFTER, on_reload_cb, self);
}

static void
set_workspace (HjlJobsView  *self,
               HjlWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  stop_loading (self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "account-changed", G_CALLBACK (on_account_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "progress", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
      self->changes = HJL_CHANGES_CATALOGUE;
      show_source (self);
      self->loaded = FALSE;
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        load_what_changed (self);
    }
  show_page (self);
}

/* What is typed then is a search. */
static gboolean
hjl_jobs_view_grab_focus (GtkWidget *widget)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);

  if (gtk_widget_get_visible (self->toolbar))
    return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
hjl_jobs_view_map (GtkWidget *widget)
{
  HjlJobsView *self = HJL_JOBS_VIEW (widget);

  show_list (self);
  load_what_changed (self);
  GTK_WIDGET_CLASS (hjl_jobs_view_parent_class)->map (widget);
}

static void
hjl_jobs_view_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HjlJobsView *self = HJL_JOBS_VIEW (object);

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_jobs_view_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HjlJobsView         *self = HJL_JOBS_VIEW (object);
  GtkOrientable *const boxes[] = { self->notice_box, GTK_ORIENTABLE (self->toolbar), self->selection_box };

  switch (property_id)
    {
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;

    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = g_value_get_boolean (value);
      for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
        gtk_orientable_set_orientation (boxes[i], self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_jobs_view_dispose (GObject *object)
{
  HjlJobsView *self = HJL_JOBS_VIEW (object);

  stop_loading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_JOBS_VIEW);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->removed, g_ptr_array_unref);

  G_OBJECT_CLASS (hjl_jobs_view_parent_class)->dispose (object);
}

static void
hjl_jobs_view_class_init (HjlJobsViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hjl_jobs_view_get_property;
  object_class->set_property = hjl_jobs_view_set_property;
  object_class->dispose = hjl_jobs_view_dispose;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL,
                         HJL_TYPE_WORKSPACE,
                         (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->map = hjl_jobs_view_map;
  widget_class->grab_focus = hjl_jobs_view_grab_focus;
  widget_class->focus = hjl_tab_into_child;

  g_type_ensure (HJL_TYPE_ROLE_ROW);
  g_type_ensure (HJL_TYPE_ROW_LIST);

  hjl_jobs_view_install_actions (widget_class);
  hjl_jobs_view_install_role_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-jobs-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, notice);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, notice_box);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, select_button);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, add_button);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, filter_dropdown);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, sort_dropdown);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, status_page);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, list_view);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, selection_box);
  gtk_widget_class_bind_template_child (widget_class, HjlJobsView, selection_label);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hjl_typed_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_select_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sort_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated_cb);
}

static void
hjl_jobs_view_init (HjlJobsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  hjl_wrap_buttons (GTK_WIDGET (self));
  hjl_text_size_follow_clamps (GTK_WIDGET (self));
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = hjl_role_list_new ();
  g_signal_connect_object (self->list->shown, "items-changed", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (show_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (on_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_page (self);
  on_selection_changed_cb (self);
}
