/* test-row-list-focus.c: who has the focus, is selected, is opened
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "row-list-rig.h"

static guint
get_focused (RowListRig *rig)
{
  GtkWidget *focus = gtk_window_get_focus (rig->window);

  return focus != NULL && HJL_IS_ROW_LINE (focus) ? HJL_ROW_LINE (focus)->position : GTK_INVALID_LIST_POSITION;
}

static guint
get_selected (RowListRig *rig)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (hjl_row_list_get_model (rig->list)));
}

static void
test_keys (RowListRig   *rig,
           gconstpointer data)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    int             focused;
    int             selected;
  } cases[] = {
    { GDK_KEY_Down, 0, 1, 1 },
    { GDK_KEY_Down, GDK_CONTROL_MASK, 2, 1 },
    { GDK_KEY_space, 0, 2, 2 },
    { GDK_KEY_Up, 0, 1, 1 },
    { GDK_KEY_End, 0, MANY - 1, MANY - 1 },
    { GDK_KEY_Down, 0, MANY - 1, MANY - 1 },
    { GDK_KEY_Home, 0, 0, 0 },
    { GDK_KEY_Up, 0, 0, 0 },
  };
  guint page;

  gtk_widget_grab_focus (GTK_WIDGET (rig->list));
  g_assert_cmpuint (get_focused (rig), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      row_list_press (rig, cases[i].key, cases[i].modifiers);
      g_assert_cmpuint (get_focused (rig), ==, cases[i].focused);
      g_assert_cmpuint (get_selected (rig), ==, cases[i].selected);
      row_list_assert_holds (rig);
    }
  row_list_press (rig, GDK_KEY_Page_Down, 0);
  page = get_focused (rig);
  g_assert_cmpuint (page, >, 1);
  g_assert_cmpuint (page, <=, gtk_adjustment_get_page_size (rig->adjustment) / row_list_get_height (rig));
  row_list_press (rig, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (get_focused (rig), ==, 0);

  row_list_press (rig, GDK_KEY_Down, 0);
  row_list_press (rig, GDK_KEY_Return, 0);
  g_assert_cmpuint (rig->n_activated, ==, 1);
  g_assert_cmpuint (rig->activated, ==, 1);
  row_list_press (rig, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_true (rig->menu_for == row_list_find_line (rig, 1)->row);
}

/* Where several may be selected: by Ctrl one by one, by Shift all between. */
static void
test_several (RowListRig   *rig,
              gconstpointer data)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    guint           first;
    guint           n;
  } cases[] = {
    { GDK_KEY_Down, 0, 1, 1 },
    { GDK_KEY_Down, GDK_SHIFT_MASK, 1, 2 },
    { GDK_KEY_Down, GDK_SHIFT_MASK, 1, 3 },
    { GDK_KEY_Up, GDK_SHIFT_MASK, 1, 2 },
    { GDK_KEY_Home, GDK_SHIFT_MASK, 0, 2 },
    { GDK_KEY_Down, 0, 1, 1 },
    { GDK_KEY_Down, GDK_CONTROL_MASK, 1, 1 },
    { GDK_KEY_space, GDK_CONTROL_MASK, 1, 2 },
    { GDK_KEY_Down, GDK_SHIFT_MASK, 2, 2 },
    { GDK_KEY_a, GDK_CONTROL_MASK, 0, MANY },
    { GDK_KEY_Down, 0, 4, 1 },
  };
  g_autoptr (GtkMultiSelection) several = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (rig->strings)));

  hjl_row_list_set_model (rig->list, GTK_SELECTION_MODEL (several));
  gtk_widget_grab_focus (GTK_WIDGET (rig->list));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkBitset) selected = NULL;

      row_list_press (rig, cases[i].key, cases[i].modifiers);
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (several));
      g_assert_cmpuint (gtk_bitset_get_size (selected), ==, cases[i].n);
      g_assert_cmpuint (gtk_bitset_get_minimum (selected), ==, cases[i].first);
      g_assert_cmpuint (gtk_bitset_get_maximum (selected), ==, cases[i].first + cases[i].n - 1);
    }
}

/* Where nothing is selected, the space bar opens. */
static void
test_space (RowListRig   *rig,
            gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (rig->list));
  row_list_press (rig, GDK_KEY_Down, 0);
  row_list_press (rig, GDK_KEY_space, 0);
  g_assert_cmpuint (rig->n_activated, ==, 1);
  g_assert_cmpuint (rig->activated, ==, 1);
}

