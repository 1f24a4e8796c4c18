/* hjl-toast.c: telling people that something is done, with a way back where there is one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-toast.h"

#include "app/widgets/hjl-window-over.h"
#include "model/hjl-error.h"
#include "net/hjl-finish.h"

/* Seconds in which what a toast offers can be taken: time to read it, and to get there. */
#define OFFER_FOR 10

/* AdwToast reads its title as markup in libadwaita 1.2, and has no switch for it. */
static AdwToast *
make_toast (const char *title)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  return adw_toast_new (markup);
}

static void
dismiss (gpointer toast)
{
  adw_toast_dismiss (toast);
  g_object_unref (toast);
}

static GtkWidget *
find_overlay_below (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_TOAST_OVERLAY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_overlay_below (child);

  return found;
}

/* Around @anywhere; else, as for a window itself or what is above its overlay, the first one below the window. A window
 * that was closed before what it waits for has come tells it in the one below. */
static GtkWidget *
find_overlay (GtkWidget *anywhere)
{
  GtkWidget *found = ADW_IS_TOAST_OVERLAY (anywhere) ? anywhere : gtk_widget_get_ancestor (anywhere, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (anywhere));
  GtkWidget *below = GTK_IS_WINDOW (root) ? hjl_window_get_below (GTK_WINDOW (root)) : NULL;

  if (root == NULL)
    return found;
  if (below != NULL && !gtk_widget_get_visible (root))
    return find_overlay (below);

  return found != NULL ? found : find_overlay_below (root);
}

/* What only tells gives way to what is told next: a queue of them would be read when it is no longer true.
 * What offers something stays its time. */
static void
add_toast (GtkWidget *anywhere,
           AdwToast  *toast)
{
  GtkWidget *overlay = find_overlay (anywhere);
  gboolean   only_tells = adw_toast_get_button_label (toast) == NULL;

  if (overlay == NULL)
    {
      g_object_unref (toast);
      return;
    }

  g_object_set_data_full (G_OBJECT (overlay), "hjl-told", only_tells ? g_object_ref (toast) : NULL, dismiss);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

void
hjl_toast_show (GtkWidget  *anywhere,
                const char *title)
{
  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (title != NULL);

  add_toast (anywhere, make_toast (title));
}

void
hjl_toast_take_back (GtkWidget  *anywhere,
                     const char *title)
{
  g_autofree char *markup = NULL;
  GtkWidget       *overlay;
  AdwToast        *told;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (title != NULL);

  markup = g_markup_escape_text (title, -1);
  overlay = find_overlay (anywhere);
  told = overlay != NULL ? g_object_get_data (G_OBJECT (overlay), "hjl-told") : NULL;
  if (told != NULL && g_strcmp0 (adw_toast_get_title (told), markup) == 0)
    g_object_set_data (G_OBJECT (overlay), "hjl-told", NULL);
}

void
hjl_toast_show_action (GtkWidget  *anywhere,
                       const char *title,
                       const char *label,
                       const char *action)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (title != NULL);

  toast = make_toast (title);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_set_timeout (toast, OFFER_FOR);
  add_toast (anywhere, toast);
}

void
hjl_toast_offer (GtkWidget  *anywhere,
                 const char *title,
                 const char *label,
                 void (*clicked) (gpointer object),
                 GObject *object)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (title != NULL);
  g_return_if_fail (G_IS_OBJECT (object));

  toast = make_toast (title);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, OFFER_FOR);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (clicked), object, G_CONNECT_SWAPPED);
  add_toast (anywhere, toast);
}

void
hjl_toast_show_error (GtkWidget    *anywhere,
                      const GError *error)
{
  g_autofree char *title = NULL;

  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  title = hjl_error_describe (error);
  hjl_toast_show (anywhere, title);
}

gboolean
hjl_toast_finish (GtkWidget    *anywhere,
                  GObject      *source,
                  GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hjl_finish (source, result, &error);

  if (!done)
    hjl_toast_show_error (anywhere, error);

  return done;
}
