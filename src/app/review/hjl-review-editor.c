/* hjl-review-editor.c: one row of the review, to be looked at and mended
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-editor.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-text-row.h"
#include "app/widgets/hjl-typed.h"
#include "app/widgets/hjl-wrap.h"

struct _HjlReviewEditor
{
  AdwBin parent_instance;

  HjlReviewItem *item;    /* nullable */
  GPtrArray     *roles;   /* nullable */
  GPtrArray     *stages;  /* nullable */
  gboolean       showing; /* nobody has chosen */
  char          *asked;   /* nullable: what the outcomes are made of */
  char          *listed;  /* nullable: what the files are made of */
  GPtrArray     *rows;    /* borrowed: of files */

  /* Template widgets. */
  AdwComboRow         *outcome_row;
  AdwPreferencesGroup *files_group;
  GtkWidget           *confirm_button;
  GtkWidget           *name_row;
  GtkWidget           *email_row;
  GtkWidget           *phone_row;
  AdwComboRow         *role_row;
  AdwComboRow         *stage_row;
  GtkLabel            *problems_label;
};

G_DEFINE_FINAL_TYPE (HjlReviewEditor, hjl_review_editor, ADW_TYPE_BIN)

static HjlReviewEdit *
new_edit (HjlReviewEditor  *self,
          HjlReviewEditKind kind)
{
  return hjl_review_edit_new (kind, self->item->draft->id);
}

/* Takes @edit. */
static void
send (HjlReviewEditor *self,
      HjlReviewEdit   *edit)
{
  g_signal_emit_by_name (self, "edit", edit);
}

static HjlCvField
get_field (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "hjl-field"));
}

static void
keep_field (HjlReviewEditor *self,
            GtkWidget       *row)
{
  HjlReviewEdit *edit;

  if (self->item == NULL || !hjl_typed_send (GTK_EDITABLE (row)))
    return;

  edit = new_edit (self, HJL_REVIEW_EDIT_FIELD);
  hjl_review_edit_set_text (edit, get_field (row), gtk_editable_get_text (GTK_EDITABLE (row)));
  send (self, edit);
}

static void
on_field_left_cb (GtkWidget *row)
{
  keep_field (HJL_REVIEW_EDITOR (gtk_widget_get_ancestor (row, HJL_TYPE_REVIEW_EDITOR)), row);
}

static HjlDraftChoice
get_choice (HjlReviewEditor *self,
            guint            place,
            const char     **opportunity_id)
{
  const HjlFinding *finding = self->item->finding;
  guint             n_found = finding != NULL ? finding->found->len : 0;

  *opportunity_id = NULL;
  if (place == 0)
    return HJL_DRAFT_UNDECIDED;
  if (place == 1)
    return HJL_DRAFT_NEW;
  if (place >= n_found + 2)
    return HJL_DRAFT_SKIP;

  *opportunity_id = ((const HjlFound *) g_ptr_array_index (finding->found, place - 2))->record->id;

  return HJL_DRAFT_INTO;
}

static void
on_outcome_selected_cb (HjlReviewEditor *self)
{
  const HjlFinding *finding;
  const char       *opportunity_id;
  HjlReviewEdit    *edit;

  if (self->showing || self->item == NULL)
    return;

  finding = self->item->finding;

  edit = new_edit (self, HJL_REVIEW_EDIT_CHOICE);
  edit->choice = get_choice (self, adw_combo_row_get_selected (self->outcome_row), &opportunity_id);
  edit->value = g_strdup (opportunity_id);
  edit->seen = finding != NULL ? hjl_finding_dup_ids (finding) : NULL;
  send (self, edit);
}

static void
on_role_selected_cb (HjlReviewEditor *self)
{
  guint          place = adw_combo_row_get_selected (self->role_row);
  HjlReviewEdit *edit;

  if (self->showing || self->item == NULL || place == 0 || self->roles == NULL || place > self->roles->len)
    return;

  edit = new_edit (self, HJL_REVIEW_EDIT_ROLE);
  edit->value = g_strdup (((HjlRole *) g_ptr_array_index (self->roles, place - 1))->id);
  send (self, edit);
}

