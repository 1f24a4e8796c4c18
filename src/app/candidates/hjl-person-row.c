/* hjl-person-row.c: one line of the list of candidates
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-person-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-inscriptions.h"
#include "app/widgets/hjl-wrap.h"
#include "model/hjl-time.h"
#include "store/hjl-store-query.h"
#include "store/hjl-store-state.h"

/* Texts are inscriptions: a list view makes two hundred rows at once, and these need not be measured. */
struct _HjlPersonRow
{
  AdwBin parent_instance;

  HjlCandidateItem *item; /* nullable */
  gulong            changed_id;
  gboolean          has_state;
  HjlState          shown_state;

  /* Template widgets. */
  GtkImage       *icon;
  GtkBox         *middle;
  GtkInscription *name;
  GtkInscription *role;
  GtkInscription *hackajob_stage;
  GtkInscription *lever_stage;
  GtkInscription *state;
  GtkInscription *changed;
};

G_DEFINE_FINAL_TYPE (HjlPersonRow, hjl_person_row, ADW_TYPE_BIN)

static void
show_state (HjlPersonRow *self,
            HjlState      state)
{
  const char *classes[] = { hjl_state_get_style (state), NULL };
  const char *label_classes[] = { hjl_state_get_style (state), "caption-heading", NULL };

  /* New style classes cost more than everything else here, and rows that scroll by are mostly alike. */
  if (self->has_state && self->shown_state == state)
    return;

  self->has_state = TRUE;
  self->shown_state = state;
  gtk_image_set_from_icon_name (self->icon, hjl_state_get_icon (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), label_classes);
}

/* What a screen reader says of the whole line: the list's own widget around this one has the focus. */
static void
set_label (HjlPersonRow *self,
           const char   *label)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update (HjlPersonRow *self)
{
  const HjlCandidateRow *row = self->item != NULL ? self->item->row : NULL;
  g_autofree char       *lever = NULL;
  g_autofree char       *label = NULL;

  /* Not made invisible, which would have every row laid out anew. */
  gtk_widget_set_opacity (GTK_WIDGET (self->icon), row != NULL ? 1 : 0);
  if (row == NULL)
    {
      gtk_inscription_set_text (self->name, "…");
      gtk_inscription_set_text (self->role, NULL);
      gtk_inscription_set_text (self->hackajob_stage, NULL);
      gtk_inscription_set_text (self->lever_stage, NULL);
      gtk_inscription_set_text (self->state, NULL);
      gtk_inscription_set_text (self->changed, NULL);
      set_label (self, _ ("Loading this candidate"));
      return;
    }

  lever = hjl_candidate_row_dup_lever_stage (row);
  label = hjl_candidate_row_describe (row);
  gtk_inscription_set_text (self->name, hjl_candidate_row_get_title (row));
  gtk_inscription_set_text (self->role, hjl_candidate_row_get_role (row));
  gtk_inscription_set_text (self->hackajob_stage, row->stage_name != NULL ? row->stage_name : _ ("Unknown"));
  gtk_inscription_set_text (self->lever_stage, lever);
  show_state (self, row->state);
  gtk_inscription_set_text (self->state, hjl_state_get_label (row->state));
  set_label (self, label);
  hjl_person_row_tell_time (self, hjl_time_now ());
}

static void
hjl_person_row_dispose (GObject *object)
{
  HjlPersonRow *self = HJL_PERSON_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_PERSON_ROW);

  G_OBJECT_CLASS (hjl_person_row_parent_class)->dispose (object);
}

static void
hjl_person_row_class_init (HjlPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_person_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, middle);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, role);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, hackajob_stage);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, lever_stage);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, state);
  gtk_widget_class_bind_template_child (widget_class, HjlPersonRow, changed);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hjl_person_row_init (HjlPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hjl_inscriptions_align (GTK_WIDGET (self));
}

void
hjl_person_row_follow (HjlPersonRow *self,
                       GObject      *view)
{
  g_return_if_fail (HJL_IS_PERSON_ROW (self));

  hjl_wrap_when_narrow (self->middle, view);
}

void
hjl_person_row_set_item (HjlPersonRow     *self,
                         HjlCandidateItem *item)
{
  g_return_if_fail (HJL_IS_PERSON_ROW (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}

HjlCandidateItem *
hjl_person_row_get_item (HjlPersonRow *self)
{
  g_return_val_if_fail (HJL_IS_PERSON_ROW (self), NULL);

  return self->item;
}

void
hjl_person_row_tell_time (HjlPersonRow *self,
                          HjlTime       now)
{
  const HjlCandidateRow *row;
  g_autofree char       *text = NULL;

  g_return_if_fail (HJL_IS_PERSON_ROW (self));

  row = self->item != NULL ? self->item->row : NULL;
  if (row == NULL)
    return;

  text = hjl_time_dup_relative (row->changed_at, now);
  if (g_strcmp0 (gtk_inscription_get_text (self->changed), text) != 0)
    gtk_inscription_set_text (self->changed, text);
}
