/* hjl-candidates-view.c: everybody who was exported, waits, or needs attention
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidates-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-person-row.h"
#include "app/candidates/hjl-todo-window.h"
#include "app/review/hjl-add-candidates.h"
#include "app/review/hjl-review-window.h"
#include "app/sync/hjl-preview-window.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-tab.h"
#include "app/widgets/hjl-text-size.h"
#include "app/widgets/hjl-window-over.h"
#include "app/widgets/hjl-wrap.h"
#include "auth/hjl-token-store-secret.h"
#include "model/hjl-time.h"

/* Below this list and details do not fit side by side, nor a row's parts, where text has its usual size. */
#define NARROW_WIDTH 600
#define SPLIT_WIDTH 860
/* Of the details beside the list: more than a page of text needs helps nobody. */
#define DETAILS_WIDTH 340
/* What is beside the list's filters. */
#define MARGINS 24
#define MAX_DETAILS_WIDTH 600

G_DEFINE_FINAL_TYPE (HjlCandidatesView, hjl_candidates_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_NARROW,
  PROP_SPLIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

void
hjl_candidates_view_update_panes (HjlCandidatesView *self)
{
  gboolean open = hjl_candidate_details_get_id (self->details) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->details), open);
  gtk_widget_set_visible (self->separator, open && self->split);
  gtk_widget_set_visible (GTK_WIDGET (self->list_pane), !open || self->split);
  gtk_widget_set_visible (self->notices, !open || self->split);
  hjl_candidate_filters_set_room (self->filters,
                                  MIN (self->width - (open && self->split ? self->details_width : 0), adw_clamp_get_maximum_size (self->list_pane)) - MARGINS, self->narrow);
}

void
hjl_candidates_view_show_candidate (HjlCandidatesView *self,
                                    const char        *candidate_id)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));

  /* A person led here, and their CV and records are read from the services. */
  if (candidate_id != NULL)
    hjl_token_store_secret_heed_person ();
  self->begin = self->begin && candidate_id == NULL;
  hjl_candidate_details_show (self->details, candidate_id);
  hjl_candidates_view_update_panes (self);
}

static void
on_setup_row_cb (HjlCandidatesView *self,
                 GtkWidget         *row)
{
  hjl_person_row_follow (HJL_PERSON_ROW (row), G_OBJECT (self));
  hjl_candidates_view_let_drag (self, row);
}

static void
on_bind_row_cb (HjlCandidatesView *self,
                GtkWidget         *row,
                HjlCandidateItem  *item)
{
  hjl_person_row_set_item (HJL_PERSON_ROW (row), item);
}

static void
on_activated_cb (HjlCandidatesView *self,
                 guint              position)
{
  g_autoptr (HjlCandidateItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL || hjl_candidate_item_get_id (item) == NULL)
    return;

  hjl_candidates_view_show_candidate (self, hjl_candidate_item_get_id (item));
  gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

static void
on_closed_cb (HjlCandidatesView *self)
{
  /* Not whoever is not read yet, either. */
  g_clear_object (&self->awaited);
  hjl_candidates_view_show_candidate (self, NULL);
  if (self->split)
    hjl_candidates_view_select_nobody (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* Not where it leads: to the list of them. */
static void
show_notice (HjlCandidatesView *self)
{
  gtk_revealer_set_reveal_child (self->notice,
                                 self->n_attention > 0 && !hjl_candidate_filters_shows_attention (self->filters));
}

static void
on_filters_changed_cb (HjlCandidatesView *self)
{
  self->begin = self->begin && hjl_candidate_filters_shows_attention (self->filters);
  show_notice (self);
  hjl_candidates_view_ask (self);
}

static void
on_sync_wanted_cb (HjlCandidatesView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.sync-now", NULL);
}

static void
search (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->list_pane)))
    hjl_candidates_view_show_candidate (self, NULL);
  hjl_candidate_filters_focus (self->filters);
}

static void
show_attention (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  hjl_candidates_view_show_attention (HJL_CANDIDATES_VIEW (widget));
}

