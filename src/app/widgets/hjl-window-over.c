/* hjl-window-over.c: a window that stands over another one
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/widgets/hjl-window-over.h"

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

  gtk_window_set_transient_for (self, GTK_WINDOW (root));
  g_signal_connect_after (self, "unrealize", G_CALLBACK (on_unrealized_cb), NULL);
}
