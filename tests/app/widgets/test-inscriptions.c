/* test-inscriptions.c: inscriptions turn round with the direction of the text, and tell what is cut off
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

/* A tooltip tells nobody what is in it: the label that it shows does. */
static gboolean
on_show_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               user_data)
{
  char     **text = user_data;
  GtkWidget *shown = g_value_get_object (&values[0]);

  if (GTK_IS_LABEL (shown))
    {
      g_free (*text);
      *text = g_strdup (gtk_label_get_text (GTK_LABEL (shown)));
    }

  return TRUE;
}

/* (transfer full) (nullable) */
static char *
get_tooltip (GtkWidget *inscription)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  guint    show = g_signal_lookup ("show", GTK_TYPE_WIDGET);
  gboolean shown = FALSE;
  char    *text = NULL;
  gulong   hook = g_signal_add_emission_hook (show, 0, on_show_cb, &text, NULL);

  /* As GTK does before it asks. */
  gtk_tooltip_set_text (tooltip, NULL);
  if (gtk_widget_get_has_tooltip (inscription))
    g_signal_emit_by_name (inscription, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  g_signal_remove_emission_hook (show, hook);
  g_assert_true (shown == (text != NULL));

  return text;
}

#define assert_tooltip(inscription, wanted)              \
  G_STMT_START                                           \
  {                                                      \
    g_autofree char *found_ = get_tooltip (inscription); \
                                                         \
    g_assert_cmpstr (found_, ==, wanted);                \
  }                                                      \
  G_STMT_END

#define LONG "A name that is a good deal longer than there is room for in a window of this width"

/* All of a text is told where there is no room for it, and only there; beside what else there is to tell. */
static void
test_cut_off (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *fits = gtk_inscription_new ("Bo");
  GtkWidget *cut_off = gtk_inscription_new (LONG);
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), fits);
  gtk_box_append (GTK_BOX (box), cut_off);
  hjl_inscriptions_align (box);
  window = hjl_app_test_present (box);
  hjl_app_test_resize (window, HJL_APP_TEST_NARROWEST, 200);
  hjl_test_wait_idle ();
  assert_tooltip (fits, NULL);
  assert_tooltip (cut_off, LONG);

  gtk_widget_set_tooltip_text (fits, "Exactly");
  gtk_widget_set_tooltip_text (cut_off, "Exactly");
  assert_tooltip (fits, "Exactly");
  assert_tooltip (cut_off, LONG " · Exactly");

  gtk_widget_set_tooltip_text (fits, NULL);
  gtk_widget_set_tooltip_text (cut_off, NULL);
  assert_tooltip (fits, NULL);
  assert_tooltip (cut_off, LONG);
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
