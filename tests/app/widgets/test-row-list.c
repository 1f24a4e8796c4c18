/* test-row-list.c: which rows exist, what they show, where they are, and who has the focus
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/widgets/hjl-row-line.h"
#include "app/widgets/hjl-row-list.h"
#include "hjl-app-test.h"

#define MANY 10000

typedef struct
{
  GtkStringList *strings;
  HjlRowList    *list;
  GtkAdjustment *adjustment;
  GtkWindow     *window;
  guint          n_made; /* strings, so that no two are the same */
  guint          n_activated;
  guint          activated; /* the last one's position */
  GtkWidget     *menu_for;  /* nullable: the last row that a menu was asked for */
} Rig;

/* A row is a box with a label and a button. */
static void
on_setup_row_cb (Rig       *rig,
                 GtkWidget *row)
{
  gtk_box_append (GTK_BOX (row), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (row), gtk_button_new_with_label ("More"));
}

static void
on_bind_row_cb (Rig             *rig,
                GtkWidget       *row,
                GtkStringObject *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)),
                      item != NULL ? gtk_string_object_get_string (item) : "");
}

static void
on_activated_cb (Rig  *rig,
                 guint position)
{
  rig->n_activated++;
  rig->activated = position;
}

static void
on_menu_cb (Rig       *rig,
            GtkWidget *row)
{
  rig->menu_for = row;
}

static void
on_after_paint_cb (gboolean *done)
{
  *done = TRUE;
}

/* Until what was changed is drawn. */
static void
settle (Rig *rig)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (rig->list));
  gboolean       done = FALSE;
  gulong         id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &done);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  hjl_test_run_until (&done);
  g_signal_handler_disconnect (clock, id);
}

static void
splice (Rig  *rig,
        guint position,
        guint removed,
        guint added)
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
  Rig *rig = user_data;

  return gtk_adjustment_get_page_size (rig->adjustment) > 1 && gtk_adjustment_get_step_increment (rig->adjustment) > 1;
}

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  g_autoptr (GtkSelectionModel) model = NULL;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  rig->strings = gtk_string_list_new (NULL);
  splice (rig, 0, 0, MANY);
  model = data != NULL ? GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (rig->strings))))
                       : GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (rig->strings))));
  rig->list = g_object_new (HJL_TYPE_ROW_LIST, "row-type", GTK_TYPE_BOX, NULL);
  g_signal_connect_swapped (rig->list, "setup-row", G_CALLBACK (on_setup_row_cb), rig);
  g_signal_connect_swapped (rig->list, "bind-row", G_CALLBACK (on_bind_row_cb), rig);
  g_signal_connect_swapped (rig->list, "activate", G_CALLBACK (on_activated_cb), rig);
  g_signal_connect_swapped (rig->list, "menu", G_CALLBACK (on_menu_cb), rig);
  hjl_row_list_set_model (rig->list, model);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (rig->list));
  gtk_widget_set_size_request (scrolled, 300, 400);
  rig->window = hjl_app_test_present (scrolled);
  rig->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (rig->list));
  hjl_test_run_until_true (is_laid_out, rig);
  settle (rig);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  gtk_window_destroy (rig->window);
  hjl_test_assert_finalized (rig->strings);
}

/* Returns: (transfer none) (nullable): the line at this place of the list */
static HjlRowLine *
find_line (Rig  *rig,
           guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rig->list));

  while (child != NULL && hjl_row_line_get_position (HJL_ROW_LINE (child)) != position)
    child = gtk_widget_get_next_sibling (child);

  return child != NULL ? HJL_ROW_LINE (child) : NULL;
}

static const char *
get_text (HjlRowLine *line)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (hjl_row_line_get_row (line))));
}

static int
get_line_height (Rig *rig)
{
  return gtk_adjustment_get_step_increment (rig->adjustment);
}

static guint
get_top (Rig *rig)
{
  return gtk_adjustment_get_value (rig->adjustment) / get_line_height (rig);
}

static void
scroll_to (Rig  *rig,
           guint position)
{
  gtk_adjustment_set_value (rig->adjustment, position * get_line_height (rig));
  settle (rig);
}

/* Everything in sight is there, once, in its place and order, with the right text and mark; and hardly
 * anything else is. */
