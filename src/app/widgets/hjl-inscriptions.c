/* hjl-inscriptions.c: inscriptions that turn round with the direction of the text, and tell what is cut off
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-inscriptions.h"

static void
on_direction_changed_cb (GtkInscription  *self,
                         GtkTextDirection previous)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != previous)
    gtk_inscription_set_xalign (self, 1 - gtk_inscription_get_xalign (self));
}

/* Where its own text is cut off; what else there is to tell is told after it. */
static gboolean
on_query_tooltip_cb (GtkInscription *self,
                     int             x,
                     int             y,
                     gboolean        keyboard,
                     GtkTooltip     *tooltip)
{
  const char *text = gtk_inscription_get_text (self);
  const char *more = gtk_widget_get_tooltip_text (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autofree char *all = g_strjoin (" · ", text, more, NULL);
  int              width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (GTK_WIDGET (self)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, all);

  return TRUE;
}

/* With a tooltip's text GTK takes all tooltips away. */
static void
on_has_tooltip_cb (GtkWidget *self)
{
  gtk_widget_set_has_tooltip (self, TRUE);
}

void
hjl_inscriptions_align (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_INSCRIPTION (root))
    {
      on_direction_changed_cb (GTK_INSCRIPTION (root), GTK_TEXT_DIR_LTR);
      g_signal_connect (root, "direction-changed", G_CALLBACK (on_direction_changed_cb), NULL);
      g_signal_connect (root, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
      g_signal_connect (root, "notify::has-tooltip", G_CALLBACK (on_has_tooltip_cb), NULL);
      gtk_widget_set_has_tooltip (root, TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    hjl_inscriptions_align (child);
}
