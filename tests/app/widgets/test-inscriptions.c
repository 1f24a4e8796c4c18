/* test-inscriptions.c: inscriptions turn round with the direction of the text, and tell what is cut off
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/widgets/hjl-inscriptions.h"
#include "hjl-app-test.h"

static void
check (GtkWidget *start,
       GtkWidget *end,
       float      expected)
{
  g_assert_cmpfloat (gtk_inscription_get_xalign (GTK_INSCRIPTION (start)), ==, expected);
  g_assert_cmpfloat (gtk_inscription_get_xalign (GTK_INSCRIPTION (end)), ==, 1 - expected);
}

static void
test_turn (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *start = gtk_inscription_new ("Start");
  GtkWidget *end = gtk_inscription_new ("End");
  GtkWindow *window;

  gtk_inscription_set_xalign (GTK_INSCRIPTION (end), 1);
  gtk_box_append (GTK_BOX (inner), end);
  gtk_box_append (GTK_BOX (box), start);
  gtk_box_append (GTK_BOX (box), inner);
  hjl_inscriptions_align (box);
  window = hjl_app_test_present (box);
  check (start, end, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check (start, end, 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  check (start, end, 0);
  gtk_window_destroy (window);
}

/* Also where it is the other one from the beginning. */
static void
test_begin (void)
{
  GtkWidget *start, *end;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  start = g_object_ref_sink (gtk_inscription_new ("Start"));
  end = g_object_ref_sink (gtk_inscription_new ("End"));
  gtk_inscription_set_xalign (GTK_INSCRIPTION (end), 1);
  hjl_inscriptions_align (start);
  hjl_inscriptions_align (end);
  check (start, end, 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_unref (start);
  g_object_unref (end);
}

static gboolean
has_tooltip (GtkWidget *inscription)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  if (gtk_widget_get_has_tooltip (inscription))
    g_signal_emit_by_name (inscription, "query-tooltip", 1, 1, FALSE, tooltip, &shown);

  return shown;
}

/* All of a text is told where there is no room for it, and only there. */
static void
test_cut_off (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *fits = gtk_inscription_new ("Bo");
  GtkWidget *cut_off = gtk_inscription_new ("A name that is a good deal longer than there is room for in a window of this width");
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), fits);
  gtk_box_append (GTK_BOX (box), cut_off);
  hjl_inscriptions_align (box);
  window = hjl_app_test_present (box);
  hjl_app_test_resize (window, HJL_APP_TEST_NARROWEST, 200);
  hjl_test_settle ();
  g_assert_false (has_tooltip (fits));
  g_assert_true (has_tooltip (cut_off));
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

  g_test_add_func ("/app/inscriptions/turn", test_turn);
  g_test_add_func ("/app/inscriptions/begin", test_begin);
  g_test_add_func ("/app/inscriptions/cut-off", test_cut_off);

  return g_test_run ();
}
