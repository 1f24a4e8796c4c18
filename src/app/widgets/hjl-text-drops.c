/* hjl-text-drops.c: a file that is dropped on a text field is not what somebody wants to type
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-text-drops.h"

#define GUARD "hjl-text-drops-guard"

gboolean
hjl_text_drops_is_text (GdkContentFormats *formats)
{
  g_return_val_if_fail (formats != NULL, FALSE);

  /* A link that is dragged out of a browser is a list of addresses, too; only browsers offer this. */
  if (gdk_content_formats_contain_mime_type (formats, "text/x-moz-url"))
    return TRUE;

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) &&
         !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
         !gdk_content_formats_contain_gtype (formats, G_TYPE_FILE) &&
         !gdk_content_formats_contain_mime_type (formats, "text/uri-list");
}

/* Links out of a browser are a list, too, and are for the field. */
static gboolean
on_accept_file_cb (GtkDropTarget *target,
                   GdkDrop       *drop,
                   gpointer       user_data)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return gdk_content_formats_match (formats, gtk_drop_target_get_formats (target)) && !hjl_text_drops_is_text (formats);
}

/* Files end here: nothing is done with them. */
static gboolean
on_file_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            gpointer       user_data)
{
  return FALSE;
}

/* The field's own target is asked after this one, which takes files before they become text. It cannot be told to
 * refuse them: GtkText connects to its "accept" when the field is made, and there the first answer is the last. */
static void
guard (GtkWidget *text)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY | GDK_ACTION_MOVE | GDK_ACTION_LINK);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (on_accept_file_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (on_file_cb), NULL);
  gtk_widget_add_controller (text, GTK_EVENT_CONTROLLER (target));
  g_object_set_data (G_OBJECT (text), GUARD, target);
}

static gboolean
on_realized_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               user_data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_TEXT (widget) && g_object_get_data (widget, GUARD) == NULL)
    guard (GTK_WIDGET (widget));

  return TRUE;
}

void
hjl_text_drops_refuse_files (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;

  /* Fields are made in many places, and inside of GTK's own widgets. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_TEXT));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realized_cb, NULL, NULL);
  g_once_init_leave (&once, 1);
}
