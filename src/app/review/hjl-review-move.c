/* hjl-review-move.c: a file is dragged to another row or out of all of them; a row's stage is chosen in its place
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/hjl-review-window-private.h"

#include "app/review/hjl-review-file.h"
#include "app/review/hjl-review-row.h"

/* Returns: (transfer none) (nullable) */
static HjlReviewItem *
find_item (HjlReviewWindow *self,
           const char      *id)
{
  for (guint i = 0; i < hjl_review_window_count (self); i++)
    {
      HjlReviewItem *item = hjl_review_window_get_item (self, i);

      if (g_str_equal (item->draft->id, id))
        return item;
    }

  return NULL;
}

/* Whether the row is nothing but this file: it goes with it. */
static gboolean
is_all (HjlReviewWindow *self,
        const char      *id)
{
  HjlReviewItem *item = find_item (self, id);

  return item != NULL && item->draft->person->files->len == 1 && item->draft->row == 0;
}

/* @to: the row that gets it, or empty: one of its own */
static void
move_file (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  const char      *from, *spool_name, *to;
  HjlReviewEdit   *edit;
  gboolean         all;

  g_variant_get (parameter, "(&s&s&s)", &from, &spool_name, &to);
  all = is_all (self, from);
  if (g_str_equal (from, to) || (all && *to == '\0'))
    return;

  edit = hjl_review_edit_new (all ? HJL_REVIEW_EDIT_JOIN : HJL_REVIEW_EDIT_MOVE_FILE, from);
  edit->value = g_strdup (all ? to : spool_name);
  if (!all && *to != '\0')
    hjl_review_edit_add (edit, to);
  hjl_review_window_edit (self, edit);
}

/* Beside all rows: it is of somebody who has none yet. */
static gboolean
on_file_dropped_cb (HjlReviewWindow *self,
                    const GValue    *value)
{
  const HjlReviewFile *file = g_value_get_boxed (value);

  return file != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "review.move-file", "(sss)", file->row_id, file->spool_name, "");
}

typedef struct
{
  HjlReviewItem *item;
  GtkWidget     *row;
} Search;

static void
find_row (gpointer row,
          gpointer user_data)
{
  Search *search = user_data;

  if (hjl_review_row_get_item (row) == search->item)
    search->row = row;
}

/* Of the row with the id, and of all that are selected with it; an empty id is the row that is looked at. */
static void
choose_stage (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  const char      *id = g_variant_get_string (parameter, NULL);
  Search           search = { *id != '\0' ? find_item (self, id) : self->current, NULL };
  guint            place = search.item != NULL ? hjl_review_window_find (self, search.item) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION)
    return;

  hjl_review_window_keep_typed (self);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), place))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  hjl_row_list_show (self->list, place);
  hjl_row_list_foreach_row (self->list, find_row, &search);
  if (search.row == NULL)
    return;

  hjl_review_row_open_menu (HJL_REVIEW_ROW (search.row), G_MENU_MODEL (self->stage_menu), TRUE);
}

void
hjl_review_window_install_moves (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.move-file", "(sss)", move_file);
  gtk_widget_class_install_action (widget_class, "review.choose-stage", "s", choose_stage);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "review.choose-stage", "s", "");
}

void
hjl_review_window_init_moves (HjlReviewWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (HJL_TYPE_REVIEW_FILE, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_file_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_pane, GTK_EVENT_CONTROLLER (target));
}
