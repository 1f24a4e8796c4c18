/* hjl-candidates-view-select.c: who of the list is selected, going from one to the next, and dragging them
 * onto a stage of the pipeline, where hackajob's stages are kept by hand
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/candidates/hjl-candidates-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/candidates/hjl-person-row.h"
#include "app/candidates/hjl-stage-choice.h"
#include "store/hjl-store-query.h"

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

/* Milliseconds. */
#define ROWS_COME_MS 200

static guint
count_items (HjlCandidatesView *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

/* Whom the details show, as the list has them. */
static void
find_place (HjlCandidatesView *self)
{
  const char       *shown = hjl_candidate_details_get_id (self->details);
  HjlCandidateItem *item = shown != NULL && self->list != NULL ? hjl_candidate_list_find (self->list, shown) : NULL;

  if (item != NULL && item->place != HJL_NO_PLACE)
    self->place = item->place;
}

static void show_several (HjlCandidatesView *self);

static void
on_rows_came_cb (gpointer user_data)
{
  HjlCandidatesView *self = user_data;

  self->several_id = 0;
  show_several (self);
}

/* Of a hundred thousand rows that are on their way one after the other is not counted anew. */
static void
on_unread_cb (HjlCandidatesView *self,
              HjlCandidateItem  *item)
{
  g_signal_handlers_disconnect_by_func (item, on_unread_cb, self);
  if (self->several_id == 0)
    self->several_id = g_timeout_add_once (ROWS_COME_MS, on_rows_came_cb, self);
}

/* Their rows tell once. */
static void
wait_for_rows (HjlCandidatesView *self)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (HJL_CANDIDATE_ITEM (self->chosen->pdata[i])->row == NULL)
      g_signal_connect_object (self->chosen->pdata[i], "changed", G_CALLBACK (on_unread_cb), self, G_CONNECT_SWAPPED);
}

static void
show_several (HjlCandidatesView *self)
{
  GPtrArray *people = hjl_chosen_list_new ();
  guint      n_unread = 0;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      const HjlCandidateRow *row = HJL_CANDIDATE_ITEM (self->chosen->pdata[i])->row;

      if (row != NULL)
        g_ptr_array_add (people, hjl_chosen_new (row));
      else
        n_unread++;
    }
  hjl_selection_bar_take (self->bar, people, n_unread);
  gtk_revealer_set_reveal_child (self->several, hjl_selection_bar_is_needed (self->bar));
}

void
hjl_candidates_view_take_selection (HjlCandidatesView *self)
{
  g_autoptr (GtkBitset) places = NULL;
  GtkBitsetIter iter;
  guint         place;

  if (self->marking)
    return;

  places = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_ptr_array_set_size (self->chosen, 0);
  if (gtk_bitset_iter_init_first (&iter, places, &place))
    {
      do
        g_ptr_array_add (self->chosen, g_list_model_get_item (G_LIST_MODEL (self->selection), place));
      while (gtk_bitset_iter_next (&iter, &place));
    }
  show_several (self);
  wait_for_rows (self);

  /* Side by side the details follow the selection; alone they must be asked for, or the list could not be walked through
   * by the arrow keys. What they do is never about one of several. */
  if (!self->split || self->chosen->len == 0)
    return;
  if (self->chosen->len > 1)
    hjl_candidates_view_show_candidate (self, NULL);
  else if (hjl_candidate_item_get_id (self->chosen->pdata[0]) != NULL)
    hjl_candidates_view_show_candidate (self, hjl_candidate_item_get_id (self->chosen->pdata[0]));
  find_place (self);
}

void
hjl_candidates_view_select_nobody (HjlCandidatesView *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  hjl_candidates_view_take_selection (self);
}

/* Marks them without anybody having chosen. */
static void
mark (HjlCandidatesView *self,
      GtkBitset         *places)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_items (self));

  self->marking = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), places, all);
  self->marking = FALSE;
}

