/* hjl-launch.c: opens a page in another program, which may come forward
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/hjl-launch.h"

#include "app/widgets/hjl-toast.h"

void
hjl_launch_async (GtkWidget          *widget,
                  const char         *uri,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  hjl_open_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, callback, user_data);
}

typedef struct
{
  GtkWidget  *widget;
  const char *otherwise;
} Launch;

static void
did_launch (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Launch *launch = user_data;
  g_autoptr (GtkWidget) widget = launch->widget;
  g_autoptr (GError) error = NULL;

  if (hjl_finish (NULL, result, &error))
    return;

  g_debug ("Opening: %s", error->message);
  hjl_toast_show (widget, launch->otherwise);
}

void
hjl_launch (GtkWidget  *widget,
            const char *uri,
            const char *otherwise)
{
  Launch *launch;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  launch = g_new0 (Launch, 1);
  launch->widget = g_object_ref (widget);
  launch->otherwise = otherwise;
  hjl_launch_async (widget, uri, did_launch, launch);
}

gboolean
hjl_launch_is_page (const char *uri)
{
  const char *scheme = uri != NULL ? g_uri_peek_scheme (uri) : NULL;

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}
