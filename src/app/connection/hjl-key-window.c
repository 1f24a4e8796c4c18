/* hjl-key-window.c: how an API key is made in Lever, in steps, and where it is pasted
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-key-window.h"

#include <glib/gi18n-lib.h>

#include "app/connection/hjl-account-words.h"
#include "app/widgets/hjl-launch.h"
#include "app/widgets/hjl-names.h"
#include "app/widgets/hjl-toast.h"
#include "lever/hjl-lever-permissions.h"

/* The steps below which more is said, counted from 0. */
#define STEP_OPEN 0
#define STEP_PERMISSIONS 2
#define STEP_CONFIDENTIAL 3

struct _HjlKeyWindow
{
  AdwWindow parent_instance;

  gboolean sandbox;

  /* Template widgets. */
  GtkBox    *steps;
  GtkWidget *key_row;
};

G_DEFINE_FINAL_TYPE (HjlKeyWindow, hjl_key_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* Each object with what it is for, and its endpoints as Lever's page lists them. Closed at first: the steps after it are those
 * that cannot be made up for, and would be far below. */
static GtkWidget *
make_permissions (void)
{
  gsize                     n;
  const HjlLeverPermission *permissions = hjl_lever_permissions_get (&n);
  GtkWidget                *expander = gtk_expander_new (NULL);
  GtkWidget                *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_expander_set_label_widget (GTK_EXPANDER (expander), make_label (_ ("Permissions This Key Needs"), "heading"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_set_margin_top (box, 9);
  for (gsize i = 0; i < n; i++)
    {
      GtkWidget       *one = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      g_autofree char *endpoints = g_strjoinv ("\n", (GStrv) permissions[i].endpoints);
      GtkWidget       *list = make_label (endpoints, "monospace");

      gtk_label_set_selectable (GTK_LABEL (list), TRUE);
      gtk_box_append (GTK_BOX (one), make_label (permissions[i].group, "caption-heading"));
      gtk_box_append (GTK_BOX (one), make_label (_ (permissions[i].purpose), "dim-label"));
      gtk_box_append (GTK_BOX (one), list);
      gtk_box_append (GTK_BOX (box), one);
    }

  return expander;
}

static GtkWidget *
make_button (const char *label,
             const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

static void
fill (HjlKeyWindow *self)
{
  g_auto (GStrv) steps = hjl_account_words_list_key_steps ();
  g_autofree char *confidential = hjl_account_words_dup_confidential ();

  for (guint i = 0; steps[i] != NULL; i++)
    {
      GtkWidget       *step = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
      g_autofree char *text = g_strdup_printf ("%u. %s", i + 1, steps[i]);

      gtk_box_append (GTK_BOX (step), make_label (text, NULL));
      if (i == STEP_OPEN)
        gtk_box_append (GTK_BOX (step), make_button (_ ("Open Lever"), "key.open-lever"));
      if (i == STEP_PERMISSIONS)
        {
          gtk_box_append (GTK_BOX (step), make_button (_ ("Copy the Permissions"), "key.copy-permissions"));
          gtk_box_append (GTK_BOX (step), make_permissions ());
        }
      if (i == STEP_CONFIDENTIAL)
        gtk_box_append (GTK_BOX (step), make_label (confidential, "dim-label"));
      gtk_box_append (self->steps, step);
    }
}

static void
open_lever (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlKeyWindow *self = HJL_KEY_WINDOW (widget);

  hjl_launch (widget, self->sandbox ? "https://hire.sandbox.lever.co/settings" : "https://hire.lever.co/settings",
              _ ("No browser could be opened"));
}

static void
copy_permissions (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autofree char *text = hjl_account_words_dup_permissions ();

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  hjl_toast_show (GTK_WIDGET (HJL_KEY_WINDOW (widget)->steps), _ ("Permissions copied"));
}

static void
did_send (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HjlKeyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  hjl_toast_show (GTK_WIDGET (self), hjl_finish (NULL, result, &error)
                                       ? _ ("The message was copied too")
                                       : _ ("No email app opened. The message was copied to the clipboard."));
}

/* Many write their mail in a browser. */
static void
send_to_admin (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autofree char *body = hjl_account_words_dup_key_message ();
  g_autofree char *subject = g_uri_escape_string (_ ("An API key of our Lever account"), NULL, TRUE);
  g_autofree char *escaped = g_uri_escape_string (body, NULL, TRUE);
  g_autofree char *uri = g_strdup_printf ("mailto:?subject=%s&body=%s", subject, escaped);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), body);
  hjl_launch_async (widget, uri, did_send, g_object_ref (widget));
}

static void
connect_key (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  HjlKeyWindow    *self = HJL_KEY_WINDOW (widget);
  g_autofree char *key = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->key_row)));

  if (*g_strstrip (key) == '\0')
    {
      gtk_widget_grab_focus (self->key_row);
      hjl_toast_show (GTK_WIDGET (self->steps), _ ("Paste the API key first."));
      return;
    }

  g_signal_emit_by_name (self, "key", key);
  gtk_window_close (GTK_WINDOW (self));
}

static void
hjl_key_window_class_init (HjlKeyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_signal_new ("key", HJL_TYPE_KEY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "key.open-lever", NULL, open_lever);
  gtk_widget_class_install_action (widget_class, "key.copy-permissions", NULL, copy_permissions);
  gtk_widget_class_install_action (widget_class, "key.send", NULL, send_to_admin);
  gtk_widget_class_install_action (widget_class, "key.connect", NULL, connect_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-key-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlKeyWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, HjlKeyWindow, key_row);
}

static void
hjl_key_window_init (HjlKeyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
  hjl_names_mend (GTK_WIDGET (self));
}

GtkWidget *
hjl_key_window_new (gboolean sandbox)
{
  HjlKeyWindow *self = g_object_new (HJL_TYPE_KEY_WINDOW, NULL);

  self->sandbox = sandbox;

  return GTK_WIDGET (self);
}