static void
on_stage_selected_cb (HjlReviewEditor *self)
{
  guint          place = adw_combo_row_get_selected (self->stage_row);
  HjlReviewEdit *edit;

  if (self->showing || self->item == NULL || self->stages == NULL || place > self->stages->len)
    return;

  edit = new_edit (self, HJL_REVIEW_EDIT_STAGE);
  edit->value = place > 0 ? g_strdup (((HjlStage *) g_ptr_array_index (self->stages, place - 1))->id) : NULL;
  send (self, edit);
}

enum
{
  FILE_CV,
  FILE_PROFILE,
  FILE_OTHER,
  FILE_SPLIT,
};

static void
on_file_selected_cb (GtkWidget *row)
{
  static const HjlPurpose purposes[] = { HJL_PURPOSE_CV, HJL_PURPOSE_PROFILE, HJL_PURPOSE_OTHER };
  HjlReviewEditor        *self = HJL_REVIEW_EDITOR (gtk_widget_get_ancestor (row, HJL_TYPE_REVIEW_EDITOR));
  guint                   place = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  HjlReviewEdit          *edit;

  if (self == NULL || self->showing || self->item == NULL)
    return;

  edit = new_edit (self, place == FILE_SPLIT ? HJL_REVIEW_EDIT_SPLIT : HJL_REVIEW_EDIT_PURPOSE);
  edit->index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "hjl-index"));
  edit->purpose = place < G_N_ELEMENTS (purposes) ? purposes[place] : HJL_PURPOSE_OTHER;
  send (self, edit);
}

static void
confirm (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlReviewEditor *self = HJL_REVIEW_EDITOR (widget);

  if (self->item == NULL)
    return;

  hjl_review_editor_commit (self);
  send (self, new_edit (self, HJL_REVIEW_EDIT_CONFIRM));
}

static void
remove_row (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlReviewEditor *self = HJL_REVIEW_EDITOR (widget);

  if (self->item != NULL)
    send (self, new_edit (self, HJL_REVIEW_EDIT_REMOVE));
}

static void
add_field (HjlReviewEditor *self,
           GtkWidget       *row,
           HjlCvField       field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (row), "hjl-field", GUINT_TO_POINTER (field));
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_field_left_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_field_left_cb), row, G_CONNECT_SWAPPED);
}

static void
hjl_review_editor_dispose (GObject *object)
{
  HjlReviewEditor *self = HJL_REVIEW_EDITOR (object);

  hjl_review_editor_show (self, NULL);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_REVIEW_EDITOR);

  G_OBJECT_CLASS (hjl_review_editor_parent_class)->dispose (object);
}

static void
hjl_review_editor_finalize (GObject *object)
{
  HjlReviewEditor *self = HJL_REVIEW_EDITOR (object);

  g_free (self->asked);
  g_free (self->listed);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (hjl_review_editor_parent_class)->finalize (object);
}

static void
hjl_review_editor_class_init (HjlReviewEditorClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hjl_review_editor_dispose;
  object_class->finalize = hjl_review_editor_finalize;

  g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "row.confirm", NULL, confirm);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, remove_row);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-review-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, files_group);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, role_row);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, stage_row);
  gtk_widget_class_bind_template_child (widget_class, HjlReviewEditor, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, on_outcome_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_role_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_selected_cb);
}

static void
hjl_review_editor_init (HjlReviewEditor *self)
{
  self->rows = g_ptr_array_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
  hjl_names_mend (GTK_WIDGET (self));
  hjl_wrap_buttons (GTK_WIDGET (self));
  add_field (self, self->name_row, HJL_CV_FIELD_NAME);
  add_field (self, self->email_row, HJL_CV_FIELD_EMAIL);
  add_field (self, self->phone_row, HJL_CV_FIELD_PHONE);
  hjl_text_type_left_to_right (GTK_EDITABLE (self->phone_row));
}

static void
show_field (HjlReviewEditor *self,
            GtkWidget       *row,
            gboolean         anew)
{
  HjlCvField       field = get_field (row);
  g_autofree char *text = hjl_review_item_dup_field (self->item, field);
  gboolean         asks = hjl_draft_asks (self->item->draft, field) ||
                  (field == HJL_CV_FIELD_NAME && *text == '\0');

  if (anew)
    hjl_typed_begin (GTK_EDITABLE (row), text);
  else
    hjl_typed_show (GTK_EDITABLE (row), text);
  if (asks)
    gtk_widget_add_css_class (row, "warning");
  else
    gtk_widget_remove_css_class (row, "warning");
  gtk_widget_set_tooltip_text (row, asks ? _ ("Not sure: check it") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, asks ? _ ("Not sure: check it") : "", -1);
}