static void
show_todos (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);
  GtkWidget         *window;

  if (self->workspace == NULL)
    return;

  window = hjl_todo_window_new (self->workspace);
  hjl_window_stand_over (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
}

static void
review (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);

  if (self->workspace != NULL)
    hjl_review_window_open (widget, self->workspace);
}

static void
add_candidates (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  hjl_add_candidates (widget, HJL_CANDIDATES_VIEW (widget)->workspace, NULL, NULL);
}

static void
paste_files (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  hjl_add_candidates_paste (widget, HJL_CANDIDATES_VIEW (widget)->workspace, NULL);
}

static gboolean
on_files_dropped_cb (HjlCandidatesView *self,
                     const GValue      *value)
{
  g_auto (GStrv) paths = NULL;

  if (!hjl_add_candidates_may (self->workspace))
    return FALSE;

  paths = hjl_add_candidates_take_paths (GTK_WIDGET (self), value);
  if (paths == NULL)
    return FALSE;

  hjl_add_candidates (GTK_WIDGET (self), self->workspace, NULL, (const char *const *) paths);

  return TRUE;
}

/* With a feed files are nothing to add. */
static gboolean
on_files_offered_cb (HjlCandidatesView *self,
                     GdkDrop           *drop)
{
  return hjl_add_candidates_may (self->workspace) &&
         gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static void
clear_filters (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  hjl_candidate_filters_show_role (HJL_CANDIDATES_VIEW (widget)->filters, NULL);
}

/* From anywhere in the view: who is shown is left, or several who are selected. */
static void
close_details (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);

  if (hjl_candidate_details_get_id (self->details) != NULL)
    on_closed_cb (self);
  else if (self->chosen->len > 1)
    hjl_candidates_view_select_nobody (self);
}

static void
read_again (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);

  if (self->list != NULL)
    hjl_candidate_list_refresh (self->list);
}

static void
show_narrow (HjlCandidatesView *self,
             gboolean           narrow)
{
  self->narrow = narrow;
  hjl_pipeline_pane_set_expanded (self->pipeline, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* A good third of the window, as it were, where they stand beside the list. */
static int
find_details_width (HjlCandidatesView *self,
                    int                width,
                    gboolean           split)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return split ? CLAMP (width * 36 / 100, hjl_text_size_scale (widget, DETAILS_WIDTH), hjl_text_size_scale (widget, MAX_DETAILS_WIDTH))
               : DETAILS_WIDTH;
}

static void
apply_width (gpointer user_data)
{
  HjlCandidatesView *self = user_data;
  int                width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean           narrow = !hjl_text_size_fits (GTK_WIDGET (self), width, NARROW_WIDTH);
  gboolean           split = hjl_text_size_fits (GTK_WIDGET (self), width, SPLIT_WIDTH);

  self->width_id = 0;
  self->width = width;
  self->details_width = find_details_width (self, width, split);
  gtk_widget_set_size_request (GTK_WIDGET (self->details), self->details_width, -1);
  if (self->narrow != narrow)
    show_narrow (self, narrow);
  if (self->split != split)
    {
      self->split = split;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPLIT]);
      hjl_candidates_view_show_first (self);
    }
  hjl_candidates_view_update_panes (self);
}

static GtkSizeRequestMode
hjl_candidates_view_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

/* What is laid out for a wide view says nothing of how narrow the view can get, as it is laid out anew then; what is laid out
 * for a narrow one does. */
static void
hjl_candidates_view_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int        least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, least);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !HJL_CANDIDATES_VIEW (widget)->narrow)
    *minimum = MIN (*minimum, DETAILS_WIDTH);
}

/* Nothing may be relaid while sizes are being given out, so the change waits for an idle moment; until then what does not fit
 * is cut off. */
static void
hjl_candidates_view_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);
  GtkWidget         *child = adw_bin_get_child (ADW_BIN (widget));
  int                least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);

  /* Letters that grow are a change as well. */
  if (self->width_id == 0 && (self->width != width || self->split != hjl_text_size_fits (widget, width, SPLIT_WIDTH) ||
                              self->narrow == hjl_text_size_fits (widget, width, NARROW_WIDTH) ||
                              self->details_width != find_details_width (self, width, self->split)))
    self->width_id = g_idle_add_once (apply_width, self);
}

