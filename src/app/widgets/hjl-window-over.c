/* hjl-window-over.c: a window that stands over another one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-window-over.h"

/* What is known of one window. */
typedef struct
{
  GWeakRef below;
  guint    n_held;
  gboolean closed; /* by a person, while it was held */
} Over;

static void
over_free (gpointer data)
{
  Over *over = data;

  g_weak_ref_clear (&over->below);
  g_free (over);
}

static gboolean
on_close_request_cb (GtkWindow *self,
                     gpointer   user_data)
{
  Over *over = user_data;

  if (over->n_held == 0)
    return GDK_EVENT_PROPAGATE;

  over->closed = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  return GDK_EVENT_STOP;
}

/* Until the window is finalized: it may be disposed of while it is held. */
static Over *
ensure_over (GtkWindow *self)
{
  Over *over = g_object_get_data (G_OBJECT (self), "hjl-over");

  if (over != NULL)
    return over;

  over = g_new0 (Over, 1);
  g_weak_ref_init (&over->below, NULL);
  g_object_set_data_full (G_OBJECT (self), "hjl-over", over, over_free);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close_request_cb), over);

  return over;
}

/* GTK 4.8 leaves its handler of `compute-size` at the surface, which asks once more where it was to be laid out just now. */
static void
on_unrealize_cb (GtkWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  if (surface != NULL)
    g_signal_handlers_disconnect_matched (surface, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                          g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, NULL, NULL, self);
}

/* One with `destroy-with-parent` that was closed before the window below it keeps a pointer to that, and uses it when
 * its own last reference goes (GTK 4.8). */
static void
on_unrealized_cb (GtkWindow *self)
{
  gtk_window_set_transient_for (self, NULL);
}

void
hjl_window_stand_over (GtkWindow *self,
                       GtkWidget *anywhere)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (anywhere));

  root = gtk_widget_get_root (anywhere);
  if (!GTK_IS_WINDOW (root))
    return;

  g_weak_ref_set (&ensure_over (self)->below, root);
  gtk_window_set_transient_for (self, GTK_WINDOW (root));
  g_signal_connect (self, "unrealize", G_CALLBACK (on_unrealize_cb), NULL);
  g_signal_connect_after (self, "unrealize", G_CALLBACK (on_unrealized_cb), NULL);
}

GtkWidget *
hjl_window_get_below (GtkWindow *self)
{
  g_autoptr (GtkWidget) below = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (self), NULL);

  /* All of it happens in one thread: a window that is there keeps a reference of its own. */
  below = g_weak_ref_get (&ensure_over (self)->below);

  return below;
}

GtkWidget *
hjl_window_find (gboolean (*is_wanted) (GtkWidget *window,
                                        gpointer   data),
                 gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_return_val_if_fail (is_wanted != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* GTK holds it; one that is held by what it waits for was closed. */
      if (gtk_widget_get_visible (window) && is_wanted (window, data))
        return window;
    }

  return NULL;
}

gpointer
hjl_window_hold (GtkWindow *self)
{
  g_return_val_if_fail (GTK_IS_WINDOW (self), NULL);

  ensure_over (self)->n_held++;

  return g_object_ref (self);
}

void
hjl_window_release (GtkWindow *self)
{
  Over *over;

  g_return_if_fail (GTK_IS_WINDOW (self));

  over = ensure_over (self);
  g_return_if_fail (over->n_held > 0);

  over->n_held--;
  if (over->n_held == 0 && over->closed)
    gtk_window_destroy (self);
}
