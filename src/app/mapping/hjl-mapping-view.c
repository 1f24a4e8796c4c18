/* hjl-mapping-view.c: one role's mapping, by drag and drop
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/mapping/hjl-choice.h"
#include "app/mapping/hjl-drag-scroll.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-tab.h"
#include "app/widgets/hjl-text-size.h"
#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-wrap.h"
#include "model/hjl-error.h"
#include "store/hjl-store-default.h"
#include "store/hjl-store-lists.h"
#include "store/hjl-store-mapping.h"
#include "workspace/hjl-workspace-default.h"

G_DEFINE_FINAL_TYPE (HjlMappingView, hjl_mapping_view, ADW_TYPE_BIN)

static void
show_posting (HjlMappingView *self)
{
  HjlMapping      *mapping = self->editor->mapping;
  const char      *id = hjl_mapping_get_posting_id (mapping);
  HjlPosting      *posting = id != NULL ? hjl_catalogue_get_posting (self->editor->catalogue, id) : NULL;
  const char      *title = posting != NULL ? posting->title : hjl_mapping_get_posting_title (mapping);
  g_autofree char *about = posting != NULL ? hjl_choice_describe_posting (posting) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (id == NULL)
    text = g_strdup (_ ("No posting selected. Candidates won’t be exported"));
  else if (posting == NULL)
    text = g_strdup (title != NULL ? title : id);
  else
    text = g_strjoin (" · ", title, hjl_posting_state_to_label (posting->state), about, NULL);
  markup = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (self->posting_row, markup);
}

static void
show_landing (HjlMappingView *self)
{
  HjlMapping *mapping = self->editor->mapping;
  const char *id = hjl_mapping_get_landing_id (mapping);
  HjlStage   *stage = id != NULL ? hjl_catalogue_get_stage (self->editor->catalogue, HJL_SIDE_LEVER, id) : NULL;

  if (id == NULL)
    gtk_label_set_label (self->landing_label, _ ("Let Lever decide"));
  else
    gtk_label_set_label (self->landing_label, stage != NULL ? stage->name : hjl_mapping_get_landing_name (mapping));
}

static void
on_posting_chosen_cb (HjlMappingView *self,
                      HjlChoice      *choice)
{
  hjl_mapping_editor_set_posting (self->editor, choice->id, choice->title);
}

static void
on_landing_chosen_cb (HjlMappingView *self,
                      HjlChoice      *choice)
{
  const char *id = choice->id;

  hjl_mapping_editor_set_landing (self->editor, id, id != NULL ? choice->title : NULL);
}

static void
on_posting_row_activated_cb (HjlMappingView *self)
{
  HjlCatalogue *catalogue;
  g_autoptr (GListModel) choices = NULL;

  if (self->editor == NULL)
    return;

  catalogue = self->editor->catalogue;
  choices = hjl_choice_list_postings (catalogue, hjl_catalogue_get_role (catalogue, self->role_id));
  self->posting_chooser = hjl_chooser_open (self->posting_chooser, GTK_WIDGET (self->posting_row), choices,
                                            hjl_mapping_get_posting_id (self->editor->mapping), G_CALLBACK (on_posting_chosen_cb), self);
}

static void
on_landing_row_activated_cb (HjlMappingView *self)
{
  g_autoptr (GListModel) choices = NULL;

  if (self->editor == NULL)
    return;

  choices = hjl_choice_list_targets (self->editor->catalogue, FALSE);
  self->landing_chooser = hjl_chooser_open (self->landing_chooser, GTK_WIDGET (self->landing_row), choices,
                                            hjl_mapping_get_landing_id (self->editor->mapping), G_CALLBACK (on_landing_chosen_cb), self);
}

static void
on_direction_selected_cb (HjlMappingView *self)
{
  if (self->editor != NULL && !self->updating)
    hjl_mapping_editor_set_direction (self->editor, adw_combo_row_get_selected (self->direction_row));
}

static void
show_rows (HjlMappingView *self)
{
  show_posting (self);
  show_landing (self);
  self->updating = TRUE;
  adw_combo_row_set_selected (self->direction_row, hjl_mapping_get_direction (self->editor->mapping));
  self->updating = FALSE;
}

static void
read_default (HjlMappingView *self)
{
  g_autoptr (HjlMapping) standard = hjl_workspace_dup_default (self->workspace);

  hjl_mapping_editor_set_standard (self->editor, standard);
}

static void
show_default (HjlMappingView *self)
{
  HjlMapping *standard = self->editor->standard;
  g_auto (GStrv) lines = hjl_workspace_list_differences (standard, self->editor->mapping);
  guint            n = lines != NULL ? g_strv_length (lines) : 0;
  g_autofree char *tooltip = lines != NULL ? g_strjoinv ("\n", lines) : NULL;
  g_autofree char *text = NULL;

  if (standard == NULL)
    text = g_strdup (_ ("Not set. New mappings start blank; Map All and Add Roles fill in good suggestions."));
  else if (n == 0)
    text = g_strdup (_ ("New mappings start like this one. Stages that hackajob adds later start blank."));
  else
    text = g_strdup_printf (ngettext ("%'u setting is different here.", "%'u settings are different here.", n), n);
  adw_action_row_set_subtitle (self->default_row, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->default_row), tooltip);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.make-default", standard == NULL || n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.use-default", standard != NULL && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.remove-default", standard != NULL);
}

static void
tell_default (HjlMappingView *self)
{
  guint            n = hjl_store_count_left_out (self->editor->mapping);
  g_autofree char *text = NULL;

  if (self->editor->standard == NULL)
    text = g_strdup (_ ("The account default is removed."));
  else if (n > 0)
    text = g_strdup_printf (ngettext ("New mappings start like this one, except for %'u stage set with Use Anyway, which starts blank.",
                                      "New mappings start like this one, except for %'u stages set with Use Anyway, which start blank.", n),
                            n);
  else
    text = g_strdup (_ ("New mappings start like this one. Those you have stay as they are."));
  hjl_toast_show (GTK_WIDGET (self), text);
}

static void
did_save_default (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;

  if (!hjl_toast_finish (GTK_WIDGET (self), source, result))
    return;
  if (self->editor == NULL)
    return;

  read_default (self);
  tell_default (self);
}

/* Made from this mapping, or removed. */
static void
save_default (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlMappingView *self = HJL_MAPPING_VIEW (widget);
  gboolean        make = g_str_equal (action_name, "mapping.make-default");

  hjl_workspace_save_default_async (self->workspace, make ? self->editor->mapping : NULL, NULL, did_save_default, g_object_ref (self));
}