static void
tell_time (gpointer row,
           gpointer user_data)
{
  hjl_person_row_tell_time (HJL_PERSON_ROW (row), hjl_time_now ());
}

/* “2 minutes ago” is not true for longer than a minute. */
static gboolean
on_minute_cb (gpointer user_data)
{
  HjlCandidatesView *self = user_data;

  hjl_row_list_foreach_row (self->list_view, tell_time, NULL);
  hjl_candidate_details_tell_times (self->details);

  return G_SOURCE_CONTINUE;
}

static void
hjl_candidates_view_unmap (GtkWidget *widget)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);

  g_clear_handle_id (&self->minute_id, g_source_remove);

  GTK_WIDGET_CLASS (hjl_candidates_view_parent_class)->unmap (widget);
}

static void
hjl_candidates_view_map (GtkWidget *widget)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);

  GTK_WIDGET_CLASS (hjl_candidates_view_parent_class)->map (widget);

  hjl_candidates_view_look (self);
  on_minute_cb (self);
  if (self->minute_id == 0)
    self->minute_id = g_timeout_add_seconds (60, on_minute_cb, self);
}

/* What is typed then is a search. */
static gboolean
hjl_candidates_view_grab_focus (GtkWidget *widget)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->list_pane)))
    return gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
  if (!gtk_widget_get_visible (self->toolbar))
    return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  hjl_candidate_filters_focus (self->filters);

  return TRUE;
}

static void
hjl_candidates_view_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (object);

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_SPLIT:
      g_value_set_boolean (value, self->split);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_candidates_view_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_WORKSPACE:
      hjl_candidates_view_set_workspace (HJL_CANDIDATES_VIEW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
hjl_candidates_view_dispose (GObject *object)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (object);

  g_clear_handle_id (&self->width_id, g_source_remove);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_handle_id (&self->minute_id, g_source_remove);
  g_clear_handle_id (&self->several_id, g_source_remove);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_object (&self->awaited);
  if (self->selection != NULL)
    gtk_multi_selection_set_model (self->selection, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_CANDIDATES_VIEW);
  g_clear_object (&self->list);
  g_clear_object (&self->loader);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_candidates_view_parent_class)->dispose (object);
}

static void
hjl_candidates_view_class_init (HjlCandidatesViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hjl_candidates_view_get_property;
  object_class->set_property = hjl_candidates_view_set_property;
  object_class->dispose = hjl_candidates_view_dispose;
  widget_class->map = hjl_candidates_view_map;
  widget_class->unmap = hjl_candidates_view_unmap;
  widget_class->get_request_mode = hjl_candidates_view_get_request_mode;
  widget_class->measure = hjl_candidates_view_measure;
  widget_class->size_allocate = hjl_candidates_view_size_allocate;
  widget_class->grab_focus = hjl_candidates_view_grab_focus;
  widget_class->focus = hjl_tab_into_child;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL,
                         HJL_TYPE_WORKSPACE,
                         (G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  properties[PROP_SPLIT] =
    g_param_spec_boolean ("split", NULL, NULL, FALSE, (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "candidates.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "candidates.show-attention", NULL, show_attention);
  gtk_widget_class_install_action (widget_class, "candidates.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "candidates.add", NULL, add_candidates);
  gtk_widget_class_install_action (widget_class, "candidates.paste-files", NULL, paste_files);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "candidates.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "candidates.paste-files", NULL);
  gtk_widget_class_install_action (widget_class, "candidates.show-todos", NULL, show_todos);
  gtk_widget_class_install_action (widget_class, "candidates.clear", NULL, clear_filters);
  gtk_widget_class_install_action (widget_class, "candidates.close", NULL, close_details);
  gtk_widget_class_install_action (widget_class, "candidates.read-again", NULL, read_again);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "candidates.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "candidates.close", NULL);

  g_type_ensure (HJL_TYPE_CANDIDATE_DETAILS);
  g_type_ensure (HJL_TYPE_CANDIDATE_FILTERS);
  g_type_ensure (HJL_TYPE_PIPELINE_PANE);
  g_type_ensure (HJL_TYPE_PERSON_ROW);
  g_type_ensure (HJL_TYPE_ROW_LIST);
  g_type_ensure (HJL_TYPE_SELECTION_BAR);
  hjl_candidates_view_install_steps (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-candidates-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, list_pane);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, notices);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, notice);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, review_notice);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, review_label);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, todo_notice);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, todo_label);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, filters);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, pipeline);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, count);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, stack);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, list_view);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, selection);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, not_found_page);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, several);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, bar);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, add_button);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, separator);
  gtk_widget_class_bind_template_child (widget_class, HjlCandidatesView, details);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, hjl_candidates_view_take_selection);
  gtk_widget_class_bind_template_callback (widget_class, hjl_candidates_view_select_nobody);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_changed_cb);
}

