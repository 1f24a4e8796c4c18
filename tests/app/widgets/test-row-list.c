/* test-row-list.c: which rows exist, what they show, and where they are
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "row-list-rig.h"

static guint
count_children (RowListRig *rig)
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
test_few_rows (RowListRig   *rig,
               gconstpointer data)
{
  guint least = 400 / row_list_get_height (rig);

  row_list_assert_holds (rig);
  g_assert_cmpuint (count_children (rig), >=, least);
  for (guint i = 0; i <= 20; i++)
    {
      row_list_scroll_to (rig, i * MANY / 20);
      row_list_assert_holds (rig);
    }
  g_assert_nonnull (row_list_find_line (rig, MANY - 1));
  for (guint i = 0; i < 100; i++)
    {
      gtk_adjustment_set_value (rig->adjustment, gtk_adjustment_get_value (rig->adjustment) - 7);
      row_list_wait_idle (rig);
      row_list_assert_holds (rig);
    }
  /* One may be half in sight at either end, and one have the focus. */
  g_assert_cmpuint (count_children (rig), <=, gtk_adjustment_get_page_size (rig->adjustment) / row_list_get_height (rig) + 3);
}

static void
test_stays (RowListRig   *rig,
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
      row_list_splice (rig, 0, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)), MANY);
      row_list_wait_idle (rig);
      row_list_scroll_to (rig, 500);
      row_list_splice (rig, cases[i].position, cases[i].removed, cases[i].added);
      row_list_wait_idle (rig);
      g_assert_cmpuint (row_list_get_top (rig), ==, cases[i].top);
      row_list_assert_holds (rig);
    }
}

/* Whoever looks at the list's start sees who comes. */
static void
test_top (RowListRig   *rig,
          gconstpointer data)
{
  row_list_splice (rig, 0, 0, 3);
  row_list_wait_idle (rig);
  g_assert_cmpfloat (gtk_adjustment_get_value (rig->adjustment), ==, 0);
  row_list_assert_holds (rig);

  row_list_scroll_to (rig, 700);
  row_list_splice (rig, 0, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)), 0);
  row_list_splice (rig, 0, 0, 100);
  row_list_wait_idle (rig);
  g_assert_cmpfloat (gtk_adjustment_get_value (rig->adjustment), ==, 0);
  row_list_assert_holds (rig);
}

/* An item that moves a little takes the window with it, and the focus. */
static void
test_follows (RowListRig   *rig,
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
  row_list_wait_idle (rig);
  row_list_scroll_to (rig, 50);
  gtk_widget_grab_focus (GTK_WIDGET (row_list_find_line (rig, 51)));

  swapped[0] = g_ptr_array_index (some, 51);
  swapped[1] = g_ptr_array_index (some, 50);
  g_list_store_splice (store, 50, 2, swapped, 2);
  row_list_wait_idle (rig);
  g_assert_cmpuint (row_list_get_top (rig), ==, 51);
  g_assert_cmpstr (row_list_get_text (row_list_find_line (rig, 51)), ==, "50");
  g_assert_cmpstr (row_list_get_text (row_list_find_line (rig, 50)), ==, "51");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (row_list_find_line (rig, 50))));
}

/* Larger text, for one. */
static void
test_height (RowListRig   *rig,
             gconstpointer data)
{
  int before = row_list_get_height (rig);

  row_list_scroll_to (rig, 500);
  gtk_widget_set_size_request (row_list_find_line (rig, 501)->row, -1, before * 2);
  row_list_wait_idle (rig);
  row_list_wait_idle (rig);
  g_assert_cmpint (row_list_get_height (rig), >=, before * 2);
  g_assert_cmpuint (row_list_get_top (rig), ==, 500);
  row_list_assert_holds (rig);
}

static void
focus_early (gpointer list,
             gpointer user_data)
{
  gtk_widget_grab_focus (list);
}

static void
show_early (gpointer list,
            gpointer user_data)
{
  RowListRig *rig = user_data;

  hjl_row_list_show (list, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)) / 2);
}