static void
use_default (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  hjl_mapping_editor_use_standard (HJL_MAPPING_VIEW (widget)->editor);
}

static void
update (HjlMappingView *self)
{
  HjlMapping      *mapping = self->editor->mapping;
  HjlCatalogue    *catalogue = self->editor->catalogue;
  HjlRole         *role = hjl_catalogue_get_role (catalogue, self->role_id);
  const char      *title = role != NULL ? role->title : hjl_mapping_get_role_title (mapping);
  g_autofree char *about = role != NULL ? hjl_choice_join (role->location, role->workplace, role->team) : NULL;

  gtk_label_set_label (self->title_label, title != NULL ? title : self->role_id);
  gtk_label_set_label (self->about_label, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), about != NULL);
  show_rows (self);
  show_default (self);
  hjl_mapping_view_update_actions (self);
}

static gpointer
read_catalogue (HjlStore *store,
                gpointer  data,
                GError  **error)
{
  return hjl_store_load_lists (store, HJL_LIST_ALL, error);
}

static void
got_catalogue (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_LOADER (source), result, NULL);

  if (catalogue != NULL && self->editor != NULL)
    hjl_mapping_editor_set_catalogue (self->editor, catalogue);
}

/* What exists changed on one of the sides while the mapping is open. */
static void
on_workspace_changed_cb (HjlMappingView *self,
                         guint           changes)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  if (loader == NULL)
    return;

  if (self->editor != NULL && (changes & HJL_CHANGES_MAPPINGS) != 0)
    read_default (self);
  /* Also while the first reading is under way: this one is answered after it. */
  if ((changes & HJL_CHANGES_CATALOGUE) != 0)
    hjl_loader_load_async (loader, read_catalogue, NULL, NULL, g_object_unref, self->cancellable, got_catalogue, g_object_ref (self));
  else if (self->editor != NULL && (changes & (HJL_CHANGES_CANDIDATES | HJL_CHANGES_MAPPINGS)) != 0)
    hjl_mapping_counts_refresh (self->counts);
}

/* What came of it is told by the workspace's signal; without it, what was known stays. */
static void
did_refresh (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HjlCatalogue) catalogue = hjl_finish_pointer (HJL_WORKSPACE (source), result, NULL);

  g_debug ("Stages and archive reasons are %s", catalogue != NULL ? "as Lever has them now" : "as they were");
}

