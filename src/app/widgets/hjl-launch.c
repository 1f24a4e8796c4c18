/* hjl-launch.c: opens a page in another program, which may come forward
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "app/widgets/hjl-launch.h"

#include "workspace/hjl-open-uri.h"

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

gboolean
hjl_launch_finish (GAsyncResult *result,
                   GError      **error)
{
  return hjl_open_uri_finish (result, error);
}

gboolean
hjl_launch_is_page (const char *uri)
{
  const char *scheme = uri != NULL ? g_uri_peek_scheme (uri) : NULL;

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}