static void
assert_focused (RowListRig *rig,
                const char *text)
{
  HjlRowLine *line = HJL_ROW_LINE (gtk_window_get_focus (rig->window));
  guint       position = line->position;
  guint       before = rig->n_activated;

  g_assert_cmpstr (gtk_string_list_get_string (rig->strings, position), ==, text);
  g_assert_cmpstr (row_list_get_text (line), ==, text);
  row_list_press (rig, GDK_KEY_Return, 0);
  g_assert_cmpuint (rig->n_activated, ==, before + 1);
  g_assert_cmpuint (rig->activated, ==, position);
}

/* Whoever is told of a change before the list asks it for a line: each item is there once, and who has the
 * focus keeps it. */
static void
test_ahead (RowListRig   *rig,
            gconstpointer data)
{
  static const struct
  {
    guint    position;
    guint    removed;
    guint    added;
    gboolean stays; /* line 3, which had the focus */
  } cases[] = {
    { 0, 0, 5, TRUE },
    { 0, 3, 0, TRUE },
    { 2, 10, 4, FALSE },
    { 0, 2, 2, TRUE },
    { 4, 0, 300, TRUE },
    { 3, 1, 1, FALSE },
  };

  /* The first that comes to an empty list, as when a page is opened before its roles are read. */
  row_list_splice (rig, 0, MANY, 0);
  row_list_wait_idle (rig);
  rig->early = focus_early;
  row_list_splice (rig, 0, 0, 20);
  row_list_wait_idle (rig);
  row_list_assert_holds (rig);
  assert_focused (rig, "Line 10000");

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      guint k = i / 2;

      g_test_message ("Case %u", i);
      rig->early = NULL;
      rig->n_made = MANY;
      row_list_splice (rig, 0, g_list_model_get_n_items (G_LIST_MODEL (rig->strings)), 20);
      row_list_wait_idle (rig);
      gtk_adjustment_set_value (rig->adjustment, 0);
      row_list_wait_idle (rig);
      gtk_widget_grab_focus (GTK_WIDGET (row_list_find_line (rig, 3)));
      rig->early = i % 2 == 0 ? focus_early : show_early;
      row_list_splice (rig, cases[k].position, cases[k].removed, cases[k].added);
      row_list_wait_idle (rig);
      row_list_wait_idle (rig);
      row_list_assert_holds (rig);
      if (cases[k].stays)
        assert_focused (rig, "Line 10003");
    }
}

/* @data: somebody is told of each change before the list, and asks it for a line. */
static void
test_any_change (RowListRig   *rig,
                 gconstpointer data)
{
  rig->early = data != NULL ? (g_test_rand_bit () ? focus_early : show_early) : NULL;
  gtk_widget_grab_focus (GTK_WIDGET (rig->list));
  for (guint i = 0; i < 300; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (rig->strings));
      guint many = g_test_rand_int_range (0, 20) == 0 ? n + 1 : 20;
      guint position = g_test_rand_int_range (0, n + 1);
      guint removed = g_test_rand_int_range (0, many);

      if (g_test_rand_bit ())
        row_list_splice (rig, position, MIN (n - position, removed), g_test_rand_int_range (0, many));
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
      row_list_wait_idle (rig);
      row_list_assert_holds (rig);
    }
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/row-list/" path, RowListRig, NULL, row_list_set_up, func, row_list_tear_down)
  g_test_add_func ("/row-list/finalizes", test_finalizes);
  ADD ("few-rows", test_few_rows);
  ADD ("stays", test_stays);
  ADD ("top", test_top);
  ADD ("follows", test_follows);
  ADD ("height", test_height);
  ADD ("ahead", test_ahead);
  ADD ("any-change", test_any_change);
  g_test_add ("/row-list/any-change-ahead", RowListRig, "ahead", row_list_set_up, test_any_change, row_list_tear_down);
#undef ADD

  return g_test_run ();
}