/* What is read in the loader's thread. */
typedef struct
{
  HjlCatalogue *catalogue;
  HjlMapping   *mapping; /* nullable */
  GPtrArray    *earlier; /* (element-type HjlMapping): of other roles */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->catalogue);
  g_clear_object (&reading->mapping);
  g_clear_pointer (&reading->earlier, g_ptr_array_unref);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_all (HjlStore *store,
          gpointer  data,
          GError  **error)
{
  const char *role_id = data;
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GHashTable) mappings = NULL;
  GHashTableIter iter;
  gpointer       id;
  gpointer       mapping;

  if ((reading->catalogue = hjl_store_load_lists (store, HJL_LIST_ALL, error)) == NULL ||
      (mappings = hjl_store_load_mappings (store, error)) == NULL)
    return NULL;

  reading->earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, mappings);
  while (g_hash_table_iter_next (&iter, &id, &mapping))
    {
      if (g_str_equal (id, role_id))
        reading->mapping = g_object_ref (mapping);
      else
        g_ptr_array_add (reading->earlier, g_object_ref (mapping));
    }

  return g_steal_pointer (&reading);
}

static void
got_all (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (HjlMappingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = hjl_finish_pointer (HJL_LOADER (source), result, &error);
  g_autoptr (HjlMapping) standard = NULL;
  gboolean known;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading == NULL)
    {
      g_autofree char *text = hjl_error_describe (error);

      gtk_label_set_label (self->about_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->about_label), TRUE);
      return;
    }

  known = reading->mapping != NULL || hjl_catalogue_get_role (reading->catalogue, self->role_id) != NULL;
  g_signal_emit_by_name (self, "known", known);
  if (!known)
    {
      /* Something old led here, and what is saved now would be nobody's mapping. */
      hjl_toast_show (GTK_WIDGET (self), _ ("This role isn’t there any more."));
      hjl_mapping_view_finish (self);
      return;
    }

  self->earlier = g_steal_pointer (&reading->earlier);
  standard = hjl_workspace_dup_default (self->workspace);
  /* A new mapping starts from the account's default. */
  if (reading->mapping == NULL && standard != NULL)
    reading->mapping = hjl_mapping_clone (standard, self->role_id, reading->catalogue, NULL);
  self->editor = hjl_mapping_editor_new (self->role_id, reading->catalogue, reading->mapping);
  hjl_mapping_editor_set_standard (self->editor, standard);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  hjl_mapping_board_set_editor (self->board, self->editor);
  hjl_mapping_notice_follow (self->notice, self->editor, self->earlier);
  hjl_mapping_counts_follow (self->counts, self->workspace, self->editor);
  update (self);
  hjl_mapping_view_refresh (self);
}

static void
load (HjlMappingView *self)
{
  HjlLoader *loader = hjl_workspace_get_loader (self->workspace);

  if (loader == NULL)
    return;

  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self, G_CONNECT_SWAPPED);
  hjl_loader_load_async (loader, read_all, g_strdup (self->role_id), g_free, reading_free, self->cancellable, got_all, g_object_ref (self));
}

void
hjl_mapping_view_refresh (HjlMappingView *self)
{
  g_return_if_fail (HJL_IS_MAPPING_VIEW (self));

  hjl_workspace_refresh_async (self->workspace, HJL_LIST_STAGES | HJL_LIST_REASONS, self->cancellable, did_refresh, NULL);
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

  g_signal_new ("known", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  hjl_mapping_view_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "mapping.make-default", NULL, save_default);
  gtk_widget_class_install_action (widget_class, "mapping.use-default", NULL, use_default);
  gtk_widget_class_install_action (widget_class, "mapping.remove-default", NULL, save_default);

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
  gtk_widget_class_bind_template_callback (widget_class, on_posting_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_landing_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_direction_selected_cb);
}

/* Beside the buttons, what leads on is no wider than its words: the rest of the footer leads nowhere. */
static gboolean
align_counts (GBinding     *binding,
              const GValue *orientation,
              GValue       *align,
              gpointer      user_data)
{
  g_value_set_enum (align, g_value_get_enum (orientation) == GTK_ORIENTATION_VERTICAL ? GTK_ALIGN_FILL : GTK_ALIGN_START);

  return TRUE;
}

static void
hjl_mapping_view_init (HjlMappingView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_names_mend (GTK_WIDGET (self));
  hjl_text_size_follow_clamps (GTK_WIDGET (self));
  /* Beside buttons the counts would wrap word by word. */
  hjl_wrap_with_window (self->footer);
  g_object_bind_property_full (self->footer, "orientation", self->counts, "halign", G_BINDING_SYNC_CREATE, align_counts, NULL, NULL, NULL);
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
  load (self);

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
