/* hjl-candidates-view-drag.c: people dragged onto a stage of the pipeline, where hackajob's stages are kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidates-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-person-row.h"
#include "app/candidates/hjl-stage-choice.h"

/* Where it is held: it hides little of what is below. */
#define GRIP 12

static HjlCandidateItem *
get_item (GtkDragSource *source)
{
  return hjl_person_row_get_item (HJL_PERSON_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source))));
}

/* All who are selected go along with one of them. */
static gboolean
goes_with_others (HjlCandidatesView *self,
                  HjlCandidateItem  *item)
{
  return self->chosen->len > 1 && g_ptr_array_find (self->chosen, item, NULL);
}

/* (transfer full) (nullable): whom a drag of @item takes along; NULL where they cannot be dragged, or somebody of them is not
 * read yet */
static GStrv
dup_ids (HjlCandidatesView *self,
         HjlCandidateItem  *item)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean several;

  if (item == NULL || !hjl_pipeline_pane_takes_people (self->pipeline))
    return NULL;

  several = goes_with_others (self, item);
  for (guint i = 0; i < (several ? self->chosen->len : 1); i++)
    {
      const char *id = hjl_candidate_item_get_id (several ? self->chosen->pdata[i] : item);

      if (id == NULL)
        return NULL;
      g_strv_builder_add (builder, id);
    }

  return g_strv_builder_end (builder);
}

static GdkContentProvider *
on_drag_prepared_cb (HjlCandidatesView *self,
                     double             x,
                     double             y,
                     GtkDragSource     *source)
{
  g_auto (GStrv) ids = dup_ids (self, get_item (source));

  return ids != NULL ? gdk_content_provider_new_typed (G_TYPE_STRV, ids) : NULL;
}

static void
on_drag_began_cb (HjlCandidatesView *self,
                  GdkDrag           *drag,
                  GtkDragSource     *source)
{
  HjlCandidateItem      *item = get_item (source);
  const HjlCandidateRow *row = item != NULL ? item->row : NULL;
  g_autofree char       *text = NULL;
  GtkWidget             *label;

  if (item != NULL && goes_with_others (self, item))
    text = g_strdup_printf (ngettext ("%'u candidate", "%'u candidates", self->chosen->len), self->chosen->len);
  else if (row != NULL)
    text = g_strdup (hjl_candidate_row_get_title (row));
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "drag-pill");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  gdk_drag_set_hotspot (drag, GRIP, GRIP);
}

void
hjl_candidates_view_let_drag (HjlCandidatesView *self,
                              GtkWidget         *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepared_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_began_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

static void
move (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlCandidatesView *self = HJL_CANDIDATES_VIEW (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GVariantIter) iter = NULL;
  const char *stage_id;
  const char *id;

  if (self->workspace == NULL)
    return;

  g_variant_get (parameter, "(&sas)", &stage_id, &iter);
  while (g_variant_iter_next (iter, "&s", &id))
    g_ptr_array_add (ids, (char *) id);
  hjl_stage_choice_set (widget, self->workspace, ids, stage_id);
}

void
hjl_candidates_view_install_move (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "candidates.move", "(sas)", move);
}
