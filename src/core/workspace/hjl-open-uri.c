/* hjl-open-uri.c: a web page or a mail in the program that the person has for it
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hjlever"

#include "config.h"

#include "workspace/hjl-open-uri.h"

#include <gio/gdesktopappinfo.h>
#include <unistd.h>

/* In the child, after the fork: nothing but system calls. */
static void
leave_session (gpointer user_data)
{
  setsid ();
}

/* Returns: (transfer full) (nullable): who opens @uri; %NULL where GIO has to ask somebody else, as the portal
 * in a sandbox */
static GAppInfo *
find_opener (const char *uri)
{
  const char *scheme = g_uri_peek_scheme (uri);
  g_autoptr (GAppInfo) info = NULL;

  if (scheme == NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP") != NULL)
    return NULL;

  info = g_app_info_get_default_for_uri_scheme (scheme);

  return G_IS_DESKTOP_APP_INFO (info) ? g_steal_pointer (&info) : NULL;
}

static void
did_launch (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
hjl_open_uri_async (const char         *uri,
                    GAppLaunchContext  *context,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GAppInfo) opener = NULL;
  g_autoptr (GError) error = NULL;
  GList uris = { .data = (gpointer) uri };

  g_return_if_fail (uri != NULL);
  g_return_if_fail (context == NULL || G_IS_APP_LAUNCH_CONTEXT (context));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hjl_open_uri_async);
  opener = find_opener (uri);
  if (opener == NULL)
    {
      g_app_info_launch_default_for_uri_async (uri, context, cancellable, did_launch, g_steal_pointer (&task));
      return;
    }

  if (g_desktop_app_info_launch_uris_as_manager (G_DESKTOP_APP_INFO (opener), &uris, context, flags,
                                                 leave_session, NULL, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

gboolean
hjl_open_uri_finish (GAsyncResult *result,
                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
