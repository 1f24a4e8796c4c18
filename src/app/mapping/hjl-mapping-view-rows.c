/* hjl-mapping-view-rows.c: the posting, the landing stage and the direction
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/mapping/hjl-mapping-view-private.h"

#include <glib/gi18n-lib.h>

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

void
hjl_mapping_view_update_rows (HjlMappingView *self)
{
  show_posting (self);
  show_landing (self);
  self->updating = TRUE;
  adw_combo_row_set_selected (self->direction_row, hjl_mapping_get_direction (self->editor->mapping));
  self->updating = FALSE;
}

void
hjl_mapping_view_bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_posting_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_landing_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_direction_selected_cb);
}
