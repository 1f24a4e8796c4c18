/* hjl-review-window-edits.c: changes of the review, undone and redone, of one row or of several
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/review/hjl-review-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/review/hjl-review-row.h"
#include "app/widgets/hjl-toast.h"

/* One call, until it is answered. */
typedef struct
{
  HjlReviewWindow *self;
  HjlReviewEdit   *edit;
  GPtrArray       *stack; /* where it stands */
} Errand;

static Errand *
errand_new (HjlReviewWindow *self,
            HjlReviewEdit   *edit,
            GPtrArray       *stack)
{
  Errand *errand = g_new0 (Errand, 1);

  g_ptr_array_add (stack, hjl_review_edit_ref (edit));
  errand->self = g_object_ref (self);
  errand->edit = hjl_review_edit_ref (edit);
  errand->stack = g_ptr_array_ref (stack);

  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  hjl_review_edit_unref (errand->edit);
  g_ptr_array_unref (errand->stack);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
did_edit (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (hjl_finish (HJL_WORKSPACE (source), result, &error))
    return;

  hjl_review_window_tell_error (errand->self, error);
  g_ptr_array_remove (errand->stack, errand->edit);
  if (errand->self->closed)
    return;
  hjl_review_window_update_actions (errand->self);
  hjl_review_window_read_again (errand->self);
}

/* A row that is gone goes from sight at once, and from the disk when the window does. */
static void
set_removed (HjlReviewWindow *self,
             HjlReviewEdit   *edit,
             gboolean         removed)
{
  for (guint i = 0; i < edit->ids->len; i++)
    {
      const char *id = g_ptr_array_index (edit->ids, i);

      if (removed)
        g_hash_table_add (self->removed, g_strdup (id));
      else
        g_hash_table_remove (self->removed, id);
    }
  hjl_review_window_read_again (self);
}

/* Those that the toast told of, whatever was done since. */
static void
put_back (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  const char      *id = g_variant_get_string (parameter, NULL);

  for (guint i = self->undo->len; i > 0; i--)
    {
      g_autoptr (HjlReviewEdit) edit = hjl_review_edit_ref (g_ptr_array_index (self->undo, i - 1));

      if (edit->kind != HJL_REVIEW_EDIT_REMOVE || !g_str_equal (g_ptr_array_index (edit->ids, 0), id))
        continue;
      g_ptr_array_remove_index (self->undo, i - 1);
      set_removed (self, edit, FALSE);
      hjl_review_window_update_actions (self);
      return;
    }
}

static void
take_rows_out (HjlReviewWindow *self,
               HjlReviewEdit   *edit)
{
  g_autoptr (GVariant) first = g_variant_ref_sink (g_variant_new_string (g_ptr_array_index (edit->ids, 0)));
  g_autofree char *action = g_action_print_detailed_name ("review.put-back", first);
  g_autofree char *text = g_strdup_printf (ngettext ("Removed %'u candidate from the review", "Removed %'u candidates from the review", edit->ids->len),
                                           edit->ids->len);

  g_ptr_array_add (self->undo, hjl_review_edit_ref (edit));
  set_removed (self, edit, TRUE);
  hjl_toast_show_action (GTK_WIDGET (self->stack), text, _ ("Undo"), action);
}

void
hjl_review_window_edit (HjlReviewWindow *self,
                        HjlReviewEdit   *edit)
{
  g_autoptr (HjlReviewEdit) owned = edit;

  if (owned->ids->len == 0)
    return;

  g_ptr_array_set_size (self->redo, 0);
  if (owned->kind == HJL_REVIEW_EDIT_REMOVE)
    take_rows_out (self, owned);
  else
    hjl_review_edit_apply_async (owned, self->workspace, did_edit, errand_new (self, owned, self->undo));
  hjl_review_window_update_actions (self);
}

/* Back, or forward again. */
static void
turn (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  gboolean         forward = g_str_equal (action_name, "review.redo");
  GPtrArray       *from = forward ? self->redo : self->undo;
  GPtrArray       *to = forward ? self->undo : self->redo;
  g_autoptr (HjlReviewEdit) edit = NULL;

  hjl_review_window_keep_typed (self);
  if (from->len == 0)
    return;

  edit = hjl_review_edit_ref (g_ptr_array_index (from, from->len - 1));
  g_ptr_array_set_size (from, from->len - 1);
  if (edit->kind == HJL_REVIEW_EDIT_REMOVE)
    {
      g_ptr_array_add (to, hjl_review_edit_ref (edit));
      set_removed (self, edit, forward);
    }
  else
    hjl_review_edit_turn_async (edit, forward, self->workspace, did_edit, errand_new (self, edit, to));
  hjl_review_window_update_actions (self);
}

/* @except: (nullable). (transfer full): an edit of all selected rows */
static HjlReviewEdit *
new_edit (HjlReviewWindow  *self,
          HjlReviewEditKind kind,
          HjlReviewItem    *except)
{
  g_autoptr (GPtrArray) selected = hjl_review_window_list_selected (self);
  HjlReviewEdit *edit = hjl_review_edit_new (kind, NULL);

  for (guint i = 0; i < selected->len; i++)
    if (g_ptr_array_index (selected, i) != except)
      hjl_review_edit_add (edit, HJL_REVIEW_ITEM (selected->pdata[i])->draft->id);

  return edit;
}

static void
set_role (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  HjlReviewEdit   *edit = new_edit (self, HJL_REVIEW_EDIT_ROLE, NULL);

  edit->value = g_variant_dup_string (parameter, NULL);
  hjl_review_window_edit (self, edit);
}

/* An empty one is the first stage. */
static void
set_stage (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  HjlReviewEdit   *edit = new_edit (self, HJL_REVIEW_EDIT_STAGE, NULL);

  if (*g_variant_get_string (parameter, NULL) != '\0')
    edit->value = g_variant_dup_string (parameter, NULL);
  hjl_review_window_edit (self, edit);
}

static void
leave_out (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  HjlReviewEdit   *edit = new_edit (self, HJL_REVIEW_EDIT_CHOICE, NULL);

  edit->choice = HJL_DRAFT_SKIP;
  hjl_review_window_edit (self, edit);
}

static void
confirm (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);

  hjl_review_window_keep_typed (self);
  hjl_review_window_edit (self, new_edit (self, HJL_REVIEW_EDIT_CONFIRM, NULL));
}