static void
assert_holds (Rig *rig)
{
  GtkSelectionModel *model = hjl_row_list_get_model (rig->list);
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (model));
  double             value = gtk_adjustment_get_value (rig->adjustment);
  double             page = gtk_adjustment_get_page_size (rig->adjustment);
  guint              before = 0;
  guint              n_shown = 0;
  int                height = get_line_height (rig);
  guint              start = value / height;
  guint              end = MIN (n, (guint) ((value + page - 1) / height) + 1);

  g_assert_cmpfloat (gtk_adjustment_get_upper (rig->adjustment), ==, MAX ((double) n * height, page));
  g_assert_cmpfloat (value, <=, gtk_adjustment_get_upper (rig->adjustment) - page);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rig->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      HjlRowLine     *line = HJL_ROW_LINE (child);
      guint           position = hjl_row_line_get_position (line);
      graphene_rect_t bounds;

      if (position == GTK_INVALID_LIST_POSITION)
        {
          g_assert_false (gtk_widget_get_child_visible (child));
          continue;
        }

      g_assert_true (n_shown == 0 || position > before);
      before = position;
      g_assert_cmpuint (position, <, n);
      g_assert_cmpstr (get_text (line), ==, gtk_string_list_get_string (rig->strings, position));
      g_assert_cmpint ((gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_SELECTED) != 0, ==,
                       gtk_selection_model_is_selected (model, position));
      g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (rig->list), &bounds));
      g_assert_cmpfloat (bounds.origin.y, ==, (double) position * height - (int) value);
      g_assert_cmpfloat (bounds.size.height, ==, height);
      n_shown += position >= start && position < end;
    }
  g_assert_cmpuint (n_shown, ==, end - start);
}

static guint
count_children (Rig *rig)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rig->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

static void
test_finalizes (void)
{
  hjl_app_test_finalizes (HJL_TYPE_ROW_LIST);
}

static void
test_few_rows (Rig          *rig,
               gconstpointer data)
{
  guint least = 400 / get_line_height (rig);

  assert_holds (rig);
  g_assert_cmpuint (count_children (rig), >=, least);
  for (guint i = 0; i <= 20; i++)
    {
      scroll_to (rig, i * MANY / 20);
      assert_holds (rig);
    }
  g_assert_nonnull (find_line (rig, MANY - 1));
  for (guint i = 0; i < 100; i++)
    {
      gtk_adjustment_set_value (rig->adjustment, gtk_adjustment_get_value (rig->adjustment) - 7);
      settle (rig);
      assert_holds (rig);
    }
  /* One may be half in sight at either end, and one have the focus. */
  g_assert_cmpuint (count_children (rig), <=, gtk_adjustment_get_page_size (rig->adjustment) / get_line_height (rig) + 3);
}

static void
test_stays (Rig          *rig,
            gconstpointer data)
{
  static const struct
  {
    guint position;
    guint removed;
    guint added;
    guint top; /* was 500 */
  } cases[] = {
    { 0, 0, 5, 505 },
    { 499, 0, 1, 501 },
    { 500, 0, 1, 501 },
    { 501, 0, 1, 500 },
    { 0, 500, 0, 0 },
    { 10, 5, 0, 495 },
    { 10, 5, 3, 498 },
    { 499, 1, 0, 499 },
    { 501, 50, 0, 500 },
    { 500, 1, 0, 500 },
    { 500, 1, 1, 500 },
    { 490, 20, 20, 500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      splice (rig, 0, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)), MANY);
      settle (rig);
      scroll_to (rig, 500);
      splice (rig, cases[i].position, cases[i].removed, cases[i].added);
      settle (rig);
      g_assert_cmpuint (get_top (rig), ==, cases[i].top);
      assert_holds (rig);
    }
}

/* Whoever looks at the list's start sees who comes. */
static void
test_top (Rig          *rig,
          gconstpointer data)
{
  splice (rig, 0, 0, 3);
  settle (rig);
  g_assert_cmpfloat (gtk_adjustment_get_value (rig->adjustment), ==, 0);
  assert_holds (rig);

  scroll_to (rig, 700);
  splice (rig, 0, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)), 0);
  splice (rig, 0, 0, 100);
  settle (rig);
  g_assert_cmpfloat (gtk_adjustment_get_value (rig->adjustment), ==, 0);
  assert_holds (rig);
}

