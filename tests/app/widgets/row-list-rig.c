/* row-list-rig.c: a list of ten thousand lines, and what must always be true of it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "row-list-rig.h"

/* A row is a box with a label and a button. */
static void
on_setup_row_cb (RowListRig *rig,
                 GtkWidget  *row)
{
  gtk_box_append (GTK_BOX (row), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (row), gtk_button_new_with_label ("More"));
}

static void
on_bind_row_cb (RowListRig      *rig,
                GtkWidget       *row,
                GtkStringObject *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)),
                      item != NULL ? gtk_string_object_get_string (item) : "");
}

static void
on_activated_cb (RowListRig *rig,
                 guint       position)
{
  rig->n_activated++;
  rig->activated = position;
}

static void
on_menu_cb (RowListRig *rig,
            GtkWidget  *row)
{
  rig->menu_for = row;
}

static void
on_items_changed_cb (RowListRig *rig)
{
  if (rig->early != NULL)
    rig->early (rig->list, rig);
}

/* Until what was changed is drawn. */
void
row_list_wait_idle (RowListRig *rig)
{
  hjl_app_test_draw (GTK_WIDGET (rig->list));
}

void
row_list_splice (RowListRig *rig,
                 guint       position,
                 guint       removed,
                 guint       added)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (texts, g_strdup_printf ("Line %u", rig->n_made++));
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (rig->strings, position, removed, (const char *const *) texts->pdata);
}

static gboolean
is_laid_out (gpointer user_data)
{
  RowListRig *rig = user_data;

  return gtk_adjustment_get_page_size (rig->adjustment) > 1 && gtk_adjustment_get_step_increment (rig->adjustment) > 1;
}

void
row_list_set_up (RowListRig   *rig,
                 gconstpointer data)
{
  g_autoptr (GtkSelectionModel) model = NULL;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  rig->strings = gtk_string_list_new (NULL);
  row_list_splice (rig, 0, 0, MANY);
  model = data != NULL ? GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (rig->strings))))
                       : GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (rig->strings))));
  rig->list = g_object_new (HJL_TYPE_ROW_LIST, "row-type", GTK_TYPE_BOX, NULL);
  g_signal_connect_swapped (rig->list, "setup-row", G_CALLBACK (on_setup_row_cb), rig);
  g_signal_connect_swapped (rig->list, "bind-row", G_CALLBACK (on_bind_row_cb), rig);
  g_signal_connect_swapped (rig->list, "activate", G_CALLBACK (on_activated_cb), rig);
  g_signal_connect_swapped (rig->list, "menu", G_CALLBACK (on_menu_cb), rig);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed_cb), rig);
  hjl_row_list_set_model (rig->list, model);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (rig->list));
  gtk_widget_set_size_request (scrolled, 300, 400);
  rig->window = hjl_app_test_present (scrolled);
  rig->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (rig->list));
  hjl_test_run_until_true (is_laid_out, rig);
  row_list_wait_idle (rig);
}

void
row_list_tear_down (RowListRig   *rig,
                    gconstpointer data)
{
  rig->early = NULL;
  g_signal_handlers_disconnect_by_data (hjl_row_list_get_model (rig->list), rig);
  gtk_window_destroy (rig->window);
  hjl_test_assert_finalized (rig->strings);
}

/* Returns: (transfer none) (nullable): the line at this place of the list */
HjlRowLine *
row_list_find_line (RowListRig *rig,
                    guint       position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rig->list));

  while (child != NULL && HJL_ROW_LINE (child)->position != position)
    child = gtk_widget_get_next_sibling (child);

  return child != NULL ? HJL_ROW_LINE (child) : NULL;
}

const char *
row_list_get_text (HjlRowLine *line)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (line->row)));
}

int
row_list_get_height (RowListRig *rig)
{
  return gtk_adjustment_get_step_increment (rig->adjustment);
}

guint
row_list_get_top (RowListRig *rig)
{
  return gtk_adjustment_get_value (rig->adjustment) / row_list_get_height (rig);
}

void
row_list_scroll_to (RowListRig *rig,
                    guint       position)
{
  gtk_adjustment_set_value (rig->adjustment, position * row_list_get_height (rig));
  row_list_wait_idle (rig);
}

void
row_list_press (RowListRig     *rig,
                guint           key,
                GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (rig->list));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (rig->list),
                                            gtk_shortcut_get_arguments (shortcut));
              row_list_wait_idle (rig);
              return;
            }
        }
    }
  g_assert_not_reached ();
}

/* Everything in sight is there, once, in its place and order, with the right text and mark; and hardly
 * anything else is. */
void
row_list_assert_holds (RowListRig *rig)
{
  GtkSelectionModel *model = hjl_row_list_get_model (rig->list);
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (model));
  double             value = gtk_adjustment_get_value (rig->adjustment);
  double             page = gtk_adjustment_get_page_size (rig->adjustment);
  guint              before = 0;
  guint              n_shown = 0;
  int                height = row_list_get_height (rig);
  guint              start = value / height;
  guint              end = MIN (n, (guint) ((value + page - 1) / height) + 1);

  g_assert_cmpfloat (gtk_adjustment_get_upper (rig->adjustment), ==, MAX ((double) n * height, page));
  g_assert_cmpfloat (value, <=, gtk_adjustment_get_upper (rig->adjustment) - page);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rig->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      HjlRowLine     *line = HJL_ROW_LINE (child);
      guint           position = line->position;
      graphene_rect_t bounds;

      if (position == GTK_INVALID_LIST_POSITION)
        {
          g_assert_false (gtk_widget_get_child_visible (child));
          continue;
        }

      g_assert_true (n_shown == 0 || position > before);
      before = position;
      g_assert_cmpuint (position, <, n);
      g_assert_cmpstr (row_list_get_text (line), ==, gtk_string_list_get_string (rig->strings, position));
      g_assert_cmpint ((gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_SELECTED) != 0, ==,
                       gtk_selection_model_is_selected (model, position));
      g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (rig->list), &bounds));
      g_assert_cmpfloat (bounds.origin.y, ==, (double) position * height - (int) value);
      g_assert_cmpfloat (bounds.size.height, ==, height);
      n_shown += position >= start && position < end;
    }
  g_assert_cmpuint (n_shown, ==, end - start);
}