static void
select_near (HjlReviewWindow *self,
             guint            place)
{
  guint n = hjl_review_window_count (self);

  if (n > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), MIN (place, n - 1), TRUE);
}

static void
remove_rows (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  HjlReviewEdit   *edit = new_edit (self, HJL_REVIEW_EDIT_REMOVE, NULL);
  guint            place = hjl_review_window_find (self, self->current);

  /* The next one stays before the person. */
  select_near (self, place + 1);
  hjl_review_window_edit (self, edit);
}

/* Several become the first of them; one becomes that above it. */
static void
join (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  g_autoptr (GPtrArray) selected = hjl_review_window_list_selected (self);
  guint          place = selected->len > 0 ? hjl_review_window_find (self, g_ptr_array_index (selected, 0)) : GTK_INVALID_LIST_POSITION;
  HjlReviewItem *target;
  HjlReviewEdit *edit;

  if (place == GTK_INVALID_LIST_POSITION || (selected->len == 1 && place == 0))
    return;

  target = selected->len > 1 ? g_ptr_array_index (selected, 0) : hjl_review_window_get_item (self, place - 1);
  edit = new_edit (self, HJL_REVIEW_EDIT_JOIN, target);
  edit->value = g_strdup (target->draft->id);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), hjl_review_window_find (self, target), TRUE);
  hjl_review_window_edit (self, edit);
}

/* A row was dropped on another. */
static void
join_rows (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  const char      *from, *to;
  HjlReviewEdit   *edit;

  g_variant_get (parameter, "(&s&s)", &from, &to);
  if (g_str_equal (from, to))
    return;

  edit = hjl_review_edit_new (HJL_REVIEW_EDIT_JOIN, from);
  edit->value = g_strdup (to);
  hjl_review_window_edit (self, edit);
}

static void
focus_if_current (gpointer row,
                  gpointer user_data)
{
  HjlReviewWindow *self = user_data;

  if (hjl_review_row_get_item (row) == self->current)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
}