static guint
find_outcome (HjlReviewEditor *self)
{
  const HjlDraft *draft = self->item->draft;
  guint           n = g_list_model_get_n_items (adw_combo_row_get_model (self->outcome_row));

  for (guint i = 0; i < n; i++)
    {
      const char *opportunity_id;

      if (get_choice (self, i, &opportunity_id) == draft->choice && g_strcmp0 (opportunity_id, draft->opportunity_id) == 0)
        return i;
    }

  return 0;
}

static void
show_outcomes (HjlReviewEditor *self)
{
  const HjlFinding *finding = self->item->finding;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  g_autofree char *all = NULL;
  g_autofree char *first = finding != NULL && finding->asks ? g_strdup (_ ("Choose what happens")) : hjl_review_item_describe_finding (self->item);

  g_strv_builder_add (builder, first);
  g_strv_builder_add (builder, _ ("New record in Lever"));
  for (guint i = 0; finding != NULL && i < finding->found->len; i++)
    {
      g_autofree char *record = hjl_found_describe (g_ptr_array_index (finding->found, i));
      g_autofree char *label = g_strdup_printf (_ ("Add the files to %s"), record);

      g_strv_builder_add (builder, label);
    }
  g_strv_builder_add (builder, _ ("Leave out"));
  labels = g_strv_builder_end (builder);
  all = g_strjoinv ("\n", labels);
  if (g_strcmp0 (all, self->asked) != 0)
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) labels);

      g_free (self->asked);
      self->asked = g_steal_pointer (&all);
      adw_combo_row_set_model (self->outcome_row, G_LIST_MODEL (model));
    }
  adw_combo_row_set_selected (self->outcome_row, find_outcome (self));
}

static void
show_role (HjlReviewEditor *self)
{
  const HjlPerson *person = self->item->draft->person;
  guint            role = 0;
  guint            stage = 0;

  for (guint i = 0; self->roles != NULL && i < self->roles->len; i++)
    if (g_strcmp0 (((HjlRole *) g_ptr_array_index (self->roles, i))->id, person->role_id) == 0)
      role = i + 1;
  for (guint i = 0; self->stages != NULL && i < self->stages->len; i++)
    if (g_strcmp0 (((HjlStage *) g_ptr_array_index (self->stages, i))->id, person->stage_id) == 0)
      stage = i + 1;
  adw_combo_row_set_selected (self->role_row, role);
  adw_combo_row_set_selected (self->stage_row, stage);
}

/* To another row of the list, or beside all of them. */
static GdkContentProvider *
on_file_drag_cb (GtkWidget *row)
{
  HjlReviewEditor     *self = HJL_REVIEW_EDITOR (gtk_widget_get_ancestor (row, HJL_TYPE_REVIEW_EDITOR));
  guint                index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "hjl-index"));
  const HjlDraft      *draft = self != NULL && self->item != NULL ? self->item->draft : NULL;
  const HjlPersonFile *file = draft != NULL && index < draft->person->files->len ? g_ptr_array_index (draft->person->files, index) : NULL;
  g_autoptr (HjlReviewFile) dragged = file != NULL ? hjl_review_file_new (draft->id, file->spool_name) : NULL;

  return dragged != NULL ? gdk_content_provider_new_typed (HJL_TYPE_REVIEW_FILE, dragged) : NULL;
}