static void
take_drops (HjlCandidatesView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "accept", G_CALLBACK (on_files_offered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
hjl_candidates_view_init (HjlCandidatesView *self)
{
  /* A bin's layout manager would not tell of the size. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->chosen = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  hjl_wrap_buttons (GTK_WIDGET (self));
  hjl_text_size_follow_clamps (GTK_WIDGET (self));
  /* From small to large: what is laid out wide first would not let the window be narrow. */
  show_narrow (self, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->details), DETAILS_WIDTH, -1);
  hjl_candidates_view_update_panes (self);
  take_drops (self);
}

void
hjl_candidates_view_show_role (HjlCandidatesView *self,
                               const char        *role_id)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));

  hjl_candidates_view_show_candidate (self, NULL);
  hjl_candidate_filters_show_role (self->filters, role_id);
}

void
hjl_candidates_view_search (HjlCandidatesView *self,
                            const char        *text)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));
  g_return_if_fail (text != NULL);

  hjl_candidates_view_show_candidate (self, NULL);
  hjl_candidate_filters_search (self->filters, text);
}

void
hjl_candidates_view_show_attention (HjlCandidatesView *self)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));

  hjl_candidates_view_show_candidate (self, NULL);
  hjl_candidate_filters_show_attention (self->filters);
  hjl_candidates_view_begin (self);
}

/* Takes @text, which is seen no more once nobody is left. */
static void
show_number (GtkRevealer *notice,
             GtkLabel    *label,
             guint        n,
             char        *text)
{
  if (n > 0)
    gtk_label_set_text (label, text);
  gtk_revealer_set_reveal_child (notice, n > 0);
  g_free (text);
}

void
hjl_candidates_view_set_n_attention (HjlCandidatesView *self,
                                     guint              n_attention)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));

  self->n_attention = n_attention;
  if (n_attention > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%'u candidate needs attention", "%'u candidates need attention", n_attention), n_attention);

      gtk_label_set_text (self->notice_label, text);
    }
  show_notice (self);
}

void
hjl_candidates_view_set_n_drafts (HjlCandidatesView *self,
                                  guint              n_drafts)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));

  show_number (self->review_notice, self->review_label, n_drafts,
               g_strdup_printf (ngettext ("%'u candidate to review", "%'u candidates to review", n_drafts), n_drafts));
}

void
hjl_candidates_view_set_n_todos (HjlCandidatesView *self,
                                 guint              n_todos)
{
  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));

  show_number (self->todo_notice, self->todo_label, n_todos,
               g_strdup_printf (ngettext ("%'u candidate to move in hackajob", "%'u candidates to move in hackajob", n_todos), n_todos));
}

void
hjl_candidates_view_preview (HjlCandidatesView *self)
{
  GtkRoot          *root;
  HjlPreviewWindow *preview;

  g_return_if_fail (HJL_IS_CANDIDATES_VIEW (self));

  if (self->workspace == NULL)
    return;

  root = gtk_widget_get_root (GTK_WIDGET (self));
  preview = hjl_preview_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->workspace, FALSE);
  g_signal_connect_object (preview, "sync", G_CALLBACK (on_sync_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
}