/* To the next row that asks, round the end of the list. The focus goes with it: what is done next is done there. */
static void
step (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  gboolean         forward = g_str_equal (action_name, "review.next");
  guint            n = hjl_review_window_count (self);
  guint            place = hjl_review_window_find (self, self->current);
  gboolean         was_in_list = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

  hjl_review_window_keep_typed (self);
  if (place == GTK_INVALID_LIST_POSITION)
    place = forward ? n - 1 : 0;
  for (guint i = 1; i <= n; i++)
    {
      guint next = (place + (forward ? i : n - i)) % n;

      if (!hjl_review_item_asks (hjl_review_window_get_item (self, next)))
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), next, TRUE);
      hjl_row_list_show (self->list, next);
      if (was_in_list)
        hjl_row_list_foreach_row (self->list, focus_if_current, self);
      return;
    }
}

/* Typed in the row itself. */
static void
set_field (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  const char    *id, *text;
  guint32        field;
  HjlReviewEdit *edit;

  g_variant_get (parameter, "(&su&s)", &id, &field, &text);
  g_return_if_fail (field < HJL_N_CV_FIELDS);

  /* What is typed while the window goes away. */
  if (HJL_REVIEW_WINDOW (widget)->closed)
    return;
  edit = hjl_review_edit_new (HJL_REVIEW_EDIT_FIELD, id);
  hjl_review_edit_set_text (edit, field, text);
  hjl_review_window_edit (HJL_REVIEW_WINDOW (widget), edit);
}

static void
edit_if_current (gpointer row,
                 gpointer user_data)
{
  HjlReviewWindow *self = user_data;

  if (hjl_review_row_get_item (row) == self->current)
    hjl_review_row_edit (row, HJL_CV_FIELD_NAME);
}

/* The name first; Tab leads on. */
static void
rename_row (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlReviewWindow *self = HJL_REVIEW_WINDOW (widget);
  guint            place = hjl_review_window_find (self, self->current);

  if (place == GTK_INVALID_LIST_POSITION)
    return;

  hjl_row_list_show (self->list, place);
  hjl_row_list_foreach_row (self->list, edit_if_current, self);
}

void
hjl_review_window_install_edits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, turn);
  gtk_widget_class_install_action (widget_class, "review.redo", NULL, turn);
  gtk_widget_class_install_action (widget_class, "review.put-back", "s", put_back);
  gtk_widget_class_install_action (widget_class, "review.set-role", "s", set_role);
  gtk_widget_class_install_action (widget_class, "review.set-stage", "s", set_stage);
  gtk_widget_class_install_action (widget_class, "review.leave-out", NULL, leave_out);
  gtk_widget_class_install_action (widget_class, "review.confirm", NULL, confirm);
  gtk_widget_class_install_action (widget_class, "review.remove", NULL, remove_rows);
  gtk_widget_class_install_action (widget_class, "review.join", NULL, join);
  gtk_widget_class_install_action (widget_class, "review.join-rows", "(ss)", join_rows);
  gtk_widget_class_install_action (widget_class, "review.set-field", "(sus)", set_field);
  gtk_widget_class_install_action (widget_class, "review.rename", NULL, rename_row);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, step);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "review.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "review.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "review.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "review.previous", NULL);
}

static void
make_menu (HjlReviewWindow *self)
{
  g_autoptr (GMenu) edits = g_menu_new ();
  g_autoptr (GMenu) ends = g_menu_new ();

  self->menu = g_menu_new ();
  self->join_menu = g_menu_new ();
  self->role_menu = g_menu_new ();
  self->stage_menu = g_menu_new ();
  g_menu_append_submenu (edits, _ ("_Role"), G_MENU_MODEL (self->role_menu));
  g_menu_append_submenu (edits, _ ("_Stage"), G_MENU_MODEL (self->stage_menu));
  g_menu_append (edits, _ ("_Edit Name"), "review.rename");
  g_menu_append (edits, _ ("Looks R_ight"), "review.confirm");
  g_menu_append (ends, _ ("_Leave Out"), "review.leave-out");
  g_menu_append (ends, _ ("Re_move"), "review.remove");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (edits));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->join_menu));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (ends));
}

void
hjl_review_window_init_edits (HjlReviewWindow *self)
{
  make_menu (self);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_review_edit_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) hjl_review_edit_unref);
  hjl_review_window_update_actions (self);
}