/* An item that moves a little takes the window with it, and the focus. */
static void
test_follows (Rig          *rig,
              gconstpointer data)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (store))));
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer swapped[2];

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_ptr_array_add (some, gtk_string_object_new (text));
    }
  g_list_store_splice (store, 0, 0, some->pdata, some->len);
  hjl_row_list_set_model (rig->list, model);
  settle (rig);
  scroll_to (rig, 50);
  gtk_widget_grab_focus (GTK_WIDGET (find_line (rig, 51)));

  swapped[0] = g_ptr_array_index (some, 51);
  swapped[1] = g_ptr_array_index (some, 50);
  g_list_store_splice (store, 50, 2, swapped, 2);
  settle (rig);
  g_assert_cmpuint (get_top (rig), ==, 51);
  g_assert_cmpstr (get_text (find_line (rig, 51)), ==, "50");
  g_assert_cmpstr (get_text (find_line (rig, 50)), ==, "51");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (find_line (rig, 50))));
}

/* Larger text, for one. */
static void
test_height (Rig          *rig,
             gconstpointer data)
{
  int before = get_line_height (rig);

  scroll_to (rig, 500);
  gtk_widget_set_size_request (hjl_row_line_get_row (find_line (rig, 501)), -1, before * 2);
  settle (rig);
  settle (rig);
  g_assert_cmpint (get_line_height (rig), >=, before * 2);
  g_assert_cmpuint (get_top (rig), ==, 500);
  assert_holds (rig);
}

static void
test_any_change (Rig          *rig,
                 gconstpointer data)
{
  for (guint i = 0; i < 300; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (rig->strings));
      guint many = g_test_rand_int_range (0, 20) == 0 ? n + 1 : 20;
      guint position = g_test_rand_int_range (0, n + 1);
      guint removed = g_test_rand_int_range (0, many);

      if (g_test_rand_bit ())
        splice (rig, position, MIN (n - position, removed), g_test_rand_int_range (0, many));
      if (g_test_rand_bit ())
        gtk_adjustment_set_value (rig->adjustment, g_test_rand_double_range (0, gtk_adjustment_get_upper (rig->adjustment)));
      n = g_list_model_get_n_items (G_LIST_MODEL (rig->strings));
      if (n > 0 && g_test_rand_bit ())
        gtk_selection_model_select_item (hjl_row_list_get_model (rig->list), g_test_rand_int_range (0, n), TRUE);
      if (n > 0 && g_test_rand_int_range (0, 4) == 0)
        hjl_row_list_show (rig->list, g_test_rand_int_range (0, n));
      if (g_test_rand_int_range (0, 4) == 0)
        gtk_widget_grab_focus (GTK_WIDGET (rig->list));
      if (i % 3 != 0)
        continue;
      settle (rig);
      assert_holds (rig);
    }
}

/* As if the key came to the list. */
static void
press (Rig            *rig,
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
              settle (rig);
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static guint
get_focused (Rig *rig)
{
  GtkWidget *focus = gtk_window_get_focus (rig->window);

  return focus != NULL && HJL_IS_ROW_LINE (focus) ? hjl_row_line_get_position (HJL_ROW_LINE (focus)) : GTK_INVALID_LIST_POSITION;
}

static guint
get_selected (Rig *rig)
{
  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (hjl_row_list_get_model (rig->list)));
}

static void
test_keys (Rig          *rig,
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
      press (rig, cases[i].key, cases[i].modifiers);
      g_assert_cmpuint (get_focused (rig), ==, cases[i].focused);
      g_assert_cmpuint (get_selected (rig), ==, cases[i].selected);
      assert_holds (rig);
    }
  press (rig, GDK_KEY_Page_Down, 0);
  page = get_focused (rig);
  g_assert_cmpuint (page, >, 1);
  g_assert_cmpuint (page, <=, gtk_adjustment_get_page_size (rig->adjustment) / get_line_height (rig));
  press (rig, GDK_KEY_Page_Up, 0);
  g_assert_cmpuint (get_focused (rig), ==, 0);

  press (rig, GDK_KEY_Down, 0);
  press (rig, GDK_KEY_Return, 0);
  g_assert_cmpuint (rig->n_activated, ==, 1);
  g_assert_cmpuint (rig->activated, ==, 1);
  press (rig, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_true (rig->menu_for == hjl_row_line_get_row (find_line (rig, 1)));
}