static void
test_focus_stays (RowListRig   *rig,
                  gconstpointer data)
{
  HjlRowLine      *line;
  g_autofree char *text = NULL;
  double           value;

  row_list_scroll_to (rig, 300);
  line = row_list_find_line (rig, 302);
  text = g_strdup (row_list_get_text (line));
  gtk_widget_grab_focus (GTK_WIDGET (line));

  /* Scrolled away, and moved. */
  row_list_scroll_to (rig, 5000);
  row_list_splice (rig, 0, 0, 10);
  row_list_wait_idle (rig);
  row_list_assert_holds (rig);
  g_assert_cmpuint (get_focused (rig), ==, 312);
  g_assert_cmpstr (row_list_get_text (row_list_find_line (rig, 312)), ==, text);

  /* Gone, and nobody looks there: somebody who is in sight has it, and nothing is scrolled. */
  value = gtk_adjustment_get_value (rig->adjustment);
  row_list_splice (rig, 312, 1, 0);
  row_list_wait_idle (rig);
  row_list_wait_idle (rig);
  g_assert_cmpfloat (gtk_adjustment_get_value (rig->adjustment), ==, value - row_list_get_height (rig));
  g_assert_cmpuint (get_focused (rig), ==, row_list_get_top (rig));
  row_list_assert_holds (rig);

  /* Gone in sight: whoever comes to be there has it. */
  line = row_list_find_line (rig, row_list_get_top (rig) + 3);
  gtk_widget_grab_focus (GTK_WIDGET (line));
  row_list_splice (rig, row_list_get_top (rig) + 3, 1, 0);
  row_list_wait_idle (rig);
  row_list_wait_idle (rig);
  g_assert_cmpuint (get_focused (rig), ==, row_list_get_top (rig) + 3);
  row_list_assert_holds (rig);

  /* And the last one, where the end is gone. */
  row_list_splice (rig, 300, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)) - 300, 0);
  row_list_wait_idle (rig);
  row_list_wait_idle (rig);
  g_assert_cmpuint (get_focused (rig), ==, 299);
  row_list_assert_holds (rig);
}

/* A list does not take the focus from where somebody types. */
static void
test_focus_elsewhere (RowListRig   *rig,
                      gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_widget_get_parent (GTK_WIDGET (rig->list));
  GtkWidget *entry = gtk_entry_new ();

  g_object_ref (scrolled);
  gtk_window_set_child (rig->window, box);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_object_unref (scrolled);
  row_list_wait_idle (rig);

  gtk_widget_grab_focus (GTK_WIDGET (rig->list));
  gtk_widget_grab_focus (entry);
  row_list_splice (rig, 0, 1, 0);
  row_list_wait_idle (rig);
  row_list_wait_idle (rig);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (rig->window), entry));
  row_list_assert_holds (rig);
}

/* Tab leads to a line, then to what is in it, and out of the list; backwards the same way. */
static void
test_tab (RowListRig   *rig,
          gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (rig->list);
  GtkWidget *button = gtk_widget_get_last_child (row_list_find_line (rig, 0)->row);

  gtk_window_set_focus (rig->window, NULL);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (get_focused (rig), ==, 0);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));

  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD));
  g_assert_cmpuint (get_focused (rig), ==, 0);
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_BACKWARD));

  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_LEFT));
  g_assert_cmpuint (get_focused (rig), ==, 0);

  /* Down from the button: the next line. */
  gtk_widget_grab_focus (button);
  row_list_press (rig, GDK_KEY_Down, 0);
  g_assert_cmpuint (get_focused (rig), ==, 1);

  /* Out of sight: Tab comes to what is in sight. */
  gtk_window_set_focus (rig->window, NULL);
  row_list_scroll_to (rig, 4000);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (get_focused (rig), ==, 4000);
}

static void
test_says (RowListRig   *rig,
           gconstpointer data)
{
  GtkWidget *line = GTK_WIDGET (row_list_find_line (rig, 1));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (rig->list), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_selection_model_select_item (hjl_row_list_get_model (rig->list), 1, TRUE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_true (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_SELECTED);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define ADD(path, data, func) g_test_add ("/row-list/" path, RowListRig, data, row_list_set_up, func, row_list_tear_down)
  ADD ("keys", NULL, test_keys);
  ADD ("several", NULL, test_several);
  ADD ("space", "no selection", test_space);
  ADD ("focus-stays", NULL, test_focus_stays);
  ADD ("focus-elsewhere", NULL, test_focus_elsewhere);
  ADD ("tab", NULL, test_tab);
  ADD ("says", NULL, test_says);
#undef ADD

  return g_test_run ();
}