void
hjl_review_window_update_actions (HjlReviewWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64  n = gtk_bitset_get_size (selected);
  gboolean asks = FALSE;

  for (guint i = 0; !asks && i < hjl_review_window_count (self); i++)
    asks = hjl_review_item_asks (hjl_review_window_get_item (self, i));
  gtk_widget_action_set_enabled (widget, "review.undo", self->undo->len > 0);
  gtk_widget_action_set_enabled (widget, "review.redo", self->redo->len > 0);
  gtk_widget_action_set_enabled (widget, "review.set-role", n > 0);
  gtk_widget_action_set_enabled (widget, "review.set-stage", n > 0);
  gtk_widget_action_set_enabled (widget, "review.rename", n > 0);
  gtk_widget_action_set_enabled (widget, "review.leave-out", n > 0);
  gtk_widget_action_set_enabled (widget, "review.confirm", n > 0);
  gtk_widget_action_set_enabled (widget, "review.remove", n > 0);
  gtk_widget_action_set_enabled (widget, "review.join", n > 1 || (n == 1 && gtk_bitset_get_nth (selected, 0) > 0));
  gtk_widget_action_set_enabled (widget, "review.next", asks);
  gtk_widget_action_set_enabled (widget, "review.previous", asks);
}

void
hjl_review_window_forget_edits (HjlReviewWindow *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
}

void
hjl_review_window_leave_removed (HjlReviewWindow *self,
                                 GPtrArray       *drafts)
{
  for (guint i = drafts->len; i > 0; i--)
    if (g_hash_table_contains (self->removed, ((HjlDraft *) g_ptr_array_index (drafts, i - 1))->id))
      g_ptr_array_remove_index (drafts, i - 1);
}

static void
did_remove (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HjlReviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (HJL_WORKSPACE (source), result, &error))
    hjl_review_window_tell_error (self, error);
}

void
hjl_review_window_remove_removed (HjlReviewWindow *self)
{
  g_autoptr (HjlReviewEdit) edit = hjl_review_edit_new (HJL_REVIEW_EDIT_REMOVE, NULL);
  GHashTableIter iter;
  gpointer       id;

  if (self->workspace == NULL || self->removed == NULL || g_hash_table_size (self->removed) == 0)
    return;

  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    hjl_review_edit_add (edit, id);
  hjl_review_edit_apply_async (edit, self->workspace, did_remove, g_object_ref (self));

  /* From here on that cannot be taken back. */
  g_hash_table_remove_all (self->removed);
  for (guint i = self->undo != NULL ? self->undo->len : 0; i > 0; i--)
    if (((HjlReviewEdit *) g_ptr_array_index (self->undo, i - 1))->kind == HJL_REVIEW_EDIT_REMOVE)
      g_ptr_array_remove_index (self->undo, i - 1);
}

static void
add_choice (GMenu      *menu,
            const char *label,
            const char *action,
            const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

void
hjl_review_window_set_lists (HjlReviewWindow *self,
                             GPtrArray       *roles,
                             GPtrArray       *stages)
{
  g_menu_remove_all (self->role_menu);
  g_menu_remove_all (self->stage_menu);
  for (guint i = 0; i < roles->len; i++)
    add_choice (self->role_menu, ((HjlRole *) roles->pdata[i])->title, "review.set-role", ((HjlRole *) roles->pdata[i])->id);
  add_choice (self->stage_menu, _ ("First stage"), "review.set-stage", "");
  for (guint i = 0; i < stages->len; i++)
    add_choice (self->stage_menu, ((HjlStage *) stages->pdata[i])->name, "review.set-stage", ((HjlStage *) stages->pdata[i])->id);
}

/* It is about all selected rows, where @row is one of them, else about @row. */
void
hjl_review_window_open_menu (HjlReviewWindow *self,
                             GtkWidget       *row)
{
  HjlReviewItem *item = hjl_review_row_get_item (HJL_REVIEW_ROW (row));
  guint          place = hjl_review_window_find (self, item);
  g_autoptr (GtkBitset) selected = NULL;

  if (place == GTK_INVALID_LIST_POSITION)
    return;

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), place))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_menu_remove_all (self->join_menu);
  g_menu_append (self->join_menu, gtk_bitset_get_size (selected) > 1 ? _ ("_Join into One") : _ ("_Join with the Row Above"), "review.join");
  hjl_review_row_open_menu (HJL_REVIEW_ROW (row), G_MENU_MODEL (self->menu), FALSE);
}