/* Where nothing is selected, the space bar opens. */
static void
test_space (Rig          *rig,
            gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (rig->list));
  press (rig, GDK_KEY_Down, 0);
  press (rig, GDK_KEY_space, 0);
  g_assert_cmpuint (rig->n_activated, ==, 1);
  g_assert_cmpuint (rig->activated, ==, 1);
}

static void
test_focus_stays (Rig          *rig,
                  gconstpointer data)
{
  HjlRowLine      *line;
  g_autofree char *text = NULL;
  double           value;

  scroll_to (rig, 300);
  line = find_line (rig, 302);
  text = g_strdup (get_text (line));
  gtk_widget_grab_focus (GTK_WIDGET (line));

  /* Scrolled away, and moved. */
  scroll_to (rig, 5000);
  splice (rig, 0, 0, 10);
  settle (rig);
  assert_holds (rig);
  g_assert_cmpuint (get_focused (rig), ==, 312);
  g_assert_cmpstr (get_text (find_line (rig, 312)), ==, text);

  /* Gone, and nobody looks there: somebody who is in sight has it, and nothing is scrolled. */
  value = gtk_adjustment_get_value (rig->adjustment);
  splice (rig, 312, 1, 0);
  settle (rig);
  settle (rig);
  g_assert_cmpfloat (gtk_adjustment_get_value (rig->adjustment), ==, value - get_line_height (rig));
  g_assert_cmpuint (get_focused (rig), ==, get_top (rig));
  assert_holds (rig);

  /* Gone in sight: whoever comes to be there has it. */
  line = find_line (rig, get_top (rig) + 3);
  gtk_widget_grab_focus (GTK_WIDGET (line));
  splice (rig, get_top (rig) + 3, 1, 0);
  settle (rig);
  settle (rig);
  g_assert_cmpuint (get_focused (rig), ==, get_top (rig) + 3);
  assert_holds (rig);

  /* And the last one, where the end is gone. */
  splice (rig, 300, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)) - 300, 0);
  settle (rig);
  settle (rig);
  g_assert_cmpuint (get_focused (rig), ==, 299);
  assert_holds (rig);
}

/* A list does not take the focus from where somebody types. */
static void
test_focus_elsewhere (Rig          *rig,
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
  settle (rig);

  gtk_widget_grab_focus (GTK_WIDGET (rig->list));
  gtk_widget_grab_focus (entry);
  splice (rig, 0, 1, 0);
  settle (rig);
  settle (rig);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (rig->window), entry));
  assert_holds (rig);
}

/* Tab leads to a line, then to what is in it, and out of the list; backwards the same way. */
static void
test_tab (Rig          *rig,
          gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (rig->list);
  GtkWidget *button = gtk_widget_get_last_child (hjl_row_line_get_row (find_line (rig, 0)));

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
  press (rig, GDK_KEY_Down, 0);
  g_assert_cmpuint (get_focused (rig), ==, 1);

  /* Out of sight: Tab comes to what is in sight. */
  gtk_window_set_focus (rig->window, NULL);
  scroll_to (rig, 4000);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (get_focused (rig), ==, 4000);
}

static void
test_says (Rig          *rig,
           gconstpointer data)
{
  GtkWidget *line = GTK_WIDGET (find_line (rig, 1));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (rig->list), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_selection_model_select_item (hjl_row_list_get_model (rig->list), 1, TRUE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define ADD(path, data, func) g_test_add ("/row-list/" path, Rig, data, rig_set_up, func, rig_tear_down)
  g_test_add_func ("/row-list/finalizes", test_finalizes);
  ADD ("few-rows", NULL, test_few_rows);
  ADD ("stays", NULL, test_stays);
  ADD ("top", NULL, test_top);
  ADD ("follows", NULL, test_follows);
  ADD ("height", NULL, test_height);
  ADD ("any-change", NULL, test_any_change);
  ADD ("keys", NULL, test_keys);
  ADD ("space", "no selection", test_space);
  ADD ("focus-stays", NULL, test_focus_stays);
  ADD ("focus-elsewhere", NULL, test_focus_elsewhere);
  ADD ("tab", NULL, test_tab);
  ADD ("says", NULL, test_says);
#undef ADD

  return g_test_run ();
}
