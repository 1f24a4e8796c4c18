/* hjl-mapping-view.c: one role's mapping, by drag and drop
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/mapping/hjl-mapping-view-private.h"

#include "app/mapping/hjl-choice.h"
#include "app/mapping/hjl-drag-scroll.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-tab.h"
#include "app/widgets/hjl-wrap.h"

G_DEFINE_FINAL_TYPE (HjlMappingView, hjl_mapping_view, ADW_TYPE_BIN)

void
hjl_mapping_view_update (HjlMappingView *self)
{
  HjlMapping      *mapping = self->editor->mapping;
  HjlCatalogue    *catalogue = self->editor->catalogue;
  HjlRole         *role = hjl_catalogue_get_role (catalogue, self->role_id);
  const char      *title = role != NULL ? role->title : hjl_mapping_get_role_title (mapping);
  g_autofree char *about = role != NULL ? hjl_choice_join (role->location, role->workplace, role->team) : NULL;

  gtk_label_set_label (self->title_label, title != NULL ? title : self->role_id);
  gtk_label_set_label (self->about_label, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), about != NULL);
  hjl_mapping_view_update_rows (self);
  hjl_mapping_view_update_default (self);
  hjl_mapping_view_update_actions (self);
}

static void
on_notice_posting_wanted_cb (HjlMappingView *self)
{
  adw_action_row_activate (self->posting_row);
}

static void
on_notice_mended_cb (HjlMappingView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->posting_row));
}

/* Where a person begins. The focus that GTK would choose depends on places that a new view has not got yet. */
static gboolean
hjl_mapping_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HJL_MAPPING_VIEW (widget)->posting_row));
}

static void
hjl_mapping_view_dispose (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* Choosers are not in the template, and their parents are. */
  if (self->posting_chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->posting_chooser)));
  if (self->landing_chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->landing_chooser)));
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_MAPPING_VIEW);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hjl_mapping_view_parent_class)->dispose (object);
}

static void
hjl_mapping_view_finalize (GObject *object)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (object);

  g_free (self->role_id);
  g_clear_object (&self->sent);
  g_clear_pointer (&self->seen, hjl_plan_free);
  g_clear_pointer (&self->wanted, hjl_target_free);
  g_clear_pointer (&self->wanted_for, g_free);
  hjl_mapping_view_set_then (self, NULL, NULL);

  G_OBJECT_CLASS (hjl_mapping_view_parent_class)->finalize (object);
}

static void
hjl_mapping_view_class_init (HjlMappingViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_mapping_view_dispose;
  object_class->finalize = hjl_mapping_view_finalize;
  widget_class->grab_focus = hjl_mapping_view_grab_focus;
  widget_class->focus = hjl_tab_into_child;

  g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  hjl_mapping_view_install_actions (widget_class);
  hjl_mapping_view_install_default (widget_class);

  g_type_ensure (HJL_TYPE_MAPPING_BOARD);
  g_type_ensure (HJL_TYPE_MAPPING_COUNTS);
  g_type_ensure (HJL_TYPE_MAPPING_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-mapping-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, title_label);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, about_label);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, landing_label);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, posting_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, landing_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, default_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, direction_row);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, board);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, notice);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, counts);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, footer);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, title_box);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, posting_box);
  gtk_widget_class_bind_template_child (widget_class, HjlMappingView, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_mended_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_posting_wanted_cb);
  hjl_mapping_view_bind_rows (widget_class);
}

static void
hjl_mapping_view_init (HjlMappingView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  /* Beside buttons the counts would wrap word by word. */
  hjl_wrap_with_window (self->footer);
  hjl_wrap_with_window (self->title_box);
  hjl_wrap_with_window (self->posting_box);
  hjl_drag_scroll_add (self->scroller, hjl_mapping_board_get_clear_place (self->board));
}

HjlMappingView *
hjl_mapping_view_new (HjlWorkspace *workspace,
                      const char   *role_id)
{
  HjlMappingView *self;

  g_return_val_if_fail (HJL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (role_id != NULL, NULL);

  self = g_object_new (HJL_TYPE_MAPPING_VIEW, NULL);
  self->workspace = g_object_ref (workspace);
  self->role_id = g_strdup (role_id);
  hjl_mapping_view_update_actions (self);
  hjl_mapping_view_load (self);

  return self;
}

void
hjl_mapping_view_finish (HjlMappingView *self)
{
  g_autoptr (HjlMappingView) held = NULL;
  g_autoptr (GObject) object = NULL;
  void (*then) (gpointer object);

  g_return_if_fail (HJL_IS_MAPPING_VIEW (self));

  held = g_object_ref (self);
  then = self->then;
  object = self->then_object != NULL ? g_object_ref (self->then_object) : NULL;
  hjl_mapping_view_set_then (self, NULL, NULL);
  g_signal_emit_by_name (self, "done");
  if (object != NULL)
    then (object);
}

const char *
hjl_mapping_view_get_role_id (HjlMappingView *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_VIEW (self), NULL);

  return self->role_id;
}

gboolean
hjl_mapping_view_is_modified (HjlMappingView *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_VIEW (self), FALSE);

  return self->editor != NULL && hjl_mapping_editor_get_modified (self->editor);
}

HjlMappingEditor *
hjl_mapping_view_get_editor (HjlMappingView *self)
{
  g_return_val_if_fail (HJL_IS_MAPPING_VIEW (self), NULL);

  return self->editor;
}
