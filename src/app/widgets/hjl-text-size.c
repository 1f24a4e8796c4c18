/* hjl-text-size.c: what is laid out in pixels follows the size that is set for text
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-text-size.h"

/* Dots an inch, in 1024ths, as the settings have them. */
#define USUAL_DPI (96 * 1024)
/* Pixels. Of this size icons are there as pictures; for another one their drawings are read, by a library of six megabytes, and
 * are blurred where they are to be 17 pixels. */
#define USUAL_ICON 16

static int
scale (int pixels,
       int dpi)
{
  /* -1 where nobody has said. */
  return dpi > 0 ? (int) ((gint64) pixels * dpi / USUAL_DPI) : pixels;
}

int
hjl_text_size_scale (GtkWidget *widget,
                     int        pixels)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), pixels);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return scale (pixels, dpi);
}

gboolean
hjl_text_size_fits (GtkWidget *widget,
                    int        width,
                    int        wanted)
{
  return width >= hjl_text_size_scale (widget, wanted);
}

static gboolean
scale_property (GBinding     *binding,
                const GValue *dpi,
                GValue       *size,
                gpointer      usual)
{
  g_value_set_int (size, scale (GPOINTER_TO_INT (usual), g_value_get_int (dpi)));

  return TRUE;
}

void
hjl_text_size_follow (GtkWidget  *widget,
                      const char *property)
{
  int usual;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_get (widget, property, &usual, NULL);
  g_object_bind_property_full (gtk_widget_get_settings (widget), "gtk-xft-dpi", widget, property, G_BINDING_SYNC_CREATE, scale_property, NULL,
                               GINT_TO_POINTER (usual), NULL);
}

void
hjl_text_size_follow_clamps (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (ADW_IS_CLAMP (root))
    {
      hjl_text_size_follow (root, "maximum-size");
      hjl_text_size_follow (root, "tightening-threshold");
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    hjl_text_size_follow_clamps (child);
}

static void
style_icons (GtkSettings    *settings,
             GParamSpec     *property,
             GtkCssProvider *provider)
{
  g_autofree char *css = NULL;
  int              dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  css = g_strdup_printf ("row image, .list-row image, .notice image, .state-icon { -gtk-icon-size: %dpx; }", scale (USUAL_ICON, dpi));
  gtk_css_provider_load_from_data (provider, css, -1);
}

void
hjl_text_size_style_icons (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkSettings *settings = gtk_settings_get_for_display (display);

  style_icons (settings, NULL, provider);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (style_icons), provider, 0);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1); /* the style sheet says what does not follow */
}