void
hjl_candidates_view_follow_selection (HjlCandidatesView *self)
{
  g_autoptr (GtkBitset) places = gtk_bitset_new_empty ();
  const char *shown = hjl_candidate_details_get_id (self->details);

  for (guint i = self->chosen->len; i > 0; i--)
    {
      guint place = HJL_CANDIDATE_ITEM (self->chosen->pdata[i - 1])->place;

      if (place == HJL_NO_PLACE || place >= count_items (self))
        g_ptr_array_remove_index (self->chosen, i - 1);
      else
        gtk_bitset_add (places, place);
    }
  if (self->chosen->len < 2 && shown != NULL)
    {
      HjlCandidateItem *item = hjl_candidate_list_find (self->list, shown);

      gtk_bitset_remove_all (places);
      if (item != NULL && item->place != HJL_NO_PLACE)
        gtk_bitset_add (places, item->place);
    }
  mark (self, places);
  show_several (self);
  find_place (self);
  hjl_candidates_view_show_first (self);
}

static void
show_item (HjlCandidatesView *self,
           HjlCandidateItem  *item)
{
  gboolean inside = gtk_widget_get_focus_child (GTK_WIDGET (self->details)) != NULL;

  hjl_candidates_view_show_candidate (self, hjl_candidate_item_get_id (item));
  /* The button that had the focus may be gone with the person it was about. */
  if (inside || !gtk_widget_get_visible (GTK_WIDGET (self->list_pane)))
    gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

static void
on_awaited_cb (HjlCandidatesView *self,
               HjlCandidateItem  *item)
{
  if (self->awaited != item || hjl_candidate_item_get_id (item) == NULL)
    return;

  g_signal_handlers_disconnect_by_func (item, on_awaited_cb, self);
  show_item (self, item);
  g_clear_object (&self->awaited);
}

/* Shows the next one of the list, or the one before. Who is gone from the list leaves their place to the next one. */
static void
step (HjlCandidatesView *self,
      gboolean           back)
{
  g_autoptr (HjlCandidateItem) item = NULL;
  g_autoptr (GtkBitset) places = gtk_bitset_new_empty ();
  const char *shown = hjl_candidate_details_get_id (self->details);
  guint       n = count_items (self);
  gboolean    there;

  if (n == 0)
    return;

  there = shown != NULL && hjl_candidate_list_find (self->list, shown) != NULL;
  find_place (self);
  if (self->place == G_MAXUINT)
    self->place = 0;
  else if (back)
    self->place -= self->place > 0;
  else if (there)
    self->place++;
  self->place = MIN (self->place, n - 1);

  item = g_list_model_get_item (G_LIST_MODEL (self->list), self->place);
  gtk_bitset_add (places, self->place);
  g_ptr_array_set_size (self->chosen, 0);
  g_ptr_array_add (self->chosen, g_object_ref (item));
  mark (self, places);
  show_several (self);
  hjl_row_list_show (self->list_view, self->place);
  if (hjl_candidate_item_get_id (item) != NULL)
    {
      show_item (self, item);
      return;
    }

  g_set_object (&self->awaited, item);
  g_signal_connect_object (item, "changed", G_CALLBACK (on_awaited_cb), self, G_CONNECT_SWAPPED);
}

void
hjl_candidates_view_begin (HjlCandidatesView *self)
{
  self->begin = TRUE;
  g_ptr_array_set_size (self->chosen, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* Which of the two is known first, the list or its width, nobody knows. */
void
hjl_candidates_view_show_first (HjlCandidatesView *self)
{
  if (!self->begin || !self->split || count_items (self) == 0 || hjl_candidate_list_is_loading (self->list))
    return;

  self->begin = FALSE;
  self->place = G_MAXUINT;
  step (self, FALSE);
}

static void
on_step_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  step (HJL_CANDIDATES_VIEW (widget), g_str_equal (action_name, "candidates.previous"));
}

/* As in mail: J goes down, K up. What is typed into a field is text. */
void
hjl_candidates_view_install_steps (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "candidates.move", "(sas)", move);
  gtk_widget_class_install_action (widget_class, "candidates.next", NULL, on_step_cb);
  gtk_widget_class_install_action (widget_class, "candidates.previous", NULL, on_step_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "candidates.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "candidates.previous", NULL);
}