static void
add_drag (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_file_drag_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

static void
add_file (HjlReviewEditor     *self,
          const HjlPersonFile *file,
          guint                index,
          gboolean             alone)
{
  const char *labels[] = { _ ("CV"), _ ("hackajob profile"), _ ("Other file"), alone ? NULL : _ ("Another candidate’s: split"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);
  GtkWidget       *row = adw_combo_row_new ();
  g_autofree char *title = g_markup_escape_text (file->name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), file->purpose == HJL_PURPOSE_CV        ? FILE_CV
                                                   : file->purpose == HJL_PURPOSE_PROFILE ? FILE_PROFILE
                                                                                          : FILE_OTHER);
  g_object_set_data (G_OBJECT (row), "hjl-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_file_selected_cb), row, G_CONNECT_SWAPPED);
  add_drag (row);
  adw_preferences_group_add (self->files_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_files (HjlReviewEditor *self)
{
  GPtrArray *files = self->item->draft->person->files;
  g_autoptr (GString) all = g_string_new (self->item->draft->id);

  for (guint i = 0; i < files->len; i++)
    {
      const HjlPersonFile *file = g_ptr_array_index (files, i);

      g_string_append_printf (all, "\n%s %u %s", file->spool_name, file->purpose, file->name);
    }
  if (g_strcmp0 (all->str, self->listed) == 0)
    return;

  g_free (self->listed);
  self->listed = g_strdup (all->str);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->files_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < files->len; i++)
    add_file (self, g_ptr_array_index (files, i), i, files->len == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->files_group), files->len > 0);
}

static void
update (HjlReviewEditor *self,
        gboolean         anew)
{
  g_auto (GStrv) problems = hjl_draft_describe (self->item->draft);
  g_autofree char *text = g_strjoinv ("\n", problems);
  const HjlDraft  *draft = self->item->draft;
  gboolean         asks = hjl_review_item_asks_move (self->item);

  self->showing = TRUE;
  show_outcomes (self);
  show_role (self);
  show_files (self);
  self->showing = FALSE;
  show_field (self, self->name_row, anew);
  show_field (self, self->email_row, anew);
  show_field (self, self->phone_row, anew);
  for (guint i = HJL_CV_FIELD_NAME; i <= HJL_CV_FIELD_PHONE; i++)
    asks |= hjl_draft_asks (draft, i);
  gtk_widget_set_visible (self->confirm_button, asks);
  gtk_label_set_text (self->problems_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_label), *text != '\0');
}

static void
on_item_changed_cb (HjlReviewEditor *self)
{
  update (self, FALSE);
}

/* A list that is open stays open where nothing has changed. */
static void
fill (AdwComboRow       *row,
      const char *const *labels)
{
  GListModel *old = adw_combo_row_get_model (row);
  guint       n = g_strv_length ((char **) labels);
  gboolean    same = old != NULL && g_list_model_get_n_items (old) == n;
  g_autoptr (GtkStringList) model = NULL;

  for (guint i = 0; same && i < n; i++)
    same = g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (old), i), labels[i]) == 0;
  if (same)
    return;

  model = gtk_string_list_new (labels);
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
}

void
hjl_review_editor_set_lists (HjlReviewEditor *self,
                             GPtrArray       *roles,
                             GPtrArray       *stages)
{
  g_autoptr (GPtrArray) role_names = g_ptr_array_new ();
  g_autoptr (GPtrArray) stage_names = g_ptr_array_new ();

  g_return_if_fail (HJL_IS_REVIEW_EDITOR (self));

  g_ptr_array_add (role_names, (gpointer) _ ("Choose a role"));
  for (guint i = 0; i < roles->len; i++)
    g_ptr_array_add (role_names, (gpointer) ((HjlRole *) g_ptr_array_index (roles, i))->title);
  g_ptr_array_add (role_names, NULL);
  g_ptr_array_add (stage_names, (gpointer) _ ("First stage"));
  for (guint i = 0; i < stages->len; i++)
    g_ptr_array_add (stage_names, (gpointer) ((HjlStage *) g_ptr_array_index (stages, i))->name);
  g_ptr_array_add (stage_names, NULL);

  self->showing = TRUE;
  fill (self->role_row, (const char *const *) role_names->pdata);
  fill (self->stage_row, (const char *const *) stage_names->pdata);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->roles = g_ptr_array_ref (roles);
  self->stages = g_ptr_array_ref (stages);
  if (self->item != NULL)
    show_role (self);
  self->showing = FALSE;
}

void
hjl_review_editor_show (HjlReviewEditor *self,
                        HjlReviewItem   *item)
{
  g_return_if_fail (HJL_IS_REVIEW_EDITOR (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    {
      if (item != NULL)
        hjl_review_editor_commit (self);
      g_signal_handlers_disconnect_by_func (self->item, on_item_changed_cb, self);
    }
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "changed", G_CALLBACK (on_item_changed_cb), self, G_CONNECT_SWAPPED);
  update (self, TRUE);
}

void
hjl_review_editor_commit (HjlReviewEditor *self)
{
  g_return_if_fail (HJL_IS_REVIEW_EDITOR (self));

  keep_field (self, self->name_row);
  keep_field (self, self->email_row);
  keep_field (self, self->phone_row);
}
