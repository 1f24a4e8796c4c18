/* test-toast.c: what is said last is seen, and what is offered stays
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/hjl-toast.h"
#include "app/widgets/hjl-window-over.h"
#include "hjl-app-test.h"

typedef struct
{
  GtkWidget *overlay;
  GtkWindow *window;
} Rig;

static void
rig_set_up (Rig          *rig,
            gconstpointer data)
{
  rig->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (rig->overlay), gtk_label_new ("Below"));
  rig->window = hjl_app_test_present (rig->overlay);
}

static void
rig_tear_down (Rig          *rig,
               gconstpointer data)
{
  gtk_window_destroy (rig->window);
}

static gboolean
says_second (gpointer overlay)
{
  return hjl_app_test_shows (overlay, "The second");
}

static void
test_last_is_seen (Rig          *rig,
                   gconstpointer data)
{
  hjl_toast_show (rig->overlay, "The first");
  g_assert_true (hjl_app_test_shows (rig->overlay, "The first"));
  hjl_toast_show (rig->overlay, "The second");
  hjl_test_run_until_true (says_second, rig->overlay);
  g_assert_false (hjl_app_test_shows (rig->overlay, "The first"));
}

static gboolean
says_nothing (gpointer overlay)
{
  return !hjl_app_test_shows (overlay, "The first & last");
}

/* What is true no longer goes; what was told since stays. */
static void
test_taken_back (Rig          *rig,
                 gconstpointer data)
{
  hjl_toast_show (rig->overlay, "The first & last");
  g_assert_true (hjl_app_test_shows (rig->overlay, "The first & last"));
  hjl_toast_take_back (rig->overlay, "The first & last");
  hjl_test_run_until_true (says_nothing, rig->overlay);

  hjl_toast_show (rig->overlay, "The first & last");
  hjl_toast_show (rig->overlay, "The second");
  hjl_toast_take_back (rig->overlay, "The first & last");
  hjl_test_run_until_true (says_second, rig->overlay);
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_shows (rig->overlay, "The second"));
}

/* A window, or what is above its overlay, leads to it too: nothing that is told is lost. */
static void
test_from_above (Rig          *rig,
                 gconstpointer data)
{
  hjl_toast_show (GTK_WIDGET (rig->window), "From above");
  g_assert_true (hjl_app_test_shows (rig->overlay, "From above"));
}

/* Who closes a window that waits for an answer is told below it what came; it goes when it has told. */
static void
test_from_closed (Rig          *rig,
                  gconstpointer data)
{
  g_autoptr (AdwWindow) window = g_object_ref_sink (ADW_WINDOW (adw_window_new ()));
  GtkWidget *own = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (own), gtk_label_new ("Above"));
  adw_window_set_content (window, own);
  hjl_window_stand_over (GTK_WINDOW (window), rig->overlay);
  gtk_window_present (GTK_WINDOW (window));
  g_object_unref (hjl_window_hold (GTK_WINDOW (window)));
  hjl_toast_show (GTK_WIDGET (window), "While it is open");
  g_assert_true (hjl_app_test_shows (own, "While it is open"));

  gtk_window_close (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  hjl_toast_show (GTK_WIDGET (window), "Once it was closed");
  g_assert_true (hjl_app_test_shows (rig->overlay, "Once it was closed"));
  g_assert_nonnull (gtk_window_get_transient_for (GTK_WINDOW (window)));
  hjl_window_release (GTK_WINDOW (window));
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (window)));
  hjl_toast_show (GTK_WIDGET (window), "Once it is gone");
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_shows (rig->overlay, "Once it is gone"));
}

static void
do_nothing (gpointer object)
{
}

static void
test_offer_stays (Rig          *rig,
                  gconstpointer data)
{
  hjl_toast_offer (rig->overlay, "Removed it", "Undo", do_nothing, G_OBJECT (rig->window));
  hjl_toast_show (rig->overlay, "The second");
  hjl_test_wait_idle ();
  g_assert_true (hjl_app_test_shows (rig->overlay, "Removed it"));
  g_assert_nonnull (hjl_app_test_find (rig->overlay, GTK_TYPE_BUTTON, "Undo"));
}

/* Names and words of servers are text, never markup. */
static void
test_no_markup (Rig          *rig,
                gconstpointer data)
{
  hjl_toast_show (rig->overlay, "R&D <Lead> is live");
  g_assert_true (hjl_app_test_shows (rig->overlay, "R&D <Lead> is live"));
}

static gboolean
stays_off_footer (gpointer user_data)
{
  Rig            *rig = user_data;
  GtkWidget      *toast = hjl_app_test_find (rig->overlay, g_type_from_name ("AdwToastWidget"), NULL);
  GtkWidget      *footer = hjl_app_test_find (rig->overlay, GTK_TYPE_ACTION_BAR, NULL);
  graphene_rect_t over;
  graphene_rect_t below;

  return toast != NULL && gtk_widget_get_height (toast) > 0 &&
         gtk_widget_compute_bounds (toast, rig->overlay, &over) && gtk_widget_compute_bounds (footer, rig->overlay, &below) &&
         over.origin.y + over.size.height <= below.origin.y;
}

/* Save, and whatever else ends a view, can be pressed while a toast shows. */
static void
test_footer (Rig          *rig,
             gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new ("Below");
  GtkWidget *footer = gtk_action_bar_new ();

  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_set_size_request (label, 400, 200);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (footer), gtk_button_new_with_label ("Save"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), footer);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (rig->overlay), box);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  hjl_toast_show (rig->overlay, "Saved");
  hjl_test_run_until_true (stays_off_footer, rig);
}

int
main (int   argc,
      char *argv[])
{
  hjl_app_test_init (&argc, &argv);

#define add_test(name, function) g_test_add ("/app/toast/" name, Rig, NULL, rig_set_up, function, rig_tear_down)
  add_test ("taken-back", test_taken_back);
  add_test ("last-is-seen", test_last_is_seen);
  add_test ("from-above", test_from_above);
  add_test ("from-closed", test_from_closed);
  add_test ("offer-stays", test_offer_stays);
  add_test ("no-markup", test_no_markup);
  add_test ("footer", test_footer);

  return g_test_run ();
}
