/* hjl-browser-wait.c: a sign-in that waits for the browser: how long still, and what else one can do
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/connection/hjl-browser-wait.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/hjl-launch.h"
#include "app/widgets/hjl-scroll.h"
#include "app/widgets/hjl-toast.h"
#include "model/hjl-error.h"

struct _HjlBrowserWait
{
  AdwBin parent_instance;

  HjlSignIn *sign_in; /* nullable */
  guint      tick_id;

  /* Template widgets. */
  GtkSpinner  *spinner;
  GtkLabel    *time_label;
  GtkLabel    *trouble_label;
  GtkEditable *address_row;
};

G_DEFINE_FINAL_TYPE (HjlBrowserWait, hjl_browser_wait, ADW_TYPE_BIN)

static gboolean
on_tick_cb (gpointer user_data)
{
  HjlBrowserWait  *self = user_data;
  gint64           left = (hjl_sign_in_get_deadline (self->sign_in) - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  g_autofree char *text = NULL;

  left = MAX (left, 0);
  text = g_strdup_printf (_ ("%d:%02d left"), (int) (left / 60), (int) (left % 60));
  gtk_label_set_text (self->time_label, text);

  return G_SOURCE_CONTINUE;
}

/* @text: (nullable) */
static void
show_words (HjlBrowserWait *self,
            const char     *text)
{
  gtk_label_set_text (self->trouble_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), text != NULL);
  if (text != NULL)
    hjl_scroll_to (GTK_WIDGET (self->trouble_label));
}

static void
show_trouble (HjlBrowserWait *self,
              const GError   *error)
{
  g_autofree char *text = error != NULL ? hjl_error_describe (error) : NULL;

  show_words (self, text);
}

static void
did_open_browser (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HjlBrowserWait) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hjl_finish (NULL, result, &error) && self->sign_in != NULL)
    {
      g_debug ("No browser: %s", error->message);
      show_words (self, _ ("No browser opened. Copy the link and open it yourself."));
    }
}

static void
open_browser (HjlBrowserWait *self)
{
  hjl_launch_async (GTK_WIDGET (self), hjl_sign_in_get_uri (self->sign_in), did_open_browser, g_object_ref (self));
}

static void
open_again (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  HjlBrowserWait *self = HJL_BROWSER_WAIT (widget);

  if (self->sign_in != NULL)
    open_browser (self);
}

static void
copy_link (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  HjlBrowserWait *self = HJL_BROWSER_WAIT (widget);

  if (self->sign_in == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), hjl_sign_in_get_uri (self->sign_in));
  hjl_toast_show (widget, _ ("Link copied"));
}

static void
cancel (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "cancelled");
}

static void
on_address_row_applied_cb (HjlBrowserWait *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->sign_in == NULL)
    return;

  if (!hjl_sign_in_paste (self->sign_in, gtk_editable_get_text (self->address_row), &error))
    text = hjl_sign_in_describe_paste (self->sign_in, error);
  show_words (self, text);
}

static void
got_clipboard (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HjlBrowserWait) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->sign_in == NULL)
    return;

  if (text == NULL)
    {
      g_debug ("Pasting: %s", error->message);
      show_words (self, _ ("The clipboard has no address. Copy the one where your browser stopped."));
      return;
    }
  gtk_editable_set_text (self->address_row, g_strstrip (text));
  on_address_row_applied_cb (self);
}

static void
paste_address (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, got_clipboard, g_object_ref (widget));
}

static void
hjl_browser_wait_dispose (GObject *object)
{
  HjlBrowserWait *self = HJL_BROWSER_WAIT (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->sign_in);
  gtk_widget_dispose_template (GTK_WIDGET (self), HJL_TYPE_BROWSER_WAIT);

  G_OBJECT_CLASS (hjl_browser_wait_parent_class)->dispose (object);
}

static void
hjl_browser_wait_class_init (HjlBrowserWaitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hjl_browser_wait_dispose;

  g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "wait.open", NULL, open_again);
  gtk_widget_class_install_action (widget_class, "wait.copy", NULL, copy_link);
  gtk_widget_class_install_action (widget_class, "wait.paste", NULL, paste_address);
  gtk_widget_class_install_action (widget_class, "wait.cancel", NULL, cancel);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/HjLever/ui/hjl-browser-wait.ui");
  gtk_widget_class_bind_template_child (widget_class, HjlBrowserWait, spinner);
  gtk_widget_class_bind_template_child (widget_class, HjlBrowserWait, time_label);
  gtk_widget_class_bind_template_child (widget_class, HjlBrowserWait, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, HjlBrowserWait, address_row);
  gtk_widget_class_bind_template_callback (widget_class, on_address_row_applied_cb);
}

static void
hjl_browser_wait_init (HjlBrowserWait *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hjl_browser_wait_set_sign_in (HjlBrowserWait *self,
                              HjlSignIn      *sign_in,
                              const GError   *trouble)
{
  g_return_if_fail (HJL_IS_BROWSER_WAIT (self));

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_set_object (&self->sign_in, sign_in);
  gtk_editable_set_text (self->address_row, "");
  gtk_spinner_set_spinning (self->spinner, sign_in != NULL);
  show_trouble (self, trouble);
  if (sign_in == NULL)
    return;

  on_tick_cb (self);
  self->tick_id = g_timeout_add_seconds (1, on_tick_cb, self);
  open_browser (self);
}
